/* An analysis as JSON: what `habeas parse --json` writes, and what tests read back in place of a model.
 *
 * One object: {"id":..., "tokens":[{"t":text,"s":start,"e":end,"lemma":..,"norm":..,"tag":..,"pos":..,"morph":..,"dep":..,
 * "head":i,"space":bool}], "sentences":[[first,end,block]], "names":[[first,end,"PERSON"]]}; s and e are code points of the
 * source's text, head and first are indices of tokens. */
#ifndef HB_LANGUAGE_ANALYSIS_JSON_H
#define HB_LANGUAGE_ANALYSIS_JSON_H

#include <jansson.h>

#include "language/language.h"

/* The analysis as a new JSON object (the caller decrefs it). */
json_t *hb_analysis_to_json(const struct hb_analysis *analysis);

/* Read it back against the source whose text it is an analysis of.  Everything is copied into the arena; offsets, indices and
 * heads are checked. */
HB_MUST_USE enum hb_status hb_analysis_from_json(const json_t *object, const struct hb_source *source,
						 struct hb_arena *arena, struct hb_analysis *ret_analysis,
						 struct hb_error *error);

#endif
