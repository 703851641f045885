/* The kernels, written once with GCC's vector extensions; each kernels_*.c compiles them for one family of processors.
 * It defines VECTOR_FLOATS (floats in a register) and TILE_ROWS (rows of a multiplication whose sums over one panel fit in
 * the registers). */
#include <string.h>

#ifdef __AVX512F__
#include <immintrin.h>
#endif

#include "nn/kernels.h"

enum { PANEL_REGISTERS = HB_PANEL_VECTORS * HB_LANES / VECTOR_FLOATS };

typedef float lanes __attribute__((vector_size(VECTOR_FLOATS * sizeof(float)), aligned(VECTOR_FLOATS * sizeof(float))));

static inline __attribute__((always_inline)) lanes load(const float *at)
{
	return *(const lanes *)at;
}

static inline __attribute__((always_inline)) void store(float *at, lanes value)
{
	*(lanes *)at = value;
}

static inline __attribute__((always_inline)) lanes larger(lanes a, lanes b)
{
	lanes out;
	for (int i = 0; i < VECTOR_FLOATS; i++)
		out[i] = a[i] > b[i] ? a[i] : b[i];
	return out;
}

static inline __attribute__((always_inline)) float total(lanes value)
{
#ifdef __AVX512F__
	return _mm512_reduce_add_ps((__m512)value);
#else
	float half[VECTOR_FLOATS];
	memcpy(half, &value, sizeof half);
	for (int n = VECTOR_FLOATS / 2; n > 0; n /= 2)
		for (int i = 0; i < n; i++)
			half[i] += half[i + n];
	return half[0];
#endif
}

/* One tile: n_rows rows times the n_vectors registers of one panel, kept in registers.  Inlined with constant sizes. */
static inline __attribute__((always_inline)) void tile(const int n_rows, const int n_vectors, const float *panel,
						       uint32_t n_in, const float *rows, size_t row_stride, float *out,
						       size_t out_stride)
{
	lanes sums[TILE_ROWS][PANEL_REGISTERS];
#pragma GCC unroll 16
	for (int r = 0; r < n_rows; r++)
#pragma GCC unroll 12
		for (int v = 0; v < n_vectors; v++)
			sums[r][v] = (lanes){0};
	for (uint32_t i = 0; i < n_in; i++) {
		lanes weights[PANEL_REGISTERS];
#pragma GCC unroll 12
		for (int v = 0; v < n_vectors; v++)
			weights[v] = load(panel + v * VECTOR_FLOATS);
		panel += n_vectors * VECTOR_FLOATS;
#pragma GCC unroll 16
		for (int r = 0; r < n_rows; r++) {
			float input = rows[(size_t)r * row_stride + i];
#pragma GCC unroll 12
			for (int v = 0; v < n_vectors; v++)
				sums[r][v] += weights[v] * input;
		}
	}
#pragma GCC unroll 16
	for (int r = 0; r < n_rows; r++)
#pragma GCC unroll 12
		for (int v = 0; v < n_vectors; v++)
			store(out + (size_t)r * out_stride + v * VECTOR_FLOATS, sums[r][v]);
}

/* One row: four sums in turn for each register of the panel, so that one addition need not wait for the last. */
static inline __attribute__((always_inline)) void row_tile(const int n_vectors, const float *panel, uint32_t n_in,
							   const float *row, float *out)
{
	enum { TURNS = 4 };
	lanes sums[TURNS][PANEL_REGISTERS];
#pragma GCC unroll 4
	for (int t = 0; t < TURNS; t++)
#pragma GCC unroll 12
		for (int v = 0; v < n_vectors; v++)
			sums[t][v] = (lanes){0};
	for (uint32_t i = 0; i < n_in; i += TURNS)
#pragma GCC unroll 4
		for (int t = 0; t < TURNS; t++) {
			float input = row[i + (uint32_t)t];
#pragma GCC unroll 12
			for (int v = 0; v < n_vectors; v++)
				sums[t][v] += load(panel + v * VECTOR_FLOATS) * input;
			panel += n_vectors * VECTOR_FLOATS;
		}
#pragma GCC unroll 12
	for (int v = 0; v < n_vectors; v++)
		store(out + v * VECTOR_FLOATS, (sums[0][v] + sums[1][v]) + (sums[2][v] + sums[3][v]));
}

