/* Patterns over pieces: a small backtracking matcher. */
#include <string.h>

#include "extract/times/timex_internal.h"
#include "time_words.h"

static bool element_takes(const struct hb_pattern_element *element, const struct hb_piece *piece)
{
	for (unsigned i = 0; i < element->n_classes; i++)
		for (unsigned j = 0; j < piece->n_classes; j++)
			if (piece->classes[j].class == element->classes[i])
				return true;
	return false;
}

/* Match the elements from e on at piece i.  An optional element is tried before it is left out; patterns have at most
 * HB_PATTERN_ELEMENTS elements, which bounds the depth. */
static bool match_from(const struct hb_pieces *pieces, const struct hb_pattern *pattern, unsigned e, size_t i,
		       struct hb_match *match)
{
	const struct hb_pattern_element *element = &pattern->elements[e];

	if (e == pattern->n_elements) {
		match->covered_end = i;
		return true;
	}
	if (i < pieces->count && pieces->items[i].sentence == pieces->items[match->first].sentence &&
	    element_takes(element, &pieces->items[i])) {
		match->at[e] = i;
		if (match_from(pieces, pattern, e + 1, i + 1, match))
			return true;
	}
	match->at[e] = SIZE_MAX;
	return element->optional && match_from(pieces, pattern, e + 1, i, match);
}

/* The pieces that are not context. */
static bool bound(struct hb_match *match)
{
	bool any = false;

	for (unsigned e = 0; e < match->pattern->n_elements; e++) {
		if (match->at[e] == SIZE_MAX || match->pattern->elements[e].context)
			continue;
		if (!any)
			match->first = match->at[e];
		match->end = match->at[e] + 1;
		any = true;
	}
	return any;
}

bool hb_match_at(const struct hb_pieces *pieces, size_t i, size_t limit, struct hb_match *ret_match)
{
	bool any = false;

	if (pieces->items[i].n_classes == 0)
		return false;
	for (size_t p = 0; p < hb_time_words.n_patterns; p++) {
		struct hb_match match = {.pattern = &hb_time_words.patterns[p], .first = i};

		if (!element_takes(&match.pattern->elements[0], &pieces->items[i]) && !match.pattern->elements[0].optional)
			continue;
		if (!match_from(pieces, match.pattern, 0, i, &match) || !bound(&match) || match.end > limit)
			continue;
		if (!any || match.end > ret_match->end ||
		    (match.end == ret_match->end && match.covered_end > ret_match->covered_end))
			*ret_match = match;
		any = true;
	}
	return any;
}

const char *hb_match_value(const struct hb_pieces *pieces, const struct hb_match *match, unsigned class, int nth)
{
	for (unsigned e = 0; e < match->pattern->n_elements; e++) {
		const struct hb_pattern_element *element = &match->pattern->elements[e];

		if (match->at[e] == SIZE_MAX)
			continue;
		for (unsigned c = 0; c < element->n_classes; c++) {
			const char *value =
				element->classes[c] == class ? hb_piece_value(&pieces->items[match->at[e]], class) : NULL;

			if (value && nth-- == 0)
				return value;
		}
	}
	return NULL;
}

double hb_match_number(const struct hb_pieces *pieces, const struct hb_match *match, double fallback)
{
	for (size_t i = match->first; i < match->end; i++)
		if (hb_piece_value(&pieces->items[i], HB_TIME_WORDS_NUMBER))
			return pieces->items[i].number;
	for (size_t i = match->first; i < match->end; i++)
		if (hb_piece_value(&pieces->items[i], HB_TIME_WORDS_ONEOF))
			return 1;
	return fallback;
}
