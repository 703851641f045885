/* What class, id and itemprop names say about an element, from data/source/html_hints.txt. */
#ifndef HB_SOURCE_HINTS_H
#define HB_SOURCE_HINTS_H

#include "source/html_tree.h"

enum hb_hint {
	HB_HINT_BODY = 1 << 0,
	HB_HINT_GOOD = 1 << 1,
	HB_HINT_FURNITURE = 1 << 2,
	HB_HINT_COMMENT = 1 << 3,
	HB_HINT_RELATED = 1 << 4,
	HB_HINT_BYLINE = 1 << 5,
	HB_HINT_DATE = 1 << 6,
	HB_HINT_TITLE = 1 << 7,
	HB_HINT_STANDFIRST = 1 << 8,
	HB_HINT_CAPTION = 1 << 9,
	HB_HINT_QUOTATION = 1 << 10,
};

/* What the names in the value of a class, id or itemprop attribute say: enum hb_hint, 0 for nothing. */
uint32_t hb_hints_of_names(const char *names, size_t n_bytes);

/* The hints of one element, 0 for a text.  The table is made at the first call; thread-safe. */
uint32_t hb_hints(const struct hb_html_node *node);

#endif
