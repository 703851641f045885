/* Candidates: every verb, noun and adjective with what it governs. */
#include <string.h>

#include "extract/people/mention_internal.h"
#include "extract/statements/statement_internal.h"
#include "speech_words.h"

/* Longer contents are no sentence of any report; the cap bounds the work on hostile input. */
enum { MOST_TOKENS = 1500, MOST_HEADLINE_WORDS = 30 };

/* Are most words of the sentence capitalised? */
static bool is_headline(const struct hb_speech *speech, uint32_t token)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	const struct hb_sentence *sentence = &analysis->sentences[analysis->tokens[token].sentence];
	uint32_t words = speech->words_before[sentence->end] - speech->words_before[sentence->first], capitals = 0;

	for (uint32_t i = sentence->first; i < sentence->end && words <= MOST_HEADLINE_WORDS; i++)
		capitals += hb_is_capital(&analysis->tokens[i]);
	return 3 * capitals >= 2 * words && words <= MOST_HEADLINE_WORDS;
}

static char class_of(const struct hb_speech *speech, uint32_t index)
{
	const struct hb_token *token = &speech->reading->analysis->tokens[index];

	if (hb_speech_is_verb(token))
		return 'v';
	if (hb_is(token->text, ":"))
		return 'c';
	if (hb_is(token->pos, "PROPN") && speech->first_child[index] != HB_NONE && is_headline(speech, index))
		return 'p';
	return hb_is(token->pos, "NOUN") ? 'n' : hb_is(token->pos, "ADJ") ? 'j' : '\0';
}

