/* The neural part of the language stage: lexical features of tokens in; tags, trees and names out.
 *
 * The networks are those of spaCy 3 (thinc): hash embeddings of lexical attributes, a maxout window encoder, a softmax tagger, and
 * transition systems (arc-eager with sentence breaks, BILUO) over a shared or an own encoder.  Components stand apart: a
 * model may lack any of them.  Nothing here knows a language; labels come from the model file. */
#ifndef HB_LANGUAGE_NETWORK_H
#define HB_LANGUAGE_NETWORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "language/language.h"
#include "nn/model_file.h"

/* Lexical attributes of a token as spaCy's 64-bit string ids (see strings.h): the columns that embeddings can ask for.  Static vectors
 * are looked up by orth, inside. */
struct hb_features {
	uint64_t orth, norm, lower, prefix, suffix, shape;
	bool spacy;    /* a space follows */
	bool is_space; /* the token is white space */
};

struct hb_network;       /* constant, shared by threads; borrows the model file */
struct hb_network_state; /* scratch and caches of one thread */

/* What the networks say of each token.  Labels are texts of the network, NULL where the component is missing. */
struct hb_prediction {
	const char *tag;
	const char *morph;     /* of a morphologizer, NULL if there is none */
	const char *pos;       /* of a morphologizer, NULL if there is none */
	const char *dep;
	uint32_t head;         /* index in the whole batch; own index for a root */
	bool sentence_start;
	const char *name;      /* entity label, NULL outside */
	bool name_start;
};

/* Sections of the model file:
 *   net/config        JSON: {"components": [...]} in the order in which they run, each with "kind", "name" and what
 *                     network_config.h says.
 *   net/N/...         float32 tensors of component N (its index), as network_config.h says.
 *   net/vectors/table float32, rows of static vectors;  net/vectors/keys u64, sorted ids;  net/vectors/rows u32, row of each key.
 * HB_BAD_INPUT when something is missing, or has another size than the configuration says. */
HB_MUST_USE enum hb_status hb_network_open(const struct hb_model_file *file, struct hb_network **ret_network,
					   struct hb_error *error);
void hb_network_free(struct hb_network *network);

struct hb_network_state *hb_network_state_new(const struct hb_network *network, enum hb_precision precision);
void hb_network_state_free(struct hb_network_state *state);

/* Run all components over n_tokens tokens that stand in n_blocks blocks; block b is [block_start[b], block_start[b + 1]) and is
 * a document of its own to the networks (block_start has n_blocks + 1 entries).  Fills out[0 .. n_tokens). */
void hb_network_run(struct hb_network_state *state, const struct hb_features *features, size_t n_tokens,
		    const uint32_t *block_start, size_t n_blocks, struct hb_prediction *out);

/* Multiply-adds of matrices, for benchmarks: what a state has done so far, and of one token as the layers are defined (two states a
 * token for a parser, one for names), without what caches and filtering save. */
uint64_t hb_network_multiply_adds(const struct hb_network_state *state);
uint64_t hb_network_nominal(const struct hb_network *network);

#endif
