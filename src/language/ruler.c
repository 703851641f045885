/* Applying the attribute ruler: see ruler.h. */
#include "language/ruler.h"


#include "language/ruler_internal.h"
#include "record.h"

static bool holds_regex(const struct ruler_test *test, struct hb_regex_state *state, struct hb_word *word)
{
	const char *text = word->text;
	size_t n_bytes = word->n_bytes, start, end;
	uint32_t bit = UINT32_C(1) << (test->regex_number & 31);
	bool remembered = test->regex_number < 32;

	if (remembered && (word->regex_known & bit))
		return word->regex_true & bit;
	if (test->attribute == RULER_LOWER) {
		text = word->lower;
		n_bytes = word->lower_bytes;
	} else if (test->attribute == RULER_NORM) {
		text = word->norm;
		n_bytes = word->norm_bytes;
	}
	bool holds = hb_regex_search(state, test->regex, text, n_bytes, 0, false, &start, &end);
	if (remembered) {
		word->regex_known |= bit;
		word->regex_true |= holds ? bit : 0;
	}
	return holds;
}

static bool has_id(const struct ruler_test *test, uint64_t id)
{
	for (uint32_t i = 0; i < test->n_values; i++) {
		if (test->ids[i] == id)
			return true;
	}
	return false;
}

static bool has_label(const struct ruler_test *test, uint16_t label)
{
	for (uint32_t i = 0; i < test->n_values; i++) {
		if (test->labels[i] == label)
			return true;
	}
	return false;
}

static bool is_among(const struct ruler_test *test, const struct hb_ruled_token *token)
{
	switch (test->attribute) {
	case RULER_ORTH:
		return has_id(test, token->word->orth);
	case RULER_LOWER:
		return has_id(test, token->word->lower_id);
	case RULER_NORM:
		return has_id(test, token->word->norm_id);
	case RULER_TAG:
		return has_label(test, token->tag);
	case RULER_POS:
		return has_label(test, token->pos);
	case RULER_MORPH:
		return has_label(test, token->morph);
	case RULER_DEP:
		return has_label(test, token->dep);
	case RULER_IS_SPACE:
		return has_id(test, token->word->is_space);
	case RULER_IS_PUNCT:
		return has_id(test, token->word->is_punctuation);
	case RULER_LEMMA:
	case RULER_ATTRIBUTE_COUNT:
		break;
	}
	return false;
}

static bool token_matches(const struct ruler_token *pattern, struct hb_regex_state *state,
			  const struct hb_ruled_token *token)
{
	for (uint32_t i = 0; i < pattern->n_tests; i++) {
		const struct ruler_test *test = &pattern->tests[i];
		bool holds;
		if (test->predicate == RULER_REGEX)
			holds = holds_regex(test, state, token->word);
		else
			holds = is_among(test, token) == (test->predicate == RULER_IN);
		if (!holds)
			return false;
	}
	return true;
}

/* What rules have set of one token, and which rule set it (its number plus one, 0 for none). */
struct outcome {
	uint32_t rule[RULER_ATTRIBUTE_COUNT];
	struct ruler_assignment assignment[RULER_ATTRIBUTE_COUNT];
};

struct application {
	const struct hb_ruler *ruler;
	struct hb_regex_state *regex;
	struct hb_ruled_token *tokens;
	size_t n_tokens;
	struct outcome *outcomes;
};

static void try_pattern(struct application *a, const struct ruler_pattern *pattern, size_t at)
{
	if (pattern->n_tokens > a->n_tokens - at)
		return;
	for (uint32_t i = 0; i < pattern->n_tokens; i++) {
		if (!token_matches(&pattern->tokens[i], a->regex, &a->tokens[at + i]))
			return;
	}
	struct outcome *outcome = &a->outcomes[at + pattern->target];
	for (uint32_t i = 0; i < pattern->n_assignments; i++) {
		const struct ruler_assignment *assignment = &pattern->assignments[i];
		if (pattern->rule + 1 >= outcome->rule[assignment->attribute]) {
			outcome->rule[assignment->attribute] = pattern->rule + 1;
			outcome->assignment[assignment->attribute] = *assignment;
		}
	}
}

static void try_label(struct application *a, const struct ruler_index *index, const uint32_t *first_of, uint16_t label,
		      size_t at)
{
	if (label >= a->ruler->labels->count)
		return;
	for (uint32_t i = first_of[label]; i < first_of[label + 1]; i++)
		try_pattern(a, &a->ruler->patterns[index->buckets[i].pattern], at);
}

static void try_lower(struct application *a, struct hb_word *word, size_t at)
{
	const struct ruler_index *index = &a->ruler->by_lower;
	if (!word->ruler_known) {
		uint32_t low = 0, high = index->n_buckets;
		while (low < high) {
			uint32_t middle = low + (high - low) / 2;
			if (index->buckets[middle].key < word->lower_id)
				low = middle + 1;
			else
				high = middle;
		}
		word->ruler_rules = low;
		word->ruler_known = true;
	}
	for (uint32_t i = word->ruler_rules; i < index->n_buckets && index->buckets[i].key == word->lower_id; i++)
		try_pattern(a, &a->ruler->patterns[index->buckets[i].pattern], at);
}

static void set_outcome(struct hb_ruled_token *token, const struct outcome *outcome)
{
	if (outcome->rule[RULER_TAG])
		token->tag = outcome->assignment[RULER_TAG].label;
	if (outcome->rule[RULER_POS])
		token->pos = outcome->assignment[RULER_POS].label;
	if (outcome->rule[RULER_MORPH])
		token->morph = outcome->assignment[RULER_MORPH].label;
	if (outcome->rule[RULER_DEP])
		token->dep = outcome->assignment[RULER_DEP].label;
	if (outcome->rule[RULER_LEMMA])
		token->lemma = outcome->assignment[RULER_LEMMA].lemma;
}

void hb_ruler_apply(const struct hb_ruler *ruler, struct hb_regex_state *regex, struct hb_arena *scratch,
		    struct hb_ruled_token *tokens, size_t n_tokens)
{
	struct application a = {ruler, regex, tokens, n_tokens, NULL};

	if (!ruler->n_patterns)
		return;
	a.outcomes = hb_arena_zero(scratch, n_tokens, sizeof *a.outcomes);
	for (size_t i = 0; i < n_tokens; i++) {
		try_label(&a, &ruler->by_tag, ruler->first_by_tag, tokens[i].tag, i);
		try_label(&a, &ruler->by_dep, ruler->first_by_dep, tokens[i].dep, i);
		try_lower(&a, tokens[i].word, i);
		for (uint32_t j = 0; j < ruler->everywhere.n_buckets; j++)
			try_pattern(&a, &ruler->patterns[ruler->everywhere.buckets[j].pattern], i);
	}
	for (size_t i = 0; i < n_tokens; i++)
		set_outcome(&tokens[i], &a.outcomes[i]);
}
