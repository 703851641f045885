/* The casebook export, and storing the resolution.  See casebook.h for the format. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/table.h"
#include "base/utf8.h"
#include "casebook/casebook_internal.h"
#include "casebook/export_internal.h"

static json_t *confidence_json(double confidence)
{
	return json_real(round(confidence * 100) / 100);
}

static json_t *span_json(struct hb_span span)
{
	return json_pack("[I, I]", (json_int_t)span.start, (json_int_t)span.end);
}

/* The ids of the things that are shown, each once, in order. */
static json_t *ids_json(const struct hb_view *view, const struct hb_things *things)
{
	json_t *array = json_array();
	for (size_t i = 0; i < things->count; i++)
		if (view->shown[things->items[i]].shown)
			json_array_append_new(array, json_string(view->shown[things->items[i]].id));
	return array;
}

static const char *id_of(const struct hb_view *view, const struct hb_corpus_source *source, uint32_t entity)
{
	const struct hb_shown *shown = entity == HB_NONE ? NULL : &view->shown[hb_view_thing(view, source, entity)];
	return shown && shown->shown ? shown->id : NULL;
}

/* ---- sources and claims --------------------------------------------------------------------------------------- */

static json_t *sources_json(const struct hb_view *view)
{
	json_t *array = json_array();
	for (size_t i = 0; i < view->corpus->n_sources; i++) {
		const struct hb_corpus_source *item = &view->corpus->sources[i];
		const struct hb_source *source = &item->source;
		json_t *byline = json_array();
		for (size_t b = 0; b < source->n_bylines; b++)
			json_array_append_new(byline, json_string(source->bylines[b]));
		json_array_append_new(
			array, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:o, s:n}", "id",
					 json_sprintf("s%u", item->number), "url", hb_json_text(source->url), "title",
					 hb_json_text(source->title), "publisher", hb_json_text(source->publisher), "byline",
					 byline, "agency", hb_json_text(source->agency), "published",
					 hb_json_text(source->published), "published_basis",
					 hb_json_text(source->published ? source->published_basis : NULL), "lang",
					 hb_json_text(source->lang), "sha256", item->sha256, "origin",
					 json_sprintf("o%u", item->number), "copy_of"));
	}
	return array;
}

static json_t *claim_json(const struct hb_view *view, const struct hb_corpus_source *source, const struct hb_claim *claim)
{
	const char *asserter = id_of(view, source, claim->asserter), *name = NULL;
	if (claim->asserter != HB_NONE) {
		const struct hb_entity *entity = &source->extraction.entities[claim->asserter];
		const struct hb_shown *shown = &view->shown[hb_view_thing(view, source, claim->asserter)];
		name = shown->shown && shown->name ? shown->name : entity->name ? entity->name : entity->description;
	}
	return json_pack("{s:o, s:o, s:o, s:s, s:s, s:o, s:o, s:s, s:o, s:o, s:o, s:s, s:s}", "id",
			 json_sprintf("c%u", hb_corpus_claim_number(source, claim)), "source",
			 json_sprintf("s%u", source->number), "span", span_json(claim->span), "text", claim->text, "kind",
			 hb_claim_kind_text(claim->kind), "property", hb_json_text(claim->property), "value",
			 hb_json_text(claim->value), "reality", hb_reality_text(claim->reality), "asserter",
			 hb_json_text(asserter), "asserter_name", hb_json_text(name), "confidence",
			 confidence_json(claim->confidence), "extractor", source->extraction.extractor, "review",
			 claim->review);
}

static json_t *claims_json(const struct hb_view *view)
{
	json_t *array = json_array();
	for (size_t s = 0; s < view->corpus->n_sources; s++)
		for (size_t c = 0; c < view->corpus->sources[s].claims.count; c++)
			json_array_append_new(array, claim_json(view, &view->corpus->sources[s],
								&view->corpus->sources[s].claims.items[c]));
	return array;
}

/* ---- organisations, places, groups ---------------------------------------------------------------------------- */

