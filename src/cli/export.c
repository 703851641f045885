/* habeas export: the casebook for other programs. */
#include <string.h>

#include "cli/store.h"

static const struct hb_option options[] = {
	{"format", 'f', "FORMAT", "json", "json: the casebook export, habeas-casebook/1 (the default)"},
	{"as-of", 0, "DAY", NULL, "as known on that day (2025-04-20)"},
	{0},
};

static enum hb_exit run(const struct hb_invocation *invocation)
{
	const char *format = hb_option_value(invocation, "format");
	enum hb_exit code = HB_EXIT_DONE;
	if (format && strcmp(format, "json") != 0)
		return hb_complain(HB_EXIT_MISUSE, "the only format so far is json, not '%s'", format);
	if (invocation->n_arguments)
		return hb_complain(HB_EXIT_MISUSE, "export takes no '%s'; it writes the whole casebook",
				   invocation->arguments[0]);
	json_t *export = hb_open_export(invocation, &code);
	if (export)
		hb_print_json(export);
	json_decref(export);
	return code;
}

const struct hb_command hb_command_export = {
	.name = "export",
	.arguments = "",
	.summary = "write the whole casebook as JSON",
	.description = "Writes what habeas knows as one JSON object, habeas-casebook/1: sources, people with names, attributes, relatives "
		       "and status, organisations, places, groups, events, statements, and every claim with its exact words. "
		       "Two equal casebooks give equal bytes.",
	.examples = "  habeas export > casebook.json\n  habeas export --as-of 2025-01-31\n",
	.options = options,
	.run = run,
};
