/* What interventions are about, and whether they are about captives at all.
 *
 * "The minister promised to free the hostages" is a pledge about a release; "the minister promised lower taxes" is nothing to us.
 * An intervention whose rule says "needs captivity" stays when its complement names an event of captivity or another such
 * intervention, or speaks of captives; for the rest see event_licence.c. */
#include <string.h>

#include "extract/events/event_internal.h"

/* Does the word tell of somebody beside what is asked for: "the jailed nurse", "the man whom they kidnapped", "if he is freed"? */
static bool is_aside(const struct hb_tree *tree, uint32_t token)
{
	const uint64_t asides = HB_DEP_BIT(HB_DEP_RELCL) | HB_DEP_BIT(HB_DEP_AMOD) | HB_DEP_BIT(HB_DEP_APPOS);
	const uint64_t unless_infinitive = HB_DEP_BIT(HB_DEP_ADVCL) | HB_DEP_BIT(HB_DEP_ACL);
	uint64_t dep = HB_DEP_BIT(tree->dep[token]);

	return (asides & dep) || ((unless_infinitive & dep) && !hb_event_is_infinitive(tree, token));
}

/* How many words up is the top, HB_NONE if the way there leads through an aside. */
static uint32_t depth_below(const struct hb_tree *tree, uint32_t token, uint32_t top)
{
	uint32_t depth = 0;

	while (token != top && tree->tokens[token].head != token && depth < 64) {
		if (is_aside(tree, token))
			return HB_NONE;
		token = tree->tokens[token].head;
		depth++;
	}
	return token == top ? depth : HB_NONE;
}

/* The event nearest to the top of this subtree, HB_NONE if there is none.  Of several at one word what befalls people goes
 * first.  No agreement is about an agreement: "signed the deal" names one twice. */
static uint32_t event_under(const struct hb_event_search *search, uint32_t top, const struct hb_found_event *found)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t best = HB_NONE, best_depth = HB_NONE;

	for (uint32_t token = tree->tokens[top].left_edge; token <= tree->tokens[top].right_edge; token++) {
		uint32_t index = search->first_at[token], depth;

		if (index == HB_NONE || token == found->trigger)
			continue;
		depth = depth_below(tree, token, top);
		if (depth == HB_NONE || depth >= best_depth)
			continue;
		for (; hb_event_is_at(search, index, token); index++) {
			if (search->found.items[index].dropped || hb_event_is(&search->found.items[index], found->rule->type))
				continue;
			if (search->found.items[index].reference && search->found.items[index].rule->lasting)
				continue; /* "the prison" is a place here */
			best = index;
			best_depth = depth;
			if (search->found.items[index].rule->kind != HB_OF_INTERVENTION)
				break;
		}
	}
	return best;
}

static bool speaks_of_captives(const struct hb_event_search *search, uint32_t top, const struct hb_captives *captives)
{
	const struct hb_tree *tree = &search->tree;

	for (uint32_t token = tree->tokens[top].left_edge; token <= tree->tokens[top].right_edge; token++) {
		uint32_t entity = hb_reading_entity_at(tree->reading, token);

		if (hb_tree_named(tree, token, HB_CAPTIVE) || hb_tree_named(tree, token, HB_CAPTIVITY) ||
		    (entity != HB_NONE && entity < captives->n && captives->captive[entity]))
			return true;
	}
	return false;
}

/* One way to go from an event's word to what stands in a role: an alternative of a path of its rule. */
struct role_walk {
	uint8_t role;
	uint16_t argument; /* the next one of the rule */
	uint32_t step;     /* where the next alternative begins; HB_NONE when the argument has none left */
	struct hb_walk words;
};

static struct role_walk role_walk(uint8_t role)
{
	return (struct role_walk){.role = role, .step = HB_NONE};
}

/* Go the next way; false when there is none left. */
static bool next_way(const struct hb_event_search *search, const struct hb_found_event *found, struct role_walk *walk)
{
	for (;;) {
		if (hb_tree_walk(&search->tree, found->trigger, found->matched, &walk->step, &walk->words))
			return true;
		if (walk->argument == found->rule->n_arguments)
			return false;
		if (hb_rule_arguments[found->rule->first_argument + walk->argument].role == walk->role)
			walk->step = hb_rule_arguments[found->rule->first_argument + walk->argument].path;
		walk->argument++;
	}
}

