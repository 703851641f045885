/* Attributes of people, each with its words. */
#include "people_test.h"

static void attribute__ages_in_all_forms(void **state)
{
	struct people_case test;

	people_open(&test, "ages");
	assert_true(people_has(&test, "Yusuf Karim", "age", "41"));
	assert_true(people_has(&test, "Leila Haddad", "age", "29"));
	assert_true(people_has(&test, "Samir Nasser", "age", "17"));
	assert_false(people_has(&test, "Yusuf Karim", "age", "29"));
	people_close(&test);
}

static void attribute__dual_nationality_gives_both_codes(void **state)
{
	struct people_case test;

	people_open(&test, "dual");
	assert_true(people_has(&test, "Viktor Orlov", "nationality", "RU"));
	assert_true(people_has(&test, "Viktor Orlov", "nationality", "IL"));
	assert_true(people_has(&test, "Viktor Orlov", "home", "Haifa"));
	assert_true(people_has(&test, "Viktor Orlov", "occupation", "engineer"));
	people_close(&test);
}

static void attribute__office_of_a_title(void **state)
{
	struct people_case test;

	people_open(&test, "titles");
	assert_true(people_has(&test, "Paul Odhiambo", "office", "Kenyan Prime Minister"));
	assert_true(people_has(&test, "Grace Wanjiru", "gender", "female"));
	assert_false(people_has(&test, "Paul Odhiambo", "gender", "male"));
	people_close(&test);
}

static void attribute__birth_day(void **state)
{
	struct people_case test;

	people_open(&test, "born");
	assert_true(people_has(&test, "Amara Okafor", "birth_date", "1980-05-03"));
	assert_true(people_has(&test, "Chidi Okafor", "occupation", "surgeon"));
	people_close(&test);
}

TEST_MAIN(cmocka_unit_test(attribute__ages_in_all_forms), cmocka_unit_test(attribute__dual_nationality_gives_both_codes),
	  cmocka_unit_test(attribute__office_of_a_title), cmocka_unit_test(attribute__birth_day))
