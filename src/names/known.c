/* What the lists say: see known.h. */
#include "names/known.h"

#include <string.h>

#include "base/utf8.h"
#include "names/lists.h"
#include "names/names.h"

const char *hb_part_text(const struct hb_part *part, char *text, size_t n_text)
{
	size_t length = 0;
	for (size_t i = 1; i + 1 < part->n_letters && length + 5 < n_text; i++)
		length += hb_utf8_put(part->plain[i], text + length);
	text[length] = '\0';
	return text;
}

bool hb_parts_are_nicknames(const struct hb_part *a, const struct hb_part *b)
{
	char text_a[3 * HB_PART_LETTERS + 8], text_b[3 * HB_PART_LETTERS + 8];
	return hb_given_names_are_forms(hb_part_text(a, text_a, sizeof text_a), hb_part_text(b, text_b, sizeof text_b));
}

static bool holds(const uint32_t *sorted, size_t n, uint32_t value)
{
	size_t begin = 0, end = n;
	while (begin < end) {
		size_t middle = begin + (end - begin) / 2;
		if (sorted[middle] < value)
			begin = middle + 1;
		else
			end = middle;
	}
	return begin < n && sorted[begin] == value;
}

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

void hb_part_look_up(struct hb_part *part)
{
	char text[3 * HB_PART_LETTERS + 8];
	const char *kind = hb_lexicon_field(&hb_lexicon_name_particles, hb_part_text(part, text, sizeof text), 0);
	if (part->n_letters == 3 && part->script != HB_SCRIPT_HAN && part->script != HB_SCRIPT_KANA && part->script != HB_SCRIPT_HANGUL)
		part->kind = HB_PART_INITIAL;
	if (kind && part->n_letters > 3)
		part->kind = strcmp(kind, "title") == 0 ? HB_PART_TITLE : strcmp(kind, "junior") == 0 ? HB_PART_JUNIOR : HB_PART_PARTICLE;
	size_t begin = 0, end = hb_n_frequent_parts;
	uint32_t hash = part->hash & ~15U;
	while (begin < end) {
		size_t middle = begin + (end - begin) / 2;
		if ((hb_frequent_parts[middle] & ~15U) < hash)
			begin = middle + 1;
		else
			end = middle;
	}
	if (begin < hb_n_frequent_parts && (hb_frequent_parts[begin] & ~15U) == hash)
		part->frequency = hb_frequent_parts[begin] & 15;
}
