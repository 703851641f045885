/* The tokenizer: see tokenizer.h.  This file cuts chunks; tokenizer_phrases.c finds special cases again over the tokens. */
#include "language/tokenizer.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "language/strings.h"
#include "language/tokenizer_internal.h"
#include "language/unicode.h"
#include "record.h"

enum {
	MAX_CHUNK_BYTES = 16 << 10,
	MAX_CUTS = 1000,
	MAX_SEARCHED_BYTES = 128 << 10, /* in one chunk, while its ends are cut off */
	MAX_CACHED_CHUNK_BYTES = 64,
};
static const size_t max_cache_bytes = (size_t)6 << 20;

struct chunk { /* how a chunk was cut */
	uint32_t n_tokens;
	struct {
		struct hb_word *word;
		uint32_t start_byte; /* in the chunk */
	} tokens[];
};

/* ---- the constant part --------------------------------------------------------------------------------------- */

static enum hb_status open_patterns(struct hb_tokenizer *tokenizer, const struct hb_model_file *file,
				    struct hb_error *error)
{
	struct hb_text_map map;
	const struct {
		const char *name;
		struct hb_regex **regex;
	} patterns[] = {
		{"prefix", &tokenizer->prefix}, {"suffix", &tokenizer->suffix}, {"infix", &tokenizer->infix},
		{"token", &tokenizer->token},   {"url", &tokenizer->url},
	};
	enum hb_status status = hb_text_map_open(file, "tokenizer/patterns", &map, error);
	for (size_t i = 0; status == HB_OK && i < sizeof patterns / sizeof *patterns; i++) {
		uint32_t offset;
		if (hb_text_map_get(&map, patterns[i].name, strlen(patterns[i].name), &offset, NULL))
			status = hb_regex_new(hb_text_map_text(&map, offset), patterns[i].name, patterns[i].regex,
					      error);
	}
	return status;
}

static int compare_phrases(const void *left, const void *right)
{
	const struct phrase *a = left, *b = right;
	return a->orths[0] < b->orths[0] ? -1 : a->orths[0] > b->orths[0];
}

static enum hb_status open_phrases(struct hb_tokenizer *tokenizer, const struct hb_model_file *file,
				   struct hb_error *error)
{
	struct hb_text_map map;
	HB_ARRAY(struct phrase) phrases = {0};
	enum hb_status status = hb_text_map_open(file, "tokenizer/phrases", &map, error);

	if (status != HB_OK)
		return status == HB_NOT_FOUND ? HB_OK : status; /* the import opens a tokenizer before it has phrases */
	for (uint32_t i = 0, count; i < map.n_values; i += count + 1) {
		const uint32_t *list = hb_text_map_list(&map, i, &count);
		if (!count)
			return hb_fail(error, HB_BAD_INPUT, "section tokenizer/phrases breaks its format");
		uint64_t *orths = hb_arena_alloc(tokenizer->arena, count, sizeof *orths);
		for (uint32_t j = 0; j < count; j++) {
			const char *text = hb_text_map_text(&map, list[j]);
			orths[j] = hb_string_id(text, strlen(text));
		}
		HB_PUSH(tokenizer->arena, phrases, (struct phrase){orths, count});
	}
	if (phrases.count)
		qsort(phrases.items, phrases.count, sizeof *phrases.items, compare_phrases);
	tokenizer->phrases = phrases.items;
	tokenizer->n_phrases = (uint32_t)phrases.count;
	return HB_OK;
}

enum hb_status hb_tokenizer_open(const struct hb_model_file *file, struct hb_tokenizer **ret_tokenizer,
				 struct hb_error *error)
{
	struct hb_tokenizer *tokenizer = hb_alloc_zero(1, sizeof *tokenizer);
	tokenizer->arena = hb_arena_new();
	enum hb_status status = hb_vocabulary_open(file, &tokenizer->vocabulary, error);
	if (status == HB_OK)
		status = hb_text_map_open(file, "tokenizer/specials", &tokenizer->specials, error);
	if (status == HB_OK)
		status = open_patterns(tokenizer, file, error);
	if (status == HB_OK)
		status = open_phrases(tokenizer, file, error);
	if (status == HB_OK)
		*ret_tokenizer = tokenizer;
	else
		hb_tokenizer_free(tokenizer);
	return status;
}

