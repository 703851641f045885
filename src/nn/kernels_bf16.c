/* Multiplication in bf16 with sums in float32, for x86-64 with AVX512_BF16.  Rows are rounded on the fly, a block of rows at a
 * time, so that the block and one panel stay in the first-level cache. */
#include <immintrin.h>

#include "nn/kernels_internal.h"

enum { TILE_ROWS = 8, BLOCK_ROWS = 32, MAX_IN = 1024 };

static inline __attribute__((always_inline)) void tile(const int n_rows, const int n_vectors, const uint16_t *panel,
						       uint32_t n_in, const uint16_t *rows, float *out,
						       size_t out_stride)
{
	__m512 sums[TILE_ROWS][HB_PANEL_VECTORS];
#pragma GCC unroll 8
	for (int r = 0; r < n_rows; r++)
#pragma GCC unroll 3
		for (int v = 0; v < n_vectors; v++)
			sums[r][v] = _mm512_setzero_ps();
	for (uint32_t i = 0; i < n_in; i += 2) {
		__m512bh weights[HB_PANEL_VECTORS];
#pragma GCC unroll 3
		for (int v = 0; v < n_vectors; v++)
			weights[v] = (__m512bh)_mm512_load_si512(panel + (size_t)v * 2 * HB_LANES);
		panel += (size_t)n_vectors * 2 * HB_LANES;
#pragma GCC unroll 8
		for (int r = 0; r < n_rows; r++) {
			int pair;
			__builtin_memcpy(&pair, rows + (size_t)r * n_in + i, sizeof pair);
			__m512bh input = (__m512bh)_mm512_set1_epi32(pair);
#pragma GCC unroll 3
			for (int v = 0; v < n_vectors; v++)
				sums[r][v] = _mm512_dpbf16_ps(sums[r][v], weights[v], input);
		}
	}
#pragma GCC unroll 8
	for (int r = 0; r < n_rows; r++)
#pragma GCC unroll 3
		for (int v = 0; v < n_vectors; v++)
			_mm512_store_ps(out + (size_t)r * out_stride + v * HB_LANES, sums[r][v]);
}

/* One row: four sums in turn for each register of the panel, so that one addition need not wait for the last. */
static inline __attribute__((always_inline)) void row_tile(const int n_vectors, const uint16_t *panel, uint32_t n_in,
							   const uint16_t *row, float *out)
{
	enum { TURNS = 4 };
	__m512 sums[TURNS][HB_PANEL_VECTORS];
#pragma GCC unroll 4
	for (int t = 0; t < TURNS; t++)
#pragma GCC unroll 3
		for (int v = 0; v < n_vectors; v++)
			sums[t][v] = _mm512_setzero_ps();
	for (uint32_t i = 0; i < n_in; i += 2 * TURNS)
#pragma GCC unroll 4
		for (int t = 0; t < TURNS; t++) {
			int pair;
			__builtin_memcpy(&pair, row + i + 2 * (uint32_t)t, sizeof pair);
			__m512bh input = (__m512bh)_mm512_set1_epi32(pair);
#pragma GCC unroll 3
			for (int v = 0; v < n_vectors; v++) {
				__m512bh weights = (__m512bh)_mm512_load_si512(panel + (size_t)v * 2 * HB_LANES);
				sums[t][v] = _mm512_dpbf16_ps(sums[t][v], weights, input);
			}
			panel += (size_t)n_vectors * 2 * HB_LANES;
		}
#pragma GCC unroll 3
	for (int v = 0; v < n_vectors; v++)
		_mm512_store_ps(out + v * HB_LANES, _mm512_add_ps(_mm512_add_ps(sums[0][v], sums[1][v]),
								  _mm512_add_ps(sums[2][v], sums[3][v])));
}

static inline __attribute__((always_inline)) void panel_rows(const int n_vectors, const uint16_t *panel, uint32_t n_in,
							     const uint16_t *rows, size_t n_rows, float *out,
							     size_t out_stride)
{
	size_t r = 0;
	for (; r + TILE_ROWS <= n_rows; r += TILE_ROWS)
		tile(TILE_ROWS, n_vectors, panel, n_in, rows + r * n_in, out + r * out_stride, out_stride);
	for (; r + 4 <= n_rows; r += 4)
		tile(4, n_vectors, panel, n_in, rows + r * n_in, out + r * out_stride, out_stride);
	for (; r < n_rows; r++)
		row_tile(n_vectors, panel, n_in, rows + r * n_in, out + r * out_stride);
}

void hb_multiply_bf16(const struct hb_matrix *matrix, const float *rows, size_t row_stride, size_t n_rows, float *out,
		      size_t out_stride)
{
	_Alignas(64) uint16_t rounded[BLOCK_ROWS * MAX_IN];
	uint32_t n_in = matrix->n_in, n_vectors = matrix->n_out / HB_LANES;
	for (size_t first = 0; first < n_rows; first += BLOCK_ROWS) {
		size_t n = n_rows - first < BLOCK_ROWS ? n_rows - first : BLOCK_ROWS;
		for (size_t r = 0; r < n; r++)
			for (uint32_t i = 0; i < n_in; i += HB_LANES) {
				__m512 row = _mm512_loadu_ps(rows + (first + r) * row_stride + i);
				_mm256_store_si256((__m256i *)(rounded + r * n_in + i),
						   (__m256i)_mm512_cvtneps_pbh(row));
			}
		const uint16_t *panel = matrix->panels;
		for (uint32_t v = 0; v < n_vectors; v += HB_PANEL_VECTORS) {
			float *panel_out = out + first * out_stride + (size_t)v * HB_LANES;
			uint32_t width = n_vectors - v < HB_PANEL_VECTORS ? n_vectors - v : HB_PANEL_VECTORS;
			if (width == 3)
				panel_rows(3, panel, n_in, rounded, n, panel_out, out_stride);
			else if (width == 2)
				panel_rows(2, panel, n_in, rounded, n, panel_out, out_stride);
			else
				panel_rows(1, panel, n_in, rounded, n, panel_out, out_stride);
			panel += (size_t)n_in * width * HB_LANES;
		}
	}
}
