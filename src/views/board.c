/* The board: see board.h. */
#include "views/board.h"

#include <string.h>

/* "dead, body held" is asked for as dead-body-held; "dead" asks for all who are. */
static bool is_status(const char *value, const char *wanted)
{
	size_t n_wanted = strlen(wanted);
	if (strcmp(wanted, "dead") == 0)
		return strncmp(value, "dead", 4) == 0;
	for (; *value; value++) {
		if (*value == ',')
			continue;
		if (!n_wanted || (*value == ' ' ? '-' : *value) != *wanted)
			return false;
		wanted++;
		n_wanted--;
	}
	return n_wanted == 0;
}

bool hb_board_shows(const json_t *person, const char *status)
{
	const char *value = hb_book_text(json_object_get(person, "status"), "value");
	if (!json_is_true(json_object_get(person, "captive")))
		return false;
	return !status || strcmp(status, "all") == 0 || (value && is_status(value, status));
}

enum hb_style hb_status_style(const char *status)
{
	if (!status || strcmp(status, "unknown") == 0)
		return HB_DIM;
	if (strcmp(status, "held") == 0 || strcmp(status, "missing") == 0)
		return HB_YELLOW;
	if (strncmp(status, "dead", 4) == 0)
		return HB_RED;
	return HB_GREEN;
}

/* "498 days", or nothing. */
static const char *days_text(const json_t *person, char *out, size_t size)
{
	const json_t *days = json_object_get(json_object_get(person, "held"), "days");
	out[0] = '\0';
	if (json_is_integer(days))
		snprintf(out, size, "%" JSON_INTEGER_FORMAT " days", json_integer_value(days));
	return out;
}

/* How many sources name the person: those of the claims of the names. */
static size_t count_sources(const struct hb_book *book, const json_t *person)
{
	struct hb_table seen;
	size_t i, j, count = 0;
	const json_t *name, *claim;
	hb_table_init(&seen);
	json_array_foreach(json_object_get(person, "names"), i, name)
	{
		json_array_foreach(json_object_get(name, "claims"), j, claim)
		{
			const char *source = hb_book_text(hb_book_item(book, json_string_value(claim)), "source");
			if (source)
				hb_table_add(&seen, source, strlen(source), 0, NULL);
		}
	}
	count = seen.count;
	hb_table_release(&seen);
	return count;
}

/* The columns of the board, in order.  What is not printed on a narrow terminal stands in the case file. */
enum { ID_COLUMNS = 6, DATE_COLUMNS = 12, DAYS_COLUMNS = 11, WHO_MOST = 32, WHO_LEAST = 16 };

struct layout {
	int who, status;
	bool days, alive, sources;
};

static struct layout choose_layout(int columns)
{
	struct layout layout = {.who = WHO_MOST, .status = 22, .days = true, .alive = true, .sources = true};
	if (columns >= 100)
		return layout;
	layout.status = 20;
	layout.sources = false;
	layout.days = columns >= 90;
	layout.alive = columns >= 70;
	int left = columns - ID_COLUMNS - layout.status - DATE_COLUMNS - (layout.days ? DAYS_COLUMNS : 0) -
		   (layout.alive ? DATE_COLUMNS : 0);
	layout.who = left > WHO_MOST ? WHO_MOST : left < WHO_LEAST ? WHO_LEAST : left;
	return layout;
}

/* A cell and the space after it, which a cut text leaves free, too. */
static void print_cell(const struct hb_terminal *terminal, enum hb_style style, const char *text, int columns)
{
	hb_terminal_cell(terminal, style, text, columns - 1);
	fputc(' ', terminal->out);
}

static void print_header(const struct hb_terminal *terminal, const struct layout *layout)
{
	print_cell(terminal, HB_DIM, "id", ID_COLUMNS);
	print_cell(terminal, HB_DIM, "who", layout->who);
	print_cell(terminal, HB_DIM, "status", layout->status);
	print_cell(terminal, HB_DIM, "since", DATE_COLUMNS);
	if (layout->days)
		print_cell(terminal, HB_DIM, "held", DAYS_COLUMNS);
	if (layout->alive)
		print_cell(terminal, HB_DIM, "seen alive", DATE_COLUMNS);
	if (layout->sources)
		hb_terminal_text(terminal, HB_DIM, "sources");
	fputc('\n', terminal->out);
}

static void print_line(const struct hb_terminal *terminal, const struct layout *layout, const struct hb_book *book,
		       const json_t *person)
{
	const json_t *status = json_object_get(person, "status");
	const char *value = hb_book_text(status, "value"), *since = hb_book_text(status, "since");
	const char *alive = hb_book_text(status, "last_known_alive");
	char days[32], sources[32];
	snprintf(sources, sizeof sources, "%zu", count_sources(book, person));
	const char *id = hb_book_text(person, "id");
	print_cell(terminal, HB_DIM, id, ID_COLUMNS);
	print_cell(terminal, HB_BOLD, hb_book_name(book, id), layout->who);
	print_cell(terminal, hb_status_style(value), value ? value : "unknown", layout->status);
	print_cell(terminal, HB_PLAIN, since ? since : "", DATE_COLUMNS);
	if (layout->days)
		print_cell(terminal, HB_PLAIN, days_text(person, days, sizeof days), DAYS_COLUMNS);
	if (layout->alive)
		print_cell(terminal, HB_PLAIN, alive ? alive : "", DATE_COLUMNS);
	if (layout->sources)
		hb_terminal_text(terminal, HB_DIM, sources);
	fputc('\n', terminal->out);
}

size_t hb_board_print(const struct hb_terminal *terminal, const struct hb_book *book, const char *status)
{
	struct layout layout = choose_layout(terminal->columns);
	size_t i, count = 0;
	const json_t *person;
	json_array_foreach(json_object_get(book->export, "people"), i, person)
	{
		if (!hb_board_shows(person, status))
			continue;
		if (!count++)
			print_header(terminal, &layout);
		print_line(terminal, &layout, book, person);
	}
	return count;
}
