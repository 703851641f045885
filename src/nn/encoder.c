/* The encoder: packing of weights, cutting of documents into chunks.  See encoder.h. */
#include "nn/encoder.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/encoder_internal.h"

enum { NONE = UINT32_MAX, GUARD_ROWS = HB_FILTERS };

uint32_t hb_encoder_n_keys(const struct hb_encoder_shape *shape)
{
	return shape->n_columns + (shape->vector_width > 0);
}

uint64_t hb_encoder_multiply_adds(const struct hb_encoder_state *state)
{
	return state->n_multiply_adds;
}

uint64_t hb_encoder_nominal(const struct hb_encoder_shape *shape)
{
	uint64_t square = (uint64_t)shape->width * shape->width;
	return square * hb_encoder_n_keys(shape) * shape->mix_pieces + (uint64_t)shape->width * shape->vector_width +
	       square * (2 * shape->window + 1) * shape->pieces * shape->depth;
}

/* ---- weights ------------------------------------------------------------------------------------------------- */

static void norm_init(struct hb_norm *norm, const struct hb_maxout_layer *layer, uint32_t width, uint32_t pieces)
{
	uint32_t stride = hb_padded(width);
	*norm = (struct hb_norm){.width = width, .stride = stride, .n_pieces = pieces};
	norm->bias = hb_aligned_alloc((size_t)pieces * stride, sizeof(float));
	norm->gain = hb_aligned_alloc(stride, sizeof(float));
	norm->shift = hb_aligned_alloc(stride, sizeof(float));
	for (uint32_t o = 0; o < width; o++) {
		for (uint32_t p = 0; p < pieces; p++)
			norm->bias[(size_t)p * stride + o] = layer->bias[(size_t)o * pieces + p];
		norm->gain[o] = layer->gain[o];
		norm->shift[o] = layer->shift[o];
	}
}

static void norm_release(struct hb_norm *norm)
{
	free(norm->bias);
	free(norm->gain);
	free(norm->shift);
}

/* Add `factor` times the tap of a maxout (inputs [start, start + width) of its n_in) to rows that stand piece by piece. */
static void add_tap(float *rows, const float *weights, uint32_t width, uint32_t pieces, uint32_t n_in, uint32_t start,
		    float factor)
{
	uint32_t stride = hb_padded(width);
	for (uint32_t o = 0; o < width; o++)
		for (uint32_t p = 0; p < pieces; p++) {
			const float *from = weights + ((size_t)o * pieces + p) * n_in + start;
			float *to = rows + ((size_t)p * stride + o) * stride;
			for (uint32_t i = 0; i < width; i++)
				to[i] += factor * from[i];
		}
}

/* Pack taps: tap t of `weights` with factors[t], added up.  Scratch holds pieces * stride * stride floats. */
static void pack_taps(struct hb_matrix *matrix, const float *weights, uint32_t width, uint32_t pieces, uint32_t n_taps,
		      const float *factors, bool bf16)
{
	uint32_t stride = hb_padded(width);
	float *rows = hb_alloc_zero((size_t)pieces * stride * stride, sizeof *rows);
	for (uint32_t t = 0; t < n_taps; t++)
		if (factors[t] != 0)
			add_tap(rows, weights, width, pieces, n_taps * width, t * width, factors[t]);
	hb_matrix_init(matrix, rows, stride, pieces * stride, stride, bf16);
	free(rows);
}

static void pack_window_layer(struct hb_window_layer *packed, const struct hb_encoder *encoder,
			      const struct hb_maxout_layer *layer)
{
	static const float filters[HB_FILTERS][3] = {
		{1.f / 4, 0, 0},
		{-1.f / 6, -1.f / 6, -1.f / 6},
		{-1.f / 6, 1.f / 6, -1.f / 6},
		{1.f / 24, 1.f / 12, 1.f / 6},
		{1.f / 24, -1.f / 12, 1.f / 6},
		{0, 0, 1},
	};
	const struct hb_encoder_shape *shape = &encoder->shape;
	uint32_t width = shape->width, pieces = shape->pieces, stride = encoder->stride, taps = encoder->n_positions;
	if (shape->window == 1) {
		for (int f = 0; f < HB_FILTERS; f++)
			pack_taps(&packed->filters[f], layer->weights, width, pieces, 3, filters[f], encoder->bf16);
		return;
	}
	float *rows = hb_alloc_zero((size_t)pieces * stride * taps * stride, sizeof *rows);
	for (uint32_t o = 0; o < width; o++)
		for (uint32_t p = 0; p < pieces; p++)
			for (uint32_t t = 0; t < taps; t++)
				memcpy(rows + (((size_t)p * stride + o) * taps + t) * stride,
				       layer->weights + (((size_t)o * pieces + p) * taps + t) * width, width * sizeof *rows);
	hb_matrix_init(&packed->direct, rows, (size_t)taps * stride, pieces * stride, taps * stride, encoder->bf16);
	free(rows);
}

