/* Who has kin is a person.  A name that was taken for a body or a place, and that no list knows as one, is somebody when a word of
 * kinship introduces it ("his sister, Vega"), owns it ("Emil's son") or when somebody marries it. */
#include "extract/family/kinship_internal.h"
#include "extract/trace.h"

enum { MOST_MENTIONS = 6 };

static bool is_known(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	char key[HB_KEY_BYTES];
	const char *place;

	place = hb_place_code(hb_range_key(reading->analysis, mention->first, mention->end, key));
	if (place)
		return true;
	for (uint32_t i = mention->first; i < mention->end; i++) {
		const struct hb_token *token = hb_tok(reading, i);

		if (hb_noun_entry(&hb_lexicon_organizations, token) || hb_demonym_code(token->lower) || hb_is(token->pos, "NUM") ||
		    hb_is_any(token->lower, "the of and &"))
			return true;
	}
	return hb_entry_at(&hb_lexicon_organizations, reading->analysis, mention->first, mention->end, &(uint32_t){0}) != NULL;
}

/* Make the name at a token a person's, if nothing is known of it that speaks against. */
static void make_person(struct hb_reading *reading, uint32_t token)
{
	uint32_t index = token == HB_NONE ? HB_NONE : hb_mention_at(reading, token);
	struct hb_found_mention *mention;
	struct hb_found_entity *entity;

	if (index == HB_NONE)
		return;
	mention = &reading->mentions.items[index];
	if (mention->kind != HB_NAME || mention->type == HB_PERSON || mention->entity == HB_NONE || is_known(reading, mention))
		return;
	entity = &reading->entities.items[mention->entity];
	if (entity->entity.type == HB_PERSON || entity->mentions.count > MOST_MENTIONS || entity->entity.country)
		return;
	hb_trace(reading, HB_PASS_KINSHIP, mention->first, mention->end, "a person, not %s: a word of kinship stands at it",
		 hb_entity_type_text(entity->entity.type));
	entity->entity.type = HB_PERSON;
	entity->gender = hb_first_name_gender(hb_tok(reading, mention->first)->lower);
	for (size_t i = 0; i < entity->mentions.count; i++) {
		struct hb_found_mention *own = &reading->mentions.items[entity->mentions.items[i]];

		own->type = HB_PERSON;
		own->gender = own->gender ? own->gender : entity->gender;
	}
}

/* "Brothers Ivan and Petr Novak": where the word of kinship was taken for the first part of a name, it is none. */
static void trim(struct hb_reading *reading, uint32_t noun)
{
	uint32_t index = hb_mention_at(reading, noun);
	struct hb_found_mention *mention;
	struct hb_found_entity *entity;

	if (index == HB_NONE || !hb_is_plural_noun(hb_tok(reading, noun)))
		return;
	mention = &reading->mentions.items[index];
	if (mention->kind != HB_NAME || mention->type != HB_PERSON || mention->first != noun || mention->end < noun + 2 ||
	    mention->entity == HB_NONE)
		return;
	mention->first++;
	mention->head = mention->head == noun ? mention->first : mention->head;
	entity = &reading->entities.items[mention->entity];
	if (entity->mentions.count == 1)
		entity->entity.name = hb_reading_text(reading, hb_reading_span(reading, mention->first, mention->end));
}

/* The names after a word of kinship: at once or after a mark, and for a plural those joined to the first. */
static void names_after(struct hb_reading *reading, uint32_t noun)
{
	uint32_t end = hb_sentence_end(reading, noun), i = hb_after_mark(reading, noun + 1);
	bool plural = hb_is_plural_noun(hb_tok(reading, noun));

	for (int steps = 0; steps < HB_MOST_ENDS && i < end; steps++) {
		uint32_t mention = hb_mention_at(reading, i);

		if (mention == HB_NONE || reading->mentions.items[mention].kind != HB_NAME || reading->mentions.items[mention].first != i)
			return;
		/* behind a comma a singular's next name may be the next item of a list */
		if (!plural && i > noun + 1 && (reading->mentions.items[mention].end >= end ||
						!hb_is_any(hb_tok(reading, reading->mentions.items[mention].end)->text, ", . ; )")))
			return;
		make_person(reading, i);
		i = reading->mentions.items[mention].end;
		if (!plural)
			return;
		while (i < end && hb_is_any(hb_tok(reading, i)->lower, ", and & ;"))
			i++;
	}
}

static void read_noun(struct hb_reading *reading, uint32_t noun)
{
	uint32_t owner = hb_child(reading, noun, 0, "poss"), prep;

	trim(reading, noun);
	names_after(reading, noun);
	if (owner != HB_NONE && owner < noun && !hb_is_plural_noun(hb_tok(reading, noun)))
		make_person(reading, owner);
	prep = hb_child(reading, noun, noun + 1, "prep");
	if (prep == HB_NONE || !hb_is(hb_tok(reading, prep)->lower, "of"))
		return;
	for (owner = hb_child(reading, prep, prep + 1, "pobj"); owner != HB_NONE; owner = hb_child(reading, owner, owner + 1, "conj")) {
		uint32_t mention = hb_mention_at(reading, owner);

		/* "the sons of Galicia" may be anybody; "the son of Emil Moreno" is not */
		if (mention != HB_NONE && reading->mentions.items[mention].end > reading->mentions.items[mention].first + 1)
			make_person(reading, owner);
	}
}

void hb_read_kin_names(struct hb_reading *reading)
{
	for (uint32_t i = 0; i < reading->analysis->n_tokens; i++) {
		const struct hb_lexicon_entry *kin = hb_kin_entry(reading, i);
		const char *meaning;

		if (kin && hb_is(kin->fields[2], "family"))
			read_noun(reading, i);
		if (kin || !hb_is(hb_tok(reading, i)->pos, "VERB"))
			continue;
		meaning = hb_lexicon_field(&hb_lexicon_kin_verbs, hb_tok(reading, i)->lemma, 0);
		if (meaning && hb_is(meaning, "marry"))
			make_person(reading, hb_child(reading, i, i + 1, "dobj"));
	}
}
