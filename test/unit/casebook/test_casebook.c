/* The casebook: what must always hold, on small reports of our own. */
#include "../test.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sha256.h"
#include "casebook/casebook_internal.h"
#include "report.h"

static const char extractor[] = "habeas 0.1.0 en-1";
static char folder[64];

static char *new_path(void)
{
	static char path[96];
	static int number;
	snprintf(path, sizeof path, "%s/%d.db", folder, ++number);
	return path;
}

static struct hb_casebook *open_new(void)
{
	struct hb_casebook *casebook;
	struct hb_error error = {0};
	if (hb_casebook_open(new_path(), true, &casebook, &error))
		fail_msg("%s", error.message);
	return casebook;
}

static json_t *export_as_of(struct hb_casebook *casebook, const char *day)
{
	json_t *book;
	struct hb_error error = {0};
	if (hb_casebook_resolve(casebook, &error) || hb_casebook_export(casebook, day, &book, &error))
		fail_msg("%s", error.message);
	return book;
}

/* ---- the reports --------------------------------------------------------------------------------------------- */

/* Taken with his partner, his mother and his grandmother; by age and kin. */
static struct report report_missing(void)
{
	struct report r = report_new("Alexander Trufanov, 27, an Israeli, was abducted from Nir Oz on October 7, 2023 with his "
				     "partner, Sapir Cohen. His grandmother was abducted too. His father, Vitali Trufanov, was "
				     "killed that day.",
				     "2023-10-12");
	int alex = report_person(&r, "Alexander Trufanov", NULL), sapir = report_person(&r, "Sapir Cohen", NULL);
	int grandmother = report_unnamed(&r, "His grandmother"), father = report_person(&r, "Vitali Trufanov", NULL);
	int place = report_thing(&r, "place", "Nir Oz", "IL");
	report_attribute(&r, alex, "age", "27", "27");
	report_attribute(&r, alex, "nationality", "IL", "an Israeli");
	report_relation(&r, "partner", sapir, alex, "partner, Sapir Cohen");
	report_relation(&r, "grandmother", grandmother, alex, "His grandmother");
	report_relation(&r, "father", father, alex, "His father, Vitali Trufanov");
	int taken = report_event(&r, "abduction", "actual", "was abducted from Nir Oz on October 7, 2023", "2023-10-07",
				 "October 7, 2023");
	report_role(&r, taken, "victim", alex);
	report_role(&r, taken, "victim", sapir);
	report_role(&r, taken, "place", place);
	int also = report_event(&r, "abduction", "actual", "His grandmother was abducted too", NULL, NULL);
	report_role(&r, also, "victim", grandmother);
	int killed = report_event(&r, "death", "actual", "was killed that day", "2023-10-07", "that day");
	report_role(&r, killed, "victim", father);
	return r;
}

static struct report report_women(void)
{
	struct report r = report_new("Irena Tati, the grandmother of Alexander Trufanov, was freed on November 29, 2023. "
				     "Trufanov, 28, whom they call Sasha, is held in Gaza.",
				     "2023-12-01");
	int irena = report_person(&r, "Irena Tati", NULL), alex = report_person(&r, "Alexander Trufanov", "Sasha");
	int gaza = report_thing(&r, "place", "Gaza", "PS");
	report_attribute(&r, alex, "age", "28", "28");
	report_relation(&r, "grandmother", irena, alex, "the grandmother of Alexander Trufanov");
	int freed = report_event(&r, "release", "actual", "was freed on November 29, 2023", "2023-11-29", "November 29, 2023");
	report_role(&r, freed, "victim", irena);
	int held = report_event(&r, "captivity", "actual", "is held in Gaza", NULL, NULL);
	report_role(&r, held, "victim", alex);
	report_role(&r, held, "place", gaza);
	return r;
}

/* A video is released; requests and plans. */
static struct report report_video(void)
{
	struct report r = report_new("Islamic Jihad released a video of Sasha Trufanov, 29, on November 13, 2024. His father "
				     "Vitali was killed in 2023. The family asked that he be released. He would be released in "
				     "January.",
				     "2024-11-14");
	int alex = report_person(&r, "Sasha Trufanov", NULL), captor = report_thing(&r, "organization", "Islamic Jihad", NULL);
	int father = report_person(&r, "Vitali", NULL);
	report_attribute(&r, alex, "age", "29", "29");
	report_relation(&r, "father", father, alex, "His father Vitali");
	int seen = report_event(&r, "sighting", "actual", "released a video of Sasha Trufanov", "2024-11-13",
				"November 13, 2024");
	report_role(&r, seen, "victim", alex);
	report_role(&r, seen, "agent", captor);
	int asked = report_event(&r, "release", "requested", "asked that he be released", NULL, NULL);
	report_role(&r, asked, "victim", alex);
	int planned = report_event(&r, "release", "planned", "would be released in January", "2025-01", "January");
	report_role(&r, planned, "victim", alex);
	int death = report_event(&r, "death", "actual", "was killed in 2023", "2023", "2023");
	report_role(&r, death, "victim", father);
	return r;
}

