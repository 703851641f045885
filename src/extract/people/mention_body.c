/* Listed bodies (data/organizations.txt) among the names that the finder saw. */
#include "extract/people/mention_internal.h"
#include "extract/trace.h"
#include "finder/finder.h"

uint32_t hb_listed_body(const struct hb_reading *reading, uint32_t first, struct hb_organization *ret_body)
{
	const struct hb_token *token = hb_tok(reading, first);
	bool capitals = strlen(token->text) > 2;
	uint32_t n;

	if (hb_is(token->lower, "the") || hb_is(token->pos, "PUNCT"))
		return 0;
	for (const char *c = token->text; *c; c++)
		capitals = capitals && *c >= 'A' && *c <= 'Z';
	n = hb_organization_longest(reading->analysis, first, hb_sentence_end(reading, first), ret_body);
	/* keys know no marks, but names do not end with one */
	while (n > 0 && hb_is(hb_tok(reading, first + n - 1)->pos, "PUNCT"))
		n--;
	for (uint32_t i = first; i < first + n; i++) {
		if ((n > 1 || capitals) && hb_is_capital(hb_tok(reading, i)))
			return first + n;
	}
	return 0;
}

void hb_widen_to_bodies(const struct hb_reading *reading, struct hb_found_name *found, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t least = hb_sentence_first(reading, found[i].first);
		struct hb_organization body;

		if (found[i].kind == HB_NAMES_PERSON && found[i].end > found[i].first + 1)
			continue;
		if (i > 0 && found[i - 1].end > least)
			least = found[i - 1].end;
		for (uint32_t first = found[i].first > least + 4 ? found[i].first - 4 : least; first <= found[i].first; first++) {
			uint32_t end = hb_listed_body(reading, first, &body);

			if (end < found[i].end || (i + 1 < n && end > found[i + 1].first) ||
			    (first == found[i].first && end == found[i].end && found[i].kind != HB_NAMES_OTHER))
				continue;
			found[i].first = first;
			found[i].end = end;
			found[i].kind = body.is_place ? HB_NAMES_PLACE : HB_NAMES_ORGANIZATION;
			hb_trace(reading, HB_PASS_MENTION, first, end, "%s: a listed name (data/organizations.txt)", body.is_place ? "place" : "organization");
			break;
		}
	}
}
