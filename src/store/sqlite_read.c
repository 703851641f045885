/* SQLite behind the store: look-ups, walks, search. */
#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

static const char *text_at(sqlite3_stmt *statement, int column)
{
	return (const char *)sqlite3_column_text(statement, column);
}

/* The end of a walk: all rows seen, or the database failed, or a visitor stopped it. */
static enum hb_status finish(struct hb_store *store, sqlite3_stmt *statement, int code, enum hb_status status,
			     struct hb_error *error)
{
	if (!status && code != SQLITE_DONE)
		status = hb_store_fail(store, "cannot read the casebook", error);
	sqlite3_reset(statement);
	return status;
}

bool hb_store_has(struct hb_store *store, const char *sha256, const char *extractor)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_HAS, NULL);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, sha256, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, extractor, -1, SQLITE_STATIC);
	bool found = sqlite3_step(statement) == SQLITE_ROW;
	sqlite3_reset(statement);
	return found;
}

enum hb_status hb_store_version(struct hb_store *store, int64_t *ret_version, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_VERSION, error);
	if (!statement)
		return HB_SYSTEM;
	/* data_version sees the commits of others, total_changes our own. */
	int code = sqlite3_step(statement);
	int64_t version = sqlite3_column_int64(statement, 0);
	sqlite3_reset(statement);
	if (code != SQLITE_ROW)
		return hb_store_fail(store, "cannot read the casebook", error);
	*ret_version = version * 1000000007 + sqlite3_total_changes(store->database);
	return HB_OK;
}

enum hb_status hb_store_intake(struct hb_store *store, char **ret_name, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_INTAKE, error);
	if (!statement)
		return HB_SYSTEM;
	int code = sqlite3_step(statement);
	char *name = code == SQLITE_ROW && text_at(statement, 0) ? hb_strdup(text_at(statement, 0)) : NULL;
	if (code == SQLITE_ROW)
		code = sqlite3_step(statement);
	enum hb_status status = finish(store, statement, code, HB_OK, error);
	if (status)
		free(name);
	else
		*ret_name = name;
	return status;
}

enum hb_status hb_store_each_extraction(struct hb_store *store, bool superseded_too, hb_store_extraction_visitor *visit,
					void *context, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_EACH_EXTRACTION, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int(statement, 1, superseded_too);
	enum hb_status status = HB_OK;
	int code;
	while (!status && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		size_t n_record = 0;
		char *record = hb_store_decompress(sqlite3_column_blob(statement, 5),
						   (size_t)sqlite3_column_bytes(statement, 5), &n_record);
		struct hb_stored_extraction extraction = {
			.source = sqlite3_column_int64(statement, 0),
			.extraction = sqlite3_column_int64(statement, 1),
			.sha256 = text_at(statement, 2),
			.extractor = text_at(statement, 3),
			.text_sha256 = text_at(statement, 4),
			.record = record,
			.n_record_bytes = n_record,
		};
		status = visit(context, &extraction, error);
		free(record);
	}
	return finish(store, statement, code, status, error);
}

enum hb_status hb_store_each_delivery(struct hb_store *store, hb_store_delivery_visitor *visit, void *context,
				      struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_EACH_DELIVERY, error);
	if (!statement)
		return HB_SYSTEM;
	enum hb_status status = HB_OK;
	int code;
	while (!status && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		struct hb_stored_delivery delivery = {
			.file = text_at(statement, 1),
			.url = text_at(statement, 2),
			.final_url = text_at(statement, 3),
			.headers = text_at(statement, 4),
			.content_type = text_at(statement, 5),
			.retrieved = text_at(statement, 6),
			.redirects = text_at(statement, 7),
			.record = text_at(statement, 8),
		};
		status = visit(context, sqlite3_column_int64(statement, 0), &delivery, error);
	}
	return finish(store, statement, code, status, error);
}

enum hb_status hb_store_each_claim(struct hb_store *store, int64_t extraction, hb_store_claim_visitor *visit,
				   void *context, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_EACH_CLAIM, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, extraction);
	enum hb_status status = HB_OK;
	int code;
	while (!status && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		struct hb_stored_claim claim = {
			.kind = text_at(statement, 0),
			.ordinal = (uint32_t)sqlite3_column_int64(statement, 1),
			.item = (uint32_t)sqlite3_column_int64(statement, 2),
			.part = (uint32_t)sqlite3_column_int64(statement, 3),
			.property = text_at(statement, 4),
			.value = text_at(statement, 5),
			.start_cp = (uint32_t)sqlite3_column_int64(statement, 6),
			.end_cp = (uint32_t)sqlite3_column_int64(statement, 7),
			.text = text_at(statement, 8),
			.asserter = sqlite3_column_type(statement, 9) == SQLITE_NULL
					    ? UINT32_MAX
					    : (uint32_t)sqlite3_column_int64(statement, 9),
			.reality = text_at(statement, 10),
			.confidence = sqlite3_column_double(statement, 11),
			.review = text_at(statement, 12),
		};
		status = visit(context, &claim, error);
	}
	return finish(store, statement, code, status, error);
}

enum hb_status hb_store_original(struct hb_store *store, int64_t source, char **ret_bytes, size_t *ret_n_bytes,
				 struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_ORIGINAL, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, source);
	int code = sqlite3_step(statement);
	enum hb_status status = HB_OK;
	if (code == SQLITE_ROW && sqlite3_column_type(statement, 0) == SQLITE_NULL) {
		status = hb_fail(error, HB_NOT_FOUND, "the original bytes of this source are not in the casebook");
	} else if (code == SQLITE_ROW) {
		char *bytes = hb_store_decompress(sqlite3_column_blob(statement, 0),
						  (size_t)sqlite3_column_bytes(statement, 0), ret_n_bytes);
		if (bytes)
			*ret_bytes = bytes;
		else
			status = hb_fail(error, HB_BAD_INPUT, "the original bytes of a source are damaged");
	} else if (code == SQLITE_DONE) {
		status = hb_fail(error, HB_NOT_FOUND, "there is no such source");
	} else {
		status = hb_store_fail(store, "cannot read the casebook", error);
	}
	sqlite3_reset(statement);
	return status;
}

enum hb_status hb_store_search(struct hb_store *store, const char *query, int limit, hb_store_hit_visitor *visit,
			       void *context, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_SEARCH, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_text(statement, 1, query, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, limit);
	enum hb_status status = HB_OK;
	int code;
	while (!status && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		struct hb_store_hit hit = {
			.source = sqlite3_column_int64(statement, 0),
			.kind = text_at(statement, 1),
			.start_cp = (uint32_t)sqlite3_column_int64(statement, 2),
			.end_cp = (uint32_t)sqlite3_column_int64(statement, 3),
			.text = text_at(statement, 4),
			.snippet = text_at(statement, 5),
		};
		status = visit(context, &hit, error);
	}
	/* FTS5 reports a malformed query as a plain error at the first step. */
	if (!status && code == SQLITE_ERROR)
		status = hb_fail(error, HB_MISUSE, "cannot search for this: %s", sqlite3_errmsg(store->database));
	return finish(store, statement, code, status, error);
}
