/* Members of groups: what is told of a group holds for those who are named of it, right behind it or as among it. */
#include <string.h>

#include "extract/events/event_internal.h"

enum { MEMBER_EVENTS = 4000 }; /* no more are added once there are so many */
enum { MEMBER_SENTENCES = 3 }; /* how far behind a group its members may be named */

static bool same_gender(const struct hb_reading *reading, uint32_t a, uint32_t b)
{
	enum hb_gender x = reading->entities.items[a].gender, y = reading->entities.items[b].gender;

	return x == HB_GENDER_UNKNOWN || y == HB_GENDER_UNKNOWN || x == y;
}

/* Is a day or a span of days named anywhere in the sentence? */
static bool sentence_names_time(const struct hb_reading *reading, uint32_t sentence)
{
	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];

		if (timex->timex.type == HB_TIMEX_DATE && timex->first < timex->end &&
		    reading->analysis->tokens[timex->first].sentence == sentence)
			return true;
	}
	return false;
}

/* Are these the named people that the group before them may consist of?  *named counts all that were named of it so far. */
static bool may_be_members(const struct hb_reading *reading, uint32_t whole, const struct hb_entity_list *people, int32_t *named)
{
	const struct hb_entity *group = &reading->entities.items[whole].entity;

	for (size_t i = 0; i < people->count; i++) {
		const struct hb_entity *entity = &reading->entities.items[people->items[i]].entity;

		if (entity->type != HB_PERSON || !entity->name || !same_gender(reading, whole, people->items[i]))
			return false;
	}
	if (!people->count)
		return false;
	if (group->count_max >= 0 && *named + (int32_t)people->count > group->count_max)
		return false;
	*named += (int32_t)people->count;
	return true;
}

static bool dates_a_group(const struct hb_reading *reading, const struct hb_found_event *found)
{
	const struct hb_entity *group;

	if (found->dropped || found->reality != HB_ACTUAL || found->rule->kind != HB_OF_CAPTIVITY || found->rule->lasting ||
	    !found->time.value || found->roles[HB_VICTIM].count != 1)
		return false;
	group = &reading->entities.items[found->roles[HB_VICTIM].items[0]].entity;
	return group->type == HB_GROUP && group->specific;
}

/* "Three men were freed on Saturday.  Ruiz was let go by one band, Weber and Haddad by another": those who are named right after a
 * group to whom the same was done on a day share that day, as long as the group has room for them and nothing else is said of the
 * time. */
static void date_members(struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *whole = &search->found.items[i];
		int32_t named = 0;

		if (!dates_a_group(reading, whole))
			continue;
		for (size_t j = i + 1; j < search->found.count &&
				       hb_event_sentences_apart(search, whole, &search->found.items[j]) <= MEMBER_SENTENCES;
		     j++) {
			struct hb_found_event *part = &search->found.items[j];

			if (part->dropped || part->reference || part->reality != HB_ACTUAL || !hb_event_is(part, whole->rule->type))
				continue;
			if (part->time.value || part->time.text)
				break; /* another story begins */
			if (sentence_names_time(reading, search->tree.tokens[part->trigger].sentence) ||
			    !may_be_members(reading, whole->roles[HB_VICTIM].items[0], &part->roles[HB_VICTIM], &named))
				continue;
			hb_trace_event(search, part, "time of the group that '%s' in sentence %u tells of",
				       search->tree.tokens[whole->trigger].text, search->tree.tokens[whole->trigger].sentence + 1);
			part->time = whole->time;
			part->confidence *= 0.8f;
		}
	}
}

/* The word for who is said to be among others: "among them was Ana Ruiz", "Ana Ruiz was among the twenty", "twelve people, among
 * them Ana Ruiz, were freed"; HB_NONE if none. */