static json_t *texts_json(const struct hb_view *view, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	json_t *array = json_array(), *texts = json_object();
	const char *text;
	json_t *value;
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const struct hb_entity *entity = hb_corpus_entity(view->corpus, thing->nodes[i]);
		if (entity->name)
			json_object_set_new(texts, entity->name, json_true());
		for (size_t a = 0; a < entity->n_aliases; a++)
			json_object_set_new(texts, entity->aliases[a], json_true());
	}
	json_object_foreach(texts, text, value)
		json_array_append_new(array, json_pack("{s:s}", "text", text));
	json_decref(texts);
	return array;
}

static json_t *members_json(const struct hb_view *view, uint32_t thing)
{
	struct hb_things members = {0};
	for (size_t i = 0; i < view->relations[thing].count; i++) {
		const struct hb_corpus_source *source;
		const struct hb_relation *relation = hb_view_relation(view, view->relations[thing].items[i], &source);
		if (strcmp(relation->type, "member") == 0 && hb_view_thing(view, source, relation->of) == thing)
			hb_things_add(&members, view->arena, hb_view_thing(view, source, relation->who));
	}
	return ids_json(view, &members);
}

static json_t *count_json(const struct hb_corpus_source *source, const struct hb_claim *claim, int32_t min, int32_t max)
{
	return json_pack("{s:s, s:o, s:o, s:o, s:o}", "text", claim->text, "min", min < 0 ? json_null() : json_integer(min),
			 "max", max < 0 ? json_null() : json_integer(max), "source", json_sprintf("s%u", source->number),
			 "claim", json_sprintf("c%u", hb_corpus_claim_number(source, claim)));
}

/* How many a group has, in the words that describe it. */
static json_t *counts_json(const struct hb_view *view, uint32_t thing_index)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	json_t *array = json_array();
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const struct hb_corpus_source *source = hb_corpus_source_of(view->corpus, thing->nodes[i]);
		const struct hb_entity *entity = hb_corpus_entity(view->corpus, thing->nodes[i]);
		size_t n;
		const struct hb_claim *claims =
			hb_corpus_claims(source, HB_CLAIM_DESCRIPTION, thing->nodes[i] - source->first_node, &n);
		if (n && (entity->count_min >= 0 || entity->count_max >= 0))
			json_array_append_new(array, count_json(source, &claims[0], entity->count_min, entity->count_max));
	}
	return array;
}

/* What the lists know of it: of the entities that they know, the first by usual name. */
static void add_listed(const struct hb_view *view, uint32_t thing_index, json_t *object)
{
	const struct hb_thing *thing = &view->resolution.things[thing_index];
	const struct hb_entity *known = NULL;
	for (size_t i = 0; i < thing->n_nodes; i++) {
		const struct hb_entity *entity = hb_corpus_entity(view->corpus, thing->nodes[i]);
		if (entity->canonical && (!known || strcmp(entity->canonical, known->canonical) < 0))
			known = entity;
	}
	json_object_set_new(object, "country", hb_json_text(known ? known->country : NULL));
	json_object_set_new(object, "kind", hb_json_text(known ? known->kind : NULL));
	json_object_set_new(object, "canonical", hb_json_text(known ? known->canonical : NULL));
	if (thing->type == HB_PLACE) {
		json_object_set_new(object, "within", hb_json_text(known ? known->within : NULL));
		json_object_set_new(object, "geonames",
				    known && known->geonames ? json_integer(known->geonames) : json_null());
	}
}

static json_t *things_json(const struct hb_view *view, enum hb_entity_type type)
{
	json_t *array = json_array();
	for (size_t i = 0; i < view->n_order; i++) {
		uint32_t thing = view->order[i];
		const struct hb_shown *shown = &view->shown[thing];
		if (view->resolution.things[thing].type != type)
			continue;
		json_t *object = json_pack("{s:s}", "id", shown->id);
		if (type == HB_GROUP) {
			json_object_set_new(object, "description", hb_json_text(shown->name ? shown->name : shown->description));
			json_object_set_new(object, "members", members_json(view, thing));
			json_object_set_new(object, "counts", counts_json(view, thing));
		} else {
			json_object_set_new(object, "name", hb_json_text(shown->name ? shown->name : shown->description));
			json_object_set_new(object, "names", texts_json(view, thing));
			add_listed(view, thing, object);
		}
		json_array_append_new(array, object);
	}
	return array;
}

