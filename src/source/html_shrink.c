/* One pass from '<' to '<'; see html_shrink.h. */
#include "source/html_shrink.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "source/hints.h"
#include "source/text_tools.h"

struct name {
	const char *text;
	size_t n_bytes;
};

enum dropped_kind { NOT_DROPPED, DROPPED_RAW, DROPPED_MARKUP, KEPT_RAW };

/* Elements that are taken out with all they hold.  RAW: their content is no markup, so it ends at the first end tag. */
static const struct {
	const char *name;
	enum dropped_kind kind;
} dropped_elements[] = {
	{"script", DROPPED_RAW},      {"style", DROPPED_RAW},	  {"noscript", DROPPED_RAW}, {"iframe", DROPPED_RAW},
	{"textarea", DROPPED_RAW},    {"noembed", DROPPED_RAW},	  {"noframes", DROPPED_RAW}, {"title", KEPT_RAW},
	{"svg", DROPPED_MARKUP},      {"math", DROPPED_MARKUP},	  {"select", DROPPED_MARKUP}, {"template", DROPPED_MARKUP},
	{"audio", DROPPED_MARKUP},    {"video", DROPPED_MARKUP},  {"canvas", DROPPED_MARKUP},
};
enum { DROPPED_ELEMENTS = sizeof dropped_elements / sizeof *dropped_elements, MAX_NAME_BYTES = 64 };

struct shrinker {
	const char *at, *end;
	char *out;
	struct hb_arena *arena;
	struct hb_shrunk *shrunk;
	bool no_end[DROPPED_ELEMENTS]; /* no end tag of it follows: do not look again */
	int32_t open[256];	       /* open elements by hash of name */
	int32_t depth;
	int32_t n_pre; /* open pre elements: white space counts there */
};

static bool is(struct name name, const char *other)
{
	return name.n_bytes > 0 && (name.text[0] | 32) == other[0] && strlen(other) == name.n_bytes &&
	       !strncasecmp(name.text, other, name.n_bytes);
}

static void put(struct shrinker *shrinker, const char *bytes, size_t n_bytes)
{
	memcpy(shrinker->out, bytes, n_bytes);
	shrinker->out += n_bytes;
}

/* Text between tags; outside of pre, a run of white space becomes one. */
static void put_text(struct shrinker *shrinker, const char *bytes, size_t n_bytes)
{
	if (shrinker->n_pre > 0) {
		put(shrinker, bytes, n_bytes);
		return;
	}
	char *out = shrinker->out;
	bool space = false;
	for (size_t i = 0; i < n_bytes; i++) {
		bool is_white = hb_is_html_space(bytes[i]);
		if (!is_white || !space)
			*out++ = is_white ? ' ' : bytes[i];
		space = is_white;
	}
	shrinker->out = out;
}

/* ---- depth --------------------------------------------------------------------------------------------------- */

/* Elements that are void, or that their like or their container closes: they do not pile up.  (Inside of svg and math
 * they would; those are taken out, and if they are not closed what they hold closes them.) */
static bool closes_itself(struct name name)
{
	static const char *const names[] = {
		"p", "li", "br", "img", "td", "tr", "link", "meta", "option", "input", "dd", "dt", "hr", "th", "area", "base", "col",
		"embed", "param", "source", "tbody", "tfoot", "thead", "track", "wbr", "optgroup", "body", "html", "head",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(name, names[i]))
			return true;
	return false;
}

static bool count_depth(struct shrinker *shrinker, struct name name, bool closing)
{
	if (closes_itself(name))
		return true;
	uint32_t hash = 0;
	for (size_t i = 0; i < name.n_bytes; i++)
		hash = hash * 31 + ((unsigned char)name.text[i] | 32);
	int32_t *open = &shrinker->open[(hash ^ hash >> 8) & 255];
	if (!closing) {
		++*open;
		return ++shrinker->depth <= HB_HTML_MAX_DEPTH;
	}
	if (*open > 0) {
		--*open;
		shrinker->depth--;
	}
	return true;
}

/* ---- attributes ---------------------------------------------------------------------------------------------- */

struct attribute {
	struct name name;
	const char *value; /* NULL when there is none */
	size_t n_value;
	const char *value_with_quotes;
	size_t n_value_with_quotes;
};

/* The next attribute of the tag at *at; false at its '>' (or the end of the page). */
static bool next_attribute(const char **at, const char *end, struct attribute *attribute)
{
	const char *p = *at;
	while (p < end && (hb_is_html_space(*p) || *p == '/'))
		p++;
	*attribute = (struct attribute){.name.text = p};
	if (p == end || *p == '>') {
		*at = p;
		return false;
	}
	p++; /* even if it is '=' */
	while (p < end && !hb_is_html_space(*p) && *p != '/' && *p != '>' && *p != '=')
		p++;
	attribute->name.n_bytes = (size_t)(p - attribute->name.text);
	const char *value = p;
	while (value < end && hb_is_html_space(*value))
		value++;
	if (value == end || *value != '=') {
		*at = p;
		return true;
	}
	value++;
	while (value < end && hb_is_html_space(*value))
		value++;
	attribute->value_with_quotes = value;
	if (value < end && (*value == '"' || *value == '\'')) {
		const char *close = memchr(value + 1, *value, (size_t)(end - value - 1));
		attribute->value = value + 1;
		p = close ? close : end;
		attribute->n_value = (size_t)(p - attribute->value);
		p += p < end;
	} else {
		attribute->value = p = value;
		while (p < end && !hb_is_html_space(*p) && *p != '>')
			p++;
		attribute->n_value = (size_t)(p - value);
	}
	attribute->n_value_with_quotes = (size_t)(p - attribute->value_with_quotes);
	*at = p;
	return true;
}

