/* What the files of the language stage share: the model, the workspace, and one analysis under way. */
#ifndef HB_LANGUAGE_ANALYSE_INTERNAL_H
#define HB_LANGUAGE_ANALYSE_INTERNAL_H

#include "base/utf8.h"
#include "language/language.h"
#include "language/lemmatizer.h"
#include "language/network.h"
#include "language/ruler.h"
#include "language/tokenizer.h"

/* Blocks go through the networks together, about so many tokens at a time: enough to keep the kernels busy, and little
 * memory. */
enum { BATCH_TOKENS = 2048 };

struct hb_language_model {
	struct hb_model_file *file;
	const char *name;
	char *version;
	struct hb_labels labels;
	struct hb_tokenizer *tokenizer;
	struct hb_network *network;
	struct hb_ruler *ruler;
	struct hb_lemmatizer *lemmatizer;
};

enum { LABEL_CACHE_SLOTS = 512 };

struct hb_workspace {
	const struct hb_language_model *model;
	struct hb_tokenizer_state *tokenizer;
	struct hb_network_state *network;
	struct hb_lemmatizer_state *lemmatizer;
	struct hb_regex_state *regex;
	struct hb_arena *scratch; /* of one batch */
	uint32_t document;        /* counts up: which copies of words belong to the document in hand */
	struct {                  /* the number of a network's label, by where its text stands */
		const char *text;
		uint16_t number;
	} label_cache[LABEL_CACHE_SLOTS];
};

struct batch_block {
	uint32_t block, first; /* index in the source; first token in the analysis */
};

struct analysis_run {
	struct hb_workspace *workspace;
	const struct hb_source *source;
	struct hb_arena *arena; /* of the document */
	HB_ARRAY(struct hb_token) tokens;
	HB_ARRAY(struct hb_sentence) sentences;
	HB_ARRAY(struct hb_name_span) names;
	size_t n_done; /* tokens of finished batches */
	/* The batch, in the scratch arena; tokens from n_done on. */
	HB_ARRAY(struct hb_word *) words;
	HB_ARRAY(struct batch_block) blocks;
};

/* Tokenize a block and add its tokens to the batch. */
void analyse_add_block(struct analysis_run *run, const struct hb_offsets *offsets, uint32_t block);

/* Run networks, ruler and lemmatizer over the batch, and take up its sentences and names. */
void analyse_finish_batch(struct analysis_run *run);

#endif
