/* The model file: one mapped, checksummed, bounds-checked file that holds named sections.
 *
 * Format "habeas-model/1", little-endian:
 *   0   8 bytes  magic "HABEASM1"
 *   8   u32      number of sections (at most 4096)
 *  12   u32      zero
 *  16   u64      length of the whole file in bytes
 *  24   u64      xxHash3-64 of all bytes from offset 32 to the end
 *  32   table: per section 64 bytes: name (40 bytes, NUL-padded, unique, sorted), u64 offset (a multiple of 64),
 *                u64 length, u64 zero
 *  then the sections, each starting at a multiple of 64, padded with zeros.
 * What a section holds is its owner's business: the header of each owner says so.  Sections are read in place. */
#ifndef HB_NN_MODEL_FILE_H
#define HB_NN_MODEL_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

struct hb_model_file; /* an open model: read only, shared by all threads */

/* Map and check a model file (magic, length, table bounds, checksum). */
HB_MUST_USE enum hb_status hb_model_file_open(const char *path, struct hb_model_file **ret_model,
					      struct hb_error *error);

/* The same over bytes that the caller keeps alive and aligned to 64 (tests, fuzzing). */
HB_MUST_USE enum hb_status hb_model_file_from_bytes(const void *bytes, size_t n_bytes,
						    struct hb_model_file **ret_model, struct hb_error *error);
void hb_model_file_close(struct hb_model_file *model); /* NULL is accepted */

/* A borrowed section, aligned to 64; HB_NOT_FOUND when the model has none of that name. */
HB_MUST_USE enum hb_status hb_model_file_section(const struct hb_model_file *model, const char *name,
						 const void **ret_bytes, size_t *ret_n_bytes, struct hb_error *error);

struct hb_model_writer; /* collects sections, then writes the file */

struct hb_model_writer *hb_model_writer_new(void);
void hb_model_writer_free(struct hb_model_writer *writer);

/* Add a section; the bytes are copied.  A name of more than 39 bytes or given twice is a broken invariant (assert). */
void hb_model_writer_add(struct hb_model_writer *writer, const char *name, const void *bytes, size_t n_bytes);

/* The finished file in memory (the caller releases it), or on disk. */
void hb_model_writer_bytes(struct hb_model_writer *writer, struct hb_buffer *ret_file);
HB_MUST_USE enum hb_status hb_model_writer_save(struct hb_model_writer *writer, const char *path,
						struct hb_error *error);

#endif
