/* The whole way from bytes to claims, for the command line and the library. */
#ifndef HB_PIPELINE_H
#define HB_PIPELINE_H

#include "language/language.h"
#include "record.h"
#include "source/source.h"

/* Read, analyse and extract one input.  Everything lives in the arena. */
HB_MUST_USE enum hb_status hb_pipeline_run(struct hb_workspace *workspace, const struct hb_input *input,
					   struct hb_arena *arena, struct hb_source *ret_source,
					   struct hb_extraction *ret_extraction, struct hb_error *error);

#endif
