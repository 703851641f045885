/* Fuzz target: two names of any bytes, apart by a line break.  The score is from 0 to 1 and symmetric; the reasons have room. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "names/comparison.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
	static struct hb_name_book *book;
	if (!book)
		book = hb_name_book_new(hb_arena_new()); /* opening the rules of ICU takes longer than all else */
	struct hb_arena *arena = hb_arena_new();
	char *text = hb_arena_copy_text(arena, (const char *)bytes, n_bytes);
	char *line_break = strchr(text, '\n');
	if (line_break)
		*line_break = '\0';
	const struct hb_name *a = hb_name_prepare(book, arena, text);
	const struct hb_name *b = hb_name_prepare(book, arena, line_break ? line_break + 1 : "");
	struct hb_name_reason reasons[HB_NAME_REASONS];
	size_t n_reasons;
	double score = hb_name_compare(a, b), explained = hb_name_explain(a, b, arena, reasons, &n_reasons);
	if (score < 0 || score > 1 || score != hb_name_compare(b, a) || score != explained || n_reasons > HB_NAME_REASONS)
		abort();
	hb_arena_free(arena);
	return 0;
}
