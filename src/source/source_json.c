/* Sources as JSON: see source.h. */
#include <string.h>

#include "base/utf8.h"
#include "source/source.h"

static void set_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, text ? json_string(text) : json_null());
}

static json_t *bylines_json(const struct hb_source *source)
{
	json_t *array = json_array();
	for (size_t i = 0; i < source->n_bylines; i++)
		json_array_append_new(array, json_string(source->bylines[i]));
	return array;
}

static json_t *blocks_json(const struct hb_source *source)
{
	json_t *array = json_array();
	for (size_t i = 0; i < source->n_blocks; i++) {
		const struct hb_block *block = &source->blocks[i];
		json_t *triple = json_array();
		json_array_append_new(triple, json_integer(block->span.start));
		json_array_append_new(triple, json_integer(block->span.end));
		json_array_append_new(triple, json_string(hb_block_kind_text(block->kind)));
		json_array_append_new(array, triple);
	}
	return array;
}

json_t *hb_source_to_json(const struct hb_source *source)
{
	json_t *object = json_object();
	set_text(object, "id", source->id);
	set_text(object, "url", source->url);
	set_text(object, "title", source->title);
	json_object_set_new(object, "byline", bylines_json(source));
	set_text(object, "publisher", source->publisher);
	set_text(object, "agency", source->agency);
	set_text(object, "dateline", source->dateline);
	set_text(object, "published", source->published);
	set_text(object, "published_basis", source->published_basis);
	set_text(object, "updated", source->updated);
	set_text(object, "updated_basis", source->updated_basis);
	set_text(object, "lang", source->lang);
	set_text(object, "charset", source->charset);
	set_text(object, "sha256", source->sha256);
	json_object_set_new(object, "text", json_stringn(source->text, source->n_text_bytes));
	json_object_set_new(object, "blocks", blocks_json(source));
	return object;
}

/* ---- reading back -------------------------------------------------------------------------------------------- */

static const char *get_text(const json_t *object, const char *key, struct hb_arena *arena)
{
	const json_t *value = json_object_get(object, key);
	return json_is_string(value) ? hb_arena_copy_text(arena, json_string_value(value), json_string_length(value))
				     : NULL;
}

static void read_bylines(const json_t *array, struct hb_arena *arena, struct hb_source *source)
{
	const char **bylines = hb_arena_alloc(arena, json_array_size(array), sizeof *bylines);
	for (size_t i = 0; i < json_array_size(array); i++) {
		const char *name = json_string_value(json_array_get(array, i));
		if (name)
			bylines[source->n_bylines++] = hb_arena_text(arena, name);
	}
	source->bylines = bylines;
}

static enum hb_status read_blocks(const json_t *array, struct hb_arena *arena, struct hb_source *source,
				  struct hb_error *error)
{
	size_t n_cp = hb_utf8_count_cp(source->text, source->n_text_bytes);
	struct hb_block *blocks = hb_arena_alloc(arena, json_array_size(array), sizeof *blocks);
	json_int_t last = 0;
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *triple = json_array_get(array, i);
		json_int_t start = json_integer_value(json_array_get(triple, 0));
		json_int_t end = json_integer_value(json_array_get(triple, 1));
		int kind = hb_block_kind_parse(json_string_value(json_array_get(triple, 2)));
		if (json_array_size(triple) != 3 || kind < 0 || start < last || end < start || (size_t)end > n_cp)
			return hb_fail(error, HB_BAD_INPUT,
				       "block %zu is not [start, end, kind] in order and inside the text", i);
		blocks[i] = (struct hb_block){(enum hb_block_kind)kind, {(uint32_t)start, (uint32_t)end}};
		last = end;
	}
	source->blocks = blocks;
	source->n_blocks = json_array_size(array);
	return HB_OK;
}

static bool is_sha256(const char *text)
{
	return text && strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

enum hb_status hb_source_from_json(const json_t *object, struct hb_arena *arena, struct hb_source *ret_source,
				   struct hb_error *error)
{
	const json_t *text = json_object_get(object, "text");
	if (!json_is_string(text))
		return hb_fail(error, HB_BAD_INPUT, "the document has no text");
	if (json_string_length(text) >= UINT32_MAX || memchr(json_string_value(text), 0, json_string_length(text)))
		return hb_fail(error, HB_BAD_INPUT, "the document's text is too long or holds a zero byte");
	struct hb_source source = {
		.id = get_text(object, "id", arena),
		.url = get_text(object, "url", arena),
		.title = get_text(object, "title", arena),
		.publisher = get_text(object, "publisher", arena),
		.agency = get_text(object, "agency", arena),
		.dateline = get_text(object, "dateline", arena),
		.published = get_text(object, "published", arena),
		.published_basis = get_text(object, "published_basis", arena),
		.updated = get_text(object, "updated", arena),
		.updated_basis = get_text(object, "updated_basis", arena),
		.lang = get_text(object, "lang", arena),
		.charset = get_text(object, "charset", arena),
		.sha256 = get_text(object, "sha256", arena),
		.text = get_text(object, "text", arena),
		.n_text_bytes = json_string_length(text),
	};
	if (source.sha256 && !is_sha256(source.sha256))
		return hb_fail(error, HB_BAD_INPUT, "the document's sha256 is not 64 hexadecimal digits");
	read_bylines(json_object_get(object, "byline"), arena, &source);
	enum hb_status status = read_blocks(json_object_get(object, "blocks"), arena, &source, error);
	if (!status)
		*ret_source = source;
	return status;
}
