/* Opening the casebook for a command that reads it. */
#ifndef HB_CLI_STORE_H
#define HB_CLI_STORE_H

#include <jansson.h>

#include "casebook/casebook.h"
#include "cli/command.h"

/* The casebook of the invocation; NULL after reporting why not (*ret_code is the exit code). */
struct hb_casebook *hb_open_casebook(const struct hb_invocation *invocation, enum hb_exit *ret_code);

/* Report that the casebook at `path` could not be opened, with what to do where it may not be written. */
enum hb_exit hb_report_store(const char *path, const struct hb_error *error);

/* The export of the casebook as of the --as-of option; NULL after reporting why not. */
json_t *hb_open_export(const struct hb_invocation *invocation, enum hb_exit *ret_code);

/* A text of an object, `fallback` if it is missing or null. */
const char *hb_json_text_or(const json_t *object, const char *key, const char *fallback);

/* Write a JSON value and a line feed; indented for people. */
void hb_print_json(const json_t *value);

#endif
