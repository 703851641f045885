/* What is shown, under what name and id: see export_internal.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "casebook/export_internal.h"
#include "casebook/kinship.h"

uint32_t hb_view_thing(const struct hb_view *view, const struct hb_corpus_source *source, uint32_t entity)
{
	return view->resolution.thing_of[source->first_node + entity];
}

const struct hb_relation *hb_view_relation(const struct hb_view *view, uint32_t number,
					   const struct hb_corpus_source **ret_source)
{
	*ret_source = &view->corpus->sources[view->relation_at[number].source];
	return &(*ret_source)->extraction.relations[view->relation_at[number].relation];
}

/* ---- names --------------------------------------------------------------------------------------------------- */

/* The name that most reports use, full names before single words, then the longest. */
static const char *choose_name(struct hb_view *view, const struct hb_thing *thing)
{
	struct tally {
		const struct hb_name_form *form;
		size_t n_reports;
	};
	HB_ARRAY(struct tally) tallies = {0};
	const struct tally *best = NULL;
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const char *name = hb_corpus_entity(view->corpus, thing->nodes[i])->name;
		const struct hb_name_form *form = name ? hb_name_form(view->book, name) : NULL;
		size_t t = 0;
		while (form && t < tallies.count && tallies.items[t].form != form)
			t++;
		if (form && t == tallies.count)
			HB_PUSH(view->arena, tallies, (struct tally){form, 0});
		if (form)
			tallies.items[t].n_reports++;
	}
	for (size_t t = 0; t < tallies.count; t++) {
		const struct tally *tally = &tallies.items[t];
		if (!best) {
			best = tally;
			continue;
		}
		bool full = tally->form->n_words >= 2, best_full = best->form->n_words >= 2;
		size_t length = strlen(tally->form->text), best_length = strlen(best->form->text);
		if (thing->type == HB_PERSON && full != best_full)
			best = full ? tally : best;
		else if (tally->n_reports != best->n_reports)
			best = tally->n_reports > best->n_reports ? tally : best;
		else if (length != best_length)
			best = length > best_length ? tally : best;
		else if (strcmp(tally->form->text, best->form->text) < 0)
			best = tally;
	}
	return best ? best->form->text : NULL;
}

enum hb_kin_gender hb_view_gender(const struct hb_view *view, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const struct hb_entity *entity = hb_corpus_entity(view->corpus, thing->nodes[i]);
		for (size_t a = 0; a < entity->n_attributes; a++) {
			const struct hb_attribute *attribute = &entity->attributes[a];
			if (attribute->property && attribute->value && strcmp(attribute->property, "gender") == 0)
				return attribute->value[0] == 'f' ? HB_KIN_FEMALE
				       : attribute->value[0] == 'm' ? HB_KIN_MALE
								    : HB_KIN_ANY;
		}
	}
	for (size_t i = 0; i < view->relations[thing_index].count; i++) {
		const struct hb_corpus_source *source;
		const struct hb_relation *relation = hb_view_relation(view, view->relations[thing_index].items[i], &source);
		if (hb_view_thing(view, source, relation->who) == thing_index &&
		    hb_kin_of(relation->type).gender != HB_KIN_ANY)
			return hb_kin_of(relation->type).gender;
	}
	return HB_KIN_ANY;
}

/* "grandmother of Trufanov": the family name is enough, and keeps such a description from reading like the name of its owner. */
static const char *describe(struct hb_view *view, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	const char *described = NULL;
	for (size_t i = 0; i < view->relations[thing_index].count; i++) {
		const struct hb_corpus_source *source;
		const struct hb_relation *relation = hb_view_relation(view, view->relations[thing_index].items[i], &source);
		if (hb_view_thing(view, source, relation->who) != thing_index)
			continue;
		const char *owner = view->shown[hb_view_thing(view, source, relation->of)].name;
		const char *last = owner ? strrchr(owner, ' ') : NULL;
		if (owner)
			return hb_arena_format(view->arena, "%s of %s", relation->type, last ? last + 1 : owner);
	}
	for (size_t i = 0; i < thing->n_nodes && !described; i++) {
		const struct hb_corpus_source *source = hb_corpus_source_of(view->corpus, thing->nodes[i]);
		size_t n;
		const struct hb_claim *claims = hb_corpus_claims(source, HB_CLAIM_DESCRIPTION,
								 thing->nodes[i] - source->first_node, &n);
		described = hb_corpus_entity(view->corpus, thing->nodes[i])->description;
		if (!described && n)
			described = claims[0].text;
	}
	return described;
}

/* ---- what is shown ------------------------------------------------------------------------------------------------ */

