/* The encoder against the layers as spaCy and thinc describe them, one token at a time in doubles. */
#include <math.h>

#include "nn/encoder.h"
#include "numbers.h"

#include "test.h"

enum { TABLE_ROWS = 40, VECTOR_ROWS = 30, MAX_OWNED = 128 };

/* A shape with weights of its own. */
struct model {
	struct hb_encoder_shape shape;
	void *owned[MAX_OWNED];
	size_t n_owned;
	uint64_t seed;
};

static const float *weights(struct model *model, size_t n, float scale)
{
	float *out = numbers(&model->seed, n);
	for (size_t i = 0; i < n; i++)
		out[i] *= scale;
	model->owned[model->n_owned++] = out;
	return out;
}

static struct hb_maxout_layer layer(struct model *model, uint32_t pieces, uint32_t n_in)
{
	uint32_t width = model->shape.width;
	struct hb_maxout_layer out;
	out.weights = weights(model, (size_t)width * pieces * n_in, 1.0f / sqrtf((float)n_in));
	out.bias = weights(model, (size_t)width * pieces, 0.3f);
	out.gain = weights(model, width, 1);
	out.shift = weights(model, width, 0.3f);
	return out;
}

static void model_init(struct model *model, uint32_t width, uint32_t columns, uint32_t depth, uint32_t window, uint32_t pieces,
		       uint32_t vector_width)
{
	*model = (struct model){.seed = width * 100 + columns * 10 + depth};
	struct hb_encoder_shape *shape = &model->shape;
	*shape = (struct hb_encoder_shape){.width = width, .n_columns = columns, .mix_pieces = 3, .depth = depth, .window = window,
					   .pieces = pieces, .vector_width = vector_width};
	for (uint32_t c = 0; c < columns; c++)
		shape->columns[c] = (struct hb_hash_column){TABLE_ROWS + c, 8 + c, weights(model, (TABLE_ROWS + c) * width, 0.5f)};
	if (vector_width > 0) {
		uint64_t *keys = hb_aligned_alloc(VECTOR_ROWS, sizeof *keys);
		uint32_t *rows = hb_aligned_alloc(VECTOR_ROWS, sizeof *rows);
		for (uint32_t i = 0; i < VECTOR_ROWS; i++) {
			keys[i] = 3 * i;
			rows[i] = VECTOR_ROWS - 1 - i;
		}
		model->owned[model->n_owned++] = keys;
		model->owned[model->n_owned++] = rows;
		shape->vector_keys = keys;
		shape->vector_rows = rows;
		shape->n_vector_keys = VECTOR_ROWS;
		shape->vector_table = weights(model, VECTOR_ROWS * vector_width, 1);
		shape->vector_weights = weights(model, (size_t)width * vector_width, 0.2f);
	}
	shape->mix = layer(model, 3, width * hb_encoder_n_keys(shape));
	for (uint32_t l = 0; l < depth; l++)
		shape->layers[l] = layer(model, pieces, width * (2 * window + 1));
}

static void model_release(struct model *model)
{
	for (size_t i = 0; i < model->n_owned; i++)
		free(model->owned[i]);
}

static void plain_maxout(const struct hb_maxout_layer *layer, uint32_t width, uint32_t pieces, uint32_t n_in, const double *in,
			 double *out)
{
	double mean = 0, variance = 0;
	for (uint32_t o = 0; o < width; o++) {
		double most = -HUGE_VAL;
		for (uint32_t p = 0; p < pieces; p++) {
			double sum = layer->bias[o * pieces + p];
			for (uint32_t i = 0; i < n_in; i++)
				sum += layer->weights[((size_t)o * pieces + p) * n_in + i] * in[i];
			most = fmax(most, sum);
		}
		out[o] = most;
		mean += most / width;
	}
	for (uint32_t o = 0; o < width; o++)
		variance += (out[o] - mean) * (out[o] - mean) / width;
	for (uint32_t o = 0; o < width; o++)
		out[o] = (out[o] - mean) / sqrt(variance + 1e-8) * layer->gain[o] + layer->shift[o];
}

