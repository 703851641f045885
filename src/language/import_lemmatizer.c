/* Importing the lemmatizer: see import_parts.h, and lemmatizer.h for what is written. */
#include <stdio.h>
#include <string.h>

#include "language/import_config.h"
#include "language/import_parts.h"
#include "language/msgpack_reader.h"
#include "language/maps.h"
#include "language/strings.h"

static const char lookups_path[] = "lemmatizer/lookups/lookups.bin";

static const char *const parts_of_speech[] = {"adj",  "adp",  "adv",  "aux",   "cconj", "conj",  "det", "intj", "noun",
					      "num",  "part", "pron", "propn", "punct", "sconj", "sym", "verb", "x"};

static enum hb_status bad_table(const char *table, struct hb_error *error)
{
	return hb_fail(error, HB_BAD_INPUT, "the table %s of %s is not understood", table, lookups_path);
}

/* Texts or lists of texts: one text, the first of a list. */
static bool first_text(const msgpack_object *object, const char **ret_text, size_t *ret_n_bytes)
{
	if (object->type == MSGPACK_OBJECT_ARRAY && object->via.array.size > 0)
		object = &object->via.array.ptr[0];
	return hb_msgpack_text(object, ret_text, ret_n_bytes);
}

static enum hb_status import_lookup(const msgpack_object *table, struct hb_model_writer *writer, struct hb_error *error)
{
	if (!table || table->type != MSGPACK_OBJECT_MAP)
		return bad_table("lemma_lookup", error);
	struct hb_map_builder *builder = hb_map_builder_new();
	for (uint32_t i = 0; i < table->via.map.size; i++) {
		const msgpack_object_kv *pair = &table->via.map.ptr[i];
		const char *text;
		size_t n_bytes;
		if (pair->key.type == MSGPACK_OBJECT_POSITIVE_INTEGER && first_text(&pair->val, &text, &n_bytes))
			hb_map_builder_put_id(builder, pair->key.via.u64, hb_map_builder_text(builder, text, n_bytes));
	}
	hb_map_builder_write_ids(builder, writer, "lemmatizer/lookup");
	hb_map_builder_free(builder);
	return HB_OK;
}

/* ---- tables of one part of speech ---------------------------------------------------------------------------- */

static bool import_index(const msgpack_object *forms, struct hb_map_builder *builder)
{
	const char *text;
	size_t n_bytes;
	if (forms->type != MSGPACK_OBJECT_ARRAY)
		return false;
	for (uint32_t i = 0; i < forms->via.array.size; i++) {
		if (!hb_msgpack_text(&forms->via.array.ptr[i], &text, &n_bytes))
			return false;
		hb_map_builder_put(builder, text, n_bytes, 0);
	}
	return true;
}

static bool import_exceptions(const msgpack_object *table, struct hb_map_builder *builder)
{
	const char *form, *lemma;
	size_t form_bytes, lemma_bytes;
	if (table->type != MSGPACK_OBJECT_MAP)
		return false;
	for (uint32_t i = 0; i < table->via.map.size; i++) {
		const msgpack_object *lemmas = &table->via.map.ptr[i].val;
		if (!hb_msgpack_text(&table->via.map.ptr[i].key, &form, &form_bytes) ||
		    lemmas->type != MSGPACK_OBJECT_ARRAY)
			return false;
		hb_map_builder_put(builder, form, form_bytes, hb_map_builder_value(builder, lemmas->via.array.size));
		for (uint32_t j = 0; j < lemmas->via.array.size; j++) {
			if (!hb_msgpack_text(&lemmas->via.array.ptr[j], &lemma, &lemma_bytes))
				return false;
			hb_map_builder_value(builder, hb_map_builder_text(builder, lemma, lemma_bytes));
		}
	}
	return true;
}