/* Find what the event is about; true if its complement concerns captives. */
static bool look_at_complement(struct hb_event_search *search, struct hb_found_event *found, const struct hb_captives *captives)
{
	struct role_walk walk = role_walk(HB_ABOUT_ROLE);
	bool concerns = false;

	while (found->about == HB_NONE && next_way(search, found, &walk))
		for (size_t i = 0; i < walk.words.count; i++) {
			if (found->about == HB_NONE)
				found->about = event_under(search, walk.words.tokens[i], found);
			concerns = concerns || speaks_of_captives(search, walk.words.tokens[i], captives);
		}
	return concerns || (found->about != HB_NONE && search->found.items[found->about].rule->kind != HB_OF_FATE);
}

/* Add those of them who are not addressed. */
static void add_meant(struct hb_event_search *search, struct hb_found_event *found, const struct hb_entity_list *people,
		      enum hb_role role, bool also_agents)
{
	for (size_t i = 0; i < people->count; i++)
		if (!hb_entity_list_has(&found->roles[HB_ADDRESSEE], people->items[i]) &&
		    (also_agents || !hb_entity_list_has(&found->roles[HB_AGENT], people->items[i])))
			hb_entity_list_add(search->tree.reading->arena, &found->roles[role], people->items[i]);
}

/* The captives whom the phrase names. */
static void add_held_under(const struct hb_event_search *search, uint32_t top, const struct hb_captives *captives,
			   struct hb_entity_list *people)
{
	const struct hb_tree *tree = &search->tree;

	for (uint32_t token = tree->tokens[top].left_edge; token <= tree->tokens[top].right_edge; token++) {
		uint32_t entity = hb_reading_entity_at(tree->reading, token);

		if (entity != HB_NONE && entity < captives->n && captives->held[entity])
			hb_entity_list_add(tree->reading->arena, people, entity);
	}
}

/* The captives whom the complement names. */
static void add_named_captives(struct hb_event_search *search, struct hb_found_event *found, const struct hb_captives *captives)
{
	struct role_walk walk = role_walk(HB_ABOUT_ROLE);
	struct hb_entity_list people = {0};

	while (!people.count && next_way(search, found, &walk))
		for (size_t i = 0; i < walk.words.count; i++)
			add_held_under(search, walk.words.tokens[i], captives, &people);
	add_meant(search, found, &people, HB_BENEFICIARY, false);
}

/* The captive whose relative asks or is promised something; else the only captive that the report has. */
static void add_captive_meant(struct hb_event_search *search, struct hb_found_event *found, const struct hb_captives *captives)
{
	const struct hb_reading *reading = search->tree.reading;
	struct hb_entity_list people = {0};

	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *relation = &reading->relations.items[i];
		bool who = relation->who < captives->n && captives->held[relation->who];
		bool of = relation->of < captives->n && captives->held[relation->of];
		uint32_t other = who ? relation->of : relation->who;

		if (who != of && (hb_entity_list_has(&found->roles[HB_AGENT], other) ||
				  hb_entity_list_has(&found->roles[HB_ADDRESSEE], other)))
			hb_entity_list_add(reading->arena, &people, who ? relation->who : relation->of);
	}
	if (!people.count && captives->only != HB_NONE)
		hb_entity_list_add(reading->arena, &people, captives->only);
	add_meant(search, found, &people, HB_BENEFICIARY, false);
	for (size_t i = 0; i < found->roles[HB_BENEFICIARY].count; i++)
		hb_trace_event(search, found, "for %s, the captive whom it can mean",
			       hb_trace_entity(reading, found->roles[HB_BENEFICIARY].items[i]));
}

/* Does another event tell something of these people that happened on a day? */
static bool are_known_from_elsewhere(const struct hb_event_search *search, const struct hb_found_event *event)
{
	const struct hb_entity_list *victims = &event->roles[HB_VICTIM];

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		for (size_t j = 0; found != event && hb_implies_captivity(found) && found->reality == HB_ACTUAL &&
				   found->time.value && j < victims->count;
		     j++)
			if (hb_entity_list_has(&found->roles[HB_VICTIM], victims->items[j]))
				return true;
	}
	return false;
}

