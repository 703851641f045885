/* Relations between people, and persons known only by them. */
#include "people_test.h"

PEOPLE_TEST(kinship__name_in_apposition_is_the_relative, "alias")
{
	assert_true(people_related(test, "Karel Dvorski", "father", "Marek Dvorsky"));
}

PEOPLE_TEST(kinship__list_of_relatives_has_one_owner, "alias")
{
	assert_true(people_related(test, "Jana", "mother", "Marek Dvorsky"));
	assert_true(people_related(test, "grandmother of Marek Dvorsky", "grandmother", "Marek Dvorsky"));
	assert_true(people_related(test, "partner of Marek Dvorsky", "partner", "Marek Dvorsky"));
	assert_int_not_equal(people_called(test, "Jana"), people_called(test, "grandmother of Marek Dvorsky"));
}

PEOPLE_TEST(kinship__child_of_a_couple_is_the_child_of_both, "relatives")
{
	assert_true(people_related(test, "Radu Costin", "husband", "Elena Costin"));
	assert_true(people_related(test, "Ioana", "daughter", "Elena Costin"));
	assert_true(people_related(test, "Ioana", "daughter", "Radu Costin"));
}

PEOPLE_TEST(kinship__survivors_belong_to_the_dead, "survived")
{
	assert_true(people_related(test, "Karin", "wife", "Tomas Lindqvist"));
	assert_true(people_related(test, "Nils", "son", "Tomas Lindqvist"));
	assert_true(people_related(test, "Olof", "son", "Tomas Lindqvist"));
	assert_true(people_related(test, "Freja", "daughter", "Tomas Lindqvist"));
	/* and her children are each other's brothers and sister */
	assert_int_equal(test->reading.relations.count, 7);
}

PEOPLE_TEST(kinship__daughter_of_two_parents, "born")
{
	assert_true(people_related(test, "Amara Okafor", "daughter", "Ngozi Eze"));
	assert_true(people_related(test, "Amara Okafor", "daughter", "Peter Eze"));
}

PEOPLE_TEST(kinship__married_to, "born")
{
	assert_true(people_related(test, "Chidi Okafor", "husband", "Amara Okafor"));
}

PEOPLE_TEST(kinship__nameless_relative_of_a_speaker, "quotation")
{
	assert_true(people_related(test, "brother of Omar Rashid", "brother", "Omar Rashid"));
}

PEOPLE_TEST(kinship__four_relatives_in_one_sentence_get_their_ties, "four relatives")
{
	assert_true(people_related(test, "Tanja", "daughter", "Henrik Dahl"));
	assert_true(people_related(test, "Willem", "son", "Henrik Dahl"));
	assert_true(people_related(test, "Erik", "son", "Henrik Dahl"));
	assert_true(people_related(test, "Barbara Holt", "fiancee", "Henrik Dahl"));
	assert_false(people_related(test, "Barbara Holt", "fiancee", "Erik"));
	assert_true(people_related(test, "Erik", "brother", "Willem"));
}

PEOPLE_TEST(kinship__son_in_law_is_no_son, "in-laws")
{
	assert_true(people_related(test, "Dina", "wife", "Moshe Levi"));
	assert_true(people_related(test, "Noa", "daughter", "Moshe Levi"));
	assert_true(people_related(test, "Eli Bar", "son-in-law", "Moshe Levi"));
	assert_int_equal(test->reading.relations.count, 3);
}

PEOPLE_TEST(kinship__relatives_who_share_a_name_are_two, "kruger")
{
	assert_true(people_related(test, "Norbert Kruger", "son", "Emil Kruger"));
	assert_int_equal(people_entity(test, "Norbert Kruger", 0), people_entity(test, "Norbert Kruger", 1));
	assert_int_not_equal(people_entity(test, "Norbert Kruger", 0), people_entity(test, "Emil Kruger", 0));
}

PEOPLE_TEST(kinship__item_of_a_list_is_no_apposition, "three women")
{
	assert_true(people_related(test, "mother of Carmen Ruiz", "mother", "Carmen Ruiz"));
	assert_true(people_related(test, "sister of Carmen Ruiz", "sister", "Carmen Ruiz"));
	assert_int_equal(test->reading.relations.count, 2);
}

