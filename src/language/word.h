/* Word types with their lexical attributes as spaCy's vocabulary computes them, cached by one thread.
 *
 * Model section "vocabulary/norms", which may be missing: an id map from string ids to norms (texts in its pool). */
#ifndef HB_LANGUAGE_WORD_H
#define HB_LANGUAGE_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/table.h"
#include "language/maps.h"

struct hb_word {
	const char *text, *lower, *norm; /* NUL-terminated, in the cache's memory */
	uint32_t n_bytes, lower_bytes, norm_bytes;
	uint32_t n_cp;
	uint32_t number;     /* counts up from 0 within the cache */
	uint64_t orth, lower_id, norm_id, prefix, suffix, shape; /* string ids */
	bool is_space, is_punctuation;
	uint32_t phrase;     /* for the tokenizer: first special phrase that starts with it, HB_NONE */
	/* What the attribute ruler remembers of it. */
	bool ruler_known;
	uint32_t ruler_rules, regex_known, regex_true;
	/* Its copies in the arena of the document of this number, made by the first token of it there. */
	uint32_t document;
	const char *text_copy, *lower_copy, *norm_copy;
};

struct hb_vocabulary { /* constant */
	struct hb_id_map norms;
};

struct hb_words { /* of one thread */
	const struct hb_vocabulary *vocabulary;
	struct hb_arena *arena;
	struct hb_arena *scratch;
	struct hb_table by_text; /* the text, or the text, a NUL and the norm of a special case, to the word */
	uint32_t count;
};

HB_MUST_USE enum hb_status hb_vocabulary_open(const struct hb_model_file *file, struct hb_vocabulary *ret_vocabulary,
					      struct hb_error *error);

void hb_words_init(struct hb_words *words, const struct hb_vocabulary *vocabulary);
void hb_words_release(struct hb_words *words);
void hb_words_clear(struct hb_words *words); /* forget all; pointers to words become invalid */
size_t hb_words_used_bytes(const struct hb_words *words);

/* The word type of valid UTF-8 without NUL; norm replaces the computed one where it is not NULL.
 * *ret_new (may be NULL) says that it was not known before. */
struct hb_word *hb_words_get(struct hb_words *words, const char *text, size_t n_bytes, const char *norm, bool *ret_new);

#endif
