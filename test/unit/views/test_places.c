/* Where something happened, in words. */
#include "views/places.h"

#include "test.h"

static const char export_text[] =
	"{\"places\":["
	"{\"id\":\"l1\",\"name\":\"Nir Oz\",\"country\":\"IL\",\"kind\":\"village\",\"canonical\":\"Nir Oz\",\"within\":\"Southern District, Israel\"},"
	"{\"id\":\"l2\",\"name\":\"Bilohorivka\",\"country\":\"UA\",\"kind\":\"village\",\"canonical\":\"Bilohorivka\","
	"\"within\":\"Luhansk region, Ukraine\"},"
	"{\"id\":\"l3\",\"name\":\"Luhansk\",\"country\":\"UA\",\"kind\":\"division\",\"canonical\":\"Luhansk region\",\"within\":\"Ukraine\"},"
	"{\"id\":\"l4\",\"name\":\"Ukraine\",\"country\":\"UA\",\"kind\":\"country\",\"canonical\":\"Ukraine\",\"within\":null},"
	"{\"id\":\"l5\",\"name\":\"Tripoli\",\"country\":null,\"kind\":null,\"canonical\":null,\"within\":null},"
	"{\"id\":\"l6\",\"name\":\"Khan Younis\",\"country\":\"PS\",\"kind\":\"city\",\"canonical\":\"Khan Younis\",\"within\":\"Gaza Strip\"},"
	"{\"id\":\"l7\",\"name\":\"Gaza\",\"country\":\"PS\",\"kind\":\"division\",\"canonical\":\"Gaza Strip\",\"within\":null},"
	"{\"id\":\"l8\",\"name\":\"Moscow\",\"country\":\"RU\",\"kind\":\"capital\",\"canonical\":\"Moscow\",\"within\":\"Russia\"},"
	"{\"id\":\"l9\",\"name\":\"Bilohorivka street\"}]}";

static void assert_told(const char *ids, const char *told)
{
	json_t *export = json_loads(export_text, 0, NULL), *list = json_loads(ids, 0, NULL);
	struct hb_book book;
	struct hb_buffer line;

	assert_non_null(export);
	assert_non_null(list);
	hb_book_init(&book, export);
	hb_buffer_init(&line, 1000);
	hb_places_add(&line, &book, " in ", list);
	hb_buffer_add_byte(&line, '\0');
	assert_string_equal(line.bytes, told);
	hb_buffer_release(&line);
	hb_book_release(&book);
	json_decref(list);
	json_decref(export);
}

static void places__what_holds_a_village_is_told(void **state)
{
	assert_told("[\"l1\"]", " in Nir Oz, Israel");
	assert_told("[\"l6\"]", " in Khan Younis, Gaza Strip");
	assert_told("[\"l7\"]", " in Gaza");
	assert_told("[\"l8\"]", " in Moscow");
	assert_told("[\"l4\"]", " in Ukraine");
}

static void places__nested_ones_are_one(void **state)
{
	assert_told("[\"l2\",\"l3\"]", " in Bilohorivka, in Luhansk, Ukraine");
	assert_told("[\"l4\",\"l3\",\"l2\"]", " in Bilohorivka, in Luhansk, Ukraine");
	assert_told("[\"l4\",\"l2\"]", " in Bilohorivka, Ukraine");
	assert_told("[\"l6\",\"l7\"]", " in Khan Younis, in Gaza");
}

static void places__others_are_told_one_by_one(void **state)
{
	assert_told("[\"l1\",\"l6\",\"l7\"]", " in Nir Oz, Israel and Khan Younis, in Gaza");
	assert_told("[\"l5\",\"l9\"]", " in Tripoli and Bilohorivka street");
	assert_told("[]", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places__what_holds_a_village_is_told),
		cmocka_unit_test(places__nested_ones_are_one),
		cmocka_unit_test(places__others_are_told_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