static struct hb_run subtree(const struct hb_token *tokens, uint32_t token)
{
	return (struct hb_run){tokens[token].left_edge, tokens[token].right_edge + 1};
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

/* The content begins as two runs, of which the second may be empty. */
static void add_candidate_of_two(const struct hb_speech *speech, const struct hb_candidate *common, const char *frame,
				 struct hb_run run, struct hb_run second, struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens, *cue = &tokens[common->cue];
	struct hb_candidate candidate = *common;
	uint32_t first;

	candidate.frame = frame;
	if (run.end - run.first > MOST_TOKENS)
		return;
	candidate.content.count = 0;
	hb_runs_add(&candidate.content, run.first, run.end);
	hb_runs_add(&candidate.content, second.first, second.end);
	if (hb_runs_hold(&candidate.content, candidate.cue))
		hb_runs_remove(&candidate.content, cue->left_edge, cue->right_edge + 1);
	for (uint32_t i = 0; i < candidate.speaker_runs.count; i++)
		hb_runs_remove(&candidate.content, candidate.speaker_runs.items[i].first, candidate.speaker_runs.items[i].end);
	take_quotations(speech, &candidate);
	if (candidate.content.count == 0 || hb_runs_words(speech, &candidate.content) == 0)
		return;
	first = candidate.content.items[0].first;
	candidate.starts_quoted =
		speech->quotation_of[first] != HB_NONE && speech->quotation_of[first] != speech->quotation_of[candidate.cue];
	HB_PUSH(speech->reading->arena, *candidates, candidate);
}

static void add_candidate(const struct hb_speech *speech, const struct hb_candidate *common, const char *frame, struct hb_run run,
			  struct hb_candidates *candidates)
{
	add_candidate_of_two(speech, common, frame, run, (struct hb_run){0, 0}, candidates);
}

/* A label of the tree that is a frame as it stands. */
static bool is_frame(const struct hb_token *cue, const char *dep)
{
	return hb_is_any(dep, "ccomp xcomp dobj acl advcl oprd relcl acomp") || (hb_is(dep, "nsubjpass") && hb_is(cue->tag, "VBN"));
}

/* "according to": the clause that it hangs on is the content, what follows "to" the speaker. */
static bool add_according(const struct hb_speech *speech, struct hb_candidate *common, struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	const struct hb_word *according = hb_words_of_class(&hb_speech_words, tokens[common->cue].lower, HB_SPEECH_WORDS_ACCORDING);
	uint32_t head = tokens[common->cue].head;

	if (!according || head == common->cue)
		return false;
	for (uint32_t k = speech->first_child[common->cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		uint32_t object = hb_is(tokens[k].lower, according->value) ? hb_speech_child(speech, k, "pobj") : HB_NONE;

		if (object == HB_NONE)
			continue;
		common->speaker = object;
		common->how = "accord";
		hb_speaker_runs(speech, common->cue, common->speaker, &common->speaker_runs);
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
	if (hb_is(cue->dep, "parataxis"))
		add_candidate(speech, common, "rev", run, candidates);
	if (common->cue < cue->head || hb_speech_child(speech, common->cue, "ccomp") != HB_NONE)
		return;
	if (hb_is(cue->dep, "ccomp"))
		add_candidate(speech, common, "revccomp", run, candidates);
	else if (hb_is(cue->dep, "advcl"))
		add_candidate(speech, common, "revadvcl", run, candidates);
}

/* Is the quotation speech by its signs, not a word in quotation marks?  Then it ends in a comma or a sentence's end, inside of its
 * marks or right behind them. */
static bool is_set_off(const struct hb_speech *speech, const struct hb_quotation *quotation)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	const struct hb_token *tokens = analysis->tokens;
	uint32_t last = quotation->end - 1;

	if (!quotation->marked_end || last < quotation->first + 2)
		return false;
	return strchr(",.!?", tokens[last - 1].text[0]) || (last + 1 < analysis->n_tokens && tokens[last + 1].text[0] == ',');
}

/* Does all of the quotation hang on the cue, and none of it in a way that is a frame anyhow?  What stands before the cue as its
 * object does not count as such: "No comment," she added. */
static bool hangs_loosely(const struct hb_speech *speech, const struct hb_quotation *quotation, uint32_t cue)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;

	for (uint32_t i = quotation->first; i < quotation->end; i++) {
		bool outside = tokens[i].head < quotation->first || tokens[i].head >= quotation->end;
		bool object_before = i < cue && hb_is(tokens[i].dep, "dobj");

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
		if (index == HB_NONE || index == own || index == last || common->class != 'v' ||
		    speech->words_before[k + 1] == speech->words_before[k])
			continue;
		last = index;
		quotation = &speech->quotations.items[index];
		if (quotation->block == speech->block_of[common->cue] && is_set_off(speech, quotation) &&
		    hangs_loosely(speech, quotation, common->cue))
			add_candidate(speech, common, "ccomp", (struct hb_run){quotation->first, quotation->end}, candidates);
	}
}

/* What the word's clause hangs on: "the lesson that they intended", "a call echoed by Japan". */
static void add_head(const struct hb_speech *speech, const struct hb_candidate *common, struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens, *cue = &tokens[common->cue];
	struct hb_candidate candidate = *common;

	if (common->class != 'v' || cue->head == common->cue ||
	    !(hb_is(cue->dep, "relcl") || (hb_is(cue->dep, "acl") && hb_is(cue->tag, "VBN"))))
		return;
	if (candidate.speaker == cue->head) {
		candidate.speaker = HB_NONE;
		candidate.speaker_runs.count = 0;
		candidate.how = "";
	}
	add_candidate(speech, &candidate, hb_is(cue->dep, "acl") ? "aclhead" : "relhead", subtree(tokens, cue->head), candidates);
}

/* The first token behind `from` that is a word or opens a quotation, in this or the next block. */
static uint32_t next_quotation(const struct hb_speech *speech, uint32_t from)
{
	const struct hb_analysis *analysis = speech->reading->analysis;

	for (uint32_t i = from; i < analysis->n_tokens && speech->block_of[i] <= speech->block_of[from - 1] + 1; i++) {
		if (speech->quotation_of[i] != HB_NONE)
			return speech->quotations.items[speech->quotation_of[i]].first == i ? i : HB_NONE;
		if (speech->words_before[i + 1] != speech->words_before[i])
			break;
	}
	return HB_NONE;
}

/* What is said stands in quotation marks after the sentence: 'Cruz went on: "..."', and what a colon brings in the sentence. */
static void add_next(const struct hb_speech *speech, struct hb_candidate *common, struct hb_candidates *candidates)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	const struct hb_token *tokens = analysis->tokens;
	const struct hb_sentence *sentence = &analysis->sentences[tokens[common->cue].sentence];
	uint32_t last = sentence->end, quotation;