/* The first layer's taps one after the other, so that one multiplication gives what a type adds at every position. */
static void pack_first_layer(struct hb_encoder *encoder)
{
	const struct hb_encoder_shape *shape = &encoder->shape;
	uint32_t stride = encoder->stride, taps = encoder->n_positions;
	size_t n_tap = (size_t)shape->pieces * stride * stride;
	float *rows = hb_alloc_zero(taps * n_tap, sizeof *rows);
	for (uint32_t t = 0; t < taps; t++)
		add_tap(rows + t * n_tap, shape->layers[0].weights, shape->width, shape->pieces, taps * shape->width,
			t * shape->width, 1);
	hb_matrix_init(&encoder->first, rows, stride, taps * shape->pieces * stride, stride, encoder->bf16);
	free(rows);
}

struct hb_encoder *hb_encoder_new(const struct hb_encoder_shape *shape, const struct hb_kernels *kernels, bool reduced)
{
	struct hb_encoder *encoder = hb_alloc_zero(1, sizeof *encoder);
	encoder->shape = *shape;
	encoder->kernels = kernels;
	encoder->bf16 = reduced && kernels->multiply_bf16 != NULL;
	encoder->stride = hb_padded(shape->width);
	encoder->n_keys = hb_encoder_n_keys(shape);
	encoder->n_sums = (shape->pieces > shape->mix_pieces ? shape->pieces : shape->mix_pieces) * encoder->stride;
	encoder->n_positions = 2 * shape->window + 1;
	for (uint32_t c = 0; c < encoder->n_keys; c++) {
		float factors[HB_MAX_COLUMNS + 1] = {0};
		factors[c] = 1;
		pack_taps(&encoder->parts[c], shape->mix.weights, shape->width, shape->mix_pieces, encoder->n_keys, factors,
			  encoder->bf16);
	}
	if (shape->vector_width > 0)
		hb_matrix_init(&encoder->vectors, shape->vector_weights, shape->vector_width, shape->width,
			       shape->vector_width, encoder->bf16);
	norm_init(&encoder->mix, &shape->mix, shape->width, shape->mix_pieces);
	for (uint32_t l = 0; l < shape->depth; l++) {
		norm_init(&encoder->layers[l].norm, &shape->layers[l], shape->width, shape->pieces);
		if (l > 0)
			pack_window_layer(&encoder->layers[l], encoder, &shape->layers[l]);
	}
	if (shape->depth > 0)
		pack_first_layer(encoder);
	return encoder;
}

void hb_encoder_free(struct hb_encoder *encoder)
{
	if (encoder == NULL)
		return;
	for (uint32_t c = 0; c < encoder->n_keys; c++)
		hb_matrix_release(&encoder->parts[c]);
	hb_matrix_release(&encoder->vectors);
	hb_matrix_release(&encoder->first);
	norm_release(&encoder->mix);
	for (uint32_t l = 0; l < encoder->shape.depth; l++) {
		for (int f = 0; f < HB_FILTERS; f++)
			hb_matrix_release(&encoder->layers[l].filters[f]);
		hb_matrix_release(&encoder->layers[l].direct);
		norm_release(&encoder->layers[l].norm);
	}
	free(encoder);
}

/* ---- state --------------------------------------------------------------------------------------------------- */

