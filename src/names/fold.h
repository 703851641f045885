/* Letters of names, folded: a text of any script as a string of letters that compare equal when they are spellings of one.
 *
 * The order matters: compose (NFKC) and fold case, then letters that count as another (data/names/letters.txt), then strip the
 * marks of scripts that write without them.  Latin letters keep their diacritics here, because a hacek says how a letter is
 * read; hb_plain_letter takes them off.  Hangul syllables come as their parts. */
#ifndef HB_NAMES_FOLD_H
#define HB_NAMES_FOLD_H

#include <stddef.h>
#include <stdint.h>

enum {
	HB_FOLDED_LETTERS = 160, /* of a text that are looked at */
	HB_LETTER_BEGIN = 1,     /* stands before the first letter of a part */
	HB_LETTER_END = 2,       /* and after the last */
	HB_LETTER_SPACE = ' ',   /* between two parts, whatever sign separates them */
	HB_LETTER_GERESH = 0x5F3,
	HB_LETTER_SOUND = 0xF000, /* added to a Latin letter that tells how a Han letter is read */
};

/* Scripts that are told apart; all others are HB_SCRIPT_OTHER. */
enum hb_script {
	HB_SCRIPT_LATIN,
	HB_SCRIPT_HEBREW,
	HB_SCRIPT_ARABIC,
	HB_SCRIPT_CYRILLIC,
	HB_SCRIPT_HANGUL,
	HB_SCRIPT_HAN,
	HB_SCRIPT_KANA,
	HB_SCRIPT_OTHER,
	HB_N_SCRIPTS,
};

/* Fold the UTF-8 text into letters with HB_LETTER_SPACE between parts (never two in a row, none at the ends); returns how many of
 * the HB_FOLDED_LETTERS places are used.  Any bytes will do; what is too long is cut. */
size_t hb_fold_letters(const char *text, uint16_t letters[HB_FOLDED_LETTERS]);

enum hb_script hb_letter_script(uint16_t letter);

/* A Latin letter without its diacritic, other letters as they are. */
uint16_t hb_plain_letter(uint16_t letter);

#endif
