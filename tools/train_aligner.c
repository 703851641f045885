/* Learn which letters of one script stand for which of another, by expectation maximisation over pairs of name parts.
 *
 * usage: train-aligner MODEL <PAIRS.tsv >UNITS.txt     (first, second, count a line; nothing is random)
 *
 * A pair is cut into units of up to MAX_A letters against up to MAX_B, and a unit has a joint probability; the begin and the end of
 * a part are letters too.  Pairs that no sequence of units explains better than chance (translations, other names) lose
 * their weight as the training goes on.  Each line of the output: model, letters, letters, minus the natural logarithm of the
 * probability in hundredths; begin and end are written < and >. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "names/fold.h"

enum { MAX_A = 4, MAX_B = 2, MAX_LETTERS = 24, ITERATIONS = 14, HASH = 1 << 23, SMALL_HASH = 1 << 18, MAX_PAIRS = 200000 };

struct unit {
	uint64_t a, b;
	double probability, count;
	bool used;
};

struct pair {
	uint16_t a[MAX_LETTERS], b[MAX_LETTERS];
	uint64_t chunk_a[MAX_LETTERS][MAX_A + 1], chunk_b[MAX_LETTERS][MAX_B + 1];
	size_t n_a, n_b;
	double weight;
};

static struct unit *units;
static bool syllables_second; /* each letter of the second script is a syllable: units have one */
static size_t n_slots = HASH;
static struct pair *pairs;
static size_t n_pairs;
static bool latin_second, sounds_second;

/* How often a spelled chunk with diacritics has to be seen to stand for itself. */
enum { MIN_MARKED = 12, CHUNKS = 1 << 20 };
static struct {
	uint64_t chunk;
	double count, probability;
} chunks[2][CHUNKS];

