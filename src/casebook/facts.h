/* What speaks for or against two people of different reports being one.
 *
 * A profile holds the names and the facts of one person: of one entity at first, then of all that were joined to it.
 * hb_profiles_compare weighs two profiles.  The weights are logarithmic odds in rough steps: a fact that few people share weighs
 * more than one that many share.  A name opens the comparison and never closes it. */
#ifndef HB_CASEBOOK_FACTS_H
#define HB_CASEBOOK_FACTS_H

#include "casebook/corpus.h"
#include "casebook/kinship.h"
#include "names/names.h"

enum hb_fact_kind {
	HB_FACT_BIRTH,      /* first, last: days between which the person was born, from an age on a date */
	HB_FACT_BIRTH_DATE, /* key */
	HB_FACT_GENDER,
	HB_FACT_NATIONALITY,
	HB_FACT_OFFICE,
	HB_FACT_OCCUPATION,
	HB_FACT_HOME,
	HB_FACT_EMPLOYER,
	HB_FACT_EVENT,     /* key: type and part in it; first, last; more: the place, or "" */
	HB_FACT_COMPANION, /* form: another victim of one event */
	HB_FACT_PARTY,     /* form: who pleads, pledges or acts in an event that is about the person, or whom it is put to */
	HB_FACT_KIN,       /* key: group and gender; form: the relative's name; more: as the key of a neighbour */
	HB_FACT_KIN_ROLE,  /* key: what the person is to some relative, group only */
	HB_FACT_CAPTOR,
	HB_FACT_PLACE_TAKEN,
	HB_FACT_PLACE, /* of another event of captivity */
	HB_FACT_HELD,    /* key "": deprived of liberty */
	HB_FACT_NEIGHBOUR, /* key: sounds of the full name of somebody whom the same report names, who holds no office; more: the name */
	HB_FACT_COUNTRY, /* key: country of a place in the same report; first, last: its days of publication */
	HB_FACT_KINDS
};

struct hb_fact {
	enum hb_fact_kind kind;
	const char *key, *more;
	const struct hb_name_form *form; /* NULL for most */
	int32_t first, last;
};

struct hb_profile {
	HB_ARRAY(const struct hb_name_form *) names; /* each once, as found */
	HB_ARRAY(struct hb_fact) facts;              /* sorted, each once */
};

/* The profile of each person among the nodes (others stay empty); in the arena of the book. */
struct hb_profile *hb_profiles_collect(const struct hb_corpus *corpus, struct hb_name_book *book, struct hb_arena *arena);

/* Add all of another profile. */
void hb_profile_join(struct hb_profile *profile, const struct hb_profile *other, struct hb_arena *arena);

enum { HB_MAX_REASONS = 12 };

struct hb_evidence {
	enum hb_name_match name;
	double score;   /* names and facts together */
	unsigned n_agreeing; /* facts that agree */
	unsigned n_strong;   /* those of them that are about the person, and not only about what the reports speak of besides */
	bool contradiction;
	const char *reasons[HB_MAX_REASONS]; /* in plain words, in the arena; only when an arena was given */
	size_t n_reasons;
};

/* Weigh.  With an arena the reasons are written down. */
void hb_profiles_compare(const struct hb_profile *a, const struct hb_profile *b, struct hb_arena *arena,
			 struct hb_evidence *ret_evidence);

/* The days between which somebody was born who has this age on the day it counts from, else on the days of publication; false
 * when nothing can be said. */
bool hb_birth_days(const struct hb_attribute *age, int32_t published_first, int32_t published_last, int32_t *ret_first,
		   int32_t *ret_last);

/* Days of an event's time as far as words say; unknown ends as in corpus.h. */
void hb_time_days(const struct hb_time *time, int32_t *ret_first, int32_t *ret_last);

#endif
