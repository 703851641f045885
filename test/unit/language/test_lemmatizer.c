/* The lemmatizer, from a pipeline's tables to lemmas. */
#include "language/lemmatizer.h"

#include "language/import_parts.h"
#include "model_bytes.h"
#include "wheel_bytes.h"
#include "test.h"

static const char rule_tables[] =
	"{\"lemma_index\": {\"#noun\": [\"man\", \"bus\", \"axe\", \"axis\"], \"#verb\": [\"see\"]},"
	" \"lemma_exc\": {\"#noun\": {\"men\": [\"man\"], \"axes\": [\"axis\", \"ax\", \"axe\"]}},"
	" \"lemma_rules\": {\"#noun\": [[\"s\", \"\"], [\"es\", \"\"], [\"ies\", \"y\"]], \"#verb\": [[\"ing\", \"\"], [\"ing\", \"e\"]]}}";

struct fixture {
	struct wheel_bytes bytes;
	struct model_bytes model;
	struct hb_labels labels;
	struct hb_lemmatizer *lemmatizer;
	struct hb_lemmatizer_state *state;
	struct hb_vocabulary vocabulary;
	struct hb_words words;
};

static struct fixture f;

static enum hb_status import(const char *mode, const char *language, const char *tables, struct hb_model_writer *writer)
{
	struct hb_wheel *wheel;
	char config[100] = "[components]\n[components.lemmatizer]\nfactory = \"lemmatizer\"\nmode = \"";
	strcat(strcat(config, mode), "\"\n");
	json_t *meta = json_loads("{\"labels\": {\"morphologizer\": [\"Number=Sing|POS=NOUN\", \"VerbForm=Ger|POS=VERB\"]}}", 0, NULL);
	wheel_bytes_init(&f.bytes);
	wheel_bytes_add_text(&f.bytes, "config.cfg", config);
	wheel_bytes_add_packed(&f.bytes, "lemmatizer/lookups/lookups.bin", tables);
	assert_int_equal(wheel_bytes_open(&f.bytes, &wheel), HB_OK);
	assert_int_equal(hb_import_ruler(wheel, meta, writer, NULL), HB_OK); /* for the labels */
	enum hb_status status = hb_import_lemmatizer(wheel, language, writer, NULL);
	hb_wheel_free(wheel);
	json_decref(meta);
	return status;
}

static void open_lemmatizer(const char *mode, const char *language, const char *tables)
{
	struct hb_model_writer *writer = hb_model_writer_new();
	assert_int_equal(import(mode, language, tables, writer), HB_OK);
	f.model = model_bytes_open(writer);
	assert_int_equal(hb_labels_open(f.model.file, &f.labels, NULL), HB_OK);
	assert_int_equal(hb_lemmatizer_open(f.model.file, &f.labels, &f.lemmatizer, NULL), HB_OK);
	f.state = hb_lemmatizer_state_new(f.lemmatizer);
	hb_words_init(&f.words, &f.vocabulary);
}

static void close_lemmatizer(void)
{
	hb_lemmatizer_state_free(f.state);
	hb_lemmatizer_free(f.lemmatizer);
	hb_words_release(&f.words);
	model_bytes_close(&f.model);
}

static const char *lemma(const char *text, const char *pos, const char *morph)
{
	bool computed;
	const struct hb_word *word = hb_words_get(&f.words, text, strlen(text), NULL, NULL);
	const char *first = hb_lemmatize(f.state, word, hb_label_number(&f.labels, pos), hb_label_number(&f.labels, morph),
					 &computed);
	assert_ptr_equal(first, hb_lemmatize(f.state, word, hb_label_number(&f.labels, pos),
					     hb_label_number(&f.labels, morph), &computed));
	return first;
}

static void lemmatize__rules_and_index(void **state)
{
	open_lemmatizer("rule", "en", rule_tables);
	assert_string_equal(lemma("Buses", "NOUN", ""), "bus");      /* the form that the index knows */
	assert_string_equal(lemma("wugs", "NOUN", ""), "wug");       /* no form is known: the first */
	assert_string_equal(lemma("3Ds", "NOUN", ""), "3d");         /* no letters only: not looked for in the index */
	assert_string_equal(lemma("Wug", "NOUN", ""), "Wug");        /* no rule fits */
	assert_string_equal(lemma("Seeing", "VERB", ""), "see");
	close_lemmatizer();
}

static void lemmatize__exceptions_come_first(void **state)
{
	open_lemmatizer("rule", "en", rule_tables);
	assert_string_equal(lemma("men", "NOUN", ""), "man");
	assert_string_equal(lemma("axes", "NOUN", ""), "ax"); /* the last that the rules do not give */
	close_lemmatizer();
}

static void lemmatize__base_forms_and_other_parts(void **state)
{
	open_lemmatizer("rule", "en", rule_tables);
	assert_string_equal(lemma("BUS", "NOUN", "Number=Sing"), "bus");
	assert_string_equal(lemma("Bergs", "PROPN", ""), "Bergs");
	assert_string_equal(lemma("The", "DET", ""), "the");
	assert_string_equal(lemma("\n", "SPACE", ""), "\n");
	assert_string_equal(lemma("Odd", "", ""), "odd");
	close_lemmatizer();
}

static void lemmatize__lookup(void **state)
{
	open_lemmatizer("lookup", "xx", "{\"lemma_lookup\": {\"#chevaux\": \"cheval\", \"#va\": [\"aller\", \"va\"]}}");
	assert_string_equal(lemma("chevaux", "NOUN", ""), "cheval");
	assert_string_equal(lemma("va", "VERB", ""), "aller");
	assert_string_equal(lemma("Chevaux", "NOUN", ""), "Chevaux");
	close_lemmatizer();
}

static void lemmatizer__import_refuses_what_it_does_not_know(void **state)
{
	static const struct {
		const char *mode, *language, *tables;
	} cases[] = {{"rule", "xx", "{}"},
		     {"guess", "en", "{}"},
		     {"lookup", "en", "{}"},
		     {"rule", "en", "{\"lemma_index\": {\"#noun\": [1]}}"},
		     {"rule", "en", "{\"lemma_rules\": {\"#noun\": [[\"s\"]]}}"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hb_model_writer *writer = hb_model_writer_new();
		assert_int_equal(import(cases[i].mode, cases[i].language, cases[i].tables, writer), HB_BAD_INPUT);
		hb_model_writer_free(writer);
	}
}

TEST_MAIN(cmocka_unit_test(lemmatize__rules_and_index), cmocka_unit_test(lemmatize__exceptions_come_first),
	  cmocka_unit_test(lemmatize__base_forms_and_other_parts), cmocka_unit_test(lemmatize__lookup),
	  cmocka_unit_test(lemmatizer__import_refuses_what_it_does_not_know))
