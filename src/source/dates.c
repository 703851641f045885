/* Publication dates.  Month names come from ICU's locale data, so there is no table of them here. */
#include "source/dates.h"

#include <ctype.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "base/date.h"
#include "base/table.h"
#include "base/utf8.h"
#include "source/text_tools.h"

enum { FIRST_YEAR = 1970, LAST_YEAR = 2100, MAX_TOKENS = 64, MAX_WORD_BYTES = 48 };

static bool is_day(int32_t year, int32_t month, int32_t day)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
	       day <= hb_days_in_month(year, month);
}

/* ---- stamps -------------------------------------------------------------------------------------------------- */

/* A zone at text ("Z", "+02:00", "+0200", "GMT", "EST"), after spaces, written to out ("" when there is none). */
static void read_zone(const char *text, char out[8])
{
	static const struct {
		const char *name, *zone;
	} names[] = {{"GMT", "Z"},	{"UTC", "Z"},	   {"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"}, {"CDT", "-05:00"},
		     {"MST", "-07:00"}, {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"}};
	out[0] = 0;
	while (*text == ' ')
		text++;
	if (*text == 'Z' || *text == 'z') {
		strcpy(out, "Z");
		return;
	}
	int hours, minutes = 0, n = 0;
	if ((*text == '+' || *text == '-') && sscanf(text + 1, "%2d%n", &hours, &n) == 1 && n == 2) {
		const char *rest = text + 3;
		rest += *rest == ':';
		if (isdigit((unsigned char)rest[0]) && isdigit((unsigned char)rest[1]))
			minutes = (rest[0] - '0') * 10 + rest[1] - '0';
		if (hours >= 0 && hours <= 14 && minutes < 60)
			snprintf(out, 8, "%c%02d:%02d", *text, hours, minutes);
		return;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strncasecmp(text, names[i].name, 3) && !isalpha((unsigned char)text[3]))
			strcpy(out, names[i].zone);
}

/* Date, and the time with zone that may follow at `rest`. */
static const char *with_time(int32_t year, int32_t month, int32_t day, const char *rest, struct hb_arena *arena)
{
	if (!is_day(year, month, day))
		return NULL;
	while (*rest == 'T' || *rest == 't' || *rest == ' ' || *rest == ',')
		rest++;
	int hour, minute, second = 0, n = 0;
	if (sscanf(rest, "%2d:%2d%n", &hour, &minute, &n) != 2 || hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return hb_arena_format(arena, "%04d-%02d-%02d", year, month, day);
	rest += n;
	bool has_seconds = sscanf(rest, ":%2d%n", &second, &n) == 1 && second >= 0 && second < 61;
	if (has_seconds)
		rest += n;
	if (*rest == '.' || (*rest == ',' && isdigit((unsigned char)rest[1])))
		for (rest++; isdigit((unsigned char)*rest);)
			rest++;
	char zone[8];
	read_zone(rest, zone);
	if (!strncasecmp(rest, " pm", 3) || !strncasecmp(rest, "pm", 2) || !strncasecmp(rest, " am", 3) || !strncasecmp(rest, "am", 2)) {
		bool afternoon = tolower((unsigned char)rest[*rest == ' ']) == 'p';
		hour = hour % 12 + (afternoon ? 12 : 0);
		read_zone(rest + 2 + (*rest == ' '), zone);
	}
	if (has_seconds)
		return hb_arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day, hour, minute, second, zone);
	return hb_arena_format(arena, "%04d-%02d-%02dT%02d:%02d%s", year, month, day, hour, minute, zone);
}

static int32_t english_month(const char *text)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	for (int32_t month = 0; month < 12; month++)
		if (!strncasecmp(text, names + 3 * month, 3))
			return month + 1;
	return 0;
}

static const char *epoch_stamp(const char *text, struct hb_arena *arena)
{
	size_t length = strspn(text, "0123456789");
	if (text[length] || (length != 10 && length != 13))
		return NULL;
	int64_t seconds = strtoll(text, NULL, 10) / (length == 13 ? 1000 : 1);
	struct hb_date date = hb_date_of_day((int32_t)(seconds / 86400));
	int32_t rest = (int32_t)(seconds % 86400);
	if (!is_day(date.year, date.month, date.day))
		return NULL;
	return hb_arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day, rest / 3600,
			       rest / 60 % 60, rest % 60);
}

