/* Comparing analyses: see comparison.h. */
#include "comparison.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const field_names[COMPARED_FIELD_COUNT] = {"tokens", "space", "norm", "tag",      "pos", "morph",
							      "lemma",  "head",  "dep",  "sentence", "name"};

const char *compared_field_name(enum compared_field field)
{
	return field_names[field];
}

bool reference_source(const json_t *reference, struct hb_arena *arena, struct hb_source *ret_source)
{
	const json_t *text = json_object_get(reference, "text"), *blocks = json_object_get(reference, "blocks");
	if (!json_is_string(text))
		return false;
	struct hb_source source = {.id = json_string_value(json_object_get(reference, "id")),
				   .text = json_string_value(text),
				   .n_text_bytes = json_string_length(text)};
	size_t n_blocks = blocks ? json_array_size(blocks) : 1;
	struct hb_block *list = hb_arena_zero(arena, n_blocks, sizeof *list);
	for (size_t i = 0; i < n_blocks; i++) {
		const json_t *block = json_array_get(blocks, i);
		list[i].kind = HB_BLOCK_PARAGRAPH;
		list[i].span.start = (uint32_t)json_integer_value(json_array_get(block, 0));
		list[i].span.end = blocks ? (uint32_t)json_integer_value(json_array_get(block, 1))
					  : (uint32_t)hb_utf8_count_cp(source.text, source.n_text_bytes);
	}
	source.blocks = list;
	source.n_blocks = n_blocks;
	*ret_source = source;
	return true;
}

static void differ(struct comparison *comparison, enum compared_field field, const char *document, uint32_t at,
		   const char *token, const char *ours, const char *theirs)
{
	comparison->n_different[field]++;
	if (comparison->listed[field]++ < comparison->max_listed)
		printf("  %s\t%s@%u\t%s\tours %s\treference %s\n", field_names[field], document ? document : "-", at,
		       token, ours, theirs);
}

static const char *text_of(const json_t *token, const char *key)
{
	const char *text = json_string_value(json_object_get(token, key));
	return text ? text : "";
}

static uint32_t number_of(const json_t *token, const char *key)
{
	return (uint32_t)json_integer_value(json_object_get(token, key));
}

/* For each token of the reference: is it the first of a sentence, and its entity as "B-ORG", "I-ORG" or "". */
struct marks {
	bool *starts;
	char (*names)[40];
};

static void mark_reference(const json_t *reference, size_t n_tokens, struct marks *marks)
{
	size_t i;
	const json_t *triple;
	marks->starts = calloc(n_tokens + 1, sizeof *marks->starts);
	marks->names = calloc(n_tokens + 1, sizeof *marks->names);
	json_array_foreach(json_object_get(reference, "sentences"), i, triple) {
		size_t first = (size_t)json_integer_value(json_array_get(triple, 0));
		if (first < n_tokens)
			marks->starts[first] = true;
	}
	json_array_foreach(json_object_get(reference, "names"), i, triple) {
		size_t first = (size_t)json_integer_value(json_array_get(triple, 0));
		size_t end = (size_t)json_integer_value(json_array_get(triple, 1));
		for (size_t t = first; t < end && t < n_tokens; t++)
			snprintf(marks->names[t], sizeof *marks->names, "%c-%s", t == first ? 'B' : 'I',
				 json_string_value(json_array_get(triple, 2)));
	}
}

static void compare_texts(struct comparison *comparison, enum compared_field field, const char *document,
			  const struct hb_token *token, const char *ours, const char *theirs)
{
	if (strcmp(ours ? ours : "", theirs) != 0)
		differ(comparison, field, document, token->start, token->text, ours ? ours : "(none)", theirs);
}

static void compare_token(const struct hb_analysis *analysis, size_t i, const json_t *theirs, uint32_t their_head_start,
			  const struct marks *marks, size_t j, struct comparison *comparison)
{
	const struct hb_token *ours = &analysis->tokens[i];
	const char *id = analysis->source->id;
	char name[40] = "", our_head[16], their_head[16];

	compare_texts(comparison, COMPARED_NORM, id, ours, ours->norm, text_of(theirs, "norm"));
	compare_texts(comparison, COMPARED_TAG, id, ours, ours->tag, text_of(theirs, "tag"));
	compare_texts(comparison, COMPARED_POS, id, ours, ours->pos, text_of(theirs, "pos"));
	compare_texts(comparison, COMPARED_MORPH, id, ours, ours->morph, text_of(theirs, "morph"));
	compare_texts(comparison, COMPARED_LEMMA, id, ours, ours->lemma, text_of(theirs, "lemma"));
	compare_texts(comparison, COMPARED_DEP, id, ours, ours->dep, text_of(theirs, "dep"));
	compare_texts(comparison, COMPARED_SPACE, id, ours, ours->space_after ? "space" : "",
		      json_is_true(json_object_get(theirs, "space")) ? "space" : "");
	snprintf(our_head, sizeof our_head, "%u", analysis->tokens[ours->head].start);
	snprintf(their_head, sizeof their_head, "%u", their_head_start);
	compare_texts(comparison, COMPARED_HEAD, id, ours, our_head, their_head);
	compare_texts(comparison, COMPARED_SENTENCE, id, ours,
		      analysis->sentences[ours->sentence].first == i ? "start" : "inside",
		      marks->starts[j] ? "start" : "inside");
	if (ours->name != HB_NONE)
		snprintf(name, sizeof name, "%c-%s", analysis->names[ours->name].first == i ? 'B' : 'I',
			 analysis->names[ours->name].label);
	compare_texts(comparison, COMPARED_NAME, id, ours, name, marks->names[j]);
}

void compare_analysis(const struct hb_analysis *analysis, const json_t *reference, struct comparison *comparison)
{
	const json_t *tokens = json_object_get(reference, "tokens");
	size_t n_tokens = json_array_size(tokens), i = 0, j = 0;
	const char *id = analysis->source->id;
	struct marks marks;

	mark_reference(reference, n_tokens, &marks);
	comparison->n_tokens += n_tokens;
	while (i < analysis->n_tokens || j < n_tokens) {
		const struct hb_token *ours = i < analysis->n_tokens ? &analysis->tokens[i] : NULL;
		const json_t *theirs = j < n_tokens ? json_array_get(tokens, j) : NULL;
		uint32_t start = theirs ? number_of(theirs, "s") : UINT32_MAX;
		if (ours && theirs && ours->start == start && ours->end == number_of(theirs, "e")) {
			uint32_t head = number_of(json_array_get(tokens, number_of(theirs, "head")), "s");
			compare_token(analysis, i++, theirs, head, &marks, j++, comparison);
		} else if (theirs && (!ours || start < ours->start ||
				      (start == ours->start && number_of(theirs, "e") <= ours->end))) {
			differ(comparison, COMPARED_TOKENS, id, start, text_of(theirs, "t"), "(none)", text_of(theirs, "t"));
			j++;
		} else {
			differ(comparison, COMPARED_TOKENS, id, ours->start, ours->text, ours->text, "(none)");
			i++;
		}
	}
	free(marks.starts);
	free(marks.names);
}
