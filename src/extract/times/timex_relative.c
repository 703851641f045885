/* Times counted from publication ("yesterday", "two weeks ago") or from what the text told last ("three days later"). */
#include <stdio.h>
#include <string.h>

#include "extract/times/timex_answer.h"

/* Past this number of units a span of time is a way of speaking, and the calendar has no answer. */
enum { MOST_UNITS = 3000 };

/* A moment of which only the unit is known. */
static void open_unit(const char *unit, struct hb_timex_answer *answer)
{
	answer->is_moment = false;
	answer->value = strcmp(unit, "D") == 0	 ? "XXXX-XX-XX"
			: strcmp(unit, "W") == 0 ? "XXXX-WXX"
			: strcmp(unit, "M") == 0 ? "XXXX-XX"
			: strcmp(unit, "Q") == 0 ? "XXXX-QX"
						 : "XXXX";
}

bool hb_answer_deictic(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	char part[8] = "";
	int days = 0;
	const char *deictic = VALUE(DEICTIC);

	if (match->pattern->argument[0])
		sscanf(match->pattern->argument, "%d %7s", &days, part);
	else if (deictic)
		days = hb_text_number(deictic);
	answer->is_moment = true;
	if (state->has_now)
		answer->moment = hb_moment_of_day(state->now + days);
	answer->moment.part = VALUE(PART);
	if (part[0])
		answer->moment.part = hb_arena_text(state->reading->arena, part);
	if (answer->moment.part)
		answer->type = HB_TIMEX_TIME;
	else if (!state->has_now)
		open_unit("D", answer);
	answer->anchor = state->has_now ? state->now_anchor : NULL;
	return true;
}

static bool known_to(const struct hb_timex_state *state, const char *unit)
{
	if (strcmp(unit, "D") == 0 || strcmp(unit, "W") == 0)
		return state->has_now;
	if (strcmp(unit, "M") == 0 || strcmp(unit, "Q") == 0)
		return state->has_now_month;
	return state->now_year != 0;
}

/* The unit that the match names; a day if none. */
static const char *unit_or_day(const struct hb_timex_state *state, const struct hb_match *match)
{
	const char *unit = hb_match_unit(state, match);

	return unit ? unit : "D";
}

bool hb_answer_relative(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t direction = hb_text_number(match->pattern->argument);
	bool weekend = strstr(match->pattern->argument, "weekend");
	const char *unit = weekend ? "W" : unit_or_day(state, match);

	answer->mod = hb_match_mod(state, match);
	if (unit[0] == 'T')
		return false;
	if (!known_to(state, unit)) {
		open_unit(unit, answer);
		return true;
	}
	answer->is_moment = true;
	answer->moment = hb_moment_unit(state->now, unit, direction);
	answer->moment.weekend = weekend;
	answer->anchor = state->now_anchor;
	return true;
}

/* The weekend that lies behind a verb in the past, else the coming one. */
bool hb_answer_weekend(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	enum hb_tense tense = hb_tense_of(state->reading, state->pieces.items[match->first].first,
					  state->pieces.items[match->end - 1].end, false);
	int32_t weekday = state->has_now ? hb_weekday(state->now) : 0;
	bool behind = tense == HB_TENSE_PAST || (tense == HB_TENSE_UNKNOWN && weekday <= 3 && !VALUE(THIS));

	if (!state->has_now) {
		answer->value = "XXXX-WXX-WE";
		return true;
	}
	answer->is_moment = true;
	answer->moment = hb_moment_unit(state->now, "W", behind && weekday < 6 ? -1 : 0);
	answer->moment.weekend = true;
	answer->anchor = state->now_anchor;
	return true;
}

/* The day that the text told last, -1 in *ret_day's place if none is known to the unit. */
static bool told_day(const struct hb_timex_state *state, const char *unit, int32_t *ret_day)
{
	int32_t last;

	if (!state->has_told || !hb_moment_days(&state->told, ret_day, &last))
		return false;
	if (strcmp(unit, "D") == 0 || strcmp(unit, "W") == 0)
		return state->told.day != 0;
	return strcmp(unit, "M") != 0 || state->told.month != 0;
}

/* "Three days after", with what it is after following: the day is not that told before. */
static bool ends_in_conjunction(const struct hb_timex_state *state, const struct hb_match *match)
{
	const struct hb_piece *next = match->end < state->pieces.count ? &state->pieces.items[match->end] : NULL;

	if (!hb_piece_value(&state->pieces.items[match->end - 1], HB_TIME_WORDS_COUNTFROM))
		return false;
	return next && next->sentence == state->pieces.items[match->first].sentence && !strchr(".,;:)!?", next->lower[0]);
}

