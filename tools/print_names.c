/* Print the numbers that the comparison of names sees, for the trainer: each line of the input is label, name, name apart by tabs;
 * each line of the output the label and the features.  With --fold, the parts of a name folded and plain (for lists). */
#include <stdio.h>
#include <string.h>

#include "names/comparison.h"
#include "names/feature.h"
#include "names/known.h"

static void print_folded(const struct hb_name_book *book, struct hb_arena *arena, char *line)
{
	const struct hb_name *name = hb_name_prepare(book, arena, line);
	char text[HB_PART_BYTES];
	for (size_t i = 0; i < name->n_parts; i++)
		printf("%s%s", i ? " " : "", hb_part_text(&name->parts[i], text));
	putchar('\n');
}

static void print_features(const struct hb_name_book *book, struct hb_arena *arena, char *line)
{
	char *label = strtok(line, "\t"), *a = strtok(NULL, "\t"), *b = strtok(NULL, "\t");
	if (!label || !a || !b)
		return;
	struct hb_match match;
	float features[HB_N_NAME_FEATURES];
	hb_match_parts(hb_name_prepare(book, arena, a), hb_name_prepare(book, arena, b), &match);
	hb_name_features(&match, features);
	fputs(label, stdout);
	for (size_t i = 0; i < HB_N_NAME_FEATURES; i++)
		printf("\t%.4g", (double)features[i]);
	putchar('\n');
}

int main(int argc, char **argv)
{
	char *line = NULL;
	size_t capacity = 0;
	struct hb_arena *arena = hb_arena_new(), *scratch = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	while (getline(&line, &capacity, stdin) >= 0) {
		hb_arena_reset(scratch);
		line[strcspn(line, "\n")] = '\0';
		if (argc > 1 && strcmp(argv[1], "--fold") == 0)
			print_folded(book, scratch, line);
		else
			print_features(book, scratch, line);
	}
	return 0;
}
