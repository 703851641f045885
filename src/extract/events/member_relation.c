/* Who is named among a group: "ten hostages, including the nurse Ana Ruiz", "several of them, among them Ana Ruiz and Luis Vega",
 * "Ana Ruiz was among the twenty".  The named are members of the group: a relation `member`, never more than the group counts. */
#include <string.h>

#include "extract/events/event_internal.h"
#include "extract/family/kinship_internal.h"

/* The group that a word stands for: itself, or what it counts ("several of the hostages"); HB_NONE. */
static uint32_t group_at(const struct hb_tree *tree, uint32_t token)
{
	const struct hb_reading *reading = tree->reading;
	uint32_t entity = hb_reading_entity_at(reading, token), of, object;

	if (entity == HB_NONE) {
		of = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_PREP));
		object =
			of == HB_NONE || !hb_tree_says(tree, of, "of") ? HB_NONE : hb_tree_child(tree, of, HB_DEP_BIT(HB_DEP_POBJ));
		entity = object == HB_NONE ? HB_NONE : hb_reading_entity_at(reading, object);
	}
	return entity != HB_NONE && reading->entities.items[entity].entity.type == HB_GROUP ? entity : HB_NONE;
}

/* The entity of a word, or of a name in apposition to it ("the nurse Ana Ruiz"). */
static uint32_t person_at(const struct hb_tree *tree, uint32_t token)
{
	const struct hb_reading *reading = tree->reading;
	uint32_t entity = hb_reading_entity_at(reading, token), name = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_APPOS));

	if (entity == HB_NONE && name != HB_NONE)
		entity = hb_reading_entity_at(reading, name);
	return entity != HB_NONE && reading->entities.items[entity].entity.type == HB_PERSON &&
			       reading->entities.items[entity].entity.name
		       ? entity
		       : HB_NONE;
}

static int32_t count_of(const struct hb_reading *reading, uint32_t group)
{
	const struct hb_found_entity *found = &reading->entities.items[group];
	int32_t most = -1;

	for (size_t i = 0; i < found->mentions.count; i++) {
		int32_t count = reading->mentions.items[found->mentions.items[i]].count_max;

		most = count > most ? count : most;
	}
	return most;
}

static void relate_members(const struct hb_tree *tree, uint32_t marker, uint32_t word, uint32_t group)
{
	struct hb_reading *reading = tree->reading;
	struct hb_entity_list people = {0};
	struct hb_walk all;
	int32_t most = count_of(reading, group);

	hb_tree_coordinated(tree, word, &all);
	for (size_t i = 0; i < all.count; i++) {
		uint32_t person = person_at(tree, all.tokens[i]);

		if (person != HB_NONE)
			hb_entity_list_add(reading->arena, &people, person);
	}
	if (most >= 0 && people.count > (size_t)most)
		return;
	for (size_t i = 0; i < people.count; i++)
		hb_relate(reading, "member", people.items[i], group, hb_reading_span(reading, marker, marker + 1), 0.8f);
}

/* "hostages, including Ana Ruiz" */
static void read_including(const struct hb_tree *tree, uint32_t token)
{
	uint32_t object = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_POBJ) | HB_DEP_BIT(HB_DEP_DOBJ));
	uint32_t group = group_at(tree, tree->tokens[token].head);

	if (object != HB_NONE && group != HB_NONE)
		relate_members(tree, token, object, group);
}

/* "among them was Ana Ruiz", "Ana Ruiz was among the twenty"; "twenty people, among them Ana Ruiz": there the parser hangs "among"
 * on the name. */
static void read_among(const struct hb_tree *tree, uint32_t token)
{
	const uint64_t parties = HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_ATTR) | HB_DEP_BIT(HB_DEP_NSUBJPASS);
	uint32_t object = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_POBJ)), above = tree->tokens[token].head, group, word;

	if (object == HB_NONE)
		return;
	if (tree->dep[above] == HB_DEP_APPOS && above > token && tree->tokens[object].tag[0] == 'P') {
		group = group_at(tree, tree->tokens[above].head);
		word = above;
	} else if (strcmp(tree->tokens[above].lemma, "be") == 0 && !hb_event_is_negated(tree, above) &&
		   !hb_event_is_negated(tree, token)) {
		group = group_at(tree, object);
		word = hb_tree_child(tree, above, parties);
	} else {
		return;
	}
	if (group != HB_NONE && word != HB_NONE)
		relate_members(tree, token, word, group);
}

void hb_read_members(const struct hb_tree *tree)
{
	for (uint32_t token = 0; token < tree->n_tokens; token++) {
		if (tree->dep[token] != HB_DEP_PREP)
			continue;
		if (hb_tree_says_one_of(tree, token, HB_INCLUDING))
			read_including(tree, token);
		else if (hb_tree_says_one_of(tree, token, HB_AMONG))
			read_among(tree, token);
	}
}
