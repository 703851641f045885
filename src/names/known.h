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

/* The part without begin and end in UTF-8; cut to what has room. */
const char *hb_part_text(const struct hb_part *part, char *text, size_t n_text);

/* data/names/known.bin etc., made by tools/compile_known.py: sorted hashes. */
extern const uint32_t hb_known_pairs[], hb_known_parts[];
extern const size_t hb_n_known_pairs, hb_n_known_parts;
extern const uint32_t hb_frequent_parts[]; /* hash with the low four bits the frequency */
extern const size_t hb_n_frequent_parts;

#endif
