/* Shared by the files that find ties between people. */
#ifndef HB_EXTRACT_KINSHIP_INTERNAL_H
#define HB_EXTRACT_KINSHIP_INTERNAL_H

#include "extract/coref_internal.h"

/* Write down that `who` is the `type` of `of`, once.  Nothing happens for HB_NONE or when both are one. */
void hb_relate(struct hb_reading *reading, const char *type, uint32_t who, uint32_t of, struct hb_span span, float confidence);

/* Are the two tied by family already, whichever way round? */
bool hb_are_family(const struct hb_reading *reading, uint32_t one, uint32_t other);

/* The word for a spouse or a parent or child of this gender: "wife", "father", "daughter"; without a gender "spouse", "parent" ... */
const char *hb_spouse_word(enum hb_gender gender);
const char *hb_parent_word(enum hb_gender gender);
const char *hb_child_word(enum hb_gender gender);
const char *hb_sibling_word(enum hb_gender gender);

#endif
