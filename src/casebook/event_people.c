/* What befell people, joined across reports: see events.h. */
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "casebook/events.h"

enum {
	/* Nobody is taken, or freed, twice in a month: claims of one kind that lie nearer are one event that the reports date
	 * differently. */
	ONE_EVENT_DAYS = 31,
};

/* The claims of one type and reality about one person (or group). */
struct strand {
	uint32_t victim; /* thing */
	const char *type;
	enum hb_reality reality;
	HB_ARRAY(struct hb_event_claim) claims;
};

/* One event of one person. */
struct episode {
	uint32_t victim;
	const char *type;
	enum hb_reality reality;
	int32_t first, last;
	HB_ARRAY(struct hb_event_claim) claims;
};

static bool is_dated(const struct hb_event_claim *claim)
{
	return claim->first != HB_DAY_UNKNOWN_FIRST && claim->last != HB_DAY_UNKNOWN_LAST;
}

static int64_t width(const struct hb_event_claim *claim)
{
	return is_dated(claim) ? (int64_t)claim->last - claim->first : INT64_MAX;
}

/* Dated before undated, narrow before wide, then in order of the corpus. */
static int compare_claims(const void *a_pointer, const void *b_pointer)
{
	const struct hb_event_claim *a = a_pointer, *b = b_pointer;
	if (width(a) != width(b))
		return width(a) < width(b) ? -1 : 1;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->event < b->event ? -1 : a->event > b->event;
}

/* Things that happen to a person once, or once in each captivity. */
static bool happens_once(enum hb_event_class class)
{
	return class == HB_CLASS_DEATH || class == HB_CLASS_BODY_RETURN;
}

static bool changes_state(enum hb_event_class class)
{
	return class == HB_CLASS_TAKING || class == HB_CLASS_MISSING || class == HB_CLASS_END || class == HB_CLASS_RETURN;
}

static int64_t gap(const struct episode *episode, const struct hb_event_claim *claim)
{
	if (claim->first > episode->last)
		return (int64_t)claim->first - episode->last;
	return episode->first > claim->last ? (int64_t)episode->first - claim->last : 0;
}

static bool has_source(const struct episode *episode, uint32_t source)
{
	for (size_t i = 0; i < episode->claims.count; i++)
		if (episode->claims.items[i].source == source)
			return true;
	return false;
}

struct episodes {
	struct episode *items;
	size_t count, capacity;
};

/* The episode that an undated claim belongs to: the only one; of several, the last that had begun when its report appeared; for
 * things that happen often, only one of the same report. */
static struct episode *place_undated(const struct hb_merging *merging, struct episodes *episodes, size_t first_episode,
				     const struct hb_event_claim *claim, enum hb_event_class class)
{
	struct episode *found = NULL;
	int32_t published = merging->corpus->sources[claim->source].published_last;
	bool often = class == HB_CLASS_SIGN || class == HB_CLASS_TREATMENT || class == HB_CLASS_INTERVENTION;
	for (size_t i = first_episode; i < episodes->count; i++) {
		struct episode *episode = &episodes->items[i];
		if (often && !has_source(episode, claim->source))
			continue;
		if (claim->first != HB_DAY_UNKNOWN_FIRST && episode->last < claim->first)
			continue;
		if (claim->last != HB_DAY_UNKNOWN_LAST && episode->first != HB_DAY_UNKNOWN_FIRST &&
		    episode->first > claim->last)
			continue;
		if (episode->first != HB_DAY_UNKNOWN_FIRST && episode->first > published)
			continue;
		if (!found || episode->first > found->first)
			found = episode;
	}
	return found;
}

