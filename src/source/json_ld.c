/* JSON-LD (schema.org): the object that describes the article among those that the page holds. */
#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "source/dates.h"
#include "source/metadata.h"
#include "source/text_tools.h"

enum { MAX_SCRIPT_BYTES = 4 << 20, MAX_DEPTH = 6 };

/* Parse a script's text.  Pages put comment marks around it and raw line breaks into strings: both are taken out. */
static json_t *parse(const char *text, struct hb_arena *arena)
{
	size_t length = strlen(text);
	if (length > MAX_SCRIPT_BYTES)
		return NULL;
	const char *start = strpbrk(text, "{[");
	if (!start)
		return NULL;
	if (!strncmp(start, "[CDATA[", 7) && !(start = strpbrk(start + 7, "{[")))
		return NULL;
	char *copy = hb_arena_text(arena, start);
	for (char *at = copy; *at; at++)
		if ((unsigned char)*at < 0x20)
			*at = ' ';
	return json_loads(copy, JSON_DISABLE_EOF_CHECK, NULL);
}

/* A string with its HTML entities and tags taken as gumbo takes them. */
static const char *plain(const json_t *value, struct hb_arena *arena)
{
	const char *text = json_string_value(value);
	if (!text || !*text)
		return NULL;
	if (strpbrk(text, "<&")) {
		struct hb_html html;
		if (hb_html_parse(text, strlen(text), arena, &html, NULL) == HB_OK && html.nodes.count > 0)
			text = hb_html_text(&html, 0, strlen(text) * 2 + 64, arena);
	}
	text = hb_text_collapse(arena, text, strlen(text));
	return *text ? text : NULL;
}

static bool has_type(const json_t *object, bool (*matches)(const char *))
{
	const json_t *type = json_object_get(object, "@type");
	if (json_is_string(type))
		return matches(json_string_value(type));
	for (size_t i = 0; i < json_array_size(type); i++)
		if (json_is_string(json_array_get(type, i)) && matches(json_string_value(json_array_get(type, i))))
			return true;
	return false;
}

static bool is_article_type(const char *type)
{
	size_t length = strlen(type);
	return (length >= 7 && !strcmp(type + length - 7, "Article")) || (length >= 7 && !strcmp(type + length - 7, "Posting")) ||
	       !strcmp(type, "Report") || !strcmp(type, "Review") || !strcmp(type, "AnalysisNewsArticle") ||
	       !strcmp(type, "ReportageNewsArticle") || !strcmp(type, "OpinionNewsArticle");
}

static bool is_page_type(const char *type)
{
	return !strcmp(type, "WebPage") || !strcmp(type, "ItemPage");
}

static bool is_publisher_type(const char *type)
{
	return !strcmp(type, "WebSite") || !strcmp(type, "NewsMediaOrganization") || !strcmp(type, "Organization");
}

/* The first object of a type, in the value or what it holds. */
static const json_t *find(const json_t *value, bool (*matches)(const char *), int depth)
{
	if (depth > MAX_DEPTH)
		return NULL;
	if (json_is_array(value)) {
		for (size_t i = 0; i < json_array_size(value); i++) {
			const json_t *found = find(json_array_get(value, i), matches, depth + 1);
			if (found)
				return found;
		}
		return NULL;
	}
	if (!json_is_object(value))
		return NULL;
	if (has_type(value, matches))
		return value;
	static const char *const inside[] = {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"};
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
		const json_t *found = find(json_object_get(value, inside[i]), matches, depth + 1);
		if (found)
			return found;
	}
	return NULL;
}

static const char *name_of(const json_t *value, struct hb_arena *arena)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	return plain(json_is_object(value) ? json_object_get(value, "name") : value, arena);
}

static void read_authors(const json_t *value, struct hb_arena *arena, struct hb_byline *byline)
{
	size_t n = json_is_array(value) ? json_array_size(value) : 1;
	for (size_t i = 0; i < n && i < 20; i++) {
		const json_t *author = json_is_array(value) ? json_array_get(value, i) : value;
		const json_t *names = json_is_object(author) ? json_object_get(author, "name") : author;
		for (size_t k = 0; k < (json_is_array(names) ? json_array_size(names) : 1) && k < 20; k++) {
			const char *name = plain(json_is_array(names) ? json_array_get(names, k) : names, arena);
			if (name)
				hb_byline_parse(name, strlen(name), false, arena, byline);
		}
	}
}

static void read_object(const json_t *object, bool article, struct hb_arena *arena, struct hb_metadata *metadata)
{
	if (!metadata->published)
		metadata->published = hb_stamp_parse(json_string_value(json_object_get(object, "datePublished")), arena);
	if (!metadata->published)
		metadata->published = hb_stamp_parse(json_string_value(json_object_get(object, "dateCreated")), arena);
	if (!metadata->updated)
		metadata->updated = hb_stamp_parse(json_string_value(json_object_get(object, "dateModified")), arena);
	if (!metadata->publisher)
		metadata->publisher = name_of(json_object_get(object, "publisher"), arena);
	if (!metadata->language)
		metadata->language = plain(json_object_get(object, "inLanguage"), arena);
	if (!article)
		return;
	if (!metadata->title)
		metadata->title = plain(json_object_get(object, "headline"), arena);
	if (metadata->byline.names.count == 0)
		read_authors(json_object_get(object, "author"), arena, &metadata->byline);
	if (!metadata->article_body)
		metadata->article_body = plain(json_object_get(object, "articleBody"), arena);
}

void hb_json_ld_read(const struct hb_html *html, struct hb_arena *arena, struct hb_metadata *metadata)
{
	static bool (*const types[])(const char *) = {is_article_type, is_page_type, is_publisher_type};
	size_t n = html->json_ld.count < 20 ? html->json_ld.count : 20;
	json_t *values[20];
	for (size_t i = 0; i < n; i++)
		values[i] = parse(html->json_ld.items[i], arena);
	for (size_t type = 0; type < 3; type++) {
		for (size_t i = 0; i < n; i++) {
			const json_t *object = find(values[i], types[type], 0);
			if (object && type < 2)
				read_object(object, type == 0, arena, metadata);
			else if (object && !metadata->publisher)
				metadata->publisher = name_of(object, arena);
		}
	}
	for (size_t i = 0; i < n; i++)
		json_decref(values[i]);
}
