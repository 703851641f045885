/* What the lists say: see known.h. */
#include "names/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "names/lists.h"
#include "names/names.h"

const char *hb_part_text(const struct hb_part *part, char text[HB_PART_BYTES])
{
	size_t length = 0;
	for (size_t i = 1; i + 1 < part->n_letters; i++)
		length += hb_utf8_put(part->plain[i], text + length);
	text[length] = '\0';
	return text;
}

bool hb_parts_are_nicknames(const struct hb_part *a, const struct hb_part *b)
{
	char text_a[HB_PART_BYTES], text_b[HB_PART_BYTES];
	return hb_given_names_are_forms(hb_part_text(a, text_a), hb_part_text(b, text_b));
}

static int by_hash(const void *key, const void *item)
{
	uint32_t hash = *(const uint32_t *)key, other = *(const uint32_t *)item;
	return (hash > other) - (hash < other);
}

static bool holds(const uint32_t *sorted, size_t n, uint32_t hash)
{
	return bsearch(&hash, sorted, n, sizeof hash, by_hash);
}

/* As tools/compile_known.py mixes them. */
static uint32_t mixed(uint32_t a, uint32_t b)
{
	uint64_t value = ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15u;
	return (uint32_t)(value >> 32);
}

bool hb_parts_are_known(const struct hb_part *latin, const struct hb_part *other)
{
	return holds(hb_known_pairs, hb_n_known_pairs, mixed(latin->hash, other->hash));
}

bool hb_part_has_partners(const struct hb_part *latin, enum hb_script script)
{
	return holds(hb_known_parts, hb_n_known_parts, mixed(latin->hash, (uint32_t)script));
}

static const uint32_t frequency_bits = 15;

/* Of frequent parts, whose hashes leave the low bits to the frequency. */
static int by_hash_alone(const void *key, const void *item)
{
	uint32_t hash = *(const uint32_t *)key & ~frequency_bits, other = *(const uint32_t *)item & ~frequency_bits;
	return (hash > other) - (hash < other);
}

/* In the other scripts one letter may be a whole name. */
static bool has_initials(uint8_t script)
{
	return script != HB_SCRIPT_HAN && script != HB_SCRIPT_KANA && script != HB_SCRIPT_HANGUL;
}

void hb_part_look_up(struct hb_part *part)
{
	char text[HB_PART_BYTES];
	const char *kind = hb_lexicon_field(&hb_lexicon_name_particles, hb_part_text(part, text), 0);
	if (part->n_letters == 3 && has_initials(part->script))
		part->kind = HB_PART_INITIAL;
	if (kind && part->n_letters > 3)
		part->kind = strcmp(kind, "title") == 0    ? HB_PART_TITLE
			     : strcmp(kind, "junior") == 0 ? HB_PART_JUNIOR
							   : HB_PART_PARTICLE;
	const uint32_t *frequent =
		bsearch(&part->hash, hb_frequent_parts, hb_n_frequent_parts, sizeof *hb_frequent_parts, by_hash_alone);
	if (frequent)
		part->frequency = *frequent & frequency_bits;
}
