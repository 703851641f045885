/* An analysis against a reference in JSON, field by field: what the parity harness and the unit tests of the language stage
 * share. */
#ifndef HB_TEST_COMPARISON_H
#define HB_TEST_COMPARISON_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/utf8.h"
#include "language/language.h"

enum compared_field {
	COMPARED_TOKENS, /* tokens of the reference whose bounds habeas has not, and the other way round */
	COMPARED_SPACE,
	COMPARED_NORM,
	COMPARED_TAG,
	COMPARED_POS,
	COMPARED_MORPH,
	COMPARED_LEMMA,
	COMPARED_HEAD,
	COMPARED_DEP,
	COMPARED_SENTENCE, /* sentence starts */
	COMPARED_NAME,     /* entity label and whether the token starts one */
	COMPARED_FIELD_COUNT,
};

struct comparison {
	size_t n_tokens; /* of the reference */
	size_t n_different[COMPARED_FIELD_COUNT];
	size_t max_listed; /* how many differences of each field are printed to stdout */
	size_t listed[COMPARED_FIELD_COUNT];
};

const char *compared_field_name(enum compared_field field);

/* Build the source that a reference object describes: {"id", "text", "blocks": [[start, end, kind]], ...}; without "blocks"
 * the whole text is one paragraph.  Lives in the arena, borrows the JSON.  False if the object is none. */
bool reference_source(const json_t *reference, struct hb_arena *arena, struct hb_source *ret_source);

/* Add the differences of one document to the counts. */
void compare_analysis(const struct hb_analysis *analysis, const json_t *reference, struct comparison *comparison);

#endif
