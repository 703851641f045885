/* Dates. */
#include "base/date.h"

#include "test.h"

static void date__day_number_goes_both_ways_over_leap_years(void **state)
{
	assert_int_equal(hb_day_number(1970, 1, 1), 0);
	assert_int_equal(hb_day_number(2025, 2, 15) - hb_day_number(2023, 10, 6), 498);
	for (int32_t day = hb_day_number(1895, 12, 1); day < hb_day_number(2105, 2, 1); day++) {
		struct hb_date date = hb_date_of_day(day);
		assert_int_equal(hb_day_number(date.year, date.month, date.day), day);
	}
}

static void date__weekday_is_iso(void **state)
{
	assert_int_equal(hb_weekday(hb_day_number(2023, 10, 7)), 6);
	assert_int_equal(hb_weekday(hb_day_number(1969, 12, 29)), 1);
}

static void date__partial_dates_keep_what_is_known(void **state)
{
	struct hb_date date;
	char text[HB_DATE_TEXT_BYTES];
	assert_true(hb_date_parse("2023-11", &date));
	assert_string_equal(hb_date_text(date, text), "2023-11");
	int32_t first, last;
	assert_true(hb_date_range(date, &first, &last));
	assert_int_equal(last - first, 29);
	assert_true(hb_date_parse("2025-02-15T10:00:00+02:00", &date));
	assert_string_equal(hb_date_text(date, text), "2025-02-15");
}

static void date__days_that_do_not_exist_are_refused(void **state)
{
	struct hb_date date;
	assert_false(hb_date_parse("2023-02-29", &date));
	assert_false(hb_date_parse("2023-13", &date));
	assert_false(hb_date_parse("yesterday", &date));
	assert_false(hb_date_parse("2023-1-1", &date));
	assert_int_equal(hb_days_in_month(2023, 0), 0);
	assert_int_equal(hb_days_in_month(2023, 13), 0);
}

TEST_MAIN(cmocka_unit_test(date__day_number_goes_both_ways_over_leap_years),
	  cmocka_unit_test(date__weekday_is_iso), cmocka_unit_test(date__partial_dates_keep_what_is_known),
	  cmocka_unit_test(date__days_that_do_not_exist_are_refused))
