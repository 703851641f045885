/* <meta> and its kin.  One list says which names tell what, best first; JSON-LD wins over all of them, because it is
 * written for the article and not for the card that is shared. */
#include "source/metadata.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/dates.h"
#include "source/text_tools.h"

enum { MAX_TITLE_BYTES = 600 };

enum field { FIELD_TITLE, FIELD_PUBLISHER, FIELD_AUTHOR, FIELD_URL, FIELD_PUBLISHED, FIELD_UPDATED, FIELD_LANGUAGE, FIELD_DESCRIPTION, FIELD_COUNT };

static const struct {
	enum field field;
	const char *name; /* of <meta name=…>, property=… or itemprop=… */
} meta_names[] = {
	/* within a field, earlier ones win */
	{FIELD_TITLE, "og:title"},
	{FIELD_TITLE, "twitter:title"},
	{FIELD_TITLE, "dc.title"},
	{FIELD_TITLE, "dcterms.title"},
	{FIELD_TITLE, "citation_title"},
	{FIELD_TITLE, "headline"},
	{FIELD_PUBLISHER, "og:site_name"},
	{FIELD_PUBLISHER, "dc.publisher"},
	{FIELD_PUBLISHER, "dcterms.publisher"},
	{FIELD_PUBLISHER, "citation_journal_title"},
	{FIELD_PUBLISHER, "application-name"},
	{FIELD_PUBLISHER, "apple-mobile-web-app-title"},
	{FIELD_AUTHOR, "author"},
	{FIELD_AUTHOR, "article:author"},
	{FIELD_AUTHOR, "og:article:author"},
	{FIELD_AUTHOR, "dc.creator"},
	{FIELD_AUTHOR, "dcterms.creator"},
	{FIELD_AUTHOR, "sailthru.author"},
	{FIELD_AUTHOR, "parsely-author"},
	{FIELD_AUTHOR, "byl"},
	{FIELD_AUTHOR, "citation_author"},
	{FIELD_URL, "og:url"},
	{FIELD_URL, "twitter:url"},
	{FIELD_PUBLISHED, "article:published_time"},
	{FIELD_PUBLISHED, "og:article:published_time"},
	{FIELD_PUBLISHED, "og:published_time"},
	{FIELD_PUBLISHED, "datepublished"},
	{FIELD_PUBLISHED, "parsely-pub-date"},
	{FIELD_PUBLISHED, "sailthru.date"},
	{FIELD_PUBLISHED, "article.published"},
	{FIELD_PUBLISHED, "dc.date.issued"},
	{FIELD_PUBLISHED, "dcterms.issued"},
	{FIELD_PUBLISHED, "dcterms.created"},
	{FIELD_PUBLISHED, "dc.date.created"},
	{FIELD_PUBLISHED, "dcterms.date"},
	{FIELD_PUBLISHED, "dc.date"},
	{FIELD_PUBLISHED, "date"},
	{FIELD_PUBLISHED, "pubdate"},
	{FIELD_PUBLISHED, "publishdate"},
	{FIELD_PUBLISHED, "publish-date"},
	{FIELD_PUBLISHED, "publish_date"},
	{FIELD_PUBLISHED, "publication_date"},
	{FIELD_PUBLISHED, "cxenseparse:recs:publishtime"},
	{FIELD_PUBLISHED, "citation_publication_date"},
	{FIELD_PUBLISHED, "datecreated"},
	{FIELD_PUBLISHED, "originalpublicationdate"},
	{FIELD_UPDATED, "article:modified_time"},
	{FIELD_UPDATED, "og:updated_time"},
	{FIELD_UPDATED, "datemodified"},
	{FIELD_UPDATED, "dcterms.modified"},
	{FIELD_UPDATED, "dc.date.modified"},
	{FIELD_UPDATED, "last-modified"},
	{FIELD_UPDATED, "lastmod"},
	{FIELD_LANGUAGE, "og:locale"},
	{FIELD_LANGUAGE, "content-language"},
	{FIELD_LANGUAGE, "dc.language"},
	{FIELD_DESCRIPTION, "og:description"},
	{FIELD_DESCRIPTION, "description"},
};

enum { META_NAMES = sizeof meta_names / sizeof *meta_names };

static void take_meta(const struct hb_html_node *node, const char *values[META_NAMES])
{
	static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
	const char *content = hb_html_attribute(node, "content");
	if (!content)
		content = hb_html_attribute(node, "value");
	if (!content || !*content)
		return;
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		const char *name = hb_html_attribute(node, keys[k]);
		for (size_t i = 0; name && i < META_NAMES; i++)
			if (!values[i] && !strcasecmp(name, meta_names[i].name))
				values[i] = content;
	}
}

