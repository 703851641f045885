/* A pipeline that a test makes in memory: a tar archive of files, whose MessagePack is written as JSON. */
#ifndef HB_TEST_WHEEL_BYTES_H
#define HB_TEST_WHEEL_BYTES_H

#include <archive.h>
#include <archive_entry.h>
#include <jansson.h>
#include <msgpack.h>
#include <string.h>

#include "language/strings.h"
#include "language/wheel.h"

struct wheel_bytes {
	struct archive *archive;
	char bytes[1 << 17];
	size_t n_bytes;
};

static inline void wheel_bytes_init(struct wheel_bytes *wheel)
{
	wheel->n_bytes = 0;
	wheel->archive = archive_write_new();
	archive_write_set_format_ustar(wheel->archive);
	archive_write_open_memory(wheel->archive, wheel->bytes, sizeof wheel->bytes, &wheel->n_bytes);
}

static inline void wheel_bytes_add(struct wheel_bytes *wheel, const char *path, const void *bytes, size_t n_bytes)
{
	struct archive_entry *entry = archive_entry_new();
	archive_entry_set_pathname(entry, path);
	archive_entry_set_size(entry, (la_int64_t)n_bytes);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_write_header(wheel->archive, entry);
	archive_write_data(wheel->archive, bytes, n_bytes);
	archive_entry_free(entry);
}

static inline void wheel_bytes_add_text(struct wheel_bytes *wheel, const char *path, const char *text)
{
	wheel_bytes_add(wheel, path, text, strlen(text));
}

/* A key "#word" becomes the string id of the word, as a number. */
static inline void pack_json(msgpack_packer *packer, const json_t *value)
{
	const char *key;
	const json_t *item;
	size_t i;
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		msgpack_pack_map(packer, json_object_size(value));
		json_object_foreach((json_t *)(uintptr_t)value, key, item) {
			if (*key == '#')
				msgpack_pack_uint64(packer, hb_string_id(key + 1, strlen(key + 1)));
			else
				msgpack_pack_str_with_body(packer, key, strlen(key));
			pack_json(packer, item);
		}
		break;
	case JSON_ARRAY:
		msgpack_pack_array(packer, json_array_size(value));
		json_array_foreach(value, i, item)
			pack_json(packer, item);
		break;
	case JSON_STRING:
		msgpack_pack_str_with_body(packer, json_string_value(value), json_string_length(value));
		break;
	case JSON_INTEGER:
		msgpack_pack_int64(packer, json_integer_value(value));
		break;
	case JSON_TRUE:
		msgpack_pack_true(packer);
		break;
	case JSON_FALSE:
		msgpack_pack_false(packer);
		break;
	default:
		msgpack_pack_nil(packer);
	}
}

static inline void wheel_bytes_add_packed(struct wheel_bytes *wheel, const char *path, const char *json)
{
	msgpack_sbuffer buffer;
	msgpack_packer packer;
	json_t *value = json_loads(json, 0, NULL);
	msgpack_sbuffer_init(&buffer);
	msgpack_packer_init(&packer, &buffer, msgpack_sbuffer_write);
	pack_json(&packer, value);
	wheel_bytes_add(wheel, path, buffer.data, buffer.size);
	msgpack_sbuffer_destroy(&buffer);
	json_decref(value);
}

static inline enum hb_status wheel_bytes_open(struct wheel_bytes *wheel, struct hb_wheel **ret_wheel)
{
	archive_write_close(wheel->archive);
	archive_write_free(wheel->archive);
	return hb_wheel_from_bytes(wheel->bytes, wheel->n_bytes, ret_wheel, NULL);
}

#endif
