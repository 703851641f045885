/* The pass statement: who said, believed or intended what, to whom, in which words. */
#include <math.h>
#include <stdlib.h>

#include "extract/people/mention_internal.h"
#include "extract/statements/statement_internal.h"
#include "extract/trace.h"
#include "speech_words.h"

static bool in_list(const char *lemma, unsigned class)
{
	return hb_words_of_class(&hb_speech_words, lemma, class) != NULL;
}

/* ---- to statements ------------------------------------------------------------------------------------------- */

static struct hb_span span_of_runs(const struct hb_speech *speech, const struct hb_runs *runs, uint32_t token)
{
	const struct hb_reading *reading = speech->reading;
	struct hb_run run = {token, token + 1};

	for (uint32_t i = 0; i < runs->count; i++)
		if (token >= runs->items[i].first && token < runs->items[i].end)
			run = runs->items[i];
	/* Commas and dashes at the edges are the sentence's, not the speaker's. */
	while (run.first < token && speech->words_before[run.first] == speech->words_before[run.first + 1])
		run.first++;
	while (run.end > token + 1 && speech->words_before[run.end] == speech->words_before[run.end - 1])
		run.end--;
	return hb_reading_span(reading, run.first, run.end);
}

/* The cue with the auxiliaries, negation and particles that stand at it. */
static struct hb_span cue_span(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t first = candidate->cue, end = candidate->cue + 1, n = (uint32_t)speech->reading->analysis->n_tokens;

	while (first > 0 && tokens[first - 1].head == candidate->cue &&
	       (hb_is(tokens[first - 1].dep, "aux") || hb_is(tokens[first - 1].dep, "auxpass") ||
		hb_is(tokens[first - 1].dep, "neg") ||
		(hb_is(tokens[first - 1].dep, "advmod") && hb_is(tokens[first - 1].tag, "RB"))))
		first--;
	while (end < n && tokens[end].head == candidate->cue && hb_is(tokens[end].dep, "prt"))
		end++;
	if (end < n && tokens[end].head == candidate->cue && hb_is(tokens[end].dep, "prep") &&
	    ((candidate->frame[0] == 'p' && candidate->frame[1] == ':' && hb_is(candidate->frame + 2, tokens[end].lower)) ||
	     hb_is(candidate->frame, "accord")))
		end++;
	return hb_reading_span(speech->reading, first, end);
}

static enum hb_attitude attitude_of(const struct hb_token *cue, const char *frame)
{
	bool belief = in_list(cue->lemma, HB_SPEECH_WORDS_BELIEF) || in_list(cue->lower, HB_SPEECH_WORDS_BELIEF);
	bool intent = in_list(cue->lemma, HB_SPEECH_WORDS_INTENT) || in_list(cue->lower, HB_SPEECH_WORDS_INTENT);

	if (intent && (!belief || hb_is(frame, "xcomp") || hb_is(frame, "acl")))
		return HB_INTENT;
	return belief ? HB_BELIEF : HB_SPEECH;
}

static enum hb_statement_kind kind_of(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	uint32_t own = speech->quotation_of[candidate->cue], inside = 0, words = 0;

	for (uint32_t i = 0; i < candidate->content.count; i++)
		for (uint32_t j = candidate->content.items[i].first; j < candidate->content.items[i].end; j++) {
			uint32_t n = speech->words_before[j + 1] - speech->words_before[j];

			words += n;
			if (speech->quotation_of[j] != HB_NONE && speech->quotation_of[j] != own)
				inside += n;
		}
	return inside == 0 ? HB_INDIRECT : inside == words ? HB_DIRECT : HB_MIXED;
}

