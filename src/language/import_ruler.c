/* Importing labels and the attribute ruler: see import_parts.h, and ruler.h for what is written. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "language/import_parts.h"
#include "language/msgpack_reader.h"
#include "language/maps.h"
#include "language/python_regex.h"
#include "language/ruler.h"

enum { MAX_PATTERN_BYTES = 1 << 16, MAX_FEATURES = 64 };

static const char patterns_path[] = "attribute_ruler/patterns";

/* The universal parts of speech: known to the model whether a rule sets them or not. */
static const char *const parts_of_speech[] = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "CONJ", "DET",  "INTJ", "NOUN", "NUM",
					      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB", "X",    "SPACE"};

struct ruler_import {
	struct hb_map_builder *rules;
	struct hb_map_builder *labels; /* values: offsets by number */
	struct hb_table known;         /* label -> number */
	struct hb_arena *arena;
	uint32_t n_labels;
	struct hb_error *error;
};

static void add_label(struct ruler_import *import, const char *text, size_t n_bytes)
{
	bool is_new;
	char *copy = hb_arena_copy_text(import->arena, text, n_bytes);
	hb_table_add(&import->known, copy, n_bytes, import->n_labels, &is_new);
	if (!is_new)
		return;
	uint32_t offset = hb_map_builder_text(import->labels, copy, n_bytes);
	hb_map_builder_value(import->labels, offset);
	hb_map_builder_put(import->labels, copy, n_bytes, import->n_labels++);
}

static enum hb_status refuse(struct ruler_import *import, const char *what)
{
	return hb_fail(import->error, HB_BAD_INPUT, "%s: %s", patterns_path, what);
}

/* ---- morphology ---------------------------------------------------------------------------------------------- */

static int compare_ignoring_case(const void *left, const void *right)
{
	return strcasecmp(*(char *const *)left, *(char *const *)right);
}

static int compare_texts(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static size_t split(char *text, const char *separator, char **parts)
{
	size_t count = 0;
	char *rest;
	for (char *part = strtok_r(text, separator, &rest); part && count < MAX_FEATURES;
	     part = strtok_r(NULL, separator, &rest))
		parts[count++] = part;
	return count;
}

static char *join(struct hb_arena *arena, char **parts, size_t count, const char *separator)
{
	char *out = hb_arena_text(arena, count ? parts[0] : "");
	for (size_t i = 1; i < count; i++)
		out = hb_arena_format(arena, "%s%s%s", out, separator, parts[i]);
	return out;
}

/* Morphological features in spaCy's order: fields by name, several values of one by letter.  "_" is none. */
static const char *normal_morph(struct hb_arena *arena, const char *text, size_t n_bytes)
{
	char *features[MAX_FEATURES], *values[MAX_FEATURES];
	if (n_bytes == 1 && *text == '_')
		return "";
	size_t n_features = split(hb_arena_copy_text(arena, text, n_bytes), "|", features);
	for (size_t i = 0; i < n_features; i++) {
		char *equals = strchr(features[i], '=');
		if (!equals || !strchr(equals, ','))
			continue;
		*equals = '\0';
		size_t n_values = split(equals + 1, ",", values);
		qsort(values, n_values, sizeof *values, compare_texts);
		features[i] = hb_arena_format(arena, "%s=%s", features[i], join(arena, values, n_values, ","));
	}
	qsort(features, n_features, sizeof *features, compare_ignoring_case);
	return join(arena, features, n_features, "|");
}

/* ---- rules --------------------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	uint64_t symbol; /* spaCy's number for it */
	enum ruler_attribute attribute;
} attributes[] = {
	{"ORTH", 65, RULER_ORTH},         {"TEXT", 65, RULER_ORTH},         {"LOWER", 66, RULER_LOWER},
	{"NORM", 67, RULER_NORM},         {"LEMMA", 73, RULER_LEMMA},       {"POS", 74, RULER_POS},
	{"TAG", 75, RULER_TAG},           {"DEP", 76, RULER_DEP},           {"MORPH", 453, RULER_MORPH},
	{"IS_SPACE", 6, RULER_IS_SPACE},  {"IS_PUNCT", 5, RULER_IS_PUNCT},
};

