/* The pass statement: who said, believed or intended what, to whom, in which words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "extract/statement_internal.h"
#include "extract/trace.h"
#include "speech_words.h"

/* A candidate is taken from these log odds on; of its speaker's share a part counts, too.  These and the measures of repetition were settled
 * on PolNeAR: between -0.3 and -0.6 its F1 hardly moves. */
static const double enough = -0.5;
static const double weight_of_speaker = 0.7;

/* What stands in the content of a statement is taken as that speaker's word only when the statement is as likely as not. */
static const double likely = 0.0;

/* Two contents that share this much (Dice) are one statement read twice; unless one is told within the other and sure by itself. */
static const double repeated = 0.3, repeated_within = 0.8, sure = 1.0;

/* Candidates under this are not worth a note. */
static const double worth_a_note = -3;

/* What is less likely is not looked at any further. */
static const double hopeless = -4;

/* At least that of "he quoted her as saying": it is too rare in what was learnt from. */
static const double certain = 2.0;

/* Log odds of a quotation whose speaker is carried over from the paragraph before. */
static const double carried_over = 0.0;

enum { MOST_IN_BLOCK = 4000, FEWEST_CARRIED_WORDS = 4 };

static bool is(const char *text, const char *other)
{
	return strcmp(text, other) == 0;
}

static bool in_list(const char *lemma, unsigned class)
{
	return hb_words_of_class(&hb_speech_words, lemma, class) != NULL;
}

/* What a candidate is, for a note. */
static const char *candidate_text(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_reading *reading = speech->reading;
	const struct hb_token *cue = &reading->analysis->tokens[candidate->cue];
	const char *speaker = candidate->speaker == HB_NONE ? "not found" : reading->analysis->tokens[candidate->speaker].text;
	const struct hb_run *content = candidate->content.items;
	struct hb_signs signs;

	hb_content_signs(speech, candidate, &signs);
	return hb_arena_format(reading->arena, "'%s' with %s, speaker %s (%s, %.2f), words '%s'; log odds %.2f (data/en/statements.weights): %s", cue->text,
			       candidate->frame, speaker, candidate->how, candidate->speaker_share,
			       hb_trace_words(reading, content->first, content->end), candidate->score,
			       hb_judge_reasons(reading->arena, HB_JUDGE_CONTENT, &signs));
}

static void note(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	if (speech->reading->trace)
		hb_trace(speech->reading, HB_PASS_STATEMENT, candidate->cue, candidate->cue + 1, "%s", candidate_text(speech, candidate));
}

static void note_miss(const struct hb_speech *speech, const struct hb_candidate *candidate, const char *why)
{
	if (speech->reading->trace && candidate->score > worth_a_note)
		hb_trace_miss(speech->reading, HB_PASS_STATEMENT, candidate->cue, candidate->cue + 1, "%s: %s", why, candidate_text(speech, candidate));
}

/* ---- judging ------------------------------------------------------------------------------------------------- */

/* The odds of all candidates, and the speaker of those that are not hopeless; the others are left out. */
static void judge(const struct hb_speech *speech, struct hb_candidates *candidates)
{
	size_t kept = 0;

	for (size_t i = 0; i < candidates->count; i++) {
		struct hb_candidate *candidate = &candidates->items[i];
		struct hb_signs signs;

		hb_content_signs(speech, candidate, &signs);
		candidate->score = hb_judge(HB_JUDGE_CONTENT, &signs);
		if (is(candidate->how, "quoted") && is(candidate->frame, "ccomp") && candidate->score < certain)
			candidate->score = certain;
		if (candidate->score <= hopeless)
			continue;
		hb_choose_speaker(speech, candidate);
		hb_cut_edges(speech, candidate);
		candidates->items[kept++] = *candidate;
	}
	candidates->count = kept;
}

/* ---- choosing ------------------------------------------------------------------------------------------------ */

static int by_score(const void *a, const void *b)
{
	const struct hb_candidate *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->cue < y->cue ? -1 : x->cue > y->cue;
}

static int by_place(const void *a, const void *b)
{
	const struct hb_candidate *x = a, *y = b;

	if (x->content.items[0].first != y->content.items[0].first)
		return x->content.items[0].first < y->content.items[0].first ? -1 : 1;
	return x->cue < y->cue ? -1 : x->cue > y->cue;
}

/* "She said the kidnappers told her that he was ill": speech with a speaker and a clause of its own, in the words of a statement that was taken.
 * Annotators mark it less often than other speech, but it is the chain by which something is known. */
