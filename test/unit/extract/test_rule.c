/* The compiled event rules. */
#include "extract/events/rule.h"

#include "test.h"

static void rule__every_word_is_found_by_its_number(void **state)
{
	assert_int_equal(hb_rule_word_number("zzz-no-such-word"), 0);
	assert_int_equal(hb_rule_word_number(""), 0);
	assert_true(hb_rule_word_number("kidnap") > 0);
	assert_string_equal(hb_rule_words[hb_rule_word_number("kidnap")].text, "kidnap");
}

static void rule__lists_hold_their_words_only(void **state)
{
	uint16_t captives = hb_rule_named[HB_CAPTIVE];

	assert_true(hb_rule_in_list(hb_rule_word_number("hostage"), captives));
	assert_false(hb_rule_in_list(hb_rule_word_number("video"), captives));
	assert_false(hb_rule_in_list(0, captives));
}

static void rule__each_says_where_it_stands_and_what_it_needs(void **state)
{
	assert_true(hb_n_rules > 0);
	for (size_t i = 0; i < hb_n_rules; i++) {
		assert_non_null(strstr(hb_rules[i].place, ".txt:"));
		assert_true(hb_rules[i].confidence > 0 && hb_rules[i].confidence <= 1);
		/* an event that happens to people must have a victim that its rule asks for */
		bool asks = hb_rules[i].kind == HB_OF_INTERVENTION;
		for (uint16_t j = 0; j < hb_rules[i].n_arguments; j++) {
			const struct hb_rule_argument *argument = &hb_rule_arguments[hb_rules[i].first_argument + j];
			asks = asks || (argument->role == 0 && argument->how == HB_REQUIRED);
		}
		assert_true(asks);
	}
}

TEST_MAIN(cmocka_unit_test(rule__every_word_is_found_by_its_number), cmocka_unit_test(rule__lists_hold_their_words_only),
	  cmocka_unit_test(rule__each_says_where_it_stands_and_what_it_needs))
