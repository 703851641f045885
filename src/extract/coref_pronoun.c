/* Pronouns to entities: a weighing of who was spoken of before, in the manner of Lappin and Leass (1994): nearness, grammatical
 * role, being a name, being spoken of often; barred are partners of the same verb (but for reflexives), other genders, other
 * numbers, and the speaker for a third person inside his own quotation. */
#include "extract/coref_internal.h"

enum { PRONOUN_SENTENCES = 4, CANDIDATES = 400 };

/* The verb that a noun or pronoun is an argument of, through a preposition or a list. */
static uint32_t governor(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_token *tokens = reading->analysis->tokens;

	for (int steps = 0; steps < 6; steps++) {
		uint32_t head = tokens[token].head;

		if (head == token)
			return token;
		token = head;
		if (!hb_is_any(tokens[token].dep, "prep conj agent dative") || hb_is_any(tokens[token].pos, "VERB AUX"))
			return token;
	}
	return token;
}

/* Does the phrase of the head hold the token? */
static bool phrase_holds(const struct hb_reading *reading, const struct hb_found_mention *mention, uint32_t token)
{
	return hb_tok(reading, mention->head)->left_edge <= token && token <= hb_tok(reading, mention->head)->right_edge;
}

static bool barred(const struct hb_reading *reading, const struct hb_found_mention *pronoun,
		   const struct hb_found_mention *candidate)
{
	if (hb_tok(reading, pronoun->head)->sentence != hb_tok(reading, candidate->head)->sentence)
		return false;
	if (pronoun->possessive) /* "his" is not the father of "his father" */
		return hb_tok(reading, pronoun->head)->head == candidate->head ||
		       (phrase_holds(reading, candidate, pronoun->head) && candidate->head > pronoun->head);
	if (candidate->possessive && hb_tok(reading, candidate->head)->head != pronoun->head)
		return false;
	return governor(reading, pronoun->head) == governor(reading, candidate->head);
}

static float role_weight(const struct hb_reading *reading, const struct hb_found_mention *candidate)
{
	const struct hb_token *head = hb_tok(reading, candidate->head);

	if (hb_is_any(head->dep, "nsubj nsubjpass csubj"))
		return 1.0F;
	if (hb_is_any(head->dep, "dobj dative ROOT"))
		return 0.4F;
	if (hb_is_any(head->dep, "poss"))
		return 0.35F;
	return hb_is_any(head->dep, "compound nmod") ? -0.5F : 0.2F;
}

static bool number_fits(const struct hb_reading *reading, const struct hb_found_mention *pronoun, uint32_t entity)
{
	const struct hb_entity *found = &reading->entities.items[entity].entity;

	if (pronoun->number == HB_PLURAL)
		return found->type == HB_GROUP || found->type == HB_ORGANIZATION;
	return found->type == HB_PERSON;
}

/* "his father ... his mother": the owner of one relative is the owner of the next. */
static bool owns_kin_too(const struct hb_reading *reading, const struct hb_found_mention *pronoun,
			 const struct hb_found_mention *candidate)
{
	return pronoun->possessive && candidate->possessive && candidate->kind == HB_PRONOUN &&
	       hb_tok(reading, pronoun->head)->sentence == hb_tok(reading, candidate->head)->sentence &&
	       hb_is(hb_tok(reading, pronoun->head)->lower, hb_tok(reading, candidate->head)->lower) &&
	       hb_kin_entry(reading, hb_tok(reading, candidate->head)->head) &&
	       (hb_kin_entry(reading, hb_tok(reading, pronoun->head)->head) || hb_kin_entry(reading, pronoun->head + 1));
}

