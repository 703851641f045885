/* Print what may be a statement, with the signs by which it is judged, for tools/train-statements.
 *
 * usage: print_statements MODEL < TEXTS.jsonl      (records with "id" and "text", as `habeas extract` reads them)
 *
 * One JSON object a line and document: {"id": .., "tokens": [[start, end, is a word], ...], "candidates": [[cue, frame, quoted, content, signs,
 * [[words, signs], ...], [[first, end, signs], ...]], ...]}.  Offsets are code points; content and words are [first, end] token runs of what is said and of those who may have said
 * it, the last being "nobody" without any; the parts at the end of the content follow; signs are base64 of 32-bit numbers, the least significant byte first. */
#include <stdio.h>

#include <jansson.h>

#include "each_text.h"
#include "extract/statements/statement_internal.h"

static json_t *signs_json(const struct hb_signs *signs)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char text[HB_SIGNS * 16 / 3 + 8];
	size_t n = 0;
	uint32_t bits = 0, n_bits = 0;

	for (uint32_t i = 0; i < 4 * signs->count; i++) {
		bits = bits << 8 | (signs->items[i / 4] >> 8 * (i % 4) & 0xFF);
		for (n_bits += 8; n_bits >= 6; n_bits -= 6)
			text[n++] = letters[bits >> (n_bits - 6) & 0x3F];
	}
	if (n_bits)
		text[n++] = letters[bits << (6 - n_bits) & 0x3F];
	while (n % 4)
		text[n++] = '=';
	return json_stringn(text, n);
}

static json_t *runs_json(const struct hb_runs *runs)
{
	json_t *array = json_array();

	for (uint32_t i = 0; i < runs->count; i++)
		json_array_append_new(array, json_pack("[i, i]", (int)runs->items[i].first, (int)runs->items[i].end));
	return array;
}

static json_t *speakers_json(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	struct hb_speaker speakers[HB_SPEAKERS];
	uint32_t count = hb_find_speakers(speech, candidate, speakers);
	json_t *array = json_array();

	for (uint32_t i = 0; i < count; i++) {
		struct hb_signs signs;

		hb_speaker_signs(speech, candidate, speakers, count, i, &signs);
		json_array_append_new(array, json_pack("[o, o]", runs_json(&speakers[i].runs), signs_json(&signs)));
	}
	return array;
}

static json_t *edges_json(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	struct hb_edge edges[HB_EDGES];
	uint32_t count = hb_find_edges(speech, candidate, edges);
	json_t *array = json_array();

	for (uint32_t i = 0; i < count; i++) {
		struct hb_signs signs;

		hb_edge_signs(speech, candidate, &edges[i], i, &signs);
		json_array_append_new(array, json_pack("[i, i, o]", (int)edges[i].first, (int)edges[i].end, signs_json(&signs)));
	}
	return array;
}

static json_t *candidate_json(const struct hb_speech *speech, const struct hb_candidate *candidate)
{
	struct hb_signs signs;

	hb_content_signs(speech, candidate, &signs);
	return json_pack("[i, s, b, o, o, o, o]", (int)candidate->cue, candidate->frame, (int)candidate->quoted, runs_json(&candidate->content),
			 signs_json(&signs), speakers_json(speech, candidate), edges_json(speech, candidate));
}

static void print_document(const struct hb_analysis *analysis, struct hb_arena *arena)
{
	struct hb_reading reading;
	struct hb_speech speech;
	struct hb_candidates candidates;
	json_t *tokens = json_array(), *found = json_array(), *record;

	hb_reading_init(&reading, arena, analysis);
	hb_read_times(&reading);
	hb_read_quantities(&reading);
	hb_read_mentions(&reading);
	hb_read_entities(&reading);
	hb_read_relations(&reading);
	hb_speech_init(&speech, &reading);
	hb_find_candidates(&speech, &candidates);
	for (size_t i = 0; i < analysis->n_tokens; i++)
		json_array_append_new(tokens, json_pack("[i, i, i]", (int)analysis->tokens[i].start, (int)analysis->tokens[i].end,
							(int)(speech.words_before[i + 1] - speech.words_before[i])));
	for (size_t i = 0; i < candidates.count; i++)
		json_array_append_new(found, candidate_json(&speech, &candidates.items[i]));
	record = json_pack("{s:s, s:o, s:o}", "id", analysis->source->id, "tokens", tokens, "candidates", found);
	json_dumpf(record, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(record);
}

int main(int n_arguments, char **arguments)
{
	return hb_each_text(n_arguments, arguments, print_document);
}
