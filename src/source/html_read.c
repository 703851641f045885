/* An HTML page to a source: layout, metadata, choice of the content, blocks. */
#include <string.h>

#include "base/utf8.h"
#include "source/dates.h"
#include "source/metadata.h"
#include "source/source_internal.h"
#include "source/text_tools.h"

enum { LEAST_LETTERS = 250, DATE_REACH = 15, NEAR_DATE_REACH = 7, LONGEST_DATE_LINE = 160, MOST_DATE_LETTERS = 80 };

static enum hb_block_kind kind_of(const struct hb_page *page, const struct hb_raw_block *block)
{
	if (block->context & HB_IN_HEADING)
		return HB_BLOCK_HEADING;
	if (block->context & HB_IN_CAPTION)
		return HB_BLOCK_CAPTION;
	if (page->hints[block->node] & HB_HINT_STANDFIRST)
		return HB_BLOCK_STANDFIRST;
	if (block->context & HB_IN_QUOTATION)
		return HB_BLOCK_QUOTATION;
	if (block->context & HB_IN_LIST)
		return HB_BLOCK_LIST_ITEM;
	return HB_BLOCK_PARAGRAPH;
}

struct assembly {
	struct hb_buffer text;
	uint32_t n_cp;
	HB_ARRAY(struct hb_block) blocks;
	struct hb_arena *arena;
};

static void add_block(struct assembly *assembly, enum hb_block_kind kind, const char *text, size_t n_bytes)
{
	if (assembly->blocks.count > 0) {
		hb_buffer_add_byte(&assembly->text, '\n');
		assembly->n_cp++;
	}
	uint32_t start = assembly->n_cp;
	hb_buffer_add(&assembly->text, text, n_bytes);
	assembly->n_cp += (uint32_t)hb_utf8_count_cp(text, n_bytes);
	HB_PUSH(assembly->arena, assembly->blocks, (struct hb_block){kind, {start, assembly->n_cp}});
}

static void assemble(const struct hb_page *page, const char *title, struct hb_arena *arena, struct hb_source *source)
{
	struct assembly assembly = {.arena = arena};
	hb_buffer_init(&assembly.text, UINT32_MAX / 2);
	if (title)
		add_block(&assembly, HB_BLOCK_TITLE, title, strlen(title));
	for (size_t i = 0; i < page->blocks.count; i++) {
		const struct hb_raw_block *block = &page->blocks.items[i];
		if (block->is_content)
			add_block(&assembly, kind_of(page, block), page->text + block->start, block->end - block->start);
	}
	source->text = hb_arena_copy_text(arena, assembly.text.bytes ? assembly.text.bytes : "", assembly.text.n_bytes);
	source->n_text_bytes = assembly.text.n_bytes;
	source->blocks = assembly.blocks.items;
	source->n_blocks = assembly.blocks.count;
	hb_buffer_release(&assembly.text);
}

/* A page that a script fills shows no text, but its metadata may hold it: one block, for they know no paragraphs. */
static void assemble_body(const char *body, struct hb_arena *arena, struct hb_source *source)
{
	struct hb_block *block = hb_arena_alloc(arena, 1, sizeof *block);
	source->text = body;
	source->n_text_bytes = strlen(body);
	*block = (struct hb_block){HB_BLOCK_PARAGRAPH, {0, (uint32_t)hb_utf8_count_cp(body, source->n_text_bytes)}};
	source->blocks = block;
	source->n_blocks = 1;
}

/* Is the block, or what it stands in, called a date? */
static bool called_date(const struct hb_page *page, const struct hb_raw_block *block)
{
	uint32_t node = block->node;
	for (int32_t level = 0; level < 3 && node > 0; level++, node = page->html.nodes.items[node].parent)
		if (page->hints[node] & HB_HINT_DATE)
			return true;
	return false;
}

/* A date that is shown above the text or right below its first line, in a block of few words that is no part of the text: one that
 * is called so, else the nearest (a page's clock stands farther up). */