static bool is_told_within(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_candidate *kept, size_t n_kept)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;

	if (candidate->class != 'v' || !is(candidate->frame, "ccomp") || candidate->speaker == HB_NONE ||
	    tokens[candidate->speaker].head != candidate->cue || !in_list(tokens[candidate->cue].lemma, HB_SPEECH_WORDS_PASSES_ON))
		return false;
	for (size_t i = 0; i < n_kept; i++)
		if (kept[i].cue != candidate->cue && hb_runs_hold(&kept[i].content, candidate->cue))
			return true;
	return false;
}

static bool repeats(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_candidate *kept, size_t n_kept)
{
	uint32_t words = hb_runs_words(speech, &candidate->content);
	bool told_within = is_told_within(speech, candidate, kept, n_kept);

	for (size_t i = 0; i < n_kept; i++) {
		double common = hb_runs_common_words(speech, &candidate->content, &kept[i].content);
		bool within = (candidate->score > sure || told_within) &&
			      (hb_runs_hold(&candidate->content, kept[i].cue) || hb_runs_hold(&kept[i].content, candidate->cue));

		if (2 * common >= (within ? repeated_within : repeated) * (words + hb_runs_words(speech, &kept[i].content)))
			return true;
	}
	return false;
}

/* '"A," she said, "and B."': two quotations of one cue are one statement. */
static void join_quotations(struct hb_candidates *chosen, size_t from)
{
	size_t kept = from;

	for (size_t i = from; i < chosen->count; i++) {
		struct hb_candidate *candidate = &chosen->items[i], *first = NULL;

		for (size_t j = from; j < kept && !first; j++)
			if (chosen->items[j].cue == candidate->cue && chosen->items[j].starts_quoted && candidate->starts_quoted)
				first = &chosen->items[j];
		for (uint32_t r = 0; first && r < candidate->content.count; r++)
			hb_runs_add(&first->content, candidate->content.items[r].first, candidate->content.items[r].end);
		if (!first)
			chosen->items[kept++] = *candidate;
	}
	chosen->count = kept;
}

/* The best candidates of one block that do not repeat each other, in text order. */
static void choose_in_block(const struct hb_speech *speech, struct hb_candidate *candidates, size_t count, struct hb_candidates *chosen)
{
	size_t before = chosen->count;

	qsort(candidates, count, sizeof *candidates, by_score);
	for (size_t i = 0; i < count && i < MOST_IN_BLOCK; i++) {
		double score = candidates[i].score + weight_of_speaker * log(candidates[i].speaker_share);
		bool told_within = score <= enough && is_told_within(speech, &candidates[i], chosen->items + before, chosen->count - before);

		if (score <= enough && !told_within) {
			note_miss(speech, &candidates[i], "too unlikely");
		} else if (repeats(speech, &candidates[i], chosen->items + before, chosen->count - before)) {
			note_miss(speech, &candidates[i], "repeats a surer statement");
		} else {
			if (told_within && candidates[i].score < likely)
				candidates[i].score = likely;
			note(speech, &candidates[i]);
			HB_PUSH(speech->reading->arena, *chosen, candidates[i]);
		}
	}
	if (chosen->count > before)
		qsort(chosen->items + before, chosen->count - before, sizeof *chosen->items, by_place);
	join_quotations(chosen, before);
}

static void choose(const struct hb_speech *speech, struct hb_candidates *candidates, struct hb_candidates *chosen)
{
	size_t start = 0, end;

	for (; start < candidates->count; start = end) {
		uint32_t block = speech->block_of[candidates->items[start].cue];

		for (end = start; end < candidates->count && speech->block_of[candidates->items[end].cue] == block;)
			end++;
		choose_in_block(speech, candidates->items + start, end - start, chosen);
	}
}

/* ---- quotations that no candidate holds -------------------------------------------------------------------------- */

static uint32_t words_of_quotation(const struct hb_speech *speech, const struct hb_quotation *quotation)
{
	return speech->words_before[quotation->end] - speech->words_before[quotation->first];
}

static bool is_held(const struct hb_speech *speech, const struct hb_quotation *quotation, const struct hb_candidates *chosen)
{
	struct hb_runs runs = {.items = {{quotation->first, quotation->end}}, .count = 1};
	uint32_t words = words_of_quotation(speech, quotation);

	for (size_t i = 0; i < chosen->count; i++)
		if (2 * hb_runs_common_words(speech, &runs, &chosen->items[i].content) > words)
			return true;
	return false;
}

static bool starts_sentence(const struct hb_speech *speech, uint32_t token)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	uint32_t first = analysis->sentences[analysis->tokens[token].sentence].first;

	return token == first || speech->words_before[token] == speech->words_before[first] ||
	       strchr(".!?", analysis->tokens[token - 1].text[0]) != NULL;
}

