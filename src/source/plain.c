/* Blocks in plain text.  The text itself is never touched: what a page would have left out is marked.
 *
 * A line is a paragraph, but where lines are broken to a width the paragraphs are what stands between empty lines.  The top of
 * the text (title, standfirst, byline, date) is recognised first, each by its form and its place; then the body. */
#include <string.h>
#include <time.h>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "source/byline.h"
#include "source/dates.h"
#include "source/furniture.h"
#include "source/source_internal.h"
#include "source/text_tools.h"

enum {
	LONGEST_TITLE_BYTES = 200,
	LONGEST_STANDFIRST_BYTES = 450,
	LONGEST_HEADING_BYTES = 90,
	LONGEST_HEADING_WORDS = 10,
	LEAST_PARAGRAPH_BYTES = 100,
	LONGEST_WRAPPED_LINE = 100,
	TOP_LINES = 8,
	MOST_MASTHEAD_WORDS = 5,
};

struct line {
	size_t start, end; /* bytes, without white space at the ends */
	bool blank_before; /* an empty line stands before it */
	enum hb_block_kind kind;
};

struct plain {
	const char *text;
	HB_ARRAY(struct line) lines;
	struct hb_arena *arena;
	struct hb_source *source;
	const struct hb_input *input;
};

static size_t length(const struct line *line)
{
	return line->end - line->start;
}

/* ---- lines --------------------------------------------------------------------------------------------------- */

static bool space_at(const char *text, size_t at, size_t end, size_t *ret_bytes)
{
	const char *cursor = text + at;
	uint32_t c = hb_utf8_next(&cursor, text + end);
	*ret_bytes = (size_t)(cursor - text) - at;
	return hb_is_space(c) || c == 0xFEFF;
}

static void add_line(struct plain *plain, size_t start, size_t end, bool *blank)
{
	size_t n;
	while (start < end && space_at(plain->text, start, end, &n))
		start += n;
	while (end > start) {
		size_t last = end - 1;
		while (last > start && ((unsigned char)plain->text[last] & 0xC0) == 0x80)
			last--;
		if (!space_at(plain->text, last, end, &n))
			break;
		end = last;
	}
	if (start == end) {
		*blank = true;
		return;
	}
	HB_PUSH(plain->arena, plain->lines, (struct line){start, end, *blank, HB_BLOCK_PARAGRAPH});
	*blank = false;
}

static void split_lines(struct plain *plain, size_t n_bytes)
{
	bool blank = false;
	size_t start = 0;
	for (size_t i = 0; i <= n_bytes; i++) {
		if (i < n_bytes && plain->text[i] != '\n' && plain->text[i] != '\r' && plain->text[i] != '\f')
			continue;
		if (!(i < n_bytes && plain->text[i] == '\n' && i > 0 && plain->text[i - 1] == '\r'))
			add_line(plain, start, i, &blank);
		start = i + 1;
	}
}

/* The last letter of a line, past closing quotation marks and brackets. */
static uint32_t last_letter(const struct plain *plain, const struct line *line)
{
	size_t end = line->end;
	while (end > line->start) {
		size_t at = end - 1;
		while (at > line->start && ((unsigned char)plain->text[at] & 0xC0) == 0x80)
			at--;
		const char *cursor = plain->text + at;
		uint32_t c = hb_utf8_next(&cursor, plain->text + end);
		if (c != '"' && c != '\'' && c != ')' && c != 0x201D && c != 0x2019 && c != 0xBB && c != 0xAB)
			return c;
		end = at;
	}
	return 0;
}

static bool ends_sentence(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0x061F || c == 0xFF01 || c == 0xFF1F;
}

/* Are the lines broken to a width?  Then most lines that another follows directly end in the middle of a sentence, and
 * none is long. */
static bool is_wrapped(const struct plain *plain)
{
	size_t n_followed = 0, n_open = 0, n_long = 0;
	for (size_t i = 0; i < plain->lines.count; i++) {
		if (length(&plain->lines.items[i]) > LONGEST_WRAPPED_LINE * 3)
			return false;
		n_long += length(&plain->lines.items[i]) > LONGEST_WRAPPED_LINE;
		if (i + 1 == plain->lines.count || plain->lines.items[i + 1].blank_before)
			continue;
		n_followed++;
		n_open += !ends_sentence(last_letter(plain, &plain->lines.items[i])) && length(&plain->lines.items[i]) > 40;
	}
	return n_followed >= 3 && n_open * 10 > n_followed * 6 && n_long * 20 <= plain->lines.count;
}

