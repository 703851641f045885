/* What the files of the attribute ruler share: rules as they stand in memory. */
#ifndef HB_LANGUAGE_RULER_INTERNAL_H
#define HB_LANGUAGE_RULER_INTERNAL_H

#include "language/ruler.h"

struct ruler_test {
	enum ruler_attribute attribute;
	enum ruler_predicate predicate;
	uint32_t n_values;
	const uint64_t *ids;      /* for ORTH, LOWER, NORM: string ids; for IS_SPACE, IS_PUNCT: 0 or 1 */
	const uint16_t *labels;   /* for TAG, POS, MORPH, DEP */
	struct hb_regex *regex;
	uint32_t regex_number;
};

struct ruler_token {
	const struct ruler_test *tests;
	uint32_t n_tests;
};

struct ruler_assignment {
	enum ruler_attribute attribute;
	uint16_t label;
	const char *lemma;
};

struct ruler_pattern {
	uint32_t rule; /* its place in the order */
	uint32_t target; /* token of the match that is set */
	const struct ruler_token *tokens;
	uint32_t n_tokens;
	const struct ruler_assignment *assignments;
	uint32_t n_assignments;
};

/* Where to look for patterns that may start at a token: by the label, by the lower case, or everywhere. */
struct ruler_bucket {
	uint64_t key;
	uint32_t pattern;
};

struct ruler_index {
	struct ruler_bucket *buckets; /* sorted by key */
	uint32_t n_buckets;
};

struct hb_ruler {
	struct hb_arena *arena;
	const struct hb_labels *labels;
	struct ruler_pattern *patterns;
	uint32_t n_patterns;
	uint32_t n_regexes;
	struct ruler_index by_tag, by_dep, by_lower, everywhere;
	uint32_t *first_by_tag, *first_by_dep; /* of each label: its first bucket; one more at the end */
};

#endif
