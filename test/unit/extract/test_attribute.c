/* Attributes of people, each with its words. */
#include "people_test.h"

PEOPLE_TEST(attribute__ages_in_all_forms, "ages")
{
	assert_true(people_has(test, "Yusuf Karim", "age", "41"));
	assert_true(people_has(test, "Leila Haddad", "age", "29"));
	assert_true(people_has(test, "Samir Nasser", "age", "17"));
	assert_false(people_has(test, "Yusuf Karim", "age", "29"));
}

/* The day that the age of the entity with this name counts from; NULL if no age is said. */
static const char *age_day(const struct people_case *test, const char *name)
{
	const struct hb_attribute *age = people_attribute(test, name, "age", NULL);

	return age ? age->as_of : NULL;
}

PEOPLE_TEST(attribute__age_counts_from_publication_or_from_the_day_that_is_said, "age_days")
{
	assert_string_equal(age_day(test, "Anna Keller"), "2025-03-01");
	assert_string_equal(age_day(test, "Tom Reyes"), "2019-05");
	assert_string_equal(age_day(test, "Paul Weber"), ""); /* some earlier day */
}

PEOPLE_TEST(attribute__dual_nationality_gives_both_codes, "dual")
{
	assert_true(people_has(test, "Viktor Orlov", "nationality", "RU"));
	assert_true(people_has(test, "Viktor Orlov", "nationality", "IL"));
	assert_true(people_has(test, "Viktor Orlov", "home", "Haifa"));
	assert_true(people_has(test, "Viktor Orlov", "occupation", "engineer"));
}

PEOPLE_TEST(attribute__office_of_a_title, "titles")
{
	assert_true(people_has(test, "Paul Odhiambo", "office", "Kenyan Prime Minister"));
	assert_true(people_has(test, "Grace Wanjiru", "gender", "female"));
	assert_false(people_has(test, "Paul Odhiambo", "gender", "male"));
}

PEOPLE_TEST(attribute__birth_day, "born")
{
	assert_true(people_has(test, "Amara Okafor", "birth_date", "1980-05-03"));
	assert_true(people_has(test, "Chidi Okafor", "occupation", "surgeon"));
}

PEOPLE_TEST(attribute__home_is_the_town_and_what_holds_it, "towns")
{
	assert_true(people_has(test, "Edan Lev", "home", "Tenafly"));
	assert_true(people_has(test, "Edan Lev", "home", "New Jersey"));
	assert_true(people_has(test, "Edan Lev", "nationality", "IL"));
	assert_true(people_has(test, "Edan Lev", "nationality", "US"));
	assert_true(people_has(test, "Edan Lev", "age", "21"));
}

PEOPLE_TEST(attribute__passport_and_state_say_the_nationality, "passport")
{
	assert_true(people_has(test, "Lucas Gil", "nationality", "GB"));
	assert_true(people_has(test, "Omar Diaz", "nationality", "MX"));
	assert_false(people_has(test, "Omar Diaz", "home", "Mexico"));
}

PEOPLE_TEST(attribute__employer_is_of_the_one_who_works_there, "works for")
{
	assert_true(people_has(test, "Maria Popov", "employer", "Red Cross"));
	assert_true(people_has(test, "Paul Reed", "employer", "BBC"));
	assert_false(people_has(test, "Paul Reed", "employer", "Red Cross"));
	assert_false(people_has(test, "Maria Popov", "employer", "BBC"));
}

PEOPLE_TEST(attribute__faith_and_people_only_as_stated, "faith")
{
	assert_true(people_has(test, "Amina Yusuf", "religion", "Muslim"));
	assert_true(people_has(test, "Amina Yusuf", "ethnicity", "Fulani"));
	assert_true(people_has(test, "Amina Yusuf", "occupation", "farmer"));
	assert_true(people_has(test, "Hans Koch", "health", "diabetes"));
	assert_false(people_has(test, "Hans Koch", "religion", "Muslim"));
}

PEOPLE_TEST(attribute__noun_of_a_clause_is_of_its_subject, "becoming")
{
	assert_true(people_has(test, "Hugo Stein", "occupation", "professor"));
	assert_true(people_has(test, "Hugo Stein", "employer", "Columbia University"));
}

PEOPLE_TEST(attribute__brackets_do_not_part_a_person_from_what_he_is, "long brackets")
{
	assert_true(people_has(test, "Anton Weber", "nationality", "DE"));
	assert_true(people_has(test, "Anton Weber", "occupation", "football player"));
	assert_true(people_has(test, "Anton Weber", "birth_date", "1950-05-03"));
	assert_true(people_has(test, "Anton Weber", "death_date", "2001-06-04"));
	assert_true(people_has(test, "Anton Weber", "birth_place", "Leeds"));
	assert_false(people_has(test, "Anton Weber", "birth_place", "York"));
}

PEOPLE_TEST(attribute__name_is_no_occupation_and_no_faith, "former")
{
	assert_false(people_has(test, "Tom Baker", "occupation", "Baker"));
}

TEST_MAIN(cmocka_unit_test(attribute__ages_in_all_forms),
	  cmocka_unit_test(attribute__age_counts_from_publication_or_from_the_day_that_is_said),
	  cmocka_unit_test(attribute__dual_nationality_gives_both_codes),
	  cmocka_unit_test(attribute__office_of_a_title),
	  cmocka_unit_test(attribute__birth_day),
	  cmocka_unit_test(attribute__home_is_the_town_and_what_holds_it),
	  cmocka_unit_test(attribute__passport_and_state_say_the_nationality),
	  cmocka_unit_test(attribute__employer_is_of_the_one_who_works_there),
	  cmocka_unit_test(attribute__faith_and_people_only_as_stated),
	  cmocka_unit_test(attribute__noun_of_a_clause_is_of_its_subject),
	  cmocka_unit_test(attribute__brackets_do_not_part_a_person_from_what_he_is),
	  cmocka_unit_test(attribute__name_is_no_occupation_and_no_faith))
