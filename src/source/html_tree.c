/* From gumbo's tree to the flat one.
 *
 * Gumbo's memory comes from the document's arena with a ceiling: the HTML5 rules let a small page blow up (each open
 * formatting element is opened again in each new block), and past the ceiling the parse is left by a long jump.  Nothing
 * is leaked by that, for the arena owns everything. */
#include "source/html_tree.h"

#include <setjmp.h>

#include "base/buffer.h"
#include "source/html_shrink.h"
#include "source/text_tools.h"

struct parse_memory {
	struct hb_arena *arena;
	size_t used, limit;
	jmp_buf escape;
};

static void *give(void *userdata, size_t n_bytes)
{
	struct parse_memory *memory = userdata;
	memory->used += n_bytes;
	if (memory->used > memory->limit)
		longjmp(memory->escape, 1);
	return hb_arena_alloc(memory->arena, n_bytes, 1);
}

static void take_back(void *userdata, void *memory)
{
	/* The arena gives everything back at once. */
}

/* ---- flattening ---------------------------------------------------------------------------------------------- */

const char *hb_html_attribute(const struct hb_html_node *node, const char *name)
{
	if (!node->element)
		return NULL;
	const GumboAttribute *attribute = gumbo_get_attribute(&node->element->attributes, name);
	return attribute ? attribute->value : NULL;
}

static bool is_left_out(GumboTag tag)
{
	switch (tag) {
	case GUMBO_TAG_SCRIPT:
	case GUMBO_TAG_STYLE:
	case GUMBO_TAG_NOSCRIPT:
	case GUMBO_TAG_TEMPLATE:
	case GUMBO_TAG_IFRAME:
	case GUMBO_TAG_SVG:
	case GUMBO_TAG_MATH:
	case GUMBO_TAG_SELECT:
	case GUMBO_TAG_TEXTAREA:
	case GUMBO_TAG_AUDIO:
	case GUMBO_TAG_VIDEO:
	case GUMBO_TAG_CANVAS:
	case GUMBO_TAG_NOFRAMES:
		return true;
	default:
		return false;
	}
}

struct place {
	const GumboNode *node;
	uint32_t index, next_child;
};

/* Add a node (not its children); false when it is of no use. */
static bool add_node(struct hb_html *html, const GumboNode *node, uint32_t parent, struct hb_arena *arena)
{
	struct hb_html_node flat = {.parent = parent};
	if (node->type == GUMBO_NODE_ELEMENT) {
		const GumboElement *element = &node->v.element;
		if (is_left_out(element->tag))
			return false;
		flat.tag = (uint16_t)element->tag;
		flat.element = element;
	} else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
		flat.tag = HB_HTML_TEXT;
		flat.text = node->v.text.text;
	} else {
		return false;
	}
	flat.end = (uint32_t)html->nodes.count + 1;
	HB_PUSH(arena, html->nodes, flat);
	return true;
}

static void flatten(struct hb_html *html, const GumboNode *root, struct hb_arena *arena)
{
	HB_ARRAY(struct place) stack = {0};
	if (!add_node(html, root, 0, arena))
		return;
	HB_PUSH(arena, stack, (struct place){root, 0, 0});
	while (stack.count > 0) {
		struct place *top = &stack.items[stack.count - 1];
		const GumboVector *children = &top->node->v.element.children;
		if (top->next_child == children->length) {
			html->nodes.items[top->index].end = (uint32_t)html->nodes.count;
			stack.count--;
			continue;
		}
		const GumboNode *child = children->data[top->next_child++];
		uint32_t index = (uint32_t)html->nodes.count;
		if (add_node(html, child, top->index, arena) && child->type == GUMBO_NODE_ELEMENT)
			HB_PUSH(arena, stack, (struct place){child, index, 0});
	}
}

enum hb_status hb_html_parse(const char *text, size_t n_bytes, struct hb_arena *arena, struct hb_html *ret_html,
			     struct hb_error *error)
{
	if (n_bytes > HB_HTML_MAX_BYTES)
		return hb_fail(error, HB_BAD_INPUT, "the page has %zu bytes, more than the %d that are read", n_bytes,
			       HB_HTML_MAX_BYTES);
	struct hb_shrunk shrunk;
	enum hb_status status = hb_html_shrink(text, n_bytes, arena, &shrunk, error);
	if (status != HB_OK)
		return status;
	struct parse_memory memory = {.arena = arena, .limit = ((size_t)64 << 20) + 24 * n_bytes};
	if (setjmp(memory.escape))
		return hb_fail(error, HB_BAD_INPUT, "the page is too complex: parsing it needs more than %zu MB",
			       memory.limit >> 20);
	GumboOptions options = kGumboDefaultOptions;
	options.allocator = give;
	options.deallocator = take_back;
	options.userdata = &memory;
	options.max_errors = 0;
	const GumboOutput *output = gumbo_parse_with_options(&options, shrunk.text, shrunk.n_bytes);
	struct hb_html html = {0};
	flatten(&html, output->root, arena);
	html.json_ld.items = shrunk.json_ld.items;
	html.json_ld.count = shrunk.json_ld.count;
	*ret_html = html;
	return HB_OK;
}

const char *hb_html_text(const struct hb_html *html, uint32_t node, size_t max_bytes, struct hb_arena *arena)
{
	struct hb_buffer buffer;
	hb_buffer_init(&buffer, max_bytes);
	for (uint32_t i = node; i < html->nodes.items[node].end && !buffer.overflowed; i++) {
		if (html->nodes.items[i].text)
			hb_buffer_add_text(&buffer, html->nodes.items[i].text);
		else
			hb_buffer_add_byte(&buffer, ' ');
	}
	const char *text = hb_text_collapse(arena, buffer.bytes ? buffer.bytes : "", buffer.n_bytes);
	hb_buffer_release(&buffer);
	return text;
}