/* "The kidnapping of journalists is common", "kidnapped people", "they hold hostages": of nobody in particular, and not told as
 * something that happened once. */
static bool is_general_talk(const struct hb_event_search *search, const struct hb_found_event *found)
{
	const struct hb_reading *reading = search->tree.reading;
	const char *tag = search->tree.tokens[found->trigger].tag;
	const struct hb_entity_list *victims = &found->roles[HB_VICTIM];

	if (found->rule->kind == HB_OF_INTERVENTION || found->reality != HB_ACTUAL || found->time.value ||
	    ((strcmp(tag, "VBD") == 0 || strcmp(tag, "VBN") == 0) && search->tree.dep[found->trigger] != HB_DEP_AMOD))
		return false;
	for (size_t i = 0; i < victims->count; i++)
		if (reading->entities.items[victims->items[i]].entity.specific)
			return false;
	return victims->count > 0 && !(found->rule->needs_captivity && are_known_from_elsewhere(search, found));
}

/* Does the document tell of any captivity besides people who are missing? */
static bool tells_of_captives(const struct hb_event_search *search)
{
	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		if (hb_implies_captivity(found) && !found->reference && !found->rule->needs_captivity &&
		    found->reality == HB_ACTUAL && !hb_event_is(found, "disappearance") && !hb_event_is(found, "arrest") &&
		    !hb_event_is(found, "capture") && found->roles[HB_VICTIM].count)
			return true;
	}
	return false;
}

/* "36 people are missing", "47 killed and 50 missing", "more than 140 have disappeared over nine years": a number of people whom
 * nothing else is told of, in a report that is not about captives. */
static bool is_tally(const struct hb_event_search *search, const struct hb_found_event *found)
{
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_entity_list *victims = &found->roles[HB_VICTIM];

	if (!hb_event_is(found, "disappearance") || found->reality != HB_ACTUAL || found->roles[HB_AGENT].count ||
	    !victims->count || (found->time.value && !strchr(found->time.value, '/')) ||
	    hb_tree_child(&search->tree, found->trigger, HB_DEP_BIT(HB_DEP_NSUBJPASS)) != HB_NONE)
		return false;
	for (size_t i = 0; i < found->victims.count; i++)
		if (!hb_tree_named(&search->tree, found->victims.tokens[i], HB_ANYBODY))
			return false;
	for (size_t i = 0; i < victims->count; i++) {
		const struct hb_entity *entity = &reading->entities.items[victims->items[i]].entity;

		if (entity->type != HB_GROUP || entity->name)
			return false;
	}
	return true;
}

static void drop_tallies(struct hb_event_search *search)
{
	if (tells_of_captives(search))
		return;
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (found->dropped || !is_tally(search, found))
			continue;
		hb_trace_event_miss(search, found, "dropped: %s",
				    "a number of missing people, in a report that is not about captives");
		found->dropped = true;
	}
}

static void drop_general_talk(struct hb_event_search *search)
{
	bool *asked_for = hb_arena_zero(search->tree.reading->arena, search->found.count, sizeof *asked_for);

	for (size_t i = 0; i < search->found.count; i++)
		if (!search->found.items[i].dropped && search->found.items[i].about != HB_NONE)
			asked_for[search->found.items[i].about] = true;
	for (size_t i = 0; i < search->found.count; i++)
		if (!asked_for[i] && is_general_talk(search, &search->found.items[i])) {
			hb_trace_event_miss(search, &search->found.items[i], "dropped: %s",
					    "general talk, of nobody in particular");
			search->found.items[i].dropped = true;
		}
}

/* "I ask you to go on": whoever the speaker speaks to. */
static void read_you(struct hb_event_search *search, struct hb_found_event *found)
{
	const struct hb_reading *reading = search->tree.reading;
	uint32_t index = reading->statement_of[found->trigger];
	const struct hb_statement *statement;

	if (index == HB_NONE || found->roles[HB_ADDRESSEE].count)
		return;
	statement = &reading->statements.items[index];
	if (statement->kind != HB_DIRECT || !hb_entity_list_has(&found->roles[HB_AGENT], statement->speaker))
		return;
	hb_trace_event(search, found, "addressees: those to whom %s speaks", hb_trace_entity(reading, statement->speaker));
	for (size_t i = 0; i < statement->n_addressees; i++)
		hb_entity_list_add(reading->arena, &found->roles[HB_ADDRESSEE], statement->addressees[i]);
}

