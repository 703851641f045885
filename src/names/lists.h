/* The word lists of names, compiled from data/ (base/lexicon.h); the columns are described in the head of each file. */
#ifndef HB_NAMES_LISTS_H
#define HB_NAMES_LISTS_H

#include "base/lexicon.h"

extern const struct hb_lexicon hb_lexicon_first_names;     /* data/first_names.txt */
extern const struct hb_lexicon hb_lexicon_given_names;     /* data/given_names.txt: many more, rarer ones */
extern const struct hb_lexicon hb_lexicon_nicknames;       /* data/nicknames.txt */
extern const struct hb_lexicon hb_lexicon_common_surnames; /* data/common_surnames.txt */

extern const struct hb_lexicon hb_lexicon_name_particles; /* data/name_particles.txt */

#endif
