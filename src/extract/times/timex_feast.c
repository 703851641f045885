/* Holidays, with the day of their year.  A rule says how the day is found: "12-25" by month and day; "11/4/4+1" the n-th (5: last)
 * weekday of a month, and days from it; "easter-2" days from Western Easter; any other text is the name of a feast whose days stand
 * in data/en/feasts.txt, year by year.  ", 7" after a rule is the number of days that it lasts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/times/timex_answer.h"

/* One day or stretch of days that a holiday may be. */
struct feast {
	int32_t first, last; /* days */
	int32_t slack;       /* by which the calendar may be off, either way */
};

enum { FEASTS_MAX = 8, RULE_BYTES = 64 };

struct feasts {
	struct feast items[FEASTS_MAX];
	size_t count;
};

static void add(struct feasts *feasts, int32_t first, int32_t length, int32_t slack)
{
	if (feasts->count < FEASTS_MAX)
		feasts->items[feasts->count++] = (struct feast){first, first + (length > 1 ? length - 1 : 0), slack};
}

static int32_t nth_weekday(int32_t year, int month, int nth, int weekday)
{
	int32_t first = hb_day_number(year, month, 1);
	int32_t day = first + (weekday - hb_weekday(first) + 7) % 7 + 7 * (nth - 1);

	return day >= first + hb_days_in_month(year, month) ? day - 7 : day;
}

/* The days that the table gives to a feast in a year: none, one or, in calendars of the moon, two. */
static void add_from_table(struct feasts *feasts, const char *rule, int32_t year)
{
	const struct hb_word *end = hb_time_words.words + hb_time_words.n_words;
	char key[RULE_BYTES + 16];

	snprintf(key, sizeof key, "%.*s %d", RULE_BYTES, rule, (int)year);
	for (const struct hb_word *word = hb_words_find(&hb_time_words, key); word && word < end && strcmp(word->text, key) == 0;
	     word++) {
		int month, day, length = 1, slack = 0;

		if (word->class == HB_TIME_WORDS_FEASTDAY && sscanf(word->value, "%d-%d %d %d", &month, &day, &length, &slack) >= 2)
			add(feasts, hb_day_number(year, month, day), length, slack);
	}
}

static void add_holiday(struct feasts *feasts, const char *rule, int32_t year)
{
	int month, nth, weekday, offset = 0, length = 1;
	const char *comma = strchr(rule, ',');

	if (comma)
		length = hb_text_number(comma + 1);
	if (sscanf(rule, "easter%d", &offset) == 1)
		add(feasts, hb_easter_day(year) + offset, length, 0);
	else if (sscanf(rule, "%d/%d/%d%d", &month, &nth, &weekday, &offset) >= 3)
		add(feasts, nth_weekday(year, month, nth, weekday) + offset, length, 0);
	else if (sscanf(rule, "%d-%d", &month, &nth) == 2)
		add(feasts, hb_day_number(year, month, nth), length, 0);
	else
		add_from_table(feasts, rule, year);
}

/* What it costs to take a feast for the one that is meant: days from publication, more where the tense does not point. */
static int32_t cost_of(const struct hb_timex_state *state, const struct feast *feast, enum hb_tense tense, int32_t direction)
{
	int32_t days = feast->first > state->now  ? feast->first - state->now
		       : feast->last < state->now ? feast->last - state->now
						  : 0;

	if ((direction < 0 && days >= 0) || (direction > 0 && days <= 0))
		return INT32_MAX / 2;
	if (days > 3 && (tense == HB_TENSE_PAST || tense == HB_TENSE_UNKNOWN || tense == HB_TENSE_OPEN))
		return days + (tense == HB_TENSE_PAST ? 1000 : 60);
	if (days < 0 && tense == HB_TENSE_FUTURE)
		return 300 - days;
	return abs(days);
}

