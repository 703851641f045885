/* A hash table from byte strings to 64-bit values, for the life of one document or one request.
 * Keys are borrowed: they must outlive the table.  Open addressing; the hash is xxHash (libxxhash). */
#ifndef HB_BASE_TABLE_H
#define HB_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hb_table_entry {
	const char *key; /* NULL: free */
	uint32_t n_key_bytes, hash;
	uint64_t value;
};

struct hb_table {
	struct hb_table_entry *entries;
	size_t count, capacity;
};

void hb_table_init(struct hb_table *table);
void hb_table_release(struct hb_table *table);

/* The place of the key's value, added as `fallback` when the key is new (*ret_new may be NULL).  Valid until the next
 * addition. */
uint64_t *hb_table_add(struct hb_table *table, const char *key, size_t n_key_bytes, uint64_t fallback, bool *ret_new);

/* The place of the key's value, NULL if it is not there. */
uint64_t *hb_table_get(const struct hb_table *table, const char *key, size_t n_key_bytes);

#endif
