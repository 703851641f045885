/* Whose kin a word of kinship names: "his", "Ana's", "of Ana and Luis", who "has a son", who "is survived by", or the owner of an
 * earlier word of the same list. */
#include "extract/family/kinship_internal.h"

/* The subject of "is survived by", whose relatives the list after it names. */
static uint32_t outlived(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = hb_kin_head(reading, noun);

	for (int steps = 0; steps < 12 && tokens[at].head != at; steps++) {
		at = tokens[at].head;
		if (hb_is_word(tokens[at].lemma, "outlive")) {
			uint32_t subject = hb_child(reading, at, 0, "nsubjpass nsubj");

			return subject != HB_NONE && subject < noun ? subject : HB_NONE;
		}
		if (!hb_is_any(tokens[at].dep, "conj appos pobj agent prep dobj compound nmod dep"))
			return HB_NONE;
	}
	return HB_NONE;
}

/* The owner's word through the name that the noun stands before and the list that it stands in. */
static uint32_t owner_by_tree(const struct hb_reading *reading, uint32_t word)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t noun = hb_kin_head(reading, word), owner = hb_owner_token(reading, noun), at;

	/* "in" of "father-in-law" is no owner's preposition, "of" after it is */
	if (owner == HB_NONE && word != noun)
		owner = hb_owner_token(reading, word);
	/* "a guitarist and son of": the tree may hang "of" on the first */
	if (owner == HB_NONE && word + 1 < hb_sentence_end(reading, word) && hb_is(tokens[word + 1].lower, "of"))
		owner = hb_child(reading, word + 1, word + 2, "pobj");
	if (owner != HB_NONE)
		return owner;
	/* "his mother Yelena": the owner hangs on the name */
	if (tokens[noun].head > noun && hb_is_any(tokens[noun].dep, "compound nmod amod appos")) {
		owner = hb_child(reading, tokens[noun].head, 0, "poss");
		if (owner != HB_NONE && owner < noun)
			return owner;
	}
	/* a pronoun or "'s" right before the noun and its adjectives is the owner, wherever the tree hangs it */
	for (at = hb_kin_first(reading, word); at > hb_sentence_first(reading, noun); at--) {
		const struct hb_token *before = &tokens[at - 1];

		if (hb_is(before->tag, "PRP$"))
			return at - 1;
		if (hb_is(before->tag, "POS") && at > 1)
			return at - 2;
		if (!hb_is_any(before->pos, "ADJ NUM") && !hb_is_any(before->tag, "VBN VBG JJ"))
			break;
	}
	if (hb_is_any(tokens[tokens[noun].left_edge].lower, "a an the"))
		return HB_NONE;
	/* "his mother, grandmother and partner": the list has one owner */
	at = noun;
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
	return HB_NONE;
}

/* "she has a son, Luis", "they adopted two daughters": the subject of the verb. */
static uint32_t owner_by_verb(const struct hb_reading *reading, uint32_t word)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t noun = hb_kin_head(reading, word), at = noun, verb;

	/* "has two daughters and a son": the second hangs on the first */
	for (int steps = 0; steps < 4 && hb_is_any(tokens[at].dep, "conj compound nmod appos") && tokens[at].head != at; steps++)
		at = tokens[at].head;
	verb = tokens[at].head;
	if (!hb_is(tokens[at].dep, "dobj") || !hb_is_word(tokens[verb].lemma, "own") ||
	    hb_child(reading, verb, 0, "neg") != HB_NONE || hb_is_any(tokens[tokens[noun].left_edge].lower, "no any"))
		return HB_NONE;
	return hb_subject_token(reading, verb);
}

/* "lawyer for Ana" */
static uint32_t owner_for(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t prep = hb_child(reading, noun, noun + 1, "prep");

	if (prep == HB_NONE || !hb_is(hb_tok(reading, prep)->lower, "for"))
		return HB_NONE;
	return hb_child(reading, prep, prep + 1, "pobj");
}

