/* The learned weights of the name finder: data/en/names.weights, made by tools/train_names.c, compiled in.
 *
 * The file, little-endian: "HBNW", version 2 (u32), slots (u32), step (f32); first and second transitions (f32, HB_N_LABELS squared each,
 * from the row's label to the column's); for each slot a fingerprint (u32, 0 free); for each slot HB_LABEL_ROW weights (i8, in steps).  A
 * feature's slot is the high half of its code times the number of slots, its fingerprint the low half; what collides goes on to the next
 * slot.  Most features that are asked for are not there: that costs one line of the cache. */
#ifndef HB_FINDER_WEIGHTS_H
#define HB_FINDER_WEIGHTS_H

#include "finder/feature.h"

enum { HB_LABEL_ROW = 20, HB_WEIGHT_HEADER_BYTES = 16 + 8 * HB_N_LABELS * HB_N_LABELS };

struct hb_finder_weights {
	const unsigned char *prints;
	const int8_t *rows;
	uint64_t n_slots;
	float step;
	float transitions[2][HB_N_LABELS][HB_N_LABELS];
};

/* The weights that are compiled in. */
void hb_finder_weights_open(struct hb_finder_weights *ret_weights);

/* The HB_LABEL_ROW weights of a feature, NULL if it has none. */
const int8_t *hb_finder_weight(const struct hb_finder_weights *weights, uint64_t feature);

#endif
