/* Word lists: the plain text files under data/, compiled into constant tables by tools/compile_lexicon.py.
 *
 * Form of a file: comments from '#' to the end of the line; one line `#: key | field | field` that names the columns; then one
 * entry a line, columns apart by '|'.  The key column may hold several keys apart by commas (they share the fields).
 * Keys are looked up in lower case unless the list says `#! case`; a key may have several words with one space between them
 * ("prime minister").  A column that a line leaves out is "".  A key may stand once in a file. */
#ifndef HB_BASE_LEXICON_H
#define HB_BASE_LEXICON_H

#include <stddef.h>

struct hb_lexicon_entry {
	const char *key;
	const char *const *fields; /* n_fields of the lexicon; never NULL */
	const char *place;         /* "data/en/titles.txt:12", where it stands */
};

struct hb_lexicon {
	const struct hb_lexicon_entry *entries; /* sorted by key (bytes) */
	size_t n_entries, n_fields;
	size_t max_words; /* of the longest key */
};

/* The entry of the key of n bytes, NULL if there is none. */
const struct hb_lexicon_entry *hb_lexicon_find(const struct hb_lexicon *lexicon, const char *key, size_t n);

/* The same for a NUL-terminated key; the field itself ("" too), or NULL when the key is not there. */
const char *hb_lexicon_field(const struct hb_lexicon *lexicon, const char *key, size_t field);

#endif
