/* The weights of one component of a packaged pipeline: thinc's `model` file, a list of nodes in breadth-first order with their names,
 * dimensions, attributes and parameters.  Which node plays which part is told by the names and the order in which spaCy builds
 * its layers; every shape is checked. */
#ifndef HB_LANGUAGE_IMPORT_WEIGHTS_H
#define HB_LANGUAGE_IMPORT_WEIGHTS_H

#include "language/msgpack_reader.h"
#include "language/network_config.h"

enum { HB_MAX_NODES = 512 };

struct hb_thinc_model {
	struct hb_msgpack document;
	const msgpack_object *nodes, *attributes, *parameters; /* arrays of n_nodes */
	uint32_t n_nodes;
	const char *component; /* for messages */
	struct hb_error *error;
};

/* A float32 array with its shape; the data need not be aligned. */
struct hb_thinc_array {
	const char *data;
	uint32_t n_dimensions;
	uint64_t shape[4];
	size_t n_floats;
};

HB_MUST_USE enum hb_status hb_thinc_read(const char *bytes, size_t n_bytes, const char *component,
					 struct hb_thinc_model *ret_model, struct hb_error *error);
void hb_thinc_release(struct hb_thinc_model *model);

/* The first node from `from` on with this name; n_nodes if there is none. */
uint32_t hb_thinc_find(const struct hb_thinc_model *model, const char *name, uint32_t from);

/* The node that a node refers to ("lower", "upper"); n_nodes if it does not. */
uint32_t hb_thinc_reference(const struct hb_thinc_model *model, uint32_t node, const char *name);

/* A parameter that must be there, of n_dimensions. */
HB_MUST_USE enum hb_status hb_thinc_parameter(const struct hb_thinc_model *model, uint32_t node, const char *name,
					      uint32_t n_dimensions, struct hb_thinc_array *ret_array);

/* A node's attribute, unpacked; release it with hb_msgpack_release.  HB_BAD_INPUT if it is not there. */
HB_MUST_USE enum hb_status hb_thinc_attribute(const struct hb_thinc_model *model, uint32_t node, const char *name,
					      struct hb_msgpack *ret_value);

/* Maps whose keys may be text or bytes, as msgpack-numpy writes them.  NULL where there is no such key. */
const msgpack_object *hb_thinc_get(const msgpack_object *map, const char *key);

/* The bytes of a text or byte value; false if it is neither. */
bool hb_thinc_bytes(const msgpack_object *value, const char **ret_bytes, size_t *ret_n_bytes);

/* A whole number from 0 to most; false if it is none. */
bool hb_thinc_number(const msgpack_object *value, uint64_t most, uint64_t *ret_number);

/* "component COMPONENT: WHAT" as HB_BAD_INPUT. */
enum hb_status hb_thinc_bad(const struct hb_thinc_model *model, const char *what);

#endif