bool hb_answer_told(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit = unit_or_day(state, match);
	int32_t day;

	if (ends_in_conjunction(state, match))
		return false;
	answer->mod = hb_match_mod(state, match);
	if (VALUE(PART))
		answer->type = HB_TIMEX_TIME;
	if (!told_day(state, unit, &day)) {
		if (VALUE(PART) && !state->finding && match->first > 0 &&
		    strchr("id", state->pieces.items[match->first - 1].lower[0]))
			return false; /* "in the morning", "during the night" of no day in particular */
		open_unit(unit, answer);
		if (VALUE(PART))
			answer->value = hb_arena_format(state->reading->arena, "%s%s", answer->value, VALUE(PART));
		return true;
	}
	answer->is_moment = true;
	answer->moment = hb_moment_unit(day, unit, hb_text_number(match->pattern->argument));
	answer->moment.part = VALUE(PART);
	answer->anchor = "event";
	return true;
}

/* The same day of another month, or its last day. */
static struct hb_moment same_day(int32_t day, int32_t months)
{
	struct hb_date date = hb_date_of_day(day);
	struct hb_moment moment = hb_moment_unit(day, "M", months);
	int32_t last = hb_days_in_month(moment.year, moment.month);

	moment.day = date.day < last ? date.day : last;
	return moment;
}

/* "A year ago today". */
static bool counts_from_today(const struct hb_match *match)
{
	return strstr(match->pattern->argument, "day");
}

/* The unit in which the count is whole and the answer as fine as the words: "a year and a half ago", "a year ago this month", "a
 * year ago today"; hours do not lead to another day that is known. */
static const char *finer_unit(const struct hb_match *match, const char *unit, double *number)
{
	bool years = strcmp(unit, "Y") == 0;

	if (unit[0] == 'T') {
		*number = 0;
		return "D";
	}
	if (years && (*number != (double)(int32_t)*number || strstr(match->pattern->argument, "month"))) {
		*number *= 12;
		return "M";
	}
	if (strcmp(unit, "FN") == 0) {
		*number *= 2;
		return "W";
	}
	if (strcmp(unit, "W") == 0 && counts_from_today(match)) {
		*number *= 7;
		return "D";
	}
	return unit;
}

/* Do so many units lead to a day before the year 1, where the calendar has no answer? */
static bool leads_before_calendar(int32_t from, const char *unit, double units)
{
	return from + units * hb_unit_days(unit) < hb_day_number(1, 1, 1);
}

/* "Two hours later" is a span of time, on the day that was told. */
static void name_hours(struct hb_timex_state *state, const char *unit, double number, struct hb_timex_answer *answer)
{
	bool half = number != (double)(int32_t)number;

	answer->type = HB_TIMEX_DURATION;
	answer->value = half ? hb_arena_format(state->reading->arena, "PT%dH30M", (int)number)
			     : hb_arena_format(state->reading->arena, "PT%.0f%c", number, unit[1]);
}

/* "two weeks ago", "three months later". */
bool hb_answer_shift(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	bool from_now = strncmp(match->pattern->argument, "now", 3) == 0;
	int32_t sign = strchr(match->pattern->argument, '-') ? -1 : 1;
	double number = hb_match_number(&state->pieces, match, -1);
	const char *unit = unit_or_day(state, match);
	int32_t from = state->now;
	bool known;

	if (ends_in_conjunction(state, match))
		return false;
	if (number < 0 && !VALUE(UNITS) && !VALUE(SOMEVAGUE))
		number = 1; /* "the year-earlier quarter" */
	if (VALUE(SOMEVAGUE) || (VALUE(UNITS) && number < 0)) {
		answer->value = from_now ? (sign < 0 ? "PAST_REF" : "FUTURE_REF") : NULL;
		return answer->value != NULL;
	}
	number = hb_match_halves(match, number);
	if (unit[0] == 'T' && number > 0 && !from_now)
		name_hours(state, unit, number, answer);
	unit = finer_unit(match, unit, &number);
	if (number < 0 || number > MOST_UNITS || number != (double)(int32_t)number) {
		answer->value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
		return true;
	}
	known = from_now ? known_to(state, unit) : told_day(state, unit, &from);
	if (!known && answer->value)
		return true;
	if (!known || leads_before_calendar(from, unit, sign * number)) {
		open_unit(unit, answer);
		return true;
	}
	answer->is_moment = true;
	if (strcmp(unit, "DE") == 0 || strcmp(unit, "CE") == 0)
		answer->moment = hb_moment_unit(from, "Y", sign * (int32_t)number * (unit[0] == 'D' ? 10 : 100));
	else if (counts_from_today(match) && (unit[0] == 'Y' || unit[0] == 'M'))
		answer->moment = same_day(from, sign * (int32_t)number * (unit[0] == 'Y' ? 12 : 1));
	else
		answer->moment = hb_moment_unit(from, unit, sign * (int32_t)number);
	answer->anchor = from_now ? state->now_anchor : "event";
	return true;
}

