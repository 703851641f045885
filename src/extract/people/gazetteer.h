/* What the word lists know of a run of tokens: titles, kin terms, nouns for people, countries, places, bodies, given names.
 * Also the comparing of personal names inside one report. */
#ifndef HB_EXTRACT_GAZETTEER_H
#define HB_EXTRACT_GAZETTEER_H

#include <stdbool.h>

#include "extract/lexicon.h"
#include "extract/reading.h"
#include "world/key.h"
#include "world/organization.h"
#include "world/place.h"

/* The longest entry of the list that starts at (or, for _before, ends at) a token and stays inside [first, end).
 * *ret_n is its number of tokens.  NULL if there is none. */
const struct hb_lexicon_entry *hb_entry_at(const struct hb_lexicon *lexicon, const struct hb_analysis *analysis,
					   uint32_t token, uint32_t end, uint32_t *ret_n);
const struct hb_lexicon_entry *hb_entry_before(const struct hb_lexicon *lexicon, const struct hb_analysis *analysis,
					       uint32_t first, uint32_t end, uint32_t *ret_n);

/* The entry of a single noun, looked up as written and by its lemma. */
const struct hb_lexicon_entry *hb_noun_entry(const struct hb_lexicon *lexicon, const struct hb_token *token);

/* ISO code of the state that a demonym stands for ("Russian", "Kenyans"); NULL if it is none. */
const char *hb_demonym_code(const char *lower);

/* The same for the tokens [token, end): of the two at its beginning, or of the one; *ret_n: how many it was. */
const char *hb_demonym_at(const struct hb_analysis *analysis, uint32_t token, uint32_t end, uint32_t *ret_n);

/* ISO code of the state whose name the tokens [first, end) are; NULL if they are none. */
const char *hb_country_code(const struct hb_analysis *analysis, uint32_t first, uint32_t end);

/* ISO code of a country's or well-known place's name; "" for a place in no one state; NULL for all others.  See place.h for all
 * places and for which of several is meant. */
const char *hb_place_code(const char *key);

enum hb_gender hb_gender_of_text(const char *text); /* "m", "f", else unknown */
enum hb_gender hb_first_name_gender(const char *lower);

/* Spellings of one word: equal, or (long enough) at most one or two letters apart.  Both folded. */
bool hb_spelling_near(const char *a, const char *b);

/* Given names that may be one person's: equal, an initial, a short form, or near in spelling.  Both folded. */
bool hb_given_names_agree(const char *a, const char *b);

#endif
