/* SQLite behind the store: opening, migrating, transactions, statements, compression. */
#include "store/store_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>

enum {
	APPLICATION_ID = 0x68616273, /* "habs": told apart from other SQLite files */
	BUSY_TIMEOUT_MS = 10000,
	ZSTD_LEVEL = 6, /* level 19 gains a tenth on a page and costs twenty times the time */
};

/* No page or record is larger; a frame that says so is damaged or hostile. */
static const unsigned long long max_stored_bytes = 1ULL << 30;

/* One script a version, in order. */
static const char *const schema[] = {hb_schema_0001};
static const int schema_version = sizeof schema / sizeof schema[0];

static const char *const sql[HB_SQL_COUNT] = {
	[HB_SQL_BEGIN] = "BEGIN IMMEDIATE",
	[HB_SQL_BEGIN_READING] = "BEGIN",
	[HB_SQL_COMMIT] = "COMMIT",
	[HB_SQL_FIND_SOURCE] = "SELECT id, original IS NULL FROM source WHERE sha256 = ?1",
	[HB_SQL_ADD_SOURCE] = "INSERT INTO source (sha256, original) VALUES (?1, ?2)",
	[HB_SQL_SET_ORIGINAL] = "UPDATE source SET original = ?2 WHERE sha256 = ?1",
	[HB_SQL_FIND_DELIVERY] = "SELECT 1 FROM delivery WHERE source = ?1 AND file IS ?2 AND url IS ?3 AND final_url IS ?4"
				 " AND record = ?5",
	[HB_SQL_ADD_DELIVERY] = "INSERT INTO delivery (source, file, url, final_url, record, headers, content_type,"
				" retrieved, redirects) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[HB_SQL_FIND_EXTRACTION] = "SELECT id, superseded FROM extraction WHERE source = ?1 AND extractor = ?2",
	[HB_SQL_CURRENT_EXTRACTION] = "SELECT id, extractor FROM extraction WHERE source = ?1 AND superseded = 0",
	[HB_SQL_SUPERSEDE] = "UPDATE extraction SET superseded = 1 WHERE id = ?1",
	[HB_SQL_REMOVE_BLOCKS] = "DELETE FROM block WHERE extraction = ?1",
	[HB_SQL_ADD_EXTRACTION] = "INSERT INTO extraction (source, extractor, superseded, text_sha256, record)"
				  " VALUES (?1, ?2, ?3, ?4, ?5)",
	[HB_SQL_ADD_BLOCK] = "INSERT INTO block (extraction, kind, start_cp, end_cp, text) VALUES (?1, ?2, ?3, ?4, ?5)",
	[HB_SQL_ADD_BLOCK_WORDS] = "INSERT INTO block_words (rowid, text) VALUES (?1, ?2)",
	[HB_SQL_REMOVE_BLOCK_WORDS] = "INSERT INTO block_words (block_words, rowid, text)"
				      " SELECT 'delete', id, text FROM block WHERE extraction = ?1",
	[HB_SQL_ADD_CLAIM] = "INSERT INTO claim (extraction, ordinal, kind, item, part, property, value, start_cp, end_cp,"
			     " text, asserter, reality, confidence)"
			     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
	[HB_SQL_REMOVE_RESOLUTIONS] = "DELETE FROM resolution WHERE judge = 'machine'",
	[HB_SQL_ADD_RESOLUTION] = "INSERT INTO resolution (extraction, entity, resolved, probability, reasons, judge)"
				  " VALUES (?1, ?2, ?3, ?4, ?5, 'machine') ON CONFLICT DO NOTHING",
	[HB_SQL_SET_INTAKE] = "UPDATE intake SET name = ?1 WHERE id = 1",
	[HB_SQL_INTAKE] = "SELECT name FROM intake WHERE id = 1",
	[HB_SQL_HAS] = "SELECT 1 FROM source JOIN extraction ON extraction.source = source.id"
		       " WHERE sha256 = ?1 AND extractor = ?2",
	[HB_SQL_VERSION] = "SELECT data_version FROM pragma_data_version",
	[HB_SQL_EACH_EXTRACTION] = "SELECT source.id, extraction.id, sha256, extractor, text_sha256, record"
				   " FROM extraction JOIN source ON source.id = extraction.source"
				   " WHERE superseded <= ?1 ORDER BY sha256, extractor",
	[HB_SQL_EACH_DELIVERY] = "SELECT source, file, url, final_url, headers, content_type, retrieved, redirects, record"
				 " FROM delivery ORDER BY source, record",
	[HB_SQL_EACH_CLAIM] = "SELECT kind, ordinal, item, part, property, value, start_cp, end_cp, text, asserter,"
			      " reality, confidence, review FROM claim WHERE extraction = ?1 ORDER BY ordinal",
	[HB_SQL_ORIGINAL] = "SELECT original FROM source WHERE id = ?1",
	[HB_SQL_SEARCH] = "SELECT extraction.source, block.kind, block.start_cp, block.end_cp, block.text,"
			  " snippet(block_words, 0, char(2), char(3), '…', 24)"
			  " FROM block_words JOIN block ON block.id = block_words.rowid"
			  " JOIN extraction ON extraction.id = block.extraction"
			  " JOIN source ON source.id = extraction.source"
			  " WHERE block_words MATCH ?1 ORDER BY rank, sha256, block.start_cp LIMIT ?2",
};

