/* The terms of interventions: on what condition, by when, for how much, and whether it was done before.
 *
 * A condition, a time or a sum belongs to the first intervention above it in the tree whose type has terms ("event demand
 * intervention terms" in data/en/events); the way up goes through what is asked for or promised ("threatened to kill him
 * unless ..."), not out of a relative clause.  The words are data: condition-mark, condition-phrase, until-when, currency,
 * renewing. */
#include <string.h>

#include "extract/events/event_internal.h"

enum { UP_MAX = 10, DAYS_OF_WEEK = 7 };

/* Up from a word to what it is a part or complement of. */
static const uint64_t complements =
	HB_DEP_BIT(HB_DEP_XCOMP) | HB_DEP_BIT(HB_DEP_CCOMP) | HB_DEP_BIT(HB_DEP_CONJ) | HB_DEP_BIT(HB_DEP_DOBJ) |
	HB_DEP_BIT(HB_DEP_ACL) | HB_DEP_BIT(HB_DEP_POBJ) | HB_DEP_BIT(HB_DEP_PCOMP) | HB_DEP_BIT(HB_DEP_PREP) |
	HB_DEP_BIT(HB_DEP_DEP) | HB_DEP_BIT(HB_DEP_OPRD) | HB_DEP_BIT(HB_DEP_ACOMP) | HB_DEP_BIT(HB_DEP_ATTR) |
	HB_DEP_BIT(HB_DEP_DATIVE) | HB_DEP_BIT(HB_DEP_NSUBJPASS) | HB_DEP_BIT(HB_DEP_NPADVMOD) |
	HB_DEP_BIT(HB_DEP_APPOS) | HB_DEP_BIT(HB_DEP_NMOD) | HB_DEP_BIT(HB_DEP_COMPOUND) |
	HB_DEP_BIT(HB_DEP_NUMMOD) | HB_DEP_BIT(HB_DEP_AMOD) | HB_DEP_BIT(HB_DEP_QUANTMOD) | HB_DEP_BIT(HB_DEP_POSS);

/* The first intervention with terms at or above the word, NULL if there is none. */
static struct hb_found_event *holder(struct hb_event_search *search, uint32_t token)
{
	const struct hb_tree *tree = &search->tree;

	for (int i = 0; i < UP_MAX; i++) {
		for (size_t j = search->first_at[token]; hb_event_is_at(search, j, token); j++)
			if (search->found.items[j].rule->has_terms && !search->found.items[j].dropped)
				return &search->found.items[j];
		if (tree->tokens[token].head == token || !(complements & HB_DEP_BIT(tree->dep[token])))
			return NULL;
		token = tree->tokens[token].head;
	}
	return NULL;
}

/* The whole of what hangs on a word, without a comma or full stop at its edges. */
static struct hb_span whole(const struct hb_tree *tree, uint32_t token)
{
	uint32_t first = tree->tokens[token].left_edge, end = tree->tokens[token].right_edge + 1;

	while (end > first + 1 && (tree->dep[end - 1] == HB_DEP_PUNCT || tree->tokens[end - 1].is_space))
		end--;
	while (first + 1 < end && (tree->dep[first] == HB_DEP_PUNCT || tree->tokens[first].is_space))
		first++;
	return hb_reading_span(tree->reading, first, end);
}

/* ---- conditions ------------------------------------------------------------------------------------------------- */

/* "if", "unless", "until" before a clause; not "even if" and "as if".  Gives the clause. */
static uint32_t clause_of_mark(const struct hb_tree *tree, uint32_t mark)
{
	uint32_t clause = tree->tokens[mark].head;

	if (!hb_tree_named(tree, mark, HB_CONDITION_MARK))
		return HB_NONE;
	if (tree->dep[mark] != HB_DEP_MARK && tree->dep[mark] != HB_DEP_ADVMOD) /* "provided that the roads are open" */
		return hb_tree_child(tree, mark, HB_DEP_BIT(HB_DEP_CCOMP)) != HB_NONE && tree->dep[mark] != HB_DEP_ROOT &&
				       tree->tokens[mark].tag[0] == 'V' && tree->dep[mark] != HB_DEP_RELCL
			       ? mark
			       : HB_NONE;
	if (tree->dep[clause] != HB_DEP_ADVCL || mark > clause)
		return HB_NONE;
	if (mark > 0 && hb_tree_says_one_of(tree, mark - 1, HB_NO_CONDITION_AFTER))
		return HB_NONE;
	return clause;
}