static const char *shown_date(const struct hb_page *page)
{
	size_t first = 0;
	while (first < page->blocks.count && !page->blocks.items[first].is_content)
		first++;
	if (first == page->blocks.count)
		return NULL;
	size_t from = first > DATE_REACH ? first - DATE_REACH : 0, to = first + 3 < page->blocks.count ? first + 3 : page->blocks.count;
	const char *nearest = NULL;
	for (size_t i = from; i < to; i++) {
		const struct hb_raw_block *block = &page->blocks.items[i];
		const char *text = page->text + block->start;
		size_t n_bytes = block->end - block->start;
		bool sentence = block->is_content && (block->letters > MOST_DATE_LETTERS || hb_block_ends_sentence(page, block));
		bool below = i > first && (block->dropped || block->context & HB_IN_LIST);
		if (sentence || below || block->link_letters * 2 > block->letters || n_bytes > LONGEST_DATE_LINE || block->context & HB_IN_HEADING || (i > first && nearest))
			continue;
		bool called = called_date(page, block);
		if (!called && (i + NEAR_DATE_REACH < first || block->letters > MOST_DATE_LETTERS))
			continue;
		const char *date = hb_visible_date(text, n_bytes, page->language, page->arena);
		if (date && called)
			return date;
		if (date)
			nearest = date;
	}
	return nearest;
}

static void set_published(const struct hb_page *page, const struct hb_metadata *metadata, const char *url,
			  struct hb_source *source)
{
	const char *address = hb_address_date(url, page->arena);
	const char *shown = metadata->published ? NULL : shown_date(page);
	if (metadata->published) {
		source->published = metadata->published;
		source->published_basis = "metadata";
	} else if (shown) {
		source->published = shown;
		source->published_basis = "text";
	} else if (address) {
		source->published = address;
		source->published_basis = "address";
	}
	source->updated = metadata->updated;
	source->updated_basis = metadata->updated ? "metadata" : NULL;
}

static void set_dateline(const struct hb_page *page, struct hb_source *source)
{
	size_t seen = 0;
	for (size_t i = 0; i < page->blocks.count && seen < 3 && !source->dateline; i++) {
		const struct hb_raw_block *block = &page->blocks.items[i];
		if (!block->is_content || !hb_block_is_prose(block))
			continue;
		seen++;
		const char *dateline = NULL, *agency = NULL;
		size_t after;
		if (!hb_dateline_parse(page->text + block->start, block->end - block->start, page->arena, &dateline, &agency, &after))
			continue;
		source->dateline = dateline;
		source->agency = agency ? agency : source->agency;
	}
}

enum hb_status hb_read_html(const struct hb_input *input, const char *text, size_t n_bytes, struct hb_arena *arena,
			    struct hb_source *source, struct hb_error *error)
{
	struct hb_page page = {.arena = arena};
	enum hb_status status = hb_html_parse(text, n_bytes, arena, &page.html, error);
	if (status != HB_OK)
		return status;
	hb_page_render(&page);
	struct hb_metadata metadata = {0};
	hb_metadata_read(&page, &metadata);
	page.language = metadata.language;
	uint32_t letters = hb_page_find_content(&page, metadata.title, metadata.byline.names.items, metadata.byline.names.count);
	const char *body = metadata.article_body;
	if (body && letters < LEAST_LETTERS && strlen(body) > 2 * LEAST_LETTERS)
		assemble_body(body, arena, source);
	else
		assemble(&page, input->title_in_text ? metadata.title : NULL, arena, source);
	source->url = metadata.url ? metadata.url : source->url;
	source->title = metadata.title;
	source->publisher = metadata.publisher;
	source->bylines = metadata.byline.names.items;
	source->n_bylines = metadata.byline.names.count;
	source->agency = metadata.byline.agency;
	set_published(&page, &metadata, source->url, source);
	set_dateline(&page, source);
	source->lang = hb_guess_language(source->text, source->n_text_bytes, metadata.language, arena);
	return HB_OK;
}