static struct report report_freed(void)
{
	struct report r = report_new("Alexander Trufanov, 29, was released on February 15, 2025 after 498 days. Sapir Cohen, his "
				     "partner, and his grandmother had been released in November 2023.",
				     "2025-02-15");
	int alex = report_person(&r, "Alexander Trufanov", NULL), sapir = report_person(&r, "Sapir Cohen", NULL);
	int grandmother = report_unnamed(&r, "his grandmother");
	report_attribute(&r, alex, "age", "29", "29");
	report_relation(&r, "partner", sapir, alex, "Sapir Cohen, his partner");
	report_relation(&r, "grandmother", grandmother, alex, "his grandmother");
	int freed = report_event(&r, "release", "actual", "was released on February 15, 2025", "2025-02-15",
				 "February 15, 2025");
	report_role(&r, freed, "victim", alex);
	int held = report_event(&r, "captivity", "actual", "after 498 days", NULL, NULL);
	report_role(&r, held, "victim", alex);
	report_days(&r, held, 498, "498 days");
	int women = report_event(&r, "release", "actual", "had been released in November 2023", "2023-11", "November 2023");
	report_role(&r, women, "victim", sapir);
	report_role(&r, women, "victim", grandmother);
	return r;
}

static struct report report_kremlin(void)
{
	struct report r = report_new("President Vladimir Putin, a Russian, pledged on April 16, 2025 to help free Maxim Herkin. "
				     "\"We will work on this,\" Putin said. Alexander Trufanov was freed in February. His "
				     "partner, Sapir Cohen, came with him.",
				     "2025-04-17");
	int putin = report_person(&r, "Vladimir Putin", "Putin"), herkin = report_person(&r, "Maxim Herkin", NULL);
	int alex = report_person(&r, "Alexander Trufanov", NULL), sapir = report_person(&r, "Sapir Cohen", NULL);
	report_attribute(&r, putin, "office", "president", "President");
	report_attribute(&r, putin, "nationality", "RU", "a Russian");
	report_relation(&r, "partner", sapir, alex, "partner, Sapir Cohen");
	int pledge = report_event(&r, "pledge", "actual", "pledged on April 16, 2025 to help free Maxim Herkin", "2025-04-16",
				  "April 16, 2025");
	int wanted = report_event(&r, "release", "requested", "free Maxim Herkin", NULL, NULL);
	report_role(&r, pledge, "agent", putin);
	report_role(&r, pledge, "beneficiary", herkin);
	report_role(&r, wanted, "victim", herkin);
	report_about(&r, pledge, wanted);
	int freed = report_event(&r, "release", "actual", "was freed in February", "2025-02", "in February");
	report_role(&r, freed, "victim", alex);
	report_statement(&r, putin, "We will work on this,");
	return r;
}

enum { N_REPORTS = 5 };

static void make_reports(struct report reports[N_REPORTS])
{
	reports[0] = report_missing();
	reports[1] = report_women();
	reports[2] = report_video();
	reports[3] = report_freed();
	reports[4] = report_kremlin();
}

static void free_reports(struct report *reports, size_t n)
{
	for (size_t i = 0; i < n; i++)
		report_free(&reports[i]);
}

static struct hb_casebook *full_casebook(void)
{
	struct hb_casebook *casebook = open_new();
	struct report reports[N_REPORTS];
	make_reports(reports);
	for (size_t i = 0; i < N_REPORTS; i++)
		assert_true(report_add(&reports[i], casebook, extractor));
	free_reports(reports, N_REPORTS);
	return casebook;
}

static char *export_text(struct hb_casebook *casebook)
{
	json_t *book = export_as_of(casebook, NULL);
	char *text = json_dumps(book, JSON_INDENT(1) | JSON_REAL_PRECISION(6));
	json_decref(book);
	return text;
}

