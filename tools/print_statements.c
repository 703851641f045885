/* Print what may be a statement, with the signs by which it is judged, for tools/train-statements.
 *
 * usage: print_statements MODEL < TEXTS.jsonl      (records with "id" and "text", as `habeas extract` reads them)
 *
 * One JSON object a line and document: {"id": .., "tokens": [[start, end, is a word], ...], "candidates": [[cue, frame, quoted,
 * content, signs, [[words, signs], ...], [[first, end, signs], ...]], ...]}.  Offsets are code points; content and words are
 * [first, end] token runs of what is said and of those who may have said it, the last being "nobody" without any; the parts at the
 * end of the content follow; signs are base64 of 32-bit numbers, the least significant byte first. */
#include <stdio.h>

#include <jansson.h>
#include <openssl/evp.h>

#include "each_text.h"
#include "extract/statements/statement_internal.h"

static json_t *signs_json(const struct hb_signs *signs)
{
	unsigned char text[(4 * HB_SIGNS + 2) / 3 * 4 + 1];
	int n = EVP_EncodeBlock(text, (const unsigned char *)signs->items, (int)(sizeof *signs->items * signs->count));

	return json_stringn((const char *)text, (size_t)n);
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
	return json_pack("[i, s, b, o, o, o, o]", (int)candidate->cue, candidate->frame, (int)candidate->quoted,
			 runs_json(&candidate->content), signs_json(&signs), speakers_json(speech, candidate),
			 edges_json(speech, candidate));
}

static void print_document(const struct hb_analysis *analysis, struct hb_arena *arena)
{
	struct hb_reading reading;
	struct hb_speech speech;
	struct hb_candidates candidates;
	json_t *tokens = json_array(), *found = json_array(), *record;

	hb_reading_init(&reading, arena, analysis);
	hb_read_before(&reading, hb_read_statements);
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