/* The people that the document tells were taken or seen in captivity, and not that they came out. */
static void add_still_held(struct hb_event_search *search, struct hb_entity_list *list)
{
	static const char *const in[] = {"abduction", "capture", "captivity", "sighting"};
	static const char *const out[] = {"release", "exchange", "rescue", "escape", "death", "return"};
	struct hb_reading *reading = search->tree.reading;
	int8_t *held = hb_arena_zero(reading->arena, reading->entities.count, sizeof *held);

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];
		const struct hb_entity_list *victims = &found->roles[HB_VICTIM];
		int8_t is = 0;

		if (found->reality != HB_ACTUAL || found->dropped)
			continue;
		for (size_t j = 0; j < sizeof in / sizeof *in; j++)
			is = hb_event_is(found, in[j]) ? 1 : is;
		for (size_t j = 0; j < sizeof out / sizeof *out; j++)
			is = hb_event_is(found, out[j]) ? -1 : is;
		for (size_t j = 0; is && j < victims->count; j++)
			if (held[victims->items[j]] != -1)
				held[victims->items[j]] = is;
	}
	for (size_t i = 0; i < reading->entities.count; i++)
		if (held[i] == 1 && reading->entities.items[i].entity.specific)
			hb_entity_list_add(reading->arena, list, (uint32_t)i);
}

/* "I ask you to go on, so that they can be free": whom else than those who are still held? */
static void read_they(struct hb_event_search *search, struct hb_found_event *found)
{
	const struct hb_tree *tree = &search->tree;
	struct role_walk walk = role_walk(HB_BENEFICIARY);

	if (found->roles[HB_BENEFICIARY].count)
		return;
	while (next_way(search, found, &walk))
		for (size_t i = 0; i < walk.words.count; i++) {
			uint32_t word = walk.words.tokens[i];

			if (!hb_tree_says_one_of(tree, word, HB_THEY))
				continue;
			hb_trace_event(search, found, "'%s': those who are still held", tree->tokens[word].text);
			add_still_held(search, &found->roles[HB_BENEFICIARY]);
			found->confidence *= 0.7f;
			return;
		}
}

static void drop(struct hb_event_search *search, struct hb_found_event *found, const char *why)
{
	hb_trace_event_miss(search, found, "dropped (%s): %s", found->rule->place, why);
	found->dropped = true;
}

/* For whom an intervention is: the victims of what it is about (of a threat, they are its own).  One may plead for oneself; what
 * else is done for captives others do. */
static void fill_beneficiaries(struct hb_event_search *search, struct hb_found_event *found, const struct hb_captives *captives)
{
	enum hb_role role = hb_event_is(found, "threat") ? HB_VICTIM : HB_BENEFICIARY;
	const struct hb_found_event *about = found->about == HB_NONE ? NULL : &search->found.items[found->about];

	if (found->rule->kind != HB_OF_INTERVENTION || found->roles[role].count)
		return;
	if (about)
		add_meant(search, found, &about->roles[about->rule->kind == HB_OF_INTERVENTION ? HB_BENEFICIARY : HB_VICTIM], role,
			  hb_event_is(found, "plea"));
	read_they(search, found);
	if (!found->rule->for_captives || found->roles[role].count)
		return;
	add_named_captives(search, found, captives);
	if (!found->roles[HB_BENEFICIARY].count)
		add_captive_meant(search, found, captives);
}

/* "The prisoner's wife met him", "she met her future husband": within a family. */
static bool is_family_visit(const struct hb_event_search *search, const struct hb_found_event *found)
{
	const struct hb_reading *reading = search->tree.reading;

	if (!hb_event_is(found, "meeting"))
		return false;
	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *relation = &reading->relations.items[i];

		if ((hb_entity_list_has(&found->roles[HB_AGENT], relation->who) &&
		     hb_entity_list_has(&found->roles[HB_ADDRESSEE], relation->of)) ||
		    (hb_entity_list_has(&found->roles[HB_AGENT], relation->of) &&
		     hb_entity_list_has(&found->roles[HB_ADDRESSEE], relation->who)))
			return true;
	}
	return false;
}

