/* Fuzz target: any bytes as a JSON line, as an input of read and extract and as a finished extraction record. */
#include <assert.h>

#include "record_json.h"
#include "source/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static void read_as_input(const char *line, size_t n_bytes, struct hb_arena *arena)
{
	struct hb_error error;
	struct hb_input input;
	struct hb_source source;
	if (hb_input_from_json_line(line, n_bytes, arena, &input, &error) == HB_OK)
		(void)!hb_source_read(&input, arena, &source, &error);
}

/* A record that is taken must write, and what was written must be taken again. */
static void read_as_record(const char *line, size_t n_bytes, struct hb_arena *arena)
{
	struct hb_error error;
	struct hb_source source, again_source;
	struct hb_extraction extraction, again;
	json_t *object = json_loadb(line, n_bytes, 0, NULL);
	if (object && hb_extraction_from_json(object, arena, &source, &extraction, &error) == HB_OK) {
		json_t *written = hb_extraction_to_json(&extraction);
		enum hb_status status = hb_extraction_from_json(written, arena, &again_source, &again, &error);
		assert(status == HB_OK);
		(void)status;
		json_decref(written);
	}
	json_decref(object);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
	struct hb_arena *arena = hb_arena_new();
	char *line = hb_arena_copy_text(arena, (const char *)bytes, n_bytes);
	read_as_input(line, n_bytes, arena);
	read_as_record(line, n_bytes, arena);
	hb_arena_free(arena);
	return 0;
}
