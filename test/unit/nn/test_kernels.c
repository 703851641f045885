/* Every build of the kernels that this processor runs, against the plainest possible code. */
#include <math.h>

#include "nn/kernels.h"
#include "numbers.h"

#include "test.h"

static void close_to(double value, double expected, double tolerance)
{
	if (!(fabs(value - expected) <= tolerance))
		print_error("%g is not %g\n", value, expected);
	assert_true(fabs(value - expected) <= tolerance);
}

static void check_multiply(const struct hb_kernels *kernels, bool bf16, uint32_t n_out, uint32_t n_in, uint32_t n_rows)
{
	uint64_t seed = n_out * 1000 + n_in * 10 + n_rows;
	uint32_t stride = hb_padded(n_in), out_stride = hb_padded(n_out);
	float *weights = numbers(&seed, (size_t)n_out * n_in), *rows = hb_aligned_alloc((size_t)n_rows * stride, sizeof(float));
	float *out = hb_aligned_alloc((size_t)n_rows * out_stride, sizeof(float));
	struct hb_matrix matrix;
	for (uint32_t r = 0; r < n_rows; r++)
		for (uint32_t i = 0; i < n_in; i++)
			rows[(size_t)r * stride + i] = number(&seed);
	hb_matrix_init(&matrix, weights, n_in, n_out, n_in, bf16);
	(bf16 ? kernels->multiply_bf16 : kernels->multiply)(&matrix, rows, stride, n_rows, out, out_stride);
	for (uint32_t r = 0; r < n_rows; r++)
		for (uint32_t o = 0; o < out_stride; o++) {
			double sum = 0;
			for (uint32_t i = 0; o < n_out && i < n_in; i++)
				sum += (double)weights[(size_t)o * n_in + i] * rows[(size_t)r * stride + i];
			close_to(out[(size_t)r * out_stride + o], sum, (bf16 ? 1e-2 : 1e-6) * sqrt(n_in));
		}
	hb_matrix_release(&matrix);
	free(weights);
	free(rows);
	free(out);
}

static void multiply__all_shapes(void **state)
{
	static const uint32_t outputs[] = {1, 16, 20, 33, 50, 96, 106}, inputs[] = {1, 16, 17, 96, 300};
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++)
		for (int bf16 = 0; bf16 < 1 + ((*kernels)->multiply_bf16 != NULL); bf16++)
			for (size_t o = 0; o < sizeof outputs / sizeof *outputs; o++)
				for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
					for (uint32_t rows = 1; rows < 14; rows++)
						check_multiply(*kernels, bf16, outputs[o], inputs[i], rows);
}

static void multiply__more_rows_than_a_block(void **state)
{
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++)
		for (int bf16 = 0; bf16 < 1 + ((*kernels)->multiply_bf16 != NULL); bf16++)
			check_multiply(*kernels, bf16, 50, 96, 77);
}

/* Width 20 in stride 32: the padding must not count in mean and deviation. */
static void maxout_normalise__leaves_padding_out(void **state)
{
	enum { WIDTH = 20, STRIDE = 32, PIECES = 3, ROWS = 4 };
	uint64_t seed = 5;
	float *sums = hb_aligned_alloc(ROWS * PIECES * STRIDE, sizeof(float));
	struct hb_norm norm = {.width = WIDTH, .stride = STRIDE, .n_pieces = PIECES};
	norm.bias = hb_aligned_alloc(PIECES * STRIDE, sizeof(float));
	norm.gain = hb_aligned_alloc(STRIDE, sizeof(float));
	norm.shift = hb_aligned_alloc(STRIDE, sizeof(float));
	float *residual = hb_aligned_alloc(STRIDE, sizeof(float)), *out = hb_aligned_alloc(ROWS * STRIDE, sizeof(float));
	for (int o = 0; o < WIDTH; o++) {
		norm.gain[o] = number(&seed);
		norm.shift[o] = number(&seed);
		residual[o] = number(&seed);
		for (int p = 0; p < PIECES; p++) {
			norm.bias[p * STRIDE + o] = number(&seed);
			for (int r = 0; r < ROWS; r++)
				sums[(r * PIECES + p) * STRIDE + o] = number(&seed);
		}
	}
	const float *residuals[ROWS] = {residual, residual, residual, residual};
	float *outs[ROWS] = {out, out + STRIDE, out + 2 * STRIDE, out + 3 * STRIDE};
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++) {
		(*kernels)->maxout_normalise(&norm, sums, ROWS, residuals, outs);
		for (int r = 0; r < ROWS; r++) {
			double most[WIDTH], mean = 0, variance = 0;
			for (int o = 0; o < WIDTH; o++) {
				most[o] = -1e9;
				for (int p = 0; p < PIECES; p++)
					most[o] = fmax(most[o], sums[(r * PIECES + p) * STRIDE + o] + norm.bias[p * STRIDE + o]);
				mean += most[o] / WIDTH;
			}
			for (int o = 0; o < WIDTH; o++)
				variance += (most[o] - mean) * (most[o] - mean) / WIDTH;
			for (int o = 0; o < STRIDE; o++)
				close_to(outs[r][o], o >= WIDTH ? 0
							       : (most[o] - mean) / sqrt(variance + 1e-8) * norm.gain[o] +
									 norm.shift[o] + residual[o], 1e-5);
		}
	}
	free(sums);
	free(norm.bias);
	free(norm.gain);
	free(norm.shift);
	free(residual);
	free(out);
}

