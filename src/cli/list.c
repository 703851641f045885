/* habeas list: the board. */
#include <string.h>

#include "cli/store.h"
#include "views/board.h"

static const struct hb_option options[] = {
	{"status", 0, "STATUS", "held missing released rescued escaped dead dead-body-held dead-body-returned unknown all",
	 "only people with this status"},
	{"as-of", 0, "DAY", NULL, "as known on that day (2025-04-20)"},
	{"json", 0, NULL, NULL, "print the people as JSON"},
	{0},
};

static bool is_choice(const char *choices, const char *word)
{
	size_t n_bytes = strlen(word);
	for (const char *at = choices; (at = strstr(at, word)); at += n_bytes)
		if ((at == choices || at[-1] == ' ') && (at[n_bytes] == ' ' || !at[n_bytes]))
			return n_bytes > 0;
	return false;
}

static size_t print_json(const json_t *export, const char *status)
{
	json_t *people = json_array();
	size_t i, count;
	json_t *person;
	json_array_foreach(json_object_get(export, "people"), i, person)
	{
		if (hb_board_shows(person, status))
			json_array_append(people, person);
	}
	count = json_array_size(people);
	hb_print_json(people);
	json_decref(people);
	return count;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	enum hb_exit code = HB_EXIT_DONE;
	const char *status = hb_option_value(invocation, "status");
	if (status && !is_choice(options[0].choices, status))
		return hb_complain(HB_EXIT_MISUSE, "--status is one of %s; not '%s'", options[0].choices, status);
	if (invocation->n_arguments)
		return hb_complain(HB_EXIT_MISUSE, "list takes no '%s'; 'habeas show NAME' shows one person",
				   invocation->arguments[0]);
	json_t *export = hb_open_export(invocation, &code);
	if (!export)
		return code;
	size_t count;
	if (hb_option_value(invocation, "json")) {
		count = print_json(export, status);
	} else {
		struct hb_terminal terminal;
		struct hb_book book;
		hb_terminal_init(&terminal, stdout);
		hb_book_init(&book, export);
		count = hb_board_print(&terminal, &book, status);
		hb_book_release(&book);
		if (!count)
			fputs("habeas: nobody in this casebook fits\n", stderr);
	}
	json_decref(export);
	return count ? HB_EXIT_DONE : HB_EXIT_NOTHING;
}

const struct hb_command hb_command_list = {
	.name = "list",
	.arguments = "",
	.summary = "the board: who is held, since when, last seen alive",
	.description = "Prints one line for each person who is or was deprived of liberty as far as the sources say: status, since when, days "
		       "held, when last known alive, and how many sources name the person.",
	.examples = "  habeas list\n  habeas list --status held --as-of 2025-04-20\n",
	.options = options,
	.run = run,
};