/* ---- sources and claims --------------------------------------------------------------------------------------- */

static void casebook_add__any_order_exports_equal_bytes(void **state)
{
	static const int orders[][N_REPORTS] = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {3, 4, 0, 2, 1}};
	char *first = NULL;
	for (size_t o = 0; o < sizeof orders / sizeof *orders; o++) {
		struct hb_casebook *casebook = open_new();
		struct report reports[N_REPORTS];
		make_reports(reports);
		for (size_t i = 0; i < N_REPORTS; i++)
			report_add(&reports[orders[o][i]], casebook, extractor);
		char *text = export_text(casebook);
		if (first)
			assert_string_equal(first, text);
		else
			first = text;
		if (first != text)
			free(text);
		free_reports(reports, N_REPORTS);
		hb_casebook_close(casebook);
	}
	free(first);
}

static void casebook_add__same_source_twice_changes_nothing(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	struct report reports[N_REPORTS];
	char *before = export_text(casebook);
	make_reports(reports);
	for (size_t i = 0; i < N_REPORTS; i++)
		assert_false(report_add(&reports[i], casebook, extractor));
	char *after = export_text(casebook);
	assert_string_equal(before, after);
	free(before);
	free(after);
	free_reports(reports, N_REPORTS);
	hb_casebook_close(casebook);
}

static void casebook_add__newer_extractor_supersedes_in_either_order(void **state)
{
	char *texts[2];
	for (int turn = 0; turn < 2; turn++) {
		struct hb_casebook *casebook = open_new();
		struct report old = report_video(), newer = report_video();
		int person = report_person(&newer, "Sasha Trufanov", NULL);
		(void)person;
		struct report *order[2] = {turn ? &newer : &old, turn ? &old : &newer};
		for (int i = 0; i < 2; i++)
			assert_true(report_add(order[i], casebook, order[i] == &newer ? "habeas 0.10.0 en-1" : "habeas 0.9.0 en-3"));
		json_t *book = export_as_of(casebook, NULL), *report;
		size_t i;
		const json_t *claim;
		json_array_foreach(json_object_get(book, "claims"), i, claim)
		{
			assert_string_equal(json_string_value(json_object_get(claim, "extractor")), "habeas 0.10.0 en-1");
		}
		json_decref(book);
		/* The old claims are kept: verification reads both. */
		assert_int_equal(hb_casebook_verify(casebook, &report, NULL), HB_OK);
		assert_int_equal(json_integer_value(json_object_get(report, "sources")), 2);
		json_decref(report);
		texts[turn] = export_text(casebook);
		report_free(&old);
		report_free(&newer);
		hb_casebook_close(casebook);
	}
	assert_string_equal(texts[0], texts[1]);
	free(texts[0]);
	free(texts[1]);
}

static void casebook_add__same_bytes_from_two_addresses_are_one_source(void **state)
{
	char *texts[2];
	for (int turn = 0; turn < 2; turn++) {
		struct hb_casebook *casebook = open_new();
		struct report a = report_video(), b = report_video();
		a.url = "https://one.example/a";
		b.url = "https://two.example/b";
		assert_true(report_add(turn ? &b : &a, casebook, extractor));
		assert_true(report_add(turn ? &a : &b, casebook, extractor));
		assert_false(report_add(&a, casebook, extractor));
		json_t *book = export_as_of(casebook, NULL);
		assert_int_equal(json_array_size(json_object_get(book, "sources")), 1);
		json_decref(book);
		texts[turn] = export_text(casebook);
		report_free(&a);
		report_free(&b);
		hb_casebook_close(casebook);
	}
	assert_string_equal(texts[0], texts[1]);
	free(texts[0]);
	free(texts[1]);
}

static void casebook_add__kill_keeps_all_but_the_one_being_added(void **state)
{
	char *path = new_path();
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		struct hb_casebook *casebook;
		struct report reports[N_REPORTS];
		make_reports(reports);
		if (hb_casebook_open(path, true, &casebook, NULL))
			_exit(1);
		for (size_t i = 0; i < 3; i++)
			report_add(&reports[i], casebook, extractor);
		if (hb_casebook_note(casebook, "fourth.html", NULL))
			_exit(1);
		kill(getpid(), SIGKILL); /* nothing is closed */
	}
	int how;
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_true(WIFSIGNALED(how));
	struct hb_casebook *casebook;
	assert_int_equal(hb_casebook_open(path, false, &casebook, NULL), HB_OK);
	assert_string_equal(hb_casebook_interrupted(casebook), "fourth.html");
	json_t *book = export_as_of(casebook, NULL);
	assert_int_equal(json_array_size(json_object_get(book, "sources")), 3);
	json_decref(book);
	hb_casebook_close(casebook);
}

