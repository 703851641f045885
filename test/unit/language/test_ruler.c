/* The attribute ruler, from a pipeline's patterns to what they set. */
#include "language/ruler.h"

#include "language/import_parts.h"
#include "model_bytes.h"
#include "wheel_bytes.h"
#include "test.h"

struct fixture {
	struct wheel_bytes bytes;
	struct model_bytes model;
	struct hb_labels labels;
	struct hb_ruler *ruler;
	struct hb_vocabulary vocabulary;
	struct hb_words words;
	struct hb_regex_state *regex;
	struct hb_arena *arena;
};

static struct fixture f;

static enum hb_status import(const char *patterns)
{
	struct hb_wheel *wheel;
	struct hb_model_writer *writer = hb_model_writer_new();
	json_t *meta = json_loads("{\"labels\": {\"tagger\": [\"NN\", \"VB\", \"PRP\"], \"parser\": [\"nsubj\", \"dobj\"]}}", 0, NULL);

	wheel_bytes_init(&f.bytes);
	wheel_bytes_add_text(&f.bytes, "config.cfg", "");
	wheel_bytes_add_packed(&f.bytes, "attribute_ruler/patterns", patterns);
	assert_int_equal(wheel_bytes_open(&f.bytes, &wheel), HB_OK);
	enum hb_status status = hb_import_ruler(wheel, meta, writer, NULL);
	hb_wheel_free(wheel);
	json_decref(meta);
	if (status == HB_OK)
		f.model = model_bytes_open(writer);
	else
		hb_model_writer_free(writer);
	return status;
}

static void open_ruler(const char *patterns)
{
	assert_int_equal(import(patterns), HB_OK);
	assert_int_equal(hb_labels_open(f.model.file, &f.labels, NULL), HB_OK);
	assert_int_equal(hb_ruler_open(f.model.file, &f.labels, &f.ruler, NULL), HB_OK);
	hb_words_init(&f.words, &f.vocabulary);
	f.regex = hb_regex_state_new();
	f.arena = hb_arena_new();
}

static void close_ruler(void)
{
	hb_arena_free(f.arena);
	hb_regex_state_free(f.regex);
	hb_words_release(&f.words);
	hb_ruler_free(f.ruler);
	model_bytes_close(&f.model);
}

static struct hb_ruled_token token(const char *text, const char *tag, const char *dep)
{
	return (struct hb_ruled_token){.word = hb_words_get(&f.words, text, strlen(text), NULL, NULL),
				       .tag = hb_label_number(&f.labels, tag),
				       .dep = hb_label_number(&f.labels, dep)};
}

static const char *label(uint16_t number)
{
	return hb_label_text(&f.labels, number);
}

static void ruler__tags_to_parts_and_morphology(void **state)
{
	open_ruler("[{\"patterns\": [[{\"TAG\": \"NN\"}]], \"attrs\": {\"POS\": \"NOUN\", \"MORPH\": \"Number=Sing|Case=Nom\"}, \"index\": 0},"
		   "{\"patterns\": [[{\"TAG\": \"VB\"}]], \"attrs\": {\"POS\": \"VERB\", \"MORPH\": \"_\"}, \"index\": 0}]");
	struct hb_ruled_token tokens[] = {token("men", "NN", "nsubj"), token("go", "VB", "dobj")};
	hb_ruler_apply(f.ruler, f.regex, f.arena, tokens, 2);
	assert_string_equal(label(tokens[0].pos), "NOUN");
	assert_string_equal(label(tokens[0].morph), "Case=Nom|Number=Sing");
	assert_string_equal(label(tokens[1].pos), "VERB");
	assert_string_equal(label(tokens[1].morph), "");
	assert_null(tokens[1].lemma);
	close_ruler();
}

static void ruler__later_rules_win_and_see_the_old_tokens(void **state)
{
	open_ruler("[{\"patterns\": [[{\"LOWER\": \"do\"}]], \"attrs\": {\"POS\": \"AUX\", \"TAG\": \"NN\"}, \"index\": 0},"
		   "{\"patterns\": [[{\"TAG\": \"VB\"}]], \"attrs\": {\"POS\": \"VERB\"}, \"index\": 0},"
		   "{\"patterns\": [[{\"TAG\": \"NN\"}]], \"attrs\": {\"POS\": \"X\"}, \"index\": 0}]");
	struct hb_ruled_token tokens[] = {token("Do", "VB", NULL)};
	hb_ruler_apply(f.ruler, f.regex, f.arena, tokens, 1);
	assert_string_equal(label(tokens[0].pos), "VERB");
	assert_string_equal(label(tokens[0].tag), "NN");
	close_ruler();
}

