/* The places of the world: GeoNames' and those of our own list (data/geonames.txt, data/places.txt), compiled into the program.
 *
 * A name is looked up in any case, with or without accents, marks and a "the".  One name may be that of several places: all are
 * given, likeliest first (states, our own list, then by the number of people), and hb_place_choose says which one a report
 * means, or that it does not show.  Nothing to open; safe for threads; the texts live as long as the program. */
#ifndef HB_WORLD_PLACE_H
#define HB_WORLD_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "language/language.h"

enum hb_place_kind {
	HB_PLACE_COUNTRY,
	HB_PLACE_DIVISION, /* of the first level: province, governorate, state */
	HB_PLACE_DISTRICT, /* of the second level */
	HB_PLACE_CAPITAL,
	HB_PLACE_CITY,     /* the seat of a division, or of 100 000 people and more */
	HB_PLACE_TOWN,     /* the seat of a district, or of 5 000 people and more */
	HB_PLACE_VILLAGE,
	HB_PLACE_REGION,   /* with no administration of its own: Donbas, the Sahel */
	HB_PLACE_AREA,     /* a part of the world, a sea */
	HB_PLACE_SITE,     /* a camp, a crossing, the ground of a festival */
};

struct hb_place {
	const char *name;     /* the usual one */
	const char *country;  /* ISO 3166-1 alpha-2; "" where it is in none or in several */
	const char *division; /* name of the division of the first level that holds it; NULL when not known */
	enum hb_place_kind kind;
	uint32_t id;         /* of GeoNames; 0 where it is not from there */
	uint32_t population; /* 0 when not known */
	uint32_t number;     /* equal for one place under several names */
	bool listed;         /* under this name in our own list: places that reports of captivity name often */
	bool other_name;     /* the name looked up is not its usual one */
};

/* How many places have the name; the first `most` of them.  A name with a word for its kind ("Anbar province", "province of
 * Anbar") is looked up without it too, as a division or district. */
size_t hb_place_find(const char *name, size_t n_bytes, struct hb_place *ret_places, size_t most);
size_t hb_place_find_tokens(const struct hb_analysis *analysis, uint32_t first, uint32_t end, struct hb_place *ret_places,
			    size_t most);

/* The longest name of a place that starts at the token and stays before `end`: its number of tokens, 0 if there is none. */
uint32_t hb_place_longest(const struct hb_analysis *analysis, uint32_t token, uint32_t end, struct hb_place *ret_place);

/* Which of the places of a name is meant, where `named` says how often the report names a country of this code: the first one if
 * it is a state, of our own list, alone, or far the largest; else the one in a country that the report names, if one alone is.
 * -1: it does not show. */
typedef unsigned hb_country_count(const void *context, const char *code);
int hb_place_choose(const struct hb_place *places, size_t n, hb_country_count *named, const void *context);

/* "Ukraine" for "UA"; NULL for no state's code. */
const char *hb_country_name(const char *code);

/* What holds the place, nearest first: "Southern District, Israel"; NULL where nothing does.  In the arena. */
const char *hb_place_within(const struct hb_place *place, struct hb_arena *arena);

/* "city", "division"... */
const char *hb_place_kind_text(enum hb_place_kind kind);

#endif
