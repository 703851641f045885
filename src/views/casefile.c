/* The case file: see casefile.h. */
#include "views/casefile_internal.h"

#include <string.h>

#include "views/board.h"

enum {
	LABEL_COLUMNS = 14,  /* what stands before the text of a line */
	MAX_LINE_BYTES = 1 << 20,
	SHOWN_CITATIONS = 3,
};

void hb_casefile_heading(const struct hb_casefile *page, const char *text)
{
	fputc('\n', page->terminal->out);
	hb_terminal_text(page->terminal, HB_BOLD, text);
	fputc('\n', page->terminal->out);
}

/* Remember the source of a claim for the list at the end. */
static void note_source(struct hb_casefile *page, const char *claim)
{
	const char *source = hb_book_text(hb_book_item(page->book, claim), "source");
	if (source)
		hb_table_add(&page->sources, source, strlen(source), 0, NULL);
}

void hb_casefile_cite(struct hb_casefile *page, const json_t *claims)
{
	size_t i, count = json_array_size(claims);
	const json_t *claim;
	if (!count)
		return;
	hb_buffer_add_text(&page->line, " [");
	json_array_foreach(claims, i, claim)
	{
		const char *id = json_string_value(claim);
		if (!id)
			continue;
		note_source(page, id);
		if (i < SHOWN_CITATIONS)
			hb_buffer_format(&page->line, "%s%s", i ? " " : "", id);
	}
	if (count > SHOWN_CITATIONS)
		hb_buffer_format(&page->line, " +%zu", count - SHOWN_CITATIONS);
	hb_buffer_add_byte(&page->line, ']');
}

void hb_casefile_line(struct hb_casefile *page, const char *label, enum hb_style style)
{
	fputs("  ", page->terminal->out);
	hb_terminal_cell(page->terminal, style, label, LABEL_COLUMNS);
	fputs("  ", page->terminal->out);
	int indent = LABEL_COLUMNS + 4;
	hb_terminal_wrap(page->terminal, page->line.bytes ? page->line.bytes : "", indent, indent);
	fputc('\n', page->terminal->out);
	hb_buffer_clear(&page->line);
}

/* Is the item left out of a list: the person of the page, or a group that is described like one before it, as when two reports tell
 * of "369 prisoners"? */
static bool is_left_out(const struct hb_casefile *page, const json_t *ids, size_t place, bool without_self)
{
	const char *id = json_string_value(json_array_get(ids, place));
	if (without_self && strcmp(id, page->id) == 0)
		return true;
	if (id[0] != 'k')
		return false;
	for (size_t i = 0; i < place; i++) {
		const char *before = json_string_value(json_array_get(ids, i));
		if (before[0] == 'k' && strcmp(hb_book_name(page->book, before), hb_book_name(page->book, id)) == 0)
			return true;
	}
	return false;
}

void hb_casefile_names(struct hb_casefile *page, const char *before, const json_t *ids, bool without_self)
{
	size_t left = 0, done = 0;
	for (size_t i = 0; i < json_array_size(ids); i++)
		left += !is_left_out(page, ids, i, without_self);
	for (size_t i = 0; i < json_array_size(ids); i++) {
		if (is_left_out(page, ids, i, without_self))
			continue;
		hb_buffer_add_text(&page->line, done == 0 ? before : done + 1 == left ? " and " : ", ");
		hb_buffer_add_text(&page->line, hb_book_name(page->book, json_string_value(json_array_get(ids, i))));
		done++;
	}
}

/* ---- who ------------------------------------------------------------------------------------------------------ */

static void print_title(struct hb_casefile *page)
{
	const json_t *status = json_object_get(page->person, "status");
	const char *value = hb_book_text(status, "value");
	hb_terminal_text(page->terminal, HB_BOLD, hb_book_name(page->book, page->id));
	if (json_is_true(json_object_get(page->person, "captive"))) {
		fputs("  —  ", page->terminal->out);
		hb_terminal_text(page->terminal, hb_status_style(value), value ? value : "unknown");
	}
	fputc('\n', page->terminal->out);
}

/* The main name on a line of its own, all other spellings together on the next. */
static void print_names(struct hb_casefile *page)
{
	size_t i, others = 0;
	const json_t *name;
	const json_t *names = json_object_get(page->person, "names");
	const char *main_name = hb_book_text(page->person, "name");
	json_array_foreach(names, i, name)
	{
		const char *text = hb_book_text(name, "text");
		if (!text || !main_name || strcmp(text, main_name) != 0)
			continue;
		hb_buffer_add_text(&page->line, text);
		hb_casefile_cite(page, json_object_get(name, "claims"));
		hb_casefile_line(page, "name", HB_DIM);
	}
	json_array_foreach(names, i, name)
	{
		const char *text = hb_book_text(name, "text");
		if (!text || (main_name && strcmp(text, main_name) == 0))
			continue;
		hb_buffer_add_text(&page->line, others++ ? "; " : "");
		hb_buffer_add_text(&page->line, text);
		hb_casefile_cite(page, json_object_get(name, "claims"));
	}
	if (others)
		hb_casefile_line(page, "also written", HB_DIM);
}

