/* habeas read: the source stage alone. */
#include "cli/inputs.h"
#include "views/terminal.h"

static const struct hb_option options[] = {
	{"json", 0, NULL, NULL, "write one JSON object a line: text, title, published, blocks and the rest"},
	{"url", 0, "ADDRESS", NULL, "the address that the file was saved from"},
	{0},
};

static void print_field(const char *name, const char *value)
{
	if (!value)
		return;
	printf("%-10s ", name);
	hb_print_safe(stdout, value);
	putchar('\n');
}

static void print_source(const struct hb_source *source)
{
	print_field("title", source->title);
	print_field("publisher", source->publisher);
	for (size_t i = 0; i < source->n_bylines; i++)
		print_field("byline", source->bylines[i]);
	print_field("agency", source->agency);
	print_field("dateline", source->dateline);
	if (source->published)
		printf("%-10s %s (from %s)\n", "published", source->published, source->published_basis);
	else
		puts("published  not known: the report does not say");
	if (source->updated)
		printf("%-10s %s (from %s)\n", "updated", source->updated, source->updated_basis);
	print_field("address", source->url);
	print_field("language", source->lang);
	print_field("encoding", source->charset);
	print_field("sha256", source->sha256);
	puts("");
	hb_print_safe(stdout, source->text);
	putchar('\n');
}

static enum hb_status read_item(void *context, const struct hb_item *item, struct hb_arena *arena,
				struct hb_error *error)
{
	const bool *as_json = context;
	struct hb_source source;
	enum hb_status status = hb_source_read(&item->input, arena, &source, error);
	if (status)
		return status;
	if (*as_json) {
		json_t *object = hb_source_to_json(&source);
		json_dumpf(object, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(object);
	} else {
		print_source(&source);
	}
	return HB_OK;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	bool as_json = hb_option_value(invocation, "json") != NULL;
	struct hb_inputs_options inputs = {.url = hb_option_value(invocation, "url")};
	return hb_each_input(invocation, &inputs, read_item, &as_json);
}

const struct hb_command hb_command_read = {
	.name = "read",
	.arguments = "FILE ...",
	.summary = "show the text and metadata that a page holds",
	.description = "Reads pages, plain texts or JSON lines (.jsonl) and prints the text with its title, byline, "
		       "publisher and dates, and how each date is known. Nothing is stored. '-' is standard input.",
	.examples = "  habeas read page.html\n  habeas read --json --url https://example.org/a page.html\n",
	.options = options,
	.run = run,
};
