/* How fast pages become text: pages_bench PASSES PAGE.html ...
 *
 * Reads the files first, then turns all of them into sources PASSES times on one core.  Prints "key value" lines: pages, bytes and,
 * for the fastest pass, pages a CPU second. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "source/source.h"

enum { MOST_BYTES = 64 << 20 };

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* CPU seconds of one pass; a page that cannot be read counts with the time that it took to find out. */
static double read_all(const struct hb_input *inputs, int count, struct hb_arena *arena)
{
	double start = seconds();

	for (int i = 0; i < count; i++) {
		struct hb_source source;
		struct hb_error error;

		if (hb_source_read(&inputs[i], arena, &source, &error))
			fprintf(stderr, "%s: %s\n", inputs[i].file, error.message);
		hb_arena_reset(arena);
	}
	return seconds() - start;
}

int main(int n_arguments, char **arguments)
{
	int passes = n_arguments > 1 ? atoi(arguments[1]) : 0, count = n_arguments - 2;
	struct hb_arena *arena = hb_arena_new(), *kept = hb_arena_new();
	struct hb_input *inputs;
	size_t n_bytes = 0;
	double best = 0;

	if (passes < 1 || count < 1) {
		fputs("usage: pages_bench PASSES PAGE.html ...\n", stderr);
		return 2;
	}
	inputs = hb_arena_alloc(kept, (size_t)count, sizeof *inputs);
	for (int i = 0; i < count; i++) {
		struct hb_error error;

		inputs[i] = (struct hb_input){.file = arguments[i + 2], .media = HB_MEDIA_HTML};
		char *bytes;

		if (hb_file_read(inputs[i].file, MOST_BYTES, &bytes, &inputs[i].n_bytes, &error)) {
			fprintf(stderr, "%s\n", error.message);
			return 3;
		}
		inputs[i].bytes = hb_arena_copy_text(kept, bytes, inputs[i].n_bytes);
		free(bytes);
		n_bytes += inputs[i].n_bytes;
	}
	for (int pass = 0; pass < passes; pass++) {
		double time = read_all(inputs, count, arena);

		if (pass == 0 || time < best)
			best = time;
	}
	printf("pages %d\nbytes %zu\npages_a_second %.1f\n", count, n_bytes, count / best);
	hb_arena_free(arena);
	hb_arena_free(kept);
	return 0;
}
