/* The corpus: all current extractions of a casebook in memory, in an order that does not depend on the order of adding.
 *
 * Sources are sorted by day of publication (unknown last), then hash.  Source n of the whole casebook is "s<n>" and its claims
 * are numbered on from those of the sources before it, "c<n>"; a part of the corpus (as of a day) keeps these numbers. */
#ifndef HB_CASEBOOK_CORPUS_H
#define HB_CASEBOOK_CORPUS_H

#include "base/memory.h"
#include "record.h"
#include "store/store.h"

enum hb_claim_kind {
	HB_CLAIM_NAME,        /* item: entity, part: which of its names */
	HB_CLAIM_DESCRIPTION, /* item: entity known only by description */
	HB_CLAIM_ATTRIBUTE,   /* item: entity, part: attribute */
	HB_CLAIM_RELATION,    /* item: relation */
	HB_CLAIM_EVENT,       /* item: event */
	HB_CLAIM_ROLE,        /* item: event, part: role * 65536 + place in the role */
	HB_CLAIM_TIME,        /* item: event */
	HB_CLAIM_DURATION,    /* item: event */
	HB_CLAIM_COUNT,       /* item: event */
	HB_CLAIM_CONDITION,   /* item: event */
	HB_CLAIM_DEADLINE,    /* item: event */
	HB_CLAIM_AMOUNT,      /* item: event */
	HB_CLAIM_STATEMENT,   /* item: statement, part: piece of its content */
	HB_CLAIM_KINDS
};

const char *hb_claim_kind_text(enum hb_claim_kind kind);
int hb_claim_kind_parse(const char *text);

struct hb_claim {
	enum hb_claim_kind kind;
	uint32_t item, part;
	const char *property, *value; /* may be NULL */
	struct hb_span span;
	const char *text;
	uint32_t asserter; /* entity, HB_NONE for the narrator */
	enum hb_reality reality;
	double confidence;
	const char *review;
};

struct hb_claims {
	struct hb_claim *items; /* sorted by kind, item, part */
	size_t count, capacity;
};

/* The claims of an extraction.  Fails with HB_BAD_INPUT when a span lies outside the text.  What has no span makes no claim. */
HB_MUST_USE enum hb_status hb_claims_build(const struct hb_extraction *extraction, struct hb_arena *arena,
					   struct hb_claims *ret_claims, struct hb_error *error);

enum { HB_DAY_UNKNOWN_FIRST = INT32_MIN, HB_DAY_UNKNOWN_LAST = INT32_MAX };

struct hb_corpus_source {
	uint32_t number; /* from 1, of the whole casebook */
	int64_t row, extraction_row;
	const char *sha256, *text_sha256;
	struct hb_source source;
	struct hb_extraction extraction;
	struct hb_claims claims;
	uint32_t first_claim;                  /* number of the first claim */
	int32_t published_first, published_last; /* days; HB_DAY_UNKNOWN_FIRST and _LAST */
	uint32_t first_node;                   /* entities of all sources in a row: this source's first */
};

struct hb_corpus {
	struct hb_arena *arena; /* where all of it lives */
	struct hb_corpus_source *sources;
	size_t n_sources;
	uint32_t n_nodes;
};

/* Read the whole casebook into the arena. */
HB_MUST_USE enum hb_status hb_corpus_load(struct hb_store *store, struct hb_arena *arena, struct hb_corpus *ret_corpus,
					  struct hb_error *error);

/* The part that was published on this day or before.  A source without a publication date cannot be said to have been known
 * on any day and is left out. */
void hb_corpus_as_of(const struct hb_corpus *whole, int32_t day, struct hb_arena *arena, struct hb_corpus *ret_part);

/* The entity behind a node, and its source. */
const struct hb_corpus_source *hb_corpus_source_of(const struct hb_corpus *corpus, uint32_t node);
const struct hb_entity *hb_corpus_entity(const struct hb_corpus *corpus, uint32_t node);

/* The claims of one kind about one item: the first, and how many follow it (parts in order). */
const struct hb_claim *hb_corpus_claims(const struct hb_corpus_source *source, enum hb_claim_kind kind, uint32_t item,
					size_t *ret_count);

/* "c17" */
uint32_t hb_corpus_claim_number(const struct hb_corpus_source *source, const struct hb_claim *claim);

#endif
