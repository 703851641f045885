/* What the name finder comes to before names are taken from it; for the files of this folder. */
#ifndef HB_FINDER_READINGS_H
#define HB_FINDER_READINGS_H

#include "finder/weights.h"

struct hb_finder_readings {
	struct hb_finder_document document;
	struct hb_finder_weights weights;
	float (*scores)[HB_N_LABELS]; /* of the second reading, by position */
	uint8_t *first;               /* the labels of the first reading */
	uint8_t *labels;              /* and of the second */
	float *margins;               /* by how much the class of each position is the best */
};

/* Read the document twice.  Everything lives in the arena and borrows the analysis. */
void hb_finder_label(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_finder_readings *ret_readings);

#endif