static void plain_mix(const struct hb_encoder_shape *shape, const uint64_t *key, double *out)
{
	uint32_t width = shape->width, n_keys = hb_encoder_n_keys(shape);
	double *in = calloc((size_t)n_keys * width, sizeof *in);
	for (uint32_t c = 0; c < shape->n_columns; c++) {
		uint32_t rows[4];
		hb_hash_rows(key[c], shape->columns[c].seed, rows);
		for (int r = 0; r < 4; r++)
			for (uint32_t i = 0; i < width; i++)
				in[c * width + i] += shape->columns[c].table[(rows[r] % shape->columns[c].n_rows) * width + i];
	}
	for (uint32_t v = 0; v < shape->n_vector_keys; v++)
		for (uint32_t o = 0; o < width && shape->vector_keys[v] == key[shape->n_columns]; o++)
			for (uint32_t i = 0; i < shape->vector_width; i++)
				in[shape->n_columns * width + o] += (double)shape->vector_weights[o * shape->vector_width + i] *
								    shape->vector_table[shape->vector_rows[v] * shape->vector_width + i];
	plain_maxout(&shape->mix, width, shape->mix_pieces, n_keys * width, in, out);
	free(in);
}

/* One document, with zero rows around it that the layers change like any other. */
static void plain_document(const struct hb_encoder_shape *shape, const uint64_t *keys, uint32_t n, double *out)
{
	uint32_t width = shape->width, pad = shape->depth * shape->window, n_rows = n + 2 * pad, taps = 2 * shape->window + 1;
	double *now = calloc((size_t)n_rows * width, sizeof *now), *next = calloc((size_t)n_rows * width, sizeof *next);
	double *in = calloc((size_t)taps * width, sizeof *in);
	for (uint32_t t = 0; t < n; t++)
		plain_mix(shape, keys + (size_t)t * hb_encoder_n_keys(shape), now + (size_t)(pad + t) * width);
	for (uint32_t l = 0; l < shape->depth; l++) {
		for (uint32_t r = 0; r < n_rows; r++) {
			for (uint32_t tap = 0; tap < taps; tap++)
				for (uint32_t i = 0; i < width; i++) {
					uint32_t at = r + tap - shape->window;
					in[tap * width + i] = at < n_rows ? now[(size_t)at * width + i] : 0;
				}
			plain_maxout(&shape->layers[l], width, shape->pieces, taps * width, in, next + (size_t)r * width);
			for (uint32_t i = 0; i < width; i++)
				next[(size_t)r * width + i] += now[(size_t)r * width + i];
		}
		double *other = now;
		now = next;
		next = other;
	}
	memcpy(out, now + (size_t)pad * width, (size_t)n * width * sizeof *out);
	free(now);
	free(next);
	free(in);
}

static void check(const struct model *model, const struct hb_kernels *kernels, bool reduced, const uint32_t *starts, size_t n_documents,
		  uint64_t vocabulary, double tolerance)
{
	const struct hb_encoder_shape *shape = &model->shape;
	uint32_t n = starts[n_documents], n_keys = hb_encoder_n_keys(shape), width = shape->width;
	uint64_t seed = 77, *keys = calloc((size_t)n * n_keys + 1, sizeof *keys);
	double *expected = calloc((size_t)n * width + 1, sizeof *expected), square = 0;
	float *out = hb_aligned_alloc((size_t)n * hb_padded(width), sizeof *out);
	struct hb_encoder *encoder = hb_encoder_new(shape, kernels, reduced);
	struct hb_encoder_state *state = hb_encoder_state_new(encoder);
	for (size_t i = 0; i < (size_t)n * n_keys; i++)
		keys[i] = (uint64_t)((number(&seed) + 1) / 2 * (float)vocabulary);
	for (size_t d = 0; d < n_documents; d++)
		plain_document(shape, keys + (size_t)starts[d] * n_keys, starts[d + 1] - starts[d], expected + (size_t)starts[d] * width);
	for (int round = 0; round < 2; round++) { /* the second one out of the caches */
		memset(out, 0, (size_t)n * hb_padded(width) * sizeof *out);
		hb_encoder_run(state, keys, starts, n_documents, out);
		square = 0;
		for (uint32_t t = 0; t < n; t++)
			for (uint32_t i = 0; i < width; i++) {
				double distance = out[(size_t)t * hb_padded(width) + i] - expected[(size_t)t * width + i];
				square += distance * distance / ((double)n * width);
				if (!reduced && fabs(distance) > 50 * tolerance)
					print_error("token %u, place %u\n", t, i);
				assert_true(reduced || fabs(distance) <= 50 * tolerance);
			}
		assert_true(sqrt(square) <= tolerance);
	}
	hb_encoder_state_free(state);
	hb_encoder_free(encoder);
	free(keys);
	free(expected);
	free(out);
}

