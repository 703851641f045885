/* habeas search: full text. */
#include <stdlib.h>

#include "base/buffer.h"
#include "cli/store.h"
#include "views/terminal.h"

static const struct hb_option options[] = {
	{"limit", 'n', "N", NULL, "at most so many places (default 20)"},
	{"json", 0, NULL, NULL, "print the places as JSON"},
	{0},
};

static void print_hits(const json_t *hits)
{
	enum { DATE_COLUMNS = 12, INDENT = 4 };
	struct hb_terminal terminal;
	size_t i;
	const json_t *hit;
	hb_terminal_init(&terminal, stdout);
	json_array_foreach(hits, i, hit)
	{
		const char *url = hb_json_text_or(hit, "url", NULL);
		printf("%-*.10s", DATE_COLUMNS, hb_json_text_or(hit, "published", "no date"));
		hb_terminal_wrap(&terminal, hb_json_text_or(hit, "title", "(no title)"), DATE_COLUMNS, DATE_COLUMNS);
		printf("\n%*s", INDENT, "");
		hb_terminal_wrap(&terminal, hb_json_text_or(hit, "snippet", ""), INDENT, INDENT);
		printf("\n%*s[%s]%s", INDENT, "", hb_json_text_or(hit, "source", ""), url ? " " : "");
		hb_terminal_text(&terminal, HB_PLAIN, url ? url : "");
		fputs("\n\n", stdout);
	}
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	enum hb_exit code = HB_EXIT_DONE;
	struct hb_error error = {0};
	const char *limit_text = hb_option_value(invocation, "limit");
	char *end = NULL;
	long limit = limit_text ? strtol(limit_text, &end, 10) : 20;
	if (limit_text && (*end || limit < 1 || limit > 10000))
		return hb_complain(HB_EXIT_MISUSE, "--limit is a number from 1 to 10000, not '%s'", limit_text);
	if (!invocation->n_arguments)
		return hb_complain(HB_EXIT_MISUSE, "what is to be searched for? usage: habeas search WORDS");
	struct hb_casebook *casebook = hb_open_casebook(invocation, &code);
	if (!casebook)
		return code;
	struct hb_buffer query;
	hb_buffer_init(&query, 4096);
	for (int i = 0; i < invocation->n_arguments; i++)
		hb_buffer_format(&query, "%s%s", i ? " " : "", invocation->arguments[i]);
	json_t *hits;
	if (query.overflowed) {
		code = hb_complain(HB_EXIT_MISUSE, "the words to search for are longer than 4096 bytes");
	} else if (hb_casebook_search(casebook, query.bytes, (int)limit, &hits, &error)) {
		code = hb_report(&error);
	} else {
		if (hb_option_value(invocation, "json"))
			hb_print_json(hits);
		else if (json_array_size(hits))
			print_hits(hits);
		else
			fputs("habeas: no paragraph of the stored reports holds all of these words; try fewer, or a beginning such as 'free*'\n",
			      stderr);
		if (!json_array_size(hits))
			code = HB_EXIT_NOTHING;
		json_decref(hits);
	}
	hb_buffer_release(&query);
	hb_casebook_close(casebook);
	return code;
}

const struct hb_command hb_command_search = {
	.name = "search",
	.arguments = "WORDS ...",
	.summary = "find words in the stored reports",
	.description = "Finds blocks of stored reports that hold all the words, best first; accents and case do not matter. Words in double "
		       "quotes stand together; a word that ends in * is a beginning.",
	.examples = "  habeas search hostage video\n  habeas search '\"Nir Oz\" grand*'\n",
	.options = options,
	.run = run,
};
