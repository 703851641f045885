/* Mentions: names repaired and typed, nominals, pronouns; and the look-ups and name comparisons under them. */
#include "people_test.h"

#include "extract/people/gazetteer.h"

static void mention__titles_are_no_part_of_a_name(void **state)
{
	struct people_case test;

	people_open(&test, "titles");
	assert_non_null(people_mention(&test, "Paul Odhiambo", 0));
	assert_non_null(people_mention(&test, "Grace Wanjiru", 0));
	assert_non_null(people_mention(&test, "Odhiambo", 0));
	assert_true(people_mention(&test, "Odhiambo", 0)->possessive);
	assert_int_equal(people_mention(&test, "Wanjiru", 0)->gender, HB_FEMALE);
	people_close(&test);
}

static void mention__nickname_in_quotation_marks_stays_in_the_name(void **state)
{
	struct people_case test;

	people_open(&test, "nickname");
	assert_non_null(people_mention(&test, "Yelena \"Lena\" Markova", 0));
	people_close(&test);
}

static void mention__what_a_word_of_kinship_brings_in_is_a_person(void **state)
{
	struct people_case test;

	people_open(&test, "kin_names");
	assert_int_equal(people_mention(&test, "Virginia", 0)->type, HB_PERSON);
	assert_int_equal(people_mention(&test, "Esdras", 0)->type, HB_PERSON);
	assert_int_equal(people_mention(&test, "Boureima", 0)->type, HB_PERSON);
	people_close(&test);
}

static void mention__a_number_without_a_noun_is_people_where_people_are_freed(void **state)
{
	struct people_case test;

	people_open(&test, "number_alone");
	assert_non_null(people_mention(&test, "The three", 0));
	assert_int_equal(people_mention(&test, "The three", 0)->count_min, 3);
	assert_null(people_mention(&test, "40", 0));
	assert_null(people_mention(&test, "All four", 0)); /* nothing says that they are people */
	people_close(&test);
}

static void mention__noun_in_apposition_makes_a_person(void **state)
{
	struct people_case test;

	people_open(&test, "kin_names");
	assert_int_equal(people_mention(&test, "Austin Tice", 0)->type, HB_PERSON);
	people_close(&test);
}

static void mention__born_makes_a_person_of_what_the_model_took_for_a_place(void **state)
{
	struct people_case test;

	people_open(&test, "born");
	assert_non_null(people_mention(&test, "Amara Okafor", 0));
	assert_int_equal(people_mention(&test, "Amara Okafor", 0)->type, HB_PERSON);
	people_close(&test);
}

static void mention__bare_plurals_and_any_are_nobody_in_particular(void **state)
{
	struct people_case test;

	people_open(&test, "generic");
	assert_non_null(people_mention(&test, "hostages", 0));
	assert_false(people_mention(&test, "hostages", 0)->specific);
	assert_int_equal(people_entity(&test, "hostages", 0), HB_NONE);
	assert_false(people_mention(&test, "Any prisoner", 0)->specific);
	people_close(&test);
}

static void mention__counted_group_has_its_count(void **state)
{
	struct people_case test;
	const struct hb_found_mention *drivers;

	people_open(&test, "generic");
	drivers = people_mention(&test, "Two Kenyan drivers", 0);
	assert_non_null(drivers);
	assert_int_equal(drivers->type, HB_GROUP);
	assert_int_equal(drivers->count_min, 2);
	assert_int_equal(drivers->count_max, 2);
	people_close(&test);
}

static void mention__heads_are_in_order_and_looked_up_by_token(void **state)
{
	struct people_case test;

	people_open(&test, "relatives");
	for (uint32_t i = 0; i < test.reading.mentions.count; i++) {
		const struct hb_found_mention *mention = &test.reading.mentions.items[i];

		assert_true(mention->first <= mention->head && mention->head < mention->end);
		assert_int_equal(test.reading.mention_of_head[mention->head], i);
		if (i > 0)
			assert_true(test.reading.mentions.items[i - 1].head < mention->head);
	}
	people_close(&test);
}

