/* Print the pairs of a person and what may be said of him, with their features, for tools/train-ties.
 *
 * usage: print_ties MODEL < TEXTS.jsonl      (records with "id" and "text", as `habeas extract` reads them)
 *
 * One JSON object a line and document:
 * {"id": ..., "entities": [[[start, end], ...], ...], "pairs": [[kind, entity, other entity or -1, start, end, [feature, ...]], ...]};
 * start and end are those of the second end, in code points. */
#include <stdio.h>

#include <jansson.h>

#include "each_text.h"
#include "extract/facts/tie_internal.h"

struct printing {
	const struct hb_reading *reading;
	const struct hb_tie_view *view;
	json_t *pairs, *features;
};

static void take_feature(void *context, const char *feature, size_t n_bytes)
{
	struct printing *printing = context;

	/* a feature that is cut inside of a letter is none */
	json_t *text = json_stringn(feature, n_bytes);
	if (text)
		json_array_append_new(printing->features, text);
}

static void take_pair(void *context, const struct hb_tie_pair *pair)
{
	struct printing *printing = context;
	const struct hb_reading *reading = printing->reading;
	struct hb_tie_sink sink = {.take = take_feature, .context = printing};
	struct hb_span span = hb_reading_span(reading, pair->first, pair->end);
	uint32_t other = pair->other == HB_NONE ? HB_NONE : reading->mentions.items[pair->other].entity;
	const char kind[2] = {(char)pair->kind, '\0'};

	printing->features = json_array();
	hb_tie_features(printing->view, pair, &sink);
	json_array_append_new(printing->pairs,
			      json_pack("[s, i, i, i, i, o]", kind, (int)reading->mentions.items[pair->person].entity,
					other == HB_NONE ? -1 : (int)other, (int)span.start, (int)span.end, printing->features));
}

static json_t *mentions_of(const struct hb_reading *reading, const struct hb_found_entity *entity)
{
	json_t *spans = json_array();

	for (size_t i = 0; i < entity->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[entity->mentions.items[i]];
		struct hb_span span = hb_reading_span(reading, mention->first, mention->end);

		json_array_append_new(spans, json_pack("[i, i]", (int)span.start, (int)span.end));
	}
	return spans;
}

static void print_document(const struct hb_analysis *analysis, struct hb_arena *arena)
{
	struct hb_reading reading;
	struct hb_tie_view view;
	struct printing printing = {.reading = &reading, .view = &view, .pairs = json_array()};
	json_t *entities = json_array(), *record;

	hb_reading_init(&reading, arena, analysis);
	hb_read_before(&reading, hb_read_learnt_ties);
	hb_tie_view_init(&view, &reading);
	hb_tie_pairs(&view, take_pair, &printing);
	for (size_t i = 0; i < reading.entities.count; i++)
		json_array_append_new(entities, mentions_of(&reading, &reading.entities.items[i]));
	record = json_pack("{s:s, s:o, s:o}", "id", analysis->source->id, "entities", entities, "pairs", printing.pairs);
	json_dumpf(record, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(record);
}

int main(int n_arguments, char **arguments)
{
	return hb_each_text(n_arguments, arguments, print_document);
}
