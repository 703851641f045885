/* Folding letters: see fold.h. */
#include "names/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "names/tables.h"

enum {
	MAX_UNITS = 512,
	FIRST_HIGH_LETTER = 0xE000, /* letters beyond the basic plane share the private area; rare enough not to matter */
	N_HIGH_LETTERS = 0x1800,
	LATIN_END = 0x250,
	DECOMPOSED_UNITS = 8,
	KANA_LONG_MARK = 0x30FC, /* common to two scripts */
};

struct folding {
	uint16_t *letters;
	size_t n;
	bool separated; /* since the last letter */
};

static void put(struct folding *folding, uint16_t letter)
{
	if (folding->separated && folding->n && folding->n < HB_FOLDED_LETTERS)
		folding->letters[folding->n++] = HB_LETTER_SPACE;
	folding->separated = false;
	if (folding->n < HB_FOLDED_LETTERS)
		folding->letters[folding->n++] = letter;
}

static int by_letter(const void *key, const void *item)
{
	UChar32 letter = *(const UChar32 *)key, other = ((const struct hb_letter_fold *)item)->from;
	return (letter > other) - (letter < other);
}

enum hb_script hb_letter_script(uint16_t letter)
{
	if (letter < 0x80)
		return HB_SCRIPT_LATIN;
	if (letter == KANA_LONG_MARK)
		return HB_SCRIPT_KANA;
	UErrorCode code = U_ZERO_ERROR;
	switch (uscript_getScript(letter, &code)) {
	case USCRIPT_LATIN: return HB_SCRIPT_LATIN;
	case USCRIPT_HEBREW: return HB_SCRIPT_HEBREW;
	case USCRIPT_ARABIC: return HB_SCRIPT_ARABIC;
	case USCRIPT_CYRILLIC: return HB_SCRIPT_CYRILLIC;
	case USCRIPT_HANGUL: return HB_SCRIPT_HANGUL;
	case USCRIPT_HAN: return HB_SCRIPT_HAN;
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA: return HB_SCRIPT_KANA;
	default: return HB_SCRIPT_OTHER;
	}
}

/* The canonical decomposition; returns how many units it has, 0 where there is none. */
static int32_t decompose(UChar32 letter, UChar units[DECOMPOSED_UNITS])
{
	UErrorCode code = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
	int32_t n = U_FAILURE(code) ? 0 : unorm2_getDecomposition(nfd, letter, units, DECOMPOSED_UNITS, &code);
	return n > 0 && !U_FAILURE(code) ? n : 0;
}

static UChar32 base_letter(UChar32 letter)
{
	UChar units[DECOMPOSED_UNITS];
	int32_t n = decompose(letter, units), at = 0;
	if (n)
		U16_NEXT(units, at, n, letter);
	return letter;
}

uint16_t hb_plain_letter(uint16_t letter)
{
	if (letter < 0x80)
		return letter;
	if (letter < LATIN_END && hb_plain_latin[letter])
		return hb_plain_latin[letter];
	return letter < LATIN_END ? (uint16_t)base_letter(letter) : letter;
}

/* Scripts whose marks are left out of most spellings. */
static bool strips_marks(UChar32 letter)
{
	UErrorCode code = U_ZERO_ERROR;
	switch (uscript_getScript(letter, &code)) {
	case USCRIPT_LATIN:
	case USCRIPT_GREEK:
	case USCRIPT_ARABIC:
	case USCRIPT_HEBREW: return true;
	default: return false;
	}
}

static void put_letter(struct folding *folding, UChar32 letter)
{
	const struct hb_letter_fold *fold = bsearch(&letter, hb_letter_folds, hb_n_letter_folds, sizeof *fold, by_letter);
	if (fold) {
		for (size_t i = 0; i < 2 && fold->to[i]; i++)
			put(folding, fold->to[i]);
		return;
	}
	if (u_getIntPropertyValue(letter, UCHAR_HANGUL_SYLLABLE_TYPE) >= U_HST_LV_SYLLABLE) {
		UChar units[DECOMPOSED_UNITS];
		int32_t n = decompose(letter, units);
		for (int32_t i = 0; i < n; i++)
			put(folding, units[i]);
		return;
	}
	if (letter >= 0x3041 && letter <= 0x3096) /* hiragana as katakana */
		letter += 0x60;
	if (letter >= LATIN_END && strips_marks(letter))
		letter = base_letter(letter);
	put(folding, letter > 0xFFFF ? (uint16_t)(FIRST_HIGH_LETTER + letter % N_HIGH_LETTERS) : (uint16_t)letter);
}

static bool is_apostrophe(UChar32 letter)
{
	return letter == '\'' || letter == '`' || letter == 0xB4 || (letter >= 0x2018 && letter <= 0x201B) || letter == 0x2032;
}

/* A sign between letters separates them, but for apostrophes and what is not seen. */
static void put_sign(struct folding *folding, UChar32 sign)
{
	if (is_apostrophe(sign)) { /* a letter of Hebrew; elsewhere it joins: O'Brien */
		if (folding->n && !folding->separated && hb_letter_script(folding->letters[folding->n - 1]) == HB_SCRIPT_HEBREW)
			put(folding, HB_LETTER_GERESH);
	} else if (u_charType(sign) != U_FORMAT_CHAR) {
		folding->separated = true;
	}
}

size_t hb_fold_letters(const char *text, uint16_t letters[HB_FOLDED_LETTERS])
{
	UChar units[MAX_UNITS], composed[MAX_UNITS];
	UErrorCode code = U_ZERO_ERROR;
	int32_t n_units = 0, n = 0;
	const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
	for (const char *end = text + strlen(text); text < end && n_units < MAX_UNITS - 2;) {
		UChar32 letter = (UChar32)hb_utf8_next(&text, end);
		U16_APPEND_UNSAFE(units, n_units, letter);
	}
	if (!U_FAILURE(code))
		n = unorm2_normalize(fold, units, n_units, composed, MAX_UNITS, &code);
	struct folding folding = {.letters = letters};
	if (U_FAILURE(code) || n > MAX_UNITS)
		return 0;
	for (int32_t at = 0; at < n;) {
		UChar32 letter;
		U16_NEXT(composed, at, n, letter);
		bool is_mark = U_GET_GC_MASK(letter) & U_GC_M_MASK;
		bool marks_letter = folding.n && !folding.separated;
		if (is_mark && (!marks_letter || strips_marks(folding.letters[folding.n - 1])))
			continue;
		if (is_mark || u_isalnum(letter))
			put_letter(&folding, letter);
		else
			put_sign(&folding, letter);
	}
	return folding.n;
}
