/* One batch of blocks from tokens to finished analyses: see analyse_internal.h. */
#include "language/analyse_internal.h"

#include <string.h>

/* The copies of a word's texts in the arena of the document, made once a document. */
static void copy_word(struct analysis_run *run, struct hb_word *word)
{
	if (word->document == run->workspace->document)
		return;
	word->document = run->workspace->document;
	word->text_copy = hb_arena_copy_text(run->arena, word->text, word->n_bytes);
	word->lower_copy = word->lower == word->text ? word->text_copy
						     : hb_arena_copy_text(run->arena, word->lower, word->lower_bytes);
	if (strcmp(word->norm, word->lower) == 0)
		word->norm_copy = word->lower_copy;
	else
		word->norm_copy = hb_arena_copy_text(run->arena, word->norm, word->norm_bytes);
}

void analyse_add_block(struct analysis_run *run, const struct hb_offsets *offsets, uint32_t block)
{
	struct hb_workspace *workspace = run->workspace;
	struct hb_span span = run->source->blocks[block].span;
	size_t start_byte = hb_offsets_byte(offsets, span.start), end_byte = hb_offsets_byte(offsets, span.end);
	const struct hb_piece *pieces;
	size_t n_pieces;
	uint32_t at_byte = (uint32_t)start_byte, at_cp = span.start;

	hb_tokenize(workspace->tokenizer, run->source->text + start_byte, end_byte - start_byte, &pieces, &n_pieces);
	if (!n_pieces)
		return;
	HB_PUSH(workspace->scratch, run->blocks, (struct batch_block){block, (uint32_t)run->tokens.count});
	for (size_t i = 0; i < n_pieces; i++) {
		struct hb_word *word = pieces[i].word;
		copy_word(run, word);
		struct hb_token token = {
			.start = at_cp,
			.end = at_cp + word->n_cp,
			.start_byte = at_byte,
			.end_byte = at_byte + word->n_bytes,
			.text = word->text_copy,
			.lower = word->lower_copy,
			.norm = word->norm_copy,
			.name = HB_NONE,
			.space_after = pieces[i].space_after,
			.is_space = word->is_space,
		};
		HB_PUSH(run->arena, run->tokens, token);
		HB_PUSH(workspace->scratch, run->words, word);
		at_byte = token.end_byte + token.space_after;
		at_cp = token.end + token.space_after;
	}
}

/* ---- networks ------------------------------------------------------------------------------------------------ */

static struct hb_prediction *predict(struct analysis_run *run, size_t n_tokens)
{
	struct hb_workspace *workspace = run->workspace;
	struct hb_features *features = hb_arena_alloc(workspace->scratch, n_tokens, sizeof *features);
	struct hb_prediction *predictions = hb_arena_zero(workspace->scratch, n_tokens, sizeof *predictions);
	uint32_t *block_start = hb_arena_alloc(workspace->scratch, run->blocks.count + 1, sizeof *block_start);

	for (size_t i = 0; i < n_tokens; i++) {
		const struct hb_word *word = run->words.items[i];
		features[i] = (struct hb_features){
			.orth = word->orth,
			.norm = word->norm_id,
			.lower = word->lower_id,
			.prefix = word->prefix,
			.suffix = word->suffix,
			.shape = word->shape,
			.spacy = run->tokens.items[run->n_done + i].space_after,
			.is_space = word->is_space,
		};
	}
	for (size_t i = 0; i < run->blocks.count; i++)
		block_start[i] = run->blocks.items[i].first - (uint32_t)run->n_done;
	block_start[run->blocks.count] = (uint32_t)n_tokens;
	hb_network_run(workspace->network, features, n_tokens, block_start, run->blocks.count, predictions);
	return predictions;
}

/* The number of a label that a network gave.  Its texts stay where they are, so the place is enough to know one again. */
static uint16_t label_number(struct hb_workspace *workspace, const char *text)
{
	if (!text)
		return 0;
	size_t slot = ((uintptr_t)text * 0x9e3779b1u >> 12) % LABEL_CACHE_SLOTS;
	if (workspace->label_cache[slot].text != text) {
		workspace->label_cache[slot].text = text;
		workspace->label_cache[slot].number = hb_label_number(&workspace->model->labels, text);
	}
	return workspace->label_cache[slot].number;
}

/* A label of the table, or else the network's own text. */
static const char *label_text(const struct hb_workspace *workspace, uint16_t number, const char *own)
{
	return number == HB_NO_LABEL && own ? own : hb_label_text(&workspace->model->labels, number);
}

/* ---- ruler and lemmas ---------------------------------------------------------------------------------------- */

static const char *lemma_of(struct analysis_run *run, const struct hb_ruled_token *token)
{
	bool computed = false;
	const struct hb_word *word = token->word;
	if (token->lemma)
		return token->lemma;
	const char *lemma = hb_lemmatize(run->workspace->lemmatizer, word, token->pos, token->morph, &computed);
	if (lemma == word->text)
		return word->text_copy;
	if (lemma == word->lower)
		return word->lower_copy;
	return computed ? hb_arena_text(run->arena, lemma) : lemma;
}

