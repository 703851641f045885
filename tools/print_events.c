/* Print the events that are found, with the features of their confidence, for tools/train-confidence.
 *
 * usage: print_events MODEL < TEXTS.jsonl      (records with "id" and "text", as `habeas extract` reads them)
 *
 * One JSON object a line and document: {"id": ..., "events": [[type, start, end of the trigger in code points, [feature, ...]],
 * ...]}. */
#include <stdio.h>

#include <jansson.h>

#include "each_text.h"
#include "extract/events/event_internal.h"

static void take_feature(void *context, const char *feature)
{
	json_array_append_new(context, json_string(feature));
}

static json_t *event_json(const struct hb_event_view *view, size_t index)
{
	const struct hb_found_event *found = &view->search->found.items[index];
	const struct hb_token *token = &view->search->tree.tokens[found->trigger];
	json_t *features = json_array();

	hb_event_features(view, index, &(struct hb_event_sink){.take = take_feature, .context = features});
	return json_pack("[s, i, i, o]", found->rule->type, (int)token->start, (int)token->end, features);
}

static void print_document(const struct hb_analysis *analysis, struct hb_arena *arena)
{
	struct hb_reading reading;
	struct hb_event_search search;
	struct hb_event_view view;
	json_t *events = json_array(), *record;

	hb_reading_init(&reading, arena, analysis);
	hb_read_before(&reading, hb_read_events);
	hb_search_events(&search, &reading);
	hb_event_view_init(&view, &search);
	for (size_t i = 0; i < search.found.count; i++)
		if (!search.found.items[i].dropped)
			json_array_append_new(events, event_json(&view, i));
	record = json_pack("{s:s, s:o}", "id", analysis->source->id, "events", events);
	json_dumpf(record, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(record);
}

int main(int n_arguments, char **arguments)
{
	return hb_each_text(n_arguments, arguments, print_document);
}
