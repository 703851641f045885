/* The whole language stage against spaCy's analyses of sentences of our own (references.jsonl, made by test/parity/reference.py).
 * Needs the imported model: its path in HB_MODEL; without it the tests are skipped. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "language/language.h"
#include "comparison.h"

#include "test.h"

static struct hb_language_model *model;
static json_t *references; /* array */

static int load(void **state)
{
	const char *path = getenv("HB_MODEL"), *source = getenv("HB_REFERENCES");
	struct hb_error error;
	char *bytes, message[1024];
	size_t n_bytes;

	if (!path || !*path || !source)
		return 0;
	if (hb_language_load(path, &model, &error) != HB_OK || hb_file_read(source, 1 << 24, &bytes, &n_bytes, &error) != HB_OK) {
		fprintf(stderr, "%s\n", hb_error_text(&error, message, sizeof message));
		return -1;
	}
	references = json_array();
	for (char *line = bytes; *line; line += strcspn(line, "\n"), line += *line == '\n')
		json_array_append_new(references, json_loadb(line, strcspn(line, "\n"), 0, NULL));
	free(bytes);
	return 0;
}

static int unload(void **state)
{
	hb_language_free(model);
	json_decref(references);
	return 0;
}

static void compare_all(enum hb_precision precision, struct comparison *comparison)
{
	struct hb_workspace *workspace = hb_workspace_new(model, precision);
	struct hb_arena *arena = hb_arena_new();
	size_t i;
	const json_t *reference;
	json_array_foreach(references, i, reference) {
		struct hb_source source;
		struct hb_analysis analysis;
		assert_true(reference_source(reference, arena, &source));
		hb_analyse(workspace, &source, arena, &analysis);
		compare_analysis(&analysis, reference, comparison);
		hb_arena_reset(arena);
	}
	hb_arena_free(arena);
	hb_workspace_free(workspace);
}

static void analyse__tokens_as_spacy(void **state)
{
	struct comparison comparison = {.max_listed = 10};
	if (!model)
		skip();
	compare_all(HB_FLOAT32, &comparison);
	assert_true(comparison.n_tokens > 1000);
	assert_int_equal(comparison.n_different[COMPARED_TOKENS], 0);
	assert_int_equal(comparison.n_different[COMPARED_SPACE], 0);
	assert_int_equal(comparison.n_different[COMPARED_NORM], 0);
}

/* Float rounding differs between processors: one token in a thousand may. */
static void analyse__every_field_as_spacy(void **state)
{
	struct comparison comparison = {.max_listed = 10};
	if (!model)
		skip();
	compare_all(HB_FLOAT32, &comparison);
	for (int field = 0; field < COMPARED_FIELD_COUNT; field++)
		assert_true(comparison.n_different[field] * 1000 <= comparison.n_tokens);
}

static void analyse__reduced_precision_keeps_answers(void **state)
{
	struct comparison comparison = {0};
	if (!model)
		skip();
	compare_all(HB_REDUCED, &comparison);
	assert_int_equal(comparison.n_different[COMPARED_TOKENS], 0);
	for (int field = 0; field < COMPARED_FIELD_COUNT; field++)
		assert_true(comparison.n_different[field] * 50 <= comparison.n_tokens);
}

static const struct hb_source *quoted_source(struct hb_arena *arena)
{
	static const char text[] = "Two men freed\nBy Jane Doe\n\xc3\x89milie  met them. They wept.";
	static const struct hb_block blocks[] = {
		{HB_BLOCK_TITLE, {0, 13}}, {HB_BLOCK_BYLINE, {14, 25}}, {HB_BLOCK_PARAGRAPH, {26, 54}}};
	struct hb_source *source = hb_arena_zero(arena, 1, sizeof *source);
	*source = (struct hb_source){.id = "x", .text = text, .n_text_bytes = sizeof text - 1, .blocks = blocks, .n_blocks = 3};
	return source;
}

static void analyse__blocks_offsets_and_edges(void **state)
{
	if (!model)
		skip();
	struct hb_workspace *workspace = hb_workspace_new(model, HB_FLOAT32);
	struct hb_arena *arena = hb_arena_new();
	struct hb_analysis a;
	hb_analyse(workspace, quoted_source(arena), arena, &a);

	assert_true(a.n_sentences >= 2);
	for (size_t i = 0; i < a.n_tokens; i++) {
		const struct hb_token *token = &a.tokens[i];
		const struct hb_sentence *sentence = &a.sentences[token->sentence];
		assert_int_equal(token->end_byte - token->start_byte, strlen(token->text));
		assert_memory_equal(a.source->text + token->start_byte, token->text, strlen(token->text));
		assert_true(token->end <= 13 || token->start >= 26); /* the byline is not read */
		assert_true(sentence->first <= i && i < sentence->end);
		assert_int_equal(sentence->block, token->end <= 13 ? 0 : 2);
		assert_true(token->left_edge <= i && i <= token->right_edge);
		assert_true(a.tokens[token->head].left_edge <= token->left_edge);
		assert_true(a.tokens[token->head].right_edge >= token->right_edge);
	}
	assert_string_equal(a.tokens[3].text, "\xc3\x89milie");
	assert_string_equal(a.tokens[3].lower, "\xc3\xa9milie");
	assert_int_equal(a.tokens[3].start, 26);
	assert_int_equal(a.tokens[4].start, 33); /* the second of two spaces is a token */
	assert_true(a.tokens[4].is_space);
	hb_arena_free(arena);
	hb_workspace_free(workspace);
}

static void analyse__equal_labels_are_one_pointer(void **state)
{
	if (!model)
		skip();
	struct hb_workspace *workspace = hb_workspace_new(model, HB_FLOAT32);
	struct hb_arena *arena = hb_arena_new();
	struct hb_analysis a;
	hb_analyse(workspace, quoted_source(arena), arena, &a);
	for (size_t i = 0; i < a.n_tokens; i++) {
		for (size_t j = 0; j < a.n_tokens; j++) {
			assert_true((strcmp(a.tokens[i].tag, a.tokens[j].tag) == 0) == (a.tokens[i].tag == a.tokens[j].tag));
			assert_true((strcmp(a.tokens[i].pos, a.tokens[j].pos) == 0) == (a.tokens[i].pos == a.tokens[j].pos));
			assert_true((strcmp(a.tokens[i].dep, a.tokens[j].dep) == 0) == (a.tokens[i].dep == a.tokens[j].dep));
			assert_true((strcmp(a.tokens[i].morph, a.tokens[j].morph) == 0) ==
				    (a.tokens[i].morph == a.tokens[j].morph));
		}
	}
	hb_arena_free(arena);
	hb_workspace_free(workspace);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(analyse__tokens_as_spacy),
		cmocka_unit_test(analyse__every_field_as_spacy),
		cmocka_unit_test(analyse__reduced_precision_keeps_answers),
		cmocka_unit_test(analyse__blocks_offsets_and_edges),
		cmocka_unit_test(analyse__equal_labels_are_one_pointer),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
