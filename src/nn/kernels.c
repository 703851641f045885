/* Packing of matrices, and the choice of kernels: see kernels.h. */
#include "nn/kernels.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/kernels_internal.h"

void *hb_aligned_raw(size_t count, size_t size)
{
	size_t n_bytes;
	if (__builtin_mul_overflow(count, size, &n_bytes) || n_bytes > SIZE_MAX - 63)
		hb_out_of_memory(SIZE_MAX);
	n_bytes = n_bytes > 0 ? (n_bytes + 63) / 64 * 64 : 64;
	void *memory = aligned_alloc(64, n_bytes);
	if (memory == NULL)
		hb_out_of_memory(n_bytes);
	return memory;
}

void *hb_aligned_alloc(size_t count, size_t size)
{
	void *memory = hb_aligned_raw(count, size);
	memset(memory, 0, count * size);
	return memory;
}

/* Round to nearest even, as processors do. */
static uint16_t bf16_of(float value)
{
	uint32_t bits;
	memcpy(&bits, &value, sizeof bits);
	return (uint16_t)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

void hb_matrix_init(struct hb_matrix *matrix, const float *weights, size_t stride, uint32_t n_out, uint32_t n_in,
		    bool bf16)
{
	matrix->n_in = hb_padded(n_in);
	matrix->n_out = hb_padded(n_out);
	matrix->bf16 = bf16;
	matrix->panels = hb_aligned_alloc((size_t)matrix->n_in * matrix->n_out, bf16 ? sizeof(uint16_t) : sizeof(float));
	uint32_t panel_width = HB_PANEL_VECTORS * HB_LANES;
	for (uint32_t o = 0; o < n_out; o++) {
		uint32_t panel = o / panel_width * panel_width;
		uint32_t width = matrix->n_out - panel < panel_width ? matrix->n_out - panel : panel_width;
		size_t start = (size_t)panel * matrix->n_in;
		for (uint32_t i = 0; i < n_in; i++) {
			float weight = weights[(size_t)o * stride + i];
			if (bf16)
				((uint16_t *)matrix->panels)[start + ((size_t)(i / 2) * width + (o - panel)) * 2 + i % 2] =
					bf16_of(weight);
			else
				((float *)matrix->panels)[start + (size_t)i * width + (o - panel)] = weight;
		}
	}
}

void hb_matrix_release(struct hb_matrix *matrix)
{
	free(matrix->panels);
	matrix->panels = NULL;
}

const struct hb_kernels *const *hb_kernels_all(void)
{
	static const struct hb_kernels *const portable[] = {&hb_kernels_portable, NULL};
#ifdef __x86_64__
	static const struct hb_kernels *const avx2[] = {&hb_kernels_avx2, &hb_kernels_portable, NULL};
	static const struct hb_kernels *const avx512[] = {&hb_kernels_avx512, &hb_kernels_avx2, &hb_kernels_portable, NULL};
	static const struct hb_kernels *const bf16[] = {&hb_kernels_avx512_bf16, &hb_kernels_avx512, &hb_kernels_avx2,
							&hb_kernels_portable, NULL};
	if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
		return portable;
	if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512dq") ||
	    !__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512vl"))
		return avx2;
	return __builtin_cpu_supports("avx512bf16") ? bf16 : avx512;
#else
	return portable;
#endif
}

const struct hb_kernels *hb_kernels_best(void)
{
	return hb_kernels_all()[0];
}
