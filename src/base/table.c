/* Hash table: see table.h.  Linear probing, at most half full. */
#include "base/table.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/memory.h"

void hb_table_init(struct hb_table *table)
{
	*table = (struct hb_table){0};
}

void hb_table_release(struct hb_table *table)
{
	free(table->entries);
	hb_table_init(table);
}

static struct hb_table_entry *find(const struct hb_table *table, const char *key, size_t n_key_bytes, uint32_t hash)
{
	for (size_t i = hash & (table->capacity - 1);; i = (i + 1) & (table->capacity - 1)) {
		struct hb_table_entry *entry = &table->entries[i];
		if (!entry->key)
			return entry;
		if (entry->hash == hash && entry->n_key_bytes == n_key_bytes &&
		    (!n_key_bytes || memcmp(entry->key, key, n_key_bytes) == 0))
			return entry;
	}
}

static void grow(struct hb_table *table)
{
	struct hb_table larger = {.capacity = table->capacity ? table->capacity * 2 : 16, .count = table->count};
	larger.entries = hb_alloc_zero(larger.capacity, sizeof *larger.entries);
	for (size_t i = 0; i < table->capacity; i++) {
		struct hb_table_entry *entry = &table->entries[i];
		if (entry->key)
			*find(&larger, entry->key, entry->n_key_bytes, entry->hash) = *entry;
	}
	free(table->entries);
	*table = larger;
}

uint64_t *hb_table_add(struct hb_table *table, const char *key, size_t n_key_bytes, uint64_t fallback, bool *ret_new)
{
	if (n_key_bytes > UINT32_MAX)
		hb_out_of_memory(n_key_bytes);
	if (table->count * 2 >= table->capacity)
		grow(table);
	uint32_t hash = (uint32_t)XXH3_64bits(key, n_key_bytes);
	struct hb_table_entry *entry = find(table, key, n_key_bytes, hash);
	bool is_new = !entry->key;
	if (is_new) {
		*entry = (struct hb_table_entry){key, (uint32_t)n_key_bytes, hash, fallback};
		table->count++;
	}
	if (ret_new)
		*ret_new = is_new;
	return &entry->value;
}

uint64_t *hb_table_get(const struct hb_table *table, const char *key, size_t n_key_bytes)
{
	if (!table->count || n_key_bytes > UINT32_MAX)
		return NULL;
	struct hb_table_entry *entry = find(table, key, n_key_bytes, (uint32_t)XXH3_64bits(key, n_key_bytes));
	return entry->key ? &entry->value : NULL;
}