static void rule_and_lemmatize(struct analysis_run *run, const struct hb_prediction *predictions, size_t n_tokens)
{
	struct hb_workspace *workspace = run->workspace;
	struct hb_ruled_token *ruled = hb_arena_zero(workspace->scratch, n_tokens, sizeof *ruled);

	for (size_t i = 0; i < n_tokens; i++) {
		ruled[i] = (struct hb_ruled_token){
			.word = run->words.items[i],
			.tag = label_number(workspace, predictions[i].tag),
			.pos = label_number(workspace, predictions[i].pos),
			.morph = label_number(workspace, predictions[i].morph),
			.dep = label_number(workspace, predictions[i].dep),
		};
	}
	for (size_t b = 0; b < run->blocks.count; b++) {
		size_t first = run->blocks.items[b].first - run->n_done;
		size_t end = b + 1 < run->blocks.count ? run->blocks.items[b + 1].first - run->n_done : n_tokens;
		hb_ruler_apply(workspace->model->ruler, workspace->regex, workspace->scratch, ruled + first,
			       end - first);
	}
	for (size_t i = 0; i < n_tokens; i++) {
		struct hb_token *token = &run->tokens.items[run->n_done + i];
		token->tag = label_text(workspace, ruled[i].tag, predictions[i].tag);
		token->pos = label_text(workspace, ruled[i].pos, predictions[i].pos);
		token->morph = label_text(workspace, ruled[i].morph, predictions[i].morph);
		token->dep = label_text(workspace, ruled[i].dep, predictions[i].dep);
		token->lemma = lemma_of(run, &ruled[i]);
	}
}

/* ---- trees, sentences, names --------------------------------------------------------------------------------- */

/* Edges of subtrees, from the leaves up: a token hands its edges on to its head when all its children have done so. */
static void find_edges(struct hb_arena *scratch, struct hb_token *tokens, uint32_t n_tokens, uint32_t first)
{
	uint32_t *n_children = hb_arena_zero(scratch, n_tokens, sizeof *n_children);
	uint32_t *ready = hb_arena_alloc(scratch, n_tokens, sizeof *ready), n_ready = 0;

	for (uint32_t i = 0; i < n_tokens; i++) {
		tokens[i].left_edge = tokens[i].right_edge = first + i;
		uint32_t head = tokens[i].head - first; /* very large when it lies before the sentence */
		if (head < n_tokens && head != i)
			n_children[head]++;
	}
	for (uint32_t i = 0; i < n_tokens; i++) {
		if (!n_children[i])
			ready[n_ready++] = i;
	}
	while (n_ready) {
		uint32_t i = ready[--n_ready], head = tokens[i].head - first;
		if (head >= n_tokens || head == i)
			continue;
		if (tokens[i].left_edge < tokens[head].left_edge)
			tokens[head].left_edge = tokens[i].left_edge;
		if (tokens[i].right_edge > tokens[head].right_edge)
			tokens[head].right_edge = tokens[i].right_edge;
		if (--n_children[head] == 0)
			ready[n_ready++] = head;
	}
}

static void take_block(struct analysis_run *run, const struct hb_prediction *predictions, uint32_t block, uint32_t first,
		       uint32_t end)
{
	struct hb_token *tokens = run->tokens.items;
	size_t batch = run->n_done;
	const char *label = NULL;

	for (uint32_t i = first; i < end; i++) {
		const struct hb_prediction *prediction = &predictions[i - batch];
		tokens[i].head = (uint32_t)batch + prediction->head;
		if (i == first || prediction->sentence_start)
			HB_PUSH(run->arena, run->sentences, (struct hb_sentence){i, i, block});
		run->sentences.items[run->sentences.count - 1].end = i + 1;
		tokens[i].sentence = (uint32_t)run->sentences.count - 1;
		if (prediction->name && (prediction->name_start || !label)) {
			label = label_text(run->workspace, label_number(run->workspace, prediction->name),
					   prediction->name);
			HB_PUSH(run->arena, run->names, (struct hb_name_span){i, i, label});
		} else if (!prediction->name) {
			label = NULL;
		}
		if (label) {
			tokens[i].name = (uint32_t)run->names.count - 1;
			run->names.items[run->names.count - 1].end = i + 1;
		}
	}
	const struct hb_sentence *sentence = &run->sentences.items[run->sentences.count];
	do {
		sentence--;
		find_edges(run->workspace->scratch, tokens + sentence->first, sentence->end - sentence->first,
			   sentence->first);
	} while (sentence->first > first);
}

void analyse_finish_batch(struct analysis_run *run)
{
	size_t n_tokens = run->tokens.count - run->n_done;
	if (n_tokens) {
		const struct hb_prediction *predictions = predict(run, n_tokens);
		rule_and_lemmatize(run, predictions, n_tokens);
		for (size_t b = 0; b < run->blocks.count; b++) {
			uint32_t end = b + 1 < run->blocks.count ? run->blocks.items[b + 1].first
								 : (uint32_t)run->tokens.count;
			take_block(run, predictions, run->blocks.items[b].block, run->blocks.items[b].first, end);
		}
	}
	run->n_done = run->tokens.count;
	memset(&run->words, 0, sizeof run->words);
	memset(&run->blocks, 0, sizeof run->blocks);
	hb_arena_reset(run->workspace->scratch);
}

bool hb_is_capital(const struct hb_token *token)
{
	const char *text = token->text, *lower = token->lower;

	/* lower case changes exactly the letters that are capitals */
	return hb_utf8_next(&text, text + strlen(text)) != hb_utf8_next(&lower, lower + strlen(lower));
}
