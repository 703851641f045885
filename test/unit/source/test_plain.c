/* Plain text, JSON lines, and the record as JSON. */
#include "source_test.h"

static const char report[] =
	"Harbour master seized near customs house\n"
	"Family asks for a sign of life while two boats search the bay.\n"
	"By Anna Berg and Omar Haddad\n"
	"The harbour master was seized on Tuesday evening, his deputy said, when four men stepped out of a van near the quay.\n"
	"A call that did not come\n"
	"His sister asked the ministry for help on Wednesday. She said that nobody had called, and that nobody had asked for money.  \n"
	"- a van without plates was seen at noon;\n"
	"\xE2\x80\x9CWe only want to hear his voice once, and then we shall wait.\xE2\x80\x9D\n"
	"Read more: Who guards the harbour?\n"
	"Post a Comment for \"Harbour master seized\"";

static void plain__blocks_are_marked_and_the_text_is_not_touched(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_text(report, arena);
	assert_string_equal(source.text, report);
	assert_int_equal(kind_of(&source, "Harbour master", arena), HB_BLOCK_TITLE);
	assert_int_equal(kind_of(&source, "Family asks", arena), HB_BLOCK_STANDFIRST);
	assert_int_equal(kind_of(&source, "By Anna", arena), HB_BLOCK_BYLINE);
	assert_int_equal(kind_of(&source, "The harbour", arena), HB_BLOCK_PARAGRAPH);
	assert_int_equal(kind_of(&source, "A call", arena), HB_BLOCK_HEADING);
	assert_int_equal(kind_of(&source, "- a van", arena), HB_BLOCK_LIST_ITEM);
	assert_int_equal(kind_of(&source, "\xE2\x80\x9CWe only", arena), HB_BLOCK_QUOTATION);
	assert_int_equal(kind_of(&source, "Read more", arena), HB_BLOCK_FURNITURE);
	assert_int_equal(kind_of(&source, "Post a", arena), HB_BLOCK_FURNITURE);
	assert_string_equal(source.title, "Harbour master seized near customs house");
	assert_int_equal(source.n_bylines, 2);
	assert_string_equal(source.lang, "en");
	assert_null(source.published);
	hb_arena_free(arena);
}

static void plain__lines_broken_to_a_width_are_joined_into_paragraphs(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_text("The harbour master was seized on Tuesday evening, his deputy\n"
					    "said, when four men stepped out of a van near the old customs\n"
					    "house and told him to come along.\n\n"
					    "His sister asked the ministry for help on Wednesday. She said\n"
					    "that nobody had called, and that nobody had asked for money or\n"
					    "for anything else.\n",
					    arena);
	assert_int_equal(source.n_blocks, 2);
	hb_arena_free(arena);
}

static void plain__a_masthead_is_not_the_title(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_text("THE COAST MAIL\n\nSunday, May 12, 2019\n\nA harbour without a master\n\nby Anna Berg, staff writer\n\n"
					    "After five days the harbour master slept in his own bed last night, and his sister slept on the floor beside it.\n",
					    arena);
	assert_string_equal(source.title, "A harbour without a master");
	assert_string_equal(source.publisher, "THE COAST MAIL");
	assert_string_equal(source.published, "2019-05-12");
	assert_string_equal(source.published_basis, "text");
	hb_arena_free(arena);
}

static void given_text__stays_unchanged_to_the_last_space(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	const char line[] = "{\"id\":\"a1\",\"lang\":\"en-GB\",\"published\":\"2019-05\",\"text\":\" \\u00a0He is free.\\r\\n\\n  She is not.\\t \"}";
	struct hb_input input;
	struct hb_source source;
	assert_int_equal(hb_input_from_json_line(line, strlen(line), arena, &input, NULL), HB_OK);
	assert_int_equal(hb_source_read(&input, arena, &source, NULL), HB_OK);
	assert_string_equal(source.text, " \xC2\xA0He is free.\r\n\n  She is not.\t ");
	assert_int_equal(source.n_blocks, 2);
	assert_string_equal(block_text(&source, 0, arena), "He is free.");
	assert_string_equal(source.id, "a1");
	assert_string_equal(source.lang, "en");
	assert_string_equal(source.published, "2019-05");
	hb_arena_free(arena);
}

static void json_line__bad_lines_say_what_and_where(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	static const char *const bad[][2] = {
		{"{\"text\":", "not JSON"},	    {"[1]", "JSON object"},	       {"{\"id\":\"a\"}", "\"text\" or \"html\""},
		{"{\"text\":1}", "\"text\" or"},    {"{\"text\":\"a\",\"html\":\"b\"}", "one of them"},
		{"{\"text\":\"a\",\"url\":3}", "\"url\" has to be a string"},
		{"{\"text\":\"a\",\"text\":\"b\"}", "not JSON"},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct hb_input input;
		struct hb_error error = {.byte = UINT64_MAX};
		assert_int_equal(hb_input_from_json_line(bad[i][0], strlen(bad[i][0]), arena, &input, &error), HB_BAD_INPUT);
		assert_non_null(strstr(error.message, bad[i][1]));
	}
	struct hb_input input;
	struct hb_error error = {0};
	assert_int_equal(hb_input_from_json_line("{\"text\": tru}", 13, arena, &input, &error), HB_BAD_INPUT);
	assert_in_range(error.byte, 9, 13);
	hb_arena_free(arena);
}

