/* Relations: who is whose father, wife, lawyer, cellmate.
 *
 * A word of kinship (data/en/kinship.txt) ties whoever it stands for (kinship_meant.c) to each of its owners (kinship_owner.c);
 * without an owner a mutual word ties its members: "the brothers A and B", "A and B are sisters".  Verbs are in kinship_verb.c.
 * Children whom one sentence gives to one parent are brothers and sisters of each other. */
#include "extract/facts/attribute_internal.h"
#include "extract/family/kinship_internal.h"
#include "extract/people/repair.h"
#include "extract/trace.h"

void hb_relate(struct hb_reading *reading, const char *type, uint32_t who, uint32_t of, struct hb_span span, float confidence)
{
	if (who == of || who == HB_NONE || of == HB_NONE)
		return;
	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *old = &reading->relations.items[i];

		if (old->who == who && old->of == of && hb_is(old->type, type))
			return;
	}
	hb_trace(reading, HB_PASS_KINSHIP, hb_trace_token(reading, span), hb_trace_token(reading, span) + 1, "%s is %s of %s: %s",
		 hb_trace_entity(reading, who), type, hb_trace_entity(reading, of), hb_trace_at_work(reading));
	HB_PUSH(reading->arena, reading->relations,
		(struct hb_relation){.type = type,
				     .who = who,
				     .of = of,
				     .span = span,
				     .confidence = confidence,
				     .asserter = HB_NONE,
				     .reality = HB_ACTUAL});
}

bool hb_are_family(const struct hb_reading *reading, uint32_t one, uint32_t other)
{
	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *old = &reading->relations.items[i];
		const char *kind = hb_lexicon_field(&hb_lexicon_kinship, old->type, 2);

		if (((old->who == one && old->of == other) || (old->who == other && old->of == one)) && kind && hb_is(kind, "family"))
			return true;
	}
	return false;
}

const char *hb_kin_role(const char *type)
{
	const char *role = hb_lexicon_field(&hb_lexicon_kinship, type, 5);

	return role ? role : "";
}

const char *hb_kin_word(const char *role, enum hb_gender gender)
{
	for (size_t i = 0; gender != HB_GENDER_UNKNOWN && i < hb_lexicon_kinship.n_entries; i++) {
		const char *const *fields = hb_lexicon_kinship.entries[i].fields;

		if (hb_is(fields[5], role) && hb_gender_of_text(fields[1]) == gender)
			return fields[0];
	}
	return role;
}

/* ---- nouns --------------------------------------------------------------------------------------------------- */

/* The members of a mutual word without an owner: names after it, or the subjects that it is said of. */
static void relate_members(struct hb_reading *reading, uint32_t noun, const struct hb_lexicon_entry *kin)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	struct hb_ends members = {0};
	uint32_t name = noun + 1 < hb_sentence_end(reading, noun) ? hb_name_after(reading, noun + 1) : HB_NONE;

	if (!hb_is_plural_noun(&tokens[noun]))
		return;
	hb_trace_by(reading, "'%s' (%s), said of its members", tokens[noun].text, kin->place);
	if (name != HB_NONE) {
		hb_add_people(reading, &members, reading->mentions.items[name].head, HB_NONE, true);
	} else if (hb_is(tokens[noun].dep, "attr") && hb_is_word(tokens[tokens[noun].head].lemma, "copula")) {
		uint32_t subject = hb_child(reading, tokens[noun].head, 0, "nsubj");

		if (subject != HB_NONE)
			hb_add_people(reading, &members, subject, HB_NONE, true);
	} else if (hb_is(tokens[noun].dep, "appos")) {
		/* "A and B, brothers": the list may hang on its first or its last member */
		uint32_t first = tokens[noun].head;

		if (hb_is(tokens[first].dep, "conj"))
			first = tokens[first].head;
		hb_add_people(reading, &members, first, HB_NONE, true);
	}
	for (uint32_t i = 0; i < members.count; i++) {
		for (uint32_t j = i + 1; j < members.count; j++)
			hb_relate(reading, kin->fields[0], members.items[i], members.items[j],
				  hb_reading_span(reading, noun, noun + 1), 0.7F);
	}
}

/* Somebody without a name is called by the tie: "brother of Ana Ruiz". */
static void call_by_relation(struct hb_reading *reading, uint32_t who, const char *type, uint32_t of)
{
	struct hb_found_entity *entity = &reading->entities.items[who];
	const struct hb_entity *owner = &reading->entities.items[of].entity;

	if (entity->entity.name || entity->relation_type || who == of)
		return;
	entity->relation_type = type;
	entity->relation_of = of;
	if (owner->name || owner->description)
		entity->entity.description = hb_arena_format(reading->arena, "%s of %s", type,
							     owner->name ? owner->name : owner->description);
}

