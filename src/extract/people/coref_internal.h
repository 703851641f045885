/* Who is who: shared by the files coref*.c.
 *
 * Order of work: names are joined to entities over the whole document (coref_name.c); nominals in apposition to them and
 * predicated of them follow; then the mentions are walked from first to last, and each nominal (coref_nominal.c) and pronoun
 * (coref_pronoun.c) finds its entity: by the structure of the sentence where that settles it, else by the ranking that was
 * learned (coref_rank.h). */
#ifndef HB_EXTRACT_COREF_INTERNAL_H
#define HB_EXTRACT_COREF_INTERNAL_H

#include "extract/people/mention_internal.h"
#include "extract/trace.h"

/* What a mention does in its sentence. */
enum hb_coref_role {
	HB_ROLE_SUBJECT,
	HB_ROLE_PASSIVE,
	HB_ROLE_OBJECT,
	HB_ROLE_OBLIQUE,
	HB_ROLE_OWNER,
	HB_ROLE_PREDICATE,
	HB_ROLE_MODIFIER,
	HB_ROLE_OTHER,
};

/* What the story does to somebody, or what a noun says that it did: bits. */
enum {
	HB_STORY_HARMED = 1,
	HB_STORY_ACCUSED = 2, /* or the one who harms */
	HB_STORY_SPEAKS = 4,
};

/* A word that says something of somebody, and which place they have with it: 's' does it, 'o' undergoes it, 'p' owns it. */
struct hb_coref_predicate {
	const char *lemma;
	char place;
};

enum { HB_COREF_PREDICATES = 3 };

/* What is known of a mention beside its record (coref_scene.c). */
struct hb_coref_mention {
	enum hb_coref_role role;
	struct hb_coref_predicate predicates[HB_COREF_PREDICATES];
	uint32_t n_predicates;
	uint32_t story; /* bits */
};

/* What coref keeps of an entity beside its record. */
struct hb_coref_entity {
	HB_ARRAY(const char *) descriptors; /* lemmas of nouns and titles that were said of it: "climber", "president" */
	HB_ARRAY(uint32_t) names;           /* its name mentions, of the whole document */
	HB_ARRAY(struct hb_coref_predicate) predicates; /* of its mentions so far, and of all its names */
	uint32_t story;                     /* bits, of the same */
	int32_t age;                        /* -1 when none was said */
	bool named;
	bool full_name;      /* one of two words or more */
	const char *surname; /* the last word of the first such, in lower case; NULL */
	uint32_t name_rank;  /* 0 for the person with the most name mentions; HB_NONE without names */
	uint32_t n_said;     /* mentions that the walk has passed */
	uint32_t last;       /* the last of them, HB_NONE */
};

struct hb_coref_choice;
typedef void hb_coref_watcher(void *context, const struct hb_reading *reading, const struct hb_coref_choice *choice);

struct hb_coref {
	struct hb_reading *reading;
	HB_ARRAY(struct hb_coref_entity) entities; /* parallel to reading->entities */
	struct hb_coref_mention *mentions;         /* parallel to reading->mentions */
	bool *quoted;                              /* for each token: inside quotation marks */
	uint32_t *quote;                           /* for each quoted token: number of its quotation, counted from 1 */
	uint32_t n_quotes;
	uint32_t *speakers; /* for each quotation: the mention that speaks, HB_NONE */
	hb_coref_watcher *watch;
	void *watch_context;
};

/* A new entity with its side record. */
uint32_t hb_coref_add(struct hb_coref *coref, enum hb_entity_type type);

/* The places of all mentions (coref_scene.c); before names are joined. */
void hb_coref_set_scene(struct hb_coref *coref);

/* What is said of the mention is said of the entity. */
void hb_coref_learn_predicates(struct hb_coref *coref, uint32_t mention, uint32_t entity);

/* What the names say of their entities, once they are joined: ranks, predicates. */
void hb_coref_learn_names(struct hb_coref *coref);

