/* What the files that export share: the computed casebook, and which of it is shown under what id. */
#ifndef HB_CASEBOOK_EXPORT_INTERNAL_H
#define HB_CASEBOOK_EXPORT_INTERNAL_H

#include <jansson.h>

#include "casebook/corpus.h"
#include "casebook/events.h"
#include "casebook/resolve.h"
#include "casebook/status.h"

/* One thing as it is shown. */
struct hb_shown {
	bool shown;
	const char *id;          /* "p3" */
	const char *name;        /* the fullest name that most reports use; NULL */
	const char *description; /* of those without a name; may be NULL */
};

struct hb_view {
	const struct hb_corpus *corpus;
	struct hb_name_book *book;
	struct hb_resolution resolution;
	struct hb_events events;
	struct hb_arena *arena;
	struct hb_shown *shown;      /* by thing */
	uint32_t *order;             /* the shown things, kind by kind, sorted as they are written */
	size_t n_order;
	struct hb_things *befell;    /* by thing: merged events that it is a victim of */
	struct hb_relation_at {
		uint32_t source, relation;
	} *relation_at;              /* actual relations, numbered on through all sources */
	struct hb_things *relations; /* by thing: numbers of the relations it stands in */
	int32_t as_of;               /* day, HB_DAY_UNKNOWN_LAST for now */
};

/* Compute all there is to show of the corpus. */
void hb_view_make(const struct hb_corpus *corpus, struct hb_name_book *book, struct hb_arena *arena, int32_t as_of,
		  struct hb_view *ret_view);

/* The thing an entity of a source is. */
uint32_t hb_view_thing(const struct hb_view *view, const struct hb_corpus_source *source, uint32_t entity);

/* The relation of this number, and its source. */
const struct hb_relation *hb_view_relation(const struct hb_view *view, uint32_t number,
					   const struct hb_corpus_source **ret_source);

/* Feminine, masculine or not known, from what reports say of the person. */
enum hb_kin_gender hb_view_gender(const struct hb_view *view, uint32_t thing);

/* ---- pieces of JSON -------------------------------------------------------------------------------------------- */

json_t *hb_json_text(const char *text); /* null for NULL */
json_t *hb_json_day(int32_t day);       /* null for an unknown one */

/* The days as an ISO date, as partial as they are ("2023-11"), or an interval; null when neither end is known. */
json_t *hb_json_days(int32_t first, int32_t last);
json_t *hb_json_bounds(int32_t min, int32_t max);

/* A growing list of claims, written as sorted ids. */
struct hb_claim_list {
	struct hb_things numbers; /* claim numbers */
};
void hb_claim_list_add(const struct hb_view *view, struct hb_claim_list *list, const struct hb_corpus_source *source,
		       enum hb_claim_kind kind, uint32_t item, int64_t part); /* part -1: all */
json_t *hb_json_claims(const struct hb_claim_list *list);

/* Everything that the merged event rests on; without roles when `brief`. */
void hb_claim_list_add_event(const struct hb_view *view, struct hb_claim_list *list, uint32_t event, bool brief);

json_t *hb_view_people_json(const struct hb_view *view);
json_t *hb_view_conflicts_json(const struct hb_view *view);

#endif
