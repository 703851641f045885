/* What the tests of the passes about people share: sentences of our own with their recorded analyses (data/people.jsonl, whose path
 * is in HB_PEOPLE_SENTENCES), read up to attributes. */
#ifndef HB_PEOPLE_TEST_H
#define HB_PEOPLE_TEST_H

#include "test.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/reading.h"
#include "language/analysis_json.h"
#include "source/source.h"

struct people_case {
	struct hb_arena *arena;
	json_t *object;
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_reading reading;
};

/* Read the sentence with this id; released by people_close. */
static inline void people_open(struct people_case *test, const char *id)
{
	FILE *file = fopen(getenv("HB_PEOPLE_SENTENCES"), "r");
	char *line = NULL;
	size_t capacity = 0;
	const char *found = NULL;

	assert_non_null(file);
	*test = (struct people_case){.arena = hb_arena_new()};
	while (!found && getline(&line, &capacity, file) > 0) {
		json_t *object = json_loads(line, 0, NULL);

		found = json_string_value(json_object_get(object, "id"));
		if (found && strcmp(found, id) == 0) {
			test->object = object;
			continue;
		}
		found = NULL;
		json_decref(object);
	}
	free(line);
	fclose(file);
	assert_non_null(test->object);
	assert_int_equal(hb_source_from_json(test->object, test->arena, &test->source, NULL), HB_OK);
	assert_int_equal(hb_analysis_from_json(test->object, &test->source, test->arena, &test->analysis, NULL), HB_OK);
	hb_reading_init(&test->reading, test->arena, &test->analysis);
	hb_read_times(&test->reading);
	hb_read_quantities(&test->reading);
	hb_read_mentions(&test->reading);
	hb_read_entities(&test->reading);
	hb_read_relations(&test->reading);
	hb_read_attributes(&test->reading);
	hb_read_learnt_ties(&test->reading);
}

static inline void people_close(struct people_case *test)
{
	json_decref(test->object);
	hb_arena_free(test->arena);
}

/* A test of one sentence: PEOPLE_TEST(name, "id") { ... test ... }, where test is the open case. */
#define PEOPLE_TEST(name, id)                                           \
	static void name##_of(const struct people_case *test);          \
	static void name(void **state)                                  \
	{                                                               \
		struct people_case test;                                \
		(void)state;                                            \
		people_open(&test, id);                                 \
		name##_of(&test);                                       \
		people_close(&test);                                    \
	}                                                               \
	static void name##_of(const struct people_case *test)

static inline const char *people_mention_text(const struct people_case *test, const struct hb_found_mention *mention)
{
	return hb_reading_text(&test->reading, hb_reading_span(&test->reading, mention->first, mention->end));
}

/* The nth mention (from 0) with these words; NULL if there is none. */
static inline const struct hb_found_mention *people_mention(const struct people_case *test, const char *text, int nth)
{
	for (size_t i = 0; i < test->reading.mentions.count; i++) {
		const struct hb_found_mention *mention = &test->reading.mentions.items[i];

		if (strcmp(people_mention_text(test, mention), text) == 0 && nth-- == 0)
			return mention;
	}
	return NULL;
}

/* The entity of that mention; fails the test when there is no such mention. */
static inline uint32_t people_entity(const struct people_case *test, const char *text, int nth)
{
	const struct hb_found_mention *mention = people_mention(test, text, nth);

	assert_non_null(mention);
	return mention->entity;
}

/* The entity with this name or description, HB_NONE. */
static inline uint32_t people_called(const struct people_case *test, const char *name)
{
	for (uint32_t i = 0; i < test->reading.entities.count; i++) {
		const struct hb_entity *entity = &test->reading.entities.items[i].entity;
		const char *called = entity->name ? entity->name : entity->description;

		if (called && strcmp(called, name) == 0)
			return i;
	}
	return HB_NONE;
}

/* Is it said that who is the type of of (names or descriptions)? */
static inline bool people_related(const struct people_case *test, const char *who, const char *type, const char *of)
{
	uint32_t a = people_called(test, who), b = people_called(test, of);

	for (size_t i = 0; i < test->reading.relations.count; i++) {
		const struct hb_relation *relation = &test->reading.relations.items[i];

		if (relation->who == a && relation->of == b && a != HB_NONE && b != HB_NONE &&
		    strcmp(relation->type, type) == 0 && relation->span.end > relation->span.start)
			return true;
	}
	return false;
}

static inline bool people_has(const struct people_case *test, const char *name, const char *property, const char *value)
{
	uint32_t entity = people_called(test, name);
	const struct hb_found_entity *found;

	if (entity == HB_NONE)
		return false;
	found = &test->reading.entities.items[entity];
	for (size_t i = 0; i < found->attributes.count; i++) {
		const struct hb_attribute *attribute = &found->attributes.items[i];

		if (strcmp(attribute->property, property) == 0 && strcmp(attribute->value, value) == 0)
			return attribute->span.end > attribute->span.start;
	}
	return false;
}

#endif
