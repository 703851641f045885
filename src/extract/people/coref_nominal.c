/* Nominals to entities: appositions, predicates and kin of somebody are settled here, the rest is ranked (coref_rank.h). */
#include "extract/people/coref_rank.h"

/* Was the entity brought in by a word of another kinship? */
static bool introduced_as_other_kin(const struct hb_coref *coref, uint32_t kin, uint32_t entity)
{
	const char *type = hb_kin_entry(coref->reading, kin)->fields[0];
	const struct hb_coref_entity *found = &coref->entities.items[entity];

	for (size_t i = 0; i < found->descriptors.count; i++) {
		const char *other = hb_lexicon_field(&hb_lexicon_kinship, found->descriptors.items[i], 0);

		if (other && !hb_is(other, type))
			return true;
	}
	for (size_t i = 0; i < found->names.count; i++) {
		uint32_t first = coref->reading->mentions.items[found->names.items[i]].first;
		const struct hb_lexicon_entry *other =
			first > hb_sentence_first(coref->reading, first) ? hb_kin_entry(coref->reading, first - 1) : NULL;

		if (other && !hb_is(other->fields[0], type))
			return true;
	}
	return false;
}

/* "X, a nurse, ..." and "the nurse, X": the entity of the other half. */
static uint32_t by_apposition(struct hb_coref *coref, const struct hb_found_mention *nominal)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_token *head = hb_tok(reading, nominal->head);
	uint32_t other = HB_NONE, entity;

	if (hb_is(head->dep, "appos") && head->head < nominal->head)
		other = hb_entity_of(reading, head->head);
	/* "his mother Yelena, grandmother and partner" is a list of three */
	if (other != HB_NONE && hb_kin_entry(reading, nominal->head) && introduced_as_other_kin(coref, nominal->head, other))
		other = HB_NONE;
	if (other == HB_NONE) {
		uint32_t child = hb_child(reading, nominal->head, nominal->head + 1, "appos");

		entity = hb_entity_of(reading, child);
		/* the name has to be the next thing but a comma, else it is an item of a list */
		if (entity != HB_NONE && hb_tok(reading, child)->left_edge <= nominal->end + 2)
			other = entity;
	}
	/* the tree may hang it too high: "the release of X, a nurse" */
	if ((other == HB_NONE || !hb_coref_kind_fits(coref, nominal, other)) && hb_is(head->dep, "appos") && nominal->first > 1 &&
	    hb_is(hb_tok(reading, nominal->first - 1)->text, ","))
		other = hb_entity_of(reading, nominal->first - 2);
	if (other != HB_NONE && hb_kin_entry(reading, nominal->head) && introduced_as_other_kin(coref, nominal->head, other))
		return HB_NONE;
	return other != HB_NONE && hb_coref_kind_fits(coref, nominal, other) ? other : HB_NONE;
}

/* "X is a nurse", "X is a nurse and a mother", "X remained leader" */
static uint32_t by_predicate(struct hb_coref *coref, const struct hb_found_mention *nominal)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = nominal->head, subject, verb, entity;

	for (int steps = 0; steps < 5 && hb_is_any(tokens[at].dep, "conj appos") && tokens[at].head < at; steps++)
		at = tokens[at].head;
	verb = tokens[at].head;
	if (!hb_is(tokens[at].dep, "attr") || !hb_is_word(tokens[verb].lemma, "copula") ||
	    hb_child(reading, verb, 0, "neg") != HB_NONE || hb_child(reading, at, 0, "neg") != HB_NONE)
		return HB_NONE;
	subject = hb_child(reading, verb, 0, "nsubj");
	if (subject == HB_NONE || subject > nominal->head)
		return HB_NONE;
	if (hb_is_any(tokens[subject].lower, "who that") && hb_is(tokens[verb].dep, "relcl"))
		subject = tokens[verb].head;
	entity = hb_entity_of(reading, subject);
	return entity != HB_NONE && hb_coref_kind_fits(coref, nominal, entity) ? entity : HB_NONE;
}

