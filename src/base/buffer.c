/* Buffers: see buffer.h. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void hb_buffer_init(struct hb_buffer *buffer, size_t max_bytes)
{
	*buffer = (struct hb_buffer){.max_bytes = max_bytes};
}

void hb_buffer_release(struct hb_buffer *buffer)
{
	free(buffer->bytes);
	hb_buffer_init(buffer, buffer->max_bytes);
}

void hb_buffer_clear(struct hb_buffer *buffer)
{
	buffer->n_bytes = 0;
	buffer->overflowed = false;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

/* Room for n_bytes more and a NUL; false when that passes the largest size. */
static bool reserve(struct hb_buffer *buffer, size_t n_bytes)
{
	if (buffer->overflowed || n_bytes > buffer->max_bytes - buffer->n_bytes) {
		buffer->overflowed = true;
		return false;
	}
	size_t needed = buffer->n_bytes + n_bytes + 1;
	if (needed > buffer->capacity) {
		size_t capacity = buffer->capacity ? buffer->capacity : 64;
		while (capacity < needed)
			capacity *= 2;
		buffer->bytes = hb_realloc(buffer->bytes, capacity, 1);
		buffer->capacity = capacity;
	}
	return true;
}

void hb_buffer_add(struct hb_buffer *buffer, const void *bytes, size_t n_bytes)
{
	if (!reserve(buffer, n_bytes))
		return;
	if (n_bytes)
		memcpy(buffer->bytes + buffer->n_bytes, bytes, n_bytes);
	buffer->n_bytes += n_bytes;
	buffer->bytes[buffer->n_bytes] = '\0';
}

void hb_buffer_add_text(struct hb_buffer *buffer, const char *text)
{
	hb_buffer_add(buffer, text, strlen(text));
}

void hb_buffer_add_byte(struct hb_buffer *buffer, char byte)
{
	hb_buffer_add(buffer, &byte, 1);
}

void hb_buffer_format(struct hb_buffer *buffer, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length >= 0 && reserve(buffer, (size_t)length)) {
		vsnprintf(buffer->bytes + buffer->n_bytes, (size_t)length + 1, format, again);
		buffer->n_bytes += (size_t)length;
	}
	va_end(again);
}
