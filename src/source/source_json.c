/* The source record as JSON, both ways. */
#include <string.h>

#include "base/utf8.h"
#include "source/source.h"

static const char *const text_fields[] = {"id",	      "url",	 "title", "byline",    "publisher", "agency", "dateline", "published", "published_basis",
					  "updated", "updated_basis", "lang",  "charset", "sha256",    "text"};
enum { TEXT_FIELDS = sizeof text_fields / sizeof *text_fields, BYLINE = 3, TEXT = TEXT_FIELDS - 1 };

/* Where each field of text_fields is kept; NULL for the byline. */
static const char **place_of(struct hb_source *source, size_t field)
{
	const char **places[TEXT_FIELDS] = {
		&source->id,	   &source->url,       &source->title,	       NULL,		&source->publisher,
		&source->agency,   &source->dateline,  &source->published,     &source->published_basis,
		&source->updated,  &source->updated_basis, &source->lang,      &source->charset, &source->sha256,
		&source->text,
	};
	return places[field];
}

json_t *hb_source_to_json(const struct hb_source *source)
{
	struct hb_source copy = *source;
	json_t *object = json_object();
	for (size_t i = 0; i < TEXT_FIELDS; i++) {
		const char **place = place_of(&copy, i);
		if (i == TEXT) {
			json_object_set_new(object, "text", json_stringn(source->text ? source->text : "", source->text ? source->n_text_bytes : 0));
			continue;
		}
		if (place) {
			json_object_set_new(object, text_fields[i], *place ? json_string(*place) : json_null());
			continue;
		}
		json_t *names = json_array();
		for (size_t k = 0; k < source->n_bylines; k++)
			json_array_append_new(names, json_string(source->bylines[k]));
		json_object_set_new(object, "byline", names);
	}
	json_t *blocks = json_array();
	for (size_t i = 0; i < source->n_blocks; i++) {
		const struct hb_block *block = &source->blocks[i];
		json_array_append_new(blocks, json_pack("[iis]", (int)block->span.start, (int)block->span.end,
							hb_block_kind_text(block->kind)));
	}
	json_object_set_new(object, "blocks", blocks);
	return object;
}

static enum hb_status read_byline(const json_t *object, struct hb_arena *arena, struct hb_source *source,
				  struct hb_error *error)
{
	const json_t *names = json_object_get(object, "byline");
	if (!names || json_is_null(names))
		return HB_OK;
	size_t n = json_array_size(names);
	if (!json_is_array(names))
		return hb_fail(error, HB_BAD_INPUT, "\"byline\" has to be an array of names");
	const char **texts = hb_arena_alloc(arena, n, sizeof *texts);
	for (size_t i = 0; i < n; i++) {
		if (!json_is_string(json_array_get(names, i)))
			return hb_fail(error, HB_BAD_INPUT, "\"byline\" has to be an array of names");
		texts[i] = hb_arena_text(arena, json_string_value(json_array_get(names, i)));
	}
	source->bylines = texts;
	source->n_bylines = n;
	return HB_OK;
}

static enum hb_status read_blocks(const json_t *object, struct hb_arena *arena, struct hb_source *source,
				  struct hb_error *error)
{
	const json_t *items = json_object_get(object, "blocks");
	size_t n = json_array_size(items), n_cp = hb_utf8_count_cp(source->text, source->n_text_bytes);
	if (items && !json_is_null(items) && !json_is_array(items))
		return hb_fail(error, HB_BAD_INPUT, "\"blocks\" has to be an array");
	struct hb_block *blocks = hb_arena_alloc(arena, n, sizeof *blocks);
	json_int_t last = 0;
	for (size_t i = 0; i < n; i++) {
		const json_t *item = json_array_get(items, i);
		json_int_t start = json_integer_value(json_array_get(item, 0)), end = json_integer_value(json_array_get(item, 1));
		const char *kind = json_string_value(json_array_get(item, 2));
		int number = kind ? hb_block_kind_parse(kind) : -1;
		if (json_array_size(item) != 3 || start < last || end < start || end > (json_int_t)n_cp || number < 0)
			return hb_fail(error, HB_BAD_INPUT, "block %zu is not [start, end, kind] in order and inside the text", i);
		blocks[i] = (struct hb_block){(enum hb_block_kind)number, {(uint32_t)start, (uint32_t)end}};
		last = end;
	}
	source->blocks = blocks;
	source->n_blocks = n;
	return HB_OK;
}

enum hb_status hb_source_from_json(const json_t *object, struct hb_arena *arena, struct hb_source *ret_source,
				   struct hb_error *error)
{
	struct hb_source source = {0};
	if (!json_is_object(object))
		return hb_fail(error, HB_BAD_INPUT, "a source has to be a JSON object");
	for (size_t i = 0; i < TEXT_FIELDS; i++) {
		const json_t *value = json_object_get(object, text_fields[i]);
		const char **place = place_of(&source, i);
		if (!place || !value || json_is_null(value))
			continue;
		if (!json_is_string(value) || strlen(json_string_value(value)) != json_string_length(value))
			return hb_fail(error, HB_BAD_INPUT, "\"%s\" of a source has to be a string without NUL", text_fields[i]);
		*place = hb_arena_text(arena, json_string_value(value));
		if (i == TEXT)
			source.n_text_bytes = json_string_length(value);
	}
	if (!source.text)
		source.text = "";
	enum hb_status status = read_byline(object, arena, &source, error);
	if (status == HB_OK)
		status = read_blocks(object, arena, &source, error);
	if (status == HB_OK)
		*ret_source = source;
	return status;
}
