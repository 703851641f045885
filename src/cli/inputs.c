/* Going through the inputs: see inputs.h. */
#include "cli/inputs.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "source/fetch.h"

enum { MAX_FILE_BYTES = 64 * 1024 * 1024 };

struct run {
	const struct hb_inputs_options *options;
	hb_item_function *function;
	void *context;
	struct hb_arena *arena;
	enum hb_exit code;
	bool stop;             /* the system failed: going on makes no sense */
	bool show_progress;
	uint64_t n_items, n_bytes, total_bytes; /* total 0: not known */
	double started, last_shown;
};

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void show_progress(struct run *run, bool last)
{
	double at = now(), spent = at - run->started;
	if (!run->show_progress || (!last && at - run->last_shown < 0.5))
		return;
	run->last_shown = at;
	double rate = spent > 0 ? (double)run->n_items / spent : 0;
	fprintf(stderr, "\r%" PRIu64 " reports, %.1f MB, %.0f reports a second", run->n_items,
		(double)run->n_bytes / 1e6, rate);
	if (!last && run->total_bytes > run->n_bytes && run->n_bytes)
		fprintf(stderr, ", %.0f s left",
			spent * (double)(run->total_bytes - run->n_bytes) / (double)run->n_bytes);
	fputs(last ? "          \n" : "          ", stderr);
}

/* Report a failure at its place and note the exit code. */
static void fail(struct run *run, struct hb_error *error, const char *place)
{
	if (run->show_progress)
		fputs("\r\033[K", stderr);
	hb_error_at(error, place, 0, UINT64_MAX);
	enum hb_exit code = hb_report(error);
	run->code = hb_worse(run->code, code);
}

/* An input that cannot be had is bad input, whatever kept it back: the others are still to be read. */
static void fail_input(struct run *run, struct hb_error *error, const char *place)
{
	if (error->status == HB_SYSTEM)
		error->status = HB_BAD_INPUT;
	fail(run, error, place);
}

static void give(struct run *run, const struct hb_item *item)
{
	struct hb_error error = {0};
	if (run->function(run->context, item, run->arena, &error)) {
		fail(run, &error, item->place);
		run->stop = error.status == HB_SYSTEM;
	}
	run->n_items++;
	show_progress(run, false);
}

/* ---- JSON lines ---------------------------------------------------------------------------------------------- */

static void give_line(struct run *run, const char *path, uint64_t number, char *line, size_t n_bytes)
{
	struct hb_error error = {0};
	struct hb_item item = {.place = hb_arena_format(run->arena, "%s:%" PRIu64, path, number)};
	if (run->options->take_extractions && strstr(line, "\"habeas-extraction/1\"")) {
		json_error_t json_error;
		item.extraction = json_loadb(line, n_bytes, 0, &json_error);
		const char *format = json_string_value(json_object_get(item.extraction, "format"));
		if (!format || strcmp(format, "habeas-extraction/1") != 0) {
			json_decref(item.extraction);
			item.extraction = NULL;
		}
	}
	enum hb_status status = HB_OK;
	if (!item.extraction)
		status = hb_input_from_json_line(line, n_bytes, run->arena, &item.input, &error);
	if (status) {
		error.line = number;
		fail_input(run, &error, path);
	} else {
		if (!item.input.file)
			item.input.file = path;
		give(run, &item);
	}
	json_decref(item.extraction);
}

static bool is_blank(const char *line)
{
	return line[strspn(line, " \t\r\n")] == '\0';
}

static void each_line(struct run *run, const char *path, FILE *file)
{
	char *line = NULL;
	size_t capacity = 0;
	uint64_t number = 0;
	ssize_t n_bytes;
	while (!run->stop && (n_bytes = getline(&line, &capacity, file)) >= 0) {
		number++;
		run->n_bytes += (uint64_t)n_bytes;
		hb_arena_reset(run->arena);
		if (n_bytes && line[n_bytes - 1] == '\n')
			line[--n_bytes] = '\0';
		if (!is_blank(line))
			give_line(run, path, number, line, (size_t)n_bytes);
	}
	free(line);
	if (ferror(file)) {
		struct hb_error error = {0};
		hb_fail(&error, HB_SYSTEM, "cannot read: %s", strerror(errno));
		fail_input(run, &error, path);
	}
}

