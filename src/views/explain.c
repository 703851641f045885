/* What an explanation shows, in either form: see explain.h. */
#include "views/explain.h"

#include <stdlib.h>
#include <string.h>

bool hb_explanation_shows(const struct hb_explanation *explanation, size_t sentence)
{
	const struct hb_sentence *found = &explanation->reading->analysis->sentences[sentence];

	return !explanation->find ||
	       strstr(hb_reading_text(explanation->reading, hb_reading_span(explanation->reading, found->first, found->end)),
		      explanation->find);
}

static uint32_t sentence_of(const struct hb_reading *reading, const struct hb_trace_note *note)
{
	return note->first < reading->analysis->n_tokens ? reading->analysis->tokens[note->first].sentence : 0;
}

static int by_place(const void *a, const void *b, void *context)
{
	const struct hb_trace_note *x = *(const struct hb_trace_note *const *)a, *y = *(const struct hb_trace_note *const *)b;
	uint32_t in_x = sentence_of(context, x), in_y = sentence_of(context, y);

	if (in_x != in_y)
		return in_x < in_y ? -1 : 1;
	if (x->pass != y->pass)
		return x->pass < y->pass ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x < y ? -1 : x > y; /* as they were taken */
}

void hb_explanation_init(struct hb_explanation *explanation, const struct hb_reading *reading,
			 const struct hb_extraction *extraction)
{
	*explanation =
		(struct hb_explanation){.reading = reading, .extraction = extraction, .n_notes = reading->trace->notes.count};
	explanation->notes = hb_arena_alloc(reading->arena, explanation->n_notes, sizeof *explanation->notes);
	for (size_t i = 0; i < explanation->n_notes; i++)
		explanation->notes[i] = &reading->trace->notes.items[i];
	if (explanation->n_notes)
		qsort_r(explanation->notes, explanation->n_notes, sizeof *explanation->notes, by_place, (void *)reading);
}

size_t hb_explanation_notes(const struct hb_explanation *explanation, size_t sentence,
			    const struct hb_trace_note *const **ret_notes)
{
	const struct hb_reading *reading = explanation->reading;
	size_t low = 0, high = explanation->n_notes;
	HB_ARRAY(const struct hb_trace_note *) shown = {0};

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sentence_of(reading, explanation->notes[middle]) < sentence)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < explanation->n_notes && sentence_of(reading, explanation->notes[low]) == sentence; low++)
		if (!explanation->brief || !explanation->notes[low]->miss)
			HB_PUSH(reading->arena, shown, explanation->notes[low]);
	*ret_notes = shown.items;
	return shown.count;
}
