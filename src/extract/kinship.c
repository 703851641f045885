/* Relations: who is whose father, wife, lawyer, cellmate.
 *
 * From nouns: a word of kinship (data/en/kinship.txt) with an owner ("his", "Ana's", "of Ana and Luis", the subject of
 * "is survived by", or the owner of an earlier word of the same list) ties to each owner whoever the word stands for: the
 * names right after it or in apposition to it, else the entity of its own mention.
 * From verbs: "X married Y", "X is married to Y", "born to X and Y".
 * Without an owner a mutual word ties its members: "the brothers A and B", "A and B are sisters". */
#include "extract/kinship_internal.h"

enum { MOST_ENDS = 12 };

/* Entities on one end of a tie. */
struct ends {
	uint32_t items[MOST_ENDS];
	uint32_t count;
};

static void add_end(const struct hb_reading *reading, struct ends *ends, uint32_t entity)
{
	enum hb_entity_type type;

	if (entity == HB_NONE || ends->count == MOST_ENDS)
		return;
	type = reading->entities.items[entity].entity.type;
	if (type != HB_PERSON && type != HB_GROUP)
		return;
	for (uint32_t i = 0; i < ends->count; i++) {
		if (ends->items[i] == entity)
			return;
	}
	ends->items[ends->count++] = entity;
}

static void who_is_meant(const struct hb_reading *reading, uint32_t noun, struct ends *ret, uint32_t *ret_last);

/* The entity at a token and those joined to it by commas and "and". */
static void add_list(const struct hb_reading *reading, struct ends *ends, uint32_t token, bool names_only)
{
	for (int steps = 0; token != HB_NONE && steps < MOST_ENDS; steps++) {
		uint32_t mention = hb_mention_at(reading, token);

		if (steps > 0 && hb_kin_entry(reading, token)) {
			/* "his wife Ana and daughter Eva": the next word of kinship speaks for itself; but "son of Ana and
			 * her husband Luis" is the son of both */
			uint32_t last;

			if (!names_only)
				who_is_meant(reading, token, ends, &last);
			return;
		}
		if (mention != HB_NONE && (!names_only || reading->mentions.items[mention].kind == HB_NAME))
			add_end(reading, ends, reading->mentions.items[mention].entity);
		token = hb_child(reading, token, token + 1, "conj");
	}
}

/* The name mention of a person that starts at the token, HB_NONE. */
static uint32_t name_starting_at(const struct hb_reading *reading, uint32_t token)
{
	uint32_t mention;

	if (token >= reading->analysis->n_tokens)
		return HB_NONE;
	mention = hb_mention_at(reading, token);
	if (mention == HB_NONE || reading->mentions.items[mention].kind != HB_NAME ||
	    reading->mentions.items[mention].type != HB_PERSON || reading->mentions.items[mention].first != token)
		return HB_NONE;
	return mention;
}

/* The same, over titles and occupations before the name: "his father, Dr. Luis Gil". */
static uint32_t name_after(const struct hb_reading *reading, uint32_t token)
{
	uint32_t end = token < reading->analysis->n_tokens ? hb_sentence_end(reading, token) : token;

	for (uint32_t i = token; i < end && i < token + 5; i++) {
		uint32_t mention = name_starting_at(reading, i), n;

		if (mention != HB_NONE)
			return mention;
		if (!hb_is_noun(hb_tok(reading, i)) && !hb_demonym_code(hb_tok(reading, i)->lower) &&
		    !hb_is_any(hb_tok(reading, i)->dep, "amod compound nmod"))
			break;
		if (hb_kin_entry(reading, i))
			break;
		if (hb_entry_at(&hb_lexicon_titles, reading->analysis, i, end, &n) ||
		    hb_entry_at(&hb_lexicon_occupations, reading->analysis, i, end, &n))
			i += n - 1;
	}
	return HB_NONE;
}

void hb_relate(struct hb_reading *reading, const char *type, uint32_t who, uint32_t of, struct hb_span span, float confidence)
{
	if (who == of || who == HB_NONE || of == HB_NONE)
		return;
	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *old = &reading->relations.items[i];

		if (old->who == who && old->of == of && hb_is(old->type, type))
			return;
	}
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

