/* Pronouns to entities.  Relative and reflexive ones are bound by the tree; those of the third person are ranked (coref_rank.h). */
#include "extract/people/coref_rank.h"

/* The relative pronoun's noun: up to the clause that modifies it. */
static uint32_t relative(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = token;

	for (int steps = 0; steps < 8 && tokens[at].head != at; steps++) {
		if (hb_is(tokens[at].dep, "relcl"))
			return tokens[at].head < token ? hb_entity_of(reading, tokens[at].head) : HB_NONE;
		at = tokens[at].head;
	}
	return HB_NONE;
}

static uint32_t reflexive(const struct hb_reading *reading, const struct hb_found_mention *pronoun)
{
	uint32_t verb = hb_governor(reading, pronoun->head);
	uint32_t subject = hb_child(reading, verb, 0, "nsubj nsubjpass");

	return subject != HB_NONE && subject < pronoun->head ? hb_entity_of(reading, subject) : HB_NONE;
}

/* "Fourteen people were let go. Among them are ...": the only people counted or told of as several in this sentence and the one
 * before; HB_NONE when there are none or two. */
static uint32_t only_group(const struct hb_reading *reading, uint32_t index)
{
	const struct hb_found_mention *pronoun = &reading->mentions.items[index];
	uint32_t sentence = hb_tok(reading, pronoun->head)->sentence, found = HB_NONE;

	for (uint32_t i = index; i-- > 0;) {
		const struct hb_found_mention *before = &reading->mentions.items[i];

		if (hb_tok(reading, before->head)->sentence + 1 < sentence)
			break;
		if (before->type != HB_GROUP || before->entity == HB_NONE || before->entity == found ||
		    !reading->entities.items[before->entity].entity.specific)
			continue;
		if (found != HB_NONE || hb_coref_barred(reading, pronoun, before))
			return HB_NONE;
		found = before->entity;
	}
	return found;
}

uint32_t hb_coref_pronoun(struct hb_coref *coref, uint32_t index)
{
	const struct hb_found_mention *pronoun = &coref->reading->mentions.items[index];
	const struct hb_token *token = hb_tok(coref->reading, pronoun->head);
	const struct hb_lexicon_entry *entry = hb_lexicon_find(&hb_lexicon_pronouns, token->lower, strlen(token->lower));
	uint32_t entity = HB_NONE;

	if (!entry)
		return HB_NONE;
	if (hb_is(entry->fields[3], "relative")) {
		hb_trace_by(coref->reading, "relative: the noun that its clause hangs on");
		return relative(coref->reading, pronoun->head);
	}
	if (!hb_is(entry->fields[0], "3")) {
		hb_trace_by(coref->reading, "first and second persons need to know who speaks");
		return HB_NONE;
	}
	if (hb_is(entry->fields[3], "reflexive")) {
		hb_trace_by(coref->reading, "reflexive: the subject of its verb");
		entity = reflexive(coref->reading, pronoun);
	}
	if (entity == HB_NONE) {
		entity = hb_coref_owner_by_name(coref, index);
		if (entity != HB_NONE)
			hb_trace_by(coref->reading, "a relative of the same name");
	}
	if (entity == HB_NONE) {
		entity = hb_coref_owner_in_parallel(coref, index);
		if (entity != HB_NONE)
			hb_trace_by(coref->reading, "relatives told of side by side");
	}
	if (entity == HB_NONE)
		entity = hb_coref_rank(coref, index);
	if (entity == HB_NONE && pronoun->number == HB_PLURAL) {
		entity = only_group(coref->reading, index);
		if (entity != HB_NONE)
			hb_trace_by(coref->reading, "the only people told of as several just before");
	}
	/* a text may speak of somebody whom it never names: one "he" is still one person through his "his" */
	if (entity == HB_NONE && pronoun->number == HB_SINGULAR)
		entity = hb_coref_add(coref, HB_PERSON);
	return entity;
}
