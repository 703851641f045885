/* What the passes share, and the last of them: from what was found to the records of record.h. */
#include "extract/extract.h"
#include "extract/reading.h"
#include "world/place.h"

#include <string.h>


void hb_reading_init(struct hb_reading *reading, struct hb_arena *arena, const struct hb_analysis *analysis)
{
	size_t n = analysis->n_tokens;

	*reading = (struct hb_reading){.arena = arena, .analysis = analysis};
	if (!analysis->source->published || !hb_date_parse(analysis->source->published, &reading->published))
		reading->published = (struct hb_date){0};
	hb_offsets_init(&reading->offsets, arena, analysis->source->text, analysis->source->n_text_bytes);
	reading->mention_of_head = hb_arena_alloc(arena, n, sizeof *reading->mention_of_head);
	reading->statement_of = hb_arena_alloc(arena, n, sizeof *reading->statement_of);
	for (size_t i = 0; i < n; i++)
		reading->mention_of_head[i] = reading->statement_of[i] = HB_NONE;
}

struct hb_span hb_reading_span(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	const struct hb_token *tokens = reading->analysis->tokens;

	while (first < end && tokens[first].is_space)
		first++;
	while (first < end && tokens[end - 1].is_space)
		end--;
	if (first >= end)
		return (struct hb_span){0, 0};
	return (struct hb_span){tokens[first].start, tokens[end - 1].end};
}

const char *hb_reading_text(const struct hb_reading *reading, struct hb_span span)
{
	size_t start = hb_offsets_byte(&reading->offsets, span.start);

	return hb_arena_copy_text(reading->arena, reading->offsets.text + start,
				  hb_offsets_byte(&reading->offsets, span.end) - start);
}

uint32_t hb_reading_entity_at(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_analysis *analysis = reading->analysis;
	uint32_t mention = reading->mention_of_head[token];
	uint32_t name = analysis->tokens[token].name;

	if (mention == HB_NONE && name != HB_NONE) {
		for (uint32_t i = analysis->names[name].first; mention == HB_NONE && i < analysis->names[name].end; i++) {
			uint32_t found = reading->mention_of_head[i];

			if (found != HB_NONE && reading->mentions.items[found].first <= token &&
			    token < reading->mentions.items[found].end)
				mention = found;
		}
	}
	return mention == HB_NONE ? HB_NONE : reading->mentions.items[mention].entity;
}

uint32_t hb_reading_add_entity(struct hb_reading *reading, enum hb_entity_type type)
{
	struct hb_found_entity entity = {
		.entity = {.type = type, .count_min = -1, .count_max = -1, .specific = true},
		.relation_of = HB_NONE,
	};

	HB_PUSH(reading->arena, reading->entities, entity);
	return (uint32_t)reading->entities.count - 1;
}

/* The other names of an entity: the distinct texts of its name mentions. */
static void finish_aliases(struct hb_reading *reading, struct hb_found_entity *found)
{
	HB_ARRAY(const char *) aliases = {0};

	for (size_t i = 0; i < found->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[found->mentions.items[i]];
		const char *text;
		bool known;

		if (mention->kind != HB_NAME)
			continue;
		text = hb_reading_text(reading, hb_reading_span(reading, mention->first, mention->end));
		known = found->entity.name && strcmp(found->entity.name, text) == 0;
		for (size_t j = 0; j < aliases.count && !known; j++)
			known = strcmp(aliases.items[j], text) == 0;
		if (!known)
			HB_PUSH(reading->arena, aliases, text);
	}
	found->entity.aliases = aliases.items;
	found->entity.n_aliases = aliases.count;
}

/* In which state a place lies, as lists have it, for readers who look among the properties; the words are those that name the place. */
static void add_country(struct hb_reading *reading, struct hb_found_entity *found)
{
	const char *country = found->entity.country ? hb_country_name(found->entity.country) : NULL;
	const struct hb_found_mention *mention;

	if (found->entity.type != HB_PLACE || !country || !found->mentions.count ||
	    (found->entity.canonical && strcmp(found->entity.canonical, country) == 0))
		return;
	mention = &reading->mentions.items[found->mentions.items[0]];
	HB_PUSH(reading->arena, found->attributes,
		((struct hb_attribute){.property = "country", .value = country, .span = hb_reading_span(reading, mention->first, mention->end),
				       .confidence = 0.9f, .asserter = HB_NONE, .reality = HB_ACTUAL}));
}

static void finish_entity(struct hb_reading *reading, struct hb_found_entity *found)
{
	struct hb_mention *mentions = hb_arena_alloc(reading->arena, found->mentions.count, sizeof *mentions);

	for (size_t i = 0; i < found->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[found->mentions.items[i]];

		mentions[i] = (struct hb_mention){
			.span = hb_reading_span(reading, mention->first, mention->end),
			.head = hb_reading_span(reading, mention->head, mention->head + 1),
			.kind = mention->kind,
		};
	}
	found->entity.mentions = mentions;
	found->entity.n_mentions = found->mentions.count;
	add_country(reading, found);
	found->entity.attributes = found->attributes.items;
	found->entity.n_attributes = found->attributes.count;
	finish_aliases(reading, found);
}

void hb_finish_reading(struct hb_reading *reading, struct hb_extraction *ret_extraction)
{
	struct hb_entity *entities = hb_arena_alloc(reading->arena, reading->entities.count, sizeof *entities);
	struct hb_timex *timexes = hb_arena_alloc(reading->arena, reading->timexes.count, sizeof *timexes);

	for (size_t i = 0; i < reading->entities.count; i++) {
		finish_entity(reading, &reading->entities.items[i]);
		entities[i] = reading->entities.items[i].entity;
	}
	for (size_t i = 0; i < reading->timexes.count; i++)
		timexes[i] = reading->timexes.items[i].timex;
	*ret_extraction = (struct hb_extraction){
		.source = reading->analysis->source,
		.extractor = hb_extractor(),
		.entities = entities,
		.n_entities = reading->entities.count,
		.relations = reading->relations.items,
		.n_relations = reading->relations.count,
		.events = reading->events.items,
		.n_events = reading->events.count,
		.statements = reading->statements.items,
		.n_statements = reading->statements.count,
		.timexes = timexes,
		.n_timexes = reading->timexes.count,
	};
}
