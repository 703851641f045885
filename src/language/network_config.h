/* What the sections net/... of a model file hold, and what is read from them.
 *
 * "encoder": "width", "columns": [{"attribute": "NORM", "rows": 5000, "seed": 8}, ...], "mix_pieces", "depth", "window", "pieces",
 *   "vector_width" (0: no static vectors).  Tensors: table/C [rows][width] for column C; mix/weights [width][mix_pieces][width * columns,
 *   one more for vectors], mix/bias [width][mix_pieces], mix/gain, mix/shift [width]; layer/L/weights [width][pieces][width * (2 *
 *   window + 1)], layer/L/bias, gain, shift; vectors/weights [width][vector_width].
 * "tagger": "encoder" (index of the component whose vectors it reads), "labels": ["NN", ...]; "morphologizer" the same with
 *   "labels": [{"pos": "NOUN", "morph": "Number=Sing"}, ...].  Tensors: weights [labels][width], bias [labels].
 * "parser", "ner": "encoder", "middle", "features", "hidden", "pieces", "moves": [["L", "det"], ...] in the order of classes.
 *   Tensors: input/weights [middle][width], input/bias; lower/weights [features][hidden][pieces][middle], lower/bias [hidden][pieces],
 *   lower/pad [features][hidden][pieces]; upper/weights [moves][hidden], upper/bias [moves].
 *   Moves of a parser: S shift, D reduce, L left arc, R right arc, B break; of ner: B begin, I in, L last, U unit, O out. */
#ifndef HB_LANGUAGE_NETWORK_CONFIG_H
#define HB_LANGUAGE_NETWORK_CONFIG_H

#include <pthread.h>

#include "base/table.h"
#include "language/network.h"
#include "nn/encoder.h"
#include "nn/scorer.h"

enum { HB_MAX_COMPONENTS = 16, HB_MAX_LABELS = 4096, HB_PARSER_FEATURES = 8, HB_NER_FEATURES = 3, HB_PRECISIONS = 2 };

enum hb_component_kind { HB_ENCODER, HB_TAGGER, HB_MORPHOLOGIZER, HB_PARSER, HB_NER };

enum hb_attribute_column {
	HB_COLUMN_ORTH, HB_COLUMN_NORM, HB_COLUMN_LOWER, HB_COLUMN_PREFIX, HB_COLUMN_SUFFIX, HB_COLUMN_SHAPE, HB_COLUMN_SPACY,
	HB_COLUMN_IS_SPACE, HB_COLUMN_COUNT
};

enum hb_move_kind {
	HB_SHIFT, HB_REDUCE, HB_LEFT, HB_RIGHT, HB_BREAK,   /* parser */
	HB_BEGIN, HB_IN, HB_LAST, HB_UNIT, HB_OUT,          /* ner */
	HB_NEVER,                                           /* of ner, without a label where one is needed */
	HB_MOVE_KINDS
};

struct hb_move {
	enum hb_move_kind kind;
	const char *label;      /* "" for none */
	const char *plain;      /* of "advmod||conj": "advmod", and head_label "conj"; otherwise label and NULL */
	const char *head_label;
	bool subtoken; /* "subtok": only between neighbours */
};

/* Classes [first, end) are of one kind. */
struct hb_move_range {
	enum hb_move_kind kind;
	uint32_t first, end;
};

struct hb_component {
	enum hb_component_kind kind;
	uint32_t encoder; /* index of the component that it reads */
	struct hb_encoder_shape shape;
	uint32_t attributes[HB_MAX_COLUMNS]; /* enum hb_attribute_column */
	uint32_t n_labels;
	const char **labels;       /* tags, or morphological features */
	const char **pos;          /* of a morphologizer */
	const float *weights, *bias;
	struct hb_scorer_shape scorer_shape;
	struct hb_move *moves;
	struct hb_move_range *ranges;
	uint32_t n_ranges;
	bool one_class_kinds[HB_MOVE_KINDS]; /* kinds that have exactly one class */
	uint32_t class_of_kind[HB_MOVE_KINDS];
};

/* Packed weights of a component at one precision. */
struct hb_component_pack {
	struct hb_encoder *encoder;
	struct hb_scorer *scorer;
	struct hb_matrix matrix; /* of a tagger */
};

/* Packed when a first state of that precision is made, under the lock. */
struct hb_network_packs {
	pthread_mutex_t lock;
	bool ready[HB_PRECISIONS];
	struct hb_component_pack components[HB_PRECISIONS][HB_MAX_COMPONENTS];
};

struct hb_network {
	const struct hb_kernels *kernels;
	struct hb_arena *arena;
	struct hb_table texts; /* every label once */
	const char *root_label;
	struct hb_component components[HB_MAX_COMPONENTS];
	uint32_t n_components;
	struct hb_network_packs *packs;
};

/* The only copy of a label. */
const char *hb_network_text(struct hb_network *network, const char *text);

#endif
