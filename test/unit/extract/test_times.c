/* Times, and times of events: for each group of data/times.txt and data/event_times.txt a test that every sentence of it is read as
 * is said there. */
#include "extract/extract.h"
#include "extract/reading.h"
#include "sentences_test.h"

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static const char *or_none(const char *text)
{
	return text ? text : "";
}

/* Is the timex the one that should stand there? */
static bool is_as_expected(const struct hb_reading *reading, const struct hb_found_timex *found, const json_t *expected)
{
	const char *words = hb_reading_text(reading, found->timex.span);

	if (strcmp(words, text_of(expected, "words")) != 0 ||
	    strcmp(hb_timex_type_text(found->timex.type), text_of(expected, "type")) != 0 ||
	    strcmp(or_none(found->timex.value), text_of(expected, "value")) != 0)
		return false;
	return !json_object_get(expected, "earliest") ||
	       (strcmp(or_none(found->time.earliest), text_of(expected, "earliest")) == 0 &&
		strcmp(or_none(found->time.latest), text_of(expected, "latest")) == 0);
}

/* The time that words tell; the bound that publication sets is told by none. */
static const char *told_time(const struct hb_event *event)
{
	return event->time.text ? or_none(event->time.value) : "";
}

static bool is_type_of_interest(const json_t *expected, const char *type)
{
	for (size_t i = 0; i < json_array_size(expected); i++)
		if (strcmp(text_of(json_array_get(expected, i), "type"), type) == 0)
			return true;
	return false;
}

/* The times of all events of the types that are expected, in order. */
static bool events_as_expected(const json_t *object, struct hb_arena *arena)
{
	const json_t *expected = json_object_get(object, "expected");
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_extraction extraction;
	size_t n = 0;
	bool right = true;

	sentence_read(object, arena, &source, &analysis);
	hb_extract(&analysis, arena, &extraction);
	for (size_t i = 0; i < extraction.n_events; i++) {
		const struct hb_event *event = &extraction.events[i];
		const json_t *one = json_array_get(expected, n);

		if (!is_type_of_interest(expected, event->type))
			continue;
		right = right && one && strcmp(event->type, text_of(one, "type")) == 0 &&
			strcmp(told_time(event), text_of(one, "value")) == 0;
		n++;
	}
	right = right && n == json_array_size(expected);
	for (size_t i = 0; !right && i < extraction.n_events; i++)
		print_message("# read %s = %s\n", extraction.events[i].type, told_time(&extraction.events[i]));
	return right;
}

static bool times_as_expected(const json_t *object, struct hb_arena *arena)
{
	const json_t *expected = json_object_get(object, "expected");
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_reading reading;
	bool right;

	sentence_read(object, arena, &source, &analysis);
	hb_reading_init(&reading, arena, &analysis);
	hb_read_times(&reading);
	right = reading.timexes.count == json_array_size(expected);
	for (size_t i = 0; right && i < reading.timexes.count; i++)
		right = is_as_expected(&reading, &reading.timexes.items[i], json_array_get(expected, i));
	for (size_t i = 0; !right && i < reading.timexes.count; i++) {
		const struct hb_found_timex *found = &reading.timexes.items[i];

		print_message("# read '%s' = %s %s: %s..%s\n", hb_reading_text(&reading, found->timex.span),
			      hb_timex_type_text(found->timex.type), or_none(found->timex.value), or_none(found->time.earliest),
			      or_none(found->time.latest));
	}
	return right;
}

/* Every sentence of the group; at least `least` of them, so that none is lost. */
static void expect_group(const char *variable, const char *group, size_t least,
			 bool (*as_expected)(const json_t *object, struct hb_arena *arena))
{
	FILE *file = fopen(getenv(variable), "r");
	struct hb_arena *arena = hb_arena_new();
	char *line = NULL;
	size_t capacity = 0, count = 0, wrong = 0;

	assert_non_null(file);
	while (getline(&line, &capacity, file) > 0) {
		json_t *object = json_loads(line, 0, NULL);

		if (strcmp(text_of(object, "group"), group) == 0) {
			count++;
			if (!as_expected(object, arena)) {
				print_message("# not as expected: %s\n", text_of(object, "text"));
				wrong++;
			}
		}
		json_decref(object);
		hb_arena_reset(arena);
	}
	free(line);
	fclose(file);
	hb_arena_free(arena);
	assert_int_equal(wrong, 0);
	assert_true(count >= least);
}

#define GROUP(name, group, least)                                          \
	static void name(void **state)                                     \
	{                                                                  \
		(void)state;                                               \
		expect_group("HB_TIMES", group, least, times_as_expected); \
	}

#define EVENT_GROUP(name, group, least)                                            \
	static void name(void **state)                                             \
	{                                                                          \
		(void)state;                                                       \
		expect_group("HB_EVENT_TIMES", group, least, events_as_expected); \
	}

