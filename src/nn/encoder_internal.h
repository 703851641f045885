/* What the parts of the encoder share: word types (word_types.c), window layers (window.c) and the order of work (encoder.c). */
#ifndef HB_NN_ENCODER_INTERNAL_H
#define HB_NN_ENCODER_INTERNAL_H

#include "nn/cache.h"
#include "nn/encoder.h"

enum {
	HB_TYPE_SLOTS = 2048, /* word types kept; more than a chunk has rows */
	HB_PART_SLOTS = 2048,
	HB_TYPE_BATCH = 64, /* new word types worked on together */
	HB_LOOKUP_BATCH = 32, /* rows looked up together */
	HB_CHUNK_ROWS = 512,
	HB_FILTER_BATCH = 32, /* groups of HB_FILTER_ROWS tokens worked on together in a layer */
};

struct hb_window_layer {
	struct hb_matrix filters[HB_FILTERS]; /* for a window of one */
	struct hb_matrix direct;              /* for any other window */
	struct hb_norm norm;
};

struct hb_encoder {
	struct hb_encoder_shape shape;
	const struct hb_kernels *kernels;
	bool bf16;
	uint32_t stride;  /* padded width */
	uint32_t n_keys;  /* of a token */
	uint32_t n_sums;  /* mix_pieces or pieces times stride, the larger */
	uint32_t n_positions; /* of a window */
	struct hb_matrix parts[HB_MAX_COLUMNS + 1]; /* of the mix; the last one for static vectors */
	struct hb_matrix vectors;
	struct hb_norm mix;
	struct hb_matrix first; /* first layer, position by position */
	struct hb_window_layer layers[HB_MAX_DEPTH]; /* of the first only the norm is used */
};

struct hb_encoder_state {
	const struct hb_encoder *encoder;
	uint64_t n_multiply_adds; /* done so far */
	struct hb_cache types; /* keys -> vector, then its sums at each position of the first layer */
	struct hb_cache parts; /* (column, id) -> sums of the mix */
	uint32_t *new_types;
	float *inputs, *outputs; /* HB_TYPE_BATCH rows of the type stage */
	float *sums;             /* HB_FILTER_ROWS rows of sums */
	float *zeros;            /* n_sums */
	/* a chunk */
	uint32_t n_rows;
	uint32_t *tokens;     /* row -> token, UINT32_MAX for padding */
	bool *wanted;         /* row -> is its result wanted (not overlap, not padding) */
	uint32_t *types_at;   /* row -> slot of its type, UINT32_MAX for padding */
	float *rows[2];       /* with `window` zero rows before and enough after */
	uint32_t *distance;   /* row -> rows to the nearest wanted one, at most the reach */
	float *filtered, *products; /* HB_FILTERS times HB_FILTER_BATCH rows, filter by filter */
};

static inline void hb_encoder_multiply(struct hb_encoder_state *state, const struct hb_matrix *matrix, const float *rows,
				       size_t row_stride, size_t n_rows, float *out, size_t out_stride)
{
	const struct hb_kernels *kernels = state->encoder->kernels;
	state->n_multiply_adds += (uint64_t)n_rows * matrix->n_in * matrix->n_out;
	(matrix->bf16 ? kernels->multiply_bf16 : kernels->multiply)(matrix, rows, row_stride, n_rows, out, out_stride);
}

/* word_types.c: find the type of every row of the chunk, working out the new ones. */
void hb_find_types(struct hb_encoder_state *state, const uint64_t *keys);

/* window.c: the layers over the chunk's rows; returns the rows of the result (first row of the chunk). */
const float *hb_run_layers(struct hb_encoder_state *state);

#endif
