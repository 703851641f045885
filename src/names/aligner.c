/* Matching letters: see aligner.h. */
#include "names/aligner.h"

#include <string.h>

enum {
	MAX_FIRST = HB_CHUNK_LETTERS,
	MAX_SECOND = 2,
	NO_COST = 65535,
	UNKNOWN_PAIR = 1350, /* one letter against another that no unit knows */
	UNKNOWN_DROP = 1050,
};

static uint32_t slot_of(uint64_t value, uint32_t mask)
{
	return (uint32_t)(value * 0x9E3779B97F4A7C15u >> 32) & mask;
}

uint16_t hb_chunk_id(uint64_t letters)
{
	for (uint32_t at = slot_of(letters, hb_chunk_mask); hb_chunk_slots[at].letters; at = (at + 1) & hb_chunk_mask)
		if (hb_chunk_slots[at].letters == letters)
			return hb_chunk_slots[at].id;
	return HB_NO_CHUNK;
}

static int unit_cost(uint16_t first, uint16_t second)
{
	uint32_t chunks = (uint32_t)first << 16 | second;
	for (uint32_t at = slot_of(chunks, hb_unit_mask); hb_unit_slots[at].chunks; at = (at + 1) & hb_unit_mask)
		if (hb_unit_slots[at].chunks == chunks)
			return hb_unit_slots[at].cost;
	return HB_COST_MAX;
}

struct cell {
	int cost;
	uint8_t first, second; /* letters of the unit that leads here */
};

struct grid {
	const struct hb_part *a, *b;
	size_t aligner;
	uint16_t first[HB_PART_LETTERS][MAX_FIRST];    /* chunks of a that are Latin */
	uint64_t partners[HB_PART_LETTERS][MAX_FIRST]; /* of each chunk of a: the bits of the chunks it goes with */
	uint64_t bits[HB_PART_LETTERS][MAX_SECOND];    /* of each chunk of b: its bit, 0 for none */
	int drop[HB_PART_LETTERS][MAX_FIRST];          /* cost of a chunk of a without a partner */
	int insert[HB_PART_LETTERS][MAX_SECOND];       /* and of one of b */
	struct cell cells[HB_PART_LETTERS + 1][HB_PART_LETTERS + 1];
};

static void reach(struct grid *grid, size_t i, size_t j, size_t n, size_t m, int cost)
{
	struct cell *cell = &grid->cells[i + n][j + m];
	cost += grid->cells[i][j].cost;
	if (cost < cell->cost)
		*cell = (struct cell){cost, (uint8_t)n, (uint8_t)m};
}

/* All units that begin at the cell.  Begin goes with begin and end with end. */
static void step(struct grid *grid, size_t i, size_t j)
{
	size_t n_a = grid->a->n_letters, n_b = grid->b->n_letters;
	for (size_t n = 1; n <= MAX_FIRST && i + n <= n_a; n++) {
		uint16_t first = grid->first[i][n - 1];
		if (!first)
			continue;
		if (n < 3 && i && i + n < n_a && grid->drop[i][n - 1] != NO_COST)
			reach(grid, i, j, n, 0, grid->drop[i][n - 1]);
		for (size_t m = 1; m <= MAX_SECOND && j + m <= n_b; m++) {
			if (!(grid->partners[i][n - 1] & grid->bits[j][m - 1]) || (i == 0) != (j == 0) ||
			    (i + n == n_a) != (j + m == n_b))
				continue;
			int cost = unit_cost(first, grid->b->chunk[j][m - 1]);
			if (cost < HB_COST_MAX)
				reach(grid, i, j, n, m, cost);
		}
	}
	for (size_t m = 1; j && m <= MAX_SECOND && j + m < n_b; m++)
		if (grid->insert[j][m - 1] < HB_COST_MAX)
			reach(grid, i, j, 0, m, grid->insert[j][m - 1]);
	if (i < n_a && j < n_b && (i == 0) == (j == 0) && (i + 1 == n_a) == (j + 1 == n_b))
		reach(grid, i, j, 1, 1, i && i + 1 < n_a ? UNKNOWN_PAIR : 500);
	if (i && j && i + 1 < n_a)
		reach(grid, i, j, 1, 0, UNKNOWN_DROP);
	if (i && j && j + 1 < n_b)
		reach(grid, i, j, 0, 1, UNKNOWN_DROP);
}

