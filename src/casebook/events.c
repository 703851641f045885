/* Merged events: what their claims come to, and the order of all.  See events.h. */
#include "casebook/events.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"

const struct hb_event *hb_event_of(const struct hb_corpus *corpus, const struct hb_event_claim *claim)
{
	return &corpus->sources[claim->source].extraction.events[claim->event];
}

bool hb_things_have(const struct hb_things *things, uint32_t thing)
{
	for (size_t i = 0; i < things->count; i++)
		if (things->items[i] == thing)
			return true;
	return false;
}

void hb_things_add(struct hb_things *things, struct hb_arena *arena, uint32_t thing)
{
	size_t place = things->count;
	while (place > 0 && things->items[place - 1] > thing)
		place--;
	if (place > 0 && things->items[place - 1] == thing)
		return;
	HB_PUSH(arena, *things, thing);
	memmove(things->items + place + 1, things->items + place, (things->count - 1 - place) * sizeof thing);
	things->items[place] = thing;
}

bool hb_entity_is_specific(const struct hb_entity *entity)
{
	return entity->name || entity->specific;
}

static bool is_dated(const struct hb_event_claim *claim)
{
	return claim->first != HB_DAY_UNKNOWN_FIRST && claim->last != HB_DAY_UNKNOWN_LAST;
}

/* ---- choosing among values ----------------------------------------------------------------------------------- */

/* One value that claims give, and how many reports give it. */
struct option {
	int32_t low, high;
	unsigned n_reports;
	uint32_t last_source;
	size_t claim; /* the first that gives it */
};

struct options {
	struct option *items;
	size_t count, capacity;
};

static void add_option(struct options *options, struct hb_arena *arena, int32_t low, int32_t high,
		       const struct hb_event_claim *claim, size_t index)
{
	for (size_t i = 0; i < options->count; i++) {
		struct option *option = &options->items[i];
		if (option->low == low && option->high == high) {
			option->n_reports += option->last_source != claim->source;
			option->last_source = claim->source;
			return;
		}
	}
	HB_PUSH(arena, *options, (struct option){low, high, 1, claim->source, index});
}

static int64_t option_width(const struct option *option)
{
	return (int64_t)option->high - option->low;
}

/* The narrowest; of equally narrow ones that which most reports give; then the first given. */
static const struct option *best_option(const struct options *options)
{
	const struct option *best = NULL;
	for (size_t i = 0; i < options->count; i++) {
		const struct option *option = &options->items[i];
		if (!best || option_width(option) < option_width(best) ||
		    (option_width(option) == option_width(best) && option->n_reports > best->n_reports))
			best = option;
	}
	return best;
}

/* A month or day of an unknown year is worth keeping; a weekday of an unknown week is not. */
static const char *open_date(const char *value)
{
	return value && strncmp(value, "XXXX-", 5) == 0 && strspn(value + 5, "0123456789-") == strlen(value + 5) ? value : NULL;
}

static void settle_time(const struct hb_corpus *corpus, struct hb_arena *arena, struct hb_merged_event *event)
{
	struct options options = {0};
	event->first = HB_DAY_UNKNOWN_FIRST;
	event->last = HB_DAY_UNKNOWN_LAST;
	event->time_text = event->open_date = NULL;
	event->dates_differ = false;
	for (size_t i = 0; i < event->n_claims; i++)
		if (is_dated(&event->claims[i]))
			add_option(&options, arena, event->claims[i].first, event->claims[i].last, &event->claims[i], i);
	const struct option *best = best_option(&options);
	const struct hb_event_claim *chosen = NULL;
	if (best) {
		chosen = &event->claims[best->claim];
		event->first = best->low;
		event->last = best->high;
	}
	for (size_t i = 0; i < event->n_claims; i++) {
		const struct hb_event_claim *claim = &event->claims[i];
		if (!best && !chosen && hb_event_of(corpus, claim)->time.text) {
			chosen = claim;
			event->first = claim->first;
			event->last = claim->last;
		}
		event->dates_differ |= best && is_dated(claim) && (claim->first > best->high || claim->last < best->low);
	}
	if (chosen)
		event->time_text = hb_event_of(corpus, chosen)->time.text;
	if (chosen && !best)
		event->open_date = open_date(hb_event_of(corpus, chosen)->time.value);
}

