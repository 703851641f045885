/* Printing for people. */
#include "views/terminal.h"

#include <locale.h>
#include <stdlib.h>

#include "test.h"

/* What a function prints, in memory. */
static char *printed(void (*print)(const struct hb_terminal *), int columns)
{
	char *text = NULL;
	size_t n_bytes = 0;
	struct hb_terminal terminal = {.out = open_memstream(&text, &n_bytes), .columns = columns};
	setlocale(LC_CTYPE, "C.UTF-8");
	print(&terminal);
	fclose(terminal.out);
	return text;
}

static void columns__count_wide_letters_twice_and_marks_not_at_all(void **state)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	assert_int_equal(hb_text_columns("Trufanov"), 8);
	assert_int_equal(hb_text_columns("Труфанов"), 8);
	assert_int_equal(hb_text_columns("טרופנוב"), 7);
	assert_int_equal(hb_text_columns("تروفانوف"), 8);
	assert_int_equal(hb_text_columns("人質"), 4);
	assert_int_equal(hb_text_columns("e\xCC\x81"), 1);
}

static void print_cells(const struct hb_terminal *terminal)
{
	hb_terminal_cell(terminal, HB_BOLD, "人質", 6);
	hb_terminal_cell(terminal, HB_PLAIN, "Aleksandrovich", 6);
	fputc('|', terminal->out);
}

static void cell__pads_and_cuts_by_columns(void **state)
{
	char *text = printed(print_cells, 80);
	assert_string_equal(text, "人質  Aleks…|");
	free(text);
}

static void print_hostile(const struct hb_terminal *terminal)
{
	hb_terminal_text(terminal, HB_RED, "a\033[2Jb\nc");
}

static void text__control_characters_of_a_source_never_reach_the_terminal(void **state)
{
	char *text = printed(print_hostile, 80);
	assert_string_equal(text, "a [2Jb c");
	free(text);
}

static void print_long(const struct hb_terminal *terminal)
{
	hb_terminal_wrap(terminal, "one two three four five", 0, 2);
}

static void wrap__breaks_at_spaces_and_indents_what_follows(void **state)
{
	char *text = printed(print_long, 10);
	assert_string_equal(text, "one two\n  three\n  four\n  five");
	free(text);
}

TEST_MAIN(cmocka_unit_test(columns__count_wide_letters_twice_and_marks_not_at_all),
	  cmocka_unit_test(cell__pads_and_cuts_by_columns),
	  cmocka_unit_test(text__control_characters_of_a_source_never_reach_the_terminal),
	  cmocka_unit_test(wrap__breaks_at_spaces_and_indents_what_follows))
