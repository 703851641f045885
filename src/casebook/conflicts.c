/* Where reports disagree, in this version on three properties: the day of an event, the length of a captivity, and an age.
 * Values that differ only in precision are no conflict; which reports copy which, and corrections, are not told apart yet. */
#include <stdlib.h>
#include <string.h>

#include "casebook/export_internal.h"
#include "casebook/facts.h"

enum {
	AGE_SLACK_DAYS = 31, /* a birthday near the day of publication */
};

/* One value: an interval, how it is written, and the sources that give it. */
struct variant {
	int64_t first, last;
	json_t *value;
	struct hb_things sources; /* numbers */
};

struct variants {
	struct variant *items;
	size_t count, capacity;
};

static void add_variant(const struct hb_view *view, struct variants *variants, int64_t first, int64_t last, json_t *value,
			uint32_t source)
{
	for (size_t i = 0; i < variants->count; i++)
		if (json_equal(variants->items[i].value, value)) {
			json_decref(value);
			if (first < variants->items[i].first) /* one age on two days */
				variants->items[i].first = first;
			if (last > variants->items[i].last)
				variants->items[i].last = last;
			hb_things_add(&variants->items[i].sources, view->arena, source);
			return;
		}
	HB_PUSH(view->arena, *variants, (struct variant){.first = first, .last = last, .value = value});
	hb_things_add(&variants->items[variants->count - 1].sources, view->arena, source);
}

static int compare_variants(const void *a_pointer, const void *b_pointer)
{
	const struct variant *a = a_pointer, *b = b_pointer;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->last < b->last ? -1 : a->last > b->last;
}

static bool disagree(const struct variants *variants, int64_t slack)
{
	int64_t latest_start = INT64_MIN, earliest_end = INT64_MAX;
	for (size_t i = 0; i < variants->count; i++) {
		const struct variant *variant = &variants->items[i];
		latest_start = variant->first > latest_start ? variant->first : latest_start;
		earliest_end = variant->last < earliest_end ? variant->last : earliest_end;
	}
	return variants->count > 1 && latest_start > earliest_end + slack;
}

static json_t *source_ids(const struct hb_things *numbers, const char *letter)
{
	json_t *array = json_array();
	for (size_t i = 0; i < numbers->count; i++)
		json_array_append_new(array, json_sprintf("%s%u", letter, numbers->items[i]));
	return array;
}

/* Write the conflict when there is one; the variants' values are given up either way. */
static void write_conflict(json_t *conflicts, struct variants *variants, int64_t slack, const char *person, uint32_t event,
			   const char *property)
{
	bool conflict = disagree(variants, slack);
	json_t *values = json_array();
	if (variants->count)
		qsort(variants->items, variants->count, sizeof *variants->items, compare_variants);
	for (size_t i = 0; i < variants->count; i++)
		json_array_append_new(values, json_pack("{s:o, s:o, s:o}", "value", variants->items[i].value, "sources",
							source_ids(&variants->items[i].sources, "s"), "origins",
							source_ids(&variants->items[i].sources, "o")));
	if (!conflict) {
		json_decref(values);
		return;
	}
	json_array_append_new(conflicts,
			      json_pack("{s:o, s:o, s:o, s:s, s:s, s:s, s:o}", "id",
					json_sprintf("x%zu", json_array_size(conflicts) + 1), "person", hb_json_text(person),
					"event", event == HB_NONE ? json_null() : json_sprintf("v%u", event + 1), "property",
					property, "kind", "conflict", "state", "open", "values", values));
}

static void add_dates(const struct hb_view *view, struct variants *variants, const struct hb_merged_event *event)
{
	for (size_t i = 0; i < event->n_claims; i++) {
		const struct hb_event_claim *claim = &event->claims[i];
		if (claim->first != HB_DAY_UNKNOWN_FIRST && claim->last != HB_DAY_UNKNOWN_LAST)
			add_variant(view, variants, claim->first, claim->last, hb_json_days(claim->first, claim->last),
				    view->corpus->sources[claim->source].number);
	}
}

