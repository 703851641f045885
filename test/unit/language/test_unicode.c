/* Characters as Python's str methods see them. */
#include "language/unicode.h"

#include "test.h"

static void assert_lower(const char *text, const char *expected)
{
	struct hb_arena *arena = hb_arena_new();
	assert_string_equal(hb_lower(arena, text, strlen(text)), expected);
	hb_arena_free(arena);
}

static void assert_shape(const char *text, const char *expected)
{
	struct hb_arena *arena = hb_arena_new();
	assert_string_equal(hb_word_shape(arena, text, strlen(text)), expected);
	hb_arena_free(arena);
}

static void lower__full_mapping(void **state)
{
	assert_lower("McIntyre-5", "mcintyre-5");
	assert_lower("\xc4\xb0stanbul", "i\xcc\x87stanbul"); /* the dotted I grows */
	assert_lower("\xc4\xb0\xc4\xb0\xc4\xb0", "i\xcc\x87i\xcc\x87i\xcc\x87");
	assert_lower("\xce\xa3\xce\x91\xce\xa3", "\xcf\x83\xce\xb1\xcf\x82"); /* final sigma */
	assert_lower("\xc8\xba", "\xe2\xb1\xa5"); /* two bytes become three */
	assert_lower("", "");
}

static void shape__runs_are_cut_at_four(void **state)
{
	assert_shape("Xylophones", "Xxxxx");
	assert_shape("1,234,567.89", "d,ddd,ddd.dd");
	assert_shape("U.S.", "X.X.");
	assert_shape("\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0", "Xxxxx");
	assert_shape("\xe6\x9d\xb1\xe4\xba\xac", "xx");
	assert_shape("m\xc2\xb2", "xd");
	assert_shape("------", "----");
	char long_word[101] = "";
	memset(long_word, 'a', 100);
	assert_shape(long_word, "LONG");
}

static void is_space__as_python(void **state)
{
	assert_true(hb_is_space_cp(0x1c));
	assert_true(hb_is_space_cp(0x85));
	assert_true(hb_is_space_cp(0x3000));
	assert_false(hb_is_space_cp(0x200b));
	assert_false(hb_is_space_cp(0x180e));
	assert_false(hb_is_space_cp(0xfeff));
}

static void ends__by_characters(void **state)
{
	assert_int_equal(hb_first_character_bytes("\xe2\x82\xac" "5", 4), 3);
	assert_int_equal(hb_first_character_bytes("", 0), 0);
	assert_int_equal(hb_last_characters_bytes("a\xc3\xa9\xe2\x82\xac" "5", 7, 3), 6);
	assert_int_equal(hb_last_characters_bytes("ab", 2, 3), 2);
}

TEST_MAIN(cmocka_unit_test(lower__full_mapping), cmocka_unit_test(shape__runs_are_cut_at_four),
	  cmocka_unit_test(is_space__as_python), cmocka_unit_test(ends__by_characters))
