/* habeas show: one case file, or one claim in its context. */
#include <ctype.h>
#include <stdlib.h>

#include "cli/store.h"
#include "views/casefile.h"

static const struct hb_option options[] = {
	{"claim", 0, "CLAIM", NULL, "print the words of a claim (such as c12) in their context"},
	{"as-of", 0, "DAY", NULL, "as known on that day (2025-04-20)"},
	{"all", 0, NULL, NULL, "print also indirect speech, and acts that name nobody else"},
	{"json", 0, NULL, NULL, "print the case file as JSON"},
	{0},
};

static void print_claim(const json_t *claim)
{
	struct hb_terminal terminal;
	const json_t *span = json_object_get(claim, "span");
	hb_terminal_init(&terminal, stdout);
	hb_terminal_text(&terminal, HB_DIM, "… ");
	hb_terminal_text(&terminal, HB_DIM, hb_json_text_or(claim, "before", ""));
	hb_terminal_text(&terminal, HB_BOLD, terminal.colour ? "" : "[[");
	hb_terminal_text(&terminal, HB_BOLD, hb_json_text_or(claim, "text", ""));
	hb_terminal_text(&terminal, HB_BOLD, terminal.colour ? "" : "]]");
	hb_terminal_text(&terminal, HB_DIM, hb_json_text_or(claim, "after", ""));
	hb_terminal_text(&terminal, HB_DIM, " …");
	printf("\n\n%s, characters %" JSON_INTEGER_FORMAT " to %" JSON_INTEGER_FORMAT " of %s\n",
	       hb_json_text_or(claim, "id", ""), json_integer_value(json_array_get(span, 0)), json_integer_value(json_array_get(span, 1)),
	       hb_json_text_or(claim, "source", ""));
	printf("%s", hb_json_text_or(claim, "published", "no date"));
	static const char *const parts[] = {"publisher", "title", "url"};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		const char *part = hb_json_text_or(claim, parts[i], NULL);
		hb_terminal_text(&terminal, HB_PLAIN, part ? "  " : "");
		hb_terminal_text(&terminal, HB_PLAIN, part ? part : "");
	}
	putchar('\n');
}

static enum hb_exit show_claim(const struct hb_invocation *invocation, const char *given)
{
	enum hb_exit code = HB_EXIT_DONE;
	struct hb_error error = {0};
	json_t *claim;
	char id[32];
	size_t i = 0;
	for (; given[i] && i < sizeof id - 1; i++)
		id[i] = (char)tolower((unsigned char)given[i]);
	id[i] = '\0';
	struct hb_casebook *casebook = hb_open_casebook(invocation, &code);
	if (!casebook)
		return code;
	if (hb_casebook_claim(casebook, id, &claim, &error)) {
		code = hb_report(&error);
	} else {
		if (hb_option_value(invocation, "json"))
			hb_print_json(claim);
		else
			print_claim(claim);
		json_decref(claim);
	}
	hb_casebook_close(casebook);
	return code;
}

/* The people of a list but for one, a line each with their ids. */
static void print_people(FILE *out, const struct hb_book *book, const json_t *people, const json_t *but)
{
	size_t i;
	const json_t *person;
	json_array_foreach(people, i, person)
	{
		const char *id = hb_book_text(person, "id");
		const char *status = hb_book_text(json_object_get(person, "status"), "value");
		if (person == but)
			continue;
		fprintf(out, "%-6s ", id);
		hb_print_safe(out, hb_book_name(book, id));
		fprintf(out, "%s%s%s\n", status ? " (" : "", status ? status : "", status ? ")" : "");
	}
}

/* The only one who fits, or of several the only captive; NULL if that settles nothing. */
static const json_t *choose(const json_t *people)
{
	const json_t *chosen = NULL;
	size_t i, captives = 0;
	const json_t *person;
	if (json_array_size(people) == 1)
		return json_array_get(people, 0);
	json_array_foreach(people, i, person)
	{
		if (json_is_true(json_object_get(person, "captive"))) {
			chosen = person;
			captives++;
		}
	}
	return captives == 1 ? chosen : NULL;
}

static enum hb_exit show_person(const struct hb_invocation *invocation, const json_t *export)
{
	struct hb_book book;
	enum hb_exit code = HB_EXIT_DONE;
	const char *wanted = invocation->arguments[0];
	hb_book_init(&book, export);
	json_t *people = hb_book_find_people(&book, wanted);
	const json_t *person = choose(people);
	if (!json_array_size(people)) {
		const char *as_of = hb_option_value(invocation, "as-of");
		code = hb_complain(HB_EXIT_NOTHING, "nobody named '%s' is in this casebook%s%s; 'habeas list%s%s' shows who is", wanted,
				   as_of ? " as known on " : "", as_of ? as_of : "", as_of ? " --as-of " : "", as_of ? as_of : "");
	} else if (!person) {
		fprintf(stderr, "habeas: %zu people fit; name one by its id:\n", json_array_size(people));
		print_people(stdout, &book, people, NULL);
		code = HB_EXIT_MISUSE;
	} else if (hb_option_value(invocation, "json")) {
		json_t *file = hb_casefile_json(&book, person);
		hb_print_json(file);
		json_decref(file);
	} else {
		struct hb_terminal terminal;
		hb_terminal_init(&terminal, stdout);
		hb_casefile_print(&terminal, &book, person, hb_option_value(invocation, "all") != NULL);
	}
	if (person && json_array_size(people) > 1) {
		fputs("habeas: of those who fit this is the only captive; the others:\n", stderr);
		print_people(stderr, &book, people, person);
	}
	json_decref(people);
	hb_book_release(&book);
	return code;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	enum hb_exit code = HB_EXIT_DONE;
	const char *claim = hb_option_value(invocation, "claim");
	if (claim && invocation->n_arguments)
		return hb_complain(HB_EXIT_MISUSE, "--claim shows one claim; '%s' is too much", invocation->arguments[0]);
	if (claim)
		return show_claim(invocation, claim);
	if (invocation->n_arguments != 1)
		return hb_complain(HB_EXIT_MISUSE, "whose case file? usage: habeas show NAME (quoted if it has spaces)");
	json_t *export = hb_open_export(invocation, &code);
	if (export)
		code = show_person(invocation, export);
	json_decref(export);
	return code;
}

const struct hb_command hb_command_show = {
	.name = "show",
	.arguments = "NAME | --claim CLAIM",
	.summary = "one case file, every line with the claims that it rests on",
	.description = "Prints all that the casebook knows of one person: names, status and since when, days held, family, timeline with how "
		       "many sources stand behind each line, who pleaded, pledged and thanked, quotations, what is doubtful, and the "
		       "sources. Any spelling in the casebook finds the person. What stands in brackets are claims: "
		       "'habeas show --claim c12' prints the words that one rests on.\n\n"
		       "Numbers (p3, c12, s4) count what is in the casebook now, or was known on the day of --as-of: a new report or another "
		       "day moves them. To come back to somebody, keep the name; to come back to a fact, its words and the report.",
	.examples = "  habeas show 'Sasha Trufanov'\n  habeas show --claim c12\n  habeas show --as-of 2024-06-01 'Sasha Trupanov'\n",
	.options = options,
	.run = run,
};
