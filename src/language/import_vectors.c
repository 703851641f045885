/* Static vectors: see import_vectors.h.  The NumPy format is that of numpy.lib.format, versions 1 to 3. */
#include "language/import_vectors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "language/import_weights.h"

struct table {
	const char *data;
	uint64_t n_rows, width;
};

struct keyed_row {
	uint64_t key;
	uint32_t row;
};

static enum hb_status bad_vectors(struct hb_error *error, const char *what)
{
	return hb_fail(error, HB_BAD_INPUT, "the static vectors of the pipeline: %s", what);
}

static enum hb_status read_table(const char *bytes, size_t n_bytes, struct table *ret_table, struct hb_error *error)
{
	unsigned long long n_rows = 0, width = 0;
	size_t prefix, header_bytes = 0;
	char header[512];
	const unsigned char *raw = (const unsigned char *)bytes;
	if (n_bytes < 12 || memcmp(bytes, "\x93NUMPY", 6) != 0)
		return bad_vectors(error, "vocab/vectors is no NumPy file");
	prefix = raw[6] == 1 ? 10 : 12;
	for (size_t i = prefix; i > 8; i--)
		header_bytes = header_bytes << 8 | raw[i - 1];
	if (header_bytes >= sizeof header || header_bytes > n_bytes - prefix)
		return bad_vectors(error, "vocab/vectors has a header that is too long");
	memcpy(header, bytes + prefix, header_bytes);
	header[header_bytes] = '\0';
	const char *shape = strstr(header, "'shape':");
	if (strstr(header, "'<f4'") == NULL || strstr(header, "False") == NULL || shape == NULL ||
	    sscanf(shape, "'shape': (%llu, %llu)", &n_rows, &width) != 2)
		return bad_vectors(error, "vocab/vectors is no table of 32-bit floats");
	size_t n_data = n_bytes - prefix - header_bytes, cells;
	if (__builtin_mul_overflow(n_rows, width, &cells) || cells > n_data / sizeof(float) || n_rows > UINT32_MAX)
		return bad_vectors(error, "vocab/vectors is shorter than its header says");
	*ret_table = (struct table){bytes + prefix + header_bytes, n_rows, width};
	return HB_OK;
}

static int compare(const void *a, const void *b)
{
	const struct keyed_row *first = a, *second = b;
	return (first->key > second->key) - (first->key < second->key);
}

static void write_keys(const msgpack_object *map, uint64_t n_rows, struct hb_model_writer *writer)
{
	uint32_t n = 0, size = map->via.map.size;
	struct keyed_row *pairs = hb_alloc(size > 0 ? size : 1, sizeof *pairs);
	for (uint32_t i = 0; i < size; i++) {
		uint64_t key, row;
		if (n_rows > 0 && hb_thinc_number(&map->via.map.ptr[i].key, UINT64_MAX, &key) &&
		    hb_thinc_number(&map->via.map.ptr[i].val, n_rows - 1, &row))
			pairs[n++] = (struct keyed_row){key, (uint32_t)row};
	}
	qsort(pairs, n, sizeof *pairs, compare);
	uint64_t *keys = hb_alloc(n > 0 ? n : 1, sizeof *keys);
	uint32_t *rows = hb_alloc(n > 0 ? n : 1, sizeof *rows);
	for (uint32_t i = 0; i < n; i++) {
		keys[i] = pairs[i].key;
		rows[i] = pairs[i].row;
	}
	hb_model_writer_add(writer, "net/vectors/keys", keys, n * sizeof *keys);
	hb_model_writer_add(writer, "net/vectors/rows", rows, n * sizeof *rows);
	free(pairs);
	free(keys);
	free(rows);
}

enum hb_status hb_import_vectors(const struct hb_wheel *wheel, uint64_t width, struct hb_model_writer *writer,
				 struct hb_error *error)
{
	const char *bytes, *settings;
	size_t n_bytes, n_settings;
	struct table table = {0};
	struct hb_msgpack keys = {0};
	/* A pipeline from before there were two kinds has no settings. */
	if (hb_wheel_file(wheel, "vocab/vectors.cfg", &settings, &n_settings, NULL) == HB_OK && strstr(settings, "floret") != NULL)
		return bad_vectors(error, "they are of the kind floret, which habeas does not read");
	enum hb_status status = hb_wheel_file(wheel, "vocab/vectors", &bytes, &n_bytes, error);
	if (status == HB_OK)
		status = read_table(bytes, n_bytes, &table, error);
	if (status == HB_OK && table.width != width)
		status = bad_vectors(error, "they have not the width that the network expects");
	if (status == HB_OK)
		status = hb_wheel_file(wheel, "vocab/key2row", &bytes, &n_bytes, error);
	if (status == HB_OK)
		status = hb_msgpack_read(bytes, n_bytes, "vocab/key2row", &keys, error);
	if (status != HB_OK)
		return HB_BAD_INPUT;
	if (keys.root.type == MSGPACK_OBJECT_MAP) {
		hb_model_writer_add(writer, "net/vectors/table", table.data, table.n_rows * table.width * sizeof(float));
		write_keys(&keys.root, table.n_rows, writer);
	} else {
		status = bad_vectors(error, "vocab/key2row is no map");
	}
	hb_msgpack_release(&keys);
	return status;
}
