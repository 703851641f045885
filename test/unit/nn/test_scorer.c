/* The scorer against its formula, one state at a time in doubles. */
#include <math.h>

#include "nn/scorer.h"
#include "numbers.h"

#include "test.h"

enum { IN = 20, MIDDLE = 24, FEATURES = 3, HIDDEN = 18, PIECES = 2, CLASSES = 37, TOKENS = 1200 };

struct model {
	struct hb_scorer_shape shape;
	float *owned[8];
	float *vectors;
};

static void model_init(struct model *model)
{
	static const size_t sizes[] = {MIDDLE * IN, MIDDLE, FEATURES * HIDDEN * PIECES * MIDDLE, HIDDEN * PIECES,
				       FEATURES * HIDDEN * PIECES, CLASSES * HIDDEN, CLASSES};
	uint64_t seed = 21;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		model->owned[i] = numbers(&seed, sizes[i]);
	model->shape = (struct hb_scorer_shape){IN, MIDDLE, FEATURES, HIDDEN, PIECES, CLASSES, model->owned[0], model->owned[1],
						model->owned[2], model->owned[3], model->owned[4], model->owned[5], model->owned[6]};
	model->vectors = hb_aligned_alloc((size_t)TOKENS * hb_padded(IN), sizeof(float));
	for (size_t t = 0; t < TOKENS; t++)
		for (size_t i = 0; i < IN; i++)
			model->vectors[t * hb_padded(IN) + i] = number(&seed);
}

static void model_release(struct model *model)
{
	for (int i = 0; i < 7; i++)
		free(model->owned[i]);
	free(model->vectors);
}

static void plain_scores(const struct model *model, const int32_t *tokens, double *out)
{
	const struct hb_scorer_shape *shape = &model->shape;
	double hidden[HIDDEN], sums[HIDDEN * PIECES];
	for (int o = 0; o < HIDDEN * PIECES; o++)
		sums[o] = shape->lower_bias[o];
	for (int f = 0; f < FEATURES; f++) {
		double middle[MIDDLE];
		for (int m = 0; m < MIDDLE && tokens[f] >= 0; m++) {
			middle[m] = shape->input_bias[m];
			for (int i = 0; i < IN; i++)
				middle[m] += shape->input_weights[m * IN + i] * model->vectors[tokens[f] * (int)hb_padded(IN) + i];
		}
		for (int o = 0; o < HIDDEN * PIECES; o++) {
			if (tokens[f] < 0)
				sums[o] += shape->pad[f * HIDDEN * PIECES + o];
			for (int m = 0; m < MIDDLE && tokens[f] >= 0; m++)
				sums[o] += shape->lower_weights[(f * HIDDEN * PIECES + o) * MIDDLE + m] * middle[m];
		}
	}
	for (int h = 0; h < HIDDEN; h++)
		hidden[h] = fmax(sums[h * PIECES], sums[h * PIECES + 1]);
	for (int c = 0; c < CLASSES; c++) {
		out[c] = shape->upper_bias[c];
		for (int h = 0; h < HIDDEN; h++)
			out[c] += shape->upper_weights[c * HIDDEN + h] * hidden[h];
	}
}

static void check(const struct model *model, const float *scores, const int32_t *tokens, double tolerance)
{
	double expected[CLASSES];
	plain_scores(model, tokens, expected);
	for (int c = 0; c < CLASSES; c++)
		assert_true(fabs(scores[c] - expected[c]) <= tolerance);
}

/* Tokens near each other, far apart, and so far that their tiles share a slot. */
static void scorer__scores_states(void **state)
{
	static const int32_t states[][FEATURES] = {{0, -1, -1}, {5, 4, 3},      {17, 0, -1},  {1199, 1199, 0},  {1030, 6, 1030},
						   {6, 1030, 6}, {-1, -1, -1}, {40, 39, 38}, {1199, -1, 1198}, {6, 6, 6}};
	struct model model;
	model_init(&model);
	for (const struct hb_kernels *const *kernels = hb_kernels_all(); *kernels != NULL; kernels++)
		for (int reduced = 0; reduced < 2; reduced++) {
			struct hb_scorer *scorer = hb_scorer_new(&model.shape, *kernels, reduced);
			struct hb_scorer_state *scratch = hb_scorer_state_new(scorer);
			double tolerance = reduced && (*kernels)->multiply_bf16 != NULL ? 1.0 : 1e-3;
			hb_scorer_begin(scratch, model.vectors, TOKENS);
			for (size_t s = 0; s < sizeof states / sizeof *states; s++)
				check(&model, hb_scorer_scores(scratch, states[s]), states[s], tolerance);
			for (int32_t t = 0; t < TOKENS; t += 111) {
				const int32_t tokens[FEATURES] = {t, -1, -1};
				check(&model, hb_scorer_lone_scores(scratch, (uint32_t)t), tokens, tolerance);
			}
			hb_scorer_state_free(scratch);
			hb_scorer_free(scorer);
		}
	model_release(&model);
}

/* A second document must not see what the first left behind. */
static void scorer__begins_anew(void **state)
{
	const int32_t tokens[FEATURES] = {2, 1, 0};
	struct model model, other;
	model_init(&model);
	model_init(&other);
	for (size_t i = 0; i < (size_t)TOKENS * hb_padded(IN); i++)
		other.vectors[i] = i % hb_padded(IN) < IN ? -other.vectors[i] : 0;
	struct hb_scorer *scorer = hb_scorer_new(&model.shape, hb_kernels_best(), false);
	struct hb_scorer_state *scratch = hb_scorer_state_new(scorer);
	hb_scorer_begin(scratch, model.vectors, 10);
	check(&model, hb_scorer_scores(scratch, tokens), tokens, 1e-3);
	hb_scorer_begin(scratch, other.vectors, TOKENS);
	check(&other, hb_scorer_scores(scratch, tokens), tokens, 1e-3);
	hb_scorer_state_free(scratch);
	hb_scorer_free(scorer);
	model_release(&model);
	model_release(&other);
}

TEST_MAIN(cmocka_unit_test(scorer__scores_states), cmocka_unit_test(scorer__begins_anew))