static void casebook_add__what_cites_no_text_is_refused_whole(void **state)
{
	struct hb_casebook *casebook = open_new();
	const struct hb_mention mention = {.span = {0, 90000}, .head = {0, 4}, .kind = HB_NAME};
	const struct hb_entity entity = {.type = HB_PERSON, .name = "Nora", .mentions = &mention, .n_mentions = 1,
					 .count_min = -1, .count_max = -1, .specific = true};
	const struct hb_source source = {
		.id = "x", .text = "Nora", .n_text_bytes = 4,
		.sha256 = "0000000000000000000000000000000000000000000000000000000000000000"};
	struct hb_source right = source;
	struct hb_extraction extraction = {.source = &source, .extractor = extractor, .entities = &entity, .n_entities = 1};
	struct hb_delivery delivery = {.bytes = "Nora", .n_bytes = 4};
	bool is_new = false;
	/* A hash that is not that of the bytes; then words outside of the text. */
	assert_int_equal(hb_casebook_add(casebook, &delivery, &extraction, &is_new, NULL), HB_BAD_INPUT);
	extraction.source = &right;
	char sha256[65];
	hb_sha256_text("Nora", 4, sha256);
	right.sha256 = sha256;
	assert_int_equal(hb_casebook_add(casebook, &delivery, &extraction, &is_new, NULL), HB_BAD_INPUT);
	assert_false(is_new);
	json_t *book = export_as_of(casebook, NULL);
	assert_int_equal(json_array_size(json_object_get(book, "sources")), 0);
	json_decref(book);
	hb_casebook_close(casebook);
}

static void casebook_add__imported_extraction_needs_no_original(void **state)
{
	struct hb_casebook *casebook = open_new();
	struct report r = report_freed();
	json_t *report;
	r.imported = true;
	assert_true(report_add(&r, casebook, extractor));
	assert_false(report_add(&r, casebook, extractor));
	assert_int_equal(hb_casebook_verify(casebook, &report, NULL), HB_OK);
	assert_int_equal(json_integer_value(json_object_get(report, "without_original")), 1);
	assert_int_equal(json_array_size(json_object_get(report, "failed")), 0);
	json_decref(report);
	report_free(&r);
	hb_casebook_close(casebook);
}

static void casebook_open__other_database_is_refused(void **state)
{
	char *path = new_path();
	sqlite3 *database;
	struct hb_casebook *casebook;
	struct hb_error error = {0};
	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, "CREATE TABLE other (x)", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(database);
	assert_int_equal(hb_casebook_open(path, true, &casebook, &error), HB_BAD_INPUT);
	assert_int_equal(hb_casebook_open("/nowhere/casebook.db", false, &casebook, &error), HB_NOT_FOUND);
}

/* ---- who is who ---------------------------------------------------------------------------------------------- */

static void resolve__aliases_and_kin_join_one_man(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	json_t *book = export_as_of(casebook, NULL);
	assert_int_equal(book_count_people(book, "Alexander Trufanov"), 1);
	assert_ptr_equal(book_person(book, "Alexander Trufanov"), book_person(book, "Sasha Trufanov"));
	assert_int_equal(book_count_people(book, "Sapir Cohen"), 1);
	assert_ptr_equal(book_person(book, "Vitali"), book_person(book, "Vitali Trufanov"));
	assert_ptr_not_equal(book_person(book, "Vitali Trufanov"), book_person(book, "Alexander Trufanov"));
	json_decref(book);
	hb_casebook_close(casebook);
}

static void resolve__unnamed_grandmother_is_the_named_one(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	json_t *book = export_as_of(casebook, NULL);
	const json_t *relative, *person = book_person(book, "Alexander Trufanov"), *release = NULL;
	size_t i, n = 0;
	json_array_foreach(json_object_get(person, "relatives"), i, relative)
	{
		if (strcmp(json_string_value(json_object_get(relative, "relation")), "grandmother") != 0)
			continue;
		n++;
		assert_string_equal(json_string_value(json_object_get(relative, "name")), "Irena Tati");
	}
	assert_int_equal(n, 1);
	assert_int_equal(book_count_events(book, "release", "actual", "Irena Tati", &release), 1);
	assert_string_equal(json_string_value(json_object_get(json_object_get(release, "date"), "value")), "2023-11-29");
	json_decref(book);
	hb_casebook_close(casebook);
}