/* "in exchange for", "on condition that": gives the preposition.  What an official says "on condition of anonymity" has none. */
static uint32_t phrase_of_word(const struct hb_tree *tree, uint32_t word)
{
	uint32_t prep = tree->tokens[word].head, of, object;

	if (tree->dep[word] != HB_DEP_POBJ || !hb_tree_named(tree, word, HB_CONDITION_PHRASE))
		return HB_NONE;
	of = hb_tree_child(tree, word, HB_DEP_BIT(HB_DEP_PREP) | HB_DEP_BIT(HB_DEP_ACL) | HB_DEP_BIT(HB_DEP_CCOMP));
	if (of == HB_NONE) /* "freed in return": for what is not said */
		return hb_tree_child(tree, prep, HB_DEP_BIT(HB_DEP_PREP)) != HB_NONE ? prep : HB_NONE;
	object = hb_tree_child(tree, of, HB_DEP_BIT(HB_DEP_POBJ));
	return object != HB_NONE && hb_tree_says_one_of(tree, object, HB_NO_CONDITION) ? HB_NONE : prep;
}

static void set_condition(struct hb_event_search *search, struct hb_found_event *found, struct hb_span span)
{
	if (found->condition.start < found->condition.end)
		return;
	found->condition = span;
	hb_trace_event(search, found, "on condition '%s'", hb_reading_text(search->tree.reading, span));
}

/* What is planned, asked for or possible is so on the condition that hangs on its own word. */
static void condition_events(struct hb_event_search *search, uint32_t token, struct hb_span span)
{
	for (size_t j = search->first_at[token]; hb_event_is_at(search, j, token); j++) {
		struct hb_found_event *found = &search->found.items[j];

		if (!found->dropped && found->rule->kind != HB_OF_INTERVENTION && found->reality != HB_ACTUAL &&
		    found->reality != HB_DENIED)
			set_condition(search, found, span);
	}
}

/* "agreed to free her in exchange for ten men": the exchange is no more real than what it is done with. */
static void weaken_exchange(struct hb_event_search *search, uint32_t word, uint32_t head)
{
	enum hb_reality reality = HB_ACTUAL;

	for (size_t i = search->first_at[head]; hb_event_is_at(search, i, head); i++)
		if (search->found.items[i].rule->kind == HB_OF_CAPTIVITY)
			reality = search->found.items[i].reality;
	for (size_t i = search->first_at[word]; hb_event_is_at(search, i, word); i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (found->reality != HB_ACTUAL || reality == HB_ACTUAL)
			continue;
		hb_trace_event(search, found, "%s, as '%s' is", hb_reality_text(reality), search->tree.tokens[head].text);
		found->reality = reality;
	}
}

static void read_conditions(struct hb_event_search *search)
{
	const struct hb_tree *tree = &search->tree;

	for (uint32_t token = 0; token < tree->n_tokens; token++) {
		uint32_t top = clause_of_mark(tree, token), head;
		struct hb_found_event *found;

		if (top == HB_NONE)
			top = phrase_of_word(tree, token);
		if (top == HB_NONE || tree->tokens[top].head == top)
			continue;
		head = tree->tokens[top].head;
		if (top != token)
			weaken_exchange(search, token, head);
		condition_events(search, head, whole(tree, top));
		found = holder(search, head);
		if (found)
			set_condition(search, found, whole(tree, top));
	}
}

/* ---- deadlines -------------------------------------------------------------------------------------------------- */

