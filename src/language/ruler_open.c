/* Opening labels and rules of a model file: see ruler.h. */
#include <stdlib.h>
#include <string.h>

#include "language/ruler.h"
#include "language/ruler_internal.h"
#include "language/strings.h"

enum hb_status hb_labels_open(const struct hb_model_file *file, struct hb_labels *ret_labels, struct hb_error *error)
{
	struct hb_labels labels;
	enum hb_status status = hb_text_map_open(file, "labels", &labels.map, error);
	if (status != HB_OK)
		return status;
	labels.count = labels.map.n_values;
	if (labels.count == 0 || labels.count >= HB_NO_LABEL || labels.count < labels.map.n_entries)
		return hb_fail(error, HB_BAD_INPUT, "section labels breaks its format");
	*ret_labels = labels;
	return HB_OK;
}

uint16_t hb_label_number(const struct hb_labels *labels, const char *text)
{
	uint32_t number;
	if (!text || !*text)
		return 0;
	if (!hb_text_map_get(&labels->map, text, strlen(text), &number, NULL) || number >= labels->count)
		return HB_NO_LABEL;
	return (uint16_t)number;
}

const char *hb_label_text(const struct hb_labels *labels, uint16_t number)
{
	return number < labels->count ? hb_text_map_text(&labels->map, labels->map.values[number]) : "";
}

/* ---- reading the section ------------------------------------------------------------------------------------- */

struct reader {
	struct hb_ruler *ruler;
	struct hb_text_map map;
	uint32_t at;   /* in the values */
	bool broken;   /* a number was missing or out of range; then zeros are read */
	struct hb_error *error;
};

typedef HB_ARRAY(struct ruler_pattern) patterns;

static uint32_t next(struct reader *reader)
{
	if (reader->at >= reader->map.n_values) {
		reader->broken = true;
		return 0;
	}
	return reader->map.values[reader->at++];
}

/* A count of things that take at least one number each, so that a broken count cannot ask for much memory. */
static uint32_t next_count(struct reader *reader)
{
	uint32_t count = next(reader);
	if (count > reader->map.n_values - reader->at) {
		reader->broken = true;
		return 0;
	}
	return count;
}

static uint32_t next_below(struct reader *reader, uint32_t limit)
{
	uint32_t value = next(reader);
	if (value >= limit) {
		reader->broken = true;
		return 0;
	}
	return value;
}

static const char *next_text(struct reader *reader)
{
	return hb_text_map_text(&reader->map, next_below(reader, reader->map.n_pool_bytes));
}

static bool is_label(enum ruler_attribute attribute)
{
	return attribute == RULER_TAG || attribute == RULER_POS || attribute == RULER_MORPH || attribute == RULER_DEP;
}

static bool is_flag(enum ruler_attribute attribute)
{
	return attribute == RULER_IS_SPACE || attribute == RULER_IS_PUNCT;
}

static enum hb_status read_test(struct reader *reader, struct ruler_test *test)
{
	struct hb_ruler *ruler = reader->ruler;
	*test = (struct ruler_test){.attribute = next_below(reader, RULER_ATTRIBUTE_COUNT),
				    .predicate = next_below(reader, RULER_PREDICATE_COUNT)};
	test->n_values = next_count(reader);
	if (test->predicate == RULER_REGEX) {
		const char *pattern = next_text(reader);
		if (test->n_values != 1 || test->attribute > RULER_NORM || reader->broken)
			return hb_fail(reader->error, HB_BAD_INPUT, "section ruler breaks its format");
		test->regex_number = ruler->n_regexes++;
		return hb_regex_new(pattern, "of the attribute ruler", &test->regex, reader->error);
	}
	uint64_t *ids = hb_arena_alloc(ruler->arena, test->n_values, sizeof *ids);
	uint16_t *labels = hb_arena_alloc(ruler->arena, test->n_values, sizeof *labels);
	for (uint32_t i = 0; i < test->n_values; i++) {
		if (is_flag(test->attribute)) {
			ids[i] = next_below(reader, 2);
			continue;
		}
		const char *text = next_text(reader);
		ids[i] = hb_string_id(text, strlen(text));
		labels[i] = is_label(test->attribute) ? hb_label_number(ruler->labels, text) : HB_NO_LABEL;
	}
	test->ids = ids;
	test->labels = labels;
	return HB_OK;
}

static enum hb_status read_pattern(struct reader *reader, struct ruler_pattern *pattern)
{
	struct hb_arena *arena = reader->ruler->arena;
	pattern->n_tokens = next_count(reader);
	struct ruler_token *tokens = hb_arena_zero(arena, pattern->n_tokens, sizeof *tokens);
	pattern->tokens = tokens;
	for (uint32_t i = 0; i < pattern->n_tokens; i++) {
		uint32_t n_tests = next_count(reader);
		struct ruler_test *tests = hb_arena_zero(arena, n_tests, sizeof *tests);
		tokens[i] = (struct ruler_token){tests, n_tests};
		for (uint32_t j = 0; j < n_tests; j++) {
			enum hb_status status = read_test(reader, &tests[j]);
			if (status != HB_OK)
				return status;
		}
	}
	return HB_OK;
}

static enum hb_status read_rule(struct reader *reader, uint32_t rule, patterns *out)
{
	struct hb_ruler *ruler = reader->ruler;
	int64_t index = (int32_t)next(reader);
	uint32_t n_assignments = next_count(reader);
	struct ruler_assignment *assignments = hb_arena_zero(ruler->arena, n_assignments, sizeof *assignments);