static bool looks_like_address(const char *text)
{
	return strstr(text, "://") || strchr(text, '@') || !strncmp(text, "www.", 4);
}

static void apply_meta(const char *const values[META_NAMES], struct hb_arena *arena, struct hb_metadata *metadata)
{
	for (size_t i = 0; i < META_NAMES; i++) {
		if (!values[i])
			continue;
		const char *text = hb_text_collapse(arena, values[i], strlen(values[i]));
		if (!*text || strlen(text) > (8 << 10))
			continue;
		switch (meta_names[i].field) {
		case FIELD_TITLE:
			metadata->title = metadata->title ? metadata->title : text;
			break;
		case FIELD_PUBLISHER:
			metadata->publisher = metadata->publisher ? metadata->publisher : text;
			break;
		case FIELD_AUTHOR:
			if (metadata->byline.names.count == 0 && !looks_like_address(text))
				hb_byline_parse(text, strlen(text), false, arena, &metadata->byline);
			break;
		case FIELD_URL:
			metadata->url = metadata->url || !strstr(text, "://") ? metadata->url : text;
			break;
		case FIELD_PUBLISHED:
			metadata->published = metadata->published ? metadata->published : hb_stamp_parse(text, arena);
			break;
		case FIELD_UPDATED:
			metadata->updated = metadata->updated ? metadata->updated : hb_stamp_parse(text, arena);
			break;
		case FIELD_LANGUAGE:
			metadata->language = metadata->language ? metadata->language : text;
			break;
		case FIELD_DESCRIPTION:
			metadata->description = metadata->description ? metadata->description : text;
			break;
		case FIELD_COUNT:
			break;
		}
	}
}

/* ---- title --------------------------------------------------------------------------------------------------- */

/* Do the words of `part` begin or end `whole`, or are they the same? */
static bool same_words(const char *left, const char *right, struct hb_arena *arena)
{
	return !strcmp(hb_text_words(arena, left, strlen(left)), hb_text_words(arena, right, strlen(right)));
}

/* <title> without the site's name: the longest part between " | ", " - ", " :: " and the like, unless all of it is the h1. */
static const char *title_without_site(const char *title, const char *heading, const char *publisher, struct hb_arena *arena)
{
	static const char *const separators[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " // "};
	if (heading && strstr(title, heading) && strlen(heading) > 8)
		return heading;
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		const char *cut = strstr(title, separators[i]), *last = cut;
		for (const char *next = cut; next; next = strstr(next + 1, separators[i]))
			last = next;
		if (!cut)
			continue;
		const char *tail = last + strlen(separators[i]);
		if ((publisher && same_words(tail, publisher, arena)) || strlen(tail) < (size_t)(last - title))
			return hb_arena_copy_text(arena, title, (size_t)(last - title));
		return publisher && !strncmp(title, publisher, strlen(publisher)) ? cut + strlen(separators[i]) : title;
	}
	return title;
}

/* The h1 that is the headline: the one that agrees with the title, else the first with enough words. */
static const char *find_heading(const struct hb_page *page, const char *title)
{
	const char *first = NULL;
	size_t n_seen = 0;
	for (uint32_t i = 0; i < page->html.nodes.count && n_seen < 8; i++) {
		if (page->html.nodes.items[i].tag != GUMBO_TAG_H1)
			continue;
		const char *text = hb_html_text(&page->html, i, MAX_TITLE_BYTES, page->arena);
		size_t n_words = hb_text_count_words(text, strlen(text));
		n_seen++;
		if (n_words == 0)
			continue;
		if (title && strstr(title, text) && n_words > 1)
			return text;
		if (!first && n_words > 2)
			first = text;
	}
	return first;
}

/* ---- elements ------------------------------------------------------------------------------------------------ */

static bool rel_is(const struct hb_html_node *node, const char *wanted)
{
	const char *rel = hb_html_attribute(node, "rel");
	return rel && strcasestr(rel, wanted);
}

