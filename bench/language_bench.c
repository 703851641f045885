/* How fast the language stage is on one core, against what the processor could do.
 *
 *     language_bench [--reduced] [--passes N] MODEL TEXTS.jsonl
 *
 * Each line of the texts has "text"; a line of it is a block.  The first pass fills the caches; the best of the others counts.
 * Prints one "key value" a line. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/file.h"
#include "language/analyse_internal.h"

static const size_t max_texts_bytes = (size_t)1 << 30;

/* Of this process on its core, so that what else the machine does counts little. */
static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- the peak ------------------------------------------------------------------------------------------------ */

enum { CHAINS = 12, TURNS = 20000 };

/* Loops of independent multiply-adds; each returns a sum so that nothing is left out, and sets the multiply-adds done. */
#ifdef __x86_64__
__attribute__((target("avx512f"))) static float run_avx512(double *ret_n)
{
	__m512 sums[CHAINS], factor = _mm512_set1_ps(0.999f);
	for (int c = 0; c < CHAINS; c++)
		sums[c] = _mm512_set1_ps((float)c);
	for (int t = 0; t < TURNS; t++)
#pragma GCC unroll 12
		for (int c = 0; c < CHAINS; c++)
			sums[c] = _mm512_fmadd_ps(sums[c], factor, factor);
	for (int c = 1; c < CHAINS; c++)
		sums[0] = _mm512_add_ps(sums[0], sums[c]);
	*ret_n = (double)TURNS * CHAINS * 16;
	return _mm512_reduce_add_ps(sums[0]);
}

__attribute__((target("avx512f,avx512bf16"))) static float run_bf16(double *ret_n)
{
	__m512 sums[CHAINS];
	__m512bh factor = (__m512bh)_mm512_set1_epi16(0x3c00);
	for (int c = 0; c < CHAINS; c++)
		sums[c] = _mm512_set1_ps((float)c);
	for (int t = 0; t < TURNS; t++)
#pragma GCC unroll 12
		for (int c = 0; c < CHAINS; c++)
			sums[c] = _mm512_dpbf16_ps(sums[c], factor, factor);
	for (int c = 1; c < CHAINS; c++)
		sums[0] = _mm512_add_ps(sums[0], sums[c]);
	*ret_n = (double)TURNS * CHAINS * 32;
	return _mm512_reduce_add_ps(sums[0]);
}

__attribute__((target("avx2,fma"))) static float run_avx2(double *ret_n)
{
	__m256 sums[CHAINS], factor = _mm256_set1_ps(0.999f);
	for (int c = 0; c < CHAINS; c++)
		sums[c] = _mm256_set1_ps((float)c);
	for (int t = 0; t < TURNS; t++)
#pragma GCC unroll 12
		for (int c = 0; c < CHAINS; c++)
			sums[c] = _mm256_fmadd_ps(sums[c], factor, factor);
	for (int c = 1; c < CHAINS; c++)
		sums[0] = _mm256_add_ps(sums[0], sums[c]);
	*ret_n = (double)TURNS * CHAINS * 8;
	return sums[0][0];
}
#endif

static float run_plain(double *ret_n)
{
	float sums[CHAINS * 4];
	for (int c = 0; c < CHAINS * 4; c++)
		sums[c] = (float)c;
	for (int t = 0; t < TURNS; t++)
		for (int c = 0; c < CHAINS * 4; c++)
			sums[c] = sums[c] * 0.999f + 0.999f;
	*ret_n = (double)TURNS * CHAINS * 4;
	return sums[0] + sums[CHAINS];
}

/* The most multiply-adds a second in the arithmetic that the kernels of this precision use. */
static double measure_peak(bool reduced)
{
	float (*run)(double *) = run_plain;
	volatile float kept = 0;
	double best = 0;
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		run = run_avx2;
	if (__builtin_cpu_supports("avx512f"))
		run = reduced && __builtin_cpu_supports("avx512bf16") ? run_bf16 : run_avx512;
#endif
	for (int i = 0; i < 200; i++) {
		double n, start = seconds();
		kept += run(&n);
		double rate = n / (seconds() - start);
		best = rate > best ? rate : best;
	}
	return best;
}

/* ---- the texts ----------------------------------------------------------------------------------------------- */

