/* Pleas, pledges, demands, meetings: see events.h. */
#include <string.h>

#include "base/table.h"
#include "casebook/events.h"

enum {
	SAME_TIME_DAYS = 7, /* between reports, times wider than a week do not show that two acts are one */
};

static bool overlap(const struct hb_things *a, const struct hb_things *b)
{
	for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
		if (a->items[i] == b->items[j])
			return true;
		if (a->items[i] < b->items[j])
			i++;
		else
			j++;
	}
	return false;
}

/* One says nothing, or both say the same. */
static bool allow(const struct hb_things *a, const struct hb_things *b)
{
	return !a->count || !b->count || overlap(a, b);
}

static bool is_mutual(const char *type)
{
	return strcmp(type, "meeting") == 0 || strcmp(type, "negotiation") == 0 || strcmp(type, "agreement") == 0;
}

/* The parties of a mutual act stand in either role. */
static struct hb_things parties(const struct hb_merged_event *event, struct hb_arena *arena)
{
	static const enum hb_role roles[] = {HB_AGENT, HB_ADDRESSEE, HB_VICTIM};
	struct hb_things all = {0};
	for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
		for (size_t i = 0; i < event->roles[roles[r]].count; i++)
			hb_things_add(&all, arena, event->roles[roles[r]].items[i]);
	return all;
}

static bool parties_agree(const struct hb_merged_event *a, const struct hb_merged_event *b, struct hb_arena *arena)
{
	if (is_mutual(a->type)) {
		struct hb_things all_a = parties(a, arena), all_b = parties(b, arena);
		size_t shared = 0;
		for (size_t i = 0; i < all_a.count; i++)
			shared += hb_things_have(&all_b, all_a.items[i]);
		size_t smaller = all_a.count < all_b.count ? all_a.count : all_b.count;
		return shared && shared == smaller;
	}
	if (!a->roles[HB_AGENT].count || !b->roles[HB_AGENT].count)
		return false;
	return overlap(&a->roles[HB_AGENT], &b->roles[HB_AGENT]) && allow(&a->roles[HB_ADDRESSEE], &b->roles[HB_ADDRESSEE]) &&
	       allow(&a->roles[HB_BENEFICIARY], &b->roles[HB_BENEFICIARY]) && allow(&a->roles[HB_VICTIM], &b->roles[HB_VICTIM]);
}

static bool known(int32_t first, int32_t last)
{
	return first != HB_DAY_UNKNOWN_FIRST && last != HB_DAY_UNKNOWN_LAST;
}

/* The day by which the event is found among others: its own, or that on which its report appeared. */
static int32_t day_of(const struct hb_merging *merging, const struct hb_merged_event *event)
{
	return known(event->first, event->last) ? event->first
						 : merging->corpus->sources[event->claims[0].source].published_first;
}

static bool times_agree(const struct hb_merging *merging, const struct hb_merged_event *a, const struct hb_merged_event *b,
			bool one_report)
{
	bool both = known(a->first, a->last) && known(b->first, b->last);
	if (both && (a->first > b->last || b->first > a->last))
		return false;
	if (one_report)
		return true;
	if (both)
		return (int64_t)a->last - a->first <= SAME_TIME_DAYS && (int64_t)b->last - b->first <= SAME_TIME_DAYS;
	int64_t apart = (int64_t)day_of(merging, a) - day_of(merging, b);
	return apart <= SAME_TIME_DAYS && -apart <= SAME_TIME_DAYS;
}

/* Acts that reports of one week give no day are one when more is shared than who acts. */
static bool is_same_act(const struct hb_merged_event *a, const struct hb_merged_event *b)
{
	return (known(a->first, a->last) && known(b->first, b->last)) || is_mutual(a->type) ||
	       overlap(&a->roles[HB_ADDRESSEE], &b->roles[HB_ADDRESSEE]) ||
	       overlap(&a->roles[HB_BENEFICIARY], &b->roles[HB_BENEFICIARY]);
}

static void take(struct hb_merging *merging, struct hb_merged_event *kept, const struct hb_merged_event *other)
{
	struct hb_event_claim *claims = hb_arena_alloc(merging->arena, kept->n_claims + other->n_claims, sizeof *claims);
	memcpy(claims, kept->claims, kept->n_claims * sizeof *claims);
	memcpy(claims + kept->n_claims, other->claims, other->n_claims * sizeof *claims);
	kept->claims = claims;
	kept->n_claims += other->n_claims;
	for (size_t i = 0; i < other->roles[HB_VICTIM].count; i++)
		hb_things_add(&kept->roles[HB_VICTIM], merging->arena, other->roles[HB_VICTIM].items[i]);
	hb_merged_event_settle(merging->corpus, merging->resolution, merging->arena, kept);
}

