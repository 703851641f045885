/* Shared by the tests of the source stage: read a text or page, look at its blocks. */
#ifndef HB_SOURCE_TEST_H
#define HB_SOURCE_TEST_H

#include <stdlib.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "source/source.h"
#include "test.h"

/* The words of a block, in the arena. */
static inline const char *block_text(const struct hb_source *source, size_t index, struct hb_arena *arena)
{
	struct hb_offsets offsets;
	hb_offsets_init(&offsets, arena, source->text, source->n_text_bytes);
	size_t start = hb_offsets_byte(&offsets, source->blocks[index].span.start);
	size_t end = hb_offsets_byte(&offsets, source->blocks[index].span.end);
	return hb_arena_copy_text(arena, source->text + start, end - start);
}

/* The kind of the block that begins with these words, -1 if no block does. */
static inline int kind_of(const struct hb_source *source, const char *words, struct hb_arena *arena)
{
	for (size_t i = 0; i < source->n_blocks; i++)
		if (!strncmp(block_text(source, i, arena), words, strlen(words)))
			return (int)source->blocks[i].kind;
	return -1;
}

static inline struct hb_source read_bytes(const char *bytes, size_t n_bytes, const char *file, struct hb_arena *arena)
{
	struct hb_source source;
	struct hb_error error = {0};
	struct hb_input input = {.bytes = bytes, .n_bytes = n_bytes, .file = file};
	if (hb_source_read(&input, arena, &source, &error) != HB_OK)
		fail_msg("%s", error.message);
	return source;
}

static inline struct hb_source read_page(const char *html, struct hb_arena *arena)
{
	return read_bytes(html, strlen(html), "page.html", arena);
}

static inline struct hb_source read_text(const char *text, struct hb_arena *arena)
{
	return read_bytes(text, strlen(text), "report.txt", arena);
}

#endif
