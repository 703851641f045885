/* Times: what TIMEX3 value an expression has, and which days it may mean.  The sentences are those of data/times_and_statements.jsonl. */
#include "people_test.h"

static void expect_timex(struct people_case *test, size_t i, const char *type, const char *value)
{
	assert_true(i < test->reading.timexes.count);
	assert_string_equal(hb_timex_type_text(test->reading.timexes.items[i].timex.type), type);
	assert_string_equal(test->reading.timexes.items[i].timex.value, value);
}

static void expect_days(const char *id, size_t i, const char *value, const char *earliest, const char *latest)
{
	struct people_case test;
	const struct hb_time *time;

	people_open(&test, id);
	assert_true(i < test.reading.timexes.count);
	time = &test.reading.timexes.items[i].time;
	assert_string_equal(time->value, value);
	assert_string_equal(time->earliest ? time->earliest : "", earliest);
	assert_string_equal(time->latest ? time->latest : "", latest);
	people_close(&test);
}

static void times__absolute_dates(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "absolute");
	assert_int_equal(test.reading.timexes.count, 2);
	expect_timex(&test, 0, "DATE", "2023-10-07");
	expect_timex(&test, 1, "DATE", "2024-02-15");
	people_close(&test);
}

static void times__monday_after_a_past_verb_is_the_last_one(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "weekday_past");
	assert_int_equal(test.reading.timexes.count, 1);
	expect_timex(&test, 0, "DATE", "2024-06-03");
	people_close(&test);
}

static void times__a_day_without_a_year_goes_on_from_the_day_before_it_in_the_sentence(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "listed");
	assert_int_equal(test.reading.timexes.count, 4);
	expect_timex(&test, 0, "DATE", "2023-10-07");
	expect_timex(&test, 1, "DATE", "2023-11-29");
	expect_timex(&test, 2, "DATE", "2025-02-15");
	expect_timex(&test, 3, "DATE", "2024-04");
	people_close(&test);
}

static void times__friday_after_will_is_the_next_one(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "weekday_future");
	assert_int_equal(test.reading.timexes.count, 1);
	expect_timex(&test, 0, "DATE", "2024-06-07");
	people_close(&test);
}

static void times__weekday_without_publication_stays_open(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "weekday_open");
	assert_int_equal(test.reading.timexes.count, 1);
	expect_timex(&test, 0, "DATE", "XXXX-WXX-3");
	people_close(&test);
}

static void times__day_without_year_stays_open(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "month_day_open");
	assert_int_equal(test.reading.timexes.count, 1);
	expect_timex(&test, 0, "DATE", "XXXX-02-15");
	people_close(&test);
}

static void times__year_comes_from_the_text_where_it_names_one(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "month_day_text");
	assert_int_equal(test.reading.timexes.count, 2);
	expect_timex(&test, 0, "DATE", "2025-02");
	expect_timex(&test, 1, "DATE", "2025-02-15");
	people_close(&test);
}

static void times__months_ago_count_from_publication(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "ago");
	assert_int_equal(test.reading.timexes.count, 1);
	expect_timex(&test, 0, "DATE", "2024-03");
	people_close(&test);
}

static void times__decade_is_written_with_an_x_for_the_open_digit(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "decade");
	assert_int_equal(test.reading.timexes.count, 1);
	expect_timex(&test, 0, "DATE", "199X");
	people_close(&test);
}

static void times__age_is_no_duration(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "age");
	assert_int_equal(test.reading.timexes.count, 0);
	people_close(&test);
}

static void times__every_day_is_a_set(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "set");
	assert_int_equal(test.reading.timexes.count, 1);
	expect_timex(&test, 0, "SET", "P1D");
	people_close(&test);
}

static void times__early_april_is_its_first_ten_days(void **state)
{
	(void)state;
	expect_days("early_month", 0, "2025-04-01/2025-04-10", "2025-04-01", "2025-04-10");
}

static void times__late_decade_is_its_last_four_years(void **state)
{
	(void)state;
	expect_days("decade", 0, "1996-01-01/1999-12-31", "1996-01-01", "1999-12-31");
}

static void times__since_leaves_the_end_open(void **state)
{
	(void)state;
	expect_days("since", 0, "2016/..", "2016-01-01", "");
}

static void times__between_and_is_one_interval(void **state)
{
	(void)state;
	expect_days("pair", 0, "2023-03-03/2023-03-09", "2023-03-03", "2023-03-09");
	expect_days("pair", 1, "2023-03-03/2023-03-09", "2023-03-03", "2023-03-09");
}

static void times__open_day_has_no_days(void **state)
{
	(void)state;
	expect_days("month_day_open", 0, "XXXX-02-15", "", "");
}

static void times__nearly_bounds_a_duration_from_above(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "nearly");
	expect_timex(&test, 0, "DURATION", "P500D");
	assert_int_equal(test.reading.timexes.items[0].days_min, -1);
	assert_int_equal(test.reading.timexes.items[0].days_max, 499);
	people_close(&test);
}

static void times__a_month_that_does_not_exist_is_no_date(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "no-such-month");
	for (size_t i = 0; i < test.reading.timexes.count; i++)
		assert_null(strchr(test.reading.timexes.items[i].timex.value, '-'));
	people_close(&test);
}

TEST_MAIN(cmocka_unit_test(times__absolute_dates),
	  cmocka_unit_test(times__monday_after_a_past_verb_is_the_last_one),
	  cmocka_unit_test(times__a_day_without_a_year_goes_on_from_the_day_before_it_in_the_sentence),
	  cmocka_unit_test(times__friday_after_will_is_the_next_one),
	  cmocka_unit_test(times__weekday_without_publication_stays_open),
	  cmocka_unit_test(times__day_without_year_stays_open),
	  cmocka_unit_test(times__year_comes_from_the_text_where_it_names_one),
	  cmocka_unit_test(times__months_ago_count_from_publication),
	  cmocka_unit_test(times__decade_is_written_with_an_x_for_the_open_digit),
	  cmocka_unit_test(times__age_is_no_duration),
	  cmocka_unit_test(times__every_day_is_a_set),
	  cmocka_unit_test(times__early_april_is_its_first_ten_days),
	  cmocka_unit_test(times__late_decade_is_its_last_four_years),
	  cmocka_unit_test(times__since_leaves_the_end_open),
	  cmocka_unit_test(times__between_and_is_one_interval),
	  cmocka_unit_test(times__open_day_has_no_days),
	  cmocka_unit_test(times__nearly_bounds_a_duration_from_above),
	  cmocka_unit_test(times__a_month_that_does_not_exist_is_no_date))