/* Attributes come sorted by property: one line for each, its values behind one another. */
static void print_attributes(struct hb_casefile *page)
{
	const json_t *attributes = json_object_get(page->person, "attributes");
	for (size_t i = 0; i < json_array_size(attributes);) {
		const char *property = hb_book_text(json_array_get(attributes, i), "property");
		size_t first = i;
		for (; i < json_array_size(attributes); i++) {
			const json_t *attribute = json_array_get(attributes, i);
			const char *value = hb_book_text(attribute, "value"), *own = hb_book_text(attribute, "property");
			if (!property || !own || strcmp(own, property) != 0)
				break;
			hb_buffer_format(&page->line, "%s%s", i > first ? "; " : "", value ? value : "?");
			hb_casefile_cite(page, json_object_get(attribute, "claims"));
		}
		if (i > first)
			hb_casefile_line(page, property, HB_DIM);
		else
			i++;
	}
}

/* The day by which the present status was known: of the last step of its history that says the same; NULL. */
static const char *known_from(const json_t *person)
{
	const json_t *history = json_object_get(person, "status_history");
	const json_t *last = json_array_get(history, json_array_size(history) - (json_array_size(history) > 0));
	const char *value = hb_book_text(json_object_get(person, "status"), "value"), *told = hb_book_text(last, "value");
	return value && told && strcmp(value, told) == 0 ? hb_book_text(last, "known_from") : NULL;
}

/* ---- status --------------------------------------------------------------------------------------------------- */

static void print_days(struct hb_casefile *page)
{
	const json_t *held = json_object_get(page->person, "held");
	const json_t *days = json_object_get(held, "days"), *stated = json_object_get(held, "stated");
	const char *from = hb_book_text(held, "from"), *to = hb_book_text(held, "to");
	size_t i;
	const json_t *value;
	if (!json_is_integer(days) && !json_array_size(stated))
		return;
	if (json_is_integer(days))
		hb_buffer_format(&page->line, "%" JSON_INTEGER_FORMAT " days, from %s to %s", json_integer_value(days),
				 from ? from : "?", to ? to : "now");
	json_array_foreach(stated, i, value)
	{
		const json_t *number = json_is_object(value) ? json_object_get(value, "text") : value;
		hb_buffer_add_text(&page->line, i || json_is_integer(days) ? "; a report says " : "a report says ");
		if (json_is_string(number))
			hb_buffer_add_text(&page->line, json_string_value(number));
		else
			hb_buffer_format(&page->line, "%" JSON_INTEGER_FORMAT, json_integer_value(number));
		hb_casefile_cite(page, json_object_get(value, "claims"));
	}
	hb_casefile_cite(page, json_object_get(held, "claims"));
	hb_casefile_line(page, "held", HB_DIM);
}

static void print_status(struct hb_casefile *page)
{
	const json_t *status = json_object_get(page->person, "status");
	const char *value = hb_book_text(status, "value"), *since = hb_book_text(status, "since");
	const char *alive = hb_book_text(status, "last_known_alive");
	const char *taken = hb_book_text(json_object_get(page->person, "held"), "from");
	if (!json_is_true(json_object_get(page->person, "captive")))
		return;
	hb_casefile_heading(page, "Status");
	hb_buffer_add_text(&page->line, value ? value : "unknown");
	if (since)
		hb_buffer_format(&page->line, " since %s", since);
	else if (value && strcmp(value, "held") == 0 && taken)
		hb_buffer_format(&page->line, ", taken %s", taken);
	else if (known_from(page->person))
		hb_buffer_format(&page->line, "; no report says since when, known by %s", known_from(page->person));
	hb_casefile_cite(page, json_object_get(status, "claims"));
	hb_casefile_line(page, "now", HB_DIM);
	print_days(page);
	if (alive) {
		hb_buffer_add_text(&page->line, alive);
		hb_casefile_cite(page, json_object_get(status, "alive_claims"));
		hb_casefile_line(page, "known alive", HB_DIM);
	}
}

static bool has_named_relative(const struct hb_casefile *page, const json_t *relatives, const char *relation)
{
	size_t i;
	const json_t *relative;
	json_array_foreach(relatives, i, relative)
	{
		const char *own = hb_book_text(relative, "relation");
		const json_t *other = hb_book_item(page->book, hb_book_text(relative, "person"));
		if (own && strcmp(own, relation) == 0 && json_is_true(json_object_get(other, "named")))
			return true;
	}
	return false;
}

