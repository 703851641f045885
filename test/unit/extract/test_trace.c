/* The notes of the passes: taken only when asked for, about tokens, one line each. */
#include "people_test.h"

#include "extract/extract.h"
#include "extract/trace.h"

static const char *last_note(const struct hb_trace *trace)
{
	return trace->notes.items[trace->notes.count - 1].text;
}

static const char *counted(int *calls)
{
	++*calls;
	return "x";
}

static void trace__works_nothing_out_when_nobody_asks(void **state)
{
	struct people_case test;
	int calls = 0;

	(void)state;
	people_open(&test, "direct");
	hb_trace(&test.reading, HB_PASS_COREF, 0, 1, "%s", counted(&calls));
	hb_trace_miss(&test.reading, HB_PASS_COREF, 0, 1, "%s", counted(&calls));
	hb_trace_by(&test.reading, "%s", counted(&calls));
	assert_int_equal(calls, 0);
	people_close(&test);
}

static void trace__notes_stand_in_the_order_in_which_they_were_taken(void **state)
{
	struct people_case test;
	struct hb_trace trace = {0};

	(void)state;
	people_open(&test, "direct");
	test.reading.trace = &trace;
	hb_trace(&test.reading, HB_PASS_EVENT, 2, 4, "release: %s", "rule");
	hb_trace_miss(&test.reading, HB_PASS_MENTION, 1, 2, "no name");
	assert_int_equal(trace.notes.count, 2);
	assert_string_equal(trace.notes.items[0].text, "release: rule");
	assert_false(trace.notes.items[0].miss);
	assert_int_equal(trace.notes.items[1].pass, HB_PASS_MENTION);
	assert_true(trace.notes.items[1].miss);
	people_close(&test);
}

static void trace__a_long_note_is_cut_between_letters(void **state)
{
	struct people_case test;
	struct hb_trace trace = {0};
	char words[2001];

	(void)state;
	people_open(&test, "direct");
	test.reading.trace = &trace;
	for (int i = 0; i < 1000; i++)
		memcpy(words + 2 * i, "\u00e9", 2);
	words[2000] = '\0';
	for (int odd = 0; odd < 2; odd++) {
		hb_trace(&test.reading, HB_PASS_EVENT, 0, 1, "%s%s", odd ? "x" : "", words);
		assert_true(hb_utf8_valid(last_note(&trace), strlen(last_note(&trace))));
		assert_true(strlen(last_note(&trace)) > 400 && strlen(last_note(&trace)) < 2000);
	}
	people_close(&test);
}

static void trace__what_is_at_work_is_what_was_said_last(void **state)
{
	struct people_case test;
	struct hb_trace trace = {0};

	(void)state;
	people_open(&test, "direct");
	test.reading.trace = &trace;
	assert_string_equal(hb_trace_at_work(&test.reading), "no rule said");
	hb_trace_by(&test.reading, "verb '%s'", "married");
	assert_string_equal(hb_trace_at_work(&test.reading), "verb 'married'");
	people_close(&test);
}

static void trace__a_span_begins_at_its_token(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "direct");
	for (uint32_t i = 0; i < test.analysis.n_tokens; i++)
		if (!test.analysis.tokens[i].is_space)
			assert_int_equal(hb_trace_token(&test.reading, hb_reading_span(&test.reading, i, i + 1)), i);
	people_close(&test);
}

static void trace__every_pass_of_a_report_says_why(void **state)
{
	struct people_case test;
	struct hb_trace trace = {0};
	struct hb_extraction extraction;
	struct hb_reading reading;
	bool said[HB_PASS_COUNT] = {false};

	(void)state;
	people_open(&test, "direct");
	hb_extract_explained(&test.analysis, test.arena, &trace, &reading, &extraction);
	for (size_t i = 0; i < trace.notes.count; i++) {
		const struct hb_trace_note *note = &trace.notes.items[i];

		assert_true(note->first < note->end && note->end <= test.analysis.n_tokens);
		assert_null(strchr(note->text, '\n'));
		said[note->pass] = true;
	}
	assert_true(said[HB_PASS_MENTION] && said[HB_PASS_COREF] && said[HB_PASS_KINSHIP] && said[HB_PASS_STATEMENT]);
	people_close(&test);
}

TEST_MAIN(cmocka_unit_test(trace__works_nothing_out_when_nobody_asks),
	  cmocka_unit_test(trace__notes_stand_in_the_order_in_which_they_were_taken), cmocka_unit_test(trace__a_long_note_is_cut_between_letters),
	  cmocka_unit_test(trace__what_is_at_work_is_what_was_said_last), cmocka_unit_test(trace__a_span_begins_at_its_token),
	  cmocka_unit_test(trace__every_pass_of_a_report_says_why))
