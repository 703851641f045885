/* Word types: the mixed embedding of a tuple of ids, and what it adds to the first window layer.  See encoder.h. */
#include <stdlib.h>
#include <string.h>

#include "nn/encoder_internal.h"

enum { NONE = UINT32_MAX };

static uint64_t finish(uint64_t value)
{
	value ^= value >> 33;
	value *= 0xff51afd7ed558ccdu;
	value ^= value >> 33;
	value *= 0xc4ceb9fe1a85ec53u;
	return value ^ value >> 33;
}

/* MurmurHash3 for x64, 128 bits (Austin Appleby, public domain), of the eight bytes of one id. */
void hb_hash_rows(uint64_t id, uint32_t seed, uint32_t ret_rows[4])
{
	uint64_t low = id * 0x87c37b91114253d5u;
	low = (low << 31 | low >> 33) * 0x4cf5ad432745937fu;
	low ^= seed;
	low ^= sizeof id;
	uint64_t high = seed ^ sizeof id;
	low += high;
	high += low;
	low = finish(low);
	high = finish(high);
	low += high;
	high += low;
	ret_rows[0] = (uint32_t)low;
	ret_rows[1] = (uint32_t)(low >> 32);
	ret_rows[2] = (uint32_t)high;
	ret_rows[3] = (uint32_t)(high >> 32);
}

static void embed(const struct hb_hash_column *column, uint32_t width, uint64_t id, float *out)
{
	uint32_t rows[4];
	hb_hash_rows(id, column->seed, rows);
	const float *vectors[4];
	for (int i = 0; i < 4; i++)
		vectors[i] = column->table + (size_t)(rows[i] % column->n_rows) * width;
	for (uint32_t i = 0; i < width; i++)
		out[i] = vectors[0][i] + vectors[1][i] + vectors[2][i] + vectors[3][i];
}

