/* Event types: see event_types.h. */
#include "casebook/event_types.h"

#include <stddef.h>
#include <string.h>

enum hb_event_class hb_event_class(const char *type)
{
	static const struct {
		const char *type;
		enum hb_event_class class;
	} classes[] = {
		{"abduction", HB_CLASS_TAKING},	    {"arrest", HB_CLASS_TAKING},      {"capture", HB_CLASS_TAKING},
		{"disappearance", HB_CLASS_MISSING}, {"captivity", HB_CLASS_CAPTIVITY}, {"sighting", HB_CLASS_SIGN},
		{"transfer", HB_CLASS_TREATMENT},   {"ill-treatment", HB_CLASS_TREATMENT}, {"charge", HB_CLASS_TREATMENT},
		{"trial", HB_CLASS_TREATMENT},	    {"sentence", HB_CLASS_TREATMENT}, {"release", HB_CLASS_END},
		{"exchange", HB_CLASS_END},	    {"rescue", HB_CLASS_END},	      {"escape", HB_CLASS_END},
		{"death", HB_CLASS_DEATH},	    {"body-return", HB_CLASS_BODY_RETURN}, {"return", HB_CLASS_RETURN},
	};
	for (size_t i = 0; type && i < sizeof classes / sizeof *classes; i++)
		if (strcmp(classes[i].type, type) == 0)
			return classes[i].class;
	return HB_CLASS_INTERVENTION;
}

bool hb_event_is_deprivation(const char *type)
{
	enum hb_event_class class = hb_event_class(type);
	return class == HB_CLASS_TAKING || class == HB_CLASS_CAPTIVITY || class == HB_CLASS_END;
}
