/* Which blocks of a page are the article.
 *
 * Three steps.  (1) Elements that announce themselves as navigation, comments, advertisement and the like are dropped, unless
 * they hold so much of the page's running text that the announcement cannot be right.  (2) The container is chosen: the
 * element whose names say "article body" if it holds enough of what is left, else the article elements, else a descent
 * from the top into the child that holds nearly all the running text.  (3) Inside the container each block has to earn
 * its place.  The measures (share of links, length, stops) are those of Kohlschuetter et al., "Boilerplate detection
 * using shallow text features", 2010; the descent is this project's own. */
#include "source/page.h"

#include <string.h>
#include <strings.h>

#include "base/table.h"
#include "source/byline.h"
#include "source/dates.h"
#include "source/furniture.h"
#include "source/text_tools.h"

enum { LEAST_ARTICLE_LETTERS = 250, LEAST_REPEATED_LETTERS = 20, LEAST_CAPTION_LETTERS = 60, LONGEST_TOP_MATTER = 90, LEAST_STANDFIRST_LETTERS = 40, STANDFIRST_REACH = 25, MOST_LETTERS_OF_TOP = 400 };

struct content {
	struct hb_page *page;
	const struct hb_html_node *nodes;
	uint32_t *prose; /* prefix sums over blocks: letters of running text in the blocks before */
	const char *title_words;
	const char *const *authors;
	size_t n_authors;
	bool names_mislead; /* only comments are dropped for their names */
	uint32_t heading; /* the heading element that shows the title, HB_NONE if there is none */
};

static uint32_t prose_in(const struct content *content, uint32_t node)
{
	return content->prose[content->page->end_block[node]] - content->prose[content->page->first_block[node]];
}

static void sum_prose(struct content *content)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < content->page->blocks.count; i++) {
		const struct hb_raw_block *block = &content->page->blocks.items[i];
		content->prose[i] = sum;
		if (!block->dropped && hb_block_is_prose(block))
			sum += block->letters - block->link_letters;
	}
	content->prose[content->page->blocks.count] = sum;
}

/* ---- step 1 -------------------------------------------------------------------------------------------------- */

static bool is_hidden(const struct hb_html_node *node)
{
	const char *style = hb_html_attribute(node, "style");
	if (style && (strcasestr(style, "display:none") || strcasestr(style, "display: none")))
		return true;
	const char *aria = hb_html_attribute(node, "aria-hidden");
	return hb_html_attribute(node, "hidden") || (aria && !strcasecmp(aria, "true"));
}

static bool role_is_furniture(const struct hb_html_node *node)
{
	static const char *const roles[] = {"navigation", "complementary", "banner", "contentinfo", "search", "dialog",
					    "alert",	  "menu",	   "menubar", "toolbar",     "tablist"};
	const char *role = hb_html_attribute(node, "role");
	for (size_t i = 0; role && i < sizeof roles / sizeof *roles; i++)
		if (!strcasecmp(role, roles[i]))
			return true;
	return false;
}

/* The largest share of the page's running text, in hundredths, that the element may hold and still be dropped; 0: it
 * does not announce itself as furniture. */
static uint32_t droppable_share(const struct content *content, uint32_t index)
{
	const struct hb_html_node *node = &content->nodes[index];
	uint32_t hints = content->page->hints[index];
	switch (node->tag) {
	case GUMBO_TAG_NAV:
	case GUMBO_TAG_FOOTER:
	case GUMBO_TAG_BUTTON:
	case GUMBO_TAG_OBJECT:
		return 60;
	case GUMBO_TAG_ASIDE:
	case GUMBO_TAG_FORM:
		return 30;
	case GUMBO_TAG_BODY:
	case GUMBO_TAG_HTML:
	case GUMBO_TAG_MAIN:
		return 0;
	default:
		break;
	}
	if (role_is_furniture(node) || is_hidden(node))
		return 40;
	if (hints & HB_HINT_COMMENT)
		return hints & (HB_HINT_BODY | HB_HINT_GOOD) ? 30 : 70;
	if (content->names_mislead || hints & HB_HINT_STANDFIRST)
		return 0;
	if (hints & HB_HINT_RELATED)
		return hints & (HB_HINT_BODY | HB_HINT_GOOD) ? 5 : 50;
	if (hints & HB_HINT_FURNITURE)
		return hints & (HB_HINT_BODY | HB_HINT_GOOD) ? 5 : 30;
	if (hints & HB_HINT_BYLINE) /* what is written about the author */
		return hints & (HB_HINT_BODY | HB_HINT_GOOD) ? 0 : 20;
	return 0;
}