void hb_tokenizer_free(struct hb_tokenizer *tokenizer)
{
	if (!tokenizer)
		return;
	hb_regex_free(tokenizer->prefix);
	hb_regex_free(tokenizer->suffix);
	hb_regex_free(tokenizer->infix);
	hb_regex_free(tokenizer->token);
	hb_regex_free(tokenizer->url);
	hb_arena_free(tokenizer->arena);
	free(tokenizer);
}

/* ---- the part of one thread ---------------------------------------------------------------------------------- */

struct hb_tokenizer_state *hb_tokenizer_state_new(const struct hb_tokenizer *tokenizer)
{
	struct hb_tokenizer_state *state = hb_alloc_zero(1, sizeof *state);
	state->tokenizer = tokenizer;
	state->regex = hb_regex_state_new();
	state->arena = hb_arena_new();
	hb_words_init(&state->words, &tokenizer->vocabulary);
	hb_table_init(&state->chunks);
	return state;
}

void hb_tokenizer_state_free(struct hb_tokenizer_state *state)
{
	if (!state)
		return;
	hb_regex_state_free(state->regex);
	hb_words_release(&state->words);
	hb_table_release(&state->chunks);
	hb_arena_free(state->arena);
	free(state);
}

bool hb_tokenizer_trim(struct hb_tokenizer_state *state)
{
	size_t table_bytes = state->chunks.capacity * sizeof *state->chunks.entries;
	if (hb_words_used_bytes(&state->words) + table_bytes < max_cache_bytes)
		return false;
	hb_words_clear(&state->words);
	hb_table_release(&state->chunks);
	return true;
}

struct hb_word *tokenizer_word(struct hb_tokenizer_state *state, const char *text, size_t n_bytes, const char *norm)
{
	const struct hb_tokenizer *tokenizer = state->tokenizer;
	bool is_new;
	struct hb_word *word = hb_words_get(&state->words, text, n_bytes, norm, &is_new);

	if (is_new) {
		uint32_t low = 0, high = tokenizer->n_phrases;
		while (low < high) {
			uint32_t middle = low + (high - low) / 2;
			if (tokenizer->phrases[middle].orths[0] < word->orth)
				low = middle + 1;
			else
				high = middle;
		}
		if (low < tokenizer->n_phrases && tokenizer->phrases[low].orths[0] == word->orth)
			word->phrase = low;
	}
	return word;
}

static void push(struct hb_tokenizer_state *state, const char *chunk, uint32_t start_byte, size_t from, size_t to)
{
	struct hb_word *word = tokenizer_word(state, chunk + from, to - from, NULL);
	HB_PUSH(state->arena, state->pieces, (struct hb_piece){word, start_byte + (uint32_t)from, false});
}

static bool is_special(const struct hb_tokenizer_state *state, const char *text, size_t n_bytes)
{
	uint32_t index;
	return hb_text_map_get(&state->tokenizer->specials, text, n_bytes, &index, NULL);
}

bool tokenizer_push_special(struct hb_tokenizer_state *state, const char *text, size_t n_bytes, uint32_t start_byte)
{
	const struct hb_text_map *specials = &state->tokenizer->specials;
	uint32_t index, count, offset = 0;

	if (!hb_text_map_get(specials, text, n_bytes, &index, NULL))
		return false;
	const uint32_t *list = hb_text_map_list(specials, index, &count);
	for (uint32_t i = 0; i + 1 < count; i += 2) {
		const char *letters = hb_text_map_text(specials, list[i]);
		const char *norm = list[i + 1] == UINT32_MAX ? NULL : hb_text_map_text(specials, list[i + 1]);
		size_t letter_bytes = strlen(letters);
		if (!letter_bytes || letter_bytes > n_bytes - offset)
			break; /* a broken file: keep the tokens inside of the text */
		struct hb_word *word = tokenizer_word(state, letters, letter_bytes, norm);
		HB_PUSH(state->arena, state->pieces, (struct hb_piece){word, start_byte + offset, false});
		offset += (uint32_t)letter_bytes;
	}
	return offset > 0;
}

/* ---- cutting a chunk ----------------------------------------------------------------------------------------- */

struct cut { /* what is left of a chunk while its ends are cut off */
	const char *chunk;
	uint32_t start_byte; /* of the chunk in the text */
	size_t from, to;
	bool with_specials;
	size_t suffixes[MAX_CUTS + 1]; /* where each suffix starts, from the outside in */
	size_t n_suffixes;
};

static bool matches(struct hb_tokenizer_state *state, const struct hb_regex *regex, const char *text, size_t n_bytes)
{
	size_t start, end;
	return hb_regex_search(state->regex, regex, text, n_bytes, 0, false, &start, &end);
}

