/* Running the networks: packed weights, the state of a thread, groups of blocks.  See network.h. */
#include "language/network.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "language/network_parser.h"

/* Blocks are worked on together up to this many tokens, so that vectors stay in the second-level cache. */
enum { GROUP_TOKENS = 1024 };

struct hb_network_state {
	const struct hb_network *network;
	const struct hb_component_pack *packs;
	uint64_t n_multiply_adds; /* of taggers */
	struct hb_encoder_state *encoders[HB_MAX_COMPONENTS];
	struct hb_scorer_state *scorers[HB_MAX_COMPONENTS];
	float *vectors[HB_MAX_COMPONENTS]; /* what each encoder made of the group */
	uint64_t *keys;
	float *scores; /* of a tagger */
	uint32_t *starts; /* of the group's blocks, from its first token */
	size_t capacity, starts_capacity;
	struct hb_parse *parse;
};

/* ---- weights ------------------------------------------------------------------------------------------------- */

static void pack(const struct hb_network *network, struct hb_component_pack *pack, const struct hb_component *component,
		 bool reduced)
{
	bool bf16 = reduced && network->kernels->multiply_bf16 != NULL;
	uint32_t width = network->components[component->encoder].shape.width;
	switch (component->kind) {
	case HB_ENCODER:
		pack->encoder = hb_encoder_new(&component->shape, network->kernels, reduced);
		break;
	case HB_TAGGER:
	case HB_MORPHOLOGIZER:
		hb_matrix_init(&pack->matrix, component->weights, width, component->n_labels, width, bf16);
		break;
	case HB_PARSER:
	case HB_NER:
		pack->scorer = hb_scorer_new(&component->scorer_shape, network->kernels, reduced);
		break;
	}
}

void hb_network_free(struct hb_network *network)
{
	if (network == NULL)
		return;
	for (int precision = 0; precision < HB_PRECISIONS; precision++)
		for (uint32_t c = 0; c < HB_MAX_COMPONENTS; c++) {
			struct hb_component_pack *pack = &network->packs->components[precision][c];
			hb_encoder_free(pack->encoder);
			hb_scorer_free(pack->scorer);
			hb_matrix_release(&pack->matrix);
		}
	pthread_mutex_destroy(&network->packs->lock);
	free(network->packs);
	hb_table_release(&network->texts);
	hb_arena_free(network->arena);
	free(network);
}

/* The packed weights of a precision, made when they are first asked for. */
static const struct hb_component_pack *packs_of(const struct hb_network *network, enum hb_precision precision)
{
	bool reduced = precision == HB_REDUCED && network->kernels->multiply_bf16 != NULL;
	struct hb_network_packs *packs = network->packs;
	pthread_mutex_lock(&packs->lock);
	if (!packs->ready[reduced])
		for (uint32_t c = 0; c < network->n_components; c++)
			pack(network, &packs->components[reduced][c], &network->components[c], reduced);
	packs->ready[reduced] = true;
	pthread_mutex_unlock(&packs->lock);
	return packs->components[reduced];
}

/* ---- state --------------------------------------------------------------------------------------------------- */

struct hb_network_state *hb_network_state_new(const struct hb_network *network, enum hb_precision precision)
{
	struct hb_network_state *state = hb_alloc_zero(1, sizeof *state);
	state->network = network;
	state->packs = packs_of(network, precision);
	for (uint32_t c = 0; c < network->n_components; c++) {
		if (state->packs[c].encoder != NULL)
			state->encoders[c] = hb_encoder_state_new(state->packs[c].encoder);
		if (state->packs[c].scorer != NULL)
			state->scorers[c] = hb_scorer_state_new(state->packs[c].scorer);
	}
	state->parse = hb_parse_new();
	return state;
}

static void release_buffers(struct hb_network_state *state)
{
	for (uint32_t c = 0; c < state->network->n_components; c++)
		free(state->vectors[c]);
	free(state->keys);
	free(state->scores);
}

