/* The pass timex: every expression of time in the document, in two rounds.  The first finds them and collects the dates that
 * the text gives in full; the second settles what was said without year or week. */
#include <string.h>

#include "extract/times/timex_internal.h"
#include "extract/trace.h"
#include "time_words.h"

static void find_publication(struct hb_timex_state *state)
{
	struct hb_date published = state->reading->published;
	int32_t last;

	state->now_anchor = "published";
	if (!hb_date_range(published, &state->now, &last))
		return;
	state->now_year = published.year;
	state->has_now_month = published.month != 0;
	state->has_now = published.day != 0;
}

enum { DATELINE_PIECES = 10, DATELINE_DAYS = 7 };

/* Does the expression stand in a dateline: "BEIRUT, Lebanon, Dec. 23 -", "LIMA (June 8) --", "CAIRO, August 7 (MENA) --"? */
static bool in_dateline(const struct hb_timex_state *state, const struct hb_match *match)
{
	const struct hb_piece *pieces = state->pieces.items;
	const struct hb_piece *after = match->end < state->pieces.count ? &pieces[match->end] : NULL;
	size_t first = match->first;

	while (first > 0 && pieces[first - 1].sentence == pieces[match->first].sentence)
		first--;
	return after && match->first > first + 1 && match->first - first <= DATELINE_PIECES &&
	       strchr(",(", pieces[match->first - 1].lower[0]) && hb_piece_value(after, HB_TIME_WORDS_DATELINEEND);
}

/* A dateline that names its day is what "today" and "Monday" are counted from: papers print on the next day. */
static bool find_dateline(struct hb_timex_state *state, const struct hb_match *match, const struct hb_timex_answer *answer)
{
	const struct hb_moment *moment = &answer->moment;
	int32_t day;

	if (!answer->is_moment || !moment->month || !moment->day || !in_dateline(state, match) ||
	    (!moment->year && !state->has_now))
		return false;
	day = hb_day_number(moment->year ? moment->year : state->now_year, moment->month, moment->day);
	if (!moment->year && day > state->now)
		day = hb_day_number(state->now_year - 1, moment->month, moment->day);
	if (state->has_now && (day > state->now || day < state->now - DATELINE_DAYS))
		return false;
	state->now = day;
	state->now_year = hb_date_of_day(day).year;
	state->has_now = state->has_now_month = true;
	state->now_anchor = "dateline";
	return true;
}

/* Of the match here and one that begins a piece later: a match that only needs the first piece as context gives way to a
 * longer one. */
static bool best_match(const struct hb_pieces *pieces, size_t i, size_t limit, struct hb_match *ret_match)
{
	struct hb_match later;

	if (!hb_match_at(pieces, i, limit, ret_match))
		return false;
	if (ret_match->first > i && hb_match_at(pieces, ret_match->first, limit, &later) && later.end > ret_match->end)
		*ret_match = later;
	return true;
}

static bool is_date(const struct hb_timex_answer *answer)
{
	return answer->is_moment && !answer->wants_day && (answer->type == HB_TIMEX_DATE || answer->type == HB_TIMEX_TIME);
}

static struct hb_span span_of(const struct hb_timex_state *state, const struct hb_match *match)
{
	const struct hb_offsets *offsets = &state->reading->offsets;

	return (struct hb_span){
		(uint32_t)hb_offsets_cp(offsets, state->pieces.items[match->first].start_byte),
		(uint32_t)hb_offsets_cp(offsets, state->pieces.items[match->end - 1].end_byte),
	};
}

/* Days as a whole number; -1 where they are not known or past counting. */
static int32_t whole_days(double days)
{
	return days < 0 || days > INT32_MAX ? -1 : (int32_t)days;
}

static const char *value_of(struct hb_arena *arena, const struct hb_timex_answer *answer)
{
	char first[HB_MOMENT_TEXT_BYTES], last[HB_MOMENT_TEXT_BYTES];
	struct hb_moment moment;

	if (!answer->is_moment || answer->value)
		return answer->value;
	hb_moment_text(&answer->moment, first);
	if (answer->length <= 1 || !answer->moment.day)
		return hb_arena_text(arena, first);
	moment =
		hb_moment_of_day(hb_day_number(answer->moment.year, answer->moment.month, answer->moment.day) + answer->length - 1);
	return hb_arena_format(arena, "%s/%s", first, hb_moment_text(&moment, last));
}

