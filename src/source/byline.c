/* Bylines are cut into pieces at commas, strokes and the words for "and"; each piece has to be a name, a role or an agency. */
#include "source/byline.h"

#include <pthread.h>
#include <string.h>

#include <unicode/uchar.h>

#include "base/table.h"
#include "base/utf8.h"
#include "source/text_tools.h"

extern const char hb_bylines_data[];

enum word_kind { WORD_BY = 1, WORD_AND = 2, WORD_ROLE = 4, WORD_AGENCY = 8, WORD_PARTICLE = 16, WORD_TITLE = 32, WORD_NOBODY = 64, WORD_CREDIT = 128 };
enum { MAX_LINE_BYTES = 400, MAX_NAME_BYTES = 80, MAX_NAME_WORDS = 6, MAX_NAMES = 24, MAX_DATELINE_BYTES = 110 };

static struct hb_table words;
static struct hb_arena *words_arena;

static void make_words(void)
{
	static const struct {
		const char *name;
		uint64_t kind;
	} kinds[] = {{"by", WORD_BY}, {"and", WORD_AND}, {"role", WORD_ROLE}, {"agency", WORD_AGENCY}, {"particle", WORD_PARTICLE}, {"title", WORD_TITLE}, {"nobody", WORD_NOBODY},
		     {"credit", WORD_CREDIT}};
	words_arena = hb_arena_new();
	hb_table_init(&words);
	for (const char *line = hb_bylines_data; *line; line = strchr(line, '\n') + 1) {
		const char *colon = strchr(line, ':');
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			if (strncmp(line, kinds[i].name, (size_t)(colon - line)) || strlen(kinds[i].name) != (size_t)(colon - line))
				continue;
			char *key = hb_text_fold(words_arena, colon + 1, strcspn(colon + 1, "\n"));
			*hb_table_add(&words, key, strlen(key), 0, NULL) |= kinds[i].kind;
		}
	}
}

static uint64_t kind_of(const char *text, size_t n_bytes, struct hb_arena *arena)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, make_words);
	if (n_bytes == 0 || n_bytes > MAX_LINE_BYTES)
		return 0;
	const char *fold = hb_text_fold(arena, text, n_bytes);
	const uint64_t *kind = hb_table_get(&words, fold, strlen(fold));
	return kind ? *kind : 0;
}

const char *hb_agency_name(const char *text, size_t n_bytes, struct hb_arena *arena)
{
	return kind_of(text, n_bytes, arena) & WORD_AGENCY ? hb_text_collapse(arena, text, n_bytes) : NULL;
}

/* ---- names --------------------------------------------------------------------------------------------------- */

/* Does each word of it look like a part of a name? */
static bool is_name(const char *text, size_t n_bytes, struct hb_arena *arena)
{
	size_t n_words = 0, n_capitals = 0;
	if (n_bytes < 3 || n_bytes > MAX_NAME_BYTES)
		return false;
	for (const char *at = text, *end = text + n_bytes; at < end;) {
		const char *start = at, *next = at;
		uint32_t first = hb_utf8_next(&next, end);
		if (!u_isalpha((UChar32)first))
			return false;
		bool caseless = !u_isupper((UChar32)first) && !u_islower((UChar32)first);
		while (at < end && *at != ' ') {
			const char *before = at;
			uint32_t c = hb_utf8_next(&at, end);
			if (!u_isalpha((UChar32)c) && u_charType((UChar32)c) != U_NON_SPACING_MARK && c != '-' && c != '\'' && c != '.' && c != 0x2019)
				return false;
			if (c == '.' && before - start > 3)
				return false; /* initials have points, sentences have longer words before them */
		}
		const char *hyphen = memchr(start, '-', (size_t)(at - start)); /* al-Haddad */
		bool particle = kind_of(start, (size_t)((hyphen ? hyphen : at) - start), arena) & WORD_PARTICLE;
		if (!caseless && !u_isupper((UChar32)first) && !particle)
			return false;
		n_capitals += caseless || u_isupper((UChar32)first);
		n_words++;
		at += at < end;
	}
	return n_words >= 1 && n_words <= MAX_NAME_WORDS && n_capitals >= 1;
}