/* "by Friday", "within 48 hours", "a deadline of noon", "a 72-hour ultimatum", "gave them three days". */
static bool is_deadline(const struct hb_tree *tree, const struct hb_found_timex *timex, uint32_t head)
{
	uint32_t up = tree->tokens[head].head;

	if (timex->timex.type == HB_TIMEX_SET)
		return false;
	if (timex->first > 0 && hb_tree_named(tree, timex->first - 1, HB_UNTIL_WHEN))
		return true;
	for (int i = 0; i < 2 && up != head; i++, up = tree->tokens[up].head)
		if (hb_tree_named(tree, up, HB_DEADLINE_WORD))
			return true;
	up = tree->tokens[head].head;
	return timex->timex.type == HB_TIMEX_DURATION && tree->dep[head] == HB_DEP_DOBJ &&
	       strcmp(tree->tokens[up].lemma, "give") == 0;
}

/* The day that so many days after a day are: deadlines count from the act that sets them, where its day is known. */
static void count_from(struct hb_arena *arena, struct hb_time *deadline, const struct hb_time *set, int32_t days)
{
	struct hb_date date;
	char text[HB_DATE_TEXT_BYTES];

	if (deadline->value || days < 0 || !set->value || !hb_date_parse(set->value, &date) || !date.year || !date.day)
		return;
	date = hb_date_of_day(hb_day_number(date.year, date.month, date.day) + days);
	deadline->value = deadline->earliest = deadline->latest = hb_arena_text(arena, hb_date_text(date, text));
	deadline->anchor = "event";
}

/* "By Friday", "by 21 May" without a year: what is still to come.  What was read back from the day of publication is read
 * forward; where the act itself has a day, the words count as they stand. */
static void look_forward(const struct hb_reading *reading, struct hb_time *deadline, const struct hb_time *set)
{
	struct hb_date date;
	int32_t first, last, published_first, published_last;
	char text[HB_DATE_TEXT_BYTES];

	if (!deadline->latest || set->value || !deadline->anchor || strcmp(deadline->anchor, "published") != 0 ||
	    !hb_date_parse(deadline->latest, &date) || !hb_date_range(date, &first, &last) ||
	    !hb_date_range(reading->published, &published_first, &published_last) || published_first != published_last ||
	    last >= published_first)
		return;
	if (published_first - last <= DAYS_OF_WEEK)
		date = hb_date_of_day(last + DAYS_OF_WEEK);
	else if (date.day)
		date.year++;
	else
		return;
	deadline->value = deadline->earliest = deadline->latest = hb_arena_text(reading->arena, hb_date_text(date, text));
}

/* What is due by a day is due on that day at the latest: the day itself is the value. */
static void close_interval(struct hb_time *deadline)
{
	if (deadline->value && strncmp(deadline->value, "../", 3) == 0)
		deadline->value = deadline->earliest = deadline->latest = deadline->value + 3;
}

static bool same_span(struct hb_span a, struct hb_span b)
{
	return a.start == b.start && a.end == b.end;
}

static void read_deadlines(struct hb_event_search *search)
{
	const struct hb_tree *tree = &search->tree;
	struct hb_reading *reading = tree->reading;

	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];
		uint32_t head = hb_tree_head_of(tree, timex->first, timex->end);
		struct hb_found_event *found;

		if (timex->first >= timex->end || !is_deadline(tree, timex, head))
			continue;
		found = holder(search, head);
		if (!found || found->deadline.text)
			continue;
		/* what is due by then was not said then */
		if (same_span(found->time.span, timex->timex.span))
			found->time = (struct hb_time){0};
		found->deadline = timex->time;
		found->deadline.span = timex->timex.span;
		if (!found->deadline.text)
			found->deadline.text = hb_reading_text(reading, timex->timex.span);
		if (timex->timex.type == HB_TIMEX_DURATION)
			count_from(reading->arena, &found->deadline, &found->time, timex->days_max);
		close_interval(&found->deadline);
		look_forward(reading, &found->deadline, &found->time);
		hb_trace_event(search, found, "by '%s'", found->deadline.text);
	}
}

/* ---- amounts ---------------------------------------------------------------------------------------------------- */

static void set_amount(struct hb_event_search *search, uint32_t first, uint32_t end)
{
	struct hb_found_event *found = holder(search, hb_tree_head_of(&search->tree, first, end));

	if (!found || found->amount.start < found->amount.end)
		return;
	found->amount = hb_reading_span(search->tree.reading, first, end);
	hb_trace_event(search, found, "amount '%s'", hb_reading_text(search->tree.reading, found->amount));
}

