/* The labels of the chain: outside, and for each class the beginning, inside and last token of a name and a name of one token. */
#ifndef HB_FINDER_LABELS_H
#define HB_FINDER_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "finder/finder.h"

enum { HB_OUTSIDE = 0, HB_N_LABELS = 1 + 4 * HB_N_NAME_CLASSES };
enum hb_label_part { HB_BEGIN, HB_INSIDE, HB_LAST, HB_UNIT };

static inline unsigned hb_label(unsigned kind, enum hb_label_part part)
{
	return 1 + 4 * kind + (unsigned)part;
}

static inline enum hb_label_part hb_label_part(unsigned label)
{
	return (enum hb_label_part)((label - 1) % 4);
}

static inline unsigned hb_label_kind(unsigned label)
{
	return (label - 1) / 4;
}

/* Must more of the same name follow this label? */
static inline bool hb_label_open(unsigned label)
{
	return label != HB_OUTSIDE && (hb_label_part(label) == HB_BEGIN || hb_label_part(label) == HB_INSIDE);
}

/* May `next` follow `label`? */
static inline bool hb_label_follows(unsigned label, unsigned next)
{
	bool goes_on = next != HB_OUTSIDE && (hb_label_part(next) == HB_INSIDE || hb_label_part(next) == HB_LAST);

	if (hb_label_open(label))
		return goes_on && hb_label_kind(next) == hb_label_kind(label);
	return !goes_on;
}

#endif
