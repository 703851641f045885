/* Kernels for x86-64 with AVX-512 (thirty-two registers of sixteen floats). */
#define VECTOR_FLOATS 16
#define TILE_ROWS 8
#include "nn/kernels_body.h"
#include "nn/kernels_internal.h"

const struct hb_kernels hb_kernels_avx512 = KERNEL_TABLE("avx512", NULL);
const struct hb_kernels hb_kernels_avx512_bf16 = KERNEL_TABLE("avx512 with bf16", hb_multiply_bf16);
