/* Numbers that look random and are the same every time. */
#ifndef HB_TEST_NUMBERS_H
#define HB_TEST_NUMBERS_H

#include <stdint.h>
#include <stdlib.h>

#include "nn/kernels.h"

static inline float number(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (float)(*seed >> 40) / (float)(1 << 24) * 2 - 1;
}

static inline float *numbers(uint64_t *seed, size_t n)
{
	float *out = hb_aligned_alloc(n, sizeof *out);
	for (size_t i = 0; i < n; i++)
		out[i] = number(seed);
	return out;
}

#endif