const char *hb_stamp_parse(const char *text, struct hb_arena *arena)
{
	int32_t year, month, day;
	int n = 0;
	if (!text)
		return NULL;
	while (isspace((unsigned char)*text))
		text++;
	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &n) == 3 ||
	    sscanf(text, "%4d/%2d/%2d%n", &year, &month, &day, &n) == 3)
		return with_time(year, month, day, text + n, arena);
	size_t digits = strspn(text, "0123456789");
	if (digits == 8 && sscanf(text, "%4d%2d%2d%n", &year, &month, &day, &n) == 3)
		return with_time(year, month, day, text + n, arena);
	if (digits == 10 || digits == 13)
		return epoch_stamp(text, arena);
	const char *comma = strchr(text, ',');
	const char *at = comma && comma - text < 10 && digits == 0 ? comma + 1 : text;
	char name[12];
	if (sscanf(at, "%2d %11[A-Za-z] %4d%n", &day, name, &year, &n) == 3 && (month = english_month(name)))
		return with_time(year, month, day, at + n, arena);
	return NULL;
}

/* ---- month names --------------------------------------------------------------------------------------------- */

static const char *const month_languages[] = {"en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "sv",
					      "da", "no", "fi", "tr", "ar", "he", "fa", "el", "ro", "hu", "bg", "hr", "sr",
					      "sl", "ca", "id", "vi", "lt", "lv", "et", "hi", "ur", "bn", "th", "ko"};

static struct hb_table months; /* "language name" in lower case: month */
static struct hb_arena *months_arena;

static void add_month(const char *language, const UChar *name, int32_t n_units, uint64_t month)
{
	char utf8[MAX_WORD_BYTES * 3];
	int32_t n_bytes = 0;
	UErrorCode code = U_ZERO_ERROR;
	u_strToUTF8(utf8, sizeof utf8, &n_bytes, name, n_units, &code);
	if (U_FAILURE(code) || n_bytes < 2 || n_bytes > MAX_WORD_BYTES)
		return;
	const char *words = hb_text_words(months_arena, utf8, (size_t)n_bytes);
	if (!*words || isdigit((unsigned char)*words))
		return;
	char *key = hb_arena_format(months_arena, "%s %s", language, words);
	hb_table_add(&months, key, strlen(key), month, NULL);
}

static void make_months(void)
{
	static const UDateFormatSymbolType types[] = {UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS,
						      UDAT_STANDALONE_SHORT_MONTHS};
	months_arena = hb_arena_new();
	hb_table_init(&months);
	for (size_t i = 0; i < sizeof month_languages / sizeof *month_languages; i++) {
		UErrorCode code = U_ZERO_ERROR;
		char locale[40];
		snprintf(locale, sizeof locale, "%s@calendar=gregorian", month_languages[i]);
		UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, locale, NULL, 0, NULL, 0, &code);
		if (U_FAILURE(code))
			continue;
		for (size_t type = 0; type < 4; type++) {
			for (int32_t month = 0; month < 12; month++) {
				UChar name[MAX_WORD_BYTES];
				code = U_ZERO_ERROR;
				int32_t length = udat_getSymbols(format, types[type], month, name, MAX_WORD_BYTES, &code);
				if (U_SUCCESS(code))
					add_month(month_languages[i], name, length, (uint64_t)month + 1);
			}
		}
		udat_close(format);
	}
	hb_table_add(&months, "en sept", 7, 9, NULL);
}

