/* What the files of the event pass share.  The order of work is in event.c. */
#ifndef HB_EXTRACT_EVENT_INTERNAL_H
#define HB_EXTRACT_EVENT_INTERNAL_H

#include "extract/events/matcher.h"
#include "extract/trace.h"

struct hb_entity_list {
	uint32_t *items;
	size_t count, capacity;
};

/* One rule that fired at one word, on its way to an hb_event. */
struct hb_found_event {
	const struct hb_rule *rule;
	uint32_t trigger;       /* token */
	uint32_t matched;       /* where the rule's last wanted condition led */
	struct hb_entity_list roles[HB_ROLE_COUNT];
	struct hb_walk victims; /* the tokens that named the victims */
	uint32_t about;         /* index of another found event, HB_NONE */
	struct hb_time time;
	int32_t days_min, days_max;
	struct hb_span duration_span;
	enum hb_reality reality;
	float confidence;
	struct hb_span condition, amount; /* empty if none */
	struct hb_time deadline;
	bool again;       /* an intervention that is said to be a repeated one */
	uint32_t earlier; /* index of the found event that it repeats, HB_NONE */
	bool hedged;    /* "reportedly", "is said to" */
	bool reference; /* "the kidnapping": names an event told elsewhere, without saying whose */
	bool dropped; /* not about captives, or said by another that it was merged into */
	uint32_t merged_into; /* HB_NONE */
};

struct hb_body {
	uint32_t token, entity;
};

struct hb_event_search {
	struct hb_tree tree;
	HB_ARRAY(struct hb_found_event) found; /* in order of trigger */
	HB_ARRAY(struct hb_body) bodies; /* "the government": what was made an entity for an event */
	HB_ARRAY(uint32_t) general; /* entities made for "hostages", "more captives": nobody in particular */
	uint32_t *first_at; /* for each token: the first event that it triggers, HB_NONE */
};

/* Notes on an event that was found (see trace.h); they begin with its type, and take at least one argument. */
#define hb_trace_event(search, found, format, ...)                                                                \
	hb_trace((search)->tree.reading, HB_PASS_EVENT, (found)->trigger, (found)->trigger + 1, "%s: " format,    \
		 (found)->rule->type, __VA_ARGS__)
#define hb_trace_event_miss(search, found, format, ...)                                                           \
	hb_trace_miss((search)->tree.reading, HB_PASS_EVENT, (found)->trigger, (found)->trigger + 1, "%s: " format, \
		      (found)->rule->type, __VA_ARGS__)

/* event_find.c: every rule whose conditions and required arguments hold. */
void hb_find_events(struct hb_event_search *search);

/* Does the rule ask for an event that it is about? */
bool hb_rule_needs_about(const struct hb_rule *rule);

/* event_role.c: the entities that a path leads to from a word, under a constraint; walks alternatives until one gives any.  *ret_tokens
 * (may be NULL) takes the words that named them. */
void hb_event_argument(struct hb_event_search *search, uint32_t trigger, uint32_t matched,
		       const struct hb_rule_argument *argument, struct hb_entity_list *list, struct hb_walk *ret_tokens);

/* The same file: the places that a place's own phrase names besides ("in Achi, in the department of Bolivar"). */
void hb_event_places_below(struct hb_event_search *search, uint32_t token, struct hb_entity_list *list);

/* event_listed.c: adds the people who are named one by one behind the word for their group; false if there is no such list. */
bool hb_event_listed_people(struct hb_event_search *search, uint32_t noun, struct hb_entity_list *list, struct hb_walk *ret_tokens);

/* event_scene.c: where takings happened, from the rest of their sentences; once all are merged, what events of one taking lend one another. */
void hb_place_events(struct hb_event_search *search);
void hb_lend_events(struct hb_event_search *search);

/* event_reality.c: what the sentence says of the reality of the event that this word names, by itself and by what it stands
 * under.  *ret_hedged: some word says that it is not sure ("reportedly"). */
enum hb_reality hb_event_reality(const struct hb_tree *tree, uint32_t trigger, const struct hb_rule *rule, bool *ret_hedged);

/* event_clause.c: what a clause says by itself. */
enum hb_clause_part {
	HB_ALL,            /* all of it */
	HB_WITHOUT_MODALS, /* "can confirm that" confirms */
	HB_NOTHING,        /* the word only hands on what stands above it */
};

/* Of a verb's clause, or of a noun or adjective, which can be negated. */
enum hb_reality hb_clause_reality(const struct hb_tree *tree, uint32_t token, enum hb_clause_part part);

/* Is the word negated in its own clause? */
bool hb_event_is_negated(const struct hb_tree *tree, uint32_t token);