static size_t mix(uint64_t a, uint64_t b)
{
	uint64_t h = (a + 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u ^ (b + 0x94D049BB133111EBu) * 0x9E3779B97F4A7C15u;
	h ^= h >> 29;
	return (size_t)(h * 0xBF58476D1CE4E5B9u >> 24);
}

static size_t chunk_at(int side, uint64_t chunk)
{
	size_t at = mix(chunk, 7) % CHUNKS;
	while (chunks[side][at].chunk && chunks[side][at].chunk != chunk)
		at = (at + 1) % CHUNKS;
	chunks[side][at].chunk = chunk;
	return at;
}

static struct unit *unit_of(uint64_t a, uint64_t b, bool add)
{
	size_t at = mix(a, b) % n_slots;
	while (units[at].used && (units[at].a != a || units[at].b != b))
		at = (at + 1) % n_slots;
	if (!units[at].used) {
		if (!add)
			return NULL;
		units[at] = (struct unit){.a = a, .b = b, .used = true};
	}
	return &units[at];
}

static uint64_t pack(const uint16_t *letters, size_t n, bool plain)
{
	uint64_t chunk = 0;
	for (size_t i = 0; i < n; i++)
		chunk = chunk << 16 | (plain ? hb_plain_letter(letters[i]) : letters[i]);
	return chunk;
}

static size_t read_part(const char *text, uint16_t part[MAX_LETTERS], uint16_t added)
{
	uint16_t letters[HB_FOLDED_LETTERS];
	size_t n = hb_fold_letters(text, letters), length = 0;
	part[length++] = HB_LETTER_BEGIN;
	for (size_t i = 0; i < n; i++)
		if (letters[i] != HB_LETTER_SPACE && length + 1 < MAX_LETTERS)
			part[length++] = letters[i] | added;
	part[length++] = HB_LETTER_END;
	return length;
}

static void read_pairs(void)
{
	char line[4096];
	while (fgets(line, sizeof line, stdin) && n_pairs < MAX_PAIRS) {
		char *a = strtok(line, "\t"), *b = strtok(NULL, "\t"), *count = strtok(NULL, "\t\n");
		struct pair *pair = &pairs[n_pairs];
		if (!a || !b)
			continue;
		pair->n_a = read_part(a, pair->a, 0);
		pair->n_b = read_part(b, pair->b, sounds_second ? HB_LETTER_SOUND : 0);
		pair->weight = count ? pow(atof(count), 0.4) : 1;
		if (pair->n_a > 2 && pair->n_b > 2 && pair->n_a <= 3 * pair->n_b + 2)
			n_pairs++;
	}
}

/* Chunks of each pair; Latin ones with diacritics stand for themselves where they are frequent. */
static void make_chunks(void)
{
	for (size_t p = 0; p < n_pairs; p++)
		for (size_t i = 0; i < pairs[p].n_a; i++)
			for (size_t n = 1; n <= MAX_A && i + n <= pairs[p].n_a; n++)
				chunks[0][chunk_at(0, pack(pairs[p].a + i, n, false))].count += pairs[p].weight;
	for (size_t p = 0; p < n_pairs; p++) {
		struct pair *pair = &pairs[p];
		for (size_t i = 0; i < pair->n_a; i++)
			for (size_t n = 1; n <= MAX_A && i + n <= pair->n_a; n++) {
				uint64_t raw = pack(pair->a + i, n, false);
				bool keep = chunks[0][chunk_at(0, raw)].count >= MIN_MARKED;
				pair->chunk_a[i][n] = keep ? raw : pack(pair->a + i, n, true);
			}
		for (size_t j = 0; j < pair->n_b; j++)
			for (size_t n = 1; n <= MAX_B && j + n <= pair->n_b; n++)
				pair->chunk_b[j][n] = pack(pair->b + j, n, latin_second);
	}
}

/* May the unit stand here?  Begin goes with begin and end with end. */
static bool allowed(const struct pair *pair, size_t i, size_t j, size_t n, size_t m)
{
	if (n + m == 0 || i + n > pair->n_a || j + m > pair->n_b || (n >= 3 && m == 0))
		return false;
	if (syllables_second && m == MAX_B && j > 0 && j + m < pair->n_b)
		return false;
	return (i == 0) == (j == 0) && (i + n == pair->n_a) == (j + m == pair->n_b) && (n || j) && (m || i);
}

#define FOR_UNITS(pair, i, j, n, m)                          \
	for (size_t n = 0; n <= MAX_A; n++)                  \
		for (size_t m = 0; m <= MAX_B; m++)          \
			if (allowed(pair, i, j, n, m))

static double forward[MAX_LETTERS + 1][MAX_LETTERS + 1], backward[MAX_LETTERS + 1][MAX_LETTERS + 1];

static double run_forward(const struct pair *pair)
{
	memset(forward, 0, sizeof forward);
	forward[0][0] = 1;
	for (size_t i = 0; i <= pair->n_a; i++)
		for (size_t j = 0; j <= pair->n_b; j++) {
			if (forward[i][j] <= 0)
				continue;
			FOR_UNITS (pair, i, j, n, m) {
				const struct unit *unit = unit_of(n ? pair->chunk_a[i][n] : 0, m ? pair->chunk_b[j][m] : 0, false);
				if (unit)
					forward[i + n][j + m] += forward[i][j] * unit->probability;
			}
		}
	return forward[pair->n_a][pair->n_b];
}

static void count_pair(const struct pair *pair, double total, double weight)
{
	memset(backward, 0, sizeof backward);
	backward[pair->n_a][pair->n_b] = 1;
	for (size_t i = pair->n_a + 1; i-- > 0;)
		for (size_t j = pair->n_b + 1; j-- > 0;) {
			FOR_UNITS (pair, i, j, n, m) {
				if (backward[i + n][j + m] <= 0)
					continue;
				struct unit *unit = unit_of(n ? pair->chunk_a[i][n] : 0, m ? pair->chunk_b[j][m] : 0, false);
				if (!unit || unit->probability <= 0)
					continue;
				double ways = unit->probability * backward[i + n][j + m];
				backward[i][j] += ways;
				unit->count += weight * forward[i][j] * ways / total;
			}
		}
}

/* The best probability of one side by itself, cut into chunks that know nothing of the other. */
static double chance(const struct pair *pair, int side)
{
	double best[MAX_LETTERS + 1] = {1};
	size_t n = side ? pair->n_b : pair->n_a;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 1; k <= (side ? MAX_B : MAX_A) && i + k <= n; k++) {
			uint64_t chunk = side ? pair->chunk_b[i][k] : pair->chunk_a[i][k];
			double p = best[i] * chunks[side][chunk_at(side, chunk)].probability;
			best[i + k] = p > best[i + k] ? p : best[i + k];
		}
	return best[n];
}

/* Long units are learned by heart too easily: they have to be seen far more often (30 did best on parts held out). */
static double size_of(const struct unit *unit)
{
	int n = 0, m = 0;
	for (int shift = 0; shift < 64; shift += 16) {
		n += (unit->a >> shift & 0xFFFF) > HB_LETTER_END;
		m += (unit->b >> shift & 0xFFFF) > HB_LETTER_END;
	}
	return n * m > 3 ? 30 : n * m > 1 ? 1 : 0.5;
}

