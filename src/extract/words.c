/* Looking words up in a compiled vocabulary. */
#include "extract/words.h"

#include <string.h>

const struct hb_word *hb_words_find(const struct hb_vocabulary *vocabulary, const char *lower)
{
	size_t low = 0, high = vocabulary->n_words;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(vocabulary->words[middle].text, lower) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == vocabulary->n_words || strcmp(vocabulary->words[low].text, lower) != 0)
		return NULL;
	return &vocabulary->words[low];
}

const struct hb_word *hb_words_of_class(const struct hb_vocabulary *vocabulary, const char *lower, unsigned class)
{
	const struct hb_word *end = vocabulary->words + vocabulary->n_words;

	for (const struct hb_word *word = hb_words_find(vocabulary, lower); word && word < end; word++) {
		if (strcmp(word->text, lower) != 0)
			break;
		if (word->class == class)
			return word;
	}
	return NULL;
}
