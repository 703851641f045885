/* Dates: see date.h. */
#include "base/date.h"

#include <stdio.h>

int32_t hb_day_number(int32_t year, int32_t month, int32_t day)
{
	year -= month <= 2;
	int32_t era = (year >= 0 ? year : year - 399) / 400;
	int32_t year_of_era = year - era * 400;
	int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

struct hb_date hb_date_of_day(int32_t day_number)
{
	int32_t z = day_number + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t day_of_era = z - era * 146097;
	int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int32_t shifted = (5 * day_of_year + 2) / 153;
	int32_t month = shifted + (shifted < 10 ? 3 : -9);
	return (struct hb_date){year_of_era + era * 400 + (month <= 2), (int8_t)month,
				(int8_t)(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int32_t hb_days_in_month(int32_t year, int32_t month)
{
	static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (month < 1 || month > 12)
		return 0;
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

int32_t hb_weekday(int32_t day_number)
{
	int32_t day = (day_number + 3) % 7; /* 1970-01-01 was a Thursday */
	return (day < 0 ? day + 7 : day) + 1;
}

/* Read exactly n digits. */
static bool digits(const char **at, int n, int32_t *ret_value)
{
	int32_t value = 0;
	for (int i = 0; i < n; i++) {
		char c = (*at)[i];
		if (c < '0' || c > '9')
			return false;
		value = value * 10 + (c - '0');
	}
	*at += n;
	*ret_value = value;
	return true;
}

bool hb_date_parse(const char *text, struct hb_date *ret_date)
{
	int32_t year, month = 0, day = 0;
	if (!digits(&text, 4, &year) || year == 0)
		return false;
	if (*text == '-') {
		text++;
		if (!digits(&text, 2, &month) || month < 1 || month > 12)
			return false;
		if (*text == '-') {
			text++;
			if (!digits(&text, 2, &day) || day < 1 || day > hb_days_in_month(year, month))
				return false;
		}
	}
	if (*text && *text != 'T' && *text != ' ')
		return false;
	*ret_date = (struct hb_date){year, (int8_t)month, (int8_t)day};
	return true;
}

const char *hb_date_text(struct hb_date date, char out[HB_DATE_TEXT_BYTES])
{
	if (!date.year)
		out[0] = '\0';
	else if (!date.month)
		snprintf(out, HB_DATE_TEXT_BYTES, "%04d", date.year);
	else if (!date.day)
		snprintf(out, HB_DATE_TEXT_BYTES, "%04d-%02d", date.year, date.month);
	else
		snprintf(out, HB_DATE_TEXT_BYTES, "%04d-%02d-%02d", date.year, date.month, date.day);
	return out;
}

bool hb_date_range(struct hb_date date, int32_t *ret_first, int32_t *ret_last)
{
	if (!date.year)
		return false;
	int32_t first_month = date.month ? date.month : 1, last_month = date.month ? date.month : 12;
	*ret_first = hb_day_number(date.year, first_month, date.day ? date.day : 1);
	*ret_last = hb_day_number(date.year, last_month,
				  date.day ? date.day : hb_days_in_month(date.year, last_month));
	return true;
}