enum hb_status hb_store_fail(struct hb_store *store, const char *doing, struct hb_error *error)
{
	int code = sqlite3_errcode(store->database);
	enum hb_status status = code == SQLITE_NOTADB || code == SQLITE_CORRUPT ? HB_BAD_INPUT : HB_SYSTEM;
	hb_fail(error, status, "%s: %s", doing, sqlite3_errmsg(store->database));
	hb_error_at(error, store->path, 0, UINT64_MAX);
	return status;
}

sqlite3_stmt *hb_store_prepare(struct hb_store *store, enum hb_store_statement which, struct hb_error *error)
{
	sqlite3_stmt **statement = &store->statements[which];
	if (*statement) {
		sqlite3_reset(*statement);
		sqlite3_clear_bindings(*statement);
		return *statement;
	}
	if (sqlite3_prepare_v3(store->database, sql[which], -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
		hb_store_fail(store, "cannot ask the casebook", error);
	return *statement;
}

enum hb_status hb_store_run(struct hb_store *store, sqlite3_stmt *statement, struct hb_error *error)
{
	enum hb_status status = HB_OK;
	if (sqlite3_step(statement) != SQLITE_DONE)
		status = hb_store_fail(store, "cannot write to the casebook", error);
	sqlite3_reset(statement);
	return status;
}

static enum hb_status execute(struct hb_store *store, const char *script, struct hb_error *error)
{
	if (sqlite3_exec(store->database, script, NULL, NULL, NULL) == SQLITE_OK)
		return HB_OK;
	return hb_store_fail(store, "cannot open the casebook", error);
}

static enum hb_status pragma_number(struct hb_store *store, const char *script, int64_t *ret_value,
				    struct hb_error *error)
{
	sqlite3_stmt *statement;
	if (sqlite3_prepare_v2(store->database, script, -1, &statement, NULL) != SQLITE_OK)
		return hb_store_fail(store, "cannot open the casebook", error);
	enum hb_status status = HB_OK;
	if (sqlite3_step(statement) == SQLITE_ROW)
		*ret_value = sqlite3_column_int64(statement, 0);
	else
		status = hb_store_fail(store, "cannot open the casebook", error);
	sqlite3_finalize(statement);
	return status;
}

/* Bring the schema to the newest version.  The version is read again inside the transaction: another program may have
 * migrated in between. */
static enum hb_status migrate(struct hb_store *store, struct hb_error *error)
{
	int64_t version = 0, application = 0, n_tables = 0;
	char script[96];
	enum hb_status status = execute(store, "BEGIN IMMEDIATE", error);
	if (status)
		return status;
	status = pragma_number(store, "PRAGMA user_version", &version, error);
	if (!status)
		status = pragma_number(store, "PRAGMA application_id", &application, error);
	if (!status)
		status = pragma_number(store, "SELECT count(*) FROM sqlite_schema", &n_tables, error);
	if (!status && n_tables && application != APPLICATION_ID)
		status = hb_fail(error, HB_BAD_INPUT, "this database is not a casebook; choose another file");
	if (!status && version > schema_version)
		status = hb_fail(error, HB_BAD_INPUT,
				 "this casebook is of version %lld and this habeas knows up to %d; use a newer habeas",
				 (long long)version, schema_version);
	for (int64_t next = version; !status && next < schema_version; next++)
		status = execute(store, schema[next], error);
	if (!status && version < schema_version) {
		snprintf(script, sizeof script, "PRAGMA user_version = %d; PRAGMA application_id = %d",
			 schema_version, APPLICATION_ID);
		status = execute(store, script, error);
	}
	if (!status)
		status = execute(store, "COMMIT", error);
	if (status)
		hb_store_rollback(store);
	hb_error_at(status ? error : NULL, store->path, 0, UINT64_MAX);
	return status;
}

static enum hb_status prepare_connection(struct hb_store *store, struct hb_error *error)
{
	int64_t version = 0;
	sqlite3_busy_timeout(store->database, BUSY_TIMEOUT_MS);
	sqlite3_extended_result_codes(store->database, 0);
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	/* The journal mode is kept in the file, so it waits until the file is known to be a casebook. */
	enum hb_status status = pragma_number(store, "PRAGMA user_version", &version, error);
	if (!status && version != schema_version)
		status = migrate(store, error);
	if (!status)
		status = execute(store,
				 "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
				 "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000",
				 error);
	return status;
}

enum hb_status hb_store_open(const char *path, bool create, struct hb_store **ret_store, struct hb_error *error)
{
	struct hb_store *store = hb_alloc_zero(1, sizeof *store);
	store->path = hb_strdup(path);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
	int code = sqlite3_open_v2(path, &store->database, flags, NULL);
	enum hb_status status = HB_OK;
	if (code == SQLITE_CANTOPEN && !create)
		status = hb_fail(error, HB_NOT_FOUND, "there is no casebook here; habeas add makes one");
	else if (code != SQLITE_OK)
		status = hb_store_fail(store, "cannot open the casebook", error);
	else
		status = prepare_connection(store, error);
	if (status) {
		hb_error_at(error, path, 0, UINT64_MAX);
		hb_store_close(store);
		return status;
	}
	*ret_store = store;
	return HB_OK;
}

void hb_store_close(struct hb_store *store)
{
	if (!store)
		return;
	for (int i = 0; i < HB_SQL_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	sqlite3_close(store->database);
	free(store->path);
	free(store);
}

static enum hb_status run_plain(struct hb_store *store, enum hb_store_statement which, struct hb_error *error)
{
	sqlite3_stmt *statement = hb_store_prepare(store, which, error);
	return statement ? hb_store_run(store, statement, error) : HB_SYSTEM;
}

enum hb_status hb_store_begin(struct hb_store *store, struct hb_error *error)
{
	return run_plain(store, HB_SQL_BEGIN, error);
}

enum hb_status hb_store_begin_reading(struct hb_store *store, struct hb_error *error)
{
	return run_plain(store, HB_SQL_BEGIN_READING, error);
}

enum hb_status hb_store_commit(struct hb_store *store, struct hb_error *error)
{
	return run_plain(store, HB_SQL_COMMIT, error);
}

void hb_store_rollback(struct hb_store *store)
{
	for (int i = 0; i < HB_SQL_COUNT; i++)
		if (store->statements[i])
			sqlite3_reset(store->statements[i]);
	if (!sqlite3_get_autocommit(store->database))
		sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
}

char *hb_store_compress(const char *bytes, size_t n_bytes, size_t *ret_n_bytes)
{
	size_t bound = ZSTD_compressBound(n_bytes);
	char *out = hb_alloc(bound, 1);
	ZSTD_CCtx *context = ZSTD_createCCtx();
	if (!context)
		hb_out_of_memory(bound);
	ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, ZSTD_LEVEL);
	ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1); /* a bit that changed on the disk must not become other words */
	size_t n = ZSTD_compress2(context, out, bound, n_bytes ? bytes : "", n_bytes);
	ZSTD_freeCCtx(context);
	if (ZSTD_isError(n))
		hb_out_of_memory(bound); /* the only way it can fail with enough room */
	*ret_n_bytes = n;
	return out;
}

char *hb_store_decompress(const void *bytes, size_t n_bytes, size_t *ret_n_bytes)
{
	unsigned long long size = bytes ? ZSTD_getFrameContentSize(bytes, n_bytes) : ZSTD_CONTENTSIZE_ERROR;
	if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > max_stored_bytes)
		return NULL;
	char *out = hb_alloc((size_t)size + 1, 1);
	size_t n = ZSTD_decompress(out, (size_t)size, bytes, n_bytes);
	if (ZSTD_isError(n) || n != size) {
		free(out);
		return NULL;
	}
	out[n] = '\0';
	*ret_n_bytes = n;
	return out;
}