static void drop_furniture(struct content *content)
{
	struct hb_page *page = content->page;
	uint64_t total = prose_in(content, 0);
	for (uint32_t i = 0; i < page->html.nodes.count; i++) {
		if (page->first_block[i] == page->end_block[i] || content->nodes[i].text)
			continue;
		uint32_t share = droppable_share(content, i);
		if (share == 0 || (uint64_t)prose_in(content, i) * 100 > share * total)
			continue;
		bool block_element = hb_is_block_element(content->nodes[i].tag);
		for (uint32_t block = page->first_block[i]; block < page->end_block[i]; block++)
			if (block_element || content->nodes[page->blocks.items[block].node].end <= content->nodes[i].end)
				page->blocks.items[block].dropped = true;
		i = content->nodes[i].end - 1;
	}
}

/* ---- step 2 -------------------------------------------------------------------------------------------------- */

static bool is_ancestor(const struct content *content, uint32_t above, uint32_t node)
{
	return above <= node && node < content->nodes[above].end;
}

/* The best element among those of a kind: the one with most running text, widened to what holds its like too when they
 * together hold much more (an article in several parts, a list of posts). */
static uint32_t best_of(const struct content *content, bool (*is_of_kind)(const struct content *, uint32_t))
{
	uint32_t best = HB_NONE, all = 0, common = HB_NONE;
	for (uint32_t i = 0; i < content->page->html.nodes.count; i++) {
		if (content->nodes[i].text || !is_of_kind(content, i))
			continue;
		uint32_t prose = prose_in(content, i);
		if (prose == 0)
			continue;
		if (best == HB_NONE || prose > prose_in(content, best))
			best = i;
		if (common != HB_NONE && is_ancestor(content, common, i))
			continue;
		all += prose; /* outermost ones only, for what they hold is passed over */
		if (common == HB_NONE)
			common = i;
		while (!is_ancestor(content, common, i))
			common = content->nodes[common].parent;
	}
	return best != HB_NONE && all > prose_in(content, best) * 5 / 4 && prose_in(content, common) < all * 5 / 4 ? common : best;
}

static bool is_body(const struct content *content, uint32_t node)
{
	uint16_t tag = content->nodes[node].tag;
	return content->page->hints[node] & HB_HINT_BODY && hb_is_block_element(tag) && tag != GUMBO_TAG_P && tag != GUMBO_TAG_BODY;
}

static bool is_article(const struct content *content, uint32_t node)
{
	return content->nodes[node].tag == GUMBO_TAG_ARTICLE;
}

static bool is_main(const struct content *content, uint32_t node)
{
	const char *role = hb_html_attribute(&content->nodes[node], "role");
	return content->nodes[node].tag == GUMBO_TAG_MAIN || (role && !strcasecmp(role, "main"));
}

/* Go down as long as one child holds nearly all of the running text. */
static uint32_t descend(const struct content *content, uint32_t node)
{
	for (;;) {
		uint32_t next = HB_NONE;
		for (uint32_t child = node + 1; child < content->nodes[node].end; child = content->nodes[child].end)
			if (!content->nodes[child].text && hb_is_block_element(content->nodes[child].tag) &&
			    (uint64_t)prose_in(content, child) * 100 > (uint64_t)prose_in(content, node) * 70)
				next = child;
		if (next == HB_NONE || content->nodes[next].tag == GUMBO_TAG_P)
			return node;
		node = next;
	}
}

/* The innermost article element around the headline, HB_NONE if there is none with text worth it: on a page with many
 * articles it is the one that the page is about. */
static uint32_t article_of_heading(const struct content *content)
{
	if (content->heading == HB_NONE)
		return HB_NONE;
	for (uint32_t node = content->heading; node > 0; node = content->nodes[node].parent)
		if (is_article(content, node))
			return prose_in(content, node) >= LEAST_ARTICLE_LETTERS ? node : HB_NONE;
	return HB_NONE;
}

static uint32_t choose_container(const struct content *content)
{
	uint64_t total = prose_in(content, 0);
	uint32_t body = best_of(content, is_body);
	if (body != HB_NONE && (uint64_t)prose_in(content, body) * 100 >= total * 25)
		return body;
	uint32_t headed = article_of_heading(content);
	if (headed != HB_NONE)
		return descend(content, headed);
	uint32_t article = best_of(content, is_article);
	if (article != HB_NONE && (uint64_t)prose_in(content, article) * 100 >= total * 40)
		return descend(content, article);
	uint32_t main = best_of(content, is_main);
	if (main != HB_NONE && (uint64_t)prose_in(content, main) * 100 >= total * 40)
		return descend(content, main);
	return descend(content, 0);
}

