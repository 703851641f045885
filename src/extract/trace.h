/* Why: the decisions of the passes over one document, for those who mend the data or the rules (habeas explain).
 *
 * A reading whose `trace` is NULL takes no notes: then hb_trace is one test of a pointer, and its arguments are not worked out.
 * A note says what was decided about the tokens [first, end), and by what: the line of a file under data/ (lexicon entries, words,
 * patterns and event rules know their `place`, "data/en/titles.txt:12"), the name of the step in the code ("apposition"), or the
 * model with its score.  Near misses are noted too (hb_trace_miss), since it is those that a linguist looks for: "no victim".
 *
 *	hb_trace(reading, HB_PASS_COREF, mention->first, mention->end, "apposition of '%s'", hb_trace_words(reading, first, end));
 *	hb_trace(reading, HB_PASS_MENTION, first, end, "person: title (%s)", entry->place);
 *
 * Everything lives in the arena of the reading; notes stand in the order in which they were taken. */
#ifndef HB_EXTRACT_TRACE_H
#define HB_EXTRACT_TRACE_H

#include "extract/reading.h"

enum hb_pass {
	HB_PASS_TIMEX,
	HB_PASS_QUANTITY,
	HB_PASS_MENTION, /* what is a mention, and its type */
	HB_PASS_COREF,
	HB_PASS_KINSHIP,
	HB_PASS_ATTRIBUTE,
	HB_PASS_STATEMENT,
	HB_PASS_EVENT,
	HB_PASS_COUNT,
};

/* "timex", "mention", ... */
const char *hb_pass_text(enum hb_pass pass);

struct hb_trace_note {
	enum hb_pass pass;
	bool miss;           /* looked at and not taken */
	uint32_t first, end; /* tokens, half-open */
	const char *text;    /* one line */
};

struct hb_trace {
	HB_ARRAY(struct hb_trace_note) notes;
	const char *by; /* what is at work, for notes that are taken further down (hb_trace_by); NULL: not said */
};

/* Note a decision about the tokens [first, end): hb_trace(reading, pass, first, end, format, ...), where the reading takes notes. */
#define hb_trace(reading, pass, first, end, ...)                                                                  \
	do {                                                                                                      \
		if ((reading)->trace)                                                                             \
			hb_trace_note((reading), (pass), false, (first), (end), __VA_ARGS__);                     \
	} while (0)

/* The same for what was looked at and not taken. */
#define hb_trace_miss(reading, pass, first, end, ...)                                                             \
	do {                                                                                                      \
		if ((reading)->trace)                                                                             \
			hb_trace_note((reading), (pass), true, (first), (end), __VA_ARGS__);                      \
	} while (0)

/* Say what is at work before calls that write down what many ways lead to: the place that writes notes hb_trace_at_work. */
#define hb_trace_by(reading, ...)                                                                                 \
	do {                                                                                                      \
		if ((reading)->trace)                                                                             \
			hb_trace_set((reading), __VA_ARGS__);                                                     \
	} while (0)
void hb_trace_set(const struct hb_reading *reading, const char *format, ...) HB_PRINTF(2, 3);

/* What was said last, "no rule said" if nothing was. */
const char *hb_trace_at_work(const struct hb_reading *reading);

/* The same without asking; use hb_trace and hb_trace_miss. */
void hb_trace_note(const struct hb_reading *reading, enum hb_pass pass, bool miss, uint32_t first, uint32_t end, const char *format,
		   ...) HB_PRINTF(6, 7);

/* The words of the tokens [first, end) for a note: their letters, cut after a few words. */
const char *hb_trace_words(const struct hb_reading *reading, uint32_t first, uint32_t end);

/* The first token of a span; the tokens of an empty span are those of the text's beginning. */
uint32_t hb_trace_token(const struct hb_reading *reading, struct hb_span span);

/* The words of an entity for a note: its name, or the words of its first mention, or its description. */
const char *hb_trace_entity(const struct hb_reading *reading, uint32_t entity);

#endif