static void settle_known_from(const struct hb_corpus *corpus, struct hb_merged_event *event)
{
	event->known_from = HB_DAY_UNKNOWN_LAST;
	for (size_t i = 0; i < event->n_claims; i++) {
		int32_t published = corpus->sources[event->claims[i].source].published_last;
		if (published < event->known_from)
			event->known_from = published;
	}
}

static void settle_duration(const struct hb_corpus *corpus, struct hb_arena *arena, struct hb_merged_event *event)
{
	struct options options = {0};
	event->days_min = event->days_max = -1;
	for (size_t i = 0; i < event->n_claims; i++) {
		const struct hb_event *claimed = hb_event_of(corpus, &event->claims[i]);
		if (claimed->days_min >= 0 || claimed->days_max >= 0)
			add_option(&options, arena, claimed->days_min < 0 ? 0 : claimed->days_min,
				   claimed->days_max < 0 ? INT32_MAX : claimed->days_max, &event->claims[i], i);
	}
	const struct option *best = best_option(&options);
	if (!best)
		return;
	/* Of two that are equally good the longer one: it counts the first and the last day, as is usual. */
	for (size_t i = 0; i < options.count; i++)
		if (option_width(&options.items[i]) == option_width(best) && options.items[i].n_reports == best->n_reports &&
		    options.items[i].low > best->low)
			best = &options.items[i];
	const struct hb_event *claimed = hb_event_of(corpus, &event->claims[best->claim]);
	event->days_min = claimed->days_min;
	event->days_max = claimed->days_max;
}

/* Reports count as independent here (copies of one story are told apart in a later version), each by its surest claim; nothing
 * becomes certain by being repeated. */
static void settle_confidence(const struct hb_corpus *corpus, struct hb_merged_event *event)
{
	double doubt = 1, surest = 0;
	for (size_t i = 0; i < event->n_claims; i++) {
		double confidence = (double)hb_event_of(corpus, &event->claims[i])->confidence;
		surest = confidence > surest ? confidence : surest;
		if (i + 1 == event->n_claims || event->claims[i + 1].source != event->claims[i].source) {
			doubt *= 1 - surest;
			surest = 0;
		}
	}
	event->confidence = round(fmin(1 - doubt, 0.99) * 100) / 100;
}

static void settle_roles(const struct hb_corpus *corpus, const struct hb_resolution *resolution, struct hb_arena *arena,
			 struct hb_merged_event *event)
{
	for (int role = HB_VICTIM + 1; role < HB_ROLE_COUNT; role++) {
		event->roles[role] = (struct hb_things){0};
		for (size_t i = 0; i < event->n_claims; i++) {
			const struct hb_corpus_source *source = &corpus->sources[event->claims[i].source];
			const struct hb_event *claimed = hb_event_of(corpus, &event->claims[i]);
			for (size_t k = 0; k < claimed->n_roles[role]; k++) {
				uint32_t entity = claimed->roles[role][k];
				if (hb_entity_is_specific(&source->extraction.entities[entity]))
					hb_things_add(&event->roles[role], arena,
						      resolution->thing_of[source->first_node + entity]);
			}
		}
	}
}

/* Terms are not weighed against each other: the first report that has one gives it. */
static void settle_terms(const struct hb_corpus *corpus, struct hb_merged_event *event)
{
	event->condition_claim = event->deadline_claim = event->amount_claim = HB_NONE;
	for (uint32_t i = 0; i < event->n_claims; i++) {
		const struct hb_event *claimed = hb_event_of(corpus, &event->claims[i]);
		if (event->condition_claim == HB_NONE && claimed->condition.start < claimed->condition.end)
			event->condition_claim = i;
		if (event->deadline_claim == HB_NONE && claimed->deadline.text)
			event->deadline_claim = i;
		if (event->amount_claim == HB_NONE && claimed->amount.start < claimed->amount.end)
			event->amount_claim = i;
	}
}

void hb_merged_event_settle(const struct hb_corpus *corpus, const struct hb_resolution *resolution, struct hb_arena *arena,
			    struct hb_merged_event *event)
{
	settle_time(corpus, arena, event);
	settle_known_from(corpus, event);
	settle_duration(corpus, arena, event);
	settle_confidence(corpus, event);
	settle_roles(corpus, resolution, arena, event);
	settle_terms(corpus, event);
}

/* ---- all together -------------------------------------------------------------------------------------------- */

static int compare_things(const struct hb_things *a, const struct hb_things *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (a->items[i] != b->items[i])
			return a->items[i] < b->items[i] ? -1 : 1;
	return a->count < b->count ? -1 : a->count > b->count;
}