/* "the mother of X ... her son": X himself, when the owner is known by the tie to X that this word turns round. */
static uint32_t other_end(const struct hb_reading *reading, const struct hb_found_mention *nominal, const char *type,
			  uint32_t owner)
{
	const struct hb_found_entity *known = &reading->entities.items[owner];
	const char *back = known->relation_type ? hb_lexicon_field(&hb_lexicon_kinship, known->relation_type, 4) : NULL;
	const struct hb_found_entity *other;

	if (!back || !hb_is_any(type, back) || known->relation_of == HB_NONE || nominal->number == HB_PLURAL)
		return HB_NONE;
	other = &reading->entities.items[known->relation_of];
	if (other->entity.type != HB_PERSON || (nominal->gender && other->gender && nominal->gender != other->gender))
		return HB_NONE;
	return known->relation_of;
}

/* The entity known as this kin of that person, HB_NONE. */
static uint32_t known_kin_of(const struct hb_coref *coref, const struct hb_found_mention *nominal, const char *type, uint32_t owner)
{
	const struct hb_reading *reading = coref->reading;
	uint32_t entity;

	entity = other_end(reading, nominal, type, owner);
	if (entity != HB_NONE)
		return entity;
	for (uint32_t i = 0; i < reading->entities.count; i++) {
		const struct hb_found_entity *found = &reading->entities.items[i];

		if (found->relation_of == owner && found->relation_type && hb_is(found->relation_type, type) &&
		    (found->entity.type == HB_GROUP) == (nominal->type == HB_GROUP))
			return i;
	}
	return HB_NONE;
}

/* The last kin entity of this type before the mention: "the father". */
static uint32_t last_kin(const struct hb_coref *coref, uint32_t index, const char *type)
{
	const struct hb_reading *reading = coref->reading;

	for (uint32_t i = index; i-- > 0;) {
		uint32_t entity = reading->mentions.items[i].entity;

		if (entity != HB_NONE && reading->entities.items[entity].relation_type &&
		    hb_is(reading->entities.items[entity].relation_type, type))
			return entity;
	}
	return HB_NONE;
}

/* An owner that a word of kinship earlier in the same list has: "his mother, grandmother and partner". */
static uint32_t shared_owner(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t at = noun;

	for (int steps = 0; steps < 6 && hb_is_any(hb_tok(reading, at)->dep, "conj appos"); steps++) {
		uint32_t owner;

		at = hb_tok(reading, at)->head;
		owner = hb_owner_token(reading, at);
		if (owner != HB_NONE)
			return owner;
	}
	return HB_NONE;
}

uint32_t hb_coref_owner(const struct hb_reading *reading, const struct hb_found_mention *nominal)
{
	uint32_t owner = hb_owner_token(reading, nominal->head), entity;

	if (owner == HB_NONE && !hb_is_word(hb_tok(reading, nominal->first)->lower, "article"))
		owner = shared_owner(reading, nominal->head);
	entity = hb_entity_of(reading, owner);
	return entity != HB_NONE && reading->entities.items[entity].entity.type != HB_PLACE ? entity : HB_NONE;
}

/* Somebody's kin: who is known as that, else whom the ranking finds, else somebody new who is known by that from now on. */
static uint32_t by_kinship(struct hb_coref *coref, uint32_t index, const struct hb_lexicon_entry *kin)
{
	struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *nominal = &reading->mentions.items[index];
	const char *type = kin->fields[0];
	uint32_t owner = hb_coref_owner(reading, nominal), entity = HB_NONE;

	if (owner != HB_NONE)
		entity = known_kin_of(coref, nominal, type, owner);
	else if (hb_is(hb_tok(reading, nominal->first)->lower, "the") && hb_owner_token(reading, nominal->head) == HB_NONE)
		entity = last_kin(coref, index, type);
	if (entity != HB_NONE)
		hb_trace_by(reading, "kin of the same person (%s)", kin->place);
	/* the ranking knows families: "their driver" is nobody who was named beside it */
	else if (owner == HB_NONE || hb_is(kin->fields[2], "family"))
		entity = hb_coref_rank(coref, index);
	if (entity == HB_NONE && owner != HB_NONE) {
		entity = hb_coref_add(coref, nominal->type);
		hb_trace_by(reading, "known only by whose it is (%s)", kin->place);
		reading->entities.items[entity].relation_type = type;
		reading->entities.items[entity].relation_of = owner;
	}
	return entity;
}

