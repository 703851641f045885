/* Statements: who says what to whom, in which words. */
#include "people_test.h"

static const struct hb_statement *open_one(struct people_case *test, const char *id)
{
	people_open(test, id);
	hb_read_statements(&test->reading);
	assert_int_equal(test->reading.statements.count, 1);
	return &test->reading.statements.items[0];
}

static void expect_words(struct people_case *test, const struct hb_statement *statement, size_t piece, const char *speaker, const char *content)
{
	assert_string_equal(hb_reading_text(&test->reading, statement->speaker_span), speaker);
	assert_true(piece < statement->n_content);
	assert_string_equal(hb_reading_text(&test->reading, statement->content[piece]), content);
}

static void statements__direct_with_addressee_and_first_person(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "direct");
	expect_words(&test, statement, 0, "Maria Lopez", "\u201cI saw my brother in the yard,\u201d");
	assert_int_equal(statement->kind, HB_DIRECT);
	assert_int_equal(statement->speaker, people_entity(&test, "Maria Lopez", 0));
	assert_int_equal(statement->n_addressees, 1);
	assert_int_equal(statement->addressees[0], people_entity(&test, "Pedro Gomez", 0));
	assert_int_equal(people_entity(&test, "I", 0), statement->speaker);
	assert_int_equal(test.reading.statement_of[2], 0);
	people_close(&test);
}

static void statements__quotation_after_the_speaker_goes_on(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "split");
	assert_int_equal(statement->n_content, 2);
	expect_words(&test, statement, 1, "Maria Lopez", "\u201cNobody slept last night in this house.\u201d");
	people_close(&test);
}

static void statements__indirect_content_is_the_clause(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "indirect");
	expect_words(&test, statement, 0, "The mayor", "that two men were freed on Sunday");
	assert_int_equal(statement->kind, HB_INDIRECT);
	assert_int_equal(statement->attitude, HB_SPEECH);
	people_close(&test);
}

static void statements__according_to(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "according");
	assert_string_equal(hb_reading_text(&test.reading, statement->speaker_span), "the ministry");
	assert_string_equal(hb_reading_text(&test.reading, statement->cue), "according to");
	people_close(&test);
}

static void statements__wanting_is_intent_believing_is_belief(void **state)
{
	struct people_case test;

	(void)state;
	assert_int_equal(open_one(&test, "intent")->attitude, HB_INTENT);
	people_close(&test);
	assert_int_equal(open_one(&test, "belief")->attitude, HB_BELIEF);
	people_close(&test);
}

static void statements__none_where_nobody_speaks(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "none");
	hb_read_statements(&test.reading);
	assert_int_equal(test.reading.statements.count, 0);
	people_close(&test);
}

static void statements__what_an_agency_was_told_it_passes_on(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "relayed");
	assert_string_equal(hb_reading_text(&test.reading, statement->speaker_span), "a spokesman for the ministry");
	assert_int_equal(statement->relayed_by, people_entity(&test, "Reuters", 0));
	assert_string_equal(statement->position, "spokesman");
	people_close(&test);
}

static void statements__who_is_quoted_as_saying_speaks(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "quoted_as_saying");
	expect_words(&test, statement, 0, "him", "that he would come home soon");
	assert_int_equal(statement->relayed_by, people_entity(&test, "Ana Paz", 0));
	people_close(&test);
}

static void statements__the_noun_that_quoted_as_saying_hangs_on_speaks(void **state)
{
	struct people_case test;

	(void)state;
	expect_words(&test, open_one(&test, "quoted_at_a_noun"), 0, "The mayor", "that the men were alive");
	people_close(&test);
	open_one(&test, "quoted_by_nobody"); /* no word for who is quoted */
	people_close(&test);
}

static void statements__one_told_in_another_stands_within_it(void **state)
{
	struct people_case test;

	(void)state;
	people_open(&test, "told_within");
	hb_read_statements(&test.reading);
	assert_int_equal(test.reading.statements.count, 2);
	assert_int_equal(test.reading.statements.items[0].within, HB_NONE);
	assert_int_equal(test.reading.statements.items[1].within, 0);
	assert_string_equal(hb_reading_text(&test.reading, test.reading.statements.items[1].speaker_span), "the kidnappers");
	people_close(&test);
}

static void statements__a_quotation_split_by_its_speaker_is_one(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "two_parts");
	assert_int_equal(statement->n_content, 2);
	expect_words(&test, statement, 1, "Nadia Salem", "\u201cand when the telephone rings none of them moves.\u201d");
	people_close(&test);
}

static void statements__a_document_may_speak(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "document");
	expect_words(&test, statement, 0, "The letter", "the men were well");
	assert_string_equal(statement->position, "document");
	people_close(&test);
}

static void statements__what_is_quoted_does_not_speak_itself(void **state)
{
	struct people_case test;

	(void)state;
	expect_words(&test, open_one(&test, "quoted_number"), 0, "the father", "\u201cThirty-three,\u201d");
	people_close(&test);
}

static void statements__kin_of_the_captive_speak_as_relatives(void **state)
{
	struct people_case test;
	const struct hb_statement *statement;

	(void)state;
	statement = open_one(&test, "of_a_captive");
	assert_null(statement->position);
	hb_read_events(&test.reading);
	hb_read_positions(&test.reading);
	assert_string_equal(statement->position, "relative");
	people_close(&test);
}

TEST_MAIN(cmocka_unit_test(statements__what_an_agency_was_told_it_passes_on), cmocka_unit_test(statements__who_is_quoted_as_saying_speaks),
	  cmocka_unit_test(statements__the_noun_that_quoted_as_saying_hangs_on_speaks),
	  cmocka_unit_test(statements__one_told_in_another_stands_within_it),
	  cmocka_unit_test(statements__a_quotation_split_by_its_speaker_is_one), cmocka_unit_test(statements__a_document_may_speak),
	  cmocka_unit_test(statements__what_is_quoted_does_not_speak_itself),
	  cmocka_unit_test(statements__kin_of_the_captive_speak_as_relatives),
	  cmocka_unit_test(statements__direct_with_addressee_and_first_person),
	  cmocka_unit_test(statements__quotation_after_the_speaker_goes_on), cmocka_unit_test(statements__indirect_content_is_the_clause),
	  cmocka_unit_test(statements__according_to), cmocka_unit_test(statements__wanting_is_intent_believing_is_belief),
	  cmocka_unit_test(statements__none_where_nobody_speaks))
