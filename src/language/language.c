/* The language stage: see language.h.  Blocks to tokens, tokens to features, networks, attribute ruler, lemmas; then sentences,
 * names and the edges of subtrees. */
#include "language/language.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "language/analyse_internal.h"

/* ---- the model ----------------------------------------------------------------------------------------------- */

static enum hb_status open_meta(struct hb_language_model *model, struct hb_error *error)
{
	static const char *const keys[] = {"lang", "name", "version"};
	const char *texts[3] = {"", "", ""};
	struct hb_text_map meta;
	enum hb_status status = hb_text_map_open(model->file, "meta", &meta, error);

	if (status != HB_OK)
		return status;
	for (size_t i = 0; i < 3; i++) {
		uint32_t offset;
		if (hb_text_map_get(&meta, keys[i], strlen(keys[i]), &offset, NULL))
			texts[i] = hb_text_map_text(&meta, offset);
	}
	model->name = texts[0];
	size_t size = strlen(texts[1]) + strlen(texts[2]) + 2;
	model->version = hb_alloc(size, 1);
	char *end = stpcpy(model->version, texts[1]);
	*end++ = ' ';
	strcpy(end, texts[2]);
	return HB_OK;
}

/* Takes the file, also on failure. */
static enum hb_status open_model(struct hb_model_file *file, struct hb_language_model **ret_model,
				 struct hb_error *error)
{
	struct hb_language_model *model = hb_alloc_zero(1, sizeof *model);
	model->file = file;
	enum hb_status status = open_meta(model, error);
	if (status == HB_OK)
		status = hb_labels_open(file, &model->labels, error);
	if (status == HB_OK)
		status = hb_tokenizer_open(file, &model->tokenizer, error);
	if (status == HB_OK)
		status = hb_network_open(file, &model->network, error);
	if (status == HB_OK)
		status = hb_ruler_open(file, &model->labels, &model->ruler, error);
	if (status == HB_OK)
		status = hb_lemmatizer_open(file, &model->labels, &model->lemmatizer, error);
	if (status == HB_OK) {
		*ret_model = model;
		return HB_OK;
	}
	hb_language_free(model);
	if (status == HB_NOT_FOUND) { /* a section that every model has is missing */
		status = HB_BAD_INPUT;
		if (error)
			error->status = status;
	}
	return status;
}

enum hb_status hb_language_load(const char *path, struct hb_language_model **ret_model, struct hb_error *error)
{
	struct hb_model_file *file;
	enum hb_status status = hb_model_file_open(path, &file, error);
	if (status == HB_OK)
		status = open_model(file, ret_model, error);
	if (status != HB_OK)
		hb_error_at(error, path, 0, UINT64_MAX);
	return status;
}

enum hb_status hb_language_from_bytes(const void *bytes, size_t n_bytes, struct hb_language_model **ret_model,
				      struct hb_error *error)
{
	struct hb_model_file *file;
	enum hb_status status = hb_model_file_from_bytes(bytes, n_bytes, &file, error);
	return status == HB_OK ? open_model(file, ret_model, error) : status;
}

void hb_language_free(struct hb_language_model *model)
{
	if (!model)
		return;
	hb_tokenizer_free(model->tokenizer);
	hb_network_free(model->network);
	hb_ruler_free(model->ruler);
	hb_lemmatizer_free(model->lemmatizer);
	hb_model_file_close(model->file);
	free(model->version);
	free(model);
}

const char *hb_language_name(const struct hb_language_model *model)
{
	return model->name;
}

const char *hb_language_version(const struct hb_language_model *model)
{
	return model->version;
}

/* ---- the workspace ------------------------------------------------------------------------------------------- */

struct hb_workspace *hb_workspace_new(const struct hb_language_model *model, enum hb_precision precision)
{
	struct hb_workspace *workspace = hb_alloc_zero(1, sizeof *workspace);
	workspace->model = model;
	workspace->tokenizer = hb_tokenizer_state_new(model->tokenizer);
	workspace->network = hb_network_state_new(model->network, precision);
	workspace->lemmatizer = hb_lemmatizer_state_new(model->lemmatizer);
	workspace->regex = hb_regex_state_new();
	workspace->scratch = hb_arena_new();
	return workspace;
}

void hb_workspace_free(struct hb_workspace *workspace)
{
	if (!workspace)
		return;
	hb_tokenizer_state_free(workspace->tokenizer);
	hb_network_state_free(workspace->network);
	hb_lemmatizer_state_free(workspace->lemmatizer);
	hb_regex_state_free(workspace->regex);
	hb_arena_free(workspace->scratch);
	free(workspace);
}

/* ---- the analysis -------------------------------------------------------------------------------------------- */

static bool is_readable(enum hb_block_kind kind)
{
	return kind != HB_BLOCK_BYLINE && kind != HB_BLOCK_FURNITURE;
}

void hb_analyse(struct hb_workspace *workspace, const struct hb_source *source, struct hb_arena *arena,
		struct hb_analysis *ret_analysis)
{
	struct analysis_run run = {.workspace = workspace, .source = source, .arena = arena};
	struct hb_offsets offsets;

	hb_offsets_init(&offsets, arena, source->text, source->n_text_bytes);
	workspace->document++;
	if (hb_tokenizer_trim(workspace->tokenizer)) /* its words are what the lemmas are cached by */
		hb_lemmatizer_state_clear(workspace->lemmatizer);
	hb_arena_reset(workspace->scratch);
	for (uint32_t block = 0; block < source->n_blocks; block++) {
		if (!is_readable(source->blocks[block].kind))
			continue;
		analyse_add_block(&run, &offsets, block);
		if (run.tokens.count - run.n_done >= BATCH_TOKENS)
			analyse_finish_batch(&run);
	}
	analyse_finish_batch(&run);
	*ret_analysis = (struct hb_analysis){
		.source = source,
		.tokens = run.tokens.items,
		.n_tokens = run.tokens.count,
		.sentences = run.sentences.items,
		.n_sentences = run.sentences.count,
		.names = run.names.items,
		.n_names = run.names.count,
	};
}
