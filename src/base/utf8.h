/* UTF-8: decoding, and the one place where byte offsets and code-point offsets are converted.
 * The records of habeas count code points, C counts bytes; names here end in _cp or _byte.  All ranges are half-open. */
#ifndef HB_BASE_UTF8_H
#define HB_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* Decode the code point at *cursor (< end) and move past it.  A malformed sequence gives U+FFFD and moves one byte
 * or past the part that was well-formed (Unicode 15, table 3-7 and the maximal-subpart practice). */
uint32_t hb_utf8_next(const char **cursor, const char *end);

/* Write a code point as UTF-8 into out (4 bytes of room); returns the number of bytes.  Surrogates and values above
 * U+10FFFF are written as U+FFFD. */
size_t hb_utf8_put(uint32_t code_point, char out[4]);

bool hb_utf8_valid(const char *bytes, size_t n_bytes);
size_t hb_utf8_count_cp(const char *bytes, size_t n_bytes);

/* The text with every malformed sequence replaced by U+FFFD and every NUL by U+FFFD; lives in the arena. */
char *hb_utf8_repair(struct hb_arena *arena, const char *bytes, size_t n_bytes, size_t *ret_n_bytes);

/* A map of a whole text: either kind of offset to the other in constant time. */
struct hb_offsets {
	const char *text;
	size_t n_bytes, n_cp;
	const uint32_t *byte_of_64; /* byte offset of every 64th code point */
	bool ascii;                 /* then both offsets are the same */
};

/* Build the map for valid UTF-8 of less than 4 GiB; it lives in the arena and borrows the text. */
void hb_offsets_init(struct hb_offsets *offsets, struct hb_arena *arena, const char *text, size_t n_bytes);
size_t hb_offsets_byte(const struct hb_offsets *offsets, size_t cp); /* cp <= n_cp */
size_t hb_offsets_cp(const struct hb_offsets *offsets, size_t byte); /* byte <= n_bytes, on a boundary */

#endif
