/* Several tellings of one event become one event.
 *
 * Two of a type and reality are one when the people of one are among the people of the other and nothing contradicts it: their
 * times can be the same day, month or year.  What each knows goes together; the telling that says most gives the words. */
#include <stdlib.h>
#include <string.h>

#include "extract/events/event_internal.h"

enum { REFERENCE_SENTENCES = 8 }; /* how far back "the kidnapping" may point */

/* Year, month and day that a value gives; 0 for what it leaves open.  False for values of another form. */
static bool parts_of(const char *value, int ret_parts[3])
{
	ret_parts[0] = ret_parts[1] = ret_parts[2] = 0;
	if (!value || strchr(value, '/') || strchr(value, 'W') || strchr(value, 'Q') || strlen(value) < 4)
		return false;
	ret_parts[0] = atoi(value); /* "XXXX" gives 0 */
	if (value[4] != '-')
		return value[4] == '\0';
	ret_parts[1] = atoi(value + 5);
	if (strlen(value) >= 10 && value[7] == '-')
		ret_parts[2] = atoi(value + 8);
	return true;
}

static bool times_agree(const struct hb_time *a, const struct hb_time *b)
{
	int x[3], y[3];

	if (!a->value || !b->value)
		return true;
	if (!parts_of(a->value, x) || !parts_of(b->value, y))
		return strcmp(a->value, b->value) == 0;
	for (int i = 0; i < 3; i++)
		if (x[i] && y[i] && x[i] != y[i])
			return false;
	return true;
}

/* The time that both together give: "February 2025" and "February 15" are 15 February 2025. */
static struct hb_time joined_time(struct hb_arena *arena, const struct hb_time *a, const struct hb_time *b)
{
	int x[3], y[3], n = 0;
	struct hb_time time;

	if (!a->value || !b->value)
		return a->value || (!b->value && a->text) ? *a : *b;
	if (!parts_of(a->value, x) || !parts_of(b->value, y))
		return *a;
	for (int i = 0; i < 3; i++) {
		n += x[i] && !y[i] ? i + 1 : y[i] && !x[i] ? -i - 1 : 0;
		x[i] = x[i] ? x[i] : y[i];
	}
	time = n >= 0 ? *a : *b; /* the words of the one that tells more */
	if (x[0] && x[1] && x[2] && (strchr(time.value, 'X') || strlen(time.value) != 10))
		time.value = time.earliest = time.latest = hb_arena_format(arena, "%04d-%02d-%02d", x[0], x[1], x[2]);
	return time;
}

static bool nested(const struct hb_entity_list *a, const struct hb_entity_list *b)
{
	return a->count <= b->count ? hb_entity_list_within(a, b) : hb_entity_list_within(b, a);
}

static bool all_generic(const struct hb_reading *reading, const struct hb_entity_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (reading->entities.items[list->items[i]].entity.specific)
			return false;
	return true;
}

bool hb_event_counts_the_named(const struct hb_reading *reading, const struct hb_entity_list *group,
			       const struct hb_entity_list *named)
{
	const struct hb_entity *entity = group->count ? &reading->entities.items[group->items[0]].entity : NULL;

	if (group->count != 1 || named->count < 2 || entity->type != HB_GROUP || entity->count_min != (int32_t)named->count ||
	    entity->count_max != entity->count_min)
		return false;
	for (size_t i = 0; i < named->count; i++)
		if (!reading->entities.items[named->items[i]].entity.name)
			return false;
	return true;
}

static bool same_core(const struct hb_reading *reading, const struct hb_found_event *a, const struct hb_found_event *b)
{
	if (a->roles[HB_VICTIM].count && b->roles[HB_VICTIM].count &&
	    (hb_event_counts_the_named(reading, &a->roles[HB_VICTIM], &b->roles[HB_VICTIM]) ||
	     hb_event_counts_the_named(reading, &b->roles[HB_VICTIM], &a->roles[HB_VICTIM])))
		return true;
	/* two actual releases of "hostages" may be two; the one that is hoped for is one */
	return a->roles[HB_VICTIM].count && b->roles[HB_VICTIM].count && nested(&a->roles[HB_VICTIM], &b->roles[HB_VICTIM]) &&
	       (a->reality != HB_ACTUAL || !all_generic(reading, &a->roles[HB_VICTIM]));
}

