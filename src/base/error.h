/* How habeas reports failure.
 *
 * Every call that can fail returns enum hb_status (HB_OK is zero) and takes, as its last parameter, an optional
 * struct hb_error that it fills only on failure.  Outputs stay untouched on failure.  Nothing below cli prints or exits. */
#ifndef HB_BASE_ERROR_H
#define HB_BASE_ERROR_H

#include <stddef.h>
#include <stdint.h>

#define HB_MUST_USE __attribute__((warn_unused_result))
#define HB_PRINTF(text, first) __attribute__((format(printf, text, first)))

enum hb_status {
	HB_OK = 0,
	HB_NOT_FOUND, /* what was asked for is not there (a person, a claim, a section) */
	HB_MISUSE,    /* the caller's or the user's request makes no sense */
	HB_BAD_INPUT, /* a source, model, extraction or data file breaks its format */
	HB_SYSTEM,    /* file system, database, network or memory */
};

struct hb_error {
	enum hb_status status;
	char file[256];    /* the file or address, "" when there is none */
	uint64_t line;     /* 1-based line, 0 when unknown */
	uint64_t byte;     /* offset of the byte, UINT64_MAX when unknown */
	char message[512]; /* one sentence: what was wrong and what to do */
};

/* Fill *error (may be NULL) with a message and no place; returns status, so "return hb_fail(...)" reads well. */
enum hb_status hb_fail(struct hb_error *error, enum hb_status status, const char *format, ...) HB_PRINTF(3, 4);

/* Add the place to an error that has none yet.  line 0 and byte UINT64_MAX mean unknown.  error may be NULL. */
void hb_error_at(struct hb_error *error, const char *file, uint64_t line, uint64_t byte);

/* Write "file:line: message" (or as much of it as is known) into out, which holds size bytes; returns out. */
const char *hb_error_text(const struct hb_error *error, char *out, size_t size);

#endif
