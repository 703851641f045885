/* What the tests of the passes about people share: sentences of our own with their recorded analyses (data/people.jsonl, whose path
 * is in HB_PEOPLE_SENTENCES), read up to attributes. */
#ifndef HB_PEOPLE_TEST_H
#define HB_PEOPLE_TEST_H

#include "extract/reading.h"
#include "sentences_test.h"

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
	*test = (struct people_case){.arena = hb_arena_new(), .object = sentence_with_id("HB_PEOPLE_SENTENCES", id)};
	sentence_read(test->object, test->arena, &test->source, &test->analysis);
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

/* What is said of the entity with this name or description, with this value (NULL: any); NULL if nothing is. */
static inline const struct hb_attribute *people_attribute(const struct people_case *test, const char *name, const char *property,
							   const char *value)
{
	uint32_t entity = people_called(test, name);
	const struct hb_found_entity *found;

	if (entity == HB_NONE)
		return NULL;
	found = &test->reading.entities.items[entity];
	for (size_t i = 0; i < found->attributes.count; i++) {
		const struct hb_attribute *attribute = &found->attributes.items[i];

		if (strcmp(attribute->property, property) == 0 && (!value || strcmp(attribute->value, value) == 0))
			return attribute;
	}
	return NULL;
}

/* Is it said, in words that stand in the text? */
static inline bool people_has(const struct people_case *test, const char *name, const char *property, const char *value)
{
	const struct hb_attribute *attribute = people_attribute(test, name, property, value);

	return attribute && attribute->span.end > attribute->span.start;
}

#endif
