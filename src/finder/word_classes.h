/* Classes of words that stand in like surroundings, at three sizes, and which words are parts of names (data/en/word_classes.bin, made by tools/make-word-classes). */
#ifndef HB_FINDER_WORD_CLASSES_H
#define HB_FINDER_WORD_CLASSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hb_word_class {
	bool known; /* the classes are */
	uint8_t name_part; /* how often the word is a part of a person's name in a list of such: 0 never, else 1 + its logarithm to base 2, to 8 */
	uint16_t coarse, middle, fine;
};

/* False (and all zero) when the word is not in the table. */
bool hb_word_class_find(const char *word, size_t n_bytes, struct hb_word_class *ret_class);

#endif
