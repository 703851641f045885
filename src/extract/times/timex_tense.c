/* The tense of the verb that a time hangs on, which tells the days gone by from those to come. */
#include <string.h>

#include "extract/times/timex_internal.h"
#include "time_words.h"

enum { CLIMB = 8 };

static bool is(const char *text, const char *other)
{
	return strcmp(text, other) == 0;
}

static bool has_class(const char *lower, unsigned class)
{
	return hb_words_of_class(&hb_time_words, lower, class) != NULL;
}

static bool token_has_class(const struct hb_token *token, unsigned class)
{
	return has_class(token->lower, class) || has_class(token->lemma, class);
}

/* "could not be reached", "nobody could say". */
static bool denied(const struct hb_analysis *analysis, uint32_t verb)
{
	const struct hb_token *tokens = analysis->tokens;

	for (uint32_t i = tokens[verb].left_edge; i < verb; i++)
		if (has_class(tokens[i].norm, HB_TIME_WORDS_DENIAL) || has_class(tokens[i].lower, HB_TIME_WORDS_DENIAL))
			return true;
	return false;
}

/* An auxiliary of the verb: its tense says more than the verb's own form.  After a modal verb only "have" still tells. */
static enum hb_tense tense_of_auxiliaries(const struct hb_analysis *analysis, uint32_t verb)
{
	const struct hb_token *tokens = analysis->tokens;
	enum hb_tense tense = HB_TENSE_UNKNOWN;

	for (uint32_t i = tokens[verb].left_edge; i < verb; i++) {
		if (tokens[i].head != verb || (!is(tokens[i].dep, "aux") && !is(tokens[i].dep, "auxpass")))
			continue;
		if (is(tokens[i].tag, "MD")) {
			if (has_class(tokens[i].norm, HB_TIME_WORDS_SOONAUX) || has_class(tokens[i].lower, HB_TIME_WORDS_SOONAUX))
				tense = HB_TENSE_FUTURE;
			else if (has_class(tokens[i].lower, HB_TIME_WORDS_COULDAUX))
				tense = denied(analysis, verb) ? HB_TENSE_PAST : HB_TENSE_FUTURE;
			else
				tense = HB_TENSE_PRESENT;
		} else if (is(tokens[i].tag, "VBD") || is(tokens[i].lemma, "have")) {
			tense = HB_TENSE_PAST;
		} else if (tense == HB_TENSE_UNKNOWN && (is(tokens[i].tag, "VBZ") || is(tokens[i].tag, "VBP"))) {
			tense = HB_TENSE_PRESENT;
		}
	}
	return tense;
}

/* "Iran let them go": with a subject in the singular "let" and the like are in the past. */
static bool has_one_subject(const struct hb_analysis *analysis, uint32_t verb)
{
	const struct hb_token *tokens = analysis->tokens;

	for (uint32_t i = tokens[verb].left_edge; i < verb; i++)
		if (tokens[i].head == verb && is(tokens[i].dep, "nsubj"))
			return is(tokens[i].tag, "NN") || is(tokens[i].tag, "NNP") ||
			       has_class(tokens[i].lower, HB_TIME_WORDS_ONESUBJECT);
	return false;
}

static enum hb_tense tense_of_verb(const struct hb_analysis *analysis, uint32_t verb)
{
	const struct hb_token *token = &analysis->tokens[verb];
	const struct hb_word *ahead = hb_words_of_class(&hb_time_words, token->lower, HB_TIME_WORDS_AHEADFOR);
	enum hb_tense tense;

	if (token_has_class(token, HB_TIME_WORDS_AHEAD))
		return HB_TENSE_FUTURE;
	if (ahead && verb + 1 < analysis->n_tokens && is(token[1].lower, ahead->value))
		return HB_TENSE_FUTURE;
	tense = tense_of_auxiliaries(analysis, verb);
	if (tense != HB_TENSE_UNKNOWN)
		return tense;
	if (is(token->tag, "VBD") || is(token->tag, "VBN"))
		return HB_TENSE_PAST;
	if (is(token->tag, "VBP") && is(token->dep, "ccomp") &&
	    token_has_class(&analysis->tokens[token->head], HB_TIME_WORDS_LETTING))
		return HB_TENSE_UNKNOWN;
	if (is(token->tag, "VBP") && has_class(token->lower, HB_TIME_WORDS_BOTHTENSES) && has_one_subject(analysis, verb))
		return HB_TENSE_PAST;
	if (is(token->tag, "VBZ") || is(token->tag, "VBP"))
		return HB_TENSE_PRESENT;
	return HB_TENSE_UNKNOWN;
}

/* "was summoned to testify", "the order to leave": what is told lies after the telling, unless its verb carries it through
 * ("managed to escape") or it says what for ("came to see him"). */
