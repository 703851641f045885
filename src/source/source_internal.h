/* What the readers of this folder share with hb_source_read. */
#ifndef HB_SOURCE_SOURCE_INTERNAL_H
#define HB_SOURCE_SOURCE_INTERNAL_H

#include "base/sha256.h"
#include "source/source.h"

/* Fill text, blocks and metadata of an HTML page; `text` is its UTF-8. */
HB_MUST_USE enum hb_status hb_read_html(const struct hb_input *input, const char *text, size_t n_bytes,
					struct hb_arena *arena, struct hb_source *source, struct hb_error *error);

/* Mark the blocks of plain text and take title, byline and dateline from it. */
void hb_read_plain(const struct hb_input *input, const char *text, size_t n_bytes, struct hb_arena *arena,
		   struct hb_source *source);

/* ISO 639-1 of a text, NULL if unsure.  `hint` (may be NULL) is what the document declares. */
const char *hb_guess_language(const char *text, size_t n_bytes, const char *hint, struct hb_arena *arena);

#endif
