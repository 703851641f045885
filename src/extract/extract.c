/* The extract stage from end to end: see reading.h for what each pass does. */
#include "extract/extract.h"

#include "extract/reading.h"
#include "habeas_config.h"

const char *hb_extractor(void)
{
	return "habeas " HB_VERSION " en-1";
}

void hb_extract(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_extraction *ret_extraction)
{
	struct hb_reading reading;

	hb_reading_init(&reading, arena, analysis);
	hb_read_times(&reading);
	hb_read_quantities(&reading);
	hb_read_mentions(&reading);
	hb_read_entities(&reading);
	hb_read_relations(&reading);
	hb_read_attributes(&reading);
	hb_read_learnt_ties(&reading);
	hb_read_statements(&reading);
	hb_read_events(&reading);
	hb_finish_reading(&reading, ret_extraction);
}
