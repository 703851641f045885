/* The casebook: opening, and adding sources.  See casebook.h. */
#include "casebook/casebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/sha256.h"
#include "casebook/casebook_internal.h"
#include "record_json.h"
#include "source/source.h"

enum hb_status hb_casebook_open(const char *path, bool create, struct hb_casebook **ret_casebook, struct hb_error *error)
{
	struct hb_store *store;
	char *interrupted = NULL;
	enum hb_status status = hb_store_open(path, create, &store, error);
	if (status)
		return status;
	status = hb_store_intake(store, &interrupted, error);
	if (status) {
		hb_store_close(store);
		return status;
	}
	struct hb_casebook *casebook = hb_alloc_zero(1, sizeof *casebook);
	casebook->store = store;
	casebook->interrupted = interrupted;
	casebook->arena = hb_arena_new();
	*ret_casebook = casebook;
	return HB_OK;
}

void hb_casebook_close(struct hb_casebook *casebook)
{
	if (!casebook)
		return;
	hb_store_close(casebook->store);
	hb_arena_free(casebook->arena);
	free(casebook->interrupted);
	free(casebook);
}

const char *hb_casebook_interrupted(const struct hb_casebook *casebook)
{
	return casebook->interrupted;
}

enum hb_status hb_casebook_note(struct hb_casebook *casebook, const char *name, struct hb_error *error)
{
	return hb_store_set_intake(casebook->store, name, error);
}

bool hb_casebook_has(struct hb_casebook *casebook, const char *sha256, const char *extractor)
{
	return hb_store_has(casebook->store, sha256, extractor);
}

/* JSON in one form: equal values give equal bytes. */
static char *dump(const json_t *value)
{
	char *text = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(9));
	if (!text)
		hb_out_of_memory(0);
	return text;
}

/* ---- adding -------------------------------------------------------------------------------------------------- */

struct addition {
	struct hb_casebook *casebook;
	const struct hb_delivery *delivery;
	const struct hb_extraction *extraction;
	struct hb_claims claims;
	char *record;          /* the extraction record */
	char *source_record;   /* the source's record without text and blocks */
	char text_sha256[HB_SHA256_TEXT_BYTES];
};

static enum hb_status check_extraction(const struct hb_delivery *delivery, const struct hb_extraction *extraction,
				       struct hb_error *error)
{
	const struct hb_source *source = extraction->source;
	char sha256[HB_SHA256_TEXT_BYTES];
	if (!source || !source->sha256 || !source->text || !extraction->extractor)
		return hb_fail(error, HB_BAD_INPUT, "an extraction without source, hash or extractor cannot be stored");
	if (!hb_utf8_valid(source->text, source->n_text_bytes))
		return hb_fail(error, HB_BAD_INPUT, "the text of the source is not valid UTF-8");
	if (!delivery->bytes)
		return HB_OK;
	hb_sha256_text(delivery->bytes, delivery->n_bytes, sha256);
	if (strcmp(sha256, source->sha256) != 0)
		return hb_fail(error, HB_BAD_INPUT, "the source's hash is not that of its bytes");
	return HB_OK;
}

static void make_records(struct addition *addition)
{
	json_t *record = hb_extraction_to_json(addition->extraction);
	json_t *source = json_copy(json_object_get(record, "doc"));
	json_object_del(source, "text");
	json_object_del(source, "blocks");
	addition->record = dump(record);
	addition->source_record = dump(source);
	json_decref(source);
	json_decref(record);
}

static enum hb_status add_delivery(struct addition *addition, int64_t source, bool *ret_new, struct hb_error *error)
{
	const struct hb_delivery *delivery = addition->delivery;
	json_t *redirects = json_array();
	for (size_t i = 0; i < delivery->n_redirects; i++)
		json_array_append_new(redirects, json_string(delivery->redirects[i]));
	char *redirects_text = dump(redirects);
	struct hb_stored_delivery stored = {
		.file = delivery->file,
		.url = delivery->url,
		.final_url = delivery->final_url,
		.headers = delivery->headers,
		.content_type = delivery->content_type,
		.retrieved = delivery->retrieved,
		.redirects = redirects_text,
		.record = addition->source_record,
	};
	enum hb_status status = hb_store_add_delivery(addition->casebook->store, source, &stored, ret_new, error);
	free(redirects_text);
	json_decref(redirects);
	return status;
}

