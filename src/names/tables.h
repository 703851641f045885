/* Tables of names made from data/names (tools/compile_names.py). */
#ifndef HB_NAMES_TABLES_H
#define HB_NAMES_TABLES_H

#include <stddef.h>
#include <stdint.h>

struct hb_letter_fold {
	int32_t from;
	uint16_t to[2]; /* 0 where there is none */
};

extern const struct hb_letter_fold hb_letter_folds[]; /* sorted by from */
extern const size_t hb_n_letter_folds;
extern const uint16_t hb_plain_latin[0x250]; /* the letter without its stroke, 0 for most */
extern const char *const hb_patronymic_endings[]; /* lower-case ASCII; NULL after the last */

#endif
