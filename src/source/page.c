/* Laying out a page: one walk over the flat tree. */
#include "source/page.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/text_tools.h"

enum { MOST_CAPTION_BLOCKS = 4, LONGEST_CAPTION = 700 };

bool hb_is_block_element(uint16_t tag)
{
	switch (tag) {
	case HB_HTML_TEXT:
	case GUMBO_TAG_A:
	case GUMBO_TAG_ABBR:
	case GUMBO_TAG_ACRONYM:
	case GUMBO_TAG_B:
	case GUMBO_TAG_BDI:
	case GUMBO_TAG_BDO:
	case GUMBO_TAG_BIG:
	case GUMBO_TAG_CITE:
	case GUMBO_TAG_CODE:
	case GUMBO_TAG_DATA:
	case GUMBO_TAG_DEL:
	case GUMBO_TAG_DFN:
	case GUMBO_TAG_EM:
	case GUMBO_TAG_FONT:
	case GUMBO_TAG_I:
	case GUMBO_TAG_IMG:
	case GUMBO_TAG_INS:
	case GUMBO_TAG_KBD:
	case GUMBO_TAG_LABEL:
	case GUMBO_TAG_MARK:
	case GUMBO_TAG_NOBR:
	case GUMBO_TAG_Q:
	case GUMBO_TAG_RB:
	case GUMBO_TAG_RP:
	case GUMBO_TAG_RT:
	case GUMBO_TAG_RUBY:
	case GUMBO_TAG_S:
	case GUMBO_TAG_SAMP:
	case GUMBO_TAG_SMALL:
	case GUMBO_TAG_SPAN:
	case GUMBO_TAG_STRIKE:
	case GUMBO_TAG_STRONG:
	case GUMBO_TAG_SUB:
	case GUMBO_TAG_SUP:
	case GUMBO_TAG_TIME:
	case GUMBO_TAG_TT:
	case GUMBO_TAG_U:
	case GUMBO_TAG_VAR:
	case GUMBO_TAG_WBR:
	case GUMBO_TAG_BR: /* handled by itself */
		return false;
	default:
		return true;
	}
}

static uint32_t own_context(const struct hb_html_node *node, uint32_t hints)
{
	switch (node->tag) {
	case GUMBO_TAG_A:
		return hb_html_attribute(node, "href") ? HB_IN_LINK : 0;
	case GUMBO_TAG_H1:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
		return HB_IN_HEADING;
	case GUMBO_TAG_LI:
	case GUMBO_TAG_DD:
	case GUMBO_TAG_DT:
		return HB_IN_LIST;
	case GUMBO_TAG_BLOCKQUOTE:
		return HB_IN_QUOTATION;
	case GUMBO_TAG_FIGCAPTION:
	case GUMBO_TAG_CAPTION:
		return HB_IN_CAPTION;
	case GUMBO_TAG_PRE:
		return HB_IN_PRE;
	case GUMBO_TAG_TD:
	case GUMBO_TAG_TH:
		return HB_IN_TABLE;
	case GUMBO_TAG_P:
		return HB_IN_PARAGRAPH;
	default:
		return hints & HB_HINT_QUOTATION ? HB_IN_QUOTATION : 0;
	}
}

/* ---- the walk ------------------------------------------------------------------------------------------------ */

struct writer {
	struct hb_page *page;
	struct hb_buffer out;
	struct hb_raw_block block; /* the open one, when is_open */
	bool is_open, space;
	uint32_t n_breaks; /* br elements since the last letter */
};

static void close_block(struct writer *writer)
{
	writer->space = false;
	writer->n_breaks = 0;
	if (!writer->is_open)
		return;
	writer->is_open = false;
	writer->block.end = (uint32_t)writer->out.n_bytes;
	HB_PUSH(writer->page->arena, writer->page->blocks, writer->block);
	hb_buffer_add_byte(&writer->out, '\n');
}

static void open_block(struct writer *writer, uint32_t text_node)
{
	const struct hb_page *page = writer->page;
	uint32_t node = text_node;
	while (!hb_is_block_element(page->html.nodes.items[node].tag) && node > 0)
		node = page->html.nodes.items[node].parent;
	writer->block = (struct hb_raw_block){.node = node, .start = (uint32_t)writer->out.n_bytes};
	writer->block.context = page->context[text_node] & ~(uint32_t)HB_IN_LINK;
	writer->is_open = true;
}

static bool is_stop(uint32_t c)
{
	switch (c) {
	case '.':
	case ',':
	case ';':
	case '!':
	case '?':
	case ':':
	case 0x2026: /* ellipsis */
	case 0x3001: /* ideographic comma and full stop, full-width forms */
	case 0x3002:
	case 0xFF0C:
	case 0xFF01:
	case 0xFF1F:
	case 0x060C: /* Arabic comma, semicolon, question mark */
	case 0x061B:
	case 0x061F:
	case 0x06D4:
	case 0x0964: /* danda */
		return true;
	default:
		return false;
	}
}

static void count_letter(struct hb_raw_block *block, uint32_t code_point, bool in_link, bool bold)
{
	uint32_t weight = (code_point >= 0x2E80 && code_point < 0xA000) || (code_point >= 0xF900 && code_point < 0xFB00) ? 3 : 1;
	block->letters += weight;
	block->link_letters += in_link ? weight : 0;
	block->bold_letters += bold ? weight : 0;
	block->n_stops += is_stop(code_point);
}

