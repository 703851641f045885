/* Which Wednesday, which May: settling dates said without their year or week.
 *
 * Order: a year that the text itself gives for the same day of the year; then the day before it in the same sentence; then the tense of the verb with the day of
 * publication; then what lies nearest to publication.  Without a publication date what is open stays open, unless the text
 * names exactly one year together with the month. */
#include <stdlib.h>
#include <string.h>

#include "extract/timex_internal.h"
#include "time_words.h"

enum { CLIMB = 8 };

static bool is(const char *text, const char *other)
{
	return strcmp(text, other) == 0;
}

/* ---- tense --------------------------------------------------------------------------------------------------- */

static bool has_class(const char *lower, unsigned class)
{
	return hb_words_of_class(&hb_time_words, lower, class) != NULL;
}

/* An auxiliary of the verb: its tense says more than the verb's own form. */
static enum hb_tense tense_of_auxiliaries(const struct hb_analysis *analysis, uint32_t verb)
{
	const struct hb_token *tokens = analysis->tokens;
	enum hb_tense tense = HB_TENSE_UNKNOWN;

	for (uint32_t i = tokens[verb].left_edge; i < verb; i++) {
		if (tokens[i].head != verb || (!is(tokens[i].dep, "aux") && !is(tokens[i].dep, "auxpass")))
			continue;
		if (is(tokens[i].tag, "MD")) {
			if (has_class(tokens[i].norm, HB_TIME_WORDS_SOONAUX) || has_class(tokens[i].lower, HB_TIME_WORDS_SOONAUX))
				return HB_TENSE_FUTURE;
		} else if (is(tokens[i].tag, "VBD") || is(tokens[i].lemma, "have")) {
			tense = HB_TENSE_PAST;
		} else if (tense == HB_TENSE_UNKNOWN && !is(tokens[i].tag, "TO")) {
			tense = HB_TENSE_PRESENT;
		}
	}
	return tense;
}

static enum hb_tense tense_of_verb(const struct hb_analysis *analysis, uint32_t verb)
{
	const struct hb_token *token = &analysis->tokens[verb];
	enum hb_tense tense;

	if (has_class(token->lower, HB_TIME_WORDS_AHEAD) || has_class(token->lemma, HB_TIME_WORDS_AHEAD))
		return HB_TENSE_FUTURE;
	tense = tense_of_auxiliaries(analysis, verb);
	if (tense != HB_TENSE_UNKNOWN)
		return tense;
	if (is(token->tag, "VBD") || is(token->tag, "VBN"))
		return HB_TENSE_PAST;
	if (is(token->tag, "VBZ") || is(token->tag, "VBP"))
		return HB_TENSE_PRESENT;
	return HB_TENSE_UNKNOWN;
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

	return is(dep, "poss") || is(dep, "compound") || is(dep, "amod") || is(dep, "nmod") || is(dep, "nummod");
}

enum hb_tense hb_tense_of(const struct hb_reading *reading, uint32_t first, uint32_t end, bool near)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t start = head_of(tokens, first, end), at = start;

	for (int i = 0; i < CLIMB; i++) {
		if (at != start && (is(tokens[at].pos, "VERB") || is(tokens[at].pos, "AUX"))) {
			enum hb_tense tense = tense_of_verb(reading->analysis, at);

			if (tense != HB_TENSE_UNKNOWN)
				return tense;
		} else if (at != start && has_class(tokens[at].lower, HB_TIME_WORDS_AHEAD)) {
			return HB_TENSE_FUTURE;
		}
		if (at != start && near && (is(tokens[at].pos, "NOUN") || is(tokens[at].pos, "PROPN")))
			return HB_TENSE_UNKNOWN;
		if (at != start && modifies_noun(tokens, start) && !is(tokens[at].pos, "VERB"))
			return HB_TENSE_UNKNOWN;
		if (tokens[at].head == at)
			break;
		at = tokens[at].head;
	}
	return HB_TENSE_UNKNOWN;
}

/* ---- years and days ------------------------------------------------------------------------------------------ */

