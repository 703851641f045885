/* Which countries a report names, and how often: what decides between places of one name. */
#ifndef HB_EXTRACT_COUNTRY_VOTES_H
#define HB_EXTRACT_COUNTRY_VOTES_H

#include <stdint.h>

#include "extract/reading.h"
#include "world/place.h"

struct hb_country_votes {
	uint16_t counts[26 * 26]; /* by the letters of the code */
};

/* Counts states, their people ("Kenyan"), places of our own list, and listed bodies, among the names and words of the report. */
void hb_country_votes_count(struct hb_country_votes *votes, const struct hb_reading *reading);

/* How often a country is named; an hb_country_count. */
unsigned hb_country_votes_of(const void *votes, const char *code);

/* The place that a name of the report means, its tokens [first, end); a word for its kind beside it ("region", "province of")
 * counts.  False when no list has it.  *ret_place is the likeliest one, without a country and division when it does not show which
 * of several is meant. */
bool hb_country_votes_place(const struct hb_country_votes *votes, const struct hb_reading *reading, uint32_t first, uint32_t end,
			    struct hb_place *ret_place);

#endif
