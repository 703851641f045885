/* Gradient-boosted trees over the numbers of a match (data/names/trees.txt, made by tools/names): their sum is
 * the logarithm of the odds that two names are one. */
#ifndef HB_NAMES_TREES_H
#define HB_NAMES_TREES_H

#include "names/feature.h"

float hb_name_trees(const float features[HB_N_NAME_FEATURES]);

/* A node: the left follows it; a leaf has feature HB_TREE_LEAF and its value for threshold. */
enum { HB_TREE_LEAF = 255 };
struct hb_tree_node {
	float threshold; /* at most this: left */
	uint16_t right;  /* how many nodes further */
	uint8_t feature;
};
extern const struct hb_tree_node hb_name_tree_nodes[];
extern const uint32_t hb_name_tree_roots[];
extern const uint32_t hb_n_name_trees;

#endif
