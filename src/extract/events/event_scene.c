/* Where a taking happened, from the rest of its sentence; and what several events of one taking lend one another.
 *
 * Rules find the place that hangs on the event's own word.  "They were kidnapped as they left a house in Leon" hangs it elsewhere:
 * on a clause that goes with the event's.  That place is taken where the way from it to the event leads through nothing that has a
 * place of its own: no other event, no person or body ("the bishop of Leon"), no clause that is said, asked or told of somebody
 * else. */
#include <string.h>

#include "extract/events/event_internal.h"

enum { CLAUSES = 4, STEPS = 10 };

/* Was somebody taken by people of their own right? */
static bool is_taking(const struct hb_found_event *found)
{
	return hb_event_is(found, "abduction") || hb_event_is(found, "disappearance");
}

/* Is it taking or holding, which happens at a place? */
static bool has_scene(const struct hb_found_event *found)
{
	return is_taking(found) || hb_event_is(found, "captivity") || hb_event_is(found, "arrest") || hb_event_is(found, "capture");
}

/* The words of the clauses that go with the event's own: what it stands beside or under as a circumstance. */
static void clauses_of(const struct hb_tree *tree, uint32_t trigger, struct hb_walk *ret_clauses)
{
	const uint64_t beside = HB_DEP_BIT(HB_DEP_ADVCL) | HB_DEP_BIT(HB_DEP_CONJ) | HB_DEP_BIT(HB_DEP_XCOMP);

	ret_clauses->count = 0;
	hb_walk_add(ret_clauses, trigger);
	for (int i = 1; i < CLAUSES && hb_tree_is_verb(tree, trigger) && beside & HB_DEP_BIT(tree->dep[trigger]); i++) {
		trigger = tree->tokens[trigger].head;
		hb_walk_add(ret_clauses, trigger);
	}
}

static bool is_among(const struct hb_walk *words, uint32_t token)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->tokens[i] == token)
			return true;
	return false;
}

/* Does this word have a place of its own, so that what stands under it says nothing of others? */
static bool has_own_place(const struct hb_event_search *search, uint32_t token)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t mention = tree->reading->mention_of_head[token];

	if (mention != HB_NONE)
		return tree->reading->mentions.items[mention].type != HB_PLACE;
	return search->first_at[token] != HB_NONE || hb_tree_named(tree, token, HB_BODY) ||
	       tree->dep[token] == HB_DEP_CCOMP || tree->dep[token] == HB_DEP_PARATAXIS;
}

/* Is the place at this word told of the event? */
static bool is_scene(const struct hb_event_search *search, const struct hb_walk *clauses, uint32_t place)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t token = tree->tokens[place].head;

	if (tree->dep[place] != HB_DEP_POBJ || !hb_tree_named(tree, token, HB_PLACE_PREPOSITION))
		return false;
	for (int i = 0; i < STEPS; i++) {
		token = tree->tokens[token].head;
		if (is_among(clauses, token))
			return true;
		if (tree->tokens[token].head == token || has_own_place(search, token))
			return false;
	}
	return false;
}

static void look_around(struct hb_event_search *search, struct hb_found_event *found)
{
	const struct hb_tree *tree = &search->tree;
	const struct hb_reading *reading = tree->reading;
	const struct hb_sentence *sentence = &reading->analysis->sentences[tree->tokens[found->trigger].sentence];
	struct hb_walk clauses;

	clauses_of(tree, found->trigger, &clauses);
	for (uint32_t token = sentence->first; token < sentence->end; token++) {
		uint32_t entity = reading->mention_of_head[token] == HB_NONE ? HB_NONE : hb_reading_entity_at(reading, token);

		if (entity == HB_NONE || reading->entities.items[entity].entity.type != HB_PLACE ||
		    !is_scene(search, &clauses, token))
			continue;
		hb_entity_list_add(reading->arena, &found->roles[HB_PLACE_ROLE], entity);
		hb_event_places_below(search, token, &found->roles[HB_PLACE_ROLE]);
		hb_trace_event(search, found, "place %s, which a clause that goes with it tells", hb_trace_entity(reading, entity));
		return;
	}
}

void hb_place_events(struct hb_event_search *search)
{
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (!found->dropped && has_scene(found) && !found->roles[HB_PLACE_ROLE].count)
			look_around(search, found);
	}
}

/* ---- what events of one taking lend one another --------------------------------------------------------------- */

static bool shares_victim(const struct hb_found_event *a, const struct hb_found_event *b)
{
	for (size_t i = 0; i < a->roles[HB_VICTIM].count; i++)
		if (hb_entity_list_has(&b->roles[HB_VICTIM], a->roles[HB_VICTIM].items[i]))
			return true;
	return false;
}

static void lend_role(struct hb_event_search *search, struct hb_found_event *to, const struct hb_found_event *from,
		      enum hb_role role)
{
	if (to->roles[role].count || !from->roles[role].count)
		return;
	hb_entity_list_add_all(search->tree.reading->arena, &to->roles[role], &from->roles[role]);
	hb_trace_event(search, to, "%s %s, as the %s tells it", hb_role_text(role),
		       hb_trace_entity(search->tree.reading, from->roles[role].items[0]), from->rule->type);
}

