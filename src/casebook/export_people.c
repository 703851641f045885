/* People in the export: names, attributes, relatives, status.  See export_internal.h. */
#include <stdlib.h>
#include <string.h>

#include "casebook/export_internal.h"

/* A value with the claims that give it; lists of these are sorted and written. */
struct entry {
	const char *first, *second; /* sort keys; second may be NULL */
	uint32_t thing;
	struct hb_claim_list claims;
};

struct entries {
	struct entry *items;
	size_t count, capacity;
};

static struct entry *entry_of(const struct hb_view *view, struct entries *entries, const char *first, const char *second,
			      uint32_t thing)
{
	for (size_t i = 0; i < entries->count; i++) {
		struct entry *entry = &entries->items[i];
		if (entry->thing == thing && strcmp(entry->first, first) == 0 &&
		    strcmp(entry->second ? entry->second : "", second ? second : "") == 0)
			return entry;
	}
	HB_PUSH(view->arena, *entries, (struct entry){.first = first, .second = second, .thing = thing});
	return &entries->items[entries->count - 1];
}

static int compare_entries(const void *a_pointer, const void *b_pointer)
{
	const struct entry *a = a_pointer, *b = b_pointer;
	int order = strcmp(a->first, b->first);
	if (!order)
		order = strcmp(a->second ? a->second : "", b->second ? b->second : "");
	return order ? order : a->thing < b->thing ? -1 : a->thing > b->thing;
}

static void sort_entries(struct entries *entries)
{
	if (entries->count)
		qsort(entries->items, entries->count, sizeof *entries->items, compare_entries);
}

static json_t *names_json(const struct hb_view *view, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	struct entries entries = {0};
	json_t *array = json_array();
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const struct hb_corpus_source *source = hb_corpus_source_of(view->corpus, thing->nodes[i]);
		uint32_t entity = thing->nodes[i] - source->first_node;
		size_t n;
		const struct hb_claim *claims = hb_corpus_claims(source, HB_CLAIM_NAME, entity, &n);
		for (size_t c = 0; c < n; c++)
			hb_claim_list_add(view, &entry_of(view, &entries, claims[c].text, NULL, 0)->claims, source,
					  HB_CLAIM_NAME, entity, claims[c].part);
	}
	sort_entries(&entries);
	for (size_t i = 0; i < entries.count; i++)
		json_array_append_new(array, json_pack("{s:s, s:o}", "text", entries.items[i].first, "claims",
						       hb_json_claims(&entries.items[i].claims)));
	return array;
}

static json_t *attributes_json(const struct hb_view *view, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	struct entries entries = {0};
	json_t *array = json_array();
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const struct hb_corpus_source *source = hb_corpus_source_of(view->corpus, thing->nodes[i]);
		const struct hb_entity *entity = hb_corpus_entity(view->corpus, thing->nodes[i]);
		for (uint32_t a = 0; a < entity->n_attributes; a++) {
			const struct hb_attribute *attribute = &entity->attributes[a];
			if (!attribute->property || !attribute->value || attribute->reality != HB_ACTUAL)
				continue;
			struct entry *entry = entry_of(view, &entries, attribute->property, attribute->value, 0);
			hb_claim_list_add(view, &entry->claims, source, HB_CLAIM_ATTRIBUTE,
					  thing->nodes[i] - source->first_node, a);
		}
	}
	sort_entries(&entries);
	for (size_t i = 0; i < entries.count; i++)
		if (entries.items[i].claims.numbers.count) /* no fact without its words */
			json_array_append_new(array, json_pack("{s:s, s:s, s:o}", "property", entries.items[i].first, "value",
							       entries.items[i].second, "claims",
							       hb_json_claims(&entries.items[i].claims)));
	return array;
}

/* ---- relatives ----------------------------------------------------------------------------------------------- */

/* What the other is to the person, by the relation as it stands or turned round; NULL when it says nothing that way round. */
static const char *relation_to(const struct hb_view *view, const struct hb_relation *relation, bool turned, uint32_t other)
{
	return turned ? hb_kin_type(hb_kin_inverse(hb_kin_of(relation->type).group), hb_view_gender(view, other))
		      : relation->type;
}

/* One line for each relative and kind of relation: reports that say "girlfriend" and "partner" speak of one. */
static struct entry *relative_entry(const struct hb_view *view, struct entries *entries, const char *type, uint32_t other,
				    bool turned)
{
	struct hb_kin kin = hb_kin_of(type);
	for (size_t i = 0; i < entries->count; i++) {
		struct entry *entry = &entries->items[i];
		struct hb_kin known = hb_kin_of(entry->first);
		if (entry->thing != other || known.group != kin.group ||
		    (kin.group == HB_KIN_OTHER && strcmp(entry->first, type) != 0))
			continue;
		if (kin.group == HB_KIN_SPOUSE && !turned && strcmp(entry->first, type) != 0)
			entry->first = "partner";
		else if (known.gender == HB_KIN_ANY && kin.gender != HB_KIN_ANY)
			entry->first = type;
		return entry;
	}
	return entry_of(view, entries, type, NULL, other);
}

