/* What a pattern that matched means: one function for each action that data/LANG/time.txt names. */
#include "extract/times/timex_answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int32_t hb_text_number(const char *text)
{
	return text ? (int32_t)strtol(text, NULL, 10) : 0;
}

const char *hb_match_unit(const struct hb_timex_state *state, const struct hb_match *match)
{
	const char *unit = VALUE(UNIT) ? VALUE(UNIT) : VALUE(UNITS);

	for (size_t i = match->first; !unit && i < match->end; i++)
		unit = hb_piece_value(&state->pieces.items[i], HB_TIME_WORDS_UNIT);
	return unit;
}

double hb_match_halves(const struct hb_match *match, double number)
{
	if (!strstr(match->pattern->argument, "half"))
		return number;
	return strstr(match->pattern->argument, "+half") ? number + 0.5 : 0.5;
}

const char *hb_match_mod(const struct hb_timex_state *state, const struct hb_match *match)
{
	const char *mod = VALUE(MOD);

	if (!mod)
		mod = VALUE(ENDS);
	if (!mod)
		mod = VALUE(EARLIER);
	if (!mod && match->first > 0 &&
	    state->pieces.items[match->first - 1].sentence == state->pieces.items[match->first].sentence) {
		mod = hb_piece_value(&state->pieces.items[match->first - 1], HB_TIME_WORDS_MOD);
		if (!mod)
			mod = hb_piece_value(&state->pieces.items[match->first - 1], HB_TIME_WORDS_EARLIER);
	}
	return mod;
}

static bool answer_clock(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *clock = VALUE(CLOCK) ? VALUE(CLOCK) : VALUE(DOTCLOCK), *noon = VALUE(NOON), *meridiem = VALUE(MERIDIEM),
		   *part = VALUE(PART);
	int hour = 0, minute = 0;

	if (clock)
		sscanf(clock, "%d%*[.:]%d", &hour, &minute);
	else if (noon)
		hour = hb_text_number(noon);
	else
		hour = (int)hb_match_number(&state->pieces, match, -1);
	if (!clock && !noon && !meridiem && !part && VALUE(INTEGER) &&
	    !match->pattern->argument[0]) { /* "0900 GMT", "at 1625"; not "9 o'clock" */
		if (strlen(VALUE(INTEGER)) != 4)
			return false;
		minute = hour % 100;
		hour /= 100;
	}
	if (meridiem && hour <= 12)
		hour = hour % 12 + hb_text_number(meridiem);
	else if (part && hour < 12 && strcmp(part, "TMO") != 0)
		hour += 12;
	if (hour < 0 || hour > 24 || minute > 59)
		return false;
	answer->type = HB_TIMEX_TIME;
	answer->is_moment = true;
	answer->moment = (struct hb_moment){.weekday = hb_text_number(VALUE(WEEKDAY))};
	if (VALUE(DEICTIC) && state->has_now) {
		answer->moment = hb_moment_of_day(state->now + hb_text_number(VALUE(DEICTIC)));
		answer->anchor = state->now_anchor;
	}
	answer->wants_day = !VALUE(WEEKDAY) && !VALUE(DEICTIC);
	answer->moment.clock = hour * 60 + minute + 1;
	return true;
}

static bool answer_reference(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	answer->value = match->pattern->argument[0] ? match->pattern->argument : VALUE(REFERENCE);
	return answer->value != NULL;
}

static const struct {
	const char *action;
	hb_answer_function *answer;
} actions[] = {
	{"date", hb_answer_date},
	{"century", hb_answer_century},
	{"also", hb_answer_also},
	{"iso", hb_answer_iso},
	{"daysfrom", hb_answer_week},
	{"openday", hb_answer_openday},
	{"tellday", hb_answer_tellday},
	{"tellmonth", hb_answer_tellmonth},
	{"tellyear", hb_answer_tellyear},
	{"weekend", hb_answer_weekend},
	{"offset", hb_answer_offset},
	{"rate", hb_answer_rate},
	{"named", hb_answer_named},
	{"deictic", hb_answer_deictic},
	{"relative", hb_answer_relative},
	{"told", hb_answer_told},
	{"shift", hb_answer_shift},
	{"clock", answer_clock},
	{"duration", hb_answer_duration},
	{"set", hb_answer_set},
	{"reference", answer_reference},
	{"holiday", hb_answer_holiday},
	{"week", hb_answer_holiday},
	{"eve", hb_answer_holiday},
};

bool hb_timex_answer(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *ret_answer)
{
	*ret_answer = (struct hb_timex_answer){.type = HB_TIMEX_DATE, .days_min = -1, .days_max = -1};
	for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
		if (strcmp(actions[i].action, match->pattern->action) == 0)
			return actions[i].answer(state, match, ret_answer);
	return false;
}
