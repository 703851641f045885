/* People who are listed right behind a group: "a couple, Ana Ruiz and Paul Weber, ...", "the three who were taken are Ana Ruiz, 30,
 * Paul Weber of Lyon and Samir Haddad".  They are named one by one where the list is as long as the group; parsers hang such lists
 * anywhere, so that the words themselves are looked at: names, and between them no verb. */
#include <string.h>

#include "extract/events/event_internal.h"

enum { LISTED_MAX = 16, BETWEEN_MAX = 14 /* words that may describe one of the listed */ };

/* How many the noun counts, if the text says it exactly; 0 if not. */
static size_t counted(const struct hb_tree *tree, uint32_t noun)
{
	const struct hb_reading *reading = tree->reading;

	for (size_t i = 0; i < reading->quantities.count; i++) {
		const struct hb_found_quantity *quantity = &reading->quantities.items[i];
		bool is_it = quantity->noun == noun || (quantity->first <= noun && noun < quantity->end);

		if (is_it && quantity->min == quantity->max && quantity->min > 1 && quantity->min <= LISTED_MAX)
			return (size_t)quantity->min;
	}
	return 0;
}

/* Where the list may begin: behind the comma after the group's own words, or behind "are". */
static uint32_t list_start(const struct hb_tree *tree, uint32_t noun, bool *ret_copula)
{
	const struct hb_token *tokens = tree->tokens;
	uint32_t end = tree->reading->analysis->sentences[tokens[noun].sentence].end, verb = tokens[noun].head;

	*ret_copula = tree->dep[noun] == HB_DEP_NSUBJ && verb > noun && strcmp(tokens[verb].lemma, "be") == 0 &&
		      !hb_event_is_negated(tree, verb);
	if (*ret_copula)
		return verb + 1;
	return noun + 2 < end && (hb_tree_says(tree, noun + 1, ",") || hb_tree_says(tree, noun + 1, ":") ||
				  hb_tree_says(tree, noun + 1, "--") || hb_tree_says(tree, noun + 1, "("))
		       ? noun + 2
		       : HB_NONE;
}

/* A named person whose name begins here, HB_NONE if none; *ret_head takes the word it is a mention by. */
static uint32_t person_from(const struct hb_tree *tree, uint32_t token, uint32_t end, uint32_t *ret_head, uint32_t *ret_next)
{
	const struct hb_reading *reading = tree->reading;

	for (uint32_t head = token; head < end && head < token + 8; head++) {
		uint32_t index = reading->mention_of_head[head];
		const struct hb_found_mention *mention = index == HB_NONE ? NULL : &reading->mentions.items[index];

		if (!mention || mention->kind != HB_NAME || mention->first != token || mention->entity == HB_NONE)
			continue;
		if (reading->entities.items[mention->entity].entity.type != HB_PERSON)
			return HB_NONE;
		*ret_head = head;
		*ret_next = mention->end;
		return mention->entity;
	}
	return HB_NONE;
}

struct listed {
	struct hb_entity_list people;
	struct hb_walk heads;
	bool to_the_end; /* nothing but the list stands in the rest of the sentence */
};

static void read_list(const struct hb_tree *tree, uint32_t start, size_t wanted, struct listed *ret_listed)
{
	struct hb_arena *arena = tree->reading->arena;
	uint32_t end = tree->reading->analysis->sentences[tree->tokens[start].sentence].end, token = start, between = 0;

	ret_listed->to_the_end = false;
	while (token < end && between <= BETWEEN_MAX && (!wanted || ret_listed->people.count < wanted)) {
		uint32_t head, next, person = person_from(tree, token, end, &head, &next);

		if (person == HB_NONE) {
			if (hb_tree_is_verb(tree, token) || strcmp(tree->tokens[token].pos, "AUX") == 0)
				return;
			between++;
			token++;
			continue;
		}
		if (token > start && between == 0)
			return; /* two names without anything between them are one that was taken apart */
		hb_entity_list_add(arena, &ret_listed->people, person);
		hb_walk_add(&ret_listed->heads, head);
		between = 0;
		token = next;
	}
	ret_listed->to_the_end = token >= end;
}

bool hb_event_listed_people(struct hb_event_search *search, uint32_t noun, struct hb_entity_list *list, struct hb_walk *ret_tokens)
{
	const struct hb_tree *tree = &search->tree;
	const char *tag = tree->tokens[noun].tag;
	struct listed listed = {0};
	uint32_t head, next, start;
	size_t wanted = counted(tree, noun);
	bool copula;

	if (strcmp(tag, "NNS") != 0 && strcmp(tag, "DT") != 0 && strcmp(tag, "CD") != 0 && !wanted)
		return false;
	start = list_start(tree, noun, &copula);
	if (start == HB_NONE || start >= tree->reading->analysis->sentences[tree->tokens[noun].sentence].end ||
	    person_from(tree, start, tree->reading->analysis->sentences[tree->tokens[noun].sentence].end, &head, &next) == HB_NONE)
		return false;
	read_list(tree, start, wanted, &listed);
	if (wanted ? listed.people.count != wanted : !copula || !listed.to_the_end || listed.people.count < 2)
		return false;
	hb_entity_list_add_all(tree->reading->arena, list, &listed.people);
	for (size_t i = 0; ret_tokens && i < listed.heads.count; i++)
		hb_walk_add(ret_tokens, listed.heads.tokens[i]);
	return true;
}
