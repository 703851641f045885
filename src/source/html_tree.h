/* An HTML page as a flat tree: the elements and texts of gumbo's tree in document order, so that every later step is a
 * loop over an array and no depth of nesting can exhaust the stack.  Scripts and styles are left out, but the JSON-LD
 * scripts are kept aside. */
#ifndef HB_SOURCE_HTML_TREE_H
#define HB_SOURCE_HTML_TREE_H

#include <gumbo.h>

#include "base/memory.h"

enum { HB_HTML_TEXT = 0xFFFF, HB_HTML_MAX_BYTES = 32 << 20 };

struct hb_html_node {
	uint32_t parent; /* its own index for the root */
	uint32_t end;    /* the subtree is [own index, end) */
	uint16_t tag;    /* a GumboTag, or HB_HTML_TEXT */
	const GumboElement *element; /* NULL for a text */
	const char *text;            /* of a text */
};

struct hb_html {
	HB_ARRAY(struct hb_html_node) nodes;
	HB_ARRAY(const char *) json_ld; /* the texts of the scripts of type application/ld+json */
};

/* Parse UTF-8 into the arena (gumbo's memory too).  Fails on a page that is too large, too deep, or would need
 * more memory than any honest page does. */
HB_MUST_USE enum hb_status hb_html_parse(const char *text, size_t n_bytes, struct hb_arena *arena,
					 struct hb_html *ret_html, struct hb_error *error);

/* The value of an attribute, NULL if the node has none. */
const char *hb_html_attribute(const struct hb_html_node *node, const char *name);

/* The text of a subtree with white space collapsed, in the arena; at most max_bytes of it. */
const char *hb_html_text(const struct hb_html *html, uint32_t node, size_t max_bytes, struct hb_arena *arena);

#endif
