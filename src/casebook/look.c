/* Search, verification, and one claim in its context: see casebook.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "casebook/casebook_internal.h"
#include "casebook/export_internal.h"

enum {
	CONTEXT_CP = 240, /* words on either side of a claim */
	MAX_QUERY_BYTES = 8192,
};

/* ---- search -------------------------------------------------------------------------------------------------- */

/* What people type, as an FTS5 query in which nothing can be malformed: words and "phrases" become quoted strings that must all
 * occur; a star at the end of a word asks for its beginning; OR between words stays. */
static void quote_query(const char *query, struct hb_buffer *out)
{
	bool has_term = false, after_or = false;
	for (const char *at = query; *at;) {
		bool phrase = *at == '"';
		if (phrase || *at == ' ' || *at == '\t' || *at == '\n') {
			at++;
			if (!phrase)
				continue;
		}
		size_t n = strcspn(at, phrase ? "\"" : " \t\n\"");
		bool star = !phrase && n > 1 && at[n - 1] == '*';
		if (!phrase && n == 2 && strncmp(at, "OR", 2) == 0 && has_term && !after_or) {
			after_or = true;
		} else if (n) {
			hb_buffer_format(out, "%s\"%.*s\"%s", !has_term ? "" : after_or ? " OR " : " ", (int)(n - star), at,
					 star ? "*" : "");
			has_term = true;
			after_or = false;
		}
		at += n + (phrase && at[n] == '"');
	}
}

struct searching {
	const struct hb_corpus *corpus;
	json_t *hits;
};

static const struct hb_corpus_source *source_of_row(const struct hb_corpus *corpus, int64_t row)
{
	for (size_t i = 0; i < corpus->n_sources; i++)
		if (corpus->sources[i].row == row)
			return &corpus->sources[i];
	return NULL;
}

/* Code points before the byte. */
static uint32_t cp_before(const char *text, const char *byte)
{
	return (uint32_t)hb_utf8_count_cp(text, (size_t)(byte - text));
}

/* The snippet without its marks; the first found words as a span of the source's text. */
static json_t *plain_snippet(const struct hb_store_hit *hit, json_t **ret_span)
{
	struct hb_buffer plain;
	const char *mark = strchr(hit->snippet, '\2'), *end = mark ? strchr(mark, '\3') : NULL;
	uint32_t start_cp = hit->start_cp, end_cp = hit->end_cp;
	hb_buffer_init(&plain, 1 << 20);
	for (const char *byte = hit->snippet; *byte; byte++)
		if (*byte != '\2' && *byte != '\3')
			hb_buffer_add_byte(&plain, *byte);
	if (end) {
		/* The words before the mark tell which of equal words it is: the snippet is a run of the block's text. */
		const char *run = hit->snippet + (strncmp(hit->snippet, "…", strlen("…")) == 0 ? strlen("…") : 0);
		struct hb_buffer before;
		hb_buffer_init(&before, 1 << 20);
		for (const char *byte = run; byte < end; byte++)
			if (*byte != '\2')
				hb_buffer_add_byte(&before, *byte);
		const char *found = before.bytes ? strstr(hit->text, before.bytes) : NULL;
		if (found) {
			size_t word = (size_t)(end - mark - 1);
			end_cp = start_cp + cp_before(hit->text, found + before.n_bytes);
			start_cp += cp_before(hit->text, found + before.n_bytes - word);
		}
		hb_buffer_release(&before);
	}
	*ret_span = json_pack("[I, I]", (json_int_t)start_cp, (json_int_t)end_cp);
	json_t *text = json_string(plain.bytes ? plain.bytes : "");
	hb_buffer_release(&plain);
	return text;
}

static enum hb_status take_hit(void *context, const struct hb_store_hit *hit, struct hb_error *error)
{
	struct searching *searching = context;
	const struct hb_corpus_source *item = source_of_row(searching->corpus, hit->source);
	json_t *span;
	if (!item)
		return HB_OK;
	json_t *snippet = plain_snippet(hit, &span);
	json_array_append_new(searching->hits,
			      json_pack("{s:o, s:o, s:o, s:o, s:s, s:o, s:o}", "source", json_sprintf("s%u", item->number),
					"title", hb_json_text(item->source.title), "url", hb_json_text(item->source.url),
					"published", hb_json_text(item->source.published), "block", hit->kind, "snippet",
					snippet, "span", span));
	return HB_OK;
}