static inline __attribute__((always_inline)) void panel_rows(const int n_vectors, const float *panel, uint32_t n_in,
							     const float *rows, size_t row_stride, size_t n_rows,
							     float *out, size_t out_stride)
{
	size_t r = 0;
	for (; r + TILE_ROWS <= n_rows; r += TILE_ROWS)
		tile(TILE_ROWS, n_vectors, panel, n_in, rows + r * row_stride, row_stride, out + r * out_stride,
		     out_stride);
#if TILE_ROWS > 4
	for (; r + 4 <= n_rows; r += 4)
		tile(4, n_vectors, panel, n_in, rows + r * row_stride, row_stride, out + r * out_stride, out_stride);
#endif
	for (; r < n_rows; r++)
#if VECTOR_FLOATS == 16
		row_tile(n_vectors, panel, n_in, rows + r * row_stride, out + r * out_stride);
#else
		tile(1, n_vectors, panel, n_in, rows + r * row_stride, row_stride, out + r * out_stride, out_stride);
#endif
}

static void multiply(const struct hb_matrix *matrix, const float *rows, size_t row_stride, size_t n_rows, float *out,
		     size_t out_stride)
{
	const float *panel = matrix->panels;
	uint32_t n_vectors = matrix->n_out / HB_LANES;
	for (uint32_t v = 0; v < n_vectors; v += HB_PANEL_VECTORS) {
		float *panel_out = out + (size_t)v * HB_LANES;
		uint32_t width = n_vectors - v < HB_PANEL_VECTORS ? n_vectors - v : HB_PANEL_VECTORS;
		if (width == 3)
			panel_rows(3 * HB_LANES / VECTOR_FLOATS, panel, matrix->n_in, rows, row_stride, n_rows, panel_out, out_stride);
		else if (width == 2)
			panel_rows(2 * HB_LANES / VECTOR_FLOATS, panel, matrix->n_in, rows, row_stride, n_rows, panel_out, out_stride);
		else
			panel_rows(HB_LANES / VECTOR_FLOATS, panel, matrix->n_in, rows, row_stride, n_rows, panel_out, out_stride);
		panel += (size_t)matrix->n_in * width * HB_LANES;
	}
}

/* The maxout of one row, into out; returns the sum of what it holds.  Inlined with a constant number of pieces. */
static inline __attribute__((always_inline)) lanes maxout(const uint32_t n_pieces, const struct hb_norm *norm, const float *sums,
							  float *out)
{
	lanes all = {0};
	size_t stride = norm->stride;
	for (size_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes most = load(sums + i) + load(norm->bias + i);
#pragma GCC unroll 4
		for (uint32_t p = 1; p < n_pieces; p++)
			most = larger(most, load(sums + p * stride + i) + load(norm->bias + p * stride + i));
		store(out + i, most);
		all += most;
	}
	return all;
}

/* The rows go through each step together, so that no row waits for the sum or the root of its own last step. */
static void maxout_normalise(const struct hb_norm *norm, const float *sums, uint32_t n_rows, const float *const *residuals,
			     float *const *outs)
{
	uint32_t stride = norm->stride;
	lanes all[HB_FILTER_ROWS], squares[HB_FILTER_ROWS];
	float means[HB_FILTER_ROWS], scales[HB_FILTER_ROWS];
	for (uint32_t r = 0; r < n_rows; r++) {
		const float *row = sums + (size_t)r * norm->n_pieces * stride;
		all[r] = norm->n_pieces == 3 ? maxout(3, norm, row, outs[r]) : maxout(norm->n_pieces, norm, row, outs[r]);
	}
	for (uint32_t r = 0; r < n_rows; r++)
		means[r] = total(all[r]) / (float)norm->width;
	for (uint32_t r = 0; r < n_rows; r++) {
		squares[r] = (lanes){0};
		for (uint32_t i = 0; i < stride; i += VECTOR_FLOATS) {
			lanes distance = load(outs[r] + i) - means[r];
			squares[r] += distance * distance;
		}
	}
	for (uint32_t r = 0; r < n_rows; r++) {
		/* The padding holds zeros, each of which added mean * mean. */
		float padding = (float)(stride - norm->width) * means[r] * means[r];
		scales[r] = 1.0f / __builtin_sqrtf((total(squares[r]) - padding) / (float)norm->width + 1e-8f);
	}
	for (uint32_t r = 0; r < n_rows; r++)
		for (uint32_t i = 0; i < stride; i += VECTOR_FLOATS) {
			lanes value = (load(outs[r] + i) - means[r]) * scales[r] * load(norm->gain + i) + load(norm->shift + i);
			store(outs[r] + i, residuals != NULL ? value + load(residuals[r] + i) : value);
		}
}

static void sum(const float *const *vectors, size_t n, size_t n_floats, float *out)
{
	for (size_t i = 0; i < n_floats; i += VECTOR_FLOATS) {
		lanes all = load(vectors[0] + i);
		for (size_t v = 1; v < n; v++)
			all += load(vectors[v] + i);
		store(out + i, all);
	}
}

