/* UTF-8 and offsets. */
#include "base/utf8.h"

#include "test.h"

static void utf8__decodes_what_it_wrote(void **state)
{
	for (uint32_t code_point = 1; code_point <= 0x10FFFF; code_point += code_point < 0x3000 ? 1 : 97) {
		if (code_point >= 0xD800 && code_point <= 0xDFFF)
			continue;
		char out[4];
		size_t length = hb_utf8_put(code_point, out);
		const char *at = out;
		assert_int_equal(hb_utf8_next(&at, out + length), code_point);
		assert_ptr_equal(at, out + length);
		assert_true(hb_utf8_valid(out, length));
	}
}

static void utf8__malformed_bytes_become_replacement_characters(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	size_t length;
	const char bad[] = "a\xC0\xAF\xED\xA0\x80z\xE2\x82";
	assert_false(hb_utf8_valid(bad, sizeof bad - 1));
	const char *good = hb_utf8_repair(arena, bad, sizeof bad - 1, &length);
	assert_true(hb_utf8_valid(good, length));
	assert_int_equal(good[0], 'a');
	assert_int_equal(hb_utf8_count_cp(good, length), 1 + 2 + 3 + 1 + 1);
	hb_arena_free(arena);
}

static void offsets__bytes_and_code_points_agree_everywhere(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	char text[4096];
	size_t n_bytes = 0, n_cp = 0;
	size_t byte_of[2048];
	static const uint32_t mixed[] = {'a', 0x5E9, 0x2019, 0x1F600, 'z', 0x416};
	while (n_bytes < sizeof text - 8) {
		byte_of[n_cp] = n_bytes;
		n_bytes += hb_utf8_put(mixed[n_cp % 6], text + n_bytes);
		n_cp++;
	}
	byte_of[n_cp] = n_bytes;
	struct hb_offsets offsets;
	hb_offsets_init(&offsets, arena, text, n_bytes);
	assert_int_equal(offsets.n_cp, n_cp);
	for (size_t cp = 0; cp <= n_cp; cp++) {
		assert_int_equal(hb_offsets_byte(&offsets, cp), byte_of[cp]);
		assert_int_equal(hb_offsets_cp(&offsets, byte_of[cp]), cp);
	}
	hb_arena_free(arena);
}

TEST_MAIN(cmocka_unit_test(utf8__decodes_what_it_wrote),
	  cmocka_unit_test(utf8__malformed_bytes_become_replacement_characters),
	  cmocka_unit_test(offsets__bytes_and_code_points_agree_everywhere))
