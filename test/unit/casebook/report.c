/* Reports for tests: see report.h. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "../test.h"
#include "base/date.h"
#include "base/sha256.h"
#include "casebook/casebook_internal.h"
#include "record_json.h"

static json_t *span_at(size_t start, size_t n)
{
	return json_pack("[I, I]", (json_int_t)start, (json_int_t)(start + n));
}

static json_t *span_of(const struct report *report, const char *words)
{
	const char *found = strstr(report->text, words);
	if (!found)
		fail_msg("the text does not hold '%s'", words);
	return span_at((size_t)(found - report->text), strlen(words));
}

struct report report_new(const char *text, const char *published)
{
	struct report report = {.text = text, .published = published};
	report.record = json_pack("{s:s, s:[], s:[], s:[], s:[], s:[]}", "format", "habeas-extraction/1", "entities",
				  "relations", "events", "statements", "timexes");
	return report;
}

void report_free(struct report *report)
{
	json_decref(report->record);
}

static int append(struct report *report, const char *list, json_t *item)
{
	json_t *array = json_object_get(report->record, list);
	json_object_set_new(item, "id", json_sprintf("%c%zu", list[0] == 'e' && list[1] == 'v' ? 'v' : 'e',
						     json_array_size(array) + 1));
	json_array_append_new(array, item);
	return (int)json_array_size(array);
}

static void add_mentions(const struct report *report, json_t *mentions, const char *name)
{
	for (const char *at = report->text; (at = strstr(at, name)); at += strlen(name)) {
		json_t *mention = span_at((size_t)(at - report->text), strlen(name));
		json_array_append_new(mention, json_string("name"));
		json_array_append_new(mentions, mention);
	}
}

static int add_entity(struct report *report, const char *type, const char *name, const char *alias, const char *country)
{
	json_t *mentions = json_array(), *aliases = json_array();
	add_mentions(report, mentions, name);
	if (!json_array_size(mentions))
		fail_msg("the text does not hold '%s'", name);
	if (alias) {
		json_array_append_new(aliases, json_string(alias));
		add_mentions(report, mentions, alias);
	}
	return append(report, "entities",
		      json_pack("{s:s, s:s, s:n, s:o, s:o, s:[], s:n, s:o, s:b}", "type", type, "name", name, "description",
				"aliases", aliases, "mentions", mentions, "attributes", "count", "country",
				country ? json_string(country) : json_null(), "specific", 1));
}

int report_person(struct report *report, const char *name, const char *alias)
{
	return add_entity(report, "person", name, alias, NULL);
}

int report_thing(struct report *report, const char *type, const char *name, const char *country)
{
	return add_entity(report, type, name, NULL, country);
}

int report_unnamed(struct report *report, const char *words)
{
	json_t *mention = span_of(report, words);
	json_array_append_new(mention, json_string("nominal"));
	return append(report, "entities",
		      json_pack("{s:s, s:n, s:s, s:[], s:[o], s:[], s:n, s:n, s:b}", "type", "person", "name", "description",
				words, "aliases", "mentions", mention, "attributes", "count", "country", "specific", 1));
}

void report_attribute(struct report *report, int entity, const char *property, const char *value, const char *words)
{
	json_t *item = json_array_get(json_object_get(report->record, "entities"), (size_t)entity - 1);
	json_array_append_new(json_object_get(item, "attributes"),
			      json_pack("{s:s, s:s, s:o, s:n, s:s, s:f}", "property", property, "value", value, "span",
					span_of(report, words), "source", "reality", "actual", "confidence", 0.9));
}

void report_relation(struct report *report, const char *type, int who, int of, const char *words)
{
	json_array_append_new(json_object_get(report->record, "relations"),
			      json_pack("{s:s, s:o, s:o, s:o, s:n, s:s, s:f}", "type", type, "who", json_sprintf("e%d", who),
					"of", json_sprintf("e%d", of), "span", span_of(report, words), "source", "reality",
					"actual", "confidence", 0.9));
}

static json_t *time_of(const struct report *report, const char *date, const char *words)
{
	struct hb_date parsed;
	int32_t first, last;
	char a[HB_DATE_TEXT_BYTES], b[HB_DATE_TEXT_BYTES];
	if (!words)
		return json_null();
	if (!date)
		return json_pack("{s:n, s:s, s:o}", "value", "text", words, "span", span_of(report, words));
	assert_true(hb_date_parse(date, &parsed) && hb_date_range(parsed, &first, &last));
	return json_pack("{s:s, s:s, s:o, s:s, s:s, s:n}", "value", date, "text", words, "span", span_of(report, words),
			 "earliest", hb_date_text(hb_date_of_day(first), a), "latest", hb_date_text(hb_date_of_day(last), b),
			 "anchor");
}

int report_event(struct report *report, const char *type, const char *reality, const char *words, const char *date,
		 const char *date_words)
{
	json_t *item = json_pack("{s:s, s:{}, s:o, s:n, s:n, s:s, s:o, s:o, s:f}", "type", type, "roles", "time",
				 time_of(report, date, date_words), "duration_days", "count", "reality", reality, "trigger",
				 span_of(report, words), "span", span_of(report, words), "confidence", 0.9);
	for (int role = 0; role < HB_ROLE_COUNT; role++)
		json_object_set_new(json_object_get(item, "roles"), hb_role_text((enum hb_role)role), json_array());
	return append(report, "events", item);
}

static json_t *event_item(struct report *report, int event)
{
	return json_array_get(json_object_get(report->record, "events"), (size_t)event - 1);
}

void report_role(struct report *report, int event, const char *role, int entity)
{
	json_array_append_new(json_object_get(json_object_get(event_item(report, event), "roles"), role),
			      json_sprintf("e%d", entity));
}

void report_days(struct report *report, int event, int days, const char *words)
{
	json_object_set_new(event_item(report, event), "duration_days", json_integer(days));
	json_object_set_new(event_item(report, event), "duration_span", span_of(report, words));
}

void report_about(struct report *report, int event, int about)
{
	json_object_set_new(event_item(report, event), "about", json_sprintf("v%d", about));
}

void report_earlier(struct report *report, int event, int earlier)
{
	json_object_set_new(event_item(report, event), "earlier", json_sprintf("v%d", earlier));
}

void report_terms(struct report *report, int event, const char *condition, const char *amount, const char *deadline_day,
		  const char *deadline)
{
	json_t *item = event_item(report, event);
	json_object_set_new(item, "condition", condition ? span_of(report, condition) : json_null());
	json_object_set_new(item, "amount", amount ? span_of(report, amount) : json_null());
	json_object_set_new(item, "deadline", time_of(report, deadline_day, deadline));
}

void report_statement(struct report *report, int speaker, const char *words)
{
	json_array_append_new(json_object_get(report->record, "statements"),
			      json_pack("{s:o, s:n, s:[], s:o, s:n, s:s, s:s, s:f}", "speaker", json_sprintf("e%d", speaker),
					"speaker_span", "addressee", "content", span_of(report, words), "cue", "kind", "direct",
					"attitude", "speech", "confidence", 0.9));
}

bool report_add(const struct report *report, struct hb_casebook *casebook, const char *extractor)
{
	char sha256[65];
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source;
	struct hb_extraction extraction;
	struct hb_error error = {0};
	bool is_new = false;
	hb_sha256_text(report->text, strlen(report->text), sha256);
	if (report->imported) /* read from a page that is not here */
		memset(sha256, 'a', 64);
	json_t *doc = json_pack("{s:s, s:o, s:s, s:o, s:s, s:s, s:s, s:[[I, I, s]]}", "id", "test", "url",
				report->url ? json_string(report->url) : json_null(), "title", "A report", "published",
				report->published ? json_string(report->published) : json_null(), "lang", "en", "sha256",
				sha256, "text", report->text, "blocks", (json_int_t)0, (json_int_t)strlen(report->text),
				"paragraph");
	json_object_set_new(report->record, "doc", doc);
	json_object_set_new(report->record, "extractor", json_string(extractor));
	if (hb_extraction_from_json(report->record, arena, &source, &extraction, &error))
		fail_msg("%s", error.message);
	struct hb_delivery delivery = {.bytes = report->text, .n_bytes = strlen(report->text), .url = report->url};
	if (report->imported)
		delivery.bytes = NULL;
	if (hb_casebook_add(casebook, &delivery, &extraction, &is_new, &error))
		fail_msg("%s", error.message);
	hb_arena_free(arena);
	return is_new;
}