PEOPLE_TEST(kinship__former_husband_of_the_name_before_and, "former")
{
	assert_true(people_related(test, "Tom Baker", "ex-husband", "Sara Klein"));
}

PEOPLE_TEST(kinship__driver_and_interpreter_are_ties, "crew")
{
	assert_true(people_related(test, "Abdul Karim", "driver", "Paul Reed"));
	assert_true(people_related(test, "Omar Nasser", "interpreter", "Paul Reed"));
}

PEOPLE_TEST(kinship__parents_named_behind_their_child, "closed pair")
{
	assert_true(people_related(test, "Ruth", "parent", "Daniel Weiss"));
	assert_true(people_related(test, "Amos", "parent", "Daniel Weiss"));
	assert_false(people_related(test, "Ruth", "parent", "Amos"));
}

PEOPLE_TEST(kinship__relatives_of_the_writer, "writer")
{
	assert_true(people_related(test, "Milan Horvat", "father", "the writer"));
	assert_true(people_related(test, "Josip", "brother", "the writer"));
}

PEOPLE_TEST(kinship__children_of_two_who_have_them, "couple")
{
	assert_true(people_related(test, "Paul", "child", "Jean Dubois"));
	assert_true(people_related(test, "Paul", "child", "Marie Dubois"));
	assert_true(people_related(test, "Anne", "sister", "Luc"));
}

PEOPLE_TEST(kinship__born_somewhere_the_son_of_two, "born in")
{
	assert_true(people_related(test, "Carlos Vega", "son", "Luis Vega"));
	assert_true(people_related(test, "Carlos Vega", "son", "Marta Soto"));
}

PEOPLE_TEST(kinship__birth_and_wedding_are_said_by_verbs, "weddings")
{
	assert_true(people_related(test, "Kate Moss", "mother", "Lily"));
	assert_true(people_related(test, "Jon Hill", "husband", "Kate Moss"));
}

PEOPLE_TEST(kinship__who_divorced_is_no_spouse_whatever_the_gender, "parted")
{
	assert_true(people_related(test, "Tshering Adu", "ex-spouse", "Lhakpa Onwe"));
	assert_int_equal(test->reading.relations.count, 1);
}

PEOPLE_TEST(kinship__brothers_by_name_and_their_father, "brothers")
{
	assert_true(people_related(test, "Ivan Novak", "brother", "Petr Novak"));
	assert_true(people_related(test, "Josef Novak", "father", "Ivan Novak"));
	assert_true(people_related(test, "Josef Novak", "father", "Petr Novak"));
}

PEOPLE_TEST(kinship__second_word_shares_the_owner, "shared owner")
{
	assert_true(people_related(test, "Robert Green", "father-in-law", "John Smith"));
	assert_true(people_related(test, "Helen Green", "mother-in-law", "John Smith"));
}

PEOPLE_TEST(kinship__godmother_and_foster_father_have_their_own_words, "god and foster")
{
	assert_true(people_related(test, "Irena Babic", "godmother", "Peter Kovac"));
	assert_true(people_related(test, "Marko Tomic", "foster father", "Peter Kovac"));
}

TEST_MAIN(cmocka_unit_test(kinship__name_in_apposition_is_the_relative),
	  cmocka_unit_test(kinship__list_of_relatives_has_one_owner),
	  cmocka_unit_test(kinship__child_of_a_couple_is_the_child_of_both),
	  cmocka_unit_test(kinship__survivors_belong_to_the_dead),
	  cmocka_unit_test(kinship__daughter_of_two_parents),
	  cmocka_unit_test(kinship__married_to),
	  cmocka_unit_test(kinship__nameless_relative_of_a_speaker),
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
	  cmocka_unit_test(kinship__who_divorced_is_no_spouse_whatever_the_gender),
	  cmocka_unit_test(kinship__brothers_by_name_and_their_father),
	  cmocka_unit_test(kinship__second_word_shares_the_owner),
	  cmocka_unit_test(kinship__godmother_and_foster_father_have_their_own_words))
