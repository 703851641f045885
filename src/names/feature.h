/* A match as numbers for the trees.  The names stand in tools/names too, by position. */
#ifndef HB_NAMES_FEATURE_H
#define HB_NAMES_FEATURE_H

#include "names/match.h"

enum { HB_N_NAME_FEATURES = 72 };

void hb_name_features(const struct hb_match *match, float features[HB_N_NAME_FEATURES]);

#endif
