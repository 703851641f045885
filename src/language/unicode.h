/* What Python's str methods say of characters, which is what spaCy's lexical attributes are made of.
 * The character data are ICU's; where its Unicode version is newer than Python's, newly assigned characters may differ. */
#ifndef HB_LANGUAGE_UNICODE_H
#define HB_LANGUAGE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

bool hb_is_space_cp(uint32_t code_point);       /* str.isspace: bidirectional class WS, B or S, or category Zs */
bool hb_is_punctuation_cp(uint32_t code_point); /* a category P* */

/* str.isspace, str.isalpha, and "all of it is punctuation"; of valid UTF-8, false for the empty text but the last. */
bool hb_is_space_text(const char *text, size_t n_bytes);
bool hb_is_alpha(const char *text, size_t n_bytes);
bool hb_is_punctuation(const char *text, size_t n_bytes);

/* str.lower (full case mapping, final sigma), in the arena. */
char *hb_lower(struct hb_arena *arena, const char *text, size_t n_bytes);

/* spaCy's word shape ("Xxxx", "dd.dd", "LONG" from 100 characters on), in the arena. */
char *hb_word_shape(struct hb_arena *arena, const char *text, size_t n_bytes);

/* The bytes of the first character, and of the last three. */
size_t hb_first_character_bytes(const char *text, size_t n_bytes);
size_t hb_last_characters_bytes(const char *text, size_t n_bytes, size_t n_characters);

#endif