/* ---- step 3 -------------------------------------------------------------------------------------------------- */

static bool same_as_title(const struct content *content, const struct hb_raw_block *block)
{
	if (!content->title_words || block->letters > 300)
		return false;
	const char *words = hb_text_words(content->page->arena, content->page->text + block->start, block->end - block->start);
	return strcmp(words, content->title_words) == 0;
}

/* A caption of whole sentences; one that only says what or who is seen, or who took the picture, does not. */
static bool tells_something(const char *text, const struct hb_raw_block *block)
{
	char last = text[block->end - block->start - 1];
	return block->letters >= LEAST_CAPTION_LETTERS && block->n_stops >= 1 && (last == '.' || last == '!' || last == '?');
}

static bool earns_its_place(const struct content *content, const struct hb_raw_block *block)
{
	const char *text = content->page->text + block->start;
	uint32_t hints = content->page->hints[block->node];
	if (block->context & HB_IN_CAPTION && !tells_something(text, block))
		return false;
	if (block->dropped || block->letters == 0 || same_as_title(content, block))
		return false;
	if (block->letters < 200 && hb_is_furniture_line(text, block->end - block->start))
		return false;
	if (hb_block_is_prose(block))
		return true;
	if (hints & (HB_HINT_BYLINE | HB_HINT_DATE))
		return false;
	return block->link_letters * 2 <= block->letters;
}

/* A block that says twice what another said before: the captions of a slide show, a teaser repeated. */
static void drop_repeated(struct content *content, uint32_t first, uint32_t end)
{
	struct hb_page *page = content->page;
	struct hb_table seen;
	hb_table_init(&seen);
	for (uint32_t i = first; i < end; i++) {
		struct hb_raw_block *block = &page->blocks.items[i];
		bool is_new = true;
		if (block->is_content && block->letters >= LEAST_REPEATED_LETTERS)
			hb_table_add(&seen, page->text + block->start, block->end - block->start, 0, &is_new);
		if (!is_new)
			block->is_content = false;
	}
	hb_table_release(&seen);
}

/* The line of an author: it begins with the name, and what follows is no sentence. */
static bool is_author_line(const struct content *content, const char *text, size_t n_bytes)
{
	for (size_t i = 0; i < content->n_authors; i++) {
		size_t length = strlen(content->authors[i]);
		if (length <= n_bytes && !memcmp(text, content->authors[i], length) && (length == n_bytes || strchr(",|/(", text[length])))
			return true;
	}
	return false;
}

/* Author and time above (or right below) the text: short blocks with a byline or a whole date, until the text has begun. */
static void drop_top_matter(struct content *content, uint32_t first, uint32_t end)
{
	struct hb_page *page = content->page;
	uint32_t letters = 0;
	for (uint32_t i = first; i < end && letters < MOST_LETTERS_OF_TOP; i++) {
		struct hb_raw_block *block = &page->blocks.items[i];
		const char *text = page->text + block->start;
		size_t n_bytes = block->end - block->start;
		struct hb_byline byline = {0};
		if (!block->is_content)
			continue;
		if (block->letters <= LONGEST_TOP_MATTER && !(block->context & HB_IN_HEADING) && !hb_block_ends_sentence(page, block) &&
		    (hb_visible_date(text, n_bytes, page->language, page->arena) || hb_byline_parse(text, n_bytes, true, page->arena, &byline) ||
		     is_author_line(content, text, n_bytes)))
			block->is_content = false;
		else
			letters += hb_block_is_prose(block) ? block->letters : 0;
	}
}

/* Short blocks count only between running text: cut those before the first and after the last. */
static void trim(struct content *content, uint32_t first, uint32_t end)
{
	struct hb_raw_block *blocks = content->page->blocks.items;
	uint32_t begin = first, stop = end;
	while (begin < end && !(blocks[begin].is_content && hb_block_is_prose(&blocks[begin])))
		begin++;
	while (stop > begin && !(blocks[stop - 1].is_content && hb_block_is_prose(&blocks[stop - 1])))
		stop--;
	for (uint32_t i = first; i < end; i++) {
		char last = content->page->text[blocks[i].end - 1];
		bool paragraph = blocks[i].context & (HB_IN_PARAGRAPH | HB_IN_LIST) && blocks[i].n_stops > 0 && last != ':' && last != '?';
		if ((i < begin || i >= stop) && begin < stop && !paragraph)
			blocks[i].is_content = false;
	}
	/* a heading needs text below it */
	bool needed = false;
	for (uint32_t i = end; i-- > first;) {
		if (!blocks[i].is_content)
			continue;
		if (!(blocks[i].context & HB_IN_HEADING))
			needed = true;
		else if (!needed)
			blocks[i].is_content = false;
	}
}

