/* Walking the trees: see trees.h. */
#include "names/trees.h"

enum { FIRST_TREES = 60 };

/* After the first trees, odds that no others turn. */
static const float settled = 6;

float hb_name_trees(const float features[HB_N_NAME_FEATURES])
{
	float sum = 0;
	for (uint32_t t = 0; t < hb_n_name_trees; t++) {
		const struct hb_tree_node *node = &hb_name_tree_nodes[hb_name_tree_roots[t]];
		while (node->feature != HB_TREE_LEAF)
			node += features[node->feature] <= node->threshold ? 1 : node->right;
		sum += node->threshold;
		if (t == FIRST_TREES && (sum < -settled || sum > settled))
			break;
	}
	return sum;
}
