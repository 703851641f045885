/* How many comparisons of prepared names a second one core makes: the pairs of the input (name, name apart by a tab) as they stand,
 * and each first name with a second name from elsewhere in the list, which is what a search over many names meets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "names/comparison.h"

enum { MAX_PAIRS = 200000 };

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void time_pairs(const char *what, const struct hb_name **a, const struct hb_name **b, size_t n, size_t step)
{
	double begin = now(), sum = 0, took = 0;
	size_t compared = 0;
	for (size_t round = 0; took < 1; round++, took = now() - begin)
		for (size_t i = 0; i < n; i++, compared++)
			sum += hb_name_compare(a[i], b[step ? (i * step + round + 1) % n : i]);
	printf("%s: %.0f a second (mean score %.3f)\n", what, (double)compared / took, sum / (double)compared);
}

int main(void)
{
	static const struct hb_name *a[MAX_PAIRS], *b[MAX_PAIRS];
	struct hb_arena *arena = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	char *line = NULL;
	size_t capacity = 0, n = 0;
	double begin = now();
	while (n < MAX_PAIRS && getline(&line, &capacity, stdin) >= 0) {
		char *first = strtok(line, "\t\n"), *second = strtok(NULL, "\t\n");
		if (!first || !second)
			continue;
		a[n] = hb_name_prepare(book, arena, first);
		b[n++] = hb_name_prepare(book, arena, second);
	}
	if (!n)
		return 1;
	printf("prepared: %.0f names a second, %.0f bytes each\n", 2 * (double)n / (now() - begin),
	       (double)hb_arena_used_bytes(arena) / 2 / (double)n);
	time_pairs("pairs as given", a, b, n, 0);
	time_pairs("pairs at random", a, b, n, 7919);
	hb_name_book_free(book);
	hb_arena_free(arena);
	free(line);
	return 0;
}
