/* Errors: see error.h. */
#include "base/error.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

enum hb_status hb_fail(struct hb_error *error, enum hb_status status, const char *format, ...)
{
	if (error) {
		va_list arguments;
		va_start(arguments, format);
		error->status = status;
		error->file[0] = '\0';
		error->line = 0;
		error->byte = UINT64_MAX;
		vsnprintf(error->message, sizeof error->message, format, arguments);
		va_end(arguments);
	}
	return status;
}

void hb_error_at(struct hb_error *error, const char *file, uint64_t line, uint64_t byte)
{
	if (!error)
		return;
	if (file && !error->file[0])
		snprintf(error->file, sizeof error->file, "%s", file);
	if (!error->line)
		error->line = line;
	if (error->byte == UINT64_MAX)
		error->byte = byte;
}

const char *hb_error_text(const struct hb_error *error, char *out, size_t size)
{
	const char *file = error->file[0] ? error->file : NULL;
	if (file && error->line)
		snprintf(out, size, "%s:%" PRIu64 ": %s", file, error->line, error->message);
	else if (file && error->byte != UINT64_MAX)
		snprintf(out, size, "%s: byte %" PRIu64 ": %s", file, error->byte, error->message);
	else if (file)
		snprintf(out, size, "%s: %s", file, error->message);
	else if (error->line)
		snprintf(out, size, "line %" PRIu64 ": %s", error->line, error->message);
	else
		snprintf(out, size, "%s", error->message);
	return out;
}
