/* Finding the encoding, and conversion by ICU. */
#include "source/encoding.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/utf8.h"

extern const char hb_encodings_data[];

enum { MAX_LABEL_BYTES = 60, META_WINDOW_BYTES = 4096, DETECTION_BYTES = 64 << 10 };

/* ---- what is declared ---------------------------------------------------------------------------------------- */

/* ICU's name for a label, NULL if there is none such.  Lives in the arena. */
static const char *name_of_label(const char *label, size_t n_bytes, struct hb_arena *arena)
{
	while (n_bytes > 0 && isspace((unsigned char)*label)) {
		label++;
		n_bytes--;
	}
	while (n_bytes > 0 && isspace((unsigned char)label[n_bytes - 1]))
		n_bytes--;
	if (n_bytes == 0 || n_bytes > MAX_LABEL_BYTES)
		return NULL;
	char *lower = hb_arena_copy_text(arena, label, n_bytes);
	for (char *at = lower; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	for (const char *line = hb_encodings_data; *line; line = strchr(line, '\n') + 1) {
		size_t length = strcspn(line, " ");
		if (length == n_bytes && !memcmp(line, lower, n_bytes))
			return hb_arena_copy_text(arena, line + length + 1, strcspn(line + length + 1, "\n"));
	}
	UErrorCode code = U_ZERO_ERROR;
	return ucnv_countAliases(lower, &code) > 0 ? lower : NULL;
}

/* The label after "charset=" in text, quotes taken off. */
static const char *charset_in(const char *text, size_t n_bytes, struct hb_arena *arena)
{
	const char *end = text + n_bytes;
	for (const char *at = text; end - at > 8; at++) {
		if (strncasecmp(at, "charset", 7))
			continue;
		const char *label = at + 7;
		while (label < end && isspace((unsigned char)*label))
			label++;
		if (label == end || *label != '=')
			continue;
		label++;
		while (label < end && (isspace((unsigned char)*label) || *label == '"' || *label == '\''))
			label++;
		const char *stop = label;
		while (stop < end && !isspace((unsigned char)*stop) && !strchr("\"';>/", *stop))
			stop++;
		return name_of_label(label, (size_t)(stop - label), arena);
	}
	return NULL;
}

/* What the page's first <meta> with a charset says.  A page that can be read this far is no UTF-16 (as WHATWG says). */
static const char *meta_charset(const char *bytes, size_t n_bytes, struct hb_arena *arena)
{
	const char *end = bytes + (n_bytes < META_WINDOW_BYTES * 4 ? n_bytes : META_WINDOW_BYTES * 4);
	const char *at = bytes;
	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		if (end - at > 4 && !memcmp(at, "<!--", 4)) {
			const char *close = memmem(at + 4, (size_t)(end - at - 4), "-->", 3);
			at = close ? close + 3 : end;
			continue;
		}
		if (end - at > 5 && !strncasecmp(at, "<meta", 5)) {
			const char *close = memchr(at, '>', (size_t)(end - at));
			const char *name = charset_in(at, (size_t)((close ? close : end) - at), arena);
			if (name)
				return strncasecmp(name, "utf-16", 6) ? name : "utf-8";
		} else if (end - at > 5 && !strncasecmp(at, "<?xml", 5)) {
			const char *close = memchr(at, '>', (size_t)(end - at));
			const char *label = memmem(at, (size_t)((close ? close : end) - at), "encoding=", 9);
			const char *name = label ? name_of_label(label + 10, strcspn(label + 10, "\"'?> "), arena) : NULL;
			if (name)
				return strncasecmp(name, "utf-16", 6) ? name : "utf-8";
		}
		at++;
	}
	return NULL;
}

static const char *byte_order_mark(const char *bytes, size_t n_bytes, size_t *ret_skip)
{
	static const struct {
		const char *bytes;
		size_t n_bytes;
		const char *name;
	} marks[] = {{"\xEF\xBB\xBF", 3, "utf-8"}, {"\xFF\xFE", 2, "utf-16le"}, {"\xFE\xFF", 2, "utf-16be"}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (n_bytes >= marks[i].n_bytes && !memcmp(bytes, marks[i].bytes, marks[i].n_bytes)) {
			*ret_skip = marks[i].n_bytes;
			return marks[i].name;
		}
	}
	return NULL;
}

/* ---- what is found ------------------------------------------------------------------------------------------- */

