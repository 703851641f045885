/* Scoring candidates: a logistic model over what the word usually governs and how it stands here.  Features are texts in lower
 * case; data/LANG/attribution.txt holds their weights, in hundredths, and the counts of words by class and frame. */
#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/statement_internal.h"
#include "speech_words.h"

enum { FEATURE_BYTES = 96 };

struct counts {
	double seen, attributed;
};

static double weight(const char *name)
{
	const struct hb_word *word = hb_words_of_class(&hb_speech_words, name, HB_SPEECH_WORDS_WEIGHT);

	return word ? strtol(word->value, NULL, 10) / 100.0 : 0;
}

static const struct hb_word *cue_entry(const char *lemma, char class, const char *frame)
{
	char key[FEATURE_BYTES];

	snprintf(key, sizeof key, "%s %c %s", lemma, class, frame);
	return hb_words_of_class(&hb_speech_words, key, HB_SPEECH_WORDS_CUE);
}

const char *hb_cue_place(const char *lemma, char class, const char *frame)
{
	const struct hb_word *word = cue_entry(lemma, class, frame);

	return word ? word->place : NULL;
}

static struct counts counts_of(const char *lemma, char class, const char *frame)
{
	const struct hb_word *word = cue_entry(lemma, class, frame);
	struct counts counts = {0, 0};

	if (word)
		sscanf(word->value, "%lf %lf", &counts.seen, &counts.attributed);
	return counts;
}

double hb_cue_log_odds(const char *lemma, char class, const char *frame)
{
	char lower[FEATURE_BYTES / 2];
	struct counts by_frame, by_word, both;
	double frame_share, word_share, share;
	size_t i;

	for (i = 0; lemma[i] && i + 1 < sizeof lower; i++)
		lower[i] = (char)tolower((unsigned char)lemma[i]);
	lower[i] = '\0';
	by_frame = counts_of("*", class, frame);
	by_word = counts_of(lower, class, "*");
	both = counts_of(lower, class, frame);
	/* What is rare leans on the word with any frame and the frame with any word. */
	frame_share = (by_frame.attributed + 0.5) / (by_frame.seen + 3);
	word_share = (by_word.attributed + 6 * frame_share) / (by_word.seen + 6);
	share = (both.attributed + 2 * word_share + 2 * frame_share) / (both.seen + 4);
	share = share < 0.001 ? 0.001 : share > 0.999 ? 0.999 : share;
	return log(share / (1 - share));
}

static double add(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The weight of the feature that the format spells. */
static double add(const char *format, ...)
{
	char name[FEATURE_BYTES];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(name, sizeof name, format, arguments);
	va_end(arguments);
	for (char *c = name; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return weight(name);
}

static int length_class(uint32_t tokens)
{
	return tokens <= 1 ? 0 : tokens <= 3 ? 1 : tokens <= 6 ? 2 : tokens <= 12 ? 3 : tokens <= 25 ? 4 : 5;
}

static uint32_t n_tokens(const struct hb_runs *runs)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < runs->count; i++)
		n += runs->items[i].end - runs->items[i].first;
	return n;
}

static bool holds_verb(const struct hb_token *tokens, const struct hb_runs *runs)
{
	for (uint32_t i = 0; i < runs->count; i++)
		for (uint32_t j = runs->items[i].first; j < runs->items[i].end; j++)
			if (strcmp(tokens[j].pos, "VERB") == 0 || strcmp(tokens[j].pos, "AUX") == 0)
				return true;
	return false;
}

static double score_speaker(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	const char *frame = candidate->frame;
	char class = candidate->class;
	bool pronoun = false;
	double score;

	if (candidate->speaker == HB_NONE) {
		score = add("src=none");
	} else {
		const struct hb_token *token = &analysis->tokens[candidate->speaker];

		pronoun = strcmp(token->pos, "PRON") == 0;
		if (pronoun)
			score = add("src=pron:%s", token->lower);
		else if (token->name != HB_NONE)
			score = add("src=ent:%s", analysis->names[token->name].label);
		else
			score = add("src=noun");
	}
	score += add("how=%s", candidate->how);
	return score + add("%c%s|%d%s", class, frame, candidate->speaker != HB_NONE, pronoun ? "p" : "");
}

static double score_cue(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens, *cue = &tokens[candidate->cue];
	bool negated = false;
	double score = add("tag=%s|%c", cue->tag, candidate->class) + add("dep=%s|%c", cue->dep, candidate->class);

	for (uint32_t k = speech->first_child[candidate->cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		if (strcmp(tokens[k].dep, "neg") == 0)
			negated = true;
		else if (strcmp(tokens[k].dep, "aux") == 0)
			score += add("aux=%s", tokens[k].lemma);
		else if (strcmp(tokens[k].dep, "mark") == 0)
			score += weight("mark");
	}
	return score + add("neg=%d", negated) + add("inq=%d", speech->quotation_of[candidate->cue] != HB_NONE);
}

static double score_content(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	static const char *const openers[] = {"that", "to", "whether", "if", "how", "what", "why", "when", "who", "where"};
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	const char *frame = candidate->frame;
	char class = candidate->class;
	int length = length_class(n_tokens(&candidate->content));
	uint32_t first = candidate->content.items[0].first;
	double score = add("q=%d%d", candidate->quoted, candidate->starts_quoted) + add("%c%sq=%d", class, frame, candidate->quoted);

	score += add("len%d", length) + add("len%d%c%s", length, class, frame);
	score += add("verb=%d%c%s", holds_verb(tokens, &candidate->content), class, strcmp(frame, "ccomp") == 0 ? "c" : "");
	for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++)
		if (strcmp(tokens[first].lower, openers[i]) == 0)
			score += add("first=%s%s", openers[i], frame);
	return score + add("before=%d", first < candidate->cue);
}

double hb_score_candidate(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	const struct hb_token *cue = &speech->reading->analysis->tokens[candidate->cue];
	double score = weight("bias") + weight("log odds") * hb_cue_log_odds(cue->lemma, candidate->class, candidate->frame);

	score += add("%c%s", candidate->class, candidate->frame);
	return score + score_speaker(speech, candidate) + score_cue(speech, candidate) + score_content(speech, candidate);
}
