/* Special cases that hold prefixes, suffixes or spaces themselves are cut apart before they can be looked up as a whole ("a.m.,"
 * after its comma is gone, ":-)" inside of a longer run).  So they are looked for again as phrases over the tokens: the
 * longest first, then the leftmost; where the words and spaces of the match are a special case, its tokens replace the match. */
#include <stdlib.h>
#include <string.h>

#include "language/tokenizer_internal.h"
#include "record.h"

struct match {
	uint32_t first, end; /* tokens, half-open */
};

typedef HB_ARRAY(struct match) matches;

static void find_matches(struct hb_tokenizer_state *state, matches *found)
{
	const struct hb_tokenizer *tokenizer = state->tokenizer;
	const struct hb_piece *pieces = state->pieces.items;
	size_t n_pieces = state->pieces.count;

	for (size_t i = 0; i < n_pieces; i++) {
		if (pieces[i].word->phrase == HB_NONE)
			continue;
		for (uint32_t p = pieces[i].word->phrase; p < tokenizer->n_phrases; p++) {
			const struct phrase *phrase = &tokenizer->phrases[p];
			if (phrase->orths[0] != pieces[i].word->orth)
				break;
			uint32_t n = 1;
			while (n < phrase->n_orths && i + n < n_pieces &&
			       pieces[i + n].word->orth == phrase->orths[n])
				n++;
			if (n == phrase->n_orths)
				HB_PUSH(state->arena, *found, (struct match){(uint32_t)i, (uint32_t)i + n});
		}
	}
}

static int longest_then_leftmost(const void *left, const void *right)
{
	const struct match *a = left, *b = right;
	uint32_t a_length = a->end - a->first, b_length = b->end - b->first;
	if (a_length != b_length)
		return a_length > b_length ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

/* For each token, the end of the match that is kept there, 0 if none.  (As spaCy has it, a match that is passed over still bars
 * its tokens to later ones.) */
static uint32_t *choose(struct hb_tokenizer_state *state, matches *found)
{
	uint32_t *end_of = hb_arena_zero(state->arena, state->pieces.count, sizeof *end_of);
	bool *seen = hb_arena_zero(state->arena, state->pieces.count, sizeof *seen);

	qsort(found->items, found->count, sizeof *found->items, longest_then_leftmost);
	for (size_t i = 0; i < found->count; i++) {
		struct match match = found->items[i];
		if (!seen[match.first] && !seen[match.end - 1])
			end_of[match.first] = match.end;
		memset(seen + match.first, true, match.end - match.first);
	}
	return end_of;
}

void tokenizer_apply_phrases(struct hb_tokenizer_state *state, const char *text)
{
	matches found = {0};
	find_matches(state, &found);
	if (!found.count)
		return;

	const uint32_t *end_of = choose(state, &found);
	hb_pieces old = state->pieces;
	memset(&state->pieces, 0, sizeof state->pieces);
	for (size_t i = 0; i < old.count;) {
		if (!end_of[i]) {
			HB_PUSH(state->arena, state->pieces, old.items[i]);
			i++;
			continue;
		}
		const struct hb_piece *last = &old.items[end_of[i] - 1];
		uint32_t start = old.items[i].start_byte, end = last->start_byte + last->word->n_bytes;
		if (tokenizer_push_special(state, text + start, end - start, start)) {
			state->pieces.items[state->pieces.count - 1].space_after = last->space_after;
			i = end_of[i];
			continue;
		}
		for (; i < end_of[i]; i++)
			HB_PUSH(state->arena, state->pieces, old.items[i]);
	}
}
