/* What interventions are about, and whether they are about captives at all.
 *
 * "The minister promised to free the hostages" is a pledge about a release; "the minister promised lower taxes" is nothing to us.  An
 * intervention whose rule says "needs captivity" stays when its complement names an event of captivity, speaks of captives, or when one of
 * its parties is a captive, or a relative of one. */
#include <string.h>

#include "extract/event_internal.h"

/* Events of fate (a death, a trial) do not make an intervention one of ours. */
static bool implies_captivity(const struct hb_found_event *found)
{
	return found->rule->kind == HB_OF_CAPTIVITY && !found->dropped;
}

static uint32_t depth_below(const struct hb_tree *tree, uint32_t token, uint32_t top)
{
	uint32_t depth = 0;

	while (token != top && tree->tokens[token].head != token && depth < 64) {
		token = tree->tokens[token].head;
		depth++;
	}
	return token == top ? depth : HB_NONE;
}

/* The event nearest to the top of this subtree, HB_NONE if there is none. */
static uint32_t event_under(const struct hb_event_search *search, uint32_t top, uint32_t trigger)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t best = HB_NONE, best_depth = HB_NONE;

	for (uint32_t token = tree->tokens[top].left_edge; token <= tree->tokens[top].right_edge; token++) {
		uint32_t index = search->first_at[token], depth;

		if (index == HB_NONE || token == trigger)
			continue;
		depth = depth_below(tree, token, top);
		if (depth == HB_NONE || depth >= best_depth)
			continue;
		for (; index < search->found.count && search->found.items[index].trigger == token; index++) {
			if (search->found.items[index].rule->kind != HB_OF_INTERVENTION) {
				best = index;
				best_depth = depth;
				break;
			}
		}
	}
	return best;
}

static bool speaks_of_captives(const struct hb_tree *tree, uint32_t top)
{
	for (uint32_t token = tree->tokens[top].left_edge; token <= tree->tokens[top].right_edge; token++)
		if (hb_rule_in_list(tree->word[token], hb_rule_named[HB_CAPTIVE]) ||
		    hb_rule_in_list(tree->word[token], hb_rule_named[HB_CAPTIVITY]))
			return true;
	return false;
}

/* Find what the event is about; true if its complement concerns captives. */
static bool look_at_complement(struct hb_event_search *search, struct hb_found_event *found)
{
	bool concerns = false;

	for (uint16_t i = 0; i < found->rule->n_arguments; i++) {
		const struct hb_rule_argument *argument = &hb_rule_arguments[found->rule->first_argument + i];
		uint32_t step = argument->path;
		struct hb_walk walk;

		if (argument->role != HB_ABOUT_ROLE)
			continue;
		while (found->about == HB_NONE && hb_tree_walk(&search->tree, found->trigger, found->matched, &step, &walk)) {
			for (size_t j = 0; j < walk.count; j++) {
				if (found->about == HB_NONE)
					found->about = event_under(search, walk.tokens[j], found->trigger);
				concerns = concerns || speaks_of_captives(&search->tree, walk.tokens[j]);
			}
		}
	}
	return concerns || (found->about != HB_NONE && implies_captivity(&search->found.items[found->about]));
}

/* Is the entity ever called a captive, or a captor? */
static bool is_called_captive(const struct hb_event_search *search, uint32_t entity)
{
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_found_entity *found = &reading->entities.items[entity];

	for (size_t i = 0; i < found->mentions.count; i++) {
		uint32_t head = reading->mentions.items[found->mentions.items[i]].head;

		if (hb_rule_in_list(search->tree.word[head], hb_rule_named[HB_CAPTIVE]))
			return true;
	}
	return false;
}

/* Marks of each entity: is it a captive, or near to one. */
static bool *captives(struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;
	bool *captive = hb_arena_zero(reading->arena, reading->entities.count, sizeof *captive);
	bool *near = hb_arena_zero(reading->arena, reading->entities.count, sizeof *near);

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		if (!implies_captivity(found) || found->rule->needs_captivity)
			continue;
		for (size_t j = 0; j < found->roles[HB_VICTIM].count; j++)
			captive[found->roles[HB_VICTIM].items[j]] = true;
	}
	for (size_t i = 0; i < reading->entities.count; i++)
		captive[i] |= is_called_captive(search, (uint32_t)i);
	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *relation = &reading->relations.items[i];

		if (relation->who == HB_NONE || relation->of == HB_NONE)
			continue;
		near[relation->who] |= captive[relation->of];
		near[relation->of] |= captive[relation->who];
	}
	for (size_t i = 0; i < reading->entities.count; i++)
		near[i] |= captive[i];
	return near;
}

