/* People inside the names of bodies: "the Andy Warhol Foundation" speaks of Andy Warhol, where the report has him by himself too. */
#include "extract/people/mention_internal.h"

/* Do the words of the person's name stand at the token? */
static bool stands_at(const struct hb_reading *reading, const struct hb_found_mention *person, uint32_t token, uint32_t end)
{
	uint32_t n = person->end - person->first;

	if (token + n >= end)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (!hb_is(hb_tok(reading, token + i)->text, hb_tok(reading, person->first + i)->text))
			return false;
	}
	return true;
}

/* The first full name of a person that the body's name begins with; HB_NONE. */
static uint32_t person_inside(const struct hb_reading *reading, const struct hb_found_mention *body, size_t n_mentions)
{
	for (uint32_t i = 0; i < n_mentions; i++) {
		const struct hb_found_mention *person = &reading->mentions.items[i];

		if (person->type == HB_PERSON && person->kind == HB_NAME && person->end > person->first + 1 &&
		    stands_at(reading, person, body->first, body->end))
			return i;
	}
	return HB_NONE;
}

void hb_find_nested_names(struct hb_reading *reading)
{
	size_t n = reading->mentions.count;

	for (size_t i = 0; i < n; i++) {
		struct hb_found_mention body = reading->mentions.items[i], nested;
		uint32_t found;

		if (body.kind != HB_NAME || body.type != HB_ORGANIZATION || body.end < body.first + 3)
			continue;
		found = person_inside(reading, &body, n);
		if (found == HB_NONE)
			continue;
		nested = reading->mentions.items[found];
		nested.end = body.first + (nested.end - nested.first);
		nested.first = body.first;
		nested.head = nested.end - 1;
		nested.possessive = false;
		if (nested.head != body.head)
			HB_PUSH(reading->arena, reading->mentions, nested);
	}
}
