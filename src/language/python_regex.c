/* Python's re to PCRE2: see python_regex.h. */
#include "language/python_regex.h"

#include <ctype.h>
#include <string.h>

#define WORD "\\p{L}\\p{N}_"
#define DIGIT "\\p{Nd}"
#define SPACE "\\x{09}-\\x{0d}\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"

struct translation {
	const char *cursor, *end;
	struct hb_buffer *out;
	const char *name;
	struct hb_error *error;
};

static enum hb_status refuse(struct translation *t, const char *what)
{
	return hb_fail(t->error, HB_BAD_INPUT, "pattern %s: %s near \"%.20s\"", t->name, what, t->cursor);
}

/* After \x, \u or \U: so many hexadecimal digits, written as a code point. */
static enum hb_status hexadecimal(struct translation *t, int n_digits)
{
	hb_buffer_add_text(t->out, "\\x{");
	for (int i = 0; i < n_digits; i++, t->cursor++) {
		if (t->cursor == t->end || !isxdigit((unsigned char)*t->cursor))
			return refuse(t, "an escape is cut short");
		hb_buffer_add_byte(t->out, *t->cursor);
	}
	hb_buffer_add_byte(t->out, '}');
	return HB_OK;
}

/* Takes the letter after a backslash, and writes the escapes that mean the same thing inside and outside of classes;
 * *ret_done is false for the others. */
static enum hb_status common_escape(struct translation *t, char *ret_letter, bool *ret_done)
{
	*ret_done = true;
	if (t->cursor == t->end)
		return refuse(t, "it ends in a backslash");
	char letter = *ret_letter = *t->cursor++;
	switch (letter) {
	case 'd':
		hb_buffer_add_text(t->out, DIGIT);
		return HB_OK;
	case 'D':
		hb_buffer_add_text(t->out, "\\P{Nd}");
		return HB_OK;
	case 'x':
		return hexadecimal(t, 2);
	case 'u':
		return hexadecimal(t, 4);
	case 'U':
		return hexadecimal(t, 8);
	case 'v':
		hb_buffer_add_text(t->out, "\\x{0b}");
		return HB_OK;
	case 'a':
	case 'f':
	case 'n':
	case 'r':
	case 't':
		hb_buffer_format(t->out, "\\%c", letter);
		return HB_OK;
	default:
		*ret_done = false;
		return HB_OK;
	}
}

static enum hb_status escape_outside(struct translation *t)
{
	bool done;
	char letter;
	enum hb_status status = common_escape(t, &letter, &done);
	if (done)
		return status;
	switch (letter) {
	case 'w':
		hb_buffer_add_text(t->out, "[" WORD "]");
		return HB_OK;
	case 'W':
		hb_buffer_add_text(t->out, "[^" WORD "]");
		return HB_OK;
	case 's':
		hb_buffer_add_text(t->out, "[" SPACE "]");
		return HB_OK;
	case 'S':
		hb_buffer_add_text(t->out, "[^" SPACE "]");
		return HB_OK;
	case 'b':
		hb_buffer_add_text(t->out, "(?:(?<=[" WORD "])(?![" WORD "])|(?<![" WORD "])(?=[" WORD "]))");
		return HB_OK;
	case 'B':
		hb_buffer_add_text(t->out, "(?:(?<=[" WORD "])(?=[" WORD "])|(?<![" WORD "])(?![" WORD "]))");
		return HB_OK;
	case 'A':
		hb_buffer_add_text(t->out, "\\A");
		return HB_OK;
	case 'Z':
		hb_buffer_add_text(t->out, "\\z");
		return HB_OK;
	default:
		if (isalpha((unsigned char)letter) || letter == '0')
			return refuse(t, "an escape that is not known");
		hb_buffer_format(t->out, "\\%c", letter); /* punctuation, and references to groups */
		return HB_OK;
	}
}

static enum hb_status escape_in_class(struct translation *t)
{
	bool done;
	char letter;
	enum hb_status status = common_escape(t, &letter, &done);
	if (done)
		return status;
	switch (letter) {
	case 'w':
		hb_buffer_add_text(t->out, WORD);
		return HB_OK;
	case 's':
		hb_buffer_add_text(t->out, SPACE);
		return HB_OK;
	case 'b':
		hb_buffer_add_text(t->out, "\\x{08}");
		return HB_OK;
	default:
		if (isalnum((unsigned char)letter))
			return refuse(t, "an escape that is not known in a class");
		hb_buffer_format(t->out, "\\%c", letter);
		return HB_OK;
	}
}

/* After '[': up to and including ']'.  A '[' inside is a letter to Python and may open a POSIX class to PCRE2. */
static enum hb_status class(struct translation *t)
{
	hb_buffer_add_byte(t->out, '[');
	if (t->cursor < t->end && *t->cursor == '^')
		hb_buffer_add_byte(t->out, *t->cursor++);
	if (t->cursor < t->end && *t->cursor == ']') {
		hb_buffer_add_text(t->out, "\\]");
		t->cursor++;
	}
	while (t->cursor < t->end && *t->cursor != ']') {
		char byte = *t->cursor++;
		enum hb_status status = HB_OK;
		if (byte == '\\')
			status = escape_in_class(t);
		else if (byte == '[')
			hb_buffer_add_text(t->out, "\\[");
		else
			hb_buffer_add_byte(t->out, byte);
		if (status != HB_OK)
			return status;
	}
	if (t->cursor == t->end)
		return refuse(t, "a class is not closed");
	hb_buffer_add_byte(t->out, *t->cursor++);
	return HB_OK;
}

/* At "(?" followed by flags: copy those that PCRE2 shares, leave out those that are so anyway. */
static enum hb_status group(struct translation *t)
{
	static const char flags[] = "aiLmsux-";
	const char *cursor = t->cursor + 1;
	hb_buffer_add_byte(t->out, '(');
	if (cursor == t->end || *cursor != '?' || t->end - cursor < 2 || !strchr(flags, cursor[1]) || !cursor[1])
		return HB_OK;
	cursor++;
	hb_buffer_add_byte(t->out, '?');
	while (cursor < t->end && *cursor && strchr(flags, *cursor)) {
		if (*cursor == 'a' || *cursor == 'L') {
			t->cursor = cursor;
			return refuse(t, "a flag that cannot be translated");
		}
		if (*cursor != 'u')
			hb_buffer_add_byte(t->out, *cursor);
		cursor++;
	}
	t->cursor = cursor - 1;
	return HB_OK;
}

enum hb_status hb_python_regex(const char *pattern, size_t n_bytes, const char *name, bool anchored,
			       struct hb_buffer *out, struct hb_error *error)
{
	struct translation t = {.cursor = pattern, .end = pattern + n_bytes, .out = out, .name = name, .error = error};
	enum hb_status status = HB_OK;

	if (anchored)
		hb_buffer_add_text(out, "\\A(?:");
	while (status == HB_OK && t.cursor < t.end) {
		switch (*t.cursor) {
		case '\\':
			t.cursor++;
			status = escape_outside(&t);
			break;
		case '[':
			t.cursor++;
			status = class(&t);
			break;
		case '(':
			status = group(&t);
			t.cursor++;
			break;
		case '{':
			hb_buffer_add_text(out, t.cursor + 1 < t.end && t.cursor[1] == ',' ? "{0" : "{");
			t.cursor++;
			break;
		default:
			hb_buffer_add_byte(out, *t.cursor++);
		}
	}
	if (anchored)
		hb_buffer_add_byte(out, ')');
	return status;
}
