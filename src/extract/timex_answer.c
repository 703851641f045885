/* What a pattern that matched means: one function for each action that data/LANG/time.txt names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/timex_internal.h"
#include "time_words.h"

/* Past these numbers a span of time is a way of speaking, and the calendar has no answer. */
enum { MOST_UNITS = 3000, MOST_COUNT = 1000000 };

#define VALUE(class) hb_match_value(&state->pieces, match, HB_TIME_WORDS_##class, 0)

static int32_t number_of(const char *text)
{
	return text ? (int32_t)strtol(text, NULL, 10) : 0;
}

static const char *unit_of(const struct hb_timex_state *state, const struct hb_match *match)
{
	const char *unit = VALUE(UNIT);

	return unit ? unit : VALUE(UNITS);
}

static int32_t direction_of(const struct hb_timex_state *state, const struct hb_match *match, bool *ret_any)
{
	*ret_any = true;
	if (VALUE(LAST))
		return -1;
	if (VALUE(NEXT))
		return 1;
	if (VALUE(THIS))
		return 0;
	*ret_any = false;
	return 0;
}

/* ---- dates --------------------------------------------------------------------------------------------------- */

static bool digits_date(const char *iso, const char *slashed, struct hb_moment *moment)
{
	struct hb_date date;
	int a, b, year;

	if (iso && hb_date_parse(iso, &date)) {
		*moment = (struct hb_moment){.year = date.year, .month = date.month, .day = date.day};
		return true;
	}
	if (!slashed || sscanf(slashed, "%d%*1[/.]%d%*1[/.]%d", &a, &b, &year) != 3)
		return false;
	if (year < 100)
		year += year < 50 ? 2000 : 1900;
	/* Day and month are told apart only where one of them is above 12. */
	if (b > 12 && a <= 12)
		*moment = (struct hb_moment){.year = year, .month = a, .day = b};
	else if (a > 12 && b <= 12)
		*moment = (struct hb_moment){.year = year, .month = b, .day = a};
	else
		*moment = (struct hb_moment){.year = year};
	return moment->day == 0 || moment->day <= hb_days_in_month(year, moment->month);
}

static int32_t decade_of(const struct hb_timex_state *state, const char *text)
{
	int32_t digits, century;

	if (text[0] == '\'')
		text++;
	digits = number_of(text);
	if (digits >= 1000)
		return digits / 10;
	century = state->now_year ? state->now_year / 100 : 20;
	return (digits > state->now_year % 100 || !state->now_year ? century - 1 : century) * 10 + digits / 10;
}

/* "last October", "October next year", "next Friday": by publication, or by what the text told last. */
static void direct_date(const struct hb_timex_state *state, int32_t direction, bool of_year, struct hb_moment *moment,
			const char **anchor)
{
	if (moment->weekday && !moment->month) {
		int32_t back = (hb_weekday(state->now) - moment->weekday + 7) % 7;
		struct hb_moment settled;

		if (!state->has_now || (direction == 0 && !of_year))
			return;
		if (of_year) /* "Wednesday of last week" */
			settled = hb_moment_of_day(state->now - (hb_weekday(state->now) - moment->weekday) + 7 * direction);
		else
			settled = hb_moment_of_day(state->now - back + (direction > 0 ? 7 : back ? 0 : -7));
		settled.part = moment->part;
		settled.clock = moment->clock;
		*moment = settled;
	} else if (state->now_year && !moment->year) {
		int32_t first, last;

		moment->year = state->now_year + (of_year ? direction : 0);
		if (!of_year && direction && hb_moment_days(moment, &first, &last)) {
			if (direction < 0 && last >= state->now)
				moment->year--;
			if (direction > 0 && first <= state->now)
				moment->year++;
		}
	}
	if (moment->year)
		*anchor = "published";
}

static bool has_word(const struct hb_timex_state *state, const struct hb_match *match, const char *word)
{
	for (size_t i = match->first; i < match->end; i++)
		if (strcmp(state->pieces.items[i].lower, word) == 0)
			return true;
	return false;
}

