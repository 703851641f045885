/* Reads the files named on the command line, or line by line on standard input, and prints one hb_source_to_json object
 * each, as JSON lines; `id` is the file's name without folder and ending.  For measuring the source stage alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "source/source.h"

static int read_one(const char *path, struct hb_arena *arena)
{
	struct hb_error error = {0};
	struct hb_source source;
	char message[1024], *bytes = NULL;
	size_t n_bytes = 0;
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	enum hb_status status = hb_file_read(path, (size_t)64 << 20, &bytes, &n_bytes, &error);
	if (status == HB_OK) {
		struct hb_input input = {.bytes = bytes, .n_bytes = n_bytes, .file = path};
		input.id = hb_arena_copy_text(arena, name, strcspn(name, "."));
		status = hb_source_read(&input, arena, &source, &error);
	}
	if (status == HB_OK) {
		json_t *object = hb_source_to_json(&source);
		json_dumpf(object, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(object);
	} else {
		fprintf(stderr, "%s\n", hb_error_text(&error, message, sizeof message));
	}
	free(bytes);
	hb_arena_reset(arena);
	return status != HB_OK;
}

int main(int argc, char **argv)
{
	struct hb_arena *arena = hb_arena_new();
	int failed = 0;
	char path[4096];
	for (int i = 1; i < argc; i++)
		failed |= read_one(argv[i], arena);
	while (argc == 1 && fgets(path, sizeof path, stdin)) {
		path[strcspn(path, "\n")] = 0;
		failed |= read_one(path, arena);
	}
	hb_arena_free(arena);
	return failed;
}