/* ANNA BERG as Anna Berg; other spellings stay as they are. */
static char *name_spelling(const char *text, size_t n_bytes, struct hb_arena *arena)
{
	bool has_small = false;
	for (const char *at = text, *end = text + n_bytes; at < end;)
		has_small |= u_islower((UChar32)hb_utf8_next(&at, end));
	if (has_small || !memchr(text, ' ', n_bytes)) /* a word alone may be initials: CNN */
		return hb_arena_copy_text(arena, text, n_bytes);
	char *out = hb_arena_alloc(arena, n_bytes * 3 + 1, 1), *to = out;
	bool begins = true;
	for (const char *at = text, *end = text + n_bytes; at < end;) {
		uint32_t c = hb_utf8_next(&at, end);
		to += hb_utf8_put(begins ? c : (uint32_t)u_tolower((UChar32)c), to);
		begins = !u_isalpha((UChar32)c) && c != '.';
	}
	*to = 0;
	return out;
}

static void add_name(struct hb_byline *byline, const char *name, struct hb_arena *arena)
{
	for (size_t i = 0; i < byline->names.count; i++)
		if (!strcmp(byline->names.items[i], name))
			return;
	if (byline->names.count < MAX_NAMES)
		HB_PUSH(arena, byline->names, name);
}

/* "Anna Berg in Jerusalem": the place is cut off. */
static size_t without_place(const char *text, size_t n_bytes)
{
	static const char *const words_of_place[] = {" in ", " aus ", " à ", " en "};
	for (size_t i = 0; i < sizeof words_of_place / sizeof *words_of_place; i++) {
		const char *found = memmem(text, n_bytes, words_of_place[i], strlen(words_of_place[i]));
		if (found && found > text + 3)
			n_bytes = (size_t)(found - text);
	}
	return n_bytes;
}

/* Two to five words in small letters: what somebody is ("community reporter"), never a name. */
static bool is_small_words(const char *text, size_t n_bytes)
{
	size_t n_words = hb_text_count_words(text, n_bytes);
	bool has_letter = false;
	for (const char *at = text, *end = text + n_bytes; at < end;) {
		uint32_t c = hb_utf8_next(&at, end);
		if (c != ' ' && c != '-' && !u_islower((UChar32)c))
			return false;
		has_letter |= c != ' ';
	}
	return has_letter && n_words >= 2 && n_words <= 5;
}

/* "AP Auto Writer" is what somebody is, "ANNA BERG Associated Press" somebody and an agency: the bytes that are left of the
 * piece, 0 if it names nobody. */
static size_t without_title(const char *text, size_t n_bytes, struct hb_byline *byline, struct hb_arena *arena)
{
	size_t last = n_bytes;
	while (last > 0 && text[last - 1] != ' ')
		last--;
	if (kind_of(text + last, n_bytes - last, arena) & WORD_TITLE)
		return 0;
	for (size_t i = n_bytes; i-- > 1;) {
		if (text[i - 1] != ' ' || !(kind_of(text + i, n_bytes - i, arena) & WORD_AGENCY))
			continue;
		if (!byline->agency)
			byline->agency = hb_arena_copy_text(arena, text + i, n_bytes - i);
		return i - 1;
	}
	return n_bytes;
}

