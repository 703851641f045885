/* Extraction without a language model: JSON lines on standard input, each a source record with its analysis in one object (the keys
 * of source.h and analysis_json.h), to extraction records on standard output. */
#include <stdio.h>
#include <stdlib.h>

#include "extract/extract.h"
#include "language/analysis_json.h"
#include "record_json.h"
#include "source/source.h"

static enum hb_status extract_line(const char *line, struct hb_arena *arena, struct hb_error *error)
{
	json_t *object = json_loads(line, 0, NULL), *record;
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_extraction extraction;
	enum hb_status status;

	if (!object)
		return hb_fail(error, HB_BAD_INPUT, "not a JSON object");
	status = hb_source_from_json(object, arena, &source, error);
	if (status == HB_OK)
		status = hb_analysis_from_json(object, &source, arena, &analysis, error);
	if (status == HB_OK) {
		hb_extract(&analysis, arena, &extraction);
		record = hb_extraction_to_json(&extraction);
		json_dumpf(record, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(record);
	}
	json_decref(object);
	return status;
}

int main(void)
{
	struct hb_arena *arena = hb_arena_new();
	char *line = NULL;
	size_t capacity = 0;
	int failed = 0;

	for (uint64_t number = 1; getline(&line, &capacity, stdin) > 0; number++) {
		struct hb_error error = {0};
		char text[1024];

		if (extract_line(line, arena, &error) != HB_OK) {
			hb_error_at(&error, "standard input", number, UINT64_MAX);
			fprintf(stderr, "%s\n", hb_error_text(&error, text, sizeof text));
			failed = 1;
		}
		hb_arena_reset(arena);
	}
	free(line);
	hb_arena_free(arena);
	return failed;
}
