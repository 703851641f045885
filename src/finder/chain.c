/* Viterbi's algorithm over labels of names: see chain.h. */
#include "finder/chain.h"

#include <float.h>

#define NEVER (-FLT_MAX / 4)

/* The labels that may stand before a label, and after it. */
struct neighbours {
	uint8_t before[HB_N_LABELS][HB_N_LABELS], n_before[HB_N_LABELS];
	uint8_t after[HB_N_LABELS][HB_N_LABELS], n_after[HB_N_LABELS];
};

static void take_neighbours(struct neighbours *ret)
{
	*ret = (struct neighbours){0};
	for (unsigned a = 0; a < HB_N_LABELS; a++) {
		for (unsigned b = 0; b < HB_N_LABELS; b++) {
			if (!hb_label_follows(a, b))
				continue;
			ret->before[b][ret->n_before[b]++] = (uint8_t)a;
			ret->after[a][ret->n_after[a]++] = (uint8_t)b;
		}
	}
}

static unsigned best_of(const float row[HB_N_LABELS])
{
	unsigned best = 0;

	for (unsigned k = 1; k < HB_N_LABELS; k++)
		best = row[k] > row[best] ? k : best;
	return best;
}

/* to[i][k]: the best sequence up to i that ends in k. */
static void forward(const struct neighbours *neighbours, const float (*scores)[HB_N_LABELS], size_t n,
		    const float transitions[HB_N_LABELS][HB_N_LABELS], float (*to)[HB_N_LABELS], uint8_t (*from)[HB_N_LABELS])
{
	for (unsigned k = 0; k < HB_N_LABELS; k++)
		to[0][k] = hb_label_follows(HB_OUTSIDE, k) ? scores[0][k] : NEVER;
	for (size_t i = 1; i < n; i++) {
		for (unsigned k = 0; k < HB_N_LABELS; k++) {
			float best = NEVER;

			from[i][k] = neighbours->before[k][0];
			for (unsigned j = 0; j < neighbours->n_before[k]; j++) {
				unsigned before = neighbours->before[k][j];
				float score = to[i - 1][before] + transitions[before][k];

				if (score > best) {
					best = score;
					from[i][k] = (uint8_t)before;
				}
			}
			to[i][k] = best + scores[i][k];
		}
	}
	for (unsigned k = 0; k < HB_N_LABELS; k++)
		to[n - 1][k] = hb_label_open(k) ? NEVER : to[n - 1][k];
}

static void take_margins(const struct neighbours *neighbours, const float (*scores)[HB_N_LABELS], size_t n,
			 const float transitions[HB_N_LABELS][HB_N_LABELS], const float (*to)[HB_N_LABELS], const uint8_t *labels, float *ret_margins)
{
	float after[HB_N_LABELS] = {0}, best = to[n - 1][labels[n - 1]];

	for (size_t i = n; i-- > 0;) {
		float other = NEVER, before[HB_N_LABELS];

		for (unsigned k = 0; k < HB_N_LABELS; k++) {
			bool same = k == HB_OUTSIDE || labels[i] == HB_OUTSIDE ? k == labels[i] : hb_label_kind(k) == hb_label_kind(labels[i]);

			if (!same && to[i][k] + after[k] > other)
				other = to[i][k] + after[k];
		}
		ret_margins[i] = best - other;
		for (unsigned k = 0; k < HB_N_LABELS && i > 0; k++) {
			before[k] = NEVER;
			for (unsigned j = 0; j < neighbours->n_after[k]; j++) {
				unsigned next = neighbours->after[k][j];
				float score = after[next] + scores[i][next] + transitions[k][next];

				before[k] = score > before[k] ? score : before[k];
			}
		}
		for (unsigned k = 0; k < HB_N_LABELS && i > 0; k++)
			after[k] = before[k];
	}
}

void hb_chain_best(struct hb_arena *arena, const float (*scores)[HB_N_LABELS], size_t n, const float transitions[HB_N_LABELS][HB_N_LABELS],
		   uint8_t *ret_labels, float *ret_margins)
{
	float (*to)[HB_N_LABELS] = hb_arena_alloc(arena, n, sizeof *to);
	uint8_t (*from)[HB_N_LABELS] = hb_arena_alloc(arena, n, sizeof *from);
	struct neighbours neighbours;

	if (n == 0)
		return;
	take_neighbours(&neighbours);
	forward(&neighbours, scores, n, transitions, to, from);
	ret_labels[n - 1] = (uint8_t)best_of(to[n - 1]);
	for (size_t i = n - 1; i > 0; i--)
		ret_labels[i - 1] = from[i][ret_labels[i]];
	if (ret_margins)
		take_margins(&neighbours, scores, n, transitions, (const float (*)[HB_N_LABELS])to, ret_labels, ret_margins);
}
