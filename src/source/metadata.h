/* What a page says about itself: JSON-LD, OpenGraph and other <meta>, <title>, <time>, rel=author. */
#ifndef HB_SOURCE_METADATA_H
#define HB_SOURCE_METADATA_H

#include "source/byline.h"
#include "source/page.h"

struct hb_metadata {
	const char *title, *heading; /* heading: the h1 that the page shows */
	const char *publisher;
	struct hb_byline byline;
	const char *url;
	const char *published, *updated; /* from metadata only */
	const char *language;            /* as declared */
	const char *article_body;        /* the text that JSON-LD gives, NULL if none */
	const char *description;
};

/* JSON-LD only; what is already filled stays. */
void hb_json_ld_read(const struct hb_html *html, struct hb_arena *arena, struct hb_metadata *metadata);

/* All of it.  Needs the rendered page. */
void hb_metadata_read(const struct hb_page *page, struct hb_metadata *metadata);

#endif
