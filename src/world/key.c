/* Words of a text as keys, and names without accents, case and marks: see key.h. */
#include "world/key.h"

#include <string.h>

#include "base/utf8.h"

/* Base letters of U+00C0 to U+017F; '?' where a letter stands for none or for two (those are spelled below).
 * tools/compile_places.py folds alike. */
static const char latin_base[] =
	"aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
	"lllnnnnnn?nnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static size_t fold_letter(uint32_t cp, char out[4])
{
	if (cp >= 'A' && cp <= 'Z')
		cp += 'a' - 'A';
	if (cp < 0x80) {
		out[0] = (char)cp;
		return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ? 1 : 0;
	}
	if (cp == 0xC6 || cp == 0xE6) {
		memcpy(out, "ae", 2);
		return 2;
	}
	if (cp == 0xDF) {
		memcpy(out, "ss", 2);
		return 2;
	}
	if (cp >= 0xC0 && cp < 0xC0 + sizeof latin_base - 1 && latin_base[cp - 0xC0] != '?') {
		out[0] = latin_base[cp - 0xC0];
		return 1;
	}
	if (cp >= 0x2010 && cp <= 0x201F)
		return 0;
	return hb_utf8_put(cp, out);
}

size_t hb_fold_text(const char *text, size_t n_bytes, char *out, size_t size)
{
	const char *end = text + n_bytes;
	size_t n = 0;

	while (text < end && n + 5 < size) {
		uint32_t cp = hb_utf8_next(&text, end);

		if (cp == ' ' || cp == '-' || cp == 0xA0 || cp == '\n') {
			if (n > 0 && out[n - 1] != ' ')
				out[n++] = ' ';
		} else {
			n += fold_letter(cp, out + n);
		}
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return n;
}

const char *hb_fold_name(struct hb_arena *arena, const char *text, size_t n_bytes)
{
	size_t size = n_bytes * 3 + 6;
	char *out = hb_arena_alloc(arena, size, 1);

	hb_fold_text(text, n_bytes, out, size);
	return out;
}

/* The tokens [first, end) in one of their forms, with one space where the text has white space; returns the number of bytes. */
static size_t join(const struct hb_analysis *analysis, uint32_t first, uint32_t end, bool lower, char out[HB_KEY_BYTES])
{
	size_t n = 0;

	for (uint32_t i = first; i < end; i++) {
		const struct hb_token *token = &analysis->tokens[i];
		const char *text = lower ? token->lower : token->text;
		size_t length = strlen(text);

		if (token->is_space)
			continue;
		if (n + length + 2 > HB_KEY_BYTES)
			break;
		memcpy(out + n, text, length);
		n += length;
		if (token->space_after && i + 1 < end)
			out[n++] = ' ';
	}
	out[n] = '\0';
	return n;
}

const char *hb_range_key(const struct hb_analysis *analysis, uint32_t first, uint32_t end, char out[HB_KEY_BYTES])
{
	join(analysis, first, end, true, out);
	return out;
}

size_t hb_range_text(const struct hb_analysis *analysis, uint32_t first, uint32_t end, char out[HB_KEY_BYTES])
{
	return join(analysis, first, end, false, out);
}
