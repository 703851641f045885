/* UTF-8: see utf8.h. */
#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD, STEP_CP = 64 };

/* Length of the sequence that this first byte opens, and the range allowed for its second byte; 0 if it opens none. */
static int sequence(unsigned char first, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first <= 0xDF)
		return 2;
	if (first >= 0xE0 && first <= 0xEF) {
		if (first == 0xE0)
			*low = 0xA0;
		if (first == 0xED)
			*high = 0x9F;
		return 3;
	}
	if (first >= 0xF0 && first <= 0xF4) {
		if (first == 0xF0)
			*low = 0x90;
		if (first == 0xF4)
			*high = 0x8F;
		return 4;
	}
	return 0;
}

uint32_t hb_utf8_next(const char **cursor, const char *end)
{
	const unsigned char *at = (const unsigned char *)*cursor;
	size_t left = (size_t)(end - *cursor);
	unsigned char low, high;
	int length = sequence(at[0], &low, &high);
	if (length == 1) {
		*cursor += 1;
		return at[0];
	}
	if (length == 0) {
		*cursor += 1;
		return REPLACEMENT;
	}
	uint32_t code_point = at[0] & (0x7Fu >> length);
	for (int i = 1; i < length; i++) {
		if ((size_t)i >= left || at[i] < low || at[i] > high) {
			*cursor += i;
			return REPLACEMENT;
		}
		code_point = code_point << 6 | (at[i] & 0x3Fu);
		low = 0x80;
		high = 0xBF;
	}
	*cursor += length;
	return code_point;
}

size_t hb_utf8_put(uint32_t code_point, char out[4])
{
	if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
		code_point = REPLACEMENT;
	if (code_point < 0x80) {
		out[0] = (char)code_point;
		return 1;
	}
	if (code_point < 0x800) {
		out[0] = (char)(0xC0 | code_point >> 6);
		out[1] = (char)(0x80 | (code_point & 0x3F));
		return 2;
	}
	if (code_point < 0x10000) {
		out[0] = (char)(0xE0 | code_point >> 12);
		out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code_point & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code_point >> 18);
	out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code_point & 0x3F));
	return 4;
}

/* Does the sequence at `at` decode without repair?  Its length, or 0. */
static int valid_length(const unsigned char *at, size_t left)
{
	unsigned char low, high;
	int length = sequence(at[0], &low, &high);
	if (length == 0 || (size_t)length > left)
		return 0;
	for (int i = 1; i < length; i++) {
		if (at[i] < low || at[i] > high)
			return 0;
		low = 0x80;
		high = 0xBF;
	}
	return length;
}

bool hb_utf8_valid(const char *bytes, size_t n_bytes)
{
	const unsigned char *at = (const unsigned char *)bytes;
	for (size_t i = 0; i < n_bytes;) {
		int length = valid_length(at + i, n_bytes - i);
		if (!length)
			return false;
		i += (size_t)length;
	}
	return true;
}

size_t hb_utf8_count_cp(const char *bytes, size_t n_bytes)
{
	size_t count = 0;
	for (size_t i = 0; i < n_bytes; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return count;
}

char *hb_utf8_repair(struct hb_arena *arena, const char *bytes, size_t n_bytes, size_t *ret_n_bytes)
{
	if (n_bytes > SIZE_MAX / 4)
		hb_out_of_memory(n_bytes);
	if (hb_utf8_valid(bytes, n_bytes) && (!n_bytes || !memchr(bytes, 0, n_bytes))) {
		*ret_n_bytes = n_bytes;
		return hb_arena_copy_text(arena, bytes, n_bytes);
	}
	char *out = hb_arena_alloc(arena, n_bytes * 3 + 1, 1); /* one bad byte becomes three */
	size_t used = 0;
	for (const char *at = bytes, *end = bytes + n_bytes; at < end;) {
		uint32_t code_point = hb_utf8_next(&at, end);
		used += hb_utf8_put(code_point ? code_point : REPLACEMENT, out + used);
	}
	out[used] = '\0';
	*ret_n_bytes = used;
	return out;
}

void hb_offsets_init(struct hb_offsets *offsets, struct hb_arena *arena, const char *text, size_t n_bytes)
{
	size_t n_cp = hb_utf8_count_cp(text, n_bytes);
	uint32_t *byte_of_64 = hb_arena_alloc(arena, n_cp / STEP_CP + 1, sizeof *byte_of_64);
	size_t cp = 0;
	byte_of_64[0] = 0;
	for (size_t i = 0; i < n_bytes; i++) {
		if (((unsigned char)text[i] & 0xC0) == 0x80)
			continue;
		if (cp % STEP_CP == 0)
			byte_of_64[cp / STEP_CP] = (uint32_t)i;
		cp++;
	}
	if (cp % STEP_CP == 0)
		byte_of_64[cp / STEP_CP] = (uint32_t)n_bytes;
	*offsets = (struct hb_offsets){text, n_bytes, n_cp, byte_of_64, n_cp == n_bytes};
}

size_t hb_offsets_byte(const struct hb_offsets *offsets, size_t cp)
{
	if (offsets->ascii)
		return cp;
	size_t byte = offsets->byte_of_64[cp / STEP_CP];
	for (size_t left = cp % STEP_CP; left && byte < offsets->n_bytes; left--) {
		byte++;
		while (byte < offsets->n_bytes && ((unsigned char)offsets->text[byte] & 0xC0) == 0x80)
			byte++;
	}
	return byte;
}

size_t hb_offsets_cp(const struct hb_offsets *offsets, size_t byte)
{
	if (offsets->ascii)
		return byte;
	size_t low = 0, high = offsets->n_cp / STEP_CP; /* the last step whose byte is not after ours */
	while (low < high) {
		size_t middle = (low + high + 1) / 2;
		if (offsets->byte_of_64[middle] <= byte)
			low = middle;
		else
			high = middle - 1;
	}
	size_t start = offsets->byte_of_64[low];
	return low * STEP_CP + hb_utf8_count_cp(offsets->text + start, byte - start);
}
