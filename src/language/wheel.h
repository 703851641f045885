/* A packaged spaCy pipeline: the files inside a Python wheel (a zip archive), read with libarchive. */
#ifndef HB_LANGUAGE_WHEEL_H
#define HB_LANGUAGE_WHEEL_H

#include <stddef.h>

#include "base/error.h"

struct hb_wheel;

/* Read a wheel whole into memory.  Sizes are capped (512 MiB in all); names that leave the archive are refused. */
HB_MUST_USE enum hb_status hb_wheel_open(const char *path, struct hb_wheel **ret_wheel, struct hb_error *error);

/* The same over bytes in memory (tests, fuzzing); they are copied. */
HB_MUST_USE enum hb_status hb_wheel_from_bytes(const void *bytes, size_t n_bytes, struct hb_wheel **ret_wheel,
					       struct hb_error *error);
void hb_wheel_free(struct hb_wheel *wheel); /* NULL is accepted */

/* The bytes of a file of the pipeline by its path under the folder that holds config.cfg ("tagger/model", "vocab/strings.json").
 * Borrowed, NUL after the last byte.  HB_NOT_FOUND when there is none. */
HB_MUST_USE enum hb_status hb_wheel_file(const struct hb_wheel *wheel, const char *path, const char **ret_bytes,
					 size_t *ret_n_bytes, struct hb_error *error);

#endif
