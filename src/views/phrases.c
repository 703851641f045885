/* Phrases of the case file: see phrases.h.  The words are in data/event_types.txt. */
#include "views/phrases.h"

#include <string.h>

#include "base/event_type_table.h"

const char *hb_event_phrase(const char *type)
{
	const char *phrase = hb_lexicon_field(&hb_lexicon_event_types, type, HB_EVENT_TYPE_PHRASE);
	return phrase && phrase[0] ? phrase : type;
}

const char *hb_intervention_phrase(const char *type, bool has_addressee)
{
	const char *toward = hb_lexicon_field(&hb_lexicon_event_types, type, HB_EVENT_TYPE_TOWARD);
	return has_addressee && toward && toward[0] ? toward : hb_event_phrase(type);
}

bool hb_is_intervention(const char *type)
{
	const char *class = hb_lexicon_field(&hb_lexicon_event_types, type, HB_EVENT_TYPE_CLASS);
	return class && strcmp(class, "intervention") == 0;
}
