/* The scorer of a transition system: see scorer.h. */
#include "nn/scorer.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { TILE_TOKENS = 16, TILE_SLOTS = 32 };

struct hb_scorer {
	struct hb_scorer_shape shape;
	const struct hb_kernels *kernels;
	bool bf16;
	uint32_t in_stride, middle_stride, hidden_stride, class_stride;
	struct hb_matrix input, lower[HB_MAX_FEATURES], upper;
	float *input_bias, *lower_bias, *pad, *upper_bias;
	float *lone_bias; /* lower_bias and the pads of all features but the first */
};

struct hb_scorer_state {
	const struct hb_scorer *scorer;
	uint64_t n_multiply_adds; /* done so far */
	float *middle; /* of the document's tokens, and room for a tile more */
	size_t n_tokens, middle_capacity;
	float *tiles;  /* feature, slot, token of the tile: hidden sums piece by piece */
	uint32_t *tile_in; /* feature, slot: number of the tile that is there, UINT32_MAX for none */
	float *hidden, *scores;
	float *lone_scores; /* of a tile */
	uint32_t lone_tile;
};

/* One weight per output [hidden][piece], to piece by piece. */
static void by_piece(float *to, const float *from, uint32_t n_hidden, uint32_t n_pieces)
{
	for (uint32_t h = 0; h < n_hidden; h++)
		for (uint32_t p = 0; p < n_pieces; p++)
			to[(size_t)p * hb_padded(n_hidden) + h] = from[(size_t)h * n_pieces + p];
}

static void pack_lower(struct hb_scorer *scorer)
{
	const struct hb_scorer_shape *shape = &scorer->shape;
	size_t n_row = shape->n_middle, n_outputs = (size_t)shape->n_pieces * scorer->hidden_stride;
	float *rows = hb_alloc_zero(n_outputs * n_row, sizeof *rows);
	for (uint32_t f = 0; f < shape->n_features; f++) {
		const float *weights = shape->lower_weights + (size_t)f * shape->n_hidden * shape->n_pieces * n_row;
		for (uint32_t h = 0; h < shape->n_hidden; h++)
			for (uint32_t p = 0; p < shape->n_pieces; p++)
				memcpy(rows + ((size_t)p * scorer->hidden_stride + h) * n_row,
				       weights + ((size_t)h * shape->n_pieces + p) * n_row, n_row * sizeof *rows);
		hb_matrix_init(&scorer->lower[f], rows, n_row, (uint32_t)n_outputs, shape->n_middle, scorer->bf16);
		by_piece(scorer->pad + f * n_outputs, shape->pad + (size_t)f * shape->n_hidden * shape->n_pieces,
			 shape->n_hidden, shape->n_pieces);
	}
	by_piece(scorer->lower_bias, shape->lower_bias, shape->n_hidden, shape->n_pieces);
	free(rows);
	memcpy(scorer->lone_bias, scorer->lower_bias, n_outputs * sizeof(float));
	for (uint32_t f = 1; f < shape->n_features; f++)
		for (size_t i = 0; i < n_outputs; i++)
			scorer->lone_bias[i] += scorer->pad[f * n_outputs + i];
}

