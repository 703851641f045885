/* Bytes in any encoding to UTF-8. */
#ifndef HB_SOURCE_ENCODING_H
#define HB_SOURCE_ENCODING_H

#include <stdbool.h>

#include "base/memory.h"

/* Decode to valid UTF-8 in the arena.  In this order: byte-order mark, content_type (may be NULL), for HTML the page's
 * own <meta>, valid UTF-8, detection by ICU, windows-1252.  A declaration that is contradicted (declared UTF-8, but the
 * bytes are not) counts as none.  Malformed sequences become U+FFFD.  *ret_charset is the name in lower case. */
HB_MUST_USE enum hb_status hb_decode(const char *bytes, size_t n_bytes, const char *content_type, bool html,
				     struct hb_arena *arena, const char **ret_text, size_t *ret_n_bytes,
				     const char **ret_charset, struct hb_error *error);

#endif
