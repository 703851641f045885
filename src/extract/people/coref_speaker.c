/* Who speaks in a quotation, and so who says "I". */
#include "extract/people/coref_internal.h"

/* The mention that is the subject of the verb of saying nearest to a quotation, in the sentences that it touches. */
static uint32_t speaker_of(const struct hb_coref *coref, uint32_t first, uint32_t last)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_sentence *sentences = reading->analysis->sentences;
	uint32_t from = sentences[hb_tok(reading, first)->sentence].first;
	uint32_t end = sentences[hb_tok(reading, last)->sentence].end, best = HB_NONE, nearest = HB_NONE;

	/* a quotation that ends with its sentence may be followed by 'he said' as a sentence of its own */
	if (last + 2 >= end && end < reading->analysis->n_tokens &&
	    sentences[hb_tok(reading, end)->sentence].block == sentences[hb_tok(reading, last)->sentence].block)
		end = sentences[hb_tok(reading, end)->sentence].end;
	for (uint32_t i = from; i < end; i++) {
		uint32_t subject, mention, distance;

		if (coref->quoted[i] || !hb_is_any(hb_tok(reading, i)->pos, "VERB AUX") ||
		    !hb_is_word(hb_tok(reading, i)->lemma, "speech"))
			continue;
		subject = hb_child(reading, i, 0, "nsubj");
		mention = subject == HB_NONE || coref->quoted[subject] ? HB_NONE : hb_mention_at(reading, subject);
		distance = i < first ? first - i : i > last ? i - last : 0;
		if (mention != HB_NONE && distance < nearest) {
			nearest = distance;
			best = mention;
		}
	}
	return best;
}

void hb_coref_find_speakers(struct hb_coref *coref)
{
	const struct hb_reading *reading = coref->reading;
	uint32_t n = (uint32_t)reading->analysis->n_tokens, block = HB_NONE, speaker = HB_NONE;

	coref->speakers = hb_arena_alloc(reading->arena, coref->n_quotes + 1, sizeof *coref->speakers);
	coref->speakers[0] = HB_NONE;
	for (uint32_t i = 0, last; i < n; i = last + 1) {
		uint32_t found;

		last = i;
		if (reading->analysis->sentences[hb_tok(reading, i)->sentence].block != block)
			speaker = HB_NONE;
		block = reading->analysis->sentences[hb_tok(reading, i)->sentence].block;
		if (!coref->quoted[i])
			continue;
		while (last + 1 < n && coref->quote[last + 1] == coref->quote[i])
			last++;
		found = speaker_of(coref, i, last);
		/* else a second part of what was quoted in the same block */
		speaker = found != HB_NONE ? found : speaker;
		coref->speakers[coref->quote[i]] = speaker;
	}
}

void hb_coref_first_person(struct hb_coref *coref)
{
	struct hb_reading *reading = coref->reading;

	for (uint32_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];
		uint32_t speaker = coref->quoted[mention->head] ? coref->speakers[coref->quote[mention->head]] : HB_NONE;
		uint32_t entity = speaker == HB_NONE ? HB_NONE : reading->mentions.items[speaker].entity;
		const char *person;

		if (mention->entity != HB_NONE || entity == HB_NONE || mention->kind != HB_PRONOUN ||
		    mention->number != HB_SINGULAR || reading->entities.items[entity].entity.type != HB_PERSON)
			continue;
		person = hb_lexicon_field(&hb_lexicon_pronouns, hb_tok(reading, mention->head)->lower, 0);
		hb_trace_by(reading, "the speaker of the quotation");
		if (person && hb_is(person, "1"))
			hb_coref_join(coref, i, entity);
	}
}
