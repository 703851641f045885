/* SQLite behind the store: additions. */
#include "store/store_internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void bind_text(sqlite3_stmt *statement, int column, const char *text)
{
	if (text)
		sqlite3_bind_text(statement, column, text, -1, SQLITE_STATIC);
}

/* The number in the first column of the only row; *ret_found false when there is no row. */
static enum hb_status find_id(struct hb_store *store, sqlite3_stmt *statement, int64_t *ret_id, bool *ret_found,
			      struct hb_error *error)
{
	int code = sqlite3_step(statement);
	enum hb_status status = HB_OK;
	*ret_found = code == SQLITE_ROW;
	if (code == SQLITE_ROW)
		*ret_id = sqlite3_column_int64(statement, 0);
	else if (code != SQLITE_DONE)
		status = hb_store_fail(store, "cannot read the casebook", error);
	sqlite3_reset(statement);
	return status;
}

enum hb_status hb_store_add_source(struct hb_store *store, const char *sha256, const char *bytes, size_t n_bytes,
				   int64_t *ret_source, bool *ret_new, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_FIND_SOURCE, error);
	if (!statement)
		return HB_SYSTEM;
	bind_text(statement, 1, sha256);
	int code = sqlite3_step(statement);
	bool found = code == SQLITE_ROW, lacks_bytes = found && sqlite3_column_int(statement, 1);
	int64_t source = found ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_reset(statement);
	if (!found && code != SQLITE_DONE)
		return hb_store_fail(store, "cannot read the casebook", error);
	*ret_new = !found || (lacks_bytes && bytes);
	*ret_source = source;
	if (!*ret_new)
		return HB_OK;
	if (!(statement = hb_store_prepare(store, found ? HB_SQL_SET_ORIGINAL : HB_SQL_ADD_SOURCE, error)))
		return HB_SYSTEM;
	size_t n_compressed = 0;
	char *compressed = bytes ? hb_store_compress(bytes, n_bytes, &n_compressed) : NULL;
	bind_text(statement, 1, sha256);
	if (compressed)
		sqlite3_bind_blob64(statement, 2, compressed, n_compressed, SQLITE_STATIC);
	enum hb_status status = hb_store_run(store, statement, error);
	sqlite3_clear_bindings(statement);
	free(compressed);
	if (!found)
		*ret_source = sqlite3_last_insert_rowid(store->database);
	return status;
}

static void bind_delivery_key(sqlite3_stmt *statement, int64_t source, const struct hb_stored_delivery *delivery)
{
	sqlite3_bind_int64(statement, 1, source);
	bind_text(statement, 2, delivery->file);
	bind_text(statement, 3, delivery->url);
	bind_text(statement, 4, delivery->final_url);
	bind_text(statement, 5, delivery->record);
}

enum hb_status hb_store_add_delivery(struct hb_store *store, int64_t source, const struct hb_stored_delivery *delivery,
				     bool *ret_new, struct hb_error *error)
{
	bool found;
	int64_t one;
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_FIND_DELIVERY, error);
	if (!statement)
		return HB_SYSTEM;
	bind_delivery_key(statement, source, delivery);
	enum hb_status status = find_id(store, statement, &one, &found, error);
	if (status)
		return status;
	*ret_new = !found;
	if (found)
		return HB_OK;
	if (!(statement = hb_store_prepare(store, HB_SQL_ADD_DELIVERY, error)))
		return HB_SYSTEM;
	bind_delivery_key(statement, source, delivery);
	bind_text(statement, 6, delivery->headers);
	bind_text(statement, 7, delivery->content_type);
	bind_text(statement, 8, delivery->retrieved);
	bind_text(statement, 9, delivery->redirects);
	return hb_store_run(store, statement, error);
}

int hb_extractor_compare(const char *a, const char *b)
{
	while (*a && *b) {
		if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
			a += strspn(a, "0");
			b += strspn(b, "0");
			size_t n_a = strspn(a, "0123456789"), n_b = strspn(b, "0123456789");
			int order = n_a != n_b ? (n_a < n_b ? -1 : 1) : strncmp(a, b, n_a);
			if (order)
				return order;
			a += n_a;
			b += n_b;
		} else if (*a != *b) {
			break;
		} else {
			a++;
			b++;
		}
	}
	return (int)(unsigned char)*a - (int)(unsigned char)*b;
}

/* Mark the current extraction superseded when the new one is newer.  *ret_current: the new one is to be current. */
static enum hb_status make_way(struct hb_store *store, int64_t source, const char *extractor, bool *ret_current,
			       struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_CURRENT_EXTRACTION, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, source);
	int code = sqlite3_step(statement);
	int64_t current = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	const char *name = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 1) : NULL;
	bool newer = !name || hb_extractor_compare(extractor, name) > 0;
	sqlite3_reset(statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return hb_store_fail(store, "cannot read the casebook", error);
	*ret_current = newer;
	if (!current || !newer)
		return HB_OK;
	static const enum hb_store_statement steps[] = {HB_SQL_SUPERSEDE, HB_SQL_REMOVE_BLOCK_WORDS, HB_SQL_REMOVE_BLOCKS};
	for (int i = 0; i < 3; i++) {
		if (!(statement = hb_store_prepare(store, steps[i], error)))
			return HB_SYSTEM;
		sqlite3_bind_int64(statement, 1, current);
		enum hb_status status = hb_store_run(store, statement, error);
		if (status)
			return status;
	}
	return HB_OK;
}

