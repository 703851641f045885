/* Names as keys: see name_key.h. */
#include "casebook/name_key.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/table.h"

struct hb_name_book {
	struct hb_arena *arena;
	struct hb_table forms; /* text to struct hb_name_form * */
	UTransliterator *to_latin; /* NULL when ICU lacks the rules: then other scripts keep their letters */
};

enum { MAX_NAME_UNITS = 512, MAX_COMPARED_NAMES = 16 };

struct hb_name_book *hb_name_book_new(struct hb_arena *arena)
{
	static const char rules[] = "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower";
	struct hb_name_book *book = hb_arena_zero(arena, 1, sizeof *book);
	UChar id[sizeof rules];
	UErrorCode code = U_ZERO_ERROR;
	book->arena = arena;
	hb_table_init(&book->forms);
	u_charsToUChars(rules, id, sizeof rules);
	book->to_latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
	if (U_FAILURE(code))
		book->to_latin = NULL;
	return book;
}

void hb_name_book_free(struct hb_name_book *book)
{
	if (!book)
		return;
	hb_table_release(&book->forms);
	if (book->to_latin)
		utrans_close(book->to_latin);
}

/* The text in lower-case Latin letters where ICU can; the text itself when it is too long to be a name. */
static const char *to_latin(struct hb_name_book *book, const char *text)
{
	UChar units[MAX_NAME_UNITS];
	char bytes[MAX_NAME_UNITS * 3];
	int32_t n_units = 0, n_bytes = 0, limit;
	UErrorCode code = U_ZERO_ERROR;
	u_strFromUTF8(units, MAX_NAME_UNITS, &n_units, text, -1, &code);
	if (U_FAILURE(code) || !book->to_latin)
		return text;
	limit = n_units;
	utrans_transUChars(book->to_latin, units, &n_units, MAX_NAME_UNITS, 0, &limit, &code);
	u_strToUTF8(bytes, sizeof bytes, &n_bytes, units, n_units, &code);
	return U_FAILURE(code) || n_bytes >= (int32_t)sizeof bytes ? text
								    : hb_arena_copy_text(book->arena, bytes, (size_t)n_bytes);
}

static bool is_vowel(char letter)
{
	return letter && strchr("aeiouy", letter);
}

/* Two letters that stand for one sound in common transliterations. */
static const char *sound_of_pair(const char *letters)
{
	static const char *const pairs[][2] = {{"ph", "f"}, {"kh", "h"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"},
					       {"ck", "k"}, {"ts", "z"}, {"tz", "z"}, {"ja", "ia"}, {"ya", "ia"},
					       {"ju", "iu"}, {"yu", "iu"}, {"ye", "e"}, {"gh", "g"}, {"th", "t"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (strncmp(letters, pairs[i][0], 2) == 0)
			return pairs[i][1];
	return NULL;
}

static char sound_of_letter(char letter)
{
	switch (letter) {
	case 'c': case 'q': return 'k';
	case 'w': return 'v';
	case 'y': case 'j': return 'i';
	default: return letter;
	}
}

static const char *make_sound(struct hb_arena *arena, const char *word)
{
	size_t n = strlen(word), length = 0;
	char *out = hb_arena_alloc(arena, n + 2, 1);
	for (size_t i = 0; i < n;) {
		const char *pair = sound_of_pair(word + i);
		char single[2] = {sound_of_letter(word[i]), '\0'};
		for (const char *letter = pair ? pair : single; *letter; letter++)
			if (!length || out[length - 1] != *letter)
				out[length++] = *letter;
		i += pair ? 2 : 1;
	}
	if (length > 3 && out[length - 1] == 'f') /* -off and -ov */
		out[length - 1] = 'v';
	out[length] = '\0';
	return out;
}

/* The key leaves vowels out and writes p for all labials, so that spellings that are one letter apart often share it. */
static const char *make_key(struct hb_arena *arena, const char *sound)
{
	char *out = hb_arena_alloc(arena, strlen(sound) + 1, 1);
	size_t length = 0;
	for (const char *letter = sound; *letter; letter++) {
		char kept = strchr("bfpv", *letter) ? 'p' : *letter;
		if (is_vowel(kept) && letter != sound)
			continue;
		if (is_vowel(kept))
			kept = 'a';
		if (!length || out[length - 1] != kept)
			out[length++] = kept;
	}
	out[length] = '\0';
	return out;
}

static bool is_letter(unsigned char byte)
{
	return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

static void cut_words(struct hb_arena *arena, const char *latin, struct hb_name_form *form)
{
	size_t n = strlen(latin), length = 0, start = 0;
	char *folded = hb_arena_alloc(arena, n + 1, 1);
	for (size_t i = 0; i <= n; i++) {
		unsigned char byte = (unsigned char)latin[i];
		if (byte >= 'A' && byte <= 'Z')
			byte = (unsigned char)(byte + 32);
		if (byte && is_letter(byte)) {
			folded[length++] = (char)byte;
		} else if (byte != '\'' && length > start) { /* an apostrophe joins: O'Brien, al-Ra'i */
			if (form->n_words < HB_NAME_WORDS) {
				size_t w = form->n_words++;
				form->words[w] = hb_arena_copy_text(arena, folded + start, length - start);
				form->sounds[w] = make_sound(arena, form->words[w]);
				form->keys[w] = make_key(arena, form->sounds[w]);
			}
			folded[length++] = ' ';
			start = length;
		}
	}
	folded[length && folded[length - 1] == ' ' ? length - 1 : length] = '\0';
	form->folded = folded;
}

const struct hb_name_form *hb_name_form(struct hb_name_book *book, const char *text)
{
	bool is_new;
	const char *key = hb_arena_text(book->arena, text);
	uint64_t *place = hb_table_add(&book->forms, key, strlen(key), 0, &is_new);
	if (!is_new)
		return (const struct hb_name_form *)(uintptr_t)*place;
	struct hb_name_form *form = hb_arena_zero(book->arena, 1, sizeof *form);
	bool plain = true;
	for (const char *letter = text; *letter; letter++)
		plain &= (unsigned char)*letter < 0x80;
	form->text = key;
	cut_words(book->arena, plain ? text : to_latin(book, text), form);
	*place = (uintptr_t)form;
	return form;
}

/* Levenshtein distance, or limit + 1 when it is larger; words longer than 40 bytes count as far apart. */
static size_t edit_distance(const char *a, const char *b, size_t limit)
{
	size_t n_a = strlen(a), n_b = strlen(b), row[41];
	if (n_a > 40 || n_b > 40 || n_a > n_b + limit || n_b > n_a + limit)
		return limit + 1;
	for (size_t j = 0; j <= n_b; j++)
		row[j] = j;
	for (size_t i = 1; i <= n_a; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= n_b; j++) {
			size_t cost = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			size_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			row[j] = cost < step ? cost : step;
		}
	}
	return row[n_b];
}

double hb_name_word_likeness(const char *a, const char *a_sound, const char *b, const char *b_sound)
{
	if (strcmp(a, b) == 0)
		return 1;
	size_t n_a = strlen(a_sound), n_b = strlen(b_sound), shorter = n_a < n_b ? n_a : n_b;
	if (strlen(a) == 1 || strlen(b) == 1) /* an initial */
		return a[0] == b[0] ? 0.5 : 0;
	if (shorter < 3)
		return 0;
	if (strcmp(a_sound, b_sound) == 0)
		return 0.95;
	size_t limit = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
	if (limit && a_sound[0] == b_sound[0] && edit_distance(a_sound, b_sound, limit) <= limit)
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
