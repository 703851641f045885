/* Kernels: the few loops in which nearly all the time goes, in several builds chosen at run time.
 *
 * Vectors are float arrays whose width is rounded up to a multiple of HB_LANES with zeros ("padded").  A matrix is packed into panels of
 * up to 3 * HB_LANES outputs so that every build reads it in order; the layout is the same for all builds of one precision.
 * All arrays that kernels touch are aligned to 64 bytes unless said otherwise. */
#ifndef HB_NN_KERNELS_H
#define HB_NN_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HB_LANES = 16, HB_PANEL_VECTORS = 3, HB_FILTERS = 6, HB_FILTER_ROWS = 4 };

static inline uint32_t hb_padded(uint32_t width)
{
	return (width + HB_LANES - 1) / HB_LANES * HB_LANES;
}

/* Aligned memory; free with free().  Zeroed, or as it comes: then pages that are never used take no memory. */
void *hb_aligned_alloc(size_t count, size_t size);
void *hb_aligned_raw(size_t count, size_t size);

/* A packed matrix of n_out x n_in weights, both padded.  float32: panel by panel, in it input by input, in it output by
 * output.  bf16: the same with pairs of inputs together. */
struct hb_matrix {
	uint32_t n_in, n_out;
	bool bf16;
	void *panels;
};

/* Pack n_out rows of n_in weights (row i at weights + i * stride).  Inputs and outputs are padded with zeros. */
void hb_matrix_init(struct hb_matrix *matrix, const float *weights, size_t stride, uint32_t n_out, uint32_t n_in,
		    bool bf16);
void hb_matrix_release(struct hb_matrix *matrix);

/* Bias, gain and shift of a normalised maxout, padded; bias piece by piece. */
struct hb_norm {
	uint32_t width, stride, n_pieces;
	float *bias, *gain, *shift;
};

struct hb_kernels {
	const char *name; /* "portable", "avx2", "avx512" */

	/* out[r][o] = sum over i of rows[r][i] * weights[o][i], for n_rows rows.  multiply_bf16 is NULL where the processor
	 * has no bf16; rows are float in both and need not be aligned. */
	void (*multiply)(const struct hb_matrix *matrix, const float *rows, size_t row_stride, size_t n_rows, float *out,
			 size_t out_stride);
	void (*multiply_bf16)(const struct hb_matrix *matrix, const float *rows, size_t row_stride, size_t n_rows,
			      float *out, size_t out_stride);

	/* Normalised maxout of n_rows rows, at most HB_FILTER_ROWS: the sums of a row stand piece by piece (n_pieces times stride floats), so
	 * does the bias; out = (max over pieces - mean) / deviation * gain + shift, plus the row's residual where residuals is
	 * not NULL. */
	void (*maxout_normalise)(const struct hb_norm *norm, const float *sums, uint32_t n_rows,
				 const float *const *residuals, float *const *outs);

	/* out = sum of n vectors of padded width n_floats. */
	void (*sum)(const float *const *vectors, size_t n, size_t n_floats, float *out);

	/* Input and output sides of minimal filtering, see window.c: from HB_FILTERS neighbouring rows to as many filtered ones (one every
	 * filter_stride), and from as many products to the sums of HB_FILTER_ROWS neighbouring outputs (rows of n_floats). */
	void (*filter_inputs)(const float *rows, size_t stride, float *filtered, size_t filter_stride);
	void (*filter_outputs)(const float *products, size_t product_stride, size_t n_floats, float *sums);

	/* out[h] = max over pieces of sum over f of vectors[f] + bias: the hidden layer of a transition system. */
	void (*hidden)(const float *const *vectors, size_t n, const float *bias, uint32_t n_pieces, uint32_t stride,
		       float *out);

	/* Index of the largest of n > 0 scores, the first of equals. */
	uint32_t (*best)(const float *scores, uint32_t n);
};

/* The best build that this processor can run; the environment does not change it. */
const struct hb_kernels *hb_kernels_best(void);

/* All builds that this processor can run, ending in NULL, for tests and benchmarks. */
const struct hb_kernels *const *hb_kernels_all(void);

#endif
