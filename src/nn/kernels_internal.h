/* The builds of the kernels, for kernels.c to choose from. */
#ifndef HB_NN_KERNELS_INTERNAL_H
#define HB_NN_KERNELS_INTERNAL_H

#include "nn/kernels.h"

extern const struct hb_kernels hb_kernels_portable;
#ifdef __x86_64__
extern const struct hb_kernels hb_kernels_avx2, hb_kernels_avx512, hb_kernels_avx512_bf16;

void hb_multiply_bf16(const struct hb_matrix *matrix, const float *rows, size_t row_stride, size_t n_rows, float *out,
		      size_t out_stride);
#endif

#endif