struct hb_scorer *hb_scorer_new(const struct hb_scorer_shape *shape, const struct hb_kernels *kernels, bool reduced)
{
	struct hb_scorer *scorer = hb_alloc_zero(1, sizeof *scorer);
	scorer->shape = *shape;
	scorer->kernels = kernels;
	scorer->bf16 = reduced && kernels->multiply_bf16 != NULL;
	scorer->in_stride = hb_padded(shape->n_in);
	scorer->middle_stride = hb_padded(shape->n_middle);
	scorer->hidden_stride = hb_padded(shape->n_hidden);
	scorer->class_stride = hb_padded(shape->n_classes);
	size_t n_outputs = (size_t)shape->n_pieces * scorer->hidden_stride;
	scorer->input_bias = hb_aligned_alloc(scorer->middle_stride, sizeof(float));
	scorer->lower_bias = hb_aligned_alloc(n_outputs, sizeof(float));
	scorer->lone_bias = hb_aligned_alloc(n_outputs, sizeof(float));
	scorer->pad = hb_aligned_alloc(shape->n_features * n_outputs, sizeof(float));
	scorer->upper_bias = hb_aligned_alloc(scorer->class_stride, sizeof(float));
	hb_matrix_init(&scorer->input, shape->input_weights, shape->n_in, shape->n_middle, shape->n_in, scorer->bf16);
	memcpy(scorer->input_bias, shape->input_bias, shape->n_middle * sizeof(float));
	pack_lower(scorer);
	hb_matrix_init(&scorer->upper, shape->upper_weights, shape->n_hidden, shape->n_classes, shape->n_hidden, scorer->bf16);
	memcpy(scorer->upper_bias, shape->upper_bias, shape->n_classes * sizeof(float));
	return scorer;
}

void hb_scorer_free(struct hb_scorer *scorer)
{
	if (scorer == NULL)
		return;
	hb_matrix_release(&scorer->input);
	for (uint32_t f = 0; f < scorer->shape.n_features; f++)
		hb_matrix_release(&scorer->lower[f]);
	hb_matrix_release(&scorer->upper);
	free(scorer->input_bias);
	free(scorer->lower_bias);
	free(scorer->lone_bias);
	free(scorer->pad);
	free(scorer->upper_bias);
	free(scorer);
}

struct hb_scorer_state *hb_scorer_state_new(const struct hb_scorer *scorer)
{
	struct hb_scorer_state *state = hb_alloc_zero(1, sizeof *state);
	size_t n_tiles = (size_t)scorer->shape.n_features * TILE_SLOTS;
	state->scorer = scorer;
	state->tiles = hb_aligned_raw(n_tiles * TILE_TOKENS,
				      scorer->shape.n_pieces * scorer->hidden_stride * sizeof(float));
	state->tile_in = hb_alloc(n_tiles, sizeof *state->tile_in);
	state->hidden = hb_aligned_alloc((size_t)TILE_TOKENS * scorer->hidden_stride, sizeof(float));
	state->lone_scores = hb_aligned_alloc((size_t)TILE_TOKENS * scorer->class_stride, sizeof(float));
	state->scores = hb_aligned_alloc(scorer->class_stride, sizeof(float));
	return state;
}

void hb_scorer_state_free(struct hb_scorer_state *state)
{
	if (state == NULL)
		return;
	free(state->middle);
	free(state->tiles);
	free(state->tile_in);
	free(state->hidden);
	free(state->scores);
	free(state->lone_scores);
	free(state);
}

uint64_t hb_scorer_multiply_adds(const struct hb_scorer_state *state)
{
	return state->n_multiply_adds;
}

uint64_t hb_scorer_nominal(const struct hb_scorer_shape *shape, uint32_t n_states)
{
	return (uint64_t)shape->n_in * shape->n_middle +
	       (uint64_t)shape->n_middle * shape->n_features * shape->n_hidden * shape->n_pieces +
	       (uint64_t)shape->n_hidden * shape->n_classes * n_states;
}

static void multiply(struct hb_scorer_state *state, const struct hb_matrix *matrix, const float *rows, size_t row_stride,
		     size_t n_rows, float *out, size_t out_stride)
{
	const struct hb_kernels *kernels = state->scorer->kernels;
	state->n_multiply_adds += (uint64_t)n_rows * matrix->n_in * matrix->n_out;
	(matrix->bf16 ? kernels->multiply_bf16 : kernels->multiply)(matrix, rows, row_stride, n_rows, out, out_stride);
}

