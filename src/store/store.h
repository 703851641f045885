/* The store: what a casebook keeps, in one database.
 *
 * Nothing here knows what a claim means; the casebook does.  The interface speaks of sources, extractions and claims and not
 * of a database, so that another database can stand behind it; today it is SQLite (WAL, STRICT tables, foreign keys, bound
 * statements).  Migrations are the numbered files of data/schema, run in one transaction at opening.
 *
 * Durability: one transaction holds one source.  The journal is synchronised at checkpoints (synchronous = NORMAL): a kill of
 * the program at any moment loses at most the open transaction, and a power cut may lose the last committed ones, never half of
 * one.  A store belongs to one thread; several programs may read while one writes (they wait up to ten seconds for a writer).
 *
 * Texts passed in are borrowed for the call; texts handed to a callback are valid until it returns. */
#ifndef HB_STORE_STORE_H
#define HB_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

struct hb_store;

/* Open, and create when asked, the database in this file.  HB_NOT_FOUND when it does not exist and create is false,
 * HB_BAD_INPUT when the file is something else or of a newer version of habeas. */
HB_MUST_USE enum hb_status hb_store_open(const char *path, bool create, struct hb_store **ret_store,
					 struct hb_error *error);
void hb_store_close(struct hb_store *store); /* NULL is accepted */

/* A transaction for writing; it cannot be nested.  Rolling back cannot fail in a way that matters. */
HB_MUST_USE enum hb_status hb_store_begin(struct hb_store *store, struct hb_error *error);
HB_MUST_USE enum hb_status hb_store_commit(struct hb_store *store, struct hb_error *error);
void hb_store_rollback(struct hb_store *store);

/* A transaction for reading: what is read in it is one state of the database.  End it with hb_store_rollback. */
HB_MUST_USE enum hb_status hb_store_begin_reading(struct hb_store *store, struct hb_error *error);

/* ---- writing ------------------------------------------------------------------------------------------------- */

/* The source with this hash, added when it is new.  Bytes are stored compressed; NULL when they are not at hand, and they are
 * filled in when they come later.  *ret_new: something was stored. */
HB_MUST_USE enum hb_status hb_store_add_source(struct hb_store *store, const char *sha256, const char *bytes,
					       size_t n_bytes, int64_t *ret_source, bool *ret_new,
					       struct hb_error *error);

struct hb_stored_delivery {
	const char *file, *url, *final_url, *headers, *content_type, *retrieved; /* may be NULL */
	const char *redirects; /* JSON array */
	const char *record;    /* JSON */
};

/* Store how the source came in, unless it already came so (same file, addresses and record). */
HB_MUST_USE enum hb_status hb_store_add_delivery(struct hb_store *store, int64_t source,
						 const struct hb_stored_delivery *delivery, bool *ret_new,
						 struct hb_error *error);

/* Store what an extractor read (its record is stored compressed).  *ret_new is false, and nothing changes, when this extractor's
 * extraction is there.  The one that sorts last by version is current, whatever the order of adding; others are marked
 * superseded with their claims, and their blocks leave the search. */
HB_MUST_USE enum hb_status hb_store_add_extraction(struct hb_store *store, int64_t source, const char *extractor,
						   const char *text_sha256, const char *record,
						   size_t n_record_bytes, int64_t *ret_extraction, bool *ret_current,
						   bool *ret_new, struct hb_error *error);

HB_MUST_USE enum hb_status hb_store_add_block(struct hb_store *store, int64_t extraction, const char *kind,
					      uint32_t start_cp, uint32_t end_cp, const char *text,
					      size_t n_text_bytes, struct hb_error *error);

struct hb_stored_claim {
	const char *kind;
	uint32_t ordinal, item, part;
	const char *property, *value; /* may be NULL */
	uint32_t start_cp, end_cp;
	const char *text; /* the exact words */
	uint32_t asserter; /* entity of the record, UINT32_MAX for the narrator */
	const char *reality;
	double confidence;
	const char *review; /* NULL when added: unreviewed */
};

