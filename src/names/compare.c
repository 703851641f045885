/* Comparing names: see names.h. */
#include "names/names.h"

#include <string.h>

#include "names/lists.h"

enum { MAX_COMPARED_NAMES = 16 };

/* Does the list of words hold this one? */
static bool has_word(const char *list, const char *word)
{
	size_t n = strlen(word);
	for (const char *at = list; n && (at = strstr(at, word)); at += n)
		if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
			return true;
	return false;
}

bool hb_given_names_are_forms(const char *a, const char *b)
{
	const char *of_a = hb_lexicon_field(&hb_lexicon_nicknames, a, 0), *of_b = hb_lexicon_field(&hb_lexicon_nicknames, b, 0);
	if ((of_a && has_word(of_a, b)) || (of_b && has_word(of_b, a)))
		return true;
	for (const char *word = of_a; of_b && word && *word; word += strcspn(word, " "), word += *word == ' ') {
		char full[64];
		size_t n = strcspn(word, " ");
		if (n < sizeof full && memcpy(full, word, n) && (full[n] = '\0', has_word(of_b, full)))
			return true;
	}
	return false;
}

bool hb_name_is_distinctive(const struct hb_name_form *form)
{
	if (form->n_words < 2)
		return false;
	const char *family = form->words[form->n_words - 1];
	return strlen(family) > 1 && !hb_lexicon_find(&hb_lexicon_common_surnames, family, strlen(family)) &&
	       !hb_lexicon_field(&hb_lexicon_first_names, family, 0);
}

double hb_name_word_likeness(const char *a, const char *a_sound, const char *b, const char *b_sound)
{
	if (strcmp(a, b) == 0)
		return 1;
	size_t n_a = strlen(a_sound), n_b = strlen(b_sound), shorter = n_a < n_b ? n_a : n_b;
	if (strlen(a) == 1 || strlen(b) == 1) /* an initial */
		return a[0] == b[0] ? 0.5 : 0;
	if (hb_given_names_are_forms(a, b))
		return 0.9;
	if (shorter < 3)
		return 0;
	if (strcmp(a_sound, b_sound) == 0)
		return 0.95;
	size_t limit = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
	if (limit && a_sound[0] == b_sound[0] && hb_name_distance(a_sound, b_sound, limit) <= limit)
		return 0.8;
	const char *longer = n_a < n_b ? b_sound : a_sound, *part = n_a < n_b ? a_sound : b_sound;
	if (shorter >= 4 && (n_a < n_b ? n_b - n_a : n_a - n_b) <= 2 && strcmp(longer + strlen(longer) - shorter, part) == 0)
		return 0.75; /* a first sound left out: Lena, Yelena */
	return 0;
}

/* How the words of the shorter name agree with different words of the longer one: 0 when one of them finds none, else the
 * weakest agreement. */
static double words_agree(const struct hb_name_form *shorter, const struct hb_name_form *longer)
{
	bool used[HB_NAME_WORDS] = {false};
	double weakest = 1;
	for (size_t i = 0; i < shorter->n_words; i++) {
		double best = 0;
		size_t place = 0;
		for (size_t j = 0; j < longer->n_words; j++) {
			double likeness = used[j] ? 0
						  : hb_name_word_likeness(shorter->words[i], shorter->sounds[i],
									  longer->words[j], longer->sounds[j]);
			if (likeness > best) {
				best = likeness;
				place = j;
			}
		}
		if (best == 0)
			return 0;
		used[place] = true;
		weakest = best < weakest ? best : weakest;
	}
	return weakest;
}

static enum hb_name_match compare_forms(const struct hb_name_form *a, const struct hb_name_form *b)
{
	const struct hb_name_form *shorter = a->n_words <= b->n_words ? a : b, *longer = shorter == a ? b : a;
	if (!shorter->n_words)
		return HB_NAME_DIFFERS;
	double agreement = words_agree(shorter, longer);
	if (shorter->n_words == 1)
		return agreement >= 0.75 ? HB_NAME_PART : HB_NAME_DIFFERS;
	if (agreement == 1)
		return HB_NAME_SAME;
	return agreement >= 0.5 ? HB_NAME_VARIANT : HB_NAME_DIFFERS;
}

static bool has_full_name(const struct hb_name_form *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (names[i]->n_words >= 2)
			return true;
	return false;
}

/* Is every word of the full name equal to a word of one of the names? */
static bool composed_of(const struct hb_name_form *full, const struct hb_name_form *const *names, size_t n)
{
	for (size_t w = 0; w < full->n_words; w++) {
		bool found = false;
		for (size_t i = 0; i < n && !found; i++)
			for (size_t j = 0; j < names[i]->n_words && !found; j++)
				found = hb_name_word_likeness(full->words[w], full->sounds[w], names[i]->words[j],
							      names[i]->sounds[j]) >= 0.8;
		if (!found)
			return false;
	}
	return full->n_words >= 2;
}

enum hb_name_match hb_names_compare(const struct hb_name_form *const *a, size_t n_a, const struct hb_name_form *const *b,
				    size_t n_b, const struct hb_name_form **ret_a, const struct hb_name_form **ret_b)
{
	enum hb_name_match best = HB_NAME_DIFFERS;
	n_a = n_a < MAX_COMPARED_NAMES ? n_a : MAX_COMPARED_NAMES;
	n_b = n_b < MAX_COMPARED_NAMES ? n_b : MAX_COMPARED_NAMES;
	/* Two people of one family share a surname: once both have a full name, a single word says nothing. */
	bool part_counts = !has_full_name(a, n_a) || !has_full_name(b, n_b);
	for (size_t i = 0; i < n_a; i++)
		for (size_t j = 0; j < n_b; j++) {
			enum hb_name_match match = compare_forms(a[i], b[j]);
			if (match == HB_NAME_PART && !part_counts)
				match = HB_NAME_DIFFERS;
			if (match < HB_NAME_COMPOSED && composed_of(a[i], b, n_b))
				match = HB_NAME_COMPOSED;
			if (match < HB_NAME_COMPOSED && composed_of(b[j], a, n_a))
				match = HB_NAME_COMPOSED;
			if (match > best) {
				best = match;
				if (ret_a)
					*ret_a = a[i];
				if (ret_b)
					*ret_b = b[j];
			}
		}
	return best;
}
