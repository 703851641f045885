/* Whole files: read into memory, mapped, written so that a reader never sees half of one. */
#ifndef HB_BASE_FILE_H
#define HB_BASE_FILE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

/* Read a file, or standard input for "-".  *ret_bytes is the caller's to free and has a NUL after its last byte.
 * Fails with HB_BAD_INPUT past max_bytes, with HB_SYSTEM when it cannot be read. */
HB_MUST_USE enum hb_status hb_file_read(const char *path, size_t max_bytes, char **ret_bytes, size_t *ret_n_bytes,
					struct hb_error *error);

/* The same for what is left in an open stream (which may be a pipe); name is for messages.  The stream stays open. */
HB_MUST_USE enum hb_status hb_file_read_stream(FILE *stream, const char *name, size_t max_bytes, char **ret_bytes,
					       size_t *ret_n_bytes, struct hb_error *error);

/* Write under a temporary name beside it, flush to disk, rename. */
HB_MUST_USE enum hb_status hb_file_write(const char *path, const void *bytes, size_t n_bytes, struct hb_error *error);

struct hb_mapping {
	const unsigned char *bytes; /* read only */
	size_t n_bytes;
};

/* Map a whole file for reading; an empty file is HB_BAD_INPUT. */
HB_MUST_USE enum hb_status hb_file_map(const char *path, struct hb_mapping *ret_mapping, struct hb_error *error);
void hb_file_unmap(struct hb_mapping *mapping);

#endif
