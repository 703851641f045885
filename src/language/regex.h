/* Regular expressions of a model, in PCRE2's syntax, run with fixed limits so that no text can make them take for ever.
 * (The import has turned Python's syntax into PCRE2's.) */
#ifndef HB_LANGUAGE_REGEX_H
#define HB_LANGUAGE_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct hb_regex;       /* constant, shared by threads */
struct hb_regex_state; /* scratch of one thread, good for any regex */

/* Compile; HB_BAD_INPUT when the pattern is none.  `name` is for the error. */
HB_MUST_USE enum hb_status hb_regex_new(const char *pattern, const char *name, struct hb_regex **ret_regex,
					struct hb_error *error);
void hb_regex_free(struct hb_regex *regex); /* NULL is accepted */

struct hb_regex_state *hb_regex_state_new(void);
void hb_regex_state_free(struct hb_regex_state *state);

/* The first match at or after `start` in valid UTF-8; false if there is none or the limits were reached.
 * not_empty: a match of no letters at `start` itself does not count.  A NULL regex never matches. */
bool hb_regex_search(struct hb_regex_state *state, const struct hb_regex *regex, const char *text, size_t n_bytes,
		     size_t start, bool not_empty, size_t *ret_start, size_t *ret_end);

#endif
