/* What the files of the pass timex share. */
#ifndef HB_EXTRACT_TIMEX_INTERNAL_H
#define HB_EXTRACT_TIMEX_INTERNAL_H

#include "extract/times/moment.h"
#include "extract/times/pieces.h"

/* One pattern laid over pieces. */
struct hb_match {
	const struct hb_pattern *pattern;
	size_t first, end;         /* pieces that are part of the expression */
	size_t covered_end;        /* the piece after the last that had to match, as context */
	size_t at[HB_PATTERN_ELEMENTS]; /* the piece of each element, SIZE_MAX for one left out */
};

/* The longest match that begins at piece i and ends at or before piece `limit` (of equals, the pattern that stands first);
 * false if there is none. */
bool hb_match_at(const struct hb_pieces *pieces, size_t i, size_t limit, struct hb_match *ret_match);

/* Value of the first (or, counted from 0, nth) piece that the match took as of a class; NULL if none. */
const char *hb_match_value(const struct hb_pieces *pieces, const struct hb_match *match, unsigned class, int nth);

/* The number that the match holds, or 1 for a word such as "a" that stands for one; fallback when it holds none. */
double hb_match_number(const struct hb_pieces *pieces, const struct hb_match *match, double fallback);

/* ---- which of the possible days is meant ------------------------------------------------------------------------ */

/* Open: an infinitive under a verb in the past ("was told to come on Friday"), so after that verb, before or after publication. */
enum hb_tense { HB_TENSE_UNKNOWN, HB_TENSE_PAST, HB_TENSE_PRESENT, HB_TENSE_FUTURE, HB_TENSE_OPEN };

/* The tense of the verb that the tokens [first, end) hang on; unknown for "Friday's ceremony" and "the March 12 talks", and, if
 * near, also for "a ceremony on March 12". */
enum hb_tense hb_tense_of(const struct hb_reading *reading, uint32_t first, uint32_t end, bool near);

struct hb_timex_state {
	struct hb_reading *reading;
	struct hb_pieces pieces;
	bool has_now;            /* publication is known to the day */
	bool has_now_month;      /* or at least to the month */
	int32_t now;             /* its day number; the first day of what is known when it is not known to the day */
	int32_t now_year;        /* 0 when not known */
	const char *now_anchor;  /* "published", or "dateline" where the text has one with a day of its own */
	struct hb_moment told;   /* the last date told in the text */
	bool has_told;
	bool finding;            /* the first round, in which nothing is told yet: what hangs on that is taken for granted */
	size_t last_end;         /* the piece after the last expression, and its date */
	struct hb_moment last;
	const char *last_anchor;
	HB_ARRAY(struct hb_moment) full; /* dates that the text itself gives with their year */
	/* The last day or month with a year of its own, and its sentence: later ones there go on from it. */
	struct hb_moment listed;
	uint32_t listed_sentence;
};

/* Fill in year or day of a moment said without; *ret_anchor says from what ("published", "text"), or stays. */
void hb_settle(const struct hb_timex_state *state, uint32_t first, uint32_t end, struct hb_moment *moment,
	       const char **ret_anchor);

/* What was made of one match. */
struct hb_timex_answer {
	enum hb_timex_type type;
	struct hb_moment moment;   /* of dates and times */
	bool is_moment;
	const char *value;         /* of the others; NULL when is_moment */
	const char *anchor;
	const char *mod;           /* START, MID, END or NULL */
	size_t end;                /* the piece after it, where it takes in more than the match; 0 otherwise */
	int32_t length;            /* days, of a feast that lasts; 0 otherwise */
	int32_t slack;             /* days by which its calendar may be off, either way */
	bool wants_day;            /* a clock time whose day stands elsewhere */
	double days_min, days_max; /* of durations, -1 */
};

/* What a match means; false when it is no expression of time.  The document's dates are not settled yet. */
bool hb_timex_answer(struct hb_timex_state *state, const struct hb_match *match, struct hb_timex_answer *ret_answer);

/* The days that the answer may mean, with what the words in front of it make of them, into timex->time. */
void hb_timex_days(struct hb_timex_state *state, const struct hb_match *match, const struct hb_timex_answer *answer,
		   struct hb_found_timex *timex);

#endif
