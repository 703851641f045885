/* Civil dates (proleptic Gregorian), possibly partial, and intervals of days.
 * Day numbers count from 1970-01-01; the arithmetic is Howard Hinnant's days_from_civil. */
#ifndef HB_BASE_DATE_H
#define HB_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct hb_date {
	int32_t year;       /* 0: nothing is known */
	int8_t month, day;  /* 0: not known */
};

enum { HB_DATE_TEXT_BYTES = 24 };

/* Month and day have to be known (1 to 12, 1 to 31); the year may be 0 or negative. */
int32_t hb_day_number(int32_t year, int32_t month, int32_t day);
struct hb_date hb_date_of_day(int32_t day_number);
int32_t hb_days_in_month(int32_t year, int32_t month); /* 0 when there is no such month */
int32_t hb_weekday(int32_t day_number); /* ISO: 1 is Monday, 7 is Sunday */

/* Read "YYYY", "YYYY-MM", "YYYY-MM-DD" (a time after it, from 'T' or a space, is passed over).  False if it is none, or no
 * such day exists. */
bool hb_date_parse(const char *text, struct hb_date *ret_date);

/* Write the known part as ISO 8601; returns out. */
const char *hb_date_text(struct hb_date date, char out[HB_DATE_TEXT_BYTES]);

/* First and last day that the (partial) date may mean; false if nothing is known. */
bool hb_date_range(struct hb_date date, int32_t *ret_first, int32_t *ret_last);

#endif
