/* What becomes of people when reports are many and some are wrong; on small reports of our own. */
#include "../test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "casebook/casebook_internal.h"
#include "report.h"

enum { MAX_REPORTS = 8 };

/* Several reports into a new casebook, and its export.  The reports are given up. */
static json_t *book_of(struct report *reports, size_t n)
{
	char folder[] = "/tmp/habeas-cases-XXXXXX", path[64];
	struct hb_casebook *casebook;
	struct hb_error error = {0};
	json_t *book;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/cases.db", folder);
	if (hb_casebook_open(path, true, &casebook, &error))
		fail_msg("%s", error.message);
	for (size_t i = 0; i < n; i++) {
		report_add(&reports[i], casebook, "habeas 0.1.0 en-1");
		report_free(&reports[i]);
	}
	if (hb_casebook_resolve(casebook, &error) || hb_casebook_export(casebook, NULL, &book, &error))
		fail_msg("%s", error.message);
	hb_casebook_close(casebook);
	unlink(path);
	rmdir(folder);
	return book;
}

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	return text ? text : "";
}

static const json_t *conflict_on(const json_t *book, const char *property)
{
	const json_t *conflict;
	size_t i;
	json_array_foreach(json_object_get(book, "conflicts"), i, conflict)
		if (strcmp(text_of(conflict, "property"), property) == 0)
			return conflict;
	return NULL;
}

static size_t count_type(const json_t *book, const char *type)
{
	const json_t *event;
	size_t i, n = 0;
	json_array_foreach(json_object_get(book, "events"), i, event)
		n += strcmp(text_of(event, "type"), type) == 0;
	return n;
}

/* "NAME, an engineer, was freed on DAY." */
static struct report report_end(const char *day, const char *published)
{
	static char texts[MAX_REPORTS][128];
	static size_t turn;
	char *text = texts[turn++ % MAX_REPORTS], words[64];
	snprintf(text, sizeof texts[0], "Nadia Forsell, an engineer, was freed on %s. Seen %s.", day, published);
	snprintf(words, sizeof words, "was freed on %s", day);
	struct report r = report_new(text, published);
	int who = report_person(&r, "Nadia Forsell", NULL);
	report_attribute(&r, who, "occupation", "engineer", "an engineer");
	report_role(&r, report_event(&r, "release", "actual", words, day, day), "victim", who);
	return r;
}

static void status__who_came_home_is_held_no_longer_until_taken_again(void **state)
{
	struct report home = report_new("Nadia Forsell came home on Friday after two years in captivity. She was abducted in Gao.", "2021-05-03");
	int who = report_person(&home, "Nadia Forsell", NULL);
	report_role(&home, report_event(&home, "return", "actual", "came home on Friday", "2021-04-30", "Friday"), "victim", who);
	report_role(&home, report_event(&home, "captivity", "actual", "two years in captivity", NULL, NULL), "victim", who);
	report_role(&home, report_event(&home, "abduction", "actual", "was abducted in Gao", NULL, NULL), "victim", who);
	json_t *book = book_of(&home, 1);
	assert_string_equal(book_status(book, "Nadia Forsell"), "released");
	json_decref(book);

	struct report again = report_new("Nadia Forsell came home on 30 April 2021. She was abducted on 2 May 2021.", "2021-05-03");
	who = report_person(&again, "Nadia Forsell", NULL);
	report_role(&again, report_event(&again, "return", "actual", "came home on 30 April 2021", "2021-04-30", "30 April 2021"), "victim", who);
	report_role(&again, report_event(&again, "abduction", "actual", "was abducted on 2 May 2021", "2021-05-02", "2 May 2021"), "victim", who);
	book = book_of(&again, 1);
	assert_string_equal(book_status(book, "Nadia Forsell"), "held");
	json_decref(book);
}

static void status__the_day_of_most_reports_leads_and_the_other_is_a_conflict(void **state)
{
	struct report reports[] = {report_end("2023-11-30", "2023-12-01"), report_end("2023-11-30", "2023-12-02"),
				   report_end("2025-02-15", "2025-02-20")};
	json_t *book = book_of(reports, 3);
	const json_t *person = book_person(book, "Nadia Forsell"), *conflict = conflict_on(book, "date");
	assert_non_null(person);
	assert_string_equal(text_of(json_object_get(person, "status"), "since"), "2023-11-30");
	assert_non_null(conflict);
	assert_int_equal(json_array_size(json_object_get(conflict, "values")), 2);
	assert_string_equal(text_of(json_array_get(json_object_get(conflict, "values"), 1), "value"), "2025-02-15");
	json_decref(book);
}