/* One piece; false if it is nothing that a byline holds. */
static bool add_piece(struct hb_byline *byline, const char *text, size_t n_bytes, struct hb_arena *arena)
{
	while (n_bytes > 0 && strchr(" .()", text[n_bytes - 1]) && !(text[n_bytes - 1] == '.' && n_bytes > 2 && text[n_bytes - 3] == ' '))
		n_bytes--;
	while (n_bytes > 0 && strchr(" (", *text)) {
		text++;
		n_bytes--;
	}
	if (n_bytes == 0)
		return true;
	n_bytes = without_place(text, n_bytes);
	uint64_t kind = kind_of(text, n_bytes, arena);
	if (kind & WORD_AGENCY) {
		if (!byline->agency)
			byline->agency = hb_arena_copy_text(arena, text, n_bytes);
		return true;
	}
	if (kind & WORD_NOBODY)
		return false;
	size_t n_name = without_title(text, n_bytes, byline, arena);
	if (n_name == 0)
		return true;
	n_bytes = n_name;
	bool host = byline->names.count > 0 && !memchr(text, ' ', n_bytes) && memchr(text, '.', n_bytes - 1); /* ", coastmail.example" */
	if (host || kind & WORD_ROLE || is_small_words(text, n_bytes))
		return true;
	if (!is_name(text, n_bytes, arena))
		return false;
	add_name(byline, name_spelling(text, n_bytes, arena), arena);
	return true;
}

/* How many bytes the byline word at the beginning takes, with colon and spaces; 0 if there is none. */
static size_t byline_word(const char *line, size_t n_bytes, struct hb_arena *arena)
{
	size_t found = 0, n_words = 0;
	for (size_t i = 1; i < n_bytes && n_words < 4; i++) {
		if (line[i] != ' ' && line[i] != ':')
			continue;
		n_words++;
		if (kind_of(line, i, arena) & WORD_BY)
			found = i + 1;
	}
	while (found && found < n_bytes && (line[found] == ' ' || line[found] == ':'))
		found++;
	return found;
}

bool hb_byline_parse(const char *line, size_t n_bytes, bool needs_word, struct hb_arena *arena, struct hb_byline *byline)
{
	if (n_bytes > MAX_LINE_BYTES)
		return false;
	const char *text = hb_text_collapse(arena, line, n_bytes);
	size_t length = strlen(text), start = byline_word(text, length, arena);
	if (needs_word && start == 0)
		return false;
	struct hb_byline found = *byline;
	found.names.items = hb_arena_copy(arena, byline->names.items, byline->names.count * sizeof *byline->names.items);
	found.names.capacity = found.names.count;
	size_t piece = start;
	for (size_t i = start; i <= length; i++) {
		size_t word_end = i;
		if (i < length && !strchr(",|/;&", text[i])) {
			if (text[i] != ' ')
				continue;
			word_end = i + 1 + strcspn(text + i + 1, " ");
			if (!(kind_of(text + i + 1, word_end - i - 1, arena) & WORD_AND))
				continue;
			/* a letter alone may be an initial or the Spanish "y" inside a name: capitals tell */
			if (u_isupper((UChar32)text[i + 1]) && word_end - i == 2)
				continue;
		}
		if (!add_piece(&found, text + piece, i - piece, arena))
			return false;
		piece = word_end + (word_end == i);
		i = word_end;
	}
	if (piece < length && !add_piece(&found, text + piece, length - piece, arena))
		return false;
	if (found.names.count == byline->names.count && found.agency == byline->agency)
		return false;
	*byline = found;
	return true;
}

bool hb_is_credit_line(const char *line, size_t n_bytes, struct hb_arena *arena)
{
	size_t n_words = 0;

	if (n_bytes > MAX_LINE_BYTES)
		return false;
	while (n_bytes > 0 && strchr("([ ", *line)) {
		line++;
		n_bytes--;
	}
	for (size_t i = 1; i < n_bytes && n_words < 4; i++) {
		if (line[i] != ' ')
			continue;
		n_words++;
		if (kind_of(line, i, arena) & WORD_CREDIT)
			return true;
	}
	return false;
}

/* ---- datelines ----------------------------------------------------------------------------------------------- */

/* The dash or colon that ends a dateline; 0 if there is none.  *ret_after is where the text begins. */
static size_t dateline_end(const char *text, size_t n_bytes, bool *ret_dash)
{
	size_t limit = n_bytes < MAX_DATELINE_BYTES ? n_bytes : MAX_DATELINE_BYTES;
	for (size_t i = 1; i < limit; i++) {
		bool long_dash = i + 3 <= n_bytes && (!memcmp(text + i, "\xE2\x80\x93", 3) || !memcmp(text + i, "\xE2\x80\x94", 3));
		bool short_dash = text[i] == '-' && i + 1 < n_bytes && (text[i + 1] == '-' || text[i + 1] == ' ') && (text[i - 1] == ' ' || text[i - 1] == '.');
		short_dash |= text[i] == '_' && text[i - 1] == ' '; /* the wires' old dash */
		if (long_dash || short_dash || text[i] == ':') {
			*ret_dash = text[i] != ':';
			return i;
		}
	}
	return 0;
}

