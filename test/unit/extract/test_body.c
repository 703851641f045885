/* Bodies and places of a report: joined by the lists, by brackets and by initials, and described by them. */
#include "people_test.h"

static const struct hb_entity *called(const struct people_case *test, const char *name)
{
	uint32_t entity = people_called(test, name);

	assert_int_not_equal(entity, HB_NONE);
	return &test->reading.entities.items[entity].entity;
}

static void body__abbreviation_in_brackets_is_an_alias(void **state)
{
	struct people_case test;

	people_open(&test, "brackets");
	assert_int_equal(people_entity(&test, "CPJ", 0), people_entity(&test, "Committee to Protect Journalists", 0));
	assert_int_equal(people_entity(&test, "CPJ", 1), people_entity(&test, "CPJ", 0));
	assert_int_equal(people_entity(&test, "NRWG", 1), people_entity(&test, "Northern Rights Watch Group", 0));
	assert_null(called(&test, "Northern Rights Watch Group")->kind);
	people_close(&test);
}

static void body__the_list_says_what_an_abbreviation_stands_for(void **state)
{
	struct people_case test;

	people_open(&test, "listed");
	assert_int_equal(people_entity(&test, "FARC", 0), people_entity(&test, "Revolutionary Armed Forces of Colombia", 0));
	assert_string_equal(called(&test, "Revolutionary Armed Forces of Colombia")->kind, "armed group");
	assert_string_equal(called(&test, "Revolutionary Armed Forces of Colombia")->country, "CO");
	assert_true(called(&test, "Lefortovo prison")->type == HB_PLACE);
	assert_string_equal(called(&test, "Lefortovo prison")->kind, "prison");
	assert_string_equal(called(&test, "Lefortovo prison")->within, "Russia");
	people_close(&test);
}

static void body__a_region_and_its_town_stay_two(void **state)
{
	struct people_case test;

	people_open(&test, "brackets");
	assert_int_not_equal(people_entity(&test, "Luhansk", 0), people_entity(&test, "Luhansk", 1));
	assert_string_equal(called(&test, "Bilohorivka")->within, "Luhansk region, Ukraine");
	assert_string_equal(called(&test, "Luhansk")->canonical, "Luhansk region");
	people_close(&test);
}

static void body__place_of_several_has_no_country_until_the_report_shows_it(void **state)
{
	struct people_case test;

	people_open(&test, "doubt");
	assert_null(called(&test, "Tripoli")->country);
	assert_null(called(&test, "Tripoli")->within);
	assert_string_equal(called(&test, "Kharkiv")->country, "UA");
	people_close(&test);
	people_open(&test, "shown");
	assert_string_equal(called(&test, "Tripoli")->country, "LB");
	people_close(&test);
}

static void body__kibbutz_is_a_place_whatever_it_was_taken_for(void **state)
{
	struct people_case test;

	people_open(&test, "shown");
	assert_true(called(&test, "Kibbutz Nir Oz")->type == HB_PLACE);
	assert_string_equal(called(&test, "Kibbutz Nir Oz")->canonical, "Nir Oz");
	people_close(&test);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(body__abbreviation_in_brackets_is_an_alias),
		cmocka_unit_test(body__the_list_says_what_an_abbreviation_stands_for),
		cmocka_unit_test(body__a_region_and_its_town_stay_two),
		cmocka_unit_test(body__place_of_several_has_no_country_until_the_report_shows_it),
		cmocka_unit_test(body__kibbutz_is_a_place_whatever_it_was_taken_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
