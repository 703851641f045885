/* Letters of two scripts matched: units of up to four letters against up to two, with costs learned from pairs of names
 * (tools/train_aligner.c; data/names/units.txt).  A cost is minus the natural logarithm of a probability, in hundredths. */
#ifndef HB_NAMES_ALIGNER_H
#define HB_NAMES_ALIGNER_H

#include "names/part.h"

enum { HB_NO_CHUNK = 0, HB_COST_MAX = 60000 };

struct hb_alignment {
	int cost;    /* of the whole */
	int gap;     /* cost above that of the best partners, for both sides together */
	int worst;   /* the largest gap of one unit */
	int second;  /* and the next */
	int pmi;     /* how much likelier than by chance, in hundredths of a nat; negative when less likely */
	int n_units;
};

/* The second part is of the aligner's script, the first Latin. */
void hb_align(const struct hb_part *latin, const struct hb_part *other, size_t aligner, struct hb_alignment *ret_alignment);

/* The tables, made by tools/compile_aligner.py. */
struct hb_chunk_slot {
	uint64_t letters;
	uint16_t id;
};
struct hb_unit_slot {
	uint32_t chunks; /* first id << 16 | second id */
	uint16_t cost;
};
extern const struct hb_chunk_slot hb_chunk_slots[];
extern const struct hb_unit_slot hb_unit_slots[];
extern const uint32_t hb_chunk_mask, hb_unit_mask;
extern const uint16_t hb_n_first_chunks; /* ids below it are of Latin letters, and 0: they have rows in the next tables */
extern const uint16_t hb_chance_latin[][HB_N_ALIGNERS], hb_best_latin[][HB_N_ALIGNERS],
	hb_drop_latin[][HB_N_ALIGNERS]; /* by id; the last: without a partner */
extern const uint64_t hb_unit_partners[][HB_N_ALIGNERS];                                /* by id: bits of partners, see aligner.c */
extern const uint16_t hb_chance_other[], hb_best_other[];                               /* by id */

uint16_t hb_chunk_id(uint64_t letters);

#endif