static const char *by_gender(enum hb_gender gender, const char *female, const char *male, const char *either)
{
	return gender == HB_FEMALE ? female : gender == HB_MALE ? male : either;
}

const char *hb_spouse_word(enum hb_gender gender)
{
	return by_gender(gender, "wife", "husband", "spouse");
}

const char *hb_parent_word(enum hb_gender gender)
{
	return by_gender(gender, "mother", "father", "parent");
}

const char *hb_child_word(enum hb_gender gender)
{
	return by_gender(gender, "daughter", "son", "child");
}

const char *hb_sibling_word(enum hb_gender gender)
{
	return by_gender(gender, "sister", "brother", "sibling");
}

/* ---- nouns --------------------------------------------------------------------------------------------------- */

/* Who a word of kinship stands for; *ret_last: the last token that this took. */
static void who_is_meant(const struct hb_reading *reading, uint32_t noun, struct ends *ret, uint32_t *ret_last)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t next = noun + 1, name, appos;
	bool plural = hb_is_any(tokens[noun].tag, "NNS NNPS");

	*ret_last = noun;
	if (next < reading->analysis->n_tokens && hb_is_any(tokens[next].text, ", :"))
		next++;
	name = name_after(reading, next);
	appos = hb_child(reading, noun, noun + 1, "appos");
	/* after a comma the name has to be in apposition; without one it always belongs to the noun */
	if (name != HB_NONE && next > noun + 1) {
		uint32_t head = reading->mentions.items[name].head;

		if (appos != head && !(hb_is(tokens[head].dep, "appos") && tokens[head].head == noun) && !plural)
			name = HB_NONE;
	}
	if (name != HB_NONE) {
		*ret_last = reading->mentions.items[name].end - 1;
		if (plural)
			add_list(reading, ret, reading->mentions.items[name].head, true);
		else
			add_end(reading, ret, reading->mentions.items[name].entity);
		return;
	}
	if (appos != HB_NONE && plural) {
		add_list(reading, ret, appos, true);
		if (ret->count > 0)
			return;
	}
	add_end(reading, ret, hb_entity_of(reading, noun));
}

/* The subject of "is survived by", whose relatives the list after it names. */
static uint32_t outlived(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = noun;

	for (int steps = 0; steps < 10 && tokens[at].head != at; steps++) {
		at = tokens[at].head;
		if (hb_is_word(tokens[at].lemma, "outlive")) {
			uint32_t subject = hb_child(reading, at, 0, "nsubjpass");

			return subject != HB_NONE && subject < noun ? subject : HB_NONE;
		}
		if (!hb_is_any(tokens[at].dep, "conj appos pobj agent prep dobj compound nmod"))
			return HB_NONE;
	}
	return HB_NONE;
}

/* The owner's token for a word of kinship, through the name that it stands before and the list that it stands in. */
static uint32_t owner_of(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t owner = hb_owner_token(reading, noun), at = noun;

	if (owner != HB_NONE)
		return owner;
	/* "his mother Yelena": the owner hangs on the name */
	if (tokens[noun].head > noun && hb_is_any(tokens[noun].dep, "compound nmod amod appos")) {
		owner = hb_child(reading, tokens[noun].head, 0, "poss");
		if (owner != HB_NONE && owner < noun)
			return owner;
	}
	if (hb_is_any(tokens[tokens[noun].left_edge].lower, "a an the"))
		return HB_NONE;
	/* "his mother, grandmother and partner": the list has one owner */
	for (int steps = 0; steps < 10 && tokens[at].head != at; steps++) {
		uint32_t head = tokens[at].head;

		if (!hb_is_any(tokens[at].dep, "conj appos compound nmod"))
			break;
		owner = hb_child(reading, head, 0, "poss");
		if (owner != HB_NONE && owner < noun && head < noun &&
		    (hb_kin_entry(reading, head) || (owner + 1 < noun && hb_kin_entry(reading, owner + 1))))
			return owner;
		at = head;
	}
	return outlived(reading, noun);
}

