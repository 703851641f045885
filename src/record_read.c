/* Extractions back from JSON, checked: see record_json.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record_json.h"
#include "source/source.h"

/* What a value is checked against, and the first thing that was wrong. */
struct reader {
	struct hb_arena *arena;
	size_t n_cp;                              /* of the text */
	size_t n_entities, n_events, n_statements;
	const char *wrong;                        /* NULL while all is well */
};

static void complain(struct reader *reader, const char *what)
{
	if (!reader->wrong)
		reader->wrong = what;
}

static const char *read_text(struct reader *reader, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	return json_is_string(value)
		       ? hb_arena_copy_text(reader->arena, json_string_value(value), json_string_length(value))
		       : NULL;
}

static struct hb_span read_pair(struct reader *reader, const json_t *pair)
{
	const json_t *start = json_array_get(pair, 0), *end = json_array_get(pair, 1);
	if (!json_is_integer(start) || !json_is_integer(end) || json_integer_value(start) < 0 ||
	    json_integer_value(end) < json_integer_value(start) || (size_t)json_integer_value(end) > reader->n_cp) {
		complain(reader, "a span is not [start, end] inside the text");
		return (struct hb_span){0, 0};
	}
	return (struct hb_span){(uint32_t)json_integer_value(start), (uint32_t)json_integer_value(end)};
}

static struct hb_span read_span(struct reader *reader, const json_t *object, const char *key)
{
	const json_t *pair = json_object_get(object, key);
	return pair && !json_is_null(pair) ? read_pair(reader, pair) : (struct hb_span){0, 0};
}

/* "e3" to 2; null or missing to HB_NONE. */
static uint32_t read_id(struct reader *reader, const json_t *value, char letter, size_t count)
{
	if (!value || json_is_null(value))
		return HB_NONE;
	const char *text = json_string_value(value);
	if (text && text[0] == letter && text[1] >= '1' && text[1] <= '9') {
		char *end;
		unsigned long number = strtoul(text + 1, &end, 10);
		if (!*end && number <= count)
			return (uint32_t)(number - 1);
	}
	complain(reader, "an id does not name an item of this record");
	return HB_NONE;
}

static const uint32_t *read_ids(struct reader *reader, const json_t *array, char letter, size_t count,
				size_t *ret_count)
{
	size_t n = json_array_size(array);
	uint32_t *indices = hb_arena_alloc(reader->arena, n, sizeof *indices);
	for (size_t i = 0; i < n; i++) {
		indices[i] = read_id(reader, json_array_get(array, i), letter, count);
		if (indices[i] == HB_NONE)
			complain(reader, "a list of ids holds a null");
	}
	*ret_count = n;
	return indices;
}

static int32_t read_bound(struct reader *reader, const json_t *value)
{
	if (!value || json_is_null(value))
		return -1;
	if (!json_is_integer(value) || json_integer_value(value) < 0 || json_integer_value(value) > INT32_MAX) {
		complain(reader, "a count or duration is not a whole number");
		return -1;
	}
	return (int32_t)json_integer_value(value);
}

static void read_bounds(struct reader *reader, const json_t *value, int32_t *min, int32_t *max)
{
	if (json_is_object(value)) {
		*min = read_bound(reader, json_object_get(value, "min"));
		*max = read_bound(reader, json_object_get(value, "max"));
	} else {
		*min = *max = read_bound(reader, value);
	}
}

static float read_confidence(const json_t *object)
{
	double value = json_number_value(json_object_get(object, "confidence"));
	return isfinite(value) && value > 0 ? (float)fmin(value, 1.0) : 0.0F;
}

static enum hb_reality read_reality(struct reader *reader, const json_t *object)
{
	const json_t *value = json_object_get(object, "reality");
	if (!value)
		return HB_ACTUAL;
	int reality = hb_reality_parse(json_string_value(value));
	if (reality < 0)
		complain(reader, "a reality is none of actual, denied, planned, requested, possible");
	return reality < 0 ? HB_POSSIBLE : (enum hb_reality)reality;
}

