/* Runs of tokens, and what is known of every token before statements are looked for: quotations, words, children. */
#include <string.h>

#include "extract/statements/statement_internal.h"

void hb_runs_remove(struct hb_runs *runs, uint32_t first, uint32_t end)
{
	struct hb_runs kept = {.count = 0};

	if (first >= end)
		return;
	for (uint32_t i = 0; i < runs->count; i++) {
		struct hb_run run = runs->items[i];

		if (run.end <= first || run.first >= end) {
			if (kept.count < HB_RUNS)
				kept.items[kept.count++] = run;
			continue;
		}
		if (run.first < first && kept.count < HB_RUNS)
			kept.items[kept.count++] = (struct hb_run){run.first, first};
		if (run.end > end && kept.count < HB_RUNS)
			kept.items[kept.count++] = (struct hb_run){end, run.end};
	}
	*runs = kept;
}

void hb_runs_add(struct hb_runs *runs, uint32_t first, uint32_t end)
{
	struct hb_runs kept = {.count = 0};
	bool placed = false;

	if (first >= end)
		return;
	for (uint32_t i = 0; i < runs->count; i++) {
		struct hb_run run = runs->items[i];

		if (run.end >= first && run.first <= end) { /* touching runs become one */
			first = run.first < first ? run.first : first;
			end = run.end > end ? run.end : end;
			continue;
		}
		if (run.first > end && !placed && kept.count < HB_RUNS) {
			kept.items[kept.count++] = (struct hb_run){first, end};
			placed = true;
		}
		if (kept.count < HB_RUNS)
			kept.items[kept.count++] = run;
	}
	if (!placed && kept.count < HB_RUNS)
		kept.items[kept.count++] = (struct hb_run){first, end};
	*runs = kept;
}

bool hb_runs_hold(const struct hb_runs *runs, uint32_t token)
{
	for (uint32_t i = 0; i < runs->count; i++)
		if (token >= runs->items[i].first && token < runs->items[i].end)
			return true;
	return false;
}

uint32_t hb_runs_words(const struct hb_speech *speech, const struct hb_runs *runs)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < runs->count; i++)
		n += speech->words_before[runs->items[i].end] - speech->words_before[runs->items[i].first];
	return n;
}

uint32_t hb_runs_common_words(const struct hb_speech *speech, const struct hb_runs *a, const struct hb_runs *b)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < a->count; i++)
		for (uint32_t j = 0; j < b->count; j++) {
			uint32_t first = a->items[i].first > b->items[j].first ? a->items[i].first : b->items[j].first;
			uint32_t end = a->items[i].end < b->items[j].end ? a->items[i].end : b->items[j].end;

			if (first < end)
				n += speech->words_before[end] - speech->words_before[first];
		}
	return n;
}

/* ---- quotations -------------------------------------------------------------------------------------------------- */

static bool is_one_of(const char *text, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(text, *list) == 0)
			return true;
	return false;
}

/* The marks that open a quotation, each with those that close it.  Straight and curly marks get mixed, and what opens in one
 * language closes in another. */
struct marks {
	const char *opening;
	const char *closing[5];
};

static const char left_angled[] = "\xC2\xAB", right_angled[] = "\xC2\xBB";

static const struct marks double_marks[] = {
	{"\xE2\x80\x9C", {"\xE2\x80\x9D", "\"", "''", right_angled}},        /* curly */
	{"\xE2\x80\x9E", {"\xE2\x80\x9C", "\xE2\x80\x9D", "\"", "''"}}, /* low and high */
	{left_angled, {right_angled, "\xE2\x80\x9D", "\"", "''"}},          /* angled */
	{right_angled, {left_angled}},                                      /* angled inwards */
	{"\"", {"\"", "\xE2\x80\x9D", "''", right_angled}},
	{"``", {"''", "\xE2\x80\x9D", "\"", right_angled}},
	{"''", {"''", "\xE2\x80\x9D", "\"", right_angled}},
	{0},
};

static const struct marks single_marks[] = {
	{"\xE2\x80\x98", {"\xE2\x80\x99", "'"}},
	{"'", {"\xE2\x80\x99", "'"}},
	{"\xE2\x80\x9A", {"\xE2\x80\x98", "\xE2\x80\x99"}}, /* low and high */
	{"\xE2\x80\xB9", {"\xE2\x80\xBA"}},                 /* angled */
	{0},
};

static const struct marks *opened_by(const struct marks *list, const char *text)
{
	for (; list->opening; list++)
		if (strcmp(text, list->opening) == 0)
			return list;
	return NULL;
}

/* An angled mark that points to the right opens inwards only before a word: «so» others close. */
static const struct marks *opens(const struct hb_token *token)
{
	const struct marks *marks = opened_by(double_marks, token->text);

	return marks && strcmp(marks->opening, right_angled) == 0 && token->space_after ? NULL : marks;
}

/* Single marks are apostrophes too: a quotation in them begins after a space and has an end in the block before the next
 * beginning.  Returns the closing token, `end` if there is none. */
