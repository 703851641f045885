/* A growing run of bytes with a largest size, for text that is being put together.
 * Past the largest size nothing more is added and `overflowed` stays set: check it once at the end. */
#ifndef HB_BASE_BUFFER_H
#define HB_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct hb_buffer {
	char *bytes; /* always NUL-terminated after the first addition; NULL before */
	size_t n_bytes, capacity, max_bytes;
	bool overflowed;
};

void hb_buffer_init(struct hb_buffer *buffer, size_t max_bytes);
void hb_buffer_release(struct hb_buffer *buffer);
void hb_buffer_clear(struct hb_buffer *buffer); /* empty it, keep the memory */

void hb_buffer_add(struct hb_buffer *buffer, const void *bytes, size_t n_bytes);
void hb_buffer_add_text(struct hb_buffer *buffer, const char *text);
void hb_buffer_add_byte(struct hb_buffer *buffer, char byte);
void hb_buffer_format(struct hb_buffer *buffer, const char *format, ...) HB_PRINTF(2, 3);

#endif
