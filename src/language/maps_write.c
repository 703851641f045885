/* Tables in the model file, writing: see maps.h. */
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/table.h"
#include "language/maps.h"

static const size_t max_section_bytes = (size_t)1 << 30;

struct id_entry {
	uint64_t id;
	uint32_t value, order; /* order: later ones of one id win */
};

struct hb_map_builder {
	struct hb_arena *arena;
	struct hb_table texts; /* text -> offset in the pool */
	struct hb_table keys;  /* key -> value */
	struct hb_buffer pool;
	HB_ARRAY(uint32_t) values;
	HB_ARRAY(struct id_entry) ids;
};

struct hb_map_builder *hb_map_builder_new(void)
{
	struct hb_map_builder *builder = hb_alloc_zero(1, sizeof *builder);
	builder->arena = hb_arena_new();
	hb_table_init(&builder->texts);
	hb_table_init(&builder->keys);
	hb_buffer_init(&builder->pool, max_section_bytes);
	hb_map_builder_text(builder, "", 0);
	return builder;
}

void hb_map_builder_free(struct hb_map_builder *builder)
{
	if (!builder)
		return;
	hb_table_release(&builder->texts);
	hb_table_release(&builder->keys);
	hb_buffer_release(&builder->pool);
	hb_arena_free(builder->arena);
	free(builder);
}

uint32_t hb_map_builder_text(struct hb_map_builder *builder, const char *bytes, size_t n_bytes)
{
	bool is_new;
	char *copy = hb_arena_copy_text(builder->arena, bytes, n_bytes);
	uint64_t *offset = hb_table_add(&builder->texts, copy, n_bytes, builder->pool.n_bytes, &is_new);

	if (is_new)
		hb_buffer_add(&builder->pool, copy, n_bytes + 1);
	return (uint32_t)*offset;
}

uint32_t hb_map_builder_value(struct hb_map_builder *builder, uint32_t value)
{
	HB_PUSH(builder->arena, builder->values, value);
	return (uint32_t)builder->values.count - 1;
}

void hb_map_builder_set_value(struct hb_map_builder *builder, uint32_t index, uint32_t value)
{
	builder->values.items[index] = value;
}

void hb_map_builder_put(struct hb_map_builder *builder, const char *key, size_t n_key_bytes, uint32_t value)
{
	char *copy = hb_arena_copy_text(builder->arena, key, n_key_bytes);
	*hb_table_add(&builder->keys, copy, n_key_bytes, value, NULL) = value;
}

void hb_map_builder_put_id(struct hb_map_builder *builder, uint64_t id, uint32_t value)
{
	HB_PUSH(builder->arena, builder->ids, (struct id_entry){id, value, (uint32_t)builder->ids.count});
}

/* Half empty, so that probing stays short. */
static uint32_t slots_for(size_t n_entries)
{
	uint32_t n_slots = n_entries ? 2 : 0;
	while (n_slots && n_slots < n_entries * 3 / 2)
		n_slots *= 2;
	return n_slots;
}

static int compare_keys(const void *left, const void *right)
{
	const struct hb_table_entry *a = left, *b = right;
	return strcmp(a->key, b->key);
}

void hb_map_builder_write(struct hb_map_builder *builder, struct hb_model_writer *writer, const char *section)
{
	size_t n_keys = 0;
	uint32_t n_slots = slots_for(builder->keys.count);
	uint32_t *slots = hb_alloc(n_slots ? n_slots : 1, 8);
	struct hb_table_entry *keys = hb_alloc(builder->keys.count + 1, sizeof *keys);
	struct hb_buffer out;

	/* In the order of the keys, so that one wheel always gives one file. */
	for (size_t i = 0; i < builder->keys.capacity; i++) {
		if (builder->keys.entries[i].key)
			keys[n_keys++] = builder->keys.entries[i];
	}
	qsort(keys, n_keys, sizeof *keys, compare_keys);
	memset(slots, 0xff, 8 * (size_t)n_slots);
	for (size_t i = 0; i < n_keys; i++) {
		uint32_t slot = (uint32_t)XXH3_64bits(keys[i].key, keys[i].n_key_bytes) & (n_slots - 1);
		while (slots[2 * slot] != UINT32_MAX)
			slot = (slot + 1) & (n_slots - 1);
		slots[2 * slot] = hb_map_builder_text(builder, keys[i].key, keys[i].n_key_bytes);
		slots[2 * slot + 1] = (uint32_t)keys[i].value;
	}

	uint32_t header[4] = {n_slots, (uint32_t)n_keys, (uint32_t)builder->values.count,
			      (uint32_t)builder->pool.n_bytes};
	hb_buffer_init(&out, max_section_bytes);
	hb_buffer_add(&out, header, sizeof header);
	hb_buffer_add(&out, slots, 8 * (size_t)n_slots);
	if (builder->values.count)
		hb_buffer_add(&out, builder->values.items, 4 * builder->values.count);
	hb_buffer_add(&out, builder->pool.bytes, builder->pool.n_bytes);
	hb_model_writer_add(writer, section, out.bytes, out.n_bytes);
	hb_buffer_release(&out);
	free(keys);
	free(slots);
}

static int compare_ids(const void *left, const void *right)
{
	const struct id_entry *a = left, *b = right;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

void hb_map_builder_write_ids(struct hb_map_builder *builder, struct hb_model_writer *writer, const char *section)
{
	struct id_entry *ids = builder->ids.items;
	size_t count = 0;
	struct hb_buffer out;

	if (builder->ids.count)
		qsort(ids, builder->ids.count, sizeof *ids, compare_ids);
	for (size_t i = 0; i < builder->ids.count; i++) {
		if (count && ids[count - 1].id == ids[i].id)
			count--;
		ids[count++] = ids[i];
	}
	uint32_t header[4] = {(uint32_t)count, 0, 0, (uint32_t)builder->pool.n_bytes};
	hb_buffer_init(&out, max_section_bytes);
	hb_buffer_add(&out, header, sizeof header);
	for (size_t i = 0; i < count; i++)
		hb_buffer_add(&out, &ids[i].id, 8);
	for (size_t i = 0; i < count; i++)
		hb_buffer_add(&out, &ids[i].value, 4);
	hb_buffer_add(&out, builder->pool.bytes, builder->pool.n_bytes);
	hb_model_writer_add(writer, section, out.bytes, out.n_bytes);
	hb_buffer_release(&out);
	builder->ids.count = count;
}
