/* Patterns of Python's re, as spaCy's model files hold them, in the syntax of PCRE2. */
#ifndef HB_LANGUAGE_PYTHON_REGEX_H
#define HB_LANGUAGE_PYTHON_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

/* Append the translation to `out`.  What differs between the two is spelt out so that every version of PCRE2 does as Python:
 * \uXXXX and \UXXXXXXXX, \w \d \s \b over Unicode, \v and \Z, {,n}, brackets inside of classes, the flags (?u) and (?a).
 * anchored: match at the start of the text only, as re.match does.
 * HB_BAD_INPUT for what cannot be translated; `name` is for the error. */
HB_MUST_USE enum hb_status hb_python_regex(const char *pattern, size_t n_bytes, const char *name, bool anchored,
					   struct hb_buffer *out, struct hb_error *error);

/* Append the PCRE2 pattern `pattern` with its branches of one character ("\\)$", "%$") gathered into one class, when every branch
 * ends in "$"; as it is otherwise.  Where a match has to reach the end of the text, the order of branches makes no difference, and
 * a search by one class is many times faster than one by a hundred branches. */
void hb_gather_endings(const char *pattern, struct hb_buffer *out);

#endif
