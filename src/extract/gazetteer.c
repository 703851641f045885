/* Look-ups over tokens, and the comparing of names: see gazetteer.h. */
#include "extract/gazetteer.h"

#include <string.h>

#include "names/names.h"

const char *hb_range_key(const struct hb_analysis *analysis, uint32_t first, uint32_t end, char out[HB_KEY_BYTES])
{
	size_t n = 0;

	for (uint32_t i = first; i < end; i++) {
		const struct hb_token *token = &analysis->tokens[i];
		size_t length = strlen(token->lower);

		if (token->is_space)
			continue;
		if (n + length + 2 > HB_KEY_BYTES)
			break;
		memcpy(out + n, token->lower, length);
		n += length;
		if (token->space_after && i + 1 < end)
			out[n++] = ' ';
	}
	out[n] = '\0';
	return out;
}

/* Tokens that an entry may have: hyphens and apostrophes are tokens of their own. */
static uint32_t most_tokens(const struct hb_lexicon *lexicon)
{
	return (uint32_t)lexicon->max_words * 2 + 3;
}

const struct hb_lexicon_entry *hb_entry_at(const struct hb_lexicon *lexicon, const struct hb_analysis *analysis,
					   uint32_t token, uint32_t end, uint32_t *ret_n)
{
	char key[HB_KEY_BYTES];
	uint32_t last = end - token > most_tokens(lexicon) ? token + most_tokens(lexicon) : end;

	for (; last > token; last--) {
		hb_range_key(analysis, token, last, key);
		const struct hb_lexicon_entry *entry = hb_lexicon_find(lexicon, key, strlen(key));
		if (entry) {
			*ret_n = last - token;
			return entry;
		}
	}
	return NULL;
}

const struct hb_lexicon_entry *hb_entry_before(const struct hb_lexicon *lexicon, const struct hb_analysis *analysis,
					       uint32_t first, uint32_t end, uint32_t *ret_n)
{
	char key[HB_KEY_BYTES];
	uint32_t start = end - first > most_tokens(lexicon) ? end - most_tokens(lexicon) : first;

	for (; start < end; start++) {
		hb_range_key(analysis, start, end, key);
		const struct hb_lexicon_entry *entry = hb_lexicon_find(lexicon, key, strlen(key));
		if (entry) {
			*ret_n = end - start;
			return entry;
		}
	}
	return NULL;
}

const struct hb_lexicon_entry *hb_noun_entry(const struct hb_lexicon *lexicon, const struct hb_token *token)
{
	const struct hb_lexicon_entry *entry = hb_lexicon_find(lexicon, token->lower, strlen(token->lower));

	return entry ? entry : hb_lexicon_find(lexicon, token->lemma, strlen(token->lemma));
}

const char *hb_demonym_code(const char *lower)
{
	size_t n = strlen(lower);
	const struct hb_lexicon_entry *entry = hb_lexicon_find(&hb_lexicon_demonyms, lower, n);

	if (!entry && n > 3 && lower[n - 1] == 's')
		entry = hb_lexicon_find(&hb_lexicon_demonyms, lower, n - 1);
	return entry ? entry->fields[0] : NULL;
}

const char *hb_place_code(const char *key)
{
	const char *code = hb_lexicon_field(&hb_lexicon_countries, key, 0);

	return code ? code : hb_lexicon_field(&hb_lexicon_places, key, 1);
}

enum hb_gender hb_gender_of_text(const char *text)
{
	if (strcmp(text, "m") == 0)
		return HB_MALE;
	return strcmp(text, "f") == 0 ? HB_FEMALE : HB_GENDER_UNKNOWN;
}

enum hb_gender hb_first_name_gender(const char *lower)
{
	const char *gender = hb_lexicon_field(&hb_lexicon_first_names, lower, 0);

	return gender ? hb_gender_of_text(gender) : HB_GENDER_UNKNOWN;
}

/* ---- names --------------------------------------------------------------------------------------------------- */

/* Base letters of U+00C0 to U+017F; '?' where a letter stands for none or for two (those are spelled below). */
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

const char *hb_fold_name(struct hb_arena *arena, const char *text, size_t n_bytes)
{
	char *out = hb_arena_alloc(arena, n_bytes * 3 + 4, 1);
	const char *end = text + n_bytes;
	size_t n = 0;

	while (text < end) {
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
	return out;
}

bool hb_spelling_near(const char *a, const char *b)
{
	size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
	size_t limit = shorter < 5 ? 0 : shorter < 9 ? 1 : 2;

	return strcmp(a, b) == 0 || (limit > 0 && a[0] == b[0] && hb_name_distance(a, b, limit) <= limit);
}

bool hb_given_names_agree(const char *a, const char *b)
{
	if (strcmp(a, b) == 0 || hb_given_names_are_forms(a, b))
		return true;
	if ((a[0] == b[0] && a[0]) && (a[1] == '\0' || b[1] == '\0'))
		return true;
	return hb_spelling_near(a, b);
}
