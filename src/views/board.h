/* The board: one line a captive. */
#ifndef HB_VIEWS_BOARD_H
#define HB_VIEWS_BOARD_H

#include "views/book.h"
#include "views/terminal.h"

/* Is this person one that the board shows: a captive, with this status ("all" or NULL: any)? */
bool hb_board_shows(const json_t *person, const char *status);

/* Print the board; returns how many people stand on it. */
size_t hb_board_print(const struct hb_terminal *terminal, const struct hb_book *book, const char *status);

/* Status texts and their colour, shared with the case file. */
enum hb_style hb_status_style(const char *status);

#endif
