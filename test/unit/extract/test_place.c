/* Places and bodies: names looked up in any spelling, which of several is meant, what holds what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/people/gazetteer.h"

static struct hb_place first_place(const char *name)
{
	struct hb_place place = {.name = "", .country = "none"};

	hb_place_find(name, strlen(name), &place, 1);
	return place;
}

static unsigned named_once(const void *context, const char *code)
{
	return strstr(context, code) != NULL;
}

/* The country of the place that is meant in a report that names these countries, NULL when it does not show. */
static const char *meant(const char *name, const char *named)
{
	struct hb_place places[16];
	size_t n = hb_place_find(name, strlen(name), places, 16);
	int chosen = hb_place_choose(places, n < 16 ? n : 16, named_once, named);

	return chosen < 0 ? NULL : places[chosen].country;
}

static void place__a_kibbutz_is_in_its_district_and_state(void **state)
{
	struct hb_place place = first_place("Nir Oz");

	assert_string_equal(place.name, "Nir Oz");
	assert_string_equal(place.country, "IL");
	assert_string_equal(place.division, "Southern District");
	assert_string_equal(hb_country_name(place.country), "Israel");
	assert_string_equal(first_place("kibbutz nir oz").name, "Nir Oz");
	assert_true(place.listed);
}

static void place__what_holds_it_is_told_nearest_first(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_place place;

	place = first_place("Nir Oz");
	assert_string_equal(hb_place_within(&place, arena), "Southern District, Israel");
	place = first_place("Khan Younis");
	assert_string_equal(hb_place_within(&place, arena), "Gaza Strip");
	place = first_place("Borno State");
	assert_string_equal(hb_place_within(&place, arena), "Nigeria");
	place = first_place("Nigeria");
	assert_null(hb_place_within(&place, arena));
	place = first_place("Sahel");
	assert_null(hb_place_within(&place, arena));
	hb_arena_free(arena);
}

static void place__spellings_of_one_place_have_one_number(void **state)
{
	assert_int_equal(first_place("Khan Younis").number, first_place("Khān Yūnis").number);
	assert_int_equal(first_place("Kiev").number, first_place("KYIV").number);
	assert_int_equal(first_place("Kiev").id, 703448);
	assert_true(first_place("Kiev").kind == HB_PLACE_CAPITAL);
	assert_int_equal(first_place("the Sahel").number, first_place("Sahel").number);
	assert_int_equal(first_place("N'Djamena").number, first_place("N’Djamena").number);
	assert_string_equal(first_place("Be’eri").country, "IL");
	assert_int_equal(first_place("Đà Nẵng").number, first_place("Da Nang").number);
}

static void place__a_word_for_its_kind_may_stand_beside_the_name(void **state)
{
	assert_true(first_place("Anbar province").kind == HB_PLACE_DIVISION);
	assert_string_equal(first_place("province of Anbar").country, "IQ");
	assert_true(first_place("Donetsk").kind != HB_PLACE_DIVISION);
	assert_true(first_place("Donetsk Oblast").kind == HB_PLACE_DIVISION);
	assert_string_equal(first_place("Punjab province").country, "PK");
	assert_string_equal(first_place("state of Borno").country, "NG");
	assert_int_equal(hb_place_find("province", 8, NULL, 0), 0);
}

static void place__states_come_first_and_bring_their_names(void **state)
{
	assert_true(first_place("Niger").kind == HB_PLACE_COUNTRY);
	assert_true(first_place("Niger State").kind == HB_PLACE_DIVISION);
	assert_string_equal(first_place("Burma").name, "Myanmar");
	assert_string_equal(hb_country_name("PS"), "Palestinian territories");
	assert_null(hb_country_name("XX"));
}

static void place__which_of_several_is_meant_shows_by_the_countries_named(void **state)
{
	assert_string_equal(meant("Tripoli", "LY"), "LY");
	assert_string_equal(meant("Tripoli", "LB SY"), "LB");
	assert_null(meant("Tripoli", ""));
	assert_null(meant("Tripoli", "LY LB"));
	assert_string_equal(meant("Paris", ""), "FR");
	assert_string_equal(meant("Bucha", "UA"), "UA");
	assert_string_equal(meant("Georgia", ""), "GE");
	assert_string_equal(meant("Hyderabad", "PK"), "PK");
	assert_string_equal(meant("Gaza", "IL"), "PS"); /* a district of Israel has the name, too */
}

static void place__what_no_list_has_is_not_found(void **state)
{
	char longer[600];

	memset(longer, 'a', sizeof longer);
	assert_int_equal(hb_place_find("Atlantis Oz", 11, NULL, 0), 0);
	assert_int_equal(hb_place_find("", 0, NULL, 0), 0);
	assert_int_equal(hb_place_find("the ", 4, NULL, 0), 0);
	assert_int_equal(hb_place_find(longer, sizeof longer, NULL, 0), 0);
	assert_int_equal(hb_place_find("\xff\xfe", 2, NULL, 0), 0);
}

static struct hb_organization body(const char *name)
{
	struct hb_organization found = {.name = "", .kind = "", .country = ""};

	hb_organization_find(name, strlen(name), &found);
	return found;
}

static void organization__aliases_and_abbreviations_name_one_body(void **state)
{
	assert_string_equal(body("FARC").name, "Revolutionary Armed Forces of Colombia");
	assert_string_equal(body("the Revolutionary Armed Forces of Colombia").country, "CO");
	assert_string_equal(body("Comité para la Protección de los Periodistas").name, "Committee to Protect Journalists");
	assert_string_equal(body("CPJ").kind, "press freedom");
	assert_string_equal(body("ФСБ").name, "Federal Security Service");
	assert_string_equal(body("חמאס").name, "Hamas");
}

static void organization__an_abbreviation_needs_its_capitals(void **state)
{
	assert_string_equal(body("WHO").name, "World Health Organization");
	assert_string_equal(body("who").name, "");
	assert_string_equal(body("Mend").name, "");
	assert_string_equal(body("hezbollah").name, "Hezbollah");
}

static void organization__prisons_and_camps_are_places_that_hold(void **state)
{
	static const char *const prisons[] = {"Evin", "Qarchak Prison", "Black Dolphin", "Sednaya", "Tadmor Prison", "Abu Ghraib",
					      "Insein", "Lefortovo", "Roumieh", "Tora Prison", "Al-Hayer"};

	for (size_t i = 0; i < sizeof prisons / sizeof *prisons; i++) {
		assert_string_equal(body(prisons[i]).kind, "prison");
		assert_true(body(prisons[i]).is_place);
	}
	assert_string_equal(body("Camp 22").kind, "camp");
	assert_string_equal(body("Nova music festival").kind, "site");
	assert_false(body("Hamas").is_place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(place__a_kibbutz_is_in_its_district_and_state),
		cmocka_unit_test(place__what_holds_it_is_told_nearest_first),
		cmocka_unit_test(place__spellings_of_one_place_have_one_number),
		cmocka_unit_test(place__a_word_for_its_kind_may_stand_beside_the_name),
		cmocka_unit_test(place__states_come_first_and_bring_their_names),
		cmocka_unit_test(place__which_of_several_is_meant_shows_by_the_countries_named),
		cmocka_unit_test(place__what_no_list_has_is_not_found),
		cmocka_unit_test(organization__aliases_and_abbreviations_name_one_body),
		cmocka_unit_test(organization__an_abbreviation_needs_its_capitals),
		cmocka_unit_test(organization__prisons_and_camps_are_places_that_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
