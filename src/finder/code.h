/* Codes of texts, as features and tables of words have them: FNV-1a, 64 bits (Fowler, Noll, Vo).  Weights and data/en/word_classes.bin
 * are kept under them, so they never change. */
#ifndef HB_FINDER_CODE_H
#define HB_FINDER_CODE_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t hb_code(const char *bytes, size_t n_bytes, uint64_t seed)
{
	uint64_t code = 0xcbf29ce484222325U + seed;

	for (size_t i = 0; i < n_bytes; i++)
		code = (code ^ (unsigned char)bytes[i]) * 0x100000001b3U;
	return code;
}

/* The same with its high bits stirred into the low ones. */
static inline uint64_t hb_code_stirred(const char *bytes, size_t n_bytes, uint64_t seed)
{
	uint64_t code = hb_code(bytes, n_bytes, seed);

	return code ^ (code >> 31);
}

#endif
