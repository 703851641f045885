/* Options by table. */
#include "cli/command.h"

#include "test.h"

static const struct hb_option options[] = {
	{"status", 's', "STATUS", NULL, "which"},
	{"json", 0, NULL, NULL, "as JSON"},
	{0},
};

static const struct hb_command command = {.name = "list", .options = options};

static bool parse(struct hb_invocation *invocation, int n_words, const char **words)
{
	*invocation = (struct hb_invocation){0};
	return hb_options_parse(&command, n_words, (char **)(uintptr_t)words, invocation);
}

static void options__values_stand_behind_a_space_or_an_equals_sign(void **state)
{
	struct hb_invocation invocation;
	assert_true(parse(&invocation, 3, (const char *[]){"--status", "held", "name"}));
	assert_string_equal(hb_option_value(&invocation, "status"), "held");
	assert_int_equal(invocation.n_arguments, 1);
	assert_true(parse(&invocation, 2, (const char *[]){"--status=held", "--json"}));
	assert_string_equal(hb_option_value(&invocation, "status"), "held");
	assert_non_null(hb_option_value(&invocation, "json"));
	assert_true(parse(&invocation, 2, (const char *[]){"-s", "held"}));
	assert_string_equal(hb_option_value(&invocation, "status"), "held");
}

static void options__after_two_dashes_everything_is_an_argument(void **state)
{
	struct hb_invocation invocation;
	assert_true(parse(&invocation, 3, (const char *[]){"-", "--", "--json"}));
	assert_int_equal(invocation.n_arguments, 2);
	assert_string_equal(invocation.arguments[0], "-");
	assert_string_equal(invocation.arguments[1], "--json");
	assert_null(hb_option_value(&invocation, "json"));
}

static void options__what_is_not_in_the_table_is_refused(void **state)
{
	struct hb_invocation invocation;
	assert_false(parse(&invocation, 1, (const char *[]){"--stat"}));
	assert_false(parse(&invocation, 1, (const char *[]){"--status"}));
	assert_false(parse(&invocation, 1, (const char *[]){"--json=yes"}));
	assert_false(parse(&invocation, 1, (const char *[]){"-x"}));
}

TEST_MAIN(cmocka_unit_test(options__values_stand_behind_a_space_or_an_equals_sign),
	  cmocka_unit_test(options__after_two_dashes_everything_is_an_argument),
	  cmocka_unit_test(options__what_is_not_in_the_table_is_refused))
