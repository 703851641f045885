/* What the lists of names say of parts: nicknames, pairs of one name in two scripts, how frequent a part is. */
#ifndef HB_NAMES_KNOWN_H
#define HB_NAMES_KNOWN_H

#include "names/part.h"

bool hb_parts_are_nicknames(const struct hb_part *a, const struct hb_part *b);

/* Latin first. */
bool hb_parts_are_known(const struct hb_part *latin, const struct hb_part *other);
bool hb_part_has_partners(const struct hb_part *latin, enum hb_script script);

/* Kind and frequency of the part, from the lists. */
void hb_part_look_up(struct hb_part *part);

enum { HB_PART_BYTES = 3 * HB_PART_LETTERS };

/* The plain letters of the part without begin and end, in UTF-8; returns text. */
const char *hb_part_text(const struct hb_part *part, char text[HB_PART_BYTES]);

/* Made of data/names/{known,frequent}.txt by tools/compile_known.py: sorted hashes. */
extern const uint32_t hb_known_pairs[], hb_known_parts[];
extern const size_t hb_n_known_pairs, hb_n_known_parts;
extern const uint32_t hb_frequent_parts[]; /* the low four bits of a hash are the frequency */
extern const size_t hb_n_frequent_parts;

#endif
