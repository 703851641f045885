/* The explanation as JSON: see explain.h and doc/records.md. */
#include "record_json.h"
#include "views/explain.h"

static json_t *span_json(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	struct hb_span span = hb_reading_span(reading, first, end);

	return json_pack("[i, i]", (int)span.start, (int)span.end);
}

static json_t *words_json(const struct hb_reading *reading, const struct hb_sentence *sentence)
{
	json_t *words = json_array();

	for (uint32_t i = sentence->first; i < sentence->end; i++) {
		const struct hb_token *token = &reading->analysis->tokens[i];

		if (!token->is_space)
			json_array_append_new(words, json_pack("{s:i, s:s, s:s, s:s, s:s, s:i}", "number",
							       (int)(i - sentence->first + 1), "text", token->text, "lemma",
							       token->lemma, "tag", token->tag, "label", token->dep, "head",
							       token->head == i ? 0 : (int)(token->head - sentence->first + 1)));
	}
	return words;
}

static json_t *mention_json(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	static const char *const genders[] = {NULL, "female", "male"}, *const numbers[] = {NULL, "singular", "plural"};
	json_t *object =
		json_pack("{s:o, s:s, s:s, s:s, s:s?, s:s?, s:b}", "span", span_json(reading, mention->first, mention->end), "text",
			  hb_reading_text(reading, hb_reading_span(reading, mention->first, mention->end)), "kind",
			  hb_mention_kind_text(mention->kind), "type", hb_entity_type_text(mention->type), "gender",
			  genders[mention->gender], "grammatical_number", numbers[mention->number], "specific", mention->specific);
	const char *id = mention->entity == HB_NONE ? NULL : hb_arena_format(reading->arena, "e%u", mention->entity + 1);

	json_object_set_new(object, "entity", id ? json_string(id) : json_null());
	return object;
}

static json_t *mentions_json(const struct hb_reading *reading, const struct hb_sentence *sentence)
{
	json_t *mentions = json_array();

	for (uint32_t i = sentence->first; i < sentence->end; i++)
		if (reading->mention_of_head[i] != HB_NONE)
			json_array_append_new(mentions,
					      mention_json(reading, &reading->mentions.items[reading->mention_of_head[i]]));
	return mentions;
}

static json_t *notes_json(const struct hb_explanation *explanation, size_t sentence)
{
	const struct hb_reading *reading = explanation->reading;
	const struct hb_trace_note *const *shown;
	size_t n_shown = hb_explanation_notes(explanation, sentence, &shown);
	json_t *notes = json_array();

	for (size_t i = 0; i < n_shown; i++)
		json_array_append_new(notes, json_pack("{s:s, s:o, s:s, s:b}", "pass", hb_pass_text(shown[i]->pass), "span",
						       span_json(reading, shown[i]->first, shown[i]->end), "note", shown[i]->text,
						       "taken", !shown[i]->miss));
	return notes;
}

static json_t *sentence_json(const struct hb_explanation *explanation, size_t index)
{
	const struct hb_reading *reading = explanation->reading;
	const struct hb_sentence *sentence = &reading->analysis->sentences[index];
	json_t *object = json_pack("{s:i, s:s, s:o, s:s}", "number", (int)index + 1, "block",
				   hb_block_kind_text(reading->analysis->source->blocks[sentence->block].kind), "span",
				   span_json(reading, sentence->first, sentence->end), "text",
				   hb_reading_text(reading, hb_reading_span(reading, sentence->first, sentence->end)));

	if (!explanation->brief)
		json_object_set_new(object, "words", words_json(reading, sentence));
	json_object_set_new(object, "mentions", mentions_json(reading, sentence));
	json_object_set_new(object, "why", notes_json(explanation, index));
	return object;
}

json_t *hb_explanation_json(const struct hb_explanation *explanation)
{
	json_t *object, *sentences = json_array();

	for (size_t i = 0; i < explanation->reading->analysis->n_sentences; i++)
		if (hb_explanation_shows(explanation, i))
			json_array_append_new(sentences, sentence_json(explanation, i));
	if (explanation->find && !json_array_size(sentences)) {
		json_decref(sentences);
		return NULL;
	}
	object = json_object();
	json_object_set_new(object, "format", json_string("habeas-explanation/1"));
	json_object_set_new(object, "sentences", sentences);
	json_object_set_new(object, "record", hb_extraction_to_json(explanation->extraction));
	return object;
}
