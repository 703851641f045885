/* What the event types of the design do to a person's liberty. */
#ifndef HB_CASEBOOK_EVENT_TYPES_H
#define HB_CASEBOOK_EVENT_TYPES_H

#include <stdbool.h>

enum hb_event_class {
	HB_CLASS_INTERVENTION, /* plea, pledge, demand, meeting ...: whatever is none of those below */
	HB_CLASS_TAKING,       /* abduction, arrest, capture */
	HB_CLASS_MISSING,      /* disappearance */
	HB_CLASS_CAPTIVITY,    /* captivity */
	HB_CLASS_SIGN,         /* sighting: a sign of life */
	HB_CLASS_TREATMENT,    /* transfer, ill-treatment, charge, trial, sentence: something done to a captive */
	HB_CLASS_END,          /* release, exchange, rescue, escape */
	HB_CLASS_DEATH,
	HB_CLASS_BODY_RETURN,
	HB_CLASS_RETURN, /* home, from wherever */
};

enum hb_event_class hb_event_class(const char *type);

/* Does an actual event of this type say that its victim was deprived of liberty? */
bool hb_event_is_deprivation(const char *type);

#endif
