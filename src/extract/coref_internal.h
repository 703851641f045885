/* Who is who: shared by the files coref*.c.
 *
 * Order of work: names are joined to entities over the whole document (coref_name.c); then the mentions are walked from first
 * to last, and each nominal (coref_nominal.c) and pronoun (coref_pronoun.c) looks for its entity among those before it. */
#ifndef HB_EXTRACT_COREF_INTERNAL_H
#define HB_EXTRACT_COREF_INTERNAL_H

#include "extract/mention_internal.h"

/* What coref keeps of an entity beside its record. */
struct hb_coref_entity {
	HB_ARRAY(const char *) descriptors; /* lemmas of nouns and titles that were said of it: "climber", "president" */
	int32_t age;                        /* -1 when none was said */
	bool named;
	uint32_t n_mentions; /* joined so far; all names of the document are joined first */
};

struct hb_coref {
	struct hb_reading *reading;
	HB_ARRAY(struct hb_coref_entity) entities; /* parallel to reading->entities */
	bool *quoted;                              /* for each token: inside quotation marks */
	uint32_t *quote;                           /* for each quoted token: number of its quotation, counted from 1 */
	uint32_t n_quotes;
};

/* A new entity with its side record. */
uint32_t hb_coref_add(struct hb_coref *coref, enum hb_entity_type type);

/* Join a mention to an entity, and let the entity learn gender and number from it. */
void hb_coref_join(struct hb_coref *coref, uint32_t mention, uint32_t entity);

/* Remember a noun or title that was said of an entity. */
void hb_coref_describe(struct hb_coref *coref, uint32_t entity, const char *lemma);
bool hb_coref_described(const struct hb_coref *coref, uint32_t entity, const char *lemma);

/* May the mention be this entity by gender? */
bool hb_coref_gender_fits(const struct hb_coref *coref, const struct hb_found_mention *mention, uint32_t entity);

/* All name mentions to entities; hb_coref_bodies those that name no person. */
void hb_coref_names(struct hb_coref *coref);
void hb_coref_bodies(struct hb_coref *coref);

/* The entity of one nominal or pronoun given that all mentions before it (and all names) have theirs; HB_NONE for nobody. */
uint32_t hb_coref_nominal(struct hb_coref *coref, uint32_t mention);
uint32_t hb_coref_pronoun(struct hb_coref *coref, uint32_t mention);

/* A mention that brings a name in as somebody's kin ("his mother Yelena"): who was "his mother" before is that person, and "his
 * mother" after it too. */
void hb_coref_note_kin(struct hb_coref *coref, uint32_t mention);

/* Unnamed persons of the headline and lead to the names that come in after them (coref_lead.c). */
void hb_coref_lead(struct hb_coref *coref);

/* "I" and "my" inside quotations, once everything else is known. */
void hb_coref_first_person(struct hb_coref *coref);

/* The owner of a kin noun: "his" in "his father", "Ana" in "Ana's sister" and "sister of Ana"; token, HB_NONE if none. */
uint32_t hb_owner_token(const struct hb_reading *reading, uint32_t noun);

/* The entity at a token whose mention may be anywhere in the phrase that it heads. */
uint32_t hb_entity_of(const struct hb_reading *reading, uint32_t token);

#endif