int32_t hb_event_day_by(const struct hb_merged_event *event)
{
	return event->last != HB_DAY_UNKNOWN_LAST ? event->last : event->known_from;
}

static int compare_events(const void *a_pointer, const void *b_pointer)
{
	const struct hb_merged_event *a = a_pointer, *b = b_pointer;
	/* Undated ones last. */
	bool dated_a = a->first != HB_DAY_UNKNOWN_FIRST, dated_b = b->first != HB_DAY_UNKNOWN_FIRST;
	if (dated_a != dated_b)
		return dated_a ? -1 : 1;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (hb_event_day_by(a) != hb_event_day_by(b))
		return hb_event_day_by(a) < hb_event_day_by(b) ? -1 : 1;
	int order = strcmp(a->type, b->type);
	if (!order)
		order = compare_things(&a->roles[HB_VICTIM], &b->roles[HB_VICTIM]);
	if (!order && a->claims[0].source != b->claims[0].source)
		order = a->claims[0].source < b->claims[0].source ? -1 : 1;
	if (!order && a->claims[0].event != b->claims[0].event)
		order = a->claims[0].event < b->claims[0].event ? -1 : 1;
	return order ? order : (int)a->reality - (int)b->reality;
}

/* The merged event that an event of this source went into (for one of several people that came apart: the first), HB_NONE if it is
 * the event itself. */
static uint32_t linked(const struct hb_table *table, uint32_t source, uint32_t event, uint32_t self)
{
	const uint32_t key[2] = {source, event};
	const uint64_t *found = event == HB_NONE ? NULL : hb_table_get(table, (const char *)key, sizeof key);
	return found && *found != self ? (uint32_t)*found : HB_NONE;
}

static void link_events(const struct hb_merging *merging)
{
	struct hb_table table;
	hb_table_init(&table);
	for (uint32_t i = 0; i < merging->events.count; i++)
		for (size_t c = 0; c < merging->events.items[i].n_claims; c++) {
			const struct hb_event_claim *claim = &merging->events.items[i].claims[c];
			hb_table_add(&table, (const char *)claim, 2 * sizeof(uint32_t), i, NULL);
		}
	for (uint32_t i = 0; i < merging->events.count; i++) {
		struct hb_merged_event *event = &merging->events.items[i];
		for (size_t c = 0; c < event->n_claims; c++) {
			const struct hb_event *claimed = hb_event_of(merging->corpus, &event->claims[c]);
			if (event->about == HB_NONE)
				event->about = linked(&table, event->claims[c].source, claimed->about, i);
			if (event->earlier == HB_NONE)
				event->earlier = linked(&table, event->claims[c].source, claimed->earlier, i);
		}
	}
	hb_table_release(&table);
}

/* Did an end of captivity follow for somebody the pledge was for? */
static bool followed(const struct hb_events *events, const struct hb_merged_event *pledge)
{
	for (size_t i = 0; i < events->count; i++) {
		const struct hb_merged_event *event = &events->items[i];
		if (event->class != HB_CLASS_END || event->reality != HB_ACTUAL)
			continue;
		if (pledge->first != HB_DAY_UNKNOWN_FIRST && event->last < pledge->first)
			continue;
		for (size_t v = 0; v < event->roles[HB_VICTIM].count; v++) {
			uint32_t victim = event->roles[HB_VICTIM].items[v];
			bool asked = pledge->about != HB_NONE &&
				     hb_things_have(&events->items[pledge->about].roles[HB_VICTIM], victim);
			if (asked || hb_things_have(&pledge->roles[HB_BENEFICIARY], victim))
				return true;
		}
	}
	return false;
}

void hb_events_merge(const struct hb_corpus *corpus, const struct hb_resolution *resolution, struct hb_arena *arena,
		     struct hb_events *ret_events)
{
	struct hb_merging merging = {.corpus = corpus, .resolution = resolution, .arena = arena};
	hb_merge_captivity_events(&merging);
	hb_merge_interventions(&merging);
	if (merging.events.count)
		qsort(merging.events.items, merging.events.count, sizeof *merging.events.items, compare_events);
	link_events(&merging);
	*ret_events = (struct hb_events){merging.events.items, merging.events.count};
	for (size_t i = 0; i < ret_events->count; i++) {
		struct hb_merged_event *event = &ret_events->items[i];
		event->open = strcmp(event->type, "pledge") == 0 && event->reality == HB_ACTUAL && !followed(ret_events, event);
	}
}
