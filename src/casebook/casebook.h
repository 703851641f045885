/* The casebook: sources and their claims in one store, and everything that follows from them.
 *
 * What is stored: original bytes, sources, claims, resolutions with reasons.  Everything else (people, episodes, status,
 * merged events) is computed from them, in an order that does not depend on the order of adding, so two casebooks with the same
 * sources export equal bytes.  One casebook handle belongs to one thread. */
#ifndef HB_CASEBOOK_CASEBOOK_H
#define HB_CASEBOOK_CASEBOOK_H

#include <jansson.h>

#include "base/memory.h"
#include "record.h"

struct hb_casebook;

/* Open (create: when it does not exist) the casebook in this SQLite file; migrates older versions. */
HB_MUST_USE enum hb_status hb_casebook_open(const char *path, bool create, struct hb_casebook **ret_casebook,
					    struct hb_error *error);
void hb_casebook_close(struct hb_casebook *casebook);

/* Name what is being added now, NULL when all is done; and what the program that wrote here last was adding when it was cut off,
 * NULL if it came to its end.  The text is the casebook's, and is that of the time of opening. */
HB_MUST_USE enum hb_status hb_casebook_note(struct hb_casebook *casebook, const char *name, struct hb_error *error);
const char *hb_casebook_interrupted(const struct hb_casebook *casebook);

/* How a source came in; texts may be NULL. */
struct hb_delivery {
	const char *bytes; /* original bytes; NULL with an imported extraction, whose bytes stayed where it was made */
	size_t n_bytes;
	const char *file, *url, *final_url, *headers, *content_type, *retrieved;
	const char *const *redirects;
	size_t n_redirects;
};

/* Is a source with these original bytes (by SHA-256, 64 hexadecimal digits) there, extracted by this extractor?  Then adding
 * it again is not needed. */
bool hb_casebook_has(struct hb_casebook *casebook, const char *sha256, const char *extractor);

/* Store one source with its claims, in one transaction: what a kill can lose is this source.  *ret_new is false when nothing
 * changed; the same bytes from another address are a new delivery of the same source.  A newer extractor supersedes the machine
 * claims of an older one (both are kept), whichever is added first. */
HB_MUST_USE enum hb_status hb_casebook_add(struct hb_casebook *casebook, const struct hb_delivery *delivery,
					   const struct hb_extraction *extraction, bool *ret_new,
					   struct hb_error *error);

/* Resolve people, merge events, compute statuses; call after the last addition.  What follows reads the result. */
HB_MUST_USE enum hb_status hb_casebook_resolve(struct hb_casebook *casebook, struct hb_error *error);

/* The whole casebook export "habeas-casebook/1" (the caller decrefs it), as known on a day (ISO date) or NULL for now. */
HB_MUST_USE enum hb_status hb_casebook_export(struct hb_casebook *casebook, const char *as_of, json_t **ret_export,
					      struct hb_error *error);

/* Full-text search; up to limit hits as a JSON array [{"source","title","url","published","block","snippet","span"}]. */
HB_MUST_USE enum hb_status hb_casebook_search(struct hb_casebook *casebook, const char *query, int limit,
					      json_t **ret_hits, struct hb_error *error);

/* Re-read every cited span of every claim against the stored bytes.  A source whose original bytes were never
 * at hand is counted apart.  *ret_report: {"sources","claims","without_original","failed":[...]} */
HB_MUST_USE enum hb_status hb_casebook_verify(struct hb_casebook *casebook, json_t **ret_report,
					      struct hb_error *error);

/* One claim with its words in context: {"id","source","text","before","after","span","title","url","published",...}. */
HB_MUST_USE enum hb_status hb_casebook_claim(struct hb_casebook *casebook, const char *claim_id, json_t **ret_claim,
					     struct hb_error *error);

#endif
