/* One input to one source: which reader, then what was given over what was found. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/byline.h"
#include "source/dates.h"
#include "source/encoding.h"
#include "source/source_internal.h"
#include "source/text_tools.h"

enum { LARGEST_SOURCE_BYTES = 64 << 20, LARGEST_TEXT_BYTES = 1 << 20, ID_DIGITS = 16, SNIFF_BYTES = 1024 };

static bool name_ends(const char *name, const char *ending)
{
	size_t length = name ? strcspn(name, "?#") : 0, n_ending = strlen(ending);
	return length > n_ending && !strncasecmp(name + length - n_ending, ending, n_ending);
}

/* Does the beginning look like a page?  A tag that begins one, after white space, marks and comments. */
static bool begins_like_html(const char *bytes, size_t n_bytes)
{
	static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<script",
					   "<div",	     "<p>",   "<h1",   "<article", "<table", "<link"};
	char start[SNIFF_BYTES + 1];
	size_t n = 0;
	for (size_t i = 0; i < n_bytes && n < SNIFF_BYTES; i++)
		if (bytes[i]) /* UTF-16 has a NUL in each letter of such a tag */
			start[n++] = bytes[i];
	start[n] = 0;
	const char *at = start;
	if (!strncmp(at, "\xEF\xBB\xBF", 3))
		at += 3;
	else if (!strncmp(at, "\xFF\xFE", 2) || !strncmp(at, "\xFE\xFF", 2))
		at += 2;
	for (;;) {
		at += strspn(at, " \t\r\n\f");
		const char *close = !strncmp(at, "<!--", 4) ? strstr(at, "-->") : !strncmp(at, "<?xml", 5) ? strstr(at, "?>") : NULL;
		if (!close)
			break;
		at = close + (*close == '-' ? 3 : 2);
	}
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (!strncasecmp(at, tags[i], strlen(tags[i])))
			return true;
	return !strncasecmp(at, "<!doctype", 9) && strcasestr(at, "<html");
}

static enum hb_media media_of(const struct hb_input *input)
{
	if (input->media != HB_MEDIA_UNKNOWN)
		return input->media;
	if (input->content_type && strcasestr(input->content_type, "html"))
		return HB_MEDIA_HTML;
	if (begins_like_html(input->bytes, input->n_bytes))
		return HB_MEDIA_HTML;
	if (input->content_type && !strncasecmp(input->content_type, "text/plain", 10))
		return HB_MEDIA_TEXT;
	if (name_ends(input->file, ".html") || name_ends(input->file, ".htm") || name_ends(input->file, ".xhtml"))
		return HB_MEDIA_HTML;
	return HB_MEDIA_TEXT;
}

static bool is_blank(const struct hb_input *input)
{
	for (size_t i = 0; i < input->n_bytes; i++)
		if (!strchr(" \t\r\n", input->bytes[i]))
			return false;
	return true;
}

/* A page or text holds hardly any control characters; what does is an image, an archive or the like. */
static bool is_binary(const struct hb_input *input)
{
	if (input->n_bytes >= 2 && (!memcmp(input->bytes, "\xFF\xFE", 2) || !memcmp(input->bytes, "\xFE\xFF", 2)))
		return false;
	if (input->n_bytes >= 5 && !memcmp(input->bytes, "%PDF-", 5))
		return true;
	size_t n = input->n_bytes < 4096 ? input->n_bytes : 4096, n_control = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned char byte = (unsigned char)input->bytes[i];
		n_control += byte < 9 || (byte > 13 && byte < 32 && byte != 27);
	}
	return n_control * 50 > n;
}

static void apply_given(const struct hb_input *input, struct hb_arena *arena, struct hb_source *source)
{
	if (input->url)
		source->url = hb_arena_text(arena, input->url);
	if (input->title)
		source->title = hb_arena_text(arena, input->title);
	if (input->publisher)
		source->publisher = hb_arena_text(arena, input->publisher);
	if (input->published) {
		source->published = hb_arena_text(arena, input->published);
		source->published_basis = "metadata";
	}
	if (input->lang)
		source->lang = hb_arena_copy_text(arena, input->lang, strcspn(input->lang, "-_"));
	source->id = input->id ? hb_arena_text(arena, input->id) : hb_arena_copy_text(arena, source->sha256, ID_DIGITS);
}

