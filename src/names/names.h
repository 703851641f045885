/* Personal names: folded to plain Latin letters, cut to words, and compared word by word.
 *
 * Says that two texts may be one name, never that two people are one.  Letters of other scripts are transliterated with ICU's
 * general rules; short and familiar forms of given names come from data/nicknames.txt.  Made for the casebook's resolution, which
 * needs classes of agreement and keys to find names by; how likely two names are one, as a number learned for all scripts, says
 * comparison.h.  The book is for one thread and the life of one computation. */
#ifndef HB_NAMES_NAMES_H
#define HB_NAMES_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

struct hb_name_book; /* folded names by text */

enum {
	HB_NAME_WORDS = 8,     /* words of a name that are looked at; further ones are passed over */
	HB_NAME_FULL_KEYS = 4,
	HB_NAME_WORD_BYTES = 64,
};

struct hb_name_form {
	const char *text;   /* as written */
	const char *folded; /* lower case, no accents, single spaces: "dekel chen"; "" when it has no letters */
	size_t n_words;
	const char *words[HB_NAME_WORDS];
	const char *sounds[HB_NAME_WORDS]; /* the word with spellings of one sound made equal: "trufanov" */
	const char *keys[HB_NAME_WORDS];   /* first sound and consonants, labials made equal: "trpnp" for Trufanov and Trupanov */
	const char *full_keys[HB_NAME_FULL_KEYS]; /* keys of given names that a word is short for: "alksndr" for Sasha */
	size_t n_full_keys;
};

/* How two names agree, weakest first. */
enum hb_name_match {
	HB_NAME_DIFFERS,
	HB_NAME_PART,     /* a single word of one stands in the other */
	HB_NAME_VARIANT,  /* all words of the shorter agree, some in another spelling */
	HB_NAME_COMPOSED, /* all words of one stand in different names of the other person */
	HB_NAME_SAME,     /* two words or more, all equal */
};

struct hb_name_book *hb_name_book_new(struct hb_arena *arena);
void hb_name_book_free(struct hb_name_book *book);

/* The form of this text; the same pointer for equal texts.  Lives in the arena of the book. */
const struct hb_name_form *hb_name_form(struct hb_name_book *book, const char *text);

/* Levenshtein distance in bytes, or limit + 1 when it is larger; so it is for words of more than HB_NAME_WORD_BYTES, which are no
 * words of names. */
size_t hb_name_distance(const char *a, const char *b, size_t limit);

/* May two words be spellings of one?  0 (no) to 1 (equal). */
double hb_name_word_likeness(const char *a, const char *a_sound, const char *b, const char *b_sound);

/* Is one given name a short form of the other, or are both of one?  Lower case. */
bool hb_given_names_are_forms(const char *a, const char *b);

/* A full name (two words or more) whose family name neither very many people bear nor is a given name as well. */
bool hb_name_is_distinctive(const struct hb_name_form *form);

/* Compare all names of one person with all names of another.  *ret_a and *ret_b (may be NULL) are the names that agree best. */
enum hb_name_match hb_names_compare(const struct hb_name_form *const *a, size_t n_a, const struct hb_name_form *const *b,
				    size_t n_b, const struct hb_name_form **ret_a, const struct hb_name_form **ret_b);

#endif
