/* spaCy's string ids: 64-bit MurmurHash2A (seed 1) of the UTF-8 letters, except that the names of spaCy's symbols ("ORG", "det",
 * "PERSON" ...) are their small numbers and the empty string is 0. */
#ifndef HB_LANGUAGE_STRINGS_H
#define HB_LANGUAGE_STRINGS_H

#include <stddef.h>
#include <stdint.h>

uint64_t hb_string_id(const char *bytes, size_t n_bytes);

#endif
