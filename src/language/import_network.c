/* The import of networks: see import_network.h. */
#include "language/import_network.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/import_config.h"
#include "language/import_moves.h"
#include "language/import_vectors.h"
#include "language/import_weights.h"

struct import {
	const struct hb_wheel *wheel;
	const char *config; /* text of config.cfg */
	struct hb_model_writer *writer;
	struct hb_error *error;
	json_t *components; /* of net/config, as far as they are done */
	uint32_t shared_encoder; /* index of the tok2vec component, HB_NONE */
	bool needs_vectors;
	uint64_t vector_width;
};

static uint32_t n_done(const struct import *import)
{
	return (uint32_t)json_array_size(import->components);
}

/* Write a parameter as tensor `name` of the component that comes next. */
static enum hb_status write_parameter(struct import *import, const struct hb_thinc_model *model, uint32_t node,
				      const char *parameter, uint32_t n_dimensions, const char *name,
				      struct hb_thinc_array *ret_array)
{
	char section[40];
	snprintf(section, sizeof section, "net/%u/%s", n_done(import), name);
	if (node >= model->n_nodes)
		return hb_thinc_bad(model, "a layer is missing");
	enum hb_status status = hb_thinc_parameter(model, node, parameter, n_dimensions, ret_array);
	if (status == HB_OK)
		hb_model_writer_add(import->writer, section, ret_array->data, ret_array->n_floats * sizeof(float));
	return status;
}

/* ---- encoder ------------------------------------------------------------------------------------------------- */

static enum hb_status write_columns(struct import *import, const struct hb_thinc_model *model, json_t *columns)
{
	struct hb_msgpack names;
	uint32_t extract = hb_thinc_find(model, "extract_features", 0);
	if (extract == model->n_nodes)
		return hb_thinc_bad(model, "it extracts no features of tokens");
	enum hb_status status = hb_thinc_attribute(model, extract, "columns", &names);
	if (status != HB_OK)
		return status;
	uint32_t n = names.root.type == MSGPACK_OBJECT_ARRAY ? names.root.via.array.size : 0, node = 0;
	if (n == 0 || n > HB_MAX_COLUMNS)
		status = hb_thinc_bad(model, "it has no columns of features, or too many");
	for (uint32_t c = 0; c < n && status == HB_OK; c++) {
		char name[24];
		struct hb_thinc_array table;
		struct hb_msgpack seed;
		const char *attribute;
		size_t n_bytes;
		uint64_t seed_number = 0;
		node = hb_thinc_find(model, "hashembed", node);
		snprintf(name, sizeof name, "table/%u", c);
		status = write_parameter(import, model, node, "E", 2, name, &table);
		if (status != HB_OK)
			break;
		status = hb_thinc_attribute(model, node, "seed", &seed);
		if (status != HB_OK)
			break;
		if (!hb_thinc_number(&seed.root, UINT32_MAX, &seed_number) ||
		    !hb_thinc_bytes(&names.root.via.array.ptr[c], &attribute, &n_bytes))
			status = hb_thinc_bad(model, "a hash embedding has no seed or no column");
		else
			json_array_append_new(columns, json_pack("{s:s%, s:I, s:I}", "attribute", attribute, n_bytes, "rows",
								 (json_int_t)table.shape[0], "seed", (json_int_t)seed_number));
		hb_msgpack_release(&seed);
		node++;
	}
	if (status == HB_OK && hb_thinc_find(model, "hashembed", node) != model->n_nodes)
		status = hb_thinc_bad(model, "it has more hash embeddings than columns");
	hb_msgpack_release(&names);
	return status;
}