static size_t last_of(const char *text, size_t n_bytes, char wanted)
{
	while (n_bytes > 0 && text[n_bytes - 1] != wanted)
		n_bytes--;
	return n_bytes ? n_bytes - 1 : 0;
}

/* Where the bracket with a credit right before the dash begins ("GAZA, May 1 (Harbour Wire) -"); 0 if there is none. */
static size_t credit_start(const char *text, size_t dash)
{
	while (dash > 0 && strchr(" .", text[dash - 1]))
		dash--;
	if (dash < 4 || text[dash - 1] != ')')
		return 0;
	size_t open = last_of(text, dash, '(');
	const char *cursor = text + open + 1;
	bool capital = open > 0 && u_isupper((UChar32)hb_utf8_next(&cursor, text + dash));
	return capital && hb_text_count_words(text + open, dash - open) <= 4 ? open : 0;
}

/* Where the text begins behind the dash or colon at `end`. */
static size_t after_dash(const char *text, size_t n_bytes, size_t end)
{
	while (end < n_bytes) {
		bool long_dash = n_bytes - end >= 3 && (!memcmp(text + end, "\xE2\x80\x93", 3) || !memcmp(text + end, "\xE2\x80\x94", 3));
		if (long_dash)
			end += 3;
		else if (strchr(" -_:", text[end]))
			end++;
		else
			break;
	}
	return end < n_bytes ? end : n_bytes;
}

bool hb_dateline_parse(const char *paragraph, size_t n_bytes, struct hb_arena *arena, const char **ret_dateline,
		       const char **ret_agency, size_t *ret_text)
{
	bool dash = false;
	size_t end = dateline_end(paragraph, n_bytes, &dash);
	if (end == 0)
		return false;
	const char *agency = NULL;
	size_t place_end = end;
	for (size_t i = 0; i < end && !agency; i++) {
		char close = paragraph[i] == '(' ? ')' : paragraph[i] == '/' ? '/' : 0;
		const char *stop = close ? memchr(paragraph + i + 1, close, end - i - 1) : NULL;
		if (!stop)
			continue;
		agency = hb_agency_name(paragraph + i + 1, (size_t)(stop - paragraph) - i - 1, arena);
		if (agency)
			place_end = i;
		if (agency && close == '/') /* "MOSCOW, April 16. /TASS/" */
			while (place_end > 0 && strchr(" .", paragraph[place_end - 1]))
				place_end--;
	}
	size_t open = 0;
	if (!agency && dash && (open = credit_start(paragraph, end)) > 0) {
		agency = hb_arena_copy_text(arena, paragraph + open + 1, last_of(paragraph, end, ')') - open - 1);
		place_end = open;
	}
	while (place_end > 0 && strchr(" ,-", paragraph[place_end - 1]))
		place_end--;
	size_t first_word = 0;
	while (first_word < place_end && !strchr(" ,", paragraph[first_word]))
		first_word++;
	const char *comma = memchr(paragraph, ',', place_end);
	size_t place = comma ? (size_t)(comma - paragraph) : place_end;
	bool capitals = hb_text_all_capitals(paragraph, place) && hb_text_count_words(paragraph, place) <= 5;
	bool place_like = place_end == 0 || capitals || (agency && is_name(paragraph, place, arena));
	if (!place_like || (!agency && !(capitals && dash)) || (open && !capitals))
		return false;
	*ret_agency = agency;
	*ret_text = after_dash(paragraph, n_bytes, end);
	*ret_dateline = place_end > 0 ? hb_text_collapse(arena, paragraph, place_end) : NULL;
	return true;
}
