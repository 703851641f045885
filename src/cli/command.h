/* The command line's frame: one table per command feeds parsing, help, manual page and completion.
 *
 * Exit codes, documented in habeas(1): 0 done, 1 nothing found, 2 misuse, 3 some input was bad or could not be had (the
 * rest was done), 4 the system or the store failed. */
#ifndef HB_CLI_COMMAND_H
#define HB_CLI_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

enum hb_exit { HB_EXIT_DONE = 0, HB_EXIT_NOTHING = 1, HB_EXIT_MISUSE = 2, HB_EXIT_INPUT = 3, HB_EXIT_SYSTEM = 4 };

/* One option.  `value` names its argument ("FILE"), NULL for a flag.  `choices` are completions, separated by spaces. */
struct hb_option {
	const char *name; /* long name without dashes; NULL ends a table */
	char letter;      /* short form, 0 if none */
	const char *value;
	const char *choices;
	const char *help;
};

/* Options in the order of the table: the text given, "" for a flag that is set, NULL when absent. */
enum { HB_MAX_OPTIONS = 16 };

struct hb_invocation {
	const struct hb_command *command;
	const char *values[HB_MAX_OPTIONS];
	char **arguments; /* what is not an option */
	int n_arguments;
	const char *casebook; /* path of the casebook, given or by default */
};

struct hb_command {
	const char *name, *arguments, *summary;
	const char *description; /* paragraphs separated by an empty line */
	const char *examples;    /* one command a line, indented by two spaces; NULL for none */
	const struct hb_option *options;
	enum hb_exit (*run)(const struct hb_invocation *invocation);
};

extern const struct hb_command hb_command_add, hb_command_read, hb_command_parse, hb_command_extract, hb_command_explain, hb_command_list,
	hb_command_show, hb_command_search, hb_command_export, hb_command_verify, hb_command_model, hb_command_names, hb_command_help;

/* All commands, in the order of the help; ends in NULL. */
extern const struct hb_command *const hb_commands[];
extern const struct hb_option hb_global_options[];
const struct hb_command *hb_command_find(const char *name);

/* The value of the command's option, NULL when it was not given. */
const char *hb_option_value(const struct hb_invocation *invocation, const char *name);

/* Read the words after the command's name.  False after printing what was wrong. */
bool hb_options_parse(const struct hb_command *command, int n_words, char **words, struct hb_invocation *ret);

void hb_print_overview(FILE *out);
void hb_print_command_help(const struct hb_command *command, FILE *out);
void hb_print_manual(const struct hb_command *command, FILE *out); /* roff; NULL: the page of the program */
bool hb_print_completion(const char *shell, FILE *out);            /* false for an unknown shell */

/* Print an error as "habeas: place: sentence" and give the exit code that goes with it. */
enum hb_exit hb_report(const struct hb_error *error);
enum hb_exit hb_complain(enum hb_exit code, const char *format, ...) HB_PRINTF(2, 3);

/* The worse of two exit codes, where "nothing found" is better than any failure. */
enum hb_exit hb_worse(enum hb_exit a, enum hb_exit b);

#endif
