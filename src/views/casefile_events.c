/* What happened, and who did and said what, in a case file: see casefile_internal.h. */
#include "views/casefile_internal.h"

#include <string.h>

#include "record.h"
#include "views/phrases.h"
#include "views/places.h"

static bool is_doubtful(const json_t *event)
{
	const char *reality = hb_book_text(event, "reality");
	const json_t *confidence = json_object_get(event, "confidence");
	return (reality && strcmp(reality, "actual") != 0) || json_array_size(json_object_get(event, "disputed_by")) ||
	       (json_is_number(confidence) && json_number_value(confidence) < hb_sure_enough);
}

bool hb_casefile_concerns(const struct hb_casefile *page, const json_t *event)
{
	static const char *const roles[] = {"victims", "agents", "addressees", "beneficiaries"};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (hb_book_holds(json_object_get(event, roles[i]), page->id))
			return true;
	const json_t *about = hb_book_item(page->book, hb_book_text(event, "about"));
	return hb_book_holds(json_object_get(about, "victims"), page->id);
}

/* The first day on which a source told it, as "2025-04-17"; NULL when no source has a date. */
static const char *first_told(const struct hb_casefile *page, const json_t *event)
{
	const char *first = NULL;
	size_t i;
	const json_t *source;
	json_array_foreach(json_object_get(event, "sources"), i, source)
	{
		const char *published = hb_book_text(hb_book_item(page->book, json_string_value(source)), "published");
		if (published && (!first || strcmp(published, first) < 0))
			first = published;
	}
	return first;
}

/* When: the day or days; what nothing dates has happened by the day on which it was first told.  Of a span of days the day on which
 * somebody told of it says nothing. */
static const char *date_label(const struct hb_casefile *page, const json_t *event, char *out, size_t size)
{
	const char *reality = hb_book_text(event, "reality"), *told = first_told(page, event);
	const json_t *date = json_object_get(event, "date");
	const char *value = hb_book_text(date, "value"), *first = hb_book_text(date, "earliest");
	const char *last = hb_book_text(date, "latest");
	bool spans_days = json_is_integer(json_object_get(event, "duration_days"));
	if (value && strlen(value) <= 10 && value[0] != 'X')
		snprintf(out, size, "%s", value);
	else if (first && last)
		snprintf(out, size, "%s…", first);
	else if (last && !spans_days)
		snprintf(out, size, "by %s", last);
	else if (first)
		snprintf(out, size, "%s…", first);
	else if (told && !spans_days && reality && strcmp(reality, "actual") == 0)
		snprintf(out, size, "by %.10s", told);
	else
		snprintf(out, size, "no date");
	return out;
}

/* "3 sources, 2 origins": what stands behind an event. */
static void add_support(struct hb_casefile *page, const json_t *event)
{
	size_t sources = json_array_size(json_object_get(event, "sources"));
	size_t origins = json_array_size(json_object_get(event, "origins"));
	hb_buffer_format(&page->line, " — %zu source%s", sources, sources == 1 ? "" : "s");
	if (origins && origins != sources)
		hb_buffer_format(&page->line, ", %zu origin%s", origins, origins == 1 ? "" : "s");
}

static void add_event(struct hb_casefile *page, const json_t *event)
{
	const char *type = hb_book_text(event, "type");
	const json_t *days = json_object_get(event, "duration_days");
	hb_buffer_add_text(&page->line, hb_event_phrase(type));
	if (json_is_integer(days))
		hb_buffer_format(&page->line, " for %" JSON_INTEGER_FORMAT " days", json_integer_value(days));
	hb_places_add(&page->line, page->book, " in ", json_object_get(event, "places"));
	hb_casefile_names(page, " by ", json_object_get(event, "agents"), true);
	hb_casefile_names(page, ", with ", json_object_get(event, "victims"), true);
}

/* The words that say when, where they settle no day. */
static void add_when(struct hb_casefile *page, const json_t *event)
{
	const json_t *date = json_object_get(event, "date");
	const char *text = hb_book_text(date, "text");
	if (text && !hb_book_text(date, "earliest") && !hb_book_text(date, "latest"))
		hb_buffer_format(&page->line, ", “%s”", text);
}

/* On which terms: the amount, the condition and the deadline, in the words of a report. */
static void add_terms(struct hb_casefile *page, const json_t *event)
{
	const char *amount = hb_book_text(json_object_get(event, "amount"), "text");
	const char *condition = hb_book_text(json_object_get(event, "condition"), "text");
	const json_t *deadline = json_object_get(event, "deadline");
	const char *words = hb_book_text(deadline, "text"), *day = hb_book_text(deadline, "value");
	if (amount)
		hb_buffer_format(&page->line, ", %s", amount);
	if (condition)
		hb_buffer_format(&page->line, ", “%s”", condition);
	if (words && day)
		hb_buffer_format(&page->line, ", by %s", day);
	else if (words)
		hb_buffer_format(&page->line, ", by “%s”", words);
}