/* Two men of one name, in two cities; one is freed. */
static struct report report_namesake(const char *city, const char *other_words, bool freed)
{
	static char texts[2][256];
	char *text = texts[freed];
	snprintf(text, sizeof texts[0], "Juan Ortega, a Mexican, was kidnapped in %s on March %s, 2024.%s", city, other_words,
		 freed ? " Ortega was released on April 1, 2024." : "");
	struct report r = report_new(text, freed ? "2024-04-02" : "2024-04-03");
	int juan = report_person(&r, "Juan Ortega", NULL), place = report_thing(&r, "place", city, "MX");
	char words[64], day[32], date[16];
	snprintf(words, sizeof words, "was kidnapped in %s", city);
	snprintf(day, sizeof day, "March %s, 2024", other_words);
	snprintf(date, sizeof date, "2024-03-%02d", atoi(other_words));
	report_attribute(&r, juan, "nationality", "MX", "a Mexican");
	int taken = report_event(&r, "abduction", "actual", words, date, day);
	report_role(&r, taken, "victim", juan);
	report_role(&r, taken, "place", place);
	if (freed)
		report_role(&r, report_event(&r, "release", "actual", "was released on April 1, 2024", "2024-04-01", "April 1, 2024"),
			    "victim", juan);
	return r;
}

static void resolve__namesakes_in_two_cities_stay_two(void **state)
{
	static const char *const days[][2] = {{"5", "12"}, {"5", "5"}};
	for (int turn = 0; turn < 2; turn++) {
		struct hb_casebook *casebook = open_new();
		struct report a = report_namesake("Tijuana", days[turn][0], true);
		struct report b = report_namesake("Morelia", days[turn][1], false);
		size_t i, n_held = 0, n_released = 0;
		const json_t *person;
		report_add(&a, casebook, extractor);
		report_add(&b, casebook, extractor);
		json_t *book = export_as_of(casebook, NULL);
		assert_int_equal(book_count_people(book, "Juan Ortega"), 2);
		json_array_foreach(json_object_get(book, "people"), i, person)
		{
			const char *value = json_string_value(json_object_get(json_object_get(person, "status"), "value"));
			n_held += strcmp(value, "held") == 0;
			n_released += strcmp(value, "released") == 0;
		}
		assert_int_equal(n_held, 1);
		assert_int_equal(n_released, 1);
		json_decref(book);
		report_free(&a);
		report_free(&b);
		hb_casebook_close(casebook);
	}
}

static void resolve__name_alone_never_joins(void **state)
{
	struct hb_casebook *casebook = open_new();
	struct report a = report_new("John Carver was arrested.", "2024-01-01");
	struct report b = report_new("Nobody has heard from John Carver.", "2024-01-02");
	report_role(&a, report_event(&a, "arrest", "actual", "was arrested", NULL, NULL), "victim",
		    report_person(&a, "John Carver", NULL));
	report_person(&b, "John Carver", NULL);
	report_add(&a, casebook, extractor);
	report_add(&b, casebook, extractor);
	json_t *book = export_as_of(casebook, NULL);
	assert_int_equal(book_count_people(book, "John Carver"), 2);
	json_decref(book);
	report_free(&a);
	report_free(&b);
	hb_casebook_close(casebook);
}

/* ---- events and statuses --------------------------------------------------------------------------------------- */

static void events__a_common_month_supports_two_days(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	json_t *book = export_as_of(casebook, NULL);
	const json_t *release = NULL;
	/* Hers is dated by the month only, his grandmother's by the day: one claim in two events. */
	assert_int_equal(book_count_events(book, "release", "actual", "Sapir Cohen", &release), 1);
	assert_string_equal(json_string_value(json_object_get(json_object_get(release, "date"), "value")), "2023-11");
	assert_int_equal(book_count_events(book, "release", "actual", "Alexander Trufanov", &release), 1);
	assert_string_equal(json_string_value(json_object_get(json_object_get(release, "date"), "value")), "2025-02-15");
	assert_int_equal(json_array_size(json_object_get(release, "sources")), 2);
	json_decref(book);
	hb_casebook_close(casebook);
}

