/* What the files share that say what a matched pattern means: timex_answer.c (which picks the function), timex_date.c,
 * timex_feast.c, timex_relative.c, timex_period.c. */
#ifndef HB_EXTRACT_TIMEX_ANSWER_H
#define HB_EXTRACT_TIMEX_ANSWER_H

#include "extract/times/timex_internal.h"
#include "time_words.h"

/* The value of the first piece that the match took as of a class of data/LANG/time.txt; NULL if none. */
#define VALUE(class) hb_match_value(&state->pieces, match, HB_TIME_WORDS_##class, 0)

/* The number that a value of a word list spells; 0 for NULL. */
int32_t hb_text_number(const char *text);

/* The unit of time that the match names, as time.txt spells it ("D", "W", "M", "Y", "TH" ...), by a class of its pattern or
 * else by a word ("the day before"); NULL if none. */
const char *hb_match_unit(const struct hb_timex_state *state, const struct hb_match *match);

/* The most days that one of a unit (D, W, M, Y ...) has; -1 for parts of a day. */
int32_t hb_unit_days(const char *unit);

/* What a pattern whose argument ends in "half" makes of its number: half of one, or, for "+half", that much more. */
double hb_match_halves(const struct hb_match *match, double number);

/* START, MID or END, said in the match or just before it ("early", "the end of"); NULL if none. */
const char *hb_match_mod(const struct hb_timex_state *state, const struct hb_match *match);

/* One for each action: fill the answer, which comes empty but for its type DATE; false when the words are no expression of time. */
typedef bool hb_answer_function(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *answer);
hb_answer_function hb_answer_date, hb_answer_century, hb_answer_also, hb_answer_week, hb_answer_iso, hb_answer_named,
	hb_answer_holiday;
hb_answer_function hb_answer_deictic, hb_answer_relative, hb_answer_told, hb_answer_shift;
hb_answer_function hb_answer_openday, hb_answer_tellday, hb_answer_tellmonth, hb_answer_tellyear, hb_answer_weekend,
	hb_answer_offset;
hb_answer_function hb_answer_duration, hb_answer_rate, hb_answer_set;

#endif
