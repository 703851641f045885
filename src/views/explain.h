/* What a reading came to and why, for those who mend data, rules and models: sentence by sentence the analysis, the mentions,
 * statements and events, and the notes of the passes (extract/trace.h); then who is who, with ties and attributes. */
#ifndef HB_VIEWS_EXPLAIN_H
#define HB_VIEWS_EXPLAIN_H

#include <jansson.h>

#include "extract/trace.h"
#include "views/terminal.h"

/* One explained reading (see hb_extract_explained). */
struct hb_explanation {
	const struct hb_reading *reading; /* with its trace */
	const struct hb_extraction *extraction;
	const char *find; /* only the sentences that hold this text; NULL: all */
	bool brief;       /* without the words of each sentence and what was looked at and not taken */
	const struct hb_trace_note **notes; /* by sentence, pass and word */
	size_t n_notes;
};

/* An explanation of all sentences; set find and brief afterwards.  It lives in the arena of the reading. */
void hb_explanation_init(struct hb_explanation *explanation, const struct hb_reading *reading,
			 const struct hb_extraction *extraction);

/* Print it for people.  Returns how many sentences were shown; 0 (and nothing is printed) when none holds the text. */
size_t hb_explanation_print(const struct hb_terminal *terminal, const struct hb_explanation *explanation);

/* The same as a new JSON object "habeas-explanation/1" (doc/records.md); NULL when no sentence holds the text. */
json_t *hb_explanation_json(const struct hb_explanation *explanation);

/* Does the explanation show this sentence? */
bool hb_explanation_shows(const struct hb_explanation *explanation, size_t sentence);

/* The notes on a sentence that it shows, in order, as a new array in the arena of the reading. */
size_t hb_explanation_notes(const struct hb_explanation *explanation, size_t sentence,
			    const struct hb_trace_note *const **ret_notes);

#endif
