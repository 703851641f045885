/* Tables that stand in a section of the model file and are used in place.
 *
 * Text map, all numbers u32, little-endian:
 *   n_slots (zero or a power of two), n_entries, n_values, n_pool_bytes,
 *   slots: n_slots of {offset of the key in the pool or UINT32_MAX for a free slot, value}; the home slot of a key is
 *          xxHash3-64(key) modulo n_slots, the next ones follow (linear probing),
 *   values: n_values numbers, whatever the owner keeps there (lists are a count followed by so many numbers),
 *   pool: texts, each ended by a NUL; the last byte is a NUL.
 * Id map: n_entries, 0, 0, n_pool_bytes, ids: n_entries u64 in ascending order, values: n_entries u32, pool.
 *
 * Opening checks that the parts fit the section; every access is checked as it happens, so that a broken file can at worst give
 * wrong texts.  Keys never hold a NUL. */
#ifndef HB_LANGUAGE_MAPS_H
#define HB_LANGUAGE_MAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "nn/model_file.h"

struct hb_text_map {
	const uint32_t *slots, *values;
	const char *pool;
	uint32_t n_slots, n_entries, n_values, n_pool_bytes;
};

struct hb_id_map {
	const uint64_t *ids;
	const uint32_t *values;
	const char *pool;
	uint32_t n_entries, n_pool_bytes;
};

/* Open the section of that name.  HB_NOT_FOUND when there is none, HB_BAD_INPUT when it breaks the format. */
HB_MUST_USE enum hb_status hb_text_map_open(const struct hb_model_file *file, const char *section,
					    struct hb_text_map *ret_map, struct hb_error *error);
HB_MUST_USE enum hb_status hb_id_map_open(const struct hb_model_file *file, const char *section,
					  struct hb_id_map *ret_map, struct hb_error *error);

/* Look a key up: false if it is not there.  *ret_key (may be NULL) is the key as it stands in the map.
 * A zeroed map is empty. */
bool hb_text_map_get(const struct hb_text_map *map, const char *key, size_t n_key_bytes, uint32_t *ret_value,
		     const char **ret_key);
bool hb_id_map_get(const struct hb_id_map *map, uint64_t id, uint32_t *ret_value);

/* The text at an offset of the pool; "" past its end. */
const char *hb_text_map_text(const struct hb_text_map *map, uint32_t offset);
const char *hb_id_map_text(const struct hb_id_map *map, uint32_t offset);

/* The list at an index of the values; empty when it does not fit. */
const uint32_t *hb_text_map_list(const struct hb_text_map *map, uint32_t index, uint32_t *ret_count);

/* ---- writing, for the import --------------------------------------------------------------------------------- */

struct hb_map_builder;

struct hb_map_builder *hb_map_builder_new(void);
void hb_map_builder_free(struct hb_map_builder *builder);

/* The offset of the text in the pool; equal texts are kept once. */
uint32_t hb_map_builder_text(struct hb_map_builder *builder, const char *bytes, size_t n_bytes);
/* Append a number to the values; returns its index. */
uint32_t hb_map_builder_value(struct hb_map_builder *builder, uint32_t value);
void hb_map_builder_set_value(struct hb_map_builder *builder, uint32_t index, uint32_t value);
/* Put a key; a later value of the same key replaces the earlier. */
void hb_map_builder_put(struct hb_map_builder *builder, const char *key, size_t n_key_bytes, uint32_t value);
void hb_map_builder_put_id(struct hb_map_builder *builder, uint64_t id, uint32_t value);

/* Write the section: the text map of what was put by key, or the id map of what was put by id. */
void hb_map_builder_write(struct hb_map_builder *builder, struct hb_model_writer *writer, const char *section);
void hb_map_builder_write_ids(struct hb_map_builder *builder, struct hb_model_writer *writer, const char *section);

#endif