/* One person is not mother and partner of another: of two ties of a family the one that fewer claims give is left out. */
static bool is_outdone(const struct entries *entries, const struct entry *entry)
{
	struct hb_kin kin = hb_kin_of(entry->first);
	for (size_t i = 0; i < entries->count && kin.group != HB_KIN_OTHER; i++) {
		const struct entry *other = &entries->items[i];
		struct hb_kin known = hb_kin_of(other->first);
		if (other->thing == entry->thing && known.group != kin.group && known.group != HB_KIN_OTHER &&
		    other->claims.numbers.count > entry->claims.numbers.count)
			return true;
	}
	return false;
}

static json_t *relatives_json(const struct hb_view *view, uint32_t thing_index)
{
	struct entries entries = {0};
	json_t *array = json_array();
	/* As they stand first, so that the words of reports win over turned-round ones. */
	for (int turned = 0; turned < 2; turned++)
		for (size_t i = 0; i < view->relations[thing_index].count; i++) {
			const struct hb_corpus_source *source;
			uint32_t number = view->relations[thing_index].items[i];
			const struct hb_relation *relation = hb_view_relation(view, number, &source);
			uint32_t who = hb_view_thing(view, source, relation->who);
			uint32_t of = hb_view_thing(view, source, relation->of), other = who == thing_index ? of : who;
			if ((who == thing_index) != turned || !view->shown[other].shown ||
			    view->resolution.things[other].type != HB_PERSON)
				continue;
			const char *type = relation_to(view, relation, turned, other);
			if (type)
				hb_claim_list_add(view, &relative_entry(view, &entries, type, other, turned)->claims, source,
						  HB_CLAIM_RELATION, view->relation_at[number].relation, -1);
		}
	sort_entries(&entries);
	for (size_t i = 0; i < entries.count; i++) {
		const struct hb_shown *shown = &view->shown[entries.items[i].thing];
		if (is_outdone(&entries, &entries.items[i]))
			continue;
		json_array_append_new(array,
				      json_pack("{s:s, s:s, s:o, s:o}", "relation", entries.items[i].first, "person", shown->id,
						"name", hb_json_text(shown->name ? shown->name : shown->description),
						"claims", hb_json_claims(&entries.items[i].claims)));
	}
	return array;
}

/* ---- status -------------------------------------------------------------------------------------------------- */

static json_t *event_claims_json(const struct hb_view *view, uint32_t event)
{
	struct hb_claim_list list = {0};
	if (event != HB_NONE)
		hb_claim_list_add_event(view, &list, event, true);
	return hb_json_claims(&list);
}

/* A beginning of which only a last possible day is known is not known. */
static json_t *since_json(int32_t first, int32_t last)
{
	return first == HB_DAY_UNKNOWN_FIRST ? json_null() : hb_json_days(first, last);
}

static json_t *status_json(const struct hb_view *view, const struct hb_person_status *status)
{
	const struct hb_status_step *last = status->n_steps ? &status->steps[status->n_steps - 1] : NULL;
	return json_pack("{s:s, s:o, s:o, s:o, s:o}", "value", status->value, "since",
			 since_json(status->first, status->last), "last_known_alive", hb_json_day(status->alive), "claims",
			 event_claims_json(view, last ? last->event : HB_NONE), "alive_claims",
			 event_claims_json(view, status->alive_event));
}

static json_t *history_json(const struct hb_view *view, const struct hb_person_status *status)
{
	json_t *array = json_array();
	for (size_t i = 0; i < status->n_steps; i++) {
		const struct hb_status_step *step = &status->steps[i];
		json_array_append_new(array, json_pack("{s:o, s:o, s:s, s:o}", "from", since_json(step->first, step->last),
						       "known_from", hb_json_day(step->known_from), "value", step->value,
						       "claims", event_claims_json(view, step->event)));
	}
	return array;
}

/* What reports say of the time held, in their words. */
static json_t *stated_json(const struct hb_view *view, uint32_t thing)
{
	struct entries entries = {0};
	json_t *array = json_array();
	for (size_t i = 0; i < view->befell[thing].count; i++) {
		const struct hb_merged_event *event = &view->events.items[view->befell[thing].items[i]];
		for (size_t c = 0; event->reality == HB_ACTUAL && c < event->n_claims; c++) {
			const struct hb_corpus_source *source = &view->corpus->sources[event->claims[c].source];
			size_t n;
			const struct hb_claim *claims = hb_corpus_claims(source, HB_CLAIM_DURATION, event->claims[c].event, &n);
			if (n && hb_event_is_deprivation(event->type))
				hb_claim_list_add(view, &entry_of(view, &entries, claims[0].value, claims[0].text, 0)->claims,
						  source, HB_CLAIM_DURATION, event->claims[c].event, -1);
		}
	}
	sort_entries(&entries);
	for (size_t i = 0; i < entries.count; i++) {
		const char *value = entries.items[i].first;
		json_t *days = strchr(value, '/') ? json_string(value) : json_integer(atol(value));
		json_array_append_new(array, json_pack("{s:o, s:s, s:o}", "days", days, "text", entries.items[i].second,
						       "claims", hb_json_claims(&entries.items[i].claims)));
	}
	return array;
}

