/* Kernels for x86-64 with AVX2 and FMA (sixteen registers of eight floats). */
#define VECTOR_FLOATS 8
#define TILE_ROWS 2
#include "nn/kernels_body.h"
#include "nn/kernels_internal.h"

const struct hb_kernels hb_kernels_avx2 = KERNEL_TABLE("avx2", NULL);
