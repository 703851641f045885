/* habeas for other programs: reports in, extraction records out, and casebooks.
 *
 * Link with pkg-config habeas.  Everything that goes in and out is UTF-8; records are the JSON of the design
 * ("habeas-extraction/1", "habeas-casebook/1").  A reader is used by one thread at a time; open one for each thread.
 * Calls return 0, or 1 not found, 2 misuse, 3 bad input, 4 the system failed; then `message` (may be NULL) holds one sentence.
 * Texts that are returned are freed with hb_text_free.  When memory runs out the process is ended (see hb_on_out_of_memory). */
#ifndef HABEAS_H
#define HABEAS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HB_API __attribute__((visibility("default")))

/* One report.  Only bytes and n_bytes are needed; what is not known is NULL. */
struct hb_document {
	const char *bytes;
	size_t n_bytes;
	int is_text;              /* the bytes are clean text, to be kept to the last space; otherwise a page or a plain text file */
	const char *id, *url, *title, *publisher;
	const char *published;    /* ISO 8601 */
	const char *lang;         /* ISO 639-1 */
	const char *content_type; /* of the delivery */
};

struct hb_reader; /* a language model with scratch memory */
struct hb_cases;  /* an open casebook */

HB_API const char *hb_version(void);
HB_API void hb_text_free(char *text);

/* What to do when memory runs out; the function must not return. */
HB_API void hb_on_out_of_memory(void (*handler)(size_t wanted_bytes));

/* Load a model file (made by `habeas model import`). */
HB_API int hb_reader_open(const char *model_path, struct hb_reader **ret_reader, char *message, size_t message_size);
HB_API void hb_reader_close(struct hb_reader *reader);

/* The source stage alone: the record of `habeas read --json`. */
HB_API int hb_reader_read(struct hb_reader *reader, const struct hb_document *document, char **ret_json, char *message,
			  size_t message_size);

/* All that the report says: one extraction record. */
HB_API int hb_reader_extract(struct hb_reader *reader, const struct hb_document *document, char **ret_json, char *message,
			     size_t message_size);

/* Open a casebook, made when it does not exist. */
HB_API int hb_cases_open(const char *path, struct hb_cases **ret_cases, char *message, size_t message_size);
HB_API void hb_cases_close(struct hb_cases *cases);

/* Read a report into the casebook; *ret_new (may be NULL) is 0 when it was there already. */
HB_API int hb_cases_add(struct hb_cases *cases, struct hb_reader *reader, const struct hb_document *document, int *ret_new,
			char *message, size_t message_size);

/* Resolve what was added since the last call and give the casebook export, as known on a day (NULL: now). */
HB_API int hb_cases_export(struct hb_cases *cases, const char *as_of, char **ret_json, char *message, size_t message_size);

#ifdef __cplusplus
}
#endif

#endif