/* The next maxout with its layer norm. */
static enum hb_status write_maxout(struct import *import, const struct hb_thinc_model *model, uint32_t *maxout, uint32_t *norm,
				   const char *name, struct hb_thinc_array *ret_weights)
{
	static const struct {
		const char *parameter, *tensor;
		uint32_t n_dimensions;
		bool of_norm;
	} parts[] = {{"W", "weights", 3, false}, {"b", "bias", 2, false}, {"G", "gain", 1, true}, {"b", "shift", 1, true}};
	*maxout = hb_thinc_find(model, "maxout", *maxout);
	*norm = hb_thinc_find(model, "layernorm", *norm);
	enum hb_status status = HB_OK;
	for (size_t i = 0; i < sizeof parts / sizeof *parts && status == HB_OK; i++) {
		char tensor[32];
		struct hb_thinc_array array;
		snprintf(tensor, sizeof tensor, "%s/%s", name, parts[i].tensor);
		status = write_parameter(import, model, parts[i].of_norm ? *norm : *maxout, parts[i].parameter,
					 parts[i].n_dimensions, tensor, &array);
		if (i == 0 && status == HB_OK)
			*ret_weights = array;
	}
	++*maxout;
	++*norm;
	return status;
}

static enum hb_status window_of(const struct hb_thinc_model *model, uint64_t *ret_window)
{
	struct hb_msgpack value;
	uint32_t node = hb_thinc_find(model, "expand_window", 0);
	*ret_window = 1;
	if (node == model->n_nodes)
		return HB_OK;
	enum hb_status status = hb_thinc_attribute(model, node, "window_size", &value);
	if (status != HB_OK)
		return status;
	if (!hb_thinc_number(&value.root, HB_MAX_WINDOW, ret_window) || *ret_window == 0)
		status = hb_thinc_bad(model, "its window is too wide");
	hb_msgpack_release(&value);
	return status;
}

/* An encoder that stands in the model: hash embeddings (and static vectors), the mix, then the window layers. */
static enum hb_status import_encoder(struct import *import, const struct hb_thinc_model *model, const char *name)
{
	json_t *columns = json_array();
	struct hb_thinc_array mix = {0}, layer = {0}, vectors = {0};
	uint64_t window = 1, depth = 0;
	uint32_t maxout = 0, norm = 0, static_node = hb_thinc_find(model, "static_vectors", 0);
	enum hb_status status = write_columns(import, model, columns);
	if (status == HB_OK && static_node < model->n_nodes)
		status = write_parameter(import, model, static_node, "W", 2, "vectors/weights", &vectors);
	if (status == HB_OK)
		status = write_maxout(import, model, &maxout, &norm, "mix", &mix);
	if (status == HB_OK)
		status = window_of(model, &window);
	while (status == HB_OK && hb_thinc_find(model, "maxout", maxout) < model->n_nodes) {
		char tensor[24];
		snprintf(tensor, sizeof tensor, "layer/%u", (unsigned)depth);
		status = depth == HB_MAX_DEPTH ? hb_thinc_bad(model, "it has too many layers")
					       : write_maxout(import, model, &maxout, &norm, tensor, &layer);
		depth++;
	}
	if (status != HB_OK) {
		json_decref(columns);
		return status;
	}
	if (static_node < model->n_nodes) {
		import->needs_vectors = true;
		import->vector_width = vectors.shape[1];
	}
	json_array_append_new(import->components,
			      json_pack("{s:s, s:s, s:I, s:o, s:I, s:I, s:I, s:I, s:I}", "kind", "encoder", "name", name, "width",
					(json_int_t)mix.shape[0], "columns", columns, "mix_pieces", (json_int_t)mix.shape[1],
					"depth", (json_int_t)depth, "window", (json_int_t)window, "pieces",
					(json_int_t)(depth > 0 ? layer.shape[1] : 1), "vector_width",
					(json_int_t)(static_node < model->n_nodes ? vectors.shape[1] : 0)));
	return HB_OK;
}

/* The encoder whose vectors a component reads: its own, which is imported before it, or the shared one. */
static enum hb_status encoder_of(struct import *import, const struct hb_thinc_model *model, const char *name, uint32_t *ret_encoder)
{
	if (hb_thinc_find(model, "tok2vec-listener", 0) < model->n_nodes) {
		if (import->shared_encoder == HB_NONE)
			return hb_thinc_bad(model, "it listens to a tok2vec that does not come before it");
		*ret_encoder = import->shared_encoder;
		return HB_OK;
	}
	enum hb_status status = import_encoder(import, model, name);
	*ret_encoder = n_done(import) - 1;
	return status;
}

/* ---- components ---------------------------------------------------------------------------------------------- */

