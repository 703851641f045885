/* Groups that stand for people who were named before: "A and B walked free ... The two women were seized in July".  When a definite group has
 * just as many heads as the nearest taking, holding or freeing before it has people, and nothing speaks against it, they are meant, each. */
#include <string.h>

#include "extract/events/event_internal.h"

enum { SET_MOST = 6, SET_SENTENCES = 6, SET_EVENTS = 40 }; /* heads; how far back their names may stand */

static bool is_definite(const struct hb_tree *tree, uint32_t noun)
{
	uint32_t child = tree->first_child[noun];

	for (; child != HB_NONE; child = tree->next_sibling[child])
		if (hb_rule_in_list(tree->word[child], hb_rule_named[HB_SET_WORD]))
			return true;
	return hb_rule_in_list(tree->word[noun], hb_rule_named[HB_SET_WORD]);
}

/* How many heads the group has, when the words of this event call it so; 0 when it is named, open in number, or too large. */
static int32_t size_of_set(const struct hb_event_search *search, const struct hb_found_event *found, uint32_t group)
{
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_entity *entity = &reading->entities.items[group].entity;

	if (entity->type != HB_GROUP || entity->name)
		return 0;
	for (size_t i = 0; i < found->victims.count; i++) {
		uint32_t token = found->victims.tokens[i], mention = reading->mention_of_head[token];

		if (mention != HB_NONE && reading->mentions.items[mention].entity == group && is_definite(&search->tree, token)) {
			int32_t count = reading->mentions.items[mention].count_min;

			return count == reading->mentions.items[mention].count_max && count >= 2 && count <= SET_MOST ? count : 0;
		}
	}
	return 0;
}

/* Are they just so many people, of a gender that fits, and is none of them told of in the event besides? */
static bool may_be_meant(const struct hb_event_search *search, const struct hb_found_event *found, uint32_t group, const struct hb_entity_list *people,
			 int32_t count)
{
	const struct hb_reading *reading = search->tree.reading;
	enum hb_gender gender = reading->entities.items[group].gender;

	if ((int32_t)people->count != count)
		return false;
	for (size_t i = 0; i < people->count; i++) {
		const struct hb_found_entity *person = &reading->entities.items[people->items[i]];

		if (person->entity.type != HB_PERSON || !person->entity.name ||
		    (gender != HB_GENDER_UNKNOWN && person->gender != HB_GENDER_UNKNOWN && person->gender != gender))
			return false;
		for (int role = 0; role < HB_ROLE_COUNT; role++)
			if (hb_entity_list_has(&found->roles[role], people->items[i]))
				return false;
	}
	return true;
}

/* Whom the group stands for: the victims of the nearest event of captivity before that has people at all; NULL if they do not fit. */
static const struct hb_entity_list *people_meant(const struct hb_event_search *search, size_t index, uint32_t group, int32_t count)
{
	const struct hb_found_event *found = &search->found.items[index];

	for (size_t i = index; i-- > 0 && index - i <= SET_EVENTS;) {
		const struct hb_found_event *before = &search->found.items[i];

		if (hb_event_sentences_apart(search, before, found) > SET_SENTENCES)
			return NULL;
		if (before->dropped || before->rule->kind != HB_OF_CAPTIVITY || before->roles[HB_VICTIM].count < 2)
			continue;
		return may_be_meant(search, found, group, &before->roles[HB_VICTIM], count) ? &before->roles[HB_VICTIM] : NULL;
	}
	return NULL;
}

/* The list of a role with the people in the place of the groups that stand for them; `meant` is by entity, NULL for most. */
static struct hb_entity_list with_people(const struct hb_event_search *search, const struct hb_found_event *found, enum hb_role role,
					 const struct hb_entity_list *const *meant)
{
	struct hb_reading *reading = search->tree.reading;
	struct hb_entity_list named = {0};
	bool stands = false;

	for (size_t i = 0; i < found->roles[role].count; i++)
		stands |= meant[found->roles[role].items[i]] != NULL;
	if (!stands)
		return found->roles[role];
	for (size_t i = 0; i < found->roles[role].count; i++) {
		uint32_t entity = found->roles[role].items[i];

		if (!meant[entity]) {
			hb_entity_list_add(reading->arena, &named, entity);
			continue;
		}
		for (size_t p = 0; p < meant[entity]->count; p++)
			hb_entity_list_add(reading->arena, &named, meant[entity]->items[p]);
		hb_trace_event(search, found, "%s: '%s' are %s and %d more, told of before", hb_role_text(role), hb_trace_entity(reading, entity),
			       hb_trace_entity(reading, meant[entity]->items[0]), (int)meant[entity]->count - 1);
	}
	return named;
}

/* Note whom the groups of this event stand for. */
static void find_meanings(const struct hb_event_search *search, size_t index, const struct hb_entity_list **meant)
{
	const struct hb_found_event *found = &search->found.items[index];

	for (size_t v = 0; v < found->roles[HB_VICTIM].count; v++) {
		uint32_t group = found->roles[HB_VICTIM].items[v];
		int32_t count = meant[group] ? 0 : size_of_set(search, found, group);

		if (count)
			meant[group] = people_meant(search, index, group, count);
	}
}

void hb_name_sets(struct hb_event_search *search)
{
	static const enum hb_role done_to[] = {HB_VICTIM, HB_BENEFICIARY};
	struct hb_reading *reading = search->tree.reading;
	const struct hb_entity_list **meant = hb_arena_zero(reading->arena, reading->entities.count, sizeof *meant);

	for (size_t i = 1; i < search->found.count; i++)
		if (!search->found.items[i].dropped && search->found.items[i].rule->kind != HB_OF_INTERVENTION)
			find_meanings(search, i, meant);
	for (size_t i = 0; i < search->found.count; i++)
		for (size_t r = 0; r < sizeof done_to / sizeof *done_to; r++)
			search->found.items[i].roles[done_to[r]] = with_people(search, &search->found.items[i], done_to[r], meant);
}
