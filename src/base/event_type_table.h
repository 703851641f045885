/* The event types of data/event_types.txt. */
#ifndef HB_BASE_EVENT_TYPE_TABLE_H
#define HB_BASE_EVENT_TYPE_TABLE_H

#include "base/lexicon.h"

enum hb_event_type_field { HB_EVENT_TYPE_CLASS, HB_EVENT_TYPE_PHRASE, HB_EVENT_TYPE_TOWARD };

/* Keys are the types; fields as named above. */
extern const struct hb_lexicon hb_lexicon_event_types;

#endif