static enum hb_status read_json(struct import *import, const char *path, json_t **ret_json)
{
	const char *bytes;
	size_t n_bytes;
	enum hb_status status = hb_wheel_file(import->wheel, path, &bytes, &n_bytes, import->error);
	if (status != HB_OK)
		return HB_BAD_INPUT;
	*ret_json = json_loadb(bytes, n_bytes, 0, NULL);
	if (*ret_json == NULL)
		return hb_fail(import->error, HB_BAD_INPUT, "'%s' in the pipeline is no JSON", path);
	return HB_OK;
}

/* The labels of a morphologizer: "Gender=Fem|POS=NOUN" and the same without POS, in the order of its classes. */
static json_t *morphologizer_labels(const json_t *config)
{
	const char *label;
	json_t *value, *labels = json_array();
	json_object_foreach (json_object_get(config, "labels_morph"), label, value) {
		const char *pos = strncmp(label, "POS=", 4) == 0 ? label : strstr(label, "|POS=");
		pos = pos == NULL ? "" : strchr(pos, '=') + 1;
		json_t *pos_text = json_stringn(pos, strcspn(pos, "|"));
		const char *morph = json_string_value(value);
		json_array_append_new(labels, json_pack("{s:o, s:s}", "pos", pos_text, "morph",
							morph == NULL || strcmp(morph, "_") == 0 ? "" : morph));
	}
	return labels;
}

static enum hb_status import_tagger(struct import *import, const struct hb_thinc_model *model, const char *name, const char *factory)
{
	char path[160];
	json_t *config = NULL;
	struct hb_thinc_array weights, bias;
	uint32_t encoder = 0;
	snprintf(path, sizeof path, "%s/cfg", name);
	enum hb_status status = encoder_of(import, model, name, &encoder);
	if (status == HB_OK)
		status = read_json(import, path, &config);
	if (status != HB_OK)
		return status;
	json_t *labels = strcmp(factory, "tagger") == 0 ? json_incref(json_object_get(config, "labels")) : morphologizer_labels(config);
	json_decref(config);
	uint32_t softmax = hb_thinc_find(model, "softmax", 0);
	status = write_parameter(import, model, softmax, "W", 2, "weights", &weights);
	if (status == HB_OK)
		status = write_parameter(import, model, softmax, "b", 1, "bias", &bias);
	if (status == HB_OK && json_array_size(labels) != weights.shape[0])
		status = hb_thinc_bad(model, "it has not as many labels as outputs");
	if (status == HB_OK)
		json_array_append_new(import->components,
				      json_pack("{s:s, s:s, s:I, s:O}", "kind", factory, "name", name, "encoder",
						(json_int_t)encoder, "labels", labels));
	json_decref(labels);
	return status;
}

static enum hb_status import_transitions(struct import *import, const struct hb_thinc_model *model, const char *name,
					 const char *factory)
{
	char path[160];
	const char *bytes;
	size_t n_bytes;
	uint32_t encoder = 0;
	json_t *moves = NULL;
	struct hb_thinc_array lower, upper, input, other;
	snprintf(path, sizeof path, "%s/moves", name);
	enum hb_status status = encoder_of(import, model, name, &encoder);
	if (status == HB_OK && hb_wheel_file(import->wheel, path, &bytes, &n_bytes, import->error) != HB_OK)
		status = HB_BAD_INPUT;
	if (status == HB_OK)
		status = hb_import_moves(bytes, n_bytes, strcmp(factory, "parser") == 0, &moves, import->error);
	if (status != HB_OK)
		return status;
	uint32_t lower_node = hb_thinc_reference(model, 0, "lower"), upper_node = hb_thinc_reference(model, 0, "upper");
	uint32_t linear = hb_thinc_find(model, "linear", 0);
	if (linear == upper_node)
		linear = hb_thinc_find(model, "linear", linear + 1);
	status = write_parameter(import, model, linear, "W", 2, "input/weights", &input);
	if (status == HB_OK)
		status = write_parameter(import, model, linear, "b", 1, "input/bias", &other);
	if (status == HB_OK)
		status = write_parameter(import, model, lower_node, "W", 4, "lower/weights", &lower);
	if (status == HB_OK)
		status = write_parameter(import, model, lower_node, "b", 2, "lower/bias", &other);
	if (status == HB_OK)
		status = write_parameter(import, model, lower_node, "pad", 4, "lower/pad", &other);
	if (status == HB_OK)
		status = write_parameter(import, model, upper_node, "W", 2, "upper/weights", &upper);
	if (status == HB_OK)
		status = write_parameter(import, model, upper_node, "b", 1, "upper/bias", &other);
	if (status == HB_OK && json_array_size(moves) != upper.shape[0])
		status = hb_thinc_bad(model, "it has not as many moves as outputs");
	if (status == HB_OK)
		json_array_append_new(import->components,
				      json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:O}", "kind", factory, "name", name, "encoder",
						(json_int_t)encoder, "middle", (json_int_t)input.shape[0], "features",
						(json_int_t)lower.shape[0], "hidden", (json_int_t)lower.shape[1], "pieces",
						(json_int_t)lower.shape[2], "moves", moves));
	json_decref(moves);
	return status;
}

