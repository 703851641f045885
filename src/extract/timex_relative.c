/* Times counted from publication ("yesterday", "two weeks ago") or from what the text told last ("three days later"). */
#include <stdio.h>
#include <string.h>

#include "extract/timex_answer.h"

/* Past this number of units a span of time is a way of speaking, and the calendar has no answer. */
enum { MOST_UNITS = 3000 };

/* A moment of which only the unit is known. */
static void open_unit(const char *unit, struct hb_timex_answer *answer)
{
	answer->is_moment = false;
	answer->value = strcmp(unit, "D") == 0 ? "XXXX-XX-XX" : strcmp(unit, "W") == 0 ? "XXXX-WXX" : strcmp(unit, "M") == 0 ? "XXXX-XX" :
			strcmp(unit, "Q") == 0 ? "XXXX-QX" : "XXXX";
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

bool hb_answer_relative(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t direction = hb_text_number(match->pattern->argument);
	const char *unit = hb_match_unit(state, match);

	answer->mod = hb_match_mod(state, match);
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

bool hb_answer_told(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *unit = hb_match_unit(state, match);
	int32_t day;

	if (ends_in_conjunction(state, match))
		return false;
	if (!unit)
		unit = hb_match_has_word(state, match, "week") ? "W" : hb_match_has_word(state, match, "month") ? "M" : hb_match_has_word(state, match, "year") ? "Y" : "D";
	answer->mod = hb_match_mod(state, match);
	if (!told_day(state, unit, &day)) {
		open_unit(unit, answer);
		return true;
	}
	answer->is_moment = true;
	answer->moment = hb_moment_unit(day, unit, hb_text_number(match->pattern->argument));
	if (hb_match_has_word(state, match, "morning")) {
		answer->moment.part = "TMO";
		answer->type = HB_TIMEX_TIME;
	}
	answer->anchor = "event";
	return true;
}

/* "two weeks ago", "three months later". */
bool hb_answer_shift(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	bool from_now = strncmp(match->pattern->argument, "now", 3) == 0;
	int32_t sign = strchr(match->pattern->argument, '-') ? -1 : 1;
	double number = hb_match_number(&state->pieces, match, -1);
	const char *unit = hb_match_unit(state, match);
	int32_t from = state->now;
	bool known;

	if (ends_in_conjunction(state, match))
		return false;
	if (!unit)
		unit = hb_match_has_word(state, match, "year") ? "Y" : "D";
	if (VALUE(SOMEVAGUE) || (VALUE(UNITS) && !VALUE(NUMBER) && !hb_match_has_word(state, match, "a") && !hb_match_has_word(state, match, "an"))) {
		answer->value = from_now ? (sign < 0 ? "PAST_REF" : "FUTURE_REF") : NULL;
		return answer->value != NULL;
	}
	if (hb_match_has_word(state, match, "half") || number < 0 || number > MOST_UNITS || number != (double)(int32_t)number) {
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