static void status__video_request_and_plan_free_nobody(void **state)
{
	struct hb_casebook *casebook = open_new();
	struct report a = report_missing(), b = report_women(), c = report_video();
	report_add(&a, casebook, extractor);
	report_add(&b, casebook, extractor);
	report_add(&c, casebook, extractor);
	json_t *book = export_as_of(casebook, NULL);
	const json_t *person = book_person(book, "Alexander Trufanov");
	assert_string_equal(book_status(book, "Alexander Trufanov"), "held");
	assert_string_equal(json_string_value(json_object_get(json_object_get(person, "status"), "last_known_alive")),
			    "2024-11-13");
	json_decref(book);
	report_free(&a);
	report_free(&b);
	report_free(&c);
	hb_casebook_close(casebook);
}

static void status__escape_from_an_attack_is_no_captivity(void **state)
{
	struct hb_casebook *casebook = open_new();
	struct report r = report_new("Paul Okafor escaped unhurt from the explosion. Ruth Adeyemi was kidnapped and escaped.",
				     "2024-05-02");
	int paul = report_person(&r, "Paul Okafor", NULL), ruth = report_person(&r, "Ruth Adeyemi", NULL);
	report_role(&r, report_event(&r, "escape", "actual", "escaped unhurt", NULL, NULL), "victim", paul);
	report_role(&r, report_event(&r, "abduction", "actual", "was kidnapped", NULL, NULL), "victim", ruth);
	report_role(&r, report_event(&r, "escape", "actual", "and escaped", NULL, NULL), "victim", ruth);
	report_add(&r, casebook, extractor);
	json_t *book = export_as_of(casebook, NULL);
	assert_false(json_is_true(json_object_get(book_person(book, "Paul Okafor"), "captive")));
	assert_string_equal(book_status(book, "Paul Okafor"), "unknown");
	assert_string_equal(book_status(book, "Ruth Adeyemi"), "escaped");
	json_decref(book);
	report_free(&r);
	hb_casebook_close(casebook);
}

static void status__days_held_counted_and_stated(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	json_t *book = export_as_of(casebook, NULL);
	const json_t *person = book_person(book, "Alexander Trufanov"), *held = json_object_get(person, "held");
	const json_t *stated = json_array_get(json_object_get(held, "stated"), 0);
	assert_string_equal(book_status(book, "Alexander Trufanov"), "released");
	assert_int_equal(json_integer_value(json_object_get(held, "days")), 498);
	assert_string_equal(json_string_value(json_object_get(held, "from")), "2023-10-07");
	assert_string_equal(json_string_value(json_object_get(held, "to")), "2025-02-15");
	assert_int_equal(json_integer_value(json_object_get(stated, "days")), 498);
	assert_string_equal(book_status(book, "Vitali Trufanov"), "dead");
	assert_false(json_is_true(json_object_get(book_person(book, "Vitali Trufanov"), "captive")));
	assert_false(json_is_true(json_object_get(book_person(book, "Vladimir Putin"), "captive")));
	assert_string_equal(book_status(book, "Maxim Herkin"), "unknown");
	json_decref(book);
	hb_casebook_close(casebook);
}

static void export__as_of_knows_what_was_known(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	json_t *book = export_as_of(casebook, "2025-02-14");
	assert_string_equal(book_status(book, "Alexander Trufanov"), "held");
	assert_int_equal(json_array_size(json_object_get(book, "sources")), 3);
	assert_int_equal(json_integer_value(json_object_get(json_object_get(book_person(book, "Alexander Trufanov"), "held"),
							    "days")),
			 497);
	json_decref(book);
	book = export_as_of(casebook, "2023-10-01");
	assert_int_equal(json_array_size(json_object_get(book, "sources")), 0);
	json_decref(book);
	assert_int_equal(hb_casebook_export(casebook, "lately", &book, NULL), HB_MISUSE);
	hb_casebook_close(casebook);
}

static void export__pledge_is_open_and_about_the_release(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	json_t *book = export_as_of(casebook, NULL);
	const json_t *event;
	size_t i, n = 0;
	json_array_foreach(json_object_get(book, "events"), i, event)
	{
		if (strcmp(json_string_value(json_object_get(event, "type")), "pledge") != 0)
			continue;
		n++;
		assert_string_equal(json_string_value(json_object_get(event, "state")), "open");
		assert_true(json_is_string(json_object_get(event, "about")));
	}
	assert_int_equal(n, 1);
	json_decref(book);
	hb_casebook_close(casebook);
}

