/* Help, manual pages and completion, all from the tables of the commands: see command.h. */
#include <string.h>

#include "cli/command.h"
#include "habeas_config.h"

static const char about[] =
	"habeas reads published reports about people deprived of their liberty and keeps one sourced case file per "
	"captive. Every fact cites the exact words of a stored source. It runs on this machine and touches the network "
	"only for an address given to 'habeas add'.";

static const char exit_codes[] = "0 done; 1 nothing was found; 2 the command was not understood; 3 some input was "
				 "bad or could not be had, such as an address that does not answer (the rest was done); 4 the system or the "
				 "store failed.";

enum { HELP_COLUMNS = 80, OPTION_COLUMNS = 28 };

/* Print text, from a line's column `indent` on, wrapped to HELP_COLUMNS; further lines begin after `indent` spaces. */
static void print_wrapped(FILE *out, const char *text, int indent)
{
	int column = indent;
	while (*text) {
		size_t word = strcspn(text, " \n");
		if (column > indent && column + 1 + (int)word > HELP_COLUMNS) {
			fprintf(out, "\n%*s", indent, "");
			column = indent;
		} else if (column > indent) {
			fputc(' ', out);
			column++;
		}
		fwrite(text, 1, word, out);
		column += (int)word;
		text += word;
		if (text[0] == '\n' && text[1] == '\n') {
			fprintf(out, "\n\n%*s", indent, "");
			column = indent;
			text++;
		}
		text += *text != '\0';
	}
	fputc('\n', out);
}

static void print_options(FILE *out, const struct hb_option *options)
{
	for (; options->name; options++) {
		char left[64], letter[8] = "    ";
		if (options->letter)
			snprintf(letter, sizeof letter, "-%c, ", options->letter);
		snprintf(left, sizeof left, "%s--%s%s%s", letter, options->name, options->value ? " " : "",
			 options->value ? options->value : "");
		fprintf(out, "  %-*s", OPTION_COLUMNS - 2, left);
		if (strlen(left) > OPTION_COLUMNS - 2)
			fprintf(out, "\n%*s", OPTION_COLUMNS, "");
		print_wrapped(out, options->help, OPTION_COLUMNS);
	}
}

void hb_print_overview(FILE *out)
{
	fputs("usage: habeas [--casebook FILE] COMMAND [OPTION ...] [ARGUMENT ...]\n\n", out);
	print_wrapped(out, about, 0);
	fputs("\nCommands:\n", out);
	for (int i = 0; hb_commands[i]; i++)
		fprintf(out, "  %-9s %s\n", hb_commands[i]->name, hb_commands[i]->summary);
	fputs("\nBefore the command:\n", out);
	print_options(out, hb_global_options);
	fputs("\n'habeas help COMMAND' says more. Exit codes:\n", out);
	print_wrapped(out, exit_codes, 0);
}

void hb_print_command_help(const struct hb_command *command, FILE *out)
{
	fprintf(out, "usage: habeas [--casebook FILE] %s%s%s%s\n\n", command->name,
		command->options[0].name ? " [OPTION ...]" : "", command->arguments[0] ? " " : "",
		command->arguments);
	print_wrapped(out, command->description, 0);
	if (command->options[0].name) {
		fputs("\nOptions:\n", out);
		print_options(out, command->options);
	}
	if (command->examples) {
		fputs("\nExamples:\n", out);
		fputs(command->examples, out);
	}
}

/* ---- manual pages -------------------------------------------------------------------------------------------- */

/* Text with roff's own characters made safe. */
static void print_roff(FILE *out, const char *text)
{
	bool line_start = true;
	for (; *text; text++) {
		if (line_start && (*text == '.' || *text == '\''))
			fputs("\\&", out);
		if (*text == '\\')
			fputs("\\e", out);
		else if (*text == '-')
			fputs("\\-", out);
		else if (text[0] == '\n' && text[1] == '\n') {
			fputs("\n.PP\n", out);
			text++;
		} else
			fputc(*text, out);
		line_start = *text == '\n';
	}
	fputc('\n', out);
}

static void print_roff_options(FILE *out, const struct hb_option *options)
{
	for (; options->name; options++) {
		fputs(".TP\n\\fB", out);
		if (options->letter)
			fprintf(out, "\\-%c\\fR, \\fB", options->letter);
		fprintf(out, "\\-\\-%s\\fR", options->name);
		if (options->value)
			fprintf(out, " \\fI%s\\fR", options->value);
		fputc('\n', out);
		print_roff(out, options->help);
	}
}

static void print_roff_examples(FILE *out, const char *examples)
{
	if (!examples)
		return;
	fputs(".SH EXAMPLES\n.nf\n", out);
	print_roff(out, examples);
	fputs(".fi\n", out);
}

