/* Texts of names folded to words, sounds and keys: see names.h. */
#include "names/names.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/table.h"
#include "names/book.h"
#include "names/lists.h"

struct hb_name_book *hb_name_book_new(struct hb_arena *arena)
{
	static const char rules[] =
		"Russian-Latin/BGN; Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower";
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

bool hb_book_to_latin(const struct hb_name_book *book, UChar units[HB_BOOK_UNITS], int32_t n_units, char bytes[HB_BOOK_BYTES])
{
	int32_t limit = n_units, n_bytes = 0;
	UErrorCode code = U_ZERO_ERROR;
	if (!book->to_latin)
		return false;
	utrans_transUChars(book->to_latin, units, &n_units, HB_BOOK_UNITS, 0, &limit, &code);
	u_strToUTF8(bytes, HB_BOOK_BYTES, &n_bytes, units, n_units, &code);
	return !U_FAILURE(code) && n_bytes < HB_BOOK_BYTES;
}

/* The text in lower-case Latin letters where ICU can; the text itself when it is too long to be a name. */
static const char *to_latin(struct hb_name_book *book, const char *text)
{
	UChar units[HB_BOOK_UNITS];
	char bytes[HB_BOOK_BYTES];
	int32_t n_units = 0;
	UErrorCode code = U_ZERO_ERROR;
	u_strFromUTF8(units, HB_BOOK_UNITS, &n_units, text, -1, &code);
	return !U_FAILURE(code) && hb_book_to_latin(book, units, n_units, bytes) ? hb_arena_text(book->arena, bytes) : text;
}

static bool is_vowel(char letter)
{
	return letter && strchr("aeiouy", letter);
}

/* Letters that stand for other sounds in common transliterations; how many they are goes to *ret_n. */
static const char *sound_of_letters(const char *letters, size_t *ret_n)
{
	static const char *const sounds[][2] = {{"ph", "f"}, {"kh", "h"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"},
					       {"ck", "k"}, {"ts", "z"}, {"tz", "z"}, {"ja", "ia"}, {"ya", "ia"},
					       {"ju", "iu"}, {"yu", "iu"}, {"ye", "e"}, {"gh", "g"}, {"th", "t"}, {"x", "ks"}};
	for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
		*ret_n = strlen(sounds[i][0]);
		if (strncmp(letters, sounds[i][0], *ret_n) == 0)
			return sounds[i][1];
	}
	*ret_n = 1;
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
	char *out = hb_arena_alloc(arena, 2 * n + 1, 1);
	for (size_t i = 0, n_letters; i < n; i += n_letters) {
		const char *sound = sound_of_letters(word + i, &n_letters);
		char single[2] = {sound_of_letter(word[i]), '\0'};
		for (const char *letter = sound ? sound : single; *letter; letter++)
			if (!length || out[length - 1] != *letter)
				out[length++] = *letter;
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

/* Note the keys of the given names that the word may be short for. */
static void add_full_keys(struct hb_arena *arena, struct hb_name_form *form, const char *word)
{
	const char *full = hb_lexicon_field(&hb_lexicon_nicknames, word, 0);
	while (full && *full) {
		size_t n = strcspn(full, " ");
		const char *key = make_key(arena, make_sound(arena, hb_arena_copy_text(arena, full, n)));
		bool known = false;
		for (size_t i = 0; i < form->n_full_keys && !known; i++)
			known = strcmp(form->full_keys[i], key) == 0;
		if (!known && form->n_full_keys < HB_NAME_FULL_KEYS)
			form->full_keys[form->n_full_keys++] = key;
		full += n + (full[n] == ' ');
	}
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
				add_full_keys(arena, form, form->words[w]);
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
