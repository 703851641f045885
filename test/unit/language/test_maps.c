/* Tables of the model file: what is written is found again; broken sections are refused or harmless. */
#include "language/maps.h"

#include <stdio.h>

#include "model_bytes.h"
#include "test.h"

static void text_map__holds_what_was_put(void **state)
{
	struct hb_model_writer *writer = hb_model_writer_new();
	struct hb_map_builder *builder = hb_map_builder_new();
	char key[16];
	for (uint32_t i = 0; i < 1000; i++) {
		int n_bytes = snprintf(key, sizeof key, "key%u", i);
		hb_map_builder_put(builder, key, (size_t)n_bytes, i);
	}
	hb_map_builder_put(builder, "key7", 4, 7777); /* the later value stays */
	hb_map_builder_write(builder, writer, "map");
	struct model_bytes model = model_bytes_open(writer);
	struct hb_text_map map;
	uint32_t value;
	const char *stored;
	assert_int_equal(hb_text_map_open(model.file, "map", &map, NULL), HB_OK);
	assert_int_equal(map.n_entries, 1000);
	for (uint32_t i = 0; i < 1000; i++) {
		int n_bytes = snprintf(key, sizeof key, "key%u", i);
		assert_true(hb_text_map_get(&map, key, (size_t)n_bytes, &value, &stored));
		assert_int_equal(value, i == 7 ? 7777 : i);
		assert_string_equal(stored, key);
	}
	assert_false(hb_text_map_get(&map, "key", 3, &value, NULL));
	assert_false(hb_text_map_get(&map, "", 0, &value, NULL));
	model_bytes_close(&model);
	hb_map_builder_free(builder);
}

static void text_map__lists_and_texts_keep_inside(void **state)
{
	struct hb_model_writer *writer = hb_model_writer_new();
	struct hb_map_builder *builder = hb_map_builder_new();
	uint32_t hello = hb_map_builder_text(builder, "hello", 5), count;
	assert_int_equal(hb_map_builder_text(builder, "hello", 5), hello);
	hb_map_builder_value(builder, 2);
	hb_map_builder_value(builder, hello);
	hb_map_builder_value(builder, 5); /* as a list it would reach past the end */
	hb_map_builder_write(builder, writer, "map");
	struct model_bytes model = model_bytes_open(writer);
	struct hb_text_map map;
	assert_int_equal(hb_text_map_open(model.file, "map", &map, NULL), HB_OK);
	assert_string_equal(hb_text_map_text(&map, hello), "hello");
	assert_string_equal(hb_text_map_text(&map, 1000000), "");
	const uint32_t *list = hb_text_map_list(&map, 0, &count);
	assert_int_equal(count, 2);
	assert_int_equal(list[0], hello);
	hb_text_map_list(&map, 2, &count);
	assert_int_equal(count, 0);
	hb_text_map_list(&map, 3, &count);
	assert_int_equal(count, 0);
	model_bytes_close(&model);
	hb_map_builder_free(builder);
}

static void id_map__holds_the_last_of_each_id(void **state)
{
	struct hb_model_writer *writer = hb_model_writer_new();
	struct hb_map_builder *builder = hb_map_builder_new();
	hb_map_builder_put_id(builder, UINT64_MAX, 1);
	hb_map_builder_put_id(builder, 5, 2);
	hb_map_builder_put_id(builder, 9, 3);
	hb_map_builder_put_id(builder, 5, 4);
	hb_map_builder_write_ids(builder, writer, "ids");
	struct model_bytes model = model_bytes_open(writer);
	struct hb_id_map map;
	uint32_t value;
	assert_int_equal(hb_id_map_open(model.file, "ids", &map, NULL), HB_OK);
	assert_int_equal(map.n_entries, 3);
	assert_true(hb_id_map_get(&map, 5, &value));
	assert_int_equal(value, 4);
	assert_true(hb_id_map_get(&map, UINT64_MAX, &value));
	assert_int_equal(value, 1);
	assert_false(hb_id_map_get(&map, 6, &value));
	assert_false(hb_id_map_get(&map, 0, &value));
	model_bytes_close(&model);
	hb_map_builder_free(builder);
}

static void maps__broken_sections(void **state)
{
	static const uint32_t cases[][5] = {
		{1000, 0, 0, 4, 0},        /* more slots than there are */
		{3, 0, 0, 4, 0},           /* no power of two */
		{0, 0, 0, 0, 0},           /* no pool */
		{0, 0, 0x40000000, 4, 0},  /* more values than there are */
		{0, 0, 0, 4, 0x01010101},  /* the pool does not end */
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hb_model_writer *writer = hb_model_writer_new();
		struct hb_text_map map;
		hb_model_writer_add(writer, "map", cases[i], sizeof cases[i]);
		hb_model_writer_add(writer, "short", cases[i], 8);
		struct model_bytes model = model_bytes_open(writer);
		assert_int_equal(hb_text_map_open(model.file, "map", &map, NULL), HB_BAD_INPUT);
		assert_int_equal(hb_text_map_open(model.file, "short", &map, NULL), HB_BAD_INPUT);
		assert_int_equal(hb_text_map_open(model.file, "none", &map, NULL), HB_NOT_FOUND);
		model_bytes_close(&model);
	}
}

/* A table without a free slot whose keys point anywhere still ends. */
static void maps__full_table_ends(void **state)
{
	static const uint32_t full[] = {2, 2, 0, 4, 900, 0, 1, 0, 0x00006261};
	struct hb_model_writer *writer = hb_model_writer_new();
	struct hb_text_map map;
	uint32_t value;
	hb_model_writer_add(writer, "map", full, sizeof full);
	struct model_bytes model = model_bytes_open(writer);
	assert_int_equal(hb_text_map_open(model.file, "map", &map, NULL), HB_OK);
	assert_false(hb_text_map_get(&map, "zz", 2, &value, NULL));
	assert_true(hb_text_map_get(&map, "b", 1, &value, NULL));
	model_bytes_close(&model);
}

TEST_MAIN(cmocka_unit_test(text_map__holds_what_was_put), cmocka_unit_test(text_map__lists_and_texts_keep_inside),
	  cmocka_unit_test(id_map__holds_the_last_of_each_id), cmocka_unit_test(maps__broken_sections),
	  cmocka_unit_test(maps__full_table_ends))