static bool has_captive_party(const struct hb_found_event *found, const bool *captive)
{
	static const enum hb_role parties[] = {HB_VICTIM, HB_AGENT, HB_ADDRESSEE, HB_BENEFICIARY};

	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
		for (size_t j = 0; j < found->roles[parties[i]].count; j++)
			if (captive[found->roles[parties[i]].items[j]])
				return true;
	return false;
}

/* Whoever an intervention asks something for: the victims of what it is about. */
static void fill_beneficiaries(struct hb_event_search *search, struct hb_found_event *found)
{
	const struct hb_entity_list *victims;

	if (found->rule->kind != HB_OF_INTERVENTION || found->about == HB_NONE || found->roles[HB_BENEFICIARY].count)
		return;
	victims = &search->found.items[found->about].roles[HB_VICTIM];
	for (size_t i = 0; i < victims->count; i++)
		if (!hb_entity_list_has(&found->roles[HB_AGENT], victims->items[i]) &&
		    !hb_entity_list_has(&found->roles[HB_ADDRESSEE], victims->items[i]))
			hb_entity_list_add(search->tree.reading->arena, &found->roles[HB_BENEFICIARY], victims->items[i]);
}

enum { NEARBY = 2, NEAR_SENTENCES = 3 };

/* Does a sentence close by tell of a captivity that is real? */
static bool is_near(const struct hb_event_search *search, const struct hb_found_event *event)
{
	const struct hb_token *tokens = search->tree.tokens;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];
		uint32_t here = tokens[event->trigger].sentence, there = tokens[found->trigger].sentence;

		if (implies_captivity(found) && !found->rule->needs_captivity && found->reality != HB_DENIED &&
		    (here > there ? here - there : there - here) <= NEAR_SENTENCES)
			return true;
	}
	return false;
}

enum { LICENCE_EVENTS = 2, LICENCE_SENTENCES = 8, SHORT_SENTENCES = 3 };

/* Is the whole document about captives: does it tell of at least two captivities of somebody in particular (one is enough on a day, if it is
 * longer than a note), and of one in every eight sentences?  Then what people in it ask, deny or promise is about them. */
static bool is_about_captives(const struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;
	size_t told = 0, dated = 0;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];
		const struct hb_entity_list *victims = &found->roles[HB_VICTIM];
		bool somebody = victims->count && found->time.value;

		for (size_t j = 0; j < victims->count; j++)
			somebody = somebody || reading->entities.items[victims->items[j]].entity.specific;
		if (!somebody || !implies_captivity(found) || found->rule->needs_captivity || found->reality != HB_ACTUAL)
			continue;
		told++;
		dated += found->time.value != NULL;
	}
	return (told >= LICENCE_EVENTS || (dated && reading->analysis->n_sentences > SHORT_SENTENCES)) && told * LICENCE_SENTENCES >= reading->analysis->n_sentences;
}

/* May the event stay, although its rule asks for captives? */
static bool is_licensed(const struct hb_event_search *search, struct hb_found_event *found, bool about_captives)
{
	if (found->rule->needs_captivity == NEARBY && is_near(search, found)) {
		hb_trace_event(search, found, "%s asks for captives, and a sentence nearby tells of some", found->rule->place);
		return true;
	}
	if (found->rule->kind != HB_OF_INTERVENTION || !about_captives || found->reality == HB_DENIED)
		return false;
	hb_trace_event(search, found, "%s asks for captives, and the whole report is about some", found->rule->place);
	found->confidence *= 0.8f;
	return true;
}

static bool needs_about(const struct hb_rule *rule)
{
	for (uint16_t i = 0; i < rule->n_arguments; i++) {
		const struct hb_rule_argument *argument = &hb_rule_arguments[rule->first_argument + i];

		if (argument->role == HB_ABOUT_ROLE && argument->how == HB_REQUIRED)
			return true;
	}
	return false;
}

/* Does another event tell something of these people that happened on a day? */
static bool are_known_from_elsewhere(const struct hb_event_search *search, const struct hb_found_event *event)
{
	const struct hb_entity_list *victims = &event->roles[HB_VICTIM];

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		for (size_t j = 0; found != event && implies_captivity(found) && found->reality == HB_ACTUAL && found->time.value && j < victims->count; j++)
			if (hb_entity_list_has(&found->roles[HB_VICTIM], victims->items[j]))
				return true;
	}
	return false;
}

/* "The kidnapping of journalists is common", "kidnapped people", "they hold hostages": of nobody in particular, and not told as something
 * that happened once. */
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

