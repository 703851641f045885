/* Is an event that asks for captives ("needs captivity") about any, where its own words name none?
 *
 * "The minister promised lower taxes" is nothing to us.  An event stays when a captivity is told close by, and one of its parties
 * is a captive or near to one, or the rule is content with that ("needs captivity nearby"), or the whole report is about captives.
 * A rule with "needs captivity told" asks for captives in the event's own words (see event_link.c), "party" in them or among its
 * parties, "held" for a captive among its victims.
 *
 * Where a report only tells of people whom the law deals with, what lawyers, judges and the accused ask, deny and refuse is no
 * intervention, unless its own words name captives. */
#include <string.h>

#include "extract/events/event_internal.h"

bool hb_implies_captivity(const struct hb_found_event *found)
{
	return found->rule->kind == HB_OF_CAPTIVITY && !found->dropped;
}

enum { NEAR_SENTENCES = 5 };

/* Which sentences tell of a captivity that is real, or speak of captives, or stand close to one that does? */
static bool *near_sentences(const struct hb_event_search *search)
{
	const struct hb_tree *tree = &search->tree;
	size_t n = tree->reading->analysis->n_sentences;
	bool *tells = hb_arena_zero(tree->reading->arena, n, sizeof *tells);
	bool *near = hb_arena_zero(tree->reading->arena, n, sizeof *near);

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		if (hb_implies_captivity(found) && !found->rule->needs_captivity && found->reality != HB_DENIED)
			tells[tree->tokens[found->trigger].sentence] = true;
	}
	for (uint32_t token = 0; token < tree->n_tokens; token++)
		tells[tree->tokens[token].sentence] |= hb_tree_named(tree, token, HB_CAPTIVE);
	for (size_t i = 0; i < n; i++)
		for (size_t j = i < NEAR_SENTENCES ? 0 : i - NEAR_SENTENCES; tells[i] && j < n && j <= i + NEAR_SENTENCES; j++)
			near[j] = true;
	return near;
}

/* Does the document tell of arrests and trials alone: of nobody who was taken, is held or was let go (or is to be), of no body
 * handed over, and does it never speak of captives? */
static bool is_only_justice(const struct hb_event_search *search)
{
	static const char *const justice[] = {
		"arrest", "charge", "trial", "sentence", "transfer", "death", "ill-treatment", "return",
	};
	const struct hb_tree *tree = &search->tree;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];
		bool is_justice = !hb_implies_captivity(found) || found->rule->needs_captivity;

		if (hb_event_is(found, "body-return"))
			return false;
		for (size_t j = 0; !is_justice && j < sizeof justice / sizeof *justice; j++)
			is_justice = hb_event_is(found, justice[j]);
		if (!is_justice)
			return false;
	}
	for (uint32_t token = 0; token < tree->n_tokens; token++)
		if (hb_tree_named(tree, token, HB_CAPTIVE))
			return false;
	return true;
}

enum { LICENCE_EVENTS = 2, LICENCE_SENTENCES = 8, SHORT_SENTENCES = 3 };

/* Is the whole document about captives: does it tell of at least two captivities of somebody in particular (one is enough on a day,
 * if it is longer than a note), and of one in every eight sentences?  Then what people in it ask, deny or promise is about them. */
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
		if (!somebody || !hb_implies_captivity(found) || found->rule->needs_captivity || found->reality != HB_ACTUAL)
			continue;
		told++;
		dated += found->time.value != NULL;
	}
	return (told >= LICENCE_EVENTS || (dated && reading->analysis->n_sentences > SHORT_SENTENCES)) &&
	       told * LICENCE_SENTENCES >= reading->analysis->n_sentences;
}

/* Is the entity ever called by such a word? */
static bool is_called(const struct hb_event_search *search, uint32_t entity, enum hb_named_words words)
{
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_found_entity *found = &reading->entities.items[entity];

	for (size_t i = 0; i < found->mentions.count; i++) {
		uint32_t head = reading->mentions.items[found->mentions.items[i]].head;

		if (hb_tree_named(&search->tree, head, words))
			return true;
	}
	return false;
}

static const char *head_word(const struct hb_reading *reading, uint32_t entity)
{
	const struct hb_found_entity *found = &reading->entities.items[entity];

	if (found->entity.name || !found->mentions.count)
		return NULL;
	return reading->analysis->tokens[reading->mentions.items[found->mentions.items[0]].head].lower;
}

/* "Rebels kidnapped two nurses.  The rebels refused to talk": whoever is called as a captor is counts as one. */
static void mark_namesakes(const struct hb_reading *reading, bool *near, const bool *captor)
{
	struct hb_table captors;

	hb_table_init(&captors);
	for (uint32_t i = 0; i < reading->entities.count; i++) {
		const char *word = captor[i] ? head_word(reading, i) : NULL;

		if (word)
			hb_table_add(&captors, word, strlen(word), 0, NULL);
	}
	for (uint32_t i = 0; i < reading->entities.count; i++) {
		const char *word = captors.count ? head_word(reading, i) : NULL;

		near[i] = near[i] || (word && hb_table_get(&captors, word, strlen(word)));
	}
	hb_table_release(&captors);
}

