/* Small tools for texts that the readers share. */
#include "source/text_tools.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/utf8.h"

bool hb_is_space(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
	return code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
	       code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
	       code_point == 0x3000;
}

bool hb_is_invisible(uint32_t code_point)
{
	return code_point == 0xAD || code_point == 0x200B || code_point == 0x200E || code_point == 0x200F ||
	       code_point == 0x2060 || code_point == 0xFEFF || (code_point >= 0x202A && code_point <= 0x202E) ||
	       (code_point >= 0x2066 && code_point <= 0x2069);
}

char *hb_text_collapse(struct hb_arena *arena, const char *bytes, size_t n_bytes)
{
	char *copy = hb_arena_alloc(arena, n_bytes + 1, 1);
	size_t length = 0;
	bool space = false;
	for (const char *at = bytes, *end = bytes + n_bytes; at < end;) {
		const char *start = at;
		uint32_t code_point = hb_utf8_next(&at, end);
		if (hb_is_space(code_point)) {
			space = length > 0;
			continue;
		}
		if (code_point >= 0x80 && hb_is_invisible(code_point))
			continue;
		if (space)
			copy[length++] = ' ';
		space = false;
		memcpy(copy + length, start, (size_t)(at - start));
		length += (size_t)(at - start);
	}
	copy[length] = 0;
	return copy;
}

static char *fold(struct hb_arena *arena, const char *bytes, size_t n_bytes, bool words_only)
{
	char *copy = hb_arena_alloc(arena, n_bytes * 3 + 5, 1); /* lower case may take more bytes */
	size_t length = 0;
	bool space = false;
	for (const char *at = bytes, *end = bytes + n_bytes; at < end;) {
		uint32_t code_point = hb_utf8_next(&at, end);
		bool is_word = code_point < 0x80 ? ((code_point | 32) >= 'a' && (code_point | 32) <= 'z') ||
							   (code_point >= '0' && code_point <= '9')
						 : u_isalnum((UChar32)code_point) || u_charType((UChar32)code_point) == U_NON_SPACING_MARK;
		if (hb_is_space(code_point) || (words_only && !is_word)) {
			space = length > 0;
			continue;
		}
		if (space)
			copy[length++] = ' ';
		space = false;
		if (code_point < 0x80)
			copy[length++] = (char)(code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point);
		else
			length += hb_utf8_put((uint32_t)u_tolower((UChar32)code_point), copy + length);
	}
	copy[length] = 0;
	return copy;
}

char *hb_text_fold(struct hb_arena *arena, const char *bytes, size_t n_bytes)
{
	return fold(arena, bytes, n_bytes, false);
}

char *hb_text_words(struct hb_arena *arena, const char *bytes, size_t n_bytes)
{
	return fold(arena, bytes, n_bytes, true);
}

size_t hb_text_count_words(const char *bytes, size_t n_bytes)
{
	size_t n_words = 0;
	bool in_word = false;
	for (const char *at = bytes, *end = bytes + n_bytes; at < end;) {
		uint32_t code_point = hb_utf8_next(&at, end);
		bool is_word = u_isalnum((UChar32)code_point);
		/* each Han, kana or Hangul sign counts, for such text has no spaces */
		n_words += is_word && (!in_word || (code_point >= 0x2E80 && code_point < 0xD800));
		in_word = is_word || (in_word && (code_point == '\'' || code_point == 0x2019));
	}
	return n_words;
}

bool hb_text_all_capitals(const char *text, size_t n_bytes)
{
	size_t n_letters = 0;
	for (const char *at = text, *end = text + n_bytes; at < end;) {
		uint32_t c = hb_utf8_next(&at, end);
		if (u_islower((UChar32)c) || (u_isalpha((UChar32)c) && !u_isupper((UChar32)c)))
			return false;
		n_letters += u_isalpha((UChar32)c) != 0;
	}
	return n_letters >= 3;
}
