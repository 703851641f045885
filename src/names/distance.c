/* How far apart two words are: see names.h. */
#include <string.h>

#include "names/names.h"

size_t hb_name_distance(const char *a, const char *b, size_t limit)
{
	size_t n_a = strlen(a), n_b = strlen(b), row[HB_NAME_WORD_BYTES + 1];
	if (n_a > HB_NAME_WORD_BYTES || n_b > HB_NAME_WORD_BYTES || n_a > n_b + limit || n_b > n_a + limit)
		return limit + 1;
	for (size_t j = 0; j <= n_b; j++)
		row[j] = j;
	for (size_t i = 1; i <= n_a; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= n_b; j++) {
			size_t cost = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			size_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			row[j] = cost < step ? cost : step;
		}
	}
	return row[n_b] <= limit ? row[n_b] : limit + 1;
}