static void set_probabilities(double discount)
{
	double total = 0;
	for (int side = 0; side < 2; side++)
		for (size_t c = 0; c < CHUNKS; c++)
			chunks[side][c].probability = 0;
	for (size_t u = 0; u < n_slots; u++) {
		double less = discount * size_of(&units[u]);
		units[u].count = units[u].count > less ? units[u].count - less : 0;
		total += units[u].count;
	}
	for (size_t u = 0; u < n_slots; u++) {
		if (!units[u].used)
			continue;
		units[u].probability = units[u].count / total;
		units[u].count = 0;
		chunks[0][chunk_at(0, units[u].a)].probability += units[u].probability;
		chunks[1][chunk_at(1, units[u].b)].probability += units[u].probability;
	}
}

/* Few units are left after the first rounds: a small table of them stays in the cache. */
static void forget_unused(void)
{
	size_t left = 0, old_slots = n_slots;
	struct unit *old = units;
	for (size_t u = 0; u < old_slots; u++)
		left += old[u].used && old[u].probability > 0;
	if (left > SMALL_HASH / 2 || old_slots == SMALL_HASH)
		return;
	n_slots = SMALL_HASH;
	units = hb_alloc_zero(n_slots, sizeof *units);
	for (size_t u = 0; u < old_slots; u++)
		if (old[u].used && old[u].probability > 0)
			*unit_of(old[u].a, old[u].b, true) = old[u];
	free(old);
}

static void start(void)
{
	for (size_t p = 0; p < n_pairs; p++)
		for (size_t i = 0; i <= pairs[p].n_a; i++)
			for (size_t j = 0; j <= pairs[p].n_b; j++) {
				/* near the diagonal only: the others explain nothing */
				double at_a = (double)i / (double)pairs[p].n_a, at_b = (double)j / (double)pairs[p].n_b;
				if (fabs(at_a - at_b) > 0.4)
					continue;
				FOR_UNITS (&pairs[p], i, j, n, m) {
					uint64_t a = n ? pairs[p].chunk_a[i][n] : 0, b = m ? pairs[p].chunk_b[j][m] : 0;
					struct unit *unit = unit_of(a, b, true);
					unit->count += pairs[p].weight * pow(0.1, (double)(n > m ? n : m)) * (n && m ? 1 : 0.1);
					if (latin_second && n == m && a == b)
						unit->count += pairs[p].weight;
				}
			}
	set_probabilities(0);
}

static void print_chunk(uint64_t chunk)
{
	char out[4];
	for (int shift = 48; shift >= 0; shift -= 16) {
		uint16_t letter = (uint16_t)(chunk >> shift);
		if (!letter)
			continue;
		if (letter == HB_LETTER_BEGIN || letter == HB_LETTER_END)
			putchar(letter == HB_LETTER_BEGIN ? '<' : '>');
		else
			fwrite(out, 1, hb_utf8_put(letter, out), stdout);
	}
}

static int by_text(const void *a, const void *b)
{
	const struct unit *u = a, *v = b;
	if (u->used != v->used)
		return u->used ? -1 : 1;
	if (u->b != v->b)
		return u->b < v->b ? -1 : 1;
	return u->a < v->a ? -1 : u->a > v->a;
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	latin_second = strcmp(argv[1], "latin") == 0;
	syllables_second = strcmp(argv[1], "zh") == 0;
	sounds_second = strcmp(argv[1], "sound") == 0;
	units = hb_alloc_zero(HASH, sizeof *units);
	pairs = hb_alloc_zero(MAX_PAIRS, sizeof *pairs);
	read_pairs();
	make_chunks();
	start();
	for (int round = 0; round < ITERATIONS; round++) {
		double likelihood = 0, trusted = 0;
		for (size_t p = 0; p < n_pairs; p++) {
			struct pair *pair = &pairs[p];
			double total = run_forward(pair), trust = 1;
			if (total <= 0)
				continue;
			if (round >= 4) {
				double by_chance = chance(pair, 0) * chance(pair, 1);
				trust = total / (total + 20 * by_chance);
			}
			likelihood += log(total);
			trusted += trust;
			count_pair(pair, total, pair->weight * trust);
		}
		set_probabilities(round < 2 ? 0.05 : 0.6);
		forget_unused();
		fprintf(stderr, "%s round %d: %zu pairs, trusted %.0f, log likelihood %.0f\n", argv[1], round, n_pairs, trusted,
			likelihood);
	}
	qsort(units, n_slots, sizeof *units, by_text);
	for (size_t u = 0; u < n_slots && units[u].used; u++) {
		if (units[u].probability <= 0)
			continue;
		printf("%s ", argv[1]);
		print_chunk(units[u].a);
		putchar(' ');
		print_chunk(units[u].b);
		printf(" %.0f\n", -100 * log(units[u].probability));
	}
	return 0;
}
