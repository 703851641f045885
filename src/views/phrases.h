/* How events are told in a line: "taken from Nir Oz by Hamas". */
#ifndef HB_VIEWS_PHRASES_H
#define HB_VIEWS_PHRASES_H

#include <stdbool.h>

/* What happened to the victim ("taken", "seen alive"); the type itself where there is no phrase. */
const char *hb_event_phrase(const char *type);

/* What somebody does for or about a captive: "pleads", or with somebody named after it "pleads with"; the type itself where
 * there is no phrase. */
const char *hb_intervention_phrase(const char *type, bool has_addressee);

/* Is this type one of the interventions? */
bool hb_is_intervention(const char *type);

#endif