void hb_network_state_free(struct hb_network_state *state)
{
	if (state == NULL)
		return;
	for (uint32_t c = 0; c < state->network->n_components; c++) {
		hb_encoder_state_free(state->encoders[c]);
		hb_scorer_state_free(state->scorers[c]);
	}
	release_buffers(state);
	free(state->starts);
	hb_parse_free(state->parse);
	free(state);
}

static void reserve(struct hb_network_state *state, size_t n_tokens, size_t n_blocks)
{
	const struct hb_network *network = state->network;
	if (n_blocks + 1 > state->starts_capacity) {
		state->starts_capacity = n_blocks + n_blocks / 2 + 64;
		state->starts = hb_realloc(state->starts, state->starts_capacity, sizeof *state->starts);
	}
	if (n_tokens <= state->capacity)
		return;
	release_buffers(state);
	state->capacity = n_tokens > GROUP_TOKENS ? n_tokens + n_tokens / 4 : GROUP_TOKENS;
	uint32_t most_labels = 0;
	for (uint32_t c = 0; c < network->n_components; c++) {
		const struct hb_component *component = &network->components[c];
		state->vectors[c] = NULL;
		if (component->kind == HB_ENCODER)
			state->vectors[c] = hb_aligned_alloc(state->capacity, hb_padded(component->shape.width) * sizeof(float));
		if (component->n_labels > most_labels)
			most_labels = component->n_labels;
	}
	state->keys = hb_alloc(state->capacity, (HB_MAX_COLUMNS + 1) * sizeof *state->keys);
	state->scores = hb_aligned_alloc(GROUP_TOKENS, hb_padded(most_labels) * sizeof(float));
}

/* ---- components ---------------------------------------------------------------------------------------------- */

static uint64_t attribute(const struct hb_features *features, uint32_t column)
{
	switch (column) {
	case HB_COLUMN_ORTH:
		return features->orth;
	case HB_COLUMN_NORM:
		return features->norm;
	case HB_COLUMN_LOWER:
		return features->lower;
	case HB_COLUMN_PREFIX:
		return features->prefix;
	case HB_COLUMN_SUFFIX:
		return features->suffix;
	case HB_COLUMN_SHAPE:
		return features->shape;
	case HB_COLUMN_SPACY:
		return features->spacy;
	default:
		return features->is_space;
	}
}

static void run_encoder(struct hb_network_state *state, uint32_t index, const struct hb_features *features, size_t n_blocks)
{
	const struct hb_component *component = &state->network->components[index];
	uint32_t n_columns = component->shape.n_columns, n_tokens = state->starts[n_blocks];
	uint64_t *key = state->keys;
	for (uint32_t t = 0; t < n_tokens; t++) {
		for (uint32_t c = 0; c < n_columns; c++)
			*key++ = attribute(&features[t], component->attributes[c]);
		if (component->shape.vector_width > 0)
			*key++ = features[t].orth;
	}
	hb_encoder_run(state->encoders[index], state->keys, state->starts, n_blocks, state->vectors[index]);
}

static void run_tagger(struct hb_network_state *state, uint32_t index, size_t n_tokens, struct hb_prediction *out)
{
	const struct hb_network *network = state->network;
	const struct hb_component *component = &network->components[index];
	const struct hb_matrix *matrix = &state->packs[index].matrix;
	size_t stride = hb_padded(network->components[component->encoder].shape.width);
	for (size_t first = 0; first < n_tokens; first += GROUP_TOKENS) {
		size_t n = n_tokens - first < GROUP_TOKENS ? n_tokens - first : GROUP_TOKENS;
		const float *vectors = state->vectors[component->encoder] + first * stride;
		state->n_multiply_adds += (uint64_t)n * matrix->n_in * matrix->n_out;
		(matrix->bf16 ? network->kernels->multiply_bf16 : network->kernels->multiply)(matrix, vectors, stride, n, state->scores,
											      matrix->n_out);
		for (size_t t = 0; t < n; t++) {
			const float *scores = state->scores + t * matrix->n_out;
			uint32_t best = 0;
			float best_score = scores[0] + component->bias[0];
			for (uint32_t l = 1; l < component->n_labels; l++)
				if (scores[l] + component->bias[l] > best_score) {
					best = l;
					best_score = scores[l] + component->bias[l];
				}
			if (component->kind == HB_TAGGER) {
				out[first + t].tag = component->labels[best];
			} else {
				out[first + t].morph = component->labels[best];
				out[first + t].pos = component->pos[best];
			}
		}
	}
}

