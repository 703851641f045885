/* What the files of the store share. */
#ifndef HB_STORE_STORE_INTERNAL_H
#define HB_STORE_STORE_INTERNAL_H

#include <sqlite3.h>

#include "store/store.h"

/* The scripts of data/schema, as tools/embed_text.py makes them; migrate() runs those that a casebook has not seen yet. */
extern const char hb_schema_0001[];

enum hb_store_statement {
	HB_SQL_BEGIN,
	HB_SQL_BEGIN_READING,
	HB_SQL_COMMIT,
	HB_SQL_FIND_SOURCE,
	HB_SQL_ADD_SOURCE,
	HB_SQL_SET_ORIGINAL,
	HB_SQL_FIND_DELIVERY,
	HB_SQL_ADD_DELIVERY,
	HB_SQL_FIND_EXTRACTION,
	HB_SQL_CURRENT_EXTRACTION,
	HB_SQL_SUPERSEDE,
	HB_SQL_REMOVE_BLOCKS,
	HB_SQL_ADD_EXTRACTION,
	HB_SQL_ADD_BLOCK,
	HB_SQL_ADD_BLOCK_WORDS,
	HB_SQL_REMOVE_BLOCK_WORDS,
	HB_SQL_ADD_CLAIM,
	HB_SQL_REMOVE_RESOLUTIONS,
	HB_SQL_ADD_RESOLUTION,
	HB_SQL_SET_INTAKE,
	HB_SQL_INTAKE,
	HB_SQL_HAS,
	HB_SQL_VERSION,
	HB_SQL_EACH_EXTRACTION,
	HB_SQL_EACH_DELIVERY,
	HB_SQL_EACH_CLAIM,
	HB_SQL_ORIGINAL,
	HB_SQL_SEARCH,
	HB_SQL_COUNT
};

struct hb_store {
	sqlite3 *database;
	char *path;
	sqlite3_stmt *statements[HB_SQL_COUNT]; /* prepared at first use */
};

/* The prepared statement, reset and without bindings; NULL with the error filled when it cannot be prepared. */
sqlite3_stmt *hb_store_prepare(struct hb_store *store, enum hb_store_statement which, struct hb_error *error);

/* Run a statement that gives no row. */
HB_MUST_USE enum hb_status hb_store_run(struct hb_store *store, sqlite3_stmt *statement, struct hb_error *error);

/* Fill the error from the database's last one; returns HB_SYSTEM or HB_BAD_INPUT. */
enum hb_status hb_store_fail(struct hb_store *store, const char *doing, struct hb_error *error);

/* zstd, with the size in the frame.  The result is the caller's to free and ends in a NUL. */
char *hb_store_compress(const char *bytes, size_t n_bytes, size_t *ret_n_bytes);
char *hb_store_decompress(const void *bytes, size_t n_bytes, size_t *ret_n_bytes); /* NULL when damaged */

#endif