/* The year said after the holiday: "Easter 2010", "Ramadan last year".  0 if none; *ret_end is then left. */
static int32_t year_after(const struct hb_timex_state *state, const struct hb_match *match, size_t *ret_end)
{
	const struct hb_piece *pieces = state->pieces.items;
	size_t i = match->covered_end;
	uint32_t sentence = pieces[match->first].sentence;
	const char *year, *unit;

	if (i + 1 < state->pieces.count && hb_piece_value(&pieces[i], HB_TIME_WORDS_FEASTYEAR))
		i++;
	if (i >= state->pieces.count || pieces[i].sentence != sentence)
		return 0;
	year = hb_piece_value(&pieces[i], HB_TIME_WORDS_YEAR);
	if (year) {
		*ret_end = i + 1;
		return hb_text_number(year);
	}
	if (i + 1 >= state->pieces.count || pieces[i + 1].sentence != sentence || !state->now_year)
		return 0;
	unit = hb_piece_value(&pieces[i + 1], HB_TIME_WORDS_UNIT);
	if (!unit || strcmp(unit, "Y") != 0)
		return 0;
	if (!hb_piece_value(&pieces[i], HB_TIME_WORDS_LAST) && !hb_piece_value(&pieces[i], HB_TIME_WORDS_THIS) &&
	    !hb_piece_value(&pieces[i], HB_TIME_WORDS_NEXT))
		return 0;
	*ret_end = i + 2;
	return state->now_year + (hb_piece_value(&pieces[i], HB_TIME_WORDS_LAST)   ? -1
				  : hb_piece_value(&pieces[i], HB_TIME_WORDS_NEXT) ? 1
										   : 0);
}

/* "Ramadan" is also a name of people, "Easter Island" a place. */
static bool is_name(const struct hb_timex_state *state, const struct hb_match *match)
{
	const struct hb_analysis *analysis = state->reading->analysis;
	const struct hb_piece *pieces = state->pieces.items;
	uint32_t index = analysis->tokens[pieces[match->first].first].name;
	const struct hb_name_span *name = index == HB_NONE ? NULL : &analysis->names[index];

	if (!name)
		return false;
	if (strcmp(name->label, "PERSON") == 0)
		return true;
	return (strcmp(name->label, "GPE") == 0 || strcmp(name->label, "LOC") == 0 || strcmp(name->label, "FAC") == 0) &&
	       name->end > pieces[match->end - 1].end;
}

/* Nothing says of which year: the day of the year, where the holiday has a fixed one. */
static bool open_holiday(const char *rule, bool eve, struct hb_timex_answer *answer)
{
	int month, day;

	if (!eve && sscanf(rule, "%d-%d", &month, &day) == 2) {
		answer->is_moment = true;
		answer->moment = (struct hb_moment){.month = month, .day = day};
	} else {
		answer->value = "XXXX";
	}
	return true;
}

static const struct feast *best_feast(const struct hb_timex_state *state, const struct hb_match *match, const struct feasts *feasts)
{
	enum hb_tense tense = hb_tense_of(state->reading, state->pieces.items[match->first].first,
					  state->pieces.items[match->end - 1].end, false);
	int32_t direction = VALUE(NEXT) ? 1 : VALUE(LAST) ? -1 : 0, best_cost = INT32_MAX;
	const struct feast *best = NULL;

	for (size_t i = 0; i < feasts->count; i++) {
		int32_t cost = cost_of(state, &feasts->items[i], tense, direction);

		if (cost < best_cost) {
			best = &feasts->items[i];
			best_cost = cost;
		}
	}
	return best;
}

/* Every day that the rule may mean: of the year that is said, or of those around publication. */
static void find_feasts(const struct hb_timex_state *state, const struct hb_match *match, const char *rule, int32_t year,
			struct feasts *feasts)
{
	int32_t first = year ? year : state->now_year - 1, last = year ? year : state->now_year + 1;

	for (int32_t each = first; each <= last; each++)
		add_holiday(feasts, rule, each);
	for (size_t i = 0; i < feasts->count; i++) {
		struct feast *feast = &feasts->items[i];

		if (strcmp(match->pattern->action, "week") == 0) {
			feast->first -= hb_weekday(feast->first) - 1;
			feast->last = feast->first + 6;
		} else if (strcmp(match->pattern->action, "eve") == 0) {
			feast->last = --feast->first;
		}
	}
}

bool hb_answer_holiday(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	const char *rule = match->pattern->argument[0] ? match->pattern->argument
			   : VALUE(HOLIDAY)	       ? VALUE(HOLIDAY)
						       : VALUE(DAYNAME);
	int32_t year = year_after(state, match, &answer->end);
	struct feasts feasts = {.count = 0};
	const struct feast *feast;

	if (!rule || is_name(state, match))
		return false;
	if (!year && !state->now_year)
		return open_holiday(rule, strcmp(match->pattern->action, "eve") == 0, answer);
	find_feasts(state, match, rule, year, &feasts);
	feast = best_feast(state, match, &feasts);
	if (!feast)
		return false;
	answer->is_moment = true;
	answer->anchor = year ? NULL : state->now_anchor;
	answer->moment =
		strcmp(match->pattern->action, "week") == 0 ? hb_moment_week_of_day(feast->first) : hb_moment_of_day(feast->first);
	answer->length = feast->last - feast->first + 1;
	answer->slack = feast->slack;
	return true;
}
