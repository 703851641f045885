/* Analyses as JSON: see analysis_json.h. */
#include "language/analysis_json.h"

#include <string.h>

#include "base/utf8.h"

/* A text for JSON; labels that are missing become "". */
static json_t *text_json(const char *text)
{
	return json_string(text ? text : "");
}

static json_t *token_json(const struct hb_token *token)
{
	json_t *object = json_object();
	json_object_set_new(object, "t", text_json(token->text));
	json_object_set_new(object, "s", json_integer(token->start));
	json_object_set_new(object, "e", json_integer(token->end));
	json_object_set_new(object, "lemma", text_json(token->lemma));
	json_object_set_new(object, "norm", text_json(token->norm));
	json_object_set_new(object, "tag", text_json(token->tag));
	json_object_set_new(object, "pos", text_json(token->pos));
	json_object_set_new(object, "morph", text_json(token->morph));
	json_object_set_new(object, "dep", text_json(token->dep));
	json_object_set_new(object, "head", json_integer(token->head));
	json_object_set_new(object, "space", json_boolean(token->space_after));
	return object;
}

static json_t *triple(json_int_t first, json_int_t second, json_t *third)
{
	json_t *array = json_array();
	json_array_append_new(array, json_integer(first));
	json_array_append_new(array, json_integer(second));
	json_array_append_new(array, third);
	return array;
}

json_t *hb_analysis_to_json(const struct hb_analysis *analysis)
{
	json_t *object = json_object();
	json_t *tokens = json_array(), *sentences = json_array(), *names = json_array();
	for (size_t i = 0; i < analysis->n_tokens; i++)
		json_array_append_new(tokens, token_json(&analysis->tokens[i]));
	for (size_t i = 0; i < analysis->n_sentences; i++) {
		const struct hb_sentence *sentence = &analysis->sentences[i];
		json_array_append_new(sentences,
				      triple(sentence->first, sentence->end, json_integer(sentence->block)));
	}
	for (size_t i = 0; i < analysis->n_names; i++) {
		const struct hb_name_span *name = &analysis->names[i];
		json_array_append_new(names, triple(name->first, name->end, text_json(name->label)));
	}
	json_object_set_new(object, "id", text_json(analysis->source->id));
	json_object_set_new(object, "tokens", tokens);
	json_object_set_new(object, "sentences", sentences);
	json_object_set_new(object, "names", names);
	return object;
}

/* ---- reading back -------------------------------------------------------------------------------------------- */

struct reader {
	struct hb_arena *arena;
	struct hb_error *error;
	struct hb_offsets offsets;
	struct hb_analysis *analysis;
	const char *labels[512]; /* texts already met, so that equal labels are one pointer */
	size_t n_labels;
};

static const char *label(struct reader *reader, const char *text)
{
	for (size_t i = 0; i < reader->n_labels; i++)
		if (strcmp(reader->labels[i], text) == 0)
			return reader->labels[i];
	const char *copy = hb_arena_text(reader->arena, text);
	if (reader->n_labels < sizeof reader->labels / sizeof *reader->labels)
		reader->labels[reader->n_labels++] = copy;
	return copy;
}

static bool get_index(const json_t *value, size_t limit, uint32_t *ret_index)
{
	if (!json_is_integer(value) || json_integer_value(value) < 0 || (uint64_t)json_integer_value(value) >= limit)
		return false;
	*ret_index = (uint32_t)json_integer_value(value);
	return true;
}

static const char *get_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	return text ? text : "";
}

/* ASCII letters to lower case; what lies outside ASCII keeps its form, which tests do not depend on. */
static const char *lower_text(struct hb_arena *arena, const char *text)
{
	char *lower = hb_arena_text(arena, text);
	for (char *at = lower; *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at + ('a' - 'A'));
	return lower;
}

static enum hb_status read_token(struct reader *reader, const json_t *object, size_t n_tokens, struct hb_token *token)
{
	const struct hb_source *source = reader->analysis->source;
	if (!get_index(json_object_get(object, "s"), reader->offsets.n_cp + 1, &token->start) ||
	    !get_index(json_object_get(object, "e"), reader->offsets.n_cp + 1, &token->end) ||
	    token->start > token->end)
		return hb_fail(reader->error, HB_BAD_INPUT, "a token stands outside of the text");
	if (!get_index(json_object_get(object, "head"), n_tokens, &token->head))
		return hb_fail(reader->error, HB_BAD_INPUT, "a token's head is not a token");
	token->start_byte = (uint32_t)hb_offsets_byte(&reader->offsets, token->start);
	token->end_byte = (uint32_t)hb_offsets_byte(&reader->offsets, token->end);
	token->text = hb_arena_copy_text(reader->arena, source->text + token->start_byte,
					 token->end_byte - token->start_byte);
	token->lower = lower_text(reader->arena, token->text);
	token->norm = hb_arena_text(reader->arena, get_text(object, "norm"));
	token->lemma = hb_arena_text(reader->arena, get_text(object, "lemma"));
	token->tag = label(reader, get_text(object, "tag"));
	token->pos = label(reader, get_text(object, "pos"));
	token->morph = label(reader, get_text(object, "morph"));
	token->dep = label(reader, get_text(object, "dep"));
	token->space_after = json_is_true(json_object_get(object, "space"));
	token->is_space = strcmp(token->pos, "SPACE") == 0;
	token->name = HB_NONE;
	return HB_OK;
}

