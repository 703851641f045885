/* Times counted from other events, after merging has brought together what is known of each: "freed three months after his
 * abduction", "on the 40th day of his captivity"; spans of captivity held against the days of its beginning and end; and "killed
 * during the attack", which names no day. */
#include <stdlib.h>
#include <string.h>

#include "base/event_type_table.h"
#include "extract/events/event_internal.h"
#include "extract/times/moment.h"
#include "extract/words.h"
#include "time_words.h"

enum { UP_MAX = 10 };
enum { MOST_DAYS = 40000 }; /* no two events of one captive lie further apart */
enum { LOOSE_WEEK = 3, LOOSE_DAYS = 1 }; /* days by which "two weeks after" and a count of days held may be off */

static bool is_of_class(const struct hb_found_event *found, const char *class)
{
	const char *name = hb_lexicon_field(&hb_lexicon_event_types, found->rule->type, HB_EVENT_TYPE_CLASS);

	return name && strcmp(name, class) == 0;
}

static struct hb_found_event *standing(struct hb_event_search *search, size_t index)
{
	return &search->found.items[hb_event_standing(search, (uint32_t)index)];
}

/* The days of a time whose both ends are known. */
static bool days_of(const struct hb_time *time, int32_t *ret_first, int32_t *ret_last)
{
	struct hb_date first, last;
	int32_t unused;

	return time->value && time->earliest && time->latest && hb_date_parse(time->earliest, &first) &&
	       hb_date_parse(time->latest, &last) && hb_date_range(first, ret_first, &unused) &&
	       hb_date_range(last, &unused, ret_last);
}

/* Between two days, with the words that say so. */
static struct hb_time time_between(struct hb_event_search *search, struct hb_span span, int32_t first, int32_t last)
{
	struct hb_reading *reading = search->tree.reading;
	struct hb_time time = {
		.span = span,
		.text = hb_reading_text(reading, span),
		.earliest = hb_day_text(reading->arena, first),
		.latest = hb_day_text(reading->arena, last),
		.anchor = "event",
	};

	time.value = first == last ? time.earliest : hb_arena_format(reading->arena, "%s/%s", time.earliest, time.latest);
	return time;
}

/* ---- "three months after his abduction" --------------------------------------------------------------------------- */

/* The word of the event that "after" or "before" leads to: its object, or the verb of the clause that it opens; HB_NONE if none. */
static uint32_t counted_from(const struct hb_event_search *search, uint32_t word)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t object = hb_tree_child(tree, word, HB_DEP_BIT(HB_DEP_POBJ) | HB_DEP_BIT(HB_DEP_PCOMP));

	if (object == HB_NONE && tree->dep[word] == HB_DEP_MARK)
		object = tree->tokens[word].head;
	return object != HB_NONE && search->first_at[object] != HB_NONE ? object : HB_NONE;
}

/* The event whose clause the word stands in, passing over the one that is counted from. */
static uint32_t owner(const struct hb_event_search *search, uint32_t word, uint32_t from)
{
	for (int i = 0; i < UP_MAX; i++) {
		if (word != from && search->first_at[word] != HB_NONE)
			return word;
		if (search->tree.tokens[word].head == word)
			return HB_NONE;
		word = search->tree.tokens[word].head;
	}
	return HB_NONE;
}

/* How far two days may lie from the count: a day for days, some for weeks, a month's half for months and years. */
static int32_t looseness(const struct hb_found_timex *timex)
{
	const char *value = timex->timex.value;
	char unit = value[strlen(value) - 1];

	return unit == 'D' ? 0 : unit == 'W' ? LOOSE_WEEK : unit == 'M' ? 15 : 90;
}

/* Give the day to what this word tells and knows no time of its own. */
static void give_days(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t word, uint32_t from,
		      int32_t first, int32_t last)
{
	for (size_t i = search->first_at[word]; hb_event_is_at(search, i, word); i++) {
		struct hb_found_event *found = standing(search, i);

		if (found->dropped || found->time.text || found->rule->lasting || found->rule->kind == HB_OF_INTERVENTION)
			continue;
		found->time = time_between(search, timex->timex.span, first, last);
		hb_trace_event(search, found, "time %s: '%s' counted from '%s'", found->time.value, found->time.text,
			       search->tree.tokens[from].text);
	}
}

/* "On Thursday, six days after he died": the day that stands right before the count. */
static const struct hb_found_timex *day_before(const struct hb_event_search *search, const struct hb_found_timex *timex)
{
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_found_timex *before = timex > reading->timexes.items ? timex - 1 : NULL;

	return before && before->time.value && before->end + 1 == timex->first &&
			       search->tree.tokens[before->end].lower[0] == ',' &&
			       search->tree.tokens[before->first].sentence == search->tree.tokens[timex->first].sentence
		       ? before
		       : NULL;
}

