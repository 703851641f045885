/* A page rendered as blocks of text, all of it, with what is needed to judge which of them are the article.
 *
 * A block is a run of text without a break of a block element; its measures are counted once, and every element knows
 * which blocks stand in it, so the steps that follow are sums over ranges. */
#ifndef HB_SOURCE_PAGE_H
#define HB_SOURCE_PAGE_H

#include "base/buffer.h"
#include "record.h"
#include "source/hints.h"

enum hb_context { /* what a block or element stands in */
	HB_IN_LINK = 1 << 0,
	HB_IN_HEADING = 1 << 1,
	HB_IN_LIST = 1 << 2,
	HB_IN_QUOTATION = 1 << 3,
	HB_IN_CAPTION = 1 << 4,
	HB_IN_PRE = 1 << 5,
	HB_IN_TABLE = 1 << 6,
	HB_IN_PARAGRAPH = 1 << 7,
};

struct hb_raw_block {
	uint32_t node;       /* the innermost block element around its first text */
	uint32_t start, end; /* bytes in page->text */
	uint32_t letters;    /* code points that are no white space; a Han sign or kana counts as three */
	uint32_t link_letters;
	uint32_t bold_letters;
	uint32_t n_stops; /* full stops, commas and their like */
	uint32_t context;
	bool dropped;
	bool is_content;
};

struct hb_page {
	struct hb_html html;
	uint32_t *hints;   /* of each node */
	uint32_t *context; /* of each node, with what it inherits */
	uint32_t *first_block, *end_block; /* of each node: the blocks in its subtree */
	HB_ARRAY(struct hb_raw_block) blocks;
	char *text;
	size_t n_text_bytes;
	const char *language; /* as the page declares it, for its dates; may be NULL */
	struct hb_arena *arena;
};

bool hb_is_block_element(uint16_t tag);

/* Lay out the page; page->html must be filled and page->arena set. */
void hb_page_render(struct hb_page *page);

/* Does this block look like running text rather than a label or a list of links? */
bool hb_block_is_prose(const struct hb_raw_block *block);

/* Does the block end like a sentence?  (At a full stop, but not that of "8:30 p.m.") */
bool hb_block_ends_sentence(const struct hb_page *page, const struct hb_raw_block *block);

/* Mark is_content of the blocks that are the article.  `title` (may be NULL) is never content, nor is a line of nothing but
 * the authors' names and roles.  Returns the letters of content. */
uint32_t hb_page_find_content(struct hb_page *page, const char *title, const char *const *authors, size_t n_authors);

#endif
