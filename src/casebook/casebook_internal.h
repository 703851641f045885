/* What the files of the casebook share. */
#ifndef HB_CASEBOOK_CASEBOOK_INTERNAL_H
#define HB_CASEBOOK_CASEBOOK_INTERNAL_H

#include "casebook/casebook.h"
#include "casebook/corpus.h"
#include "store/store.h"

struct hb_casebook {
	struct hb_store *store;
	char *interrupted;       /* what was being added when the last program ended */
	struct hb_arena *arena;  /* of the corpus */
	struct hb_corpus corpus; /* as of corpus_version */
	bool loaded;
	int64_t corpus_version;
};

/* The corpus as the store has it now; loaded again when anything changed. */
HB_MUST_USE enum hb_status hb_casebook_corpus(struct hb_casebook *casebook, const struct hb_corpus **ret_corpus,
					      struct hb_error *error);

#endif