static int best_of(const uint16_t *costs, int fallback)
{
	return *costs == NO_COST ? fallback : *costs;
}

static int unit_gap(const struct grid *grid, size_t i, size_t j, const struct cell *cell, int cost)
{
	uint16_t first = cell->first ? grid->first[i][cell->first - 1] : HB_NO_CHUNK;
	uint16_t second = cell->second ? grid->b->chunk[j][cell->second - 1] : HB_NO_CHUNK;
	int best_a = first ? best_of(&hb_best_latin[first][grid->aligner], 600) : 500;
	int best_b = second ? best_of(&hb_best_other[second], 600) : 500;
	int gap_a = cost - best_a, gap_b = cost - best_b;
	return gap_a > gap_b ? gap_a : gap_b;
}

static void follow_back(const struct grid *grid, struct hb_alignment *alignment)
{
	size_t i = grid->a->n_letters, j = grid->b->n_letters;
	while (i || j) {
		const struct cell *cell = &grid->cells[i][j];
		i -= cell->first;
		j -= cell->second;
		int gap = unit_gap(grid, i, j, cell, cell->cost - grid->cells[i][j].cost);
		if (gap > alignment->worst) {
			alignment->second = alignment->worst;
			alignment->worst = gap;
		} else if (gap > alignment->second) {
			alignment->second = gap;
		}
		alignment->n_units++;
	}
}

static uint64_t bit_of(uint16_t second)
{
	return second ? (uint64_t)1 << ((uint16_t)(second * 40503U) >> 10) : 0;
}

static void find_partners(struct grid *grid)
{
	for (size_t i = 0; i < grid->a->n_letters; i++)
		for (size_t n = 0; n < MAX_FIRST; n++) {
			uint16_t first = grid->a->chunk[i][n];
			grid->first[i][n] = first < hb_n_first_chunks ? first : HB_NO_CHUNK;
			grid->partners[i][n] = hb_unit_partners[grid->first[i][n]][grid->aligner];
			grid->drop[i][n] = hb_drop_latin[grid->first[i][n]][grid->aligner];
		}
	for (size_t j = 0; j < grid->b->n_letters; j++)
		for (size_t m = 0; m < MAX_SECOND; m++) {
			uint16_t second = grid->b->chunk[j][m];
			grid->bits[j][m] = bit_of(second);
			grid->insert[j][m] = second ? unit_cost(0, second) : HB_COST_MAX;
		}
}

void hb_align(const struct hb_part *latin, const struct hb_part *other, size_t aligner, struct hb_alignment *ret_alignment)
{
	struct grid grid;
	grid.a = latin;
	grid.b = other;
	grid.aligner = aligner;
	find_partners(&grid);
	for (size_t i = 0; i <= latin->n_letters; i++)
		for (size_t j = 0; j <= other->n_letters; j++)
			grid.cells[i][j].cost = HB_COST_MAX;
	grid.cells[0][0].cost = 0;
	for (size_t i = 0; i <= latin->n_letters; i++)
		for (size_t j = 0; j <= other->n_letters; j++)
			if (grid.cells[i][j].cost < HB_COST_MAX)
				step(&grid, i, j);
	*ret_alignment = (struct hb_alignment){.cost = grid.cells[latin->n_letters][other->n_letters].cost};
	if (ret_alignment->cost >= HB_COST_MAX)
		return;
	int best = latin->best[aligner] + other->best[0], chance = latin->chance[aligner] + other->chance[0];
	ret_alignment->gap = 2 * ret_alignment->cost - best;
	ret_alignment->pmi = chance - ret_alignment->cost;
	follow_back(&grid, ret_alignment);
}
