/* Bodies that reports of captivity name, and the places that hold people: data/organizations.txt, compiled into the program.
 * A name is looked up with or without accents, marks and a "the", in any case but that an abbreviation needs its capitals ("WHO"
 * is one, "who" is none).  Nothing to open; safe for threads; the texts live as long as the program. */
#ifndef HB_WORLD_ORGANIZATION_H
#define HB_WORLD_ORGANIZATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/language.h"

struct hb_organization {
	const char *name;    /* the usual one; the same text for all aliases of one body */
	const char *kind;    /* "armed group", "prison" ...: the kinds of the list */
	const char *country; /* ISO 3166-1 alpha-2 of the state it is at home in; "" for several or none */
	bool is_place;       /* a prison, camp or site */
};

bool hb_organization_find(const char *name, size_t n_bytes, struct hb_organization *ret_organization);
bool hb_organization_find_tokens(const struct hb_analysis *analysis, uint32_t first, uint32_t end,
				 struct hb_organization *ret_organization);

/* The longest listed name that starts at the token and stays before `end`: its number of tokens, 0 if there is none. */
uint32_t hb_organization_longest(const struct hb_analysis *analysis, uint32_t token, uint32_t end,
				 struct hb_organization *ret_organization);

#endif
