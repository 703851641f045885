/* Memory: see memory.h.  An arena is a chain of blocks, each twice the last up to MAX_BLOCK_BYTES. */
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK_BYTES = 64 * 1024, MAX_BLOCK_BYTES = 8 * 1024 * 1024, ALIGNMENT = 16 };

struct block {
	struct block *previous;
	size_t capacity, used;
	_Alignas(ALIGNMENT) unsigned char bytes[];
};

struct hb_arena {
	struct block *block; /* the newest, which new memory comes from */
	size_t used_bytes;
};

static void (*out_of_memory_handler)(size_t);

void hb_set_out_of_memory(void (*handler)(size_t))
{
	out_of_memory_handler = handler;
}

_Noreturn void hb_out_of_memory(size_t wanted_bytes)
{
	if (out_of_memory_handler)
		out_of_memory_handler(wanted_bytes);
	fprintf(stderr, "habeas: out of memory (%zu bytes were asked for)\n", wanted_bytes);
	abort();
}

static size_t product(size_t count, size_t size)
{
	size_t total;
	if (__builtin_mul_overflow(count, size, &total))
		hb_out_of_memory(SIZE_MAX);
	return total;
}

void *hb_alloc(size_t count, size_t size)
{
	size_t total = product(count, size);
	void *memory = malloc(total ? total : 1);
	if (!memory)
		hb_out_of_memory(total);
	return memory;
}

void *hb_alloc_zero(size_t count, size_t size)
{
	size_t total = product(count, size);
	void *memory = calloc(1, total ? total : 1);
	if (!memory)
		hb_out_of_memory(total);
	return memory;
}

void *hb_realloc(void *old, size_t count, size_t size)
{
	size_t total = product(count, size);
	void *memory = realloc(old, total ? total : 1);
	if (!memory)
		hb_out_of_memory(total);
	return memory;
}

char *hb_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(hb_alloc(size, 1), text, size);
}

struct hb_arena *hb_arena_new(void)
{
	return hb_alloc_zero(1, sizeof(struct hb_arena));
}

static void free_blocks(struct block *block)
{
	while (block) {
		struct block *previous = block->previous;
		free(block);
		block = previous;
	}
}

void hb_arena_free(struct hb_arena *arena)
{
	if (!arena)
		return;
	free_blocks(arena->block);
	free(arena);
}

void hb_arena_reset(struct hb_arena *arena)
{
	arena->used_bytes = 0;
	if (!arena->block)
		return;
	struct block *largest = arena->block;
	for (struct block *block = arena->block; block; block = block->previous)
		if (block->capacity > largest->capacity)
			largest = block;
	for (struct block *block = arena->block, *previous; block; block = previous) {
		previous = block->previous;
		if (block != largest)
			free(block);
	}
	largest->previous = NULL;
	largest->used = 0;
	arena->block = largest;
	if (largest->capacity > 8 * (size_t)MAX_BLOCK_BYTES) { /* one huge document must not pin its memory */
		free(largest);
		arena->block = NULL;
	}
}

size_t hb_arena_used_bytes(const struct hb_arena *arena)
{
	return arena->used_bytes;
}

static void add_block(struct hb_arena *arena, size_t wanted)
{
	size_t capacity = arena->block ? arena->block->capacity * 2 : FIRST_BLOCK_BYTES;
	if (capacity > MAX_BLOCK_BYTES)
		capacity = MAX_BLOCK_BYTES;
	if (capacity < wanted)
		capacity = wanted;
	if (capacity > SIZE_MAX - sizeof(struct block))
		hb_out_of_memory(capacity);
	struct block *block = hb_alloc(1, sizeof *block + capacity);
	block->previous = arena->block;
	block->capacity = capacity;
	block->used = 0;
	arena->block = block;
}

void *hb_arena_alloc(struct hb_arena *arena, size_t count, size_t size)
{
	size_t total = product(count, size);
	if (total > SIZE_MAX - ALIGNMENT)
		hb_out_of_memory(total);
	total = (total + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!total)
		total = ALIGNMENT;
	if (!arena->block || arena->block->capacity - arena->block->used < total)
		add_block(arena, total);
	void *memory = arena->block->bytes + arena->block->used;
	arena->block->used += total;
	arena->used_bytes += total;
	return memory;
}

void *hb_arena_zero(struct hb_arena *arena, size_t count, size_t size)
{
	return memset(hb_arena_alloc(arena, count, size), 0, product(count, size));
}

void *hb_arena_copy(struct hb_arena *arena, const void *bytes, size_t n_bytes)
{
	void *copy = hb_arena_alloc(arena, n_bytes, 1);
	if (n_bytes)
		memcpy(copy, bytes, n_bytes);
	return copy;
}

char *hb_arena_copy_text(struct hb_arena *arena, const char *bytes, size_t n_bytes)
{
	if (n_bytes == SIZE_MAX)
		hb_out_of_memory(n_bytes);
	char *copy = hb_arena_alloc(arena, n_bytes + 1, 1);
	if (n_bytes)
		memcpy(copy, bytes, n_bytes);
	copy[n_bytes] = '\0';
	return copy;
}

char *hb_arena_text(struct hb_arena *arena, const char *text)
{
	return hb_arena_copy_text(arena, text, strlen(text));
}

char *hb_arena_format(struct hb_arena *arena, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		hb_out_of_memory(SIZE_MAX);
	char *text = hb_arena_alloc(arena, (size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void *hb_arena_grow(struct hb_arena *arena, void *array, size_t count, size_t *capacity, size_t item_size)
{
	if (count < *capacity)
		return array;
	size_t larger = *capacity ? *capacity * 2 : 8;
	void *moved = hb_arena_alloc(arena, larger, item_size);
	if (count)
		memcpy(moved, array, count * item_size);
	*capacity = larger;
	return moved;
}