/* "Ana Ruiz and son Luis", "Luis (and daughters Ana and Eva)": a bare word of kinship before a name, joined to a name before it. */
static uint32_t owner_before(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t first = hb_sentence_first(reading, noun), at = hb_kin_first(reading, noun), mention;

	if (hb_name_after(reading, noun + 1) == HB_NONE)
		return HB_NONE;
	if (at == first || !hb_is_any(hb_tok(reading, at - 1)->lower, "and & with"))
		return HB_NONE;
	at--;
	while (at > first && hb_is_any(hb_tok(reading, at - 1)->text, ", ("))
		at--;
	if (at == first)
		return HB_NONE;
	mention = hb_mention_at(reading, at - 1);
	if (mention == HB_NONE || reading->mentions.items[mention].kind != HB_NAME || reading->mentions.items[mention].type != HB_PERSON)
		return HB_NONE;
	return reading->mentions.items[mention].head;
}

static bool is_couple_word(const char *type)
{
	return hb_is_any(hb_kin_role(type), "spouse partner");
}

void hb_add_couple(const struct hb_reading *reading, struct hb_ends *ends, uint32_t token)
{
	uint32_t sentence = hb_tok(reading, token)->sentence, first;

	first = reading->analysis->sentences[sentence > 0 ? sentence - 1 : 0].first;
	for (size_t i = reading->relations.count; i-- > 0;) {
		const struct hb_relation *relation = &reading->relations.items[i];

		if (relation->span.start < hb_tok(reading, first)->start)
			return;
		if (is_couple_word(relation->type) && relation->span.end <= hb_tok(reading, token)->start) {
			hb_add_end(reading, ends, relation->who, HB_NONE);
			hb_add_end(reading, ends, relation->of, HB_NONE);
			return;
		}
	}
}

/* The persons joined by "and" that were spoken of last, for "their" when no couple was. */
static void add_joined(const struct hb_reading *reading, struct hb_ends *owners, uint32_t pronoun)
{
	uint32_t sentence = hb_tok(reading, pronoun)->sentence;

	for (uint32_t i = pronoun; i-- > 0 && hb_tok(reading, i)->sentence + 1 >= sentence;) {
		uint32_t mention = reading->mention_of_head[i];

		if (mention == HB_NONE || hb_child(reading, i, i + 1, "conj") == HB_NONE ||
		    hb_is(hb_tok(reading, i)->dep, "conj") || reading->mentions.items[mention].entity == HB_NONE ||
		    reading->entities.items[reading->mentions.items[mention].entity].entity.type != HB_PERSON ||
		    !reading->entities.items[reading->mentions.items[mention].entity].entity.name)
			continue;
		hb_add_people(reading, owners, i, pronoun, false);
		return;
	}
}

/* "son of Ana Ruiz and his wife Luz", "of Luis, mayor of Vigo, and Luz Ruiz": where the tree lost the second parent. */
static void add_second(const struct hb_reading *reading, struct hb_ends *owners)
{
	uint32_t at = owners->last + 1, end = hb_sentence_end(reading, owners->last), name, after;
	bool joined = false;

	for (uint32_t limit = at + 10; at < end && at < limit; at++) {
		const struct hb_token *token = hb_tok(reading, at);
		const struct hb_lexicon_entry *kin = hb_kin_entry(reading, at);

		if (kin && joined) {
			name = at + 1 < end ? hb_name_after(reading, at + 1 + hb_is(hb_tok(reading, at + 1)->text, ",")) : HB_NONE;
			if (is_couple_word(kin->fields[0]))
				hb_add_mention(reading, owners, name);
			return;
		}
		if (hb_is(token->lower, "and")) {
			joined = true;
			name = at + 1 < end ? hb_name_after(reading, at + 1) : HB_NONE;
			after = name == HB_NONE ? end : reading->mentions.items[name].end;
			/* a name that more than its clause follows has a part of its own in the sentence */
			if (name != HB_NONE && (after >= end || hb_is_any(hb_tok(reading, after)->text, ". , ; ) (")))
				hb_add_mention(reading, owners, name);
			if (name != HB_NONE)
				return;
		} else if (!hb_is_any(token->lower, ", ( ) his her of in the -") && !hb_is_any(token->pos, "ADJ NUM PROPN") &&
			   !(hb_is_noun(token) && !kin)) {
			return;
		}
	}
}

