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

static void kinship__four_relatives_in_one_sentence_get_their_ties(void **state)
{
	struct people_case test;

	people_open(&test, "four relatives");
	assert_true(people_related(&test, "Tanja", "daughter", "Henrik Dahl"));
	assert_true(people_related(&test, "Willem", "son", "Henrik Dahl"));
	assert_true(people_related(&test, "Erik", "son", "Henrik Dahl"));
	assert_true(people_related(&test, "Barbara Holt", "fiancee", "Henrik Dahl"));
	assert_false(people_related(&test, "Barbara Holt", "fiancee", "Erik"));
	assert_true(people_related(&test, "Erik", "brother", "Willem"));
	people_close(&test);
}

static void kinship__son_in_law_is_no_son(void **state)
{
	struct people_case test;

	people_open(&test, "in-laws");
	assert_true(people_related(&test, "Dina", "wife", "Moshe Levi"));
	assert_true(people_related(&test, "Noa", "daughter", "Moshe Levi"));
	assert_true(people_related(&test, "Eli Bar", "son-in-law", "Moshe Levi"));
	assert_int_equal(test.reading.relations.count, 3);
	people_close(&test);
}

static void kinship__relatives_who_share_a_name_are_two(void **state)
{
	struct people_case test;

	people_open(&test, "kruger");
	assert_true(people_related(&test, "Norbert Kruger", "son", "Emil Kruger"));
	assert_int_equal(people_entity(&test, "Norbert Kruger", 0), people_entity(&test, "Norbert Kruger", 1));
	assert_int_not_equal(people_entity(&test, "Norbert Kruger", 0), people_entity(&test, "Emil Kruger", 0));
	people_close(&test);
}

static void kinship__item_of_a_list_is_no_apposition(void **state)
{
	struct people_case test;

	people_open(&test, "three women");
	assert_true(people_related(&test, "mother of Carmen Ruiz", "mother", "Carmen Ruiz"));
	assert_true(people_related(&test, "sister of Carmen Ruiz", "sister", "Carmen Ruiz"));
	assert_int_equal(test.reading.relations.count, 2);
	people_close(&test);
}

static void kinship__former_husband_of_the_name_before_and(void **state)
{
	struct people_case test;

	people_open(&test, "former");
	assert_true(people_related(&test, "Tom Baker", "ex-husband", "Sara Klein"));
	people_close(&test);
}

static void kinship__driver_and_interpreter_are_ties(void **state)
{
	struct people_case test;

	people_open(&test, "crew");
	assert_true(people_related(&test, "Abdul Karim", "driver", "Paul Reed"));
	assert_true(people_related(&test, "Omar Nasser", "interpreter", "Paul Reed"));
	people_close(&test);
}

static void kinship__parents_named_behind_their_child(void **state)
{
	struct people_case test;

	people_open(&test, "closed pair");
	assert_true(people_related(&test, "Ruth", "parent", "Daniel Weiss"));
	assert_true(people_related(&test, "Amos", "parent", "Daniel Weiss"));
	assert_false(people_related(&test, "Ruth", "parent", "Amos"));
	people_close(&test);
}

static void kinship__relatives_of_the_writer(void **state)
{
	struct people_case test;

	people_open(&test, "writer");
	assert_true(people_related(&test, "Milan Horvat", "father", "the writer"));
	assert_true(people_related(&test, "Josip", "brother", "the writer"));
	people_close(&test);
}

static void kinship__children_of_two_who_have_them(void **state)
{
	struct people_case test;

	people_open(&test, "couple");
	assert_true(people_related(&test, "Paul", "child", "Jean Dubois"));
	assert_true(people_related(&test, "Paul", "child", "Marie Dubois"));
	assert_true(people_related(&test, "Anne", "sister", "Luc"));
	people_close(&test);
}

static void kinship__born_somewhere_the_son_of_two(void **state)
{
	struct people_case test;

	people_open(&test, "born in");
	assert_true(people_related(&test, "Carlos Vega", "son", "Luis Vega"));
	assert_true(people_related(&test, "Carlos Vega", "son", "Marta Soto"));
	people_close(&test);
}

static void kinship__birth_and_wedding_are_said_by_verbs(void **state)
{
	struct people_case test;

	people_open(&test, "weddings");
	assert_true(people_related(&test, "Kate Moss", "mother", "Lily"));
	assert_true(people_related(&test, "Jon Hill", "husband", "Kate Moss"));
	people_close(&test);
}

static void kinship__brothers_by_name_and_their_father(void **state)
{
	struct people_case test;

	people_open(&test, "brothers");
	assert_true(people_related(&test, "Ivan Novak", "brother", "Petr Novak"));
	assert_true(people_related(&test, "Josef Novak", "father", "Ivan Novak"));
	assert_true(people_related(&test, "Josef Novak", "father", "Petr Novak"));
	people_close(&test);
}

static void kinship__second_word_shares_the_owner(void **state)
{
	struct people_case test;

	people_open(&test, "shared owner");
	assert_true(people_related(&test, "Robert Green", "father-in-law", "John Smith"));
	assert_true(people_related(&test, "Helen Green", "mother-in-law", "John Smith"));
	people_close(&test);
}

static void kinship__godmother_and_foster_father_have_their_own_words(void **state)
{
	struct people_case test;

	people_open(&test, "god and foster");
	assert_true(people_related(&test, "Irena Babic", "godmother", "Peter Kovac"));
	assert_true(people_related(&test, "Marko Tomic", "foster father", "Peter Kovac"));
	people_close(&test);
}

TEST_MAIN(cmocka_unit_test(kinship__name_in_apposition_is_the_relative),
	  cmocka_unit_test(kinship__list_of_relatives_has_one_owner),
	  cmocka_unit_test(kinship__child_of_a_couple_is_the_child_of_both),
	  cmocka_unit_test(kinship__survivors_belong_to_the_dead), cmocka_unit_test(kinship__daughter_of_two_parents),
	  cmocka_unit_test(kinship__married_to), cmocka_unit_test(kinship__nameless_relative_of_a_speaker),
	  cmocka_unit_test(kinship__four_relatives_in_one_sentence_get_their_ties),
	  cmocka_unit_test(kinship__son_in_law_is_no_son),
	  cmocka_unit_test(kinship__relatives_who_share_a_name_are_two),
	  cmocka_unit_test(kinship__item_of_a_list_is_no_apposition),
	  cmocka_unit_test(kinship__former_husband_of_the_name_before_and),
	  cmocka_unit_test(kinship__driver_and_interpreter_are_ties),
	  cmocka_unit_test(kinship__parents_named_behind_their_child),
	  cmocka_unit_test(kinship__relatives_of_the_writer),
	  cmocka_unit_test(kinship__children_of_two_who_have_them),
	  cmocka_unit_test(kinship__born_somewhere_the_son_of_two),
	  cmocka_unit_test(kinship__birth_and_wedding_are_said_by_verbs),
	  cmocka_unit_test(kinship__brothers_by_name_and_their_father),
	  cmocka_unit_test(kinship__second_word_shares_the_owner),
	  cmocka_unit_test(kinship__godmother_and_foster_father_have_their_own_words))