static void join_wrapped(struct plain *plain)
{
	size_t kept = 0;
	for (size_t i = 0; i < plain->lines.count; i++) {
		struct line line = plain->lines.items[i];
		struct line *before = kept ? &plain->lines.items[kept - 1] : NULL;
		if (before && !line.blank_before)
			before->end = line.end;
		else
			plain->lines.items[kept++] = line;
	}
	plain->lines.count = kept;
}

/* ---- the top ------------------------------------------------------------------------------------------------- */

static bool same_words(struct plain *plain, const struct line *line, const char *other)
{
	if (!other)
		return false;
	const char *left = hb_text_words(plain->arena, plain->text + line->start, length(line));
	return !strcmp(left, hb_text_words(plain->arena, other, strlen(other)));
}

static bool is_title(struct plain *plain, size_t i)
{
	const struct line *line = &plain->lines.items[i];
	if (plain->input->title)
		return same_words(plain, line, plain->input->title);
	if (length(line) > LONGEST_TITLE_BYTES || i + 1 >= plain->lines.count)
		return false;
	uint32_t last = last_letter(plain, line);
	if (last == '.' || last == ',' || last == ';' || last == ':' || last == 0x3002)
		return false;
	const char *dateline, *agency;
	size_t after;
	return !hb_dateline_parse(plain->text + line->start, length(line), plain->arena, &dateline, &agency, &after) &&
	       hb_text_count_words(plain->text + line->start, length(line)) >= 2;
}

static bool take_byline(struct plain *plain, struct line *line, struct hb_byline *byline)
{
	if (!hb_byline_parse(plain->text + line->start, length(line), true, plain->arena, byline))
		return false;
	line->kind = HB_BLOCK_BYLINE;
	return true;
}

/* "MONDAY" or "MARCH", but not "MONROVIA" or "MARIUPOL": strptime takes short forms, too, so the word has to end where they do. */
static bool is_day_or_month(const char *text)
{
	static const char *const forms[] = {"%A", "%B"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct tm day;
		const char *end = strptime(text, forms[i], &day);
		if (end && !u_isalpha((UChar32)(unsigned char)*end))
			return true;
	}
	return false;
}

/* "LONDON 1996-08-30", "NEW YORK, Aug 30": a place in capitals before the day. */
static bool names_place(const struct plain *plain, const struct line *line)
{
	const char *text = plain->text + line->start;
	size_t n = 0;

	while (n < length(line) && text[n] != ',' && (text[n] < '0' || text[n] > '9'))
		n++;
	while (n > 0 && text[n - 1] == ' ')
		n--;
	return n < length(line) && hb_text_all_capitals(text, n) && hb_text_count_words(text, n) <= 4 && !memchr(text, ':', n) &&
	       !is_day_or_month(text);
}

/* A line that holds a date and little else. */
static bool take_date(struct plain *plain, struct line *line)
{
	if (length(line) > 80 || hb_text_count_words(plain->text + line->start, length(line)) > 12)
		return false;
	const char *date = hb_stamp_parse(plain->text + line->start, plain->arena);
	if (!date)
		date = hb_visible_date(plain->text + line->start, length(line), plain->input->lang, plain->arena);
	uint32_t last = last_letter(plain, line);
	if (!date || ends_sentence(last) || last == ':' || last == ',')
		return false;
	line->kind = names_place(plain, line) ? HB_BLOCK_DATELINE : HB_BLOCK_BYLINE;
	if (!plain->source->published) {
		plain->source->published = date;
		plain->source->published_basis = "text";
	}
	return true;
}

/* A page of a newspaper begins with its name and the day, and the headline comes below: if the second line is a date and a
 * line like a title follows, with at most one line of a few words between ("Page 7"), the first was the paper's name. */