enum hb_status hb_casebook_search(struct hb_casebook *casebook, const char *query, int limit, json_t **ret_hits,
				  struct hb_error *error)
{
	struct searching searching = {.hits = json_array()};
	struct hb_buffer quoted;
	hb_buffer_init(&quoted, MAX_QUERY_BYTES);
	quote_query(query, &quoted);
	enum hb_status status = HB_OK;
	if (quoted.overflowed)
		status = hb_fail(error, HB_MISUSE, "the words to search for are too long");
	else if (!quoted.n_bytes)
		status = hb_fail(error, HB_MISUSE, "there is no word to search for");
	if (!status)
		status = hb_casebook_corpus(casebook, &searching.corpus, error);
	if (!status)
		status = hb_store_search(casebook->store, quoted.bytes, limit, take_hit, &searching, error);
	hb_buffer_release(&quoted);
	if (status)
		json_decref(searching.hits);
	else
		*ret_hits = searching.hits;
	return status;
}

/* ---- verification -------------------------------------------------------------------------------------------- */

struct verifying {
	struct hb_store *store;
	json_t *failed;
	json_int_t n_sources, n_claims, n_without_original;
	const char *sha256; /* of the source whose claims are read */
	struct hb_offsets offsets;
	const char *text; /* NULL when the text itself is damaged */
};

static void fail(struct verifying *v, const char *sha256, const char *what, const struct hb_stored_claim *claim)
{
	json_t *object = json_pack("{s:s, s:s}", "source", sha256, "what", what);
	if (claim)
		json_object_update_new(object, json_pack("{s:I, s:s, s:[I, I], s:s}", "ordinal", (json_int_t)claim->ordinal,
							 "kind", claim->kind, "span", (json_int_t)claim->start_cp,
							 (json_int_t)claim->end_cp, "text", claim->text));
	json_array_append_new(v->failed, object);
}

static enum hb_status verify_claim(void *context, const struct hb_stored_claim *claim, struct hb_error *error)
{
	struct verifying *v = context;
	v->n_claims++;
	if (!v->text) {
		fail(v, v->sha256, "the text that the claim cites is damaged", claim);
		return HB_OK;
	}
	if (claim->end_cp > v->offsets.n_cp) {
		fail(v, v->sha256, "the claim cites words outside of the text", claim);
		return HB_OK;
	}
	size_t first = hb_offsets_byte(&v->offsets, claim->start_cp), end = hb_offsets_byte(&v->offsets, claim->end_cp);
	if (strlen(claim->text) != end - first || memcmp(claim->text, v->text + first, end - first) != 0)
		fail(v, v->sha256, "the text reads differently from the claim's words", claim);
	return HB_OK;
}

static void verify_original(struct verifying *v, const struct hb_stored_extraction *extraction)
{
	char *bytes, sha256[HB_SHA256_TEXT_BYTES];
	size_t n_bytes;
	enum hb_status status = hb_store_original(v->store, extraction->source, &bytes, &n_bytes, NULL);
	if (status == HB_NOT_FOUND) {
		v->n_without_original++;
		return;
	}
	if (status) {
		fail(v, extraction->sha256, "the original bytes cannot be read", NULL);
		return;
	}
	hb_sha256_text(bytes, n_bytes, sha256);
	if (strcmp(sha256, extraction->sha256) != 0)
		fail(v, extraction->sha256, "the original bytes have another hash", NULL);
	free(bytes);
}

static enum hb_status verify_extraction(void *context, const struct hb_stored_extraction *extraction,
					struct hb_error *error)
{
	struct verifying *v = context;
	struct hb_arena *arena = hb_arena_new();
	json_t *record = extraction->record ? json_loadb(extraction->record, extraction->n_record_bytes, 0, NULL) : NULL;
	const json_t *text = json_object_get(json_object_get(record, "doc"), "text");
	char sha256[HB_SHA256_TEXT_BYTES] = "";
	v->n_sources++;
	verify_original(v, extraction);
	v->text = json_string_value(text);
	v->sha256 = extraction->sha256;
	if (v->text)
		hb_sha256_text(v->text, json_string_length(text), sha256);
	if (strcmp(sha256, extraction->text_sha256) != 0)
		fail(v, extraction->sha256, "the stored text has another hash", NULL);
	if (v->text)
		hb_offsets_init(&v->offsets, arena, v->text, json_string_length(text));
	enum hb_status status = hb_store_each_claim(v->store, extraction->extraction, verify_claim, v, error);
	json_decref(record);
	hb_arena_free(arena);
	return status;
}

