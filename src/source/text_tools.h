/* Small tools for texts that the readers share. */
#ifndef HB_SOURCE_TEXT_TOOLS_H
#define HB_SOURCE_TEXT_TOOLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

/* White space of any kind, no-break and ideographic spaces among it. */
bool hb_is_space(uint32_t code_point);

/* White space as the HTML standard has it between attributes and names. */
static inline bool hb_is_html_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/* Characters that are not seen: soft hyphen, zero-width space, byte-order mark, marks of direction. */
bool hb_is_invisible(uint32_t code_point);

/* A copy with runs of white space as one space, none at the ends, invisible characters left out. */
char *hb_text_collapse(struct hb_arena *arena, const char *bytes, size_t n_bytes);

/* A copy in lower case (Unicode, without language) with all white space collapsed: for comparing. */
char *hb_text_fold(struct hb_arena *arena, const char *bytes, size_t n_bytes);

/* Letters and digits only, in lower case, words separated by one space. */
char *hb_text_words(struct hb_arena *arena, const char *bytes, size_t n_bytes);

size_t hb_text_count_words(const char *bytes, size_t n_bytes);

/* All letters capitals, at least three of them. */
bool hb_text_all_capitals(const char *bytes, size_t n_bytes);

#endif
