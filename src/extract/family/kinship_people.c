/* Who stands at a token: names under titles and occupations, and lists of people. */
#include "extract/family/kinship_internal.h"

enum { WORDS_BEFORE_NAME = 8 };

void hb_add_end(const struct hb_reading *reading, struct hb_ends *ends, uint32_t entity, uint32_t mention)
{
	enum hb_entity_type type;

	if (entity == HB_NONE || ends->count == HB_MOST_ENDS)
		return;
	type = reading->entities.items[entity].entity.type;
	if (type != HB_PERSON && type != HB_GROUP)
		return;
	for (uint32_t i = 0; i < ends->count; i++) {
		if (ends->items[i] == entity)
			return;
	}
	ends->mentions[ends->count] = mention;
	ends->items[ends->count++] = entity;
}

void hb_add_mention(const struct hb_reading *reading, struct hb_ends *ends, uint32_t mention)
{
	if (mention == HB_NONE)
		return;
	/* two names of one list are two people, whatever coref took them for: hb_part_ends tells them apart */
	for (uint32_t i = 0; i < ends->count && ends->count < HB_MOST_ENDS; i++) {
		if (ends->items[i] == reading->mentions.items[mention].entity && hb_are_two_names(reading, ends->mentions[i], mention)) {
			ends->mentions[ends->count] = mention;
			ends->items[ends->count++] = reading->mentions.items[mention].entity;
			break;
		}
	}
	hb_add_end(reading, ends, reading->mentions.items[mention].entity, mention);
	if (reading->mentions.items[mention].end > ends->last)
		ends->last = reading->mentions.items[mention].end - 1;
}

uint32_t hb_kin_first(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t n;

	return hb_entry_before(&hb_lexicon_kinship, reading->analysis, hb_sentence_first(reading, noun), noun + 1, &n) ? noun + 1 - n
															   : noun;
}

uint32_t hb_kin_head(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t first = hb_kin_first(reading, noun);

	for (uint32_t i = first; i < noun; i++) {
		uint32_t head = hb_tok(reading, i)->head;

		if (hb_is_noun(hb_tok(reading, i)) && (head < first || head > noun || head == i))
			return i;
	}
	return noun;
}

uint32_t hb_after_mark(const struct hb_reading *reading, uint32_t token)
{
	return token < reading->analysis->n_tokens && hb_is_any(hb_tok(reading, token)->text, ", : ; - -- \u2013 \u2014") ? token + 1
																: token;
}

/* The name mention of a person that starts at the token, HB_NONE. */
static uint32_t name_starting_at(const struct hb_reading *reading, uint32_t token)
{
	uint32_t mention = hb_mention_at(reading, token);
	const struct hb_found_mention *found;

	if (mention == HB_NONE)
		return HB_NONE;
	found = &reading->mentions.items[mention];
	return found->kind == HB_NAME && found->type == HB_PERSON && found->first == token ? mention : HB_NONE;
}

uint32_t hb_name_after(const struct hb_reading *reading, uint32_t token)
{
	uint32_t end = token < reading->analysis->n_tokens ? hb_sentence_end(reading, token) : token;

	for (uint32_t i = token; i < end && i < token + WORDS_BEFORE_NAME; i++) {
		uint32_t mention = name_starting_at(reading, i), n;
		const struct hb_token *found = hb_tok(reading, i);

		if (mention != HB_NONE)
			return mention;
		if (hb_kin_entry(reading, i))
			break;
		if (hb_entry_at(&hb_lexicon_titles, reading->analysis, i, end, &n) ||
		    hb_entry_at(&hb_lexicon_occupations, reading->analysis, i, end, &n)) {
			i += n - 1;
			continue;
		}
		if (!hb_is_noun(found) && !hb_is(found->pos, "ADJ") && !hb_demonym_code(found->lower) && !hb_is(found->text, "-") &&
		    !(i > token && i + 1 < end && hb_is_any(found->lower, "and /") && hb_is_noun(hb_tok(reading, i - 1)) &&
		      hb_noun_entry(&hb_lexicon_occupations, hb_tok(reading, i - 1))))
			break;
	}
	return HB_NONE;
}

uint32_t hb_person_mention_at(const struct hb_reading *reading, uint32_t token)
{
	uint32_t mention = token == HB_NONE ? HB_NONE : hb_mention_at(reading, token), appos;
	enum hb_entity_type type;

	if (token == HB_NONE)
		return HB_NONE;
	if (mention != HB_NONE && reading->mentions.items[mention].entity != HB_NONE) {
		type = reading->entities.items[reading->mentions.items[mention].entity].entity.type;
		if (type == HB_PERSON || type == HB_GROUP)
			return mention;
		if (reading->mentions.items[mention].kind == HB_NAME)
			return HB_NONE;
	}
	if (!hb_is_noun(hb_tok(reading, token)))
		return HB_NONE;
	mention = token + 1 < hb_sentence_end(reading, token) ? hb_name_after(reading, token + 1) : HB_NONE;
	if (mention != HB_NONE)
		return mention;
	appos = hb_child(reading, token, token + 1, "appos");
	return appos == HB_NONE ? HB_NONE : hb_mention_at(reading, appos);
}

uint32_t hb_person_at(const struct hb_reading *reading, uint32_t token)
{
	uint32_t mention = hb_person_mention_at(reading, token);

	return mention == HB_NONE ? HB_NONE : reading->mentions.items[mention].entity;
}

void hb_add_people(const struct hb_reading *reading, struct hb_ends *ends, uint32_t token, uint32_t end, bool names_only)
{
	for (int steps = 0; token != HB_NONE && token < end && steps < HB_MOST_ENDS; steps++) {
		uint32_t mention = hb_person_mention_at(reading, token), next;

		if (steps > 0 && hb_kin_entry(reading, token)) {
			/* "his wife Ana and daughter Eva": the next word of kinship speaks for itself; but "son of Ana and
			 * her husband Luis" is the son of both */
			struct hb_ends kin = {0};

			if (names_only)
				return;
			hb_kin_meant(reading, token, true, &kin);
			for (uint32_t i = 0; i < kin.count; i++)
				hb_add_end(reading, ends, kin.items[i], kin.mentions[i]);
			ends->last = kin.last > ends->last ? kin.last : ends->last;
			return;
		}
		if (mention != HB_NONE && (!names_only || reading->mentions.items[mention].kind == HB_NAME))
			hb_add_mention(reading, ends, mention);
		next = hb_child(reading, token, token + 1, "conj");
		/* "of actors Ana and Luis": the second hangs on the first name */
		if (next == HB_NONE && mention != HB_NONE && reading->mentions.items[mention].head != token)
			next = hb_child(reading, reading->mentions.items[mention].head, token + 1, "conj");
		token = next;
	}
}
