/* The part of a page that is worth parsing.
 *
 * Three quarters of the bytes of today's pages are scripts, styles, drawings, comments and attributes that no reader sees.
 * One fast pass takes them out before the HTML5 parser, which goes letter by letter, gets to work.  It follows the
 * tokenizer of the HTML standard as far as is needed to know what is a tag and what is not. */
#ifndef HB_SOURCE_HTML_SHRINK_H
#define HB_SOURCE_HTML_SHRINK_H

#include <stdbool.h>

#include "base/memory.h"

enum { HB_HTML_MAX_DEPTH = 1500 };

struct hb_shrunk {
	const char *text; /* the page without them, in the arena */
	size_t n_bytes;
	HB_ARRAY(const char *) json_ld; /* the texts of the scripts of type application/ld+json */
};

/* Fails with HB_BAD_INPUT when elements are nested more than HB_HTML_MAX_DEPTH deep, for the parser looks through all open
 * elements at each tag. */
HB_MUST_USE enum hb_status hb_html_shrink(const char *text, size_t n_bytes, struct hb_arena *arena,
					  struct hb_shrunk *ret_shrunk, struct hb_error *error);

#endif
