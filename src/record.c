/* Names of the values in records: see record.h. */
#include "record.h"

#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static int parse(const char *const *names, int n_names, const char *text)
{
	for (int i = 0; text && i < n_names; i++)
		if (strcmp(names[i], text) == 0)
			return i;
	return -1;
}

#define DEFINE_NAMES(function, type, ...)                                   \
	static const char *const function##_names[] = {__VA_ARGS__};        \
	const char *function##_text(enum type value)                        \
	{                                                                   \
		return function##_names[value];                             \
	}                                                                   \
	int function##_parse(const char *text)                              \
	{                                                                   \
		return parse(function##_names, COUNT(function##_names), text); \
	}

DEFINE_NAMES(hb_entity_type, hb_entity_type, "person", "organization", "place", "group")
DEFINE_NAMES(hb_mention_kind, hb_mention_kind, "name", "nominal", "pronoun")
DEFINE_NAMES(hb_reality, hb_reality, "actual", "denied", "planned", "requested", "possible")
DEFINE_NAMES(hb_statement_kind, hb_statement_kind, "direct", "indirect", "mixed")
DEFINE_NAMES(hb_attitude, hb_attitude, "speech", "belief", "intent")
DEFINE_NAMES(hb_timex_type, hb_timex_type, "DATE", "TIME", "DURATION", "SET")
DEFINE_NAMES(hb_block_kind, hb_block_kind, "title", "standfirst", "heading", "paragraph", "quotation", "list-item",
	     "caption", "dateline", "credit", "byline", "furniture")

const double hb_sure_enough = 0.6, hb_told_as_fact = 0.94;

const char *hb_role_text(enum hb_role role)
{
	static const char *const names[] = {"victim", "agent", "addressee", "beneficiary", "place"};
	return names[role];
}