static bool has_word(const struct attribute *attribute, const char *word)
{
	size_t length = strlen(word);
	for (size_t i = 0; attribute->value && i + length <= attribute->n_value; i++)
		if (!strncasecmp(attribute->value + i, word, length))
			return true;
	return false;
}

/* Void elements that hold no text and change nothing for what follows. */
static bool is_void_and_silent(struct name name)
{
	static const char *const names[] = {"img", "input", "source", "track", "embed", "param", "wbr"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(name, names[i]))
			return true;
	return false;
}

/* Names that say nothing (nine of ten on today's pages) would only cost the parser time. */
static bool has_hint(const struct attribute *attribute)
{
	return attribute->value && hb_hints_of_names(attribute->value, attribute->n_value) != 0;
}

static bool is_kept(struct name element, const struct attribute *attribute)
{
	static const char *const everywhere[] = {"itemprop", "role", "rel", "datetime", "hidden", "aria-hidden", "lang", "pubdate"};
	static const char *const in_meta[] = {"name", "property", "content", "http-equiv", "value"};
	if (is(attribute->name, "class") || is(attribute->name, "id"))
		return has_hint(attribute);
	for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++)
		if (is(attribute->name, everywhere[i]))
			return true;
	if (is(attribute->name, "content"))
		return true;
	if (is(element, "meta"))
		for (size_t i = 0; i < sizeof in_meta / sizeof *in_meta; i++)
			if (is(attribute->name, in_meta[i]))
				return true;
	if (is(attribute->name, "style"))
		return has_word(attribute, "none");
	return is(attribute->name, "href") && is(element, "link");
}

/* ---- elements ------------------------------------------------------------------------------------------------ */

/* The end tag "</name" from at on, NULL if there is none. */
static const char *end_tag(const char *at, const char *end, struct name name)
{
	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		if ((size_t)(end - at) > name.n_bytes + 2 && at[1] == '/' && !strncasecmp(at + 2, name.text, name.n_bytes)) {
			char after = at[2 + name.n_bytes];
			if (hb_is_html_space(after) || after == '/' || after == '>')
				return at;
		}
		at++;
	}
	return NULL;
}

/* The same for an element that may hold its like. */
static const char *matching_end_tag(const char *at, const char *end, struct name name)
{
	int32_t depth = 1;
	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		bool closing = end - at > 1 && at[1] == '/';
		const char *start = at + 1 + closing;
		if ((size_t)(end - start) > name.n_bytes && !strncasecmp(start, name.text, name.n_bytes) &&
		    !isalnum((unsigned char)start[name.n_bytes]) && start[name.n_bytes] != '-') {
			depth += closing ? -1 : 1;
			if (depth == 0)
				return at;
		}
		at++;
	}
	return NULL;
}

/* What stands between a start tag that ends before `at` and its end tag is passed over (or copied, for a title);
 * returns false if the element is to be treated like any other. */
static bool pass_over(struct shrinker *shrinker, struct name name, size_t element, bool json_ld)
{
	enum dropped_kind kind = dropped_elements[element].kind;
	if (shrinker->no_end[element])
		return false;
	const char *close = kind == DROPPED_MARKUP ? matching_end_tag(shrinker->at, shrinker->end, name)
						   : end_tag(shrinker->at, shrinker->end, name);
	if (!close) {
		shrinker->no_end[element] = true;
		if (kind == DROPPED_RAW)
			shrinker->at = shrinker->end; /* as the standard has it: all the rest belongs to it */
		return kind == DROPPED_RAW;
	}
	if (json_ld)
		HB_PUSH(shrinker->arena, shrinker->shrunk->json_ld,
			hb_arena_copy_text(shrinker->arena, shrinker->at, (size_t)(close - shrinker->at)));
	if (kind == KEPT_RAW) {
		put(shrinker, shrinker->at, (size_t)(close - shrinker->at));
		shrinker->at = close;
		return true;
	}
	const char *after = memchr(close, '>', (size_t)(shrinker->end - close));
	shrinker->at = after ? after + 1 : shrinker->end;
	return true;
}

