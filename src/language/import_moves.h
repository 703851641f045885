/* The moves of a transition system, in the order of its classes, out of a component's `moves` file. */
#ifndef HB_LANGUAGE_IMPORT_MOVES_H
#define HB_LANGUAGE_IMPORT_MOVES_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* *ret_moves becomes a new list of ["L", "det"] pairs (the caller decrefs it). */
HB_MUST_USE enum hb_status hb_import_moves(const char *bytes, size_t n_bytes, bool parser, json_t **ret_moves,
					   struct hb_error *error);

#endif