	for (uint32_t i = 0; i < n_assignments; i++) {
		assignments[i].attribute = next_below(reader, RULER_ATTRIBUTE_COUNT);
		const char *text = next_text(reader);
		assignments[i].lemma = *text ? text : NULL;
		assignments[i].label = hb_label_number(ruler->labels, text);
	}
	uint32_t n_patterns = next_count(reader);
	for (uint32_t i = 0; i < n_patterns; i++) {
		struct ruler_pattern pattern = {.rule = rule, .assignments = assignments,
						.n_assignments = n_assignments};
		HB_PUSH(ruler->arena, *out, pattern);
		struct ruler_pattern *added = &out->items[out->count - 1];
		ruler->patterns = out->items;
		ruler->n_patterns = (uint32_t)out->count; /* so that a failure frees what is there */
		enum hb_status status = read_pattern(reader, added);
		if (status != HB_OK)
			return status;
		int64_t target = index >= 0 ? index : index + added->n_tokens;
		if (target < 0 || target >= added->n_tokens)
			reader->broken = true;
		added->target = (uint32_t)target;
	}
	return HB_OK;
}

/* ---- the indices --------------------------------------------------------------------------------------------- */

typedef HB_ARRAY(struct ruler_bucket) buckets;

static const struct ruler_test *find_test(const struct ruler_pattern *pattern, enum ruler_attribute attribute)
{
	for (uint32_t i = 0; i < pattern->tokens[0].n_tests; i++) {
		const struct ruler_test *test = &pattern->tokens[0].tests[i];
		if (test->attribute == attribute && test->predicate == RULER_IN)
			return test;
	}
	return NULL;
}

static int compare_buckets(const void *left, const void *right)
{
	const struct ruler_bucket *a = left, *b = right;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

static struct ruler_index sorted(const buckets *list)
{
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, compare_buckets);
	return (struct ruler_index){list->items, (uint32_t)list->count};
}

static uint32_t *first_of_labels(struct hb_ruler *ruler, const struct ruler_index *index)
{
	uint32_t *first = hb_arena_alloc(ruler->arena, (size_t)ruler->labels->count + 1, sizeof *first);
	uint32_t at = 0;
	for (uint32_t label = 0; label <= ruler->labels->count; label++) {
		while (at < index->n_buckets && index->buckets[at].key < label)
			at++;
		first[label] = at;
	}
	return first;
}

static void build_indices(struct hb_ruler *ruler)
{
	buckets by_tag = {0}, by_dep = {0}, by_lower = {0}, everywhere = {0};
	for (uint32_t p = 0; p < ruler->n_patterns; p++) {
		const struct ruler_pattern *pattern = &ruler->patterns[p];
		const struct ruler_test *test;
		buckets *list = &by_tag;
		if (!(test = find_test(pattern, RULER_TAG))) {
			list = &by_dep;
			test = find_test(pattern, RULER_DEP);
		}
		if (!test) {
			list = &by_lower;
			test = find_test(pattern, RULER_LOWER);
		}
		if (!test)
			HB_PUSH(ruler->arena, everywhere, (struct ruler_bucket){0, p});
		for (uint32_t i = 0; test && i < test->n_values; i++) {
			uint64_t key = list == &by_lower ? test->ids[i] : test->labels[i];
			HB_PUSH(ruler->arena, *list, (struct ruler_bucket){key, p});
		}
	}
	ruler->by_tag = sorted(&by_tag);
	ruler->by_dep = sorted(&by_dep);
	ruler->by_lower = sorted(&by_lower);
	ruler->everywhere = sorted(&everywhere);
	ruler->first_by_tag = first_of_labels(ruler, &ruler->by_tag);
	ruler->first_by_dep = first_of_labels(ruler, &ruler->by_dep);
}

enum hb_status hb_ruler_open(const struct hb_model_file *file, const struct hb_labels *labels,
			     struct hb_ruler **ret_ruler, struct hb_error *error)
{
	struct hb_ruler *ruler = hb_alloc_zero(1, sizeof *ruler);
	struct reader reader = {.ruler = ruler, .error = error};
	patterns list = {0};
	ruler->arena = hb_arena_new();
	ruler->labels = labels;

	enum hb_status status = hb_text_map_open(file, "ruler", &reader.map, error);
	if (status == HB_NOT_FOUND)
		status = HB_OK;
	for (uint32_t rule = 0; status == HB_OK && !reader.broken && reader.at < reader.map.n_values; rule++)
		status = read_rule(&reader, rule, &list);
	if (status == HB_OK && reader.broken)
		status = hb_fail(error, HB_BAD_INPUT, "section ruler breaks its format");
	if (status != HB_OK) {
		hb_ruler_free(ruler);
		return status;
	}
	build_indices(ruler);
	*ret_ruler = ruler;
	return HB_OK;
}

void hb_ruler_free(struct hb_ruler *ruler)
{
	if (!ruler)
		return;
	for (uint32_t p = 0; p < ruler->n_patterns; p++) {
		for (uint32_t t = 0; t < ruler->patterns[p].n_tokens; t++) {
			for (uint32_t i = 0; i < ruler->patterns[p].tokens[t].n_tests; i++)
				hb_regex_free(ruler->patterns[p].tokens[t].tests[i].regex);
		}
	}
	hb_arena_free(ruler->arena);
	free(ruler);
}
