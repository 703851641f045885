/* habeas names: are two texts one name? */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cli/command.h"
#include "names/comparison.h"

static const struct hb_option options[] = {
	{"json", 0, NULL, NULL, "print the comparison as JSON (score always does)"},
	{0},
};

static void print_record(json_t *record)
{
	json_dumpf(record, stdout, JSON_COMPACT | JSON_REAL_PRECISION(6)); /* more digits would promise what no score holds */
	putchar('\n');
	json_decref(record);
}

/* Reasons as lines, or added to the record as an array. */
static void put_reasons(const struct hb_name_reason *reasons, size_t n, json_t *record)
{
	json_t *list = record ? json_array() : NULL;
	for (size_t i = 0; i < n; i++) {
		const struct hb_name_reason *reason = &reasons[i];
		const char *kind = hb_name_reason_text(reason->kind);
		if (list)
			json_array_append_new(list, json_pack("{s:s, s:s*, s:s*}", "kind", kind, "part1", reason->a, "part2",
							      reason->b));
		else
			printf("%-16s%s%s%s\n", kind, reason->a ? reason->a : "", reason->a && reason->b ? " - " : "",
			       reason->b ? reason->b : "");
	}
	if (record)
		json_object_set_new(record, "reasons", list);
}

static enum hb_exit compare(const struct hb_invocation *invocation)
{
	if (invocation->n_arguments != 3)
		return hb_complain(HB_EXIT_MISUSE, "usage: habeas names compare NAME NAME");
	const char *a = invocation->arguments[1], *b = invocation->arguments[2];
	struct hb_arena *arena = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	struct hb_name_reason reasons[HB_NAME_REASONS];
	size_t n;
	double score = hb_name_explain(hb_name_prepare(book, arena, a), hb_name_prepare(book, arena, b), arena, reasons, &n);
	if (hb_option_value(invocation, "json")) {
		json_t *record = json_pack("{s:s, s:s, s:f, s:b}", "name1", a, "name2", b, "score", score, "same_name",
					   score >= HB_NAME_THRESHOLD);
		put_reasons(reasons, n, record);
		print_record(record);
	} else {
		printf("%.2f %s\n", score, score >= HB_NAME_THRESHOLD ? "one name" : "two names");
		put_reasons(reasons, n, NULL);
	}
	hb_name_book_free(book);
	hb_arena_free(arena);
	return HB_EXIT_DONE;
}

/* One line {"id","name1","name2"}; false after saying what is wrong with it. */
static bool score_line(const struct hb_name_book *book, struct hb_arena *arena, const char *path, unsigned long number,
		       const char *line)
{
	json_error_t error;
	json_t *pair = json_loads(line, 0, &error);
	json_t *id = json_object_get(pair, "id");
	const char *a = json_string_value(json_object_get(pair, "name1")), *b = json_string_value(json_object_get(pair, "name2"));
	bool good = id && a && b;
	if (good) {
		double score = hb_name_compare(hb_name_prepare(book, arena, a), hb_name_prepare(book, arena, b));
		print_record(json_pack("{s:O, s:f}", "id", id, "score", score));
	} else {
		fprintf(stderr, "habeas: %s:%lu: not a JSON object with id, name1 and name2\n", path, number);
	}
	json_decref(pair);
	return good;
}

static enum hb_exit score(const struct hb_invocation *invocation)
{
	const char *path = invocation->n_arguments == 2 ? invocation->arguments[1] : NULL;
	if (!path)
		return hb_complain(HB_EXIT_MISUSE, "usage: habeas names score FILE (or - for standard input)");
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	if (!file)
		return hb_complain(HB_EXIT_INPUT, "%s: cannot open: %s", path, strerror(errno));
	enum hb_exit code = HB_EXIT_DONE;
	struct hb_arena *arena = hb_arena_new(), *scratch = hb_arena_new();
	struct hb_name_book *book = hb_name_book_new(arena);
	char *line = NULL;
	size_t capacity = 0;
	for (unsigned long number = 1; getline(&line, &capacity, file) >= 0; number++) {
		if (line[strspn(line, " \t\r\n")] && !score_line(book, scratch, path, number, line))
			code = HB_EXIT_INPUT;
		hb_arena_reset(scratch);
	}
	free(line);
	hb_name_book_free(book);
	hb_arena_free(scratch);
	hb_arena_free(arena);
	if (file != stdin)
		fclose(file);
	return code;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	const char *action = invocation->n_arguments ? invocation->arguments[0] : "";
	if (strcmp(action, "compare") == 0)
		return compare(invocation);
	if (strcmp(action, "score") == 0)
		return score(invocation);
	return hb_complain(HB_EXIT_MISUSE, "names takes 'compare NAME NAME' or 'score FILE', not '%s'", action);
}

const struct hb_command hb_command_names = {
	.name = "names",
	.arguments = "compare NAME NAME | score FILE",
	.summary = "say how likely two texts are one name",
	.description = "'compare' prints a number from 0 to 1 for two names in any spelling or script, and which part stands for "
		       "which. 'score' does so for JSON lines with id, name1 and name2, and writes lines with id and score. That "
		       "two names are one does not make two people one.",
	.examples = "  habeas names compare 'Sasha Trupanov' 'Александр Труфанов'\n  habeas names score - < pairs.jsonl\n",
	.options = options,
	.run = run,
};
