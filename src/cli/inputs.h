/* The inputs of add, read, parse and extract: files, folders' files as given, "-", JSON lines and (for add) addresses, one record
 * at a time.  A bad input is reported on stderr with its place, the rest goes on, and the exit code says so. */
#ifndef HB_CLI_INPUTS_H
#define HB_CLI_INPUTS_H

#include <jansson.h>

#include "base/memory.h"
#include "cli/command.h"
#include "source/source.h"

/* One record to work on. */
struct hb_item {
	struct hb_input input;
	json_t *extraction;   /* a finished "habeas-extraction/1" record instead of bytes to read; NULL usually */
	const char *final_url, *headers, *retrieved; /* of a fetched address */
	const char *const *redirects;
	size_t n_redirects;
	const char *place;    /* "file" or "file:line" for messages */
};

struct hb_inputs_options {
	const char *url;         /* address of a file that is given, NULL */
	bool fetch;              /* addresses may be fetched */
	bool take_extractions;   /* finished extraction records are taken */
	bool progress;           /* tell on stderr: bytes, reports, rate, time left */
};

/* Called for each item with an arena of its own, emptied afterwards.  A failure is reported with the item's place and
 * counted; HB_SYSTEM ends the run. */
typedef enum hb_status hb_item_function(void *context, const struct hb_item *item, struct hb_arena *arena,
					struct hb_error *error);

/* Does the invocation name any input?  False after saying that it does not. */
bool hb_names_inputs(const struct hb_invocation *invocation);

/* Go through all inputs in order.  Returns the exit code that they came to. */
enum hb_exit hb_each_input(const struct hb_invocation *invocation, const struct hb_inputs_options *options,
			   hb_item_function *function, void *context);

#endif
