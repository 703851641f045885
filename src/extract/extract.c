/* The extract stage from end to end: see reading.h for what each pass does. */
#include "extract/extract.h"

#include "extract/reading.h"
#include "habeas_config.h"

const char *hb_extractor(void)
{
	return "habeas " HB_VERSION " en-2";
}

void hb_extract_explained(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_trace *trace,
			  struct hb_reading *ret_reading, struct hb_extraction *ret_extraction)
{
	hb_reading_init(ret_reading, arena, analysis);
	ret_reading->trace = trace;
	hb_read_times(ret_reading);
	hb_read_quantities(ret_reading);
	hb_read_mentions(ret_reading);
	hb_read_entities(ret_reading);
	hb_read_relations(ret_reading);
	hb_read_attributes(ret_reading);
	hb_read_learnt_ties(ret_reading);
	hb_read_statements(ret_reading);
	hb_read_events(ret_reading);
	hb_read_positions(ret_reading);
	hb_finish_reading(ret_reading, ret_extraction);
}

void hb_extract(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_extraction *ret_extraction)
{
	struct hb_reading reading;

	hb_extract_explained(analysis, arena, NULL, &reading, ret_extraction);
}
