/* The extract stage: an analysed document to its claims.  Pure: no files, no clock, no network. */
#ifndef HB_EXTRACT_EXTRACT_H
#define HB_EXTRACT_EXTRACT_H

#include "base/memory.h"
#include "language/language.h"
#include "record.h"

/* Name and version of what extracts, as it stands in records: "habeas 0.1.0 en-1".  A change of rules or models that changes what is
 * read raises the number after the language. */
const char *hb_extractor(void);

/* Read the analysis (see reading.h for the passes).  Everything in *ret_extraction lives in the arena; it borrows the
 * source of the analysis. */
void hb_extract(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_extraction *ret_extraction);

struct hb_reading; /* reading.h */
struct hb_trace;   /* trace.h */

/* The same, with the passes' notes on why (trace.h) and what they shared, for those who look into it.  The trace is empty before. */
void hb_extract_explained(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_trace *trace,
			  struct hb_reading *ret_reading, struct hb_extraction *ret_extraction);

#endif
