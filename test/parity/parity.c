/* The parity harness: analyse the texts of reference files and count the differences by field.
 *
 *     parity [--reduced] [--list N] MODEL REFERENCE.jsonl ...
 *
 * The references are what reference.py wrote.  Prints one line a field: differences, tokens, share identical.  Exit 1 when tokens
 * differ, or another field on more than one token in a thousand (--reduced: in two hundred). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "comparison.h"

static const size_t max_file_bytes = (size_t)1 << 30;

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool compare_file(struct hb_workspace *workspace, const char *path, struct comparison *comparison, double *spent)
{
	struct hb_error error = {0};
	char *bytes, message[1024];
	size_t n_bytes;
	struct hb_arena *arena = hb_arena_new();

	if (hb_file_read(path, max_file_bytes, &bytes, &n_bytes, &error) != HB_OK) {
		fprintf(stderr, "parity: %s\n", hb_error_text(&error, message, sizeof message));
		return false;
	}
	for (char *line = bytes, *next; *line; line = next) {
		next = line + strcspn(line, "\n");
		json_t *reference = json_loadb(line, (size_t)(next - line), 0, NULL);
		struct hb_source source;
		struct hb_analysis analysis;
		next += *next == '\n';
		if (reference_source(reference, arena, &source)) {
			double start = seconds();
			hb_analyse(workspace, &source, arena, &analysis);
			*spent += seconds() - start;
			compare_analysis(&analysis, reference, comparison);
		}
		json_decref(reference);
		hb_arena_reset(arena);
	}
	free(bytes);
	hb_arena_free(arena);
	return true;
}

/* Print the counts; true when tokens are identical, and every other field on all but one token in a thousand (in reduced
 * precision, in two hundred). */
static bool report(const struct comparison *comparison, enum hb_precision precision)
{
	bool good = true;
	size_t one_in = precision == HB_FLOAT32 ? 1000 : 200;
	double n_tokens = comparison->n_tokens ? (double)comparison->n_tokens : 1;
	for (int field = 0; field < COMPARED_FIELD_COUNT; field++) {
		size_t n_different = comparison->n_different[field];
		printf("%-9s %7zu of %zu differ, %.4f %% identical\n", compared_field_name(field), n_different,
		       comparison->n_tokens, 100.0 - 100.0 * (double)n_different / n_tokens);
		good &= field == COMPARED_TOKENS ? n_different == 0 : n_different * one_in <= comparison->n_tokens;
	}
	return good;
}

int main(int argc, char **argv)
{
	struct comparison comparison = {.max_listed = 0};
	enum hb_precision precision = HB_FLOAT32;
	struct hb_language_model *model;
	struct hb_error error = {0};
	char message[1024];
	double spent = 0, start;
	int at = 1;

	for (; at < argc && argv[at][0] == '-'; at++) {
		if (strcmp(argv[at], "--reduced") == 0)
			precision = HB_REDUCED;
		else if (strcmp(argv[at], "--list") == 0 && at + 1 < argc)
			comparison.max_listed = strtoul(argv[++at], NULL, 10);
	}
	if (argc - at < 2) {
		fprintf(stderr, "usage: parity [--reduced] [--list N] MODEL REFERENCE.jsonl ...\n");
		return 2;
	}
	start = seconds();
	if (hb_language_load(argv[at], &model, &error) != HB_OK) {
		fprintf(stderr, "parity: %s\n", hb_error_text(&error, message, sizeof message));
		return 3;
	}
	struct hb_workspace *workspace = hb_workspace_new(model, precision);
	printf("loaded in %.1f ms\n", (seconds() - start) * 1e3);
	for (int i = at + 1; i < argc; i++) {
		if (!compare_file(workspace, argv[i], &comparison, &spent))
			return 3;
	}
	bool good = report(&comparison, precision);
	printf("%.0f tokens a second\n", (double)comparison.n_tokens / spent);
	hb_workspace_free(workspace);
	hb_language_free(model);
	return good ? 0 : 1;
}
