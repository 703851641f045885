/* Reading the sections net/... of a model file: see network_config.h. */
#include "language/network_config.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ROWS = 1 << 24, MAX_HIDDEN = 512, MAX_VECTOR_WIDTH = 1008 };

/* What readers of components pass on. */
struct reader {
	const struct hb_model_file *file;
	struct hb_network *network;
	struct hb_error *error;
	uint32_t index; /* of the component */
};

const char *hb_network_text(struct hb_network *network, const char *text)
{
	bool is_new;
	size_t n_bytes = strlen(text);
	uint64_t *found = hb_table_get(&network->texts, text, n_bytes);
	if (found != NULL)
		return (const char *)(uintptr_t)*found;
	char *copy = hb_arena_text(network->arena, text);
	hb_table_add(&network->texts, copy, n_bytes, (uint64_t)(uintptr_t)copy, &is_new);
	return copy;
}

static enum hb_status bad(struct reader *reader, const char *what)
{
	return hb_fail(reader->error, HB_BAD_INPUT, "component %u of the model's network: %s; import the model again",
		       reader->index, what);
}

static enum hb_status read_number(struct reader *reader, const json_t *object, const char *name, uint32_t least, uint32_t most,
				  uint32_t *ret_number)
{
	const json_t *value = json_object_get(object, name);
	json_int_t number = json_integer_value(value);
	if (!json_is_integer(value) || number < least || number > most)
		return hb_fail(reader->error, HB_BAD_INPUT, "component %u of the model's network: '%s' is not a number from %u to %u",
			       reader->index, name, least, most);
	*ret_number = (uint32_t)number;
	return HB_OK;
}

/* A section of exactly `count` items of `size` bytes. */
static enum hb_status read_section(struct reader *reader, const char *name, size_t count, size_t size, const void **ret_items)
{
	const void *bytes;
	size_t n_bytes;
	enum hb_status status = hb_model_file_section(reader->file, name, &bytes, &n_bytes, reader->error);
	if (status == HB_OK && n_bytes != count * size)
		status = hb_fail(reader->error, HB_BAD_INPUT, "the section '%s' has %zu bytes and not %zu; import the model again",
				 name, n_bytes, count * size);
	if (status == HB_OK)
		*ret_items = bytes;
	return status == HB_NOT_FOUND ? HB_BAD_INPUT : status;
}

static enum hb_status read_tensor(struct reader *reader, const char *name, size_t count, const float **ret_floats)
{
	char section[40];
	const void *items = NULL;
	snprintf(section, sizeof section, "net/%u/%s", reader->index, name);
	enum hb_status status = read_section(reader, section, count, sizeof(float), &items);
	if (status == HB_OK)
		*ret_floats = items;
	return status;
}

/* ---- encoder ------------------------------------------------------------------------------------------------- */

static enum hb_status read_maxout(struct reader *reader, const char *name, uint32_t width, uint32_t pieces, uint32_t n_in,
				  struct hb_maxout_layer *layer)
{
	char part[40];
	size_t outputs = (size_t)width * pieces;
	snprintf(part, sizeof part, "%s/weights", name);
	enum hb_status status = read_tensor(reader, part, outputs * n_in, &layer->weights);
	snprintf(part, sizeof part, "%s/bias", name);
	if (status == HB_OK)
		status = read_tensor(reader, part, outputs, &layer->bias);
	snprintf(part, sizeof part, "%s/gain", name);
	if (status == HB_OK)
		status = read_tensor(reader, part, width, &layer->gain);
	snprintf(part, sizeof part, "%s/shift", name);
	if (status == HB_OK)
		status = read_tensor(reader, part, width, &layer->shift);
	return status;
}