/* Of two events that lie so far apart, the one whose days are known gives the other's. */
static void date_by_count(struct hb_event_search *search, const struct hb_found_timex *timex, uint32_t word, bool after)
{
	uint32_t from = counted_from(search, word), to = from == HB_NONE ? HB_NONE : owner(search, word, from);
	const struct hb_found_timex *before = day_before(search, timex);
	int32_t first, last, least = timex->days_min - looseness(timex), most = timex->days_max + looseness(timex);
	const struct hb_found_event *start, *end;

	if (from != HB_NONE && before && days_of(&before->time, &first, &last))
		give_days(search, timex, from, before->first, after ? first - most : first + least,
			  after ? last - least : last + most);
	if (to == HB_NONE)
		return;
	start = standing(search, search->first_at[from]);
	end = standing(search, search->first_at[to]);
	if (start == end || start->reality != HB_ACTUAL || end->reality != HB_ACTUAL)
		return;
	if (days_of(&start->time, &first, &last))
		give_days(search, timex, to, from, after ? first + least : first - most, after ? last + most : last - least);
	else if (days_of(&end->time, &first, &last))
		give_days(search, timex, from, to, after ? first - most : first + least, after ? last - least : last + most);
}

/* ---- "on the 40th day of his captivity" --------------------------------------------------------------------------- */

/* The actual taking of the same people whose day is known; NULL if none or if they were taken more than once. */
static const struct hb_found_event *taking_of(const struct hb_event_search *search, const struct hb_entity_list *people)
{
	const struct hb_found_event *taking = NULL;
	int32_t first, last;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];
		bool theirs = people->count > 0;

		if (found->dropped || found->reality != HB_ACTUAL ||
		    (!is_of_class(found, "taking") && !is_of_class(found, "missing")))
			continue;
		for (size_t j = 0; j < people->count; j++)
			theirs = theirs && hb_entity_list_has(&found->roles[HB_VICTIM], people->items[j]);
		if (!theirs)
			continue;
		if (taking || !days_of(&found->time, &first, &last))
			return NULL;
		taking = found;
	}
	return taking;
}

static bool ends_ordinal(const char *text)
{
	return strcmp(text, "th") == 0 || strcmp(text, "st") == 0 || strcmp(text, "nd") == 0 || strcmp(text, "rd") == 0;
}

/* The number of "40th" or "thirtieth" before the token, 0 if none. */
static int32_t ordinal_before(const struct hb_tree *tree, uint32_t token)
{
	uint32_t word = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_AMOD));
	const char *text = word == HB_NONE ? "" : tree->tokens[word].lower;
	const struct hb_word *spelt = hb_words_of_class(&hb_time_words, text, HB_TIME_WORDS_ORDINALWORD);
	char *end;
	long number = strtol(spelt ? spelt->value : text, &end, 10);

	return (spelt || ends_ordinal(end)) && number > 0 && number < MOST_DAYS / 2 ? (int32_t)number : 0;
}

/* Does "day" stand before "of his captivity", "in captivity", "of her detention"? */
static bool of_captivity(const struct hb_event_search *search, uint32_t day)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t prep = hb_tree_child(tree, day, HB_DEP_BIT(HB_DEP_PREP));
	uint32_t object = prep == HB_NONE ? HB_NONE : hb_tree_child(tree, prep, HB_DEP_BIT(HB_DEP_POBJ));

	return object != HB_NONE && search->first_at[object] != HB_NONE &&
	       (search->found.items[search->first_at[object]].rule->lasting ||
		is_of_class(&search->found.items[search->first_at[object]], "taking"));
}

static void date_by_ordinal(struct hb_event_search *search, uint32_t day)
{
	const struct hb_tree *tree = &search->tree;
	int32_t number = ordinal_before(tree, day), first, last;
	uint32_t to;

	if (!number || !of_captivity(search, day))
		return;
	to = owner(search, tree->tokens[day].head, day);
	for (size_t i = to == HB_NONE ? HB_NONE : search->first_at[to]; hb_event_is_at(search, i, to); i++) {
		struct hb_found_event *found = standing(search, i);
		const struct hb_found_event *taking = taking_of(search, &found->roles[HB_VICTIM]);

		if (!taking || taking == found || found->time.text || found->rule->lasting ||
		    !days_of(&taking->time, &first, &last))
			continue;
		found->time = time_between(search, hb_reading_span(tree->reading, tree->tokens[day].left_edge, day + 1),
					   first + number - 1, last + number);
		hb_trace_event(search, found, "time %s: '%s' counted from '%s'", found->time.value, found->time.text,
			       tree->tokens[taking->trigger].text);
	}
}

/* ---- a span of captivity against its days ------------------------------------------------------------------------- */