static const char *detect(const char *bytes, size_t n_bytes, bool html, struct hb_arena *arena)
{
	UErrorCode code = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&code);
	const char *name = NULL;
	if (U_SUCCESS(code)) {
		ucsdet_enableInputFilter(detector, html);
		ucsdet_setText(detector, bytes, (int32_t)(n_bytes < DETECTION_BYTES ? n_bytes : DETECTION_BYTES), &code);
		const UCharsetMatch *match = ucsdet_detect(detector, &code);
		if (U_SUCCESS(code) && match && ucsdet_getConfidence(match, &code) >= 20) {
			const char *found = ucsdet_getName(match, &code);
			if (U_SUCCESS(code) && found && strncasecmp(found, "utf-8", 5))
				name = name_of_label(found, strlen(found), arena);
		}
	}
	ucsdet_close(detector);
	return name ? name : "windows-1252";
}

/* How well bytes read as UTF-8: malformed sequences, and well-formed ones beyond ASCII. */
static void judge_utf8(const char *bytes, size_t n_bytes, size_t *ret_good, size_t *ret_bad)
{
	size_t good = 0, bad = 0;
	for (const char *at = bytes, *end = bytes + n_bytes; at < end;) {
		uint64_t eight;
		if (end - at >= 8 && (memcpy(&eight, at, 8), (eight & 0x8080808080808080) == 0)) {
			at += 8;
			continue;
		}
		if ((unsigned char)*at < 0x80) {
			at++;
			continue;
		}
		const char *start = at;
		uint32_t code_point = hb_utf8_next(&at, end);
		bool replaced = code_point == 0xFFFD && !(at - start == 3 && !memcmp(start, "\xEF\xBF\xBD", 3));
		replaced ? bad++ : good++;
	}
	*ret_good = good;
	*ret_bad = bad;
}

static enum hb_status convert(const char *name, const char *bytes, size_t n_bytes, struct hb_arena *arena,
			      const char **ret_text, size_t *ret_n_bytes, struct hb_error *error)
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *from = ucnv_open(name, &code), *to = ucnv_open("UTF-8", &code);
	size_t capacity = n_bytes * 4 + 16;
	char *out = U_SUCCESS(code) ? hb_arena_alloc(arena, capacity, 1) : NULL, *at = out;
	UChar pivot[4096], *pivot_source = pivot, *pivot_target = pivot;
	if (out)
		ucnv_convertEx(to, from, &at, out + capacity - 1, &bytes, bytes + n_bytes, pivot, &pivot_source, &pivot_target,
			       pivot + 4096, true, true, &code);
	ucnv_close(from);
	ucnv_close(to);
	if (U_FAILURE(code))
		return hb_fail(error, HB_BAD_INPUT, "the bytes cannot be read as %s (%s)", name, u_errorName(code));
	*ret_text = hb_utf8_repair(arena, out, (size_t)(at - out), ret_n_bytes);
	return HB_OK;
}

enum hb_status hb_decode(const char *bytes, size_t n_bytes, const char *content_type, bool html, struct hb_arena *arena,
			 const char **ret_text, size_t *ret_n_bytes, const char **ret_charset, struct hb_error *error)
{
	size_t skip = 0;
	const char *name = byte_order_mark(bytes, n_bytes, &skip);
	bytes += skip;
	n_bytes -= skip;
	bool marked = name != NULL;
	if (!name && content_type)
		name = charset_in(content_type, strlen(content_type), arena);
	if (!name && html)
		name = meta_charset(bytes, n_bytes, arena);
	bool is_utf8 = name && !strcasecmp(name, "utf-8");
	size_t good = 0, bad = 0;
	if (!name || is_utf8)
		judge_utf8(bytes, n_bytes, &good, &bad);
	if (!marked && (!name || is_utf8)) {
		is_utf8 = bad == 0 || good > bad * 20; /* one cut or stray sequence does not make it another encoding */
		name = is_utf8 ? "utf-8" : detect(bytes, n_bytes, html, arena);
	}
	if (!is_utf8) {
		enum hb_status status = convert(name, bytes, n_bytes, arena, ret_text, ret_n_bytes, error);
		if (status != HB_OK)
			return status;
	} else if (bad == 0 && !memchr(bytes, 0, n_bytes)) {
		*ret_text = hb_arena_copy_text(arena, bytes, n_bytes);
		*ret_n_bytes = n_bytes;
	} else {
		*ret_text = hb_utf8_repair(arena, bytes, n_bytes, ret_n_bytes);
	}
	char *charset = hb_arena_text(arena, name);
	for (char *at = charset; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	*ret_charset = charset;
	return HB_OK;
}