static bool ends_sentence(const struct hb_speech *speech, const struct hb_quotation *quotation)
{
	return quotation->marked_end && quotation->end >= quotation->first + 2 &&
	       strchr(".!?", speech->reading->analysis->tokens[quotation->end - 2].text[0]);
}

static bool fills_block(const struct hb_speech *speech, const struct hb_quotation *quotation)
{
	size_t n = speech->reading->analysis->n_tokens;
	uint32_t first = quotation->first, end = quotation->end;

	while (first > 0 && speech->block_of[first - 1] == quotation->block)
		first--;
	while (end < n && speech->block_of[end] == quotation->block)
		end++;
	return speech->words_before[first] == speech->words_before[quotation->first] &&
	       speech->words_before[end] == speech->words_before[quotation->end];
}

/* The last quoted statement that begins before the quotation, in its block or the one before; NULL if there is none. */
static struct hb_candidate *speech_before(const struct hb_speech *speech, const struct hb_quotation *quotation, struct hb_candidates *chosen)
{
	struct hb_candidate *found = NULL;

	for (size_t i = 0; i < chosen->count; i++) {
		struct hb_candidate *candidate = &chosen->items[i];
		uint32_t first = candidate->content.items[0].first;
		uint32_t last = candidate->content.items[candidate->content.count - 1].end - 1;

		if (first >= quotation->first || !candidate->quoted || speech->quotation_of[candidate->cue] != HB_NONE)
			continue;
		if (speech->block_of[last] == quotation->block || speech->block_of[last] + 1 == quotation->block)
			found = candidate;
	}
	return found;
}

/* '"A," she said, "and B."': is the quotation the second part of what the statement's sentence begins with? */
static bool goes_on_in_sentence(const struct hb_speech *speech, const struct hb_quotation *quotation, const struct hb_candidate *before)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t last = before->content.items[before->content.count - 1].end - 1;

	return before->content.items[0].first < before->cue && last < before->cue && before->cue < quotation->first &&
	       tokens[last].sentence == tokens[quotation->first].sentence && words_of_quotation(speech, quotation) >= FEWEST_CARRIED_WORDS;
}

/* Join a quotation that stands alone to the statement that it goes on with: `"A," she said. "B."`, a paragraph whose quotation was
 * left open, or a paragraph that is all quotation behind another. */
static void place_quotation(const struct hb_speech *speech, size_t index, struct hb_candidates *chosen)
{
	const struct hb_quotation *quotation = &speech->quotations.items[index];
	struct hb_candidate *before = speech_before(speech, quotation, chosen), carried;
	uint32_t last;

	if (!before || !(starts_sentence(speech, quotation->first) || goes_on_in_sentence(speech, quotation, before)) ||
	    (words_of_quotation(speech, quotation) < FEWEST_CARRIED_WORDS && !ends_sentence(speech, quotation)))
		return;
	last = before->content.items[before->content.count - 1].end - 1;
	if (speech->block_of[last] == quotation->block ||
	    (speech->quotation_of[last] != HB_NONE && speech->quotations.items[speech->quotation_of[last]].open)) {
		hb_trace(speech->reading, HB_PASS_STATEMENT, quotation->first, quotation->first + 1,
			 "a quotation that goes on with the words at '%s'", speech->reading->analysis->tokens[before->cue].text);
		if (before->content.count < HB_RUNS)
			hb_runs_add(&before->content, quotation->first, quotation->end);
		return;
	}
	if (!fills_block(speech, quotation)) {
		hb_trace_miss(speech->reading, HB_PASS_STATEMENT, quotation->first, quotation->first + 1,
			      "a quotation of nobody: its paragraph holds other words, too");
		return;
	}
	hb_trace(speech->reading, HB_PASS_STATEMENT, quotation->first, quotation->first + 1,
		 "a paragraph of quotation: speaker carried over from '%s' in the paragraph before", speech->reading->analysis->tokens[before->cue].text);
	carried = *before;
	carried.content = (struct hb_runs){.items = {{quotation->first, quotation->end}}, .count = 1};
	carried.score = carried_over;
	carried.speaker_share = 1;
	HB_PUSH(speech->reading->arena, *chosen, carried);
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
	uint32_t first = candidate->cue, end = candidate->cue + 1;

	while (first > 0 && tokens[first - 1].head == candidate->cue &&
	       (is(tokens[first - 1].dep, "aux") || is(tokens[first - 1].dep, "auxpass") || is(tokens[first - 1].dep, "neg") ||
		(is(tokens[first - 1].dep, "advmod") && is(tokens[first - 1].tag, "RB"))))
		first--;
	for (uint32_t k = end; k < end + 1 && k < speech->reading->analysis->n_tokens; k++)
		if (tokens[k].head == candidate->cue && is(tokens[k].dep, "prt"))
			end = k + 1;
	if (end < speech->reading->analysis->n_tokens && tokens[end].head == candidate->cue && is(tokens[end].dep, "prep") &&
	    ((candidate->frame[0] == 'p' && candidate->frame[1] == ':' && is(candidate->frame + 2, tokens[end].lower)) ||
	     is(candidate->frame, "accord")))
		end++;
	return hb_reading_span(speech->reading, first, end);
}