static float weigh(const struct hb_coref *coref, const struct hb_found_mention *pronoun,
		   const struct hb_found_mention *candidate)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_token *here = hb_tok(reading, pronoun->head), *there = hb_tok(reading, candidate->head);
	const struct hb_sentence *sentences = reading->analysis->sentences;
	enum hb_gender gender = reading->entities.items[candidate->entity].gender;
	float weight = role_weight(reading, candidate) - 0.9F * (float)(here->sentence - there->sentence);

	if (sentences[here->sentence].block != sentences[there->sentence].block)
		weight -= 0.3F;
	if (candidate->kind == HB_NAME || coref->entities.items[candidate->entity].named)
		weight += 0.3F;
	if (candidate->kind == HB_PRONOUN && candidate->gender == pronoun->gender && pronoun->gender)
		weight += 0.25F;
	if (pronoun->gender && gender == HB_GENDER_UNKNOWN)
		weight -= candidate->kind == HB_NAME ? 0.2F : 0.5F;
	/* whom a report speaks of often is whom it goes on speaking of (weight and bound chosen on GUM, ECB+ and GAP) */
	uint32_t n_said = coref->entities.items[candidate->entity].n_mentions;
	weight += 0.2F * (float)(n_said < 6 ? n_said : 6);
	if (pronoun->number == HB_PLURAL && reading->entities.items[candidate->entity].entity.type == HB_ORGANIZATION)
		weight -= 0.6F;
	if (owns_kin_too(reading, pronoun, candidate))
		weight += 1.2F;
	if (coref->quoted[pronoun->head] != coref->quoted[candidate->head])
		weight -= 0.3F;
	/* the subject of the clause of telling is whom its content is about, more often than not */
	if (hb_is(here->dep, "nsubj") && hb_is(there->dep, "nsubj") && here->sentence == there->sentence)
		weight += 0.3F;
	return weight;
}

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

/* A name that the sentence brings only after the pronoun: "After his release, Ruiz spoke". */
static uint32_t later_subject(const struct hb_coref *coref, const struct hb_found_mention *pronoun)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = pronoun->head, subject, entity;

	for (int steps = 0; steps < 12 && tokens[at].head != at; steps++) {
		bool fronted = hb_is_any(tokens[at].dep, "prep advcl") && tokens[at].head > at;

		at = tokens[at].head;
		if (!fronted)
			continue;
		subject = hb_child(reading, at, 0, "nsubj nsubjpass");
		if (subject == HB_NONE || subject < pronoun->head || reading->mention_of_head[subject] == HB_NONE)
			return HB_NONE;
		entity = hb_entity_of(reading, subject);
		if (entity != HB_NONE && reading->mentions.items[reading->mention_of_head[subject]].kind == HB_NAME &&
		    number_fits(reading, pronoun, entity) && hb_coref_gender_fits(coref, pronoun, entity))
			return entity;
		return HB_NONE;
	}
	return HB_NONE;
}

static uint32_t third_person(struct hb_coref *coref, uint32_t index)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *pronoun = &reading->mentions.items[index];
	uint32_t sentence = hb_tok(reading, pronoun->head)->sentence, best = HB_NONE, later;
	float best_weight = -100;
	HB_ARRAY(uint32_t) bars = {0};

	later = later_subject(coref, pronoun);
	if (later != HB_NONE) {
		best = later;
		best_weight = 1.2F;
	}
	for (uint32_t i = index, seen = 0; i-- > 0 && seen < CANDIDATES; seen++) {
		const struct hb_found_mention *candidate = &reading->mentions.items[i];

		if (hb_tok(reading, candidate->head)->sentence + PRONOUN_SENTENCES < sentence)
			break;
		if (candidate->entity != HB_NONE && barred(reading, pronoun, candidate))
			HB_PUSH(reading->arena, bars, candidate->entity);
	}
	for (uint32_t i = index, seen = 0; i-- > 0 && seen < CANDIDATES; seen++) {
		const struct hb_found_mention *candidate = &reading->mentions.items[i];
		bool out = candidate->entity == HB_NONE;
		float weight;

		if (hb_tok(reading, candidate->head)->sentence + PRONOUN_SENTENCES < sentence)
			break;
		for (size_t b = 0; b < bars.count && !out; b++)
			out = bars.items[b] == candidate->entity;
		if (out || !number_fits(reading, pronoun, candidate->entity) ||
		    !hb_coref_gender_fits(coref, pronoun, candidate->entity))
			continue;
		weight = weigh(coref, pronoun, candidate);
		if (weight > best_weight) {
			best_weight = weight;
			best = candidate->entity;
		}
	}
	return best;
}

static uint32_t reflexive(const struct hb_coref *coref, const struct hb_found_mention *pronoun)
{
	const struct hb_reading *reading = coref->reading;
	uint32_t verb = governor(reading, pronoun->head);
	uint32_t subject = hb_child(reading, verb, 0, "nsubj nsubjpass");

	return subject != HB_NONE && subject < pronoun->head ? hb_entity_of(reading, subject) : HB_NONE;
}

