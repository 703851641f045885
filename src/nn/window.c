/* The window layers of the encoder over one chunk of rows.  See encoder.h.
 *
 * Minimal filtering (Winograd; the matrices are those of Lavin and Gray 2016 for F(4, 3), points 0, 1, -1, 2, -2): the outputs of four
 * neighbouring rows over three taps come from six products in place of twelve.  The inputs are filtered here, the taps when
 * they are packed, and the products are put together to outputs; kernels_body.h has the sums.
 *
 * Of each layer only those rows are worked out that a later layer looks at to get a wanted row. */
#include <string.h>

#include "nn/encoder_internal.h"

enum { NONE = UINT32_MAX };

/* The sums of a row of the first layer from what the word types add at each position of its window. */
static void first_sums(struct hb_encoder_state *state, uint32_t row, float *out)
{
	const struct hb_encoder *encoder = state->encoder;
	size_t n_floats = encoder->shape.pieces * encoder->stride;
	const float *vectors[2 * HB_MAX_WINDOW + 1];
	uint32_t n_vectors = 0;
	for (uint32_t p = 0; p < encoder->n_positions; p++) {
		uint32_t at = row + p - encoder->shape.window; /* wraps below zero */
		if (at < state->n_rows && state->types_at[at] != NONE)
			vectors[n_vectors++] = hb_cache_value(&state->types, state->types_at[at]) + encoder->stride + p * n_floats;
	}
	if (n_vectors == 0)
		vectors[n_vectors++] = state->zeros;
	encoder->kernels->sum(vectors, n_vectors, n_floats, out);
}

/* Ask for a row's type ahead of its use: the types stand far apart in memory. */
static void fetch_type(const struct hb_encoder_state *state, uint32_t row)
{
	enum { LINE_FLOATS = 16 };
	if (row >= state->n_rows || state->types_at[row] == NONE)
		return;
	const float *value = hb_cache_value(&state->types, state->types_at[row]);
	for (size_t i = 0; i < state->types.n_floats; i += LINE_FLOATS)
		__builtin_prefetch(value + i);
}

static void first_layer(struct hb_encoder_state *state, float *out)
{
	enum { AHEAD = 6 };
	const struct hb_encoder *encoder = state->encoder;
	uint32_t needed = (encoder->shape.depth - 1) * encoder->shape.window;
	size_t n_floats = encoder->shape.pieces * encoder->stride;
	for (uint32_t r = 0; r < state->n_rows;) {
		const float *residuals[HB_FILTER_ROWS];
		float *outs[HB_FILTER_ROWS];
		uint32_t n = 0;
		for (; r < state->n_rows && n < HB_FILTER_ROWS; r++) {
			fetch_type(state, r + AHEAD);
			if (state->distance[r] > needed)
				continue;
			first_sums(state, r, state->sums + n * n_floats);
			residuals[n] = state->types_at[r] == NONE ? state->zeros
								  : hb_cache_value(&state->types, state->types_at[r]);
			outs[n++] = out + (size_t)r * encoder->stride;
		}
		encoder->kernels->maxout_normalise(&encoder->layers[0].norm, state->sums, n, residuals, outs);
	}
}

/* Rows to the nearest wanted one, as far as the first layer's needs go. */
static void find_distances(struct hb_encoder_state *state)
{
	uint32_t far = HB_CHUNK_ROWS, distance = far;
	for (uint32_t r = 0; r < state->n_rows; r++) {
		distance = state->wanted[r] ? 0 : distance + 1;
		state->distance[r] = distance;
	}
	distance = far;
	for (uint32_t r = state->n_rows; r-- > 0;) {
		distance = state->wanted[r] ? 0 : distance + 1;
		if (distance < state->distance[r])
			state->distance[r] = distance;
	}
}

/* Gather the first rows of up to HB_FILTER_BATCH groups that cover the rows from *row on which are needed at this distance. */
static uint32_t gather_groups(const struct hb_encoder_state *state, uint32_t needed, uint32_t *row,
			      uint32_t groups[HB_FILTER_BATCH])
{
	uint32_t n = 0;
	while (*row < state->n_rows && n < HB_FILTER_BATCH) {
		if (state->distance[*row] > needed) {
			++*row;
			continue;
		}
		groups[n++] = *row;
		*row += HB_FILTER_ROWS;
	}
	return n;
}

static void filtered_layer(struct hb_encoder_state *state, const struct hb_window_layer *layer, uint32_t needed,
			   const float *in, float *out)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	size_t stride = encoder->stride, n_floats = shape->pieces * stride;
	size_t filter_stride = HB_FILTER_BATCH * stride, product_stride = HB_FILTER_BATCH * n_floats;
	uint32_t row = 0, groups[HB_FILTER_BATCH], n;
	while ((n = gather_groups(state, needed, &row, groups)) > 0) {
		for (uint32_t g = 0; g < n; g++)
			encoder->kernels->filter_inputs(in + ((ptrdiff_t)groups[g] - 1) * (ptrdiff_t)stride, stride,
							state->filtered + g * stride, filter_stride);
		for (int f = 0; f < HB_FILTERS; f++)
			hb_encoder_multiply(state, &layer->filters[f], state->filtered + f * filter_stride, stride, n,
					    state->products + f * product_stride, n_floats);
		for (uint32_t g = 0; g < n; g++) {
			const float *residuals[HB_FILTER_ROWS];
			float *outs[HB_FILTER_ROWS];
			for (uint32_t r = 0; r < HB_FILTER_ROWS; r++) {
				residuals[r] = in + (groups[g] + r) * stride;
				outs[r] = out + (groups[g] + r) * stride;
			}
			encoder->kernels->filter_outputs(state->products + g * n_floats, product_stride, n_floats, state->sums);
			encoder->kernels->maxout_normalise(&layer->norm, state->sums, HB_FILTER_ROWS, residuals, outs);
		}
	}
}

static void direct_layer(struct hb_encoder_state *state, const struct hb_window_layer *layer, const float *in, float *out)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	size_t stride = encoder->stride, n_floats = shape->pieces * stride;
	for (uint32_t first = 0; first < state->n_rows; first += HB_FILTER_BATCH) {
		uint32_t n = state->n_rows - first < HB_FILTER_BATCH ? state->n_rows - first : HB_FILTER_BATCH;
		/* Neighbouring rows stand one after the other, so a window is a longer row. */
		hb_encoder_multiply(state, &layer->direct, in + ((ptrdiff_t)first - (ptrdiff_t)shape->window) * (ptrdiff_t)stride,
				    stride, n, state->products, n_floats);
		for (uint32_t i = 0; i < n; i++) {
			const float *residual = in + (first + i) * stride;
			float *row = out + (first + i) * stride;
			encoder->kernels->maxout_normalise(&layer->norm, state->products + i * n_floats, 1, &residual, &row);
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
	find_distances(state);
	first_layer(state, state->rows[0]);
	for (uint32_t l = 1; l < encoder->shape.depth; l++) {
		uint32_t needed = (encoder->shape.depth - 1 - l) * encoder->shape.window;
		/* Past the last row the window sees zeros; what the last group left there is wiped. */
		memset(state->rows[now] + (size_t)state->n_rows * stride, 0, HB_FILTERS * stride * sizeof(float));
		if (encoder->shape.window == 1)
			filtered_layer(state, &encoder->layers[l], needed, state->rows[now], state->rows[1 - now]);
		else
			direct_layer(state, &encoder->layers[l], state->rows[now], state->rows[1 - now]);
		now = 1 - now;
	}
	return state->rows[now];
}