/* "she has a son, Luis", "they adopted two daughters": the subject of the verb. */
static uint32_t owner_by_verb(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t verb = tokens[noun].head;

	if (hb_is_any(tokens[noun].dep, "compound nmod") && tokens[noun].head > noun)
		verb = tokens[tokens[noun].head].head;
	if (!hb_is(tokens[noun].dep, "dobj") && !hb_is(tokens[tokens[noun].head].dep, "dobj"))
		return HB_NONE;
	if (!hb_is_word(tokens[verb].lemma, "own") || hb_child(reading, verb, 0, "neg") != HB_NONE)
		return HB_NONE;
	return hb_subject_token(reading, verb);
}

/* The couple that a tie of marriage or partnership in the same sentence has just made: "with her husband and their daughter". */
static void add_spouses(const struct hb_reading *reading, struct ends *owners, uint32_t pronoun)
{
	uint32_t first = hb_tok(reading, hb_sentence_first(reading, pronoun))->start;

	for (size_t i = reading->relations.count; i-- > 0;) {
		const struct hb_relation *relation = &reading->relations.items[i];

		if (relation->span.start < first)
			return;
		if (hb_is_any(relation->type, "husband wife spouse partner fiance fiancee girlfriend boyfriend") &&
		    relation->span.end <= hb_tok(reading, pronoun)->start) {
			add_end(reading, owners, relation->who);
			add_end(reading, owners, relation->of);
			return;
		}
	}
}

/* Owners of "their": the persons joined by "and" that were spoken of last, when no group was. */
static void add_couple(const struct hb_reading *reading, struct ends *owners, uint32_t pronoun)
{
	uint32_t sentence = hb_tok(reading, pronoun)->sentence;

	for (uint32_t i = pronoun; i-- > 0 && hb_tok(reading, i)->sentence + 1 >= sentence;) {
		uint32_t mention = reading->mention_of_head[i];

		if (mention == HB_NONE || hb_child(reading, i, i + 1, "conj") == HB_NONE ||
		    hb_is(hb_tok(reading, i)->dep, "conj") || reading->mentions.items[mention].entity == HB_NONE ||
		    reading->entities.items[reading->mentions.items[mention].entity].entity.type != HB_PERSON)
			continue;
		add_list(reading, owners, i, false);
		return;
	}
}

/* "lawyer for Ana" */
static uint32_t owner_for(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t prep = hb_child(reading, noun, noun + 1, "prep");

	if (prep == HB_NONE || !hb_is(hb_tok(reading, prep)->lower, "for"))
		return HB_NONE;
	return hb_child(reading, prep, prep + 1, "pobj");
}

