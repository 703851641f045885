/* Entities that coref and the passes after it see to be one: joined, and what is left empty dropped. */
#ifndef HB_EXTRACT_REPAIR_H
#define HB_EXTRACT_REPAIR_H

#include <string.h>

#include "extract/reading.h"

/* Move all mentions of one entity, and its ties, to another.  What is left is empty until hb_drop_empty_entities. */
void hb_join_entities(struct hb_reading *reading, uint32_t from, uint32_t to);

/* Drop the entities that lost all their mentions and number the rest anew, in mentions and relations too. */
void hb_drop_empty_entities(struct hb_reading *reading);

#endif