HB_MUST_USE enum hb_status hb_store_add_claim(struct hb_store *store, int64_t extraction,
					      const struct hb_stored_claim *claim, struct hb_error *error);

/* Replace all of the machine's judgements: remove, then add each, in one transaction. */
HB_MUST_USE enum hb_status hb_store_remove_machine_resolutions(struct hb_store *store, struct hb_error *error);
HB_MUST_USE enum hb_status hb_store_add_resolution(struct hb_store *store, int64_t extraction, uint32_t entity,
						   const char *resolved, double probability, const char *reasons,
						   struct hb_error *error);

/* Note what is being added (NULL: nothing), outside of any transaction; and what was when the last program ended.  The text
 * is the caller's to free, NULL if nothing was. */
HB_MUST_USE enum hb_status hb_store_set_intake(struct hb_store *store, const char *name, struct hb_error *error);
HB_MUST_USE enum hb_status hb_store_intake(struct hb_store *store, char **ret_name, struct hb_error *error);

/* ---- reading ------------------------------------------------------------------------------------------------- */

/* Is there an extraction by this extractor of the source with this hash? */
bool hb_store_has(struct hb_store *store, const char *sha256, const char *extractor);

/* A number that changes with every addition and removal by any program. */
HB_MUST_USE enum hb_status hb_store_version(struct hb_store *store, int64_t *ret_version, struct hb_error *error);

/* One current extraction with its source.  record is decompressed. */
struct hb_stored_extraction {
	int64_t source, extraction;
	const char *sha256, *extractor, *text_sha256, *record;
	size_t n_record_bytes;
};

/* A callback that returns anything but HB_OK ends the walk, which returns that (the callback fills the error). */
typedef enum hb_status hb_store_extraction_visitor(void *context, const struct hb_stored_extraction *extraction,
						   struct hb_error *error);
typedef enum hb_status hb_store_delivery_visitor(void *context, int64_t source,
						 const struct hb_stored_delivery *delivery, struct hb_error *error);
typedef enum hb_status hb_store_claim_visitor(void *context, const struct hb_stored_claim *claim,
					      struct hb_error *error);

/* Every extraction, in order of hash; the superseded ones too when asked for. */
HB_MUST_USE enum hb_status hb_store_each_extraction(struct hb_store *store, bool superseded_too,
						    hb_store_extraction_visitor *visit, void *context,
						    struct hb_error *error);
HB_MUST_USE enum hb_status hb_store_each_delivery(struct hb_store *store, hb_store_delivery_visitor *visit,
						  void *context, struct hb_error *error);

/* The claims of one extraction in their order. */
HB_MUST_USE enum hb_status hb_store_each_claim(struct hb_store *store, int64_t extraction,
					       hb_store_claim_visitor *visit, void *context,
					       struct hb_error *error);

/* The original bytes of a source, the caller's to free.  HB_NOT_FOUND when they were never at hand. */
HB_MUST_USE enum hb_status hb_store_original(struct hb_store *store, int64_t source, char **ret_bytes,
					     size_t *ret_n_bytes, struct hb_error *error);

struct hb_store_hit {
	int64_t source;
	const char *kind; /* of the block */
	uint32_t start_cp, end_cp;
	const char *text;  /* of the block */
	const char *snippet; /* words around the best places, each found word between U+0002 and U+0003 */
};
typedef enum hb_status hb_store_hit_visitor(void *context, const struct hb_store_hit *hit, struct hb_error *error);

/* Full-text search in SQLite's FTS5 language, best first (then by hash and place).  HB_MISUSE when the query is malformed. */
HB_MUST_USE enum hb_status hb_store_search(struct hb_store *store, const char *query, int limit,
					   hb_store_hit_visitor *visit, void *context, struct hb_error *error);

/* Compare extractor names by the numbers in them: "habeas 0.9.0 en-2" before "habeas 0.10.0 en-1". */
int hb_extractor_compare(const char *a, const char *b);

#endif