/* The static vector of a key, NULL if there is none. */
static const float *static_vector(const struct hb_encoder_shape *shape, uint64_t key)
{
	uint32_t low = 0, high = shape->n_vector_keys;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (shape->vector_keys[middle] == key)
			return shape->vector_table + (size_t)shape->vector_rows[middle] * shape->vector_width;
		if (shape->vector_keys[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Sums of the mix that one column contributes, for all types of a batch: look them up, work out the missing ones together. */
static void find_parts(struct hb_encoder_state *state, const uint32_t *types, uint32_t n, uint32_t column, uint32_t *ret_slots)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	uint32_t missing[HB_TYPE_BATCH], n_missing = 0;
	uint32_t n_floats = shape->mix_pieces * encoder->stride;
	for (uint32_t t = 0; t < n; t++) {
		uint64_t key[2] = {column, state->types.keys[(size_t)types[t] * encoder->n_keys + column]};
		bool is_new;
		ret_slots[t] = hb_cache_slot(&state->parts, hb_cache_bucket(&state->parts, key), key, &is_new);
		if (!is_new)
			continue;
		embed(&shape->columns[column], shape->width, key[1], state->inputs + (size_t)n_missing * encoder->stride);
		missing[n_missing++] = ret_slots[t];
	}
	hb_encoder_multiply(state, &encoder->parts[column], state->inputs, encoder->stride, n_missing, state->outputs,
			    n_floats);
	for (uint32_t m = 0; m < n_missing; m++)
		memcpy(hb_cache_value(&state->parts, missing[m]), state->outputs + (size_t)m * n_floats,
		       n_floats * sizeof(float));
}

/* The same for static vectors, which are as many as types and so not kept: projected to the width, then mixed.  Leaves the sums of
 * type t at outputs + t * n_floats; a type without a vector adds nothing. */
static void add_static_vectors(struct hb_encoder_state *state, const uint32_t *types, uint32_t n)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	uint32_t n_in = encoder->vectors.n_in, n_floats = shape->mix_pieces * encoder->stride;
	memset(state->inputs, 0, (size_t)n * n_in * sizeof(float));
	for (uint32_t t = 0; t < n; t++) {
		uint64_t key = state->types.keys[(size_t)types[t] * encoder->n_keys + shape->n_columns];
		const float *vector = static_vector(shape, key);
		if (vector != NULL)
			memcpy(state->inputs + (size_t)t * n_in, vector, shape->vector_width * sizeof(float));
	}
	float *projected = state->outputs + (size_t)n * n_floats;
	hb_encoder_multiply(state, &encoder->vectors, state->inputs, n_in, n, projected, encoder->stride);
	hb_encoder_multiply(state, &encoder->parts[shape->n_columns], projected, encoder->stride, n, state->outputs, n_floats);
}

static void work_out_types(struct hb_encoder_state *state, const uint32_t *types, uint32_t n)
{
	const struct hb_encoder *encoder = state->encoder;
	const struct hb_encoder_shape *shape = &encoder->shape;
	uint32_t slots[HB_MAX_COLUMNS][HB_TYPE_BATCH];
	uint32_t stride = encoder->stride, n_floats = shape->mix_pieces * stride;
	hb_cache_advance(&state->parts);
	for (uint32_t c = 0; c < shape->n_columns; c++)
		find_parts(state, types, n, c, slots[c]);
	if (shape->vector_width > 0)
		add_static_vectors(state, types, n);
	for (uint32_t t = 0; t < n; t++) {
		const float *vectors[HB_MAX_COLUMNS + 1];
		uint32_t n_vectors = 0;
		for (uint32_t c = 0; c < shape->n_columns; c++)
			vectors[n_vectors++] = hb_cache_value(&state->parts, slots[c][t]);
		if (shape->vector_width > 0)
			vectors[n_vectors++] = state->outputs + (size_t)t * n_floats;
		float *value = hb_cache_value(&state->types, types[t]);
		encoder->kernels->sum(vectors, n_vectors, n_floats, state->sums);
		encoder->kernels->maxout_normalise(&encoder->mix, state->sums, 1, NULL, &value);
	}
	for (uint32_t t = 0; t < n; t++)
		memcpy(state->inputs + (size_t)t * stride, hb_cache_value(&state->types, types[t]), stride * sizeof(float));
	if (shape->depth == 0)
		return;
	uint32_t n_first = encoder->first.n_out;
	hb_encoder_multiply(state, &encoder->first, state->inputs, stride, n, state->outputs, n_first);
	for (uint32_t t = 0; t < n; t++)
		memcpy(hb_cache_value(&state->types, types[t]) + stride, state->outputs + (size_t)t * n_first,
		       n_first * sizeof(float));
}

/* Look up the types of up to HB_LOOKUP_BATCH rows from `first` on; returns the number of new ones. */
static uint32_t look_up(struct hb_encoder_state *state, const uint64_t *keys, uint32_t first, uint32_t n_new)
{
	uint32_t n_keys = state->encoder->n_keys, buckets[HB_LOOKUP_BATCH];
	uint32_t end = state->n_rows - first < HB_LOOKUP_BATCH ? state->n_rows : first + HB_LOOKUP_BATCH;
	for (uint32_t r = first; r < end; r++) {
		if (state->tokens[r] == NONE)
			continue;
		buckets[r - first] = hb_cache_bucket(&state->types, keys + (size_t)state->tokens[r] * n_keys);
		hb_cache_fetch_bucket(&state->types, buckets[r - first]);
	}
	for (uint32_t r = first; r < end; r++)
		if (state->tokens[r] != NONE)
			hb_cache_fetch_key(&state->types, buckets[r - first]);
	for (uint32_t r = first; r < end; r++) {
		state->types_at[r] = NONE;
		if (state->tokens[r] == NONE)
			continue;
		bool is_new;
		const uint64_t *key = keys + (size_t)state->tokens[r] * n_keys;
		state->types_at[r] = hb_cache_slot(&state->types, buckets[r - first], key, &is_new);
		if (is_new)
			state->new_types[n_new++] = state->types_at[r];
	}
	return n_new;
}

void hb_find_types(struct hb_encoder_state *state, const uint64_t *keys)
{
	uint32_t n_new = 0;
	hb_cache_advance(&state->types);
	for (uint32_t first = 0; first < state->n_rows; first += HB_LOOKUP_BATCH)
		n_new = look_up(state, keys, first, n_new);
	for (uint32_t first = 0; first < n_new; first += HB_TYPE_BATCH) {
		uint32_t n = n_new - first < HB_TYPE_BATCH ? n_new - first : HB_TYPE_BATCH;
		work_out_types(state, state->new_types + first, n);
	}
}
