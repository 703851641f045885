/* How far apart two parts of one script are, by letters: see part.h.  The words of names.h are bytes and have no transpositions
 * (distance.c). */
#include "names/part.h"

static int least(int a, int b)
{
	return a < b ? a : b;
}

int hb_part_distance(const struct hb_part *a, const struct hb_part *b)
{
	int rows[3][HB_PART_LETTERS], *before = rows[0], *last = rows[1], *row = rows[2];
	const uint16_t *x = a->plain + 1, *y = b->plain + 1;
	int n = a->n_letters - 2, m = b->n_letters - 2;
	for (int j = 0; j <= m; j++)
		last[j] = j;
	for (int i = 1; i <= n; i++) {
		row[0] = i;
		for (int j = 1; j <= m; j++) {
			row[j] = least(last[j - 1] + (x[i - 1] != y[j - 1]), least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		int *free_row = before;
		before = last;
		last = row;
		row = free_row;
	}
	return last[m];
}

float hb_part_jaro_winkler(const struct hb_part *a, const struct hb_part *b)
{
	const uint16_t *x = a->plain + 1, *y = b->plain + 1;
	int n = a->n_letters - 2, m = b->n_letters - 2, longer = n > m ? n : m, window = longer / 2 - 1, common = 0;
	bool taken_x[HB_PART_LETTERS] = {false}, taken_y[HB_PART_LETTERS] = {false};
	window = window < 0 ? 0 : window;
	for (int i = 0; i < n; i++)
		for (int j = i > window ? i - window : 0; j < m && j <= i + window; j++)
			if (!taken_y[j] && x[i] == y[j]) {
				taken_x[i] = taken_y[j] = true;
				common++;
				break;
			}
	if (!common)
		return 0;
	int moved = 0, prefix = 0;
	for (int i = 0, j = 0; i < n; i++) {
		if (!taken_x[i])
			continue;
		while (!taken_y[j])
			j++;
		moved += x[i] != y[j++];
	}
	while (prefix < 4 && prefix < n && prefix < m && x[prefix] == y[prefix])
		prefix++;
	float c = (float)common, jaro = (c / (float)n + c / (float)m + (c - (float)(moved / 2)) / c) / 3;
	return jaro + 0.1F * (float)prefix * (1 - jaro);
}
