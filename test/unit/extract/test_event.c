/* Events, on recorded analyses of sentences of our own (event_sentences.jsonl: source and analysis in one object a line).
 * The long list of sentences that must and must not give events is test/golden/sentences. */
#include "extract/extract.h"
#include "sentences_test.h"

struct reading_of_sentence {
	struct hb_arena *arena;
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_extraction extraction;
};

static struct reading_of_sentence extract(const char *id)
{
	struct reading_of_sentence it = {.arena = hb_arena_new()};
	json_t *object = sentence_with_id("HB_EVENT_SENTENCES", id);

	sentence_read(object, it.arena, &it.source, &it.analysis);
	hb_extract(&it.analysis, it.arena, &it.extraction);
	json_decref(object);
	return it;
}

/* The only event of this type; fails if there is none or more than one. */
static const struct hb_event *only(const struct reading_of_sentence *it, const char *type)
{
	const struct hb_event *found = NULL;

	for (size_t i = 0; i < it->extraction.n_events; i++) {
		if (strcmp(it->extraction.events[i].type, type) != 0)
			continue;
		assert_null(found);
		found = &it->extraction.events[i];
	}
	assert_non_null(found);
	return found;
}

static bool has_type(const struct reading_of_sentence *it, const char *type)
{
	for (size_t i = 0; i < it->extraction.n_events; i++)
		if (strcmp(it->extraction.events[i].type, type) == 0)
			return true;
	return false;
}

static const char *name_in(const struct reading_of_sentence *it, const struct hb_event *event, enum hb_role role, size_t i)
{
	assert_true(i < event->n_roles[role]);
	return it->extraction.entities[event->roles[role][i]].name;
}

/* The words of a span; the sentences are ASCII. */
static const char *words(const struct reading_of_sentence *it, struct hb_span span)
{
	return hb_arena_copy_text(it->arena, it->source.text + span.start, span.end - span.start);
}

static void check_reality(const char *id, const char *type, enum hb_reality reality)
{
	struct reading_of_sentence it = extract(id);

	assert_int_equal(only(&it, type)->reality, reality);
	hb_arena_free(it.arena);
}

static void event__who_did_what_to_whom(void **state)
{
	struct reading_of_sentence it = extract("kidnapped");
	const struct hb_event *event = only(&it, "abduction");

	assert_string_equal(name_in(&it, event, HB_VICTIM, 0), "Ana Ruiz");
	assert_int_equal(event->n_roles[HB_AGENT], 1);
	assert_int_equal(event->reality, HB_ACTUAL);
	assert_non_null(strstr(event->rule, "data/en/events/taking.txt:"));
	hb_arena_free(it.arena);
}

static void event__released_video_frees_nobody(void **state)
{
	struct reading_of_sentence it = extract("video");

	assert_false(has_type(&it, "release"));
	assert_string_equal(name_in(&it, only(&it, "sighting"), HB_VICTIM, 0), "Ana Ruiz");
	hb_arena_free(it.arena);
}

static void event__reality_is_part_of_the_claim(void **state)
{
	check_reality("asked", "release", HB_REQUESTED);
	check_reality("refused", "release", HB_DENIED);
	check_reality("would", "release", HB_PLANNED);
	check_reality("if", "release", HB_POSSIBLE);
	check_reality("denied", "death", HB_DENIED);
	check_reality("not", "release", HB_DENIED);
	check_reality("pledge", "release", HB_PLANNED);
	check_reality("thanked", "release", HB_ACTUAL);
}

static void event__things_are_no_victims(void **state)
{
	struct reading_of_sentence it = extract("stronghold");

	assert_int_equal(it.extraction.n_events, 0);
	hb_arena_free(it.arena);
}

static void event__victims_in_a_row_share_it(void **state)
{
	struct reading_of_sentence it = extract("all");

	assert_int_equal(only(&it, "release")->n_roles[HB_VICTIM], 3);
	assert_string_equal(only(&it, "release")->time.value, "2020-06");
	hb_arena_free(it.arena);
}

