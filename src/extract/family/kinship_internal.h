/* Shared by the files that find ties between people. */
#ifndef HB_EXTRACT_KINSHIP_INTERNAL_H
#define HB_EXTRACT_KINSHIP_INTERNAL_H

#include "extract/people/coref_internal.h"

enum { HB_MOST_ENDS = 12 };

/* Entities on one end of a tie. */
struct hb_ends {
	uint32_t items[HB_MOST_ENDS];
	uint32_t mentions[HB_MOST_ENDS]; /* by which each was found, HB_NONE when by another tie */
	uint32_t count;
	uint32_t last; /* the last token that was taken for one of them */
};

/* ---- writing down (kinship.c) ---- */

/* Write down that `who` is the `type` of `of`, once.  Nothing happens for HB_NONE or when both are one. */
void hb_relate(struct hb_reading *reading, const char *type, uint32_t who, uint32_t of, struct hb_span span, float confidence);

/* Are the two tied by family already, whichever way round? */
bool hb_are_family(const struct hb_reading *reading, uint32_t one, uint32_t other);

/* What a type of relation is without its gender, where data/en/kinship.txt says it: "spouse" for "wife"; else "". */
const char *hb_kin_role(const char *type);

/* The type of relation of a role for this gender: "wife" for "spouse"; the role itself without a gender. */
const char *hb_kin_word(const char *role, enum hb_gender gender);

/* ---- who stands at a token (kinship_people.c) ---- */

/* A person or group, once; mention: by which he was found, HB_NONE when by another tie. */
void hb_add_end(const struct hb_reading *reading, struct hb_ends *ends, uint32_t entity, uint32_t mention);

/* Are both mentions names whose given names differ? */
bool hb_are_two_names(const struct hb_reading *reading, uint32_t one, uint32_t other);

/* The entity of a mention, once; HB_NONE adds nothing. */
void hb_add_mention(const struct hb_reading *reading, struct hb_ends *ends, uint32_t mention);

/* The name mention of a person that starts at a token, over titles, occupations and adjectives before it ("Dr. Luis Gil",
 * "actor and writer Luis Gil"); HB_NONE. */
uint32_t hb_name_after(const struct hb_reading *reading, uint32_t token);

/* The mention, and its entity, that the phrase at a token stands for, over what stands before its name ("of the novelist
 * Ana Ruiz"); HB_NONE. */
uint32_t hb_person_mention_at(const struct hb_reading *reading, uint32_t token);
uint32_t hb_person_at(const struct hb_reading *reading, uint32_t token);

/* The entity at a token and those joined to it by commas and "and"; a word of kinship among them ends the list of names, and gives
 * whom it stands for when others than names count ("of Ana and her husband Luis").  Nothing from the token `end` on counts. */
void hb_add_people(const struct hb_reading *reading, struct hb_ends *ends, uint32_t token, uint32_t end, bool names_only);

/* ---- words of kinship ---- */

/* The tokens of the word of kinship that ends at a token ("ex-wife", "father-in-law"): its first, and the one that the tree
 * hangs it by. */
uint32_t hb_kin_first(const struct hb_reading *reading, uint32_t noun);
uint32_t hb_kin_head(const struct hb_reading *reading, uint32_t noun);

/* The token itself, or the one behind it if it is a mark that may part a word of kinship from the name: "his wife, Ana". */
uint32_t hb_after_mark(const struct hb_reading *reading, uint32_t token);

/* Whom a word of kinship stands for (kinship_meant.c): the names after it, whom it is said of, else whoever its mention is.
 * owned: it has an owner, so that a name after a comma is its own. */
void hb_kin_meant(const struct hb_reading *reading, uint32_t noun, bool owned, struct hb_ends *ret);

/* Whose kin it is (kinship_owner.c); *ret_token: the owner's word, HB_NONE if there is no owner. */
void hb_kin_owners(const struct hb_reading *reading, uint32_t noun, const struct hb_lexicon_entry *kin, struct hb_ends *ret,
		   uint32_t *ret_token);

/* Is the phrase of the owner of a word for parents followed by ", A and B,": two who are the parents, not owners like it? */
bool hb_is_closed_pair(const struct hb_reading *reading, uint32_t noun, uint32_t owner);

/* Who is tied to whom by a verb (kinship_verb.c): "X married Y", "born to X and Y", "fathered". */
void hb_read_kin_verb(struct hb_reading *reading, uint32_t verb);

/* Nobody is his own kin: where both ends of a tie were taken for one person by their names, part the one from the other
 * (kinship_part.c).  The ends then hold the new entities. */
void hb_part_ends(struct hb_reading *reading, struct hb_ends *ends, struct hb_ends *others);

/* Names that only a word of kinship makes people: "Emil's son", "her daughters, Ana and Vega" (kinship_name.c). */
void hb_read_kin_names(struct hb_reading *reading);

/* "I" and "my" outside of quotations that are nobody yet: the writer (narrator.c). */
void hb_read_narrator(struct hb_reading *reading);

/* The two whom a tie of marriage or partnership before the token makes a couple, in its sentence or the one before. */
void hb_add_couple(const struct hb_reading *reading, struct hb_ends *ends, uint32_t token);

#endif