static const json_t *event_of_type(const json_t *book, const char *type)
{
	const json_t *event;
	size_t i;
	json_array_foreach(json_object_get(book, "events"), i, event)
		if (strcmp(json_string_value(json_object_get(event, "type")), type) == 0)
			return event;
	return NULL;
}

static const char *term(const json_t *event, const char *key, const char *part)
{
	return json_string_value(json_object_get(json_object_get(event, key), part));
}

static void export__the_terms_of_an_offer_cite_their_words(void **state)
{
	(void)state;
	struct report r = report_new("The gang offered to free Maria Lopez for $5,000 if the police left by March 3, 2024. "
				     "Its chief renewed the offer. Lopez was kidnapped in February 2024.",
				     "2024-03-01");
	int lopez = report_person(&r, "Maria Lopez", "Lopez"), gang = report_thing(&r, "organization", "The gang", NULL);
	int chief = report_unnamed(&r, "Its chief");
	report_role(&r, report_event(&r, "abduction", "actual", "was kidnapped in February 2024", "2024-02", "February 2024"), "victim", lopez);
	int offer = report_event(&r, "offer", "actual", "offered to free Maria Lopez", NULL, NULL);
	int again = report_event(&r, "pledge", "actual", "renewed the offer", NULL, NULL);
	report_role(&r, offer, "agent", gang);
	report_role(&r, offer, "beneficiary", lopez);
	report_terms(&r, offer, "if the police left", "$5,000", "2024-03-03", "March 3, 2024");
	report_role(&r, again, "agent", chief);
	report_earlier(&r, again, offer);
	struct hb_casebook *casebook = open_new();
	assert_true(report_add(&r, casebook, extractor));
	json_t *book = export_as_of(casebook, NULL);
	const json_t *event = event_of_type(book, "offer");
	assert_string_equal(term(event, "condition", "text"), "if the police left");
	assert_string_equal(term(event, "amount", "text"), "$5,000");
	assert_string_equal(term(event, "deadline", "text"), "March 3, 2024");
	assert_string_equal(term(event, "deadline", "value"), "2024-03-03");
	assert_non_null(term(event, "condition", "claim"));
	assert_string_equal(json_string_value(json_object_get(event_of_type(book, "pledge"), "earlier")),
			    json_string_value(json_object_get(event, "id")));
	json_decref(book);
	hb_casebook_close(casebook);
	report_free(&r);
}

static void conflicts__two_days_of_one_release(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	struct report wrong = report_new("Alexander Trufanov, 29, was released on February 16, 2025.", "2025-02-17");
	int alex = report_person(&wrong, "Alexander Trufanov", NULL);
	report_attribute(&wrong, alex, "age", "29", "29");
	report_role(&wrong, report_event(&wrong, "release", "actual", "was released on February 16, 2025", "2025-02-16", "February 16, 2025"),
		    "victim", alex);
	report_add(&wrong, casebook, extractor);
	json_t *book = export_as_of(casebook, NULL);
	const json_t *conflict = json_array_get(json_object_get(book, "conflicts"), 0);
	assert_int_equal(book_count_events(book, "release", "actual", "Alexander Trufanov", NULL), 1);
	assert_int_equal(json_array_size(json_object_get(book, "conflicts")), 1);
	assert_string_equal(json_string_value(json_object_get(conflict, "property")), "date");
	json_decref(book);
	report_free(&wrong);
	hb_casebook_close(casebook);
}

/* ---- looking -------------------------------------------------------------------------------------------------- */

static void search__finds_words_without_accents_and_any_query_is_safe(void **state)
{
	static const char *const odd[] = {"\"video", "a AND (", "x* NEAR", "it's -foo", "col:umn", "\"\" \"a\"", "OR OR"};
	struct hb_casebook *casebook = full_casebook();
	json_t *hits;
	assert_int_equal(hb_casebook_search(casebook, "VIDE\xC3\x93 Trufanov", 10, &hits, NULL), HB_OK);
	assert_int_equal(json_array_size(hits), 1);
	const json_t *span = json_object_get(json_array_get(hits, 0), "span");
	assert_true(json_integer_value(json_array_get(span, 1)) > json_integer_value(json_array_get(span, 0)));
	json_decref(hits);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		assert_int_equal(hb_casebook_search(casebook, odd[i], 10, &hits, NULL), HB_OK);
		json_decref(hits);
	}
	assert_int_equal(hb_casebook_search(casebook, "  ", 10, &hits, NULL), HB_MISUSE);
	hb_casebook_close(casebook);
}