/* RULER_ATTRIBUTE_COUNT when it is not among those that rules may use. */
static enum ruler_attribute find_attribute(const msgpack_object *key)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (key->type == MSGPACK_OBJECT_POSITIVE_INTEGER && key->via.u64 == attributes[i].symbol)
			return attributes[i].attribute;
		if (hb_msgpack_equals(key, attributes[i].name))
			return attributes[i].attribute;
	}
	return RULER_ATTRIBUTE_COUNT;
}

static bool is_label(enum ruler_attribute attribute)
{
	return attribute >= RULER_TAG && attribute <= RULER_DEP;
}

/* One text that is tested or set, as an offset; labels are gathered on the way. */
static enum hb_status add_text(struct ruler_import *import, enum ruler_attribute attribute, const msgpack_object *object,
			       uint32_t *ret_offset)
{
	const char *text;
	size_t n_bytes;
	if (!hb_msgpack_text(object, &text, &n_bytes))
		return refuse(import, "a value is no text");
	if (attribute == RULER_MORPH) {
		text = normal_morph(import->arena, text, n_bytes);
		n_bytes = strlen(text);
	}
	if (is_label(attribute))
		add_label(import, text, n_bytes);
	*ret_offset = hb_map_builder_text(import->rules, text, n_bytes);
	return HB_OK;
}

static void put_test(struct ruler_import *import, enum ruler_attribute attribute, enum ruler_predicate predicate,
		     uint32_t n_values)
{
	hb_map_builder_value(import->rules, attribute);
	hb_map_builder_value(import->rules, predicate);
	hb_map_builder_value(import->rules, n_values);
}

static enum hb_status add_regex(struct ruler_import *import, enum ruler_attribute attribute, const msgpack_object *value)
{
	const char *text;
	size_t n_bytes;
	struct hb_buffer out;
	if (!hb_msgpack_text(value, &text, &n_bytes) || attribute > RULER_NORM)
		return refuse(import, "a REGEX stands where it is not understood");
	hb_buffer_init(&out, MAX_PATTERN_BYTES);
	enum hb_status status = hb_python_regex(text, n_bytes, "of the attribute ruler", false, &out, import->error);
	if (status == HB_OK) {
		put_test(import, attribute, RULER_REGEX, 1);
		hb_map_builder_value(import->rules, hb_map_builder_text(import->rules, out.n_bytes ? out.bytes : "", out.n_bytes));
	}
	hb_buffer_release(&out);
	return status;
}

static enum hb_status add_set(struct ruler_import *import, enum ruler_attribute attribute,
			      enum ruler_predicate predicate, const msgpack_object *values)
{
	if (values->type != MSGPACK_OBJECT_ARRAY)
		return refuse(import, "a set is no list");
	put_test(import, attribute, predicate, values->via.array.size);
	for (uint32_t i = 0; i < values->via.array.size; i++) {
		uint32_t offset;
		enum hb_status status = add_text(import, attribute, &values->via.array.ptr[i], &offset);
		if (status != HB_OK)
			return status;
		hb_map_builder_value(import->rules, offset);
	}
	return HB_OK;
}

