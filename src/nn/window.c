/* The window layers of the encoder over one chunk of rows.  See encoder.h.
 *
 * Minimal filtering for outputs y0, y1 over inputs d0 .. d3 and taps g0 .. g2 (here d are rows and g matrices):
 *   y0 = (d0 - d2) g0 + (d1 + d2) (g0 + g1 + g2) / 2 + (d2 - d1) (g0 - g1 + g2) / 2
 *   y1 = (d1 + d2) (g0 + g1 + g2) / 2 - (d2 - d1) (g0 - g1 + g2) / 2 - (d1 - d3) g2 */
#include <string.h>

#include "nn/encoder_internal.h"

enum { NONE = UINT32_MAX };

/* The first layer from what the word types add at each position. */
static void first_layer(struct hb_encoder_state *state, float *out)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	const struct hb_norm *norm = &encoder->layers[0].norm;
	uint32_t stride = encoder->stride, n_floats = shape->pieces * stride;
	for (uint32_t r = 0; r < state->n_rows; r++) {
		const float *vectors[2 * HB_MAX_WINDOW + 1];
		uint32_t n_vectors = 0;
		for (uint32_t p = 0; p < encoder->n_positions; p++) {
			uint32_t at = r + p - shape->window; /* wraps below zero */
			if (at >= state->n_rows || state->types_at[at] == NONE)
				continue;
			vectors[n_vectors++] = hb_cache_value(&state->types, state->types_at[at]) + stride + (size_t)p * n_floats;
		}
		if (n_vectors == 0)
			vectors[n_vectors++] = state->zeros;
		const float *input = state->types_at[r] == NONE ? state->zeros : hb_cache_value(&state->types, state->types_at[r]);
		encoder->kernels->sum(vectors, n_vectors, n_floats, state->sums);
		encoder->kernels->maxout_normalise(state->sums, shape->pieces, stride, shape->width, norm->bias, norm->gain,
						   norm->shift, input, out + (size_t)r * stride);
	}
}

static void filtered_layer(struct hb_encoder_state *state, const struct hb_window_layer *layer, const float *in, float *out)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	uint32_t stride = encoder->stride, n_floats = shape->pieces * stride;
	uint32_t n_pairs = (state->n_rows + 1) / 2;
	for (uint32_t first = 0; first < n_pairs; first += HB_PAIR_BATCH) {
		uint32_t n = n_pairs - first < HB_PAIR_BATCH ? n_pairs - first : HB_PAIR_BATCH;
		for (uint32_t i = 0; i < n; i++) {
			float *filtered[HB_FILTERS];
			for (int f = 0; f < HB_FILTERS; f++)
				filtered[f] = state->filtered[f] + (size_t)i * stride;
			encoder->kernels->filter_inputs(in + ((ptrdiff_t)2 * (first + i) - 1) * stride, stride, filtered);
		}
		for (int f = 0; f < HB_FILTERS; f++)
			hb_encoder_multiply(encoder, &layer->filters[f], state->filtered[f], stride, n, state->products[f], n_floats);
		for (uint32_t i = 0; i < n; i++) {
			const float *products[HB_FILTERS];
			for (int f = 0; f < HB_FILTERS; f++)
				products[f] = state->products[f] + (size_t)i * n_floats;
			encoder->kernels->filter_outputs(products, n_floats, state->pair_sums[0], state->pair_sums[1]);
			for (uint32_t side = 0; side < 2; side++) {
				size_t at = (size_t)(2 * (first + i) + side) * stride;
				encoder->kernels->maxout_normalise(state->pair_sums[side], shape->pieces, stride, shape->width,
								   layer->norm.bias, layer->norm.gain, layer->norm.shift,
								   in + at, out + at);
			}
		}
	}
}

static void direct_layer(struct hb_encoder_state *state, const struct hb_window_layer *layer, const float *in, float *out)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	uint32_t stride = encoder->stride, n_floats = shape->pieces * stride;
	float *sums = state->products[0];
	for (uint32_t first = 0; first < state->n_rows; first += HB_PAIR_BATCH) {
		uint32_t n = state->n_rows - first < HB_PAIR_BATCH ? state->n_rows - first : HB_PAIR_BATCH;
		/* Neighbouring rows stand one after the other, so a window is a longer row. */
		hb_encoder_multiply(encoder, &layer->direct, in + ((ptrdiff_t)first - shape->window) * stride, stride, n, sums,
				    n_floats);
		for (uint32_t i = 0; i < n; i++) {
			size_t at = (size_t)(first + i) * stride;
			encoder->kernels->maxout_normalise(sums + (size_t)i * n_floats, shape->pieces, stride, shape->width,
							   layer->norm.bias, layer->norm.gain, layer->norm.shift, in + at,
							   out + at);
		}
	}
}

const float *hb_run_layers(struct hb_encoder_state *state)
{
	const struct hb_encoder *encoder = state->encoder;
	uint32_t stride = encoder->stride, now = 0;
	if (encoder->shape.depth == 0) {
		for (uint32_t r = 0; r < state->n_rows; r++)
			memcpy(state->rows[0] + (size_t)r * stride,
			       state->types_at[r] == NONE ? state->zeros : hb_cache_value(&state->types, state->types_at[r]),
			       stride * sizeof(float));
		return state->rows[0];
	}
	first_layer(state, state->rows[0]);
	for (uint32_t l = 1; l < encoder->shape.depth; l++) {
		/* Past the last row the window sees zeros; what an odd number of rows left there is wiped. */
		memset(state->rows[now] + (size_t)state->n_rows * stride, 0, 2 * HB_MAX_WINDOW * stride * sizeof(float));
		if (encoder->shape.window == 1)
			filtered_layer(state, &encoder->layers[l], state->rows[now], state->rows[1 - now]);
		else
			direct_layer(state, &encoder->layers[l], state->rows[now], state->rows[1 - now]);
		now = 1 - now;
	}
	return state->rows[now];
}