/* The year that the text gives to this day (or, without a day, month) of the year; 0 if none or more than one. */
static int32_t year_of_text(const struct hb_timex_state *state, const struct hb_moment *moment, bool same_day)
{
	int32_t year = 0;

	for (size_t i = 0; i < state->full.count; i++) {
		const struct hb_moment *full = &state->full.items[i];

		if (full->month != moment->month || (same_day && full->day != moment->day))
			continue;
		if (year && year != full->year)
			return 0;
		year = full->year;
	}
	return year;
}

/* "On 7 October 2023 he is taken; on 29 November she is freed": a day without a year goes on from the day before it in the same
 * sentence, as long as that is not after publication.  The year, or 0. */
static int32_t year_of_list(const struct hb_timex_state *state, uint32_t token, const struct hb_moment *moment)
{
	const struct hb_moment *before = &state->listed;
	int32_t year = before->year;

	if (!year || state->listed_sentence != state->reading->analysis->tokens[token].sentence)
		return 0;
	if (moment->month < before->month || (moment->month == before->month && moment->day < before->day))
		year++;
	if (state->has_now && hb_day_number(year, moment->month, moment->day) > state->now)
		return 0;
	return year;
}

/* Distance in days of the middle of the moment from publication, for a year. */
static int32_t distance(const struct hb_timex_state *state, struct hb_moment moment, int32_t year)
{
	int32_t first, last;

	moment.year = year;
	if (!hb_moment_days(&moment, &first, &last))
		return INT32_MAX / 2;
	return first > state->now ? first - state->now : last < state->now ? last - state->now : 0;
}

static int32_t year_by_tense(const struct hb_timex_state *state, const struct hb_moment *moment, enum hb_tense tense)
{
	int32_t best = 0, best_cost = INT32_MAX;

	for (int32_t year = state->now_year - 1; year <= state->now_year + 1; year++) {
		int32_t days = distance(state, *moment, year);
		int32_t cost = abs(days);

		/* What lies on the wrong side of publication is taken only when much nearer: editors date ahead by a day. */
		if (tense == HB_TENSE_PAST && days > 3)
			cost += 1000;
		else if (tense == HB_TENSE_FUTURE && days < 0)
			cost += moment->day || days < -31 ? 150 : 60;
		else if (tense == HB_TENSE_UNKNOWN && days > 0)
			cost += 60;
		if (cost < best_cost) {
			best = year;
			best_cost = cost;
		}
	}
	return best;
}

static void settle_weekday(const struct hb_timex_state *state, enum hb_tense tense, struct hb_moment *moment)
{
	int32_t back = (hb_weekday(state->now) - moment->weekday + 7) % 7;
	int32_t day = state->now - back;
	struct hb_moment settled;

	if (back && (tense == HB_TENSE_FUTURE || tense == HB_TENSE_PRESENT))
		day += 7;
	settled = hb_moment_of_day(day);
	settled.part = moment->part;
	settled.clock = moment->clock;
	*moment = settled;
}

void hb_settle(const struct hb_timex_state *state, uint32_t first, uint32_t end, struct hb_moment *moment, const char **ret_anchor)
{
	if (moment->weekday && !moment->month) {
		if (state->has_now) {
			settle_weekday(state, hb_tense_of(state->reading, first, end, false), moment);
			*ret_anchor = "published";
		}
		return;
	}
	if (moment->year || moment->decade || moment->century || (!moment->month && !moment->season && !moment->quarter))
		return;
	if (moment->month && moment->day)
		moment->year = year_of_text(state, moment, true);
	if (moment->month && moment->day && !moment->year)
		moment->year = year_of_list(state, first, moment);
	if (moment->month && !moment->year && !state->now_year)
		moment->year = year_of_text(state, moment, false);
	if (moment->year) {
		*ret_anchor = "text";
	} else if (state->now_year) {
		moment->year = year_by_tense(state, moment, hb_tense_of(state->reading, first, end, true));
		*ret_anchor = "published";
	}
}
