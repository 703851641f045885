/* Relations between people, and persons known only by them. */
#include "people_test.h"

static void kinship__name_in_apposition_is_the_relative(void **state)
{
	struct people_case test;

	people_open(&test, "alias");
	assert_true(people_related(&test, "Karel Dvorski", "father", "Marek Dvorsky"));
	people_close(&test);
}

static void kinship__list_of_relatives_has_one_owner(void **state)
{
	struct people_case test;

	people_open(&test, "alias");
	assert_true(people_related(&test, "Jana", "mother", "Marek Dvorsky"));
	assert_true(people_related(&test, "grandmother of Marek Dvorsky", "grandmother", "Marek Dvorsky"));
	assert_true(people_related(&test, "partner of Marek Dvorsky", "partner", "Marek Dvorsky"));
	assert_int_not_equal(people_called(&test, "Jana"), people_called(&test, "grandmother of Marek Dvorsky"));
	people_close(&test);
}

static void kinship__child_of_a_couple_is_the_child_of_both(void **state)
{
	struct people_case test;

	people_open(&test, "relatives");
	assert_true(people_related(&test, "Radu Costin", "husband", "Elena Costin"));
	assert_true(people_related(&test, "Ioana", "daughter", "Elena Costin"));
	assert_true(people_related(&test, "Ioana", "daughter", "Radu Costin"));
	people_close(&test);
}

static void kinship__survivors_belong_to_the_dead(void **state)
{
	struct people_case test;

	people_open(&test, "survived");
	assert_true(people_related(&test, "Karin", "wife", "Tomas Lindqvist"));
	assert_true(people_related(&test, "Nils", "son", "Tomas Lindqvist"));
	assert_true(people_related(&test, "Olof", "son", "Tomas Lindqvist"));
	assert_true(people_related(&test, "Freja", "daughter", "Tomas Lindqvist"));
	/* and her children are each other's brothers and sister */
	assert_int_equal(test.reading.relations.count, 7);
	people_close(&test);
}

static void kinship__daughter_of_two_parents(void **state)
{
	struct people_case test;

	people_open(&test, "born");
	assert_true(people_related(&test, "Amara Okafor", "daughter", "Ngozi Eze"));
	assert_true(people_related(&test, "Amara Okafor", "daughter", "Peter Eze"));
	people_close(&test);
}

static void kinship__married_to(void **state)
{
	struct people_case test;

	people_open(&test, "born");
	assert_true(people_related(&test, "Chidi Okafor", "husband", "Amara Okafor"));
	people_close(&test);
}

static void kinship__nameless_relative_of_a_speaker(void **state)
{
	struct people_case test;

	people_open(&test, "quotation");
	assert_true(people_related(&test, "brother of Omar Rashid", "brother", "Omar Rashid"));
	people_close(&test);
}

TEST_MAIN(cmocka_unit_test(kinship__name_in_apposition_is_the_relative),
	  cmocka_unit_test(kinship__list_of_relatives_has_one_owner),
	  cmocka_unit_test(kinship__child_of_a_couple_is_the_child_of_both),
	  cmocka_unit_test(kinship__survivors_belong_to_the_dead), cmocka_unit_test(kinship__daughter_of_two_parents),
	  cmocka_unit_test(kinship__married_to), cmocka_unit_test(kinship__nameless_relative_of_a_speaker))
