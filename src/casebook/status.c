/* Statuses: see status.h. */
#include "casebook/status.h"

#include <stdlib.h>
#include <string.h>

enum { MONTH_DAYS = 31 };

/* An event on the line of time of one person. */
struct step_event {
	int64_t when;
	uint32_t index;
	const struct hb_merged_event *event;
	unsigned n_reports, n_dated; /* that name this person as victim; those of them that give a day */
};

/* Where the event stands in time: what begins a captivity at its first possible day, what ends it at its last.  An undated end is
 * not later than its first report; an undated beginning stands before all. */
static int64_t place_in_time(const struct hb_merged_event *event)
{
	switch (event->class) {
	case HB_CLASS_TAKING:
	case HB_CLASS_MISSING:
	case HB_CLASS_CAPTIVITY:
		return event->first; /* unknown: before all */
	default:
		return hb_event_day_by(event);
	}
}

static int compare_steps(const void *a_pointer, const void *b_pointer)
{
	const struct step_event *a = a_pointer, *b = b_pointer;
	if (a->when != b->when)
		return a->when < b->when ? -1 : 1;
	if (a->event->class != b->event->class)
		return a->event->class < b->event->class ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static bool names_victim(const struct hb_corpus *corpus, const struct hb_resolution *resolution,
			 const struct hb_event_claim *claim, uint32_t person)
{
	const struct hb_event *event = hb_event_of(corpus, claim);
	const uint32_t *things = resolution->thing_of + corpus->sources[claim->source].first_node;
	for (size_t i = 0; i < event->n_roles[HB_VICTIM]; i++)
		if (things[event->roles[HB_VICTIM][i]] == person)
			return true;
	return false;
}

/* Claims are in order of their reports. */
static void count_reports(const struct hb_corpus *corpus, const struct hb_resolution *resolution, uint32_t person,
			  struct step_event *step)
{
	uint32_t last = HB_NONE, last_dated = HB_NONE;
	for (size_t i = 0; i < step->event->n_claims; i++) {
		const struct hb_event_claim *claim = &step->event->claims[i];
		if (!names_victim(corpus, resolution, claim, person))
			continue;
		bool dated = claim->first != HB_DAY_UNKNOWN_FIRST && claim->last != HB_DAY_UNKNOWN_LAST;
		step->n_reports += claim->source != last;
		step->n_dated += dated && claim->source != last_dated;
		last = claim->source;
		last_dated = dated ? claim->source : last_dated;
	}
}

static bool shows_life(const struct hb_merged_event *event)
{
	return event->class == HB_CLASS_SIGN || event->class == HB_CLASS_END || event->class == HB_CLASS_RETURN ||
	       event->class == HB_CLASS_TAKING;
}

/* A death that as many reports contradict with a later sign of life is not believed (it stays in the events). */
static bool death_is_doubtful(const struct step_event *steps, size_t n, const struct step_event *death)
{
	int64_t day = place_in_time(death->event);
	for (size_t i = 0; i < n; i++)
		if (shows_life(steps[i].event) && steps[i].event->first != HB_DAY_UNKNOWN_FIRST &&
		    steps[i].event->first > day && steps[i].n_reports >= death->n_reports)
			return true;
	return false;
}

/* Somebody of whom many say that they died on a day, and few that they were held, is not believed to have been held, unless a
 * taking before that day says so. */
static bool captivity_is_doubtful(const struct step_event *steps, size_t n, const struct step_event *step)
{
	if (!hb_event_is_deprivation(step->event->type))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct hb_merged_event *death = steps[i].event;
		if (death->class != HB_CLASS_DEATH || death->first == HB_DAY_UNKNOWN_FIRST ||
		    2 * step->n_reports > steps[i].n_reports)
			continue;
		bool before = false;
		for (size_t k = 0; k < n && !before; k++)
			before = steps[k].event->class == HB_CLASS_TAKING && steps[k].event->last < death->first;
		if (!before)
			return true;
	}
	return false;
}

/* A second end without a taking between is another day told of the same end: that which most reports give is believed; of equally
 * many the first, for who is free stays free until a taking is told. */
static bool end_is_doubtful(const struct step_event *steps, size_t n, size_t index)
{
	if (steps[index].event->class != HB_CLASS_END)
		return false;
	for (int side = -1; side <= 1; side += 2)
		for (size_t i = index + (size_t)side; i < n; i += (size_t)side) { /* below 0 it wraps and ends */
			const struct hb_merged_event *other = steps[i].event;
			if (other->class == HB_CLASS_TAKING && other->first != HB_DAY_UNKNOWN_FIRST)
				break;
			if (other->class != HB_CLASS_END)
				continue;
			unsigned own = steps[index].n_dated, others = steps[i].n_dated;
			if (others > own || (others == own && side < 0))
				return true;
		}
	return false;
}