static bool same_intervention(const struct hb_event_search *search, const struct hb_found_event *a, const struct hb_found_event *b)
{
	uint32_t about_a = hb_event_standing(search, a->about), about_b = hb_event_standing(search, b->about);

	if (a->again != b->again)
		return false;
	if (hb_event_is(a, "meeting")) {
		/* who met whom is the same as whom who met */
		return (nested(&a->roles[HB_AGENT], &b->roles[HB_AGENT]) &&
			nested(&a->roles[HB_ADDRESSEE], &b->roles[HB_ADDRESSEE])) ||
		       (a->roles[HB_ADDRESSEE].count && b->roles[HB_ADDRESSEE].count &&
			nested(&a->roles[HB_AGENT], &b->roles[HB_ADDRESSEE]) &&
			nested(&a->roles[HB_ADDRESSEE], &b->roles[HB_AGENT]));
	}
	return nested(&a->roles[HB_AGENT], &b->roles[HB_AGENT]) && nested(&a->roles[HB_ADDRESSEE], &b->roles[HB_ADDRESSEE]) &&
	       (about_a == about_b || about_a == HB_NONE || about_b == HB_NONE) &&
	       nested(&a->roles[HB_BENEFICIARY], &b->roles[HB_BENEFICIARY]);
}

static bool durations_agree(const struct hb_found_event *a, const struct hb_found_event *b)
{
	bool a_told = a->days_min >= 0 || a->days_max >= 0, b_told = b->days_min >= 0 || b->days_max >= 0;
	int32_t a_max = a->days_max < 0 ? INT32_MAX : a->days_max, b_max = b->days_max < 0 ? INT32_MAX : b->days_max;

	return !a_told || !b_told || (a->days_min <= b_max && b->days_min <= a_max);
}

static bool same_event(const struct hb_event_search *search, const struct hb_found_event *a, const struct hb_found_event *b)
{
	if (a->reference || b->reference || !hb_event_is(a, b->rule->type) || a->reality != b->reality ||
	    !times_agree(&a->time, &b->time) || !durations_agree(a, b))
		return false;
	if (hb_event_is(a, "transfer") && !nested(&a->roles[HB_PLACE_ROLE], &b->roles[HB_PLACE_ROLE]))
		return false; /* from one place to the next */
	return a->rule->kind != HB_OF_INTERVENTION ? same_core(search->tree.reading, a, b) : same_intervention(search, a, b);
}

static size_t says(const struct hb_found_event *found)
{
	size_t n = (found->time.value ? 2 : 0) + (found->days_min >= 0 || found->days_max >= 0 ? 2 : 0);

	for (int role = 0; role < HB_ROLE_COUNT; role++)
		n += found->roles[role].count > 0;
	return n;
}

/* Of two durations that agree, the narrower. */
static void join_durations(struct hb_found_event *into, const struct hb_found_event *from)
{
	bool told = from->days_min >= 0 || from->days_max >= 0;
	bool exact = from->days_min >= 0 && from->days_min == from->days_max;

	if (told && (exact || (into->days_min < 0 && into->days_max < 0)) &&
	    !(into->days_min >= 0 && into->days_min == into->days_max)) {
		into->days_min = from->days_min;
		into->days_max = from->days_max;
		into->duration_span = from->duration_span;
	}
}

static void join_terms(struct hb_found_event *into, const struct hb_found_event *from)
{
	if (into->condition.start == into->condition.end)
		into->condition = from->condition;
	if (into->amount.start == into->amount.end)
		into->amount = from->amount;
	if (!into->deadline.text)
		into->deadline = from->deadline;
}

