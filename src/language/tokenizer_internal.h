/* What the files of the tokenizer share. */
#ifndef HB_LANGUAGE_TOKENIZER_INTERNAL_H
#define HB_LANGUAGE_TOKENIZER_INTERNAL_H

#include "language/regex.h"
#include "language/tokenizer.h"

struct phrase {
	const uint64_t *orths; /* string ids of its tokens */
	uint32_t n_orths;
};

struct hb_tokenizer {
	struct hb_vocabulary vocabulary;
	struct hb_text_map specials;
	struct hb_regex *prefix, *suffix, *infix, *token, *url;
	struct phrase *phrases; /* sorted by the id of the first token */
	uint32_t n_phrases;
	struct hb_arena *arena;
};

typedef HB_ARRAY(struct hb_piece) hb_pieces;

struct hb_tokenizer_state {
	const struct hb_tokenizer *tokenizer;
	struct hb_regex_state *regex;
	struct hb_words words;
	struct hb_table chunks;       /* chunk -> struct chunk, in the arena of the words */
	struct hb_arena *arena;       /* of the text in hand */
	hb_pieces pieces;
};

/* The word type, with its first phrase found when it is new. */
struct hb_word *tokenizer_word(struct hb_tokenizer_state *state, const char *text, size_t n_bytes, const char *norm);

/* Append the tokens of a special case that stands at start_byte; false if the chunk is none. */
bool tokenizer_push_special(struct hb_tokenizer_state *state, const char *text, size_t n_bytes, uint32_t start_byte);

/* Find special cases again over the tokens of the text, and cut them as they say. */
void tokenizer_apply_phrases(struct hb_tokenizer_state *state, const char *text);

#endif
