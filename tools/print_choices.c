/* What the ranking of coreference chooses from, for tools/train-coref.
 *
 *     print_choices MODEL < TEXTS.jsonl
 *
 * Each line of the texts has "id" and "text", perhaps "title" and "published".  Prints one JSON object a text: "id"; "mentions", each
 * [start, end, head start, head end, kind] in code points; and "choices" in order, each
 * [mention, chosen, [[entity, feature, feature ...], ...], [[mention, entity], ...]]: entity -1 is somebody new, and the last list
 * tells which mentions changed their entity since the choice before. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "each_text.h"
#include "extract/people/coref_rank.h"

static json_t *numbers(const int64_t *values, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(array, json_integer(values[i]));
	return array;
}

/* What the watcher keeps between two choices. */
struct watch {
	json_t *choices;
	uint32_t *entities; /* of each mention, as told last */
};

static void note_choice(void *context, const struct hb_reading *reading, const struct hb_coref_choice *choice)
{
	struct watch *watch = context;
	json_t *candidates = json_array(), *changes = json_array();

	if (!watch->entities) {
		watch->entities = hb_alloc(reading->mentions.count, sizeof *watch->entities);
		memset(watch->entities, 0xFF, reading->mentions.count * sizeof *watch->entities);
	}
	for (size_t i = 0; i < reading->mentions.count; i++) {
		uint32_t entity = reading->mentions.items[i].entity;

		if (entity != watch->entities[i])
			json_array_append_new(changes, numbers((int64_t[]){(int64_t)i, entity == HB_NONE ? -1 : (int64_t)entity}, 2));
		watch->entities[i] = entity;
	}
	for (uint32_t i = 0; i < choice->count; i++) {
		int64_t values[HB_COREF_ACTIVE + 1];

		values[0] = choice->entities[i] == HB_NONE ? -1 : (int64_t)choice->entities[i];
		for (uint32_t f = 0; f < choice->features[i].count; f++)
			values[f + 1] = choice->features[i].items[f];
		json_array_append_new(candidates, numbers(values, choice->features[i].count + 1));
	}
	json_array_append_new(watch->choices, json_pack("[iioo]", (int)choice->mention, (int)choice->chosen, candidates, changes));
}

static json_t *mentions_of(const struct hb_reading *reading)
{
	json_t *array = json_array();

	for (size_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];
		const struct hb_token *head = &reading->analysis->tokens[mention->head];
		struct hb_span span = hb_reading_span(reading, mention->first, mention->end);

		json_array_append_new(array, numbers((int64_t[]){span.start, span.end, head->start, head->end, mention->kind}, 5));
	}
	return array;
}

static void print_choices(const struct hb_analysis *analysis, struct hb_arena *arena)
{
	struct watch watch = {.choices = json_array()};
	struct hb_reading reading;
	json_t *out;

	hb_reading_init(&reading, arena, analysis);
	hb_read_before(&reading, hb_read_entities);
	hb_read_entities_watched(&reading, note_choice, &watch);
	out = json_pack("{ss?soso}", "id", analysis->source->id, "mentions", mentions_of(&reading), "choices", watch.choices);
	json_dumpf(out, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(out);
	free(watch.entities);
}

int main(int n_arguments, char **arguments)
{
	return hb_each_text(n_arguments, arguments, print_choices);
}
