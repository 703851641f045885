/* How long each stage of reading takes: extract_bench MODEL TEXTS.jsonl [ROUNDS]
 *
 * Prints, for the fastest of ROUNDS passes over the texts, tokens a CPU second of the whole, and the share and microseconds a token
 * of each stage, of the passes of extract, and of the name finder, which is part of the pass mention.  One thread. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "extract/extract.h"
#include "extract/reading.h"
#include "finder/finder.h"
#include "language/language.h"
#include "source/source.h"

enum stage { SOURCE, LANGUAGE, FINDER, PASSES, MOST_STAGES = 32 };

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* The stages behind the passes. */
static size_t finish_stage(void)
{
	return PASSES + hb_n_reading_passes;
}

static const char *stage_name(size_t stage)
{
	static const char *const names[] = {"source", "language", "(the name finder)"};

	return stage < PASSES ? names[stage] : stage < finish_stage() ? hb_reading_passes[stage - PASSES].name : "finish";
}

/* The finder runs once more by itself to be timed; the pass mention runs it, too. */
static size_t read_line(struct hb_workspace *workspace, const char *line, size_t n_bytes, struct hb_arena *arena, double *times)
{
	struct hb_input input;
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_reading reading;
	struct hb_extraction extraction;
	struct hb_found_name *names;
	struct hb_error error;
	size_t n_names;
	double at[MOST_STAGES + 1];

	at[SOURCE] = seconds();
	if (hb_input_from_json_line(line, n_bytes, arena, &input, &error) || hb_source_read(&input, arena, &source, &error))
		return 0;
	at[LANGUAGE] = seconds();
	hb_analyse(workspace, &source, arena, &analysis);
	at[FINDER] = seconds();
	hb_finder_run(&analysis, arena, &names, &n_names);
	at[PASSES] = seconds();
	hb_reading_init(&reading, arena, &analysis);
	for (size_t i = 0; i < hb_n_reading_passes; i++) {
		hb_reading_passes[i].read(&reading);
		at[PASSES + i + 1] = seconds();
	}
	hb_finish_reading(&reading, &extraction);
	at[finish_stage() + 1] = seconds();
	for (size_t i = 0; i <= finish_stage(); i++)
		times[i] += at[i + 1] - at[i];
	return analysis.n_tokens;
}

static size_t read_file(struct hb_workspace *workspace, const char *path, double *times)
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

static double all_but_finder(const double *times)
{
	double all = 0;

	for (size_t i = 0; i <= finish_stage(); i++)
		if (i != FINDER)
			all += times[i];
	return all;
}

int main(int n_arguments, char **arguments)
{
	struct hb_language_model *model;
	struct hb_error error;
	double best[MOST_STAGES] = {0}, least = 0;
	size_t n_tokens = 0;
	int rounds = n_arguments > 3 ? atoi(arguments[3]) : 3;

	if (n_arguments < 3 || hb_language_load(arguments[1], &model, &error)) {
		fputs("usage: extract_bench MODEL TEXTS.jsonl [ROUNDS]\n", stderr);
		return 2;
	}
	struct hb_workspace *workspace = hb_workspace_new(model, HB_FLOAT32);
	for (int round = 0; round < rounds; round++) {
		double times[MOST_STAGES] = {0}, all;

		n_tokens = read_file(workspace, arguments[2], times);
		all = all_but_finder(times);
		if (round == 0 || all < least) {
			least = all;
			memcpy(best, times, sizeof best);
		}
	}
	for (size_t i = 0; i <= finish_stage(); i++)
		printf("%-20s %5.1f %%  %6.2f us a token\n", stage_name(i), 100 * best[i] / least,
		       1e6 * best[i] / (double)n_tokens);
	printf("tokens %zu\ntokens_a_second %.0f\n", n_tokens, (double)n_tokens / least);
	hb_workspace_free(workspace);
	hb_language_free(model);
	return 0;
}
