/* Titles, dates, authors, encodings, languages. */
#include "source/byline.h"
#include "source/dates.h"

#include "source_test.h"

#define BODY "<p>The harbour master was seized on Tuesday evening, his deputy said, when four men stepped out of a van.</p>"

static void stamp__time_keeps_its_zone_or_its_lack_of_one(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	static const char *const forms[][2] = {
		{"2019-05-10T08:30:00+02:00", "2019-05-10T08:30:00+02:00"},
		{"2019-05-10T08:30:00.000Z", "2019-05-10T08:30:00Z"},
		{"2019-05-10 08:30:15", "2019-05-10T08:30:15"},
		{"2019-05-10T08:30-0500", "2019-05-10T08:30-05:00"},
		{"Fri, 10 May 2019 08:30:00 GMT", "2019-05-10T08:30:00Z"},
		{"2019-05-10", "2019-05-10"},
		{"20190510", "2019-05-10"},
		{"1557477000", "2019-05-10T08:30:00Z"},
	};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		assert_string_equal(hb_stamp_parse(forms[i][0], arena), forms[i][1]);
	assert_null(hb_stamp_parse("2019-02-30", arena));
	assert_null(hb_stamp_parse("yesterday", arena));
	assert_null(hb_stamp_parse("", arena));
	hb_arena_free(arena);
}

static void visible_date__forms_of_many_languages(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	static const char *const forms[][3] = {
		{"en", "Published: May 10, 2019 at 8:30", "2019-05-10"},
		{"en", "10 May 2019", "2019-05-10"},
		{"en", "Friday, May 10th, 2019", "2019-05-10"},
		{"de", "Freitag, 10. Mai 2019, 8.30 Uhr", "2019-05-10"},
		{"de", "Stand: 03.04.2019", "2019-04-03"},
		{"fr", "Publi\xC3\xA9 le 1 ao\xC3\xBBt 2019", "2019-08-01"},
		{"es", "10 de mayo de 2019", "2019-05-10"},
		{"pt", "05/10/2018", "2018-10-05"},
		{"it", "10 maggio 2019", "2019-05-10"},
		{"ru", "10 \xD0\xBC\xD0\xB0\xD1\x8F 2019 \xD0\xB3.", "2019-05-10"},
		{"zh", "2019\xE5\xB9\xB4" "5\xE6\x9C\x88" "10\xE6\x97\xA5", "2019-05-10"},
		{"en-US", "05/10/2019", "2019-05-10"},
		{"en-GB", "05/10/2019", "2019-10-05"},
		{"en", "13/05/2019", "2019-05-13"},
	};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const char *date = hb_visible_date(forms[i][1], strlen(forms[i][1]), forms[i][0], arena);
		if (!date || strcmp(date, forms[i][2]))
			fail_msg("%s: %s", forms[i][1], date ? date : "none");
	}
	hb_arena_free(arena);
}

static void visible_date__what_cannot_be_told_is_not_guessed(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	assert_null(hb_visible_date("05/10/2019", 10, "en", arena));
	assert_null(hb_visible_date("May 2019", 8, "en", arena));
	assert_null(hb_visible_date("31 April 2019", 13, "en", arena));
	assert_null(hb_visible_date("held for 498 days in 2023", 25, "en", arena));
	hb_arena_free(arena);
}

static void address_date__whole_and_partial(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	assert_string_equal(hb_address_date("https://a.example/2019/05/10/seized", arena), "2019-05-10");
	assert_string_equal(hb_address_date("https://a.example/news/2019-05-10-seized", arena), "2019-05-10");
	assert_string_equal(hb_address_date("https://a.example/2019/05/seized", arena), "2019-05");
	assert_null(hb_address_date("https://a.example/story-14848164", arena));
	assert_null(hb_address_date(NULL, arena));
	hb_arena_free(arena);
}

static void metadata__json_ld_wins_and_keeps_zone(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page(
		"<html lang=en><head><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Not it\"},"
		"{\"@type\":\"NewsArticle\",\"headline\":\"Harbour master seized &amp; gone\",\"datePublished\":\"2019-05-10T08:30:00+02:00\","
		"\"dateModified\":\"2019-05-11T09:00:00+02:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Anna Berg\"}],"
		"\"publisher\":{\"name\":\"Coast Mail\"}}]}</script><meta property='article:published_time' content='2018-01-01'>"
		"<link rel=canonical href='https://coast.example/seized'></head><body>" BODY,
		arena);
	assert_string_equal(source.title, "Harbour master seized & gone");
	assert_string_equal(source.published, "2019-05-10T08:30:00+02:00");
	assert_string_equal(source.published_basis, "metadata");
	assert_string_equal(source.updated, "2019-05-11T09:00:00+02:00");
	assert_string_equal(source.publisher, "Coast Mail");
	assert_string_equal(source.bylines[0], "Anna Berg");
	assert_string_equal(source.url, "https://coast.example/seized");
	hb_arena_free(arena);
}

static void metadata__visible_date_and_time_element(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page("<html lang=de><body><h1>Hafenmeister entf\xC3\xBChrt</h1><p class=datum>10. Mai 2019</p>" BODY, arena);
	assert_string_equal(source.published, "2019-05-10");
	assert_string_equal(source.published_basis, "text");
	source = read_page("<body><h1>Seized</h1><time datetime='2019-05-10T08:30:00Z' pubdate>May 10</time>" BODY, arena);
	assert_string_equal(source.published, "2019-05-10T08:30:00Z");
	hb_arena_free(arena);
}

