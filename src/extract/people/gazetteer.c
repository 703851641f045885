/* Look-ups over tokens, and the comparing of names: see gazetteer.h. */
#include "extract/people/gazetteer.h"

#include <string.h>

#include "names/names.h"

enum { WELL_KNOWN = 150000 /* people of a place that is known by its name alone */ };

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

const char *hb_demonym_at(const struct hb_analysis *analysis, uint32_t token, uint32_t end, uint32_t *ret_n)
{
	char key[HB_KEY_BYTES];
	const char *code = token + 1 < end ? hb_demonym_code(hb_range_key(analysis, token, token + 2, key)) : NULL;

	*ret_n = code ? 2 : 1;
	return code ? code : hb_demonym_code(analysis->tokens[token].lower);
}

const char *hb_country_code(const struct hb_analysis *analysis, uint32_t first, uint32_t end)
{
	char key[HB_KEY_BYTES];

	return hb_lexicon_field(&hb_lexicon_countries, hb_range_key(analysis, first, end, key), 0);
}

const char *hb_place_code(const char *key)
{
	struct hb_organization body;
	struct hb_place place;

	if (hb_place_find(key, strlen(key), &place, 1) == 0)
		return NULL;
	if (place.kind == HB_PLACE_COUNTRY || place.listed)
		return place.country;
	if (place.other_name || place.population < WELL_KNOWN || hb_organization_find(key, strlen(key), &body))
		return NULL;
	return place.country;
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

	if (!gender)
		gender = hb_lexicon_field(&hb_lexicon_given_names, lower, 0);
	return gender ? hb_gender_of_text(gender) : HB_GENDER_UNKNOWN;
}

/* ---- names --------------------------------------------------------------------------------------------------- */

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
