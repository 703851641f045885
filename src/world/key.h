/* The keys that lists are searched by: words of a text as the lists write them. */
#ifndef HB_WORLD_KEY_H
#define HB_WORLD_KEY_H

#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "language/language.h"

enum { HB_KEY_BYTES = 192 };

/* The tokens [first, end) in lower case, with one space where the text has white space.  Longer runs are cut. */
const char *hb_range_key(const struct hb_analysis *analysis, uint32_t first, uint32_t end, char out[HB_KEY_BYTES]);

/* The same as written; returns the number of bytes. */
size_t hb_range_text(const struct hb_analysis *analysis, uint32_t first, uint32_t end, char out[HB_KEY_BYTES]);

/* A name without accents, case, and marks: "José O'Neil" -> "jose oneil".  In the arena. */
const char *hb_fold_name(struct hb_arena *arena, const char *text, size_t n_bytes);

/* The same into `out`, cut to its size (at least 6 bytes); returns the number of bytes. */
size_t hb_fold_text(const char *text, size_t n_bytes, char *out, size_t size);

#endif