bool hb_event_is_infinitive(const struct hb_tree *tree, uint32_t verb); /* with "to" */
bool hb_event_is_indicative(const struct hb_tree *tree, uint32_t verb); /* states: "insisted that he was held", not "that he be freed" */
bool hb_clause_is_command(const struct hb_tree *tree, uint32_t verb);
bool hb_clause_is_question(const struct hb_tree *tree, uint32_t token);
bool hb_clause_is_headline(const struct hb_tree *tree, uint32_t verb);  /* "Jailed editor to be freed" */

/* What the word makes of what stands under it, NULL if the data say nothing. */
const struct hb_signature *hb_event_signature(const struct hb_tree *tree, uint32_t token, enum hb_embedder as);

/* group_member.c: who is named among a group, as relations `member`. */
void hb_read_members(const struct hb_tree *tree);

/* event_sets.c: groups that stand for people named before become these people. */
void hb_name_sets(struct hb_event_search *search);

/* event_time.c: hang times and durations on the events whose clause they stand in. */
void hb_time_events(struct hb_event_search *search);

/* event_time_shared.c: times that stand at one clause and hold for another beside it. */
void hb_share_times(struct hb_event_search *search);

/* event_time_counted.c: times counted from other events, once they are merged; spans that contradict their days. */
void hb_count_times(struct hb_event_search *search);
/* event_time.c: bounds for what happened and has no time, once all tellings are merged: "../PUBLISHED", if that day is known. */
void hb_bound_events(struct hb_event_search *search);
/* event_licence.c: what events that ask for captives are measured by. */
struct hb_captives {
	const bool *captive; /* by entity: held as this document tells it, or called a captive or captor */
	const bool *held;    /* by entity: somebody in particular, held as this document tells it */
	uint32_t only;       /* the only such entity, HB_NONE if there are none or several */
	const bool *near;    /* by entity: that, or a relative of one, or who holds somebody */
	size_t n;            /* entities when it was made */
	const bool *near_sentence; /* by sentence: it or one close by tells of a captivity or speaks of captives */
	bool whole_report;   /* the whole document is about captives */
	bool only_justice;   /* the document tells of people who are arrested and tried, and of nobody else who is held or freed */
};
void hb_mark_captives(const struct hb_event_search *search, struct hb_captives *ret_captives);
bool hb_event_is_licensed(const struct hb_event_search *search, struct hb_found_event *found, const struct hb_captives *captives);
bool hb_implies_captivity(const struct hb_found_event *found); /* events of fate, a death or a trial, do not */

/* event_link.c: what interventions are about; drops those that need captives and are about none. */
void hb_link_events(struct hb_event_search *search);

/* event_terms.c: conditions, deadlines and amounts of interventions, and which are said to be repeated; and (after merging) what they
 * repeat. */
void hb_read_event_terms(struct hb_event_search *search);
void hb_link_repeated_events(struct hb_event_search *search);

/* event_merge.c: is the group as many as the named, "three engineers" and three names? */
bool hb_event_counts_the_named(const struct hb_reading *reading, const struct hb_entity_list *group, const struct hb_entity_list *named);

/* The same file: how many sentences lie between two. */
uint32_t hb_event_sentences_apart(const struct hb_event_search *search, const struct hb_found_event *a, const struct hb_found_event *b);

/* event_members.c: what is told of a group holds for those who are named of it. */
void hb_share_with_members(struct hb_event_search *search);

/* event_merge.c: several tellings of one event become one. */
void hb_merge_events(struct hb_event_search *search);

/* The search of one document: everything but the records.  The search lives in the reading's arena. */
void hb_search_events(struct hb_event_search *search, struct hb_reading *reading);

/* event_confidence.c: what the confidence of events asks of a document again and again. */
struct hb_event_view {
	const struct hb_event_search *search; /* after merging */
	uint32_t *tellings;    /* for each found event: how many others were merged into it */
	uint32_t *captivities; /* for each entity: the actual events of captivity whose victim it is */
};

/* Where features go, one by one; the text is not kept. */
struct hb_feature_sink {
	void (*take)(void *context, const char *feature);
	void *context;
};

void hb_event_view_init(struct hb_event_view *view, const struct hb_event_search *search);
void hb_event_features(const struct hb_event_view *view, size_t index, const struct hb_feature_sink *sink);

/* How likely the event is told as it was found, 0 to 1. */
float hb_event_confidence(const struct hb_event_view *view, size_t index);

void hb_entity_list_add(struct hb_arena *arena, struct hb_entity_list *list, uint32_t entity); /* no doubles */
bool hb_entity_list_has(const struct hb_entity_list *list, uint32_t entity);

#endif
