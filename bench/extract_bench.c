/* How long each stage of reading takes: extract_bench MODEL TEXTS.jsonl [ROUNDS]
 *
 * Prints, for the fastest of ROUNDS passes over the texts, tokens a second of the whole, and the share and microseconds a token of each stage
 * and of the name finder in it, and the finder's time beside the language engine's.  One thread. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "extract/extract.h"
#include "finder/finder.h"
#include "language/language.h"
#include "source/source.h"

enum stage { SOURCE, LANGUAGE, FINDER, EXTRACT, N_STAGES };

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* The finder runs once more by itself to be timed; hb_extract runs it too. */
static size_t read_line(struct hb_workspace *workspace, const char *line, size_t n_bytes, struct hb_arena *arena, double times[N_STAGES])
{
	struct hb_input input;
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_extraction extraction;
	struct hb_found_name *names;
	struct hb_error error;
	size_t n_names;
	double at[N_STAGES + 1];

	at[SOURCE] = seconds();
	if (hb_input_from_json_line(line, n_bytes, arena, &input, &error) || hb_source_read(&input, arena, &source, &error))
		return 0;
	at[LANGUAGE] = seconds();
	hb_analyse(workspace, &source, arena, &analysis);
	at[FINDER] = seconds();
	hb_finder_run(&analysis, arena, &names, &n_names);
	at[EXTRACT] = seconds();
	hb_extract(&analysis, arena, &extraction);
	at[N_STAGES] = seconds();
	for (int i = 0; i < N_STAGES; i++)
		times[i] += at[i + 1] - at[i];
	return analysis.n_tokens;
}

static size_t read_file(struct hb_workspace *workspace, const char *path, double times[N_STAGES])
{
	FILE *file = fopen(path, "r");
	struct hb_arena *arena = hb_arena_new();
	char *line = NULL;
	size_t size = 0, n_tokens = 0;
	ssize_t n;

	if (!file) {
		perror(path);
		exit(3);
	}
	while ((n = getline(&line, &size, file)) > 0) {
		n_tokens += read_line(workspace, line, (size_t)n, arena, times);
		hb_arena_reset(arena);
	}
	free(line);
	fclose(file);
	hb_arena_free(arena);
	return n_tokens;
}

int main(int n_arguments, char **arguments)
{
	static const char *const names[] = {"source", "language", "names (in extract)", "extract"};
	struct hb_language_model *model;
	struct hb_error error;
	double best[N_STAGES] = {0}, least = 0;
	size_t n_tokens = 0;
	int rounds = n_arguments > 3 ? atoi(arguments[3]) : 3;

	if (n_arguments < 3 || hb_language_load(arguments[1], &model, &error)) {
		fputs("usage: extract_bench MODEL TEXTS.jsonl [ROUNDS]\n", stderr);
		return 2;
	}
	struct hb_workspace *workspace = hb_workspace_new(model, HB_FLOAT32);
	for (int round = 0; round < rounds; round++) {
		double times[N_STAGES] = {0}, all;

		n_tokens = read_file(workspace, arguments[2], times);
		all = times[SOURCE] + times[LANGUAGE] + times[EXTRACT];
		if (round == 0 || all < least) {
			least = all;
			memcpy(best, times, sizeof best);
		}
	}
	printf("%zu tokens, %.0f tokens a second\n", n_tokens, (double)n_tokens / least);
	for (int i = 0; i < N_STAGES; i++)
		printf("%-20s %5.1f %%  %6.2f us a token\n", names[i], 100 * best[i] / least, 1e6 * best[i] / (double)n_tokens);
	printf("names to language ratio %.3f\n", best[FINDER] / best[LANGUAGE]);
	hb_workspace_free(workspace);
	hb_language_free(model);
	return 0;
}
