/* Delayed identification: a headline or a lead speaks of "a British climber", and the sentences after it bring in his name.
 *
 * An indefinite person in the first sentences of a report is taken for the person whose full name comes in soon after with an
 * introduction (an age, or the same noun said of him), when one such person only comes in, and nothing speaks against it:
 * gender, age, a title of office, kinship. */
#include "extract/people/coref_internal.h"

enum { LEAD_BLOCKS = 4, LEAD_SENTENCES = 5, NAME_SENTENCES = 6 };

/* An unnamed single person, first said in the lead with "a" or no article. */
static bool is_lead_person(const struct hb_coref *coref, uint32_t index)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *mention = &reading->mentions.items[index];
	const struct hb_token *head = hb_tok(reading, mention->head), *first = hb_tok(reading, mention->first);

	return mention->kind == HB_NOMINAL && mention->entity != HB_NONE && mention->type == HB_PERSON &&
	       mention->number == HB_SINGULAR && !coref->entities.items[mention->entity].named &&
	       !reading->entities.items[mention->entity].relation_type &&
	       reading->analysis->sentences[head->sentence].block < LEAD_BLOCKS && head->sentence < LEAD_SENTENCES &&
	       !hb_is_word(first->lower, "pointing") && !hb_is(first->lower, "another") && !hb_is(first->tag, "PRP$") &&
	       !coref->quoted[mention->head];
}

/* Is the name brought in with an introduction at this mention, and may it be the lead's person? */
static bool may_be(const struct hb_coref *coref, const struct hb_found_mention *lead, const struct hb_found_mention *name)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_coref_entity *a = &coref->entities.items[lead->entity], *b = &coref->entities.items[name->entity];
	const char *noun = hb_tok(reading, lead->head)->lower;

	if (name->end - name->first < 2 || !hb_coref_gender_fits(coref, lead, name->entity) || hb_coref_has_office(coref, name->entity))
		return false;
	if (a->age >= 0 && b->age >= 0)
		return a->age == b->age;
	if (a->age >= 0)
		return false;
	return b->age >= 0 || hb_coref_described(coref, name->entity, noun);
}

static bool named_before(const struct hb_reading *reading, uint32_t index)
{
	for (uint32_t i = 0; i < index; i++) {
		if (reading->mentions.items[i].kind == HB_NAME &&
		    reading->mentions.items[i].entity == reading->mentions.items[index].entity)
			return true;
	}
	return false;
}

static uint32_t find_name(const struct hb_coref *coref, uint32_t index)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *lead = &reading->mentions.items[index];
	uint32_t found = HB_NONE;

	for (uint32_t i = index + 1; i < reading->mentions.count; i++) {
		const struct hb_found_mention *name = &reading->mentions.items[i];

		if (hb_tok(reading, name->head)->sentence > hb_tok(reading, lead->head)->sentence + NAME_SENTENCES)
			break;
		if (name->kind != HB_NAME || name->type != HB_PERSON || name->entity == HB_NONE || name->entity == found ||
		    hb_tok(reading, name->head)->sentence == hb_tok(reading, lead->head)->sentence ||
		    named_before(reading, i) || !may_be(coref, lead, name))
			continue;
		if (found != HB_NONE)
			return HB_NONE;
		found = name->entity;
	}
	return found;
}

void hb_coref_lead(struct hb_coref *coref)
{
	struct hb_reading *reading = coref->reading;

	for (uint32_t i = 0; i < reading->mentions.count; i++) {
		uint32_t entity, old = reading->mentions.items[i].entity;

		if (hb_tok(reading, reading->mentions.items[i].head)->sentence >= LEAD_SENTENCES)
			break;
		if (!is_lead_person(coref, i))
			continue;
		entity = find_name(coref, i);
		hb_trace_by(reading, "the one whom the report names soon after the headline or lead");
		if (entity != HB_NONE)
			hb_coref_absorb(coref, old, entity, (uint32_t)reading->mentions.count);
	}
}
