/* What the parts of a case file share: the page that is being printed. */
#ifndef HB_VIEWS_CASEFILE_INTERNAL_H
#define HB_VIEWS_CASEFILE_INTERNAL_H

#include "base/buffer.h"
#include "views/casefile.h"

struct hb_casefile {
	const struct hb_terminal *terminal;
	const struct hb_book *book;
	const json_t *person;
	const char *id;
	bool everything;
	struct hb_buffer line;
	struct hb_table sources; /* of all claims that were cited */
};

void hb_casefile_heading(const struct hb_casefile *page, const char *text);

/* Add " [c3 c7 c9 +4]" to the line, and remember the sources of the claims for the list at the end. */
void hb_casefile_cite(struct hb_casefile *page, const json_t *claims);

/* Print what was put together in the line behind its label, and empty it. */
void hb_casefile_line(struct hb_casefile *page, const char *label, enum hb_style style);

/* Add "before A, B and C" for a list of ids to the line; the person of the page may be left out. */
void hb_casefile_names(struct hb_casefile *page, const char *before, const json_t *ids, bool without_self);

/* casefile_events.c */

enum hb_casefile_section { HB_TIMELINE, HB_INTERVENTIONS, HB_DOUBTFUL };

/* Has the person a part in the event, or does it ask for, promise or thank for something about the person? */
bool hb_casefile_concerns(const struct hb_casefile *page, const json_t *event);

/* Print the events of the section under the title; nothing when there are none. */
void hb_casefile_events(struct hb_casefile *page, enum hb_casefile_section section, const char *title);

#endif