/* Ends of captivity with no dated taking between them are days told of one end. */
static void end_conflict(const struct hb_view *view, json_t *conflicts, uint32_t thing)
{
	const struct hb_things *befell = &view->befell[thing];
	HB_ARRAY(uint32_t) ends = {0};
	for (size_t i = 0; i <= befell->count; i++) { /* merged events are sorted by time */
		const struct hb_merged_event *event = i < befell->count ? &view->events.items[befell->items[i]] : NULL;
		bool told = event && event->reality == HB_ACTUAL && event->first != HB_DAY_UNKNOWN_FIRST &&
			    event->last != HB_DAY_UNKNOWN_LAST;
		if (told && event->class == HB_CLASS_END)
			HB_PUSH(view->arena, ends, befell->items[i]);
		if (event && !(told && event->class == HB_CLASS_TAKING))
			continue;
		struct variants variants = {0};
		for (size_t k = 0; ends.count > 1 && k < ends.count; k++)
			add_dates(view, &variants, &view->events.items[ends.items[k]]);
		write_conflict(conflicts, &variants, 0, view->shown[thing].id, ends.count ? ends.items[0] : HB_NONE, "date");
		ends.count = 0;
	}
}

static void date_conflict(const struct hb_view *view, json_t *conflicts, uint32_t index, const char *person)
{
	struct variants variants = {0};
	add_dates(view, &variants, &view->events.items[index]);
	write_conflict(conflicts, &variants, 0, person, index, "date");
}

/* "498 days", "101 days or more", "499 days or less". */
static json_t *days_json(int32_t min, int32_t max)
{
	if (min >= 0 && max >= 0 && min != max)
		return json_sprintf("%d to %d days", (int)min, (int)max);
	if (max < 0)
		return json_sprintf("%d days or more", (int)min);
	return json_sprintf(min < 0 ? "%d days or less" : "%d days", (int)max);
}

static void duration_conflict(const struct hb_view *view, json_t *conflicts, uint32_t index, const char *person)
{
	const struct hb_merged_event *event = &view->events.items[index];
	struct variants variants = {0};
	for (size_t i = 0; i < event->n_claims; i++) {
		const struct hb_event *claimed = hb_event_of(view->corpus, &event->claims[i]);
		if (claimed->days_min >= 0 || claimed->days_max >= 0)
			add_variant(view, &variants, claimed->days_min < 0 ? 0 : claimed->days_min,
				    claimed->days_max < 0 ? INT64_MAX : claimed->days_max,
				    days_json(claimed->days_min, claimed->days_max),
				    view->corpus->sources[event->claims[i].source].number);
	}
	write_conflict(conflicts, &variants, 0, person, index, "duration_days");
}

/* Ages on different days agree when some day of birth fits both. */
static void age_conflict(const struct hb_view *view, json_t *conflicts, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	struct variants variants = {0};
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const struct hb_corpus_source *source = hb_corpus_source_of(view->corpus, thing->nodes[i]);
		const struct hb_entity *entity = hb_corpus_entity(view->corpus, thing->nodes[i]);
		for (size_t a = 0; a < entity->n_attributes; a++) {
			const struct hb_attribute *attribute = &entity->attributes[a];
			int32_t first, last;
			if (attribute->property && attribute->value && attribute->reality == HB_ACTUAL &&
			    strcmp(attribute->property, "age") == 0 &&
			    hb_birth_days(attribute, source->published_first, source->published_last, &first, &last))
				add_variant(view, &variants, first, last,
					    json_string(attribute->value),
					    source->number);
		}
	}
	write_conflict(conflicts, &variants, AGE_SLACK_DAYS, view->shown[thing_index].id, HB_NONE, "age");
}

json_t *hb_view_conflicts_json(const struct hb_view *view)
{
	json_t *conflicts = json_array();
	for (uint32_t i = 0; i < view->events.count; i++) {
		const struct hb_merged_event *event = &view->events.items[i];
		if (event->class == HB_CLASS_INTERVENTION || event->reality != HB_ACTUAL)
			continue;
		const char *person = view->shown[event->roles[HB_VICTIM].items[0]].id;
		date_conflict(view, conflicts, i, person);
		duration_conflict(view, conflicts, i, person);
	}
	for (size_t i = 0; i < view->n_order; i++)
		if (view->resolution.things[view->order[i]].type == HB_PERSON) {
			age_conflict(view, conflicts, view->order[i]);
			end_conflict(view, conflicts, view->order[i]);
		}
	return conflicts;
}
