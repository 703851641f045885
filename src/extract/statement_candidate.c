/* Candidates: every verb, noun and adjective with what it governs. */
#include <string.h>

#include "extract/statement_internal.h"

/* Below these odds of the word alone nothing around it makes a statement of it. */
static const double hopeless = -4.5;

/* Longer contents are no sentence of any report; the cap bounds the work on hostile input. */
enum { MOST_TOKENS = 1500 };

static bool is(const char *text, const char *other)
{
	return strcmp(text, other) == 0;
}

static char class_of(const struct hb_token *token)
{
	if (is(token->pos, "VERB") || is(token->pos, "AUX"))
		return 'v';
	return is(token->pos, "NOUN") ? 'n' : is(token->pos, "ADJ") ? 'j' : '\0';
}

static struct hb_run subtree(const struct hb_token *tokens, uint32_t token)
{
	return (struct hb_run){tokens[token].left_edge, tokens[token].right_edge + 1};
}

static uint32_t child_with(const struct hb_speech *speech, uint32_t token, const char *dep)
{
	for (uint32_t k = speech->first_child[token]; k != HB_NONE; k = speech->next_sibling[k])
		if (is(speech->reading->analysis->tokens[k].dep, dep))
			return k;
	return HB_NONE;
}

/* Quotations that the content touches belong to it as a whole, apart from the attribution; all stays in the cue's block. */
static void take_quotations(const struct hb_speech *speech, struct hb_candidate *candidate)
{
	struct hb_runs content = candidate->content;
	uint32_t own = speech->quotation_of[candidate->cue], block = speech->block_of[candidate->cue], last = HB_NONE;

	for (uint32_t i = 0; i < content.count; i++) {
		for (uint32_t j = content.items[i].first; j < content.items[i].end; j++) {
			uint32_t q = speech->quotation_of[j];
			const struct hb_quotation *quotation;

			if (q == HB_NONE || q == own || q == last || speech->block_of[j] != block)
				continue;
			last = q;
			quotation = &speech->quotations.items[q];
			hb_runs_add(&candidate->content, quotation->first, quotation->end);
			candidate->quoted = true;
		}
	}
	if (!candidate->quoted)
		return;
	for (uint32_t i = 0; i < candidate->speaker_runs.count; i++)
		hb_runs_remove(&candidate->content, candidate->speaker_runs.items[i].first, candidate->speaker_runs.items[i].end);
	hb_runs_remove(&candidate->content, candidate->cue, candidate->cue + 1);
}

/* The words of the speaker: its subtree, without the clause that the cue itself stands in ("the man claiming that ..."). */
static void find_speaker_runs(const struct hb_speech *speech, struct hb_candidate *candidate)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	struct hb_run run;
	uint32_t branch = candidate->cue;

	candidate->speaker_runs.count = 0;
	if (candidate->speaker == HB_NONE)
		return;
	run = subtree(tokens, candidate->speaker);
	hb_runs_add(&candidate->speaker_runs, run.first, run.end);
	if (branch < run.first || branch >= run.end)
		return;
	for (size_t steps = 0; tokens[branch].head != candidate->speaker && tokens[branch].head != branch && steps < run.end - run.first; steps++)
		branch = tokens[branch].head;
	if (branch != candidate->speaker) {
		run = subtree(tokens, branch);
		hb_runs_remove(&candidate->speaker_runs, run.first, run.end);
	}
}

static void add_candidate(const struct hb_speech *speech, const struct hb_candidate *common, const char *frame, struct hb_run run,
			  struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens, *cue = &tokens[common->cue];
	struct hb_candidate candidate = *common;
	uint32_t first;

	candidate.frame = frame;
	if (run.end - run.first > MOST_TOKENS || hb_cue_log_odds(cue->lemma, candidate.class, frame) < hopeless)
		return;
	candidate.content.count = 0;
	hb_runs_add(&candidate.content, run.first, run.end);
	if (hb_runs_hold(&candidate.content, candidate.cue))
		hb_runs_remove(&candidate.content, cue->left_edge, cue->right_edge + 1);
	for (uint32_t i = 0; i < candidate.speaker_runs.count; i++)
		hb_runs_remove(&candidate.content, candidate.speaker_runs.items[i].first, candidate.speaker_runs.items[i].end);
	take_quotations(speech, &candidate);
	if (candidate.content.count == 0 || hb_runs_words(speech, &candidate.content) == 0)
		return;
	first = candidate.content.items[0].first;
	candidate.starts_quoted = speech->quotation_of[first] != HB_NONE && speech->quotation_of[first] != speech->quotation_of[candidate.cue];
	candidate.score = hb_score_candidate(speech, &candidate);
	HB_PUSH(speech->reading->arena, *candidates, candidate);
}

/* A label of the tree that is a frame as it stands. */
static bool is_frame(const struct hb_token *cue, const char *dep)
{
	static const char *const labels[] = {"ccomp", "xcomp", "dobj", "acl", "advcl", "oprd", "relcl"};

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (is(dep, labels[i]))
			return true;
	return is(dep, "nsubjpass") && is(cue->tag, "VBN");
}

