/* The corpus in memory: see corpus.h. */
#include "casebook/corpus.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/table.h"
#include "record_json.h"
#include "source/source.h"

struct loading {
	struct hb_store *store;
	struct hb_arena *arena;
	HB_ARRAY(struct hb_corpus_source) sources;
};

static enum hb_status take_extraction(void *context, const struct hb_stored_extraction *stored, struct hb_error *error)
{
	struct loading *loading = context;
	struct hb_corpus_source item = {.row = stored->source, .extraction_row = stored->extraction};
	json_t *record = stored->record ? json_loadb(stored->record, stored->n_record_bytes, 0, NULL) : NULL;
	struct hb_source *source = hb_arena_zero(loading->arena, 1, sizeof *source);
	enum hb_status status = HB_BAD_INPUT;
	if (record)
		status = hb_extraction_from_json(record, loading->arena, source, &item.extraction, error);
	else
		hb_fail(error, status, "the stored record of source %.16s is damaged; habeas verify lists what else is",
			stored->sha256);
	json_decref(record);
	if (status)
		return status;
	item.source = *source;
	item.sha256 = hb_arena_text(loading->arena, stored->sha256);
	item.text_sha256 = hb_arena_text(loading->arena, stored->text_sha256);
	item.extraction.extractor = hb_arena_text(loading->arena, stored->extractor);
	HB_PUSH(loading->arena, loading->sources, item);
	return HB_OK;
}

static const char *keep(struct hb_arena *arena, const char *text)
{
	return text ? hb_arena_text(arena, text) : NULL;
}

struct claim_loading {
	struct hb_arena *arena;
	struct hb_claims *claims;
};

static enum hb_status take_claim(void *context, const struct hb_stored_claim *stored, struct hb_error *error)
{
	struct claim_loading *loading = context;
	int kind = hb_claim_kind_parse(stored->kind), reality = hb_reality_parse(stored->reality);
	if (kind < 0 || reality < 0)
		return hb_fail(error, HB_BAD_INPUT, "the casebook holds a claim of unknown kind; use a newer habeas");
	struct hb_claim claim = {
		.kind = (enum hb_claim_kind)kind,
		.item = stored->item,
		.part = stored->part,
		.property = keep(loading->arena, stored->property),
		.value = keep(loading->arena, stored->value),
		.span = {stored->start_cp, stored->end_cp},
		.text = hb_arena_text(loading->arena, stored->text),
		.asserter = stored->asserter,
		.reality = (enum hb_reality)reality,
		.confidence = stored->confidence,
		.review = hb_arena_text(loading->arena, stored->review),
	};
	HB_PUSH(loading->arena, *loading->claims, claim);
	return HB_OK;
}

/* The metadata that a source is shown with, when its bytes came in several ways: a record with a publication date before
 * one without, one with an address before one without, then the one that sorts first. */
static int better_record(const json_t *a, const char *a_text, const json_t *b, const char *b_text)
{
	static const char *const keys[] = {"published", "url"};
	for (size_t i = 0; i < 2; i++) {
		bool has_a = json_is_string(json_object_get(a, keys[i])), has_b = json_is_string(json_object_get(b, keys[i]));
		if (has_a != has_b)
			return has_a;
	}
	return strcmp(a_text, b_text) < 0;
}

struct delivery_choice {
	const char *text;
	json_t *record;
};

struct delivery_loading {
	struct loading *loading;
	struct hb_table *by_row; /* eight bytes of source row to index of sources */
	struct delivery_choice *choices;
};

static enum hb_status take_delivery(void *context, int64_t source, const struct hb_stored_delivery *delivery,
				    struct hb_error *error)
{
	struct delivery_loading *loading = context;
	uint64_t *index = hb_table_get(loading->by_row, (const char *)&source, sizeof source);
	if (!index)
		return HB_OK; /* a source whose extraction is not there: nothing to show */
	json_t *record = json_loads(delivery->record, 0, NULL);
	if (!record)
		return hb_fail(error, HB_BAD_INPUT, "the stored record of a delivery is damaged");
	struct delivery_choice *choice = &loading->choices[*index];
	if (!choice->record || better_record(record, delivery->record, choice->record, choice->text)) {
		json_decref(choice->record);
		choice->record = record;
		choice->text = hb_arena_text(loading->loading->arena, delivery->record);
	} else {
		json_decref(record);
	}
	return HB_OK;
}

/* Take over the metadata of a record; text, blocks and hash stay those of the extraction. */
static enum hb_status apply_record(struct hb_corpus_source *item, json_t *record, struct hb_arena *arena,
				   struct hb_error *error)
{
	struct hb_source metadata;
	json_object_set_new(record, "text", json_string(""));
	json_object_set_new(record, "blocks", json_array());
	json_object_set_new(record, "sha256", json_string(item->sha256));
	enum hb_status status = hb_source_from_json(record, arena, &metadata, error);
	if (status)
		return status;
	metadata.text = item->source.text;
	metadata.n_text_bytes = item->source.n_text_bytes;
	metadata.blocks = item->source.blocks;
	metadata.n_blocks = item->source.n_blocks;
	item->source = metadata;
	return HB_OK;
}