/* Killed on a day; one report has him taken on it. */
static struct report report_attack(const char *published, bool taken)
{
	static char texts[MAX_REPORTS][160];
	static size_t turn;
	char *text = texts[turn++ % MAX_REPORTS];
	snprintf(text, sizeof texts[0], "Piotr Halvard, a farmer of Orsk, was killed on 2023-10-07.%s Seen %s.",
		 taken ? " Halvard was seized on 2023-10-07." : "", published);
	struct report r = report_new(text, published);
	int who = report_person(&r, "Piotr Halvard", NULL);
	report_attribute(&r, who, "occupation", "farmer", "a farmer");
	report_attribute(&r, who, "home", "Orsk", "Orsk");
	report_role(&r, report_event(&r, "death", "actual", "was killed on 2023-10-07", "2023-10-07", "2023-10-07"), "victim", who);
	if (taken)
		report_role(&r, report_event(&r, "abduction", "actual", "was seized on 2023-10-07", "2023-10-07", "2023-10-07"),
			    "victim", who);
	return r;
}

static void status__killed_by_many_and_taken_by_one_is_dead_and_no_captive(void **state)
{
	struct report reports[] = {report_attack("2023-10-09", false), report_attack("2023-10-10", true),
				   report_attack("2023-10-11", false)};
	json_t *book = book_of(reports, 3);
	assert_string_equal(book_status(book, "Piotr Halvard"), "dead");
	assert_false(json_is_true(json_object_get(book_person(book, "Piotr Halvard"), "captive")));
	assert_int_equal(book_count_events(book, "abduction", "actual", "Piotr Halvard", NULL), 1);
	json_decref(book);
}

static void status__who_died_after_a_taking_is_held_still(void **state)
{
	struct report r = report_new("Piotr Halvard was seized on 2023-10-07. Halvard was killed on 2024-02-01.", "2024-02-02");
	int who = report_person(&r, "Piotr Halvard", NULL);
	report_role(&r, report_event(&r, "abduction", "actual", "was seized on 2023-10-07", "2023-10-07", "2023-10-07"), "victim",
		    who);
	report_role(&r, report_event(&r, "death", "actual", "was killed on 2024-02-01", "2024-02-01", "2024-02-01"), "victim", who);
	json_t *book = book_of(&r, 1);
	assert_string_equal(book_status(book, "Piotr Halvard"), "dead, body held");
	assert_true(json_is_true(json_object_get(book_person(book, "Piotr Halvard"), "captive")));
	json_decref(book);
}

static void captive__office_holder_who_acts_is_none(void **state)
{
	struct report r = report_new("President Igor Lasko freed Nadia Forsell. Lasko was freed. Lasko promised more.", "2024-02-02");
	int president = report_person(&r, "Igor Lasko", NULL), who = report_person(&r, "Nadia Forsell", NULL);
	report_attribute(&r, president, "office", "President", "President");
	report_role(&r, report_event(&r, "release", "actual", "freed Nadia Forsell", NULL, NULL), "victim", who);
	report_role(&r, report_event(&r, "release", "actual", "Lasko was freed", NULL, NULL), "victim", president);
	report_role(&r, report_event(&r, "pledge", "actual", "promised more", NULL, NULL), "agent", president);
	json_t *book = book_of(&r, 1);
	assert_false(json_is_true(json_object_get(book_person(book, "Igor Lasko"), "captive")));
	assert_string_equal(book_status(book, "Igor Lasko"), "unknown");
	assert_true(json_is_true(json_object_get(book_person(book, "Nadia Forsell"), "captive")));
	json_decref(book);
}

/* "His mother", "a man" and "the son of Dina": two of them are somebody in particular. */
static void resolve__relatives_without_a_name_are_the_named_ones(void **state)
{
	struct report a = report_new("Dina Forsell, the mother of Emil Forsell, was seized. Emil Forsell was seized.", "2024-02-02");
	int dina = report_person(&a, "Dina Forsell", NULL), emil = report_person(&a, "Emil Forsell", NULL);
	int seized = report_event(&a, "abduction", "actual", "was seized", NULL, NULL);
	report_role(&a, seized, "victim", dina);
	report_role(&a, seized, "victim", emil);
	report_relation(&a, "mother", dina, emil, "the mother of Emil Forsell");
	struct report b = report_new("The mother of Emil Forsell was freed. Dina Forsell asked for her son, who is held.", "2024-02-20");
	int mother = report_unnamed(&b, "The mother"), again = report_person(&b, "Emil Forsell", NULL);
	int dina_again = report_person(&b, "Dina Forsell", NULL), son = report_unnamed(&b, "her son");
	report_relation(&b, "mother", mother, again, "The mother of Emil Forsell");
	report_relation(&b, "mother", dina_again, again, "Dina Forsell");
	report_relation(&b, "son", son, dina_again, "her son");
	report_role(&b, report_event(&b, "release", "actual", "was freed", NULL, NULL), "victim", mother);
	report_role(&b, report_event(&b, "captivity", "actual", "is held", NULL, NULL), "victim", son);
	struct report reports[] = {a, b};
	json_t *book = book_of(reports, 2);
	assert_int_equal(json_array_size(json_object_get(book, "people")), 2);
	assert_string_equal(book_status(book, "Dina Forsell"), "released");
	assert_string_equal(book_status(book, "Emil Forsell"), "held");
	json_decref(book);
}