/* A parent whom a report does not name is one of the two who stand there already. */
static bool is_known_parent(const struct hb_casefile *page, const json_t *relatives, const json_t *relative)
{
	const char *relation = hb_book_text(relative, "relation");
	const json_t *other = hb_book_item(page->book, hb_book_text(relative, "person"));
	return !page->everything && relation && strcmp(relation, "parent") == 0 &&
	       !json_is_true(json_object_get(other, "named")) && has_named_relative(page, relatives, "mother") &&
	       has_named_relative(page, relatives, "father");
}

static void print_family(struct hb_casefile *page)
{
	size_t i;
	const json_t *relative;
	const json_t *relatives = json_object_get(page->person, "relatives");
	if (!json_array_size(relatives))
		return;
	hb_casefile_heading(page, "Family and others close");
	json_array_foreach(relatives, i, relative)
	{
		const char *id = hb_book_text(relative, "person"), *relation = hb_book_text(relative, "relation");
		const json_t *other = hb_book_item(page->book, id);
		const json_t *status = json_object_get(other, "status");
		const char *value = hb_book_text(status, "value"), *since = hb_book_text(status, "since");
		if (is_known_parent(page, relatives, relative))
			continue;
		hb_buffer_add_text(&page->line, hb_book_name(page->book, id));
		if (json_is_true(json_object_get(other, "captive")) && value)
			hb_buffer_format(&page->line, " (%s%s%s)", value, since ? " since " : "", since ? since : "");
		hb_casefile_cite(page, json_object_get(relative, "claims"));
		hb_casefile_line(page, relation ? relation : "relative", HB_DIM);
	}
}

/* ---- conflicts ------------------------------------------------------------------------------------------------ */

static void print_conflicts(struct hb_casefile *page)
{
	size_t i, j, count = 0;
	const json_t *conflict, *value;
	json_array_foreach(json_object_get(page->book->export, "conflicts"), i, conflict)
	{
		const char *person = hb_book_text(conflict, "person"), *property = hb_book_text(conflict, "property");
		const char *kind = hb_book_text(conflict, "kind");
		if (!person || strcmp(person, page->id) != 0)
			continue;
		if (!count++)
			hb_casefile_heading(page, "Where sources disagree");
		json_array_foreach(json_object_get(conflict, "values"), j, value)
		{
			const char *text = hb_book_text(value, "value");
			size_t k;
			const json_t *source;
			hb_buffer_format(&page->line, "%s%s (", j ? " against " : "", text ? text : "?");
			json_array_foreach(json_object_get(value, "sources"), k, source)
			{
				const char *id = json_string_value(source);
				hb_buffer_format(&page->line, "%s%s", k ? ", " : "", id);
				hb_table_add(&page->sources, id, strlen(id), 0, NULL);
			}
			hb_buffer_add_byte(&page->line, ')');
		}
		if (kind)
			hb_buffer_format(&page->line, " — %s", kind);
		hb_casefile_line(page, property ? property : "", HB_PLAIN);
	}
}

/* ---- bodies ----------------------------------------------------------------------------------------------------- */

static void add_ids(struct hb_table *table, const json_t *ids)
{
	size_t i;
	const json_t *id;
	json_array_foreach(ids, i, id) hb_table_add(table, json_string_value(id), json_string_length(id), 0, NULL);
}

/* Who acts, or is spoken to, in what befell the person. */
static void collect_acting(const struct hb_casefile *page, struct hb_table *acting)
{
	size_t i;
	const json_t *event;
	json_array_foreach(json_object_get(page->book->export, "events"), i, event)
	{
		if (!hb_casefile_concerns(page, event))
			continue;
		add_ids(acting, json_object_get(event, "agents"));
		add_ids(acting, json_object_get(event, "addressees"));
	}
}

/* What the lists know of the bodies on the page. */
static void print_bodies(struct hb_casefile *page)
{
	size_t i, shown = 0;
	const json_t *body;
	struct hb_table acting;
	hb_table_init(&acting);
	collect_acting(page, &acting);
	json_array_foreach(json_object_get(page->book->export, "organizations"), i, body)
	{
		const char *id = hb_book_text(body, "id"), *kind = hb_book_text(body, "kind"),
			   *country = hb_book_text(body, "country");
		const char *name = hb_book_text(body, "name"), *usual = hb_book_text(body, "canonical");
		if (!kind || !name || !hb_table_get(&acting, id, strlen(id)))
			continue;
		if (!shown++)
			hb_casefile_heading(page, "Bodies");
		hb_buffer_add_text(&page->line, name);
		if (usual && strcmp(usual, name) != 0)
			hb_buffer_format(&page->line, " (%s)", usual);
		if (country)
			hb_buffer_format(&page->line, ", %s", country);
		hb_casefile_line(page, kind, HB_DIM);
	}
	hb_table_release(&acting);
}

