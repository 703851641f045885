/* The name finder's parts: which labels may follow which, the best chain and its margin, the tables, and how a document is seen. */
#include "test.h"

#include "finder/chain.h"
#include "finder/weights.h"

static const float no_transitions[HB_N_LABELS][HB_N_LABELS];

static void labels__a_name_that_is_open_goes_on_with_its_own_class(void **state)
{
	unsigned begin = hb_label(HB_NAMES_PERSON, HB_BEGIN), last = hb_label(HB_NAMES_PERSON, HB_LAST);

	assert_true(hb_label_follows(begin, last));
	assert_false(hb_label_follows(begin, HB_OUTSIDE));
	assert_false(hb_label_follows(begin, hb_label(HB_NAMES_PLACE, HB_LAST)));
	assert_false(hb_label_follows(HB_OUTSIDE, last));
	assert_true(hb_label_follows(last, begin));
	for (unsigned label = 1; label < HB_N_LABELS; label++)
		assert_int_equal(hb_label(hb_label_kind(label), hb_label_part(label)), label);
}

static void chain__labels_that_may_not_follow_are_never_taken(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	float scores[3][HB_N_LABELS] = {{0}};
	uint8_t labels[3];

	/* each token by itself wants to be the inside of a name; at the ends that cannot be */
	for (int i = 0; i < 3; i++)
		scores[i][hb_label(HB_NAMES_PERSON, HB_INSIDE)] = 5;
	hb_chain_best(arena, (const float (*)[HB_N_LABELS])scores, 3, no_transitions, labels, NULL);
	assert_int_equal(labels[0], hb_label(HB_NAMES_PERSON, HB_BEGIN));
	assert_int_equal(labels[1], hb_label(HB_NAMES_PERSON, HB_INSIDE));
	assert_int_equal(labels[2], hb_label(HB_NAMES_PERSON, HB_LAST));
	hb_arena_free(arena);
}

static void chain__margin_is_what_the_best_other_class_lacks(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	float scores[1][HB_N_LABELS] = {{0}}, margins[1];
	uint8_t labels[1];

	scores[0][hb_label(HB_NAMES_PERSON, HB_UNIT)] = 3;
	scores[0][hb_label(HB_NAMES_PLACE, HB_UNIT)] = 1;
	hb_chain_best(arena, (const float (*)[HB_N_LABELS])scores, 1, no_transitions, labels, margins);
	assert_int_equal(labels[0], hb_label(HB_NAMES_PERSON, HB_UNIT));
	assert_true(margins[0] > 1.99F && margins[0] < 2.01F);
	hb_arena_free(arena);
}

static void chain__nothing_has_no_labels(void **state)
{
	struct hb_arena *arena = hb_arena_new();

	hb_chain_best(arena, NULL, 0, no_transitions, NULL, NULL);
	hb_arena_free(arena);
}

static void word_classes__words_of_like_use_share_a_class(void **state)
{
	struct hb_word_class monday, friday, table, none;

	assert_true(hb_word_class_find("Monday", 6, &monday));
	assert_true(hb_word_class_find("Friday", 6, &friday));
	assert_true(hb_word_class_find("table", 5, &table));
	assert_true(monday.known && friday.known && table.known);
	assert_int_equal(monday.fine, friday.fine);
	assert_int_not_equal(monday.coarse, table.coarse);
	assert_false(hb_word_class_find("qzxqzxv", 7, &none));
	assert_false(none.known);
}

static void word_classes__parts_of_names_are_known(void **state)
{
	struct hb_word_class found;

	assert_true(hb_word_class_find("Ibrahim", 7, &found));
	assert_true(found.name_part > 0);
	assert_true(hb_word_class_find("because", 7, &found));
	assert_int_equal(found.name_part, 0);
}

static void weights__table_ends_every_search(void **state)
{
	struct hb_finder_weights weights;
	size_t found = 0;

	hb_finder_weights_open(&weights);
	assert_true(weights.n_slots > 0 && weights.step > 0);
	for (uint64_t i = 1; i < 2000; i++)
		found += hb_finder_weight(&weights, i * 0x9e3779b97f4a7c15U) != NULL;
	assert_true(found < 20); /* codes that no feature has */
}

/* A document of words apart by spaces, one block, no tree. */
struct text {
	struct hb_block blocks[1];
	struct hb_source source;
	struct hb_sentence sentences[1];
	struct hb_token tokens[16];
	struct hb_analysis analysis;
};

static void make_text(struct text *text, size_t n, const char *const *words, const char *const *lower)
{
	*text = (struct text){.blocks = {{.kind = HB_BLOCK_PARAGRAPH}}};
	for (size_t i = 0; i < n; i++)
		text->tokens[i] = (struct hb_token){.text = words[i], .lower = lower[i], .norm = lower[i], .lemma = lower[i], .tag = "NN", .pos = "NOUN",
						    .morph = "", .dep = "dep", .head = 0, .right_edge = (uint32_t)n - 1, .name = HB_NONE, .space_after = true};
	text->sentences[0] = (struct hb_sentence){.first = 0, .end = (uint32_t)n};
	text->source = (struct hb_source){.blocks = text->blocks, .n_blocks = 1};
	text->analysis = (struct hb_analysis){.source = &text->source, .tokens = text->tokens, .n_tokens = n, .sentences = text->sentences, .n_sentences = 1};
}