static uint32_t single_end(const struct hb_token *tokens, const struct marks *marks, uint32_t i, uint32_t end)
{
	if (i > 0 && !tokens[i - 1].space_after && tokens[i - 1].end == tokens[i].start)
		return end;
	if (tokens[i].space_after)
		return end;
	for (uint32_t j = i + 2; j < end; j++) {
		bool closes = is_one_of(tokens[j].text, marks->closing) && strcmp(tokens[j].tag, "POS") != 0;

		if (closes && (j + 1 == end || tokens[j].space_after || strchr(".,;:!?)", tokens[j + 1].text[0])))
			return j;
		if (opened_by(single_marks, tokens[j].text) && tokens[j - 1].space_after)
			return end;
	}
	return end;
}

static void add_quotation(struct hb_speech *speech, uint32_t first, uint32_t end, uint32_t block, bool open)
{
	struct hb_quotation quotation = {.first = first, .end = end, .block = block, .open = open, .marked_end = !open};

	for (uint32_t i = first; i < end; i++)
		speech->quotation_of[i] = (uint32_t)speech->quotations.count;
	HB_PUSH(speech->reading->arena, speech->quotations, quotation);
}

static void find_quotations(struct hb_speech *speech, uint32_t first, uint32_t end, uint32_t block)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	const struct marks *open = NULL;
	uint32_t start = first;

	for (uint32_t i = first; i < end; i++) {
		const struct marks *single = open ? NULL : opened_by(single_marks, tokens[i].text), *opened = opens(&tokens[i]);

		if (open && is_one_of(tokens[i].text, open->closing)) {
			add_quotation(speech, start, i + 1, block, false);
			open = NULL;
		} else if (single) {
			uint32_t last = single_end(tokens, single, i, end);

			if (last < end) {
				add_quotation(speech, i, last + 1, block, false);
				i = last;
			}
		} else if (opened && !(open && strcmp(tokens[i].text, left_angled) == 0)) {
			open = opened;
			start = i;
		}
	}
	if (open && start + 1 < end)
		add_quotation(speech, start, end, block, true);
}

/* ---- tokens ------------------------------------------------------------------------------------------------------ */

static bool has_word_character(const char *text)
{
	for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
		if ((*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= 0xC3 && *c != 0xE2))
			return true;
	}
	return false;
}

/* No word of any report has more; the cap bounds the work on hostile input, where every cue may climb to one and the same. */
enum { MOST_CHILDREN = 500 };

static void link_children(struct hb_speech *speech)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	uint32_t n = (uint32_t)analysis->n_tokens;
	uint32_t *last = hb_arena_alloc(speech->reading->arena, n, sizeof *last);
	uint32_t *count = hb_arena_zero(speech->reading->arena, n, sizeof *count);

	speech->first_child = hb_arena_alloc(speech->reading->arena, n, sizeof *speech->first_child);
	speech->next_sibling = hb_arena_alloc(speech->reading->arena, n, sizeof *speech->next_sibling);
	for (uint32_t i = 0; i < n; i++)
		speech->first_child[i] = speech->next_sibling[i] = HB_NONE;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t head = analysis->tokens[i].head;

		if (head == i || count[head] == MOST_CHILDREN)
			continue;
		if (count[head]++)
			speech->next_sibling[last[head]] = i;
		else
			speech->first_child[head] = i;
		last[head] = i;
	}
}

uint32_t hb_speech_child(const struct hb_speech *speech, uint32_t token, const char *dep)
{
	for (uint32_t k = speech->first_child[token]; k != HB_NONE; k = speech->next_sibling[k])
		if (strcmp(speech->reading->analysis->tokens[k].dep, dep) == 0)
			return k;
	return HB_NONE;
}

uint32_t hb_speech_agent(const struct hb_speech *speech, uint32_t verb)
{
	uint32_t by = hb_speech_child(speech, verb, "agent");

	return by == HB_NONE ? HB_NONE : hb_speech_child(speech, by, "pobj");
}

bool hb_speech_is_verb(const struct hb_token *token)
{
	return strcmp(token->pos, "VERB") == 0 || strcmp(token->pos, "AUX") == 0;
}

void hb_speech_init(struct hb_speech *speech, struct hb_reading *reading)
{
	const struct hb_analysis *analysis = reading->analysis;
	uint32_t n = (uint32_t)analysis->n_tokens;

	*speech = (struct hb_speech){.reading = reading};
	speech->quotation_of = hb_arena_alloc(reading->arena, n, sizeof *speech->quotation_of);
	speech->block_of = hb_arena_alloc(reading->arena, n, sizeof *speech->block_of);
	speech->words_before = hb_arena_alloc(reading->arena, n + 1, sizeof *speech->words_before);
	speech->codes = hb_arena_zero(reading->arena, n, sizeof *speech->codes);
	speech->words_before[0] = 0;
	for (uint32_t i = 0; i < n; i++) {
		speech->quotation_of[i] = HB_NONE;
		speech->block_of[i] = analysis->sentences[analysis->tokens[i].sentence].block;
		speech->words_before[i + 1] = speech->words_before[i] + has_word_character(analysis->tokens[i].text);
	}
	link_children(speech);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && speech->block_of[end] == speech->block_of[i];)
			end++;
		find_quotations(speech, i, end, speech->block_of[i]);
	}
}
