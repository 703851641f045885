/* Who is meant by a noun that is said of somebody: "before becoming a professor at", "a poet, nurse and teacher in". */
#include "extract/facts/attribute_internal.h"

enum { FARTHEST = 6 };

/* A list is said of one as its first member is. */
static uint32_t first_of_list(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = noun;

	for (int steps = 0; steps < FARTHEST && hb_is(tokens[at].dep, "conj") && tokens[at].head < at; steps++)
		at = tokens[at].head;
	return at;
}

static uint32_t bearer_token(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = first_of_list(reading, noun), above;

	above = tokens[at].head;
	if (above == at || hb_child(reading, above, 0, "neg") != HB_NONE)
		return HB_NONE;
	if (hb_is(tokens[at].dep, "attr") && hb_is_word(tokens[above].lemma, "copula"))
		return hb_subject_of_clause(reading, above);
	if (hb_is(tokens[at].dep, "appos") && above < at)
		return above;
	if (hb_is(tokens[at].dep, "pobj") && hb_is(tokens[above].lower, "as") && hb_is_any(tokens[tokens[above].head].pos, "VERB AUX"))
		return hb_subject_of_clause(reading, tokens[above].head);
	return HB_NONE;
}

/* "Ana Ruiz (long brackets in which the tree is lost) is a Spanish nurse": whom the sentence begins with, for the first "is" or
 * "was" at its level. */
static uint32_t first_named(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t first = hb_sentence_first(reading, noun), mention = hb_mention_at(reading, first), at = first_of_list(reading, noun), depth = 0;

	if (mention == HB_NONE || reading->mentions.items[mention].kind != HB_NAME || reading->mentions.items[mention].first != first ||
	    !hb_is(tokens[at].dep, "attr") || !hb_is_any(tokens[tokens[at].head].lower, "is was"))
		return HB_NONE;
	for (uint32_t i = reading->mentions.items[mention].end; i < tokens[at].head; i++) {
		if (hb_is(tokens[i].text, "("))
			depth++;
		else if (hb_is(tokens[i].text, ")") && depth > 0)
			depth--;
		else if (depth == 0 && hb_is_any(tokens[i].pos, "VERB AUX"))
			return HB_NONE;
	}
	return reading->mentions.items[mention].entity;
}

/* "the body of a Spanish nurse, Ana Ruiz, was found": the name that stands right behind the phrase, wherever the tree hangs it. */
static uint32_t named_behind(const struct hb_reading *reading, const struct hb_found_mention *nominal)
{
	uint32_t end = hb_sentence_end(reading, nominal->head), index;
	const struct hb_found_mention *name;

	if (nominal->end + 1 >= end || !hb_is_any(hb_tok(reading, nominal->first)->lower, "a an the") ||
	    !hb_is(hb_tok(reading, nominal->end)->text, ","))
		return HB_NONE;
	index = hb_mention_at(reading, nominal->end + 1);
	if (index == HB_NONE)
		return HB_NONE;
	name = &reading->mentions.items[index];
	if (name->kind != HB_NAME || name->type != HB_PERSON || name->first != nominal->end + 1 ||
	    !hb_is(hb_tok(reading, name->head)->dep, "appos") || (name->end < end && !hb_is(hb_tok(reading, name->end)->text, ",")))
		return HB_NONE;
	return name->entity;
}

uint32_t hb_bearer(const struct hb_reading *reading, uint32_t entity)
{
	const struct hb_found_entity *found;
	const struct hb_found_mention *mention;
	uint32_t bearer, token;

	if (entity == HB_NONE)
		return HB_NONE;
	found = &reading->entities.items[entity];
	if (found->entity.name || found->relation_type || found->entity.type != HB_PERSON || found->mentions.count == 0)
		return entity;
	mention = &reading->mentions.items[found->mentions.items[0]];
	if (mention->kind != HB_NOMINAL || mention->number == HB_PLURAL)
		return entity;
	token = bearer_token(reading, mention->head);
	bearer = hb_entity_of(reading, token);
	if (bearer == HB_NONE || reading->entities.items[bearer].entity.type != HB_PERSON)
		bearer = first_named(reading, mention->head);
	if (bearer == HB_NONE)
		bearer = named_behind(reading, mention);
	if (bearer == HB_NONE || reading->entities.items[bearer].entity.type != HB_PERSON ||
	    (mention->gender && reading->entities.items[bearer].gender && mention->gender != reading->entities.items[bearer].gender))
		return entity;
	return bearer;
}
