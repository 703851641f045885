/* Kernels for any processor: what the compiler makes of the vectors. */
#define VECTOR_FLOATS 4
#define TILE_ROWS 1
#include "nn/kernels_body.h"
#include "nn/kernels_internal.h"

const struct hb_kernels hb_kernels_portable = KERNEL_TABLE("portable", NULL);