static struct hb_merged_event single(struct hb_merging *merging, uint32_t source_index, uint32_t event_index)
{
	const struct hb_corpus_source *source = &merging->corpus->sources[source_index];
	const struct hb_event *event = &source->extraction.events[event_index];
	struct hb_event_claim *claim = hb_arena_alloc(merging->arena, 1, sizeof *claim);
	struct hb_merged_event merged = {.type = event->type, .class = HB_CLASS_INTERVENTION, .reality = event->reality,
					 .claims = claim, .n_claims = 1, .about = HB_NONE, .earlier = HB_NONE};
	*claim = (struct hb_event_claim){.source = source_index, .event = event_index};
	hb_time_days(&event->time, &claim->first, &claim->last);
	for (size_t i = 0; i < event->n_roles[HB_VICTIM]; i++) {
		uint32_t entity = event->roles[HB_VICTIM][i];
		if (hb_entity_is_specific(&source->extraction.entities[entity]))
			hb_things_add(&merged.roles[HB_VICTIM], merging->arena,
				      merging->resolution->thing_of[source->first_node + entity]);
	}
	hb_merged_event_settle(merging->corpus, merging->resolution, merging->arena, &merged);
	return merged;
}

static bool has_party(const struct hb_merged_event *event)
{
	for (int role = 0; role < HB_PLACE_ROLE; role++)
		if (event->roles[role].count)
			return true;
	return false;
}

/* What can be joined between reports shares a type, a reality, a party, and days that touch.  So events hang in lists by type,
 * reality, party and stretch of days, and one looks into its own stretch and the two beside it. */
struct event_list {
	HB_ARRAY(uint32_t) events;
};

struct lists {
	struct hb_table table;
	HB_ARRAY(struct event_list) items;
};

static struct event_list *list_of(struct hb_merging *merging, struct lists *lists, const struct hb_merged_event *event,
				  uint32_t party, int32_t stretch)
{
	bool is_new;
	const char *key = hb_arena_format(merging->arena, "%s/%d/%u/%d", event->type, (int)event->reality, party, stretch);
	uint64_t *place = hb_table_add(&lists->table, key, strlen(key), lists->items.count, &is_new);
	if (is_new)
		HB_PUSH(merging->arena, lists->items, (struct event_list){{0}});
	return &lists->items.items[*place];
}

static int32_t stretch_of(const struct hb_merging *merging, const struct hb_merged_event *event)
{
	return day_of(merging, event) / (SAME_TIME_DAYS + 1);
}

static bool join_between_reports(struct hb_merging *merging, struct lists *lists, const struct hb_merged_event *event)
{
	struct hb_things all = parties(event, merging->arena);
	for (size_t p = 0; p < all.count; p++)
		for (int32_t side = -1; side <= 1; side++) {
			struct event_list *list = list_of(merging, lists, event, all.items[p], stretch_of(merging, event) + side);
			for (size_t i = 0; i < list->events.count; i++) {
				struct hb_merged_event *kept = &merging->events.items[list->events.items[i]];
				if (!parties_agree(kept, event, merging->arena) || !is_same_act(kept, event) ||
				    !times_agree(merging, kept, event, false))
					continue;
				take(merging, kept, event);
				return true;
			}
		}
	return false;
}

static void hang(struct hb_merging *merging, struct lists *lists, uint32_t index)
{
	const struct hb_merged_event *event = &merging->events.items[index];
	struct hb_things all = parties(event, merging->arena);
	for (size_t p = 0; p < all.count; p++) {
		struct event_list *list = list_of(merging, lists, event, all.items[p], stretch_of(merging, event));
		HB_PUSH(merging->arena, list->events, index);
	}
}

/* Join the interventions of one report with each other: they come out at the end of `events`. */
static void merge_report(struct hb_merging *merging, uint32_t source_index)
{
	const struct hb_corpus_source *source = &merging->corpus->sources[source_index];
	size_t first = merging->events.count;
	for (uint32_t e = 0; e < source->extraction.n_events; e++) {
		const char *type = source->extraction.events[e].type;
		if (!type || hb_event_class(type) != HB_CLASS_INTERVENTION)
			continue;
		struct hb_merged_event event = single(merging, source_index, e);
		bool joined = !has_party(&event);
		for (size_t i = first; i < merging->events.count && !joined; i++) {
			struct hb_merged_event *kept = &merging->events.items[i];
			joined = strcmp(kept->type, event.type) == 0 && kept->reality == event.reality &&
				 parties_agree(kept, &event, merging->arena) && times_agree(merging, kept, &event, true);
			if (joined)
				take(merging, kept, &event);
		}
		if (!joined)
			HB_PUSH(merging->arena, merging->events, event);
	}
}

void hb_merge_interventions(struct hb_merging *merging)
{
	struct lists lists = {.items = {0}};
	hb_table_init(&lists.table);
	for (uint32_t s = 0; s < merging->corpus->n_sources; s++) {
		size_t kept = merging->events.count, end;
		merge_report(merging, s);
		end = merging->events.count;
		for (size_t i = kept; i < end; i++) {
			struct hb_merged_event event = merging->events.items[i];
			bool placed = day_of(merging, &event) != HB_DAY_UNKNOWN_FIRST;
			if (placed && join_between_reports(merging, &lists, &event))
				continue;
			merging->events.items[kept] = event;
			if (placed)
				hang(merging, &lists, (uint32_t)kept);
			kept++;
		}
		merging->events.count = kept;
	}
	hb_table_release(&lists.table);
}
