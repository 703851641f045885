/* Which Wednesday, which May: settling dates said without their year or week.
 *
 * Order: a year that the text itself gives for the same day of the year; then the day before it in the same sentence; then the
 * tense of the verb with the day of publication; then what lies nearest to publication.  Without a publication date what is open
 * stays open, unless the text names exactly one year together with the month. */
#include <stdlib.h>

#include "extract/times/timex_internal.h"

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

	if (!before->day && moment->month != before->month)
		return 0; /* "in January 1987 ... on 20 January" */
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

	if (back && (tense == HB_TENSE_FUTURE || tense == HB_TENSE_PRESENT || (tense == HB_TENSE_OPEN && back > 3)))
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
			*ret_anchor = state->now_anchor;
		}
		return;
	}
	if (moment->year || moment->decade || moment->century ||
	    (!moment->month && !moment->season && !moment->quarter && !moment->half))
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
		*ret_anchor = state->now_anchor;
	}
}
