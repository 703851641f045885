/* Who is who: names, aliases, relatives kept apart, pronouns, nominals, bodies. */
#include "people_test.h"

#include "extract/people/coref_rank.h"

static void coref__also_known_as_joins_what_looks_different(void **state)
{
	struct people_case test;

	people_open(&test, "alias");
	assert_int_equal(people_entity(&test, "Marek Dvorsky", 0), people_entity(&test, "Mirek Dvorski", 0));
	people_close(&test);
}

static void coref__father_with_the_same_surname_is_another_person(void **state)
{
	struct people_case test;

	people_open(&test, "alias");
	assert_int_not_equal(people_entity(&test, "Karel Dvorski", 0), people_entity(&test, "Mirek Dvorski", 0));
	assert_int_equal(people_entity(&test, "His father", 0), people_entity(&test, "Karel Dvorski", 0));
	assert_int_equal(people_entity(&test, "His", 0), people_entity(&test, "Marek Dvorsky", 0));
	people_close(&test);
}

static void coref__his_father_belongs_to_whoever_has_the_same_family_name(void **state)
{
	struct people_case test;

	people_open(&test, "father_name");
	assert_int_equal(people_entity(&test, "His", 0), people_entity(&test, "Alexander Trufimov", 0));
	assert_int_equal(people_entity(&test, "his", 0), people_entity(&test, "Alexander Trufimov", 0));
	assert_int_not_equal(people_entity(&test, "grandmother", 0), people_entity(&test, "Yelena", 0));
	people_close(&test);
}

static void coref__whoever_is_asked_is_not_whom_it_is_asked_for(void **state)
{
	struct people_case test;

	people_open(&test, "president_asked");
	assert_int_not_equal(people_entity(&test, "the president", 0), people_entity(&test, "Omar Ruiz", 0));
	people_close(&test);
}

static void coref__their_driver_is_nobody_who_was_named_beside_it(void **state)
{
	struct people_case test;

	people_open(&test, "their_driver");
	assert_int_not_equal(people_entity(&test, "their driver", 0), people_entity(&test, "Marco Bellini", 0));
	assert_int_not_equal(people_entity(&test, "their driver", 0), people_entity(&test, "Dario Bellini", 0));
	people_close(&test);
}

static void coref__our_correspondent_is_not_whom_the_report_names_next(void **state)
{
	struct people_case test;

	people_open(&test, "our_correspondent");
	assert_int_not_equal(people_entity(&test, "our local correspondent", 0), people_entity(&test, "Omar Ruiz", 0));
	people_close(&test);
}

/* Nobody's score is above that of the chosen, as it is told to those who ask why. */
static void check_choice(void *context, const struct hb_reading *reading, const struct hb_coref_choice *choice)
{
	(void)reading;
	for (uint32_t i = 0; i < choice->count; i++)
		assert_true(choice->scores[i] <= choice->scores[choice->chosen]);
	++*(int *)context;
}

static void coref__whoever_is_chosen_has_the_highest_score(void **state)
{
	static const char *const ids[] = {"alias", "father_name", "their_driver", "relatives"};

	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		struct people_case test;
		struct hb_reading reading;
		int n_choices = 0;

		people_open(&test, ids[i]);
		hb_reading_init(&reading, test.arena, &test.analysis);
		hb_read_mentions(&reading);
		hb_read_entities_watched(&reading, check_choice, &n_choices);
		assert_true(n_choices > 0);
		people_close(&test);
	}
}

static void coref__full_names_with_one_surname_stay_apart(void **state)
{
	struct people_case test;

	people_open(&test, "namesakes");
	assert_int_not_equal(people_entity(&test, "Hassan Jabri", 0), people_entity(&test, "Salim Jabri", 0));
	assert_int_equal(people_entity(&test, "Hassan Jabri", 0), people_entity(&test, "Hassan Jabri", 1));
	people_close(&test);
}

static void coref__a_bare_surname_is_whoever_was_introduced_with_it(void **state)
{
	struct people_case test;

	people_open(&test, "introduced");
	assert_int_equal(people_entity(&test, "Marin", 0), people_entity(&test, "Pavel Marin", 0));
	assert_int_equal(people_entity(&test, "Oleg", 0), people_entity(&test, "Oleg Marin", 0));
	people_close(&test);
}

static void coref__she_is_whom_the_report_is_about(void **state)
{
	struct people_case test;

	people_open(&test, "often");
	assert_int_equal(people_entity(&test, "She", 0), people_entity(&test, "Noor Berg", 0));
	people_close(&test);
}

static void coref__spellings_of_one_name_join(void **state)
{
	struct people_case test;

	people_open(&test, "spelling");
	assert_int_equal(people_entity(&test, "Dmitri Volkonsky", 0), people_entity(&test, "Dmitri Volkonski", 0));
	people_close(&test);
}

static void coref__pronouns_follow_gender(void **state)
{
	struct people_case test;

	people_open(&test, "pronouns");
	assert_int_equal(people_entity(&test, "she", 0), people_entity(&test, "Sarah Levin", 0));
	assert_int_equal(people_entity(&test, "him", 0), people_entity(&test, "Daniel Roth", 0));
	assert_int_equal(people_entity(&test, "He", 0), people_entity(&test, "Daniel Roth", 0));
	assert_int_equal(people_entity(&test, "her", 0), people_entity(&test, "Sarah Levin", 0));
	people_close(&test);
}

static void coref__i_in_a_quotation_is_its_speaker(void **state)
{
	struct people_case test;

	people_open(&test, "quotation");
	assert_int_equal(people_entity(&test, "I", 0), people_entity(&test, "Omar Rashid", 0));
	people_close(&test);
}