/* ---- events -------------------------------------------------------------------------------------------------- */

static bool share(const struct hb_things *a, const struct hb_things *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (hb_things_have(b, a->items[i]))
			return true;
	return false;
}

/* The claims that deny it: events of the same type about one of the same people that a report says did not happen. */
static json_t *disputed_json(const struct hb_view *view, const struct hb_merged_event *event)
{
	struct hb_claim_list list = {0};
	const struct hb_things *victims = &event->roles[HB_VICTIM];
	for (size_t v = 0; event->reality == HB_ACTUAL && v < victims->count; v++) {
		const struct hb_things *others = &view->befell[victims->items[v]];
		for (size_t i = 0; i < others->count; i++) {
			const struct hb_merged_event *other = &view->events.items[others->items[i]];
			if (other->reality == HB_DENIED && strcmp(other->type, event->type) == 0 &&
			    share(&other->roles[HB_VICTIM], victims))
				hb_claim_list_add_event(view, &list, others->items[i], true);
		}
	}
	return hb_json_claims(&list);
}

static json_t *event_sources_json(const struct hb_view *view, const struct hb_merged_event *event, char letter)
{
	json_t *array = json_array();
	for (size_t i = 0; i < event->n_claims; i++)
		if (i == 0 || event->claims[i].source != event->claims[i - 1].source)
			json_array_append_new(array, json_sprintf("%c%u", letter,
								  view->corpus->sources[event->claims[i].source].number));
	return array;
}

/* The words of a claim about an event, with what they rest on; null for no claim. */
static json_t *term_json(const struct hb_view *view, const struct hb_merged_event *event, uint32_t index, enum hb_claim_kind kind)
{
	if (index == HB_NONE)
		return json_null();
	const struct hb_corpus_source *source = &view->corpus->sources[event->claims[index].source];
	size_t n;
	const struct hb_claim *claims = hb_corpus_claims(source, kind, event->claims[index].event, &n);
	if (!n)
		return json_null();
	return json_pack("{s:s, s:o}", "text", claims[0].text, "claim",
			 json_sprintf("c%u", hb_corpus_claim_number(source, &claims[0])));
}

static json_t *deadline_json(const struct hb_view *view, const struct hb_merged_event *event)
{
	json_t *object = term_json(view, event, event->deadline_claim, HB_CLAIM_DEADLINE);
	int32_t first, last;
	if (!json_is_object(object))
		return object;
	hb_time_days(&hb_event_of(view->corpus, &event->claims[event->deadline_claim])->deadline, &first, &last);
	json_object_set_new(object, "value", hb_json_days(first, last));
	return object;
}

static json_t *event_json(const struct hb_view *view, uint32_t index)
{
	static const char *const lists[HB_ROLE_COUNT] = {"victims", "agents", "addressees", "beneficiaries", "places"};
	const struct hb_merged_event *event = &view->events.items[index];
	struct hb_claim_list claims = {0};
	json_t *object = json_pack("{s:o, s:s}", "id", json_sprintf("v%u", index + 1), "type", event->type);
	for (int role = 0; role < HB_ROLE_COUNT; role++)
		json_object_set_new(object, lists[role], ids_json(view, &event->roles[role]));
	json_t *value = event->open_date ? json_string(event->open_date) : hb_json_days(event->first, event->last);
	json_object_set_new(object, "date",
			    json_pack("{s:o, s:o, s:o, s:o}", "value", value, "earliest",
				      hb_json_day(event->first), "latest", hb_json_day(event->last), "text",
				      hb_json_text(event->time_text)));
	json_object_set_new(object, "duration_days", hb_json_bounds(event->days_min, event->days_max));
	json_object_set_new(object, "reality", json_string(hb_reality_text(event->reality)));
	json_object_set_new(object, "about", event->about == HB_NONE ? json_null() : json_sprintf("v%u", event->about + 1));
	json_object_set_new(object, "earlier", event->earlier == HB_NONE ? json_null() : json_sprintf("v%u", event->earlier + 1));
	json_object_set_new(object, "condition", term_json(view, event, event->condition_claim, HB_CLAIM_CONDITION));
	json_object_set_new(object, "deadline", deadline_json(view, event));
	json_object_set_new(object, "amount", term_json(view, event, event->amount_claim, HB_CLAIM_AMOUNT));
	json_object_set_new(object, "state", event->open ? json_string("open") : json_null());
	json_object_set_new(object, "sources", event_sources_json(view, event, 's'));
	json_object_set_new(object, "origins", event_sources_json(view, event, 'o'));
	json_object_set_new(object, "disputed_by", disputed_json(view, event));
	hb_claim_list_add_event(view, &claims, index, false);
	json_object_set_new(object, "claims", hb_json_claims(&claims));
	json_object_set_new(object, "confidence", confidence_json(event->confidence));
	return object;
}

