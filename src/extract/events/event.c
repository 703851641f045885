/* The event pass: from words that name events to records.
 *
 *   find      rules that fire, with their roles          event_find.c, event_role.c
 *   reality   actual, denied, planned, requested, possible event_reality.c
 *   sets      who "the two women" are                   event_sets.c
 *   time      days, intervals and durations               event_time.c, event_time_shared.c
 *   link      what interventions are about                event_link.c
 *   place     where takings happened                      event_scene.c
 *   terms     conditions, deadlines, amounts, repetition   event_terms.c
 *   merge     several tellings of one event               event_merge.c
 *   count     times counted from other events             event_time_counted.c
 *   lend      what tellings of one taking have in common  event_scene.c
 *   bound     "by the day of publication"                 event_time.c
 *   weigh     how sure each is                            event_confidence.c */
#include "extract/events/event_internal.h"

void hb_entity_list_add(struct hb_arena *arena, struct hb_entity_list *list, uint32_t entity)
{
	if (!hb_entity_list_has(list, entity))
		HB_PUSH(arena, *list, entity);
}

bool hb_entity_list_has(const struct hb_entity_list *list, uint32_t entity)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i] == entity)
			return true;
	return false;
}

/* "two of the five kidnapped welders": what stands inside the phrase was done to the five. */
static bool is_of_whole(const struct hb_event_search *search, uint32_t trigger, const struct hb_found_quantity *quantity)
{
	const uint64_t inside = HB_DEP_BIT(HB_DEP_AMOD) | HB_DEP_BIT(HB_DEP_ACL) | HB_DEP_BIT(HB_DEP_RELCL);

	return quantity->out_of >= 0 && search->tree.tokens[trigger].head == quantity->noun && (HB_DEP_BIT(search->tree.dep[trigger]) & inside);
}

static void count_victims(const struct hb_event_search *search, const struct hb_found_event *found, struct hb_event *event)
{
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_entity_list *victims = &found->roles[HB_VICTIM];
	bool persons = victims->count > 0;

	for (size_t i = 0; i < victims->count; i++)
		persons = persons && reading->entities.items[victims->items[i]].entity.type == HB_PERSON;
	if (persons)
		event->count_min = event->count_max = (int32_t)victims->count;
	if (victims->count != 1)
		return;
	for (size_t i = 0; i < found->victims.count; i++) {
		uint32_t mention = reading->mention_of_head[found->victims.tokens[i]];

		if (mention != HB_NONE && reading->mentions.items[mention].count_min >= 0) {
			event->count_min = reading->mentions.items[mention].count_min;
			event->count_max = reading->mentions.items[mention].count_max;
		}
		for (size_t j = 0; j < reading->quantities.count; j++) {
			const struct hb_found_quantity *quantity = &reading->quantities.items[j];

			if (quantity->noun != found->victims.tokens[i])
				continue;
			event->count_min = is_of_whole(search, found->trigger, quantity) ? quantity->out_of : quantity->min;
			event->count_max = is_of_whole(search, found->trigger, quantity) ? quantity->out_of : quantity->max;
			event->count_span = hb_reading_span(reading, quantity->first, quantity->end);
		}
	}
}

/* The statement that a word's event is told in; none for what a relative clause or an apposition adds inside reported words: "asked for the
 * release of Ruiz, who was taken in May" asks nothing about May. */
static uint32_t statement_of(const struct hb_event_search *search, uint32_t token)
{
	const struct hb_tree *tree = &search->tree;
	const struct hb_reading *reading = tree->reading;
	uint32_t statement = reading->statement_of[token];

	if (statement == HB_NONE || reading->statements.items[statement].kind != HB_INDIRECT)
		return statement;
	for (uint32_t up = token; reading->statement_of[up] == statement && tree->tokens[up].head != up; up = tree->tokens[up].head)
		if (tree->dep[up] == HB_DEP_RELCL && reading->statement_of[tree->tokens[up].head] == statement)
			return HB_NONE;
	return statement;
}

static struct hb_event record(const struct hb_event_view *view, size_t index)
{
	const struct hb_event_search *search = view->search;
	const struct hb_found_event *found = &search->found.items[index];
	struct hb_reading *reading = search->tree.reading;
	const struct hb_token *token = &search->tree.tokens[found->trigger];
	const struct hb_sentence *sentence = &reading->analysis->sentences[token->sentence];
	uint32_t statement = statement_of(search, found->trigger);
	struct hb_event event = {
		.type = found->rule->type,
		.time = found->time,
		.days_min = found->days_min,
		.days_max = found->days_max,
		.duration_span = found->duration_span,
		.count_min = -1,
		.count_max = -1,
		.reality = found->reality,
		.source = statement == HB_NONE ? HB_NONE : reading->statements.items[statement].speaker,
		.statement = statement,
		.about = HB_NONE,
		.earlier = HB_NONE,
		.condition = found->condition,
		.deadline = found->deadline,
		.amount = found->amount,
		.trigger = {token->start, token->end},
		.span = hb_reading_span(reading, sentence->first, sentence->end),
		.confidence = hb_event_confidence(view, index),
		.rule = found->rule->place,
	};

	for (int role = 0; role < HB_ROLE_COUNT; role++) {
		event.roles[role] = found->roles[role].items;
		event.n_roles[role] = found->roles[role].count;
	}
	count_victims(search, found, &event);
	return event;
}

/* The found event that stands for this one after merging. */
static uint32_t representative(const struct hb_event_search *search, uint32_t index)
{
	while (index != HB_NONE && search->found.items[index].merged_into != HB_NONE)
		index = search->found.items[index].merged_into;
	return index;
}

static void write_records(struct hb_event_search *search)
{
	struct hb_reading *reading = search->tree.reading;
	uint32_t *index = hb_arena_alloc(reading->arena, search->found.count, sizeof *index);
	struct hb_event_view view;

	hb_event_view_init(&view, search);
	for (size_t i = 0; i < search->found.count; i++) {
		index[i] = HB_NONE;
		if (search->found.items[i].dropped)
			continue;
		index[i] = (uint32_t)reading->events.count;
		HB_PUSH(reading->arena, reading->events, record(&view, i));
	}
	for (size_t i = 0; i < search->found.count; i++) {
		uint32_t about = representative(search, search->found.items[i].about);
		uint32_t earlier = representative(search, search->found.items[i].earlier);

		if (index[i] != HB_NONE && about != HB_NONE && about != i)
			reading->events.items[index[i]].about = index[about];
		if (index[i] != HB_NONE && earlier != HB_NONE && earlier != i)
			reading->events.items[index[i]].earlier = index[earlier];
	}
}

void hb_search_events(struct hb_event_search *search, struct hb_reading *reading)
{
	*search = (struct hb_event_search){.found = {0}};
	hb_tree_init(&search->tree, reading);
	search->first_at = hb_arena_alloc(reading->arena, search->tree.n_tokens, sizeof *search->first_at);
	hb_find_events(search);
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		found->reality = hb_event_reality(&search->tree, found->trigger, found->rule, &found->hedged);
	}
	hb_name_sets(search);
	hb_time_events(search);
	hb_share_times(search);
	hb_link_events(search);
	hb_place_events(search);
	hb_read_event_terms(search);
	hb_merge_events(search);
	hb_count_times(search);
	hb_link_repeated_events(search);
	hb_lend_events(search);
	hb_bound_events(search);
}

void hb_read_events(struct hb_reading *reading)
{
	struct hb_event_search search;

	hb_search_events(&search, reading);
	hb_read_members(&search.tree);
	write_records(&search);
}
