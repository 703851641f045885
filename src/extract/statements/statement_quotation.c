/* Quotations that no statement holds: those that go on with the words of one are joined to it. */
#include <string.h>

#include "extract/statements/statement_internal.h"
#include "extract/trace.h"

/* Log odds of a quotation whose speaker is carried over from the paragraph before. */
static const double carried_over = 0.0;

enum { FEWEST_CARRIED_WORDS = 4 };

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
static struct hb_candidate *speech_before(const struct hb_speech *speech, const struct hb_quotation *quotation,
					  struct hb_candidates *chosen)
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
static bool goes_on_in_sentence(const struct hb_speech *speech, const struct hb_quotation *quotation,
				const struct hb_candidate *before)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t last = before->content.items[before->content.count - 1].end - 1;

	return before->content.items[0].first < before->cue && last < before->cue && before->cue < quotation->first &&
	       tokens[last].sentence == tokens[quotation->first].sentence &&
	       words_of_quotation(speech, quotation) >= FEWEST_CARRIED_WORDS;
}

/* Join a quotation that stands alone to the statement that it goes on with: `"A," she said. "B."`, a paragraph whose quotation was
 * left open, or a paragraph that is all quotation behind another. */
static void place_quotation(const struct hb_speech *speech, const struct hb_quotation *quotation, struct hb_candidates *chosen)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	struct hb_candidate *before = speech_before(speech, quotation, chosen), carried;
	uint32_t last;

	if (!before || !(starts_sentence(speech, quotation->first) || goes_on_in_sentence(speech, quotation, before)) ||
	    (words_of_quotation(speech, quotation) < FEWEST_CARRIED_WORDS && !ends_sentence(speech, quotation)))
		return;
	last = before->content.items[before->content.count - 1].end - 1;
	if (speech->block_of[last] == quotation->block ||
	    (speech->quotation_of[last] != HB_NONE && speech->quotations.items[speech->quotation_of[last]].open)) {
		hb_trace(speech->reading, HB_PASS_STATEMENT, quotation->first, quotation->first + 1,
			 "a quotation that goes on with the words at '%s'", tokens[before->cue].text);
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
		 "a paragraph of quotation: speaker carried over from '%s' in the paragraph before", tokens[before->cue].text);
	carried = *before;
	carried.content = (struct hb_runs){.items = {{quotation->first, quotation->end}}, .count = 1};
	carried.score = carried_over;
	carried.speaker_share = 1;
	HB_PUSH(speech->reading->arena, *chosen, carried);
}

void hb_place_quotations(const struct hb_speech *speech, struct hb_candidates *chosen)
{
	for (size_t i = 0; i < speech->quotations.count; i++)
		if (!is_held(speech, &speech->quotations.items[i], chosen))
			place_quotation(speech, &speech->quotations.items[i], chosen);
}
