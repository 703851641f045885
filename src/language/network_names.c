/* The name finder: BILUO transitions after spaCy 3's ner.pyx, greedy. */
#include "language/network_parser.h"

/* The class of one kind that has the label; UINT32_MAX if there is none. */
static uint32_t class_with_label(const struct hb_component *component, enum hb_move_kind kind, const char *label)
{
	for (uint32_t r = 0; r < component->n_ranges; r++) {
		if (component->ranges[r].kind != kind)
			continue;
		for (uint32_t c = component->ranges[r].first; c < component->ranges[r].end; c++)
			if (component->moves[c].label == label)
				return c;
	}
	return UINT32_MAX;
}

/* Inside a name: it goes on or this token is its last. */
static enum hb_move_kind goes_on(const struct hb_component *component, struct hb_scorer_state *scorer, uint32_t token,
				 uint32_t start, const char *label, bool may_go_on)
{
	uint32_t in = class_with_label(component, HB_IN, label), last = class_with_label(component, HB_LAST, label);
	if (!may_go_on || in == UINT32_MAX)
		return HB_LAST;
	if (last == UINT32_MAX)
		return HB_IN;
	const int32_t tokens[HB_NER_FEATURES] = {(int32_t)token, (int32_t)start, (int32_t)token - 1};
	const float *scores = hb_scorer_scores(scorer, tokens);
	if (scores[in] == scores[last])
		return in < last ? HB_IN : HB_LAST;
	return scores[in] > scores[last] ? HB_IN : HB_LAST;
}

/* Outside of names: what begins at this token. */
static const struct hb_move *begins(const struct hb_kernels *kernels, const struct hb_component *component,
				    struct hb_scorer_state *scorer, uint32_t token, bool may_begin)
{
	const bool allowed[HB_MOVE_KINDS] = {[HB_BEGIN] = may_begin, [HB_UNIT] = true, [HB_OUT] = true};
	uint32_t best = hb_best_move(kernels, component, hb_scorer_lone_scores(scorer, token), allowed);
	if (best == UINT32_MAX || component->moves[best].kind == HB_OUT)
		return NULL;
	return &component->moves[best];
}

void hb_name_document(const struct hb_kernels *kernels, const struct hb_component *component, struct hb_scorer_state *scorer,
		      const struct hb_features *features, uint32_t n, struct hb_prediction *out)
{
	uint32_t start = UINT32_MAX; /* of the open name */
	for (uint32_t i = 0; i < n; i++) {
		bool may_go_on = i + 1 < n && !out[i + 1].sentence_start;
		out[i].name = NULL;
		out[i].name_start = false;
		if (start != UINT32_MAX) {
			out[i].name = out[start].name;
			if (goes_on(component, scorer, i, start, out[start].name, may_go_on) == HB_LAST)
				start = UINT32_MAX;
			continue;
		}
		if (features[i].is_space)
			continue;
		const struct hb_move *move = begins(kernels, component, scorer, i, may_go_on);
		if (move == NULL)
			continue;
		out[i].name = move->label;
		out[i].name_start = true;
		if (move->kind == HB_BEGIN)
			start = i;
	}
}