void hb_mark_captives(const struct hb_event_search *search, struct hb_captives *ret_captives)
{
	const struct hb_reading *reading = search->tree.reading;
	bool *captive = hb_arena_zero(reading->arena, reading->entities.count, sizeof *captive);
	bool *near = hb_arena_zero(reading->arena, reading->entities.count, sizeof *near);
	bool *held = hb_arena_zero(reading->arena, reading->entities.count, sizeof *held);
	bool *captor = hb_arena_zero(reading->arena, reading->entities.count, sizeof *captor);
	uint32_t only = HB_NONE, n_held = 0;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		if (!hb_implies_captivity(found) || found->rule->needs_captivity)
			continue;
		for (size_t j = 0; j < found->roles[HB_VICTIM].count; j++)
			captive[found->roles[HB_VICTIM].items[j]] = true;
		for (size_t j = 0; found->reality == HB_ACTUAL && j < found->roles[HB_AGENT].count; j++)
			captor[found->roles[HB_AGENT].items[j]] = near[found->roles[HB_AGENT].items[j]] = true;
		for (size_t j = 0; found->reality == HB_ACTUAL && j < found->roles[HB_VICTIM].count; j++)
			held[found->roles[HB_VICTIM].items[j]] =
				reading->entities.items[found->roles[HB_VICTIM].items[j]].entity.specific;
	}
	for (uint32_t i = 0; i < reading->entities.count; i++)
		if (held[i]) {
			only = n_held++ ? HB_NONE : i;
		}
	for (size_t i = 0; i < reading->entities.count; i++)
		captive[i] |= is_called(search, (uint32_t)i, HB_CAPTIVE);
	for (size_t i = 0; i < reading->relations.count; i++) {
		const struct hb_relation *relation = &reading->relations.items[i];

		if (relation->who == HB_NONE || relation->of == HB_NONE)
			continue;
		near[relation->who] |= captive[relation->of];
		near[relation->of] |= captive[relation->who];
	}
	for (size_t i = 0; i < reading->entities.count; i++)
		near[i] |= captive[i] ||
			   (!reading->entities.items[i].entity.name && is_called(search, (uint32_t)i, HB_KIN));
	mark_namesakes(reading, near, captor);
	*ret_captives = (struct hb_captives){
		.captive = captive,
		.held = held,
		.only = only,
		.near = near,
		.n = reading->entities.count,
		.near_sentence = near_sentences(search),
		.whole_report = is_about_captives(search),
		.only_justice = is_only_justice(search),
	};
}

/* What happens to somebody happens to the captive, not to the mother; what is asked and answered may be between others. */
static bool has_captive_party(const struct hb_found_event *found, const struct hb_captives *captives)
{
	static const enum hb_role parties[] = {HB_VICTIM, HB_AGENT, HB_ADDRESSEE, HB_BENEFICIARY};

	if (found->rule->kind != HB_OF_INTERVENTION && found->roles[HB_VICTIM].count) {
		for (size_t i = 0; i < found->roles[HB_VICTIM].count; i++)
			if (captives->captive[found->roles[HB_VICTIM].items[i]])
				return true;
		return false;
	}
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
		for (size_t j = 0; j < found->roles[parties[i]].count; j++)
			if (captives->near[found->roles[parties[i]].items[j]])
				return true;
	return false;
}

/* "The kidnapper got away" tells of no captive. */
static bool has_captive_victim(const struct hb_event_search *search, const struct hb_found_event *found,
			       const struct hb_captives *captives)
{
	const struct hb_entity_list *victims = &found->roles[HB_VICTIM];

	for (size_t i = 0; i < victims->count; i++)
		if (captives->captive[victims->items[i]] && !is_called(search, victims->items[i], HB_ARMED_NOUN))
			return true;
	return false;
}

bool hb_event_is_licensed(const struct hb_event_search *search, struct hb_found_event *found, const struct hb_captives *captives)
{
	const struct hb_rule *rule = found->rule;
	bool is_near = captives->near_sentence[search->tree.tokens[found->trigger].sentence];

	if (rule->needs_captivity == HB_NEEDS_TOLD || (rule->kind == HB_OF_INTERVENTION && captives->only_justice))
		return false;
	if (rule->needs_captivity == HB_NEEDS_HELD) {
		bool held = has_captive_victim(search, found, captives);

		if (held)
			hb_trace_event(search, found, "%s asks for captives, and it happens to one", rule->place);
		return held;
	}
	if ((is_near || rule->kind != HB_OF_INTERVENTION) && has_captive_party(found, captives)) {
		hb_trace_event(search, found, "%s asks for captives, and one of its parties is or has one", rule->place);
		return true;
	}
	if (rule->needs_captivity == HB_NEEDS_NEARBY && is_near) {
		hb_trace_event(search, found, "%s asks for captives, and a sentence nearby tells of some", rule->place);
		return true;
	}
	if (rule->needs_captivity == HB_NEEDS_PARTY || rule->kind != HB_OF_INTERVENTION || !captives->whole_report ||
	    found->reality == HB_DENIED)
		return false;
	hb_trace_event(search, found, "%s asks for captives, and the whole report is about some", rule->place);
	found->confidence *= 0.8f;
	return true;
}
