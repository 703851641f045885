/* Arguments of events: from words to the entities they stand for. */
#include <string.h>

#include "extract/event_internal.h"

/* "two of its nationals", "some of the hostages": who is meant stands after the "of". */
static uint32_t counted_word(const struct hb_tree *tree, uint32_t token)
{
	uint32_t of;

	if (tree->reading->mention_of_head[token] != HB_NONE)
		return token;
	if (hb_tree_is_noun(tree, token) && !hb_rule_in_list(tree->word[token], hb_rule_named[HB_QUANTITY]))
		return token;
	of = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_PREP));
	if (of != HB_NONE && strcmp(tree->tokens[of].lower, "of") == 0) {
		uint32_t object = hb_tree_child(tree, of, HB_DEP_BIT(HB_DEP_POBJ));

		if (object != HB_NONE)
			return object;
	}
	return token;
}

/* The entity of a word.  Nobody in particular ("hostages") becomes an entity of its own when an event needs it. */
static uint32_t entity_of(struct hb_reading *reading, uint32_t token)
{
	uint32_t entity = hb_reading_entity_at(reading, token), index = reading->mention_of_head[token];
	struct hb_found_mention *mention;
	struct hb_entity *made;

	if (entity != HB_NONE || index == HB_NONE)
		return entity;
	mention = &reading->mentions.items[index];
	if (mention->kind != HB_NOMINAL || (mention->type != HB_PERSON && mention->type != HB_GROUP))
		return HB_NONE;
	entity = hb_reading_add_entity(reading, mention->number == HB_PLURAL ? HB_GROUP : mention->type);
	mention->entity = entity;
	made = &reading->entities.items[entity].entity;
	made->description = hb_reading_text(reading, hb_reading_span(reading, mention->first, mention->end));
	made->count_min = mention->count_min;
	made->count_max = mention->count_max;
	made->specific = false;
	HB_PUSH(reading->arena, reading->entities.items[entity].mentions, index);
	return entity;
}

static bool fits(const struct hb_reading *reading, uint32_t entity, uint32_t token, uint8_t constraint)
{
	enum hb_entity_type type = reading->entities.items[entity].entity.type;

	switch (constraint) {
	case HB_IS_PERSON:
		return type == HB_PERSON || type == HB_GROUP;
	case HB_IS_ACTOR:
		return type != HB_PLACE || reading->analysis->tokens[token].tag[0] != 'V';
	case HB_IS_ORGANIZATION:
		return type == HB_ORGANIZATION || type == HB_GROUP;
	case HB_IS_PLACE:
		return type == HB_PLACE;
	default:
		return true;
	}
}

static void add_argument(struct hb_event_search *search, uint32_t token, uint8_t constraint, struct hb_entity_list *list,
			 struct hb_walk *ret_tokens)
{
	struct hb_tree *tree = &search->tree;
	struct hb_walk all;

	token = hb_tree_antecedent(tree, token);
	hb_tree_coordinated(tree, token, &all);
	for (size_t i = 0; i < all.count; i++) {
		uint32_t word = counted_word(tree, all.tokens[i]);
		uint32_t entity = hb_tree_child(tree, word, HB_DEP_BIT(HB_DEP_NEG)) == HB_NONE ? entity_of(tree->reading, word)
												: HB_NONE;

		if (entity == HB_NONE || !fits(tree->reading, entity, word, constraint))
			continue;
		hb_entity_list_add(tree->reading->arena, list, entity);
		if (ret_tokens && ret_tokens->count < HB_WALK_MAX)
			ret_tokens->tokens[ret_tokens->count++] = word;
	}
}

void hb_event_argument(struct hb_event_search *search, uint32_t trigger, uint32_t matched,
		       const struct hb_rule_argument *argument, struct hb_entity_list *list, struct hb_walk *ret_tokens)
{
	uint32_t step = argument->path;
	struct hb_walk walk;

	while (!list->count && hb_tree_walk(&search->tree, trigger, matched, &step, &walk))
		for (size_t i = 0; i < walk.count; i++)
			if (walk.tokens[i] != trigger)
				add_argument(search, walk.tokens[i], argument->constraint, list, ret_tokens);
}
