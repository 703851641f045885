/* From arcs to a tree: edges of subtrees, sentence starts, and arcs that were lifted to be projective put back.  After
 * spaCy 3's set_children_from_heads and nonproj.deprojectivize. */
#ifndef HB_LANGUAGE_NETWORK_TREE_H
#define HB_LANGUAGE_NETWORK_TREE_H

#include "language/network_config.h"

struct hb_parse_tree {
	int32_t *heads;               /* own index for a root */
	const struct hb_move **moves; /* the move that made the arc, NULL for a root */
	int32_t *left, *right;        /* edges of the subtree */
	int32_t *queue;
	bool *starts;
};

void hb_parse_tree_init(struct hb_parse_tree *tree, uint32_t capacity);
void hb_parse_tree_release(struct hb_parse_tree *tree);

/* Fill head, dep and sentence_start of out[0 .. n) from heads and moves. */
void hb_parse_tree_finish(struct hb_parse_tree *tree, const char *root_label, const struct hb_features *features, uint32_t n,
		    struct hb_prediction *out);

#endif