/* One number a row stands for the multiplication with the filtered taps. */
static void filters__make_four_outputs_of_a_convolution(void **state)
{
	static const double taps[3] = {0.3, -1.1, 0.7};
	static const double filters[HB_FILTERS][3] = {{.25, 0, 0}, {-1 / 6., -1 / 6., -1 / 6.}, {-1 / 6., 1 / 6., -1 / 6.},
						      {1 / 24., 1 / 12., 1 / 6.}, {1 / 24., -1 / 12., 1 / 6.}, {0, 0, 1}};
	enum { WIDTH = 16 };
	uint64_t seed = 9;
	float *rows = numbers(&seed, HB_FILTERS * WIDTH), *filtered = hb_aligned_alloc(HB_FILTERS * WIDTH, sizeof(float));
	float *sums = hb_aligned_alloc(HB_FILTER_ROWS * WIDTH, sizeof(float));
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++) {
		(*kernels)->filter_inputs(rows, WIDTH, filtered, WIDTH);
		for (int f = 0; f < HB_FILTERS; f++)
			for (int i = 0; i < WIDTH; i++)
				filtered[f * WIDTH + i] *= (float)(filters[f][0] * taps[0] + filters[f][1] * taps[1] + filters[f][2] * taps[2]);
		(*kernels)->filter_outputs(filtered, WIDTH, WIDTH, sums);
		for (int r = 0; r < HB_FILTER_ROWS; r++)
			for (int i = 0; i < WIDTH; i++)
				close_to(sums[r * WIDTH + i], taps[0] * rows[r * WIDTH + i] + taps[1] * rows[(r + 1) * WIDTH + i] +
								      taps[2] * rows[(r + 2) * WIDTH + i], 1e-5);
	}
	free(rows);
	free(filtered);
	free(sums);
}

static void hidden__sums_then_takes_the_largest_piece(void **state)
{
	enum { HIDDEN = 32, PIECES = 2, VECTORS = 3 };
	uint64_t seed = 3;
	float *all = numbers(&seed, VECTORS * PIECES * HIDDEN), *bias = numbers(&seed, PIECES * HIDDEN);
	float *out = hb_aligned_alloc(HIDDEN, sizeof(float));
	const float *vectors[VECTORS] = {all, all + PIECES * HIDDEN, all + 2 * PIECES * HIDDEN};
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++) {
		(*kernels)->hidden(vectors, VECTORS, bias, PIECES, HIDDEN, out);
		for (int h = 0; h < HIDDEN; h++) {
			double pieces[PIECES];
			for (int p = 0; p < PIECES; p++)
				pieces[p] = (double)vectors[0][p * HIDDEN + h] + vectors[1][p * HIDDEN + h] +
					    vectors[2][p * HIDDEN + h] + bias[p * HIDDEN + h];
			close_to(out[h], fmax(pieces[0], pieces[1]), 1e-6);
		}
	}
	free(all);
	free(bias);
	free(out);
}

static void best__is_the_first_of_equals(void **state)
{
	float scores[70];
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++)
		for (uint32_t n = 1; n <= 70; n++)
			for (uint32_t at = 0; at < n; at++) {
				for (uint32_t i = 0; i < n; i++)
					scores[i] = -3;
				scores[at] = scores[n - 1] = -1;
				assert_int_equal((*kernels)->best(scores, n), at);
			}
}

TEST_MAIN(cmocka_unit_test(multiply__all_shapes), cmocka_unit_test(multiply__more_rows_than_a_block),
	  cmocka_unit_test(maxout_normalise__leaves_padding_out), cmocka_unit_test(filters__make_four_outputs_of_a_convolution),
	  cmocka_unit_test(hidden__sums_then_takes_the_largest_piece), cmocka_unit_test(best__is_the_first_of_equals))
