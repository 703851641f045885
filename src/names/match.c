/* Matching part by part: see match.h. */
#include "names/match.h"

#include <string.h>

#include "names/known.h"

enum {
	JOIN_GAIN = 150,      /* how much likelier two parts written as one have to be, in hundredths of a nat */
	INITIAL_GAP = 450,    /* of the two letters of initials that agree */
	UNKNOWN_VALUE = -3000,
	FAR_PARTS = 20, /* hundredths of common sounds: not worth aligning unless nothing better is left */
	FAR_NAMES = 15,
};

static bool same_letters(const struct hb_part *a, const struct hb_part *b)
{
	return a->hash == b->hash && a->n_letters == b->n_letters &&
	       memcmp(a->plain, b->plain, a->n_letters * sizeof *a->plain) == 0;
}

/* Do the first letters agree?  Of one script they are the same, between scripts a unit has to know them. */
static bool initials_agree(const struct hb_match *match, const struct hb_part *a, const struct hb_part *b)
{
	if (match->same_script)
		return a->plain[1] == b->plain[1];
	struct hb_part first = *a, second = *b;
	first.letters[2] = second.letters[2] = HB_LETTER_END;
	first.n_letters = second.n_letters = 3;
	hb_part_finish(&first);
	hb_part_finish(&second);
	struct hb_alignment alignment;
	hb_align(&first, &second, match->aligner, &alignment);
	return alignment.worst < INITIAL_GAP;
}

static void fill_block(const struct hb_match *match, const struct hb_part *a, const struct hb_part *b, const struct hb_part *sound,
		       struct hb_block *block)
{
	block->letters_a = (uint8_t)(a->n_letters - 2);
	block->letters_b = (uint8_t)(b->n_letters - 2);
	hb_align(a, b, match->aligner, &block->alignment);
	if (sound)
		hb_align(a, sound, HB_ALIGNER_SOUND, &block->sound);
	block->equal = match->same_script && same_letters(a, b);
	block->distance = match->same_script ? hb_part_distance(a, b) : -1;
	block->jaro_winkler = match->same_script ? hb_part_jaro_winkler(a, b) : 0;
	block->initial = a->kind == HB_PART_INITIAL || b->kind == HB_PART_INITIAL;
	block->initial_agrees = block->initial && initials_agree(match, a, b);
	block->nickname = match->same_script && !match->native && !block->equal && hb_parts_are_nicknames(a, b);
	block->known = !match->same_script && hb_parts_are_known(a, b);
	block->known_other = !match->same_script && !block->known && hb_part_has_partners(a, match->aligner);
}

/* What is won by taking two parts for one; likelier than chance is above 0. */
static int block_value(const struct hb_block *block)
{
	int value = block->alignment.cost < HB_COST_MAX ? block->alignment.pmi : UNKNOWN_VALUE;
	if (block->equal)
		value += 300;
	if (block->known || block->nickname)
		value += 800;
	if (block->initial)
		value = block->initial_agrees ? 200 : -400;
	return value;
}

struct table {
	struct hb_block blocks[HB_NAME_PARTS][HB_NAME_PARTS];
	int values[HB_NAME_PARTS][HB_NAME_PARTS];
	bool aligned[HB_NAME_PARTS][HB_NAME_PARTS];
	int partner[HB_NAME_PARTS]; /* of each part of a, -1 for none */
};

static void fill_table_block(const struct hb_match *match, struct hb_block *block)
{
	size_t i = block->a, j = block->b;
	fill_block(match, &match->a[i], &match->b[j], match->sounds ? &match->sounds[j] : NULL, block);
}

static void fill_table(const struct hb_match *match, struct table *table)
{
	for (size_t i = 0; i < match->n_a; i++)
		for (size_t j = 0; j < match->n_b; j++) {
			struct hb_block *block = &table->blocks[i][j];
			*block = (struct hb_block){.a = (uint8_t)i, .n_a = 1, .b = (uint8_t)j, .n_b = 1};
			int alike = hb_sounds_alike(match->a[i].sound, match->b[j].sound);
			table->aligned[i][j] = alike >= FAR_PARTS || match->n_a == 1 || match->n_b == 1;
			if (table->aligned[i][j]) {
				fill_table_block(match, block);
				table->values[i][j] = block_value(block);
			} else {
				table->values[i][j] = UNKNOWN_VALUE + 10 * alike;
			}
		}
}