static const char *end_value(const char *type)
{
	return strcmp(type, "rescue") == 0 ? "rescued" : strcmp(type, "escape") == 0 ? "escaped" : "released";
}

/* The status after the event, NULL when it does not change. */
static const char *next_value(const char *value, bool freed, const struct hb_merged_event *event)
{
	bool dead = strncmp(value, "dead", 4) == 0, held = strcmp(value, "held") == 0;
	if (event->class == HB_CLASS_BODY_RETURN)
		return "dead, body returned";
	if (dead)
		return NULL;
	switch (event->class) {
	case HB_CLASS_TAKING: return held ? NULL : "held";
	case HB_CLASS_CAPTIVITY: return held || freed ? NULL : "held";
	case HB_CLASS_MISSING: return held ? NULL : "missing";
	case HB_CLASS_END: return end_value(event->type);
	case HB_CLASS_RETURN: return held ? "released" : NULL; /* home: held no longer, however that came about */
	case HB_CLASS_DEATH: return held ? "dead, body held" : "dead";
	default: return NULL;
	}
}

static void note_life(struct hb_person_status *status, const struct hb_merged_event *event, uint32_t index)
{
	/* Only a day that is known counts: of "in May" the first; "in 2023" says too little. */
	if (event->first == HB_DAY_UNKNOWN_FIRST || event->first <= status->alive ||
	    (int64_t)event->last - event->first > MONTH_DAYS)
		return;
	status->alive = event->first;
	status->alive_event = index;
}

static size_t collect_steps(const struct hb_corpus *corpus, const struct hb_resolution *resolution,
			    const struct hb_events *events, uint32_t person, const uint32_t *own, size_t n_own,
			    struct step_event *steps)
{
	size_t n = 0;
	for (size_t i = 0; i < n_own; i++) {
		const struct hb_merged_event *event = &events->items[own[i]];
		if (event->reality != HB_ACTUAL || event->confidence < hb_sure_enough ||
		    event->class == HB_CLASS_INTERVENTION)
			continue;
		steps[n] = (struct step_event){.when = place_in_time(event), .index = own[i], .event = event};
		count_reports(corpus, resolution, person, &steps[n++]);
	}
	qsort(steps, n, sizeof *steps, compare_steps);
	return n;
}

/* Is there anything beside an escape that says the person was held?  People also escape from attacks. */
static bool is_held_somewhere(const struct step_event *steps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (hb_event_is_deprivation(steps[i].event->type) && strcmp(steps[i].event->type, "escape") != 0)
			return true;
	return false;
}

struct hb_person_status hb_status_of(const struct hb_corpus *corpus, const struct hb_resolution *resolution,
				     const struct hb_events *events, uint32_t person, const uint32_t *own_events,
				     size_t n_own_events, struct hb_arena *arena)
{
	struct hb_person_status status = {.value = "unknown", .first = HB_DAY_UNKNOWN_FIRST, .last = HB_DAY_UNKNOWN_LAST,
					  .alive = HB_DAY_UNKNOWN_FIRST, .alive_event = HB_NONE, .taken = HB_NONE,
					  .ended = HB_NONE, .only_ended = true};
	struct step_event *steps = hb_arena_alloc(arena, n_own_events + 1, sizeof *steps);
	HB_ARRAY(struct hb_status_step) history = {0};
	size_t n = collect_steps(corpus, resolution, events, person, own_events, n_own_events, steps);
	bool freed = false, held_somewhere = is_held_somewhere(steps, n);
	for (size_t i = 0; i < n; i++) {
		const struct hb_merged_event *event = steps[i].event;
		if (strcmp(event->type, "escape") == 0 && !held_somewhere)
			continue;
		if (captivity_is_doubtful(steps, n, &steps[i]) || end_is_doubtful(steps, n, i))
			continue;
		status.captive |= hb_event_is_deprivation(event->type);
		status.only_ended &= event->class == HB_CLASS_END || !hb_event_is_deprivation(event->type);
		if (event->class == HB_CLASS_DEATH && death_is_doubtful(steps, n, &steps[i]))
			continue;
		if (shows_life(event))
			note_life(&status, event, steps[i].index);
		if (event->class == HB_CLASS_TAKING && (status.taken == HB_NONE || freed)) {
			status.taken = steps[i].index;
			status.ended = HB_NONE;
		}
		if (event->class == HB_CLASS_END)
			status.ended = steps[i].index;
		const char *value = next_value(status.value, freed, event);
		freed = event->class == HB_CLASS_END || event->class == HB_CLASS_RETURN ||
			(freed && event->class != HB_CLASS_TAKING);
		if (!value || strcmp(value, status.value) == 0)
			continue;
		status.value = value;
		status.first = event->first;
		status.last = event->last;
		HB_PUSH(arena, history,
			(struct hb_status_step){value, event->first, event->last, event->known_from, steps[i].index});
	}
	status.steps = history.items;
	status.n_steps = history.count;
	return status;
}
