/* Times and durations of events.
 *
 * A time belongs to the event whose clause it stands in: from its head word up the tree, the first word that names an event takes
 * it. The way up goes through nouns and prepositions ("during the ceasefire in November"), through what shows a captive ("a video
 * released in April"), and ends at any other verb, where it may still go to a nominal event that this verb brings about ("his
 * release came on Friday") or to the verb that this one carries through ("managed to escape on Friday"). */
#include <string.h>

#include "extract/events/event_internal.h"
#include "extract/words.h"
#include "time_words.h"

enum { UP_MAX = 10 };

/* A word under `verb` that names an event and takes the verb's time, HB_NONE if none. */
static uint32_t carried(const struct hb_event_search *search, uint32_t verb)
{
	const struct hb_tree *tree = &search->tree;
	bool happens = hb_tree_named(tree, verb, HB_HAPPENING);
	uint8_t signature = hb_rule_words[tree->word[verb]].signature[HB_VERB_ABOVE];

	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child]) {
		uint8_t dep = tree->dep[child];

		if (search->first_at[child] == HB_NONE)
			continue;
		if ((dep == HB_DEP_NSUBJ || dep == HB_DEP_NSUBJPASS) && happens)
			return child;
		if ((dep == HB_DEP_DOBJ || dep == HB_DEP_NSUBJPASS) && hb_tree_named(tree, child, HB_EVIDENCE))
			return child;
		if ((dep == HB_DEP_XCOMP || dep == HB_DEP_OPRD) && signature && hb_rule_signatures[signature].reality == HB_ACTUAL)
			return child;
	}
	return HB_NONE;
}

/* A nominal event under a preposition under this noun: "a 498-day ordeal in captivity". */
static uint32_t contained(const struct hb_event_search *search, uint32_t noun)
{
	const struct hb_tree *tree = &search->tree;

	for (uint32_t prep = tree->first_child[noun]; prep != HB_NONE; prep = tree->next_sibling[prep]) {
		uint32_t object = tree->dep[prep] == HB_DEP_PREP ? hb_tree_child(tree, prep, HB_DEP_BIT(HB_DEP_POBJ)) : HB_NONE;

		if (object != HB_NONE && search->first_at[object] != HB_NONE)
			return object;
	}
	return HB_NONE;
}

static bool shows(const struct hb_tree *tree, uint32_t verb)
{
	return (tree->dep[verb] == HB_DEP_ACL || tree->dep[verb] == HB_DEP_RELCL) &&
	       hb_tree_named(tree, tree->tokens[verb].head, HB_EVIDENCE);
}

/* "let go on Friday", "set free on Friday": a bare complement of a word that names an event. */
static uint32_t completed(const struct hb_event_search *search, uint32_t verb)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t head = tree->tokens[verb].head;

	if ((tree->dep[verb] != HB_DEP_XCOMP && tree->dep[verb] != HB_DEP_CCOMP) || search->first_at[head] == HB_NONE ||
	    (!hb_tree_has_tag(tree, verb, "VB") && tree->tokens[verb].pos[0] != 'A') ||
	    hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_AUX)) != HB_NONE)
		return HB_NONE;
	return head;
}

/* The word whose event the time starting at `token` belongs to, HB_NONE if none. */
static uint32_t owner(const struct hb_event_search *search, uint32_t token, bool duration)
{
	const struct hb_tree *tree = &search->tree;

	for (int i = 0; i < UP_MAX; i++) {
		uint32_t found;

		if (search->first_at[token] != HB_NONE)
			return token;
		if (hb_tree_is_verb(tree, token) || tree->tokens[token].pos[0] == 'A') {
			bool is_verb = hb_tree_is_verb(tree, token) || strcmp(tree->tokens[token].pos, "AUX") == 0;

			found = completed(search, token);
			if (found != HB_NONE)
				return found;
			if (is_verb && !shows(tree, token))
				return carried(search, token);
		}
		if (duration && hb_tree_is_noun(tree, token)) {
			found = contained(search, token);
			if (found != HB_NONE)
				return found;
		}
		if (tree->tokens[token].head == token)
			return HB_NONE;
		token = tree->tokens[token].head;
	}
	return HB_NONE;
}

/* How much a time tells: days over months over years, known years over unknown ones. */
static int weight(const struct hb_time *time)
{
	if (!time->value)
		return time->text ? 1 : 0;
	return 2 + (int)strlen(time->value) + (time->earliest ? 20 : 0);
}

enum { BOUND_STEPS = 4 };

static bool opens_span(const char *lower)
{
	return hb_words_of_class(&hb_time_words, lower, HB_TIME_WORDS_SPANSTART);
}

static bool closes_span(const char *lower)
{
	return hb_words_of_class(&hb_time_words, lower, HB_TIME_WORDS_SPANEND);
}