static json_t *events_json(const struct hb_view *view)
{
	json_t *array = json_array();
	for (uint32_t i = 0; i < view->events.count; i++)
		json_array_append_new(array, event_json(view, i));
	return array;
}

/* ---- statements ---------------------------------------------------------------------------------------------- */

static const char *name_of(const struct hb_view *view, const struct hb_corpus_source *source, uint32_t entity)
{
	if (entity == HB_NONE)
		return NULL;
	const struct hb_shown *shown = &view->shown[hb_view_thing(view, source, entity)];
	return shown->name ? shown->name : shown->description ? shown->description : source->extraction.entities[entity].description;
}

/* The numbers that the export gives the statements of a source, the first of them `first`; 0 for one that has no claims. */
static size_t *statement_numbers(const struct hb_view *view, const struct hb_corpus_source *source, size_t first)
{
	size_t *numbers = hb_arena_zero(view->arena, source->extraction.n_statements, sizeof *numbers);
	for (uint32_t i = 0; i < source->extraction.n_statements; i++) {
		size_t n;
		hb_corpus_claims(source, HB_CLAIM_STATEMENT, i, &n);
		if (n)
			numbers[i] = first++;
	}
	return numbers;
}

static json_t *statement_id(const size_t *numbers, uint32_t index)
{
	return index == HB_NONE || !numbers[index] ? json_null() : json_sprintf("t%zu", numbers[index]);
}

static json_t *statement_json(const struct hb_view *view, const struct hb_corpus_source *source, uint32_t index,
			      const size_t *numbers)
{
	const struct hb_statement *statement = &source->extraction.statements[index];
	size_t n;
	const struct hb_claim *pieces = hb_corpus_claims(source, HB_CLAIM_STATEMENT, index, &n);
	const char *speaker = id_of(view, source, statement->speaker);
	struct hb_things to = {0};
	struct hb_claim_list claims = {0};
	const char *text = pieces[0].text;
	json_t *spans = json_array();
	for (size_t i = 0; i < n; i++) {
		if (i)
			text = hb_arena_format(view->arena, "%s … %s", text, pieces[i].text);
		json_array_append_new(spans, span_json(pieces[i].span));
	}
	for (size_t i = 0; i < statement->n_addressees; i++)
		hb_things_add(&to, view->arena, hb_view_thing(view, source, statement->addressees[i]));
	hb_claim_list_add(view, &claims, source, HB_CLAIM_STATEMENT, index, -1);
	json_t *span = n == 1 ? json_incref(json_array_get(spans, 0)) : json_incref(spans);
	json_decref(spans);
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:s, s:s, s:o, s:o, s:o}",
			 "id", statement_id(numbers, index),
			 "speaker", hb_json_text(speaker), "speaker_name", hb_json_text(name_of(view, source, statement->speaker)),
			 "position", hb_json_text(statement->position), "relayed_by", hb_json_text(id_of(view, source, statement->relayed_by)),
			 "relayed_by_name", hb_json_text(name_of(view, source, statement->relayed_by)),
			 "within", statement_id(numbers, statement->within), "to", ids_json(view, &to), "text", text,
			 "kind", hb_statement_kind_text(statement->kind), "attitude", hb_attitude_text(statement->attitude),
			 "source", json_sprintf("s%u", source->number), "span", span, "claims", hb_json_claims(&claims));
}