/* rel=author, and elements whose names say "byline" or "author", where they are short and before the end of the text. */
static void visible_authors(const struct hb_page *page, struct hb_byline *byline)
{
	struct hb_byline found = {0};
	for (uint32_t i = 0; i < page->html.nodes.count && found.names.count == 0; i++) {
		const struct hb_html_node *node = &page->html.nodes.items[i];
		if (!node->element || (page->hints[i] & (HB_HINT_COMMENT | HB_HINT_RELATED)))
			continue;
		bool author = (node->tag == GUMBO_TAG_A && rel_is(node, "author")) || page->hints[i] & HB_HINT_BYLINE;
		if (!author || node->tag == GUMBO_TAG_BODY || page->end_block[i] - page->first_block[i] > 3)
			continue;
		const char *text = hb_html_text(&page->html, i, 200, page->arena);
		size_t n_words = hb_text_count_words(text, strlen(text));
		if (n_words >= 2 && n_words <= 12)
			hb_byline_parse(text, strlen(text), page->hints[i] & HB_HINT_BYLINE && node->tag != GUMBO_TAG_A && node->tag != GUMBO_TAG_SPAN, page->arena, &found);
	}
	if (found.names.count > 0)
		*byline = found;
}

/* A publisher that signs its own text names no author; an address as a publisher's name is shortened to the host. */
static void tidy(struct hb_metadata *metadata, struct hb_arena *arena)
{
	const char *publisher = metadata->publisher;
	if (publisher && strstr(publisher, "://")) {
		publisher = strstr(publisher, "://") + 3;
		publisher += !strncmp(publisher, "www.", 4) ? 4 : 0;
		metadata->publisher = hb_arena_copy_text(arena, publisher, strcspn(publisher, "/"));
	}
	size_t kept = 0;
	for (size_t i = 0; i < metadata->byline.names.count; i++)
		if (!publisher || !same_words(metadata->byline.names.items[i], publisher, arena))
			metadata->byline.names.items[kept++] = metadata->byline.names.items[i];
	metadata->byline.names.count = kept;
}

/* <time datetime=…>: one marked as publication, else the first in the article's head. */
static const char *time_element(const struct hb_page *page)
{
	const char *first = NULL;
	for (uint32_t i = 0; i < page->html.nodes.count; i++) {
		const struct hb_html_node *node = &page->html.nodes.items[i];
		if (node->tag != GUMBO_TAG_TIME && !(node->element && page->hints[i] & HB_HINT_DATE))
			continue;
		const char *value = hb_html_attribute(node, "datetime");
		const char *prop = hb_html_attribute(node, "itemprop");
		if (!value && prop)
			value = hb_html_attribute(node, "content");
		const char *stamp = hb_stamp_parse(value, page->arena);
		if (!stamp)
			continue;
		if (hb_html_attribute(node, "pubdate") || (prop && !strcasecmp(prop, "datePublished")))
			return stamp;
		if (!first && !(prop && !strcasecmp(prop, "dateModified")))
			first = stamp;
	}
	return first;
}

void hb_metadata_read(const struct hb_page *page, struct hb_metadata *metadata)
{
	struct hb_arena *arena = page->arena;
	const char *values[META_NAMES] = {0}, *title_element = NULL, *canonical = NULL, *html_language = NULL;
	for (uint32_t i = 0; i < page->html.nodes.count; i++) {
		const struct hb_html_node *node = &page->html.nodes.items[i];
		if (node->tag == GUMBO_TAG_META)
			take_meta(node, values);
		else if (node->tag == GUMBO_TAG_TITLE && !title_element)
			title_element = hb_html_text(&page->html, i, MAX_TITLE_BYTES, arena);
		else if (node->tag == GUMBO_TAG_LINK && !canonical && rel_is(node, "canonical"))
			canonical = hb_html_attribute(node, "href");
		else if (node->tag == GUMBO_TAG_HTML)
			html_language = hb_html_attribute(node, "lang");
	}
	if (canonical && strstr(canonical, "://"))
		metadata->url = hb_arena_text(arena, canonical);
	if (html_language && *html_language)
		metadata->language = html_language;
	hb_json_ld_read(&page->html, arena, metadata);
	apply_meta(values, arena, metadata);
	metadata->heading = find_heading(page, metadata->title ? metadata->title : title_element);
	if (metadata->title)
		metadata->title = title_without_site(metadata->title, metadata->heading, metadata->publisher, arena);
	else if (title_element && *title_element)
		metadata->title = title_without_site(title_element, metadata->heading, metadata->publisher, arena);
	else
		metadata->title = metadata->heading;
	if (metadata->byline.names.count == 0)
		visible_authors(page, &metadata->byline);
	if (!metadata->published)
		metadata->published = time_element(page);
	tidy(metadata, arena);
}
