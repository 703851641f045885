/* Labels, and the attribute ruler: rules that set tag, part of speech, morphology, dependency or lemma of tokens by what these and
 * their neighbours are (spaCy's AttributeRuler with the part of its Matcher that pipelines use).
 *
 * All rules look at the tokens as they were before any rule; where several set one attribute of one token, the last rule wins,
 * and of one rule the rightmost match.
 *
 * Model section "labels": text map from a label to its number; values[number] is its offset in the pool.  Number 0 is "".
 * Model section "ruler": text map without keys; its values are rules one after the other, u32 each:
 *   index of the token to set (from the end where negative),
 *   n assignments, then each: attribute (enum ruler_attribute), offset of the text,
 *   n patterns, then each: n tokens, then each token: n tests, then each test:
 *     attribute, predicate (enum ruler_predicate), n values, the values: offsets of texts; 0 or 1 for IS_SPACE and
 *     IS_PUNCT; for REGEX one PCRE2 pattern. */
#ifndef HB_LANGUAGE_RULER_H
#define HB_LANGUAGE_RULER_H

#include "language/maps.h"
#include "language/regex.h"
#include "language/word.h"

enum { HB_NO_LABEL = UINT16_MAX }; /* a label that the table does not hold */

struct hb_labels { /* constant */
	struct hb_text_map map;
	uint32_t count;
};

HB_MUST_USE enum hb_status hb_labels_open(const struct hb_model_file *file, struct hb_labels *ret_labels,
					  struct hb_error *error);
uint16_t hb_label_number(const struct hb_labels *labels, const char *text); /* NULL is "" */
const char *hb_label_text(const struct hb_labels *labels, uint16_t number); /* "" for HB_NO_LABEL */

enum ruler_attribute {
	RULER_ORTH,
	RULER_LOWER,
	RULER_NORM,
	RULER_TAG,
	RULER_POS,
	RULER_MORPH,
	RULER_DEP,
	RULER_LEMMA, /* only to set */
	RULER_IS_SPACE,
	RULER_IS_PUNCT,
	RULER_ATTRIBUTE_COUNT,
};

enum ruler_predicate { RULER_IN, RULER_NOT_IN, RULER_REGEX, RULER_PREDICATE_COUNT };

struct hb_ruler; /* constant; borrows file and labels */

struct hb_ruled_token {
	struct hb_word *word;
	uint16_t tag, pos, morph, dep; /* label numbers */
	const char *lemma;             /* NULL until it is known */
};

/* A model without the section gets a ruler without rules. */
HB_MUST_USE enum hb_status hb_ruler_open(const struct hb_model_file *file, const struct hb_labels *labels,
					 struct hb_ruler **ret_ruler, struct hb_error *error);
void hb_ruler_free(struct hb_ruler *ruler);

/* Apply all rules to the tokens of one document (block).  Scratch comes from the arena. */
void hb_ruler_apply(const struct hb_ruler *ruler, struct hb_regex_state *regex, struct hb_arena *scratch,
		    struct hb_ruled_token *tokens, size_t n_tokens);

#endif
