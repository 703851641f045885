/* Pages to sources: what is the text, what is furniture. */
#include "source_test.h"

#define PARAGRAPH_1 "The harbour master was seized on Tuesday evening, his deputy said, when four men stepped out of a van near the old customs house."
#define PARAGRAPH_2 "His sister asked the ministry for help on Wednesday. She said that nobody had called, and that nobody had asked for money."
#define PARAGRAPH_3 "A spokesman answered that the search went on, that two boats were taking part in it, and that the family was being told of every step."

static const char page[] =
	"<!doctype html><html lang=en><head><meta charset=utf-8><title>Harbour master seized | Coast Mail</title>"
	"<meta property=og:site_name content='Coast Mail'></head><body>"
	"<div class=cookie-banner><p>We use cookies, and so do our 240 partners. You can refuse them in the settings.</p></div>"
	"<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>"
	"<article><h1>Harbour master seized</h1><p class=standfirst>Family asks for a sign of life while two boats search the bay.</p>"
	"<p class=byline>By Anna Berg and Omar Haddad</p><div class='share-buttons'><a href=#>Share</a></div>"
	"<div class=article-body><p>" PARAGRAPH_1 "</p><figure><img src=a.jpg>"
	"<figcaption>The customs house on Wednesday morning, an hour before the search began.</figcaption></figure>"
	"<h2>A call that did not come</h2><p>" PARAGRAPH_2 "</p>"
	"<div class=newsletter-box><p>Get our morning letter. Sign up today, it costs nothing at all, and you can leave at any time.</p></div>"
	"<blockquote><p>\xE2\x80\x9CWe only want to hear his voice once, and then we shall wait as long as it takes.\xE2\x80\x9D</p></blockquote>"
	"<ul><li>a van without plates was seen at noon;</li><li>two telephones were found on the quay.</li></ul>"
	"<p>" PARAGRAPH_3 "</p><p>Read more: <a href=/x>Who guards the harbour?</a></p></div>"
	"<section class=related-articles><h3>Related</h3><p>Last year three sailors came home after a month at sea, and told nobody where they had been.</p></section>"
	"</article><div id=comments><p>First! I always said that the harbour was not safe, and nobody listened to me, ever.</p></div>"
	"<footer><p>Copyright Coast Mail. All rights reserved, in all countries, for ever and a day.</p></footer></body></html>";

static void html__furniture_stays_out_of_the_text(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page(page, arena);
	static const char *const in[] = {PARAGRAPH_1, PARAGRAPH_2, PARAGRAPH_3, "hear his voice", "two telephones"};
	static const char *const out[] = {"cookies", "Home", "Anna Berg", "Share", "morning letter", "Read more", "three sailors",
					  "First!",  "Copyright"};
	for (size_t i = 0; i < sizeof in / sizeof *in; i++)
		assert_non_null(strstr(source.text, in[i]));
	for (size_t i = 0; i < sizeof out / sizeof *out; i++)
		assert_null(strstr(source.text, out[i]));
	hb_arena_free(arena);
}

static void html__blocks_keep_their_kind(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page(page, arena);
	assert_int_equal(kind_of(&source, "Family asks", arena), HB_BLOCK_STANDFIRST);
	assert_int_equal(kind_of(&source, "The harbour master", arena), HB_BLOCK_PARAGRAPH);
	assert_int_equal(kind_of(&source, "The customs house", arena), HB_BLOCK_CAPTION);
	assert_int_equal(kind_of(&source, "A call that", arena), HB_BLOCK_HEADING);
	assert_int_equal(kind_of(&source, "\xE2\x80\x9CWe only", arena), HB_BLOCK_QUOTATION);
	assert_int_equal(kind_of(&source, "a van without", arena), HB_BLOCK_LIST_ITEM);
	for (size_t i = 1; i < source.n_blocks; i++)
		assert_true(source.blocks[i].span.start > source.blocks[i - 1].span.end);
	hb_arena_free(arena);
}

static void html__the_title_stands_in_the_text_when_asked_for(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source;
	struct hb_input input = {.bytes = page, .n_bytes = strlen(page), .title_in_text = true};
	assert_int_equal(hb_source_read(&input, arena, &source, NULL), HB_OK);
	assert_int_equal(source.blocks[0].kind, HB_BLOCK_TITLE);
	assert_string_equal(block_text(&source, 0, arena), "Harbour master seized");
	assert_string_equal(block_text(&source, 1, arena), "Family asks for a sign of life while two boats search the bay.");
	hb_arena_free(arena);
}