static void add_timex(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer)
{
	struct hb_reading *reading = state->reading;
	struct hb_found_timex timex = {
		.first = state->pieces.items[match->first].first,
		.end = state->pieces.items[match->end - 1].end,
		.days_min = whole_days(answer->days_min),
		.days_max = whole_days(answer->days_max),
	};

	if (answer->is_moment) {
		hb_settle(state, timex.first, timex.end, &answer->moment, &answer->anchor);
		if (is_date(answer) && answer->moment.year) {
			state->told = answer->moment;
			state->has_told = true;
		}
	}
	timex.timex = (struct hb_timex){
		.span = span_of(state, match),
		.type = answer->type,
		.anchor = answer->anchor,
		.value = value_of(reading->arena, answer),
	};
	hb_timex_days(state, match, answer, &timex);
	hb_trace(reading, HB_PASS_TIMEX, timex.first, timex.end, "%s %s (%s%s%s)", hb_timex_type_text(answer->type),
		 timex.timex.value ? timex.timex.value : "without a value", match->pattern->place,
		 timex.timex.anchor ? ", counted from: " : "", timex.timex.anchor ? timex.timex.anchor : "");
	HB_PUSH(reading->arena, reading->timexes, timex);
}

/* The day of the date in the sentence of match i that stands nearest to it, of two as near the later; empty if there is none. */
static struct hb_moment day_in_sentence(const struct hb_timex_state *state, const struct hb_match *matches,
					const struct hb_timex_answer *answers, size_t count, size_t i)
{
	uint32_t sentence = state->pieces.items[matches[i].first].sentence;
	bool inside = true;

	for (size_t step = 1; inside; step++) {
		size_t near[2] = {i + step, i - step}; /* before the first it is a number past all */

		inside = false;
		for (int k = 0; k < 2; k++) {
			if (near[k] >= count || state->pieces.items[matches[near[k]].first].sentence != sentence)
				continue;
			inside = true;
			if (is_date(&answers[near[k]]) && (answers[near[k]].moment.day || answers[near[k]].moment.weekday))
				return answers[near[k]].moment;
		}
	}
	return (struct hb_moment){0};
}

/* A clock time takes its day from a date in its sentence, or else from the last that was told. */
static void place_clock(struct hb_timex_state *state, const struct hb_match *matches, const struct hb_timex_answer *answers,
			size_t count, size_t i, struct hb_timex_answer *answer)
{
	struct hb_moment day = day_in_sentence(state, matches, answers, count, i);

	if (day.day || day.weekday) {
		hb_settle(state, state->pieces.items[matches[i].first].first, state->pieces.items[matches[i].end - 1].end, &day,
			  &answer->anchor);
	} else if (state->has_told && state->told.day) {
		day = state->told;
		answer->anchor = "event";
	} else if (state->has_now) {
		day = hb_moment_of_day(state->now);
		answer->anchor = state->now_anchor;
	}
	day.part = NULL;
	day.clock = answer->moment.clock;
	answer->moment = day;
	answer->wants_day = false;
}

static bool is_later_in_the_year(const struct hb_moment *a, const struct hb_moment *b)
{
	return a->month > b->month || (a->month == b->month && a->day > b->day);
}

/* "From March until July of last year", "on 5 and 6 May": of two dates that are joined the one takes the year of the other, or the
 * year beside it where the order would be wrong. */
static void lend_year(const struct hb_timex_state *state, const struct hb_match *matches, const struct hb_timex_answer *answers,
		      size_t count, size_t i, struct hb_timex_answer *answer)
{
	const struct hb_timex_answer *next = i + 1 < count ? &answers[i + 1] : NULL;
	const struct hb_piece *pieces = state->pieces.items;
	struct hb_moment *moment = &answer->moment;

	if (!is_date(answer) || moment->year || !moment->month)
		return;
	if (state->last_end && state->last_end + 1 == matches[i].first && state->last.year && state->last.month &&
	    hb_piece_value(&pieces[state->last_end], HB_TIME_WORDS_JOINS)) {
		moment->year = state->last.year + is_later_in_the_year(&state->last, moment);
		answer->anchor = state->last_anchor;
	} else if (next && is_date(next) && next->moment.year && next->moment.month && matches[i + 1].first == matches[i].end + 1 &&
		   hb_piece_value(&pieces[matches[i].end], HB_TIME_WORDS_JOINS)) {
		moment->year = next->moment.year - is_later_in_the_year(moment, &next->moment);
		answer->anchor = next->anchor ? next->anchor : "text";
	}
}

