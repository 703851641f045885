/* spaCy's rule-based tokenizer: chunks between white space are cut by special cases, prefixes, suffixes and infixes; then special
 * cases that hold such marks themselves are found again over the tokens (the algorithm of spaCy's tokenizer.pyx, with
 * "faster heuristics").  It is not destructive: tokens and single spaces between them give back the text.
 *
 * Model sections:
 *   "tokenizer/specials"  text map from a chunk to an index of its values: a list of pairs (letters, norm), offsets in the
 *                         pool; UINT32_MAX for no norm.  The letters of all tokens together are the chunk.
 *   "tokenizer/patterns"  text map from "prefix", "suffix", "infix", "token" and "url" to the offset of a PCRE2 pattern in the
 *                         pool; "token" and "url" are tried at the start of the text only.  Any may be missing.
 *   "tokenizer/phrases"   text map without keys; its values are lists of tokens (offsets in the pool), one after the other: the special
 *                         cases that are looked for again, cut without regard to special cases.
 *
 * A chunk is cut at most 1,000 times from its ends and for no more than 128 KiB that are searched on the way (a line of 500 equal
 * signs stays below), and a chunk of more than 16 KiB is one token: that bounds the time that hostile text can take.  (spaCy has
 * no such bounds; ordinary text is far below them.) */
#ifndef HB_LANGUAGE_TOKENIZER_H
#define HB_LANGUAGE_TOKENIZER_H

#include "base/memory.h"
#include "language/word.h"
#include "nn/model_file.h"

struct hb_tokenizer;       /* constant, shared by threads */
struct hb_tokenizer_state; /* caches of one thread */

struct hb_piece { /* a token */
	struct hb_word *word;
	uint32_t start_byte; /* in the text tokenized */
	bool space_after;
};

HB_MUST_USE enum hb_status hb_tokenizer_open(const struct hb_model_file *file, struct hb_tokenizer **ret_tokenizer,
					     struct hb_error *error);
void hb_tokenizer_free(struct hb_tokenizer *tokenizer);

struct hb_tokenizer_state *hb_tokenizer_state_new(const struct hb_tokenizer *tokenizer);
void hb_tokenizer_state_free(struct hb_tokenizer_state *state);

/* Forget cached words and chunks when they have grown past a few megabytes; true if that was so.  Pieces become invalid. */
bool hb_tokenizer_trim(struct hb_tokenizer_state *state);

/* Cut valid UTF-8 without NUL into tokens; *ret_pieces stays valid until the next call. */
void hb_tokenize(struct hb_tokenizer_state *state, const char *text, size_t n_bytes, const struct hb_piece **ret_pieces,
		 size_t *ret_n_pieces);

/* The same without special cases, for the import, which writes "tokenizer/phrases" with it. */
void hb_tokenize_without_specials(struct hb_tokenizer_state *state, const char *text, size_t n_bytes,
				  const struct hb_piece **ret_pieces, size_t *ret_n_pieces);

/* Does a prefix, suffix or infix match anywhere in the text? */
bool hb_tokenizer_has_affix(struct hb_tokenizer_state *state, const char *text, size_t n_bytes);

#endif