static void claim__words_stand_in_their_context(void **state)
{
	struct hb_casebook *casebook = full_casebook();
	json_t *claim;
	assert_int_equal(hb_casebook_claim(casebook, "c1", &claim, NULL), HB_OK);
	assert_string_equal(json_string_value(json_object_get(claim, "text")), "Alexander Trufanov");
	assert_string_equal(json_string_value(json_object_get(claim, "before")), "");
	json_decref(claim);
	assert_int_equal(hb_casebook_claim(casebook, "c99999", &claim, NULL), HB_NOT_FOUND);
	assert_int_equal(hb_casebook_claim(casebook, "p1", &claim, NULL), HB_MISUSE);
	hb_casebook_close(casebook);
}

static size_t count_failures(const char *path, const char *tamper)
{
	sqlite3 *database;
	struct hb_casebook *casebook;
	json_t *report;
	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	if (tamper)
		assert_int_equal(sqlite3_exec(database, tamper, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(database);
	assert_int_equal(hb_casebook_open(path, false, &casebook, NULL), HB_OK);
	assert_int_equal(hb_casebook_verify(casebook, &report, NULL), HB_OK);
	size_t n = json_array_size(json_object_get(report, "failed"));
	json_decref(report);
	hb_casebook_close(casebook);
	return n;
}

static void verify__tampering_is_found(void **state)
{
	struct hb_casebook *casebook;
	char *path = new_path();
	struct report r = report_freed();
	assert_int_equal(hb_casebook_open(path, true, &casebook, NULL), HB_OK);
	report_add(&r, casebook, extractor);
	hb_casebook_close(casebook);
	assert_int_equal(count_failures(path, NULL), 0);
	assert_int_equal(count_failures(path, "UPDATE claim SET text = 'Someone else' WHERE id = 1"), 1);
	assert_int_equal(count_failures(path, "UPDATE claim SET end_cp = 100000 WHERE id = 2"), 2);
	assert_int_equal(count_failures(path, "UPDATE source SET original = x'28b52ffd0401000061'"), 3);
	assert_true(count_failures(path, "UPDATE extraction SET text_sha256 = replace(text_sha256, substr(text_sha256, 1, 1), '_')") > 3);
	report_free(&r);
}

static int make_folder(void **state)
{
	snprintf(folder, sizeof folder, "/tmp/habeas-casebook-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	char path[128];
	for (int i = 1; i < 100; i++)
		for (int k = 0; k < 3; k++) {
			static const char *const tails[] = {"", "-wal", "-shm"};
			snprintf(path, sizeof path, "%s/%d.db%s", folder, i, tails[k]);
			unlink(path);
		}
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(casebook_add__any_order_exports_equal_bytes),
		cmocka_unit_test(casebook_add__same_source_twice_changes_nothing),
		cmocka_unit_test(casebook_add__newer_extractor_supersedes_in_either_order),
		cmocka_unit_test(casebook_add__same_bytes_from_two_addresses_are_one_source),
		cmocka_unit_test(casebook_add__kill_keeps_all_but_the_one_being_added),
		cmocka_unit_test(casebook_add__what_cites_no_text_is_refused_whole),
		cmocka_unit_test(casebook_add__imported_extraction_needs_no_original),
		cmocka_unit_test(casebook_open__other_database_is_refused),
		cmocka_unit_test(resolve__aliases_and_kin_join_one_man),
		cmocka_unit_test(resolve__unnamed_grandmother_is_the_named_one),
		cmocka_unit_test(resolve__namesakes_in_two_cities_stay_two),
		cmocka_unit_test(resolve__name_alone_never_joins),
		cmocka_unit_test(events__a_common_month_supports_two_days),
		cmocka_unit_test(status__video_request_and_plan_free_nobody),
		cmocka_unit_test(status__escape_from_an_attack_is_no_captivity),
		cmocka_unit_test(status__days_held_counted_and_stated),
		cmocka_unit_test(export__as_of_knows_what_was_known),
		cmocka_unit_test(export__pledge_is_open_and_about_the_release),
		cmocka_unit_test(export__the_terms_of_an_offer_cite_their_words),
		cmocka_unit_test(conflicts__two_days_of_one_release),
		cmocka_unit_test(search__finds_words_without_accents_and_any_query_is_safe),
		cmocka_unit_test(claim__words_stand_in_their_context),
		cmocka_unit_test(verify__tampering_is_found),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