static int32_t month_of(const char *word, const char *lang)
{
	char key[MAX_WORD_BYTES + 8];
	const char *tries[] = {lang && strlen(lang) >= 2 ? lang : "en", "en", "de", "fr", "es"};
	for (size_t i = 0; i < (lang ? 2 : 5); i++) {
		int length = snprintf(key, sizeof key, "%.2s %s", tries[i], word);
		const uint64_t *month = length < (int)sizeof key ? hb_table_get(&months, key, (size_t)length) : NULL;
		if (month)
			return (int32_t)*month;
	}
	return 0;
}

/* ---- dates for people ---------------------------------------------------------------------------------------- */

struct token {
	int32_t number; /* -1: a word */
	int32_t n_digits;
	int32_t month; /* of a word that names one */
	char sign; /* the sign before it: '.', '/', '-', ',', ' ' or 0 for the first or others */
	bool particle; /* de, of, the, st, th, Uhr ...: a word of at most three letters that names no month */
};

static size_t tokenize(const char *text, size_t n_bytes, const char *lang, struct token tokens[MAX_TOKENS])
{
	size_t n = 0;
	char sign = 0;
	struct hb_arena *arena = hb_arena_new();
	for (const char *at = text, *end = text + n_bytes; at < end && n < MAX_TOKENS;) {
		const char *start = at;
		uint32_t c = hb_utf8_next(&at, end);
		if (!u_isalnum((UChar32)c)) {
			sign = hb_is_space(c) ? (sign && sign != ' ' ? sign : ' ') : (char)(c < 0x80 ? c : '~');
			continue;
		}
		struct token token = {.number = -1, .sign = sign};
		sign = 0;
		if (u_charDigitValue((UChar32)c) >= 0) {
			token.number = 0;
			at = start;
			while (at < end) {
				const char *before = at;
				int32_t digit = u_charDigitValue((UChar32)hb_utf8_next(&at, end));
				if (digit < 0 || token.n_digits > 8) {
					at = before;
					break;
				}
				token.number = token.number * 10 + digit;
				token.n_digits++;
			}
			if (at == start)
				hb_utf8_next(&at, end);
		} else {
			const char *before = at;
			while (at < end) {
				before = at;
				c = hb_utf8_next(&at, end);
				if ((!u_isalpha((UChar32)c) && u_charType((UChar32)c) != U_NON_SPACING_MARK) || u_charDigitValue((UChar32)c) >= 0) {
					at = before;
					break;
				}
			}
			size_t length = (size_t)(at - start);
			if (length <= MAX_WORD_BYTES)
				token.month = month_of(hb_text_words(arena, start, length), lang);
			token.particle = !token.month && length <= 3;
		}
		tokens[n++] = token;
	}
	hb_arena_free(arena);
	return n;
}

static bool is_year(const struct token *token)
{
	return token->n_digits == 4 && token->number >= FIRST_YEAR && token->number <= LAST_YEAR;
}

static bool is_small(const struct token *token, int32_t most)
{
	return token->n_digits >= 1 && token->n_digits <= 2 && token->number >= 1 && token->number <= most;
}

/* Day, month and year all in digits. */
static bool numeric_date(const struct token *t, const char *lang, int32_t *year, int32_t *month, int32_t *day)
{
	char sign = t[1].sign;
	if (sign != t[2].sign || (sign != '.' && sign != '/' && sign != '-'))
		return false;
	if (is_year(&t[0]) && is_small(&t[1], 12) && is_small(&t[2], 31)) {
		*year = t[0].number;
		*month = t[1].number;
		*day = t[2].number;
		return true;
	}
	bool short_year = sign == '.' && t[2].n_digits == 2 && t[0].n_digits == 2 && t[1].n_digits == 2;
	if (!is_small(&t[0], 31) || !is_small(&t[1], 31) || !(is_year(&t[2]) || short_year))
		return false;
	*year = is_year(&t[2]) ? t[2].number : 2000 + t[2].number;
	bool month_first = lang && !strncasecmp(lang, "en", 2) && (!strncasecmp(lang + 2, "-us", 3) || !strncasecmp(lang + 2, "_us", 3));
	bool english = !lang || (!strncasecmp(lang, "en", 2) && (strlen(lang) == 2 || month_first));
	if (english && sign != '.' && !month_first && t[0].number <= 12 && t[1].number <= 12 && t[0].number != t[1].number)
		return false; /* 4/5/2019: nobody can tell */
	if (t[1].number > 12 || (month_first && sign != '.' && t[0].number <= 12)) {
		*month = t[0].number;
		*day = t[1].number;
	} else {
		*day = t[0].number;
		*month = t[1].number;
	}
	return true;
}