/* Make the dateline a block of its own, so that no sentence joins a place to the first name of the report. */
static void split_dateline(struct hb_source *source, struct hb_arena *arena)
{
	enum { TRIED_PARAGRAPHS = 3 };
	struct hb_offsets offsets;
	size_t tried = 0;
	hb_offsets_init(&offsets, arena, source->text, source->n_text_bytes);
	for (size_t i = 0; i < source->n_blocks && tried < TRIED_PARAGRAPHS; i++) {
		struct hb_block block = source->blocks[i];
		size_t start = hb_offsets_byte(&offsets, block.span.start), end = hb_offsets_byte(&offsets, block.span.end);
		const char *dateline, *agency;
		size_t text;
		if (block.kind != HB_BLOCK_PARAGRAPH)
			continue;
		tried++;
		if (!hb_dateline_parse(source->text + start, end - start, arena, &dateline, &agency, &text) || start + text >= end)
			continue;
		struct hb_block *blocks = hb_arena_alloc(arena, source->n_blocks + 1, sizeof *blocks);
		memcpy(blocks, source->blocks, i * sizeof *blocks);
		memcpy(blocks + i + 1, source->blocks + i, (source->n_blocks - i) * sizeof *blocks);
		uint32_t begin = (uint32_t)hb_offsets_cp(&offsets, start + text);
		while (text > 0 && source->text[start + text - 1] == ' ')
			text--;
		blocks[i] = (struct hb_block){HB_BLOCK_DATELINE, {block.span.start, (uint32_t)hb_offsets_cp(&offsets, start + text)}};
		blocks[i + 1].span.start = begin;
		source->blocks = blocks;
		source->n_blocks++;
		return;
	}
}

enum hb_status hb_source_read(const struct hb_input *input, struct hb_arena *arena, struct hb_source *ret_source,
			      struct hb_error *error)
{
	struct hb_source source = {0};
	enum hb_status status = HB_OK;
	if (input->n_bytes > LARGEST_SOURCE_BYTES)
		status = hb_fail(error, HB_BAD_INPUT, "the source has %zu bytes; the most that are read is %d", input->n_bytes,
				 LARGEST_SOURCE_BYTES);
	else if (!input->given_text && is_blank(input))
		status = hb_fail(error, HB_BAD_INPUT, "there is nothing in it");
	else if (!input->given_text && is_binary(input))
		status = hb_fail(error, HB_BAD_INPUT, "this is neither text nor HTML; give a text, HTML or JSON lines file");
	const char *text = input->bytes ? input->bytes : "";
	size_t n_bytes = input->n_bytes;
	enum hb_media media = status == HB_OK && !input->given_text ? media_of(input) : HB_MEDIA_TEXT;
	if (status == HB_OK && input->given_text) {
		source.charset = "utf-8";
		if (!hb_utf8_valid(text, n_bytes) || memchr(text, 0, n_bytes))
			status = hb_fail(error, HB_BAD_INPUT, "the given text is not valid UTF-8 or holds a NUL");
		else
			text = hb_arena_copy_text(arena, text, n_bytes);
	} else if (status == HB_OK) {
		status = hb_decode(text, n_bytes, input->content_type, media == HB_MEDIA_HTML, arena, &text, &n_bytes,
				   &source.charset, error);
	}
	if (status == HB_OK) {
		source.sha256 = hb_sha256(input->bytes ? input->bytes : "", input->n_bytes, arena);
		source.url = input->url ? hb_arena_text(arena, input->url) : NULL;
		if (media == HB_MEDIA_HTML)
			status = hb_read_html(input, text, n_bytes, arena, &source, error);
		else
			hb_read_plain(input, text, n_bytes, arena, &source);
	}
	/* Analysis takes some 700 times the room of the text; the longest reports have a fifth of this. */
	if (status == HB_OK && source.n_text_bytes > LARGEST_TEXT_BYTES)
		status = hb_fail(error, HB_BAD_INPUT, "the text has %zu bytes; the most that is read as one report is %d: split it",
				 source.n_text_bytes, LARGEST_TEXT_BYTES);
	if (status != HB_OK) {
		if (input->file)
			hb_error_at(error, input->file, 0, error ? error->byte : UINT64_MAX);
		return status;
	}
	split_dateline(&source, arena);
	apply_given(input, arena, &source);
	*ret_source = source;
	return HB_OK;
}
