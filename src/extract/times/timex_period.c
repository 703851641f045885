/* Durations ("498 days", "more than two years") and sets ("every Friday"). */
#include <stdio.h>
#include <string.h>

#include "extract/times/timex_answer.h"

/* Past this number a period is a way of speaking. */
enum { MOST_COUNT = 1000000 };

static const struct {
	const char *unit, *form; /* of the TIMEX3 value */
	double factor;           /* of that form's unit */
	int32_t days_min, days_max;
} units[] = {
	{"TS", "PT%sS", 1, -1, -1},         {"TM", "PT%sM", 1, -1, -1},   {"TH", "PT%sH", 1, -1, -1},
	{"D", "P%sD", 1, 1, 1},             {"W", "P%sW", 1, 7, 7},       {"FN", "P%sW", 2, 14, 14},
	{"M", "P%sM", 1, 30, 31},
	{"Q", "P%sQ", 1, 90, 92},           {"Y", "P%sY", 1, 365, 366},   {"DE", "P%sY", 10, 3652, 3653},
	{"CE", "P%sY", 100, 36524, 36525},
};

int32_t hb_unit_days(const char *unit)
{
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (strcmp(units[i].unit, unit) == 0)
			return units[i].days_max;
	return -1;
}

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

/* Half an hour is thirty minutes, half a day twelve hours, half a year six months. */
static const char *period_and_a_half(struct hb_timex_state *state, const char *unit, double number)
{
	if (strcmp(unit, "TH") == 0 && number > 1)
		return hb_arena_format(state->reading->arena, "PT%dH30M", (int)number);
	if (strcmp(unit, "TH") == 0)
		return "PT30M";
	if (strcmp(unit, "D") == 0 && number < 1)
		return "PT12H";
	if (strcmp(unit, "Y") == 0 && number < 1)
		return "P6M";
	return period(state, unit, number);
}

static void days_of_period(const struct hb_timex_state *state, const struct hb_match *match, const char *unit, double number,
			   struct hb_timex_answer *answer)
{
	enum hb_bound bound = HB_BOUND_NONE;
	double least, most;

	for (size_t i = match->first; i < match->end && bound == HB_BOUND_NONE; i++)
		if (hb_piece_value(&state->pieces.items[i], HB_TIME_WORDS_NUMBER) ||
		    hb_piece_value(&state->pieces.items[i], HB_TIME_WORDS_ONEOF))
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

/* As many days more as the units may have. */
static void add_days(const char *unit, double number, struct hb_timex_answer *answer)
{
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strcmp(units[i].unit, unit) != 0)
			continue;
		if (answer->days_min >= 0)
			answer->days_min += number * units[i].days_min;
		if (answer->days_max >= 0)
			answer->days_max += number * units[i].days_max;
	}
}

enum { UNITS_MAX = 3 };

/* "Two years and nine months", "three years, one month and 15 days": counts of units, the greatest first. */
static bool add_smaller_units(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit[UNITS_MAX] = {NULL}, *value = "P";
	double number[UNITS_MAX] = {0};
	int n = 0;

	for (size_t i = match->first; i < match->end && n < UNITS_MAX; i++) {
		const struct hb_piece *piece = &state->pieces.items[i];
		const char *name = hb_piece_value(piece, HB_TIME_WORDS_UNITS);

		if (!name)
			name = hb_piece_value(piece, HB_TIME_WORDS_UNIT);
		if (name)
			unit[n++] = name;
		else if (hb_piece_value(piece, HB_TIME_WORDS_NUMBER))
			number[n] = piece->number;
	}
	if (n < 2)
		return false;
	for (int i = 0; i < n; i++) {
		if (number[i] > MOST_COUNT || strlen(unit[i]) != 1 || (i > 0 && strcmp(unit[i], unit[i - 1]) == 0))
			return false;
		value = hb_arena_format(state->reading->arena, "%s%.10g%s", value, number[i], unit[i]);
	}
	answer->value = value;
	days_of_period(state, match, unit[0], number[0], answer);
	for (int i = 1; i < n; i++)
		add_days(unit[i], number[i], answer);
	return true;
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

bool hb_answer_duration(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit = hb_match_unit(state, match);
	double number = hb_match_number(&state->pieces, match, -1);
	bool half = strstr(match->pattern->argument, "half");

	answer->type = HB_TIMEX_DURATION;
	if (!unit)
		return false;
	if (VALUE(SOMEVAGUE) || VALUE(SOME))
		number = -1;
	else if (half)
		number = hb_match_halves(match, number);
	else if (number < 0 && !VALUE(UNITS))
		number = 1;
	if (number > MOST_COUNT || is_title(state, match))
		return false;
	if (add_smaller_units(state, match, answer))
		return true;
	answer->value = half ? period_and_a_half(state, unit, number) : period(state, unit, number);
	if (number >= 0)
		days_of_period(state, match, unit, number, answer);
	return answer->value != NULL;
}

bool hb_answer_set(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit = hb_match_unit(state, match), *word = VALUE(SETWORD),
		   *weekday = VALUE(WEEKDAY) ? VALUE(WEEKDAY) : VALUE(WEEKDAYS), *part = VALUE(PART);
	int32_t given = hb_text_number(match->pattern->argument);
	double number = given ? given : 1;

	answer->type = HB_TIMEX_SET;
	if (strcmp(match->pattern->argument, "count") == 0)
		number = hb_match_number(&state->pieces, match, 1);
	if (number > MOST_COUNT)
		return false;
	if (word)
		answer->value = word;
	else if (weekday)
		answer->value = hb_arena_format(state->reading->arena, "XXXX-WXX-%s%s", weekday, part ? part : "");
	else if (part)
		answer->value = hb_arena_format(state->reading->arena, "XXXX-XX-XX%s", part);
	else if (VALUE(SEASON))
		answer->value = hb_arena_format(state->reading->arena, "XXXX-%s", VALUE(SEASON));
	else
		answer->value = unit ? period(state, unit, number) : NULL;
	return answer->value != NULL;
}

/* "$40 million a year", "hundreds of calls a day": a unit that stands after what is counted in it. */
bool hb_answer_rate(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const struct hb_token *tokens = state->reading->analysis->tokens;
	uint32_t first = state->pieces.items[match->first].first, unit = state->pieces.items[match->end - 1].first;
	const char *tag;

	if (first == 0 || tokens[first - 1].sentence != tokens[first].sentence || strcmp(tokens[unit].dep, "npadvmod") != 0)
		return false;
	tag = tokens[first - 1].tag;
	if (strcmp(tag, "NNS") != 0 && strcmp(tag, "CD") != 0 && strcmp(tag, "NN") != 0)
		return false;
	answer->type = HB_TIMEX_SET;
	answer->value = period(state, hb_match_unit(state, match), 1);
	return answer->value != NULL;
}
