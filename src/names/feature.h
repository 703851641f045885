/* A match as numbers for the trees.  tools/names/train.py has their names, by position. */
#ifndef HB_NAMES_FEATURE_H
#define HB_NAMES_FEATURE_H

#include "names/match.h"

enum { HB_N_NAME_FEATURES = 69 };

void hb_name_features(const struct hb_match *match, float features[HB_N_NAME_FEATURES]);

#endif
