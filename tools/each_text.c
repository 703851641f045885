/* Every text of stdin, analysed: see each_text.h. */
#include "each_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "source/source.h"

static enum hb_status read_line(struct hb_workspace *workspace, const char *line, size_t n_bytes, struct hb_arena *arena, hb_text_reader *reader,
				struct hb_error *error)
{
	struct hb_input input;
	struct hb_source source;
	struct hb_analysis analysis;
	enum hb_status status = hb_input_from_json_line(line, n_bytes, arena, &input, error);

	if (status == HB_OK)
		status = hb_source_read(&input, arena, &source, error);
	if (status == HB_OK) {
		hb_analyse(workspace, &source, arena, &analysis);
		reader(&analysis, arena);
	}
	return status;
}

int hb_each_text(int n_arguments, char **arguments, hb_text_reader *reader)
{
	struct hb_error error = {0};
	struct hb_language_model *model;
	struct hb_workspace *workspace;
	struct hb_arena *arena;
	char *line = NULL, text[1024];
	size_t capacity = 0;
	int code = 0;

	if (n_arguments != 2 || hb_language_load(arguments[1], &model, &error) != HB_OK) {
		fprintf(stderr, "usage: %s MODEL < TEXTS.jsonl\n%s\n", arguments[0], hb_error_text(&error, text, sizeof text));
		return 2;
	}
	workspace = hb_workspace_new(model, HB_FLOAT32);
	arena = hb_arena_new();
	for (ssize_t n; (n = getline(&line, &capacity, stdin)) > 0;) {
		if (read_line(workspace, line, (size_t)n, arena, reader, &error) != HB_OK) {
			fprintf(stderr, "%s\n", hb_error_text(&error, text, sizeof text));
			code = 1;
		}
		hb_arena_reset(arena);
	}
	free(line);
	hb_arena_free(arena);
	hb_workspace_free(workspace);
	hb_language_free(model);
	return code;
}