/* ---- words ---------------------------------------------------------------------------------------------------- */

static void print_statements(struct hb_casefile *page)
{
	size_t i, shown = 0, left = 0;
	const json_t *statement;
	json_array_foreach(json_object_get(page->book->export, "statements"), i, statement)
	{
		const char *speaker = hb_book_text(statement, "speaker"), *kind = hb_book_text(statement, "kind");
		const char *name = hb_book_text(statement, "speaker_name"), *text = hb_book_text(statement, "text");
		const char *source = hb_book_text(statement, "source"), *position = hb_book_text(statement, "position");
		const char *relayed = hb_book_text(statement, "relayed_by_name");
		bool mine = speaker && strcmp(speaker, page->id) == 0;
		if (!text || (!mine && !hb_book_holds(json_object_get(statement, "to"), page->id)))
			continue;
		if (!page->everything && kind && strcmp(kind, "direct") != 0) {
			left++;
			continue;
		}
		if (!shown++)
			hb_casefile_heading(page, "In their words");
		hb_buffer_add_text(&page->line, text);
		hb_casefile_names(page, " — to ", json_object_get(statement, "to"), false);
		if (relayed)
			hb_buffer_format(&page->line, ", passed on by %s", relayed);
		if (position)
			hb_buffer_format(&page->line, " (as %s)", position);
		if (source) {
			hb_buffer_format(&page->line, " [%s]", source);
			hb_table_add(&page->sources, source, strlen(source), 0, NULL);
		}
		hb_casefile_line(page, speaker ? hb_book_name(page->book, speaker) : name ? name : "?", HB_DIM);
	}
	if (!left)
		return;
	if (!shown)
		hb_casefile_heading(page, "In their words");
	fprintf(page->terminal->out, "  %zu%s in indirect speech; --all shows them.\n", left, shown ? " more" : "");
}

static void print_sources(struct hb_casefile *page)
{
	size_t i;
	const json_t *source;
	hb_casefile_heading(page, "Sources");
	json_array_foreach(json_object_get(page->book->export, "sources"), i, source)
	{
		const char *id = hb_book_text(source, "id"), *title = hb_book_text(source, "title");
		const char *publisher = hb_book_text(source, "publisher"), *url = hb_book_text(source, "url");
		const char *published = hb_book_text(source, "published"), *origin = hb_book_text(source, "origin");
		if (!hb_table_get(&page->sources, id, strlen(id)))
			continue;
		hb_buffer_format(&page->line, "%.10s  %s%s%s%s%s", published ? published : "no date", publisher ? publisher : "",
				 publisher ? ", " : "", title ? title : "(no title)", url ? " " : "", url ? url : "");
		if (origin)
			hb_buffer_format(&page->line, " (origin %s)", origin);
		hb_casefile_line(page, id, HB_DIM);
	}
}

void hb_casefile_print(const struct hb_terminal *terminal, const struct hb_book *book, const json_t *person,
		       bool everything)
{
	struct hb_casefile page = {.terminal = terminal,
			    .book = book,
			    .person = person,
			    .id = hb_book_text(person, "id"),
			    .everything = everything};
	hb_buffer_init(&page.line, MAX_LINE_BYTES);
	hb_table_init(&page.sources);
	print_title(&page);
	print_names(&page);
	print_attributes(&page);
	print_status(&page);
	print_family(&page);
	hb_casefile_events(&page, HB_TIMELINE, "Timeline");
	hb_casefile_events(&page, HB_INTERVENTIONS, "Who did and said what");
	print_bodies(&page);
	print_statements(&page);
	hb_casefile_events(&page, HB_DOUBTFUL, "Doubtful: denied, planned, asked for, or not certain");
	print_conflicts(&page);
	print_sources(&page);
	hb_table_release(&page.sources);
	hb_buffer_release(&page.line);
}

/* ---- the same as JSON ------------------------------------------------------------------------------------------ */

json_t *hb_casefile_json(const struct hb_book *book, const json_t *person)
{
	struct hb_casefile page = {.book = book, .person = person, .id = hb_book_text(person, "id")};
	json_t *object = json_object(), *events = json_array(), *statements = json_array();
	size_t i;
	json_t *item;
	json_array_foreach(json_object_get(book->export, "events"), i, item)
	{
		if (hb_casefile_concerns(&page, item))
			json_array_append(events, item);
	}
	json_array_foreach(json_object_get(book->export, "statements"), i, item)
	{
		const char *speaker = hb_book_text(item, "speaker");
		if ((speaker && strcmp(speaker, page.id) == 0) ||
		    hb_book_holds(json_object_get(item, "to"), page.id))
			json_array_append(statements, item);
	}
	json_object_set_new(object, "person", json_incref((json_t *)(uintptr_t)person));
	json_object_set_new(object, "events", events);
	json_object_set_new(object, "statements", statements);
	return object;
}