static size_t take_masthead(struct plain *plain)
{
	struct line *lines = plain->lines.items;
	size_t n = plain->lines.count, i = 2;
	if (n < 4 || plain->input->title || hb_text_count_words(plain->text + lines[0].start, length(&lines[0])) > MOST_MASTHEAD_WORDS ||
	    !is_title(plain, 0))
		return 0;
	struct line second = lines[1];
	const char *published = plain->source->published, *basis = plain->source->published_basis;
	bool dated = take_date(plain, &second);
	size_t n_words = hb_text_count_words(plain->text + lines[2].start, length(&lines[2]));
	if (n_words <= 2)
		i = 3;
	bool headed = i + 1 < n && is_title(plain, i);
	if (!dated || !headed || length(&lines[i]) > LONGEST_HEADING_BYTES) {
		plain->source->published = published;
		plain->source->published_basis = basis;
		return 0;
	}
	for (size_t k = 0; k < i; k++)
		lines[k].kind = k == 1 ? HB_BLOCK_BYLINE : HB_BLOCK_FURNITURE;
	plain->source->publisher = hb_text_collapse(plain->arena, plain->text + lines[0].start, length(&lines[0]));
	return i;
}

/* Title, standfirst, byline, date; returns the first line of the body. */
static size_t read_top(struct plain *plain, struct hb_byline *byline)
{
	struct line *lines = plain->lines.items;
	size_t n = plain->lines.count, i = take_masthead(plain), top = 0;
	if (i < n && !take_byline(plain, &lines[i], byline) && is_title(plain, i)) {
		lines[i].kind = HB_BLOCK_TITLE;
		plain->source->title = hb_text_collapse(plain->arena, plain->text + lines[i].start, length(&lines[i]));
		i++;
	} else if (i < n && lines[i].kind == HB_BLOCK_BYLINE) {
		i++;
	}
	top = i;
	for (size_t end = i + TOP_LINES; i < n && i < end; i++) {
		if (take_byline(plain, &lines[i], byline) || take_date(plain, &lines[i])) {
			for (size_t k = top; k < i; k++) /* what stands between title and byline sums the report up */
				if (lines[k].kind == HB_BLOCK_PARAGRAPH && length(&lines[k]) <= LONGEST_STANDFIRST_BYTES && i - top <= 2 && top > 0)
					lines[k].kind = HB_BLOCK_STANDFIRST;
			top = i + 1;
		}
	}
	return top;
}

/* ---- the body ------------------------------------------------------------------------------------------------ */

static bool opens_quotation(const char *text, size_t n_bytes)
{
	static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9E", "\xC2\xAB", "\xE2\x80\x98"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (n_bytes > strlen(marks[i]) && !memcmp(text, marks[i], strlen(marks[i])))
			return true;
	return false;
}

/* All of it in one pair of quotation marks. */
static bool is_quotation(const char *text, size_t n_bytes)
{
	if (n_bytes > 2 && text[0] == '>' && text[1] == ' ')
		return true;
	if (n_bytes < 20 || !opens_quotation(text, n_bytes))
		return false;
	static const char *const closing[] = {"\"", "\xE2\x80\x9D", "\xC2\xBB", "\xE2\x80\x99"};
	for (size_t i = 0; i < 3; i++) {
		size_t n_mark = strlen(closing[i]);
		const char *first = memmem(text + 1, n_bytes - 1, closing[i], n_mark);
		if (first && first == text + n_bytes - n_mark)
			return true;
	}
	return false;
}

