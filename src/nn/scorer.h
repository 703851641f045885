/* The scorer of a transition system (spaCy's parser_model with an upper layer): which action suits a state, seen through a few of its
 * tokens.
 *
 * Each token's vector goes through a linear layer once.  For each feature (place of a token in the state) a second linear layer
 * follows; what it gives is summed over the features, a maxout over pieces makes the hidden layer, and a last linear layer
 * the scores.  The second layer is worked out for tiles of neighbouring tokens when a state first looks at one of
 * them in that place, and a bounded number of tiles is kept. */
#ifndef HB_NN_SCORER_H
#define HB_NN_SCORER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nn/kernels.h"

enum { HB_MAX_FEATURES = 16, HB_MAX_CLASSES = 2048 };

/* Borrowed pointers, aligned to floats: input [n_middle][n_in], lower [feature][hidden][piece][n_middle], pad
 * [feature][hidden][piece] (for a place that holds no token), upper [class][hidden]. */
struct hb_scorer_shape {
	uint32_t n_in, n_middle, n_features, n_hidden, n_pieces, n_classes;
	const float *input_weights, *input_bias, *lower_weights, *lower_bias, *pad, *upper_weights, *upper_bias;
};

struct hb_scorer;       /* packed weights: constant, shared by threads */
struct hb_scorer_state; /* scratch of one thread */

struct hb_scorer *hb_scorer_new(const struct hb_scorer_shape *shape, const struct hb_kernels *kernels, bool reduced);
void hb_scorer_free(struct hb_scorer *scorer);

struct hb_scorer_state *hb_scorer_state_new(const struct hb_scorer *scorer);
void hb_scorer_state_free(struct hb_scorer_state *state);

/* Multiply-adds of matrices: done so far, and of one token as the layers are defined, for so many states a token. */
uint64_t hb_scorer_multiply_adds(const struct hb_scorer_state *state);
uint64_t hb_scorer_nominal(const struct hb_scorer_shape *shape, uint32_t n_states);

/* Start on a document: vectors holds n_tokens x hb_padded(n_in) floats, aligned. */
void hb_scorer_begin(struct hb_scorer_state *state, const float *vectors, size_t n_tokens);

/* Scores of all classes for a state that sees this token as its first feature and none besides.  Worked out for neighbouring
 * tokens together.  Valid until the next call. */
const float *hb_scorer_lone_scores(struct hb_scorer_state *state, uint32_t token);

/* Scores of all classes for a state whose features are tokens[0 .. n_features) (negative: none).  Valid until the next call. */
const float *hb_scorer_scores(struct hb_scorer_state *state, const int32_t *tokens);

#endif