static void print_program_manual(FILE *out)
{
	fprintf(out, ".TH HABEAS 1 \"\" \"habeas %s\"\n.SH NAME\nhabeas \\- case files of captives from published reports\n",
		HB_VERSION);
	fputs(".SH SYNOPSIS\n\\fBhabeas\\fR [\\fB\\-\\-casebook\\fR \\fIFILE\\fR] \\fICOMMAND\\fR [\\fIOPTION\\fR ...] "
	      "[\\fIARGUMENT\\fR ...]\n.SH DESCRIPTION\n",
	      out);
	print_roff(out, about);
	fputs(".SH COMMANDS\n", out);
	for (int i = 0; hb_commands[i]; i++) {
		fprintf(out, ".TP\n\\fB%s\\fR\n", hb_commands[i]->name);
		print_roff(out, hb_commands[i]->summary);
	}
	fputs(".PP\nEach has a page of its own, such as \\fBhabeas\\-add\\fR(1).\n.SH OPTIONS\n", out);
	print_roff_options(out, hb_global_options);
	fputs(".SH EXIT STATUS\n", out);
	print_roff(out, exit_codes);
	fputs(".SH ENVIRONMENT\n.TP\n\\fBHABEAS_CASEBOOK\\fR\nThe casebook used when \\-\\-casebook is not given.\n"
	      ".TP\n\\fBHABEAS_MODEL\\fR\nThe language model used when \\-\\-model is not given.\n"
	      ".TP\n\\fBNO_COLOR\\fR\nWhen set and not empty, nothing is coloured.\n"
	      ".SH FILES\n.TP\n$XDG_DATA_HOME/habeas/casebook.db\nThe casebook by default; ~/.local/share stands for "
	      "$XDG_DATA_HOME where that is not set.\n",
	      out);
}

void hb_print_manual(const struct hb_command *command, FILE *out)
{
	if (!command) {
		print_program_manual(out);
		return;
	}
	fprintf(out, ".TH \"HABEAS-%s\" 1 \"\" \"habeas %s\"\n.SH NAME\nhabeas\\-%s \\- ", command->name, HB_VERSION,
		command->name);
	print_roff(out, command->summary);
	fprintf(out, ".SH SYNOPSIS\n\\fBhabeas %s\\fR%s ", command->name,
		command->options[0].name ? " [\\fIOPTION\\fR ...]" : "");
	print_roff(out, command->arguments);
	fputs(".SH DESCRIPTION\n", out);
	print_roff(out, command->description);
	if (command->options[0].name) {
		fputs(".SH OPTIONS\n", out);
		print_roff_options(out, command->options);
	}
	print_roff_examples(out, command->examples);
	fputs(".SH EXIT STATUS\n", out);
	print_roff(out, exit_codes);
	fputs(".SH SEE ALSO\n\\fBhabeas\\fR(1)\n", out);
}

/* ---- completion ---------------------------------------------------------------------------------------------- */

/* What may follow an option that takes a value: its choices, a file, or nothing that could be known. */
static void print_bash_values(FILE *out, const struct hb_command *command)
{
	for (const struct hb_option *option = command->options; option->name; option++) {
		if (!option->value)
			continue;
		fprintf(out, "\t'%s --%s'", command->name, option->name);
		if (option->letter)
			fprintf(out, " | '%s -%c'", command->name, option->letter);
		fprintf(out, ") words='%s' files=%s ;;\n", option->choices ? option->choices : "",
			strcmp(option->value, "FILE") == 0 ? "1" : "");
	}
}

static void print_command_names(FILE *out)
{
	for (int i = 0; hb_commands[i]; i++)
		fprintf(out, " %s", hb_commands[i]->name);
}

/* The words of "compare NAME NAME | score FILE" that are typed as they stand: those in small letters. */
static void print_actions(FILE *out, const char *arguments)
{
	while (*arguments) {
		size_t n_bytes = strcspn(arguments, " ");
		if (n_bytes && strspn(arguments, "abcdefghijklmnopqrstuvwxyz") == n_bytes)
			fprintf(out, " %.*s", (int)n_bytes, arguments);
		arguments += n_bytes;
		arguments += strspn(arguments, " ");
	}
}

static void print_bash_command(FILE *out, const struct hb_command *command)
{
	bool takes_files = strstr(command->arguments, "FILE") || strstr(command->arguments, "WHEEL");
	print_bash_values(out, command);
	fprintf(out, "\t'%s '*) words='", command->name);
	for (const struct hb_option *option = command->options; option->name; option++)
		fprintf(out, "--%s ", option->name);
	fputs("--help", out);
	print_actions(out, command->arguments);
	if (strstr(command->arguments, "COMMAND"))
		print_command_names(out);
	fprintf(out, "' files=%s ;;\n", takes_files ? "1" : "");
}

