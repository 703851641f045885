/* Reading MessagePack documents that may be hostile: a checked whole, and access by key. */
#ifndef HB_LANGUAGE_MSGPACK_READER_H
#define HB_LANGUAGE_MSGPACK_READER_H

#include <msgpack.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct hb_msgpack {
	msgpack_zone zone;   /* holds the objects; texts point into the bytes read */
	msgpack_object root;
};

/* Unpack the one object that the bytes hold; `name` is for the error.  Lengths that promise more than there is, and more than 32
 * levels, are HB_BAD_INPUT.  The bytes must outlive the document; release it only after success. */
HB_MUST_USE enum hb_status hb_msgpack_read(const char *bytes, size_t n_bytes, const char *name,
					   struct hb_msgpack *ret_document, struct hb_error *error);
void hb_msgpack_release(struct hb_msgpack *document);

/* The value of a key in a map; NULL if it is no map or has no such key. */
const msgpack_object *hb_msgpack_get(const msgpack_object *map, const char *key);
const msgpack_object *hb_msgpack_get_number(const msgpack_object *map, uint64_t key);

/* The letters of a text (not NUL-terminated); false if the object is NULL or no text, or has a NUL inside. */
bool hb_msgpack_text(const msgpack_object *object, const char **ret_bytes, size_t *ret_n_bytes);
bool hb_msgpack_equals(const msgpack_object *object, const char *text);

#endif
