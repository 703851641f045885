/* Points and stretches of the calendar as TIMEX3 writes them: what is known of one, its text, its days.
 * Weeks are ISO weeks; the date of Easter is Gauss's rule in the form of Meeus, Jones and Butcher. */
#ifndef HB_EXTRACT_MOMENT_H
#define HB_EXTRACT_MOMENT_H

#include "base/date.h"
#include "base/memory.h"

enum { HB_MOMENT_TEXT_BYTES = 48 };

/* Zero means not known, except where it says otherwise. */
struct hb_moment {
	int32_t year;
	int32_t month, day;
	int32_t week;         /* ISO week of the year */
	bool weekend;         /* of that week */
	int32_t weekday;      /* 1 to 7, of a week not known */
	int32_t quarter;
	int32_t half;         /* of the year, 1 or 2 */
	const char *season;   /* SP, SU, FA, WI */
	int32_t decade;       /* year / 10 */
	int32_t century;      /* year / 100 */
	const char *part;     /* TMO, TAF, TEV, TNI */
	int32_t clock;        /* minutes from midnight plus one, so 0 is not known */
};

/* The text as a TIMEX3 value; X stands for a digit not known, so 199X is a decade and 19XX a century (as ISO 8601-2 writes them).
 * Returns out. */
const char *hb_moment_text(const struct hb_moment *moment, char out[HB_MOMENT_TEXT_BYTES]);

/* First and last day; false when the year is not known. */
bool hb_moment_days(const struct hb_moment *moment, int32_t *ret_first, int32_t *ret_last);

struct hb_moment hb_moment_of_day(int32_t day_number);
struct hb_moment hb_moment_week_of_day(int32_t day_number);

/* The unit (D, W, M, Q, Y, DE, CE) that holds the day, moved by count units. */
struct hb_moment hb_moment_unit(int32_t day_number, const char *unit, int32_t count);

/* The day as text ("2013-05-15"), in the arena. */
const char *hb_day_text(struct hb_arena *arena, int32_t day_number);

int32_t hb_easter_day(int32_t year);

#endif
