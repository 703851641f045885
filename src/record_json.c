/* Extractions to JSON: see record_json.h.  Reading back is in record_read.c. */
#include "record_json.h"

#include <stdio.h>

#include "source/source.h"

static json_t *text_json(const char *text)
{
	return text ? json_string(text) : json_null();
}

/* Confidences with two digits: more would only show noise. */
static json_t *confidence_json(float confidence)
{
	return json_real((double)(int)(confidence * 100.0F + 0.5F) / 100.0);
}

static json_t *span_json(struct hb_span span)
{
	if (span.start == span.end)
		return json_null();
	json_t *pair = json_array();
	json_array_append_new(pair, json_integer(span.start));
	json_array_append_new(pair, json_integer(span.end));
	return pair;
}

/* Items are named by a letter and their place, counted from 1: "e1", "v3". */
static json_t *id_json(char letter, uint32_t index)
{
	char id[16];
	if (index == HB_NONE)
		return json_null();
	snprintf(id, sizeof id, "%c%u", letter, index + 1);
	return json_string(id);
}

static json_t *ids_json(char letter, const uint32_t *indices, size_t count)
{
	json_t *array = json_array();
	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, id_json(letter, indices[i]));
	return array;
}

/* {"min":..,"max":..} with null for what is open; null when neither is known. */
static json_t *bounds_json(int32_t min, int32_t max)
{
	if (min < 0 && max < 0)
		return json_null();
	json_t *object = json_object();
	json_object_set_new(object, "min", min < 0 ? json_null() : json_integer(min));
	json_object_set_new(object, "max", max < 0 ? json_null() : json_integer(max));
	return object;
}

static json_t *mention_json(const struct hb_mention *mention)
{
	json_t *array = json_array();
	json_array_append_new(array, json_integer(mention->span.start));
	json_array_append_new(array, json_integer(mention->span.end));
	json_array_append_new(array, json_string(hb_mention_kind_text(mention->kind)));
	json_array_append_new(array, json_integer(mention->head.start));
	json_array_append_new(array, json_integer(mention->head.end));
	return array;
}

static json_t *attribute_json(const struct hb_attribute *attribute)
{
	json_t *object = json_object();
	json_object_set_new(object, "property", text_json(attribute->property));
	json_object_set_new(object, "value", text_json(attribute->value));
	if (attribute->as_of)
		json_object_set_new(object, "as_of", attribute->as_of[0] ? text_json(attribute->as_of) : json_null());
	json_object_set_new(object, "span", span_json(attribute->span));
	json_object_set_new(object, "source", id_json('e', attribute->asserter));
	json_object_set_new(object, "reality", json_string(hb_reality_text(attribute->reality)));
	json_object_set_new(object, "confidence", confidence_json(attribute->confidence));
	return object;
}

static json_t *entity_json(const struct hb_entity *entity, uint32_t index)
{
	json_t *object = json_object();
	json_t *aliases = json_array(), *mentions = json_array(), *attributes = json_array();
	for (size_t i = 0; i < entity->n_aliases; i++)
		json_array_append_new(aliases, json_string(entity->aliases[i]));
	for (size_t i = 0; i < entity->n_mentions; i++)
		json_array_append_new(mentions, mention_json(&entity->mentions[i]));
	for (size_t i = 0; i < entity->n_attributes; i++)
		json_array_append_new(attributes, attribute_json(&entity->attributes[i]));
	json_object_set_new(object, "id", id_json('e', index));
	json_object_set_new(object, "type", json_string(hb_entity_type_text(entity->type)));
	/* Readers of names alone find whom a report does not name under the description; where both are equal there is no name. */
	json_object_set_new(object, "name", text_json(entity->name ? entity->name : entity->description));
	json_object_set_new(object, "description", text_json(entity->description));
	json_object_set_new(object, "aliases", aliases);
	json_object_set_new(object, "mentions", mentions);
	json_object_set_new(object, "attributes", attributes);
	json_object_set_new(object, "count", bounds_json(entity->count_min, entity->count_max));
	json_object_set_new(object, "country", text_json(entity->country));
	if (entity->kind)
		json_object_set_new(object, "kind", json_string(entity->kind));
	if (entity->canonical)
		json_object_set_new(object, "canonical", json_string(entity->canonical));
	if (entity->within)
		json_object_set_new(object, "within", json_string(entity->within));
	if (entity->geonames)
		json_object_set_new(object, "geonames", json_integer(entity->geonames));
	json_object_set_new(object, "specific", json_boolean(entity->specific));
	return object;
}

static json_t *relation_json(const struct hb_relation *relation)
{
	json_t *object = json_object();
	json_object_set_new(object, "type", text_json(relation->type));
	json_object_set_new(object, "who", id_json('e', relation->who));
	json_object_set_new(object, "of", id_json('e', relation->of));
	json_object_set_new(object, "span", span_json(relation->span));
	json_object_set_new(object, "source", id_json('e', relation->asserter));
	json_object_set_new(object, "reality", json_string(hb_reality_text(relation->reality)));
	json_object_set_new(object, "confidence", confidence_json(relation->confidence));
	return object;
}

static json_t *time_json(const struct hb_time *time)
{
	if (!time->value && !time->text)
		return json_null();
	json_t *object = json_object();
	json_object_set_new(object, "value", text_json(time->value));
	json_object_set_new(object, "text", text_json(time->text));
	json_object_set_new(object, "span", span_json(time->span));
	json_object_set_new(object, "earliest", text_json(time->earliest));
	json_object_set_new(object, "latest", text_json(time->latest));
	json_object_set_new(object, "anchor", text_json(time->anchor));
	return object;
}

