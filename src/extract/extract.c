/* The extract stage from end to end: see reading.h for what each pass does. */
#include "extract/extract.h"

#include "extract/reading.h"
#include "habeas_config.h"

const char *hb_extractor(void)
{
	return "habeas " HB_VERSION " en-3";
}

const struct hb_reading_pass hb_reading_passes[] = {
	{"timex", hb_read_times},
	{"quantity", hb_read_quantities},
	{"mention", hb_read_mentions},
	{"coref", hb_read_entities},
	{"kinship", hb_read_relations},
	{"attribute", hb_read_attributes},
	{"tie", hb_read_learnt_ties},
	{"statement", hb_read_statements},
	{"event", hb_read_events},
	{"position", hb_read_positions},
};
const size_t hb_n_reading_passes = sizeof hb_reading_passes / sizeof *hb_reading_passes;

void hb_read_before(struct hb_reading *reading, void (*pass)(struct hb_reading *))
{
	for (size_t i = 0; i < hb_n_reading_passes && hb_reading_passes[i].read != pass; i++)
		hb_reading_passes[i].read(reading);
}

void hb_extract_explained(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_trace *trace,
			  struct hb_reading *ret_reading, struct hb_extraction *ret_extraction)
{
	hb_reading_init(ret_reading, arena, analysis);
	ret_reading->trace = trace;
	for (size_t i = 0; i < hb_n_reading_passes; i++)
		hb_reading_passes[i].read(ret_reading);
	hb_finish_reading(ret_reading, ret_extraction);
}

void hb_extract(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_extraction *ret_extraction)
{
	struct hb_reading reading;

	hb_extract_explained(analysis, arena, NULL, &reading, ret_extraction);
}