/* The preposition or conjunction that a time stands under: "since 2019", "since the attack of 7 October". */
static const char *bound_word(const struct hb_event_search *search, const struct hb_found_timex *timex)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t token = hb_tree_head_of(tree, timex->first, timex->end);

	if (timex->first > 0 && !hb_tree_is_noun(tree, timex->first - 1) && tree->dep[timex->first - 1] != HB_DEP_PREP)
		return tree->tokens[timex->first - 1].lower;
	for (int i = 0; i < BOUND_STEPS && tree->tokens[token].head != token && !hb_tree_is_verb(tree, token); i++) {
		const char *word = tree->tokens[token].lower;

		if (opens_span(word) || closes_span(word))
			return word;
		token = tree->tokens[token].head;
	}
	return "";
}

/* "since 2019" opens an interval, "until 2019" closes one. */
static struct hb_time bounded(const struct hb_event_search *search, const struct hb_found_timex *timex)
{
	struct hb_arena *arena = search->tree.reading->arena;
	struct hb_time time = timex->time;
	const char *before = bound_word(search, timex);

	if (!time.value || strchr(time.value, '/'))
		return time;
	if (opens_span(before)) {
		time.value = hb_arena_format(arena, "%s/..", time.value);
		time.latest = NULL;
	} else if (closes_span(before)) {
		time.value = hb_arena_format(arena, "../%s", time.value);
		time.earliest = NULL;
	}
	return time;
}

static void hang_time(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t token)
{
	for (size_t i = search->first_at[token]; hb_event_is_at(search, i, token); i++) {
		struct hb_found_event *found = &search->found.items[i];
		struct hb_time time = found->rule->lasting ? bounded(search, timex) : timex->time;

		if (weight(&time) <= weight(&found->time)) {
			hb_trace_event_miss(search, found, "time '%s' tells no more than '%s'", time.text, found->time.text);
			continue;
		}
		hb_trace_event(search, found, "time %s by '%s', which hangs on it in the tree",
			       time.value ? time.value : "not known", time.text);
		found->time = time;
	}
}

static void hang_duration(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t token)
{
	for (size_t i = search->first_at[token]; hb_event_is_at(search, i, token); i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (!found->rule->lasting)
			continue;
		hb_trace_event(search, found, "lasted %s", hb_trace_words(search->tree.reading, timex->first, timex->end));
		found->days_min = timex->days_min;
		found->days_max = timex->days_max;
		found->duration_span = timex->timex.span;
	}
}

/* A verb that shares its object with the next ("kidnapped and killed him on Friday") shares its time. */
static void share_time(struct hb_event_search *search)
{
	const struct hb_tree *tree = &search->tree;

	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];
		uint32_t next = hb_tree_child(tree, found->trigger, HB_DEP_BIT(HB_DEP_CONJ));

		if (found->time.text || next == HB_NONE || search->first_at[next] == HB_NONE ||
		    hb_tree_child(tree, found->trigger, HB_DEP_BIT(HB_DEP_DOBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS)) != HB_NONE)
			continue;
		hb_trace_event(search, found, "time of '%s', with which it shares its object", search->tree.tokens[next].text);
		found->time = search->found.items[search->first_at[next]].time;
	}
}

void hb_time_events(struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;

	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];
		bool duration = timex->timex.type == HB_TIMEX_DURATION && !timex->time.value;
		uint32_t token;

		if (timex->timex.type == HB_TIMEX_SET || timex->first >= timex->end)
			continue;
		token = owner(search, hb_tree_head_of(&search->tree, timex->first, timex->end), duration);
		if (token == HB_NONE) {
			hb_trace_miss(reading, HB_PASS_EVENT, timex->first, timex->end, "time: hangs on no event in the tree");
			continue;
		}
		if (duration)
			hang_duration(search, timex, token);
		else
			hang_time(search, timex, token);
	}
	share_time(search);
}

/* Where no words say when something that happened came about, it came about on the day of publication or before; never silently on
 * that day itself: the value is a bound, and no words stand for it. */
static struct hb_time until_published(const struct hb_reading *reading)
{
	char text[HB_DATE_TEXT_BYTES];
	const char *day = hb_arena_text(reading->arena, hb_date_text(reading->published, text));

	return (struct hb_time){.value = hb_arena_format(reading->arena, "../%s", day), .latest = day, .anchor = "published"};
}

void hb_bound_events(struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;

	if (!reading->published.year || !reading->published.month || !reading->published.day)
		return;
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (found->dropped || found->rule->kind == HB_OF_INTERVENTION || found->reality != HB_ACTUAL || found->time.value ||
		    found->time.text)
			continue;
		found->time = until_published(reading);
		hb_trace_event(search, found, "time %s: on the day of publication or before, as no words say when",
			       found->time.value);
	}
}
