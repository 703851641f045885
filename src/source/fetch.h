/* Fetching an address, the only code that touches the network, called only for an address that the user gave to `add`. */
#ifndef HB_SOURCE_FETCH_H
#define HB_SOURCE_FETCH_H

#include "base/memory.h"

struct hb_fetched {
	const char *bytes; /* as delivered, after transfer decoding */
	size_t n_bytes;
	const char *url;            /* as asked */
	const char *final_url;      /* after redirects */
	const char *content_type;
	const char *headers;        /* all response headers, of each hop, as received */
	const char *const *redirects;
	size_t n_redirects;
	long status;                /* HTTP status of the last response */
	const char *retrieved;      /* UTC, ISO 8601, when the transfer ended */
};

/* Fetch http or https, at most max_bytes, at most ten redirects.  All in the arena.  An answer of 400 and above is
 * HB_SYSTEM with the status in the message. */
HB_MUST_USE enum hb_status hb_fetch(const char *url, size_t max_bytes, struct hb_arena *arena,
				    struct hb_fetched *ret_fetched, struct hb_error *error);

#endif
