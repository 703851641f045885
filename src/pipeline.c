/* From bytes to claims: see pipeline.h. */
#include "pipeline.h"

#include "extract/extract.h"

enum hb_status hb_pipeline_run(struct hb_workspace *workspace, const struct hb_input *input, struct hb_arena *arena,
			       struct hb_source *ret_source, struct hb_extraction *ret_extraction,
			       struct hb_error *error)
{
	struct hb_analysis analysis;
	enum hb_status status = hb_source_read(input, arena, ret_source, error);
	if (status)
		return status;
	hb_analyse(workspace, ret_source, arena, &analysis);
	hb_extract(&analysis, arena, ret_extraction);
	return HB_OK;
}
