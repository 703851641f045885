/* What has become of a person, as far as actual events say.
 *
 * The events of a person in order of time move a small machine: a taking holds, an end frees, a death ends it all.  Only actual
 * events of enough confidence move it; what is asked for, planned, possible or denied never does, and neither does a sign of life:
 * a video that captors release frees nobody.  A captivity without known dates says that the person was held at some time, and
 * never that this came after an end; an escape counts where something else says that the person was held, for people escape from
 * attacks too.  What few reports say against many (held, of one who died before; freed on another day) is not believed here: it
 * stays among the events.  Values: held, missing, released, rescued, escaped, dead, "dead, body held", "dead, body returned",
 * unknown. */
#ifndef HB_CASEBOOK_STATUS_H
#define HB_CASEBOOK_STATUS_H

#include "casebook/events.h"

struct hb_status_step {
	const char *value;
	int32_t first, last; /* days on which it began, unknown ends as in corpus.h */
	int32_t known_from;  /* day on which the first report of it appeared, HB_DAY_UNKNOWN_LAST when no report has a date */
	uint32_t event;      /* index of the merged event */
};

struct hb_person_status {
	const char *value;
	int32_t first, last;
	int32_t alive;        /* last day on which the person is known to have been alive, HB_DAY_UNKNOWN_FIRST */
	uint32_t alive_event; /* the event that says so, HB_NONE */
	const struct hb_status_step *steps; /* in order; the last one is the status */
	size_t n_steps;
	bool captive; /* is or was deprived of liberty */
	bool only_ended; /* nothing says so but that it ended */
	/* The last captivity: from a taking to an end (or still on). */
	uint32_t taken, ended; /* merged events, HB_NONE */
};

/* The status of one person (a thing); `own_events` are the merged events that befell them. */
struct hb_person_status hb_status_of(const struct hb_corpus *corpus, const struct hb_resolution *resolution,
				     const struct hb_events *events, uint32_t person, const uint32_t *own_events,
				     size_t n_own_events, struct hb_arena *arena);

#endif
