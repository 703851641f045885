/* The word lists of this folder, compiled from data/ (base/lexicon.h); the columns are described in the head of each file. */
#ifndef HB_WORLD_LISTS_H
#define HB_WORLD_LISTS_H

#include "base/lexicon.h"

extern const struct hb_lexicon hb_lexicon_organizations; /* data/organizations.txt, data/en/organizations.txt: type, match, code, kind */
extern const struct hb_lexicon hb_lexicon_bodies;        /* data/organizations.txt by folded name; see organization.h */
extern const struct hb_lexicon hb_lexicon_body_starts;   /* first word of a body's folded name: words it has at most */
extern const struct hb_lexicon hb_lexicon_place_words;   /* data/en/place_words.txt */
extern const struct hb_lexicon hb_lexicon_places;        /* data/places.txt */

#endif
