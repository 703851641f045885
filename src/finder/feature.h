/* What the name finder sees of a document, as sparse binary features: each is a 64-bit code that weights are kept under.
 *
 * The trainer (tools/train_names.c) and the finder call the same functions, so there is one definition of every feature.  Features
 * come in three groups: of a word wherever it stands at a distance from the token (worked out once a word and distance), of the
 * place the token stands in, and of what a first reading said of the same word elsewhere in the document. */
#ifndef HB_FINDER_FEATURE_H
#define HB_FINDER_FEATURE_H

#include "finder/labels.h"
#include "finder/word_classes.h"

enum { HB_REACH = 2, HB_N_DISTANCES = 2 * HB_REACH + 1 };

/* The kinds of features.  Weights know these numbers: append only.  The names are for the trainer's --without. */
enum hb_feature_kind {
	HB_F_WORD = 1,
	HB_F_LOWER,
	HB_F_PREFIX,
	HB_F_LONG_PREFIX,
	HB_F_SUFFIX,
	HB_F_SUFFIX_BESIDE,
	HB_F_LONG_SUFFIX,
	HB_F_SHAPE,
	HB_F_SHORT_SHAPE,
	HB_F_COARSE,
	HB_F_MIDDLE,
	HB_F_FINE,
	HB_F_GIVEN_NAME,
	HB_F_CASES,
	HB_F_CASES_BESIDE,
	HB_F_AROUND_BEFORE,
	HB_F_AROUND_AFTER,
	HB_F_LENGTH,
	HB_F_PAIR_OF_WORDS,
	HB_F_PAIR_OF_SHAPES,
	HB_F_TRIPLE_OF_SHAPES,
	HB_F_PAIR_OF_CLASSES,
	HB_F_TAG,
	HB_F_PAIR_OF_TAGS,
	HB_F_TREE,
	HB_F_HEAD_WORD,
	HB_F_MODEL_NAME,
	HB_F_MODEL_NAME_AND_SHAPE,
	HB_F_STARTS,
	HB_F_AGE_AFTER,
	HB_F_BIAS,
	HB_F_ELSEWHERE,
	HB_F_ELSEWHERE_PART,
	HB_F_ELSEWHERE_BESIDE,
	HB_F_HYPHENS,
	HB_F_BLOCK,
	HB_F_NAME_PART,
	HB_F_PAIR_OF_PARTS,
	HB_F_PLACE_LIST,
	HB_F_BODY_LIST,
	HB_N_FEATURE_KINDS,
};
extern const char *const hb_feature_names[HB_N_FEATURE_KINDS];

/* Where features go. */
struct hb_feature_sink {
	void (*take)(void *context, enum hb_feature_kind kind, uint64_t feature);
	void *context;
};

/* A word of the document as written: all its occurrences share this. */
struct hb_finder_word {
	const char *text, *lower;
	uint64_t code, lower_code, shape, short_shape;
	struct hb_word_class classes;
	bool capital;
	uint8_t gender; /* of the given-name list, as it stands there ("m", "f", "u"); 0 not there */
	uint8_t lower_seen, capital_seen; /* how often in lower case; with a capital inside a sentence: to 3 */
	uint32_t around; /* first of its entries in document->around, with capital letters and more than one occurrence; HB_NONE */
};

/* A word that stands before or after an occurrence of a capitalised word. */
struct hb_finder_around {
	uint64_t code;
	bool after;
	uint32_t next; /* HB_NONE */
};

/* What a first reading said of the occurrences of one word, in any case. */
struct hb_word_answers {
	uint32_t of[HB_N_NAME_CLASSES + 1]; /* by class; the last: no name */
	uint32_t last_of_person, first_of_person, alone_person, in_organization;
};

struct hb_finder_document {
	const struct hb_analysis *analysis;
	struct hb_arena *arena;
	uint32_t *tokens;  /* the tokens that are no white space, block by block */
	uint32_t *words;   /* of each position: index into words_seen */
	uint32_t *lowers;  /* of each position: number of its lower-case form, for answers */
	uint16_t *place, *body; /* of each position: what the lists of places and bodies have of it, 0 nothing */
	uint8_t *first_in_chain, *sentence_start;
	uint8_t *loud; /* its sentence is in capitals */
	uint8_t *far;  /* neither it nor a word within HB_REACH has a capital or is a number: it is no part of a name */
	size_t n;
	HB_ARRAY(struct hb_finder_word) words_seen;
	HB_ARRAY(struct hb_finder_around) around;
	size_t n_lowers;
	struct hb_word_answers *answers; /* by lower-case form; NULL before the first reading */
};

/* Look at an analysed document.  Everything lives in the arena and borrows the analysis. */
void hb_finder_open(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_finder_document *ret_document);

/* Count the answers of a first reading: labels[n], by position.  Before hb_answer_features. */
void hb_finder_answer(struct hb_finder_document *document, const uint8_t *labels);

/* Does a position at this distance exist in the same chain? */
bool hb_finder_beside(const struct hb_finder_document *document, size_t position, int distance);

/* Features of a word at a distance of -HB_REACH to HB_REACH. */
void hb_word_features(const struct hb_finder_document *document, uint32_t word, int distance, const struct hb_feature_sink *sink);

/* Features of the place: pairs of words, tags, tree, what the language model takes for a name. */
void hb_place_features(const struct hb_finder_document *document, size_t position, const struct hb_feature_sink *sink);

/* Features of what the first reading said of the same word elsewhere: labels are those that were counted; the one at the position is
 * not counted among the others. */
void hb_answer_features(const struct hb_finder_document *document, size_t position, const uint8_t *labels, const struct hb_feature_sink *sink);

#endif