static void run_transitions(struct hb_network_state *state, uint32_t index, const struct hb_features *features,
			    size_t n_blocks, struct hb_prediction *out)
{
	const struct hb_network *network = state->network;
	const struct hb_component *component = &network->components[index];
	size_t stride = hb_padded(network->components[component->encoder].shape.width);
	for (size_t b = 0; b < n_blocks; b++) {
		uint32_t start = state->starts[b], n = state->starts[b + 1] - start;
		if (n == 0)
			continue;
		hb_scorer_begin(state->scorers[index], state->vectors[component->encoder] + start * stride, n);
		if (component->kind == HB_PARSER)
			hb_parse_document(state->parse, network, component, state->scorers[index], features + start, n, out + start);
		else
			hb_name_document(network->kernels, component, state->scorers[index], features + start, n,
					 out + start);
	}
}

static void run_group(struct hb_network_state *state, const struct hb_features *features, size_t n_blocks,
		      struct hb_prediction *out)
{
	const struct hb_network *network = state->network;
	uint32_t n_tokens = state->starts[n_blocks];
	for (size_t b = 0; b < n_blocks; b++)
		for (uint32_t t = state->starts[b]; t < state->starts[b + 1]; t++)
			out[t] = (struct hb_prediction){.head = t - state->starts[b], .sentence_start = t == state->starts[b]};
	for (uint32_t c = 0; c < network->n_components; c++)
		switch (network->components[c].kind) {
		case HB_ENCODER:
			run_encoder(state, c, features, n_blocks);
			break;
		case HB_TAGGER:
		case HB_MORPHOLOGIZER:
			run_tagger(state, c, n_tokens, out);
			break;
		case HB_PARSER:
		case HB_NER:
			run_transitions(state, c, features, n_blocks, out);
			break;
		}
}

void hb_network_run(struct hb_network_state *state, const struct hb_features *features, size_t n_tokens,
		    const uint32_t *block_start, size_t n_blocks, struct hb_prediction *out)
{
	assert(n_blocks == 0 || block_start[n_blocks] <= n_tokens);
	for (size_t first = 0, end; first < n_blocks; first = end) {
		uint32_t start = block_start[first];
		for (end = first + 1; end < n_blocks && block_start[end + 1] - start <= GROUP_TOKENS; end++)
			;
		reserve(state, block_start[end] - start, end - first);
		for (size_t b = first; b <= end; b++)
			state->starts[b - first] = block_start[b] - start;
		run_group(state, features + start, end - first, out + start);
		for (size_t b = first; b < end; b++)
			for (uint32_t t = block_start[b]; t < block_start[b + 1]; t++)
				out[t].head += block_start[b]; /* until now from the block's first token */
	}
}

uint64_t hb_network_multiply_adds(const struct hb_network_state *state)
{
	uint64_t all = state->n_multiply_adds;
	for (uint32_t c = 0; c < state->network->n_components; c++) {
		if (state->encoders[c] != NULL)
			all += hb_encoder_multiply_adds(state->encoders[c]);
		if (state->scorers[c] != NULL)
			all += hb_scorer_multiply_adds(state->scorers[c]);
	}
	return all;
}

uint64_t hb_network_nominal(const struct hb_network *network)
{
	uint64_t all = 0;
	for (uint32_t c = 0; c < network->n_components; c++) {
		const struct hb_component *component = &network->components[c];
		if (component->kind == HB_ENCODER)
			all += hb_encoder_nominal(&component->shape);
		else if (component->kind == HB_PARSER || component->kind == HB_NER)
			all += hb_scorer_nominal(&component->scorer_shape, component->kind == HB_PARSER ? 2 : 1);
		else
			all += (uint64_t)component->n_labels * network->components[component->encoder].shape.width;
	}
	return all;
}