/* ---- looking at an export ---------------------------------------------------------------------------------------- */

static bool has_name(const json_t *person, const char *name)
{
	size_t i;
	const json_t *item;
	json_array_foreach(json_object_get(person, "names"), i, item)
	{
		if (strcmp(json_string_value(json_object_get(item, "text")), name) == 0)
			return true;
	}
	return false;
}

size_t book_count_people(const json_t *book, const char *name)
{
	size_t i, n = 0;
	const json_t *person;
	json_array_foreach(json_object_get(book, "people"), i, person)
	{
		n += has_name(person, name);
	}
	return n;
}

const json_t *book_person(const json_t *book, const char *name)
{
	size_t i;
	const json_t *person, *found = NULL;
	json_array_foreach(json_object_get(book, "people"), i, person)
	{
		if (has_name(person, name))
			found = person;
	}
	return book_count_people(book, name) == 1 ? found : NULL;
}

const char *book_status(const json_t *book, const char *name)
{
	const json_t *person = book_person(book, name);
	return person ? json_string_value(json_object_get(json_object_get(person, "status"), "value")) : "nobody";
}

size_t book_count_events(const json_t *book, const char *type, const char *reality, const char *victim,
			 const json_t **ret_first)
{
	const json_t *person = book_person(book, victim), *event, *id;
	size_t i, j, n = 0;
	json_array_foreach(json_object_get(book, "events"), i, event)
	{
		if (strcmp(json_string_value(json_object_get(event, "type")), type) != 0 ||
		    strcmp(json_string_value(json_object_get(event, "reality")), reality) != 0)
			continue;
		json_array_foreach(json_object_get(event, "victims"), j, id)
		{
			if (!person || strcmp(json_string_value(id), json_string_value(json_object_get(person, "id"))) != 0)
				continue;
			if (!n++ && ret_first)
				*ret_first = event;
		}
	}
	return n;
}