/* "Ana and Luis's daughter": the tree may hang only the second one on the noun. */
static void add_first(const struct hb_reading *reading, struct hb_ends *owners, uint32_t owner)
{
	uint32_t mention = hb_mention_at(reading, owner), before;

	if (mention == HB_NONE || reading->mentions.items[mention].kind != HB_NAME || !hb_is(hb_tok(reading, owner)->dep, "conj") ||
	    reading->mentions.items[mention].first < hb_sentence_first(reading, owner) + 2 ||
	    !hb_is(hb_tok(reading, reading->mentions.items[mention].first - 1)->lower, "and"))
		return;
	before = hb_mention_at(reading, reading->mentions.items[mention].first - 2);
	if (before != HB_NONE && reading->mentions.items[before].kind == HB_NAME &&
	    (reading->mentions.items[before].first == hb_sentence_first(reading, owner) ||
	     !hb_kin_entry(reading, reading->mentions.items[before].first - 1)))
		hb_add_mention(reading, owners, before);
}

/* "the parents of Ana Ruiz, Luz and Luis, waited": the two after the comma, closed by another, are the parents. */
bool hb_is_closed_pair(const struct hb_reading *reading, uint32_t noun, uint32_t owner)
{
	const struct hb_lexicon_entry *kin = hb_kin_entry(reading, noun);
	uint32_t own, end = hb_sentence_end(reading, owner), at, name;

	if (owner < noun || !hb_is_any(hb_kin_role(kin->fields[0]), "parent grandparent") || kin->fields[1][0] != '\0')
		return false;
	own = hb_person_mention_at(reading, owner);
	if (own == HB_NONE)
		return false;
	at = reading->mentions.items[own].end;
	if (at >= end || !hb_is(hb_tok(reading, at)->text, ",") || (name = hb_name_after(reading, at + 1)) == HB_NONE)
		return false;
	at = reading->mentions.items[name].end;
	if (at + 1 >= end || !hb_is(hb_tok(reading, at)->lower, "and") || (name = hb_name_after(reading, at + 1)) == HB_NONE)
		return false;
	at = reading->mentions.items[name].end;
	return at < end && hb_is(hb_tok(reading, at)->text, ",");
}

/* "his", "her": the gender that the owner's pronoun says; unknown for all others. */
static enum hb_gender gender_of_pronoun(const struct hb_reading *reading, uint32_t owner)
{
	const char *gender = hb_is(hb_tok(reading, owner)->tag, "PRP$")
				     ? hb_lexicon_field(&hb_lexicon_pronouns, hb_tok(reading, owner)->lower, 1)
				     : NULL;

	return gender ? hb_gender_of_text(gender) : HB_GENDER_UNKNOWN;
}

/* "their": who owns is more than one. */
static bool is_plural_pronoun(const struct hb_token *token)
{
	const struct hb_lexicon_entry *pronoun = hb_lexicon_find(&hb_lexicon_pronouns, token->lower, strlen(token->lower));

	return pronoun && hb_is(pronoun->fields[0], "3") && hb_is(pronoun->fields[2], "p");
}

