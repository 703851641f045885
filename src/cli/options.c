/* Parsing of options by table: see command.h. */
#include <stdarg.h>
#include <string.h>

#include "cli/command.h"

const char *hb_option_value(const struct hb_invocation *invocation, const char *name)
{
	const struct hb_option *options = invocation->command->options;
	for (int i = 0; options[i].name; i++)
		if (strcmp(options[i].name, name) == 0)
			return invocation->values[i];
	return NULL;
}

static bool wrong(const struct hb_command *command, const char *what, const char *word)
{
	fprintf(stderr, "habeas %s: %s '%s'; see 'habeas help %s'\n", command->name, what, word, command->name);
	return false;
}

/* The option that a word "--name", "--name=value" or "-n" asks for, -1 if none. */
static int find_option(const struct hb_option *options, const char *word, size_t n_bytes)
{
	for (int i = 0; options[i].name; i++) {
		if (word[1] == '-' && strlen(options[i].name) == n_bytes - 2 &&
		    strncmp(options[i].name, word + 2, n_bytes - 2) == 0)
			return i;
		if (word[1] != '-' && n_bytes == 2 && options[i].letter == word[1])
			return i;
	}
	return -1;
}

bool hb_options_parse(const struct hb_command *command, int n_words, char **words, struct hb_invocation *ret)
{
	const struct hb_option *options = command->options;
	bool only_arguments = false;
	ret->command = command;
	ret->arguments = words; /* arguments move to the front as options are taken out */
	ret->n_arguments = 0;
	for (int i = 0; i < n_words; i++) {
		char *word = words[i];
		if (only_arguments || word[0] != '-' || !word[1]) {
			words[ret->n_arguments++] = word;
			continue;
		}
		if (strcmp(word, "--") == 0) {
			only_arguments = true;
			continue;
		}
		const char *equals = word[1] == '-' ? strchr(word, '=') : NULL;
		size_t n_bytes = equals ? (size_t)(equals - word) : strlen(word);
		int option = find_option(options, word, n_bytes);
		if (option < 0 && n_bytes == 10 && strncmp(word, "--casebook", 10) == 0) {
			fprintf(stderr, "habeas %s: --casebook stands before the command: habeas --casebook FILE %s\n", command->name,
				command->name);
			return false;
		}
		if (option < 0)
			return wrong(command, "there is no option", word);
		if (!options[option].value) {
			if (equals)
				return wrong(command, "no value goes with", word);
			ret->values[option] = "";
		} else if (equals) {
			ret->values[option] = equals + 1;
		} else if (i + 1 < n_words) {
			ret->values[option] = words[++i];
		} else {
			return wrong(command, "a value is missing after", word);
		}
	}
	return true;
}

enum hb_exit hb_report(const struct hb_error *error)
{
	static const enum hb_exit codes[] = {
		[HB_OK] = HB_EXIT_DONE,           [HB_NOT_FOUND] = HB_EXIT_NOTHING, [HB_MISUSE] = HB_EXIT_MISUSE,
		[HB_BAD_INPUT] = HB_EXIT_INPUT, [HB_SYSTEM] = HB_EXIT_SYSTEM,
	};
	char text[1024];
	fprintf(stderr, "habeas: %s\n", hb_error_text(error, text, sizeof text));
	return codes[error->status];
}

enum hb_exit hb_complain(enum hb_exit code, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	fputs("habeas: ", stderr);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	va_end(arguments);
	return code;
}

enum hb_exit hb_worse(enum hb_exit a, enum hb_exit b)
{
	return a > b ? a : b;
}