static json_t *statements_json(const struct hb_view *view)
{
	json_t *array = json_array();
	for (size_t s = 0; s < view->corpus->n_sources; s++) {
		const struct hb_corpus_source *source = &view->corpus->sources[s];
		const size_t *numbers = statement_numbers(view, source, json_array_size(array) + 1);
		for (uint32_t i = 0; i < source->extraction.n_statements; i++)
			if (numbers[i])
				json_array_append_new(array, statement_json(view, source, i, numbers));
	}
	return array;
}

/* ---- all together -------------------------------------------------------------------------------------------- */

static json_t *view_json(const struct hb_view *view)
{
	return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "format", "habeas-casebook/1", "as_of",
			 hb_json_day(view->as_of), "sources", sources_json(view), "people", hb_view_people_json(view),
			 "organizations", things_json(view, HB_ORGANIZATION), "places", things_json(view, HB_PLACE), "groups",
			 things_json(view, HB_GROUP), "events", events_json(view), "statements", statements_json(view),
			 "conflicts", hb_view_conflicts_json(view), "claims", claims_json(view));
}

enum hb_status hb_casebook_export(struct hb_casebook *casebook, const char *as_of, json_t **ret_export,
				  struct hb_error *error)
{
	const struct hb_corpus *corpus;
	struct hb_corpus part;
	struct hb_date date;
	int32_t first, day = HB_DAY_UNKNOWN_LAST;
	if (as_of && (!hb_date_parse(as_of, &date) || !date.day || !hb_date_range(date, &first, &day)))
		return hb_fail(error, HB_MISUSE, "'%.40s' is not a day; write it as 2025-01-31", as_of);
	enum hb_status status = hb_casebook_corpus(casebook, &corpus, error);
	if (status)
		return status;
	struct hb_arena *arena = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	struct hb_view view;
	if (as_of) {
		hb_corpus_as_of(corpus, day, arena, &part);
		corpus = &part;
	}
	hb_view_make(corpus, book, arena, day, &view);
	*ret_export = view_json(&view);
	hb_name_book_free(book);
	hb_arena_free(arena);
	return HB_OK;
}

/* The judgement on each entity that was joined to another, as the store keeps it. */
static enum hb_status store_resolution(struct hb_store *store, const struct hb_corpus *corpus,
				       const struct hb_resolution *resolution, struct hb_arena *arena,
				       struct hb_error *error)
{
	enum hb_status status = hb_store_remove_machine_resolutions(store, error);
	for (uint32_t node = 0; !status && node < corpus->n_nodes; node++) {
		const struct hb_thing *thing = &resolution->things[resolution->thing_of[node]];
		const struct hb_judgement *judgement = &resolution->judgements[node];
		if (thing->n_nodes == 1 || thing->nodes[0] == node)
			continue;
		const struct hb_corpus_source *own = hb_corpus_source_of(corpus, node);
		const struct hb_corpus_source *first = hb_corpus_source_of(corpus, thing->nodes[0]);
		json_t *reasons = json_array();
		for (size_t i = 0; i < judgement->n_reasons; i++)
			json_array_append_new(reasons, json_string(judgement->reasons[i]));
		char *text = json_dumps(reasons, JSON_COMPACT);
		json_decref(reasons);
		const char *resolved = hb_arena_format(arena, "%s:%u", first->sha256, thing->nodes[0] - first->first_node);
		status = hb_store_add_resolution(store, own->extraction_row, node - own->first_node, resolved,
						 judgement->probability, text ? text : "[]", error);
		free(text);
	}
	return status;
}

enum hb_status hb_casebook_resolve(struct hb_casebook *casebook, struct hb_error *error)
{
	const struct hb_corpus *corpus;
	enum hb_status status = hb_casebook_corpus(casebook, &corpus, error);
	if (status)
		return status;
	struct hb_arena *arena = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	struct hb_resolution resolution;
	hb_resolve(corpus, book, arena, &resolution);
	status = hb_store_begin(casebook->store, error);
	if (!status) {
		status = store_resolution(casebook->store, corpus, &resolution, arena, error);
		if (!status)
			status = hb_store_commit(casebook->store, error);
		if (status)
			hb_store_rollback(casebook->store);
	}
	hb_name_book_free(book);
	hb_arena_free(arena);
	if (!status) /* what was just written is not part of the corpus */
		status = hb_store_version(casebook->store, &casebook->corpus_version, error);
	return status;
}
