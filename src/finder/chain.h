/* The best sequence of labels of a chain (Viterbi 1967), and by how much it is the best. */
#ifndef HB_FINDER_CHAIN_H
#define HB_FINDER_CHAIN_H

#include "base/memory.h"
#include "finder/labels.h"

/* scores[n]: of each label at each position; transitions of two labels; those that must not be are never taken.
 * ret_labels[n]; ret_margins[n] (may be NULL): score of the best sequence less that of the best one in which the position is of another class. */
void hb_chain_best(struct hb_arena *arena, const float (*scores)[HB_N_LABELS], size_t n, const float transitions[HB_N_LABELS][HB_N_LABELS],
		   uint8_t *ret_labels, float *ret_margins);

#endif