static const char *mod_of(const struct hb_timex_state *state, const struct hb_match *match)
{
	const char *mod = VALUE(MOD);

	if (!mod)
		mod = VALUE(EARLIER);
	if (!mod && match->first > 0 && state->pieces.items[match->first - 1].sentence == state->pieces.items[match->first].sentence) {
		mod = hb_piece_value(&state->pieces.items[match->first - 1], HB_TIME_WORDS_MOD);
		if (!mod)
			mod = hb_piece_value(&state->pieces.items[match->first - 1], HB_TIME_WORDS_EARLIER);
	}
	if (!mod && VALUE(DECADE))
		mod = has_word(state, match, "early") ? "START" : has_word(state, match, "late") ? "END" : NULL;
	return mod;
}

/* A four-digit number that counts or measures something is no year. */
static bool counts(const struct hb_timex_state *state, const struct hb_match *match)
{
	const struct hb_piece *piece = &state->pieces.items[match->first];
	const struct hb_token *tokens = state->reading->analysis->tokens;
	const struct hb_token *token = &tokens[piece->first];
	const struct hb_piece *after = match->end < state->pieces.count ? piece + 1 : NULL;

	if (strcmp(token->dep, "nummod") == 0 && token->head > piece->first && strcmp(tokens[token->head].tag, "NNS") == 0 &&
	    token->left_edge == piece->first && (piece->first == 0 || strcmp(tokens[piece->first - 1].lower, "the") != 0))
		return true;
	if (match->first > 0 && piece[-1].sentence == piece->sentence && strchr("$#\xC2", piece[-1].lower[0]))
		return true; /* dollars, numbers, pounds (the lead byte of its sign) */
	return after && after->sentence == piece->sentence &&
	       (hb_piece_value(after, HB_TIME_WORDS_MEASURE) || hb_piece_value(after, HB_TIME_WORDS_SCALE) ||
		strcmp(after->lower, "%") == 0);
}

/* "April" and "Jan" are also names of people. */
static bool is_person(const struct hb_timex_state *state, const struct hb_match *match)
{
	const struct hb_analysis *analysis = state->reading->analysis;
	uint32_t name = analysis->tokens[state->pieces.items[match->first].first].name;

	return name != HB_NONE && strcmp(analysis->names[name].label, "PERSON") == 0;
}

static bool answer_date(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	struct hb_moment *moment = &answer->moment;
	const char *decade = VALUE(DECADE);
	bool any;
	int32_t direction = direction_of(state, match, &any);

	answer->is_moment = true;
	answer->mod = mod_of(state, match);
	if (VALUE(ISODATE) || VALUE(SLASHDATE))
		return digits_date(VALUE(ISODATE), VALUE(SLASHDATE), moment);
	if (decade) {
		moment->decade = decade_of(state, decade);
		return true;
	}
	*moment = (struct hb_moment){
		.year = number_of(VALUE(YEAR)),
		.month = number_of(VALUE(MONTH)),
		.day = number_of(VALUE(DAY)),
		.weekday = VALUE(MONTH) ? 0 : number_of(VALUE(WEEKDAY)),
		.quarter = number_of(VALUE(ORDERQUARTER)),
		.season = VALUE(SEASON),
		.part = VALUE(PART),
	};
	if (VALUE(SHORTYEAR))
		moment->year = decade_of(state, VALUE(SHORTYEAR)) * 10 + number_of(VALUE(SHORTYEAR) + 1) % 10;
	if (moment->part)
		answer->type = HB_TIMEX_TIME;
	if (moment->day && moment->month && moment->day > hb_days_in_month(moment->year ? moment->year : 2000, moment->month))
		return false;
	if (match->end == match->first + 1 && ((VALUE(YEAR) && counts(state, match)) || is_person(state, match)))
		return false;
	if (any || (moment->weekday && has_word(state, match, "week"))) {
		bool of_unit = has_word(state, match, "year") || has_word(state, match, "week");

		if (!any)
			direction = has_word(state, match, "last") ? -1 : has_word(state, match, "next");
		direct_date(state, direction, of_unit, moment, &answer->anchor);
	}
	return true;
}