static void metadata__a_date_of_the_story_is_no_date_of_publication(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_source source = read_page("<html lang=en><body><h1>Seized</h1><p>He was seized on 10 May 2019.</p>" BODY
					    "<ul class=latest-news><li>11 May 2019 <a href=/a>Two boats in the bay</a></ul>",
					    arena);
	assert_null(source.published);
	hb_arena_free(arena);
}

static void encoding__declared_marked_or_detected(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	/* iso-8859-1 means windows-1252: 0x93 is a quotation mark */
	struct hb_source source = read_page("<meta charset=iso-8859-1><p>\x93Je suis l\xE0\x94, a-t-il dit, et rien de plus ce soir.</p>", arena);
	assert_string_equal(source.text, "\xE2\x80\x9CJe suis l\xC3\xA0\xE2\x80\x9D, a-t-il dit, et rien de plus ce soir.");
	assert_string_equal(source.charset, "windows-1252");
	source = read_page("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xCE\xED \xF1\xE2\xEE\xE1\xEE\xE4\xE5\xED, \xF1\xEA\xE0\xE7\xE0\xEB\xE0 \xEC\xE0\xF2\xFC \xE2\xEE \xE2\xF2\xEE\xF0\xED\xE8\xEA.</p>", arena);
	assert_non_null(strstr(source.text, "\xD1\x81\xD0\xB2\xD0\xBE\xD0\xB1\xD0\xBE\xD0\xB4\xD0\xB5\xD0\xBD"));
	const char utf16[] = "\xFF\xFEH\0e\0 \0i\0s\0 \0f\0r\0e\0e\0.\0";
	source = read_bytes(utf16, sizeof utf16 - 1, "a.txt", arena);
	assert_string_equal(source.text, "He is free.");
	assert_string_equal(source.charset, "utf-16le");
	/* declared UTF-8, but it is not */
	source = read_page("<meta charset=utf-8><p>Le porte-parole a d\xE9menti, \xE0 la pr\xE9""fecture, la lib\xE9ration des otages \xE9trangers.</p>", arena);
	assert_non_null(strstr(source.text, "d\xC3\xA9menti"));
	hb_arena_free(arena);
}

static void byline__names_roles_agencies(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_byline byline = {0};
	const char line[] = "By ANNA BERG, Omar al-Haddad and J. R. de Vries in Beirut, Associated Press";
	assert_true(hb_byline_parse(line, strlen(line), true, arena, &byline));
	assert_int_equal(byline.names.count, 3);
	assert_string_equal(byline.names.items[0], "Anna Berg");
	assert_string_equal(byline.names.items[1], "Omar al-Haddad");
	assert_string_equal(byline.names.items[2], "J. R. de Vries");
	assert_string_equal(byline.agency, "Associated Press");
	struct hb_byline none = {0};
	const char sentence[] = "By Wednesday the men were free";
	assert_false(hb_byline_parse(sentence, strlen(sentence), true, arena, &none));
	assert_false(hb_byline_parse("Anna Berg", 9, true, arena, &none));
	hb_arena_free(arena);
}

static void dateline__place_day_and_agency(void **state)
{
	size_t after;
	struct hb_arena *arena = hb_arena_new();
	const char *place = NULL, *agency = NULL;
	const char wire[] = "GAZA CITY, Feb 15 (Reuters) - Three men were handed over on Saturday.";
	assert_true(hb_dateline_parse(wire, strlen(wire), arena, &place, &agency, &after));
	assert_string_equal(place, "GAZA CITY, Feb 15");
	assert_string_equal(agency, "Reuters");
	const char dash[] = "MOSCOW \xE2\x80\x94 The president spoke.";
	assert_true(hb_dateline_parse(dash, strlen(dash), arena, &place, &agency, &after));
	assert_string_equal(place, "MOSCOW");
	assert_null(agency);
	const char berlin[] = "Berlin (dpa) - Die Familie wartet seit Mai.";
	assert_true(hb_dateline_parse(berlin, strlen(berlin), arena, &place, &agency, &after));
	assert_string_equal(agency, "dpa");
	const char old[] = "NAIROBI, Kenya (AP) _";
	assert_true(hb_dateline_parse(old, strlen(old), arena, &place, &agency, &after));
	assert_string_equal(place, "NAIROBI, Kenya");
	const char none[] = "The family - all five of them - came home on Monday.";
	assert_false(hb_dateline_parse(none, strlen(none), arena, &place, &agency, &after));
	hb_arena_free(arena);
}

TEST_MAIN(cmocka_unit_test(stamp__time_keeps_its_zone_or_its_lack_of_one), cmocka_unit_test(visible_date__forms_of_many_languages),
	  cmocka_unit_test(visible_date__what_cannot_be_told_is_not_guessed), cmocka_unit_test(address_date__whole_and_partial),
	  cmocka_unit_test(metadata__json_ld_wins_and_keeps_zone), cmocka_unit_test(metadata__visible_date_and_time_element),
	  cmocka_unit_test(metadata__a_date_of_the_story_is_no_date_of_publication),
	  cmocka_unit_test(encoding__declared_marked_or_detected), cmocka_unit_test(byline__names_roles_agencies),
	  cmocka_unit_test(dateline__place_day_and_agency))
