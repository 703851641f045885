/* Fuzz target: any bytes as the text of a report, through the whole extract stage over a tiny model, to its record and back. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "extract/extract.h"
#include "record_json.h"
#include "source/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static struct hb_workspace *workspace(void)
{
	static struct hb_workspace *loaded;
	struct hb_language_model *model;
	if (!loaded) {
		if (hb_language_load(HB_FUZZ_MODEL, &model, NULL) != HB_OK)
			abort();
		loaded = hb_workspace_new(model, HB_FLOAT32);
	}
	return loaded;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_error error;
	struct hb_source source, again_source;
	struct hb_analysis analysis;
	struct hb_extraction extraction, again;
	size_t n_text;
	const char *text = hb_utf8_repair(arena, (const char *)bytes, n_bytes, &n_text);
	struct hb_input input = {.bytes = text, .n_bytes = n_text, .media = HB_MEDIA_TEXT, .published = "2024-05-06", .given_text = true};
	if (hb_source_read(&input, arena, &source, &error) == HB_OK) {
		hb_analyse(workspace(), &source, arena, &analysis);
		hb_extract(&analysis, arena, &extraction);
		json_t *record = hb_extraction_to_json(&extraction);
		enum hb_status status = hb_extraction_from_json(record, arena, &again_source, &again, &error);
		assert(status == HB_OK);
		(void)status;
		json_decref(record);
	}
	hb_arena_free(arena);
	return 0;
}
