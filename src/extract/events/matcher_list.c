/* Lists of people in the tree, which parsers hang in many ways: see matcher.h. */
#include "extract/events/matcher.h"

/* The entity of a noun or name, or of the name in apposition to it ("his brother Jean Morel"); HB_NONE. */
static uint32_t entity_of_phrase(const struct hb_tree *tree, uint32_t token)
{
	uint32_t entity = hb_reading_entity_at(tree->reading, token);
	uint32_t name = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_APPOS));

	return entity != HB_NONE || name == HB_NONE ? entity : hb_reading_entity_at(tree->reading, name);
}

static bool is_among(const struct hb_tree *tree, uint32_t entity, const struct hb_walk *named)
{
	for (size_t i = 0; entity != HB_NONE && i < named->count; i++)
		if (entity_of_phrase(tree, named->tokens[i]) == entity)
			return true;
	return false;
}

static bool have_two_names(const struct hb_tree *tree, uint32_t a, uint32_t b)
{
	return a != HB_NONE && b != HB_NONE && tree->reading->entities.items[a].entity.name &&
	       tree->reading->entities.items[b].entity.name;
}

/* "Elena Markov, her husband, Viktor Markov, their daughter": a relative of those who were named before is the next of a list,
 * although the tree says apposition.  Nobody is her own husband; and who has a name of his own is not the one before. */
static bool is_next_relative(const struct hb_tree *tree, uint32_t token, uint32_t at, const struct hb_walk *named)
{
	uint32_t whose = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_POSS)), owner;
	uint32_t self = entity_of_phrase(tree, token), before = entity_of_phrase(tree, at);

	if (whose == HB_NONE || !hb_tree_has_tag(tree, whose, "PRP$") || self == HB_NONE || is_among(tree, self, named))
		return false;
	owner = hb_reading_entity_at(tree->reading, whose);
	if (owner != HB_NONE && owner == before)
		return true;
	return have_two_names(tree, self, before) && (is_among(tree, owner, named) || hb_tree_says(tree, whose, "their"));
}

static bool is_indefinite(const struct hb_tree *tree, uint32_t noun)
{
	uint32_t article = hb_tree_child(tree, noun, HB_DEP_BIT(HB_DEP_DET));

	return article != HB_NONE && (hb_tree_says(tree, article, "a") || hb_tree_says(tree, article, "an"));
}

/* What one word of a list brings: further ones go to the list, and to where it goes on.  `inside` an apposition only relatives
 * belong to the list: in "Ana Ruiz, a nurse and mother of two" nobody does. */
static void add_coordinated(const struct hb_tree *tree, uint32_t at, bool inside, struct hb_walk *list, struct hb_walk *appositions)
{
	const uint64_t marks = HB_DEP_BIT(HB_DEP_CC) | HB_DEP_BIT(HB_DEP_CONJ);

	for (uint32_t child = tree->first_child[at]; child != HB_NONE; child = tree->next_sibling[child]) {
		bool conjunct = tree->dep[child] == HB_DEP_CONJ && !hb_tree_is_verb(tree, child);
		/* in "X, his brother and his uncle" parsers take the brother for an apposition to X; "X, a nurse and mother" is X
		 * alone */
		bool listed = tree->dep[child] == HB_DEP_APPOS && hb_tree_child(tree, child, marks) != HB_NONE &&
			      !is_indefinite(tree, child);

		if (!conjunct && tree->dep[child] != HB_DEP_APPOS)
			continue;
		if ((!inside && (conjunct || listed)) || is_next_relative(tree, child, at, list))
			hb_walk_add(list, child);
		else
			hb_walk_add(appositions, child);
	}
}

void hb_tree_coordinated(const struct hb_tree *tree, uint32_t token, struct hb_walk *ret_walk)
{
	struct hb_walk appositions = {.count = 0};
	size_t in_list = 0, in_appositions = 0;

	*ret_walk = (struct hb_walk){.tokens = {token}, .count = 1};
	while (in_list < ret_walk->count || in_appositions < appositions.count) {
		if (in_list < ret_walk->count)
			add_coordinated(tree, ret_walk->tokens[in_list++], false, ret_walk, &appositions);
		else
			add_coordinated(tree, appositions.tokens[in_appositions++], true, ret_walk, &appositions);
	}
}