/* Who is spoken to: the object of "tell", what follows "to" and "with". */
static void find_addressees(const struct hb_speech *speech, const struct hb_candidate *candidate, struct hb_statement *statement)
{
	struct hb_reading *reading = speech->reading;
	const struct hb_token *tokens = reading->analysis->tokens;
	HB_ARRAY(uint32_t) found = {0};

	for (uint32_t k = speech->first_child[candidate->cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		uint32_t object = HB_NONE, entity;

		if (hb_is(tokens[k].dep, "dative") ||
		    (hb_is(tokens[k].dep, "dobj") && in_list(tokens[candidate->cue].lemma, HB_SPEECH_WORDS_TELLS)))
			object = k;
		if (hb_is_any(tokens[k].dep, "prep dative") && in_list(tokens[k].lower, HB_SPEECH_WORDS_TOWARDS))
			object = hb_speech_child(speech, k, "pobj");
		if (object == HB_NONE || hb_runs_hold(&candidate->content, object))
			continue;
		entity = hb_reading_entity_at(reading, object);
		if (entity != HB_NONE && entity != statement->speaker && reading->entities.items[entity].entity.type != HB_PLACE)
			HB_PUSH(reading->arena, found, entity);
	}
	statement->addressees = found.items;
	statement->n_addressees = found.count;
}

static uint32_t speaker_entity(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t clause;

	if (candidate->speaker == HB_NONE)
		return HB_NONE;
	clause = tokens[candidate->speaker].head; /* "the man who said": the man */
	if (!in_list(tokens[candidate->speaker].lower, HB_SPEECH_WORDS_RELATIVE) || !hb_is(tokens[clause].dep, "relcl"))
		return hb_reading_entity_at(speech->reading, candidate->speaker);
	return hb_reading_entity_at(speech->reading, tokens[clause].head);
}

static void add_statement(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	struct hb_reading *reading = speech->reading;
	struct hb_span *content = hb_arena_alloc(reading->arena, candidate->content.count, sizeof *content);
	struct hb_statement statement = {
		.speaker = speaker_entity(speech, candidate),
		.content = content,
		.cue = cue_span(speech, candidate),
		.kind = kind_of(speech, candidate),
		.relayed_by = HB_NONE,
		.within = HB_NONE,
		.attitude = attitude_of(&reading->analysis->tokens[candidate->cue], candidate->frame),
		.confidence = (float)(candidate->speaker_share / (1 + exp(-candidate->score))),
	};

	for (uint32_t i = 0; i < candidate->content.count; i++) {
		struct hb_span span = hb_reading_span(reading, candidate->content.items[i].first, candidate->content.items[i].end);

		if (span.end > span.start &&
		    speech->words_before[candidate->content.items[i].end] > speech->words_before[candidate->content.items[i].first])
			content[statement.n_content++] = span;
	}
	if (candidate->speaker != HB_NONE)
		statement.speaker_span = span_of_runs(speech, &candidate->speaker_runs, candidate->speaker);
	find_addressees(speech, candidate, &statement);
	HB_PUSH(reading->arena, reading->statements, statement);
}

/* ---- whose words stand where -------------------------------------------------------------------------------------- */

struct sized {
	uint32_t words, index;
};

static int larger_first(const void *a, const void *b)
{
	const struct sized *x = a, *y = b;

	if (x->words != y->words)
		return x->words > y->words ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* statement_of for every token, and for tokens in quotation marks the statement whose direct words they are. */
static void mark_tokens(const struct hb_speech *speech, const struct hb_candidates *chosen, uint32_t *direct_of)
{
	struct hb_reading *reading = speech->reading;
	struct sized *order = hb_arena_alloc(reading->arena, chosen->count, sizeof *order);

	for (size_t i = 0; i < chosen->count; i++)
		order[i] = (struct sized){hb_runs_words(speech, &chosen->items[i].content), (uint32_t)i};
	if (chosen->count)
		qsort(order, chosen->count, sizeof *order, larger_first);
	for (size_t i = 0; i < chosen->count; i++) {
		const struct hb_candidate *candidate = &chosen->items[order[i].index];

		if (candidate->score < HB_LIKELY)
			continue;
		for (uint32_t r = 0; r < candidate->content.count; r++)
			for (uint32_t t = candidate->content.items[r].first; t < candidate->content.items[r].end; t++) {
				reading->statement_of[t] = order[i].index;
				if (speech->quotation_of[t] != HB_NONE &&
				    speech->quotation_of[t] != speech->quotation_of[candidate->cue])
					direct_of[t] = order[i].index;
			}
	}
}

/* ---- the first person ------------------------------------------------------------------------------------------- */

static void leave_entity(struct hb_reading *reading, uint32_t mention)
{
	struct hb_found_entity *entity = &reading->entities.items[reading->mentions.items[mention].entity];
	size_t kept = 0;

	for (size_t i = 0; i < entity->mentions.count; i++)
		if (entity->mentions.items[i] != mention)
			entity->mentions.items[kept++] = entity->mentions.items[i];
	entity->mentions.count = kept;
}

static void join_entity(struct hb_reading *reading, uint32_t mention, uint32_t to)
{
	struct hb_found_entity *entity = &reading->entities.items[to];
	size_t i;

	reading->mentions.items[mention].entity = to;
	HB_PUSH(reading->arena, entity->mentions, mention);
	for (i = entity->mentions.count - 1; i > 0 && entity->mentions.items[i - 1] > mention; i--)
		entity->mentions.items[i] = entity->mentions.items[i - 1];
	entity->mentions.items[i] = mention;
}

/* "I" in somebody's direct words is that one. */
static void resolve_first_person(struct hb_reading *reading, const uint32_t *direct_of)
{
	for (uint32_t i = 0; i < reading->mentions.count; i++) {
		struct hb_found_mention *mention = &reading->mentions.items[i];
		uint32_t statement = direct_of[mention->head], speaker;

		if (mention->kind != HB_PRONOUN || statement == HB_NONE ||
		    !in_list(reading->analysis->tokens[mention->head].lower, HB_SPEECH_WORDS_FIRST))
			continue;
		speaker = reading->statements.items[statement].speaker;
		if (speaker == HB_NONE || speaker == mention->entity || reading->entities.items[speaker].entity.type == HB_PLACE)
			continue;
		hb_trace(reading, HB_PASS_COREF, mention->first, mention->end, "the speaker of the quotation: %s",
			 hb_trace_entity(reading, speaker));
		if (mention->entity != HB_NONE)
			leave_entity(reading, i);
		join_entity(reading, i, speaker);
	}
}

void hb_read_statements(struct hb_reading *reading)
{
	struct hb_speech speech;
	struct hb_candidates candidates, chosen;
	size_t n_chosen, n_tokens = reading->analysis->n_tokens;
	uint32_t *direct_of = hb_arena_alloc(reading->arena, n_tokens, sizeof *direct_of);

	for (size_t i = 0; i < n_tokens; i++)
		direct_of[i] = HB_NONE;
	hb_speech_init(&speech, reading);
	hb_find_candidates(&speech, &candidates);
	hb_choose_statements(&speech, &candidates, &chosen);
	hb_place_quotations(&speech, &chosen);
	n_chosen = chosen.count;
	if (n_chosen)
		qsort(chosen.items, n_chosen, sizeof *chosen.items, hb_candidates_by_place);
	for (size_t i = 0; i < n_chosen; i++)
		add_statement(&speech, &chosen.items[i]);
	mark_tokens(&speech, &chosen, direct_of);
	resolve_first_person(reading, direct_of);
	/* Speakers inside of quotations may be that very first person. */
	for (size_t i = 0; i < n_chosen; i++)
		if (reading->statements.items[i].speaker == HB_NONE)
			reading->statements.items[i].speaker = speaker_entity(&speech, &chosen.items[i]);
	hb_chain_statements(&speech, &chosen);
}
