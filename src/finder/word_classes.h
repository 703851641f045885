/* Classes of words that stand in like surroundings, at three sizes (data/en/word_classes.bin, made by tools/make-word-classes). */
#ifndef HB_FINDER_WORD_CLASSES_H
#define HB_FINDER_WORD_CLASSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hb_word_class {
	uint16_t coarse, middle, fine;
};

/* False when the word is not in the table. */
bool hb_word_class_find(const char *word, size_t n_bytes, struct hb_word_class *ret_class);

#endif
