/* Ties that verbs say: "X married Y", "X is married to Y", "born to X and Y", "fathered two sons". */
#include "extract/family/kinship_internal.h"
#include "extract/trace.h"

/* Both ends of what two people do with each other: subject and object, or the two subjects. */
static bool two_ends(struct hb_reading *reading, uint32_t verb, struct hb_ends *one, struct hb_ends *other)
{
	uint32_t subject = hb_subject_of_clause(reading, verb), object = hb_child(reading, verb, verb + 1, "dobj oprd");
	uint32_t prep, end = hb_sentence_end(reading, verb);

	hb_add_mention(reading, other, hb_person_mention_at(reading, object));
	for (prep = hb_child(reading, verb, verb + 1, "prep dative"); other->count == 0 && prep != HB_NONE;
	     prep = hb_next_child(reading, verb, prep, "prep dative")) {
		if (hb_is_any(hb_tok(reading, prep)->lower, "to with"))
			hb_add_mention(reading, other, hb_person_mention_at(reading, hb_child(reading, prep, prep + 1, "pobj")));
	}
	/* "married to actor Luis Gil", "married, in 1950, Ana": where the tree went astray */
	for (uint32_t i = verb + 1; other->count == 0 && i < end && i < verb + 3; i++) {
		if (i > verb + 1 && !hb_is_any(hb_tok(reading, i - 1)->lower, "to with"))
			break;
		hb_add_mention(reading, other, hb_name_after(reading, i));
	}
	if (other->count > 0) {
		hb_add_mention(reading, one, hb_person_mention_at(reading, subject));
		hb_part_ends(reading, one, other);
	} else if (subject != HB_NONE) {
		struct hb_ends both = {0};

		hb_add_people(reading, &both, subject, verb, false);
		if (both.count != 2)
			return false;
		hb_add_end(reading, one, both.items[0], both.mentions[0]);
		hb_add_end(reading, other, both.items[1], both.mentions[1]);
	}
	return one->count == 1 && other->count == 1 && one->items[0] != other->items[0] &&
	       reading->entities.items[one->items[0]].entity.type == HB_PERSON &&
	       reading->entities.items[other->items[0]].entity.type == HB_PERSON;
}

/* The object is the subject's spouse ... or has been: "married", "divorced", "is engaged to". */
static void read_couple(struct hb_reading *reading, uint32_t verb, const char *meaning)
{
	struct hb_ends one = {0}, other = {0};
	const char *type;
	enum hb_gender gender;
	float confidence;

	if (hb_child(reading, verb, 0, "neg") != HB_NONE || !two_ends(reading, verb, &one, &other))
		return;
	gender = reading->entities.items[other.items[0]].gender;
	if (hb_is(meaning, "marry")) {
		type = hb_kin_word("spouse", gender);
		confidence = 0.85F;
	} else if (hb_is(meaning, "part")) {
		if (hb_are_family(reading, one.items[0], other.items[0]))
			return;
		type = hb_kin_word("ex-spouse", gender);
		confidence = 0.75F;
	} else {
		type = gender == HB_FEMALE ? "fiancee" : gender == HB_MALE ? "fiance" : "partner";
		confidence = 0.8F;
	}
	hb_relate(reading, type, other.items[0], one.items[0], hb_reading_span(reading, verb, verb + 1), confidence);
}

static void relate_parents(struct hb_reading *reading, struct hb_ends *parents, struct hb_ends *children, uint32_t verb)
{
	hb_part_ends(reading, parents, children);
	for (uint32_t i = 0; i < parents->count; i++) {
		const struct hb_found_entity *parent = &reading->entities.items[parents->items[i]];

		for (uint32_t j = 0; j < children->count && parent->entity.type == HB_PERSON; j++) {
			if (reading->entities.items[children->items[j]].entity.type == HB_PERSON)
				hb_relate(reading, hb_kin_word("parent", parent->gender), parents->items[i], children->items[j],
					  hb_reading_span(reading, verb, verb + 1), 0.85F);
		}
	}
}

/* "born to Ana and Luis" */
static void read_birth(struct hb_reading *reading, uint32_t verb)
{
	uint32_t child = hb_child(reading, verb, verb + 1, "prep dative");
	struct hb_ends parents = {0}, born = {0};

	for (; child != HB_NONE; child = hb_next_child(reading, verb, child, "prep dative")) {
		if (hb_is(hb_tok(reading, child)->lower, "to"))
			hb_add_people(reading, &parents, hb_child(reading, child, child + 1, "pobj"), HB_NONE, false);
	}
	/* "born in Vigo to parents Ana and Luis": "to" may hang on the place */
	for (uint32_t i = verb + 1; parents.count == 0 && i + 1 < hb_sentence_end(reading, verb) && i < verb + 12; i++) {
		if (hb_is(hb_tok(reading, i)->lower, "to") && hb_is(hb_tok(reading, i)->dep, "prep"))
			hb_add_people(reading, &parents, hb_child(reading, i, i + 1, "pobj"), HB_NONE, false);
	}
	hb_add_mention(reading, &born, hb_person_mention_at(reading, hb_subject_token(reading, verb)));
	relate_parents(reading, &parents, &born, verb);
}