struct hb_encoder_state *hb_encoder_state_new(const struct hb_encoder *encoder)
{
	const struct hb_encoder_shape *shape = &encoder->shape;
	struct hb_encoder_state *state = hb_alloc_zero(1, sizeof *state);
	uint32_t stride = encoder->stride, mix_sums = shape->mix_pieces * stride, sums = shape->pieces * stride;
	uint32_t n_first = shape->depth > 0 ? encoder->first.n_out : 0;
	uint32_t n_in = encoder->vectors.n_in > stride ? encoder->vectors.n_in : stride;
	uint32_t n_out = n_first > mix_sums + stride ? n_first : mix_sums + stride;
	state->encoder = encoder;
	hb_cache_init(&state->types, HB_TYPE_SLOTS, encoder->n_keys, stride + n_first);
	hb_cache_init(&state->parts, HB_PART_SLOTS, 2, mix_sums);
	state->new_types = hb_alloc(HB_CHUNK_ROWS, sizeof *state->new_types);
	state->inputs = hb_aligned_alloc((size_t)HB_TYPE_BATCH * n_in, sizeof(float));
	state->outputs = hb_aligned_alloc((size_t)HB_TYPE_BATCH * n_out, sizeof(float));
	state->sums = hb_aligned_alloc((size_t)HB_FILTER_ROWS * encoder->n_sums, sizeof(float));
	state->zeros = hb_aligned_alloc(encoder->n_sums, sizeof(float));
	state->tokens = hb_alloc(HB_CHUNK_ROWS, sizeof *state->tokens);
	state->wanted = hb_alloc(HB_CHUNK_ROWS, sizeof *state->wanted);
	state->types_at = hb_alloc(HB_CHUNK_ROWS, sizeof *state->types_at);
	for (int i = 0; i < 2; i++) {
		state->rows[i] = hb_aligned_alloc((size_t)(HB_CHUNK_ROWS + 2 * GUARD_ROWS) * stride, sizeof(float));
		state->rows[i] += (size_t)GUARD_ROWS * stride;
	}
	state->distance = hb_alloc(HB_CHUNK_ROWS, sizeof *state->distance);
	state->filtered = hb_aligned_alloc((size_t)HB_FILTERS * HB_FILTER_BATCH * stride, sizeof(float));
	state->products = hb_aligned_alloc((size_t)HB_FILTERS * HB_FILTER_BATCH * sums, sizeof(float));
	return state;
}

void hb_encoder_state_free(struct hb_encoder_state *state)
{
	if (state == NULL)
		return;
	hb_cache_release(&state->types);
	hb_cache_release(&state->parts);
	free(state->new_types);
	free(state->inputs);
	free(state->outputs);
	free(state->sums);
	free(state->zeros);
	free(state->tokens);
	free(state->wanted);
	free(state->types_at);
	for (int i = 0; i < 2; i++)
		free(state->rows[i] - (size_t)GUARD_ROWS * state->encoder->stride);
	free(state->distance);
	free(state->filtered);
	free(state->products);
	free(state);
}

/* ---- running ------------------------------------------------------------------------------------------------- */

static void add_row(struct hb_encoder_state *state, uint32_t token, bool wanted)
{
	state->tokens[state->n_rows] = token;
	state->wanted[state->n_rows++] = wanted;
}

static void run_chunk(struct hb_encoder_state *state, const uint64_t *keys, float *out)
{
	if (state->n_rows == 0)
		return;
	size_t stride = state->encoder->stride;
	hb_find_types(state, keys);
	const float *rows = hb_run_layers(state);
	for (uint32_t r = 0; r < state->n_rows; r++)
		if (state->wanted[r])
			memcpy(out + state->tokens[r] * stride, rows + r * stride, stride * sizeof(float));
	state->n_rows = 0;
}

/* Add the tokens [first, end) of the document [start, stop) with what stands `reach` rows to either side: tokens, or padding past
 * the document's ends.  Padding between two documents is shared. */
static void add_piece(struct hb_encoder_state *state, uint32_t reach, uint32_t start, uint32_t stop, uint32_t first,
		      uint32_t end)
{
	uint32_t before = first - start < reach ? first - start : reach;
	uint32_t after = stop - end < reach ? stop - end : reach;
	bool padded = state->n_rows > 0 && state->tokens[state->n_rows - 1] == NONE;
	for (uint32_t i = before; i < reach && !(padded && before == 0); i++)
		add_row(state, NONE, false);
	for (uint32_t token = first - before; token < end + after; token++)
		add_row(state, token, token >= first && token < end);
	for (uint32_t i = after; i < reach; i++)
		add_row(state, NONE, false);
}

void hb_encoder_run(struct hb_encoder_state *state, const uint64_t *keys, const uint32_t *starts, size_t n_documents,
		    float *out)
{
	const struct hb_encoder_shape *shape = &state->encoder->shape;
	uint32_t reach = shape->depth * shape->window;
	uint32_t most = HB_CHUNK_ROWS - 2 * reach;
	state->n_rows = 0;
	for (size_t d = 0; d < n_documents; d++)
		for (uint32_t first = starts[d]; first < starts[d + 1]; first += most) {
			uint32_t end = starts[d + 1] - first < most ? starts[d + 1] : first + most;
			if (state->n_rows + (end - first) + 2 * reach > HB_CHUNK_ROWS)
				run_chunk(state, keys, out);
			add_piece(state, reach, starts[d], starts[d + 1], first, end);
		}
	run_chunk(state, keys, out);
}
