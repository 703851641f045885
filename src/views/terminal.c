/* Printing for people: see terminal.h. */
#include "views/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"

enum { DEFAULT_COLUMNS = 100, LEAST_COLUMNS = 60, MOST_COLUMNS = 120 };

void hb_terminal_init(struct hb_terminal *terminal, FILE *out)
{
	const char *no_color = getenv("NO_COLOR");
	struct winsize size;
	bool is_terminal = isatty(fileno(out));
	*terminal = (struct hb_terminal){.out = out, .columns = DEFAULT_COLUMNS};
	terminal->colour = is_terminal && !(no_color && no_color[0]);
	if (is_terminal && ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col)
		terminal->columns = size.ws_col < LEAST_COLUMNS  ? LEAST_COLUMNS
				    : size.ws_col > MOST_COLUMNS ? MOST_COLUMNS
								 : size.ws_col;
}

/* Controls (C0 and C1) can drive a terminal, and signs that turn the direction of writing can make text read as what it does
 * not say.  Neither may come out of a report; a space stands in their place. */
static bool is_unsafe(uint32_t code_point)
{
	return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || (code_point >= 0x2028 && code_point <= 0x202E) ||
	       (code_point >= 0x2066 && code_point <= 0x2069);
}

static void print_safe(FILE *out, const char *text, const char *end, bool keep_lines)
{
	while (text < end) {
		const char *next = text;
		uint32_t code_point = hb_utf8_next(&next, end);
		if (is_unsafe(code_point) && !(keep_lines && (code_point == '\n' || code_point == '\t')))
			fputc(' ', out);
		else
			fwrite(text, 1, (size_t)(next - text), out);
		text = next;
	}
}

static int columns_of(uint32_t code_point)
{
	if (is_unsafe(code_point))
		return 1;
	int width = wcwidth((wchar_t)code_point);
	return width > 0 ? width : 0;
}

static int columns_within(const char *text, const char *end)
{
	int columns = 0;
	while (text < end)
		columns += columns_of(hb_utf8_next(&text, end));
	return columns;
}

int hb_text_columns(const char *text)
{
	return columns_within(text, text + strlen(text));
}

static void print_styled(const struct hb_terminal *terminal, enum hb_style style, const char *text, size_t n_bytes)
{
	static const char *const codes[] = {"", "\033[1m", "\033[2m", "\033[32m", "\033[31m", "\033[33m"};
	bool coloured = terminal->colour && style != HB_PLAIN;
	if (coloured)
		fputs(codes[style], terminal->out);
	print_safe(terminal->out, text, text + n_bytes, false);
	if (coloured)
		fputs("\033[0m", terminal->out);
}

void hb_print_safe(FILE *out, const char *text)
{
	print_safe(out, text, text + strlen(text), true);
}

void hb_terminal_text(const struct hb_terminal *terminal, enum hb_style style, const char *text)
{
	print_styled(terminal, style, text, strlen(text));
}

void hb_terminal_cell(const struct hb_terminal *terminal, enum hb_style style, const char *text, int columns)
{
	const char *end = text + strlen(text), *cut = text;
	int used = 0;
	bool fits = columns_within(text, end) <= columns;
	while (cut < end) {
		const char *next = cut;
		int width = columns_of(hb_utf8_next(&next, end));
		if (!fits && used + width > columns - 1)
			break;
		used += width;
		cut = next;
	}
	print_styled(terminal, style, text, (size_t)(cut - text));
	if (!fits) {
		fputs("…", terminal->out);
		used++;
	}
	fprintf(terminal->out, "%*s", columns > used ? columns - used : 0, "");
}

int hb_terminal_wrap(const struct hb_terminal *terminal, const char *text, int column, int indent)
{
	bool first = true;
	while (*text) {
		size_t n_bytes = strcspn(text, " \n");
		int width = columns_within(text, text + n_bytes);
		if (!first && column + 1 + width > terminal->columns) {
			fprintf(terminal->out, "\n%*s", indent, "");
			column = indent;
		} else if (!first) {
			fputc(' ', terminal->out);
			column++;
		}
		print_styled(terminal, HB_PLAIN, text, n_bytes);
		column += width;
		first = false;
		text += n_bytes;
		text += strspn(text, " \n");
	}
	return column;
}
