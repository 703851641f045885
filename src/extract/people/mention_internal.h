/* What the passes about people share: small questions about tokens and their tree, and the list of mentions. */
#ifndef HB_EXTRACT_MENTION_INTERNAL_H
#define HB_EXTRACT_MENTION_INTERNAL_H

#include <string.h>

#include "extract/people/gazetteer.h"
#include "extract/reading.h"

static inline bool hb_is(const char *label, const char *text)
{
	return strcmp(label, text) == 0;
}

/* Is the label one of the words of a list apart by spaces? */
bool hb_is_any(const char *label, const char *list);

static inline const struct hb_token *hb_tok(const struct hb_reading *reading, uint32_t token)
{
	return &reading->analysis->tokens[token];
}

/* A token that could stand in a name: capital letter, tagged as a proper noun. */
bool hb_is_proper(const struct hb_token *token);

/* A noun or proper noun. */
static inline bool hb_is_noun(const struct hb_token *token)
{
	return hb_is(token->pos, "NOUN") || hb_is(token->pos, "PROPN");
}

/* Tagged as a noun or name in the plural. */
static inline bool hb_is_plural_noun(const struct hb_token *token)
{
	return hb_is(token->tag, "NNS") || hb_is(token->tag, "NNPS");
}

/* The sentence's bounds of a token. */
static inline uint32_t hb_sentence_first(const struct hb_reading *reading, uint32_t token)
{
	return reading->analysis->sentences[hb_tok(reading, token)->sentence].first;
}
static inline uint32_t hb_sentence_end(const struct hb_reading *reading, uint32_t token)
{
	return reading->analysis->sentences[hb_tok(reading, token)->sentence].end;
}

/* The first child of the head that stands at or after `from` and has one of these labels (apart by spaces); HB_NONE. */
uint32_t hb_child(const struct hb_reading *reading, uint32_t head, uint32_t from, const char *deps);

/* The next child after this one with one of these labels, HB_NONE. */
static inline uint32_t hb_next_child(const struct hb_reading *reading, uint32_t head, uint32_t after, const char *deps)
{
	return hb_child(reading, head, after + 1, deps);
}

/* The age that a phrase such as "29-year-old" says, whose first token this is; -1 if it is none.  *ret_end: one past it. */
int32_t hb_age_phrase(const struct hb_reading *reading, uint32_t token, uint32_t *ret_end);

/* The first such age that begins among the tokens [first, end); -1 if none does. */
int32_t hb_age_in(const struct hb_reading *reading, uint32_t first, uint32_t end);

/* A whole number written in figures or as a word ("seven"); -1 if it is none. */
int32_t hb_number_of(const struct hb_token *token);

/* Is the (lower-case) word in a class of data/en/people_words.txt: "speech", "copula", "alias", ...? */
bool hb_is_word(const char *word, const char *class);

/* The entry of the word of kinship or other tie that ends at this noun ("mother-in-law", "ex-wife"); NULL if it is none. */
const struct hb_lexicon_entry *hb_kin_entry(const struct hb_reading *reading, uint32_t noun);

/* Who does or undergoes what a verb (or participle, or adjective of a copula) says: its subject, the subject of the verb it is
 * joined to, or the noun whose clause it is ("X, born in", "who was born"); a token, HB_NONE if none. */
uint32_t hb_subject_token(const struct hb_reading *reading, uint32_t verb);

/* The verb that a noun or pronoun is an argument of, through a preposition or a list. */
uint32_t hb_governor(const struct hb_reading *reading, uint32_t token);

/* Is the token part of a time? */
bool hb_is_in_time(const struct hb_reading *reading, uint32_t token);

/* A mention of one token, nothing yet known of it. */
struct hb_found_mention hb_mention_new(enum hb_mention_kind kind, enum hb_entity_type type, uint32_t head);

/* The same, or the subject of the clause that it hangs in: "before becoming a nurse", "went on to work as a nurse". */
uint32_t hb_subject_of_clause(const struct hb_reading *reading, uint32_t verb);

/* The mention that covers the token most closely (by head, or as a part of a name); HB_NONE. */
uint32_t hb_mention_at(const struct hb_reading *reading, uint32_t token);

/* Names as the name finder has them, without titles (mention_name.c): appended to reading->mentions. */
void hb_find_names(struct hb_reading *reading);

/* Where names begin that a word of kinship brings in ("his wife, Virginia"): name_ends[token] is one past the name, HB_NONE elsewhere. */
void hb_names_of_kin(const struct hb_reading *reading, uint32_t *name_ends);

struct hb_found_name; /* finder.h */

/* What stands around a name makes a person of it where the finder saw none: a word of kinship before it (`kin`, as of hb_names_of_kin), an
 * age, a title of address, a noun in apposition.  One such place settles all others of the same name (mention_person.c). */
void hb_mend_persons(const struct hb_reading *reading, const uint32_t *kin, struct hb_found_name *found, size_t n);

/* A listed body that starts at the token, in words enough to be it: two, or capitals alone (mention_body.c).  One past it, 0 if there is
 * none. */
uint32_t hb_listed_body(const struct hb_reading *reading, uint32_t first, struct hb_organization *ret_body);

/* Listed bodies over parts of names, or over names of something else, take their place: "al-Qaeda" for "Qaeda". */
void hb_widen_to_bodies(const struct hb_reading *reading, struct hb_found_name *found, size_t n);

/* People inside the names of bodies (mention_nested.c): appended to reading->mentions. */
void hb_find_nested_names(struct hb_reading *reading);

/* Nominals and pronouns (mention_nominal.c): appended to reading->mentions. */
void hb_find_nominals(struct hb_reading *reading);

#endif