/* The tests of one attribute; *n_tests is raised by their number. */
static enum hb_status add_tests(struct ruler_import *import, enum ruler_attribute attribute, const msgpack_object *value,
				uint32_t *n_tests)
{
	bool is_flag = attribute == RULER_IS_SPACE || attribute == RULER_IS_PUNCT;
	if (attribute == RULER_ATTRIBUTE_COUNT || attribute == RULER_LEMMA)
		return refuse(import, "a rule looks at an attribute that is not understood");
	if (is_flag) {
		bool number = value->type == MSGPACK_OBJECT_POSITIVE_INTEGER && value->via.u64 < 2;
		if (value->type != MSGPACK_OBJECT_BOOLEAN && !number)
			return refuse(import, "a yes-or-no attribute has another value");
		put_test(import, attribute, RULER_IN, 1);
		hb_map_builder_value(import->rules, number ? (uint32_t)value->via.u64 : value->via.boolean);
		++*n_tests;
		return HB_OK;
	}
	if (value->type != MSGPACK_OBJECT_MAP) {
		uint32_t offset;
		put_test(import, attribute, RULER_IN, 1);
		enum hb_status status = add_text(import, attribute, value, &offset);
		if (status == HB_OK)
			hb_map_builder_value(import->rules, offset);
		++*n_tests;
		return status;
	}
	for (uint32_t i = 0; i < value->via.map.size; i++) {
		const msgpack_object *key = &value->via.map.ptr[i].key, *operand = &value->via.map.ptr[i].val;
		enum hb_status status;
		if (hb_msgpack_equals(key, "REGEX"))
			status = add_regex(import, attribute, operand);
		else if (hb_msgpack_equals(key, "IN"))
			status = add_set(import, attribute, RULER_IN, operand);
		else if (hb_msgpack_equals(key, "NOT_IN"))
			status = add_set(import, attribute, RULER_NOT_IN, operand);
		else
			status = refuse(import, "a rule uses a predicate that is not understood");
		if (status != HB_OK)
			return status;
		++*n_tests;
	}
	return HB_OK;
}

static enum hb_status add_token(struct ruler_import *import, const msgpack_object *token)
{
	uint32_t n_tests = 0, count_at = hb_map_builder_value(import->rules, 0);
	if (token->type != MSGPACK_OBJECT_MAP)
		return refuse(import, "a token of a pattern is no map");
	for (uint32_t i = 0; i < token->via.map.size; i++) {
		const msgpack_object *key = &token->via.map.ptr[i].key, *value = &token->via.map.ptr[i].val;
		if (hb_msgpack_equals(key, "OP") && hb_msgpack_equals(value, "1"))
			continue;
		enum hb_status status = add_tests(import, find_attribute(key), value, &n_tests);
		if (status != HB_OK)
			return status;
	}
	hb_map_builder_set_value(import->rules, count_at, n_tests);
	return HB_OK;
}

static enum hb_status add_assignments(struct ruler_import *import, const msgpack_object *set)
{
	if (!set || set->type != MSGPACK_OBJECT_MAP)
		return refuse(import, "a rule sets nothing");
	hb_map_builder_value(import->rules, set->via.map.size);
	for (uint32_t i = 0; i < set->via.map.size; i++) {
		enum ruler_attribute attribute = find_attribute(&set->via.map.ptr[i].key);
		uint32_t offset;
		if (!is_label(attribute) && attribute != RULER_LEMMA)
			return refuse(import, "a rule sets an attribute that is not understood");
		enum hb_status status = add_text(import, attribute, &set->via.map.ptr[i].val, &offset);
		if (status != HB_OK)
			return status;
		hb_map_builder_value(import->rules, attribute);
		hb_map_builder_value(import->rules, offset);
	}
	return HB_OK;
}

static enum hb_status add_rule(struct ruler_import *import, const msgpack_object *rule)
{
	const msgpack_object *index = hb_msgpack_get(rule, "index"), *patterns = hb_msgpack_get(rule, "patterns");
	int64_t target = 0;
	if (index && (index->type == MSGPACK_OBJECT_POSITIVE_INTEGER || index->type == MSGPACK_OBJECT_NEGATIVE_INTEGER))
		target = index->via.i64;
	if (target < -1000 || target > 1000 || !patterns || patterns->type != MSGPACK_OBJECT_ARRAY)
		return refuse(import, "a rule without patterns");
	hb_map_builder_value(import->rules, (uint32_t)(int32_t)target);
	enum hb_status status = add_assignments(import, hb_msgpack_get(rule, "attrs"));
	hb_map_builder_value(import->rules, patterns->via.array.size);
	for (uint32_t i = 0; status == HB_OK && i < patterns->via.array.size; i++) {
		const msgpack_object *pattern = &patterns->via.array.ptr[i];
		if (pattern->type != MSGPACK_OBJECT_ARRAY || pattern->via.array.size == 0)
			return refuse(import, "a pattern is no list of tokens");
		if (target >= (int64_t)pattern->via.array.size || target < -(int64_t)pattern->via.array.size)
			return refuse(import, "a rule sets a token outside of its pattern");
		hb_map_builder_value(import->rules, pattern->via.array.size);
		for (uint32_t j = 0; status == HB_OK && j < pattern->via.array.size; j++)
			status = add_token(import, &pattern->via.array.ptr[j]);
	}
	return status;
}

