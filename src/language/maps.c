/* Tables in the model file, reading: see maps.h. */
#include "language/maps.h"

#include <string.h>
#include <xxhash.h>

enum { HEADER_BYTES = 16 };

static enum hb_status open_section(const struct hb_model_file *file, const char *section, const void **ret_bytes,
				   size_t *ret_n_bytes, uint32_t header[4], struct hb_error *error)
{
	enum hb_status status = hb_model_file_section(file, section, ret_bytes, ret_n_bytes, error);
	if (status != HB_OK)
		return status;
	if (*ret_n_bytes < HEADER_BYTES)
		return hb_fail(error, HB_BAD_INPUT, "section %s is too short", section);
	memcpy(header, *ret_bytes, HEADER_BYTES);
	return HB_OK;
}

enum hb_status hb_text_map_open(const struct hb_model_file *file, const char *section, struct hb_text_map *ret_map,
				struct hb_error *error)
{
	const void *bytes;
	size_t n_bytes;
	uint32_t header[4];
	enum hb_status status = open_section(file, section, &bytes, &n_bytes, header, error);

	if (status != HB_OK)
		return status;
	uint64_t wanted = HEADER_BYTES + 8 * (uint64_t)header[0] + 4 * (uint64_t)header[2] + header[3];
	if (wanted > n_bytes || (header[0] & (header[0] - 1)) || header[3] == 0)
		return hb_fail(error, HB_BAD_INPUT, "section %s breaks its format", section);

	struct hb_text_map map = {.n_slots = header[0],
				  .n_entries = header[1],
				  .n_values = header[2],
				  .n_pool_bytes = header[3]};
	map.slots = (const uint32_t *)bytes + 4;
	map.values = map.slots + 2 * (size_t)map.n_slots;
	map.pool = (const char *)(map.values + map.n_values);
	if (map.pool[map.n_pool_bytes - 1] != '\0')
		return hb_fail(error, HB_BAD_INPUT, "section %s breaks its format", section);
	*ret_map = map;
	return HB_OK;
}

enum hb_status hb_id_map_open(const struct hb_model_file *file, const char *section, struct hb_id_map *ret_map,
			      struct hb_error *error)
{
	const void *bytes;
	size_t n_bytes;
	uint32_t header[4];
	enum hb_status status = open_section(file, section, &bytes, &n_bytes, header, error);

	if (status != HB_OK)
		return status;
	if (HEADER_BYTES + 12 * (uint64_t)header[0] + header[3] > n_bytes || header[3] == 0)
		return hb_fail(error, HB_BAD_INPUT, "section %s breaks its format", section);

	struct hb_id_map map = {.n_entries = header[0], .n_pool_bytes = header[3]};
	map.ids = (const uint64_t *)((const char *)bytes + HEADER_BYTES);
	map.values = (const uint32_t *)(map.ids + map.n_entries);
	map.pool = (const char *)(map.values + map.n_entries);
	if (map.pool[map.n_pool_bytes - 1] != '\0')
		return hb_fail(error, HB_BAD_INPUT, "section %s breaks its format", section);
	*ret_map = map;
	return HB_OK;
}

bool hb_text_map_get(const struct hb_text_map *map, const char *key, size_t n_key_bytes, uint32_t *ret_value,
		     const char **ret_key)
{
	if (!map->n_slots)
		return false;
	uint32_t mask = map->n_slots - 1, home = (uint32_t)XXH3_64bits(key, n_key_bytes);
	for (uint32_t probe = 0; probe < map->n_slots; probe++) {
		const uint32_t *slot = map->slots + 2 * (size_t)((home + probe) & mask);
		if (slot[0] == UINT32_MAX)
			return false;
		if (slot[0] >= map->n_pool_bytes || map->n_pool_bytes - slot[0] <= n_key_bytes)
			continue;
		const char *candidate = map->pool + slot[0];
		if (memcmp(candidate, key, n_key_bytes) == 0 && candidate[n_key_bytes] == '\0') {
			*ret_value = slot[1];
			if (ret_key)
				*ret_key = candidate;
			return true;
		}
	}
	return false;
}

bool hb_id_map_get(const struct hb_id_map *map, uint64_t id, uint32_t *ret_value)
{
	uint32_t low = 0, high = map->n_entries;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (map->ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == map->n_entries || map->ids[low] != id)
		return false;
	*ret_value = map->values[low];
	return true;
}

const char *hb_text_map_text(const struct hb_text_map *map, uint32_t offset)
{
	return offset < map->n_pool_bytes ? map->pool + offset : "";
}

const char *hb_id_map_text(const struct hb_id_map *map, uint32_t offset)
{
	return offset < map->n_pool_bytes ? map->pool + offset : "";
}

const uint32_t *hb_text_map_list(const struct hb_text_map *map, uint32_t index, uint32_t *ret_count)
{
	if (index >= map->n_values || map->values[index] > map->n_values - index - 1) {
		*ret_count = 0;
		return NULL;
	}
	*ret_count = map->values[index];
	return map->values + index + 1;
}