static void coref__the_29_year_old_is_who_was_said_to_be_29(void **state)
{
	struct people_case test;

	people_open(&test, "ages");
	assert_int_equal(people_entity(&test, "The 29-year-old", 0), people_entity(&test, "Leila Haddad", 0));
	people_close(&test);
}

static void coref__person_of_the_lead_is_named_later(void **state)
{
	struct people_case test;

	people_open(&test, "lead");
	assert_int_equal(people_entity(&test, "A Canadian climber", 0), people_entity(&test, "Jonathan Mercer", 0));
	people_close(&test);
}

static void coref__a_bare_surname_is_whom_the_report_is_about(void **state)
{
	struct people_case test;

	people_open(&test, "bare_surname");
	assert_int_not_equal(people_entity(&test, "Marta Keller", 0), people_entity(&test, "Lena Keller", 0));
	assert_int_equal(people_entity(&test, "Keller", 0), people_entity(&test, "Marta Keller", 0));
	people_close(&test);
}

static void coref__family_name_of_two_words_is_its_bearer(void **state)
{
	struct people_case test;

	people_open(&test, "double_surname");
	assert_int_equal(people_entity(&test, "Haddad-Rossi", 0), people_entity(&test, "Nadia Haddad-Rossi", 0));
	people_close(&test);
}

static void coref__whose_name_stands_in_another_name_may_be_the_father(void **state)
{
	struct people_case test;

	people_open(&test, "father_inside");
	assert_int_not_equal(people_entity(&test, "Ali Hassan", 0), people_entity(&test, "Omar Ali Hassan", 0));
	people_close(&test);
}

static void coref__family_name_may_come_first(void **state)
{
	struct people_case test;

	people_open(&test, "turned_round");
	assert_int_equal(people_entity(&test, "Tanabe Ichiro", 0), people_entity(&test, "Ichiro Tanabe", 0));
	people_close(&test);
}

static void coref__the_nurse_is_who_was_said_to_be_a_nurse(void **state)
{
	struct people_case test;

	people_open(&test, "nurse");
	assert_int_equal(people_entity(&test, "The nurse", 0), people_entity(&test, "Paula Ortiz", 0));
	people_close(&test);
}

static void coref__kin_of_a_list_are_not_whose_kin_they_are(void **state)
{
	struct people_case test;
	uint32_t boris;

	people_open(&test, "list_of_kin");
	boris = people_entity(&test, "Boris Lanin", 0);
	assert_int_not_equal(people_entity(&test, "grandmother", 0), boris);
	assert_int_not_equal(people_entity(&test, "partner", 0), boris);
	assert_int_equal(people_entity(&test, "him", 0), boris);
	people_close(&test);
}

static void coref__acronym_and_full_name_are_one_body(void **state)
{
	struct people_case test;

	people_open(&test, "bodies");
	assert_int_equal(people_entity(&test, "FNL", 1), people_entity(&test, "Front for Northern Liberation", 0));
	assert_int_equal(people_entity(&test, "Britain", 0), people_entity(&test, "United Kingdom", 0));
	people_close(&test);
}

static void coref__every_entity_has_a_mention_that_points_back(void **state)
{
	static const char *const ids[] = {"alias", "relatives", "lead", "born", "generic", "quotation"};

	for (size_t t = 0; t < sizeof ids / sizeof *ids; t++) {
		struct people_case test;

		people_open(&test, ids[t]);
		for (uint32_t i = 0; i < test.reading.entities.count; i++) {
			const struct hb_found_entity *entity = &test.reading.entities.items[i];

			assert_true(entity->mentions.count > 0);
			for (size_t m = 0; m < entity->mentions.count; m++)
				assert_int_equal(test.reading.mentions.items[entity->mentions.items[m]].entity, i);
		}
		people_close(&test);
	}
}

TEST_MAIN(cmocka_unit_test(coref__our_correspondent_is_not_whom_the_report_names_next),
	  cmocka_unit_test(coref__also_known_as_joins_what_looks_different),
	  cmocka_unit_test(coref__father_with_the_same_surname_is_another_person),
	  cmocka_unit_test(coref__his_father_belongs_to_whoever_has_the_same_family_name),
		cmocka_unit_test(coref__whoever_is_asked_is_not_whom_it_is_asked_for),
		cmocka_unit_test(coref__their_driver_is_nobody_who_was_named_beside_it),
		cmocka_unit_test(coref__whoever_is_chosen_has_the_highest_score),
	  cmocka_unit_test(coref__full_names_with_one_surname_stay_apart), cmocka_unit_test(coref__spellings_of_one_name_join),
	  cmocka_unit_test(coref__she_is_whom_the_report_is_about),
	  cmocka_unit_test(coref__a_bare_surname_is_whoever_was_introduced_with_it),
	  cmocka_unit_test(coref__pronouns_follow_gender), cmocka_unit_test(coref__i_in_a_quotation_is_its_speaker),
	  cmocka_unit_test(coref__the_29_year_old_is_who_was_said_to_be_29),
	  cmocka_unit_test(coref__person_of_the_lead_is_named_later),
	  cmocka_unit_test(coref__a_bare_surname_is_whom_the_report_is_about),
	  cmocka_unit_test(coref__family_name_of_two_words_is_its_bearer),
	  cmocka_unit_test(coref__whose_name_stands_in_another_name_may_be_the_father),
	  cmocka_unit_test(coref__family_name_may_come_first),
	  cmocka_unit_test(coref__the_nurse_is_who_was_said_to_be_a_nurse),
	  cmocka_unit_test(coref__kin_of_a_list_are_not_whose_kin_they_are),
	  cmocka_unit_test(coref__acronym_and_full_name_are_one_body),
	  cmocka_unit_test(coref__every_entity_has_a_mention_that_points_back))