/* A duration that is one number stays a number, as in the design's example; else its bounds. */
static json_t *duration_json(const struct hb_event *event)
{
	if (event->days_min >= 0 && event->days_min == event->days_max)
		return json_integer(event->days_min);
	return bounds_json(event->days_min, event->days_max);
}

static json_t *event_json(const struct hb_event *event, uint32_t index)
{
	json_t *object = json_object(), *roles = json_object();
	for (int role = 0; role < HB_ROLE_COUNT; role++)
		json_object_set_new(roles, hb_role_text((enum hb_role)role),
				    ids_json('e', event->roles[role], event->n_roles[role]));
	json_object_set_new(object, "id", id_json('v', index));
	json_object_set_new(object, "type", text_json(event->type));
	json_object_set_new(object, "roles", roles);
	json_object_set_new(object, "time", time_json(&event->time));
	json_object_set_new(object, "duration_days", duration_json(event));
	json_object_set_new(object, "duration_span", span_json(event->duration_span));
	json_object_set_new(object, "count", bounds_json(event->count_min, event->count_max));
	json_object_set_new(object, "count_span", span_json(event->count_span));
	json_object_set_new(object, "reality", json_string(hb_reality_text(event->reality)));
	json_object_set_new(object, "source", id_json('e', event->source));
	json_object_set_new(object, "statement", id_json('t', event->statement));
	json_object_set_new(object, "about", id_json('v', event->about));
	json_object_set_new(object, "earlier", id_json('v', event->earlier));
	json_object_set_new(object, "condition", span_json(event->condition));
	json_object_set_new(object, "deadline", time_json(&event->deadline));
	json_object_set_new(object, "amount", span_json(event->amount));
	json_object_set_new(object, "trigger", span_json(event->trigger));
	json_object_set_new(object, "span", span_json(event->span));
	json_object_set_new(object, "confidence", confidence_json(event->confidence));
	json_object_set_new(object, "rule", text_json(event->rule));
	return object;
}

/* One span is [s, e]; a content in pieces is a list of spans. */
static json_t *content_json(const struct hb_statement *statement)
{
	if (statement->n_content == 1)
		return span_json(statement->content[0]);
	json_t *array = json_array();
	for (size_t i = 0; i < statement->n_content; i++)
		json_array_append_new(array, span_json(statement->content[i]));
	return array;
}

static json_t *statement_json(const struct hb_statement *statement, uint32_t index)
{
	json_t *object = json_object();
	json_object_set_new(object, "id", id_json('t', index));
	json_object_set_new(object, "speaker", id_json('e', statement->speaker));
	json_object_set_new(object, "speaker_span", span_json(statement->speaker_span));
	json_object_set_new(object, "addressee", ids_json('e', statement->addressees, statement->n_addressees));
	json_object_set_new(object, "content", content_json(statement));
	json_object_set_new(object, "cue", span_json(statement->cue));
	json_object_set_new(object, "kind", json_string(hb_statement_kind_text(statement->kind)));
	json_object_set_new(object, "attitude", json_string(hb_attitude_text(statement->attitude)));
	json_object_set_new(object, "position", text_json(statement->position));
	json_object_set_new(object, "relayed_by", id_json('e', statement->relayed_by));
	json_object_set_new(object, "within", id_json('t', statement->within));
	json_object_set_new(object, "confidence", confidence_json(statement->confidence));
	return object;
}

static json_t *timex_json(const struct hb_timex *timex)
{
	json_t *object = json_object();
	json_object_set_new(object, "span", span_json(timex->span));
	json_object_set_new(object, "type", json_string(hb_timex_type_text(timex->type)));
	json_object_set_new(object, "value", text_json(timex->value));
	json_object_set_new(object, "anchor", text_json(timex->anchor));
	return object;
}

json_t *hb_extraction_to_json(const struct hb_extraction *extraction)
{
	json_t *object = json_object();
	json_t *entities = json_array(), *relations = json_array(), *events = json_array();
	json_t *statements = json_array(), *timexes = json_array();
	for (uint32_t i = 0; i < extraction->n_entities; i++)
		json_array_append_new(entities, entity_json(&extraction->entities[i], i));
	for (uint32_t i = 0; i < extraction->n_relations; i++)
		json_array_append_new(relations, relation_json(&extraction->relations[i]));
	for (uint32_t i = 0; i < extraction->n_events; i++)
		json_array_append_new(events, event_json(&extraction->events[i], i));
	for (uint32_t i = 0; i < extraction->n_statements; i++)
		json_array_append_new(statements, statement_json(&extraction->statements[i], i));
	for (uint32_t i = 0; i < extraction->n_timexes; i++)
		json_array_append_new(timexes, timex_json(&extraction->timexes[i]));
	json_object_set_new(object, "format", json_string("habeas-extraction/1"));
	json_object_set_new(object, "extractor", text_json(extraction->extractor));
	json_object_set_new(object, "doc", hb_source_to_json(extraction->source));
	json_object_set_new(object, "entities", entities);
	json_object_set_new(object, "relations", relations);
	json_object_set_new(object, "events", events);
	json_object_set_new(object, "statements", statements);
	json_object_set_new(object, "timexes", timexes);
	return object;
}