/* The members of a mutual word without an owner: names after it, or the subjects that it is said of. */
static void relate_members(struct hb_reading *reading, uint32_t noun, const struct hb_lexicon_entry *kin)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	struct ends members = {0};
	uint32_t name = name_starting_at(reading, noun + 1), last;

	if (!hb_is_any(tokens[noun].tag, "NNS NNPS"))
		return;
	if (name != HB_NONE) {
		add_list(reading, &members, reading->mentions.items[name].head, true);
	} else if (hb_is(tokens[noun].dep, "attr") && hb_is_word(tokens[tokens[noun].head].lemma, "copula")) {
		add_list(reading, &members, hb_child(reading, tokens[noun].head, 0, "nsubj"), true);
	} else if (hb_is(tokens[noun].dep, "appos")) {
		/* "A and B, brothers": the list may hang on its first or its last member */
		uint32_t first = tokens[noun].head;

		if (hb_is(tokens[first].dep, "conj"))
			first = tokens[first].head;
		add_list(reading, &members, first, true);
	}
	last = members.count;
	for (uint32_t i = 0; i < last; i++) {
		for (uint32_t j = i + 1; j < last; j++)
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

static void read_kin_noun(struct hb_reading *reading, uint32_t noun, const struct hb_lexicon_entry *kin)
{
	struct ends who = {0}, owners = {0};
	uint32_t owner = owner_of(reading, noun), last, first = noun;
	bool family = hb_is(kin->fields[2], "family");

	if (owner == HB_NONE)
		owner = family ? owner_by_verb(reading, noun) : owner_for(reading, noun);
	who_is_meant(reading, noun, &who, &last);
	if (owner == HB_NONE) {
		if (hb_is(kin->fields[3], "yes"))
			relate_members(reading, noun, kin);
		return;
	}
	if (hb_is_any(hb_tok(reading, owner)->lower, "their they") && reading->mention_of_head[owner] != HB_NONE) {
		add_spouses(reading, &owners, owner);
		if (owners.count == 0)
			add_couple(reading, &owners, owner);
	}
	if (owners.count == 0)
		add_list(reading, &owners, owner, false);
	if (owner < noun && noun - owner < 12)
		first = owner;
	else if (owner > last && owner - noun < 20)
		last = owner;
	for (uint32_t i = 0; i < who.count; i++) {
		if (owners.count > 0)
			call_by_relation(reading, who.items[i], kin->fields[0], owners.items[0]);
		for (uint32_t j = 0; j < owners.count; j++)
			hb_relate(reading, kin->fields[0], who.items[i], owners.items[j],
			       hb_reading_span(reading, first, last + 1), family ? 0.9F : 0.75F);
	}
}

/* ---- verbs --------------------------------------------------------------------------------------------------- */

static void read_marriage(struct hb_reading *reading, uint32_t verb)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t subject = hb_subject_token(reading, verb), object = hb_child(reading, verb, verb + 1, "dobj");
	uint32_t prep = hb_child(reading, verb, verb + 1, "prep"), one, other;
	struct ends both = {0};

	if (hb_child(reading, verb, 0, "neg") != HB_NONE)
		return;
	if (object == HB_NONE && prep != HB_NONE && hb_is_any(tokens[prep].lower, "to with"))
		object = hb_child(reading, prep, prep + 1, "pobj");
	one = hb_entity_of(reading, subject);
	other = hb_entity_of(reading, object);
	if (object == HB_NONE && subject != HB_NONE) {
		add_list(reading, &both, subject, false);
		if (both.count != 2)
			return;
		one = both.items[0];
		other = both.items[1];
	}
	if (one == HB_NONE || other == HB_NONE || reading->entities.items[one].entity.type != HB_PERSON ||
	    reading->entities.items[other].entity.type != HB_PERSON)
		return;
	hb_relate(reading, hb_spouse_word(reading->entities.items[other].gender), other, one, hb_reading_span(reading, verb, verb + 1), 0.85F);
}

/* "born to Ana and Luis" */
static void read_birth(struct hb_reading *reading, uint32_t verb)
{
	uint32_t subject = hb_subject_token(reading, verb), child = hb_child(reading, verb, verb + 1, "prep dative");
	struct ends parents = {0};

	for (; child != HB_NONE; child = hb_next_child(reading, verb, child, "prep dative")) {
		if (hb_is(hb_tok(reading, child)->lower, "to"))
			add_list(reading, &parents, hb_child(reading, child, child + 1, "pobj"), false);
	}
	for (uint32_t i = 0; i < parents.count; i++) {
		enum hb_gender gender = reading->entities.items[parents.items[i]].gender;
		uint32_t of = hb_entity_of(reading, subject);

		if (of != HB_NONE && reading->entities.items[of].entity.type == HB_PERSON)
			hb_relate(reading, hb_parent_word(gender), parents.items[i], of, hb_reading_span(reading, verb, verb + 1), 0.85F);
	}
}

void hb_read_relations(struct hb_reading *reading)
{
	uint32_t n = (uint32_t)reading->analysis->n_tokens;

	for (uint32_t i = 0; i < n; i++) {
		const struct hb_token *token = hb_tok(reading, i);
		const struct hb_lexicon_entry *kin = hb_kin_entry(reading, i);

		if (kin)
			read_kin_noun(reading, i, kin);
		else if (hb_is_word(token->lemma, "marry") && hb_is_any(token->pos, "VERB ADJ"))
			read_marriage(reading, i);
		else if (hb_is_word(token->lemma, "bear") && hb_is(token->tag, "VBN"))
			read_birth(reading, i);
	}
	/* those known only by relation have it even where no rule above said it again */
	for (uint32_t i = 0; i < reading->entities.count; i++) {
		const struct hb_found_entity *entity = &reading->entities.items[i];

		if (entity->relation_type && entity->relation_of != HB_NONE && entity->mentions.count > 0) {
			const struct hb_found_mention *first = &reading->mentions.items[entity->mentions.items[0]];

			hb_relate(reading, entity->relation_type, i, entity->relation_of,
			       hb_reading_span(reading, first->first, first->end), 0.85F);
		}
	}
}
