/* The chain that words came along: in whose words a statement stands, and who passes it on. */
#include "extract/lexicon.h"
#include "extract/people/mention_internal.h"
#include "extract/statements/statement_internal.h"
#include "extract/trace.h"
#include "speech_words.h"

static uint32_t words_of(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	return hb_runs_words(speech, &candidate->content);
}

/* The shortest content that holds the cue and is longer than the statement's own; HB_NONE. */
static uint32_t holder_of(const struct hb_speech *speech, const struct hb_candidates *chosen, uint32_t index)
{
	const struct hb_candidate *inner = &chosen->items[index];
	uint32_t best = HB_NONE;

	for (uint32_t i = 0; i < chosen->count; i++) {
		const struct hb_candidate *outer = &chosen->items[i];

		if (i == index || outer->cue == inner->cue || !hb_runs_hold(&outer->content, inner->cue) ||
		    !hb_runs_hold(&outer->content, inner->content.items[0].first) ||
		    words_of(speech, outer) <= words_of(speech, inner))
			continue;
		if (best == HB_NONE || words_of(speech, outer) < words_of(speech, &chosen->items[best]))
			best = i;
	}
	return best;
}

/* Does the entity publish what it is told: a news agency, reporters? */
static bool publishes(const struct hb_reading *reading, uint32_t entity)
{
	const struct hb_found_entity *found = &reading->entities.items[entity];

	if (found->entity.kind)
		return hb_is(found->entity.kind, "media");
	for (size_t i = 0; i < found->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[found->mentions.items[i]];
		const char *position = mention->kind == HB_PRONOUN
					       ? NULL
					       : hb_lexicon_field(&hb_lexicon_positions, hb_tok(reading, mention->head)->lemma, 0);

		if (position && hb_is(position, "reporter"))
			return true;
	}
	return false;
}

uint32_t hb_quoting_verb(const struct hb_speech *speech, uint32_t cue)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t as = tokens[cue].head, verb = tokens[as].head;
	const struct hb_word *quotes;

	if (!hb_is_any(tokens[cue].dep, "pcomp advcl") || !hb_is(tokens[cue].tag, "VBG"))
		return HB_NONE;
	quotes = hb_words_of_class(&hb_speech_words, tokens[verb].lemma, HB_SPEECH_WORDS_QUOTES);
	if (quotes && hb_is(tokens[as].lower, quotes->value))
		return verb;
	/* parsers hang the clause on the verb, with "as" as its mark */
	return hb_words_of_class(&hb_speech_words, tokens[as].lemma, HB_SPEECH_WORDS_QUOTES) ? as : HB_NONE;
}

/* "His lawyer quoted him as saying": the lawyer. */
static uint32_t quoting_entity(const struct hb_speech *speech, uint32_t cue)
{
	uint32_t verb = hb_quoting_verb(speech, cue), by;

	if (verb == HB_NONE)
		return HB_NONE;
	by = hb_speech_child(speech, verb, "nsubjpass") == HB_NONE ? hb_speech_child(speech, verb, "nsubj")
								   : hb_speech_agent(speech, verb);
	return by == HB_NONE ? HB_NONE : hb_reading_entity_at(speech->reading, by);
}

/* What the speaker's own word says, even where nobody in particular is meant: "the letter said". */
static const char *position_by_word(const struct hb_reading *reading, uint32_t speaker)
{
	const struct hb_token *token;

	if (speaker == HB_NONE || !hb_is_noun(hb_tok(reading, speaker)))
		return NULL;
	token = hb_tok(reading, speaker);
	return hb_lexicon_field(&hb_lexicon_positions, hb_is_proper(token) ? token->lower : token->lemma, 0);
}

void hb_chain_statements(const struct hb_speech *speech, const struct hb_candidates *chosen)
{
	struct hb_reading *reading = speech->reading;

	for (uint32_t i = 0; i < chosen->count; i++) {
		struct hb_statement *statement = &reading->statements.items[i];
		uint32_t cue = chosen->items[i].cue, by = quoting_entity(speech, cue);

		statement->within = holder_of(speech, chosen, i);
		statement->position = position_by_word(reading, chosen->items[i].speaker);
		for (size_t k = 0; by == HB_NONE && k < statement->n_addressees; k++)
			if (publishes(reading, statement->addressees[k]))
				by = statement->addressees[k];
		if (by == HB_NONE || by == statement->speaker)
			continue;
		statement->relayed_by = by;
		hb_trace(reading, HB_PASS_STATEMENT, cue, cue + 1, "passed on by %s", hb_trace_entity(reading, by));
	}
}