static void html__metadata_of_a_page_without_date_is_not_invented(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page(page, arena);
	assert_string_equal(source.title, "Harbour master seized");
	assert_string_equal(source.publisher, "Coast Mail");
	assert_int_equal(source.n_bylines, 2);
	assert_string_equal(source.bylines[0], "Anna Berg");
	assert_string_equal(source.bylines[1], "Omar Haddad");
	assert_string_equal(source.lang, "en");
	assert_null(source.published);
	assert_null(source.published_basis);
	assert_null(source.updated);
	assert_int_equal(strlen(source.sha256), 64);
	hb_arena_free(arena);
}

static void html__a_page_of_one_short_text_is_read(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page("<p>The council denies that he was ever arrested, and asks for calm.</p>", arena);
	assert_string_equal(source.text, "The council denies that he was ever arrested, and asks for calm.");
	source = read_page("<html></html>", arena);
	assert_string_equal(source.text, "");
	assert_int_equal(source.n_blocks, 0);
	hb_arena_free(arena);
}

static void html__scripts_and_comments_do_not_hide_text(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page("<body><script>var x = '<p>not this</p>';</script><!-- <p>nor this</p> --><p title='a > b'>" PARAGRAPH_1
					    "</p><svg><p>no drawing</p></svg><style>p { }</style><p>" PARAGRAPH_2 "</p><textarea><p>no form</textarea>",
					    arena);
	assert_string_equal(source.text, PARAGRAPH_1 "\n" PARAGRAPH_2);
	hb_arena_free(arena);
}

static void html__line_breaks_make_paragraphs(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page("<div>" PARAGRAPH_1 "<br><br>" PARAGRAPH_2 "<br>" PARAGRAPH_3 "</div>", arena);
	assert_int_equal(source.n_blocks, 2);
	assert_string_equal(block_text(&source, 0, arena), PARAGRAPH_1);
	assert_string_equal(block_text(&source, 1, arena), PARAGRAPH_2 "\n" PARAGRAPH_3);
	hb_arena_free(arena);
}

static void html__nesting_without_end_is_refused_with_its_place(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	size_t n = 200000;
	char *bytes = malloc(n * 5 + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(bytes + 5 * i, "<div>", 5);
	struct hb_source source;
	struct hb_error error = {0};
	struct hb_input input = {.bytes = bytes, .n_bytes = n * 5, .file = "deep.html"};
	assert_int_equal(hb_source_read(&input, arena, &source, &error), HB_BAD_INPUT);
	assert_string_equal(error.file, "deep.html");
	assert_int_equal(error.byte, 1500 * 5);
	free(bytes);
	hb_arena_free(arena);
}

static void html__formatting_elements_cannot_blow_a_page_up(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_buffer buffer;
	hb_buffer_init(&buffer, 8 << 20);
	hb_buffer_add_text(&buffer, "<p>");
	for (int i = 0; i < 1400; i++)
		hb_buffer_format(&buffer, "<b lang=c%d>", i);
	for (int i = 0; i < 20000; i++)
		hb_buffer_add_text(&buffer, "</p><p>x");
	struct hb_source source;
	struct hb_error error = {0};
	struct hb_input input = {.bytes = buffer.bytes, .n_bytes = buffer.n_bytes, .file = "b.html"};
	assert_int_equal(hb_source_read(&input, arena, &source, &error), HB_BAD_INPUT);
	hb_buffer_release(&buffer);
	hb_arena_free(arena);
}

TEST_MAIN(cmocka_unit_test(html__furniture_stays_out_of_the_text), cmocka_unit_test(html__blocks_keep_their_kind),
	  cmocka_unit_test(html__the_title_stands_in_the_text_when_asked_for),
	  cmocka_unit_test(html__metadata_of_a_page_without_date_is_not_invented),
	  cmocka_unit_test(html__a_page_of_one_short_text_is_read), cmocka_unit_test(html__scripts_and_comments_do_not_hide_text),
	  cmocka_unit_test(html__line_breaks_make_paragraphs),
	  cmocka_unit_test(html__nesting_without_end_is_refused_with_its_place),
	  cmocka_unit_test(html__formatting_elements_cannot_blow_a_page_up))