void hb_scorer_begin(struct hb_scorer_state *state, const float *vectors, size_t n_tokens)
{
	const struct hb_scorer *scorer = state->scorer;
	size_t stride = scorer->middle_stride;
	if (n_tokens + TILE_TOKENS > state->middle_capacity) {
		free(state->middle);
		state->middle_capacity = n_tokens + n_tokens / 2 + TILE_TOKENS;
		state->middle = hb_aligned_alloc(state->middle_capacity * stride, sizeof(float));
	}
	state->n_tokens = n_tokens;
	state->lone_tile = UINT32_MAX;
	multiply(state, &scorer->input, vectors, scorer->in_stride, n_tokens, state->middle, stride);
	for (size_t t = 0; t < n_tokens; t++)
		for (size_t i = 0; i < stride; i++)
			state->middle[t * stride + i] += scorer->input_bias[i];
	memset(state->tile_in, 0xff, scorer->shape.n_features * TILE_SLOTS * sizeof *state->tile_in);
}

/* What a token adds to the hidden sums in the place of a feature. */
static const float *feature_sums(struct hb_scorer_state *state, uint32_t feature, uint32_t token)
{
	const struct hb_scorer *scorer = state->scorer;
	size_t n_floats = scorer->shape.n_pieces * scorer->hidden_stride;
	uint32_t tile = token / TILE_TOKENS;
	size_t place = (size_t)feature * TILE_SLOTS + tile % TILE_SLOTS;
	float *sums = state->tiles + place * TILE_TOKENS * n_floats;
	if (state->tile_in[place] != tile) {
		size_t first = (size_t)tile * TILE_TOKENS;
		size_t n = state->n_tokens - first < TILE_TOKENS ? state->n_tokens - first : TILE_TOKENS;
		multiply(state, &scorer->lower[feature], state->middle + first * scorer->middle_stride,
			 scorer->middle_stride, n, sums, n_floats);
		state->tile_in[place] = tile;
	}
	return sums + token % TILE_TOKENS * n_floats;
}

static void add_bias(const struct hb_scorer *scorer, float *scores)
{
	for (uint32_t c = 0; c < scorer->class_stride; c++)
		scores[c] += scorer->upper_bias[c];
}

const float *hb_scorer_lone_scores(struct hb_scorer_state *state, uint32_t token)
{
	const struct hb_scorer *scorer = state->scorer;
	uint32_t tile = token / TILE_TOKENS;
	size_t first = (size_t)tile * TILE_TOKENS, hidden_stride = scorer->hidden_stride, class_stride = scorer->class_stride;
	if (state->lone_tile != tile) {
		uint32_t n = (uint32_t)(state->n_tokens - first < TILE_TOKENS ? state->n_tokens - first : TILE_TOKENS);
		for (uint32_t t = 0; t < n; t++) {
			const float *sums = feature_sums(state, 0, (uint32_t)first + t);
			scorer->kernels->hidden(&sums, 1, scorer->lone_bias, scorer->shape.n_pieces, scorer->hidden_stride,
						state->hidden + t * hidden_stride);
		}
		multiply(state, &scorer->upper, state->hidden, hidden_stride, n, state->lone_scores, class_stride);
		for (uint32_t t = 0; t < n; t++)
			add_bias(scorer, state->lone_scores + t * class_stride);
		state->lone_tile = tile;
	}
	return state->lone_scores + token % TILE_TOKENS * class_stride;
}

const float *hb_scorer_scores(struct hb_scorer_state *state, const int32_t *tokens)
{
	const struct hb_scorer *scorer = state->scorer;
	const struct hb_scorer_shape *shape = &scorer->shape;
	size_t n_floats = shape->n_pieces * scorer->hidden_stride;
	/* Two features may look at tiles that want the same slot, but then they have slots of their own. */
	const float *vectors[HB_MAX_FEATURES];
	for (uint32_t f = 0; f < shape->n_features; f++)
		vectors[f] = tokens[f] < 0 ? scorer->pad + f * n_floats : feature_sums(state, f, (uint32_t)tokens[f]);
	scorer->kernels->hidden(vectors, shape->n_features, scorer->lower_bias, shape->n_pieces, scorer->hidden_stride,
				state->hidden);
	multiply(state, &scorer->upper, state->hidden, scorer->hidden_stride, 1, state->scores, scorer->class_stride);
	add_bias(scorer, state->scores);
	return state->scores;
}