/* The length of the first match, 0 if none. */
static size_t find(struct hb_tokenizer_state *state, const struct hb_regex *regex, const char *text, size_t n_bytes)
{
	size_t start, end;
	if (!hb_regex_search(state->regex, regex, text, n_bytes, 0, false, &start, &end))
		return 0;
	return end - start;
}

static bool special_at(struct hb_tokenizer_state *state, const struct cut *cut, size_t from, size_t to)
{
	return cut->with_specials && from < to && is_special(state, cut->chunk + from, to - from);
}

/* Cut one prefix and one suffix off; false when nothing more is to be cut. */
static bool cut_affixes(struct hb_tokenizer_state *state, struct cut *cut)
{
	const struct hb_tokenizer *tokenizer = state->tokenizer;
	size_t from = cut->from, to = cut->to;
	const char *text = cut->chunk + from;

	if (matches(state, tokenizer->token, text, to - from) || special_at(state, cut, from, to))
		return false;
	size_t prefix = find(state, tokenizer->prefix, text, to - from);
	if (prefix && special_at(state, cut, from + prefix, to)) {
		push(state, cut->chunk, cut->start_byte, from, from + prefix);
		cut->from = from + prefix;
		return false;
	}
	size_t suffix = find(state, tokenizer->suffix, text + prefix, to - from - prefix);
	if (suffix && special_at(state, cut, from, to - suffix)) {
		cut->suffixes[cut->n_suffixes++] = to - suffix;
		cut->to = to - suffix;
		return false;
	}
	if (prefix) {
		push(state, cut->chunk, cut->start_byte, from, from + prefix);
		cut->from = from + prefix;
	}
	if (suffix) {
		cut->suffixes[cut->n_suffixes++] = to - suffix;
		cut->to = to - suffix;
	}
	return (prefix || suffix) && cut->from < cut->to;
}

/* Cut what is left at its infixes.  An infix at the very start is part of what follows. */
static void cut_infixes(struct hb_tokenizer_state *state, const struct cut *cut)
{
	const char *text = cut->chunk + cut->from;
	size_t n_bytes = cut->to - cut->from, start = 0, at = 0, infix_start, infix_end;
	uint32_t start_byte = cut->start_byte + (uint32_t)cut->from;
	bool after_empty = false;

	while (at <= n_bytes && hb_regex_search(state->regex, state->tokenizer->infix, text, n_bytes, at, after_empty,
						&infix_start, &infix_end)) {
		at = infix_end;
		after_empty = infix_start == infix_end;
		if (infix_start == 0)
			continue;
		if (infix_start != start)
			push(state, text, start_byte, start, infix_start);
		if (infix_start != infix_end)
			push(state, text, start_byte, infix_start, infix_end);
		start = infix_end;
	}
	if (start < n_bytes)
		push(state, text, start_byte, start, n_bytes);
}

static void cut_chunk(struct hb_tokenizer_state *state, const char *chunk, size_t n_bytes, uint32_t start_byte,
		      bool with_specials)
{
	const struct hb_tokenizer *tokenizer = state->tokenizer;
	struct cut cut = {.chunk = chunk, .start_byte = start_byte, .to = n_bytes, .with_specials = with_specials};
	size_t end = n_bytes;

	if (n_bytes > MAX_CHUNK_BYTES) {
		push(state, chunk, start_byte, 0, n_bytes);
		return;
	}
	size_t searched_bytes = n_bytes;
	for (int cuts = 0; cuts < MAX_CUTS && searched_bytes < MAX_SEARCHED_BYTES && cut_affixes(state, &cut); cuts++)
		searched_bytes += cut.to - cut.from;
	if (cut.from < cut.to) {
		const char *text = chunk + cut.from;
		size_t left = cut.to - cut.from;
		if (with_specials && tokenizer_push_special(state, text, left, start_byte + (uint32_t)cut.from))
			; /* done */
		else if (matches(state, tokenizer->token, text, left) || matches(state, tokenizer->url, text, left))
			push(state, chunk, start_byte, cut.from, cut.to);
		else
			cut_infixes(state, &cut);
	}
	for (size_t i = cut.n_suffixes; i-- > 0;) {
		end = i ? cut.suffixes[i - 1] : n_bytes;
		push(state, chunk, start_byte, cut.suffixes[i], end);
	}
}