static enum hb_status read_columns(struct reader *reader, const json_t *object, struct hb_component *component)
{
	static const char *const names[HB_COLUMN_COUNT] = {"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"};
	struct hb_encoder_shape *shape = &component->shape;
	const json_t *columns = json_object_get(object, "columns");
	if (!json_is_array(columns) || json_array_size(columns) > HB_MAX_COLUMNS)
		return bad(reader, "too many columns, or none");
	shape->n_columns = (uint32_t)json_array_size(columns);
	for (uint32_t c = 0; c < shape->n_columns; c++) {
		const json_t *column = json_array_get(columns, c);
		const char *attribute = json_string_value(json_object_get(column, "attribute"));
		uint32_t a = 0;
		while (a < HB_COLUMN_COUNT && (attribute == NULL || strcmp(attribute, names[a]) != 0))
			a++;
		if (a == HB_COLUMN_COUNT)
			return bad(reader, "it asks for an attribute of tokens that is not known");
		component->attributes[c] = a;
		struct hb_hash_column *hash = &shape->columns[c];
		char name[40];
		snprintf(name, sizeof name, "table/%u", c);
		enum hb_status status = read_number(reader, column, "rows", 1, MAX_ROWS, &hash->n_rows);
		if (status == HB_OK)
			status = read_number(reader, column, "seed", 0, UINT32_MAX, &hash->seed);
		if (status == HB_OK)
			status = read_tensor(reader, name, (size_t)hash->n_rows * shape->width, &hash->table);
		if (status != HB_OK)
			return status;
	}
	return HB_OK;
}

static enum hb_status read_static_vectors(struct reader *reader, struct hb_encoder_shape *shape)
{
	const void *keys = NULL, *rows = NULL, *table = NULL;
	size_t n_keys, n_table;
	enum hb_status status = hb_model_file_section(reader->file, "net/vectors/keys", &keys, &n_keys, reader->error);
	if (status == HB_OK)
		status = hb_model_file_section(reader->file, "net/vectors/table", &table, &n_table, reader->error);
	if (status != HB_OK)
		return HB_BAD_INPUT;
	size_t row_bytes = shape->vector_width * sizeof(float);
	if (n_keys % sizeof(uint64_t) != 0 || n_keys / sizeof(uint64_t) > UINT32_MAX || n_table % row_bytes != 0)
		return bad(reader, "the static vectors have a wrong size");
	shape->n_vector_keys = (uint32_t)(n_keys / sizeof(uint64_t));
	status = read_section(reader, "net/vectors/rows", shape->n_vector_keys, sizeof(uint32_t), &rows);
	if (status != HB_OK)
		return status;
	shape->vector_keys = keys;
	shape->vector_rows = rows;
	shape->vector_table = table;
	for (uint32_t i = 0; i < shape->n_vector_keys; i++)
		if (shape->vector_rows[i] >= n_table / row_bytes)
			return bad(reader, "a static vector lies outside of the table");
	return read_tensor(reader, "vectors/weights", (size_t)shape->width * shape->vector_width, &shape->vector_weights);
}

static enum hb_status read_encoder(struct reader *reader, const json_t *object, struct hb_component *component)
{
	struct hb_encoder_shape *shape = &component->shape;
	enum hb_status status = read_number(reader, object, "width", 1, HB_MAX_WIDTH, &shape->width);
	if (status == HB_OK)
		status = read_number(reader, object, "mix_pieces", 1, HB_MAX_PIECES, &shape->mix_pieces);
	if (status == HB_OK)
		status = read_number(reader, object, "depth", 0, HB_MAX_DEPTH, &shape->depth);
	if (status == HB_OK)
		status = read_number(reader, object, "window", 1, HB_MAX_WINDOW, &shape->window);
	if (status == HB_OK)
		status = read_number(reader, object, "pieces", 1, HB_MAX_PIECES, &shape->pieces);
	if (status == HB_OK)
		status = read_number(reader, object, "vector_width", 0, MAX_VECTOR_WIDTH, &shape->vector_width);
	if (status == HB_OK)
		status = read_columns(reader, object, component);
	if (status == HB_OK && shape->vector_width > 0)
		status = read_static_vectors(reader, shape);
	if (status == HB_OK && hb_encoder_n_keys(shape) == 0)
		status = bad(reader, "it has no columns");
	if (status == HB_OK)
		status = read_maxout(reader, "mix", shape->width, shape->mix_pieces, shape->width * hb_encoder_n_keys(shape),
				     &shape->mix);
	for (uint32_t l = 0; l < shape->depth && status == HB_OK; l++) {
		char name[32];
		snprintf(name, sizeof name, "layer/%u", l);
		status = read_maxout(reader, name, shape->width, shape->pieces, shape->width * (2 * shape->window + 1),
				     &shape->layers[l]);
	}
	return status;
}

/* ---- taggers ------------------------------------------------------------------------------------------------- */