/* "according to": the clause that it hangs on is the content, what follows "to" the speaker. */
static bool according(const struct hb_speech *speech, struct hb_candidate *common, struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t head = tokens[common->cue].head;

	if (!is(tokens[common->cue].lower, "according") || head == common->cue)
		return false;
	for (uint32_t k = speech->first_child[common->cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		uint32_t object = is(tokens[k].lower, "to") ? child_with(speech, k, "pobj") : HB_NONE;

		if (object == HB_NONE)
			continue;
		common->speaker = object;
		common->how = "accord";
		find_speaker_runs(speech, common);
		add_candidate(speech, common, "accord", subtree(tokens, head), candidates);
		return true;
	}
	return false;
}

/* The word stands inside of what it attributes: "The men, he said, are alive." */
static void add_reversed(const struct hb_speech *speech, const struct hb_candidate *common, struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens, *cue = &tokens[common->cue];
	struct hb_run run;

	if (cue->head == common->cue)
		return;
	run = subtree(tokens, cue->head);
	if (is(cue->dep, "parataxis"))
		add_candidate(speech, common, "rev", run, candidates);
	if (common->cue < cue->head || child_with(speech, common->cue, "ccomp") != HB_NONE)
		return;
	if (is(cue->dep, "ccomp"))
		add_candidate(speech, common, "revccomp", run, candidates);
	else if (is(cue->dep, "advcl"))
		add_candidate(speech, common, "revadvcl", run, candidates);
}

/* Is the quotation speech by its signs, not a word in quotation marks?  Then it ends in a comma or a sentence's end, inside of its marks or right
 * behind them. */
static bool is_set_off(const struct hb_speech *speech, const struct hb_quotation *quotation)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	const struct hb_token *tokens = analysis->tokens;
	uint32_t last = quotation->end - 1;

	if (!quotation->marked_end || last < quotation->first + 2)
		return false;
	return strchr(",.!?", tokens[last - 1].text[0]) || (last + 1 < analysis->n_tokens && tokens[last + 1].text[0] == ',');
}

/* Does all of the quotation hang on the cue, and none of it in a way that is a frame anyhow?  What stands before the cue as its object does not
 * count as such: "No comment," she added. */
static bool hangs_loosely(const struct hb_speech *speech, const struct hb_quotation *quotation, uint32_t cue)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;

	for (uint32_t i = quotation->first; i < quotation->end; i++) {
		bool outside = tokens[i].head < quotation->first || tokens[i].head >= quotation->end;
		bool object_before = i < cue && is(tokens[i].dep, "dobj");

		if (outside && (tokens[i].head != cue || (is_frame(&tokens[cue], tokens[i].dep) && !object_before)))
			return false;
	}
	return true;
}

/* '"Never," she said', '"No comment," she added': what is said is no clause, and parsers hang it on the verb in any way. */
static void add_quoted(const struct hb_speech *speech, const struct hb_candidate *common, struct hb_candidates *candidates)
{
	uint32_t last = HB_NONE, own = speech->quotation_of[common->cue];

	for (uint32_t k = speech->first_child[common->cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		uint32_t index = speech->quotation_of[k];
		const struct hb_quotation *quotation;

		/* a mark alone may hang here that opens what is said in the next sentence */
		if (index == HB_NONE || index == own || index == last || common->class != 'v' || speech->words_before[k + 1] == speech->words_before[k])
			continue;
		last = index;
		quotation = &speech->quotations.items[index];
		if (quotation->block == speech->block_of[common->cue] && is_set_off(speech, quotation) && hangs_loosely(speech, quotation, common->cue))
			add_candidate(speech, common, "ccomp", (struct hb_run){quotation->first, quotation->end}, candidates);
	}
}

static void find_at(const struct hb_speech *speech, uint32_t cue, struct hb_candidates *candidates)
{
	struct hb_reading *reading = speech->reading;
	const struct hb_token *tokens = reading->analysis->tokens;
	struct hb_candidate common = {.cue = cue, .class = class_of(&tokens[cue])};

	if (!common.class || according(speech, &common, candidates))
		return;
	common.speaker = hb_find_speaker(speech, cue, &common.how);
	find_speaker_runs(speech, &common);
	for (uint32_t k = speech->first_child[cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		struct hb_run run = subtree(tokens, k);

		if (is_frame(&tokens[cue], tokens[k].dep)) {
			add_candidate(speech, &common, tokens[k].dep, run, candidates);
		} else if (is(tokens[k].dep, "prep") && (child_with(speech, k, "pobj") != HB_NONE || child_with(speech, k, "pcomp") != HB_NONE)) {
			if (run.first == k)
				run.first++;
			add_candidate(speech, &common, hb_arena_format(reading->arena, "p:%s", tokens[k].lower), run, candidates);
		}
	}
	add_quoted(speech, &common, candidates);
	add_reversed(speech, &common, candidates);
}

void hb_find_candidates(const struct hb_speech *speech, struct hb_candidates *ret_candidates)
{
	*ret_candidates = (struct hb_candidates){0};
	for (size_t i = 0; i < speech->reading->analysis->n_tokens; i++)
		find_at(speech, (uint32_t)i, ret_candidates);
}