static void remember(struct hb_timex_state *state, const struct hb_match *match, const struct hb_timex_answer *answer)
{
	state->last_end = match->end;
	state->last = answer->is_moment ? answer->moment : (struct hb_moment){0};
	state->last_anchor = answer->anchor ? answer->anchor : "text";
}

/* Keep a day or month whose year the text gives, for those that follow it in its sentence. */
static void list_day(struct hb_timex_state *state, const struct hb_match *match, const struct hb_timex_answer *answer)
{
	const struct hb_moment *moment = &answer->moment;
	bool from_text = !answer->anchor || strcmp(answer->anchor, "text") == 0;

	if (!is_date(answer) || !from_text || !moment->year || !moment->month)
		return;
	state->listed = *moment;
	state->listed_sentence = state->reading->analysis->tokens[state->pieces.items[match->first].first].sentence;
}

static void note_no_time(const struct hb_timex_state *state, const struct hb_match *match, const char *why)
{
	hb_trace_miss(state->reading, HB_PASS_TIMEX, state->pieces.items[match->first].first,
		      state->pieces.items[match->end - 1].end, "%s (%s)", why, match->pattern->place);
}

/* The expression at piece i, the longest that means something.  Returns the piece to go on from. */
static size_t find_at(struct hb_timex_state *state, size_t i, struct hb_match *ret_match, struct hb_timex_answer *ret_answer,
		      bool *ret_found)
{
	size_t limit = state->pieces.count;

	*ret_found = false;
	while (best_match(&state->pieces, i, limit, ret_match)) {
		if (hb_timex_answer(state, ret_match, ret_answer)) {
			if (ret_answer->end > ret_match->end)
				ret_match->end = ret_answer->end;
			remember(state, ret_match, ret_answer);
			if (is_date(ret_answer) && ret_answer->moment.year && ret_answer->moment.month && !ret_answer->anchor)
				HB_PUSH(state->reading->arena, state->full, ret_answer->moment);
			*ret_found = true;
			return ret_match->end;
		}
		if (strcmp(ret_match->pattern->action, "ignore") == 0) {
			note_no_time(state, ret_match, "no time");
			return ret_match->end;
		}
		note_no_time(state, ret_match, "it fits the pattern and means nothing here");
		limit = ret_match->end - 1;
	}
	return i + 1;
}

void hb_read_times(struct hb_reading *reading)
{
	struct hb_timex_state state = {.reading = reading};
	HB_ARRAY(struct hb_match) matches = {0};
	HB_ARRAY(struct hb_timex_answer) answers = {0};
	struct hb_timex_answer answer;
	struct hb_match match;
	bool found;

	hb_pieces_read(reading, &state.pieces);
	find_publication(&state);
	state.finding = true;
	for (size_t i = 0; i < state.pieces.count;) {
		i = find_at(&state, i, &match, &answer, &found);
		if (!found)
			continue;
		HB_PUSH(reading->arena, matches, match);
		HB_PUSH(reading->arena, answers, answer);
	}
	if (matches.count > 0 && find_dateline(&state, &matches.items[0], &answers.items[0]))
		for (size_t i = 0; i < matches.count; i++)
			hb_timex_answer(&state, &matches.items[i], &answers.items[i]);
	state.last_end = 0;
	state.finding = false;
	for (size_t i = 0; i < matches.count; i++) {
		/* Again, now that dates are told in order. */
		if (!hb_timex_answer(&state, &matches.items[i], &answer))
			continue;
		lend_year(&state, matches.items, answers.items, answers.count, i, &answer);
		if (answer.wants_day)
			place_clock(&state, matches.items, answers.items, answers.count, i, &answer);
		add_timex(&state, &matches.items[i], &answer);
		remember(&state, &matches.items[i], &answer);
		list_day(&state, &matches.items[i], &answer);
	}
}
