/* Ties learnt from examples: shared by the files tie*.c.
 *
 * A pair is a person and what may be said of him in one sentence: another person, a body or place, a nationality word, a date.
 * tie_features.c says how the two stand to each other, as short texts; tie.c adds up their weights (data/en/ties.txt, learnt by
 * tools/train-ties) and writes down what is likely enough.  tools/print_ties.c prints the features for the training. */
#ifndef HB_EXTRACT_TIE_INTERNAL_H
#define HB_EXTRACT_TIE_INTERNAL_H

#include "extract/people/coref_internal.h"

/* What a pair may be.  People: the second is the first's spouse, parent, child, sibling. */
enum hb_tie {
	HB_TIE_SPOUSE, HB_TIE_PARENT, HB_TIE_CHILD, HB_TIE_SIBLING, HB_TIE_NATIONALITY, HB_TIE_HOME, HB_TIE_EMPLOYER,
	HB_TIE_BIRTH_PLACE, HB_TIE_BIRTH_DATE, HB_TIE_DEATH_DATE, HB_TIE_COUNT,
};

/* The letter with which the features of a pair begin: what the second end is. */
enum hb_tie_kind { HB_TIE_PEOPLE = 'p', HB_TIE_BODY = 'b', HB_TIE_DEMONYM = 'n', HB_TIE_DATE = 'd' };

struct hb_tie_pair {
	enum hb_tie_kind kind;
	uint32_t person;           /* mention; of two people the one that comes first */
	uint32_t other;            /* mention, HB_NONE for nationality words and dates */
	uint32_t first, end, head; /* tokens of the second end */
};

/* Where features go, one by one; the text is not kept. */
struct hb_tie_sink {
	void (*take)(void *context, const char *feature, size_t n_bytes);
	void *context;
};

/* What the features ask of a document again and again. */
struct hb_tie_view {
	const struct hb_reading *reading;
	const char **words;   /* for each token: its lemma, or in capitals what it stands for; NULL until it is asked for */
	const uint32_t *name; /* for each token: the name mention that it is part of, HB_NONE */
	const uint32_t *date; /* for each token: the date that it is part of, HB_NONE */
};

void hb_tie_view_init(struct hb_tie_view *view, const struct hb_reading *reading);

/* Give every pair of the document to `visit`, sentence by sentence. */
void hb_tie_pairs(const struct hb_tie_view *view, void (*visit)(void *context, const struct hb_tie_pair *pair), void *context);

/* The features of a pair.  They are the same whatever is known of ties already. */
void hb_tie_features(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct hb_tie_sink *sink);

/* The weights, made by tools/compile_ties.py: an open-addressed table by the FNV-1a hash of the feature. */
struct hb_tie_slot {
	uint64_t hash; /* 0: empty */
	uint32_t first;
	uint32_t n; /* weights of this feature */
};
struct hb_tie_weight {
	uint8_t tie; /* enum hb_tie */
	int16_t hundredths;
};
extern const struct hb_tie_slot hb_tie_slots[];
extern const uint32_t hb_tie_n_slots; /* a power of two */
extern const struct hb_tie_weight hb_tie_weights[];
extern const int16_t hb_tie_least[HB_TIE_COUNT]; /* the score, in hundredths, from which it is written down */

#endif
