/* The inside of the book of names (names.h): what is opened once for many names. */
#ifndef HB_NAMES_BOOK_H
#define HB_NAMES_BOOK_H

#include <unicode/utrans.h>

#include "base/memory.h"
#include "base/table.h"

struct hb_name_book {
	struct hb_arena *arena;
	struct hb_table forms;     /* text to struct hb_name_form * */
	UTransliterator *to_latin; /* NULL when ICU lacks the rules: then other scripts keep their letters */
};

#endif