static void export__unnamed_people_carry_their_description(void **state)
{
	struct report r = report_new("The sister of Emil Forsell was seized. A man was seized too.", "2024-02-02");
	int emil = report_person(&r, "Emil Forsell", NULL), sister = report_unnamed(&r, "The sister"), man = report_unnamed(&r, "man");
	report_relation(&r, "sister", sister, emil, "The sister of Emil Forsell");
	report_role(&r, report_event(&r, "abduction", "actual", "was seized", NULL, NULL), "victim", sister);
	report_role(&r, report_event(&r, "abduction", "actual", "was seized too", NULL, NULL), "victim", man);
	json_t *book = book_of(&r, 1);
	const json_t *person;
	size_t i, n = 0;
	json_array_foreach(json_object_get(book, "people"), i, person)
	{
		bool named = json_is_true(json_object_get(person, "named"));
		assert_int_equal(named, strcmp(text_of(person, "name"), "Emil Forsell") == 0);
		n += json_is_true(json_object_get(person, "captive"));
		if (json_is_true(json_object_get(person, "captive")))
			assert_string_equal(text_of(person, "name"), "sister of Forsell");
	}
	assert_int_equal(n, 1);
	json_decref(book);
}

/* Two outlets tell of one thanks without a day; a third tells of another a month later. */
static struct report report_thanks(const char *published, const char *what)
{
	struct report r = report_new(what, published);
	int agent = report_person(&r, "Emil Forsell", NULL), to = report_thing(&r, "organization", "Red Lamp", NULL);
	report_attribute(&r, agent, "occupation", "engineer", "engineer");
	int event = report_event(&r, "thanks", "actual", "thanked Red Lamp", NULL, NULL);
	report_role(&r, event, "agent", agent);
	report_role(&r, event, "addressee", to);
	return r;
}

static void events__thanks_of_one_week_without_a_day_are_one(void **state)
{
	struct report reports[] = {report_thanks("2024-02-02", "Emil Forsell, an engineer, thanked Red Lamp."),
				   report_thanks("2024-02-04", "The engineer Emil Forsell thanked Red Lamp, it is said."),
				   report_thanks("2024-04-04", "Again Emil Forsell, the engineer, thanked Red Lamp.")};
	json_t *book = book_of(reports, 3);
	assert_int_equal(book_count_people(book, "Emil Forsell"), 1);
	assert_int_equal(count_type(book, "thanks"), 2);
	json_decref(book);
}

static struct report report_days_held(const char *text, const char *published, int days, const char *words)
{
	struct report r = report_new(text, published);
	int who = report_person(&r, "Nadia Forsell", NULL);
	report_attribute(&r, who, "occupation", "engineer", "engineer");
	int held = report_event(&r, "captivity", "actual", words, NULL, NULL);
	report_role(&r, held, "victim", who);
	report_days(&r, held, days, words);
	return r;
}

static void conflicts__two_durations_of_one_captivity(void **state)
{
	struct report reports[] = {report_days_held("Nadia Forsell, engineer, was held 497 days.", "2024-02-02", 497, "497 days"),
				   report_days_held("The engineer Nadia Forsell was held 498 days.", "2024-02-03", 498, "498 days")};
	json_t *book = book_of(reports, 2);
	const json_t *conflict = conflict_on(book, "duration_days");
	assert_int_equal(book_count_events(book, "captivity", "actual", "Nadia Forsell", NULL), 1);
	assert_non_null(conflict);
	assert_string_equal(text_of(json_array_get(json_object_get(conflict, "values"), 0), "value"), "497 days");
	assert_string_equal(text_of(json_array_get(json_object_get(conflict, "values"), 1), "value"), "498 days");
	json_decref(book);
}

TEST_MAIN(cmocka_unit_test(status__who_came_home_is_held_no_longer_until_taken_again),
		cmocka_unit_test(status__the_day_of_most_reports_leads_and_the_other_is_a_conflict),
	  cmocka_unit_test(status__killed_by_many_and_taken_by_one_is_dead_and_no_captive),
	  cmocka_unit_test(status__who_died_after_a_taking_is_held_still), cmocka_unit_test(captive__office_holder_who_acts_is_none),
	  cmocka_unit_test(resolve__relatives_without_a_name_are_the_named_ones),
	  cmocka_unit_test(export__unnamed_people_carry_their_description),
	  cmocka_unit_test(events__thanks_of_one_week_without_a_day_are_one),
	  cmocka_unit_test(conflicts__two_durations_of_one_captivity))