static bool is_day(const struct hb_merged_event *event)
{
	return event->first == event->last && event->first != HB_DAY_UNKNOWN_FIRST;
}

/* Days of the last captivity, both ends counted, when both are known to the day; of one that goes on, up to the day asked for. */
static json_t *held_json(const struct hb_view *view, uint32_t thing, const struct hb_person_status *status)
{
	const struct hb_merged_event *taken = status->taken == HB_NONE ? NULL : &view->events.items[status->taken];
	const struct hb_merged_event *ended = status->ended == HB_NONE ? NULL : &view->events.items[status->ended];
	int32_t to = ended && is_day(ended) ? ended->first : HB_DAY_UNKNOWN_LAST;
	struct hb_claim_list claims = {0};
	json_t *days = json_null();
	if (!ended && strcmp(status->value, "held") == 0)
		to = view->as_of;
	if (taken && is_day(taken) && to != HB_DAY_UNKNOWN_LAST && to >= taken->first)
		days = json_integer((json_int_t)to - taken->first + 1);
	if (taken)
		hb_claim_list_add_event(view, &claims, status->taken, true);
	if (ended)
		hb_claim_list_add_event(view, &claims, status->ended, true);
	return json_pack("{s:o, s:o, s:o, s:o, s:o}", "days", days, "from",
			 taken ? hb_json_days(taken->first, taken->last) : json_null(), "to",
			 ended ? hb_json_days(ended->first, ended->last) : json_null(), "stated", stated_json(view, thing),
			 "claims", hb_json_claims(&claims));
}

/* Does the person hold an office and take part in what others do for captives?  Such people free and are not freed. */
static bool acts_in_office(const struct hb_view *view, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	bool office = false;
	for (size_t i = 0; i < thing->n_nodes && !office; i++) {
		const struct hb_entity *entity = hb_corpus_entity(view->corpus, thing->nodes[i]);
		for (size_t a = 0; a < entity->n_attributes && !office; a++)
			office = entity->attributes[a].property && strcmp(entity->attributes[a].property, "office") == 0;
	}
	for (size_t i = 0; i < view->events.count && office; i++) {
		const struct hb_merged_event *event = &view->events.items[i];
		if (event->class == HB_CLASS_INTERVENTION && (hb_things_have(&event->roles[HB_AGENT], thing_index) ||
							      hb_things_have(&event->roles[HB_ADDRESSEE], thing_index)))
			return true;
	}
	return false;
}

static struct hb_person_status status_without_ends(const struct hb_view *view, uint32_t thing)
{
	const struct hb_things *befell = &view->befell[thing];
	uint32_t *kept = hb_arena_alloc(view->arena, befell->count + 1, sizeof *kept);
	size_t n = 0;
	for (size_t i = 0; i < befell->count; i++)
		if (view->events.items[befell->items[i]].class != HB_CLASS_END)
			kept[n++] = befell->items[i];
	return hb_status_of(view->corpus, &view->resolution, &view->events, thing, kept, n, view->arena);
}

/* "man", "guest": a single word without a tie to anybody tells nobody who is meant. */
static bool is_bare(const char *description)
{
	return !description || !strchr(description, ' ');
}

static json_t *person_json(const struct hb_view *view, uint32_t thing)
{
	const struct hb_shown *shown = &view->shown[thing];
	const struct hb_things *befell = &view->befell[thing];
	struct hb_person_status status =
		hb_status_of(view->corpus, &view->resolution, &view->events, thing, befell->items, befell->count, view->arena);
	if (status.captive && status.only_ended && acts_in_office(view, thing))
		status = status_without_ends(view, thing);
	status.captive &= shown->name || !is_bare(shown->description);
	json_t *person = json_pack("{s:s, s:o, s:b, s:o, s:o, s:b, s:o, s:o, s:o, s:o}", "id", shown->id, "name",
				   hb_json_text(shown->name ? shown->name : shown->description), "named", shown->name != NULL,
				   "description", hb_json_text(shown->description), "names", names_json(view, thing), "captive", status.captive, "attributes",
				   attributes_json(view, thing), "relatives", relatives_json(view, thing), "status",
				   status_json(view, &status), "status_history", history_json(view, &status));
	if (status.captive)
		json_object_set_new(person, "held", held_json(view, thing, &status));
	return person;
}

json_t *hb_view_people_json(const struct hb_view *view)
{
	json_t *array = json_array();
	for (size_t i = 0; i < view->n_order; i++)
		if (view->resolution.things[view->order[i]].type == HB_PERSON)
			json_array_append_new(array, person_json(view, view->order[i]));
	return array;
}