static void read_amounts(struct hb_event_search *search)
{
	const struct hb_tree *tree = &search->tree;
	const struct hb_analysis *analysis = tree->reading->analysis;

	for (size_t i = 0; i < analysis->n_names; i++)
		if (strcmp(analysis->names[i].label, "MONEY") == 0)
			set_amount(search, analysis->names[i].first, analysis->names[i].end);
	for (size_t i = 0; i < tree->reading->quantities.count; i++) {
		const struct hb_found_quantity *quantity = &tree->reading->quantities.items[i];

		if (quantity->noun != HB_NONE && quantity->noun >= quantity->end &&
		    hb_tree_named(tree, quantity->noun, HB_CURRENCY))
			set_amount(search, quantity->first, quantity->noun + 1);
	}
}

/* ---- once more -------------------------------------------------------------------------------------------------- */

/* "renewed his pledge", "a fresh appeal", "again called on". */
static bool is_said_again(const struct hb_tree *tree, uint32_t trigger)
{
	uint32_t head = tree->tokens[trigger].head;

	if (hb_tree_is_verb(tree, trigger) && hb_tree_named(tree, trigger, HB_RENEWING))
		return true;
	if ((tree->dep[trigger] == HB_DEP_DOBJ || tree->dep[trigger] == HB_DEP_NSUBJPASS) && hb_tree_named(tree, head, HB_RENEWING))
		return true;
	for (uint32_t child = tree->first_child[trigger]; child != HB_NONE; child = tree->next_sibling[child])
		if ((tree->dep[child] == HB_DEP_AMOD || tree->dep[child] == HB_DEP_ADVMOD) &&
		    hb_tree_named(tree, child, HB_RENEWING))
			return true;
	return false;
}

void hb_read_event_terms(struct hb_event_search *search)
{
	read_conditions(search);
	read_deadlines(search);
	read_amounts(search);
	for (size_t i = 0; i < search->found.count; i++)
		search->found.items[i].again = search->found.items[i].rule->kind == HB_OF_INTERVENTION &&
					       is_said_again(&search->tree, search->found.items[i].trigger);
}

/* What is the same in an act and its repetition: the type, and who does it. */
static const char *act_key(struct hb_arena *arena, const struct hb_found_event *found, uint32_t agent)
{
	return hb_arena_format(arena, "%u %s", agent, found->rule->type);
}

/* The last of the acts so far that is of this type and by one of these; HB_NONE. */
static uint32_t last_act(const struct hb_table *acts, struct hb_arena *arena, const struct hb_found_event *found)
{
	const struct hb_entity_list *agents = &found->roles[HB_AGENT];
	uint32_t last = HB_NONE;

	for (size_t i = 0; i < agents->count; i++) {
		const char *key = act_key(arena, found, agents->items[i]);
		const uint64_t *index = hb_table_get(acts, key, strlen(key));

		if (index && (last == HB_NONE || *index > last))
			last = (uint32_t)*index;
	}
	return last;
}

/* Whoever asks again has asked before: the nearest telling before of the same type by the same. */
void hb_link_repeated_events(struct hb_event_search *search)
{
	struct hb_arena *arena = search->tree.reading->arena;
	struct hb_table acts; /* to the last index */

	hb_table_init(&acts);
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];
		const char *key;

		if (found->dropped)
			continue;
		if (found->again)
			found->earlier = last_act(&acts, arena, found);
		if (found->again && found->earlier == HB_NONE)
			hb_trace_event_miss(search, found, "%s, but nothing tells of the earlier one", "said again");
		else if (found->again)
			hb_trace_event(search, found, "again, after '%s' in sentence %u",
				       search->tree.tokens[search->found.items[found->earlier].trigger].text,
				       search->tree.tokens[search->found.items[found->earlier].trigger].sentence + 1);
		if (!found->roles[HB_AGENT].count)
			continue;
		key = act_key(arena, found, found->roles[HB_AGENT].items[0]);
		*hb_table_add(&acts, key, strlen(key), i, NULL) = i;
	}
	hb_table_release(&acts);
}