static void join(struct hb_arena *arena, struct hb_found_event *into, const struct hb_found_event *from)
{
	for (int role = 0; role < HB_ROLE_COUNT; role++)
		for (size_t i = 0; i < from->roles[role].count; i++) {
			uint32_t entity = from->roles[role].items[i];
			/* who met whom may be told from the other side */
			bool other_side = (role == HB_AGENT && hb_entity_list_has(&into->roles[HB_ADDRESSEE], entity)) ||
					  (role == HB_ADDRESSEE && hb_entity_list_has(&into->roles[HB_AGENT], entity));

			if (!other_side)
				hb_entity_list_add(arena, &into->roles[role], entity);
		}
	for (size_t i = 0; i < from->victims.count; i++)
		hb_walk_add(&into->victims, from->victims.tokens[i]);
	into->time = joined_time(arena, &into->time, &from->time);
	join_durations(into, from);
	if (into->about == HB_NONE)
		into->about = from->about;
	join_terms(into, from);
	if (from->confidence > into->confidence)
		into->confidence = from->confidence;
}

/* Where one telling counts the people and the other names them, the names stay. */
static void prefer_names(const struct hb_reading *reading, struct hb_found_event *a, struct hb_found_event *b)
{
	struct hb_entity_list *x = &a->roles[HB_VICTIM], *y = &b->roles[HB_VICTIM];

	if (x->count && y->count && hb_event_counts_the_named(reading, x, y))
		x->count = 0;
	else if (x->count && y->count && hb_event_counts_the_named(reading, y, x))
		y->count = 0;
}

static void merge(struct hb_event_search *search, bool interventions)
{
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *a = &search->found.items[i];

		if (a->dropped || (a->rule->kind == HB_OF_INTERVENTION) != interventions)
			continue;
		for (size_t j = i + 1; j < search->found.count && !a->dropped; j++) {
			struct hb_found_event *b = &search->found.items[j];
			bool first_stays = says(a) >= says(b);
			struct hb_found_event *stays = first_stays ? a : b, *goes = first_stays ? b : a;

			if (b->dropped || !same_event(search, a, b))
				continue;
			if (!interventions)
				prefer_names(search->tree.reading, stays, goes);
			hb_trace_event(search, goes, "one with '%s' in sentence %u: same type and reality, people and time agree",
				       search->tree.tokens[stays->trigger].text, search->tree.tokens[stays->trigger].sentence + 1);
			join(search->tree.reading->arena, stays, goes);
			goes->dropped = true;
			goes->merged_into = (uint32_t)(first_stays ? i : j);
		}
	}
}

/* What one voice in the document says happened and another denies is possible, and no more. */
static void weigh_denials(struct hb_event_search *search)
{
	const struct hb_reading *reading = search->tree.reading;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *denied = &search->found.items[i];

		if (denied->dropped || denied->reality != HB_DENIED || denied->rule->kind == HB_OF_INTERVENTION)
			continue;
		for (size_t j = 0; j < search->found.count; j++) {
			struct hb_found_event *found = &search->found.items[j];

			/* "people who read somewhere that he was dead": whoever says it, the narrator does not */
			bool by_others = reading->statement_of[found->trigger] != HB_NONE ||
					 search->tree.dep[found->trigger] == HB_DEP_CCOMP;

			if (!found->dropped && found->reality == HB_ACTUAL && hb_event_is(found, denied->rule->type) && by_others &&
			    found->roles[HB_VICTIM].count && denied->roles[HB_VICTIM].count &&
			    times_agree(&found->time, &denied->time) &&
			    nested(&found->roles[HB_VICTIM], &denied->roles[HB_VICTIM])) {
				hb_trace_event(search, found, "possible, as sentence %u denies it",
					       search->tree.tokens[denied->trigger].sentence + 1);
				found->reality = HB_POSSIBLE;
			}
		}
	}
}

uint32_t hb_event_sentences_apart(const struct hb_event_search *search, const struct hb_found_event *a,
				  const struct hb_found_event *b)
{
	uint32_t x = search->tree.tokens[a->trigger].sentence, y = search->tree.tokens[b->trigger].sentence;

	return x > y ? x - y : y - x;
}

/* The event that a reference ("the kidnapping took place on Sunday") means: of those of its type that were told before, the
 * nearest; a later one only if it is the only one there is.  HB_NONE if none fits. */