/* "She gave birth to Ana", "he fathered Luis" */
static void read_bringing(struct hb_reading *reading, uint32_t verb)
{
	uint32_t object = hb_child(reading, verb, verb + 1, "dobj"), prep = hb_child(reading, verb, verb + 1, "prep dative");
	uint32_t subject = hb_person_mention_at(reading, hb_subject_token(reading, verb));
	struct hb_ends parents = {0}, children = {0};

	if (hb_is(hb_tok(reading, verb)->lemma, "give")) {
		if (object == HB_NONE || !hb_is(hb_tok(reading, object)->lower, "birth"))
			return;
		if (prep == HB_NONE)
			prep = hb_child(reading, object, object + 1, "prep");
		if (prep == HB_NONE || !hb_is(hb_tok(reading, prep)->lower, "to"))
			return;
		object = hb_child(reading, prep, prep + 1, "pobj");
	}
	if (object == HB_NONE || subject == HB_NONE || hb_child(reading, verb, 0, "neg") != HB_NONE)
		return;
	if (hb_kin_entry(reading, object))
		hb_kin_meant(reading, object, true, &children);
	else
		hb_add_people(reading, &children, object, HB_NONE, true);
	hb_add_mention(reading, &parents, subject);
	relate_parents(reading, &parents, &children, verb);
}

/* "his marriage to Ana Ruiz", "Ana's wedding with Luis", "the marriage of Ana to Luis" */
static void read_wedding(struct hb_reading *reading, uint32_t noun)
{
	struct hb_ends one = {0}, other = {0};
	uint32_t owner = hb_owner_token(reading, noun), prep = hb_child(reading, noun, noun + 1, "prep");

	if (owner != HB_NONE)
		hb_add_people(reading, &one, owner, HB_NONE, false);
	for (; prep != HB_NONE; prep = hb_next_child(reading, noun, prep, "prep")) {
		uint32_t object = hb_child(reading, prep, prep + 1, "pobj");

		if (object == HB_NONE || object == owner)
			continue;
		if (hb_is_any(hb_tok(reading, prep)->lower, "to with"))
			hb_add_mention(reading, &other, hb_person_mention_at(reading, object));
	}
	/* "known for his marriage to": the tree may hang "to" above */
	if (other.count == 0 && noun + 1 < hb_sentence_end(reading, noun) && hb_is_any(hb_tok(reading, noun + 1)->lower, "to with"))
		hb_add_mention(reading, &other, hb_person_mention_at(reading, hb_child(reading, noun + 1, noun + 2, "pobj")));
	/* "to" is an owner's preposition elsewhere: "heir to Ana" */
	if (owner != HB_NONE && owner > noun && other.count == 0)
		return;
	hb_part_ends(reading, &one, &other);
	if (one.count == 1 && other.count == 1 && reading->entities.items[one.items[0]].entity.type == HB_PERSON &&
	    reading->entities.items[other.items[0]].entity.type == HB_PERSON)
		hb_relate(reading, hb_kin_word("spouse", reading->entities.items[other.items[0]].gender), other.items[0], one.items[0],
			  hb_reading_span(reading, noun, noun + 1), 0.8F);
}

void hb_read_kin_verb(struct hb_reading *reading, uint32_t verb)
{
	const struct hb_token *token = hb_tok(reading, verb);
	const struct hb_lexicon_entry *entry = hb_lexicon_find(&hb_lexicon_kin_verbs, token->lemma, strlen(token->lemma));
	const char *meaning;

	if (!entry)
		entry = hb_lexicon_find(&hb_lexicon_kin_verbs, token->lower, strlen(token->lower));
	if (!entry)
		return;
	meaning = entry->fields[0];
	hb_trace_by(reading, "'%s' (%s)", token->text, entry->place);
	if (hb_is(meaning, "wedding") && hb_is_noun(token))
		read_wedding(reading, verb);
	if (!hb_is_any(token->pos, "VERB ADJ AUX"))
		return;
	if (hb_is_any(meaning, "marry part") ||
	    (hb_is(meaning, "engage") && hb_is(token->tag, "VBN") && verb + 1 < reading->analysis->n_tokens &&
	     hb_is(hb_tok(reading, verb + 1)->lower, "to")))
		read_couple(reading, verb, meaning);
	else if (hb_is(meaning, "bear") && hb_is(token->tag, "VBN"))
		read_birth(reading, verb);
	else if (hb_is(meaning, "bring") && hb_is(token->pos, "VERB"))
		read_bringing(reading, verb);
}