static void write_space(struct writer *writer)
{
	if (writer->n_breaks > 0)
		hb_buffer_add_byte(&writer->out, '\n');
	else if (writer->space)
		hb_buffer_add_byte(&writer->out, ' ');
	writer->space = false;
	writer->n_breaks = 0;
}

static void write_text(struct writer *writer, uint32_t node, bool bold)
{
	const char *text = writer->page->html.nodes.items[node].text;
	bool in_link = writer->page->context[node] & HB_IN_LINK, pre = writer->page->context[node] & HB_IN_PRE;
	for (const char *at = text, *end = text + strlen(text); at < end;) {
		const char *start = at;
		uint32_t code_point = (unsigned char)*at < 0x80 ? (unsigned char)*at++ : hb_utf8_next(&at, end);
		if (hb_is_space(code_point)) {
			writer->space = true;
			writer->n_breaks += pre && code_point == '\n';
			continue;
		}
		if (code_point >= 0x80 && hb_is_invisible(code_point))
			continue;
		if (code_point < 0x20 || code_point == 0x7F)
			continue;
		if (writer->is_open && writer->n_breaks > 1 && !pre)
			close_block(writer);
		if (!writer->is_open)
			open_block(writer, node);
		else
			write_space(writer);
		writer->space = false;
		writer->n_breaks = 0;
		hb_buffer_add(&writer->out, start, (size_t)(at - start));
		count_letter(&writer->block, code_point, in_link, bold);
	}
}

/* Elements that are captions by their names, when they are short enough to be one. */
static void mark_captions(struct hb_page *page)
{
	for (uint32_t i = 0; i < page->html.nodes.count; i++) {
		if (!(page->hints[i] & HB_HINT_CAPTION) || page->end_block[i] - page->first_block[i] > MOST_CAPTION_BLOCKS)
			continue;
		uint32_t letters = 0;
		for (uint32_t block = page->first_block[i]; block < page->end_block[i]; block++)
			letters += page->blocks.items[block].letters;
		for (uint32_t block = page->first_block[i]; block < page->end_block[i] && letters <= LONGEST_CAPTION; block++)
			if (page->html.nodes.items[page->blocks.items[block].node].end <= page->html.nodes.items[i].end)
				page->blocks.items[block].context |= HB_IN_CAPTION;
	}
}

/* The walk passes each node on the way in; the way out is the node's end, kept on a stack. */
void hb_page_render(struct hb_page *page)
{
	size_t n_nodes = page->html.nodes.count;
	page->hints = hb_arena_zero(page->arena, n_nodes + 1, sizeof *page->hints);
	page->context = hb_arena_zero(page->arena, n_nodes + 1, sizeof *page->context);
	page->first_block = hb_arena_zero(page->arena, n_nodes + 1, sizeof *page->first_block);
	page->end_block = hb_arena_zero(page->arena, n_nodes + 1, sizeof *page->end_block);
	struct writer writer = {.page = page};
	hb_buffer_init(&writer.out, UINT32_MAX);
	HB_ARRAY(uint32_t) open = {0};
	uint32_t bold_until = 0;
	for (uint32_t i = 0; i <= n_nodes; i++) {
		while (open.count > 0 && page->html.nodes.items[open.items[open.count - 1]].end <= i) {
			uint32_t done = open.items[--open.count];
			if (hb_is_block_element(page->html.nodes.items[done].tag))
				close_block(&writer);
			page->end_block[done] = (uint32_t)page->blocks.count + writer.is_open;
		}
		if (i == n_nodes)
			break;
		const struct hb_html_node *node = &page->html.nodes.items[i];
		page->hints[i] = hb_hints(node);
		page->context[i] = (i ? page->context[node->parent] : 0) | own_context(node, page->hints[i]);
		if (hb_is_block_element(node->tag))
			close_block(&writer);
		page->first_block[i] = (uint32_t)page->blocks.count;
		if (node->tag == GUMBO_TAG_B || node->tag == GUMBO_TAG_STRONG)
			bold_until = node->end > bold_until ? node->end : bold_until;
		if (node->tag == GUMBO_TAG_BR)
			writer.n_breaks++;
		else if (node->text)
			write_text(&writer, i, i < bold_until);
		else
			HB_PUSH(page->arena, open, i);
		page->end_block[i] = (uint32_t)page->blocks.count + writer.is_open;
	}
	close_block(&writer);
	mark_captions(page);
	page->n_text_bytes = writer.out.n_bytes;
	page->text = hb_arena_copy_text(page->arena, writer.out.bytes ? writer.out.bytes : "", writer.out.n_bytes);
	hb_buffer_release(&writer.out);
}

bool hb_block_is_prose(const struct hb_raw_block *block)
{
	/* some pages set their lead, or everything, as a heading */
	if ((block->context & HB_IN_HEADING && !(block->letters >= 100 && block->n_stops >= 2)) || block->link_letters * 2 > block->letters)
		return false;
	return block->letters >= 80 || (block->letters >= 25 && block->n_stops >= 1);
}

bool hb_block_ends_sentence(const struct hb_page *page, const struct hb_raw_block *block)
{
	const char *end = page->text + block->end;
	return block->end - block->start > 3 && (end[-1] == '!' || end[-1] == '?' || (end[-1] == '.' && end[-3] != '.'));
}