static void collect_relations(struct hb_view *view)
{
	uint32_t number = 0;
	for (uint32_t s = 0; s < view->corpus->n_sources; s++)
		number += (uint32_t)view->corpus->sources[s].extraction.n_relations;
	view->relation_at = hb_arena_alloc(view->arena, number, sizeof *view->relation_at);
	number = 0;
	for (uint32_t s = 0; s < view->corpus->n_sources; s++) {
		const struct hb_corpus_source *source = &view->corpus->sources[s];
		for (uint32_t r = 0; r < source->extraction.n_relations; r++) {
			const struct hb_relation *relation = &source->extraction.relations[r];
			uint32_t who = hb_view_thing(view, source, relation->who);
			uint32_t of = hb_view_thing(view, source, relation->of);
			if (!relation->type || relation->reality != HB_ACTUAL || who == of)
				continue;
			view->relation_at[number] = (struct hb_relation_at){s, r};
			hb_things_add(&view->relations[who], view->arena, number);
			hb_things_add(&view->relations[of], view->arena, number++);
		}
	}
}

/* Named things are shown, and unnamed people who are somebody's relative; whoever has a part in an event; nobody that the
 * reports mean only in general. */
static void choose_shown(struct hb_view *view)
{
	for (uint32_t i = 0; i < view->resolution.n_things; i++) {
		struct hb_shown *shown = &view->shown[i];
		shown->name = choose_name(view, &view->resolution.things[i]);
		shown->shown = shown->name && view->resolution.things[i].type != HB_GROUP;
	}
	for (uint32_t i = 0; i < view->resolution.n_things; i++)
		for (size_t k = 0; k < view->relations[i].count && !view->shown[i].shown; k++) {
			const struct hb_corpus_source *source;
			const struct hb_relation *relation = hb_view_relation(view, view->relations[i].items[k], &source);
			uint32_t who = hb_view_thing(view, source, relation->who);
			uint32_t of = hb_view_thing(view, source, relation->of);
			view->shown[i].shown = view->shown[who == i ? of : who].name &&
					       view->resolution.things[i].type == HB_PERSON &&
					       hb_kin_of(relation->type).group != HB_KIN_OTHER;
		}
	for (uint32_t e = 0; e < view->events.count; e++) {
		const struct hb_merged_event *event = &view->events.items[e];
		for (int role = 0; role < HB_ROLE_COUNT; role++)
			for (size_t i = 0; i < event->roles[role].count; i++) {
				uint32_t thing = event->roles[role].items[i];
				view->shown[thing].shown = true;
				if (role == HB_VICTIM)
					hb_things_add(&view->befell[thing], view->arena, e);
			}
	}
	for (uint32_t i = 0; i < view->resolution.n_things; i++)
		if (view->shown[i].shown && !view->shown[i].name)
			view->shown[i].description = describe(view, i);
}

static int compare_shown(const void *a_pointer, const void *b_pointer, void *context)
{
	const struct hb_view *view = context;
	uint32_t a = *(const uint32_t *)a_pointer, b = *(const uint32_t *)b_pointer;
	const struct hb_shown *x = &view->shown[a], *y = &view->shown[b];
	enum hb_entity_type type_a = view->resolution.things[a].type, type_b = view->resolution.things[b].type;
	if (type_a != type_b)
		return type_a < type_b ? -1 : 1;
	if (!x->name != !y->name)
		return x->name ? -1 : 1;
	const char *text_a = x->name ? x->name : x->description, *text_b = y->name ? y->name : y->description;
	int order = strcmp(text_a ? text_a : "", text_b ? text_b : "");
	return order ? order : a < b ? -1 : a > b;
}

static void number_shown(struct hb_view *view)
{
	static const char letters[] = {[HB_PERSON] = 'p', [HB_ORGANIZATION] = 'g', [HB_PLACE] = 'l', [HB_GROUP] = 'k'};
	unsigned numbers[sizeof letters] = {0};
	view->order = hb_arena_alloc(view->arena, view->resolution.n_things, sizeof *view->order);
	for (uint32_t i = 0; i < view->resolution.n_things; i++)
		if (view->shown[i].shown)
			view->order[view->n_order++] = i;
	if (view->n_order)
		qsort_r(view->order, view->n_order, sizeof *view->order, compare_shown, view);
	for (size_t i = 0; i < view->n_order; i++) {
		enum hb_entity_type type = view->resolution.things[view->order[i]].type;
		view->shown[view->order[i]].id = hb_arena_format(view->arena, "%c%u", letters[type], ++numbers[type]);
	}
}

void hb_view_make(const struct hb_corpus *corpus, struct hb_name_book *book, struct hb_arena *arena, int32_t as_of,
		  struct hb_view *ret_view)
{
	struct hb_view view = {.corpus = corpus, .book = book, .arena = arena, .as_of = as_of};
	hb_resolve(corpus, book, arena, &view.resolution);
	hb_events_merge(corpus, &view.resolution, arena, &view.events);
	view.shown = hb_arena_zero(arena, view.resolution.n_things, sizeof *view.shown);
	view.befell = hb_arena_zero(arena, view.resolution.n_things, sizeof *view.befell);
	view.relations = hb_arena_zero(arena, view.resolution.n_things, sizeof *view.relations);
	collect_relations(&view);
	choose_shown(&view);
	number_shown(&view);
	*ret_view = view;
}