static enum hb_status add_rules(struct ruler_import *import, const struct hb_wheel *wheel)
{
	const char *bytes;
	size_t n_bytes;
	struct hb_msgpack document;
	enum hb_status status = hb_wheel_file(wheel, patterns_path, &bytes, &n_bytes, import->error);

	if (status == HB_NOT_FOUND)
		return HB_OK;
	if (status == HB_OK)
		status = hb_msgpack_read(bytes, n_bytes, patterns_path, &document, import->error);
	if (status != HB_OK)
		return status;
	if (document.root.type != MSGPACK_OBJECT_ARRAY)
		status = refuse(import, "it is no list");
	for (uint32_t i = 0; status == HB_OK && i < document.root.via.array.size; i++)
		status = add_rule(import, &document.root.via.array.ptr[i]);
	hb_msgpack_release(&document);
	return status;
}

/* ---- labels of the networks ---------------------------------------------------------------------------------- */

/* A morphologizer's labels are features with the part of speech among them ("Gender=Masc|POS=NOUN"). */
static void add_morph_label(struct ruler_import *import, const char *label)
{
	char *features[MAX_FEATURES], *kept[MAX_FEATURES];
	size_t n_kept = 0, count = split(hb_arena_text(import->arena, label), "|", features);
	for (size_t i = 0; i < count; i++) {
		if (strncmp(features[i], "POS=", 4) == 0)
			add_label(import, features[i] + 4, strlen(features[i] + 4));
		else
			kept[n_kept++] = features[i];
	}
	const char *morph = join(import->arena, kept, n_kept, "|");
	add_label(import, morph, strlen(morph));
}

static void add_labels_of_networks(struct ruler_import *import, const json_t *meta)
{
	const char *component;
	const json_t *labels, *label;
	size_t i;
	json_object_foreach(json_object_get(meta, "labels"), component, labels) {
		json_array_foreach(labels, i, label) {
			if (!json_is_string(label))
				continue;
			if (strcmp(component, "morphologizer") == 0)
				add_morph_label(import, json_string_value(label));
			else
				add_label(import, json_string_value(label), json_string_length(label));
		}
	}
}

enum hb_status hb_import_ruler(const struct hb_wheel *wheel, const json_t *meta, struct hb_model_writer *writer,
			       struct hb_error *error)
{
	struct ruler_import import = {.rules = hb_map_builder_new(), .labels = hb_map_builder_new(),
				      .arena = hb_arena_new(), .error = error};
	hb_table_init(&import.known);
	add_label(&import, "", 0);
	for (size_t i = 0; i < sizeof parts_of_speech / sizeof *parts_of_speech; i++)
		add_label(&import, parts_of_speech[i], strlen(parts_of_speech[i]));
	add_labels_of_networks(&import, meta);
	enum hb_status status = add_rules(&import, wheel);
	if (status == HB_OK && import.n_labels >= HB_NO_LABEL)
		status = hb_fail(error, HB_BAD_INPUT, "the pipeline has more than %d labels", HB_NO_LABEL);
	if (status == HB_OK) {
		hb_map_builder_write(import.rules, writer, "ruler");
		hb_map_builder_write(import.labels, writer, "labels");
	}
	hb_table_release(&import.known);
	hb_map_builder_free(import.rules);
	hb_map_builder_free(import.labels);
	hb_arena_free(import.arena);
	return status;
}
