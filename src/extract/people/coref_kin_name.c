/* Whose kin: "His father, Vitali Trupanov" - relatives share names, so "his" is the Trupanov spoken of before, and not the guest whom
 * the sentence before ended with; and "his father was killed, while his mother was freed" speaks of one man's parents. */
#include "extract/people/coref_internal.h"

enum { SENTENCES_BACK = 3, LEAST_LETTERS = 4 };

/* The full name that a kin noun brings in: behind it, with or without a comma; HB_NONE. */
static uint32_t name_of_kin(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t at = noun + 1, end = hb_sentence_end(reading, noun), found;

	if (at < end && hb_is(hb_tok(reading, at)->text, ","))
		at++;
	if (at >= end)
		return HB_NONE;
	found = hb_mention_at(reading, at);
	if (found == HB_NONE)
		return HB_NONE;
	const struct hb_found_mention *name = &reading->mentions.items[found];
	return name->kind == HB_NAME && name->type == HB_PERSON && name->first == at && name->end > name->first + 1 ? found : HB_NONE;
}

static const char *last_word(const struct hb_reading *reading, const struct hb_found_mention *name)
{
	const struct hb_token *word = hb_tok(reading, name->end - 1);

	return hb_fold_name(reading->arena, word->text, strlen(word->text));
}

/* The last name of one of the entity's names is this one, in one of its spellings. */
static bool shares_name(const struct hb_coref *coref, uint32_t entity, const char *surname)
{
	const struct hb_coref_entity *known = &coref->entities.items[entity];

	for (size_t i = 0; i < known->names.count; i++) {
		const char *own = last_word(coref->reading, &coref->reading->mentions.items[known->names.items[i]]);

		if (strlen(own) >= LEAST_LETTERS && (hb_is(own, surname) || hb_spelling_near(own, surname)))
			return true;
	}
	return false;
}

uint32_t hb_coref_owner_by_name(const struct hb_coref *coref, uint32_t index)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *pronoun = &reading->mentions.items[index];
	uint32_t noun = hb_tok(reading, pronoun->head)->head, sentence = hb_tok(reading, pronoun->head)->sentence, found, owner = HB_NONE;
	const char *surname;

	if (!pronoun->possessive || noun <= pronoun->head || !hb_kin_entry(reading, noun))
		return HB_NONE;
	found = name_of_kin(reading, noun);
	if (found == HB_NONE)
		return HB_NONE;
	surname = last_word(reading, &reading->mentions.items[found]);
	if (strlen(surname) < LEAST_LETTERS)
		return HB_NONE;
	for (uint32_t i = index; i-- > 0;) {
		const struct hb_found_mention *before = &reading->mentions.items[i];

		if (hb_tok(reading, before->head)->sentence + SENTENCES_BACK < sentence)
			break;
		if (before->entity == HB_NONE || before->type != HB_PERSON || before->entity == owner ||
		    before->entity == reading->mentions.items[found].entity || !coref->entities.items[before->entity].named ||
		    !hb_coref_gender_fits(coref, pronoun, before->entity) || !shares_name(coref, before->entity, surname))
			continue;
		if (owner != HB_NONE)
			return HB_NONE; /* two of that name: who of them is for the ranking */
		owner = before->entity;
	}
	return owner;
}

static bool is_subject(const struct hb_token *token)
{
	return hb_is_any(token->dep, "nsubj nsubjpass");
}

uint32_t hb_coref_owner_in_parallel(const struct hb_coref *coref, uint32_t index)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *pronoun = &reading->mentions.items[index];
	const struct hb_token *own = hb_tok(reading, pronoun->head), *noun = hb_tok(reading, own->head);

	if (!pronoun->possessive || !is_subject(noun) || !hb_kin_entry(reading, own->head))
		return HB_NONE;
	for (uint32_t i = index; i-- > 0;) {
		const struct hb_found_mention *before = &reading->mentions.items[i];
		const struct hb_token *token = hb_tok(reading, before->head);

		if (token->sentence != own->sentence)
			break;
		if (before->kind == HB_PRONOUN && before->possessive && before->entity != HB_NONE && hb_is(token->lower, own->lower) &&
		    token->head != own->head && is_subject(hb_tok(reading, token->head)) && hb_kin_entry(reading, token->head))
			return before->entity;
	}
	return HB_NONE;
}