static enum hb_status load_deliveries(struct loading *loading, struct hb_error *error)
{
	struct hb_table by_row;
	struct delivery_loading walk = {.loading = loading, .by_row = &by_row};
	size_t n = loading->sources.count;
	hb_table_init(&by_row);
	walk.choices = hb_arena_zero(loading->arena, n, sizeof *walk.choices);
	for (size_t i = 0; i < n; i++)
		hb_table_add(&by_row, (const char *)&loading->sources.items[i].row, sizeof(int64_t), i, NULL);
	enum hb_status status = hb_store_each_delivery(loading->store, take_delivery, &walk, error);
	for (size_t i = 0; i < n; i++) {
		if (!status && walk.choices[i].record)
			status = apply_record(&loading->sources.items[i], walk.choices[i].record, loading->arena, error);
		json_decref(walk.choices[i].record);
	}
	hb_table_release(&by_row);
	return status;
}

static void read_published(struct hb_corpus_source *item)
{
	struct hb_date date;
	item->published_first = HB_DAY_UNKNOWN_FIRST;
	item->published_last = HB_DAY_UNKNOWN_LAST;
	if (item->source.published && hb_date_parse(item->source.published, &date))
		hb_date_range(date, &item->published_first, &item->published_last);
}

static int compare_sources(const void *a_pointer, const void *b_pointer)
{
	const struct hb_corpus_source *a = a_pointer, *b = b_pointer;
	if (a->published_last != b->published_last)
		return a->published_last < b->published_last ? -1 : 1;
	return strcmp(a->sha256, b->sha256);
}

enum hb_status hb_corpus_load(struct hb_store *store, struct hb_arena *arena, struct hb_corpus *ret_corpus,
			      struct hb_error *error)
{
	struct loading loading = {.store = store, .arena = arena};
	enum hb_status status = hb_store_each_extraction(store, false, take_extraction, &loading, error);
	if (!status)
		status = load_deliveries(&loading, error);
	for (size_t i = 0; !status && i < loading.sources.count; i++) {
		struct hb_corpus_source *item = &loading.sources.items[i];
		struct claim_loading walk = {arena, &item->claims};
		read_published(item);
		status = hb_store_each_claim(store, item->extraction_row, take_claim, &walk, error);
		for (size_t c = 0; !status && c < item->claims.count; c++)
			if (item->claims.items[c].asserter != HB_NONE &&
			    item->claims.items[c].asserter >= item->extraction.n_entities)
				status = hb_fail(error, HB_BAD_INPUT, "a stored claim of source %.16s names nobody as its asserter",
						 item->sha256);
	}
	if (status)
		return status;
	struct hb_corpus corpus = {.arena = arena, .sources = loading.sources.items, .n_sources = loading.sources.count};
	if (corpus.n_sources)
		qsort(corpus.sources, corpus.n_sources, sizeof *corpus.sources, compare_sources);
	uint32_t next_claim = 1;
	for (size_t i = 0; i < corpus.n_sources; i++) {
		struct hb_corpus_source *item = &corpus.sources[i];
		item->number = (uint32_t)i + 1;
		item->first_claim = next_claim;
		item->first_node = corpus.n_nodes;
		item->extraction.source = &item->source;
		next_claim += (uint32_t)item->claims.count;
		corpus.n_nodes += (uint32_t)item->extraction.n_entities;
	}
	*ret_corpus = corpus;
	return HB_OK;
}

void hb_corpus_as_of(const struct hb_corpus *whole, int32_t day, struct hb_arena *arena, struct hb_corpus *ret_part)
{
	struct hb_corpus part = {.arena = arena};
	part.sources = hb_arena_alloc(arena, whole->n_sources, sizeof *part.sources);
	for (size_t i = 0; i < whole->n_sources; i++) {
		const struct hb_corpus_source *item = &whole->sources[i];
		if (item->published_last > day)
			continue;
		struct hb_corpus_source *copy = &part.sources[part.n_sources++];
		*copy = *item;
		copy->first_node = part.n_nodes;
		part.n_nodes += (uint32_t)item->extraction.n_entities;
	}
	*ret_part = part;
}

const struct hb_corpus_source *hb_corpus_source_of(const struct hb_corpus *corpus, uint32_t node)
{
	size_t low = 0, high = corpus->n_sources;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (corpus->sources[middle].first_node <= node)
			low = middle;
		else
			high = middle;
	}
	/* Sources without entities share their first node with the next one: the last of these is the one found. */
	return &corpus->sources[low];
}

const struct hb_entity *hb_corpus_entity(const struct hb_corpus *corpus, uint32_t node)
{
	const struct hb_corpus_source *source = hb_corpus_source_of(corpus, node);
	return &source->extraction.entities[node - source->first_node];
}

const struct hb_claim *hb_corpus_claims(const struct hb_corpus_source *source, enum hb_claim_kind kind, uint32_t item,
					size_t *ret_count)
{
	const struct hb_claim *claims = source->claims.items;
	size_t low = 0, high = source->claims.count, end;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (claims[middle].kind < kind || (claims[middle].kind == kind && claims[middle].item < item))
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < source->claims.count && claims[end].kind == kind && claims[end].item == item;)
		end++;
	*ret_count = end - low;
	return claims ? claims + low : NULL;
}

uint32_t hb_corpus_claim_number(const struct hb_corpus_source *source, const struct hb_claim *claim)
{
	return source->first_claim + (uint32_t)(claim - source->claims.items);
}