/* A value of an enumeration by its name; the first value when it is none, with a complaint. */
static int read_name(struct reader *reader, const json_t *object, const char *key, int (*parse)(const char *),
		     const char *complaint)
{
	int value = parse(json_string_value(json_object_get(object, key)));
	if (value < 0)
		complain(reader, complaint);
	return value < 0 ? 0 : value;
}

static struct hb_mention read_mention(struct reader *reader, const json_t *array)
{
	struct hb_mention mention = {.span = read_pair(reader, array)};
	int kind = hb_mention_kind_parse(json_string_value(json_array_get(array, 2)));
	if (kind < 0)
		complain(reader, "a mention's kind is none of name, nominal, pronoun");
	mention.kind = kind < 0 ? HB_NOMINAL : (enum hb_mention_kind)kind;
	mention.head = mention.span;
	if (json_array_size(array) == 5) {
		json_t *head = json_array();
		json_array_append(head, json_array_get(array, 3));
		json_array_append(head, json_array_get(array, 4));
		mention.head = read_pair(reader, head);
		json_decref(head);
	}
	return mention;
}

static struct hb_attribute read_attribute(struct reader *reader, const json_t *object)
{
	struct hb_attribute attribute = {
		.property = read_text(reader, object, "property"),
		.value = read_text(reader, object, "value"),
		.as_of = json_is_null(json_object_get(object, "as_of")) ? "" : read_text(reader, object, "as_of"),
		.span = read_span(reader, object, "span"),
		.asserter = read_id(reader, json_object_get(object, "source"), 'e', reader->n_entities),
		.reality = read_reality(reader, object),
		.confidence = read_confidence(object),
	};
	if (!attribute.property || !attribute.value)
		complain(reader, "an attribute lacks its property or value");
	return attribute;
}

static struct hb_entity read_entity(struct reader *reader, const json_t *object)
{
	struct hb_entity entity = {
		.type = (enum hb_entity_type)read_name(reader, object, "type", hb_entity_type_parse,
						       "an entity's type is none of person, organization, place, group"),
		.name = read_text(reader, object, "name"),
		.description = read_text(reader, object, "description"),
		.country = read_text(reader, object, "country"),
		.kind = read_text(reader, object, "kind"),
		.canonical = read_text(reader, object, "canonical"),
		.within = read_text(reader, object, "within"),
		.specific = !json_is_false(json_object_get(object, "specific")),
	};
	if (entity.name && entity.description && strcmp(entity.name, entity.description) == 0)
		entity.name = NULL;
	const json_t *aliases = json_object_get(object, "aliases");
	const json_t *mentions = json_object_get(object, "mentions");
	const json_t *attributes = json_object_get(object, "attributes");
	const char **alias = hb_arena_alloc(reader->arena, json_array_size(aliases), sizeof *alias);
	struct hb_mention *mention = hb_arena_alloc(reader->arena, json_array_size(mentions), sizeof *mention);
	struct hb_attribute *attribute =
		hb_arena_alloc(reader->arena, json_array_size(attributes), sizeof *attribute);
	for (size_t i = 0; i < json_array_size(aliases); i++) {
		const char *text = json_string_value(json_array_get(aliases, i));
		alias[entity.n_aliases++] = hb_arena_text(reader->arena, text ? text : "");
	}
	for (size_t i = 0; i < json_array_size(mentions); i++)
		mention[entity.n_mentions++] = read_mention(reader, json_array_get(mentions, i));
	for (size_t i = 0; i < json_array_size(attributes); i++)
		attribute[entity.n_attributes++] = read_attribute(reader, json_array_get(attributes, i));
	int32_t geonames = read_bound(reader, json_object_get(object, "geonames"));
	entity.geonames = geonames > 0 ? (uint32_t)geonames : 0;
	entity.aliases = alias;
	entity.mentions = mention;
	entity.attributes = attribute;
	read_bounds(reader, json_object_get(object, "count"), &entity.count_min, &entity.count_max);
	return entity;
}