static enum hb_status import_component(struct import *import, const char *name)
{
	char section[160], path[160], factory[64] = "";
	const char *bytes;
	size_t n_bytes;
	struct hb_thinc_model model;
	snprintf(section, sizeof section, "components.%s", name);
	snprintf(path, sizeof path, "%s/model", name);
	hb_config_text(import->config, section, "factory", factory, sizeof factory);
	bool tagger = strcmp(factory, "tagger") == 0 || strcmp(factory, "morphologizer") == 0;
	bool transitions = strcmp(factory, "parser") == 0 || strcmp(factory, "ner") == 0;
	if (!tagger && !transitions && strcmp(factory, "tok2vec") != 0)
		return HB_OK;
	if (n_done(import) + 2 > HB_MAX_COMPONENTS)
		return hb_fail(import->error, HB_BAD_INPUT, "the pipeline has too many components");
	enum hb_status status = hb_wheel_file(import->wheel, path, &bytes, &n_bytes, import->error);
	if (status != HB_OK)
		return HB_BAD_INPUT;
	status = hb_thinc_read(bytes, n_bytes, name, &model, import->error);
	if (status != HB_OK)
		return status;
	if (tagger) {
		status = import_tagger(import, &model, name, factory);
	} else if (transitions) {
		status = import_transitions(import, &model, name, factory);
	} else {
		status = import_encoder(import, &model, name);
		import->shared_encoder = n_done(import) - 1;
	}
	hb_thinc_release(&model);
	return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static bool is_in(const json_t *list, const char *name)
{
	size_t i;
	json_t *item;
	json_array_foreach (list, i, item)
		if (json_is_string(item) && strcmp(json_string_value(item), name) == 0)
			return true;
	return false;
}

static void write_config(struct import *import)
{
	json_t *config = json_pack("{s:O}", "components", import->components);
	char *text = json_dumps(config, JSON_COMPACT);
	json_decref(config);
	if (text == NULL)
		hb_out_of_memory(0);
	hb_model_writer_add(import->writer, "net/config", text, strlen(text));
	free(text);
}

enum hb_status hb_import_network(const struct hb_wheel *wheel, struct hb_model_writer *writer, struct hb_error *error)
{
	struct import import = {.wheel = wheel, .writer = writer, .error = error, .shared_encoder = HB_NONE};
	size_t n_bytes, i;
	json_t *meta = NULL, *item;
	enum hb_status status = hb_wheel_file(wheel, "config.cfg", &import.config, &n_bytes, error);
	if (status == HB_OK)
		status = read_json(&import, "meta.json", &meta);
	if (status != HB_OK)
		return status;
	import.components = json_array();
	const json_t *disabled = json_object_get(meta, "disabled");
	json_array_foreach (json_object_get(meta, "pipeline"), i, item) {
		const char *name = json_string_value(item);
		if (name == NULL || strlen(name) > 100 || is_in(disabled, name))
			continue;
		status = import_component(&import, name);
		if (status != HB_OK)
			break;
	}
	if (status == HB_OK && import.needs_vectors)
		status = hb_import_vectors(wheel, import.vector_width, writer, error);
	if (status == HB_OK)
		write_config(&import);
	json_decref(import.components);
	json_decref(meta);
	return status;
}