/* Is that what befalls captives, or what the rule asks for and befalls somebody ("threatened to kill him")? */
static bool befalls_captives(const struct hb_event_search *search, const struct hb_found_event *found)
{
	const struct hb_found_event *about = found->about == HB_NONE ? NULL : &search->found.items[found->about];

	return about &&
	       (about->rule->kind == HB_OF_CAPTIVITY ||
		(about->rule->kind == HB_OF_FATE && about->roles[HB_VICTIM].count && hb_rule_requires(found->rule, HB_ABOUT_ROLE)));
}

/* "It demanded that they be freed", "the ministry was asked to free them": nobody is told who does it.  Then what it is about has
 * to befall captives. */
static bool is_done_by_nobody(const struct hb_event_search *search, const struct hb_found_event *found)
{
	return !found->roles[HB_AGENT].count && hb_rule_requires(found->rule, HB_AGENT) &&
	       !(found->rule->has_terms && befalls_captives(search, found));
}

/* Drop the event if it is not about captives, else say what it is about and for whom. */
static void link_event(struct hb_event_search *search, struct hb_found_event *found, const struct hb_captives *captives)
{
	bool concerns = look_at_complement(search, found, captives);

	if (found->rule->needs_captivity && !concerns && !hb_event_is_licensed(search, found, captives))
		drop(search, found,
		     "its rule asks for captives, and neither its words nor its parties nor what is near are about any");
	else if (found->rule->kind == HB_OF_INTERVENTION && is_done_by_nobody(search, found))
		drop(search, found, "its rule asks for an agent, and there is none");
	else if (is_family_visit(search, found))
		drop(search, found, "they are of one family");
	else if (found->about == HB_NONE && hb_rule_requires(found->rule, HB_ABOUT_ROLE))
		drop(search, found, "its rule asks for an event that it is about, and there is none");
	else
		fill_beneficiaries(search, found, captives);
	if (found->dropped)
		return;
	if (found->about != HB_NONE)
		hb_trace_event(search, found, "about the %s of '%s'", search->found.items[found->about].rule->type,
			       search->tree.tokens[search->found.items[found->about].trigger].text);
	if (found->rule->kind == HB_OF_INTERVENTION)
		read_you(search, found);
}

static uint32_t depth_of(const struct hb_tree *tree, uint32_t token)
{
	uint32_t depth = 0;

	for (; tree->tokens[token].head != token && depth < 255; token = tree->tokens[token].head)
		depth++;
	return depth;
}

/* Interventions are linked from the inside out: what "asked them to negotiate" is about is settled by then. */
static void link_interventions(struct hb_event_search *search, const struct hb_captives *captives)
{
	size_t count = search->found.count;
	uint8_t *depth = hb_arena_alloc(search->tree.reading->arena, count, sizeof *depth);
	int deepest = 0;

	for (size_t i = 0; i < count; i++) {
		depth[i] = (uint8_t)depth_of(&search->tree, search->found.items[i].trigger);
		deepest = depth[i] > deepest ? depth[i] : deepest;
	}
	for (int level = deepest; level >= 0; level--)
		for (size_t i = 0; i < count; i++)
			if (depth[i] == level && search->found.items[i].rule->kind == HB_OF_INTERVENTION)
				link_event(search, &search->found.items[i], captives);
}

void hb_link_events(struct hb_event_search *search)
{
	struct hb_captives captives;

	hb_mark_captives(search, &captives);
	for (size_t i = 0; i < search->found.count; i++)
		if (search->found.items[i].rule->kind != HB_OF_INTERVENTION)
			link_event(search, &search->found.items[i], &captives);
	link_interventions(search, &captives);
	drop_general_talk(search);
	drop_tallies(search);
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (found->about != HB_NONE && search->found.items[found->about].dropped)
			found->about = HB_NONE;
	}
}
