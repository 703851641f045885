/* Classes of words: see word_classes.h; the layout is told in tools/make-word-classes. */
#include "finder/word_classes.h"

#include <string.h>

#include "finder/code.h"

extern const unsigned char hb_word_class_bytes[];

enum { HEADER_BYTES = 16 };

static uint32_t u32_at(const unsigned char *bytes)
{
	uint32_t value;

	memcpy(&value, bytes, sizeof value);
	return value;
}

static uint16_t u16_at(const unsigned char *bytes)
{
	uint16_t value;

	memcpy(&value, bytes, sizeof value);
	return value;
}

bool hb_word_class_find(const char *word, size_t n_bytes, struct hb_word_class *ret_class)
{
	uint64_t n_rows = u32_at(hb_word_class_bytes + 8), n_slots = u32_at(hb_word_class_bytes + 12);
	const unsigned char *coarse = hb_word_class_bytes + HEADER_BYTES, *middle = coarse + n_rows, *fine = middle + 2 * n_rows;
	const unsigned char *prints = fine + 2 * n_rows, *rows = prints + 4 * n_slots, *parts = rows + 2 * n_slots;
	uint64_t code = hb_code(word, n_bytes, 0), slot = ((code >> 32) * n_slots) >> 32;
	uint32_t print = (uint32_t)code ? (uint32_t)code : 1;

	for (; u32_at(prints + 4 * slot); slot = slot + 1 == n_slots ? 0 : slot + 1) {
		if (u32_at(prints + 4 * slot) != print)
			continue;
		uint64_t row = u16_at(rows + 2 * slot);
		*ret_class = (struct hb_word_class){.name_part = parts[slot], .known = row < n_rows};
		if (row < n_rows) {
			ret_class->coarse = coarse[row];
			ret_class->middle = u16_at(middle + 2 * row);
			ret_class->fine = u16_at(fine + 2 * row);
		}
		return true;
	}
	*ret_class = (struct hb_word_class){0};
	return false;
}
