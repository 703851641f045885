/* The case file: all that the casebook knows of one person, on a page that a person likes to read.  Every line ends in the claims
 * that it rests on. */
#ifndef HB_VIEWS_CASEFILE_H
#define HB_VIEWS_CASEFILE_H

#include "views/book.h"
#include "views/terminal.h"

/* Print the page of a person of the book.  `everything` also prints indirect statements and claims below the line of doubt
 * in full; else their number is said. */
void hb_casefile_print(const struct hb_terminal *terminal, const struct hb_book *book, const json_t *person,
		       bool everything);

/* All that belongs to the person, as a new JSON object: person, events, statements, claims, sources. */
json_t *hb_casefile_json(const struct hb_book *book, const json_t *person);

#endif
