/* Event types: see event_types.h.  Which type is of which class stands in data/event_types.txt. */
#include "casebook/event_types.h"

#include <stddef.h>
#include <string.h>

#include "base/event_type_table.h"

enum hb_event_class hb_event_class(const char *type)
{
	static const char *const names[] = {
		[HB_CLASS_INTERVENTION] = "intervention", [HB_CLASS_TAKING] = "taking",       [HB_CLASS_MISSING] = "missing",
		[HB_CLASS_CAPTIVITY] = "captivity",       [HB_CLASS_SIGN] = "sign",           [HB_CLASS_TREATMENT] = "treatment",
		[HB_CLASS_END] = "end",                   [HB_CLASS_DEATH] = "death",         [HB_CLASS_BODY_RETURN] = "body-return",
		[HB_CLASS_RETURN] = "return",
	};
	const char *name = type ? hb_lexicon_field(&hb_lexicon_event_types, type, HB_EVENT_TYPE_CLASS) : NULL;
	for (int i = 0; name && i < (int)(sizeof names / sizeof *names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum hb_event_class)i;
	return HB_CLASS_INTERVENTION;
}

bool hb_event_is_deprivation(const char *type)
{
	enum hb_event_class class = hb_event_class(type);
	return class == HB_CLASS_TAKING || class == HB_CLASS_CAPTIVITY || class == HB_CLASS_END;
}
