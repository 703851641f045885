/* Whoever writes: "I" and "my" outside of quotations, and "our" before a word of kinship.  One person (one group for "our") for the
 * document; where the text is a conversation (somebody is asked something), one for each block, for nobody knows there who
 * speaks. */
#include "extract/family/kinship_internal.h"
#include "extract/trace.h"

static bool is_of_person(const struct hb_token *token, const char *person)
{
	const char *found = hb_lexicon_field(&hb_lexicon_pronouns, token->lower, 0);

	return found && hb_is(found, person);
}

/* A pronoun of the first person, outside of quotations, that is nobody yet. */
static bool is_writer(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	return mention->kind == HB_PRONOUN && mention->entity == HB_NONE && !reading->quoted[mention->head] &&
	       is_of_person(hb_tok(reading, mention->head), "1");
}

static bool is_conversation(const struct hb_reading *reading)
{
	for (size_t s = 0; s < reading->analysis->n_sentences; s++) {
		const struct hb_sentence *sentence = &reading->analysis->sentences[s];
		bool asked = false, question = false;

		for (uint32_t i = sentence->first; i < sentence->end; i++) {
			asked = asked || (!reading->quoted[i] && is_of_person(hb_tok(reading, i), "2"));
			question = question || (!reading->quoted[i] && hb_is(hb_tok(reading, i)->text, "?"));
		}
		if (asked && question)
			return true;
	}
	return false;
}

static uint32_t new_narrator(struct hb_reading *reading)
{
	uint32_t entity = hb_reading_add_entity(reading, HB_PERSON);

	reading->entities.items[entity].number = HB_SINGULAR;
	reading->entities.items[entity].entity.description = "the writer";
	return entity;
}

/* "our children": the kin of those who write. */
static void read_our_kin(struct hb_reading *reading)
{
	uint32_t group = HB_NONE;

	for (size_t i = 0; i < reading->mentions.count; i++) {
		struct hb_found_mention *mention = &reading->mentions.items[i];
		const struct hb_token *head = hb_tok(reading, mention->head);
		const struct hb_lexicon_entry *kin;

		if (!is_writer(reading, mention) || mention->number != HB_PLURAL || !mention->possessive || head->head == mention->head)
			continue;
		kin = hb_kin_entry(reading, head->head);
		if (!kin || !hb_is(kin->fields[2], "family"))
			continue;
		if (group == HB_NONE) {
			group = hb_reading_add_entity(reading, HB_GROUP);
			reading->entities.items[group].number = HB_PLURAL;
			reading->entities.items[group].entity.description = "the writers";
		}
		mention->entity = group;
		HB_PUSH(reading->arena, reading->entities.items[group].mentions, (uint32_t)i);
	}
}

void hb_read_narrator(struct hb_reading *reading)
{
	uint32_t narrator = HB_NONE, block = HB_NONE;
	bool conversation = is_conversation(reading);

	read_our_kin(reading);
	for (size_t i = 0; i < reading->mentions.count; i++) {
		struct hb_found_mention *mention = &reading->mentions.items[i];
		uint32_t own;

		if (!is_writer(reading, mention) || mention->number != HB_SINGULAR)
			continue;
		own = reading->analysis->sentences[hb_tok(reading, mention->head)->sentence].block;
		if (narrator == HB_NONE || (conversation && own != block))
			narrator = new_narrator(reading);
		block = own;
		hb_trace(reading, HB_PASS_COREF, mention->first, mention->end, "the writer: first person outside of quotations");
		mention->entity = narrator;
		HB_PUSH(reading->arena, reading->entities.items[narrator].mentions, (uint32_t)i);
	}
}