static bool is_list_item(const char *text, size_t n_bytes)
{
	if (n_bytes < 3)
		return false;
	if ((*text == '-' || *text == '*') && text[1] == ' ')
		return true;
	if (!memcmp(text, "\xE2\x80\xA2", 3) || !memcmp(text, "\xE2\x96\xAA", 3) || !memcmp(text, "\xE2\x97\x8F", 3))
		return true;
	size_t digits = strspn(text, "0123456789");
	return digits >= 1 && digits <= 2 && n_bytes > digits + 2 && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

/* A short line without an end, with paragraphs below (and, since the title is over, above) it. */
static bool is_heading(const struct plain *plain, size_t i, size_t body)
{
	const struct line *line = &plain->lines.items[i];
	const char *text = plain->text + line->start;
	if (i + 1 >= plain->lines.count || length(line) > LONGEST_HEADING_BYTES || opens_quotation(text, length(line)))
		return false;
	uint32_t last = last_letter(plain, line);
	bool question = last == '?' || last == 0x061F || last == 0xFF1F;
	bool open = u_isalnum((UChar32)last) || u_charType((UChar32)last) == U_NON_SPACING_MARK;
	if ((!open && !question) || hb_text_count_words(text, length(line)) > LONGEST_HEADING_WORDS)
		return false;
	const char *cursor = text;
	uint32_t first = hb_utf8_next(&cursor, plain->text + line->end);
	if (u_islower((UChar32)first) || !u_isalnum((UChar32)first))
		return false;
	const struct line *next = &plain->lines.items[i + 1];
	if (length(next) < LEAST_PARAGRAPH_BYTES && !ends_sentence(last_letter(plain, next)))
		return false;
	return i == body || ends_sentence(last_letter(plain, line - 1)) || length(line - 1) >= LEAST_PARAGRAPH_BYTES;
}

static void read_body(struct plain *plain, size_t body)
{
	for (size_t i = body; i < plain->lines.count; i++) {
		struct line *line = &plain->lines.items[i];
		const char *text = plain->text + line->start;
		if (i > body && hb_is_credit_line(text, length(line), plain->arena))
			line->kind = HB_BLOCK_CREDIT;
		else if (hb_is_furniture_line(text, length(line)))
			line->kind = HB_BLOCK_FURNITURE;
		else if (is_list_item(text, length(line)))
			line->kind = HB_BLOCK_LIST_ITEM;
		else if (is_quotation(text, length(line)))
			line->kind = HB_BLOCK_QUOTATION;
		else if (is_heading(plain, i, body))
			line->kind = HB_BLOCK_HEADING;
	}
}

static void read_dateline(struct plain *plain, size_t body)
{
	size_t tried = 0;
	for (size_t i = body; i < plain->lines.count && tried < 2; i++) {
		const struct line *line = &plain->lines.items[i];
		if (line->kind != HB_BLOCK_PARAGRAPH)
			continue;
		tried++;
		const char *dateline = NULL, *agency = NULL;
		size_t after;
		if (!hb_dateline_parse(plain->text + line->start, length(line), plain->arena, &dateline, &agency, &after))
			continue;
		plain->source->dateline = dateline;
		plain->source->agency = agency ? agency : plain->source->agency;
		const char *date = dateline ? hb_visible_date(dateline, strlen(dateline), plain->input->lang, plain->arena) : NULL;
		if (date && !plain->source->published) {
			plain->source->published = date;
			plain->source->published_basis = "text";
		}
		return;
	}
}

void hb_read_plain(const struct hb_input *input, const char *text, size_t n_bytes, struct hb_arena *arena,
		   struct hb_source *source)
{
	struct plain plain = {.text = text, .arena = arena, .source = source, .input = input};
	split_lines(&plain, n_bytes);
	if (is_wrapped(&plain))
		join_wrapped(&plain);
	struct hb_byline byline = {0};
	size_t body = read_top(&plain, &byline);
	read_body(&plain, body);
	read_dateline(&plain, body);
	source->bylines = byline.names.items;
	source->n_bylines = byline.names.count;
	source->agency = source->agency ? source->agency : byline.agency;
	source->text = text;
	source->n_text_bytes = n_bytes;
	struct hb_offsets offsets;
	hb_offsets_init(&offsets, arena, text, n_bytes);
	struct hb_block *blocks = hb_arena_alloc(arena, plain.lines.count, sizeof *blocks);
	for (size_t i = 0; i < plain.lines.count; i++) {
		const struct line *line = &plain.lines.items[i];
		blocks[i].kind = line->kind;
		blocks[i].span.start = (uint32_t)hb_offsets_cp(&offsets, line->start);
		blocks[i].span.end = (uint32_t)hb_offsets_cp(&offsets, line->end);
	}
	source->blocks = blocks;
	source->n_blocks = plain.lines.count;
	source->lang = hb_guess_language(text, n_bytes, NULL, arena);
	const char *address = source->published ? NULL : hb_address_date(source->url, arena);
	if (address) {
		source->published = address;
		source->published_basis = "address";
	}
}
