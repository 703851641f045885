/* Events of all reports joined: one event, several claims.  A pure function of the corpus and its resolution.
 *
 * What befalls people (taking, release, death ...) is joined person by person first, by type, reality and compatible times; then
 * those of several people are put together again when one claim names them all and the times came out the same.  So "the three
 * were freed in November" supports both the release of two of them on the 29th and that of the third on the 30th.
 * Interventions join within a report when type and parties agree, and between reports on agreeing days; of those without a day,
 * what reports of one week tell of the same agent and the same addressee or beneficiary is one act. */
#ifndef HB_CASEBOOK_EVENTS_H
#define HB_CASEBOOK_EVENTS_H

#include "casebook/corpus.h"
#include "casebook/event_types.h"
#include "casebook/facts.h"
#include "casebook/resolve.h"

/* One event of one extraction. */
struct hb_event_claim {
	uint32_t source; /* index into the corpus */
	uint32_t event;  /* index into the extraction */
	int32_t first, last; /* days, unknown ends as in corpus.h */
};

struct hb_things {
	uint32_t *items; /* ascending */
	size_t count, capacity;
};

struct hb_merged_event {
	const char *type;
	enum hb_event_class class;
	enum hb_reality reality;
	struct hb_things roles[HB_ROLE_COUNT]; /* things of the resolution */
	struct hb_event_claim *claims;         /* in order of the corpus */
	size_t n_claims;
	int32_t first, last;   /* the most precise time that most reports agree on */
	const char *time_text; /* its words, NULL if none */
	const char *open_date; /* "XXXX-04-15" or "XXXX-04" where no year is known; NULL otherwise */
	int32_t known_from;    /* day on which the first report of it appeared, HB_DAY_UNKNOWN_LAST when no report has a date */
	bool dates_differ;     /* some claim's time cannot be this one */
	int32_t days_min, days_max; /* of captivity, the most precise that most agree on; -1 when not said */
	double confidence;
	uint32_t about, earlier; /* indices of merged events, HB_NONE */
	/* Of the first claims that have them; HB_NONE as index into `claims` when none has. */
	uint32_t condition_claim, deadline_claim, amount_claim;
	bool open;      /* a pledge that nothing has followed */
};

struct hb_events {
	/* Sorted by time, type, victims, claims.  What no report dates comes last, in the order in which it became known. */
	struct hb_merged_event *items;
	size_t count;
};

void hb_events_merge(const struct hb_corpus *corpus, const struct hb_resolution *resolution, struct hb_arena *arena,
		     struct hb_events *ret_events);

/* The day by which it had happened: its last possible one, else that of its first report; HB_DAY_UNKNOWN_LAST if neither is known. */
int32_t hb_event_day_by(const struct hb_merged_event *event);

const struct hb_event *hb_event_of(const struct hb_corpus *corpus, const struct hb_event_claim *claim);
bool hb_things_have(const struct hb_things *things, uint32_t thing);
void hb_things_add(struct hb_things *things, struct hb_arena *arena, uint32_t thing);

/* Can anything be said of this entity?  Named, or somebody in particular. */
bool hb_entity_is_specific(const struct hb_entity *entity);

/* ---- between the files that merge ----------------------------------------------------------------------------- */

/* Choose time, duration and confidence out of the claims, and bring their roles together (victims are left as they are). */
void hb_merged_event_settle(const struct hb_corpus *corpus, const struct hb_resolution *resolution, struct hb_arena *arena,
			    struct hb_merged_event *event);

struct hb_merging {
	const struct hb_corpus *corpus;
	const struct hb_resolution *resolution;
	struct hb_arena *arena;
	HB_ARRAY(struct hb_merged_event) events;
};

void hb_merge_captivity_events(struct hb_merging *merging); /* events with victims */
void hb_merge_interventions(struct hb_merging *merging);

#endif