/* Blocks of the page's head are no text; the first heading with the title's words is the headline. */
static void find_heading(struct content *content)
{
	struct hb_page *page = content->page;
	content->heading = HB_NONE;
	for (uint32_t i = 0; i < page->html.nodes.count; i++) {
		if (content->nodes[i].tag == GUMBO_TAG_HEAD)
			for (uint32_t block = page->first_block[i]; block < page->end_block[i]; block++)
				page->blocks.items[block].dropped = true;
		bool heading = content->nodes[i].tag == GUMBO_TAG_H1 || content->nodes[i].tag == GUMBO_TAG_H2;
		if (!heading || content->heading != HB_NONE || !content->title_words)
			continue;
		const char *text = hb_html_text(&page->html, i, 1000, page->arena);
		if (!strcmp(hb_text_words(page->arena, text, strlen(text)), content->title_words))
			content->heading = i;
	}
}

/* Is the block, or what it stands in, called a standfirst? */
static bool called_standfirst(const struct content *content, const struct hb_raw_block *block)
{
	uint32_t node = block->node;
	for (int32_t level = 0; level < 4 && node > 0; level++, node = content->nodes[node].parent)
		if (content->page->hints[node] & HB_HINT_STANDFIRST)
			return true;
	return false;
}

/* The standfirst often stands outside of the element that holds the body: between the headline and it. */
static void add_standfirst(struct content *content, uint32_t first)
{
	struct hb_page *page = content->page;
	uint32_t from = first > STANDFIRST_REACH ? first - STANDFIRST_REACH : 0;
	if (content->heading != HB_NONE && page->end_block[content->heading] > from)
		from = page->end_block[content->heading];
	for (uint32_t i = from; i < first; i++) {
		struct hb_raw_block *block = &page->blocks.items[i];
		bool text = block->letters >= LEAST_STANDFIRST_LETTERS && block->link_letters * 4 < block->letters &&
			    !(block->context & (HB_IN_CAPTION | HB_IN_LIST));
		bool called = called_standfirst(content, block);
		bool headed = content->heading != HB_NONE && hb_block_is_prose(block);
		if (text && (called || headed) && earns_its_place(content, block))
			block->is_content = true;
	}
}

static uint32_t select_blocks(struct content *content)
{
	struct hb_page *page = content->page;
	uint32_t letters = 0, container = choose_container(content);
	uint32_t first = page->first_block[container], end = page->end_block[container];
	for (uint32_t i = first; i < end; i++)
		page->blocks.items[i].is_content = earns_its_place(content, &page->blocks.items[i]);
	add_standfirst(content, first);
	drop_top_matter(content, first, end);
	drop_repeated(content, first, end);
	trim(content, first, end);
	for (uint32_t i = first; i < end; i++)
		letters += page->blocks.items[i].is_content ? page->blocks.items[i].letters : 0;
	return letters;
}

uint32_t hb_page_find_content(struct hb_page *page, const char *title, const char *const *authors, size_t n_authors)
{
	struct content content = {.page = page, .nodes = page->html.nodes.items, .authors = authors, .n_authors = n_authors};
	content.prose = hb_arena_alloc(page->arena, page->blocks.count + 1, sizeof *content.prose);
	content.title_words = title ? hb_text_words(page->arena, title, strlen(title)) : NULL;
	find_heading(&content);
	sum_prose(&content);
	uint32_t all = prose_in(&content, 0);
	drop_furniture(&content);
	sum_prose(&content);
	uint32_t letters = select_blocks(&content);
	if (letters >= LEAST_ARTICLE_LETTERS || all < LEAST_ARTICLE_LETTERS)
		return letters;
	/* next to nothing is left: the names misled, so only the elements themselves are believed */
	for (size_t i = 0; i < page->blocks.count; i++)
		page->blocks.items[i].dropped = page->blocks.items[i].is_content = false;
	find_heading(&content);
	content.names_mislead = true;
	sum_prose(&content);
	drop_furniture(&content);
	sum_prose(&content);
	return select_blocks(&content);
}
