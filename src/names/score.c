/* How likely two texts are one name, as a number: words aligned by letters, by sound and by consonants; the worst word limits the
 * whole.  A first measure, not fitted to anything. */
#include <string.h>

#include "names/names.h"

/* 1 for equal words, 0 for words with nothing in common: their distance over the length of the longer. */
static double likeness(const char *a, const char *b)
{
	size_t n_a = strlen(a), n_b = strlen(b), longer = n_a > n_b ? n_a : n_b;
	if (!longer)
		return 0;
	if (longer > HB_NAME_WORD_BYTES)
		return strcmp(a, b) == 0;
	return 1.0 - (double)hb_name_distance(a, b, longer) / (double)longer;
}

/* Consonants tell more between scripts, where vowels are left out or guessed; letters tell more within one. */
static double word_score(const struct hb_name_form *a, size_t i, const struct hb_name_form *b, size_t j)
{
	double known = hb_name_word_likeness(a->words[i], a->sounds[i], b->words[j], b->sounds[j]);
	double letters = likeness(a->sounds[i], b->sounds[j]), consonants = likeness(a->keys[i], b->keys[j]);
	double mixed = 0.4 * letters + 0.6 * consonants;
	return known > mixed ? known : mixed;
}

double hb_name_score(const struct hb_name_form *a, const struct hb_name_form *b)
{
	const struct hb_name_form *few = a->n_words <= b->n_words ? a : b, *many = few == a ? b : a;
	bool used[HB_NAME_WORDS] = {false};
	double sum = 0, worst = 1;
	if (!few->n_words)
		return 0;
	for (size_t i = 0; i < few->n_words; i++) {
		double best = -1;
		size_t place = 0;
		for (size_t j = 0; j < many->n_words; j++) {
			double score = used[j] ? -1 : word_score(few, i, many, j);
			if (score > best) {
				best = score;
				place = j;
			}
		}
		used[place] = true;
		sum += best;
		worst = best < worst ? best : worst;
	}
	double missing = 0.08 * (double)(many->n_words - few->n_words);
	double score = 0.5 * sum / (double)few->n_words + 0.5 * worst - missing;
	return score > 0 ? score : 0;
}
