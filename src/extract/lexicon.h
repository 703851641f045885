/* The word lists of this folder, compiled from data/ (base/lexicon.h); the columns are described in the head of each file.
 * Lists of names are those of src/names, lists of places and bodies those of src/world. */
#ifndef HB_EXTRACT_LEXICON_H
#define HB_EXTRACT_LEXICON_H

#include "base/lexicon.h"
#include "names/lists.h"
#include "world/lists.h"

extern const struct hb_lexicon hb_lexicon_kinship;       /* data/en/kinship.txt */
extern const struct hb_lexicon hb_lexicon_kin_verbs;     /* data/en/kin_verbs.txt */
extern const struct hb_lexicon hb_lexicon_titles;        /* data/en/titles.txt */
extern const struct hb_lexicon hb_lexicon_person_nouns;  /* data/en/person_nouns.txt */
extern const struct hb_lexicon hb_lexicon_occupations;   /* data/en/occupations.txt */
extern const struct hb_lexicon hb_lexicon_people_words;  /* data/en/people_words.txt */
extern const struct hb_lexicon hb_lexicon_peoples;       /* data/en/peoples.txt */
extern const struct hb_lexicon hb_lexicon_positions;     /* data/en/positions.txt */
extern const struct hb_lexicon hb_lexicon_pronouns;      /* data/en/pronouns.txt */
extern const struct hb_lexicon hb_lexicon_story_words;   /* data/en/story_words.txt */
extern const struct hb_lexicon hb_lexicon_demonyms;      /* data/en/demonyms.txt */
extern const struct hb_lexicon hb_lexicon_confidence;    /* data/en/confidence.txt */
extern const struct hb_lexicon hb_lexicon_countries;     /* data/countries.txt */

#endif