/* "his son-in-law, Eli": the noun stands for whom the name after it names. */
static void join_noun(struct hb_reading *reading, uint32_t noun, const struct hb_ends *who)
{
	uint32_t mention = reading->mention_of_head[noun], entity;

	if (mention == HB_NONE || who->count != 1 || !reading->entities.items[who->items[0]].entity.name)
		return;
	entity = reading->mentions.items[mention].entity;
	if (entity == HB_NONE || entity == who->items[0] || reading->mentions.items[mention].kind != HB_NOMINAL ||
	    reading->mentions.items[mention].number == HB_PLURAL || reading->entities.items[entity].entity.name ||
	    reading->entities.items[entity].entity.type != HB_PERSON || reading->entities.items[entity].mentions.count != 1)
		return;
	hb_join_entities(reading, entity, who->items[0]);
}

/* The word of kinship before, whose owners the next one of the list shares: "his mother, Ana, 60, and brother Luis". */
struct last_kin {
	struct hb_ends owners;
	uint32_t owner; /* token, HB_NONE before the first */
	uint32_t end;   /* the last token of the word and its names */
};

static bool goes_on(const struct hb_reading *reading, const struct last_kin *before, uint32_t noun)
{
	uint32_t first = hb_kin_first(reading, noun);
	const char *pronoun;
	bool joined = false;

	if (before->owner == HB_NONE || before->owners.count == 0 || before->end >= first || first > before->end + 8)
		return false;
	/* "his sons Ana and Luis and his fiancée": the same pronoun again is the same man's */
	pronoun = hb_is(hb_tok(reading, before->owner)->tag, "PRP$") ? hb_tok(reading, before->owner)->lower : "";
	for (uint32_t i = before->end + 1; i < first; i++) {
		const struct hb_token *token = hb_tok(reading, i);

		if (joined && hb_is(token->lower, pronoun))
			continue;
		joined = joined || hb_is_any(token->lower, "and & , ;");
		if (!hb_is_any(token->lower, ", and & ; ( )") && !hb_is_any(token->pos, "NUM ADJ"))
			return false;
	}
	return joined;
}

static void read_kin_noun(struct hb_reading *reading, uint32_t noun, const struct hb_lexicon_entry *kin, struct last_kin *before)
{
	struct hb_ends who = {0}, owners = {0};
	uint32_t owner = HB_NONE, first = noun, last;

	if (goes_on(reading, before, noun)) {
		owners = before->owners;
		owner = before->owner;
	} else {
		hb_kin_owners(reading, noun, kin, &owners, &owner);
	}
	hb_kin_meant(reading, noun, owner != HB_NONE, &who);
	if (owner == HB_NONE || !who.count || !owners.count)
		hb_trace_miss(reading, HB_PASS_KINSHIP, noun, noun + 1, "%s (%s): %s", kin->fields[0], kin->place,
			      owner == HB_NONE ? "no word says whose" : !owners.count ? "whose it is is nobody known" : "whom it means is nobody known");
	if (owner == HB_NONE) {
		if (hb_is(kin->fields[3], "yes"))
			relate_members(reading, noun, kin);
		return;
	}
	hb_trace_by(reading, "'%s' (%s), owner '%s'", hb_tok(reading, noun)->text, kin->place, hb_tok(reading, owner)->text);
	hb_part_ends(reading, &who, &owners);
	join_noun(reading, noun, &who);
	last = who.last;
	*before = (struct last_kin){.owners = owners, .owner = owner < noun ? owner : HB_NONE, .end = last};
	if (owner < noun && noun - owner < 12)
		first = owner;
	else if (owner > last && owner - noun < 20)
		last = owner;
	for (uint32_t i = 0; i < who.count; i++) {
		struct hb_found_entity *relative = &reading->entities.items[who.items[i]];

		/* a son is a man, whatever pronoun was taken for him */
		if (relative->entity.type == HB_PERSON && hb_gender_of_text(kin->fields[1]) != HB_GENDER_UNKNOWN)
			relative->gender = hb_gender_of_text(kin->fields[1]);
		if (owners.count > 0)
			call_by_relation(reading, who.items[i], kin->fields[0], owners.items[0]);
		for (uint32_t j = 0; j < owners.count; j++)
			hb_relate(reading, kin->fields[0], who.items[i], owners.items[j],
				  hb_reading_span(reading, first, last + 1), hb_is(kin->fields[2], "family") ? 0.9F : 0.75F);
	}
}

/* ---- the pass -------------------------------------------------------------------------------------------------- */

enum { MOST_OF_SENTENCE = 60 }; /* ties of one sentence that are looked at for more */

/* What makes those who are it to one person brothers and sisters of each other. */
static bool makes_siblings(const char *one, const char *other)
{
	const char *role = hb_kin_role(one);

	return hb_is_any(role, "child sibling") && hb_is(hb_kin_role(other), role);
}

/* Two who have a name and are no family yet. */
static void relate_as_siblings(struct hb_reading *reading, uint32_t who, uint32_t of, struct hb_span span, float confidence)
{
	const struct hb_found_entity *entities = reading->entities.items;

	if (entities[who].entity.name && entities[of].entity.name && !hb_are_family(reading, who, of))
		hb_relate(reading, hb_kin_word("sibling", entities[who].gender), who, of, span, confidence);
}

