/* Notes on what the passes decided: see trace.h. */
#include "extract/trace.h"

#include <stdarg.h>
#include <stdio.h>

enum { NOTE_BYTES = 512, WORDS_MAX = 8 };

const char *hb_pass_text(enum hb_pass pass)
{
	static const char *const texts[HB_PASS_COUNT] = {
		[HB_PASS_TIMEX] = "timex",     [HB_PASS_QUANTITY] = "quantity",   [HB_PASS_MENTION] = "mention",
		[HB_PASS_COREF] = "coref",     [HB_PASS_KINSHIP] = "kinship",     [HB_PASS_ATTRIBUTE] = "attribute",
		[HB_PASS_STATEMENT] = "statement", [HB_PASS_EVENT] = "event",
	};

	return texts[pass];
}

/* How many bytes of a text that was cut are surely whole letters: all but the last letter. */
static size_t whole_letters(const char *text, size_t n_bytes)
{
	while (n_bytes && ((unsigned char)text[n_bytes - 1] & 0xc0) == 0x80)
		n_bytes--;
	return n_bytes && (unsigned char)text[n_bytes - 1] >= 0xc0 ? n_bytes - 1 : n_bytes;
}

static const char *one_note(struct hb_arena *arena, const char *format, va_list arguments)
{
	char text[NOTE_BYTES];
	int written = vsnprintf(text, sizeof text, format, arguments);

	if (written < 0)
		return "";
	return hb_arena_copy_text(arena, text, (size_t)written < sizeof text ? (size_t)written : whole_letters(text, sizeof text - 1));
}

void hb_trace_note(const struct hb_reading *reading, enum hb_pass pass, bool miss, uint32_t first, uint32_t end, const char *format,
		   ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = one_note(reading->arena, format, arguments);
	va_end(arguments);
	HB_PUSH(reading->arena, reading->trace->notes, (struct hb_trace_note){pass, miss, first, end, text});
}

void hb_trace_set(const struct hb_reading *reading, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	reading->trace->by = one_note(reading->arena, format, arguments);
	va_end(arguments);
}

const char *hb_trace_at_work(const struct hb_reading *reading)
{
	return reading->trace->by ? reading->trace->by : "no rule said";
}

uint32_t hb_trace_token(const struct hb_reading *reading, struct hb_span span)
{
	const struct hb_analysis *analysis = reading->analysis;
	size_t low = 0, high = analysis->n_tokens;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (analysis->tokens[middle].end <= span.start)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

const char *hb_trace_words(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	if (end > first + WORDS_MAX)
		return hb_arena_format(reading->arena, "%s ...", hb_trace_words(reading, first, first + WORDS_MAX));
	return hb_reading_text(reading, hb_reading_span(reading, first, end));
}

const char *hb_trace_entity(const struct hb_reading *reading, uint32_t entity)
{
	const struct hb_found_entity *found;

	if (entity == HB_NONE)
		return "nobody known";
	found = &reading->entities.items[entity];
	if (found->entity.name)
		return found->entity.name;
	if (found->mentions.count) {
		const struct hb_found_mention *mention = &reading->mentions.items[found->mentions.items[0]];

		return hb_trace_words(reading, mention->first, mention->end);
	}
	return found->entity.description ? found->entity.description : "somebody unnamed";
}