/* A start or end tag whose name begins at `name`; false when it is nested too deeply. */
static bool take_tag(struct shrinker *shrinker, const char *start, bool closing)
{
	struct name name = {start, 0};
	while (start + name.n_bytes < shrinker->end && !hb_is_html_space(start[name.n_bytes]) && start[name.n_bytes] != '/' &&
	       start[name.n_bytes] != '>')
		name.n_bytes++;
	size_t element = 0;
	while (element < DROPPED_ELEMENTS && !is(name, dropped_elements[element].name))
		element++;
	bool drops = !closing && element < DROPPED_ELEMENTS && dropped_elements[element].kind != KEPT_RAW && !shrinker->no_end[element];
	char *before = shrinker->out;
	put(shrinker, closing ? "</" : "<", closing ? 2 : 1);
	put(shrinker, name.text, name.n_bytes);
	struct attribute attribute;
	bool json_ld = false, canonical = false, silent = is_void_and_silent(name);
	const char *at = name.text + name.n_bytes;
	while (next_attribute(&at, shrinker->end, &attribute)) {
		json_ld |= is(attribute.name, "type") && has_word(&attribute, "ld+json");
		canonical |= is(attribute.name, "rel") && has_word(&attribute, "canonical");
		if (closing || drops || silent)
			continue;
		if (is(attribute.name, "href") && is(name, "a")) {
			put(shrinker, " href", 5);
		} else if (is_kept(name, &attribute)) {
			put(shrinker, " ", 1);
			put(shrinker, attribute.name.text, attribute.name.n_bytes);
			if (attribute.value) {
				put(shrinker, "=", 1);
				put(shrinker, attribute.value_with_quotes, attribute.n_value_with_quotes);
			}
		}
	}
	bool empty = at < shrinker->end && at[-1] == '/';
	if (empty)
		put(shrinker, " /", 2);
	put(shrinker, ">", 1);
	shrinker->at = at < shrinker->end ? at + 1 : at;
	if (silent || (is(name, "link") && !canonical)) {
		shrinker->out = before;
		return true;
	}
	if (!closing && element < DROPPED_ELEMENTS && !(empty && dropped_elements[element].kind == DROPPED_MARKUP)) {
		char *after = shrinker->out;
		if (dropped_elements[element].kind != KEPT_RAW)
			shrinker->out = before;
		if (pass_over(shrinker, name, element, json_ld && is(name, "script")))
			return true;
		shrinker->out = after;
	}
	if (is(name, "pre"))
		shrinker->n_pre += closing ? (shrinker->n_pre > 0 ? -1 : 0) : 1;
	return count_depth(shrinker, name, closing);
}

/* A comment, doctype or processing instruction: only the doctype is kept. */
static void take_declaration(struct shrinker *shrinker, const char *start)
{
	const char *end = shrinker->end, *close;
	if (end - start >= 4 && !memcmp(start, "<!--", 4)) {
		const char *from = start + 4;
		if (from < end && *from == '>')
			close = from;
		else if (end - from >= 2 && !memcmp(from, "->", 2))
			close = from + 1;
		else if ((close = memmem(from, (size_t)(end - from), "-->", 3)))
			close += 2;
		shrinker->at = close ? close + 1 : end;
		return;
	}
	close = memchr(start, '>', (size_t)(end - start));
	shrinker->at = close ? close + 1 : end;
	if (end - start > 9 && !strncasecmp(start, "<!doctype", 9) && close)
		put(shrinker, start, (size_t)(close + 1 - start));
}

enum hb_status hb_html_shrink(const char *text, size_t n_bytes, struct hb_arena *arena, struct hb_shrunk *ret_shrunk,
			      struct hb_error *error)
{
	struct hb_shrunk shrunk = {0};
	/* a tag never grows by more than the space before " /" and before each attribute, which it had too */
	char *out = hb_arena_alloc(arena, n_bytes * 2 + 16, 1);
	struct shrinker shrinker = {.at = text, .end = text + n_bytes, .out = out, .arena = arena, .shrunk = &shrunk};
	while (shrinker.at < shrinker.end) {
		const char *tag = memchr(shrinker.at, '<', (size_t)(shrinker.end - shrinker.at));
		put_text(&shrinker, shrinker.at, (size_t)((tag ? tag : shrinker.end) - shrinker.at));
		if (!tag)
			break;
		bool closing = shrinker.end - tag > 2 && tag[1] == '/';
		if (shrinker.end - tag > 1 + closing && isalpha((unsigned char)tag[1 + closing])) {
			if (!take_tag(&shrinker, tag + 1 + closing, closing)) {
				hb_fail(error, HB_BAD_INPUT, "elements are nested more than %d deep", HB_HTML_MAX_DEPTH);
				hb_error_at(error, "", 0, (uint64_t)(tag - text));
				return HB_BAD_INPUT;
			}
		} else if (shrinker.end - tag > 1 && (tag[1] == '!' || tag[1] == '?' || closing)) {
			take_declaration(&shrinker, tag);
		} else {
			put(&shrinker, tag, 1);
			shrinker.at = tag + 1;
		}
	}
	shrunk.text = out;
	shrunk.n_bytes = (size_t)(shrinker.out - out);
	*ret_shrunk = shrunk;
	return HB_OK;
}
