/* The kernels, written once with GCC's vector extensions; each kernels_*.c compiles them for one family of processors.
 * It defines VECTOR_FLOATS (floats in a register) and TILE_ROWS (rows of a multiplication whose sums over one panel fit in
 * the registers). */
#include <string.h>

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
	float half[VECTOR_FLOATS];
	memcpy(half, &value, sizeof half);
	for (int n = VECTOR_FLOATS / 2; n > 0; n /= 2)
		for (int i = 0; i < n; i++)
			half[i] += half[i + n];
	return half[0];
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
		tile(1, n_vectors, panel, n_in, rows + r * row_stride, row_stride, out + r * out_stride, out_stride);
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

static void maxout_normalise(const float *sums, uint32_t n_pieces, uint32_t stride, uint32_t width, const float *bias,
			     const float *gain, const float *shift, const float *residual, float *out)
{
	lanes in_all = {0};
	for (uint32_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes best = load(sums + i) + load(bias + i);
		for (uint32_t p = 1; p < n_pieces; p++)
			best = larger(best, load(sums + (size_t)p * stride + i) + load(bias + (size_t)p * stride + i));
		store(out + i, best);
		in_all += best;
	}
	float mean = total(in_all) / (float)width;
	lanes squares = {0};
	for (uint32_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes distance = load(out + i) - mean;
		squares += distance * distance;
	}
	/* The padding holds zeros, each of which added mean * mean. */
	float variance = (total(squares) - (float)(stride - width) * mean * mean) / (float)width + 1e-8f;
	float scale = 1.0f / __builtin_sqrtf(variance);
	for (uint32_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes value = (load(out + i) - mean) * scale * load(gain + i) + load(shift + i);
		store(out + i, residual != NULL ? value + load(residual + i) : value);
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

static void filter_inputs(const float *inputs, size_t stride, float *const filtered[4])
{
	for (size_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes a = load(inputs + i), b = load(inputs + stride + i), c = load(inputs + 2 * stride + i),
		      d = load(inputs + 3 * stride + i);
		store(filtered[0] + i, a - c);
		store(filtered[1] + i, b + c);
		store(filtered[2] + i, c - b);
		store(filtered[3] + i, b - d);
	}
}

static void filter_outputs(const float *const products[4], size_t n_floats, float *first, float *second)
{
	for (size_t i = 0; i < n_floats; i += VECTOR_FLOATS) {
		lanes b = load(products[1] + i), c = load(products[2] + i);
		store(first + i, load(products[0] + i) + b + c);
		store(second + i, b - c - load(products[3] + i));
	}
}

static void hidden(const float *const *vectors, size_t n, const float *bias, uint32_t n_pieces, uint32_t stride,
		   float *out)
{
	for (uint32_t i = 0; i < stride; i += VECTOR_FLOATS) {
		lanes best = {0};
		for (uint32_t p = 0; p < n_pieces; p++) {
			size_t at = (size_t)p * stride + i;
			lanes all = load(vectors[0] + at);
			for (size_t v = 1; v < n; v++)
				all += load(vectors[v] + at);
			all += load(bias + at);
			best = p == 0 ? all : larger(best, all);
		}
		store(out + i, best);
	}
}

#define KERNEL_TABLE(build_name, bf16)                                                                               \
	{                                                                                                            \
		.name = build_name, .multiply = multiply, .multiply_bf16 = bf16,                                     \
		.maxout_normalise = maxout_normalise, .sum = sum, .filter_inputs = filter_inputs,                    \
		.filter_outputs = filter_outputs, .hidden = hidden,                                                  \
	}
