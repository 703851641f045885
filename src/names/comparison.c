/* Comparing prepared names, and saying why: see comparison.h. */
#include "names/comparison.h"

#include <math.h>
#include <string.h>

#include "names/known.h"
#include "names/match.h"
#include "names/trees.h"

/* Hundredths of a nat a letter: parts with more are taken for different when reasons are told.  Names that are one as a whole may
 * have a part in a rare spelling. */
enum { ALIKE_GAP = 150, ALIKE_GAP_OF_ONE = 400 };

/* The score of names that need no match of their parts; -1 for others. */
static double score_at_once(const struct hb_name *a, const struct hb_name *b)
{
	if (!a->n_parts || !b->n_parts)
		return 0;
	if (hb_names_are_equal(a, b))
		return 1;
	return hb_names_are_far(a, b) ? 0 : -1;
}

static double score_of_match(const struct hb_match *match)
{
	float features[HB_N_NAME_FEATURES];
	hb_name_features(match, features);
	return 1 / (1 + exp(-(double)hb_name_trees(features)));
}

double hb_name_compare(const struct hb_name *a, const struct hb_name *b)
{
	struct hb_match match;
	double score = score_at_once(a, b);
	if (score >= 0)
		return score;
	hb_match_parts(a, b, &match);
	return score_of_match(&match);
}

const char *hb_name_reason_text(enum hb_name_reason_kind kind)
{
	static const char *const texts[] = {"same",       "spelling", "transliteration", "nickname", "initial",
					    "patronymic", "particle", "missing",         "order",    "different"};
	return texts[kind];
}

struct telling {
	struct hb_arena *arena;
	struct hb_name_reason *reasons;
	size_t n;
	bool swapped; /* a is of the second name */
};

/* The plain letters of n parts, with spaces. */
static const char *text_of(struct telling *telling, const struct hb_part *parts, size_t first, size_t n)
{
	char text[HB_PART_BYTES];
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = hb_arena_format(telling->arena, "%s%s%s", all, i ? " " : "", hb_part_text(&parts[first + i], text));
	return all;
}

static void tell(struct telling *telling, enum hb_name_reason_kind kind, const char *a, const char *b)
{
	if (telling->n < HB_NAME_REASONS)
		telling->reasons[telling->n++] = (struct hb_name_reason){kind, telling->swapped ? b : a, telling->swapped ? a : b};
}

static enum hb_name_reason_kind kind_of(const struct hb_match *match, const struct hb_block *block, bool one)
{
	if (block->equal)
		return match->a[block->a].kind == HB_PART_PARTICLE ? HB_REASON_PARTICLE : HB_REASON_SAME;
	if (block->initial)
		return block->initial_agrees ? HB_REASON_INITIAL : HB_REASON_DIFFERENT;
	if (block->nickname)
		return HB_REASON_NICKNAME;
	if (!block->known && block->alignment.gap > (one ? ALIKE_GAP_OF_ONE : ALIKE_GAP) * (block->letters_a + block->letters_b))
		return HB_REASON_DIFFERENT;
	return match->same_script ? HB_REASON_SPELLING : HB_REASON_TRANSLITERATION;
}

static void tell_left(struct telling *telling, const struct hb_name *name, uint16_t used, bool of_first)
{
	for (size_t i = 0; i < name->n_parts; i++) {
		if (used >> i & 1)
			continue;
		const char *text = text_of(telling, name->parts, i, 1);
		enum hb_name_reason_kind kind = hb_part_is_patronymic(&name->latin[i]) ? HB_REASON_PATRONYMIC : HB_REASON_MISSING;
		tell(telling, kind, of_first ? text : NULL, of_first ? NULL : text);
	}
}

double hb_name_explain(const struct hb_name *a, const struct hb_name *b, struct hb_arena *arena,
		       struct hb_name_reason reasons[HB_NAME_REASONS], size_t *ret_n_reasons)
{
	struct hb_match match;
	hb_match_parts(a, b, &match);
	struct telling telling = {.arena = arena, .reasons = reasons, .swapped = match.swapped};
	double at_once = score_at_once(a, b), score = at_once < 0 ? score_of_match(&match) : at_once;
	bool one = score >= HB_NAME_THRESHOLD;
	const struct hb_name *first = match.swapped ? b : a, *second = match.swapped ? a : b;
	for (size_t i = 0; i < match.n_blocks; i++) {
		const struct hb_block *block = &match.blocks[i];
		tell(&telling, kind_of(&match, block, one), text_of(&telling, first->parts, block->a, block->n_a),
		     text_of(&telling, second->parts, block->b, block->n_b));
	}
	tell_left(&telling, first, match.used_a, true);
	tell_left(&telling, second, match.used_b, false);
	if (match.crossed || match.rotated)
		tell(&telling, HB_REASON_ORDER, NULL, NULL);
	*ret_n_reasons = telling.n;
	return score;
}
