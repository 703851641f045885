/* Look-ups in an export. */
#include "views/book.h"

#include "test.h"

static const char export_text[] =
	"{\"people\":["
	"{\"id\":\"p1\",\"name\":\"Alexander Trufanov\",\"names\":[{\"text\":\"Sasha Trupanov\"},{\"text\":\"Труфанов\"}]},"
	"{\"id\":\"p2\",\"name\":\"Vitali Trufanov\",\"names\":[]},"
	"{\"id\":\"p3\",\"name\":null,\"description\":\"grandmother of Alexander Trufanov\",\"names\":[]},"
	"{\"id\":\"p4\",\"name\":\"Íngrid Betancourt\",\"names\":[]}]}";

struct fixture {
	json_t *export;
	struct hb_book book;
};

static int open_book(void **state)
{
	static struct fixture fixture;
	fixture.export = json_loads(export_text, 0, NULL);
	hb_book_init(&fixture.book, fixture.export);
	*state = &fixture;
	return fixture.export ? 0 : -1;
}

static int close_book(void **state)
{
	struct fixture *fixture = *state;
	hb_book_release(&fixture->book);
	json_decref(fixture->export);
	return 0;
}

/* The ids found, joined. */
static void assert_found(void **state, const char *wanted, const char *ids)
{
	struct fixture *fixture = *state;
	json_t *people = hb_book_find_people(&fixture->book, wanted);
	char found[64] = "";
	size_t i;
	const json_t *person;
	json_array_foreach(people, i, person) strcat(found, hb_book_text(person, "id"));
	json_decref(people);
	assert_string_equal(found, ids);
}

static void find_people__any_spelling_in_any_case_finds_the_person(void **state)
{
	assert_found(state, "sasha TRUPANOV", "p1");
	assert_found(state, "Alexander Trufanov", "p1");
	assert_found(state, "труфанов", "p1");
	assert_found(state, "ingrid betancourt", "p4");
	assert_found(state, "p2", "p2");
}

static void find_people__a_shared_family_name_finds_all_who_have_it(void **state)
{
	assert_found(state, "Trufanov", "p1p2");
}

static void find_people__parts_of_words_and_empty_names_find_nobody(void **state)
{
	assert_found(state, "Truf", "");
	assert_found(state, "", "");
	assert_found(state, " - ", "");
}

static void name__falls_back_to_the_description(void **state)
{
	struct fixture *fixture = *state;
	assert_string_equal(hb_book_name(&fixture->book, "p3"), "grandmother of Alexander Trufanov");
	assert_string_equal(hb_book_name(&fixture->book, "p99"), "somebody not named");
}

#define BOOK_TEST(test) cmocka_unit_test_setup_teardown(test, open_book, close_book)

TEST_MAIN(BOOK_TEST(find_people__any_spelling_in_any_case_finds_the_person),
	  BOOK_TEST(find_people__a_shared_family_name_finds_all_who_have_it),
	  BOOK_TEST(find_people__parts_of_words_and_empty_names_find_nobody),
	  BOOK_TEST(name__falls_back_to_the_description))
