/* From an expression of time to the days it may mean: modifiers ("early April"), the words in front of it ("since", "by"), and
 * pairs ("between A and B", "from A to B"). */
#include <string.h>

#include "extract/times/timex_internal.h"
#include "time_words.h"

struct days {
	int32_t first, last;
};

/* The early, middle or late part of a stretch: thirds of a month or a year, four years of a decade; days have none. */
static void narrow(struct days *days, const struct hb_moment *moment, const char *mod)
{
	int32_t length = days->last - days->first + 1, start = days->first;

	if (length <= 3)
		return;
	if (moment->month && !moment->day) {
		if (strcmp(mod, "START") == 0)
			days->last = start + 9;
		else if (strcmp(mod, "MID") == 0)
			*days = (struct days){start + 9, start + 19};
		else
			days->first = start + 20;
	} else if (moment->decade) {
		if (strcmp(mod, "START") == 0)
			days->last = hb_day_number(moment->decade * 10 + 3, 12, 31);
		else if (strcmp(mod, "MID") == 0)
			*days = (struct days){hb_day_number(moment->decade * 10 + 3, 1, 1),
					      hb_day_number(moment->decade * 10 + 6, 12, 31)};
		else
			days->first = hb_day_number(moment->decade * 10 + 6, 1, 1);
	} else if (strcmp(mod, "START") == 0) {
		days->last = start + length / 3;
	} else if (strcmp(mod, "MID") == 0) {
		*days = (struct days){start + length / 3, start + 2 * length / 3};
	} else {
		days->first = start + 2 * length / 3;
	}
}

/* The preposition in front, passing over "the", "early" and such words: they belong to the expression. */
static const struct hb_piece *before(const struct hb_timex_state *state, const struct hb_match *match)
{
	size_t i = match->first;
	uint32_t sentence = state->pieces.items[i].sentence;

	while (i-- > 0 && state->pieces.items[i].sentence == sentence) {
		const struct hb_piece *piece = &state->pieces.items[i];

		if (strcmp(piece->lower, "the") != 0 && !hb_piece_value(piece, HB_TIME_WORDS_MOD) &&
		    !hb_piece_value(piece, HB_TIME_WORDS_EARLIER) && !hb_piece_value(piece, HB_TIME_WORDS_APPROX))
			return piece;
	}
	return NULL;
}

/* "A" with its end or beginning open, where a preposition says so. */
static void open_side(struct hb_timex_state *state, const struct hb_match *match, struct hb_time *time)
{
	const struct hb_piece *piece = before(state, match);

	if (!piece)
		return;
	if (hb_piece_value(piece, HB_TIME_WORDS_OPENEND)) {
		time->latest = NULL;
		time->value =
			hb_arena_format(state->reading->arena, "%s/..", strchr(time->value, '/') ? time->earliest : time->value);
	} else if (hb_piece_value(piece, HB_TIME_WORDS_OPENSTART)) {
		time->earliest = NULL;
		time->value =
			hb_arena_format(state->reading->arena, "../%s", strchr(time->value, '/') ? time->latest : time->value);
	}
}

/* "3-9 May", "January-February": nothing but a dash between it and the expression before. */
static bool joined_by_dash(const struct hb_timex_state *state, const struct hb_match *match)
{
	const char *between;

	if (state->last_end == 0 || state->last_end + 1 != match->first ||
	    !(state->last.month || state->last.year || state->last.weekday))
		return false;
	between = state->pieces.items[state->last_end].lower;
	return strcmp(between, "-") == 0 || strcmp(between, "–") == 0;
}

/* Does the timex before this one in the sentence make a pair with it: "between A and B", "from A to B"? */
static bool makes_pair(const struct hb_timex_state *state, const struct hb_found_timex *before_it, const struct hb_match *match)
{
	const struct hb_token *tokens = state->reading->analysis->tokens;
	const struct hb_piece *piece = &state->pieces.items[match->first];
	uint32_t first = before_it->first;
	const struct hb_word *between;
	const char *opens, *joins;

	if (joined_by_dash(state, match))
		return true;
	if (tokens[first].sentence != piece->sentence || before_it->end + 1 != piece->first || first == 0)
		return false;
	joins = tokens[before_it->end].lower;
	opens = tokens[first - 1].lower;
	between = hb_words_of_class(&hb_time_words, opens, HB_TIME_WORDS_BETWEEN);
	if (between)
		return strcmp(joins, between->value) == 0;
	return hb_words_of_class(&hb_time_words, opens, HB_TIME_WORDS_PAIRSTART) &&
	       hb_words_of_class(&hb_time_words, joins, HB_TIME_WORDS_PAIREND);
}

/* The interval of the pair, given to both of its ends. */
static void join_pair(struct hb_timex_state *state, struct hb_time *from, struct hb_time *to)
{
	if (!from->earliest || !to->latest || strcmp(from->earliest, to->latest) > 0)
		return;
	from->value = to->value = hb_arena_format(state->reading->arena, "%s/%s", from->earliest, to->latest);
	from->latest = to->latest;
	to->earliest = from->earliest;
}

void hb_timex_days(struct hb_timex_state *state, const struct hb_match *match, const struct hb_timex_answer *answer,
		   struct hb_found_timex *timex)
{
	struct hb_reading *reading = state->reading;
	struct hb_time *time = &timex->time;
	struct hb_moment moment = answer->moment;
	char text[HB_MOMENT_TEXT_BYTES];
	bool plain = !moment.week && !moment.season && !moment.quarter && !moment.half && !moment.decade && !moment.century;
	struct days days;

	*time = (struct hb_time){
		.span = timex->timex.span, .text = hb_reading_text(reading, timex->timex.span), .anchor = answer->anchor};
	if (!answer->is_moment || answer->type == HB_TIMEX_SET)
		return;
	moment.part = NULL;
	moment.clock = 0;
	if (!hb_moment_days(&moment, &days.first, &days.last)) {
		time->value = moment.month || moment.weekday ? hb_arena_text(reading->arena, hb_moment_text(&moment, text)) : NULL;
		return;
	}
	if (answer->length > 1)
		days.last = days.first + answer->length - 1;
	days.first -= answer->slack;
	days.last += answer->slack;
	if (answer->mod && !moment.day)
		narrow(&days, &moment, answer->mod);
	/* What is told of this month or year has happened by the day of publication. */
	if (answer->anchor && answer->anchor == state->now_anchor && state->has_now && answer->mod &&
	    strcmp(answer->mod, "START") == 0 && days.first <= state->now && days.last > state->now)
		days.last = state->now;
	time->earliest = hb_day_text(reading->arena, days.first);
	time->latest = hb_day_text(reading->arena, days.last);
	time->value = plain && !answer->mod && answer->length <= 1 && !answer->slack
			      ? hb_arena_text(reading->arena, hb_moment_text(&moment, text))
		      : days.first == days.last ? time->earliest
						: hb_arena_format(reading->arena, "%s/%s", time->earliest, time->latest);
	if (reading->timexes.count > 0 && makes_pair(state, &reading->timexes.items[reading->timexes.count - 1], match))
		join_pair(state, &reading->timexes.items[reading->timexes.count - 1].time, time);
	else
		open_side(state, match, time);
}