static bool lies_after_its_verb(const struct hb_token *tokens, uint32_t verb)
{
	const struct hb_token *token = &tokens[verb];
	bool infinitive = false, bidden = token_has_class(&tokens[token->head], HB_TIME_WORDS_BIDDING);

	if (!is(token->tag, "VB") || (!is(token->dep, "xcomp") && !is(token->dep, "ccomp") && !is(token->dep, "acl") &&
				      !(is(token->dep, "advcl") && bidden)))
		return false;
	for (uint32_t i = token->left_edge; i < verb && !infinitive; i++)
		infinitive = tokens[i].head == verb && is(tokens[i].tag, "TO");
	return infinitive && !token_has_class(&tokens[token->head], HB_TIME_WORDS_MANAGED);
}

/* The token of the range that hangs on something outside of it. */
static uint32_t head_of(const struct hb_token *tokens, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (tokens[i].head < first || tokens[i].head >= end || tokens[i].head == i)
			return i;
	return end - 1;
}

/* Does the token stand before a noun as its modifier? */
static bool modifies_noun(const struct hb_token *tokens, uint32_t token)
{
	const char *dep = tokens[token].dep;
	bool before_verb = is(tokens[tokens[token].head].pos, "VERB") && !is(dep, "poss");

	return !before_verb && (is(dep, "poss") || is(dep, "compound") || is(dep, "amod") || is(dep, "nmod") || is(dep, "nummod"));
}

/* "gave them until Friday": what is set as an end lies ahead. */
static bool ends_a_term(const struct hb_token *tokens, uint32_t first, uint32_t head)
{
	if (first == 0 || tokens[first - 1].sentence != tokens[first].sentence ||
	    !has_class(tokens[first - 1].lower, HB_TIME_WORDS_OPENSTART))
		return false;
	for (int i = 0; i < CLIMB / 2 && tokens[head].head != head; i++) {
		head = tokens[head].head;
		if (token_has_class(&tokens[head], HB_TIME_WORDS_BIDDING))
			return true;
	}
	return false;
}

/* From a word up to the first verb that has a tense. */
static enum hb_tense climb(const struct hb_analysis *analysis, uint32_t start, bool near)
{
	const struct hb_token *tokens = analysis->tokens;
	uint32_t at = start;
	bool after = false, joined = false;

	for (int i = 0; i < CLIMB; i++) {
		if (at != start && (is(tokens[at].pos, "VERB") || is(tokens[at].pos, "AUX"))) {
			enum hb_tense tense = tense_of_verb(analysis, at);

			if (tense != HB_TENSE_UNKNOWN)
				return !after ? tense : tense == HB_TENSE_PAST ? HB_TENSE_OPEN : HB_TENSE_FUTURE;
			after = after || lies_after_its_verb(tokens, at);
		} else if (at != start && has_class(tokens[at].lower, HB_TIME_WORDS_AHEAD)) {
			return HB_TENSE_FUTURE;
		}
		if (at != start && near && !after && !joined && (is(tokens[at].pos, "NOUN") || is(tokens[at].pos, "PROPN")))
			return HB_TENSE_UNKNOWN;
		if (tokens[at].head == at)
			break;
		joined = is(tokens[at].dep, "conj");
		at = tokens[at].head;
	}
	return after ? HB_TENSE_OPEN : HB_TENSE_UNKNOWN;
}

enum hb_tense hb_tense_of(const struct hb_reading *reading, uint32_t first, uint32_t end, bool near)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t start = head_of(tokens, first, end), noun;

	/* "14" of "14 and 15 April" */
	while (is(tokens[start].dep, "nummod") && has_class(tokens[tokens[start].head].lower, HB_TIME_WORDS_MONTH))
		start = tokens[start].head;
	if (end < reading->analysis->n_tokens && is(tokens[end].lower, ":") &&
	    (first == 0 || tokens[first - 1].sentence != tokens[first].sentence))
		return HB_TENSE_PAST; /* a chronicle: "Friday: he jumps into the sea" */
	if (ends_a_term(tokens, first, start))
		return HB_TENSE_FUTURE;
	if (!modifies_noun(tokens, start))
		return climb(reading->analysis, start, near);
	/* "Friday's meeting" goes with the verb above it, "Friday's attack" is over whatever that says. */
	noun = tokens[start].head;
	if (token_has_class(&tokens[noun], HB_TIME_WORDS_AHEAD))
		return HB_TENSE_FUTURE;
	if (token_has_class(&tokens[noun], HB_TIME_WORDS_MEETING) && climb(reading->analysis, noun, false) == HB_TENSE_FUTURE)
		return HB_TENSE_FUTURE;
	return HB_TENSE_UNKNOWN;
}
