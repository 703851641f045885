/* Files: see file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static enum hb_status system_failure(struct hb_error *error, const char *path, const char *what)
{
	enum hb_status status = hb_fail(error, HB_SYSTEM, "cannot %s: %s", what, strerror(errno));
	hb_error_at(error, path, 0, UINT64_MAX);
	return status;
}

enum hb_status hb_file_read_stream(FILE *stream, const char *name, size_t max_bytes, char **ret_bytes, size_t *ret_n_bytes,
				   struct hb_error *error)
{
	size_t capacity = 64 * 1024, used = 0;
	char *bytes = hb_alloc(capacity + 1, 1);
	for (size_t got; (got = fread(bytes + used, 1, capacity - used, stream)) > 0;) {
		used += got;
		if (used > max_bytes)
			break;
		if (used == capacity)
			bytes = hb_realloc(bytes, (capacity *= 2) + 1, 1);
	}
	if (ferror(stream)) {
		enum hb_status status = system_failure(error, name, "read");
		free(bytes);
		return status;
	}
	if (used > max_bytes) {
		free(bytes);
		hb_fail(error, HB_BAD_INPUT, "larger than the limit of %zu bytes", max_bytes);
		hb_error_at(error, name, 0, UINT64_MAX);
		return HB_BAD_INPUT;
	}
	bytes[used] = '\0';
	*ret_bytes = bytes;
	*ret_n_bytes = used;
	return HB_OK;
}

enum hb_status hb_file_read(const char *path, size_t max_bytes, char **ret_bytes, size_t *ret_n_bytes,
			    struct hb_error *error)
{
	if (strcmp(path, "-") == 0)
		return hb_file_read_stream(stdin, "standard input", max_bytes, ret_bytes, ret_n_bytes, error);
	FILE *file = fopen(path, "re");
	if (!file)
		return system_failure(error, path, "open");
	enum hb_status status = hb_file_read_stream(file, path, max_bytes, ret_bytes, ret_n_bytes, error);
	fclose(file);
	return status;
}

static int write_all(int file, const char *bytes, size_t n_bytes)
{
	while (n_bytes) {
		ssize_t put = write(file, bytes, n_bytes);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		bytes += put;
		n_bytes -= (size_t)put;
	}
	return 0;
}

enum hb_status hb_file_write(const char *path, const void *bytes, size_t n_bytes, struct hb_error *error)
{
	size_t size = strlen(path) + sizeof ".XXXXXX";
	char *temporary = hb_alloc(size, 1);
	snprintf(temporary, size, "%s.XXXXXX", path);
	enum hb_status status = HB_OK;
	int file = mkstemp(temporary);
	if (file < 0) {
		status = system_failure(error, path, "write");
	} else {
		mode_t mask = umask(0);
		umask(mask);
		int failed = write_all(file, bytes, n_bytes) || fchmod(file, 0666 & ~mask) || fsync(file);
		failed = close(file) || failed;
		if (failed || rename(temporary, path)) {
			status = system_failure(error, path, "write");
			unlink(temporary);
		}
	}
	free(temporary);
	return status;
}

enum hb_status hb_file_map(const char *path, struct hb_mapping *ret_mapping, struct hb_error *error)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return system_failure(error, path, "open");
	struct stat status;
	if (fstat(file, &status)) {
		close(file);
		return system_failure(error, path, "read");
	}
	if (!S_ISREG(status.st_mode) || status.st_size == 0) {
		close(file);
		hb_fail(error, HB_BAD_INPUT, "not a file with anything in it");
		hb_error_at(error, path, 0, UINT64_MAX);
		return HB_BAD_INPUT;
	}
	void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
	close(file);
	if (bytes == MAP_FAILED)
		return system_failure(error, path, "map");
	*ret_mapping = (struct hb_mapping){bytes, (size_t)status.st_size};
	return HB_OK;
}

void hb_file_unmap(struct hb_mapping *mapping)
{
	if (mapping->bytes)
		munmap((void *)(uintptr_t)mapping->bytes, mapping->n_bytes);
	*mapping = (struct hb_mapping){0};
}