/* A day that was worked out gives way to one that the words give. */
static void doubt(struct hb_event_search *search, struct hb_found_event *found, const struct hb_found_event *span)
{
	hb_trace_event_miss(search, found, "no day: '%s' does not fit '%s' and the day at its other end", found->time.text,
			    hb_reading_text(search->tree.reading, span->duration_span));
	found->time.value = found->time.earliest = found->time.latest = NULL;
}

static void check_span(struct hb_event_search *search, const struct hb_found_event *span, struct hb_found_event *start,
		       struct hb_found_event *end)
{
	int32_t start_first, start_last, end_first, end_last;
	int32_t most = span->days_max < 0 ? INT32_MAX - LOOSE_DAYS : span->days_max;

	if (!days_of(&start->time, &start_first, &start_last) || !days_of(&end->time, &end_first, &end_last) ||
	    end_last < start_first)
		return;
	if (end_last - start_first >= span->days_min - LOOSE_DAYS && end_first - start_last <= most + LOOSE_DAYS)
		return;
	if (!start->time.anchor == !end->time.anchor) {
		hb_trace_event_miss(search, end, "'%s' to '%s' does not fit '%s'; all three are given, and stay", start->time.text,
				    end->time.text, hb_reading_text(search->tree.reading, span->duration_span));
		return;
	}
	doubt(search, start->time.anchor ? start : end, span);
}

/* Every end of captivity of the same people whose beginning and length are told. */
static void check_spans(struct hb_event_search *search)
{
	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *span = &search->found.items[i];
		const struct hb_found_event *taking;

		if (span->dropped || span->reality != HB_ACTUAL || !span->rule->lasting ||
		    (span->days_min < 0 && span->days_max < 0))
			continue;
		taking = taking_of(search, &span->roles[HB_VICTIM]);
		for (size_t j = 0; taking && j < search->found.count; j++) {
			struct hb_found_event *end = &search->found.items[j];

			if (!end->dropped && end->reality == HB_ACTUAL && is_of_class(end, "end") &&
			    span->roles[HB_VICTIM].count == 1 &&
			    hb_entity_list_has(&end->roles[HB_VICTIM], span->roles[HB_VICTIM].items[0]))
				check_span(search, span, (struct hb_found_event *)taking, end);
		}
	}
}

/* ---- "killed during the attack" ------------------------------------------------------------------------------------- */

/* The words "during the attack" under the word of an event; empty if none. */
static struct hb_span scene_of(const struct hb_tree *tree, uint32_t trigger)
{
	for (uint32_t prep = tree->first_child[trigger]; prep != HB_NONE; prep = tree->next_sibling[prep]) {
		uint32_t object = tree->dep[prep] == HB_DEP_PREP ? hb_tree_child(tree, prep, HB_DEP_BIT(HB_DEP_POBJ)) : HB_NONE;

		if (object != HB_NONE && object > prep && (hb_tree_says(tree, prep, "during") || hb_tree_says(tree, prep, "in")) &&
		    hb_words_of_class(&hb_time_words, tree->tokens[object].lower, HB_TIME_WORDS_SCENE))
			return hb_reading_span(tree->reading, prep, object + 1);
	}
	return (struct hb_span){0, 0};
}

/* Such words say when, and name no day: the record gives the words, and as days only that publication came after. */
static void note_scene(struct hb_event_search *search, struct hb_found_event *found)
{
	struct hb_reading *reading = search->tree.reading;
	struct hb_span span = scene_of(&search->tree, found->trigger);
	int32_t first, last;

	if (span.end <= span.start)
		return;
	found->time = (struct hb_time){.span = span, .text = hb_reading_text(reading, span), .anchor = "event"};
	if (reading->published.day && hb_date_range(reading->published, &first, &last)) {
		found->time.latest = hb_day_text(reading->arena, last);
		found->time.value = hb_arena_format(reading->arena, "../%s", found->time.latest);
	}
	hb_trace_event(search, found, "time %s by '%s', which names no day", found->time.value ? found->time.value : "not known",
		       found->time.text);
}

void hb_count_times(struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;

	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];
		const char *word = timex->end < search->tree.n_tokens ? search->tree.tokens[timex->end].lower : "";

		if (timex->timex.type == HB_TIMEX_DURATION && timex->days_min >= 0 && timex->days_max >= 0 &&
		    timex->days_max <= MOST_DAYS && (strcmp(word, "after") == 0 || strcmp(word, "before") == 0))
			date_by_count(search, timex, timex->end, strcmp(word, "after") == 0);
	}
	for (uint32_t token = 0; token < search->tree.n_tokens; token++)
		if (hb_tree_says(&search->tree, token, "day"))
			date_by_ordinal(search, token);
	check_spans(search);
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];

		if (!found->dropped && found->reality == HB_ACTUAL && found->rule->kind != HB_OF_INTERVENTION &&
		    !found->rule->lasting && !found->time.text)
			note_scene(search, found);
	}
}
