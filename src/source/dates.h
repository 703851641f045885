/* Publication dates as pages write them, to ISO 8601.  Nothing is added: a date without a time stays one, a time without
 * a zone stays without. */
#ifndef HB_SOURCE_DATES_H
#define HB_SOURCE_DATES_H

#include "base/memory.h"

/* A machine-made stamp: ISO 8601 in its looser forms, RFC 2822 ("Wed, 20 Nov 2019 10:00:00 GMT"), "20191120", seconds or
 * milliseconds since 1970.  NULL if it is none.  Lives in the arena. */
const char *hb_stamp_parse(const char *text, struct hb_arena *arena);

/* The first whole date (day, month, year) that a text for people names, in the language's own forms; NULL if there is
 * none, or if day and month cannot be told apart.  lang is a tag such as "en" or "en-US", or NULL. */
const char *hb_visible_date(const char *text, size_t n_bytes, const char *lang, struct hb_arena *arena);

/* A date in an address (/2019/05/10/, /2019-05-10-, /2019/05/), NULL if there is none. */
const char *hb_address_date(const char *url, struct hb_arena *arena);

#endif
