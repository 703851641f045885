/* Printing for people: columns that are right for every script, wrapping, colour only where it is wanted. */
#ifndef HB_VIEWS_TERMINAL_H
#define HB_VIEWS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct hb_terminal {
	FILE *out;
	int columns; /* width of a line */
	bool colour;
};

enum hb_style { HB_PLAIN, HB_BOLD, HB_DIM, HB_GREEN, HB_RED, HB_YELLOW };

/* A terminal's width, or 100 columns elsewhere; colour only on a terminal, and never when NO_COLOR is set and not empty. */
void hb_terminal_init(struct hb_terminal *terminal, FILE *out);

/* Columns that UTF-8 text takes: two for wide letters (Han, kana, Hangul), none for marks; one for a control,
 * which is printed as a space. */
int hb_text_columns(const char *text);

/* Print words of a report with its lines and tabs, but with a space for every other control and for what turns the direction of
 * writing.  The functions below do the same, for lines too. */
void hb_print_safe(FILE *out, const char *text);

/* Print text in a style; padded with spaces to `columns` (0: not padded), cut with an ellipsis if it is longer. */
void hb_terminal_text(const struct hb_terminal *terminal, enum hb_style style, const char *text);
void hb_terminal_cell(const struct hb_terminal *terminal, enum hb_style style, const char *text, int columns);

/* Print text wrapped at spaces.  `column` is where the cursor stands; further lines begin after `indent` spaces.  Returns the
 * column after the last letter. */
int hb_terminal_wrap(const struct hb_terminal *terminal, const char *text, int column, int indent);

#endif
