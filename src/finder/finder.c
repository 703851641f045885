/* The two readings of the name finder: see finder.h. */
#include "finder/finder.h"

#include <string.h>

#include "finder/chain.h"
#include "finder/readings.h"

struct scorer {
	const struct hb_finder_weights *weights;
	int32_t sum[HB_LABEL_ROW];
};

static void add_feature(void *context, enum hb_feature_kind kind, uint64_t feature)
{
	struct scorer *scorer = context;
	const int8_t *row = hb_finder_weight(scorer->weights, feature);

	for (int k = 0; row && k < HB_LABEL_ROW; k++)
		scorer->sum[k] += row[k];
}

/* What each word of the document adds to the scores around it, worked out when first asked for. */
struct word_scores {
	int16_t (*of)[HB_N_DISTANCES][HB_LABEL_ROW];
	uint8_t (*known)[HB_N_DISTANCES];
};

static const int16_t *word_score(struct word_scores *scores, const struct hb_finder_document *document, struct scorer *scorer, uint32_t word,
				 int distance)
{
	int slot = distance + HB_REACH;
	int16_t *found = scores->of[word][slot];

	if (!scores->known[word][slot]) {
		struct hb_feature_sink sink = {add_feature, scorer};

		memset(scorer->sum, 0, sizeof scorer->sum);
		hb_word_features(document, word, distance, &sink);
		for (int k = 0; k < HB_LABEL_ROW; k++)
			found[k] = (int16_t)scorer->sum[k];
		scores->known[word][slot] = 1;
	}
	return found;
}

enum { UNNAMED = 50 /* what a word far from capitals gets against being a name: more than any weights give */ };

static void score_positions(const struct hb_finder_document *document, struct scorer *scorer, float (*ret_scores)[HB_N_LABELS])
{
	struct word_scores words = {
		hb_arena_alloc(document->arena, document->words_seen.count, sizeof *words.of),
		hb_arena_zero(document->arena, document->words_seen.count, sizeof *words.known),
	};
	struct hb_feature_sink sink = {add_feature, scorer};

	for (size_t i = 0; i < document->n; i++) {
		int32_t sum[HB_LABEL_ROW] = {0};

		if (document->far[i]) {
			for (int k = 0; k < HB_N_LABELS; k++)
				ret_scores[i][k] = k == HB_OUTSIDE ? 0 : -UNNAMED;
			continue;
		}
		for (int d = -HB_REACH; d <= HB_REACH; d++) {
			const int16_t *of;

			if (!hb_finder_beside(document, i, d))
				continue;
			of = word_score(&words, document, scorer, document->words[i + (size_t)d], d);
			for (int k = 0; k < HB_LABEL_ROW; k++)
				sum[k] += of[k];
		}
		memcpy(scorer->sum, sum, sizeof sum);
		hb_place_features(document, i, &sink);
		for (int k = 0; k < HB_N_LABELS; k++)
			ret_scores[i][k] = (float)scorer->sum[k] * scorer->weights->step;
	}
}

static void add_answers(const struct hb_finder_document *document, struct scorer *scorer, const uint8_t *labels, float (*scores)[HB_N_LABELS])
{
	struct hb_feature_sink sink = {add_feature, scorer};

	for (size_t i = 0; i < document->n; i++) {
		if (document->far[i])
			continue;
		memset(scorer->sum, 0, sizeof scorer->sum);
		hb_answer_features(document, i, labels, &sink);
		for (int k = 0; k < HB_N_LABELS; k++)
			scores[i][k] += (float)scorer->sum[k] * scorer->weights->step;
	}
}

/* Label every chain. */
static void label_chains(const struct hb_finder_document *document, const struct hb_finder_weights *weights, int reading,
			 const float (*scores)[HB_N_LABELS], uint8_t *ret_labels, float *ret_margins)
{
	for (size_t first = 0, end; first < document->n; first = end) {
		for (end = first + 1; end < document->n && !document->first_in_chain[end];)
			end++;
		hb_chain_best(document->arena, scores + first, end - first, weights->transitions[reading], ret_labels + first,
			      ret_margins ? ret_margins + first : NULL);
	}
}

static void take_names(const struct hb_finder_document *document, const uint8_t *labels, const float *margins, struct hb_found_name **ret_names,
		       size_t *ret_n)
{
	HB_ARRAY(struct hb_found_name) names = {0};

	for (size_t i = 0, end; i < document->n; i = end) {
		float sum = margins[i];

		end = i + 1;
		if (labels[i] == HB_OUTSIDE)
			continue;
		for (; hb_label_open(labels[end - 1]); end++)
			sum += margins[end];
		HB_PUSH(document->arena, names, (struct hb_found_name){
			.first = document->tokens[i],
			.end = document->tokens[end - 1] + 1,
			.kind = (enum hb_name_class)hb_label_kind(labels[i]),
			.margin = sum / (float)(end - i),
		});
	}
	*ret_names = names.items;
	*ret_n = names.count;
}

void hb_finder_label(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_finder_readings *ret_readings)
{
	struct hb_finder_document *document = &ret_readings->document;
	struct scorer scorer = {.weights = &ret_readings->weights};

	hb_finder_weights_open(&ret_readings->weights);
	hb_finder_open(analysis, arena, document);
	ret_readings->scores = hb_arena_alloc(arena, document->n, sizeof *ret_readings->scores);
	ret_readings->first = hb_arena_alloc(arena, document->n, 1);
	ret_readings->labels = hb_arena_alloc(arena, document->n, 1);
	ret_readings->margins = hb_arena_alloc(arena, document->n, sizeof *ret_readings->margins);
	score_positions(document, &scorer, ret_readings->scores);
	label_chains(document, &ret_readings->weights, 0, (const float (*)[HB_N_LABELS])ret_readings->scores, ret_readings->first, NULL);
	hb_finder_answer(document, ret_readings->first);
	add_answers(document, &scorer, ret_readings->first, ret_readings->scores);
	label_chains(document, &ret_readings->weights, 1, (const float (*)[HB_N_LABELS])ret_readings->scores, ret_readings->labels, ret_readings->margins);
}

void hb_finder_run(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_found_name **ret_names, size_t *ret_n)
{
	struct hb_finder_readings readings;

	hb_finder_label(analysis, arena, &readings);
	take_names(&readings.document, readings.labels, readings.margins, ret_names, ret_n);
}