/* "March 3 and 5": the day belongs to the month told just before. */
static bool answer_also(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t day = number_of(VALUE(DAY));

	if (state->last_end == 0 || state->last_end + 1 != match->first || !state->last.month || !state->last.day || day <= state->last.day ||
	    day > hb_days_in_month(state->last.year ? state->last.year : 2000, state->last.month))
		return false;
	answer->is_moment = true;
	answer->moment = (struct hb_moment){.year = state->last.year, .month = state->last.month, .day = day};
	return true;
}

static bool answer_week(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t first, last;

	if (!answer_date(state, match, answer))
		return false;
	hb_settle(state, state->pieces.items[match->first].first, state->pieces.items[match->end - 1].end, &answer->moment, &answer->anchor);
	if (hb_moment_days(&answer->moment, &first, &last))
		answer->moment = hb_moment_week_of_day(first);
	return true;
}

/* "2023-05-06" in pieces. */
static bool answer_iso(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	struct hb_moment *moment = &answer->moment;

	*moment = (struct hb_moment){
		.year = number_of(VALUE(YEAR)),
		.month = number_of(hb_match_value(&state->pieces, match, HB_TIME_WORDS_DAY, 0)),
		.day = number_of(hb_match_value(&state->pieces, match, HB_TIME_WORDS_DAY, 1)),
	};
	answer->is_moment = true;
	return moment->month <= 12 && moment->day <= hb_days_in_month(moment->year, moment->month);
}

static bool answer_named(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	answer->is_moment = true;
	return digits_date(match->pattern->argument, NULL, &answer->moment);
}

/* ---- counted from publication or from what was told ------------------------------------------------------------ */

/* A moment of which only the unit is known. */
static void open_unit(const char *unit, struct hb_timex_answer *answer)
{
	answer->is_moment = false;
	answer->value = strcmp(unit, "D") == 0 ? "XXXX-XX-XX" : strcmp(unit, "W") == 0 ? "XXXX-WXX" : strcmp(unit, "M") == 0 ? "XXXX-XX" :
			strcmp(unit, "Q") == 0 ? "XXXX-QX" : "XXXX";
}

