/* Thinc's model files: see import_weights.h. */
#include "language/import_weights.h"

#include <string.h>

bool hb_thinc_bytes(const msgpack_object *value, const char **ret_bytes, size_t *ret_n_bytes)
{
	if (value == NULL)
		return false;
	if (value->type == MSGPACK_OBJECT_STR) {
		*ret_bytes = value->via.str.ptr;
		*ret_n_bytes = value->via.str.size;
	} else if (value->type == MSGPACK_OBJECT_BIN) {
		*ret_bytes = value->via.bin.ptr;
		*ret_n_bytes = value->via.bin.size;
	} else {
		return false;
	}
	return true;
}

static bool is_text(const msgpack_object *value, const char *text)
{
	const char *bytes;
	size_t n_bytes;
	return hb_thinc_bytes(value, &bytes, &n_bytes) && n_bytes == strlen(text) && memcmp(bytes, text, n_bytes) == 0;
}

const msgpack_object *hb_thinc_get(const msgpack_object *map, const char *key)
{
	if (map == NULL || map->type != MSGPACK_OBJECT_MAP)
		return NULL;
	for (uint32_t i = 0; i < map->via.map.size; i++)
		if (is_text(&map->via.map.ptr[i].key, key))
			return &map->via.map.ptr[i].val;
	return NULL;
}

bool hb_thinc_number(const msgpack_object *value, uint64_t most, uint64_t *ret_number)
{
	if (value == NULL || value->type != MSGPACK_OBJECT_POSITIVE_INTEGER || value->via.u64 > most)
		return false;
	*ret_number = value->via.u64;
	return true;
}

enum hb_status hb_thinc_bad(const struct hb_thinc_model *model, const char *what)
{
	return hb_fail(model->error, HB_BAD_INPUT, "component '%s' of the pipeline: %s; habeas can import spaCy 3 pipelines of the "
		       "families sm, md and lg", model->component, what);
}

static const msgpack_object *array_of(const msgpack_object *map, const char *key, uint32_t *ret_size)
{
	const msgpack_object *value = hb_thinc_get(map, key);
	if (value == NULL || value->type != MSGPACK_OBJECT_ARRAY)
		return NULL;
	*ret_size = value->via.array.size;
	return value->via.array.ptr;
}

enum hb_status hb_thinc_read(const char *bytes, size_t n_bytes, const char *component, struct hb_thinc_model *ret_model,
			     struct hb_error *error)
{
	struct hb_thinc_model model = {.component = component, .error = error};
	enum hb_status status = hb_msgpack_read(bytes, n_bytes, component, &model.document, error);
	if (status != HB_OK)
		return status;
	uint32_t n_attributes = 0, n_parameters = 0;
	model.nodes = array_of(&model.document.root, "nodes", &model.n_nodes);
	model.attributes = array_of(&model.document.root, "attrs", &n_attributes);
	model.parameters = array_of(&model.document.root, "params", &n_parameters);
	if (model.nodes == NULL || model.attributes == NULL || model.parameters == NULL || model.n_nodes > HB_MAX_NODES ||
	    model.n_nodes != n_attributes || model.n_nodes != n_parameters) {
		status = hb_thinc_bad(&model, "its weights are not laid out as thinc 8 does");
		hb_msgpack_release(&model.document);
		return status;
	}
	*ret_model = model;
	return HB_OK;
}

void hb_thinc_release(struct hb_thinc_model *model)
{
	hb_msgpack_release(&model->document);
}

uint32_t hb_thinc_find(const struct hb_thinc_model *model, const char *name, uint32_t from)
{
	while (from < model->n_nodes && !is_text(hb_thinc_get(&model->nodes[from], "name"), name))
		from++;
	return from;
}

uint32_t hb_thinc_reference(const struct hb_thinc_model *model, uint32_t node, const char *name)
{
	uint64_t index;
	const msgpack_object *references = hb_thinc_get(&model->nodes[node], "refs");
	if (model->n_nodes == 0 || !hb_thinc_number(hb_thinc_get(references, name), model->n_nodes - 1, &index))
		return model->n_nodes;
	return (uint32_t)index;
}

enum hb_status hb_thinc_parameter(const struct hb_thinc_model *model, uint32_t node, const char *name, uint32_t n_dimensions,
				  struct hb_thinc_array *ret_array)
{
	const msgpack_object *value = hb_thinc_get(&model->parameters[node], name);
	const msgpack_object *shape = hb_thinc_get(value, "shape");
	struct hb_thinc_array array = {.n_dimensions = n_dimensions, .n_floats = 1};
	size_t n_bytes;
	if (!is_text(hb_thinc_get(value, "type"), "<f4") || shape == NULL || shape->type != MSGPACK_OBJECT_ARRAY ||
	    !hb_thinc_bytes(hb_thinc_get(value, "data"), &array.data, &n_bytes))
		return hb_thinc_bad(model, "an array of weights is missing, or not of 32-bit floats");
	if (shape->via.array.size != n_dimensions)
		return hb_thinc_bad(model, "an array of weights has a wrong number of dimensions");
	for (uint32_t d = 0; d < n_dimensions; d++) {
		if (!hb_thinc_number(&shape->via.array.ptr[d], n_bytes, &array.shape[d]) ||
		    __builtin_mul_overflow(array.n_floats, array.shape[d], &array.n_floats))
			return hb_thinc_bad(model, "an array of weights has a wrong shape");
	}
	if (array.n_floats > n_bytes / sizeof(float) || array.n_floats * sizeof(float) != n_bytes)
		return hb_thinc_bad(model, "an array of weights is not as long as its shape says");
	*ret_array = array;
	return HB_OK;
}

enum hb_status hb_thinc_attribute(const struct hb_thinc_model *model, uint32_t node, const char *name, struct hb_msgpack *ret_value)
{
	const char *bytes;
	size_t n_bytes;
	if (!hb_thinc_bytes(hb_thinc_get(&model->attributes[node], name), &bytes, &n_bytes))
		return hb_thinc_bad(model, "a layer lacks an attribute");
	return hb_msgpack_read(bytes, n_bytes, model->component, ret_value, model->error);
}