/* One to one: the best first, then exchanges while they win anything. */
static void choose_partners(const struct hb_match *match, struct table *table)
{
	bool used[HB_NAME_PARTS] = {false};
	for (size_t i = 0; i < match->n_a; i++)
		table->partner[i] = -1;
	for (size_t round = 0; round < match->n_a && round < match->n_b; round++) {
		int best = -1000000, best_i = -1, best_j = -1;
		for (size_t i = 0; i < match->n_a; i++)
			for (size_t j = 0; j < match->n_b; j++)
				if (table->partner[i] < 0 && !used[j] && table->values[i][j] > best) {
					best = table->values[i][j];
					best_i = (int)i;
					best_j = (int)j;
				}
		table->partner[best_i] = best_j;
		used[best_j] = true;
	}
	for (bool better = true; better;) {
		better = false;
		for (size_t i = 0; i < match->n_a; i++)
			for (size_t k = i + 1; k < match->n_a; k++) {
				int p = table->partner[i], q = table->partner[k];
				int now = (p < 0 ? 0 : table->values[i][p]) + (q < 0 ? 0 : table->values[k][q]);
				int then = (q < 0 ? 0 : table->values[i][q]) + (p < 0 ? 0 : table->values[k][p]);
				if (then > now) {
					table->partner[i] = q;
					table->partner[k] = p;
					better = true;
				}
			}
	}
}

static uint16_t bits_of(size_t first, size_t n)
{
	return (uint16_t)(((1U << n) - 1) << first);
}

static void keep_blocks(struct hb_match *match, struct table *table)
{
	for (size_t i = 0; i < match->n_a; i++)
		if (table->partner[i] >= 0) {
			struct hb_block *block = &table->blocks[i][table->partner[i]];
			if (!table->aligned[i][table->partner[i]])
				fill_table_block(match, block);
			match->blocks[match->n_blocks++] = *block;
			match->used_a |= bits_of(i, 1);
			match->used_b |= bits_of((size_t)table->partner[i], 1);
		}
}

/* Join n parts from the given place on, the last of them first when rotated. */
static void join(const struct hb_part *parts, size_t first, size_t n, bool rotated, struct hb_part *ret_part)
{
	const struct hb_part *list[HB_NAME_PARTS] = {NULL};
	for (size_t i = 0; i < n; i++)
		list[i] = &parts[first + (rotated ? (i + n - 1) % n : i)];
	hb_part_join(list, n, ret_part);
}

/* A block with more parts of one side than it has; true when it is much likelier. */
static bool try_block(const struct hb_match *match, size_t a, size_t n_a, size_t b, size_t n_b, bool rotated, int least,
		      struct hb_block *ret_block)
{
	struct hb_part joined, joined_sound;
	const struct hb_part *sound = match->sounds ? &match->sounds[b] : NULL;
	struct hb_block block = {.a = (uint8_t)a, .n_a = (uint8_t)n_a, .b = (uint8_t)b, .n_b = (uint8_t)n_b};
	if (n_a > 1)
		join(match->a, a, n_a, rotated, &joined);
	else
		join(match->b, b, n_b, rotated, &joined);
	if (n_b > 1 && sound) {
		join(match->sounds, b, n_b, rotated, &joined_sound);
		sound = &joined_sound;
	}
	fill_block(match, n_a > 1 ? &joined : &match->a[a], n_b > 1 ? &joined : &match->b[b], sound, &block);
	block.known_other = false;
	if (block_value(&block) < least)
		return false;
	*ret_block = block;
	return true;
}

static bool is_free(uint16_t used, size_t n, size_t place)
{
	return place < n && !(used >> place & 1);
}

/* The block with a neighbour that found no partner, where that is likelier; the neighbour behind is asked first. */
static bool grow_block(const struct hb_match *match, const struct hb_block *block, struct hb_block *ret_block)
{
	size_t a = block->a, n_a = block->n_a, b = block->b, n_b = block->n_b;
	int least = block_value(block) + JOIN_GAIN;
	bool behind_a = n_b == 1 && is_free(match->used_a, match->n_a, a + n_a);
	bool before_a = n_b == 1 && a > 0 && is_free(match->used_a, match->n_a, a - 1);
	bool behind_b = n_a == 1 && is_free(match->used_b, match->n_b, b + n_b);
	bool before_b = n_a == 1 && b > 0 && is_free(match->used_b, match->n_b, b - 1);
	return (behind_a && try_block(match, a, n_a + 1, b, 1, false, least, ret_block)) ||
	       (before_a && try_block(match, a - 1, n_a + 1, b, 1, false, least, ret_block)) ||
	       (behind_b && try_block(match, a, 1, b, n_b + 1, false, least, ret_block)) ||
	       (before_b && try_block(match, a, 1, b - 1, n_b + 1, false, least, ret_block));
}

