/* Times that are said once for several clauses.
 *
 * "Gunmen stormed the school on Monday, kidnapping thirty pupils", "he was driving home on Monday when he was seized", "on Monday
 * they broke into the house and abducted him": the day stands at one verb, and the event hangs beside it.  A clause that says
 * itself when it was keeps its own time; what is told later, or before ("after", "later") shares none. */
#include <string.h>

#include "extract/events/event_internal.h"
#include "extract/words.h"
#include "time_words.h"

enum { UP_MAX = 10 };

/* The verb that the time hangs on; HB_NONE if none. */
static uint32_t clause_of(const struct hb_tree *tree, uint32_t token)
{
	for (int i = 0; i < UP_MAX; i++) {
		if (hb_tree_is_verb(tree, token))
			return token;
		if (tree->tokens[token].head == token)
			return HB_NONE;
		token = tree->tokens[token].head;
	}
	return HB_NONE;
}

/* The word that opens the clause of a verb: "when", "after", "as"; "" if none. */
static const char *opener(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t mark = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_MARK));

	if (mark == HB_NONE) {
		mark = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_ADVMOD));
		if (mark != HB_NONE && !hb_tree_says(tree, mark, "when"))
			return "";
	}
	return mark == HB_NONE ? "" : tree->tokens[mark].lower;
}

/* Is the clause at the same time as the one that it hangs on: "when ...", "as ...", a bare participle? */
static bool is_simultaneous(const struct hb_tree *tree, uint32_t verb)
{
	const char *word = opener(tree, verb);

	if (tree->dep[verb] != HB_DEP_ADVCL)
		return false;
	if (hb_words_of_class(&hb_time_words, word, HB_TIME_WORDS_SAMETIME))
		return true;
	return word[0] == '\0' && hb_tree_has_tag(tree, verb, "VBG") &&
	       hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_AUX)) == HB_NONE;
}

/* Does the clause say that it is of another time: "later", "then", "has since"? */
static bool moves_on(const struct hb_tree *tree, uint32_t verb)
{
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_ADVMOD &&
		    hb_words_of_class(&hb_time_words, tree->tokens[child].lower, HB_TIME_WORDS_MOVINGON))
			return true;
	return false;
}

/* Does the word name a way that follows at once on what was told: "freed on Monday and flown home"? */
static bool follows_at_once(const struct hb_event_search *search, uint32_t verb)
{
	const char *type = search->first_at[verb] == HB_NONE ? "" : search->found.items[search->first_at[verb]].rule->type;

	return strcmp(type, "transfer") == 0 || strcmp(type, "return") == 0;
}

static void give(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t verb, const char *why)
{
	for (size_t i = search->first_at[verb]; hb_event_is_at(search, i, verb); i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (found->time.text || found->rule->lasting || found->rule->kind == HB_OF_INTERVENTION)
			continue;
		hb_trace_event(search, found, "time %s by '%s', said of %s", timex->time.value, timex->time.text, why);
		found->time = timex->time;
	}
}

enum { CHAIN_MAX = 3 };

/* To what hangs on the verb at the same time, or on one that goes on from it: "attacked the well last night and fled, taking four
 * men". */
static void share_below(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t verb, int depth)
{
	const struct hb_tree *tree = &search->tree;
	bool in_front = timex->first < verb, told = search->first_at[verb] != HB_NONE;

	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child]) {
		if (child < timex->end && child >= timex->first)
			continue;
		if (is_simultaneous(tree, child) && !moves_on(tree, child))
			give(search, timex, child, "the clause that it goes with");
		else if (tree->dep[child] == HB_DEP_CONJ && hb_tree_is_verb(tree, child) &&
			 (in_front || !told || follows_at_once(search, child)) && !moves_on(tree, child))
			give(search, timex, child, "the clause before it");
		if (depth < CHAIN_MAX && tree->dep[child] == HB_DEP_CONJ && hb_tree_is_verb(tree, child) &&
		    search->first_at[child] == HB_NONE && !told && !moves_on(tree, child))
			share_below(search, timex, child, depth + 1);
	}
}

/* To what hangs on the verb at the same time, and to what the verb hangs on. */
static void share(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t verb)
{
	const struct hb_tree *tree = &search->tree;

	if (is_simultaneous(tree, verb) && !moves_on(tree, verb))
		give(search, timex, tree->tokens[verb].head, "a clause of the same time");
	share_below(search, timex, verb, 0);
}

/* Is the clause of what happened in or at the noun that it hangs on: "in which", "when"? */
static bool is_of_that_time(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t prep = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_PREP));
	uint32_t which = prep == HB_NONE ? HB_NONE : hb_tree_child(tree, prep, HB_DEP_BIT(HB_DEP_POBJ));

	if (tree->dep[verb] != HB_DEP_RELCL)
		return false;
	return (which != HB_NONE && which < verb && hb_tree_says(tree, which, "which")) || strcmp(opener(tree, verb), "when") == 0;
}

/* "An attack on Monday in which two guards were killed", "on Thursday, when he was arrested": a clause at a noun on the way up. */
static void share_with_relative(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t token)
{
	const struct hb_tree *tree = &search->tree;

	for (int i = 0; i < UP_MAX && !hb_tree_is_verb(tree, token); i++) {
		for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
			if (is_of_that_time(tree, child))
				give(search, timex, child, "the noun that it is told of");
		}
		if (tree->tokens[token].head == token)
			return;
		token = tree->tokens[token].head;
	}
}

/* The verb that the noun says more of, in "let go in exchange for ten men", "flown home in a swap"; HB_NONE if none. */
static uint32_t verb_told_in(const struct hb_tree *tree, uint32_t noun)
{
	uint32_t prep = tree->tokens[noun].head, verb = tree->tokens[prep].head;

	if (tree->dep[noun] != HB_DEP_POBJ || tree->dep[prep] != HB_DEP_PREP || !hb_tree_says(tree, prep, "in"))
		return HB_NONE;
	return hb_tree_is_verb(tree, verb) ? verb : HB_NONE;
}

/* An exchange is how somebody came free: where the verb that tells of the release says when, that is the day of both. */
static void share_with_exchange(struct hb_event_search *search, struct hb_found_event *exchange)
{
	uint32_t verb = verb_told_in(&search->tree, exchange->trigger);

	if (verb == HB_NONE)
		return;
	for (size_t i = search->first_at[verb]; hb_event_is_at(search, i, verb); i++) {
		const struct hb_found_event *freed = &search->found.items[i];

		if (!freed->time.text || (!hb_event_is(freed, "release") && !follows_at_once(search, verb)))
			continue;
		hb_trace_event(search, exchange, "time %s by '%s', said of the release that it is the way of", freed->time.value,
			       freed->time.text);
		exchange->time = freed->time;
		return;
	}
}

void hb_share_times(struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;

	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];
		uint32_t verb;

		if ((timex->timex.type != HB_TIMEX_DATE && timex->timex.type != HB_TIMEX_TIME) || !timex->time.value ||
		    timex->first >= timex->end || strchr(timex->time.value, '.'))
			continue;
		share_with_relative(search, timex, hb_tree_head_of(&search->tree, timex->first, timex->end));
		verb = clause_of(&search->tree, hb_tree_head_of(&search->tree, timex->first, timex->end));
		if (verb != HB_NONE)
			share(search, timex, verb);
	}
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (!found->time.text && hb_event_is(found, "exchange"))
			share_with_exchange(search, found);
	}
}