	if (speech->quotation_of[common->cue] != HB_NONE || common->cue == sentence->first)
		return;
	while (last > common->cue && tokens[last - 1].is_space)
		last--;
	if (common->class == 'c' && common->cue + 1 < last)
		add_candidate(speech, common, "colon", (struct hb_run){common->cue + 1, last}, candidates);
	else if (hb_is(tokens[last - 1].text, ":") &&
		 (common->class == 'c' || tokens[common->cue].head == common->cue || last - common->cue <= 3)) {
		quotation = next_quotation(speech, sentence->end);
		if (quotation != HB_NONE) {
			const struct hb_quotation *next = &speech->quotations.items[speech->quotation_of[quotation]];
			struct hb_candidate candidate = *common;

			candidate.frame = "next";
			candidate.content = (struct hb_runs){.items = {{next->first, next->end}}, .count = 1};
			candidate.quoted = candidate.starts_quoted = true;
			HB_PUSH(speech->reading->arena, *candidates, candidate);
		}
	}
}

/* What is said of the object belongs to the content with it: "expected the baby to come in June", "cast her rival as narrow". */
static void add_object_with(const struct hb_speech *speech, const struct hb_candidate *common, struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t passive = hb_speech_child(speech, common->cue, "nsubjpass"),
		 object = passive == HB_NONE ? hb_speech_child(speech, common->cue, "dobj") : passive;
	struct hb_candidate candidate = *common;

	if (object == HB_NONE || common->class == 'c' || common->class == 'n')
		return;
	if (candidate.speaker == object) {
		candidate.speaker = HB_NONE;
		candidate.speaker_runs.count = 0;
		candidate.how = "passive";
	}
	for (uint32_t k = tokens[object].right_edge + 1; k != HB_NONE && k < tokens[common->cue].right_edge + 1; k++) {
		bool prep = hb_is(tokens[k].dep, "prep") && hb_speech_child(speech, k, "pobj") != HB_NONE;

		if (tokens[k].head != common->cue ||
		    !(prep || hb_is(tokens[k].dep, "xcomp") || hb_is(tokens[k].dep, "oprd") || hb_is(tokens[k].dep, "advcl")))
			continue;
		if (prep || passive == HB_NONE || !hb_is(tokens[k].dep, "advcl"))
			add_candidate_of_two(
				speech, &candidate,
				hb_arena_format(speech->reading->arena, "o+%s", prep ? tokens[k].lower : tokens[k].dep),
				subtree(tokens, object), subtree(tokens, k), candidates);
	}
}

static void find_at(const struct hb_speech *speech, uint32_t cue, struct hb_candidates *candidates)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	struct hb_candidate common = {.cue = cue, .class = class_of(speech, cue), .speaker = HB_NONE, .how = ""};

	if (!common.class || add_according(speech, &common, candidates))
		return;
	if (common.class != 'c')
		common.speaker = hb_find_speaker(speech, cue, &common.how);
	hb_speaker_runs(speech, cue, common.speaker, &common.speaker_runs);
	for (uint32_t k = common.class == 'c' ? HB_NONE : speech->first_child[cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		struct hb_run run = subtree(tokens, k);

		if (is_frame(&tokens[cue], tokens[k].dep)) {
			struct hb_candidate candidate = common;

			if (k == common.speaker) {
				candidate.speaker = HB_NONE;
				candidate.speaker_runs.count = 0;
				candidate.how = "passive";
			}
			add_candidate(speech, &candidate, tokens[k].dep, run, candidates);
		} else if (hb_is(tokens[k].dep, "prep") &&
			   (hb_speech_child(speech, k, "pobj") != HB_NONE || hb_speech_child(speech, k, "pcomp") != HB_NONE)) {
			uint32_t saying = hb_speech_child(speech, k, "pcomp");

			if (run.first == k)
				run.first++;
			if (saying == HB_NONE || hb_quoting_verb(speech, saying) != cue)
				add_candidate(speech, &common, hb_arena_format(speech->reading->arena, "p:%s", tokens[k].lower),
					      run, candidates);
		}
	}
	if (common.class == 'v' || common.class == 'c')
		add_next(speech, &common, candidates);
	if (common.class == 'c')
		return;
	add_object_with(speech, &common, candidates);
	add_quoted(speech, &common, candidates);
	add_reversed(speech, &common, candidates);
	add_head(speech, &common, candidates);
}

void hb_find_candidates(const struct hb_speech *speech, struct hb_candidates *ret_candidates)
{
	*ret_candidates = (struct hb_candidates){0};
	for (size_t i = 0; i < speech->reading->analysis->n_tokens; i++)
		find_at(speech, (uint32_t)i, ret_candidates);
}