/* The nearest episode that the dated claim can belong to. */
static struct episode *place_dated(struct episodes *episodes, size_t first_episode, const struct hb_event_claim *claim,
				   enum hb_event_class class)
{
	struct episode *found = NULL;
	int64_t limit = happens_once(class) ? INT64_MAX : changes_state(class) ? ONE_EVENT_DAYS : 0;
	for (size_t i = first_episode; i < episodes->count; i++) {
		struct episode *episode = &episodes->items[i];
		if (episode->first == HB_DAY_UNKNOWN_FIRST)
			continue;
		int64_t apart = gap(episode, claim);
		if (apart <= limit && (!found || apart < gap(found, claim)))
			found = episode;
	}
	return found;
}

static void cut_strand(struct hb_merging *merging, struct strand *strand, struct episodes *episodes)
{
	enum hb_event_class class = hb_event_class(strand->type);
	size_t first_episode = episodes->count;
	qsort(strand->claims.items, strand->claims.count, sizeof *strand->claims.items, compare_claims);
	for (size_t i = 0; i < strand->claims.count; i++) {
		const struct hb_event_claim *claim = &strand->claims.items[i];
		struct episode *episode = is_dated(claim) ? place_dated(episodes, first_episode, claim, class)
							  : place_undated(merging, episodes, first_episode, claim, class);
		if (!episode) {
			struct episode fresh = {.victim = strand->victim, .type = strand->type, .reality = strand->reality,
						.first = claim->first, .last = claim->last};
			if (!is_dated(claim))
				fresh.first = HB_DAY_UNKNOWN_FIRST;
			HB_PUSH(merging->arena, *episodes, fresh);
			episode = &episodes->items[episodes->count - 1];
		}
		HB_PUSH(merging->arena, episode->claims, *claim);
	}
}

/* ---- strands ------------------------------------------------------------------------------------------------- */

struct strands {
	struct strand *items;
	size_t count, capacity;
};

static void add_to_strand(struct hb_merging *merging, struct hb_table *table, struct strands *strands, uint32_t victim,
			  const struct hb_event *event, struct hb_event_claim claim)
{
	bool is_new;
	const char *key = hb_arena_format(merging->arena, "%u/%d/%s", victim, (int)event->reality, event->type);
	uint64_t *place = hb_table_add(table, key, strlen(key), strands->count, &is_new);
	if (is_new) {
		struct strand fresh = {.victim = victim, .type = event->type, .reality = event->reality};
		HB_PUSH(merging->arena, *strands, fresh);
	}
	struct strand *strand = &strands->items[*place];
	HB_PUSH(merging->arena, strand->claims, claim);
}

static void collect_strands(struct hb_merging *merging, struct strands *strands)
{
	struct hb_table table;
	hb_table_init(&table);
	for (uint32_t s = 0; s < merging->corpus->n_sources; s++) {
		const struct hb_corpus_source *source = &merging->corpus->sources[s];
		for (uint32_t e = 0; e < source->extraction.n_events; e++) {
			const struct hb_event *event = &source->extraction.events[e];
			struct hb_event_claim claim = {.source = s, .event = e};
			if (!event->type || hb_event_class(event->type) == HB_CLASS_INTERVENTION)
				continue;
			hb_time_days(&event->time, &claim.first, &claim.last);
			for (size_t i = 0; i < event->n_roles[HB_VICTIM]; i++) {
				uint32_t entity = event->roles[HB_VICTIM][i];
				if (hb_entity_is_specific(&source->extraction.entities[entity]))
					add_to_strand(merging, &table, strands,
						      merging->resolution->thing_of[source->first_node + entity], event,
						      claim);
			}
		}
	}
	hb_table_release(&table);
}

/* ---- people together ------------------------------------------------------------------------------------------- */

static uint32_t find(uint32_t *parent, uint32_t item)
{
	while (parent[item] != item)
		item = parent[item] = parent[parent[item]];
	return item;
}

