/* Wheels: see wheel.h. */
#include "language/wheel.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

enum {
	MAX_FILES = 10000,
	BLOCK_BYTES = 1 << 16,
};
static const size_t max_total_bytes = (size_t)512 << 20;

struct wheel_file {
	char *path, *bytes;
	size_t n_bytes;
};

struct hb_wheel {
	struct wheel_file *files;
	size_t n_files, capacity, total_bytes;
	char *root; /* the folder that holds config.cfg, with its final slash */
};

/* A path that could name something outside of the archive. */
static bool leaves_archive(const char *path)
{
	if (path[0] == '/' || strchr(path, '\\'))
		return true;
	for (const char *part = path; part; part = strchr(part, '/')) {
		part += *part == '/';
		if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
			return true;
	}
	return false;
}

/* Append what stands in the current entry to the wheel; sizes in headers are not believed. */
static enum hb_status read_entry(struct hb_wheel *wheel, struct archive *archive, const char *path,
				 struct hb_error *error)
{
	struct wheel_file file = {.path = hb_strdup(path)};
	size_t capacity = 0;
	la_ssize_t got;

	do {
		if (file.n_bytes + BLOCK_BYTES + 1 > capacity) {
			capacity = (file.n_bytes + BLOCK_BYTES + 1) * 2;
			file.bytes = hb_realloc(file.bytes, capacity, 1);
		}
		got = archive_read_data(archive, file.bytes + file.n_bytes, BLOCK_BYTES);
		if (got > 0)
			file.n_bytes += (size_t)got;
	} while (got > 0 && wheel->total_bytes + file.n_bytes <= max_total_bytes);

	enum hb_status status = HB_OK;
	if (got < 0)
		status = hb_fail(error, HB_BAD_INPUT, "cannot read %s in the archive: %s", path,
				 archive_error_string(archive));
	else if (got > 0)
		status = hb_fail(error, HB_BAD_INPUT, "the archive holds more than 512 MiB");
	else if (wheel->n_files == MAX_FILES)
		status = hb_fail(error, HB_BAD_INPUT, "the archive holds more than %d files", MAX_FILES);
	if (status != HB_OK) {
		free(file.path);
		free(file.bytes);
		return status;
	}
	file.bytes = hb_realloc(file.bytes, file.n_bytes + 1, 1);
	file.bytes[file.n_bytes] = '\0';
	if (wheel->n_files == wheel->capacity) {
		wheel->capacity = wheel->capacity ? wheel->capacity * 2 : 64;
		wheel->files = hb_realloc(wheel->files, wheel->capacity, sizeof *wheel->files);
	}
	wheel->files[wheel->n_files++] = file;
	wheel->total_bytes += file.n_bytes;
	return HB_OK;
}

static enum hb_status read_entries(struct hb_wheel *wheel, struct archive *archive, struct hb_error *error)
{
	struct archive_entry *entry;
	int result;