static bool answer_deictic(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	char part[8] = "";
	int days = 0;
	const char *deictic = VALUE(DEICTIC);

	if (match->pattern->argument[0])
		sscanf(match->pattern->argument, "%d %7s", &days, part);
	else if (deictic)
		days = number_of(deictic);
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
	answer->anchor = state->has_now ? "published" : NULL;
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

static bool answer_relative(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t direction = number_of(match->pattern->argument);
	const char *unit = unit_of(state, match);

	answer->mod = mod_of(state, match);
	if (unit && unit[0] == 'T')
		return false;
	if (!known_to(state, unit ? unit : "W")) {
		open_unit(unit ? unit : "W", answer);
		return true;
	}
	answer->is_moment = true;
	answer->moment = hb_moment_unit(state->now, unit ? unit : "W", direction);
	answer->moment.weekend = !unit;
	answer->anchor = "published";
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
	const char *last = state->pieces.items[match->end - 1].lower;
	const struct hb_piece *next = match->end < state->pieces.count ? &state->pieces.items[match->end] : NULL;

	if (strcmp(last, "after") != 0 && strcmp(last, "before") != 0)
		return false;
	return next && next->sentence == state->pieces.items[match->first].sentence && !strchr(".,;:)!?", next->lower[0]);
}

static bool answer_told(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit = unit_of(state, match);
	int32_t day;

	if (ends_in_conjunction(state, match))
		return false;
	if (!unit)
		unit = has_word(state, match, "week") ? "W" : has_word(state, match, "month") ? "M" : has_word(state, match, "year") ? "Y" : "D";
	answer->mod = mod_of(state, match);
	if (!told_day(state, unit, &day)) {
		open_unit(unit, answer);
		return true;
	}
	answer->is_moment = true;
	answer->moment = hb_moment_unit(day, unit, number_of(match->pattern->argument));
	if (has_word(state, match, "morning")) {
		answer->moment.part = "TMO";
		answer->type = HB_TIMEX_TIME;
	}
	answer->anchor = "event";
	return true;
}

/* "two weeks ago", "three months later". */
static bool answer_shift(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	bool from_now = strncmp(match->pattern->argument, "now", 3) == 0;
	int32_t sign = strchr(match->pattern->argument, '-') ? -1 : 1;
	double number = hb_match_number(&state->pieces, match, -1);
	const char *unit = unit_of(state, match);
	int32_t from = state->now;
	bool known;

	if (ends_in_conjunction(state, match))
		return false;
	if (!unit)
		unit = has_word(state, match, "year") ? "Y" : "D";
	if (VALUE(SOMEVAGUE) || (VALUE(UNITS) && !VALUE(NUMBER) && !has_word(state, match, "a") && !has_word(state, match, "an"))) {
		answer->value = from_now ? (sign < 0 ? "PAST_REF" : "FUTURE_REF") : NULL;
		return answer->value != NULL;
	}
	if (has_word(state, match, "half") || number < 0 || number > MOST_UNITS || number != (double)(int32_t)number) {
		answer->value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
		return true;
	}
	if (unit[0] == 'T') {
		unit = "D";
		number = 0;
	}
	known = from_now ? known_to(state, unit) : told_day(state, unit, &from);
	if (!known || hb_date_of_day(from).year + sign * number * (strcmp(unit, "CE") == 0 ? 100 : strcmp(unit, "DE") == 0 ? 10 : 1) < 1) {
		open_unit(unit, answer);
		return true;
	}
	answer->is_moment = true;
	if (strcmp(unit, "DE") == 0 || strcmp(unit, "CE") == 0)
		answer->moment = hb_moment_unit(from, "Y", sign * (int32_t)number * (unit[0] == 'D' ? 10 : 100));
	else
		answer->moment = hb_moment_unit(from, unit, sign * (int32_t)number);
	answer->anchor = from_now ? "published" : "event";
	return true;
}

/* ---- clock times --------------------------------------------------------------------------------------------- */

static bool answer_clock(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *clock = VALUE(CLOCK), *noon = VALUE(NOON), *meridiem = VALUE(MERIDIEM), *part = VALUE(PART);
	int hour = 0, minute = 0;

	if (clock)
		sscanf(clock, "%d:%d", &hour, &minute);
	else if (noon)
		hour = number_of(noon);
	else
		hour = (int)hb_match_number(&state->pieces, match, -1);
	if (meridiem && hour <= 12)
		hour = hour % 12 + number_of(meridiem);
	else if (part && hour < 12 && strcmp(part, "TMO") != 0)
		hour += 12;
	if (hour < 0 || hour > 24 || minute > 59)
		return false;
	answer->type = HB_TIMEX_TIME;
	answer->is_moment = true;
	answer->moment = (struct hb_moment){.weekday = number_of(VALUE(WEEKDAY))};
	if (VALUE(DEICTIC) && state->has_now) {
		answer->moment = hb_moment_of_day(state->now + number_of(VALUE(DEICTIC)));
		answer->anchor = "published";
	}
	answer->wants_day = !VALUE(WEEKDAY) && !VALUE(DEICTIC);
	answer->moment.clock = hour * 60 + minute + 1;
	return true;
}

/* ---- durations and sets ---------------------------------------------------------------------------------------- */

static const struct {
	const char *unit, *form; /* of the TIMEX3 value */
	double factor;           /* of that form's unit */
	double days_min, days_max;
} units[] = {
	{"TS", "PT%sS", 1, -1, -1},         {"TM", "PT%sM", 1, -1, -1},   {"TH", "PT%sH", 1, -1, -1},
	{"D", "P%sD", 1, 1, 1},             {"W", "P%sW", 1, 7, 7},       {"M", "P%sM", 1, 30, 31},
	{"Q", "P%sQ", 1, 90, 92},           {"Y", "P%sY", 1, 365, 366},   {"DE", "P%sY", 10, 3652, 3653},
	{"CE", "P%sY", 100, 36524, 36525},
};

static const char *period(struct hb_timex_state *state, const char *unit, double number)
{
	char digits[32] = "X";

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strcmp(units[i].unit, unit) != 0)
			continue;
		if (number >= 0)
			snprintf(digits, sizeof digits, "%.10g", number * units[i].factor);
		return hb_arena_format(state->reading->arena, units[i].form, digits);
	}
	return NULL;
}

