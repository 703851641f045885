/* The encoder of a token network (spaCy's MultiHashEmbed and MaxoutWindowEncoder): attribute ids of tokens in, context vectors out.
 *
 * Each column of ids has a table of vectors; an id picks four rows by hashing, which are added.  The columns together (and a static
 * vector, where the model has them) are mixed by a normalised maxout into one vector.  Then `depth` layers look `window` tokens to either
 * side, each a normalised maxout added to its input.
 *
 * What is done to be fast, without changing the result but for rounding:
 *  - The mix depends on the word type only (the tuple of ids), so it is kept in a bounded cache; on a miss the mix is a sum
 *    of parts, one per column, which have a cache of their own.
 *  - The first layer is linear in each position of its window before its maxout, so what a word type adds at each position is kept with
 *    it and the layer costs additions only.
 *  - The other layers are convolutions of three taps: minimal filtering (Winograd 1980, F(4,3)) makes four tokens' outputs
 *    from six products in place of twelve.
 * Documents stand apart by zero rows, as thinc pads them; long ones are cut with as much overlap as a vector can see. */
#ifndef HB_NN_ENCODER_H
#define HB_NN_ENCODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nn/kernels.h"

enum { HB_MAX_COLUMNS = 16, HB_MAX_DEPTH = 16, HB_MAX_WIDTH = 320, HB_MAX_PIECES = 4, HB_MAX_WINDOW = 2 };

struct hb_hash_column {
	uint32_t n_rows, seed;
	const float *table; /* n_rows x width */
};

/* Normalised maxout: weights are [output][piece][input], bias [output][piece], gain and shift [output]. */
struct hb_maxout_layer {
	const float *weights, *bias, *gain, *shift;
};

/* All pointers are borrowed from the model file; they need be aligned to floats only. */
struct hb_encoder_shape {
	uint32_t width, n_columns, mix_pieces, depth, window, pieces;
	struct hb_hash_column columns[HB_MAX_COLUMNS];
	struct hb_maxout_layer mix, layers[HB_MAX_DEPTH];
	/* Static vectors: vector_width is 0 when there are none.  keys are sorted ids, rows[i] the row of keys[i] in table. */
	uint32_t vector_width, n_vector_keys;
	const uint64_t *vector_keys;
	const uint32_t *vector_rows;
	const float *vector_table, *vector_weights; /* ? x vector_width, width x vector_width */
};

struct hb_encoder;       /* packed weights: constant, shared by threads */
struct hb_encoder_state; /* caches and scratch of one thread */

/* The shape's sizes have been checked by the caller against the limits above.  `reduced` asks for bf16 where kernels have it. */
struct hb_encoder *hb_encoder_new(const struct hb_encoder_shape *shape, const struct hb_kernels *kernels, bool reduced);
void hb_encoder_free(struct hb_encoder *encoder);

struct hb_encoder_state *hb_encoder_state_new(const struct hb_encoder *encoder);
void hb_encoder_state_free(struct hb_encoder_state *state);

/* Keys of a token: the ids of its columns, then, when there are static vectors, its key in them. */
uint32_t hb_encoder_n_keys(const struct hb_encoder_shape *shape);

/* Encode tokens [0, n) whose keys are at keys[i * n_keys]; document d is [starts[d], starts[d + 1]).  out holds
 * n x hb_padded(width) floats, aligned. */
void hb_encoder_run(struct hb_encoder_state *state, const uint64_t *keys, const uint32_t *starts, size_t n_documents,
		    float *out);

/* Multiply-adds of matrices: done so far, and of one token as the layers are defined. */
uint64_t hb_encoder_multiply_adds(const struct hb_encoder_state *state);
uint64_t hb_encoder_nominal(const struct hb_encoder_shape *shape);

/* The four table rows of an id, before the modulus (MurmurHash3 of the id's eight bytes, as thinc has it). */
void hb_hash_rows(uint64_t id, uint32_t seed, uint32_t ret_rows[4]);

#endif
