/* Who is who: the entities of all reports joined to people, organisations, places and groups.
 *
 * A pure function of the corpus.  People join on a name and agreeing facts and no contradiction, never on a name alone: a full
 * name that few bear needs one fact, a common one several, a single word two of which one is about the person (evidence.c).  Two
 * named people of one report stay two.  A relative without a name joins the one who stands in the same single relation to the
 * same person (mother, father, partner), in the same report too; a held child or sibling without a name joins the only one who is
 * known by name and held.  Organisations join on a name, an alias or what the list calls them, places on country and name, the
 * list's where it has one; groups stay as each report has them.
 *
 * Near-linear: only what shares a key of a name, or a relation to one person, is compared. */
#ifndef HB_CASEBOOK_RESOLVE_H
#define HB_CASEBOOK_RESOLVE_H

#include "casebook/corpus.h"
#include "names/names.h"

struct hb_thing {
	enum hb_entity_type type;
	const uint32_t *nodes; /* in order; the first one stands for the thing */
	size_t n_nodes;
};

/* Why a node belongs to its thing; for the first node nothing. */
struct hb_judgement {
	double probability;
	const char *const *reasons;
	size_t n_reasons;
};

struct hb_resolution {
	struct hb_thing *things; /* in order of their first node */
	size_t n_things;
	uint32_t *thing_of;             /* by node */
	struct hb_judgement *judgements; /* by node */
};

/* Everything lives in the arena. */
void hb_resolve(const struct hb_corpus *corpus, struct hb_name_book *book, struct hb_arena *arena,
		struct hb_resolution *ret_resolution);

/* ---- between the files that resolve ------------------------------------------------------------------------------ */

/* The joining so far: a forest over nodes; a root is the smallest node of its tree. */
struct hb_joining {
	const struct hb_corpus *corpus;
	struct hb_name_book *book;
	struct hb_arena *arena;
	uint32_t *parent;
	struct hb_judgement *judgements;
};

uint32_t hb_joining_root(struct hb_joining *joining, uint32_t node);

/* Join two trees; the judgement stands at the larger root. */
void hb_joining_join(struct hb_joining *joining, uint32_t a, uint32_t b, struct hb_judgement judgement);

void hb_resolve_people(struct hb_joining *joining);
void hb_resolve_organizations(struct hb_joining *joining);
void hb_resolve_places(struct hb_joining *joining);

#endif
