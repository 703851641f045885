/* Word lists and patterns that tools/compile_words.py made constant tables of (the files in data/LANG say what is in them). */
#ifndef HB_EXTRACT_WORDS_H
#define HB_EXTRACT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hb_word {
	const char *text;  /* in lower case */
	const char *value; /* what the list says it means, "" if nothing */
	uint16_t class;
	bool capital; /* only when written with a capital, and no verb */
	bool noun;    /* only as a noun or adjective */
	const char *place; /* "data/en/time.txt:12", where it stands */
};

enum { HB_PATTERN_ELEMENTS = 12 };

struct hb_pattern_element {
	uint8_t n_classes;
	uint16_t classes[HB_PATTERN_ELEMENTS]; /* alternatives */
	bool optional;
	bool context; /* must be there, is not part of what is found */
};

struct hb_pattern {
	const char *action, *argument;
	const char *place; /* as for words */
	uint8_t n_elements;
	struct hb_pattern_element elements[HB_PATTERN_ELEMENTS];
};

struct hb_vocabulary {
	const struct hb_word *words; /* sorted by text, byte by byte */
	size_t n_words;
	const struct hb_pattern *patterns;
	size_t n_patterns;
};

/* The first entry of a word (others may follow it), NULL if there is none. */
const struct hb_word *hb_words_find(const struct hb_vocabulary *vocabulary, const char *lower);

/* Its entry of one class, NULL if it has none.  Marks (capital, noun) are not looked at. */
const struct hb_word *hb_words_of_class(const struct hb_vocabulary *vocabulary, const char *lower, unsigned class);

#endif
