/* Finding events: each word that triggers rules, and the rules whose conditions and required arguments hold. */
#include "extract/events/event_internal.h"

/* Events of one document; later passes compare them in pairs, and no report has so many. */
enum { FOUND_MAX = 4000 };

static bool class_fits(const struct hb_tree *tree, uint32_t token, uint8_t word_class)
{
	const char *tag = tree->tokens[token].tag;

	switch (word_class) {
	case HB_CLASS_VERB:
		return tag[0] == 'V';
	case HB_CLASS_NOUN:
		return tag[0] == 'N';
	case HB_CLASS_ADJECTIVE:
		return tag[0] == 'J';
	case HB_CLASS_ADVERB:
		return tag[0] == 'R';
	default:
		return true;
	}
}

static bool leads_somewhere(const struct hb_tree *tree, uint32_t trigger, uint32_t matched, uint32_t path,
			    uint32_t *ret_token)
{
	struct hb_walk walk;

	while (hb_tree_walk(tree, trigger, matched, &path, &walk)) {
		if (walk.count) {
			*ret_token = walk.tokens[0];
			return true;
		}
	}
	return false;
}

/* Do the rule's conditions hold?  found->matched becomes where the last wanted one led. */
static bool conditions_hold(const struct hb_event_search *search, struct hb_found_event *found)
{
	const struct hb_tree *tree = &search->tree;
	const struct hb_rule *rule = found->rule;

	found->matched = found->trigger;
	if (rule->negated && !hb_event_is_negated(tree, found->trigger)) {
		hb_trace_event_miss(search, found, "%s wants the verb negated", rule->place);
		return false;
	}
	for (uint16_t i = 0; i < rule->n_conditions; i++) {
		const struct hb_rule_condition *condition = &hb_rule_conditions[rule->first_condition + i];
		uint32_t token = HB_NONE;
		bool led = leads_somewhere(tree, found->trigger, found->matched, condition->path, &token);

		if (led != (condition->wanted != 0)) {
			hb_trace_event_miss(search, found, "%s, but '%s' (%s) leads %s", rule->place, condition->text,
					    condition->place, led ? tree->tokens[token].text : "nowhere");
			return false;
		}
		if (led)
			found->matched = token;
	}
	return true;
}

static void take_out(struct hb_entity_list *list, const struct hb_entity_list *others)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (!hb_entity_list_has(others, list->items[i]))
			list->items[kept++] = list->items[i];
	list->count = kept;
}

/* "the kidnapping", "his disappearance" with nobody known behind it: an event told elsewhere in the document. */
static bool is_reference(const struct hb_tree *tree, uint32_t token)
{
	uint32_t det = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_DET) | HB_DEP_BIT(HB_DEP_POSS));

	if (!hb_tree_is_noun(tree, token) || det == HB_NONE || !hb_tree_has_tag(tree, token, "NN") ||
	    !hb_tree_says_one_of(tree, det, HB_POINTING))
		return false;
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		/* "the Ruiz kidnapping", but "the mass kidnapping" */
		bool whose = tree->dep[child] == HB_DEP_COMPOUND || tree->dep[child] == HB_DEP_NMOD;

		if ((whose && (tree->reading->mention_of_head[child] != HB_NONE || tree->tokens[child].tag[2] == 'P')) ||
		    (tree->dep[child] == HB_DEP_PREP && hb_tree_says(tree, child, "of")))
			return false;
	}
	return true;
}

static bool lacks_required(const struct hb_event_search *search, const struct hb_found_event *found)
{
	const struct hb_rule *rule = found->rule;

	for (uint16_t i = 0; i < rule->n_arguments; i++) {
		const struct hb_rule_argument *argument = &hb_rule_arguments[rule->first_argument + i];

		/* who asks may be nobody that can be told, if what is asked shows: event_link.c sees to that */
		if (rule->has_terms && argument->role == HB_AGENT)
			continue;
		if (argument->how == HB_REQUIRED && argument->role < HB_ROLE_COUNT && !found->roles[argument->role].count) {
			hb_trace_event_miss(search, found, "%s, but '%s' (%s) finds nobody and nothing", rule->place,
					    argument->text, argument->place);
			return true;
		}
	}
	return false;
}