/* "Ana Ruiz and her husband Luis", "Ana Ruiz, her mother and her sister": "her" is the name before, whoever coref takes it for. */
static uint32_t name_joined(const struct hb_reading *reading, uint32_t owner, uint32_t noun)
{
	uint32_t mention, first;
	enum hb_gender wanted = gender_of_pronoun(reading, owner), gender;

	if (wanted == HB_GENDER_UNKNOWN || owner < hb_sentence_first(reading, owner) + 2 ||
	    !(hb_is_any(hb_tok(reading, owner - 1)->lower, "and &") ||
	      (hb_is(hb_tok(reading, owner - 1)->text, ",") && noun + 1 < hb_sentence_end(reading, noun) &&
	       hb_is_any(hb_tok(reading, noun + 1)->lower, "and &"))))
		return HB_NONE;
	mention = hb_mention_at(reading, owner - 2);
	if (mention == HB_NONE || reading->mentions.items[mention].kind != HB_NAME ||
	    reading->mentions.items[mention].type != HB_PERSON || reading->mentions.items[mention].entity == HB_NONE)
		return HB_NONE;
	/* "her sons Ana and Luis and his": who is a relative himself here need not be the owner */
	first = hb_tok(reading, hb_sentence_first(reading, owner))->start;
	for (size_t i = reading->relations.count; i-- > 0 && reading->relations.items[i].span.start >= first;) {
		if (reading->relations.items[i].who == reading->mentions.items[mention].entity)
			return HB_NONE;
	}
	gender = reading->entities.items[reading->mentions.items[mention].entity].gender;
	if (gender != HB_GENDER_UNKNOWN && gender != wanted)
		return HB_NONE;
	return mention;
}

/* "her" that was taken for a man: the last woman of the sentence before it; HB_NONE when the pronoun fits whom it was taken for. */
static uint32_t by_gender(const struct hb_reading *reading, uint32_t owner)
{
	enum hb_gender wanted = gender_of_pronoun(reading, owner);
	uint32_t entity = hb_entity_of(reading, owner);

	if (wanted == HB_GENDER_UNKNOWN || entity == HB_NONE || reading->entities.items[entity].gender == HB_GENDER_UNKNOWN ||
	    reading->entities.items[entity].gender == wanted)
		return HB_NONE;
	for (uint32_t i = owner; i-- > hb_sentence_first(reading, owner);) {
		uint32_t mention = reading->mention_of_head[i];

		entity = mention == HB_NONE ? HB_NONE : reading->mentions.items[mention].entity;
		if (entity != HB_NONE && reading->entities.items[entity].entity.type == HB_PERSON &&
		    reading->entities.items[entity].gender == wanted)
			return mention;
	}
	return HB_NONE;
}

void hb_kin_owners(const struct hb_reading *reading, uint32_t noun, const struct hb_lexicon_entry *kin, struct hb_ends *ret,
		   uint32_t *ret_token)
{
	bool family = hb_is(kin->fields[2], "family"), pair;
	uint32_t owner = owner_by_tree(reading, noun), mention;

	if (owner == HB_NONE && family)
		owner = owner_by_verb(reading, noun);
	if (owner == HB_NONE && !family)
		owner = owner_for(reading, noun);
	if (owner == HB_NONE)
		owner = outlived(reading, noun);
	if (owner == HB_NONE && family)
		owner = owner_before(reading, noun);
	*ret_token = owner;
	if (owner == HB_NONE)
		return;
	mention = name_joined(reading, owner, noun);
	if (mention == HB_NONE)
		mention = by_gender(reading, owner);
	if (mention != HB_NONE) {
		hb_add_mention(reading, ret, mention);
		return;
	}
	pair = hb_is_word(hb_tok(reading, owner)->lower, "couple");
	if (pair)
		hb_add_people(reading, ret, hb_child(reading, owner, owner + 1, "appos"), noun, true);
	if (ret->count == 0 && (pair || is_plural_pronoun(hb_tok(reading, owner)))) {
		hb_add_couple(reading, ret, owner);
		if (ret->count == 0)
			add_joined(reading, ret, owner);
	}
	if (ret->count > 0)
		return;
	if (hb_is_closed_pair(reading, noun, owner)) {
		hb_add_mention(reading, ret, hb_person_mention_at(reading, owner));
		return;
	}
	hb_add_people(reading, ret, owner, owner < noun ? noun : HB_NONE, false);
	if (owner < noun)
		add_first(reading, ret, owner);
	if (owner > noun && ret->count == 1 && hb_is(hb_kin_role(kin->fields[0]), "child"))
		add_second(reading, ret);
}