static enum hb_attitude attitude_of(const struct hb_token *cue, const char *frame)
{
	bool belief = in_list(cue->lemma, HB_SPEECH_WORDS_BELIEF) || in_list(cue->lower, HB_SPEECH_WORDS_BELIEF);
	bool intent = in_list(cue->lemma, HB_SPEECH_WORDS_INTENT) || in_list(cue->lower, HB_SPEECH_WORDS_INTENT);

	if (intent && (!belief || is(frame, "xcomp") || is(frame, "acl")))
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

		if (is(tokens[k].dep, "dative") || (is(tokens[k].dep, "dobj") && in_list(tokens[candidate->cue].lemma, HB_SPEECH_WORDS_TELLS)))
			object = k;
		else if (is(tokens[k].dep, "nsubj") && k > candidate->cue && is(tokens[k].pos, "PRON"))
			continue;
		if ((is(tokens[k].dep, "prep") || is(tokens[k].dep, "dative")) && in_list(tokens[k].lower, HB_SPEECH_WORDS_TOWARDS)) {
			object = HB_NONE;
			for (uint32_t o = speech->first_child[k]; o != HB_NONE; o = speech->next_sibling[o])
				if (is(tokens[o].dep, "pobj"))
					object = o;
		}
		if (object == HB_NONE || hb_runs_hold(&candidate->content, object))
			continue;
		entity = hb_reading_entity_at(reading, object);
		if (entity != HB_NONE && entity != statement->speaker && reading->entities.items[entity].entity.type != HB_PLACE)
			HB_PUSH(reading->arena, found, entity);
	}
	statement->addressees = found.items;
	statement->n_addressees = found.count;
}

static bool is_relative(const char *lower)
{
	return is(lower, "who") || is(lower, "which") || is(lower, "that");
}

static uint32_t speaker_entity(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t clause;

	if (candidate->speaker == HB_NONE)
		return HB_NONE;
	clause = tokens[candidate->speaker].head; /* "the man who said": the man */
	if (!is_relative(tokens[candidate->speaker].lower) || !is(tokens[clause].dep, "relcl"))
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

		if (span.end > span.start && speech->words_before[candidate->content.items[i].end] > speech->words_before[candidate->content.items[i].first])
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

		if (candidate->score < likely)
			continue;
		for (uint32_t r = 0; r < candidate->content.count; r++)
			for (uint32_t t = candidate->content.items[r].first; t < candidate->content.items[r].end; t++) {
				reading->statement_of[t] = order[i].index;
				if (speech->quotation_of[t] != HB_NONE && speech->quotation_of[t] != speech->quotation_of[candidate->cue])
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
		hb_trace(reading, HB_PASS_COREF, mention->first, mention->end, "the speaker of the quotation: %s", hb_trace_entity(reading, speaker));
		if (mention->entity != HB_NONE)
			leave_entity(reading, i);
		join_entity(reading, i, speaker);
	}
}

void hb_read_statements(struct hb_reading *reading)
{
	struct hb_speech speech;
	struct hb_candidates candidates, chosen = {0};
	size_t n_chosen, n_tokens = reading->analysis->n_tokens;
	uint32_t *direct_of = hb_arena_alloc(reading->arena, n_tokens, sizeof *direct_of);

	for (size_t i = 0; i < n_tokens; i++)
		direct_of[i] = HB_NONE;
	hb_speech_init(&speech, reading);
	hb_find_candidates(&speech, &candidates);
	judge(&speech, &candidates);
	choose(&speech, &candidates, &chosen);
	for (size_t i = 0; i < speech.quotations.count; i++)
		if (!is_held(&speech, &speech.quotations.items[i], &chosen))
			place_quotation(&speech, i, &chosen);
	n_chosen = chosen.count;
	if (n_chosen)
		qsort(chosen.items, n_chosen, sizeof *chosen.items, by_place);
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
