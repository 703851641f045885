/* Calendar arithmetic over what is partly known. */
#include "extract/times/moment.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	int32_t month; /* in which it begins */
} seasons[] = {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}};

/* Monday of ISO week 1 is the Monday of the week that holds 4 January. */
static int32_t first_monday(int32_t year)
{
	int32_t fourth = hb_day_number(year, 1, 4);

	return fourth - (hb_weekday(fourth) - 1);
}

struct hb_moment hb_moment_week_of_day(int32_t day_number)
{
	struct hb_date date = hb_date_of_day(day_number);
	int32_t year = date.year;

	if (day_number < first_monday(year))
		year--;
	else if (day_number >= first_monday(year + 1))
		year++;
	return (struct hb_moment){.year = year, .week = (day_number - first_monday(year)) / 7 + 1};
}

struct hb_moment hb_moment_of_day(int32_t day_number)
{
	struct hb_date date = hb_date_of_day(day_number);

	return (struct hb_moment){.year = date.year, .month = date.month, .day = date.day};
}

struct hb_moment hb_moment_unit(int32_t day_number, const char *unit, int32_t count)
{
	struct hb_date date = hb_date_of_day(day_number);
	int32_t months;

	if (strcmp(unit, "D") == 0)
		return hb_moment_of_day(day_number + count);
	if (strcmp(unit, "W") == 0)
		return hb_moment_week_of_day(day_number + 7 * count);
	if (strcmp(unit, "M") == 0) {
		months = date.year * 12 + date.month - 1 + count;
		return (struct hb_moment){.year = months / 12, .month = months % 12 + 1};
	}
	if (strcmp(unit, "Q") == 0) {
		months = date.year * 4 + (date.month - 1) / 3 + count;
		return (struct hb_moment){.year = months / 4, .quarter = months % 4 + 1};
	}
	if (strcmp(unit, "DE") == 0)
		return (struct hb_moment){.decade = date.year / 10 + count};
	if (strcmp(unit, "CE") == 0)
		return (struct hb_moment){.century = date.year / 100 + count};
	return (struct hb_moment){.year = date.year + count};
}

const char *hb_day_text(struct hb_arena *arena, int32_t day_number)
{
	char text[HB_DATE_TEXT_BYTES];

	return hb_arena_text(arena, hb_date_text(hb_date_of_day(day_number), text));
}

int32_t hb_easter_day(int32_t year)
{
	int32_t a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
	int32_t g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int32_t l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int32_t month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;

	return hb_day_number(year, month, day);
}

static int add_date(const struct hb_moment *moment, char *out, size_t size)
{
	char year[16] = "XXXX";

	if (moment->year)
		snprintf(year, sizeof year, "%04d", (int)moment->year);
	if (moment->century)
		return snprintf(out, size, "%02dXX", (int)moment->century);
	if (moment->decade)
		return snprintf(out, size, "%03dX", (int)moment->decade);
	if (moment->weekday)
		return snprintf(out, size, "XXXX-WXX-%d", (int)moment->weekday);
	if (moment->weekend && !moment->week)
		return snprintf(out, size, "%s-WXX-WE", year);
	if (moment->week)
		return snprintf(out, size, "%s-W%02d%s", year, (int)moment->week, moment->weekend ? "-WE" : "");
	if (moment->quarter)
		return snprintf(out, size, "%s-Q%d", year, (int)moment->quarter);
	if (moment->half)
		return snprintf(out, size, "%s-H%d", year, (int)moment->half);
	if (moment->season)
		return snprintf(out, size, "%s-%s", year, moment->season);
	if (moment->day)
		return snprintf(out, size, "%s-%02d-%02d", year, (int)moment->month, (int)moment->day);
	if (moment->month)
		return snprintf(out, size, "%s-%02d", year, (int)moment->month);
	if (moment->part || moment->clock)
		return snprintf(out, size, "XXXX-XX-XX");
	return snprintf(out, size, "%s", year);
}

const char *hb_moment_text(const struct hb_moment *moment, char out[HB_MOMENT_TEXT_BYTES])
{
	int n = add_date(moment, out, HB_MOMENT_TEXT_BYTES);

	if (moment->clock)
		snprintf(out + n, (size_t)(HB_MOMENT_TEXT_BYTES - n), "T%02d:%02d", (int)(moment->clock - 1) / 60,
			 (int)(moment->clock - 1) % 60);
	else if (moment->part)
		snprintf(out + n, (size_t)(HB_MOMENT_TEXT_BYTES - n), "%s", moment->part);
	return out;
}

static bool days_of_months(int32_t year, int32_t month, int32_t count, int32_t *ret_first, int32_t *ret_last)
{
	int32_t after = year * 12 + month - 1 + count;

	*ret_first = hb_day_number(year, month, 1);
	*ret_last = hb_day_number(after / 12, after % 12 + 1, 1) - 1;
	return true;
}

bool hb_moment_days(const struct hb_moment *moment, int32_t *ret_first, int32_t *ret_last)
{
	if (moment->century)
		return days_of_months(moment->century * 100, 1, 1200, ret_first, ret_last);
	if (moment->decade)
		return days_of_months(moment->decade * 10, 1, 120, ret_first, ret_last);
	if (!moment->year || moment->weekday)
		return false;
	if (moment->week) {
		*ret_first = first_monday(moment->year) + 7 * (moment->week - 1) + (moment->weekend ? 5 : 0);
		*ret_last = *ret_first + (moment->weekend ? 1 : 6);
		return true;
	}
	if (moment->quarter)
		return days_of_months(moment->year, moment->quarter * 3 - 2, 3, ret_first, ret_last);
	if (moment->half)
		return days_of_months(moment->year, moment->half * 6 - 5, 6, ret_first, ret_last);
	if (moment->season)
		for (size_t i = 0; i < sizeof seasons / sizeof seasons[0]; i++)
			if (strcmp(seasons[i].name, moment->season) == 0)
				return days_of_months(moment->year, seasons[i].month, 3, ret_first, ret_last);
	return hb_date_range((struct hb_date){moment->year, (int8_t)moment->month, (int8_t)moment->day}, ret_first, ret_last);
}