/* "the nurse", "the 29-year-old": the only person so far of whom that was said; of nouns, if it is one with a name. */
static uint32_t by_what_was_said(const struct hb_coref *coref, uint32_t index)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *nominal = &reading->mentions.items[index];
	const char *noun = hb_tok(reading, nominal->head)->lower;
	int32_t age = hb_age_in(reading, nominal->first, nominal->end);
	uint32_t found = HB_NONE;

	if (!hb_is(hb_tok(reading, nominal->first)->lower, "the") || !hb_coref_one_person(nominal) || !nominal->specific)
		return HB_NONE;
	for (uint32_t i = 0; i < coref->entities.count; i++) {
		const struct hb_coref_entity *entity = &coref->entities.items[i];

		if (entity->last == HB_NONE || !hb_coref_kind_fits(coref, nominal, i) ||
		    !(age >= 0 ? entity->age == age : hb_coref_described(coref, i, noun)))
			continue;
		if (found != HB_NONE)
			return HB_NONE;
		found = i;
	}
	if (found == HB_NONE || (age < 0 && !coref->entities.items[found].named) ||
	    found == hb_coref_owner(reading, nominal))
		return HB_NONE;
	return found;
}

/* The word of kinship that a mention is brought in by: its own head, or the noun right before its name. */
static uint32_t kin_noun_of(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	if (mention->kind == HB_NOMINAL)
		return hb_kin_entry(reading, mention->head) ? mention->head : HB_NONE;
	if (mention->kind == HB_NAME && mention->type == HB_PERSON && mention->first > hb_sentence_first(reading, mention->head) &&
	    hb_kin_entry(reading, mention->first - 1))
		return mention->first - 1;
	return HB_NONE;
}

void hb_coref_note_kin(struct hb_coref *coref, uint32_t index)
{
	struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *mention = &reading->mentions.items[index];
	uint32_t noun = kin_noun_of(reading, mention), owner, entity = mention->entity;
	const char *type;

	if (noun == HB_NONE || entity == HB_NONE || !coref->entities.items[entity].named)
		return;
	owner = hb_owner_token(reading, noun);
	if (owner == HB_NONE && mention->kind == HB_NAME)
		owner = hb_child(reading, mention->head, 0, "poss");
	owner = hb_entity_of(reading, owner);
	if (owner == HB_NONE || owner == entity)
		return;
	type = hb_kin_entry(reading, noun)->fields[0];
	hb_coref_describe(coref, entity, hb_tok(reading, noun)->lower);
	for (uint32_t i = 0; i < reading->entities.count; i++) {
		const struct hb_found_entity *found = &reading->entities.items[i];

		if (i == entity || coref->entities.items[i].named || !found->relation_type || found->relation_of != owner ||
		    !hb_is(found->relation_type, type) || found->entity.type != HB_PERSON)
			continue;
		hb_trace_by(reading, "named later as the same kin of the same person");
		hb_coref_absorb(coref, i, entity, index);
	}
	if (!reading->entities.items[entity].relation_type) {
		reading->entities.items[entity].relation_type = type;
		reading->entities.items[entity].relation_of = owner;
	}
}

uint32_t hb_coref_nominal_structure(struct hb_coref *coref, uint32_t index)
{
	const struct hb_found_mention *nominal = &coref->reading->mentions.items[index];
	uint32_t entity = by_apposition(coref, nominal);

	if (entity != HB_NONE) {
		hb_trace_by(coref->reading, "apposition");
		return entity;
	}
	entity = by_predicate(coref, nominal);
	if (entity != HB_NONE)
		hb_trace_by(coref->reading, "predicate of a copula");
	return entity;
}

uint32_t hb_coref_nominal(struct hb_coref *coref, uint32_t index)
{
	struct hb_reading *reading = coref->reading;
	struct hb_found_mention *nominal = &reading->mentions.items[index];
	const struct hb_lexicon_entry *kin = hb_kin_entry(reading, nominal->head);
	uint32_t entity = hb_coref_nominal_structure(coref, index);

	if (entity == HB_NONE && kin && nominal->specific) {
		entity = by_kinship(coref, index, kin);
		return entity == HB_NONE ? hb_coref_add(coref, nominal->type) : entity;
	}
	if (entity == HB_NONE) {
		entity = by_what_was_said(coref, index);
		if (entity != HB_NONE)
			hb_trace_by(reading, "said of one person alone");
	}
	/* of several whom nobody has counted or named before nothing can be said */
	if (entity == HB_NONE && (nominal->specific || nominal->number != HB_PLURAL))
		entity = hb_coref_rank(coref, index);
	return entity == HB_NONE && nominal->specific ? hb_coref_add(coref, nominal->type) : entity;
}
