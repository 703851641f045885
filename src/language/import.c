/* The import: see import.h. */
#include "language/import.h"

#include <jansson.h>
#include <string.h>

#include "base/memory.h"
#include "language/import_network.h"
#include "language/import_parts.h"
#include "language/maps.h"

static void put_meta(struct hb_map_builder *builder, const char *key, const char *value)
{
	hb_map_builder_put(builder, key, strlen(key), hb_map_builder_text(builder, value, strlen(value)));
}

static const char *meta_text(const json_t *meta, const char *key)
{
	const char *text = json_string_value(json_object_get(meta, key));
	return text ? text : "";
}

static void import_meta(const json_t *meta, const char *source_name, struct hb_model_writer *writer)
{
	struct hb_map_builder *builder = hb_map_builder_new();
	struct hb_arena *arena = hb_arena_new();
	put_meta(builder, "lang", meta_text(meta, "lang"));
	put_meta(builder, "name", hb_arena_format(arena, "%s_%s", meta_text(meta, "lang"), meta_text(meta, "name")));
	put_meta(builder, "version", meta_text(meta, "version"));
	put_meta(builder, "licence", meta_text(meta, "license"));
	put_meta(builder, "source", source_name ? source_name : "");
	hb_map_builder_write(builder, writer, "meta");
	hb_arena_free(arena);
	hb_map_builder_free(builder);
}

enum hb_status hb_model_import_wheel(const struct hb_wheel *wheel, const char *source_name,
				     struct hb_model_writer *writer, struct hb_error *error)
{
	const char *bytes;
	size_t n_bytes;
	json_error_t json_error;
	enum hb_status status = hb_wheel_file(wheel, "meta.json", &bytes, &n_bytes, error);

	if (status != HB_OK)
		return status == HB_NOT_FOUND ? hb_fail(error, HB_BAD_INPUT, "the pipeline has no meta.json") : status;
	json_t *meta = json_loadb(bytes, n_bytes, 0, &json_error);
	if (!json_is_object(meta)) {
		json_decref(meta);
		return hb_fail(error, HB_BAD_INPUT, "meta.json of the pipeline is not readable");
	}
	import_meta(meta, source_name, writer);
	status = hb_import_vocabulary(wheel, writer, error);
	if (status == HB_OK)
		status = hb_import_tokenizer(wheel, writer, error);
	if (status == HB_OK)
		status = hb_import_network(wheel, writer, error);
	if (status == HB_OK)
		status = hb_import_ruler(wheel, meta, writer, error);
	if (status == HB_OK)
		status = hb_import_lemmatizer(wheel, meta_text(meta, "lang"), writer, error);
	json_decref(meta);
	if (status == HB_NOT_FOUND) { /* a file that the pipeline must have is missing */
		status = HB_BAD_INPUT;
		if (error)
			error->status = status;
	}
	return status;
}

enum hb_status hb_model_import(const char *wheel_path, const char *out_path, struct hb_error *error)
{
	struct hb_wheel *wheel;
	enum hb_status status = hb_wheel_open(wheel_path, &wheel, error);
	if (status != HB_OK)
		return status;
	const char *slash = strrchr(wheel_path, '/');
	struct hb_model_writer *writer = hb_model_writer_new();
	status = hb_model_import_wheel(wheel, slash ? slash + 1 : wheel_path, writer, error);
	if (status != HB_OK)
		hb_error_at(error, wheel_path, 0, UINT64_MAX);
	else
		status = hb_model_writer_save(writer, out_path, error);
	hb_model_writer_free(writer);
	hb_wheel_free(wheel);
	return status;
}