static void fill_role(struct hb_event_search *search, struct hb_found_event *found, const struct hb_rule_argument *argument)
{
	struct hb_entity_list *role = &found->roles[argument->role];
	size_t before = role->count;

	hb_event_argument(search, found->trigger, found->matched, argument, role,
			  argument->role == HB_VICTIM ? &found->victims : NULL);
	for (size_t i = before; i < role->count; i++)
		hb_trace_event(search, found, "%s %s by '%s' (%s)", hb_role_text((enum hb_role)argument->role),
			       hb_trace_entity(search->tree.reading, role->items[i]), argument->text, argument->place);
}

static bool fill(struct hb_event_search *search, struct hb_found_event *found)
{
	const struct hb_rule *rule = found->rule;

	for (uint16_t i = 0; i < rule->n_arguments; i++) {
		const struct hb_rule_argument *argument = &hb_rule_arguments[rule->first_argument + i];

		if (argument->role != HB_ABOUT_ROLE) /* that is looked for when all events are found */
			fill_role(search, found, argument);
	}
	/* agents that are also victims are no agents ("the hostages freed themselves"), nor is anybody addressed by himself */
	take_out(&found->roles[HB_AGENT], &found->roles[HB_VICTIM]);
	take_out(&found->roles[HB_ADDRESSEE], &found->roles[HB_AGENT]);
	if (!lacks_required(search, found))
		return true;
	found->reference = rule->kind != HB_OF_INTERVENTION && is_reference(&search->tree, found->trigger);
	if (found->reference)
		hb_trace_event(search, found, "%s, as a reference to an event told elsewhere", rule->place);
	return found->reference;
}

static size_t n_filled(const struct hb_found_event *found)
{
	size_t n = 0;

	for (int role = 0; role < HB_ROLE_COUNT; role++)
		n += found->roles[role].count > 0;
	return n;
}

/* Rules for interventions of which one may be dropped later and not the other. */
static bool ask_for_different_things(const struct hb_rule *a, const struct hb_rule *b)
{
	return a->kind == HB_OF_INTERVENTION && (a->needs_captivity != b->needs_captivity ||
						 hb_rule_requires(a, HB_ABOUT_ROLE) != hb_rule_requires(b, HB_ABOUT_ROLE));
}

/* Of two rules for one type at one word, the one that says more stays. */
static void keep(struct hb_event_search *search, const struct hb_found_event *found)
{
	for (size_t i = search->found.count; i-- > 0 && search->found.items[i].trigger == found->trigger;) {
		struct hb_found_event *other = &search->found.items[i];

		if (!hb_event_is(other, found->rule->type) || ask_for_different_things(other->rule, found->rule))
			continue; /* which of the two stays shows when all events are found */
		if (n_filled(found) > n_filled(other)) {
			hb_trace_event(search, found, "%s says more than %s", found->rule->place, other->rule->place);
			*other = *found;
		} else {
			hb_trace_event_miss(search, found, "%s says no more than %s", found->rule->place, other->rule->place);
		}
		return;
	}
	hb_trace_event(search, found, "'%s' (%s)", search->tree.tokens[found->trigger].text, found->rule->place);
	if (search->found.count < FOUND_MAX)
		HB_PUSH(search->tree.reading->arena, search->found, *found);
}

/* Who reported and edited it: nothing happens there. */
static bool in_credits(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_analysis *analysis = reading->analysis;
	uint32_t block = analysis->sentences[analysis->tokens[token].sentence].block;

	return analysis->source->blocks[block].kind == HB_BLOCK_CREDIT;
}

void hb_find_events(struct hb_event_search *search)
{
	const struct hb_tree *tree = &search->tree;

	for (uint32_t token = 0; token < tree->n_tokens; token++) {
		const struct hb_rule_word *word = &hb_rule_words[tree->word[token]];

		search->first_at[token] = HB_NONE;
		if (in_credits(tree->reading, token))
			continue;
		for (uint16_t i = 0; i < word->n_triggers; i++) {
			const struct hb_rule *rule = &hb_rules[hb_rule_triggers[word->first_trigger + i]];
			struct hb_found_event found = {
				.rule = rule,
				.trigger = token,
				.about = HB_NONE,
				.earlier = HB_NONE,
				.days_min = -1,
				.days_max = -1,
				.confidence = rule->confidence,
				.merged_into = HB_NONE,
			};
			size_t before = search->found.count;

			if (!class_fits(tree, token, rule->word_class))
				hb_trace_event_miss(search, &found, "%s, but the tag is %s", rule->place, tree->tokens[token].tag);
			else if (conditions_hold(search, &found) && fill(search, &found))
				keep(search, &found);
			if (search->found.count > before && search->first_at[token] == HB_NONE)
				search->first_at[token] = (uint32_t)before;
		}
	}
}
