/* Python's view of characters: see unicode.h. */
#include "language/unicode.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

bool hb_is_space_cp(uint32_t c)
{
	if (c < 0x80)
		return (c >= 9 && c <= 13) || (c >= 28 && c <= 32);
	return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
	       c == 0x202f || c == 0x205f || c == 0x3000;
}

bool hb_is_punctuation_cp(uint32_t c)
{
	return u_ispunct((UChar32)c);
}

static bool all(bool (*holds)(uint32_t), const char *text, size_t n_bytes)
{
	const char *cursor = text, *end = text + n_bytes;
	while (cursor < end) {
		if (!holds(hb_utf8_next(&cursor, end)))
			return false;
	}
	return true;
}

static bool is_alpha_cp(uint32_t c)
{
	return u_isalpha((UChar32)c);
}

bool hb_is_space_text(const char *text, size_t n_bytes)
{
	return n_bytes && all(hb_is_space_cp, text, n_bytes);
}

bool hb_is_alpha(const char *text, size_t n_bytes)
{
	return n_bytes && all(is_alpha_cp, text, n_bytes);
}

bool hb_is_punctuation(const char *text, size_t n_bytes)
{
	return all(hb_is_punctuation_cp, text, n_bytes);
}

static bool is_ascii(const char *text, size_t n_bytes)
{
	for (size_t i = 0; i < n_bytes; i++) {
		if ((unsigned char)text[i] >= 0x80)
			return false;
	}
	return true;
}

/* Through UTF-16, where ICU has the full mapping.  In lower case one unit gives at most two (the dotted capital I), and one
 * unit is at most three bytes. */
static char *lower_with_icu(struct hb_arena *arena, const char *text, size_t n_bytes)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t n_units = 0, n_lower, n_out;
	UChar *units = hb_arena_alloc(arena, n_bytes + 1, sizeof *units);

	u_strFromUTF8(units, (int32_t)n_bytes + 1, &n_units, text, (int32_t)n_bytes, &code);
	UChar *lower = hb_arena_alloc(arena, 2 * (size_t)n_units + 1, sizeof *lower);
	n_lower = u_strToLower(lower, 2 * n_units + 1, units, n_units, "", &code);
	if (U_FAILURE(code))
		return hb_arena_copy_text(arena, text, n_bytes);
	char *out = hb_arena_alloc(arena, 3 * (size_t)n_lower + 1, 1);
	u_strToUTF8(out, 3 * n_lower + 1, &n_out, lower, n_lower, &code);
	return U_SUCCESS(code) ? out : hb_arena_copy_text(arena, text, n_bytes);
}

char *hb_lower(struct hb_arena *arena, const char *text, size_t n_bytes)
{
	if (!is_ascii(text, n_bytes) && n_bytes < INT32_MAX / 16)
		return lower_with_icu(arena, text, n_bytes);
	char *out = hb_arena_copy_text(arena, text, n_bytes);
	for (size_t i = 0; i < n_bytes; i++) {
		if (out[i] >= 'A' && out[i] <= 'Z')
			out[i] += 'a' - 'A';
	}
	return out;
}

static uint32_t shape_of(uint32_t c)
{
	if (c < 0x80) {
		if (c >= 'a' && c <= 'z')
			return 'x';
		if (c >= 'A' && c <= 'Z')
			return 'X';
		return c >= '0' && c <= '9' ? 'd' : c;
	}
	if (u_isalpha((UChar32)c))
		return u_hasBinaryProperty((UChar32)c, UCHAR_UPPERCASE) ? 'X' : 'x';
	int32_t numeric = u_getIntPropertyValue((UChar32)c, UCHAR_NUMERIC_TYPE);
	return numeric == U_NT_DECIMAL || numeric == U_NT_DIGIT ? 'd' : c;
}

char *hb_word_shape(struct hb_arena *arena, const char *text, size_t n_bytes)
{
	enum { LONG_CHARACTERS = 100, LONGEST_RUN = 4 };
	const char *cursor = text, *end = text + n_bytes;
	char *out, *put;
	uint32_t last = 0;
	int run = 0;

	if (n_bytes >= LONG_CHARACTERS && hb_utf8_count_cp(text, n_bytes) >= LONG_CHARACTERS)
		return hb_arena_text(arena, "LONG");
	out = put = hb_arena_alloc(arena, n_bytes + 1, 1);
	while (cursor < end) {
		uint32_t shape = shape_of(hb_utf8_next(&cursor, end));
		run = shape == last ? run + 1 : 0;
		last = shape;
		if (run < LONGEST_RUN)
			put += hb_utf8_put(shape, put);
	}
	*put = '\0';
	return out;
}

size_t hb_first_character_bytes(const char *text, size_t n_bytes)
{
	size_t i = n_bytes > 0;
	while (i < n_bytes && ((unsigned char)text[i] & 0xc0) == 0x80)
		i++;
	return i;
}

size_t hb_last_characters_bytes(const char *text, size_t n_bytes, size_t n_characters)
{
	size_t start = n_bytes;
	while (start > 0 && n_characters > 0) {
		start--;
		n_characters -= ((unsigned char)text[start] & 0xc0) != 0x80;
	}
	return n_bytes - start;
}
