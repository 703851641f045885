/* The name finder: which runs of tokens name a person, an organisation, a place, or something else.
 *
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over sparse features of the words, the classes of
 * words, the tree, and the whole document; run twice, the second time with what the first said of the same word elsewhere in the
 * document (Krishnan and Manning 2006).  Weights are learned by tools/train_names.c from annotated news and compiled in.
 *
 * Blocks are chains of their own: no name crosses a block. */
#ifndef HB_FINDER_FINDER_H
#define HB_FINDER_FINDER_H

#include "base/memory.h"
#include "language/language.h"

enum hb_name_class { HB_NAMES_PERSON, HB_NAMES_ORGANIZATION, HB_NAMES_PLACE, HB_NAMES_OTHER, HB_N_NAME_CLASSES };

struct hb_found_name {
	uint32_t first, end; /* tokens, half-open */
	enum hb_name_class kind;
	float margin; /* mean over its tokens of how much better the best label is than the best of another class, in the model's log scale */
};

/* All names of the document in text order, in the arena. */
void hb_finder_run(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_found_name **ret_names, size_t *ret_n);

/* A token that was taken for no part of a name, by not much. */
struct hb_finder_doubt {
	uint32_t token;
	float margin; /* as for names */
};

/* The doubts of a document in text order, in the arena: for those who want to know why a name was missed.  Takes as long as hb_finder_run. */
void hb_finder_doubts(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_finder_doubt **ret_doubts, size_t *ret_n);

#endif
