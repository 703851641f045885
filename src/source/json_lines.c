/* JSON lines to inputs. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/source.h"

enum { LARGEST_LINE_BYTES = 64 << 20 };

struct field {
	const char *name;
	const char **place;
};

static enum hb_status take_texts(const json_t *object, const struct field *fields, size_t n_fields, struct hb_arena *arena,
				 struct hb_error *error)
{
	for (size_t i = 0; i < n_fields; i++) {
		const json_t *value = json_object_get(object, fields[i].name);
		if (!value || json_is_null(value))
			continue;
		if (json_is_integer(value) && !strcmp(fields[i].name, "id")) {
			*fields[i].place = hb_arena_format(arena, "%lld", (long long)json_integer_value(value));
			continue;
		}
		if (!json_is_string(value))
			return hb_fail(error, HB_BAD_INPUT, "\"%s\" has to be a string", fields[i].name);
		if (strlen(json_string_value(value)) > 0)
			*fields[i].place = hb_arena_copy_text(arena, json_string_value(value), json_string_length(value));
	}
	return HB_OK;
}

enum hb_status hb_input_from_json_line(const char *line, size_t n_bytes, struct hb_arena *arena, struct hb_input *ret_input,
				       struct hb_error *error)
{
	if (n_bytes > LARGEST_LINE_BYTES)
		return hb_fail(error, HB_BAD_INPUT, "the line has %zu bytes; the most that are read is %d", n_bytes,
			       LARGEST_LINE_BYTES);
	json_error_t json_error;
	json_t *object = json_loadb(line, n_bytes, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &json_error);
	if (!object) {
		hb_fail(error, HB_BAD_INPUT, "not JSON: %s", json_error.text);
		hb_error_at(error, "", 0, json_error.position > 0 ? (uint64_t)json_error.position : 0);
		return HB_BAD_INPUT;
	}
	struct hb_input input = {0};
	const struct field fields[] = {{"id", &input.id},	  {"url", &input.url},	 {"title", &input.title},
				       {"published", &input.published}, {"lang", &input.lang}, {"publisher", &input.publisher}};
	const json_t *text = json_object_get(object, "text"), *html = json_object_get(object, "html");
	enum hb_status status = HB_OK;
	if (!json_is_object(object))
		status = hb_fail(error, HB_BAD_INPUT, "the line has to be a JSON object");
	else if (json_is_string(text) == json_is_string(html))
		status = hb_fail(error, HB_BAD_INPUT, "the object has to have \"text\" or \"html\" (one of them), a string");
	else
		status = take_texts(object, fields, sizeof fields / sizeof *fields, arena, error);
	if (status == HB_OK) {
		const json_t *content = json_is_string(text) ? text : html;
		input.n_bytes = json_string_length(content);
		input.bytes = hb_arena_copy_text(arena, json_string_value(content), input.n_bytes);
		input.given_text = content == text;
		input.media = content == text ? HB_MEDIA_TEXT : HB_MEDIA_HTML;
		input.content_type = content == text ? NULL : "text/html; charset=utf-8";
		*ret_input = input;
	}
	json_decref(object);
	return status;
}