uint32_t hb_coref_pronoun(struct hb_coref *coref, uint32_t index)
{
	const struct hb_found_mention *pronoun = &coref->reading->mentions.items[index];
	const struct hb_token *token = hb_tok(coref->reading, pronoun->head);
	const struct hb_lexicon_entry *entry = hb_lexicon_find(&hb_lexicon_pronouns, token->lower, strlen(token->lower));
	uint32_t entity = HB_NONE;

	if (!entry)
		return HB_NONE;
	if (hb_is(entry->fields[3], "relative"))
		return relative(coref->reading, pronoun->head);
	if (!hb_is(entry->fields[0], "3"))
		return HB_NONE; /* first and second persons need to know who speaks */
	if (hb_is(entry->fields[3], "reflexive"))
		entity = reflexive(coref, pronoun);
	if (entity == HB_NONE)
		entity = third_person(coref, index);
	/* a text may speak of somebody whom it never names: one "he" is still one person through his "his" */
	if (entity == HB_NONE && pronoun->number == HB_SINGULAR)
		entity = hb_coref_add(coref, HB_PERSON);
	return entity;
}

/* ---- who says "I" -------------------------------------------------------------------------------------------- */

/* The subject of the verb of saying nearest to a quotation, in the sentences that it touches. */
static uint32_t speaker_of(const struct hb_coref *coref, uint32_t first, uint32_t last)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_sentence *sentences = reading->analysis->sentences;
	uint32_t from = sentences[hb_tok(reading, first)->sentence].first;
	uint32_t end = sentences[hb_tok(reading, last)->sentence].end, best = HB_NONE, nearest = HB_NONE;

	/* a quotation that ends with its sentence may be followed by 'he said' as a sentence of its own */
	if (last + 2 >= end && end < reading->analysis->n_tokens &&
	    sentences[hb_tok(reading, end)->sentence].block == sentences[hb_tok(reading, last)->sentence].block)
		end = sentences[hb_tok(reading, end)->sentence].end;
	for (uint32_t i = from; i < end; i++) {
		uint32_t subject, entity, distance;

		if (coref->quoted[i] || !hb_is_any(hb_tok(reading, i)->pos, "VERB AUX") ||
		    !hb_is_word(hb_tok(reading, i)->lemma, "speech"))
			continue;
		subject = hb_child(reading, i, 0, "nsubj");
		entity = subject == HB_NONE || coref->quoted[subject] ? HB_NONE : hb_entity_of(reading, subject);
		distance = i < first ? first - i : i > last ? i - last : 0;
		if (entity != HB_NONE && distance < nearest) {
			nearest = distance;
			best = entity;
		}
	}
	return best;
}

void hb_coref_first_person(struct hb_coref *coref)
{
	struct hb_reading *reading = coref->reading;
	uint32_t *speakers = hb_arena_alloc(reading->arena, coref->n_quotes + 1, sizeof *speakers);
	uint32_t n = (uint32_t)reading->analysis->n_tokens;

	for (uint32_t i = 0; i <= coref->n_quotes; i++)
		speakers[i] = HB_NONE;
	for (uint32_t i = 0, last; i < n; i = last + 1) {
		uint32_t block;

		last = i;
		if (!coref->quoted[i])
			continue;
		while (last + 1 < n && coref->quote[last + 1] == coref->quote[i])
			last++;
		block = reading->analysis->sentences[hb_tok(reading, i)->sentence].block;
		speakers[coref->quote[i]] = speaker_of(coref, i, last);
		/* a second part of what was quoted in the same block */
		for (uint32_t t = i; speakers[coref->quote[i]] == HB_NONE && t-- > 0;) {
			if (reading->analysis->sentences[hb_tok(reading, t)->sentence].block != block)
				break;
			if (coref->quoted[t])
				speakers[coref->quote[i]] = speakers[coref->quote[t]];
		}
	}
	for (uint32_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];
		const char *person = mention->kind == HB_PRONOUN && mention->number == HB_SINGULAR
					     ? hb_lexicon_field(&hb_lexicon_pronouns, hb_tok(reading, mention->head)->lower, 0)
					     : NULL;

		if (mention->entity == HB_NONE && person && hb_is(person, "1") && coref->quoted[mention->head] &&
		    speakers[coref->quote[mention->head]] != HB_NONE &&
		    reading->entities.items[speakers[coref->quote[mention->head]]].entity.type == HB_PERSON)
			hb_coref_join(coref, i, speakers[coref->quote[mention->head]]);
	}
}
