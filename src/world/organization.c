/* The look-up of bodies: see organization.h. */
#include "world/organization.h"

#include <stdlib.h>
#include <string.h>

#include "world/key.h"
#include "world/lists.h"

static bool in_capitals(const char *name, size_t n_bytes)
{
	for (size_t i = 0; i < n_bytes; i++) {
		if (name[i] >= 'a' && name[i] <= 'z')
			return false;
	}
	return true;
}

bool hb_organization_find(const char *name, size_t n_bytes, struct hb_organization *ret_organization)
{
	char key[HB_KEY_BYTES];
	const char *start = key;
	size_t n_key = hb_fold_text(name, n_bytes, key, sizeof key);
	const struct hb_lexicon_entry *entry;

	if (n_key > 4 && strncmp(start, "the ", 4) == 0) {
		start += 4;
		n_key -= 4;
		name += 4;
		n_bytes -= 4;
	}
	entry = hb_lexicon_find(&hb_lexicon_bodies, start, n_key);
	if (!entry || (strcmp(entry->fields[4], "capitals") == 0 && !in_capitals(name, n_bytes)))
		return false;
	*ret_organization = (struct hb_organization){
		.name = entry->fields[0],
		.is_place = strcmp(entry->fields[1], "place") == 0,
		.country = entry->fields[2],
		.kind = entry->fields[3],
	};
	return true;
}

bool hb_organization_find_tokens(const struct hb_analysis *analysis, uint32_t first, uint32_t end,
				 struct hb_organization *ret_organization)
{
	char name[HB_KEY_BYTES];

	return hb_organization_find(name, hb_range_text(analysis, first, end, name), ret_organization);
}

/* How many tokens a listed name may have that starts with this one: its words, and marks between them; 0 if none starts so. */
static uint32_t most_tokens(const struct hb_analysis *analysis, uint32_t token, uint32_t end)
{
	char key[HB_KEY_BYTES];
	size_t n_key = hb_fold_text(analysis->tokens[token].text, strlen(analysis->tokens[token].text), key, sizeof key);
	const char *space = memchr(key, ' ', n_key);
	const struct hb_lexicon_entry *start;

	if (strcmp(key, "the") == 0)
		return token + 1 < end ? 1 + most_tokens(analysis, token + 1, token + 1) : 0;
	start = hb_lexicon_find(&hb_lexicon_body_starts, key, space ? (size_t)(space - key) : n_key);
	return start ? (uint32_t)atoi(start->fields[0]) * 2 : 0;
}

uint32_t hb_organization_longest(const struct hb_analysis *analysis, uint32_t token, uint32_t end,
				 struct hb_organization *ret_organization)
{
	uint32_t most = token < end ? most_tokens(analysis, token, end) : 0, last = token;

	while (last < end && last - token < most && !strchr(";:[]\"?!", analysis->tokens[last].text[0]))
		last++;
	for (; last > token; last--) {
		if (hb_organization_find_tokens(analysis, token, last, ret_organization))
			return last - token;
	}
	return 0;
}
