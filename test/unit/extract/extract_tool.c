/* The extract stage alone, for measuring it on analyses that were made elsewhere:
 *
 *     extract_tool SOURCES.jsonl ANALYSES.jsonl > extractions.jsonl
 *
 * Line n of both files belongs to the same document.  A source line is the record of `habeas read --json`; where it has no
 * `blocks`, those of the analysis line are taken.  An analysis line is what `habeas parse --json` writes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/extract.h"
#include "language/analysis_json.h"
#include "record_json.h"
#include "source/source.h"

static int fail(const char *file, unsigned line, const char *message)
{
	fprintf(stderr, "extract_tool: %s:%u: %s\n", file, line, message);
	return 3;
}

static json_t *read_line(FILE *file, char **line, size_t *capacity)
{
	ssize_t n = getline(line, capacity, file);

	return n < 0 ? NULL : json_loadb(*line, (size_t)n, 0, NULL);
}

static enum hb_status extract_one(json_t *document, const json_t *parsed, struct hb_arena *arena, struct hb_error *error)
{
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_extraction extraction;
	enum hb_status status;
	json_t *result;

	if (!json_object_get(document, "blocks"))
		json_object_set(document, "blocks", json_object_get(parsed, "blocks"));
	status = hb_source_from_json(document, arena, &source, error);
	if (!status)
		status = hb_analysis_from_json(parsed, &source, arena, &analysis, error);
	if (status)
		return status;
	hb_extract(&analysis, arena, &extraction);
	result = hb_extraction_to_json(&extraction);
	json_dumpf(result, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(result);
	return HB_OK;
}

int main(int argc, char **argv)
{
	FILE *sources = argc == 3 ? fopen(argv[1], "r") : NULL;
	FILE *analyses = argc == 3 ? fopen(argv[2], "r") : NULL;
	struct hb_arena *arena = hb_arena_new();
	char *line = NULL;
	size_t capacity = 0;
	int code = 0;

	if (!sources || !analyses) {
		fprintf(stderr, "usage: extract_tool SOURCES.jsonl ANALYSES.jsonl\n");
		return 2;
	}
	for (unsigned n = 1; code == 0; n++) {
		json_t *document = read_line(sources, &line, &capacity);
		json_t *parsed = document ? read_line(analyses, &line, &capacity) : NULL;
		struct hb_error error = {0};

		if (!document)
			break;
		hb_arena_reset(arena);
		if (!parsed || extract_one(document, parsed, arena, &error))
			code = fail(argv[2], n, parsed ? error.message : "no analysis on this line");
		json_decref(document);
		json_decref(parsed);
	}
	if (fflush(stdout))
		code = 4;
	free(line);
	hb_arena_free(arena);
	fclose(sources);
	fclose(analyses);
	return code;
}
