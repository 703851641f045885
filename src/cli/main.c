/* The program: options before the command, the command, and what standard output came to. */
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/command.h"
#include "cli/paths.h"
#include "habeas_config.h"

const struct hb_command *const hb_commands[] = {
	&hb_command_add,    &hb_command_list,  &hb_command_show,    &hb_command_search, &hb_command_export, &hb_command_verify,
	&hb_command_read,   &hb_command_parse, &hb_command_extract, &hb_command_explain, &hb_command_names, &hb_command_model,
	&hb_command_help,   NULL,
};

const struct hb_option hb_global_options[] = {
	{"casebook", 0, "FILE", NULL, "the casebook to use (by default one in the user's data folder)"},
	{"help", 'h', NULL, NULL, "print the overview, or after a command's name its help"},
	{"version", 0, NULL, NULL, "print the version"},
	{0},
};

const struct hb_command *hb_command_find(const char *name)
{
	for (int i = 0; hb_commands[i]; i++)
		if (strcmp(hb_commands[i]->name, name) == 0)
			return hb_commands[i];
	return NULL;
}

static _Noreturn void die_of_memory(size_t wanted_bytes)
{
	fprintf(stderr, "habeas: out of memory (%zu bytes were asked for)\n", wanted_bytes);
	_exit(HB_EXIT_SYSTEM);
}

/* Results that did not reach standard output must not look like success. */
static enum hb_exit close_output(enum hb_exit code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	if (errno == EPIPE)
		return code;
	fprintf(stderr, "habeas: cannot write the result: %s\n", strerror(errno));
	return HB_EXIT_SYSTEM;
}

static bool asks_for_help(int n_words, char **words)
{
	for (int i = 0; i < n_words && strcmp(words[i], "--") != 0; i++)
		if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
			return true;
	return false;
}

static enum hb_exit run_command(int n_words, char **words, const char *casebook)
{
	const struct hb_command *command = hb_command_find(words[0]);
	if (!command)
		return hb_complain(HB_EXIT_MISUSE, "there is no command '%s'; 'habeas help' lists them", words[0]);
	if (asks_for_help(n_words - 1, words + 1)) {
		hb_print_command_help(command, stdout);
		return HB_EXIT_DONE;
	}
	struct hb_invocation invocation = {.casebook = casebook};
	if (!hb_options_parse(command, n_words - 1, words + 1, &invocation))
		return HB_EXIT_MISUSE;
	return command->run(&invocation);
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	hb_set_out_of_memory(die_of_memory);
	const char *casebook = NULL;
	int at = 1;
	for (; at < argc && argv[at][0] == '-'; at++) {
		if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0) {
			hb_print_overview(stdout);
			return close_output(HB_EXIT_DONE);
		}
		if (strcmp(argv[at], "--version") == 0) {
			puts("habeas " HB_VERSION);
			return close_output(HB_EXIT_DONE);
		}
		if (strncmp(argv[at], "--casebook=", 11) == 0)
			casebook = argv[at] + 11;
		else if (strcmp(argv[at], "--casebook") == 0 && at + 1 < argc)
			casebook = argv[++at];
		else if (strcmp(argv[at], "--casebook") == 0)
			return hb_complain(HB_EXIT_MISUSE, "a file is missing after --casebook");
		else
			return hb_complain(HB_EXIT_MISUSE, "'%s' is not understood here; see 'habeas --help'", argv[at]);
	}
	if (casebook && !casebook[0])
		return hb_complain(HB_EXIT_MISUSE, "--casebook takes the name of a file, and this one is empty");
	if (at == argc) {
		hb_print_overview(stderr);
		return HB_EXIT_MISUSE;
	}
	char *path = casebook ? hb_strdup(casebook) : hb_default_casebook();
	enum hb_exit code = run_command(argc - at, argv + at, path);
	free(path);
	return close_output(code);
}