static void print_bash(FILE *out)
{
	fputs("# bash completion for habeas\n_habeas() {\n\tlocal word=\"${COMP_WORDS[COMP_CWORD]}\" at=$((COMP_CWORD - 1))\n"
	      "\tlocal last=\"${COMP_WORDS[at]}\" command= words= files= i\n"
	      "\t# bash makes three words of --status=held\n"
	      "\tif [[ $word == = ]]; then word=; elif [[ $last == = ]]; then last=\"${COMP_WORDS[at - 1]}\"; fi\n"
	      "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n\t\tcase \"${COMP_WORDS[i]}\" in\n"
	      "\t\t--casebook) ((i++)) ;;\n\t\t-*) ;;\n\t\t*) command=\"${COMP_WORDS[i]}\"; break ;;\n\t\tesac\n\tdone\n"
	      "\tcase \"$command $last\" in\n\t' --casebook') files=1 ;;\n\t' '*) words='--casebook --help --version",
	      out);
	print_command_names(out);
	fputs("' ;;\n", out);
	for (int i = 0; hb_commands[i]; i++)
		print_bash_command(out, hb_commands[i]);
	fputs("\tesac\n\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\"; [[ $files ]] && compgen -f -- \"$word\")\n}\n"
	      "complete -o filenames -F _habeas habeas\n",
	      out);
}

static void print_zsh_text(FILE *out, const char *text)
{
	for (; *text; text++)
		if (*text == '\'')
			fputs("'\\''", out);
		else if (*text == '[' || *text == ']' || *text == ':')
			fprintf(out, "\\%c", *text);
		else
			fputc(*text, out);
}

static void print_zsh(FILE *out)
{
	fputs("#compdef habeas\nlocal context state line\n_arguments -C '--casebook[the casebook]:file:_files' "
	      "'1:command:->command' '*::argument:->argument'\ncase $state in\ncommand) _values command",
	      out);
	for (int i = 0; hb_commands[i]; i++) {
		fprintf(out, " \\\n\t'%s[", hb_commands[i]->name);
		print_zsh_text(out, hb_commands[i]->summary);
		fputs("]'", out);
	}
	fputs(" ;;\nargument) case $line[1] in\n", out);
	for (int i = 0; hb_commands[i]; i++) {
		fprintf(out, "\t%s) _arguments", hb_commands[i]->name);
		for (const struct hb_option *option = hb_commands[i]->options; option->name; option++) {
			fprintf(out, " \\\n\t\t'--%s[", option->name);
			print_zsh_text(out, option->help);
			fputc(']', out);
			if (option->choices)
				fprintf(out, ":%s:(%s)", option->value, option->choices);
			else if (option->value)
				fprintf(out, ":%s:_files", option->value);
			fputc('\'', out);
		}
		fputs(" '*:file:_files' ;;\n", out);
	}
	fputs("\tesac ;;\nesac\n", out);
}

static void print_fish_text(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			fputc('\\', out);
		fputc(*text, out);
	}
}

static void print_fish(FILE *out)
{
	for (int i = 0; hb_commands[i]; i++) {
		const struct hb_command *command = hb_commands[i];
		fprintf(out, "complete -c habeas -n __fish_use_subcommand -a %s -d '", command->name);
		print_fish_text(out, command->summary);
		fputs("'\n", out);
		for (const struct hb_option *option = command->options; option->name; option++) {
			fprintf(out, "complete -c habeas -n '__fish_seen_subcommand_from %s' -l %s%s", command->name,
				option->name, option->value ? " -r" : "");
			if (option->choices)
				fprintf(out, " -f -a '%s'", option->choices);
			fputs(" -d '", out);
			print_fish_text(out, option->help);
			fputs("'\n", out);
		}
	}
}

bool hb_print_completion(const char *shell, FILE *out)
{
	if (strcmp(shell, "bash") == 0)
		print_bash(out);
	else if (strcmp(shell, "zsh") == 0)
		print_zsh(out);
	else if (strcmp(shell, "fish") == 0)
		print_fish(out);
	else
		return false;
	return true;
}

static const struct hb_option options[] = {
	{"man", 0, NULL, NULL, "print the manual page (roff) of the command, or of habeas"},
	{"completion", 0, "SHELL", "bash zsh fish", "print the completion script for bash, zsh or fish"},
	{0},
};

static enum hb_exit run(const struct hb_invocation *invocation)
{
	const char *shell = hb_option_value(invocation, "completion");
	if (shell) {
		if (!hb_print_completion(shell, stdout))
			return hb_complain(HB_EXIT_MISUSE, "there is completion for bash, zsh and fish, not for '%s'", shell);
		return HB_EXIT_DONE;
	}
	const struct hb_command *command = NULL;
	if (invocation->n_arguments) {
		command = hb_command_find(invocation->arguments[0]);
		if (!command)
			return hb_complain(HB_EXIT_MISUSE, "there is no command '%s'; 'habeas help' lists them",
					   invocation->arguments[0]);
	}
	if (hb_option_value(invocation, "man"))
		hb_print_manual(command, stdout);
	else if (command)
		hb_print_command_help(command, stdout);
	else
		hb_print_overview(stdout);
	return HB_EXIT_DONE;
}

const struct hb_command hb_command_help = {
	.name = "help",
	.arguments = "[COMMAND]",
	.summary = "say what a command does and takes",
	.description = "Prints the overview, or all about one command. The same tables make the manual pages and the "
		       "completion scripts.",
	.options = options,
	.run = run,
};