static uint32_t member_word(const struct hb_tree *tree, uint32_t among, uint32_t others)
{
	const uint64_t parties = HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_ATTR) | HB_DEP_BIT(HB_DEP_NSUBJPASS);
	const uint64_t second = HB_DEP_BIT(HB_DEP_POBJ) | HB_DEP_BIT(HB_DEP_APPOS);
	uint32_t verb = tree->tokens[among].head;

	if (strcmp(tree->tokens[verb].lemma, "be") == 0)
		return hb_event_is_negated(tree, verb) || hb_event_is_negated(tree, among) ? HB_NONE
											   : hb_tree_child(tree, verb, parties);
	if (tree->tokens[others].tag[0] == 'P' && verb > among && tree->dep[verb] == HB_DEP_APPOS)
		return verb; /* the name itself: what "among" hangs on */
	for (uint32_t child = tree->next_sibling[others]; child != HB_NONE; child = tree->next_sibling[child])
		if (second & HB_DEP_BIT(tree->dep[child]) && tree->tokens[others].tag[0] == 'P')
			return child;
	return HB_NONE;
}

/* The named people at this word. */
static void named_people(const struct hb_event_search *search, uint32_t word, struct hb_entity_list *list)
{
	const struct hb_tree *tree = &search->tree;
	const struct hb_reading *reading = tree->reading;
	struct hb_walk all;

	hb_tree_coordinated(tree, word, &all);
	for (size_t i = 0; i < all.count; i++) {
		uint32_t entity = hb_reading_entity_at(reading, all.tokens[i]);

		if (entity != HB_NONE && reading->entities.items[entity].entity.type == HB_PERSON &&
		    reading->entities.items[entity].entity.name)
			hb_entity_list_add(reading->arena, list, entity);
	}
}

/* The same event of these people; its lists are its own, as merging adds to them. */
static struct hb_found_event part_of(struct hb_arena *arena, const struct hb_found_event *whole,
				     const struct hb_entity_list *people)
{
	struct hb_found_event part = *whole;

	for (int role = 0; role < HB_ROLE_COUNT; role++) {
		part.roles[role] = (struct hb_entity_list){0};
		hb_entity_list_add_all(arena, &part.roles[role], role == HB_VICTIM ? people : &whole->roles[role]);
	}
	part.victims.count = 0;
	part.confidence *= 0.8f;
	return part;
}

/* What was done to the group in the sentences before was done to these too. */
static void add_members(struct hb_event_search *search, uint32_t among, uint32_t group, const struct hb_entity_list *people)
{
	size_t told = search->found.count;

	for (size_t i = 0; i < told; i++) {
		const struct hb_found_event *whole = &search->found.items[i];
		uint32_t here = search->tree.tokens[among].sentence, there = search->tree.tokens[whole->trigger].sentence;
		struct hb_found_event part;

		if (whole->dropped || whole->reference || whole->reality != HB_ACTUAL || whole->rule->kind != HB_OF_CAPTIVITY ||
		    there > here || here - there > MEMBER_SENTENCES - 1 || !hb_entity_list_has(&whole->roles[HB_VICTIM], group))
			continue;
		hb_trace(search->tree.reading, HB_PASS_EVENT, among, among + 1, "%s: also of %s, named among the group",
			 whole->rule->type, hb_trace_entity(search->tree.reading, people->items[0]));
		part = part_of(search->tree.reading->arena, whole, people); /* before pushing, which may move the whole */
		HB_PUSH(search->tree.reading->arena, search->found, part);
	}
}

static void name_members(struct hb_event_search *search)
{
	const struct hb_tree *tree = &search->tree;
	const struct hb_reading *reading = tree->reading;

	for (uint32_t among = 0; among < tree->n_tokens && search->found.count < MEMBER_EVENTS; among++) {
		struct hb_entity_list people = {0};
		uint32_t object, group, word;

		if (tree->dep[among] != HB_DEP_PREP || !hb_tree_says_one_of(tree, among, HB_AMONG))
			continue;
		object = hb_tree_child(tree, among, HB_DEP_BIT(HB_DEP_POBJ));
		group = object == HB_NONE ? HB_NONE : hb_reading_entity_at(reading, object);
		if (group == HB_NONE || reading->entities.items[group].entity.type != HB_GROUP)
			continue;
		word = member_word(tree, among, object);
		if (word != HB_NONE)
			named_people(search, word, &people);
		if (people.count)
			add_members(search, among, group, &people);
	}
}

void hb_share_with_members(struct hb_event_search *search)
{
	date_members(search);
	name_members(search);
}
