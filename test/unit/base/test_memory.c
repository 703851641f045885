/* Arenas and buffers. */
#include "base/buffer.h"
#include "base/memory.h"

#include "test.h"

static jmp_buf escape;

static void jump_out(size_t wanted_bytes)
{
	longjmp(escape, 1);
}

static void arena__grows_arrays_and_keeps_what_they_held(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	HB_ARRAY(uint32_t) numbers = {0};
	for (uint32_t i = 0; i < 100000; i++)
		HB_PUSH(arena, numbers, i);
	for (uint32_t i = 0; i < 100000; i++)
		assert_int_equal(numbers.items[i], i);
	hb_arena_reset(arena);
	assert_int_equal(hb_arena_used_bytes(arena), 0);
	assert_string_equal(hb_arena_format(arena, "%d days", 498), "498 days");
	hb_arena_free(arena);
}

static void arena__sizes_that_overflow_go_to_the_one_handler(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	hb_set_out_of_memory(jump_out);
	if (setjmp(escape) == 0) {
		hb_arena_alloc(arena, SIZE_MAX / 2, 4);
		fail();
	}
	hb_set_out_of_memory(NULL);
	hb_arena_free(arena);
}

static void buffer__stops_at_its_largest_size(void **state)
{
	struct hb_buffer buffer;
	hb_buffer_init(&buffer, 8);
	hb_buffer_add_text(&buffer, "12345678");
	assert_false(buffer.overflowed);
	hb_buffer_format(&buffer, "%d", 9);
	assert_true(buffer.overflowed);
	assert_string_equal(buffer.bytes, "12345678");
	hb_buffer_release(&buffer);
}

TEST_MAIN(cmocka_unit_test(arena__grows_arrays_and_keeps_what_they_held),
	  cmocka_unit_test(arena__sizes_that_overflow_go_to_the_one_handler),
	  cmocka_unit_test(buffer__stops_at_its_largest_size))
