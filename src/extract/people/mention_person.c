/* What stands around a name and says that it is somebody's: a word of kinship, an age, a title of address, a noun for a person in apposition. */
#include "extract/people/mention_internal.h"
#include "extract/trace.h"
#include "finder/finder.h"

/* "X, 29," or "X (29)" or "X, aged 29" */
static bool has_age(const struct hb_reading *reading, uint32_t end)
{
	uint32_t last = hb_sentence_end(reading, end - 1);
	int32_t age;

	if (end + 1 >= last || !hb_is_any(hb_tok(reading, end)->text, ", ("))
		return false;
	if (hb_is(hb_tok(reading, end + 1)->lower, "aged"))
		return true;
	age = hb_number_of(hb_tok(reading, end + 1));
	return age > 14 && age < 100 && strlen(hb_tok(reading, end + 1)->text) == 2 && end + 2 < last &&
	       hb_is_any(hb_tok(reading, end + 2)->text, ", ) ;");
}

static bool has_honorific(const struct hb_reading *reading, uint32_t first)
{
	uint32_t n;
	const struct hb_lexicon_entry *title =
		hb_entry_before(&hb_lexicon_titles, reading->analysis, hb_sentence_first(reading, first), first, &n);

	return title && hb_is(title->fields[0], "honorific");
}

/* A noun that is said of one person and of nothing else. */
static bool is_person_noun(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *token = hb_tok(reading, noun);

	return hb_is(token->tag, "NN") && (hb_noun_entry(&hb_lexicon_occupations, token) || hb_kin_entry(reading, noun));
}

/* ", a journalist": the noun after the comma hangs on the name. */
static bool has_apposition(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	const struct hb_token *tokens = reading->analysis->tokens;

	if (end + 1 >= hb_sentence_end(reading, first) || !hb_is(tokens[end].text, ",") ||
	    !(hb_is_word(tokens[end + 1].lower, "article") || hb_is(tokens[end + 1].tag, "PRP$")))
		return false;
	for (uint32_t head = first; head < end; head++) {
		uint32_t noun = hb_child(reading, head, end + 1, "appos");

		if (noun != HB_NONE && noun < end + 6 && is_person_noun(reading, noun))
			return true;
	}
	return false;
}

static bool is_said_of_person(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	return has_age(reading, end) || has_honorific(reading, first) || has_apposition(reading, first, end);
}

static bool is_state(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	struct hb_place place;

	return hb_place_find_tokens(reading->analysis, first, end, &place, 1) && place.kind == HB_PLACE_COUNTRY;
}

/* The same words, or in `known` its last word is the one word of the other. */
static bool names_alike(const struct hb_reading *reading, const struct hb_found_name *known, const struct hb_found_name *other)
{
	uint32_t n = other->end - other->first, n_known = known->end - known->first;

	if (n > n_known || (n < n_known && n > 1))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (!hb_is(hb_tok(reading, other->first + i)->lower, hb_tok(reading, known->end - n + i)->lower))
			return false;
	}
	return true;
}

void hb_mend_persons(const struct hb_reading *reading, const uint32_t *kin, struct hb_found_name *found, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool is_kin = kin[found[i].first] == found[i].end;

		if (found[i].kind == HB_NAMES_PERSON || is_state(reading, found[i].first, found[i].end) ||
		    !(is_kin || is_said_of_person(reading, found[i].first, found[i].end)))
			continue;
		found[i].kind = HB_NAMES_PERSON;
		hb_trace(reading, HB_PASS_MENTION, found[i].first, found[i].end, "person: %s",
			 is_kin ? "named after a word of kinship (data/en/kinship.txt)" : "an age, title of address or noun of a person stands beside it");
		for (size_t k = 0; k < n; k++) {
			if (found[k].kind != HB_NAMES_PERSON && names_alike(reading, &found[i], &found[k])) {
				found[k].kind = HB_NAMES_PERSON;
				hb_trace(reading, HB_PASS_MENTION, found[k].first, found[k].end, "person: so it is elsewhere in the report");
			}
		}
	}
}