static void event__companions_share_it(void **state)
{
	struct reading_of_sentence it = extract("together");

	assert_int_equal(only(&it, "abduction")->n_roles[HB_VICTIM], 2);
	hb_arena_free(it.arena);
}

static void event__two_tellings_are_one_with_the_finer_time(void **state)
{
	struct reading_of_sentence it = extract("twice");

	assert_string_equal(only(&it, "release")->time.value, "2020-02-15");
	hb_arena_free(it.arena);
}

static void event__duration_of_captivity(void **state)
{
	struct reading_of_sentence it = extract("held");
	const struct hb_event *event = only(&it, "captivity");

	assert_int_equal(event->days_min, 498);
	assert_int_equal(event->days_max, 498);
	hb_arena_free(it.arena);
}

static void event__pledge_names_what_it_promises(void **state)
{
	struct reading_of_sentence it = extract("pledge");
	const struct hb_event *event = only(&it, "pledge");

	assert_true(event->about < it.extraction.n_events);
	assert_string_equal(it.extraction.events[event->about].type, "release");
	assert_string_equal(name_in(&it, event, HB_BENEFICIARY, 0), "Ana Ruiz");
	hb_arena_free(it.arena);
}

static void event__pledges_about_other_things_are_not_ours(void **state)
{
	struct reading_of_sentence it = extract("taxes");

	assert_int_equal(it.extraction.n_events, 0);
	hb_arena_free(it.arena);
}

static void event__relative_pronoun_is_its_antecedent(void **state)
{
	struct reading_of_sentence it = extract("whom");

	assert_string_equal(name_in(&it, only(&it, "abduction"), HB_VICTIM, 0), "Ana Ruiz");
	assert_string_equal(name_in(&it, only(&it, "release"), HB_VICTIM, 0), "Ana Ruiz");
	hb_arena_free(it.arena);
}

static void terms__a_threat_hangs_on_a_condition(void **state)
{
	struct reading_of_sentence it = extract("threat");
	const struct hb_event *threat = only(&it, "threat"), *payment = only(&it, "payment");

	assert_string_equal(words(&it, threat->condition), "unless the government paid a ransom of $5 million by Friday");
	assert_string_equal(name_in(&it, threat, HB_VICTIM, 0), "Paul Weber");
	assert_string_equal(words(&it, payment->amount), "$5 million");
	assert_string_equal(payment->deadline.value, "2020-06-12"); /* the Friday to come */
	hb_arena_free(it.arena);
}

static void terms__hours_that_nothing_dates_stay_words(void **state)
{
	struct reading_of_sentence it = extract("ransom");
	const struct hb_event *demand = only(&it, "demand");

	assert_string_equal(words(&it, demand->amount), "10 million naira");
	assert_string_equal(demand->deadline.text, "48 hours");
	assert_null(demand->deadline.value);
	hb_arena_free(it.arena);
}

static void terms__a_deadline_is_no_time_of_the_pledge(void **state)
{
	struct reading_of_sentence it = extract("by_then");
	const struct hb_event *pledge = only(&it, "pledge");

	assert_string_equal(pledge->deadline.value, "2020-06-12");
	assert_null(pledge->time.value);
	hb_arena_free(it.arena);
}

static void terms__anonymity_is_no_condition(void **state)
{
	struct reading_of_sentence it = extract("in_return");

	assert_string_equal(words(&it, only(&it, "offer")->condition), "in return for fuel");
	hb_arena_free(it.arena);
}

static void terms__a_renewed_pledge_points_to_the_earlier_one(void **state)
{
	struct reading_of_sentence it = extract("renewed");
	const struct hb_event *renewed = NULL;

	for (size_t i = 0; i < it.extraction.n_events; i++)
		if (it.extraction.events[i].earlier != HB_NONE)
			renewed = &it.extraction.events[i];
	assert_non_null(renewed);
	assert_string_equal(words(&it, renewed->trigger), "renewed");
	assert_string_equal(words(&it, it.extraction.events[renewed->earlier].trigger), "pledged");
	hb_arena_free(it.arena);
}