	while ((result = archive_read_next_header(archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN) {
		const char *path = archive_entry_pathname(entry);
		if (!path || leaves_archive(path))
			return hb_fail(error, HB_BAD_INPUT, "a name in the archive leads out of it");
		if (archive_entry_filetype(entry) != AE_IFREG)
			continue;
		enum hb_status status = read_entry(wheel, archive, path, error);
		if (status != HB_OK)
			return status;
	}
	if (result != ARCHIVE_EOF)
		return hb_fail(error, HB_BAD_INPUT, "not a readable wheel: %s", archive_error_string(archive));
	return HB_OK;
}

/* The pipeline is the folder with config.cfg; the shallowest where there are several. */
static enum hb_status find_root(struct hb_wheel *wheel, struct hb_error *error)
{
	static const char config[] = "config.cfg";
	const char *best = NULL;
	size_t best_bytes = 0;

	for (size_t i = 0; i < wheel->n_files; i++) {
		const char *path = wheel->files[i].path, *slash = strrchr(path, '/');
		size_t n_bytes = slash ? (size_t)(slash + 1 - path) : 0;
		if (strcmp(path + n_bytes, config) == 0 && (!best || n_bytes < best_bytes)) {
			best = path;
			best_bytes = n_bytes;
		}
	}
	if (!best)
		return hb_fail(error, HB_BAD_INPUT, "no config.cfg in it: this is not the wheel of a spaCy pipeline");
	wheel->root = hb_alloc(best_bytes + 1, 1);
	memcpy(wheel->root, best, best_bytes);
	wheel->root[best_bytes] = '\0';
	return HB_OK;
}

static enum hb_status finish(struct hb_wheel *wheel, struct archive *archive, enum hb_status opened,
			     struct hb_wheel **ret_wheel, struct hb_error *error)
{
	enum hb_status status = opened;
	if (status == HB_OK)
		status = read_entries(wheel, archive, error);
	if (status == HB_OK)
		status = find_root(wheel, error);
	archive_read_free(archive);
	if (status == HB_OK)
		*ret_wheel = wheel;
	else
		hb_wheel_free(wheel);
	return status;
}

static struct archive *new_archive(void)
{
	struct archive *archive = archive_read_new();
	if (!archive)
		hb_out_of_memory(0);
	archive_read_support_filter_gzip(archive); /* no filter that would run a program */
	archive_read_support_format_zip(archive);
	archive_read_support_format_tar(archive);
	return archive;
}

enum hb_status hb_wheel_open(const char *path, struct hb_wheel **ret_wheel, struct hb_error *error)
{
	struct archive *archive = new_archive();
	enum hb_status status = HB_OK;

	if (archive_read_open_filename(archive, path, BLOCK_BYTES) != ARCHIVE_OK) {
		/* A file that can be read and is no archive is bad input. */
		status = hb_fail(error, access(path, R_OK) == 0 ? HB_BAD_INPUT : HB_SYSTEM, "cannot open: %s",
				 archive_error_string(archive));
	}
	status = finish(hb_alloc_zero(1, sizeof(struct hb_wheel)), archive, status, ret_wheel, error);
	if (status != HB_OK)
		hb_error_at(error, path, 0, UINT64_MAX);
	return status;
}

enum hb_status hb_wheel_from_bytes(const void *bytes, size_t n_bytes, struct hb_wheel **ret_wheel,
				   struct hb_error *error)
{
	struct archive *archive = new_archive();
	enum hb_status status = HB_OK;

	if (archive_read_open_memory(archive, bytes, n_bytes) != ARCHIVE_OK)
		status = hb_fail(error, HB_BAD_INPUT, "not a readable wheel: %s", archive_error_string(archive));
	return finish(hb_alloc_zero(1, sizeof(struct hb_wheel)), archive, status, ret_wheel, error);
}

void hb_wheel_free(struct hb_wheel *wheel)
{
	if (!wheel)
		return;
	for (size_t i = 0; i < wheel->n_files; i++) {
		free(wheel->files[i].path);
		free(wheel->files[i].bytes);
	}
	free(wheel->files);
	free(wheel->root);
	free(wheel);
}

enum hb_status hb_wheel_file(const struct hb_wheel *wheel, const char *path, const char **ret_bytes,
			     size_t *ret_n_bytes, struct hb_error *error)
{
	size_t root_bytes = strlen(wheel->root);

	for (size_t i = 0; i < wheel->n_files; i++) {
		const struct wheel_file *file = &wheel->files[i];
		if (strncmp(file->path, wheel->root, root_bytes) == 0 && strcmp(file->path + root_bytes, path) == 0) {
			*ret_bytes = file->bytes;
			*ret_n_bytes = file->n_bytes;
			return HB_OK;
		}
	}
	return hb_fail(error, HB_NOT_FOUND, "the wheel has no %s", path);
}