static void gazetteer__names_fold_to_plain_letters(void **state)
{
	struct hb_arena *arena = hb_arena_new();

	assert_string_equal(hb_fold_name(arena, "José O’Neil", strlen("José O’Neil")), "jose oneil");
	assert_string_equal(hb_fold_name(arena, "Łukasz Müller-Weiß", strlen("Łukasz Müller-Weiß")), "lukasz muller weiss");
	assert_string_equal(hb_fold_name(arena, "", 0), "");
	hb_arena_free(arena);
}

static void gazetteer__spellings_near_but_not_short_words(void **state)
{
	assert_true(hb_spelling_near("volkonsky", "volkonski"));
	assert_true(hb_spelling_near("haddad", "hadad"));
	assert_false(hb_spelling_near("lee", "lea"));
	assert_false(hb_spelling_near("roth", "both"));
	assert_false(hb_spelling_near("martinez", "martens"));
}

static void gazetteer__given_names_agree_by_initial_and_short_form(void **state)
{
	assert_true(hb_given_names_agree("alexander", "sasha"));
	assert_true(hb_given_names_agree("m", "maxim"));
	assert_true(hb_given_names_agree("william", "bill"));
	assert_false(hb_given_names_agree("hassan", "salim"));
	assert_false(hb_given_names_agree("john", "jane"));
}

static void gazetteer__demonyms_and_places_give_codes(void **state)
{
	assert_string_equal(hb_demonym_code("kenyans"), "KE");
	assert_string_equal(hb_demonym_code("russian"), "RU");
	assert_null(hb_demonym_code("gas"));
	assert_string_equal(hb_place_code("united kingdom"), "GB");
	assert_string_equal(hb_place_code("mosul"), "IQ");
	assert_string_equal(hb_place_code("sahel"), "");
	assert_null(hb_place_code("atlantis"));
}

static void lexicon__keys_are_sorted_and_found(void **state)
{
	const struct hb_lexicon *list = &hb_lexicon_kinship;

	for (size_t i = 0; i < list->n_entries; i++) {
		if (i > 0)
			assert_true(strcmp(list->entries[i - 1].key, list->entries[i].key) < 0);
		assert_ptr_equal(hb_lexicon_find(list, list->entries[i].key, strlen(list->entries[i].key)), &list->entries[i]);
	}
	assert_null(hb_lexicon_find(list, "fathe", 5));
	assert_null(hb_lexicon_find(list, "fathers", 7));
	assert_string_equal(hb_lexicon_field(list, "mum", 0), "mother");
}

TEST_MAIN(cmocka_unit_test(mention__titles_are_no_part_of_a_name),
	  cmocka_unit_test(mention__what_a_word_of_kinship_brings_in_is_a_person), cmocka_unit_test(mention__noun_in_apposition_makes_a_person),
	  cmocka_unit_test(mention__a_number_without_a_noun_is_people_where_people_are_freed),
	  cmocka_unit_test(mention__nickname_in_quotation_marks_stays_in_the_name),
	  cmocka_unit_test(mention__born_makes_a_person_of_what_the_model_took_for_a_place),
	  cmocka_unit_test(mention__bare_plurals_and_any_are_nobody_in_particular),
	  cmocka_unit_test(mention__counted_group_has_its_count),
	  cmocka_unit_test(mention__heads_are_in_order_and_looked_up_by_token),
	  cmocka_unit_test(gazetteer__names_fold_to_plain_letters),
	  cmocka_unit_test(gazetteer__spellings_near_but_not_short_words),
	  cmocka_unit_test(gazetteer__given_names_agree_by_initial_and_short_form),
	  cmocka_unit_test(gazetteer__demonyms_and_places_give_codes), cmocka_unit_test(lexicon__keys_are_sorted_and_found))