static uint32_t referent(const struct hb_event_search *search, size_t index)
{
	const struct hb_found_event *reference = &search->found.items[index];
	uint32_t before = HB_NONE, after = HB_NONE;
	size_t n_after = 0;

	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		if (found->reference || found->dropped || !hb_event_is(found, reference->rule->type) ||
		    found->reality != HB_ACTUAL || !times_agree(&found->time, &reference->time))
			continue;
		if (i < index && hb_event_sentences_apart(search, found, reference) <= REFERENCE_SENTENCES)
			before = (uint32_t)i;
		if (i > index) {
			after = (uint32_t)i;
			n_after++;
		}
	}
	return before != HB_NONE ? before : n_after == 1 ? after : HB_NONE;
}

/* "The kidnapped villagers", "the kidnapping of the victims": those of whom it was told before, said again in passing. */
static bool tells_again(const struct hb_event_search *search, const struct hb_found_event *found)
{
	const struct hb_tree *tree = &search->tree;
	const struct hb_reading *reading = tree->reading;
	uint32_t word = found->victims.count == 1 ? found->victims.tokens[0] : HB_NONE, det;
	const struct hb_entity *victim;

	if (word == HB_NONE || found->roles[HB_VICTIM].count != 1 || found->roles[HB_AGENT].count || found->time.value ||
	    found->reality != HB_ACTUAL)
		return false;
	victim = &reading->entities.items[found->roles[HB_VICTIM].items[0]].entity;
	det = hb_tree_child(tree, word, HB_DEP_BIT(HB_DEP_DET));
	return victim->type == HB_GROUP && !victim->name && victim->count_min < 0 && det != HB_NONE &&
	       hb_tree_says(tree, det, "the") && reading->entities.items[found->roles[HB_VICTIM].items[0]].mentions.count == 1 &&
	       (tree->dep[found->trigger] == HB_DEP_AMOD || strcmp(tree->tokens[word].lemma, "victim") == 0);
}

/* Whoever is told of again is of those of the nearest event before that took several. */
static void settle_retellings(struct hb_event_search *search)
{
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];
		uint32_t meant = found->dropped || found->reference || !tells_again(search, found) ? HB_NONE : referent(search, i);
		const struct hb_found_event *before = meant < i ? &search->found.items[meant] : NULL;
		bool several = before &&
			       (before->roles[HB_VICTIM].count > 1 ||
				(before->roles[HB_VICTIM].count == 1 &&
				 search->tree.reading->entities.items[before->roles[HB_VICTIM].items[0]].entity.type == HB_GROUP));

		if (!several)
			continue;
		hb_trace_event(search, found, "tells again of '%s' in sentence %u", search->tree.tokens[before->trigger].text,
			       search->tree.tokens[before->trigger].sentence + 1);
		found->dropped = true;
		found->merged_into = meant;
	}
}

static void settle_references(struct hb_event_search *search)
{
	for (size_t i = 0; i < search->found.count; i++) {
		struct hb_found_event *found = &search->found.items[i];
		uint32_t meant;

		if (!found->reference)
			continue;
		meant = found->reality == HB_ACTUAL ? referent(search, i) : HB_NONE;
		found->dropped = true;
		found->merged_into = meant;
		if (meant == HB_NONE) {
			hb_trace_event_miss(search, found, "dropped: %s", "no event that it may refer to");
			continue;
		}
		hb_trace_event(search, found, "refers to '%s' in sentence %u",
			       search->tree.tokens[search->found.items[meant].trigger].text,
			       search->tree.tokens[search->found.items[meant].trigger].sentence + 1);
		if (search->found.items[meant].roles[HB_PLACE_ROLE].count)
			found->roles[HB_PLACE_ROLE].count = 0; /* what the telling itself says goes first */
		if (search->found.items[meant].roles[HB_AGENT].count)
			found->roles[HB_AGENT].count = 0;
		join(search->tree.reading->arena, &search->found.items[meant], found);
	}
}

void hb_merge_events(struct hb_event_search *search)
{
	settle_references(search);
	settle_retellings(search);
	weigh_denials(search);
	hb_share_with_members(search);
	merge(search, false);
	merge(search, true);
}
