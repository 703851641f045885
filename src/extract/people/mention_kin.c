/* Names that a word of kinship brings in: "his wife, Virginia," "her sons Esdras and Boureima".  What stands there is a person, even where the
 * name finder saw a town or nothing. */
#include "extract/people/mention_internal.h"

enum { MOST_WORDS = 4, MOST_NAMES = 8 };

static bool name_word(const struct hb_token *token)
{
	return hb_is_proper(token) && !hb_is_word(token->lower, "calendar") && !hb_demonym_code(token->lower);
}

/* One past the proper nouns from a token on. */
static uint32_t name_end(const struct hb_reading *reading, uint32_t first)
{
	uint32_t i = first, end = hb_sentence_end(reading, first);

	while (i < end && i < first + MOST_WORDS && name_word(hb_tok(reading, i)))
		i++;
	return i;
}

/* Does a name end here?  With a comma before it, it has to be closed by one. */
static bool is_closed(const struct hb_reading *reading, uint32_t end, bool comma)
{
	const struct hb_token *next;

	if (end >= hb_sentence_end(reading, end - 1))
		return true;
	next = hb_tok(reading, end);
	if (comma)
		return hb_is_any(next->text, ", . ; )") || hb_is_word(next->lower, "closing");
	return !hb_is_noun(next) && !hb_is(next->text, "-");
}

/* The names after one word of kinship; several after a plural ("sons"). */
static void take_names(const struct hb_reading *reading, uint32_t noun, uint32_t *name_ends)
{
	uint32_t end = hb_sentence_end(reading, noun), at = noun + 1;
	bool comma = at < end && hb_is(hb_tok(reading, at)->text, ","), several = hb_is(hb_tok(reading, noun)->tag, "NNS");

	at += comma;
	for (int n = 0; n < MOST_NAMES && at < end; n++) {
		uint32_t last = name_end(reading, at);

		if (last == at || !is_closed(reading, last, comma))
			return;
		name_ends[at] = last;
		if (!several)
			return;
		at = last;
		while (at < end && (hb_is(hb_tok(reading, at)->text, ",") || hb_is(hb_tok(reading, at)->lower, "and")))
			at++;
		if (at == last)
			return;
	}
}

void hb_names_of_kin(const struct hb_reading *reading, uint32_t *name_ends)
{
	for (uint32_t i = 0; i < reading->analysis->n_tokens; i++)
		name_ends[i] = HB_NONE;
	for (uint32_t i = 0; i < reading->analysis->n_tokens; i++) {
		if (!hb_is(hb_tok(reading, i)->pos, "PROPN") && hb_kin_entry(reading, i))
			take_names(reading, i, name_ends);
	}
}
