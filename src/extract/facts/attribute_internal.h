/* Shared by the files attribute*.c. */
#ifndef HB_EXTRACT_ATTRIBUTE_INTERNAL_H
#define HB_EXTRACT_ATTRIBUTE_INTERNAL_H

#include "extract/people/coref_internal.h"

/* Add an attribute to a person, once for each value.  Nothing happens for HB_NONE, other entities, and empty spans. */
void hb_attribute_add(struct hb_reading *reading, uint32_t entity, const char *property, const char *value,
		      struct hb_span span, float confidence);

/* Who a person without a name is when the sentence says it: the subject of "was a nurse", "worked as a nurse", the name before ", a
 * nurse"; the entity itself when it says nothing.  Attributes go there. */
uint32_t hb_bearer(const struct hb_reading *reading, uint32_t entity);

/* The entity that a noun for an occupation is said of: its own mention's, that of the name right after it, or the subject of
 * "worked as"; HB_NONE. */
uint32_t hb_occupation_bearer(const struct hb_reading *reading, uint32_t noun);

/* The value of the date that a token is part of (its words, where they settle nothing); NULL if it is part of none. */
const char *hb_date_value(const struct hb_reading *reading, uint32_t token);

/* What set phrases say (attribute_pattern.c, data/LANG/life.txt). */
void hb_read_life_phrases(struct hb_reading *reading);

/* Birth, death, home and employer (attribute_life.c). */
void hb_read_lives(struct hb_reading *reading);

#endif