static void days_of_period(const struct hb_timex_state *state, const struct hb_match *match, const char *unit, double number,
			   struct hb_timex_answer *answer)
{
	enum hb_bound bound = HB_BOUND_NONE;
	double least, most;

	for (size_t i = match->first; i < match->end && bound == HB_BOUND_NONE; i++)
		if (hb_piece_value(&state->pieces.items[i], HB_TIME_WORDS_NUMBER) || strcmp(state->pieces.items[i].lower, "a") == 0)
			bound = hb_bound_before(&state->pieces, i, NULL);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strcmp(units[i].unit, unit) != 0 || units[i].days_min < 0)
			continue;
		hb_bound_range(bound, 1, &least, &most);
		if (strcmp(unit, "D") == 0) {
			hb_bound_range(bound, number, &answer->days_min, &answer->days_max);
			return;
		}
		/* One month has 28 to 31 days, more of them on average 30.4. */
		least = least < 0 ? -1 : number * units[i].days_min - (strcmp(unit, "M") == 0 && number < 2 ? 2 : 0);
		most = most < 0 ? -1 : number * units[i].days_max;
		if (bound == HB_BOUND_MORE)
			least++;
		if (bound == HB_BOUND_FEWER)
			most--;
		if (bound == HB_BOUND_ABOUT) {
			least -= number * units[i].days_min / 10;
			most += number * units[i].days_max / 10;
		}
		answer->days_min = least;
		answer->days_max = most;
	}
}

/* Written as part of a name: "60 Minutes". */
static bool is_title(const struct hb_timex_state *state, const struct hb_match *match)
{
	for (size_t i = match->first; i < match->end; i++) {
		const struct hb_token *token = &state->reading->analysis->tokens[state->pieces.items[i].first];

		if (hb_piece_value(&state->pieces.items[i], HB_TIME_WORDS_UNITS) && strncmp(token->tag, "NNP", 3) == 0)
			return true;
	}
	return false;
}

static bool answer_duration(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit = unit_of(state, match);
	double number = hb_match_number(&state->pieces, match, -1);
	bool half = has_word(state, match, "half") || has_word(state, match, "/");

	answer->type = HB_TIMEX_DURATION;
	if (!unit)
		unit = has_word(state, match, "decade") ? "DE" : has_word(state, match, "century") ? "CE" : has_word(state, match, "week") ? "W" :
		       has_word(state, match, "month") ? "M" : has_word(state, match, "year") ? "Y" : "D";
	if (VALUE(SOMEVAGUE) || VALUE(SOME))
		number = -1;
	else if (half)
		number = VALUE(NUMBER) ? number + 0.5 : has_word(state, match, "and") ? 1.5 : 0.5;
	else if (number < 0 && !VALUE(UNITS))
		number = 1;
	if (number > MOST_COUNT || is_title(state, match))
		return false;
	answer->value = period(state, unit, number);
	if (number >= 0)
		days_of_period(state, match, unit, number, answer);
	return answer->value != NULL;
}