static void document__says_how_often_a_word_is_written_small_and_great(void **state)
{
	static const char *const words[] = {"Hope", "lives", "while", "Hope", "and", "hope", "wait"};
	static const char *const lower[] = {"hope", "lives", "while", "hope", "and", "hope", "wait"};
	struct hb_arena *arena = hb_arena_new();
	struct hb_finder_document document;
	struct text text;

	make_text(&text, 7, words, lower);
	hb_finder_open(&text.analysis, arena, &document);
	assert_int_equal(document.n, 7);
	assert_int_equal(document.words[0], document.words[3]);
	assert_int_not_equal(document.words[0], document.words[5]);
	assert_int_equal(document.lowers[0], document.lowers[5]);
	assert_int_equal(document.words_seen.items[document.words[0]].lower_seen, 1);
	assert_int_equal(document.words_seen.items[document.words[0]].capital_seen, 1); /* the first opens the sentence */
	hb_arena_free(arena);
}

static void document__positions_end_with_the_chain(void **state)
{
	static const char *const words[] = {"Nadia", "left"}, *const lower[] = {"nadia", "left"};
	struct hb_arena *arena = hb_arena_new();
	struct hb_finder_document document;
	struct text text;

	make_text(&text, 2, words, lower);
	hb_finder_open(&text.analysis, arena, &document);
	assert_false(hb_finder_beside(&document, 0, -1));
	assert_true(hb_finder_beside(&document, 0, 1));
	assert_false(hb_finder_beside(&document, 1, 1));
	assert_false(hb_finder_beside(&document, 0, 2));
	hb_arena_free(arena);
}

static void document__what_was_answered_is_counted_by_word(void **state)
{
	static const char *const words[] = {"Nadia", "met", "Nadia", "Haddad"}, *const lower[] = {"nadia", "met", "nadia", "haddad"};
	struct hb_arena *arena = hb_arena_new();
	struct hb_finder_document document;
	struct text text;
	uint8_t labels[4] = {(uint8_t)hb_label(HB_NAMES_PERSON, HB_UNIT), HB_OUTSIDE, (uint8_t)hb_label(HB_NAMES_PERSON, HB_BEGIN),
			     (uint8_t)hb_label(HB_NAMES_PERSON, HB_LAST)};

	make_text(&text, 4, words, lower);
	hb_finder_open(&text.analysis, arena, &document);
	hb_finder_answer(&document, labels);
	assert_int_equal(document.answers[document.lowers[0]].of[HB_NAMES_PERSON], 2);
	assert_int_equal(document.answers[document.lowers[0]].alone_person, 1);
	assert_int_equal(document.answers[document.lowers[3]].last_of_person, 1);
	assert_int_equal(document.answers[document.lowers[1]].of[HB_N_NAME_CLASSES], 1);
	hb_arena_free(arena);
}

static void finder__empty_document_has_no_names(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_analysis analysis = {0};
	struct hb_found_name *names;
	size_t n;

	hb_finder_run(&analysis, arena, &names, &n);
	assert_int_equal(n, 0);
	hb_arena_free(arena);
}

static void finder__a_word_in_small_letters_far_from_capitals_is_no_name(void **state)
{
	static const char *const words[] = {"the", "guards", "came", "back", "at", "night"};
	struct hb_arena *arena = hb_arena_new();
	struct text text;
	struct hb_found_name *names;
	size_t n;

	make_text(&text, 6, words, words);
	hb_finder_run(&text.analysis, arena, &names, &n);
	assert_int_equal(n, 0);
	hb_arena_free(arena);
}

TEST_MAIN(cmocka_unit_test(labels__a_name_that_is_open_goes_on_with_its_own_class), cmocka_unit_test(chain__labels_that_may_not_follow_are_never_taken),
	  cmocka_unit_test(chain__margin_is_what_the_best_other_class_lacks), cmocka_unit_test(chain__nothing_has_no_labels),
	  cmocka_unit_test(word_classes__words_of_like_use_share_a_class), cmocka_unit_test(word_classes__parts_of_names_are_known),
	  cmocka_unit_test(weights__table_ends_every_search), cmocka_unit_test(document__says_how_often_a_word_is_written_small_and_great),
	  cmocka_unit_test(document__positions_end_with_the_chain), cmocka_unit_test(document__what_was_answered_is_counted_by_word),
	  cmocka_unit_test(finder__empty_document_has_no_names), cmocka_unit_test(finder__a_word_in_small_letters_far_from_capitals_is_no_name))