static void remember_chunk(struct hb_tokenizer_state *state, const char *chunk, size_t n_bytes, size_t first,
			   uint32_t start_byte)
{
	size_t n_tokens = state->pieces.count - first;
	struct hb_arena *arena = state->words.arena;
	struct chunk *cached = hb_arena_alloc(arena, 1, sizeof *cached + n_tokens * sizeof *cached->tokens);

	cached->n_tokens = (uint32_t)n_tokens;
	for (size_t i = 0; i < n_tokens; i++) {
		cached->tokens[i].word = state->pieces.items[first + i].word;
		cached->tokens[i].start_byte = state->pieces.items[first + i].start_byte - start_byte;
	}
	hb_table_add(&state->chunks, hb_arena_copy(arena, chunk, n_bytes), n_bytes, (uint64_t)(uintptr_t)cached, NULL);
}

static void add_chunk(struct hb_tokenizer_state *state, const char *text, size_t from, size_t to, bool with_specials)
{
	const char *chunk = text + from;
	size_t n_bytes = to - from, first = state->pieces.count;
	bool cacheable = with_specials && n_bytes <= MAX_CACHED_CHUNK_BYTES;
	const uint64_t *known = cacheable ? hb_table_get(&state->chunks, chunk, n_bytes) : NULL;

	if (known) {
		const struct chunk *cached = (const struct chunk *)(uintptr_t)*known;
		for (uint32_t i = 0; i < cached->n_tokens; i++)
			HB_PUSH(state->arena, state->pieces,
				(struct hb_piece){cached->tokens[i].word,
						  (uint32_t)from + cached->tokens[i].start_byte, false});
		return;
	}
	if (!with_specials || !tokenizer_push_special(state, chunk, n_bytes, (uint32_t)from))
		cut_chunk(state, chunk, n_bytes, (uint32_t)from, with_specials);
	if (cacheable)
		remember_chunk(state, chunk, n_bytes, first, (uint32_t)from);
}

/* ---- cutting a text ------------------------------------------------------------------------------------------ */

static bool is_space_at(const char *text, size_t at, size_t n_bytes, size_t *ret_next)
{
	unsigned char byte = (unsigned char)text[at];
	if (byte < 0x80) {
		*ret_next = at + 1;
		return hb_is_space_cp(byte);
	}
	const char *cursor = text + at;
	uint32_t code_point = hb_utf8_next(&cursor, text + n_bytes);
	*ret_next = (size_t)(cursor - text);
	return hb_is_space_cp(code_point);
}

/* Runs of white space and of other characters are chunks; one plain space after a chunk is no chunk but its space_after. */
static void cut_text(struct hb_tokenizer_state *state, const char *text, size_t n_bytes, bool with_specials)
{
	size_t start = 0, next;
	hb_arena_reset(state->arena);
	memset(&state->pieces, 0, sizeof state->pieces);
	if (!n_bytes)
		return;
	bool in_space = is_space_at(text, 0, n_bytes, &next);
	for (size_t i = 0; i < n_bytes; i = next) {
		if (is_space_at(text, i, n_bytes, &next) == in_space)
			continue;
		if (start < i)
			add_chunk(state, text, start, i, with_specials);
		start = i;
		if (text[i] == ' ') {
			state->pieces.items[state->pieces.count - 1].space_after = true;
			start = i + 1;
		}
		in_space = !in_space;
	}
	if (start < n_bytes)
		add_chunk(state, text, start, n_bytes, with_specials);
}

void hb_tokenize(struct hb_tokenizer_state *state, const char *text, size_t n_bytes, const struct hb_piece **ret_pieces,
		 size_t *ret_n_pieces)
{
	cut_text(state, text, n_bytes, true);
	tokenizer_apply_phrases(state, text);
	*ret_pieces = state->pieces.items;
	*ret_n_pieces = state->pieces.count;
}

void hb_tokenize_without_specials(struct hb_tokenizer_state *state, const char *text, size_t n_bytes,
				  const struct hb_piece **ret_pieces, size_t *ret_n_pieces)
{
	cut_text(state, text, n_bytes, false);
	*ret_pieces = state->pieces.items;
	*ret_n_pieces = state->pieces.count;
}

bool hb_tokenizer_has_affix(struct hb_tokenizer_state *state, const char *text, size_t n_bytes)
{
	const struct hb_tokenizer *tokenizer = state->tokenizer;
	return find(state, tokenizer->prefix, text, n_bytes) || find(state, tokenizer->suffix, text, n_bytes) ||
	       matches(state, tokenizer->infix, text, n_bytes);
}
