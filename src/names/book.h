/* The inside of the book of names (names.h): what is opened once for many names. */
#ifndef HB_NAMES_BOOK_H
#define HB_NAMES_BOOK_H

#include <stdbool.h>
#include <unicode/utrans.h>

#include "base/memory.h"
#include "base/table.h"

struct hb_name_book {
	struct hb_arena *arena;
	struct hb_table forms;     /* text to struct hb_name_form * */
	UTransliterator *to_latin; /* NULL when ICU lacks the rules: then other scripts keep their letters */
};

enum { HB_BOOK_UNITS = 512, HB_BOOK_BYTES = 3 * HB_BOOK_UNITS };

/* The n_units in lower-case Latin letters by ICU's general rules, as UTF-8; false where ICU cannot or there is no room.  The units
 * are changed. */
bool hb_book_to_latin(const struct hb_name_book *book, UChar units[HB_BOOK_UNITS], int32_t n_units, char bytes[HB_BOOK_BYTES]);

#endif