/* ---- whole files, addresses ---------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end)
{
	size_t n_text = strlen(text), n_end = strlen(end);
	return n_text >= n_end && strcmp(text + n_text - n_end, end) == 0;
}

static bool is_address(const char *argument)
{
	return strncmp(argument, "http://", 7) == 0 || strncmp(argument, "https://", 8) == 0;
}

static void give_file(struct run *run, const char *path, const char *bytes, size_t n_bytes)
{
	struct hb_item item = {.place = path};
	item.input = (struct hb_input){.bytes = bytes, .n_bytes = n_bytes, .file = path, .url = run->options->url};
	run->n_bytes += n_bytes;
	give(run, &item);
}

/* All that is left in a stream, as one report.  What was asked for before may be a pipe: it is never opened again. */
static void give_stream(struct run *run, const char *name, FILE *file)
{
	struct hb_error error = {0};
	char *bytes;
	size_t n_bytes;
	if (hb_file_read_stream(file, name, MAX_FILE_BYTES, &bytes, &n_bytes, &error)) {
		fail_input(run, &error, name);
		return;
	}
	give_file(run, name, bytes, n_bytes);
	free(bytes);
}

/* A stream holds JSON lines if its name or its first character says so, one report otherwise. */
static void each_stream(struct run *run, const char *name, FILE *file)
{
	int first = getc(file);
	if (first != EOF)
		ungetc(first, file);
	if (first == '{' || ends_with(name, ".jsonl") || ends_with(name, ".ndjson"))
		each_line(run, name, file);
	else
		give_stream(run, name, file);
}

static bool is_folder(FILE *file)
{
	struct stat status;
	return fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode);
}

static void each_file(struct run *run, const char *path)
{
	struct hb_error error = {0};
	FILE *file = fopen(path, "re");
	if (!file && errno == ENOENT && (strstr(path, "://") || strncmp(path, "www.", 4) == 0))
		hb_fail(&error, HB_BAD_INPUT, "there is no such file; an address to fetch begins with http:// or https://");
	else if (!file)
		hb_fail(&error, HB_BAD_INPUT, "cannot open: %s", strerror(errno));
	else if (is_folder(file))
		hb_fail(&error, HB_BAD_INPUT, "this is a folder; give the files in it");
	else
		each_stream(run, path, file);
	if (error.status)
		fail_input(run, &error, path);
	if (file)
		fclose(file);
}

static void each_address(struct run *run, const char *address)
{
	struct hb_error error = {0};
	struct hb_fetched fetched;
	if (hb_fetch(address, MAX_FILE_BYTES, run->arena, &fetched, &error)) {
		fail_input(run, &error, address);
		return;
	}
	struct hb_item item = {
		.input = {.bytes = fetched.bytes,
			  .n_bytes = fetched.n_bytes,
			  .url = fetched.final_url ? fetched.final_url : address,
			  .content_type = fetched.content_type},
		.final_url = fetched.final_url,
		.headers = fetched.headers,
		.retrieved = fetched.retrieved,
		.redirects = fetched.redirects,
		.n_redirects = fetched.n_redirects,
		.place = address,
	};
	run->n_bytes += fetched.n_bytes;
	give(run, &item);
}

static void each_argument(struct run *run, const char *argument)
{
	hb_arena_reset(run->arena);
	if (strcmp(argument, "-") == 0) {
		each_stream(run, "standard input", stdin);
	} else if (is_address(argument)) {
		struct hb_error error = {0};
		if (run->options->fetch) {
			each_address(run, argument);
		} else {
			hb_fail(&error, HB_MISUSE, "only 'habeas add' fetches addresses; save the page and give its file");
			fail(run, &error, argument);
		}
	} else {
		each_file(run, argument);
	}
}

bool hb_names_inputs(const struct hb_invocation *invocation)
{
	if (!invocation->n_arguments)
		hb_complain(HB_EXIT_MISUSE, "nothing to read was named; give files, or - for standard input");
	if (invocation->n_arguments > 1 && hb_option_value(invocation, "url")) {
		hb_complain(HB_EXIT_MISUSE, "--url is the address of one file, and %d were named", invocation->n_arguments);
		return false;
	}
	return invocation->n_arguments > 0;
}

static uint64_t count_bytes(const struct hb_invocation *invocation)
{
	uint64_t total = 0;
	struct stat status;
	for (int i = 0; i < invocation->n_arguments; i++)
		if (stat(invocation->arguments[i], &status) == 0)
			total += (uint64_t)status.st_size;
	return total;
}

enum hb_exit hb_each_input(const struct hb_invocation *invocation, const struct hb_inputs_options *options,
			   hb_item_function *function, void *context)
{
	struct run run = {
		.options = options,
		.function = function,
		.context = context,
		.arena = hb_arena_new(),
		.show_progress = options->progress && isatty(STDERR_FILENO),
		.total_bytes = count_bytes(invocation),
		.started = now(),
	};
	run.last_shown = run.started;
	if (!hb_names_inputs(invocation))
		run.code = HB_EXIT_MISUSE;
	for (int i = 0; i < invocation->n_arguments && !run.stop; i++)
		each_argument(&run, invocation->arguments[i]);
	if (run.last_shown > run.started)
		show_progress(&run, true);
	hb_arena_free(run.arena);
	return run.code;
}