/* Children, or brothers and sisters, of one person whom one sentence names. */
static void relate_siblings(struct hb_reading *reading, size_t from)
{
	size_t end = reading->relations.count < from + MOST_OF_SENTENCE ? reading->relations.count : from + MOST_OF_SENTENCE;

	for (size_t i = from; i < end; i++) {
		for (size_t j = i + 1; j < end; j++) {
			struct hb_relation one = reading->relations.items[i], other = reading->relations.items[j];

			if (one.of != other.of || !makes_siblings(one.type, other.type))
				continue;
			hb_trace_by(reading, "both are kin of %s in the same way", hb_trace_entity(reading, one.of));
			relate_as_siblings(reading, other.who, one.who, other.span, 0.75F);
		}
	}
}

/* "the brother of Ana and Luis": two who have one brother are brother and sister. */
static void relate_owners(struct hb_reading *reading, size_t from)
{
	size_t end = reading->relations.count < from + MOST_OF_SENTENCE ? reading->relations.count : from + MOST_OF_SENTENCE;

	for (size_t i = from; i < end; i++) {
		for (size_t j = i + 1; j < end; j++) {
			struct hb_relation one = reading->relations.items[i], other = reading->relations.items[j];

			if (one.who != other.who || !hb_is(one.type, other.type) || !hb_is(hb_kin_role(one.type), "sibling"))
				continue;
			hb_trace_by(reading, "both have %s as %s", hb_trace_entity(reading, one.who), one.type);
			relate_as_siblings(reading, other.of, one.of, other.span, 0.7F);
		}
	}
}

/* "the Daughters of the Revolution", "the Brothers Bar": a word with a capital inside a sentence, before no person's name. */
static bool is_part_of_name(const struct hb_reading *reading, uint32_t noun, uint32_t first)
{
	const struct hb_token *token = hb_tok(reading, noun);
	uint32_t mention = hb_mention_at(reading, noun);

	if (mention != HB_NONE && reading->mentions.items[mention].kind == HB_NAME && reading->mentions.items[mention].type != HB_PERSON)
		return true;
	return noun > first && hb_is_capital(token) && hb_is_any(token->tag, "NNP NNPS") && noun + 1 < reading->analysis->n_tokens &&
	       hb_is_any(hb_tok(reading, noun + 1)->lower, "of") && hb_is_any(hb_tok(reading, noun - 1)->lower, "the") &&
	       hb_child(reading, noun, noun, "prep") != HB_NONE;
}

static void read_sentence(struct hb_reading *reading, const struct hb_sentence *sentence)
{
	size_t before = reading->relations.count;
	struct last_kin last = {.owner = HB_NONE};

	for (uint32_t i = sentence->first; i < sentence->end; i++) {
		const struct hb_lexicon_entry *kin = hb_kin_entry(reading, i);

		if (kin && !is_part_of_name(reading, i, sentence->first))
			read_kin_noun(reading, i, kin, &last);
		else if (!kin)
			hb_read_kin_verb(reading, i);
	}
	relate_siblings(reading, before);
	relate_owners(reading, before);
}

/* Nouns that the sentence says of somebody whom coref did not join them to. */
static void join_bearers(struct hb_reading *reading)
{
	for (uint32_t i = 0; i < reading->entities.count; i++) {
		uint32_t bearer = hb_bearer(reading, i);

		if (bearer != i)
			hb_join_entities(reading, i, bearer);
	}
}

/* Has a rule said whose kin of this type the entity is? */
static bool is_said(const struct hb_reading *reading, uint32_t who, const char *type)
{
	for (size_t i = 0; i < reading->relations.count; i++) {
		if (reading->relations.items[i].who == who && hb_is(reading->relations.items[i].type, type))
			return true;
	}
	return false;
}

void hb_read_relations(struct hb_reading *reading)
{
	join_bearers(reading);
	hb_read_narrator(reading);
	hb_read_kin_names(reading);
	for (size_t s = 0; s < reading->analysis->n_sentences; s++)
		read_sentence(reading, &reading->analysis->sentences[s]);
	/* those known only by relation have it even where no rule above said it again */
	for (uint32_t i = 0; i < reading->entities.count; i++) {
		const struct hb_found_entity *entity = &reading->entities.items[i];

		if (entity->relation_type && entity->relation_of != HB_NONE && entity->mentions.count > 0 &&
		    !is_said(reading, i, entity->relation_type)) {
			const struct hb_found_mention *first = &reading->mentions.items[entity->mentions.items[0]];

			hb_trace_by(reading, "known only by the relation");
			hb_relate(reading, entity->relation_type, i, entity->relation_of,
				  hb_reading_span(reading, first->first, first->end), 0.85F);
		}
	}
	hb_drop_empty_entities(reading);
}
