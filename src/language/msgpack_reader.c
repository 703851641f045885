/* MessagePack: see msgpack_reader.h. */
#include "language/msgpack_reader.h"

#include <string.h>

#include "base/memory.h"

static uint64_t big_endian(const unsigned char *bytes, size_t n_bytes)
{
	uint64_t value = 0;
	for (size_t i = 0; i < n_bytes; i++)
		value = value << 8 | bytes[i];
	return value;
}

/* What the object at `bytes` takes: bytes of its own, and how many objects it promises after it.  False if it is cut off. */
static bool measure(const unsigned char *bytes, size_t n_bytes, uint64_t *ret_size, uint64_t *ret_children)
{
	static const unsigned char fixed[] = {5, 9, 2, 3, 5, 9, 2, 3, 5, 9, 3, 4, 6, 10, 18}; /* 0xca to 0xd8 */
	unsigned char type = bytes[0];
	size_t length_bytes = 0, extra = 0;

	*ret_size = 1;
	*ret_children = 0;
	if (type <= 0x7f || type >= 0xe0 || (type >= 0xc0 && type <= 0xc3)) /* small numbers, nil, booleans */
		return true;
	if (type <= 0x8f) {
		*ret_children = 2 * (uint64_t)(type & 15);
		return true;
	}
	if (type <= 0x9f) {
		*ret_children = type & 15;
		return true;
	}
	if (type <= 0xbf) {
		*ret_size = 1 + (uint64_t)(type & 31);
		return *ret_size <= n_bytes;
	}
	if (type >= 0xca && type <= 0xd8) {
		*ret_size = fixed[type - 0xca];
		return *ret_size <= n_bytes;
	}
	if (type <= 0xc9) { /* bin, ext */
		length_bytes = (size_t)1 << (type - 0xc4) % 3;
		extra = type >= 0xc7;
	} else if (type <= 0xdb) { /* str */
		length_bytes = (size_t)1 << (type - 0xd9);
	} else { /* array, map */
		length_bytes = type % 2 ? 4 : 2;
	}
	if (n_bytes < 1 + length_bytes)
		return false;
	uint64_t length = big_endian(bytes + 1, length_bytes);
	*ret_size = 1 + length_bytes;
	if (type >= 0xdc)
		*ret_children = type >= 0xde ? 2 * length : length;
	else
		*ret_size += extra + length;
	return *ret_size <= n_bytes;
}

/* msgpack-c allocates what a length promises before it has seen it; so no length may promise more objects than bytes are
 * left. */
static bool keeps_its_promises(const unsigned char *bytes, size_t n_bytes)
{
	uint64_t pending = 1, size, children;

	while (pending) {
		if (pending > n_bytes || !measure(bytes, n_bytes, &size, &children))
			return false;
		bytes += size;
		n_bytes -= size;
		pending += children - 1;
	}
	return n_bytes == 0;
}

enum hb_status hb_msgpack_read(const char *bytes, size_t n_bytes, const char *name, struct hb_msgpack *ret_document,
			       struct hb_error *error)
{
	struct hb_msgpack document;
	size_t offset = 0;

	if (!keeps_its_promises((const unsigned char *)bytes, n_bytes))
		return hb_fail(error, HB_BAD_INPUT, "%s is not one whole MessagePack object", name);
	if (!msgpack_zone_init(&document.zone, 8192))
		hb_out_of_memory(8192);
	if (msgpack_unpack(bytes, n_bytes, &offset, &document.zone, &document.root) != MSGPACK_UNPACK_SUCCESS) {
		msgpack_zone_destroy(&document.zone);
		return hb_fail(error, HB_BAD_INPUT, "%s is not readable MessagePack", name);
	}
	*ret_document = document;
	return HB_OK;
}

void hb_msgpack_release(struct hb_msgpack *document)
{
	msgpack_zone_destroy(&document->zone);
}

const msgpack_object *hb_msgpack_get(const msgpack_object *map, const char *key)
{
	if (!map || map->type != MSGPACK_OBJECT_MAP)
		return NULL;
	for (uint32_t i = 0; i < map->via.map.size; i++) {
		if (hb_msgpack_equals(&map->via.map.ptr[i].key, key))
			return &map->via.map.ptr[i].val;
	}
	return NULL;
}

const msgpack_object *hb_msgpack_get_number(const msgpack_object *map, uint64_t key)
{
	if (!map || map->type != MSGPACK_OBJECT_MAP)
		return NULL;
	for (uint32_t i = 0; i < map->via.map.size; i++) {
		const msgpack_object *candidate = &map->via.map.ptr[i].key;
		if (candidate->type == MSGPACK_OBJECT_POSITIVE_INTEGER && candidate->via.u64 == key)
			return &map->via.map.ptr[i].val;
	}
	return NULL;
}

bool hb_msgpack_text(const msgpack_object *object, const char **ret_bytes, size_t *ret_n_bytes)
{
	if (!object || object->type != MSGPACK_OBJECT_STR ||
	    (object->via.str.size && memchr(object->via.str.ptr, '\0', object->via.str.size)))
		return false;
	*ret_bytes = object->via.str.size ? object->via.str.ptr : "";
	*ret_n_bytes = object->via.str.size;
	return true;
}

bool hb_msgpack_equals(const msgpack_object *object, const char *text)
{
	return object->type == MSGPACK_OBJECT_STR && object->via.str.size == strlen(text) &&
	       memcmp(object->via.str.ptr, text, object->via.str.size) == 0;
}