/* May the two mentions not be one, being partners of the same verb, or one inside the phrase of the other? */
bool hb_coref_barred(const struct hb_reading *reading, const struct hb_found_mention *mention,
		     const struct hb_found_mention *candidate);

/* The words of the first mention that has this entity, for notes; NULL when none has. */
const char *hb_coref_words(const struct hb_coref *coref, uint32_t entity);

/* Join a mention to an entity, and let the entity learn gender and number from it.  What is at work (trace.h) is noted as the reason. */
void hb_coref_join(struct hb_coref *coref, uint32_t mention, uint32_t entity);

/* The mentions of one entity before this mention become those of another: both turned out to be one. */
void hb_coref_absorb(struct hb_coref *coref, uint32_t entity, uint32_t into, uint32_t end);

/* Remember a noun or title that was said of an entity. */
void hb_coref_describe(struct hb_coref *coref, uint32_t entity, const char *lemma);
bool hb_coref_described(const struct hb_coref *coref, uint32_t entity, const char *lemma);

/* Was a title of office, rank, religion or royalty said of the entity? */
bool hb_coref_has_office(const struct hb_coref *coref, uint32_t entity);

/* May the mention be this entity by gender? */
bool hb_coref_gender_fits(const struct hb_coref *coref, const struct hb_found_mention *mention, uint32_t entity);

/* Does the mention speak of one person, not of several? */
static inline bool hb_coref_one_person(const struct hb_found_mention *mention)
{
	return mention->type == HB_PERSON && mention->number != HB_PLURAL;
}

/* May the mention be this entity by gender and kind: both one person, or both several, or the entity a body? */
bool hb_coref_kind_fits(const struct hb_coref *coref, const struct hb_found_mention *mention, uint32_t entity);

/* All name mentions to entities; hb_coref_bodies those that name no person. */
void hb_coref_names(struct hb_coref *coref);
void hb_coref_bodies(struct hb_coref *coref);

/* What a nominal is by the structure of its sentence alone: the other half of an apposition, the subject of a predicate. */
uint32_t hb_coref_nominal_structure(struct hb_coref *coref, uint32_t mention);

/* The entity of one nominal or pronoun given that all mentions before it (and all names) have theirs; HB_NONE for nobody. */
uint32_t hb_coref_nominal(struct hb_coref *coref, uint32_t mention);
uint32_t hb_coref_pronoun(struct hb_coref *coref, uint32_t mention);

/* A mention that brings a name in as somebody's kin ("his mother Yelena"): who was "his mother" before is that person, and "his
 * mother" after it too. */
void hb_coref_note_kin(struct hb_coref *coref, uint32_t mention);

/* The owner of a relative who is named in full: whoever was spoken of of the same family name; HB_NONE if nobody, or several
 * (coref_kin_name.c). */
uint32_t hb_coref_owner_by_name(const struct hb_coref *coref, uint32_t pronoun);

/* The owner of a relative who is the subject of a clause, beside another relative who is that of another: one owner for both. */
uint32_t hb_coref_owner_in_parallel(const struct hb_coref *coref, uint32_t pronoun);

/* Unnamed persons of the headline and lead to the names that come in after them (coref_lead.c). */
void hb_coref_lead(struct hb_coref *coref);

/* Who speaks each quotation (coref_speaker.c); and "I" and "my" inside quotations, once everything else is known. */
void hb_coref_find_speakers(struct hb_coref *coref);
void hb_coref_first_person(struct hb_coref *coref);

/* The entity whose kin or other relation a nominal says that it is, by its own words or by an earlier one of the same list ("his
 * mother, grandmother and partner"); HB_NONE when it does not say. */
uint32_t hb_coref_owner(const struct hb_reading *reading, const struct hb_found_mention *nominal);

/* The owner of a kin noun: "his" in "his father", "Ana" in "Ana's sister" and "sister of Ana"; token, HB_NONE if none. */
uint32_t hb_owner_token(const struct hb_reading *reading, uint32_t noun);

/* The entity at a token whose mention may be anywhere in the phrase that it heads. */
uint32_t hb_entity_of(const struct hb_reading *reading, uint32_t token);

#endif