/* "the following Monday", "the previous Friday". */
bool hb_answer_tellday(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t weekday = hb_text_number(VALUE(WEEKDAY)), day, ahead;
	int32_t direction = hb_text_number(match->pattern->argument);

	if (ends_in_conjunction(state, match))
		return false;
	answer->type = VALUE(PART) ? HB_TIMEX_TIME : HB_TIMEX_DATE;
	if (!told_day(state, "D", &day)) {
		answer->value =
			hb_arena_format(state->reading->arena, "XXXX-WXX-%d%s", (int)weekday, VALUE(PART) ? VALUE(PART) : "");
		return true;
	}
	ahead = (weekday - hb_weekday(day) + 7) % 7;
	if (!ahead && !direction)
		ahead = -7; /* "that Friday" may be the day told itself */
	answer->is_moment = true;
	answer->moment = hb_moment_of_day(direction < 0 ? day - (7 - ahead) : day + (ahead < 0 ? 0 : ahead ? ahead : 7));
	answer->moment.part = VALUE(PART);
	answer->anchor = "event";
	return true;
}

/* "on a Sunday", "3 March, a Sunday": some Sunday, not the one before publication; "a Sunday raid" is of that one. */
bool hb_answer_openday(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const struct hb_piece *last = &state->pieces.items[match->end - 1];

	if (match->end < state->pieces.count && last[1].sentence == last->sentence &&
	    strchr("NJ", state->reading->analysis->tokens[last[1].first].tag[0]))
		return false;
	answer->value = hb_arena_format(state->reading->arena, "XXXX-WXX-%s", VALUE(WEEKDAY));
	return true;
}

/* The day that an expression right after the match tells; the match of it into *ret_next. */
static bool day_that_follows(struct hb_timex_state *state, size_t at, struct hb_match *ret_next, struct hb_moment *ret_moment,
			     const char **ret_anchor)
{
	struct hb_timex_answer answer;

	if (at >= state->pieces.count || !hb_match_at(&state->pieces, at, state->pieces.count, ret_next) || ret_next->first != at ||
	    strcmp(ret_next->pattern->action, "offset") == 0 || !hb_timex_answer(state, ret_next, &answer) || !answer.is_moment ||
	    answer.wants_day)
		return false;
	if (answer.end > ret_next->end)
		ret_next->end = answer.end;
	hb_settle(state, state->pieces.items[at].first, state->pieces.items[ret_next->end - 1].end, &answer.moment, &answer.anchor);
	*ret_moment = answer.moment;
	*ret_anchor = answer.anchor;
	return true;
}

/* "two days before Christmas", "a week after 7 October 2023": the expression takes in the date that it counts from. */
bool hb_answer_offset(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t sign = match->pattern->argument[0] == '-' ? -1 : 1, first, last;
	double number = hb_match_number(&state->pieces, match, 1);
	const char *unit = unit_or_day(state, match);
	struct hb_moment from;
	struct hb_match next;

	if (!strchr("DWMY", unit[0]) || unit[1] || number > MOST_UNITS || number != (double)(int32_t)number ||
	    !day_that_follows(state, match->covered_end, &next, &from, &answer->anchor) || !hb_moment_days(&from, &first, &last))
		return !strstr(match->pattern->argument, "dated") && hb_answer_shift(state, match, answer);
	if ((unit[0] == 'D' || unit[0] == 'W') ? !from.day : unit[0] == 'M' && !from.month)
		return false;
	answer->end = next.end;
	if (leads_before_calendar(first, unit, sign * number)) {
		answer->anchor = NULL;
		open_unit(unit, answer);
		return true;
	}
	answer->is_moment = true;
	if (unit[0] == 'W') /* a week after a day is a day as well */
		answer->moment = hb_moment_of_day(first + sign * 7 * (int32_t)number);
	else
		answer->moment = hb_moment_unit(first, unit, sign * (int32_t)number);
	return true;
}

/* "November of that year", "March of the following year": a month of the year that the text told. */
bool hb_answer_tellyear(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t day;

	answer->is_moment = true;
	answer->moment = (struct hb_moment){
		.month = hb_text_number(VALUE(MONTH)), .day = hb_text_number(VALUE(DAY)), .season = VALUE(SEASON)};
	if (answer->moment.day > (answer->moment.month ? hb_days_in_month(2000, answer->moment.month) : 0))
		return false;
	if (told_day(state, "Y", &day)) {
		answer->moment.year = hb_date_of_day(day).year + hb_text_number(match->pattern->argument);
		answer->anchor = "event";
	}
	return true;
}

/* "on the 22nd": of the month that the text told, unless it counts something ("the 22nd floor"). */
bool hb_answer_tellmonth(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const struct hb_piece *last = &state->pieces.items[match->end - 1], *next = last + 1;
	const struct hb_token *tokens = state->reading->analysis->tokens;
	int32_t number = hb_text_number(VALUE(DAY));

	if (!last->ordinal || last->word)
		return false;
	if (match->end < state->pieces.count && next->sentence == last->sentence && strchr("NJC", tokens[next->first].tag[0]))
		return false;
	if (state->finding)
		return true;
	if (!state->has_told || !state->told.month || !state->told.year ||
	    number > hb_days_in_month(state->told.year, state->told.month))
		return false;
	answer->is_moment = true;
	answer->moment = (struct hb_moment){.year = state->told.year, .month = state->told.month, .day = number};
	answer->anchor = "event";
	return true;
}