/* Put episodes of several people together when a claim names them all and their times came out the same. */
static void group_episodes(struct hb_merging *merging, const struct hb_merged_event *settled, size_t n, uint32_t *parent)
{
	struct hb_table table; /* claim, and the time it was given, to its first episode */
	hb_table_init(&table);
	for (uint32_t i = 0; i < n; i++)
		for (size_t c = 0; c < settled[i].n_claims; c++) {
			bool is_new;
			const struct hb_event_claim *claim = &settled[i].claims[c];
			const char *key = hb_arena_format(merging->arena, "%u/%u/%d/%d", claim->source, claim->event,
							  settled[i].first, settled[i].last);
			uint32_t other = (uint32_t)*hb_table_add(&table, key, strlen(key), i, &is_new);
			uint32_t a = find(parent, other), b = find(parent, i);
			if (a < b)
				parent[b] = a;
			else
				parent[a] = b;
		}
	hb_table_release(&table);
}

static int in_corpus_order(const void *a_pointer, const void *b_pointer)
{
	const struct hb_event_claim *a = a_pointer, *b = b_pointer;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->event < b->event ? -1 : a->event > b->event;
}

/* Join the claims of another event into this one, each once. */
static void take_claims(struct hb_merging *merging, struct hb_merged_event *event, const struct hb_merged_event *other)
{
	size_t n = event->n_claims + other->n_claims, kept = 0;
	struct hb_event_claim *claims = hb_arena_alloc(merging->arena, n, sizeof *claims);
	memcpy(claims, event->claims, event->n_claims * sizeof *claims);
	memcpy(claims + event->n_claims, other->claims, other->n_claims * sizeof *claims);
	qsort(claims, n, sizeof *claims, in_corpus_order);
	for (size_t i = 0; i < n; i++)
		if (!kept || in_corpus_order(&claims[kept - 1], &claims[i]) != 0)
			claims[kept++] = claims[i];
	event->claims = claims;
	event->n_claims = kept;
}

static struct hb_merged_event *settle_episodes(struct hb_merging *merging, const struct episodes *episodes)
{
	struct hb_merged_event *settled = hb_arena_zero(merging->arena, episodes->count, sizeof *settled);
	for (size_t i = 0; i < episodes->count; i++) {
		const struct episode *episode = &episodes->items[i];
		settled[i] = (struct hb_merged_event){.type = episode->type, .class = hb_event_class(episode->type),
						      .reality = episode->reality, .claims = episode->claims.items,
						      .n_claims = episode->claims.count, .about = HB_NONE, .earlier = HB_NONE};
		qsort(settled[i].claims, settled[i].n_claims, sizeof *settled[i].claims, in_corpus_order);
		hb_things_add(&settled[i].roles[HB_VICTIM], merging->arena, episode->victim);
		hb_merged_event_settle(merging->corpus, merging->resolution, merging->arena, &settled[i]);
	}
	return settled;
}

void hb_merge_captivity_events(struct hb_merging *merging)
{
	struct strands strands = {0};
	struct episodes episodes = {0};
	collect_strands(merging, &strands);
	for (size_t i = 0; i < strands.count; i++)
		cut_strand(merging, &strands.items[i], &episodes);
	struct hb_merged_event *settled = settle_episodes(merging, &episodes);
	uint32_t *parent = hb_arena_alloc(merging->arena, episodes.count, sizeof *parent);
	for (uint32_t i = 0; i < episodes.count; i++)
		parent[i] = i;
	group_episodes(merging, settled, episodes.count, parent);
	for (uint32_t i = 0; i < episodes.count; i++) {
		uint32_t root = find(parent, i);
		if (root == i)
			continue;
		hb_things_add(&settled[root].roles[HB_VICTIM], merging->arena, episodes.items[i].victim);
		take_claims(merging, &settled[root], &settled[i]);
	}
	for (uint32_t i = 0; i < episodes.count; i++) {
		if (find(parent, i) != i)
			continue;
		if (settled[i].roles[HB_VICTIM].count > 1)
			hb_merged_event_settle(merging->corpus, merging->resolution, merging->arena, &settled[i]);
		HB_PUSH(merging->arena, merging->events, settled[i]);
	}
}
