#include <stdlib.h>

#include <xxhash.h>

#include "nn/kernels.h"
#include "nn/model_file.h"

#include "test.h"

enum { ENTRY = 32, OFFSET = 40, LENGTH = 48 };

/* A file of two sections in memory that is aligned to 64 and is the caller's to free. */
static unsigned char *make_file(size_t *ret_n_bytes)
{
	struct hb_model_writer *writer = hb_model_writer_new();
	struct hb_buffer file;
	hb_model_writer_add(writer, "words", "held since", 10);
	hb_model_writer_add(writer, "empty", "", 0);
	hb_model_writer_bytes(writer, &file);
	unsigned char *bytes = hb_aligned_alloc(file.n_bytes, 1);
	memcpy(bytes, file.bytes, file.n_bytes);
	*ret_n_bytes = file.n_bytes;
	hb_buffer_release(&file);
	hb_model_writer_free(writer);
	return bytes;
}

static void put_u64(unsigned char *bytes, uint64_t value)
{
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(value >> (8 * i));
}

static enum hb_status open_sealed(unsigned char *bytes, size_t n_bytes, struct hb_error *error)
{
	struct hb_model_file *model = NULL;
	put_u64(bytes + 24, XXH3_64bits(bytes + 32, n_bytes - 32));
	enum hb_status status = hb_model_file_from_bytes(bytes, n_bytes, &model, error);
	hb_model_file_close(model);
	return status;
}

static void model_file__gives_back_what_was_written(void **state)
{
	size_t n_bytes, n_words;
	const void *words;
	struct hb_model_file *model;
	struct hb_error error = {0};
	unsigned char *bytes = make_file(&n_bytes);
	assert_int_equal(hb_model_file_from_bytes(bytes, n_bytes, &model, &error), HB_OK);
	assert_int_equal(hb_model_file_section(model, "words", &words, &n_words, &error), HB_OK);
	assert_int_equal(n_words, 10);
	assert_memory_equal(words, "held since", 10);
	assert_int_equal((uintptr_t)words % 64, 0);
	assert_int_equal(hb_model_file_section(model, "empty", &words, &n_words, &error), HB_OK);
	assert_int_equal(n_words, 0);
	assert_int_equal(hb_model_file_section(model, "other", &words, &n_words, &error), HB_NOT_FOUND);
	assert_non_null(strstr(error.message, "'other'"));
	hb_model_file_close(model);
	free(bytes);
}

static void model_file__any_changed_byte_is_refused(void **state)
{
	size_t n_bytes;
	unsigned char *bytes = make_file(&n_bytes);
	for (size_t i = 0; i < n_bytes; i++) {
		struct hb_model_file *model = NULL;
		struct hb_error error = {0};
		bytes[i] ^= 0x41;
		assert_int_equal(hb_model_file_from_bytes(bytes, n_bytes, &model, &error), HB_BAD_INPUT);
		assert_null(model);
		assert_true(error.message[0] != '\0');
		bytes[i] ^= 0x41;
	}
	free(bytes);
}

static void model_file__any_shorter_file_is_refused(void **state)
{
	size_t n_bytes;
	unsigned char *bytes = make_file(&n_bytes);
	for (size_t n = 0; n < n_bytes; n++) {
		/* A copy of exactly that length, so that reading past its end is seen. */
		unsigned char *part = hb_aligned_alloc(n, 1);
		struct hb_model_file *model = NULL;
		memcpy(part, bytes, n);
		assert_int_equal(hb_model_file_from_bytes(part, n, &model, NULL), HB_BAD_INPUT);
		free(part);
	}
	free(bytes);
}

static void model_file__sections_lie_inside_of_the_file(void **state)
{
	static const uint64_t offsets[] = {0, 32, 1, UINT64_MAX - 63, (uint64_t)1 << 62};
	static const uint64_t lengths[] = {UINT64_MAX, (uint64_t)1 << 40, 4096};
	size_t n_bytes;
	unsigned char *bytes = make_file(&n_bytes), saved[64];
	memcpy(saved, bytes + ENTRY + 64, sizeof saved);
	assert_int_equal(open_sealed(bytes, n_bytes, NULL), HB_OK);
	for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
		put_u64(bytes + ENTRY + 64 + OFFSET, offsets[i]);
		assert_int_equal(open_sealed(bytes, n_bytes, NULL), HB_BAD_INPUT);
		memcpy(bytes + ENTRY + 64, saved, sizeof saved);
	}
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		put_u64(bytes + ENTRY + 64 + LENGTH, lengths[i]);
		assert_int_equal(open_sealed(bytes, n_bytes, NULL), HB_BAD_INPUT);
		memcpy(bytes + ENTRY + 64, saved, sizeof saved);
	}
	free(bytes);
}

static void model_file__names_are_ended_unique_and_in_order(void **state)
{
	size_t n_bytes;
	unsigned char *bytes = make_file(&n_bytes), saved[128];
	memcpy(saved, bytes + ENTRY, sizeof saved);
	memset(bytes + ENTRY + 64, 'z', 40);
	assert_int_equal(open_sealed(bytes, n_bytes, NULL), HB_BAD_INPUT);
	memcpy(bytes + ENTRY, saved, sizeof saved);
	memcpy(bytes + ENTRY + 64, "empty", 6);
	assert_int_equal(open_sealed(bytes, n_bytes, NULL), HB_BAD_INPUT);
	memcpy(bytes + ENTRY, saved, sizeof saved);
	bytes[ENTRY] = '\0';
	assert_int_equal(open_sealed(bytes, n_bytes, NULL), HB_BAD_INPUT);
	free(bytes);
}

static void model_file__more_sections_than_there_is_room_for_are_refused(void **state)
{
	size_t n_bytes;
	unsigned char *bytes = make_file(&n_bytes);
	for (int shift = 0; shift < 4; shift++) {
		bytes[8 + shift] = 0xff;
		assert_int_equal(open_sealed(bytes, n_bytes, NULL), HB_BAD_INPUT);
		bytes[8 + shift] = shift == 0 ? 2 : 0;
	}
	free(bytes);
}

TEST_MAIN(cmocka_unit_test(model_file__gives_back_what_was_written), cmocka_unit_test(model_file__any_changed_byte_is_refused),
	  cmocka_unit_test(model_file__any_shorter_file_is_refused),
	  cmocka_unit_test(model_file__sections_lie_inside_of_the_file),
	  cmocka_unit_test(model_file__names_are_ended_unique_and_in_order),
	  cmocka_unit_test(model_file__more_sections_than_there_is_room_for_are_refused))