static void add_intervention(struct hb_casefile *page, const json_t *event)
{
	const char *type = hb_book_text(event, "type");
	const json_t *addressees = json_object_get(event, "addressees");
	const json_t *about = hb_book_item(page->book, hb_book_text(event, "about"));
	const char *state = hb_book_text(event, "state");
	size_t before = page->line.n_bytes;
	hb_casefile_names(page, "", json_object_get(event, "agents"), false);
	if (page->line.n_bytes > before)
		hb_buffer_add_byte(&page->line, ' ');
	hb_buffer_add_text(&page->line, hb_intervention_phrase(type, json_array_size(addressees) > 0));
	hb_casefile_names(page, " ", addressees, false);
	hb_casefile_names(page, " for ", json_object_get(event, "beneficiaries"), false);
	if (about)
		hb_buffer_format(&page->line, " (%s)", hb_book_text(about, "type"));
	add_terms(page, event);
	if (hb_book_text(event, "earlier"))
		hb_buffer_add_text(&page->line, ", again");
	if (state)
		hb_buffer_format(&page->line, " (%s)", state);
}

/* Freed, but never held as far as the casebook believes: one of the two is wrong. */
static bool freed_unheld(const struct hb_casefile *page, const json_t *event)
{
	const char *type = hb_book_text(event, "type");
	return !json_is_true(json_object_get(page->person, "captive")) &&
	       hb_book_holds(json_object_get(event, "victims"), page->id) &&
	       (strcmp(type, "release") == 0 || strcmp(type, "exchange") == 0);
}

/* An act that names nobody it is for or toward, and nothing that it is about, tells too little for the page. */
static bool says_enough(const struct hb_casefile *page, const json_t *event)
{
	return page->everything || json_array_size(json_object_get(event, "addressees")) ||
	       json_array_size(json_object_get(event, "beneficiaries")) || hb_book_text(event, "about");
}

static bool belongs(const struct hb_casefile *page, const json_t *event, enum hb_casefile_section section)
{
	const char *type = hb_book_text(event, "type");
	const char *reality = hb_book_text(event, "reality");
	bool intervention = type && hb_is_intervention(type);
	if (!type || !hb_casefile_concerns(page, event))
		return false;
	/* A plea or pledge is an act of its own even where what it asks for is only wished. */
	bool doubtful = is_doubtful(event) && !(intervention && reality && strcmp(reality, "denied") != 0 &&
						json_number_value(json_object_get(event, "confidence")) >= hb_sure_enough);
	doubtful |= freed_unheld(page, event);
	switch (section) {
	case HB_TIMELINE:
		return !intervention && !doubtful && hb_book_holds(json_object_get(event, "victims"), page->id);
	case HB_INTERVENTIONS:
		return intervention && !doubtful;
	case HB_DOUBTFUL:
		return doubtful;
	}
	return false;
}

void hb_casefile_events(struct hb_casefile *page, enum hb_casefile_section section, const char *title)
{
	size_t i, count = 0, left = 0;
	const json_t *event;
	char label[64];
	json_array_foreach(json_object_get(page->book->export, "events"), i, event)
	{
		if (!belongs(page, event, section))
			continue;
		if (section == HB_INTERVENTIONS && !says_enough(page, event)) {
			left++;
			continue;
		}
		if (!count++)
			hb_casefile_heading(page, title);
		const char *type = hb_book_text(event, "type"), *reality = hb_book_text(event, "reality");
		if (section == HB_DOUBTFUL)
			hb_buffer_format(&page->line, "%s: ",
					 reality && strcmp(reality, "actual") != 0 ? reality : "not certain");
		else if (json_number_value(json_object_get(event, "confidence")) < hb_told_as_fact)
			hb_buffer_add_text(&page->line, "probably: ");
		if (hb_is_intervention(type))
			add_intervention(page, event);
		else
			add_event(page, event);
		if (section == HB_DOUBTFUL && !hb_book_holds(json_object_get(event, "victims"), page->id))
			hb_casefile_names(page, " — of ", json_object_get(event, "victims"), false);
		add_when(page, event);
		add_support(page, event);
		hb_casefile_cite(page, json_object_get(event, "claims"));
		hb_casefile_line(page, date_label(page, event, label, sizeof label), HB_PLAIN);
	}
	if (left)
		fprintf(page->terminal->out, "  %zu more that name nobody else; --all shows them.\n", left);
}
