/* Dates of the calendar: "3 March 2020", "last October", "the 1990s". */
#include <stdio.h>
#include <string.h>

#include "extract/times/timex_answer.h"

/* Last, this or next: the pattern's argument says it, or a word. */
static int32_t direction_of(const struct hb_timex_state *state, const struct hb_match *match, bool *ret_any)
{
	*ret_any = true;
	if (match->pattern->argument[0])
		return hb_text_number(match->pattern->argument);
	if (VALUE(LAST))
		return -1;
	if (VALUE(NEXT))
		return 1;
	if (VALUE(THIS))
		return 0;
	*ret_any = false;
	return 0;
}

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
	digits = hb_text_number(text);
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
		*anchor = state->now_anchor;
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

bool hb_answer_date(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	struct hb_moment *moment = &answer->moment;
	const char *decade = VALUE(DECADE), *unit = hb_match_unit(state, match); /* of "last year", "this week" */
	bool any;
	int32_t direction = direction_of(state, match, &any);

	answer->is_moment = true;
	answer->mod = hb_match_mod(state, match);
	if (VALUE(ISODATE) || VALUE(SLASHDATE))
		return digits_date(VALUE(ISODATE), VALUE(SLASHDATE), moment);
	if (decade) {
		moment->decade = decade_of(state, decade);
		return true;
	}
	*moment = (struct hb_moment){
		.year = hb_text_number(VALUE(YEAR)),
		.month = hb_text_number(VALUE(MONTH)),
		.day = hb_text_number(VALUE(DAY)),
		.weekday = VALUE(MONTH) ? 0 : hb_text_number(VALUE(WEEKDAY)),
		.quarter = hb_text_number(VALUE(ORDERQUARTER)),
		.half = hb_text_number(VALUE(ORDERHALF)),
		.season = VALUE(SEASON),
		.part = VALUE(PART),
	};
	if (VALUE(SHORTYEAR))
		moment->year = decade_of(state, VALUE(SHORTYEAR)) * 10 + hb_text_number(VALUE(SHORTYEAR) + 1) % 10;
	if (VALUE(INTEGER) && strlen(VALUE(INTEGER)) == 2) /* "Lima, 3 Jan 90 --" */
		moment->year = decade_of(state, VALUE(INTEGER)) * 10 + hb_text_number(VALUE(INTEGER)) % 10;
	if (moment->part)
		answer->type = HB_TIMEX_TIME;
	if (moment->day && moment->month && moment->day > hb_days_in_month(moment->year ? moment->year : 2000, moment->month))
		return false;
	if (match->end == match->first + 1 &&
	    ((hb_piece_value(&state->pieces.items[match->first], HB_TIME_WORDS_YEAR) && counts(state, match)) ||
	     is_person(state, match)))
		return false;
	if (any)
		direct_date(state, direction, unit && strchr("WY", unit[0]), moment, &answer->anchor);
	return true;
}

bool hb_answer_century(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	answer->is_moment = true;
	answer->mod = hb_match_mod(state, match);
	answer->moment.century = hb_text_number(VALUE(DAY)) - 1;
	return answer->moment.century > 0;
}

/* "March 3 and 5": the day belongs to the month told just before. */
bool hb_answer_also(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t day = hb_text_number(VALUE(DAY));

	if (state->last_end == 0 || state->last_end + 1 != match->first || !state->last.month || !state->last.day ||
	    day <= state->last.day || day > hb_days_in_month(state->last.year ? state->last.year : 2000, state->last.month))
		return false;
	answer->is_moment = true;
	answer->moment = (struct hb_moment){.year = state->last.year, .month = state->last.month, .day = day};
	return true;
}

bool hb_answer_week(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t first, last;

	if (!hb_answer_date(state, match, answer))
		return false;
	hb_settle(state, state->pieces.items[match->first].first, state->pieces.items[match->end - 1].end, &answer->moment,
		  &answer->anchor);
	if (hb_moment_days(&answer->moment, &first, &last))
		answer->moment = hb_moment_week_of_day(first);
	return true;
}

/* "2023-05-06" in pieces. */
bool hb_answer_iso(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	struct hb_moment *moment = &answer->moment;

	*moment = (struct hb_moment){
		.year = hb_text_number(VALUE(YEAR)),
		.month = hb_text_number(hb_match_value(&state->pieces, match, HB_TIME_WORDS_DAY, 0)),
		.day = hb_text_number(hb_match_value(&state->pieces, match, HB_TIME_WORDS_DAY, 1)),
	};
	answer->is_moment = true;
	return moment->month <= 12 && moment->day <= hb_days_in_month(moment->year, moment->month);
}

bool hb_answer_named(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	int32_t first, last;

	answer->is_moment = true;
	if (!digits_date(match->pattern->argument, NULL, &answer->moment))
		return false;
	/* what was published before that day speaks of another year's */
	if (state->now_year && (answer->moment.year > state->now_year ||
				(state->has_now && hb_moment_days(&answer->moment, &first, &last) && first > state->now)))
		answer->moment.year = 0;
	return true;
}
