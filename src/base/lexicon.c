/* Look-up in a compiled word list: binary search over the sorted keys. */
#include "base/lexicon.h"

#include <string.h>

static int compare_key(const char *entry_key, const char *key, size_t n)
{
	int order = strncmp(entry_key, key, n);

	return order ? order : entry_key[n] != '\0';
}

const struct hb_lexicon_entry *hb_lexicon_find(const struct hb_lexicon *lexicon, const char *key, size_t n)
{
	size_t low = 0, high = lexicon->n_entries;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_key(lexicon->entries[middle].key, key, n);

		if (order == 0)
			return &lexicon->entries[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const char *hb_lexicon_field(const struct hb_lexicon *lexicon, const char *key, size_t field)
{
	const struct hb_lexicon_entry *entry = hb_lexicon_find(lexicon, key, strlen(key));

	return entry && field < lexicon->n_fields ? entry->fields[field] : NULL;
}
