/* The static vectors of a pipeline: vocab/vectors (a NumPy file) and vocab/key2row. */
#ifndef HB_LANGUAGE_IMPORT_VECTORS_H
#define HB_LANGUAGE_IMPORT_VECTORS_H

#include "language/wheel.h"
#include "nn/model_file.h"

/* Write the sections net/vectors/... (network.h); the vectors have to be `width` wide. */
HB_MUST_USE enum hb_status hb_import_vectors(const struct hb_wheel *wheel, uint64_t width, struct hb_model_writer *writer,
					     struct hb_error *error);

#endif