static bool import_rules(const msgpack_object *rules, struct hb_map_builder *builder)
{
	const char *text;
	size_t n_bytes;
	if (rules->type != MSGPACK_OBJECT_ARRAY)
		return false;
	for (uint32_t i = 0; i < rules->via.array.size; i++) {
		const msgpack_object *rule = &rules->via.array.ptr[i];
		if (rule->type != MSGPACK_OBJECT_ARRAY || rule->via.array.size != 2)
			return false;
		for (int side = 0; side < 2; side++) {
			if (!hb_msgpack_text(&rule->via.array.ptr[side], &text, &n_bytes))
				return false;
			hb_map_builder_value(builder, hb_map_builder_text(builder, text, n_bytes));
		}
	}
	return true;
}

/* An empty table counts as none, as in spaCy. */
static bool is_empty(const msgpack_object *object)
{
	return !object || (object->type == MSGPACK_OBJECT_ARRAY && object->via.array.size == 0) ||
	       (object->type == MSGPACK_OBJECT_MAP && object->via.map.size == 0);
}

static enum hb_status import_tables(const msgpack_object *root, struct hb_model_writer *writer, struct hb_error *error)
{
	static const struct {
		const char *table, *folder;
		bool (*import)(const msgpack_object *, struct hb_map_builder *);
	} tables[] = {{"lemma_index", "index", import_index},
		      {"lemma_exc", "exceptions", import_exceptions},
		      {"lemma_rules", "rules", import_rules}};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		for (size_t j = 0; j < sizeof parts_of_speech / sizeof *parts_of_speech; j++) {
			const char *part = parts_of_speech[j];
			const msgpack_object *of_part = hb_msgpack_get_number(
				hb_msgpack_get(root, tables[i].table), hb_string_id(part, strlen(part)));
			if (is_empty(of_part))
				continue;
			char section[40];
			snprintf(section, sizeof section, "lemmatizer/%s/%s", tables[i].folder, part);
			struct hb_map_builder *builder = hb_map_builder_new();
			bool good = tables[i].import(of_part, builder);
			if (good)
				hb_map_builder_write(builder, writer, section);
			hb_map_builder_free(builder);
			if (!good)
				return bad_table(tables[i].table, error);
		}
	}
	return HB_OK;
}

/* ---- the component ------------------------------------------------------------------------------------------- */

static void write_config(const char *mode, const char *base_forms, struct hb_model_writer *writer)
{
	struct hb_map_builder *builder = hb_map_builder_new();
	hb_map_builder_put(builder, "mode", 4, hb_map_builder_text(builder, mode, strlen(mode)));
	hb_map_builder_put(builder, "base_forms", 10, hb_map_builder_text(builder, base_forms, strlen(base_forms)));
	hb_map_builder_write(builder, writer, "lemmatizer/config");
	hb_map_builder_free(builder);
}

enum hb_status hb_import_lemmatizer(const struct hb_wheel *wheel, const char *language, struct hb_model_writer *writer,
				    struct hb_error *error)
{
	const char *bytes, *config;
	char mode[32];
	size_t n_bytes, config_bytes;
	struct hb_msgpack document;
	enum hb_status status = hb_wheel_file(wheel, lookups_path, &bytes, &n_bytes, error);

	if (status == HB_NOT_FOUND)
		return HB_OK;
	if (status == HB_OK)
		status = hb_wheel_file(wheel, "config.cfg", &config, &config_bytes, error);
	if (status == HB_OK)
		status = hb_msgpack_read(bytes, n_bytes, lookups_path, &document, error);
	if (status != HB_OK)
		return status;
	if (!hb_config_text(config, "components.lemmatizer", "mode", mode, sizeof mode))
		strcpy(mode, "lookup"); /* spaCy's default */
	bool is_english = strcmp(language, "en") == 0;
	if (strcmp(mode, "lookup") == 0)
		status = import_lookup(hb_msgpack_get(&document.root, "lemma_lookup"), writer, error);
	else if (strcmp(mode, "rule") == 0 && is_english) /* other languages have procedures of their own */
		status = import_tables(&document.root, writer, error);
	else
		status = hb_fail(error, HB_BAD_INPUT, "the lemmatizer of mode %s for language %s is not known", mode,
				 language);
	if (status == HB_OK)
		write_config(mode, is_english ? "english" : "", writer);
	hb_msgpack_release(&document);
	return status;
}
