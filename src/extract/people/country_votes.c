/* Which countries a report names: see country_votes.h. */
#include "extract/people/country_votes.h"

#include "extract/people/mention_internal.h"

enum { MOST_PLACES = 24 };

/* Where the votes of a country stand; -1 for "", which is none. */
static int slot_of(const char *code)
{
	if (code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
		return -1;
	return (code[0] - 'A') * 26 + code[1] - 'A';
}

static void vote(struct hb_country_votes *votes, const char *code)
{
	int slot = code ? slot_of(code) : -1;

	if (slot >= 0 && votes->counts[slot] < UINT16_MAX)
		votes->counts[slot]++;
}

/* A name that is a state's and also that of a large division elsewhere ("Georgia") says nothing about where the report is. */
static bool has_rival(const struct hb_place *places, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (places[i].kind == HB_PLACE_DIVISION && places[i].population > places[0].population)
			return true;
	}
	return false;
}

static void vote_of_name(struct hb_country_votes *votes, const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	struct hb_place places[MOST_PLACES];
	struct hb_organization body;
	size_t n;

	if (hb_organization_find_tokens(reading->analysis, mention->first, mention->end, &body)) {
		vote(votes, body.country);
		return;
	}
	n = hb_place_find_tokens(reading->analysis, mention->first, mention->end, places, MOST_PLACES);
	n = n < MOST_PLACES ? n : MOST_PLACES;
	if (n > 0 && (places[0].listed || (places[0].kind == HB_PLACE_COUNTRY && !has_rival(places, n))))
		vote(votes, places[0].country);
}

void hb_country_votes_count(struct hb_country_votes *votes, const struct hb_reading *reading)
{
	*votes = (struct hb_country_votes){{0}};
	for (size_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];

		if (mention->kind == HB_NAME && mention->type != HB_PERSON)
			vote_of_name(votes, reading, mention);
	}
	for (uint32_t i = 0; i < reading->analysis->n_tokens; i++) {
		const struct hb_token *token = hb_tok(reading, i);

		if (hb_is_capital(token) && reading->mention_of_head[i] == HB_NONE)
			vote(votes, hb_demonym_code(token->lower));
	}
}

unsigned hb_country_votes_of(const void *votes, const char *code)
{
	int slot = slot_of(code);

	return slot < 0 ? 0 : ((const struct hb_country_votes *)votes)->counts[slot];
}

/* The places of a name with the word for its kind beside it, else of the name alone. */
static size_t places_of(const struct hb_reading *reading, uint32_t first, uint32_t end, struct hb_place *ret_places)
{
	const struct hb_analysis *analysis = reading->analysis;
	const char *where;
	size_t n = 0;

	if (end < hb_sentence_end(reading, first)) {
		where = hb_lexicon_field(&hb_lexicon_place_words, hb_tok(reading, end)->lower, 1);
		if (where && !hb_is(where, "before"))
			n = hb_place_find_tokens(analysis, first, end + 1, ret_places, MOST_PLACES);
	}
	if (n == 0 && first >= hb_sentence_first(reading, first) + 2 && hb_is(hb_tok(reading, first - 1)->lower, "of")) {
		where = hb_lexicon_field(&hb_lexicon_place_words, hb_tok(reading, first - 2)->lower, 1);
		if (where && !hb_is(where, "after"))
			n = hb_place_find_tokens(analysis, first - 2, end, ret_places, MOST_PLACES);
	}
	return n > 0 ? n : hb_place_find_tokens(analysis, first, end, ret_places, MOST_PLACES);
}

bool hb_country_votes_place(const struct hb_country_votes *votes, const struct hb_reading *reading, uint32_t first, uint32_t end,
			    struct hb_place *ret_place)
{
	struct hb_place places[MOST_PLACES];
	size_t n = places_of(reading, first, end, places);
	int chosen;

	if (n == 0)
		return false;
	chosen = hb_place_choose(places, n < MOST_PLACES ? n : MOST_PLACES, hb_country_votes_of, votes);
	*ret_place = places[chosen < 0 ? 0 : chosen];
	if (chosen < 0) {
		ret_place->country = "";
		ret_place->division = NULL;
	}
	return true;
}
