/* SHA-256, as 64 hexadecimal digits. */
#ifndef HB_BASE_SHA256_H
#define HB_BASE_SHA256_H

#include <stddef.h>

#include "base/memory.h"

enum { HB_SHA256_TEXT_BYTES = 65 }; /* with the NUL */

void hb_sha256_text(const void *bytes, size_t n_bytes, char out[HB_SHA256_TEXT_BYTES]);

/* The same as a text in the arena. */
const char *hb_sha256(const void *bytes, size_t n_bytes, struct hb_arena *arena);

#endif
