/* Quantities: bounds of what is counted, and what counts nothing. */
#include "people_test.h"

static void expect_count(struct people_case *test, size_t i, const char *noun, int min, int max, int out_of)
{
	const struct hb_found_quantity *quantity;

	assert_true(i < test->reading.quantities.count);
	quantity = &test->reading.quantities.items[i];
	assert_true(quantity->noun != HB_NONE);
	assert_string_equal(test->analysis.tokens[quantity->noun].text, noun);
	assert_int_equal(quantity->min, min);
	assert_int_equal(quantity->max, max);
	assert_int_equal(quantity->out_of, out_of);
}

static void quantities__bounds_and_wholes(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "counts");
	assert_int_equal(test.reading.quantities.count, 3);
	expect_count(&test, 0, "girls", 276, -1, -1);
	expect_count(&test, 1, "parents", 101, -1, -1);
	expect_count(&test, 2, "hostages", 18, 22, 48);
	people_close(&test);
}

static void quantities__words_count_money_does_not(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "vague");
	assert_int_equal(test.reading.quantities.count, 2);
	expect_count(&test, 0, "men", 24, -1, -1);
	expect_count(&test, 1, "brothers", 2, 2, -1);
	people_close(&test);
}

TEST_MAIN(cmocka_unit_test(quantities__bounds_and_wholes), cmocka_unit_test(quantities__words_count_money_does_not))