static bool answer_set(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit = unit_of(state, match), *word = VALUE(SETWORD), *weekday = VALUE(WEEKDAY), *part = VALUE(PART);
	double number = has_word(state, match, "other") ? 2 : 1;

	answer->type = HB_TIMEX_SET;
	if (has_word(state, match, "every"))
		number = hb_match_number(&state->pieces, match, number);
	if (number > MOST_COUNT)
		return false;
	if (word)
		answer->value = word;
	else if (weekday)
		answer->value = hb_arena_format(state->reading->arena, "XXXX-WXX-%s%s", weekday, part ? part : "");
	else if (part)
		answer->value = hb_arena_format(state->reading->arena, "XXXX-XX-XX%s", part);
	else
		answer->value = unit ? period(state, unit, number) : NULL;
	return answer->value != NULL;
}

static bool answer_reference(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	answer->value = match->pattern->argument[0] ? match->pattern->argument : VALUE(REFERENCE);
	return answer->value != NULL;
}

/* ---- holidays ------------------------------------------------------------------------------------------------ */

static struct hb_moment holiday_in(const char *rule, int32_t year)
{
	int month, nth, weekday, offset;
	int32_t first, day;

	if (sscanf(rule, "easter%d", &offset) == 1)
		return hb_moment_of_day(hb_easter_day(year) + offset);
	if (sscanf(rule, "%d/%d/%d", &month, &nth, &weekday) == 3) {
		first = hb_day_number(year, month, 1);
		day = first + (weekday - hb_weekday(first) + 7) % 7 + 7 * (nth - 1);
		if (day >= first + hb_days_in_month(year, month))
			day -= 7;
		return hb_moment_of_day(day);
	}
	if (sscanf(rule, "%d-%d", &month, &offset) == 2)
		return (struct hb_moment){.year = year, .month = month, .day = offset};
	return (struct hb_moment){0};
}

static bool answer_holiday(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *rule = match->pattern->argument[0] ? match->pattern->argument : VALUE(HOLIDAY) ? VALUE(HOLIDAY) : VALUE(DAYNAME);
	enum hb_tense tense = hb_tense_of(state->reading, state->pieces.items[match->first].first, state->pieces.items[match->end - 1].end, false);
	struct hb_moment moment;
	int32_t first, last;

	if (!rule || !state->now_year)
		return false;
	moment = holiday_in(rule, state->now_year);
	if (!hb_moment_days(&moment, &first, &last))
		return false;
	if (first > state->now + 3 && tense != HB_TENSE_FUTURE && !VALUE(NEXT))
		moment = holiday_in(rule, state->now_year - 1);
	else if (first < state->now - 60 && (tense == HB_TENSE_FUTURE || VALUE(NEXT)))
		moment = holiday_in(rule, state->now_year + 1);
	answer->is_moment = true;
	answer->moment = moment;
	answer->anchor = "published";
	if (strcmp(match->pattern->action, "week") == 0 && hb_moment_days(&moment, &first, &last))
		answer->moment = hb_moment_week_of_day(first);
	return true;
}

static const struct {
	const char *action;
	bool (*answer)(struct hb_timex_state *, const struct hb_match *, struct hb_timex_answer *);
} actions[] = {
	{"date", answer_date},         {"also", answer_also}, {"iso", answer_iso}, {"daysfrom", answer_week}, {"named", answer_named}, {"deictic", answer_deictic},
	{"relative", answer_relative}, {"told", answer_told},     {"shift", answer_shift}, {"clock", answer_clock},
	{"duration", answer_duration}, {"set", answer_set},       {"reference", answer_reference},
	{"holiday", answer_holiday},   {"week", answer_holiday},
};

bool hb_timex_answer(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *ret_answer)
{
	*ret_answer = (struct hb_timex_answer){.type = HB_TIMEX_DATE, .days_min = -1, .days_max = -1};
	for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
		if (strcmp(actions[i].action, match->pattern->action) == 0)
			return actions[i].answer(state, match, ret_answer);
	return false;
}
