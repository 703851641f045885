/* The model file: see model_file.h for the format. */
#include "nn/model_file.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

#include "base/file.h"
#include "base/memory.h"

enum {
	HEADER_BYTES = 32,
	ENTRY_BYTES = 64,
	NAME_BYTES = 40,
	ALIGNMENT = 64,
	MAX_SECTIONS = 4096,
	COUNT_AT = 8,
	LENGTH_AT = 16,
	CHECKSUM_AT = 24,
	OFFSET_AT = NAME_BYTES,
	SIZE_AT = NAME_BYTES + 8,
	ZERO_AT = NAME_BYTES + 16,
};

static const char magic[8] = "HABEASM1";

struct hb_model_file {
	struct hb_mapping mapping; /* empty when the caller keeps the bytes */
	const unsigned char *bytes;
	uint32_t n_sections;
};

static uint32_t read_u32(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static uint64_t read_u64(const unsigned char *bytes)
{
	return read_u32(bytes) | (uint64_t)read_u32(bytes + 4) << 32;
}

static void put_u32(unsigned char *bytes, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		bytes[i] = (unsigned char)(value >> (8 * i));
}

static void put_u64(unsigned char *bytes, uint64_t value)
{
	put_u32(bytes, (uint32_t)value);
	put_u32(bytes + 4, (uint32_t)(value >> 32));
}

static enum hb_status bad_model(struct hb_error *error, size_t byte, const char *what)
{
	hb_fail(error, HB_BAD_INPUT, "%s: this is no model file of habeas, or it is damaged; import the model again", what);
	hb_error_at(error, "", 0, byte);
	return HB_BAD_INPUT;
}

/* ---- reading ------------------------------------------------------------------------------------------------- */

static enum hb_status check_entry(const unsigned char *entry, const unsigned char *previous, size_t place,
				  size_t first_byte, size_t n_bytes, struct hb_error *error)
{
	if (entry[0] == '\0' || memchr(entry, '\0', NAME_BYTES) == NULL)
		return bad_model(error, place, "a section has no proper name");
	if (previous != NULL && strcmp((const char *)previous, (const char *)entry) >= 0)
		return bad_model(error, place, "the sections are not in order");
	uint64_t offset = read_u64(entry + OFFSET_AT), size = read_u64(entry + SIZE_AT);
	if (offset % ALIGNMENT != 0 || offset < first_byte || offset > n_bytes || size > n_bytes - offset)
		return bad_model(error, place, "a section lies outside of the file");
	if (read_u64(entry + ZERO_AT) != 0)
		return bad_model(error, place, "the table has an unknown field");
	return HB_OK;
}

static enum hb_status check_file(const unsigned char *bytes, size_t n_bytes, uint32_t *ret_n_sections,
				 struct hb_error *error)
{
	if (n_bytes < HEADER_BYTES || memcmp(bytes, magic, sizeof magic) != 0)
		return bad_model(error, 0, "the first bytes are wrong");
	uint32_t n_sections = read_u32(bytes + COUNT_AT);
	if (n_sections > MAX_SECTIONS || read_u32(bytes + COUNT_AT + 4) != 0)
		return bad_model(error, COUNT_AT, "the number of sections is wrong");
	if (read_u64(bytes + LENGTH_AT) != n_bytes)
		return bad_model(error, LENGTH_AT, "the length is wrong");
	size_t table_end = HEADER_BYTES + (size_t)n_sections * ENTRY_BYTES;
	if (table_end > n_bytes)
		return bad_model(error, COUNT_AT, "the table of sections is cut off");
	if (read_u64(bytes + CHECKSUM_AT) != XXH3_64bits(bytes + HEADER_BYTES, n_bytes - HEADER_BYTES))
		return bad_model(error, CHECKSUM_AT, "the checksum is wrong");
	for (uint32_t i = 0; i < n_sections; i++) {
		size_t place = HEADER_BYTES + (size_t)i * ENTRY_BYTES;
		const unsigned char *previous = i > 0 ? bytes + place - ENTRY_BYTES : NULL;
		enum hb_status status = check_entry(bytes + place, previous, place, table_end, n_bytes, error);
		if (status != HB_OK)
			return status;
	}
	*ret_n_sections = n_sections;
	return HB_OK;
}

enum hb_status hb_model_file_from_bytes(const void *bytes, size_t n_bytes, struct hb_model_file **ret_model,
					struct hb_error *error)
{
	uint32_t n_sections = 0;
	enum hb_status status = check_file(bytes, n_bytes, &n_sections, error);
	if (status != HB_OK)
		return status;
	struct hb_model_file *model = hb_alloc_zero(1, sizeof *model);
	model->bytes = bytes;
	model->n_sections = n_sections;
	*ret_model = model;
	return HB_OK;
}

enum hb_status hb_model_file_open(const char *path, struct hb_model_file **ret_model, struct hb_error *error)
{
	struct hb_mapping mapping;
	enum hb_status status = hb_file_map(path, &mapping, error);
	if (status != HB_OK)
		return status;
	status = hb_model_file_from_bytes(mapping.bytes, mapping.n_bytes, ret_model, error);
	if (status != HB_OK) {
		hb_file_unmap(&mapping);
		if (error != NULL)
			hb_error_at(error, path, 0, error->byte);
		return status;
	}
	(*ret_model)->mapping = mapping;
	return HB_OK;
}

void hb_model_file_close(struct hb_model_file *model)
{
	if (model == NULL)
		return;
	if (model->mapping.bytes != NULL)
		hb_file_unmap(&model->mapping);
	free(model);
}

enum hb_status hb_model_file_section(const struct hb_model_file *model, const char *name, const void **ret_bytes,
				     size_t *ret_n_bytes, struct hb_error *error)
{
	uint32_t low = 0, high = model->n_sections;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const unsigned char *entry = model->bytes + HEADER_BYTES + (size_t)middle * ENTRY_BYTES;
		int order = strcmp(name, (const char *)entry);
		if (order == 0) {
			*ret_bytes = model->bytes + read_u64(entry + OFFSET_AT);
			*ret_n_bytes = (size_t)read_u64(entry + SIZE_AT);
			return HB_OK;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return hb_fail(error, HB_NOT_FOUND, "the model has no section '%s'; import the model again", name);
}

/* ---- writing ------------------------------------------------------------------------------------------------- */

struct section {
	char name[NAME_BYTES];
	void *bytes;
	size_t n_bytes;
};

struct hb_model_writer {
	struct section *sections;
	size_t n_sections, capacity;
};

struct hb_model_writer *hb_model_writer_new(void)
{
	return hb_alloc_zero(1, sizeof(struct hb_model_writer));
}

void hb_model_writer_free(struct hb_model_writer *writer)
{
	if (writer == NULL)
		return;
	for (size_t i = 0; i < writer->n_sections; i++)
		free(writer->sections[i].bytes);
	free(writer->sections);
	free(writer);
}

void hb_model_writer_add(struct hb_model_writer *writer, const char *name, const void *bytes, size_t n_bytes)
{
	assert(name[0] != '\0' && strlen(name) < NAME_BYTES && writer->n_sections < MAX_SECTIONS);
	size_t at = writer->n_sections;
	while (at > 0 && strcmp(writer->sections[at - 1].name, name) > 0)
		at--;
	assert(at == 0 || strcmp(writer->sections[at - 1].name, name) != 0);
	if (writer->n_sections == writer->capacity) {
		writer->capacity = writer->capacity > 0 ? 2 * writer->capacity : 64;
		writer->sections = hb_realloc(writer->sections, writer->capacity, sizeof *writer->sections);
	}
	memmove(writer->sections + at + 1, writer->sections + at, (writer->n_sections - at) * sizeof *writer->sections);
	struct section *section = &writer->sections[at];
	memset(section, 0, sizeof *section);
	memcpy(section->name, name, strlen(name));
	section->n_bytes = n_bytes;
	section->bytes = hb_alloc(n_bytes > 0 ? n_bytes : 1, 1);
	if (n_bytes > 0)
		memcpy(section->bytes, bytes, n_bytes);
	writer->n_sections++;
}

static size_t aligned(size_t n_bytes)
{
	return (n_bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void hb_model_writer_bytes(struct hb_model_writer *writer, struct hb_buffer *ret_file)
{
	size_t place = aligned(HEADER_BYTES + writer->n_sections * ENTRY_BYTES), n_bytes = place;
	for (size_t i = 0; i < writer->n_sections; i++)
		n_bytes += aligned(writer->sections[i].n_bytes);
	unsigned char *file = hb_alloc_zero(n_bytes, 1);
	memcpy(file, magic, sizeof magic);
	put_u32(file + COUNT_AT, (uint32_t)writer->n_sections);
	put_u64(file + LENGTH_AT, n_bytes);
	for (size_t i = 0; i < writer->n_sections; i++) {
		const struct section *section = &writer->sections[i];
		unsigned char *entry = file + HEADER_BYTES + i * ENTRY_BYTES;
		memcpy(entry, section->name, NAME_BYTES);
		put_u64(entry + OFFSET_AT, place);
		put_u64(entry + SIZE_AT, section->n_bytes);
		if (section->n_bytes > 0)
			memcpy(file + place, section->bytes, section->n_bytes);
		place += aligned(section->n_bytes);
	}
	put_u64(file + CHECKSUM_AT, XXH3_64bits(file + HEADER_BYTES, n_bytes - HEADER_BYTES));
	hb_buffer_init(ret_file, n_bytes);
	hb_buffer_add(ret_file, file, n_bytes);
	free(file);
}

enum hb_status hb_model_writer_save(struct hb_model_writer *writer, const char *path, struct hb_error *error)
{
	struct hb_buffer file;
	hb_model_writer_bytes(writer, &file);
	enum hb_status status = hb_file_write(path, file.bytes, file.n_bytes, error);
	hb_buffer_release(&file);
	return status;
}