static enum hb_status read_tagger(struct reader *reader, const json_t *object, struct hb_component *component)
{
	const json_t *labels = json_object_get(object, "labels");
	size_t n = json_array_size(labels);
	if (n == 0 || n > HB_MAX_LABELS)
		return bad(reader, "it has too many labels, or none");
	component->n_labels = (uint32_t)n;
	component->labels = hb_arena_zero(reader->network->arena, n, sizeof *component->labels);
	component->pos = hb_arena_zero(reader->network->arena, n, sizeof *component->pos);
	for (size_t i = 0; i < n; i++) {
		const json_t *item = json_array_get(labels, i);
		const char *label = json_string_value(item), *pos = "";
		if (component->kind == HB_MORPHOLOGIZER) {
			label = json_string_value(json_object_get(item, "morph"));
			pos = json_string_value(json_object_get(item, "pos"));
		}
		if (label == NULL || pos == NULL)
			return bad(reader, "a label is no text");
		component->labels[i] = hb_network_text(reader->network, label);
		component->pos[i] = hb_network_text(reader->network, pos);
	}
	uint32_t width = reader->network->components[component->encoder].shape.width;
	enum hb_status status = read_tensor(reader, "weights", n * width, &component->weights);
	return status == HB_OK ? read_tensor(reader, "bias", n, &component->bias) : status;
}

/* ---- transition systems -------------------------------------------------------------------------------------- */

static enum hb_status read_move(struct reader *reader, const json_t *item, enum hb_component_kind kind, struct hb_move *move)
{
	static const char parser_letters[] = "SDLRB", ner_letters[] = "BILUO";
	const char *letter = json_string_value(json_array_get(item, 0)), *label = json_string_value(json_array_get(item, 1));
	if (letter == NULL || label == NULL || letter[0] == '\0' || letter[1] != '\0')
		return bad(reader, "a move is not a letter and a label");
	const char *letters = kind == HB_PARSER ? parser_letters : ner_letters;
	const char *found = strchr(letters, letter[0]);
	if (found == NULL)
		return bad(reader, "a move has an unknown letter");
	move->kind = (enum hb_move_kind)((kind == HB_PARSER ? HB_SHIFT : HB_BEGIN) + (found - letters));
	if (kind == HB_NER && move->kind != HB_OUT && label[0] == '\0')
		move->kind = HB_NEVER;
	move->label = hb_network_text(reader->network, label);
	move->plain = move->label;
	move->subtoken = kind == HB_PARSER && strcmp(label, "subtok") == 0;
	const char *mark = kind == HB_PARSER ? strstr(label, "||") : NULL;
	if (mark != NULL) {
		const char *plain = hb_arena_copy_text(reader->network->arena, label, (size_t)(mark - label));
		move->plain = hb_network_text(reader->network, plain);
		move->head_label = hb_network_text(reader->network, mark + 2);
	}
	return HB_OK;
}

/* Runs of classes of one kind, and the kinds that have one class only. */
static void find_ranges(struct hb_network *network, struct hb_component *component, uint32_t n)
{
	uint32_t counts[HB_MOVE_KINDS] = {0};
	component->ranges = hb_arena_zero(network->arena, n, sizeof *component->ranges);
	for (uint32_t c = 0; c < n; c++) {
		enum hb_move_kind kind = component->moves[c].kind;
		counts[kind]++;
		component->class_of_kind[kind] = c;
		if (component->n_ranges > 0 && component->ranges[component->n_ranges - 1].kind == kind)
			component->ranges[component->n_ranges - 1].end = c + 1;
		else
			component->ranges[component->n_ranges++] = (struct hb_move_range){kind, c, c + 1};
	}
	for (int kind = 0; kind < HB_MOVE_KINDS; kind++)
		component->one_class_kinds[kind] = counts[kind] == 1;
}