/* Widen the edges of every head to those of its subtree; repeated until nothing changes, as heads may lie on either side. */
static void set_edges(struct hb_analysis *analysis)
{
	struct hb_token *tokens = analysis->tokens;
	for (uint32_t i = 0; i < analysis->n_tokens; i++)
		tokens[i].left_edge = tokens[i].right_edge = i;
	for (bool changed = true; changed;) {
		changed = false;
		for (uint32_t i = 0; i < analysis->n_tokens; i++) {
			struct hb_token *head = &tokens[tokens[i].head];
			if (tokens[i].left_edge < head->left_edge) {
				head->left_edge = tokens[i].left_edge;
				changed = true;
			}
			if (tokens[i].right_edge > head->right_edge) {
				head->right_edge = tokens[i].right_edge;
				changed = true;
			}
		}
	}
}

static bool read_range(const json_t *range, size_t n_tokens, uint32_t *ret_first, uint32_t *ret_end)
{
	return get_index(json_array_get(range, 0), n_tokens + 1, ret_first) &&
	       get_index(json_array_get(range, 1), n_tokens + 1, ret_end) && *ret_first < *ret_end;
}

static enum hb_status read_sentences(struct reader *reader, const json_t *array)
{
	struct hb_analysis *analysis = reader->analysis;
	analysis->n_sentences = json_array_size(array);
	analysis->sentences = hb_arena_zero(reader->arena, analysis->n_sentences, sizeof *analysis->sentences);
	for (uint32_t i = 0; i < analysis->n_sentences; i++) {
		struct hb_sentence *sentence = &analysis->sentences[i];
		const json_t *range = json_array_get(array, i);
		if (!read_range(range, analysis->n_tokens, &sentence->first, &sentence->end) ||
		    !get_index(json_array_get(range, 2), UINT32_MAX, &sentence->block))
			return hb_fail(reader->error, HB_BAD_INPUT, "sentence %u is not a range of tokens", i);
		for (uint32_t t = sentence->first; t < sentence->end; t++)
			analysis->tokens[t].sentence = i;
	}
	return HB_OK;
}

static enum hb_status read_names(struct reader *reader, const json_t *array)
{
	struct hb_analysis *analysis = reader->analysis;
	analysis->n_names = json_array_size(array);
	analysis->names = hb_arena_zero(reader->arena, analysis->n_names, sizeof *analysis->names);
	for (uint32_t i = 0; i < analysis->n_names; i++) {
		struct hb_name_span *name = &analysis->names[i];
		const json_t *range = json_array_get(array, i);
		const char *text = json_string_value(json_array_get(range, 2));
		if (!text || !read_range(range, analysis->n_tokens, &name->first, &name->end))
			return hb_fail(reader->error, HB_BAD_INPUT, "name %u is not a range of tokens", i);
		name->label = label(reader, text);
		for (uint32_t t = name->first; t < name->end; t++)
			analysis->tokens[t].name = i;
	}
	return HB_OK;
}

enum hb_status hb_analysis_from_json(const json_t *object, const struct hb_source *source, struct hb_arena *arena,
				     struct hb_analysis *ret_analysis, struct hb_error *error)
{
	struct hb_analysis analysis = {.source = source};
	struct reader reader = {.arena = arena, .error = error, .analysis = &analysis};
	hb_offsets_init(&reader.offsets, arena, source->text, source->n_text_bytes);
	const json_t *tokens = json_object_get(object, "tokens");
	analysis.n_tokens = json_array_size(tokens);
	if (analysis.n_tokens >= HB_NONE)
		return hb_fail(error, HB_BAD_INPUT, "too many tokens");
	analysis.tokens = hb_arena_zero(arena, analysis.n_tokens, sizeof *analysis.tokens);
	for (size_t i = 0; i < analysis.n_tokens; i++) {
		enum hb_status status =
			read_token(&reader, json_array_get(tokens, i), analysis.n_tokens, &analysis.tokens[i]);
		if (status)
			return status;
	}
	set_edges(&analysis);
	enum hb_status status = read_sentences(&reader, json_object_get(object, "sentences"));
	if (!status)
		status = read_names(&reader, json_object_get(object, "names"));
	if (!status)
		*ret_analysis = analysis;
	return status;
}