/* The blocks of a text: its lines, without white space at their ends. */
static void make_source(const char *text, struct hb_arena *arena, struct hb_source *source)
{
	HB_ARRAY(struct hb_block) blocks = {0};
	struct hb_offsets offsets;
	*source = (struct hb_source){.text = text, .n_text_bytes = strlen(text), .lang = "en"};
	hb_offsets_init(&offsets, arena, text, source->n_text_bytes);
	for (const char *line = text, *next; *line != '\0'; line = next) {
		next = line + strcspn(line, "\n");
		const char *end = next;
		next += *next == '\n';
		while (line < end && (*line == ' ' || *line == '\t' || *line == '\r'))
			line++;
		while (line < end && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
			end--;
		if (line < end)
			HB_PUSH(arena, blocks, (struct hb_block){HB_BLOCK_PARAGRAPH,
								 {(uint32_t)hb_offsets_cp(&offsets, (size_t)(line - text)),
								  (uint32_t)hb_offsets_cp(&offsets, (size_t)(end - text))}});
	}
	source->blocks = blocks.items;
	source->n_blocks = blocks.count;
}

static size_t run_pass(struct hb_workspace *workspace, const json_t *texts, struct hb_arena *sources, struct hb_arena *arena,
		       double *ret_seconds)
{
	size_t n_tokens = 0, i;
	json_t *text;
	*ret_seconds = 0;
	json_array_foreach (texts, i, text) {
		struct hb_source source;
		struct hb_analysis analysis;
		make_source(json_string_value(text), sources, &source);
		double start = seconds();
		hb_analyse(workspace, &source, arena, &analysis);
		*ret_seconds += seconds() - start;
		n_tokens += analysis.n_tokens;
		hb_arena_reset(sources);
		hb_arena_reset(arena);
	}
	return n_tokens;
}

static json_t *read_texts(const char *path, struct hb_error *error)
{
	char *bytes;
	size_t n_bytes;
	if (hb_file_read(path, max_texts_bytes, &bytes, &n_bytes, error) != HB_OK)
		return NULL;
	json_t *texts = json_array();
	for (char *line = bytes; *line != '\0'; line += strcspn(line, "\n"), line += *line == '\n') {
		json_t *object = json_loadb(line, strcspn(line, "\n"), 0, NULL);
		json_t *text = json_object_get(object, "text");
		if (json_is_string(text))
			json_array_append(texts, text);
		json_decref(object);
	}
	free(bytes);
	return texts;
}

static void report(const struct hb_workspace *workspace, bool reduced, size_t n_tokens, double best, double first, double load,
		   double multiply_adds)
{
	struct rusage usage;
	double rate = (double)n_tokens / best, peak = measure_peak(reduced);
	double nominal = (double)hb_network_nominal(workspace->model->network);
	getrusage(RUSAGE_SELF, &usage);
	printf("tokens %zu\n", n_tokens);
	printf("tokens_a_second %.0f\n", rate);
	printf("tokens_a_second_first_pass %.0f\n", (double)n_tokens / first);
	printf("load_ms %.1f\n", load * 1e3);
	printf("memory_mib %.1f\n", (double)usage.ru_maxrss / 1024);
	printf("multiply_adds_a_token_defined %.0f\n", nominal);
	printf("multiply_adds_a_token_done %.0f\n", multiply_adds);
	printf("gflops_defined %.1f\n", 2 * rate * nominal / 1e9);
	printf("gflops_done %.1f\n", 2 * rate * multiply_adds / 1e9);
	printf("gflops_peak %.1f\n", 2 * peak / 1e9);
	printf("share_of_peak_defined %.3f\n", rate * nominal / peak);
	printf("share_of_peak_done %.3f\n", rate * multiply_adds / peak);
}

int main(int argc, char **argv)
{
	struct hb_error error = {.byte = UINT64_MAX};
	struct hb_language_model *model;
	char message[1024];
	bool reduced = false;
	int passes = 5, at = 1;
	for (; at < argc && argv[at][0] == '-'; at++) {
		if (strcmp(argv[at], "--reduced") == 0)
			reduced = true;
		else if (strcmp(argv[at], "--passes") == 0 && at + 1 < argc)
			passes = atoi(argv[++at]);
	}
	if (argc - at != 2) {
		fprintf(stderr, "usage: language_bench [--reduced] [--passes N] MODEL TEXTS.jsonl\n");
		return 2;
	}
	double start = seconds(), first = 0, best = 1e9;
	if (hb_language_load(argv[at], &model, &error) != HB_OK) {
		fprintf(stderr, "language_bench: %s\n", hb_error_text(&error, message, sizeof message));
		return 3;
	}
	struct hb_workspace *workspace = hb_workspace_new(model, reduced ? HB_REDUCED : HB_FLOAT32);
	double load = seconds() - start;
	json_t *texts = read_texts(argv[at + 1], &error);
	if (json_array_size(texts) == 0) {
		fprintf(stderr, "language_bench: no texts in %s\n", argv[at + 1]);
		return 3;
	}
	struct hb_arena *sources = hb_arena_new(), *arena = hb_arena_new();
	size_t n_tokens = run_pass(workspace, texts, sources, arena, &first);
	uint64_t before = hb_network_multiply_adds(workspace->network);
	for (int pass = 0; pass < passes; pass++) {
		double spent;
		run_pass(workspace, texts, sources, arena, &spent);
		best = spent < best ? spent : best;
	}
	uint64_t done = hb_network_multiply_adds(workspace->network) - before;
	report(workspace, reduced, n_tokens, best, first, load, (double)done / ((double)n_tokens * (passes > 0 ? passes : 1)));
	hb_arena_free(sources);
	hb_arena_free(arena);
	json_decref(texts);
	hb_workspace_free(workspace);
	hb_language_free(model);
	return 0;
}
