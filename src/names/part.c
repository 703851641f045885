/* What is known of a part before it is compared: see part.h. */
#include "names/part.h"

#include <string.h>

#include "names/aligner.h"
#include "names/tables.h"

enum { NO_COST = 65535, NO_UNIT = 1500 };

static uint64_t pack(const uint16_t *letters, size_t n)
{
	uint64_t chunk = 0;
	for (size_t i = 0; i < n; i++)
		chunk = chunk << 16 | letters[i];
	return chunk;
}

static void find_chunks(struct hb_part *part)
{
	size_t longest = part->script == HB_SCRIPT_LATIN ? HB_CHUNK_LETTERS : 2;
	for (size_t i = 0; i < part->n_letters; i++)
		for (size_t n = 1; n <= longest && i + n <= part->n_letters; n++) {
			uint16_t id = hb_chunk_id(pack(part->letters + i, n));
			id = id ? id : hb_chunk_id(pack(part->plain + i, n));
			bool usable = part->script != HB_SCRIPT_LATIN || id < hb_n_first_chunks;
			part->chunk[i][n - 1] = usable ? id : HB_NO_CHUNK;
		}
}

/* The cheapest way to cut the part into units, where each costs what the table says. */
static uint16_t cheapest(const struct hb_part *part, const uint16_t *costs, size_t stride)
{
	uint32_t least[HB_PART_LETTERS + 1];
	memset(least, 0xFF, sizeof least);
	least[0] = 0;
	for (size_t i = 0; i < part->n_letters; i++)
		for (size_t n = 1; n <= HB_CHUNK_LETTERS && i + n <= part->n_letters; n++) {
			uint16_t id = part->chunk[i][n - 1], cost = id ? costs[id * stride] : NO_COST;
			uint32_t sum = least[i] + (cost != NO_COST ? cost : NO_UNIT);
			if ((cost != NO_COST || n == 1) && sum < least[i + n])
				least[i + n] = sum;
		}
	return least[part->n_letters] < NO_COST ? (uint16_t)least[part->n_letters] : NO_COST;
}

void hb_part_finish(struct hb_part *part)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < part->n_letters; i++) {
		part->plain[i] = hb_plain_letter(part->letters[i]);
		hash = (hash ^ part->plain[i]) * 16777619u;
	}
	part->hash = hash;
	memset(part->chunk, 0, sizeof part->chunk);
	find_chunks(part);
	if (part->script != HB_SCRIPT_LATIN) {
		part->chance[0] = cheapest(part, hb_chance_other, 1);
		part->best[0] = cheapest(part, hb_best_other, 1);
		return;
	}
	for (size_t a = 0; a < HB_N_ALIGNERS; a++) {
		part->chance[a] = cheapest(part, &hb_chance_latin[0][a], HB_N_ALIGNERS);
		part->best[a] = cheapest(part, &hb_best_latin[0][a], HB_N_ALIGNERS);
	}
}

enum { N_SOUND_CLASSES = 7, FEWEST_SOUNDS = 4 };

/* Consonants that spellings of one name exchange are one class; vowels are none. */
static int sound_class(uint16_t letter)
{
	switch (letter) {
	case 'b': case 'p': case 'f': case 'v': case 'w': return 0;
	case 'm': return 1;
	case 't': case 'd': return 2;
	case 's': case 'z': case 'c': case 'j': return 3;
	case 'k': case 'g': case 'q': case 'x': return 4;
	case 'l': case 'r': return 5;
	case 'n': return 6;
	default: return -1;
	}
}

void hb_part_set_sound(struct hb_part *part)
{
	int last = -1;
	part->sound = 0;
	for (size_t i = 1; i + 1 < part->n_letters; i++) {
		int class = sound_class(part->plain[i]);
		if (class < 0 || class == last)
			continue;
		part->sound |= (uint64_t)1 << class;
		if (last >= 0)
			part->sound |= (uint64_t)1 << (N_SOUND_CLASSES + N_SOUND_CLASSES * last + class);
		last = class;
	}
}

int hb_sounds_alike(uint64_t a, uint64_t b)
{
	int n_a = __builtin_popcountll(a), n_b = __builtin_popcountll(b), fewer = n_a < n_b ? n_a : n_b;
	return fewer < FEWEST_SOUNDS ? 100 : 100 * __builtin_popcountll(a & b) / fewer;
}

static bool ends_with(const struct hb_part *part, const char *ending)
{
	size_t n = strlen(ending);
	if (part->n_letters < n + 4)
		return false;
	for (size_t i = 0; i < n; i++)
		if (part->plain[part->n_letters - 1 - n + i] != (uint16_t)ending[i])
			return false;
	return true;
}

bool hb_part_is_patronymic(const struct hb_part *part)
{
	for (const char *const *ending = hb_patronymic_endings; *ending; ending++)
		if (ends_with(part, *ending))
			return true;
	return false;
}

void hb_part_join(const struct hb_part *const *parts, size_t n, struct hb_part *ret_part)
{
	*ret_part = *parts[0];
	size_t length = 1;
	for (size_t p = 0; p < n; p++)
		for (size_t i = 1; i + 1 < parts[p]->n_letters && length + 1 < HB_PART_LETTERS; i++)
			ret_part->letters[length++] = parts[p]->letters[i];
	ret_part->letters[length++] = HB_LETTER_END;
	ret_part->n_letters = (uint8_t)length;
	ret_part->kind = HB_PART_WORD;
	hb_part_finish(ret_part);
}