static void join_neighbours(struct hb_match *match)
{
	for (size_t k = 0; k < match->n_blocks; k++) {
		struct hb_block *block = &match->blocks[k], better;
		while (grow_block(match, block, &better)) {
			*block = better;
			match->used_a |= bits_of(better.a, better.n_a);
			match->used_b |= bits_of(better.b, better.n_b);
		}
	}
}

/* One part against several: a script that leaves no space between family name and given name, in either order. */
static void join_all(struct hb_match *match)
{
	if (match->n_blocks != 1 || match->n_a == match->n_b || (match->n_a > 1 && match->n_b > 1))
		return;
	for (int rotated = 0; rotated < 2; rotated++) {
		struct hb_block block;
		if (try_block(match, 0, match->n_a, 0, match->n_b, rotated, block_value(&match->blocks[0]) + JOIN_GAIN, &block)) {
			match->blocks[0] = block;
			match->rotated = rotated;
			match->used_a = bits_of(0, match->n_a);
			match->used_b = bits_of(0, match->n_b);
		}
	}
}

/* Which of the two is written with which letters: the aligners want Latin first. */
static void choose_letters(const struct hb_name *a, const struct hb_name *b, struct hb_match *match)
{
	match->same_script = a->script == b->script;
	match->native = match->same_script && a->script != HB_SCRIPT_LATIN;
	match->a = a->latin;
	match->b = b->latin;
	match->aligner = HB_SCRIPT_LATIN;
	if (!match->same_script && b->script != HB_SCRIPT_OTHER && b->script != HB_SCRIPT_LATIN) {
		match->b = b->parts;
		match->sounds = b->sounds;
		match->aligner = b->script;
	} else if (!match->same_script) {
		match->same_script = true; /* both in Latin letters now */
	}
	match->romanised = a->script != HB_SCRIPT_LATIN && a->script != b->script;
	match->n_a = a->n_parts;
	match->n_b = b->n_parts;
}

/* The script with more of the vowels is put into Latin letters; the aligners know the other. */
static int place_of(enum hb_script script)
{
	static const int places[HB_N_SCRIPTS] = {
		[HB_SCRIPT_LATIN] = 0, [HB_SCRIPT_OTHER] = 1, [HB_SCRIPT_CYRILLIC] = 2, [HB_SCRIPT_KANA] = 3,
		[HB_SCRIPT_HANGUL] = 4, [HB_SCRIPT_HAN] = 5,  [HB_SCRIPT_ARABIC] = 6,   [HB_SCRIPT_HEBREW] = 7,
	};
	return places[script];
}

static int order_of(const struct hb_name *a, const struct hb_name *b)
{
	if (a->script != b->script)
		return place_of(a->script) - place_of(b->script);
	if (a->n_parts != b->n_parts)
		return a->n_parts < b->n_parts ? -1 : 1;
	for (size_t i = 0; i < a->n_parts; i++) {
		int order = memcmp(a->parts[i].letters, b->parts[i].letters, sizeof a->parts[i].letters);
		if (order)
			return order;
	}
	return 0;
}

bool hb_names_are_far(const struct hb_name *a, const struct hb_name *b)
{
	return hb_sounds_alike(a->sound, b->sound) < FAR_NAMES;
}

bool hb_names_are_equal(const struct hb_name *a, const struct hb_name *b)
{
	bool equal = a->n_parts == b->n_parts;
	for (size_t i = 0; i < a->n_parts && equal; i++)
		equal = same_letters(&a->parts[i], &b->parts[i]);
	return equal;
}

void hb_match_parts(const struct hb_name *a, const struct hb_name *b, struct hb_match *ret_match)
{
	struct table table;
	bool swap = order_of(a, b) > 0;
	memset(ret_match, 0, sizeof *ret_match);
	ret_match->swapped = swap;
	choose_letters(swap ? b : a, swap ? a : b, ret_match);
	if (!ret_match->n_a || !ret_match->n_b)
		return;
	fill_table(ret_match, &table);
	choose_partners(ret_match, &table);
	keep_blocks(ret_match, &table);
	if (ret_match->n_a != ret_match->n_b) {
		join_all(ret_match);
		join_neighbours(ret_match);
	}
	for (size_t i = 0; i < ret_match->n_blocks; i++)
		for (size_t k = 0; k < i; k++)
			ret_match->crossed |= (ret_match->blocks[i].b < ret_match->blocks[k].b) !=
					      (ret_match->blocks[i].a < ret_match->blocks[k].a);
}
