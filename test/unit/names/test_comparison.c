/* One name or two, in every script. */
#include "../test.h"

#include <string.h>

#include "names/comparison.h"

struct pair {
	const char *a, *b;
};

struct names {
	struct hb_arena *arena;
	struct hb_name_book *book;
};

static struct names open_names(void)
{
	struct names names = {.arena = hb_arena_new()};
	names.book = hb_name_book_new(names.arena);
	return names;
}

static void close_names(struct names *names)
{
	hb_name_book_free(names->book);
	hb_arena_free(names->arena);
}

static double compare(struct names *names, const char *a, const char *b)
{
	const struct hb_name *x = hb_name_prepare(names->book, names->arena, a), *y = hb_name_prepare(names->book, names->arena, b);
	double score = hb_name_compare(x, y);
	assert_true(score >= 0 && score <= 1);
	assert_true(score == hb_name_compare(y, x));
	return score;
}

static void check(const struct pair *pairs, size_t n, bool same)
{
	struct names names = open_names();
	for (size_t i = 0; i < n; i++) {
		double score = compare(&names, pairs[i].a, pairs[i].b);
		if ((score >= HB_NAME_THRESHOLD) != same)
			fail_msg("%s, %s: %.2f", pairs[i].a, pairs[i].b, score);
	}
	close_names(&names);
}

static void names_are_one__spellings_and_scripts(void **state)
{
	static const struct pair pairs[] = {
		{"Alexander Trufanov", "Sasha Trupanov"},
		{"Alexander Trufanov", "Александр Труфанов"},
		{"Alexander Trufanov", "אלכסנדר טרופנוב"},
		{"Alexander Trufanov", "ألكسندر تروفانوف"},
		{"Trufanov", "トルファノフ"},
		{"Marina Petrenko", "Марина Петренко"},
		{"Narendra Modi", "नरेन्द्र मोदी"},
		{"Marina Petrenko", "PETRENKO, Marina"},
		{"Yusuf Abdul Karim", "Yusuf Abdulkarim"},
		{"Robert Kessler", "Bob Kessler"},
		{"Dr. Helena Brandt", "Helena Brandt"},
		{"Jong-su Kim", "김종수"},
	};
	check(pairs, sizeof pairs / sizeof *pairs, true);
}

static void names_are_two__another_part_contradicts(void **state)
{
	static const struct pair pairs[] = {
		{"Ali Hassan", "Ali Hussein"},
		{"Marina Petrenko", "Виктор Петренко"},
		{"Marina Petrenko", "Marina Kovalenko"},
		{"Oleg Ivanovich Denisov", "Oleg Petrovich Denisov"},
		{"David Cohen", "דוד לוי"},
		{"Anna Weber", "أحمد كريم"},
	};
	check(pairs, sizeof pairs / sizeof *pairs, false);
}

static void a_name_is_itself__under_folding_forms(void **state)
{
	static const struct pair pairs[] = {
		{"Ram\u00f3n Ibarz\u00e1bal", "Ramo\u0301n Ibarza\u0301bal"}, /* composed, decomposed */
		{"Ram\u00f3n Ibarz\u00e1bal", "RAMON IBARZABAL"},
		{"\u0623\u062d\u0645\u062f", "\u0627\u062d\u0645\u062f"},             /* alef with hamza, bare */
		{"\u0627\u062d\u0645\u062f", "\u0627\u0640\u062d\u0645\u064e\u062f"}, /* tatweel and a vowel mark */
		{"\u0645\u0635\u0637\u0641\u0649", "\u0645\u0635\u0637\u0641\u064a"}, /* alef maksura, ya */
		{"\u0410\u0440\u0442\u0451\u043c", "\u0410\u0440\u0442\u0435\u043c"},
		{"\u5fb7\u76e7\u5361", "\u5fb7\u5362\u5361"}, /* traditional, simplified */
		{"O\u2019Brien", "O'Brien"},
		{"\u304d\u3080\u3089", "\u30ad\u30e0\u30e9"}, /* hiragana, katakana */
	};
	struct names names = open_names();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (compare(&names, pairs[i].a, pairs[i].b) < 1)
			fail_msg("%s, %s", pairs[i].a, pairs[i].b);
	assert_true(compare(&names, "", "Marina") == 0);
	assert_true(compare(&names, "...", "...") == 0);
	close_names(&names);
}

static void reasons__say_which_part_stands_for_which(void **state)
{
	struct names names = open_names();
	struct hb_name_reason reasons[HB_NAME_REASONS];
	const struct hb_name *a = hb_name_prepare(names.book, names.arena, "Robert Ivanovich Kessler"),
			     *b = hb_name_prepare(names.book, names.arena, "Kessler Bob");
	size_t n;
	assert_true(hb_name_explain(a, b, names.arena, reasons, &n) == hb_name_compare(a, b));
	bool found[HB_N_REASON_KINDS] = {false};
	for (size_t i = 0; i < n; i++) {
		found[reasons[i].kind] = true;
		if (reasons[i].kind == HB_REASON_NICKNAME) {
			assert_string_equal(reasons[i].a, "robert");
			assert_string_equal(reasons[i].b, "bob");
		}
	}
	assert_true(found[HB_REASON_SAME] && found[HB_REASON_NICKNAME] && found[HB_REASON_PATRONYMIC] && found[HB_REASON_ORDER]);
	assert_false(found[HB_REASON_DIFFERENT]);
	close_names(&names);
}

static void reasons__a_patronymic_is_one_in_its_own_script(void **state)
{
	struct names names = open_names();
	struct hb_name_reason reasons[HB_NAME_REASONS];
	const struct hb_name *a = hb_name_prepare(names.book, names.arena, "Олег Иванович Денисов"),
			     *b = hb_name_prepare(names.book, names.arena, "Oleg Denisov");
	size_t n, found = 0;
	hb_name_explain(a, b, names.arena, reasons, &n);
	for (size_t i = 0; i < n; i++)
		if (reasons[i].kind == HB_REASON_PATRONYMIC) {
			assert_string_equal(reasons[i].a, "иванович");
			assert_null(reasons[i].b);
			found++;
		}
	assert_int_equal(found, 1);
	close_names(&names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_one__spellings_and_scripts),
		cmocka_unit_test(names_are_two__another_part_contradicts),
		cmocka_unit_test(a_name_is_itself__under_folding_forms),
		cmocka_unit_test(reasons__say_which_part_stands_for_which),
		cmocka_unit_test(reasons__a_patronymic_is_one_in_its_own_script),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