static void plain__the_dateline_is_a_block_of_its_own(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	const char text[] = "Engineer freed\n\nBEIRUT, May 6 (Sample Wire) - Karim Example was freed on Monday, his wife said.\n";
	struct hb_source source = read_text(text, arena);
	assert_int_equal(source.n_blocks, 3);
	assert_int_equal(source.blocks[1].kind, HB_BLOCK_DATELINE);
	assert_int_equal(source.blocks[2].kind, HB_BLOCK_PARAGRAPH);
	assert_memory_equal(text + source.blocks[2].span.start, "Karim Example", 13);
	assert_memory_equal(text + source.blocks[1].span.end - 1, "-", 1);
	hb_arena_free(arena);
}

/* What kind of block the line after the title is. */
static enum hb_block_kind kind_of_second_line(const char *line)
{
	struct hb_arena *arena = hb_arena_new();
	const char *text = hb_arena_format(arena, "Engineer freed near the border\n\n%s\n\nKarim Example was freed on Monday, his wife said.\n", line);
	struct hb_source source = read_text(text, arena);
	enum hb_block_kind kind;
	assert_true(source.n_blocks >= 3);
	kind = source.blocks[1].kind;
	hb_arena_free(arena);
	return kind;
}

static void plain__a_place_in_capitals_before_the_day_is_a_dateline(void **state)
{
	assert_int_equal(kind_of_second_line("BEIRUT 2024-05-06"), HB_BLOCK_DATELINE);
	assert_int_equal(kind_of_second_line("MARIUPOL, May 6, 2024"), HB_BLOCK_DATELINE); /* not March */
	assert_int_equal(kind_of_second_line("MONROVIA, May 6, 2024"), HB_BLOCK_DATELINE); /* not Monday */
	assert_int_equal(kind_of_second_line("MONDAY, May 6, 2024"), HB_BLOCK_BYLINE);
	assert_int_equal(kind_of_second_line("MAY 6, 2024"), HB_BLOCK_BYLINE);
}

static void plain__credits_below_are_a_block_of_their_own(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_text("Engineer freed\n\nKarim Example was freed on Monday, his wife said.\n\n"
					    "(Reporting by Anna Berg and Hayu Lestari; Editing by Tom Reyes)\n",
					    arena);
	assert_int_equal(source.blocks[source.n_blocks - 1].kind, HB_BLOCK_CREDIT);
	hb_arena_free(arena);
}

static void record__goes_to_json_and_back(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_text(report, arena), back;
	json_t *object = hb_source_to_json(&source);
	assert_int_equal(hb_source_from_json(object, arena, &back, NULL), HB_OK);
	assert_string_equal(back.text, source.text);
	assert_string_equal(back.sha256, source.sha256);
	assert_int_equal(back.n_blocks, source.n_blocks);
	assert_int_equal(back.n_bylines, 2);
	assert_null(back.published);
	json_array_append_new(json_object_get(object, "blocks"), json_pack("[iis]", 5, 99999, "paragraph"));
	struct hb_error error = {0};
	assert_int_equal(hb_source_from_json(object, arena, &back, &error), HB_BAD_INPUT);
	json_decref(object);
	hb_arena_free(arena);
}

static void source__what_is_neither_text_nor_page_is_refused(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	static const char bytes[64] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
	struct hb_source source;
	struct hb_error error = {0};
	struct hb_input input = {.bytes = bytes, .n_bytes = sizeof bytes, .file = "a.png"};
	assert_int_equal(hb_source_read(&input, arena, &source, &error), HB_BAD_INPUT);
	assert_string_equal(error.file, "a.png");
	hb_arena_free(arena);
}

static void source__sha256_is_over_the_original_bytes(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_text("abc", arena);
	assert_string_equal(source.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(source.id, "ba7816bf8f01cfea");
	hb_arena_free(arena);
}

static void language__a_control_character_does_not_hide_it(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_text("The family \xC2\x83 waited for news all night, and nobody called.\n", arena);
	assert_string_equal(source.lang, "en");
	source = read_text("Die Familie wartete die ganze Nacht auf Nachricht, und niemand rief an.\n", arena);
	assert_string_equal(source.lang, "de");
	source = read_text("12:30 14:15 16:00", arena);
	assert_null(source.lang);
	hb_arena_free(arena);
}

TEST_MAIN(cmocka_unit_test(plain__blocks_are_marked_and_the_text_is_not_touched),
	  cmocka_unit_test(plain__lines_broken_to_a_width_are_joined_into_paragraphs),
	  cmocka_unit_test(plain__a_masthead_is_not_the_title), cmocka_unit_test(given_text__stays_unchanged_to_the_last_space),
	  cmocka_unit_test(json_line__bad_lines_say_what_and_where), cmocka_unit_test(plain__the_dateline_is_a_block_of_its_own),
	  cmocka_unit_test(plain__a_place_in_capitals_before_the_day_is_a_dateline), cmocka_unit_test(plain__credits_below_are_a_block_of_their_own),
	  cmocka_unit_test(record__goes_to_json_and_back),
	  cmocka_unit_test(source__what_is_neither_text_nor_page_is_refused),
	  cmocka_unit_test(source__sha256_is_over_the_original_bytes), cmocka_unit_test(language__a_control_character_does_not_hide_it))