GROUP(times__a_weekday_is_the_last_one_after_a_past_verb, "a weekday is the last one after a past verb", 7)
GROUP(times__a_weekday_is_the_next_one_after_a_verb_that_looks_ahead, "a weekday is the next one after a verb that looks ahead", 8)
GROUP(times__last_this_and_next_turn_the_weekday, "last, this and next turn the weekday", 6)
GROUP(times__parts_of_a_day, "parts of a day", 10)
GROUP(times__days_counted_from_publication, "days counted from publication", 9)
GROUP(times__weeks_months_and_years_counted_from_publication, "weeks, months and years counted from publication", 10)
GROUP(times__a_weekend_after_a_past_verb_is_the_one_gone_by, "a weekend after a past verb is the one gone by", 5)
GROUP(times__a_day_without_a_year_lies_near_publication_on_the_side_that_the_tense_says,
      "a day without a year lies near publication, on the side that the tense says", 7)
GROUP(times__seasons, "seasons", 4)
GROUP(times__quarters_and_halves_of_a_year, "quarters and halves of a year", 8)
GROUP(times__decades_and_centuries, "decades and centuries", 4)
GROUP(times__durations, "durations", 15)
GROUP(times__sets, "sets", 7)
GROUP(times__words_that_only_point, "words that only point", 6)
GROUP(times__counted_from_what_was_told_before, "times counted from what was told before", 8)
GROUP(times__what_nothing_anchors_stays_open, "what nothing anchors stays open", 6)
GROUP(times__holidays_have_the_date_of_their_year, "holidays have the date of their year", 14)
GROUP(times__ranges, "ranges", 6)
GROUP(times__a_dateline_with_a_day_is_what_days_are_counted_from, "a dateline with a day is what days are counted from", 4)
GROUP(times__not_times_though_they_look_so, "not times, though they look so", 5)
EVENT_GROUP(event_times__a_time_holds_for_what_hangs_on_its_clause_at_the_same_time,
	    "a time holds for what hangs on its clause at the same time", 5)
EVENT_GROUP(event_times__the_day_of_saying_is_not_the_day_of_the_event, "the day of saying is not the day of the event", 3)
EVENT_GROUP(event_times__a_time_is_counted_from_the_event_that_it_names, "a time is counted from the event that it names", 5)
EVENT_GROUP(event_times__a_day_that_a_span_of_captivity_contradicts_is_not_claimed,
	    "a day that a span of captivity contradicts is not claimed", 2)
EVENT_GROUP(ngec_last_month_gives_a_range_not_a_day, "last month gives a range, not a day", 1)
EVENT_GROUP(bringthemhome_killed_during_the_attack_gives_a_range_and_a_note_not_one_day,
	    "killed during the attack gives what the attack gives, not one day", 1)

TEST_MAIN(cmocka_unit_test(times__a_weekday_is_the_last_one_after_a_past_verb),
	  cmocka_unit_test(times__a_weekday_is_the_next_one_after_a_verb_that_looks_ahead),
	  cmocka_unit_test(times__last_this_and_next_turn_the_weekday),
	  cmocka_unit_test(times__parts_of_a_day),
	  cmocka_unit_test(times__days_counted_from_publication),
	  cmocka_unit_test(times__weeks_months_and_years_counted_from_publication),
	  cmocka_unit_test(times__a_weekend_after_a_past_verb_is_the_one_gone_by),
	  cmocka_unit_test(times__a_day_without_a_year_lies_near_publication_on_the_side_that_the_tense_says),
	  cmocka_unit_test(times__seasons),
	  cmocka_unit_test(times__quarters_and_halves_of_a_year),
	  cmocka_unit_test(times__decades_and_centuries),
	  cmocka_unit_test(times__durations),
	  cmocka_unit_test(times__sets),
	  cmocka_unit_test(times__words_that_only_point),
	  cmocka_unit_test(times__counted_from_what_was_told_before),
	  cmocka_unit_test(times__what_nothing_anchors_stays_open),
	  cmocka_unit_test(times__holidays_have_the_date_of_their_year),
	  cmocka_unit_test(times__ranges),
	  cmocka_unit_test(times__a_dateline_with_a_day_is_what_days_are_counted_from),
	  cmocka_unit_test(times__not_times_though_they_look_so),
	  cmocka_unit_test(event_times__a_time_holds_for_what_hangs_on_its_clause_at_the_same_time),
	  cmocka_unit_test(event_times__the_day_of_saying_is_not_the_day_of_the_event),
	  cmocka_unit_test(event_times__a_time_is_counted_from_the_event_that_it_names),
	  cmocka_unit_test(event_times__a_day_that_a_span_of_captivity_contradicts_is_not_claimed),
	  cmocka_unit_test(ngec_last_month_gives_a_range_not_a_day),
	  cmocka_unit_test(bringthemhome_killed_during_the_attack_gives_a_range_and_a_note_not_one_day))