static void ruler__patterns_of_several_tokens(void **state)
{
	open_ruler("[{\"patterns\": [[{\"LOWER\": \"gon\"}, {\"LOWER\": \"na\"}]], \"attrs\": {\"LEMMA\": \"to\"}, \"index\": -1},"
		   "{\"patterns\": [[{\"LOWER\": \"gon\"}, {\"LOWER\": {\"REGEX\": \"^n[ao]$\"}}]], \"attrs\": {\"LEMMA\": \"go\"}, \"index\": 0}]");
	struct hb_ruled_token tokens[] = {token("na", NULL, NULL), token("Gon", NULL, NULL), token("na", NULL, NULL),
					  token("gon", NULL, NULL)};
	hb_ruler_apply(f.ruler, f.regex, f.arena, tokens, 4);
	assert_null(tokens[0].lemma);
	assert_string_equal(tokens[1].lemma, "go");
	assert_string_equal(tokens[2].lemma, "to");
	assert_null(tokens[3].lemma); /* the pattern would reach past the end */
	close_ruler();
}

static void ruler__sets_and_flags(void **state)
{
	open_ruler("[{\"patterns\": [[{\"DEP\": {\"NOT_IN\": [\"dobj\", \"\"]}, \"TAG\": {\"IN\": [\"NN\", \"PRP\"]}}]], \"attrs\": {\"POS\": \"PRON\"}, \"index\": 0},"
		   "{\"patterns\": [[{\"IS_SPACE\": true}]], \"attrs\": {\"TAG\": \"_SP\"}, \"index\": 0}]");
	struct hb_ruled_token tokens[] = {token("he", "PRP", "nsubj"), token("he", "PRP", "dobj"), token("he", "PRP", NULL),
					  token("\n", "NN", "nsubj"), token("he", "VB", "nsubj")};
	hb_ruler_apply(f.ruler, f.regex, f.arena, tokens, 5);
	assert_string_equal(label(tokens[0].pos), "PRON");
	assert_string_equal(label(tokens[1].pos), "");
	assert_string_equal(label(tokens[2].pos), "");
	assert_string_equal(label(tokens[3].pos), "PRON");
	assert_string_equal(label(tokens[3].tag), "_SP");
	assert_string_equal(label(tokens[4].pos), "");
	close_ruler();
}

static void ruler__import_refuses_what_it_does_not_know(void **state)
{
	assert_int_equal(import("[{\"patterns\": [[{\"SHAPE\": \"xx\"}]], \"attrs\": {\"POS\": \"X\"}}]"), HB_BAD_INPUT);
	assert_int_equal(import("[{\"patterns\": [[{\"TAG\": \"NN\", \"OP\": \"+\"}]], \"attrs\": {\"POS\": \"X\"}}]"), HB_BAD_INPUT);
	assert_int_equal(import("[{\"patterns\": [[{\"TAG\": {\"FUZZY\": \"NN\"}}]], \"attrs\": {\"POS\": \"X\"}}]"), HB_BAD_INPUT);
	assert_int_equal(import("[{\"patterns\": [[{\"TAG\": \"NN\"}]], \"attrs\": {\"ENT_TYPE\": \"X\"}}]"), HB_BAD_INPUT);
	assert_int_equal(import("[{\"patterns\": [[]], \"attrs\": {\"POS\": \"X\"}}]"), HB_BAD_INPUT);
	assert_int_equal(import("[{\"patterns\": [[{\"TAG\": \"NN\"}]], \"attrs\": {\"POS\": \"X\"}, \"index\": 1}]"), HB_BAD_INPUT);
	assert_int_equal(import("{}"), HB_BAD_INPUT);
}

TEST_MAIN(cmocka_unit_test(ruler__tags_to_parts_and_morphology), cmocka_unit_test(ruler__later_rules_win_and_see_the_old_tokens),
	  cmocka_unit_test(ruler__patterns_of_several_tokens), cmocka_unit_test(ruler__sets_and_flags),
	  cmocka_unit_test(ruler__import_refuses_what_it_does_not_know))
