/* The casebook export with look-ups: what the views read.  Borrows the export; free before it. */
#ifndef HB_VIEWS_BOOK_H
#define HB_VIEWS_BOOK_H

#include <jansson.h>

#include "base/memory.h"
#include "base/table.h"

struct hb_book {
	const json_t *export;
	struct hb_table by_id; /* id to json_t * */
};

void hb_book_init(struct hb_book *book, const json_t *export);
void hb_book_release(struct hb_book *book);

const json_t *hb_book_item(const struct hb_book *book, const char *id); /* NULL if there is none */

/* A text of an object, NULL if it is missing or null. */
const char *hb_book_text(const json_t *object, const char *key);

/* What to call the person, organisation, place or group with this id: its name, else its description. */
const char *hb_book_name(const struct hb_book *book, const char *id);

/* Does the array of ids hold this one? */
bool hb_book_holds(const json_t *ids, const char *id);

/* People one of whose names is `wanted` or holds all its words, accents and case aside; exact matches alone if there are any.
 * An id ("p3") finds that person.  A new array of borrowed objects; the caller decrefs it. */
json_t *hb_book_find_people(const struct hb_book *book, const char *wanted);

#endif