static bool is_type(const struct hb_found_event *found, const char *type)
{
	return strcmp(found->rule->type, type) == 0;
}

/* Does the document tell of any captivity besides people who are missing? */
static bool tells_of_captives(const struct hb_event_search *search)
{
	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		if (implies_captivity(found) && !found->reference && !found->rule->needs_captivity && found->reality == HB_ACTUAL && !is_type(found, "disappearance") &&
		    !is_type(found, "arrest") && !is_type(found, "capture") && found->roles[HB_VICTIM].count)
			return true;
	}
	return false;
}

/* "36 people are missing", "47 killed and 50 missing", "more than 140 have disappeared over nine years": a number of people whom nothing
 * else is told of, in a report that is not about captives. */
static bool is_tally(const struct hb_event_search *search, const struct hb_found_event *found)
{
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_entity_list *victims = &found->roles[HB_VICTIM];

	if (!is_type(found, "disappearance") || found->reality != HB_ACTUAL || found->roles[HB_AGENT].count || !victims->count ||
	    (found->time.value && !strchr(found->time.value, '/')) ||
	    hb_tree_child(&search->tree, found->trigger, HB_DEP_BIT(HB_DEP_NSUBJPASS)) != HB_NONE)
		return false;
	for (size_t i = 0; i < found->victims.count; i++)
		if (!hb_rule_in_list(search->tree.word[found->victims.tokens[i]], hb_rule_named[HB_ANYBODY]))
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
		hb_trace_event_miss(search, found, "dropped: %s", "a number of missing people, in a report that is not about captives");
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
			hb_trace_event_miss(search, &search->found.items[i], "dropped: %s", "general talk, of nobody in particular");
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
			is = strcmp(found->rule->type, in[j]) == 0 ? 1 : is;
		for (size_t j = 0; j < sizeof out / sizeof *out; j++)
			is = strcmp(found->rule->type, out[j]) == 0 ? -1 : is;
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

	if (found->roles[HB_BENEFICIARY].count)
		return;
	for (uint16_t i = 0; i < found->rule->n_arguments; i++) {
		const struct hb_rule_argument *argument = &hb_rule_arguments[found->rule->first_argument + i];
		uint32_t step = argument->path;
		struct hb_walk walk;

		if (argument->role != HB_BENEFICIARY)
			continue;
		while (hb_tree_walk(tree, found->trigger, found->matched, &step, &walk))
			for (size_t j = 0; j < walk.count; j++)
				if (strcmp(tree->tokens[walk.tokens[j]].lower, "they") == 0 ||
				    strcmp(tree->tokens[walk.tokens[j]].lower, "them") == 0) {
					hb_trace_event(search, found, "'%s': those who are still held", tree->tokens[walk.tokens[j]].text);
					add_still_held(search, &found->roles[HB_BENEFICIARY]);
					found->confidence *= 0.7f;
					return;
				}
	}
}

static bool lacks_captives(const struct hb_event_search *search, struct hb_found_event *found, bool concerns, const bool *captive,
			   bool about_captives)
{
	return found->rule->needs_captivity && !concerns && !has_captive_party(found, captive) && !is_licensed(search, found, about_captives);
}

static void drop(struct hb_event_search *search, struct hb_found_event *found, const char *why)
{
	hb_trace_event_miss(search, found, "dropped (%s): %s", found->rule->place, why);
	found->dropped = true;
}

void hb_link_events(struct hb_event_search *search)
{
	bool *concerns = hb_arena_zero(search->tree.reading->arena, search->found.count, sizeof *concerns);
	const bool *captive;
	bool about_captives = is_about_captives(search);

	for (size_t i = 0; i < search->found.count; i++)
		concerns[i] = look_at_complement(search, &search->found.items[i]);
	captive = captives(search);
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (lacks_captives(search, found, concerns[i], captive, about_captives))
			drop(search, found, "its rule asks for captives, and neither its words nor its parties nor what is near are about any");
		else if (found->about == HB_NONE && needs_about(found->rule))
			drop(search, found, "its rule asks for an event that it is about, and there is none");
		else
			fill_beneficiaries(search, found);
		if (!found->dropped && found->about != HB_NONE)
			hb_trace_event(search, found, "about the %s of '%s'", search->found.items[found->about].rule->type,
				       search->tree.tokens[search->found.items[found->about].trigger].text);
		if (!found->dropped && found->rule->kind == HB_OF_INTERVENTION) {
			read_they(search, found);
			read_you(search, found);
		}
	}
	drop_general_talk(search);
	drop_tallies(search);
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (found->about != HB_NONE && search->found.items[found->about].dropped)
			found->about = HB_NONE;
	}
}