static struct hb_relation read_relation(struct reader *reader, const json_t *object)
{
	struct hb_relation relation = {
		.type = read_text(reader, object, "type"),
		.who = read_id(reader, json_object_get(object, "who"), 'e', reader->n_entities),
		.of = read_id(reader, json_object_get(object, "of"), 'e', reader->n_entities),
		.span = read_span(reader, object, "span"),
		.confidence = read_confidence(object),
		.asserter = read_id(reader, json_object_get(object, "source"), 'e', reader->n_entities),
		.reality = read_reality(reader, object),
	};
	if (!relation.type || relation.who == HB_NONE || relation.of == HB_NONE)
		complain(reader, "a relation lacks its type or one of its ends");
	return relation;
}

static struct hb_time read_time(struct reader *reader, const json_t *object)
{
	if (!json_is_object(object))
		return (struct hb_time){0};
	return (struct hb_time){
		.value = read_text(reader, object, "value"),
		.text = read_text(reader, object, "text"),
		.span = read_span(reader, object, "span"),
		.earliest = read_text(reader, object, "earliest"),
		.latest = read_text(reader, object, "latest"),
		.anchor = read_text(reader, object, "anchor"),
	};
}

static struct hb_event read_event(struct reader *reader, const json_t *object)
{
	struct hb_event event = {
		.type = read_text(reader, object, "type"),
		.time = read_time(reader, json_object_get(object, "time")),
		.duration_span = read_span(reader, object, "duration_span"),
		.count_span = read_span(reader, object, "count_span"),
		.reality = read_reality(reader, object),
		.source = read_id(reader, json_object_get(object, "source"), 'e', reader->n_entities),
		.statement = read_id(reader, json_object_get(object, "statement"), 't', reader->n_statements),
		.about = read_id(reader, json_object_get(object, "about"), 'v', reader->n_events),
		.earlier = read_id(reader, json_object_get(object, "earlier"), 'v', reader->n_events),
		.condition = read_span(reader, object, "condition"),
		.deadline = read_time(reader, json_object_get(object, "deadline")),
		.amount = read_span(reader, object, "amount"),
		.trigger = read_span(reader, object, "trigger"),
		.span = read_span(reader, object, "span"),
		.confidence = read_confidence(object),
		.rule = read_text(reader, object, "rule"),
	};
	const json_t *roles = json_object_get(object, "roles");
	for (int role = 0; role < HB_ROLE_COUNT; role++)
		event.roles[role] = read_ids(reader, json_object_get(roles, hb_role_text((enum hb_role)role)), 'e',
					     reader->n_entities, &event.n_roles[role]);
	read_bounds(reader, json_object_get(object, "duration_days"), &event.days_min, &event.days_max);
	read_bounds(reader, json_object_get(object, "count"), &event.count_min, &event.count_max);
	if (!event.type)
		complain(reader, "an event lacks its type");
	return event;
}

static void read_content(struct reader *reader, const json_t *content, struct hb_statement *statement)
{
	bool in_pieces = json_is_array(json_array_get(content, 0));
	size_t count = in_pieces ? json_array_size(content) : 1;
	struct hb_span *spans = hb_arena_alloc(reader->arena, count, sizeof *spans);
	for (size_t i = 0; i < count; i++)
		spans[i] = read_pair(reader, in_pieces ? json_array_get(content, i) : content);
	statement->content = spans;
	statement->n_content = count;
}

