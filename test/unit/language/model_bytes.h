/* A model file that a test makes in memory. */
#ifndef HB_TEST_MODEL_BYTES_H
#define HB_TEST_MODEL_BYTES_H

#include <stdlib.h>
#include <string.h>

#include "nn/model_file.h"

struct model_bytes {
	struct hb_model_file *file;
	void *bytes;
};

/* Open what the writer has collected; frees the writer. */
static inline struct model_bytes model_bytes_open(struct hb_model_writer *writer)
{
	struct model_bytes model = {0};
	struct hb_buffer out;
	hb_model_writer_bytes(writer, &out);
	model.bytes = aligned_alloc(64, (out.n_bytes + 63) / 64 * 64);
	memcpy(model.bytes, out.bytes, out.n_bytes);
	if (hb_model_file_from_bytes(model.bytes, out.n_bytes, &model.file, NULL) != HB_OK)
		abort();
	hb_buffer_release(&out);
	hb_model_writer_free(writer);
	return model;
}

static inline void model_bytes_close(struct model_bytes *model)
{
	hb_model_file_close(model->file);
	free(model->bytes);
}

#endif