static void filter_inputs(const float *rows, size_t stride, float *filtered, size_t filter_stride)
{
	for (size_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes d[HB_FILTERS];
#pragma GCC unroll 6
		for (int r = 0; r < HB_FILTERS; r++)
			d[r] = load(rows + (size_t)r * stride + i);
		lanes even = d[4] - 4 * d[2], odd = d[3] - 4 * d[1], even_2 = d[4] - d[2], odd_2 = 2 * (d[3] - d[1]);
		store(filtered + i, 4 * d[0] - 5 * d[2] + d[4]);
		store(filtered + filter_stride + i, even + odd);
		store(filtered + 2 * filter_stride + i, even - odd);
		store(filtered + 3 * filter_stride + i, even_2 + odd_2);
		store(filtered + 4 * filter_stride + i, even_2 - odd_2);
		store(filtered + 5 * filter_stride + i, 4 * d[1] - 5 * d[3] + d[5]);
	}
}

static void filter_outputs(const float *products, size_t product_stride, size_t n_floats, float *sums)
{
	for (size_t i = 0; i < n_floats; i += VECTOR_FLOATS) {
		lanes m[HB_FILTERS];
#pragma GCC unroll 6
		for (int f = 0; f < HB_FILTERS; f++)
			m[f] = load(products + (size_t)f * product_stride + i);
		lanes even = m[1] + m[2], odd = m[1] - m[2], even_2 = m[3] + m[4], odd_2 = m[3] - m[4];
		store(sums + i, m[0] + even + even_2);
		store(sums + n_floats + i, odd + 2 * odd_2);
		store(sums + 2 * n_floats + i, even + 4 * even_2);
		store(sums + 3 * n_floats + i, odd + 8 * odd_2 + m[5]);
	}
}

static inline __attribute__((always_inline)) void hidden_of(const size_t n, const uint32_t n_pieces,
							    const float *const *vectors, const float *bias, uint32_t stride,
							    float *out)
{
	for (uint32_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes most = {0};
#pragma GCC unroll 2
		for (uint32_t p = 0; p < n_pieces; p++) {
			size_t at = (size_t)p * stride + i;
			lanes all = load(vectors[0] + at);
#pragma GCC unroll 8
			for (size_t v = 1; v < n; v++)
				all += load(vectors[v] + at);
			all += load(bias + at);
			most = p == 0 ? all : larger(most, all);
		}
		store(out + i, most);
	}
}

static void hidden(const float *const *vectors, size_t n, const float *bias, uint32_t n_pieces, uint32_t stride,
		   float *out)
{
	if (n == 8 && n_pieces == 2)
		hidden_of(8, 2, vectors, bias, stride, out);
	else
		hidden_of(n, n_pieces, vectors, bias, stride, out);
}

#ifdef __AVX512F__
static uint32_t best(const float *scores, uint32_t n)
{
	__m512 most = _mm512_set1_ps(-__builtin_inff());
	__mmask16 rest = (__mmask16)((1u << n % HB_LANES) - 1);
	uint32_t whole = n / HB_LANES * HB_LANES;
	for (uint32_t i = 0; i < whole; i += HB_LANES)
		most = _mm512_max_ps(_mm512_loadu_ps(scores + i), most);
	if (rest != 0)
		most = _mm512_mask_max_ps(most, rest, _mm512_maskz_loadu_ps(rest, scores + whole), most);
	__m512 top = _mm512_set1_ps(_mm512_reduce_max_ps(most));
	for (uint32_t i = 0; i < whole; i += HB_LANES) {
		__mmask16 found = _mm512_cmp_ps_mask(_mm512_loadu_ps(scores + i), top, _CMP_EQ_OQ);
		if (found != 0)
			return i + (uint32_t)__builtin_ctz(found);
	}
	__mmask16 found = _mm512_mask_cmp_ps_mask(rest, _mm512_maskz_loadu_ps(rest, scores + whole), top, _CMP_EQ_OQ);
	return found != 0 ? whole + (uint32_t)__builtin_ctz(found) : 0;
}
#else
static uint32_t best(const float *scores, uint32_t n)
{
	uint32_t at = 0;
	for (uint32_t i = 1; i < n; i++)
		if (scores[i] > scores[at])
			at = i;
	return at;
}
#endif

#define KERNEL_TABLE(build_name, bf16)                                                                               \
	{                                                                                                            \
		.name = build_name, .multiply = multiply, .multiply_bf16 = bf16,                                     \
		.maxout_normalise = maxout_normalise, .sum = sum, .filter_inputs = filter_inputs,                    \
		.filter_outputs = filter_outputs, .hidden = hidden, .best = best,                                                 \
	}
