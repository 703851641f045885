/* The extraction record as JSON ("habeas-extraction/1" of the design), both ways. */
#ifndef HB_RECORD_JSON_H
#define HB_RECORD_JSON_H

#include <jansson.h>

#include "base/memory.h"
#include "record.h"

/* One document's record as a new JSON object (the caller decrefs it).  Keys stand in the order of the design. */
json_t *hb_extraction_to_json(const struct hb_extraction *extraction);

/* Read a record back, its source with it (ret_source is what ret_extraction->source points to).  All in the arena; every
 * index and span is checked against the document. */
HB_MUST_USE enum hb_status hb_extraction_from_json(const json_t *object, struct hb_arena *arena,
						   struct hb_source *ret_source,
						   struct hb_extraction *ret_extraction, struct hb_error *error);

#endif