enum hb_status hb_store_add_extraction(struct hb_store *store, int64_t source, const char *extractor,
				       const char *text_sha256, const char *record, size_t n_record_bytes,
				       int64_t *ret_extraction, bool *ret_current, bool *ret_new,
				       struct hb_error *error)
{
	bool found;
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_FIND_EXTRACTION, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, source);
	bind_text(statement, 2, extractor);
	enum hb_status status = find_id(store, statement, ret_extraction, &found, error);
	if (status)
		return status;
	*ret_new = !found;
	if (found)
		return HB_OK;
	if ((status = make_way(store, source, extractor, ret_current, error)))
		return status;
	if (!(statement = hb_store_prepare(store, HB_SQL_ADD_EXTRACTION, error)))
		return HB_SYSTEM;
	size_t n_compressed;
	char *compressed = hb_store_compress(record, n_record_bytes, &n_compressed);
	sqlite3_bind_int64(statement, 1, source);
	bind_text(statement, 2, extractor);
	sqlite3_bind_int(statement, 3, !*ret_current);
	bind_text(statement, 4, text_sha256);
	sqlite3_bind_blob64(statement, 5, compressed, n_compressed, SQLITE_STATIC);
	status = hb_store_run(store, statement, error);
	sqlite3_clear_bindings(statement);
	free(compressed);
	*ret_extraction = sqlite3_last_insert_rowid(store->database);
	return status;
}

enum hb_status hb_store_add_block(struct hb_store *store, int64_t extraction, const char *kind, uint32_t start_cp,
				  uint32_t end_cp, const char *text, size_t n_text_bytes, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_ADD_BLOCK, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, extraction);
	bind_text(statement, 2, kind);
	sqlite3_bind_int64(statement, 3, start_cp);
	sqlite3_bind_int64(statement, 4, end_cp);
	sqlite3_bind_text64(statement, 5, text, n_text_bytes, SQLITE_STATIC, SQLITE_UTF8);
	enum hb_status status = hb_store_run(store, statement, error);
	if (status || !(statement = hb_store_prepare(store, HB_SQL_ADD_BLOCK_WORDS, error)))
		return status ? status : HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, sqlite3_last_insert_rowid(store->database));
	sqlite3_bind_text64(statement, 2, text, n_text_bytes, SQLITE_STATIC, SQLITE_UTF8);
	return hb_store_run(store, statement, error);
}

enum hb_status hb_store_add_claim(struct hb_store *store, int64_t extraction, const struct hb_stored_claim *claim,
				  struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_ADD_CLAIM, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, extraction);
	sqlite3_bind_int64(statement, 2, claim->ordinal);
	bind_text(statement, 3, claim->kind);
	sqlite3_bind_int64(statement, 4, claim->item);
	sqlite3_bind_int64(statement, 5, claim->part);
	bind_text(statement, 6, claim->property);
	bind_text(statement, 7, claim->value);
	sqlite3_bind_int64(statement, 8, claim->start_cp);
	sqlite3_bind_int64(statement, 9, claim->end_cp);
	bind_text(statement, 10, claim->text);
	if (claim->asserter != UINT32_MAX)
		sqlite3_bind_int64(statement, 11, claim->asserter);
	bind_text(statement, 12, claim->reality);
	sqlite3_bind_double(statement, 13, claim->confidence);
	return hb_store_run(store, statement, error);
}

enum hb_status hb_store_remove_machine_resolutions(struct hb_store *store, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_REMOVE_RESOLUTIONS, error);
	return statement ? hb_store_run(store, statement, error) : HB_SYSTEM;
}

enum hb_status hb_store_add_resolution(struct hb_store *store, int64_t extraction, uint32_t entity,
				       const char *resolved, double probability, const char *reasons,
				       struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_ADD_RESOLUTION, error);
	if (!statement)
		return HB_SYSTEM;
	sqlite3_bind_int64(statement, 1, extraction);
	sqlite3_bind_int64(statement, 2, entity);
	bind_text(statement, 3, resolved);
	sqlite3_bind_double(statement, 4, probability);
	bind_text(statement, 5, reasons);
	return hb_store_run(store, statement, error);
}

enum hb_status hb_store_set_intake(struct hb_store *store, const char *name, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, HB_SQL_SET_INTAKE, error);
	if (!statement)
		return HB_SYSTEM;
	bind_text(statement, 1, name);
	return hb_store_run(store, statement, error);
}