static struct hb_statement read_statement(struct reader *reader, const json_t *object)
{
	struct hb_statement statement = {
		.speaker = read_id(reader, json_object_get(object, "speaker"), 'e', reader->n_entities),
		.speaker_span = read_span(reader, object, "speaker_span"),
		.cue = read_span(reader, object, "cue"),
		.kind = (enum hb_statement_kind)read_name(reader, object, "kind", hb_statement_kind_parse,
							  "a statement's kind is none of direct, indirect, mixed"),
		.attitude = (enum hb_attitude)read_name(reader, object, "attitude", hb_attitude_parse,
							"a statement's attitude is none of speech, belief, intent"),
		.position = read_text(reader, object, "position"),
		.relayed_by = read_id(reader, json_object_get(object, "relayed_by"), 'e', reader->n_entities),
		.within = read_id(reader, json_object_get(object, "within"), 't', reader->n_statements),
		.confidence = read_confidence(object),
	};
	statement.addressees = read_ids(reader, json_object_get(object, "addressee"), 'e', reader->n_entities,
					&statement.n_addressees);
	read_content(reader, json_object_get(object, "content"), &statement);
	return statement;
}

static struct hb_timex read_timex(struct reader *reader, const json_t *object)
{
	return (struct hb_timex){
		.span = read_span(reader, object, "span"),
		.type = (enum hb_timex_type)read_name(reader, object, "type", hb_timex_type_parse,
						      "a timex's type is none of DATE, TIME, DURATION, SET"),
		.value = read_text(reader, object, "value"),
		.anchor = read_text(reader, object, "anchor"),
	};
}

/* Read a whole list of the record with the function for its items. */
#define READ_LIST(type, key, function, list, n_list)                                                     \
	do {                                                                                             \
		const json_t *array = json_object_get(object, key);                                      \
		struct type *items = hb_arena_alloc(reader->arena, json_array_size(array), sizeof *items); \
		for (size_t i = 0; i < json_array_size(array); i++)                                      \
			items[i] = function(reader, json_array_get(array, i));                           \
		(list) = items;                                                                          \
		(n_list) = json_array_size(array);                                                       \
	} while (0)

static void read_lists(struct reader *reader, const json_t *object, struct hb_extraction *extraction)
{
	READ_LIST(hb_entity, "entities", read_entity, extraction->entities, extraction->n_entities);
	READ_LIST(hb_relation, "relations", read_relation, extraction->relations, extraction->n_relations);
	READ_LIST(hb_event, "events", read_event, extraction->events, extraction->n_events);
	READ_LIST(hb_statement, "statements", read_statement, extraction->statements, extraction->n_statements);
	READ_LIST(hb_timex, "timexes", read_timex, extraction->timexes, extraction->n_timexes);
}

enum hb_status hb_extraction_from_json(const json_t *object, struct hb_arena *arena, struct hb_source *ret_source,
				       struct hb_extraction *ret_extraction, struct hb_error *error)
{
	const char *format = json_string_value(json_object_get(object, "format"));
	if (!format || strcmp(format, "habeas-extraction/1") != 0)
		return hb_fail(error, HB_BAD_INPUT, "not a habeas-extraction/1 record");
	struct hb_source source;
	enum hb_status status = hb_source_from_json(json_object_get(object, "doc"), arena, &source, error);
	if (status)
		return status;
	struct reader reader = {
		.arena = arena,
		.n_cp = hb_utf8_count_cp(source.text, source.n_text_bytes),
		.n_entities = json_array_size(json_object_get(object, "entities")),
		.n_events = json_array_size(json_object_get(object, "events")),
		.n_statements = json_array_size(json_object_get(object, "statements")),
	};
	struct hb_extraction extraction = {.extractor = read_text(&reader, object, "extractor")};
	read_lists(&reader, object, &extraction);
	if (!extraction.extractor)
		complain(&reader, "the record does not say which extractor made it");
	if (reader.wrong)
		return hb_fail(error, HB_BAD_INPUT, "%s", reader.wrong);
	*ret_source = source;
	extraction.source = ret_source;
	*ret_extraction = extraction;
	return HB_OK;
}
