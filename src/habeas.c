/* The library for other programs: see habeas.h.  Thin: each call is a stage with its error turned into a message. */
#include "habeas.h"

#include <stdlib.h>

#include "casebook/casebook.h"
#include "habeas_config.h"
#include "pipeline.h"
#include "record_json.h"

struct hb_reader {
	struct hb_language_model *model;
	struct hb_workspace *workspace;
	struct hb_arena *arena;
};

struct hb_cases {
	struct hb_casebook *casebook;
};

const char *hb_version(void)
{
	return HB_VERSION;
}

void hb_text_free(char *text)
{
	free(text);
}

void hb_on_out_of_memory(void (*handler)(size_t wanted_bytes))
{
	hb_set_out_of_memory(handler);
}

/* Give the error to the caller. */
static int fail(const struct hb_error *error, char *message, size_t message_size)
{
	if (message && message_size)
		hb_error_text(error, message, message_size);
	return (int)error->status;
}

static struct hb_input input_of(const struct hb_document *document)
{
	return (struct hb_input){
		.bytes = document->bytes,
		.n_bytes = document->n_bytes,
		.id = document->id,
		.url = document->url,
		.content_type = document->content_type,
		.title = document->title,
		.published = document->published,
		.lang = document->lang,
		.publisher = document->publisher,
		.media = document->is_text ? HB_MEDIA_TEXT : HB_MEDIA_UNKNOWN,
		.given_text = document->is_text != 0,
	};
}

/* A JSON value as text; the value is given up. */
static char *take_json(json_t *value, size_t flags)
{
	char *text = json_dumps(value, flags);
	json_decref(value);
	if (!text)
		hb_out_of_memory(0);
	return text;
}

int hb_reader_open(const char *model_path, struct hb_reader **ret_reader, char *message, size_t message_size)
{
	struct hb_error error = {0};
	struct hb_language_model *model;
	if (hb_language_load(model_path, &model, &error))
		return fail(&error, message, message_size);
	struct hb_reader *reader = hb_alloc_zero(1, sizeof *reader);
	reader->model = model;
	reader->workspace = hb_workspace_new(model, HB_FLOAT32);
	reader->arena = hb_arena_new();
	*ret_reader = reader;
	return 0;
}

void hb_reader_close(struct hb_reader *reader)
{
	if (!reader)
		return;
	hb_workspace_free(reader->workspace);
	hb_language_free(reader->model);
	hb_arena_free(reader->arena);
	free(reader);
}

int hb_reader_read(struct hb_reader *reader, const struct hb_document *document, char **ret_json, char *message,
		   size_t message_size)
{
	struct hb_error error = {0};
	struct hb_source source;
	struct hb_input input = input_of(document);
	hb_arena_reset(reader->arena);
	if (hb_source_read(&input, reader->arena, &source, &error))
		return fail(&error, message, message_size);
	*ret_json = take_json(hb_source_to_json(&source), JSON_COMPACT);
	return 0;
}

int hb_reader_extract(struct hb_reader *reader, const struct hb_document *document, char **ret_json, char *message,
		      size_t message_size)
{
	struct hb_error error = {0};
	struct hb_source source;
	struct hb_extraction extraction;
	struct hb_input input = input_of(document);
	input.title_in_text = true;
	hb_arena_reset(reader->arena);
	if (hb_pipeline_run(reader->workspace, &input, reader->arena, &source, &extraction, &error))
		return fail(&error, message, message_size);
	*ret_json = take_json(hb_extraction_to_json(&extraction), JSON_COMPACT);
	return 0;
}

int hb_cases_open(const char *path, struct hb_cases **ret_cases, char *message, size_t message_size)
{
	struct hb_error error = {0};
	struct hb_casebook *casebook;
	if (hb_casebook_open(path, true, &casebook, &error))
		return fail(&error, message, message_size);
	struct hb_cases *cases = hb_alloc_zero(1, sizeof *cases);
	cases->casebook = casebook;
	*ret_cases = cases;
	return 0;
}

void hb_cases_close(struct hb_cases *cases)
{
	if (!cases)
		return;
	hb_casebook_close(cases->casebook);
	free(cases);
}

int hb_cases_add(struct hb_cases *cases, struct hb_reader *reader, const struct hb_document *document, int *ret_new,
		 char *message, size_t message_size)
{
	struct hb_error error = {0};
	struct hb_source source;
	struct hb_extraction extraction;
	struct hb_input input = input_of(document);
	struct hb_delivery delivery = {.bytes = document->bytes,
				       .n_bytes = document->n_bytes,
				       .url = document->url,
				       .content_type = document->content_type};
	bool is_new;
	input.title_in_text = true;
	hb_arena_reset(reader->arena);
	if (hb_pipeline_run(reader->workspace, &input, reader->arena, &source, &extraction, &error) ||
	    hb_casebook_add(cases->casebook, &delivery, &extraction, &is_new, &error))
		return fail(&error, message, message_size);
	if (ret_new)
		*ret_new = is_new;
	return 0;
}

int hb_cases_export(struct hb_cases *cases, const char *as_of, char **ret_json, char *message, size_t message_size)
{
	struct hb_error error = {0};
	json_t *export;
	if (hb_casebook_resolve(cases->casebook, &error) ||
	    hb_casebook_export(cases->casebook, as_of, &export, &error))
		return fail(&error, message, message_size);
	*ret_json = take_json(export, JSON_INDENT(1));
	return 0;
}