/* The token after i, past one particle. */
static size_t after(const struct token *tokens, size_t n, size_t i)
{
	i++;
	return i < n && tokens[i].number < 0 && tokens[i].particle ? i + 1 : i;
}

static bool worded_date(const struct token *t, size_t n, size_t i, int32_t *year, int32_t *month, int32_t *day)
{
	size_t second = after(t, n, i), third = second < n ? after(t, n, second) : n;
	if (third >= n)
		return false;
	if (is_small(&t[i], 31) && t[second].month && is_year(&t[third])) {
		*day = t[i].number;
		*month = t[second].month;
		*year = t[third].number;
		return true;
	}
	if (t[i].month && is_small(&t[second], 31) && is_year(&t[third])) {
		*month = t[i].month;
		*day = t[second].number;
		*year = t[third].number;
		return true;
	}
	/* year first: Hungarian in words, Chinese, Japanese and Korean with signs for year, month, day */
	if (is_year(&t[i]) && is_small(&t[third], 31) && (t[second].month || is_small(&t[second], 12)) &&
	    (t[second].month || third > second + 1)) {
		*year = t[i].number;
		*month = t[second].month ? t[second].month : t[second].number;
		*day = t[third].number;
		return true;
	}
	return false;
}

const char *hb_visible_date(const char *text, size_t n_bytes, const char *lang, struct hb_arena *arena)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, make_months);
	struct token tokens[MAX_TOKENS];
	size_t n = tokenize(text, n_bytes, lang, tokens);
	for (size_t i = 0; i + 2 < n; i++) {
		int32_t year = 0, month = 0, day = 0;
		if ((numeric_date(tokens + i, lang, &year, &month, &day) || worded_date(tokens, n, i, &year, &month, &day)) &&
		    is_day(year, month, day))
			return hb_arena_format(arena, "%04d-%02d-%02d", year, month, day);
	}
	return NULL;
}

const char *hb_address_date(const char *url, struct hb_arena *arena)
{
	const char *path = url ? strstr(url, "://") : NULL;
	path = path ? strchr(path + 3, '/') : NULL;
	const char *partial = NULL;
	for (const char *at = path; at && *at; at++) {
		int32_t year, month, day;
		int n = 0;
		if ((*at != '/' && *at != '-' && *at != '_' && *at != '.') || !isdigit((unsigned char)at[1]))
			continue;
		char sign = *at;
		if (strspn(at + 1, "0123456789") == 8 && sscanf(at + 1, "%4d%2d%2d", &year, &month, &day) == 3 && year >= 1995 &&
		    is_day(year, month, day))
			return hb_arena_format(arena, "%04d-%02d-%02d", year, month, day);
		if (strspn(at + 1, "0123456789") != 4)
			continue;
		if (sscanf(at + 1, "%4d%*1[/-]%2d%*1[/-]%2d%n", &year, &month, &day, &n) == 3 && year >= 1995 &&
		    !isdigit((unsigned char)at[1 + n]) && is_day(year, month, day))
			return hb_arena_format(arena, "%04d-%02d-%02d", year, month, day);
		n = 0;
		if (!partial && sign == '/' && sscanf(at + 1, "%4d/%2d%n", &year, &month, &n) == 2 && n == 7 &&
		    at[1 + n] == '/' && year >= 1995 && is_day(year, month, 1))
			partial = hb_arena_format(arena, "%04d-%02d", year, month);
	}
	return partial;
}