/* ---- pieces of JSON -------------------------------------------------------------------------------------------- */

json_t *hb_json_text(const char *text)
{
	return text ? json_string(text) : json_null();
}

json_t *hb_json_day(int32_t day)
{
	char text[HB_DATE_TEXT_BYTES];
	if (day == HB_DAY_UNKNOWN_FIRST || day == HB_DAY_UNKNOWN_LAST)
		return json_null();
	return json_string(hb_date_text(hb_date_of_day(day), text));
}

json_t *hb_json_days(int32_t first, int32_t last)
{
	char text[2 * HB_DATE_TEXT_BYTES + 4], a[HB_DATE_TEXT_BYTES], b[HB_DATE_TEXT_BYTES];
	bool has_first = first != HB_DAY_UNKNOWN_FIRST, has_last = last != HB_DAY_UNKNOWN_LAST;
	if (!has_first && !has_last)
		return json_null();
	struct hb_date from = {0}, to = {0};
	if (has_first)
		from = hb_date_of_day(first);
	if (has_last)
		to = hb_date_of_day(last);
	if (has_first && has_last && from.year == to.year && from.day == 1 && to.day == hb_days_in_month(to.year, to.month)) {
		if (from.month == to.month)
			return json_string(hb_date_text((struct hb_date){from.year, from.month, 0}, a));
		if (from.month == 1 && to.month == 12)
			return json_string(hb_date_text((struct hb_date){from.year, 0, 0}, a));
	}
	if (has_first && first == last)
		return json_string(hb_date_text(from, a));
	snprintf(text, sizeof text, "%s/%s", has_first ? hb_date_text(from, a) : "..", has_last ? hb_date_text(to, b) : "..");
	return json_string(text);
}

json_t *hb_json_bounds(int32_t min, int32_t max)
{
	if (min < 0 && max < 0)
		return json_null();
	if (min == max)
		return json_integer(min);
	json_t *object = json_object();
	json_object_set_new(object, "min", min < 0 ? json_null() : json_integer(min));
	json_object_set_new(object, "max", max < 0 ? json_null() : json_integer(max));
	return object;
}

void hb_claim_list_add(const struct hb_view *view, struct hb_claim_list *list, const struct hb_corpus_source *source,
		       enum hb_claim_kind kind, uint32_t item, int64_t part)
{
	size_t n;
	const struct hb_claim *claims = hb_corpus_claims(source, kind, item, &n);
	for (size_t i = 0; i < n; i++)
		if (part < 0 || claims[i].part == part)
			hb_things_add(&list->numbers, view->arena, hb_corpus_claim_number(source, &claims[i]));
}

json_t *hb_json_claims(const struct hb_claim_list *list)
{
	json_t *array = json_array();
	for (size_t i = 0; i < list->numbers.count; i++)
		json_array_append_new(array, json_sprintf("c%u", list->numbers.items[i]));
	return array;
}

/* The role claims of the event, of victims only those of this merged event. */
static void add_roles(const struct hb_view *view, struct hb_claim_list *list, const struct hb_merged_event *event,
		      const struct hb_event_claim *claim)
{
	const struct hb_corpus_source *source = &view->corpus->sources[claim->source];
	const struct hb_event *claimed = hb_event_of(view->corpus, claim);
	for (uint32_t role = 0; role < HB_ROLE_COUNT; role++)
		for (uint32_t i = 0; i < claimed->n_roles[role]; i++)
			if (hb_things_have(&event->roles[role], hb_view_thing(view, source, claimed->roles[role][i])))
				hb_claim_list_add(view, list, source, HB_CLAIM_ROLE, claim->event, role * 65536 + i);
}

void hb_claim_list_add_event(const struct hb_view *view, struct hb_claim_list *list, uint32_t index, bool brief)
{
	const struct hb_merged_event *event = &view->events.items[index];
	for (size_t i = 0; i < event->n_claims; i++) {
		const struct hb_event_claim *claim = &event->claims[i];
		const struct hb_corpus_source *source = &view->corpus->sources[claim->source];
		hb_claim_list_add(view, list, source, HB_CLAIM_EVENT, claim->event, -1);
		if (brief)
			continue;
		add_roles(view, list, event, claim);
		hb_claim_list_add(view, list, source, HB_CLAIM_TIME, claim->event, -1);
		hb_claim_list_add(view, list, source, HB_CLAIM_DURATION, claim->event, -1);
		hb_claim_list_add(view, list, source, HB_CLAIM_COUNT, claim->event, -1);
		hb_claim_list_add(view, list, source, HB_CLAIM_CONDITION, claim->event, -1);
		hb_claim_list_add(view, list, source, HB_CLAIM_DEADLINE, claim->event, -1);
		hb_claim_list_add(view, list, source, HB_CLAIM_AMOUNT, claim->event, -1);
	}
}