enum hb_status hb_casebook_verify(struct hb_casebook *casebook, json_t **ret_report, struct hb_error *error)
{
	struct verifying v = {.store = casebook->store, .failed = json_array()};
	enum hb_status status = hb_store_begin_reading(casebook->store, error);
	if (!status) {
		status = hb_store_each_extraction(casebook->store, true, verify_extraction, &v, error);
		hb_store_rollback(casebook->store);
	}
	if (status) {
		json_decref(v.failed);
		return status;
	}
	*ret_report = json_pack("{s:I, s:I, s:I, s:o}", "sources", v.n_sources, "claims", v.n_claims, "without_original",
				v.n_without_original, "failed", v.failed);
	return HB_OK;
}

/* ---- one claim ----------------------------------------------------------------------------------------------- */

static json_t *text_between(const struct hb_offsets *offsets, uint32_t start_cp, uint32_t end_cp)
{
	size_t first = hb_offsets_byte(offsets, start_cp), end = hb_offsets_byte(offsets, end_cp);
	return json_stringn(offsets->text + first, end - first);
}

/* The block that holds the claim bounds its context; without one, the text does. */
static struct hb_span context_of(const struct hb_source *source, struct hb_span span, uint32_t n_cp)
{
	struct hb_span context = {0, n_cp};
	for (size_t i = 0; i < source->n_blocks; i++)
		if (source->blocks[i].span.start <= span.start && span.end <= source->blocks[i].span.end)
			context = source->blocks[i].span;
	if (span.start - context.start > CONTEXT_CP)
		context.start = span.start - CONTEXT_CP;
	if (context.end - span.end > CONTEXT_CP)
		context.end = span.end + CONTEXT_CP;
	return context;
}

static json_t *claim_json(const struct hb_corpus_source *item, const struct hb_claim *claim, struct hb_arena *arena)
{
	struct hb_offsets offsets;
	const struct hb_source *source = &item->source;
	hb_offsets_init(&offsets, arena, source->text, source->n_text_bytes);
	struct hb_span context = context_of(source, claim->span, (uint32_t)offsets.n_cp);
	const struct hb_entity *asserter =
		claim->asserter == HB_NONE ? NULL : &item->extraction.entities[claim->asserter];
	return json_pack(
		"{s:o, s:o, s:s, s:o, s:o, s:[I, I], s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:s, s:o, s:f, s:s, s:s}", "id",
		json_sprintf("c%u", hb_corpus_claim_number(item, claim)), "source", json_sprintf("s%u", item->number), "text",
		claim->text, "before", text_between(&offsets, context.start, claim->span.start), "after",
		text_between(&offsets, claim->span.end, context.end), "span", (json_int_t)claim->span.start,
		(json_int_t)claim->span.end, "title", hb_json_text(source->title), "url", hb_json_text(source->url),
		"publisher", hb_json_text(source->publisher), "published", hb_json_text(source->published), "kind",
		hb_claim_kind_text(claim->kind), "property", hb_json_text(claim->property), "value",
		hb_json_text(claim->value), "reality", hb_reality_text(claim->reality), "asserter_name",
		hb_json_text(asserter ? asserter->name ? asserter->name : asserter->description : NULL), "confidence",
		claim->confidence, "extractor", item->extraction.extractor, "review", claim->review);
}

enum hb_status hb_casebook_claim(struct hb_casebook *casebook, const char *claim_id, json_t **ret_claim,
				 struct hb_error *error)
{
	const struct hb_corpus *corpus;
	char *end;
	unsigned long number = claim_id[0] == 'c' || claim_id[0] == 'C' ? strtoul(claim_id + 1, &end, 10) : 0;
	if (!number || *end)
		return hb_fail(error, HB_MISUSE, "'%.40s' is not a claim; they are called c1, c2 ...", claim_id);
	enum hb_status status = hb_casebook_corpus(casebook, &corpus, error);
	if (status)
		return status;
	for (size_t i = 0; i < corpus->n_sources; i++) {
		const struct hb_corpus_source *item = &corpus->sources[i];
		if (number < item->first_claim || number >= item->first_claim + item->claims.count)
			continue;
		const struct hb_claim *claim = &item->claims.items[number - item->first_claim];
		struct hb_arena *arena = hb_arena_new();
		if (claim->span.end <= hb_utf8_count_cp(item->source.text, item->source.n_text_bytes) &&
		    (claim->asserter == HB_NONE || claim->asserter < item->extraction.n_entities))
			*ret_claim = claim_json(item, claim, arena);
		else
			status = hb_fail(error, HB_BAD_INPUT, "claim c%lu cites words outside of its text; run habeas verify",
					 number);
		hb_arena_free(arena);
		return status;
	}
	return hb_fail(error, HB_NOT_FOUND, "there is no claim c%lu in this casebook", number);
}