static const uint32_t short_documents[] = {0, 1, 1, 3, 8, 40, 41, 60};
enum { N_SHORT = 7 };

static void encoder__short_documents_in_all_builds(void **state)
{
	struct model model;
	model_init(&model, 32, 4, 4, 1, 3, 0);
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++) {
		check(&model, *kernels, false, short_documents, N_SHORT, 12, 1e-5);
		if ((*kernels)->multiply_bf16 != NULL)
			check(&model, *kernels, true, short_documents, N_SHORT, 12, 0.2);
	}
	model_release(&model);
}

static void encoder__odd_widths_and_few_layers(void **state)
{
	for (uint32_t depth = 0; depth < 3; depth++) {
		struct model model;
		model_init(&model, 20, 2, depth, 1, 2, 0);
		check(&model, hb_kernels_best(), false, short_documents, N_SHORT, 12, 1e-5);
		model_release(&model);
	}
}

static void encoder__wider_windows(void **state)
{
	struct model model;
	model_init(&model, 16, 2, 3, 2, 3, 0);
	check(&model, hb_kernels_best(), false, short_documents, N_SHORT, 12, 1e-5);
	model_release(&model);
}

static void encoder__static_vectors(void **state)
{
	struct model model;
	model_init(&model, 24, 3, 2, 1, 3, 30);
	check(&model, hb_kernels_best(), false, short_documents, N_SHORT, 120, 1e-5);
	model_release(&model);
}

static void encoder__documents_longer_than_a_chunk(void **state)
{
	static const uint32_t starts[] = {0, 3, 1300, 1310};
	struct model model;
	model_init(&model, 16, 1, 4, 1, 2, 0);
	check(&model, hb_kernels_best(), false, starts, 3, 50, 1e-5);
	model_release(&model);
}

static void encoder__more_word_types_than_are_kept(void **state)
{
	uint32_t starts[121];
	struct model model;
	for (uint32_t i = 0; i < 121; i++)
		starts[i] = 41 * i;
	model_init(&model, 16, 2, 2, 1, 2, 0);
	check(&model, hb_kernels_best(), false, starts, 120, 1000000, 1e-5);
	model_release(&model);
}

static void hash_rows__are_those_of_thinc(void **state)
{
	static const uint32_t expected[2][4] = {{0x453bd91cu, 0x85fa7376u, 0x67d9c5aau, 0x48f7ad31u}, {0x1180cfd5u, 0x742e9248u, 0xba9bd507u, 0x90d0446fu}};
	uint32_t rows[4];
	hb_hash_rows(1, 8, rows);
	assert_memory_equal(rows, expected[0], sizeof rows);
	hb_hash_rows(0xfedcba9876543210u, 1234, rows);
	assert_memory_equal(rows, expected[1], sizeof rows);
}

TEST_MAIN(cmocka_unit_test(encoder__short_documents_in_all_builds), cmocka_unit_test(encoder__odd_widths_and_few_layers),
	  cmocka_unit_test(encoder__wider_windows), cmocka_unit_test(encoder__static_vectors),
	  cmocka_unit_test(encoder__documents_longer_than_a_chunk), cmocka_unit_test(encoder__more_word_types_than_are_kept),
	  cmocka_unit_test(hash_rows__are_those_of_thinc))