static void event__a_mother_begs_for_her_child(void **state)
{
	struct reading_of_sentence it = extract("mother");

	assert_string_equal(name_in(&it, only(&it, "plea"), HB_BENEFICIARY, 0), "Ana Ruiz");
	hb_arena_free(it.arena);
}

static void event__a_plea_may_be_about_a_negotiation(void **state)
{
	struct reading_of_sentence it = extract("asked_to_negotiate");
	const struct hb_event *plea = only(&it, "plea"), *negotiation = only(&it, "negotiation");

	assert_ptr_equal(&it.extraction.events[plea->about], negotiation);
	assert_string_equal(it.extraction.events[negotiation->about].type, "release");
	assert_int_equal(plea->n_roles[HB_BENEFICIARY], 1);
	hb_arena_free(it.arena);
}

static void event__a_threat_to_sue_and_a_trade_deal_are_not_ours(void **state)
{
	struct reading_of_sentence it = extract("sue");

	assert_true(has_type(&it, "arrest"));
	assert_false(has_type(&it, "threat"));
	assert_false(has_type(&it, "agreement"));
	hb_arena_free(it.arena);
}

static bool names_victim(const struct reading_of_sentence *it, const char *type, const char *name)
{
	for (size_t i = 0; i < it->extraction.n_events; i++)
		for (size_t j = 0; j < it->extraction.events[i].n_roles[HB_VICTIM]; j++) {
			const char *victim = it->extraction.entities[it->extraction.events[i].roles[HB_VICTIM][j]].name;

			if (strcmp(it->extraction.events[i].type, type) == 0 && victim && strcmp(victim, name) == 0)
				return true;
		}
	return false;
}

/* What joins one event of a member leaves the other events of that member alone. */
static void event__two_events_of_a_member_keep_their_own_victims(void **state)
{
	struct reading_of_sentence it = extract("shared_members");

	assert_true(names_victim(&it, "abduction", "Luis Vega"));
	assert_false(names_victim(&it, "abduction", "Omar Diaz"));
	assert_true(names_victim(&it, "captivity", "Omar Diaz"));
	assert_false(names_victim(&it, "captivity", "Luis Vega"));
	hb_arena_free(it.arena);
}

TEST_MAIN(cmocka_unit_test(event__who_did_what_to_whom), cmocka_unit_test(event__released_video_frees_nobody),
	  cmocka_unit_test(event__reality_is_part_of_the_claim), cmocka_unit_test(event__things_are_no_victims),
	  cmocka_unit_test(event__victims_in_a_row_share_it), cmocka_unit_test(event__companions_share_it),
	  cmocka_unit_test(event__two_tellings_are_one_with_the_finer_time), cmocka_unit_test(event__duration_of_captivity),
	  cmocka_unit_test(event__pledge_names_what_it_promises), cmocka_unit_test(event__pledges_about_other_things_are_not_ours),
	  cmocka_unit_test(event__relative_pronoun_is_its_antecedent),
	  cmocka_unit_test(terms__a_threat_hangs_on_a_condition), cmocka_unit_test(terms__hours_that_nothing_dates_stay_words),
	  cmocka_unit_test(terms__a_deadline_is_no_time_of_the_pledge), cmocka_unit_test(terms__anonymity_is_no_condition),
	  cmocka_unit_test(terms__a_renewed_pledge_points_to_the_earlier_one), cmocka_unit_test(event__a_mother_begs_for_her_child),
	  cmocka_unit_test(event__a_plea_may_be_about_a_negotiation),
	  cmocka_unit_test(event__a_threat_to_sue_and_a_trade_deal_are_not_ours),
	  cmocka_unit_test(event__two_events_of_a_member_keep_their_own_victims))
