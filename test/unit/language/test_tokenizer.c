/* The tokenizer with rules of our own in a model file made in memory. */
#include "language/tokenizer.h"

#include <stdlib.h>

#include "language/maps.h"

#include "model_bytes.h"
#include "test.h"

struct fixture {
	struct model_bytes model;
	struct hb_tokenizer *tokenizer;
	struct hb_tokenizer_state *state;
};

static void put_text(struct hb_map_builder *builder, const char *key, const char *text)
{
	hb_map_builder_put(builder, key, strlen(key), hb_map_builder_text(builder, text, strlen(text)));
}

/* A special case of two tokens, the second with a norm. */
static void put_special(struct hb_map_builder *builder, const char *first, const char *second, const char *norm)
{
	char chunk[32];
	strcpy(chunk, first);
	strcat(chunk, second);
	uint32_t list = hb_map_builder_value(builder, *second ? 4 : 2);
	hb_map_builder_value(builder, hb_map_builder_text(builder, first, strlen(first)));
	hb_map_builder_value(builder, UINT32_MAX);
	if (*second) {
		hb_map_builder_value(builder, hb_map_builder_text(builder, second, strlen(second)));
		hb_map_builder_value(builder, norm ? hb_map_builder_text(builder, norm, strlen(norm)) : UINT32_MAX);
	}
	hb_map_builder_put(builder, chunk, strlen(chunk), list);
}

static int open_fixture(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	struct hb_model_writer *writer = hb_model_writer_new();
	struct hb_map_builder *patterns = hb_map_builder_new(), *specials = hb_map_builder_new(), *phrases = hb_map_builder_new();

	put_text(patterns, "prefix", "^\\(|^\"|^\\.\\.+");
	put_text(patterns, "suffix", "\\)$|\"$|,$|\\.$|\\.\\.+$");
	put_text(patterns, "infix", "(?<=[a-z])-(?=[a-z])|/");
	put_text(patterns, "url", "\\A(?:https?://\\S+$)");
	put_special(specials, "do", "n't", "not");
	put_special(specials, "a.m.", "", NULL);
	put_special(specials, ":-", ")", NULL);
	put_special(specials, "x/y", "", NULL);
	hb_map_builder_value(phrases, 3); /* x/y as the infixes cut it */
	hb_map_builder_value(phrases, hb_map_builder_text(phrases, "x", 1));
	hb_map_builder_value(phrases, hb_map_builder_text(phrases, "/", 1));
	hb_map_builder_value(phrases, hb_map_builder_text(phrases, "y", 1));
	hb_map_builder_write(patterns, writer, "tokenizer/patterns");
	hb_map_builder_write(specials, writer, "tokenizer/specials");
	hb_map_builder_write(phrases, writer, "tokenizer/phrases");
	f->model = model_bytes_open(writer);
	assert_int_equal(hb_tokenizer_open(f->model.file, &f->tokenizer, NULL), HB_OK);
	f->state = hb_tokenizer_state_new(f->tokenizer);
	hb_map_builder_free(patterns);
	hb_map_builder_free(specials);
	hb_map_builder_free(phrases);
	*state = f;
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *f = *state;
	hb_tokenizer_state_free(f->state);
	hb_tokenizer_free(f->tokenizer);
	model_bytes_close(&f->model);
	free(f);
	return 0;
}

/* The tokens with '|' between them, '_' for a space that follows. */
static void assert_tokens(void **state, const char *text, const char *expected)
{
	struct fixture *f = *state;
	const struct hb_piece *pieces;
	size_t n_pieces;
	char got[4096] = "";
	uint32_t at = 0;

	hb_tokenize(f->state, text, strlen(text), &pieces, &n_pieces);
	for (size_t i = 0; i < n_pieces; i++) {
		assert_int_equal(pieces[i].start_byte, at);
		at += pieces[i].word->n_bytes + pieces[i].space_after;
		strcat(got, pieces[i].word->text);
		strcat(got, pieces[i].space_after ? "_|" : "|");
	}
	assert_int_equal(at, strlen(text));
	assert_string_equal(got, expected);
}

static void tokenize__spaces(void **state)
{
	assert_tokens(state, "", "");
	assert_tokens(state, "one two", "one_|two|");
	assert_tokens(state, "one  two ", "one_| |two_|");
	assert_tokens(state, " one", " |one|");
	assert_tokens(state, "one\n two", "one|\n |two|");
	assert_tokens(state, "one \ntwo", "one_|\n|two|");
	assert_tokens(state, "   ", "   |");
}

static void tokenize__affixes_and_infixes(void **state)
{
	assert_tokens(state, "(\"well-known\"),", "(|\"|well|-|known|\"|)|,|");
	assert_tokens(state, "and/or", "and|/|or|");
	assert_tokens(state, "-lead 3-4", "-lead_|3-4|");
	assert_tokens(state, "((", "(|(|");
}

static void tokenize__specials_inside_of_affixes(void **state)
{
	assert_tokens(state, "(don't)", "(|do|n't|)|");
	assert_tokens(state, "a.m.,", "a.m.|,|");
	assert_tokens(state, "a.m. b.m.", "a.m._|b.m|.|");
}

static void tokenize__special_norm_belongs_to_its_token(void **state)
{
	struct fixture *f = *state;
	const struct hb_piece *pieces;
	size_t n_pieces;
	hb_tokenize(f->state, "don't n't", 9, &pieces, &n_pieces);
	assert_int_equal(n_pieces, 3);
	assert_string_equal(pieces[1].word->norm, "not");
	assert_string_equal(pieces[2].word->norm, "n't");
	assert_true(pieces[1].word->orth == pieces[2].word->orth);
}

static void tokenize__phrases_are_found_again(void **state)
{
	assert_tokens(state, "x/y", "x/y|");
	assert_tokens(state, "(x/y,", "(|x/y|,|");
	assert_tokens(state, "z/x/y", "z|/|x/y|"); /* only after the infixes are cut */
	assert_tokens(state, "x / y", "x_|/_|y|"); /* the spaces are not those of the special case */
}

static void tokenize__urls_are_kept(void **state)
{
	assert_tokens(state, "(http://a.org/b-c,", "(|http://a.org/b-c|,|");
}

static void tokenize__hostile_chunks_end_soon(void **state)
{
	struct fixture *f = *state;
	const struct hb_piece *pieces;
	size_t n_pieces, n_bytes = 200000;
	char *text = malloc(n_bytes);

	memset(text, '(', n_bytes);
	hb_tokenize(f->state, text, n_bytes, &pieces, &n_pieces);
	assert_int_equal(n_pieces, 1); /* longer than any chunk that is cut */
	hb_tokenize(f->state, text, 500, &pieces, &n_pieces);
	assert_int_equal(n_pieces, 500);
	hb_tokenize(f->state, text, 16000, &pieces, &n_pieces);
	assert_true(n_pieces < 100);
	for (size_t i = 0; i < n_bytes; i += 2)
		text[i] = '.';
	hb_tokenize(f->state, text, 16000, &pieces, &n_pieces);
	assert_true(n_pieces >= 1);
	free(text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

TEST_MAIN(TEST(tokenize__spaces), TEST(tokenize__affixes_and_infixes), TEST(tokenize__specials_inside_of_affixes),
	  TEST(tokenize__special_norm_belongs_to_its_token), TEST(tokenize__phrases_are_found_again),
	  TEST(tokenize__urls_are_kept), TEST(tokenize__hostile_chunks_end_soon))
