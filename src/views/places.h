/* Where something happened, in words: places with what holds them, nested ones as one. */
#ifndef HB_VIEWS_PLACES_H
#define HB_VIEWS_PLACES_H

#include "base/buffer.h"
#include "views/book.h"

/* Add `before` and the places of the list of ids: "Nir Oz, Israel"; where the list holds places one of which lies in the other,
 * they are one: "Bilohorivka, in Luhansk, Ukraine".  Nothing for an empty list. */
void hb_places_add(struct hb_buffer *line, const struct hb_book *book, const char *before, const json_t *ids);

#endif