static enum hb_status read_transition_system(struct reader *reader, const json_t *object, struct hb_component *component)
{
	struct hb_scorer_shape *shape = &component->scorer_shape;
	const json_t *moves = json_object_get(object, "moves");
	size_t n = json_array_size(moves);
	if (n == 0 || n > HB_MAX_CLASSES)
		return bad(reader, "it has too many moves, or none");
	shape->n_classes = (uint32_t)n;
	component->moves = hb_arena_zero(reader->network->arena, n, sizeof *component->moves);
	enum hb_status status = HB_OK;
	for (size_t i = 0; i < n && status == HB_OK; i++)
		status = read_move(reader, json_array_get(moves, i), component->kind, &component->moves[i]);
	if (status != HB_OK)
		return status;
	find_ranges(reader->network, component, (uint32_t)n);
	uint32_t features = component->kind == HB_PARSER ? HB_PARSER_FEATURES : HB_NER_FEATURES;
	shape->n_in = reader->network->components[component->encoder].shape.width;
	status = read_number(reader, object, "middle", 1, MAX_HIDDEN, &shape->n_middle);
	if (status == HB_OK)
		status = read_number(reader, object, "features", features, features, &shape->n_features);
	if (status == HB_OK)
		status = read_number(reader, object, "hidden", 1, MAX_HIDDEN, &shape->n_hidden);
	if (status == HB_OK)
		status = read_number(reader, object, "pieces", 2, HB_MAX_PIECES, &shape->n_pieces);
	size_t hidden = (size_t)shape->n_hidden * shape->n_pieces;
	if (status == HB_OK)
		status = read_tensor(reader, "input/weights", (size_t)shape->n_middle * shape->n_in, &shape->input_weights);
	if (status == HB_OK)
		status = read_tensor(reader, "input/bias", shape->n_middle, &shape->input_bias);
	if (status == HB_OK)
		status = read_tensor(reader, "lower/weights", features * hidden * shape->n_middle, &shape->lower_weights);
	if (status == HB_OK)
		status = read_tensor(reader, "lower/bias", hidden, &shape->lower_bias);
	if (status == HB_OK)
		status = read_tensor(reader, "lower/pad", features * hidden, &shape->pad);
	if (status == HB_OK)
		status = read_tensor(reader, "upper/weights", n * shape->n_hidden, &shape->upper_weights);
	if (status == HB_OK)
		status = read_tensor(reader, "upper/bias", n, &shape->upper_bias);
	return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static enum hb_status read_component(struct reader *reader, const json_t *object)
{
	static const char *const kinds[] = {"encoder", "tagger", "morphologizer", "parser", "ner"};
	struct hb_component *component = &reader->network->components[reader->index];
	const char *kind = json_string_value(json_object_get(object, "kind"));
	size_t k = 0;
	while (k < sizeof kinds / sizeof *kinds && (kind == NULL || strcmp(kind, kinds[k]) != 0))
		k++;
	if (k == sizeof kinds / sizeof *kinds)
		return bad(reader, "it is of an unknown kind");
	component->kind = (enum hb_component_kind)k;
	if (component->kind == HB_ENCODER)
		return read_encoder(reader, object, component);
	if (reader->index == 0)
		return bad(reader, "nothing stands before it");
	enum hb_status status = read_number(reader, object, "encoder", 0, reader->index - 1, &component->encoder);
	if (status == HB_OK && reader->network->components[component->encoder].kind != HB_ENCODER)
		status = bad(reader, "it reads a component that is no encoder");
	if (status != HB_OK)
		return status;
	if (component->kind == HB_PARSER || component->kind == HB_NER)
		return read_transition_system(reader, object, component);
	return read_tagger(reader, object, component);
}

enum hb_status hb_network_open(const struct hb_model_file *file, struct hb_network **ret_network, struct hb_error *error)
{
	const void *text;
	size_t n_bytes;
	enum hb_status status = hb_model_file_section(file, "net/config", &text, &n_bytes, error);
	if (status != HB_OK)
		return status;
	json_t *config = json_loadb(text, n_bytes, 0, NULL);
	const json_t *components = json_object_get(config, "components");
	struct hb_network *network = hb_alloc_zero(1, sizeof *network);
	network->arena = hb_arena_new();
	hb_table_init(&network->texts);
	network->kernels = hb_kernels_best();
	network->packs = hb_alloc_zero(1, sizeof *network->packs);
	pthread_mutex_init(&network->packs->lock, NULL);
	network->root_label = hb_network_text(network, "ROOT");
	if (!json_is_array(components) || json_array_size(components) > HB_MAX_COMPONENTS)
		status = hb_fail(error, HB_BAD_INPUT, "the model's section net/config is no list of components; import the model again");
	struct reader reader = {.file = file, .network = network, .error = error};
	for (uint32_t i = 0; status == HB_OK && i < json_array_size(components); i++) {
		reader.index = i;
		status = read_component(&reader, json_array_get(components, i));
		network->n_components = i + 1;
	}
	json_decref(config);
	if (status != HB_OK) {
		hb_network_free(network);
		return status;
	}
	*ret_network = network;
	return HB_OK;
}
