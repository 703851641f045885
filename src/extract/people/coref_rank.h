/* Which entity a nominal or pronoun stands for, by a ranking that was learned.
 *
 * Every entity that might be meant, and the answer "somebody new", is described by features: small whole numbers such as "sentences
 * since it was last spoken of: 2".  A network of one hidden layer (data/en/coref_weights.txt, learned by tools/train-coref) gives
 * each a score, and the best wins.  What is certain without weighing is decided before (appositions, predicates, kin of somebody);
 * what cannot be (another gender, another number, a partner of the same verb) is no candidate.
 *
 * The features are worked out here and nowhere else: tools/print_choices.c prints them for the training. */
#ifndef HB_EXTRACT_COREF_RANK_H
#define HB_EXTRACT_COREF_RANK_H

#include "extract/people/coref_internal.h"

/* Templates of features and how many values each has; the last value is "that many or more".
 * m_: the mention; new_: the answer that it is somebody new; c_: any candidate; n_: a candidate for a nominal; p_: for a pronoun. */
#define HB_COREF_TEMPLATES(X) \
	X(m_form, 22)         \
	X(m_role, 8)          \
	X(m_sentence, 6)      \
	X(m_quoted, 2)        \
	X(m_specific, 2)      \
	X(m_noun, 12)         \
	X(m_story_word, 4)    \
	X(m_story, 6)         \
	X(m_gender, 3)        \
	X(m_modified, 4)      \
	X(m_length, 5)        \
	X(new_any, 1)         \
	X(new_candidates, 6)  \
	X(new_near, 5)        \
	X(new_named, 4)       \
	X(c_any, 1)           \
	X(c_distance, 13)     \
	X(c_rank, 6)          \
	X(c_role, 24)         \
	X(c_kind, 12)         \
	X(c_same_form, 2)     \
	X(c_parallel, 6)      \
	X(c_quote, 5)         \
	X(c_speaker, 2)       \
	X(c_clause, 12)       \
	X(c_topic, 4)         \
	X(c_between, 6)       \
	X(c_block, 4)         \
	X(c_said, 9)          \
	X(c_recent, 6)        \
	X(c_in_sentence, 3)   \
	X(c_names, 8)         \
	X(c_name_rank, 5)     \
	X(c_first, 2)         \
	X(c_gender, 5)        \
	X(c_full, 3)          \
	X(c_kin, 3)           \
	X(c_type, 3)          \
	X(n_noun, 10)         \
	X(n_surname, 3)       \
	X(n_age, 4)           \
	X(n_predicate, 4)     \
	X(n_story_word, 10)   \
	X(n_story, 6)         \
	X(n_office, 3)        \
	X(p_kin, 2)           \
	X(p_later, 2)

enum hb_coref_template {
#define X(name, n_values) HB_COREF_##name,
	HB_COREF_TEMPLATES(X)
#undef X
	HB_COREF_N_TEMPLATES
};

/* The numbers of the features: each template's stand together. */
enum {
#define X(name, n_values) HB_COREF_FIRST_##name, HB_COREF_LAST_##name = HB_COREF_FIRST_##name + (n_values) - 1,
	HB_COREF_TEMPLATES(X)
#undef X
	HB_COREF_N_FEATURES,
};

enum {
	HB_COREF_ACTIVE = 64, /* most features of one candidate */
	HB_COREF_CANDIDATES = 24,
	HB_COREF_COLUMNS = 32, /* of a row of weights: what the feature says by itself, then its part in each hidden unit */
};

struct hb_coref_template_info {
	const char *name;
	uint16_t first, last; /* feature */
};
extern const struct hb_coref_template_info hb_coref_templates[HB_COREF_N_TEMPLATES];

/* Features that hold, by number. */
struct hb_coref_features {
	uint16_t items[HB_COREF_ACTIVE];
	uint32_t count;
};

/* One choice as it was made. */
struct hb_coref_choice {
	uint32_t mention;
	uint32_t entities[HB_COREF_CANDIDATES]; /* the first is HB_NONE: somebody new */
	struct hb_coref_features features[HB_COREF_CANDIDATES];
	float scores[HB_COREF_CANDIDATES]; /* with the margins of "somebody new" */
	uint32_t count;
	uint32_t chosen; /* index into entities */
};

/* What a ranker's weights are; made at build time (tools/compile_coref.py). */
struct hb_coref_weights {
	const float (*rows)[HB_COREF_COLUMNS]; /* HB_COREF_N_FEATURES of them */
	const float *bias;                     /* HB_COREF_COLUMNS */
	const float *out;                      /* HB_COREF_COLUMNS; the first is 1 */
	float new_margin;                      /* added to the score of "somebody new" */
	float kin_margin;                      /* the same for somebody's kin: a wrong tie is worse than a missed one */
};
extern const struct hb_coref_weights hb_coref_pronoun_weights, hb_coref_nominal_weights;

/* What the scan back over the document found of a candidate (coref_rank.c). */
struct hb_coref_candidate {
	uint32_t entity;
	uint32_t last;        /* its last mention before this one, HB_NONE */
	uint32_t next;        /* else its next name, HB_NONE */
	uint32_t n_recent;    /* mentions in this and the three sentences before */
	uint32_t n_here;      /* mentions in this sentence before this one */
	uint32_t n_between;   /* mentions of other candidates since */
	uint32_t n_nearer;    /* candidates spoken of since */
};

/* All candidates of a mention, and what is the same for each. */
struct hb_coref_slate {
	uint32_t mention;
	struct hb_coref_features own; /* of the mention by itself */
	struct hb_coref_candidate items[HB_COREF_CANDIDATES];
	uint32_t count;
	uint32_t n_named;
	uint32_t n_described; /* candidates of whom the noun of a nominal was said before */
	uint32_t later; /* the entity that the sentence names after a fronted pronoun: "After his release, Ruiz"; HB_NONE */
};

/* The features of the mention by itself; with the answer "somebody new"; and with one of the candidates (coref_features.c). */
void hb_coref_features_own(const struct hb_coref *coref, uint32_t mention, struct hb_coref_features *ret);
void hb_coref_features_new(const struct hb_coref *coref, const struct hb_coref_slate *slate, struct hb_coref_features *ret);
void hb_coref_features_of(const struct hb_coref *coref, const struct hb_coref_slate *slate,
			  const struct hb_coref_candidate *candidate, struct hb_coref_features *ret);

/* The entity that the mention is most likely, HB_NONE for somebody new or nobody. */
uint32_t hb_coref_rank(struct hb_coref *coref, uint32_t mention);

/* hb_read_entities, with every choice told to the watcher (NULL: to nobody): for the training. */
void hb_read_entities_watched(struct hb_reading *reading, hb_coref_watcher *watch, void *context);

#endif