static enum hb_status add_blocks(struct addition *addition, int64_t extraction, struct hb_arena *arena,
				 struct hb_error *error)
{
	const struct hb_source *source = addition->extraction->source;
	struct hb_offsets offsets;
	bool has_title = !source->title;
	hb_offsets_init(&offsets, arena, source->text, source->n_text_bytes);
	for (size_t i = 0; i < source->n_blocks; i++)
		has_title |= source->blocks[i].kind == HB_BLOCK_TITLE;
	if (!has_title) { /* a title that came beside the text is found, too */
		enum hb_status status = hb_store_add_block(addition->casebook->store, extraction,
							   hb_block_kind_text(HB_BLOCK_TITLE), 0, 0, source->title,
							   strlen(source->title), error);
		if (status)
			return status;
	}
	for (size_t i = 0; i < source->n_blocks; i++) {
		const struct hb_block *block = &source->blocks[i];
		if (block->kind == HB_BLOCK_FURNITURE || block->span.start >= block->span.end)
			continue;
		if (block->span.end > offsets.n_cp)
			return hb_fail(error, HB_BAD_INPUT, "a block lies outside of the text");
		size_t first = hb_offsets_byte(&offsets, block->span.start), end = hb_offsets_byte(&offsets, block->span.end);
		enum hb_status status = hb_store_add_block(addition->casebook->store, extraction,
							   hb_block_kind_text(block->kind), block->span.start,
							   block->span.end, source->text + first, end - first, error);
		if (status)
			return status;
	}
	return HB_OK;
}

static enum hb_status add_claims(struct addition *addition, int64_t extraction, struct hb_error *error)
{
	for (size_t i = 0; i < addition->claims.count; i++) {
		const struct hb_claim *claim = &addition->claims.items[i];
		struct hb_stored_claim stored = {
			.kind = hb_claim_kind_text(claim->kind),
			.ordinal = (uint32_t)i,
			.item = claim->item,
			.part = claim->part,
			.property = claim->property,
			.value = claim->value,
			.start_cp = claim->span.start,
			.end_cp = claim->span.end,
			.text = claim->text,
			.asserter = claim->asserter,
			.reality = hb_reality_text(claim->reality),
			/* as in the record, so that both tell the same */
			.confidence = (double)(int)(claim->confidence * 100.0 + 0.5) / 100.0,
		};
		enum hb_status status = hb_store_add_claim(addition->casebook->store, extraction, &stored, error);
		if (status)
			return status;
	}
	return HB_OK;
}

static enum hb_status store_addition(struct addition *addition, struct hb_arena *arena, bool *ret_new,
				     struct hb_error *error)
{
	const struct hb_extraction *extraction = addition->extraction;
	const struct hb_delivery *delivery = addition->delivery;
	struct hb_store *store = addition->casebook->store;
	int64_t source, row;
	bool new_source, new_delivery, current, new_extraction;
	const char *bytes = delivery->bytes;
	size_t n_bytes = delivery->n_bytes;
	if (!bytes && strcmp(addition->text_sha256, extraction->source->sha256) == 0) { /* the text was all there was */
		bytes = extraction->source->text;
		n_bytes = extraction->source->n_text_bytes;
	}
	enum hb_status status = hb_store_add_source(store, extraction->source->sha256, bytes, n_bytes, &source, &new_source,
						    error);
	if (!status)
		status = add_delivery(addition, source, &new_delivery, error);
	if (!status)
		status = hb_store_add_extraction(store, source, extraction->extractor, addition->text_sha256,
						 addition->record, strlen(addition->record), &row, &current,
						 &new_extraction, error);
	if (status)
		return status;
	if (new_extraction && current)
		status = add_blocks(addition, row, arena, error);
	if (!status && new_extraction)
		status = add_claims(addition, row, error);
	*ret_new = new_source || new_delivery || new_extraction;
	return status;
}

enum hb_status hb_casebook_add(struct hb_casebook *casebook, const struct hb_delivery *delivery,
			       const struct hb_extraction *extraction, bool *ret_new, struct hb_error *error)
{
	struct addition addition = {.casebook = casebook, .delivery = delivery, .extraction = extraction};
	enum hb_status status = check_extraction(delivery, extraction, error);
	if (status)
		return status;
	struct hb_arena *arena = hb_arena_new();
	bool is_new = false;
	status = hb_claims_build(extraction, arena, &addition.claims, error);
	if (!status) {
		hb_sha256_text(extraction->source->text, extraction->source->n_text_bytes, addition.text_sha256);
		make_records(&addition);
		status = hb_store_begin(casebook->store, error);
	}
	if (!status) {
		status = store_addition(&addition, arena, &is_new, error);
		if (!status)
			status = hb_store_commit(casebook->store, error);
		if (status)
			hb_store_rollback(casebook->store);
	}
	free(addition.record);
	free(addition.source_record);
	hb_arena_free(arena);
	if (!status)
		*ret_new = is_new;
	return status;
}

/* ---- the corpus ---------------------------------------------------------------------------------------------- */

enum hb_status hb_casebook_corpus(struct hb_casebook *casebook, const struct hb_corpus **ret_corpus,
				  struct hb_error *error)
{
	int64_t version;
	enum hb_status status = hb_store_version(casebook->store, &version, error);
	if (status)
		return status;
	if (!casebook->loaded || casebook->corpus_version != version) {
		casebook->loaded = false;
		hb_arena_reset(casebook->arena);
		status = hb_store_begin_reading(casebook->store, error);
		if (status)
			return status;
		status = hb_corpus_load(casebook->store, casebook->arena, &casebook->corpus, error);
		hb_store_rollback(casebook->store);
		if (status)
			return status;
		casebook->loaded = true;
		casebook->corpus_version = version;
	}
	*ret_corpus = &casebook->corpus;
	return HB_OK;
}
