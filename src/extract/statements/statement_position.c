/* The pass position: in what position to know the speaker of each statement is.  It comes after events, which say who was held and
 * by whom. */
#include <string.h>

#include "base/event_type_table.h"
#include "extract/lexicon.h"
#include "extract/people/mention_internal.h"
#include "extract/trace.h"

enum { KINSHIP_TYPE, KINSHIP_GENDER, KINSHIP_KIND };

/* What the events and relations of the document say of each entity. */
struct parts {
	bool *captive, *captor;
	bool any_captive;
};

static bool is_held_class(const char *class)
{
	return hb_is_any(class, "taking missing captivity sign treatment end body-return");
}

/* Who took or holds somebody, not who arrested him by law. */
static bool takes(const struct hb_event *event, const char *class)
{
	return !hb_is(event->type, "arrest") && hb_is_any(class, "taking captivity");
}

static void find_parts(const struct hb_reading *reading, struct parts *parts)
{
	size_t n = reading->entities.count;

	*parts = (struct parts){hb_arena_zero(reading->arena, n, sizeof *parts->captive),
				hb_arena_zero(reading->arena, n, sizeof *parts->captor), false};
	for (size_t i = 0; i < reading->events.count; i++) {
		const struct hb_event *event = &reading->events.items[i];
		const char *class = hb_lexicon_field(&hb_lexicon_event_types, event->type, HB_EVENT_TYPE_CLASS);

		if (!class || event->reality != HB_ACTUAL || !is_held_class(class))
			continue;
		for (size_t k = 0; k < event->n_roles[HB_VICTIM]; k++) {
			parts->captive[event->roles[HB_VICTIM][k]] = true;
			parts->any_captive = true;
		}
		for (size_t k = 0; takes(event, class) && k < event->n_roles[HB_AGENT]; k++)
			parts->captor[event->roles[HB_AGENT][k]] = true;
	}
}

static const char *listed(const char *words)
{
	return hb_lexicon_field(&hb_lexicon_positions, words, 0);
}

static bool is_family(const char *relation)
{
	const char *kind = hb_lexicon_field(&hb_lexicon_kinship, relation, KINSHIP_KIND);

	return kind && hb_is(kind, "family");
}

/* By a tie to somebody who was held, or one whose owner is not told in a report on captives. */
static const char *by_relation(const struct hb_reading *reading, const struct parts *parts, uint32_t entity)
{
	const char *relation_type = reading->entities.items[entity].relation_type;

	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *relation = &reading->relations.items[i];
		uint32_t other = relation->who == entity ? relation->of : relation->of == entity ? relation->who : HB_NONE;

		if (other == HB_NONE || !parts->captive[other] || relation->reality != HB_ACTUAL)
			continue;
		if (is_family(relation->type))
			return "relative";
		if (relation->who == entity && listed(relation->type))
			return listed(relation->type);
	}
	if (relation_type && parts->any_captive && reading->entities.items[entity].relation_of == HB_NONE && is_family(relation_type))
		return "relative";
	return NULL;
}

/* By the words of a mention: "foreign minister" before "minister". */
static const char *by_mention(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	const struct hb_token *head = hb_tok(reading, mention->head);
	const char *found = NULL;

	if (mention->kind == HB_PRONOUN)
		return NULL;
	if (mention->head > mention->first)
		found = listed(hb_arena_format(reading->arena, "%s %s", head[-1].lower, head->lower));
	if (!found && mention->kind == HB_NOMINAL)
		found = listed(head->lower);
	if (!found && mention->kind == HB_NOMINAL)
		found = listed(head->lemma);
	return found;
}

static const char *by_value(const char *value)
{
	const char *last = strrchr(value, ' '), *found = listed(value);

	return found || !last ? found : listed(last + 1);
}

static const char *by_kind(const char *kind)
{
	if (hb_is_any(kind, "government army police court") || hb_is(kind, "security service"))
		return "official";
	if (hb_is(kind, "media"))
		return "reporter";
	return hb_is(kind, "families") ? "relative" : hb_is(kind, "mediator") ? "mediator" : NULL;
}

static const char *position_of(const struct hb_reading *reading, const struct parts *parts, uint32_t entity)
{
	const struct hb_found_entity *found = &reading->entities.items[entity];
	const char *position = by_relation(reading, parts, entity);

	if (parts->captive[entity])
		return "captive";
	if (found->entity.kind && found->entity.type == HB_ORGANIZATION && by_kind(found->entity.kind))
		return by_kind(found->entity.kind);
	if (parts->captor[entity])
		return "captor";
	for (size_t i = 0; !position && i < found->mentions.count; i++)
		position = by_mention(reading, &reading->mentions.items[found->mentions.items[i]]);
	for (size_t i = 0; !position && i < found->attributes.count; i++)
		if (hb_is_any(found->attributes.items[i].property, "occupation office"))
			position = by_value(found->attributes.items[i].value);
	return position;
}

/* The positions of all speakers; an entity's mentions and ties are gone through once, however often it speaks. */
static const char **speaker_positions(const struct hb_reading *reading)
{
	const char **positions = hb_arena_zero(reading->arena, reading->entities.count, sizeof *positions);
	bool *settled = hb_arena_zero(reading->arena, reading->entities.count, sizeof *settled);
	struct parts parts;

	find_parts(reading, &parts);
	for (size_t i = 0; i < reading->statements.count; i++) {
		uint32_t speaker = reading->statements.items[i].speaker;

		if (speaker == HB_NONE || settled[speaker])
			continue;
		positions[speaker] = position_of(reading, &parts, speaker);
		settled[speaker] = true;
	}
	return positions;
}

void hb_read_positions(struct hb_reading *reading)
{
	const char **positions = speaker_positions(reading);

	for (size_t i = 0; i < reading->statements.count; i++) {
		struct hb_statement *statement = &reading->statements.items[i];
		const struct hb_found_mention *mention;

		if (statement->speaker == HB_NONE)
			continue;
		if (positions[statement->speaker])
			statement->position = positions[statement->speaker];
		if (!statement->position || !reading->entities.items[statement->speaker].mentions.count)
			continue;
		mention = &reading->mentions.items[reading->entities.items[statement->speaker].mentions.items[0]];
		hb_trace(reading, HB_PASS_STATEMENT, mention->first, mention->end, "speaks as %s", statement->position);
	}
}
