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

/* Why a token is part of a name, or is not. */
struct hb_finder_reason {
	uint32_t token;
	int kind, other;  /* the class of the name that it is part of, and the best class beside it; -1: no name */
	float margin;     /* as for names */
	const char *text; /* "elsewhere +2.1, suffix -0.8": the kinds of features (feature.h) that weigh most between the two */
};

/* The reasons for all tokens of names and for those that were nearly taken for one, with a margin below `doubtful`; in text order, in the arena.
 * For those who mend the finder: it takes longer than hb_finder_run. */
void hb_finder_reasons(const struct hb_analysis *analysis, struct hb_arena *arena, float doubtful, struct hb_finder_reason **ret_reasons,
		       size_t *ret_n);

#endif
