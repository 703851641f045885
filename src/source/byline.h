/* Bylines and datelines: who wrote it, for which agency, from where.  The words are in data/source/bylines.txt. */
#ifndef HB_SOURCE_BYLINE_H
#define HB_SOURCE_BYLINE_H

#include <stdbool.h>

#include "base/memory.h"

struct hb_byline {
	HB_ARRAY(const char *) names;
	const char *agency; /* as printed, NULL if none */
};

/* Read a line such as "By Anna Berg and Omar Haddad, Reuters".  All of it has to be names,
 * roles and agencies; with needs_word it has to begin with a byline word, too.  False, and nothing
 * changed, if it is no byline.  Names already there are not added twice. */
bool hb_byline_parse(const char *line, size_t n_bytes, bool needs_word, struct hb_arena *arena, struct hb_byline *byline);

/* "(Reporting by Anna Berg and Hayu Lestari; editing by Tom Reyes)": who made the report, said below it. */
bool hb_is_credit_line(const char *line, size_t n_bytes, struct hb_arena *arena);

/* The dateline at the beginning of a first paragraph: "GAZA CITY, Feb 15 (Reuters) - ...".  False if there is none.  Texts
 * that are not there are NULL.  *ret_text is the byte where the report itself begins. */
bool hb_dateline_parse(const char *paragraph, size_t n_bytes, struct hb_arena *arena, const char **ret_dateline,
		       const char **ret_agency, size_t *ret_text);

/* The agency of this name in the list, as given, or NULL. */
const char *hb_agency_name(const char *text, size_t n_bytes, struct hb_arena *arena);

#endif
