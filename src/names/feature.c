/* A match as numbers: see feature.h. */
#include "names/feature.h"

#include <string.h>

/* A worse block has more gap a letter; an initial that does not agree is the worst. */
static float gap_of(const struct hb_block *block)
{
	if (block->initial)
		return block->initial_agrees ? 0.3F : 6;
	if (block->equal)
		return 0;
	float letters = (float)(block->letters_a + block->letters_b);
	float gap = (float)(block->alignment.cost < HB_COST_MAX ? block->alignment.gap : 4000) / 100 / letters;
	if (block->nickname)
		return gap < 0.5F ? gap : 0.5F;
	return gap;
}

static float pmi_of(const struct hb_block *block)
{
	return block->alignment.cost < HB_COST_MAX ? (float)block->alignment.pmi / 100 : -30;
}

/* The numbers of one block. */
static float *put_block(const struct hb_match *match, const struct hb_block *block, float *out)
{
	const struct hb_part *a = &match->a[block->a], *b = &match->b[block->b];
	*out++ = gap_of(block);
	*out++ = pmi_of(block);
	*out++ = (float)block->alignment.worst / 100;
	*out++ = (float)block->alignment.second / 100;
	bool sound = block->sound.n_units;
	*out++ = sound ? (float)block->sound.gap / 100 / (float)(block->letters_a + block->letters_b) : -1;
	*out++ = sound ? (float)block->sound.pmi / 100 : 0;
	*out++ = sound ? (float)block->sound.worst / 100 : 0;
	*out++ = block->letters_a;
	*out++ = block->letters_b;
	*out++ = block->known ? 1 : block->known_other ? -1 : 0;
	*out++ = (float)block->distance;
	*out++ = block->jaro_winkler;
	*out++ = (float)(a->frequency > b->frequency ? a->frequency : b->frequency);
	*out++ = (float)(a->frequency < b->frequency ? a->frequency : b->frequency);
	*out++ = (float)(hb_part_is_patronymic(a) + hb_part_is_patronymic(b));
	*out++ = block->initial ? (block->initial_agrees ? 1 : -1) : block->nickname ? 2 : 0;
	/* first, last or between, in the name that has more parts */
	*out++ = (float)((a->place == 0) + 2 * ((size_t)block->a + block->n_a == match->n_a));
	*out++ = (float)((b->place == 0) + 2 * ((size_t)block->b + block->n_b == match->n_b));
	return out;
}

struct sums {
	float gap, pmi, letters, worst_unit, distance;
	int equal, known, known_other, initials, initials_wrong, nicknames, joined, near;
	int frequency; /* of the rarest block that agrees */
};

static void sum_block(const struct hb_match *match, const struct hb_block *block, struct sums *sums)
{
	sums->gap += gap_of(block) * (float)(block->letters_a + block->letters_b);
	sums->letters += (float)(block->letters_a + block->letters_b);
	sums->pmi += pmi_of(block);
	sums->worst_unit += (float)block->alignment.worst / 100;
	sums->distance += block->distance > 0 ? (float)block->distance : 0;
	sums->equal += block->equal;
	sums->near += block->distance == 1;
	sums->known += block->known;
	sums->known_other += block->known_other;
	sums->initials += block->initial && block->initial_agrees;
	sums->initials_wrong += block->initial && !block->initial_agrees;
	sums->nicknames += block->nickname;
	sums->joined += block->n_a + block->n_b - 2;
	int frequency = match->a[block->a].frequency;
	if (gap_of(block) < 1 && frequency < sums->frequency)
		sums->frequency = frequency;
}

struct left {
	int words, letters, particles, initials, patronymics, juniors, place;
};

static void count_left(const struct hb_part *parts, size_t n, uint16_t used, struct left *left)
{
	memset(left, 0, sizeof *left);
	for (size_t i = 0; i < n; i++) {
		if (used >> i & 1)
			continue;
		left->words += parts[i].kind == HB_PART_WORD || parts[i].kind == HB_PART_TITLE;
		left->letters += parts[i].kind == HB_PART_WORD ? parts[i].n_letters - 2 : 0;
		left->particles += parts[i].kind == HB_PART_PARTICLE;
		left->initials += parts[i].kind == HB_PART_INITIAL;
		left->juniors += parts[i].kind == HB_PART_JUNIOR;
		left->patronymics += hb_part_is_patronymic(&parts[i]);
		if (parts[i].kind == HB_PART_WORD)
			left->place |= i == 0 ? 1 : i + 1 == n ? 2 : 4;
	}
}

static int count_words(const struct hb_part *parts, size_t n)
{
	int words = 0;
	for (size_t i = 0; i < n; i++)
		words += parts[i].kind == HB_PART_WORD;
	return words;
}

void hb_name_features(const struct hb_match *match, float features[HB_N_NAME_FEATURES])
{
	static const struct hb_block none = {.distance = -1, .alignment = {.pmi = -3000, .cost = HB_COST_MAX}};
	const struct hb_block *worst = NULL, *next = NULL, *best = NULL;
	struct sums sums = {.frequency = 16};
	struct left left_a, left_b;
	float *out = features;
	for (size_t i = 0; i < match->n_blocks; i++) {
		const struct hb_block *block = &match->blocks[i];
		sum_block(match, block, &sums);
		if (!worst || gap_of(block) > gap_of(worst)) {
			next = worst;
			worst = block;
		} else if (!next || gap_of(block) > gap_of(next)) {
			next = block;
		}
		if (!best || gap_of(block) < gap_of(best))
			best = block;
	}
	count_left(match->a, match->n_a, match->used_a, &left_a);
	count_left(match->b, match->n_b, match->used_b, &left_b);
	int words_a = count_words(match->a, match->n_a), words_b = count_words(match->b, match->n_b);
	*out++ = (float)match->aligner;
	*out++ = (float)(match->same_script + match->native + 3 * match->romanised);
	*out++ = (float)words_a;
	*out++ = (float)words_b;
	*out++ = (float)match->n_blocks;
	*out++ = sums.letters > 0 ? sums.gap / sums.letters : 9;
	*out++ = sums.pmi;
	*out++ = sums.letters;
	*out++ = sums.worst_unit;
	*out++ = sums.distance;
	*out++ = (float)sums.equal;
	*out++ = (float)sums.near;
	*out++ = (float)(sums.known - sums.known_other);
	*out++ = (float)sums.known;
	*out++ = (float)sums.initials;
	*out++ = (float)sums.initials_wrong;
	*out++ = (float)sums.nicknames;
	*out++ = (float)sums.joined;
	*out++ = (float)((match->crossed ? 1 : 0) + (match->rotated ? 2 : 0));
	*out++ = (float)sums.frequency;
	*out++ = (float)(left_a.words + left_b.words);
	*out++ = (float)(left_a.letters + left_b.letters);
	*out++ = (float)(left_a.words < left_b.words ? left_a.words : left_b.words);
	*out++ = (float)(left_a.particles + left_b.particles);
	*out++ = (float)(left_a.initials + left_b.initials);
	*out++ = (float)(left_a.patronymics + left_b.patronymics);
	*out++ = (float)(left_a.juniors + left_b.juniors);
	*out++ = (float)left_a.place;
	*out++ = (float)left_b.place;
	out = put_block(match, worst ? worst : &none, out);
	out = put_block(match, next ? next : &none, out);
	*out++ = best ? gap_of(best) : 9;
	*out++ = best ? pmi_of(best) : -30;
	*out++ = best ? (float)(best->letters_a + best->letters_b) : 0;
	*out++ = best ? (float)match->a[best->a].frequency : 0;
}
