/* Why the name finder takes a word for part of a name, or does not: which kinds of features speak most for its class over the best other one. */
#include <math.h>
#include <string.h>

#include "finder/readings.h"

enum { MOST_REASONS = 4 };

struct weigher {
	const struct hb_finder_weights *weights;
	unsigned label, other;
	float of[HB_N_FEATURE_KINDS];
};

static void weigh(void *context, enum hb_feature_kind kind, uint64_t feature)
{
	struct weigher *weigher = context;
	const int8_t *row = hb_finder_weight(weigher->weights, feature);

	if (row)
		weigher->of[kind] += (float)(row[weigher->label] - row[weigher->other]) * weigher->weights->step;
}

static int class_of(unsigned label)
{
	return label == HB_OUTSIDE ? -1 : (int)hb_label_kind(label);
}

/* The best label of another class. */
static unsigned best_other(const struct hb_finder_readings *readings, size_t position)
{
	unsigned best = HB_N_LABELS;

	for (unsigned label = 0; label < HB_N_LABELS; label++)
		if (class_of(label) != class_of(readings->labels[position]) &&
		    (best == HB_N_LABELS || readings->scores[position][label] > readings->scores[position][best]))
			best = label;
	return best;
}

static void weigh_position(const struct hb_finder_readings *readings, size_t position, struct weigher *weigher)
{
	struct hb_feature_sink sink = {weigh, weigher};

	for (int d = -HB_REACH; d <= HB_REACH; d++)
		if (hb_finder_beside(&readings->document, position, d))
			hb_word_features(&readings->document, readings->document.words[position + (size_t)d], d, &sink);
	hb_place_features(&readings->document, position, &sink);
	hb_answer_features(&readings->document, position, readings->first, &sink);
}

/* "elsewhere +2.1, suffix -0.8": those that weigh most. */
static const char *heaviest(struct hb_arena *arena, struct weigher *weigher)
{
	const char *text = "";

	for (int n = 0; n < MOST_REASONS; n++) {
		int best = 0;

		for (int kind = 1; kind < HB_N_FEATURE_KINDS; kind++)
			if (fabsf(weigher->of[kind]) > fabsf(weigher->of[best]))
				best = kind;
		if (fabsf(weigher->of[best]) < 0.05F)
			break;
		text = hb_arena_format(arena, "%s%s%s %+.1f", text, n ? ", " : "", hb_feature_names[best], (double)weigher->of[best]);
		weigher->of[best] = 0;
	}
	return text;
}

void hb_finder_reasons(const struct hb_analysis *analysis, struct hb_arena *arena, float doubtful, struct hb_finder_reason **ret_reasons,
		       size_t *ret_n)
{
	HB_ARRAY(struct hb_finder_reason) reasons = {0};
	struct hb_finder_readings readings;

	hb_finder_label(analysis, arena, &readings);
	for (size_t i = 0; i < readings.document.n; i++) {
		struct weigher weigher = {.weights = &readings.weights, .label = readings.labels[i]};

		if (readings.labels[i] == HB_OUTSIDE && readings.margins[i] >= doubtful)
			continue;
		weigher.other = best_other(&readings, i);
		weigh_position(&readings, i, &weigher);
		HB_PUSH(arena, reasons, (struct hb_finder_reason){
			.token = readings.document.tokens[i],
			.kind = class_of(weigher.label),
			.other = class_of(weigher.other),
			.margin = readings.margins[i],
			.text = heaviest(arena, &weigher),
		});
	}
	*ret_reasons = reasons.items;
	*ret_n = reasons.count;
}