/* A disappearance and an abduction of one person in one report are one taking, unless their times differ: both lists are filled. */
static void lend(struct hb_event_search *search, struct hb_found_event *to, const struct hb_found_event *from)
{
	struct hb_entity_list *own = &to->roles[HB_VICTIM];

	if (hb_event_is(to, from->rule->type) || (to->time.value && from->time.value))
		return;
	if (hb_event_counts_the_named(search->tree.reading, own, &from->roles[HB_VICTIM])) {
		hb_trace_event(search, to, "victims whom the %s names", from->rule->type);
		own->count = 0;
		hb_entity_list_add_all(search->tree.reading->arena, own, &from->roles[HB_VICTIM]);
	}
	if (!shares_victim(to, from))
		return;
	if (!to->time.value && from->time.value) {
		to->time = from->time;
		hb_trace_event(search, to, "time %s, as the %s tells it", to->time.value, from->rule->type);
	}
	lend_role(search, to, from, HB_PLACE_ROLE);
}

/* Are all victims of the one among those of the other? */
static bool are_all_among(const struct hb_found_event *few, const struct hb_found_event *many)
{
	return few->roles[HB_VICTIM].count > 0 && hb_entity_list_within(&few->roles[HB_VICTIM], &many->roles[HB_VICTIM]);
}

/* "Dubois was abducted in Gao ... had been held by jihadists": who took somebody holds them, where nothing else is said. */
static void lend_captor(struct hb_event_search *search, struct hb_found_event *taking, struct hb_found_event *holding)
{
	if (!are_all_among(taking, holding) && !are_all_among(holding, taking))
		return;
	lend_role(search, taking, holding, HB_AGENT);
	lend_role(search, holding, taking, HB_AGENT);
}

static bool names_organization(const struct hb_reading *reading, const struct hb_entity_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (reading->entities.items[list->items[i]].entity.type == HB_ORGANIZATION)
			return true;
	return false;
}

/* Who says that they did it did it, unless the report names another body. */
static void lend_claimant(struct hb_event_search *search, const struct hb_found_event *claim)
{
	const struct hb_reading *reading = search->tree.reading;
	uint32_t about = hb_event_standing(search, claim->about);
	struct hb_found_event *taking = about == HB_NONE ? NULL : &search->found.items[about];

	if (!taking || !is_taking(taking) || taking->reality != HB_ACTUAL ||
	    names_organization(reading, &taking->roles[HB_AGENT]) || !names_organization(reading, &claim->roles[HB_AGENT]))
		return;
	for (size_t i = 0; i < claim->roles[HB_AGENT].count; i++)
		if (!hb_entity_list_has(&taking->roles[HB_VICTIM], claim->roles[HB_AGENT].items[i]))
			hb_entity_list_add(reading->arena, &taking->roles[HB_AGENT], claim->roles[HB_AGENT].items[i]);
	hb_trace_event(search, taking, "agent %s, who claims it", hb_trace_entity(reading, claim->roles[HB_AGENT].items[0]));
}

/* "The rebels", "the guerrillas": said as of somebody known. */
static bool is_the_armed(const struct hb_tree *tree, uint32_t entity)
{
	const struct hb_reading *reading = tree->reading;
	const struct hb_found_entity *found = &reading->entities.items[entity];

	for (size_t i = 0; i < found->mentions.count; i++) {
		uint32_t head = reading->mentions.items[found->mentions.items[i]].head, det;

		if (!hb_tree_named(tree, head, HB_ARMED_NOUN))
			continue;
		det = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_DET));
		if (det != HB_NONE && hb_tree_says(tree, det, "the"))
			return true;
	}
	return false;
}

/* The only armed group that the report names, HB_NONE if it names none or several. */
static uint32_t only_armed_group(const struct hb_reading *reading)
{
	uint32_t only = HB_NONE;

	for (size_t i = 0; i < reading->entities.count; i++) {
		const struct hb_entity *entity = &reading->entities.items[i].entity;

		if (entity->type != HB_ORGANIZATION || !entity->kind || strcmp(entity->kind, "armed group") != 0)
			continue;
		if (only != HB_NONE)
			return HB_NONE;
		only = (uint32_t)i;
	}
	return only;
}

/* Those who took somebody are of the group that "the rebels" means where only one is named. */
static void name_the_armed(struct hb_event_search *search, struct hb_found_event *found, uint32_t group)
{
	struct hb_entity_list *agents = &found->roles[HB_AGENT];

	if (names_organization(search->tree.reading, agents) || hb_entity_list_has(&found->roles[HB_VICTIM], group))
		return;
	for (size_t i = 0; i < agents->count; i++) {
		if (!is_the_armed(&search->tree, agents->items[i]))
			continue;
		hb_trace_event(search, found, "agent %s, the only armed group that the report names",
			       hb_trace_entity(search->tree.reading, group));
		hb_entity_list_add(search->tree.reading->arena, agents, group);
		return;
	}
}

static void name_captors(struct hb_event_search *search)
{
	uint32_t group = only_armed_group(search->tree.reading);

	for (size_t i = 0; group != HB_NONE && i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (!found->dropped && (is_taking(found) || hb_event_is(found, "captivity")))
			name_the_armed(search, found, group);
	}
}

void hb_lend_events(struct hb_event_search *search)
{
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (found->dropped || found->reality != HB_ACTUAL)
			continue;
		if (hb_event_is(found, "claim-of-responsibility"))
			lend_claimant(search, found);
		for (size_t j = 0; j < search->found.count && is_taking(found); j++) {
			struct hb_found_event *other = &search->found.items[j];

			if (j == i || other->dropped || other->reality != HB_ACTUAL)
				continue;
			if (is_taking(other))
				lend(search, found, other);
			else if (hb_event_is(other, "captivity") && hb_event_is(found, "abduction"))
				lend_captor(search, found, other);
		}
	}
	name_captors(search);
}
