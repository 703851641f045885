/* Memory: checked allocation, and arenas that live as long as one document or one request.
 *
 * Allocation failure is handled in one place, hb_out_of_memory: it calls the handler that the program set (the command
 * line prints a line and exits 4; tests jump out), and aborts if that returns.  So no call here returns NULL.
 * Sizes are checked for overflow.  An arena is not shared between threads. */
#ifndef HB_BASE_MEMORY_H
#define HB_BASE_MEMORY_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* What to do when memory runs out; it must not return.  NULL restores the default, which aborts with a message. */
void hb_set_out_of_memory(void (*handler)(size_t wanted_bytes));
_Noreturn void hb_out_of_memory(size_t wanted_bytes);

/* malloc, calloc, realloc and strdup that never return NULL.  count * size is checked.  Free with free(). */
void *hb_alloc(size_t count, size_t size);
void *hb_alloc_zero(size_t count, size_t size);
void *hb_realloc(void *old, size_t count, size_t size);
char *hb_strdup(const char *text);

struct hb_arena; /* memory that is given back all at once */

struct hb_arena *hb_arena_new(void);
void hb_arena_free(struct hb_arena *arena); /* NULL is accepted */

/* Give everything back but keep the largest block for the next document. */
void hb_arena_reset(struct hb_arena *arena);

/* Bytes handed out since the last reset. */
size_t hb_arena_used_bytes(const struct hb_arena *arena);

/* Memory aligned to 16 bytes; hb_arena_zero clears it. */
void *hb_arena_alloc(struct hb_arena *arena, size_t count, size_t size);
void *hb_arena_zero(struct hb_arena *arena, size_t count, size_t size);

/* Copies that live in the arena.  The result of copy_text ends in a NUL; bytes may be any. */
char *hb_arena_text(struct hb_arena *arena, const char *text);
char *hb_arena_copy_text(struct hb_arena *arena, const char *bytes, size_t n_bytes);
void *hb_arena_copy(struct hb_arena *arena, const void *bytes, size_t n_bytes);
char *hb_arena_format(struct hb_arena *arena, const char *format, ...) HB_PRINTF(2, 3);

/* Room for one more item in a growing array that lives in an arena: returns the (possibly moved) array with *capacity
 * raised when count has reached it.  Use through HB_PUSH. */
void *hb_arena_grow(struct hb_arena *arena, void *array, size_t count, size_t *capacity, size_t item_size);

/* A growing array in an arena: HB_ARRAY(struct hb_token) tokens = {0}; HB_PUSH(arena, tokens, value). */
#define HB_ARRAY(type)            \
	struct {                  \
		type *items;      \
		size_t count;     \
		size_t capacity;  \
	}
#define HB_PUSH(arena, array, ...)                                                                                    \
	do {                                                                                                          \
		(array).items = hb_arena_grow((arena), (array).items, (array).count, &(array).capacity,              \
					      sizeof *(array).items);                                                \
		(array).items[(array).count++] = __VA_ARGS__;                                                         \
	} while (0)

#endif
