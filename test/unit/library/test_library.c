/* libhabeas as another program uses it.  Needs the model that HB_MODEL names; skips what reads without it. */
#include "habeas.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

static const char report[] = "Engineer freed after a year\n\nThe engineer Paul Example was released by the rebels on 4 May 2021, his wife, "
			     "Mary Example, said. He had been kidnapped in Kidal in April 2020.\n";

static struct hb_reader *open_reader(void)
{
	struct hb_reader *reader;
	char message[256] = "";
	const char *model = getenv("HB_MODEL");
	if (!model)
		skip();
	if (hb_reader_open(model, &reader, message, sizeof message))
		fail_msg("%s", message);
	return reader;
}

/* Parse and free a text that the library gave. */
static json_t *take(char *text)
{
	json_t *value = json_loads(text, 0, NULL);
	hb_text_free(text);
	assert_non_null(value);
	return value;
}

static void library__extracts_a_report(void **state)
{
	struct hb_reader *reader = open_reader();
	struct hb_document document = {.bytes = report, .n_bytes = sizeof report - 1, .id = "r1", .published = "2021-05-05"};
	char *text;
	assert_int_equal(hb_reader_extract(reader, &document, &text, NULL, 0), 0);
	json_t *record = take(text);
	assert_string_equal(json_string_value(json_object_get(record, "format")), "habeas-extraction/1");
	assert_true(json_array_size(json_object_get(record, "events")) >= 2);
	json_decref(record);
	assert_int_equal(hb_reader_read(reader, &document, &text, NULL, 0), 0);
	record = take(text);
	assert_string_equal(json_string_value(json_object_get(record, "title")), "Engineer freed after a year");
	json_decref(record);
	hb_reader_close(reader);
}

static void library__keeps_a_casebook(void **state)
{
	struct hb_reader *reader = open_reader();
	struct hb_cases *cases;
	struct hb_document document = {.bytes = report, .n_bytes = sizeof report - 1};
	char *text, path[64];
	int is_new = 0;
	snprintf(path, sizeof path, "library-test-%d.db", (int)getpid());
	assert_int_equal(hb_cases_open(path, &cases, NULL, 0), 0);
	assert_int_equal(hb_cases_add(cases, reader, &document, &is_new, NULL, 0), 0);
	assert_int_equal(is_new, 1);
	assert_int_equal(hb_cases_add(cases, reader, &document, &is_new, NULL, 0), 0);
	assert_int_equal(is_new, 0);
	assert_int_equal(hb_cases_export(cases, NULL, &text, NULL, 0), 0);
	json_t *export = take(text);
	assert_int_equal(json_array_size(json_object_get(export, "sources")), 1);
	json_decref(export);
	hb_cases_close(cases);
	hb_reader_close(reader);
	unlink(path);
}

static void library__failures_come_with_a_sentence(void **state)
{
	struct hb_reader *reader;
	char message[256] = "";
	assert_int_equal(hb_reader_open("no such model", &reader, message, sizeof message), 4);
	assert_non_null(strstr(message, "no such model"));
	hb_reader_close(NULL);
	hb_cases_close(NULL);
	assert_non_null(hb_version());
}

TEST_MAIN(cmocka_unit_test(library__extracts_a_report), cmocka_unit_test(library__keeps_a_casebook),
	  cmocka_unit_test(library__failures_come_with_a_sentence))
