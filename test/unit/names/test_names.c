/* Which names may be one. */
#include "../test.h"

#include "names/names.h"

static enum hb_name_match compare(const char *a, const char *b)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	const struct hb_name_form *form_a = hb_name_form(book, a), *form_b = hb_name_form(book, b);
	enum hb_name_match match = hb_names_compare(&form_a, 1, &form_b, 1, NULL, NULL);
	assert_int_equal(match, hb_names_compare(&form_b, 1, &form_a, 1, NULL, NULL));
	hb_name_book_free(book);
	hb_arena_free(arena);
	return match;
}

static void names_match__short_forms_and_spellings(void **state)
{
	assert_true(compare("Sasha Trupanov", "Alexander Trufanov") >= HB_NAME_VARIANT);
	assert_true(compare("Alexander Troufanov", "Alexander Trufanov") >= HB_NAME_VARIANT);
	assert_true(compare("Lena Marchuk", "Yelena Marchuk") >= HB_NAME_VARIANT);
	assert_true(compare("Bob Renner", "Robert Renner") >= HB_NAME_VARIANT);
	assert_true(compare("Bill Renner", "Willy Renner") >= HB_NAME_VARIANT);
	assert_int_equal(compare("Sasha", "Alexander Trufanov"), HB_NAME_PART);
}

static void names_match__other_scripts_and_accents(void **state)
{
	/* Александр Труфанов, Саша Трупанов */
	assert_true(compare("\u0410\u043b\u0435\u043a\u0441\u0430\u043d\u0434\u0440 \u0422\u0440\u0443\u0444\u0430\u043d\u043e\u0432",
			    "Aleksandr Trufanov") >= HB_NAME_VARIANT);
	assert_true(compare("\u0421\u0430\u0448\u0430 \u0422\u0440\u0443\u043f\u0430\u043d\u043e\u0432", "Alexander Trufanov") >=
		    HB_NAME_VARIANT);
	assert_int_equal(compare("Ram\u00f3n Ibarz\u00e1bal", "Ramon Ibarzabal"), HB_NAME_SAME);
}

static void names_differ__other_given_names_of_one_family(void **state)
{
	assert_int_equal(compare("Iair Lemberg", "Eitan Lemberg"), HB_NAME_DIFFERS);
	assert_int_equal(compare("Maria Dubek", "Maya Kowal"), HB_NAME_DIFFERS);
	assert_int_equal(compare("Anton Seleznik", "Andrei Seleznik"), HB_NAME_DIFFERS);
	assert_int_equal(compare("Vitali Trufanov", "Alexander Trufanov"), HB_NAME_DIFFERS);
}

static void names_distinctive__common_family_names_are_not(void **state)
{
	static const struct {
		const char *name;
		bool distinctive;
	} names[] = {{"Maxim Herkin", true}, {"Maria Garcia", false}, {"Ali Hassan", false}, {"Herkin", false}, {"Karim Ahmed", false}};
	struct hb_arena *arena = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_int_equal(hb_name_is_distinctive(hb_name_form(book, names[i].name)), names[i].distinctive);
	hb_name_book_free(book);
	hb_arena_free(arena);
}

static void names_form__hostile_texts_are_names_too(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	char longest[4096];
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	assert_int_equal(hb_name_form(book, "")->n_words, 0);
	assert_int_equal(hb_name_form(book, "'--' ...")->n_words, 0);
	assert_int_equal(hb_name_form(book, longest)->n_words, 1);
	assert_int_equal(hb_name_form(book, "a b c d e f g h i j k l")->n_words, HB_NAME_WORDS);
	assert_ptr_equal(hb_name_form(book, "Sasha"), hb_name_form(book, "Sasha"));
	hb_name_book_free(book);
	hb_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_match__short_forms_and_spellings),
		cmocka_unit_test(names_match__other_scripts_and_accents),
		cmocka_unit_test(names_differ__other_given_names_of_one_family),
		cmocka_unit_test(names_distinctive__common_family_names_are_not),
		cmocka_unit_test(names_form__hostile_texts_are_names_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
