/* Which candidates are statements: what was learnt judges each, and the best that do not repeat each other are taken. */
#include <math.h>
#include <stdlib.h>

#include "extract/people/mention_internal.h"
#include "extract/statements/statement_internal.h"
#include "extract/trace.h"
#include "speech_words.h"

/* A candidate is taken from these log odds on; of its speaker's share a part counts, too.  These and the measures of repetition
 * were settled on PolNeAR: between -0.3 and -0.6 its F1 hardly moves. */
static const double enough = -0.5;
static const double weight_of_speaker = 0.7;

/* Two contents that share this much (Dice) are one statement read twice; unless one is told within the other and sure by itself. */
static const double repeated = 0.3, repeated_within = 0.8, sure = 1.0;

/* Candidates under this are not worth a note. */
static const double worth_a_note = -3;

/* What is less likely is not looked at any further. */
static const double hopeless = -4;

/* At least that of "he quoted her as saying": it is too rare in what was learnt from. */
static const double certain = 2.0;

enum { MOST_IN_BLOCK = 4000 };

/* What a candidate is, for a note. */
static const char *candidate_text(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_reading *reading = speech->reading;
	const struct hb_token *cue = &reading->analysis->tokens[candidate->cue];
	const char *speaker = candidate->speaker == HB_NONE ? "not found" : reading->analysis->tokens[candidate->speaker].text;
	const struct hb_run *content = candidate->content.items;

	return hb_arena_format(reading->arena,
			       "'%s' with %s, speaker %s (%s, %.2f), words '%s'; log odds %.2f (data/en/statements.weights): %s",
			       cue->text, candidate->frame, speaker, candidate->how, candidate->speaker_share,
			       hb_trace_words(reading, content->first, content->end), candidate->score, candidate->why);
}

static void note(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	if (speech->reading->trace)
		hb_trace(speech->reading, HB_PASS_STATEMENT, candidate->cue, candidate->cue + 1, "%s",
			 candidate_text(speech, candidate));
}

static void note_miss(const struct hb_speech *speech, const struct hb_candidate *candidate, const char *why)
{
	if (speech->reading->trace && candidate->score > worth_a_note)
		hb_trace_miss(speech->reading, HB_PASS_STATEMENT, candidate->cue, candidate->cue + 1, "%s: %s", why,
			      candidate_text(speech, candidate));
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
		if (hb_is(candidate->how, "quoted") && hb_is(candidate->frame, "ccomp") && candidate->score < certain)
			candidate->score = certain;
		if (candidate->score <= hopeless)
			continue;
		if (speech->reading->trace) /* before its speaker and its end are settled, on which signs hang */
			candidate->why = hb_judge_reasons(speech->reading->arena, HB_JUDGE_CONTENT, &signs);
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

int hb_candidates_by_place(const void *a, const void *b)
{
	const struct hb_candidate *x = a, *y = b;

	if (x->content.items[0].first != y->content.items[0].first)
		return x->content.items[0].first < y->content.items[0].first ? -1 : 1;
	return x->cue < y->cue ? -1 : x->cue > y->cue;
}

/* "She said the kidnappers told her that he was ill": speech with a speaker and a clause of its own, in the words of a statement
 * that was taken. Annotators mark it less often than other speech, but it is the chain by which something is known. */
static bool is_told_within(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_candidate *kept,
			   size_t n_kept)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;

	if (candidate->class != 'v' || !hb_is(candidate->frame, "ccomp") || candidate->speaker == HB_NONE ||
	    tokens[candidate->speaker].head != candidate->cue ||
	    !hb_words_of_class(&hb_speech_words, tokens[candidate->cue].lemma, HB_SPEECH_WORDS_PASSES_ON))
		return false;
	for (size_t i = 0; i < n_kept; i++)
		if (kept[i].cue != candidate->cue && hb_runs_hold(&kept[i].content, candidate->cue))
			return true;
	return false;
}

static bool repeats(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_candidate *kept,
		    size_t n_kept)
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
static void choose_in_block(const struct hb_speech *speech, struct hb_candidate *candidates, size_t count,
			    struct hb_candidates *chosen)
{
	size_t before = chosen->count;

	qsort(candidates, count, sizeof *candidates, by_score);
	for (size_t i = 0; i < count && i < MOST_IN_BLOCK; i++) {
		double score = candidates[i].score + weight_of_speaker * log(candidates[i].speaker_share);
		bool told_within =
			score <= enough && is_told_within(speech, &candidates[i], chosen->items + before, chosen->count - before);

		if (score <= enough && !told_within) {
			note_miss(speech, &candidates[i], "too unlikely");
		} else if (repeats(speech, &candidates[i], chosen->items + before, chosen->count - before)) {
			note_miss(speech, &candidates[i], "repeats a surer statement");
		} else {
			if (told_within && candidates[i].score < HB_LIKELY)
				candidates[i].score = HB_LIKELY;
			note(speech, &candidates[i]);
			HB_PUSH(speech->reading->arena, *chosen, candidates[i]);
		}
	}
	if (chosen->count > before)
		qsort(chosen->items + before, chosen->count - before, sizeof *chosen->items, hb_candidates_by_place);
	join_quotations(chosen, before);
}

void hb_choose_statements(const struct hb_speech *speech, struct hb_candidates *candidates, struct hb_candidates *ret_chosen)
{
	size_t start = 0, end;

	*ret_chosen = (struct hb_candidates){0};
	judge(speech, candidates);
	for (; start < candidates->count; start = end) {
		uint32_t block = speech->block_of[candidates->items[start].cue];

		for (end = start; end < candidates->count && speech->block_of[candidates->items[end].cue] == block;)
			end++;
		choose_in_block(speech, candidates->items + start, end - start, ret_chosen);
	}
}
