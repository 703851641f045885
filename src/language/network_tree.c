/* From arcs to a tree: see network_tree.h. */
#include "language/network_tree.h"

#include <stdlib.h>
#include <string.h>

/* spaCy gives up on heads that cross sentence bounds after this many rounds. */
enum { MAX_ROUNDS = 12 };

void hb_parse_tree_init(struct hb_parse_tree *tree, uint32_t capacity)
{
	tree->heads = hb_alloc(capacity, sizeof *tree->heads);
	tree->moves = hb_alloc(capacity, sizeof *tree->moves);
	tree->left = hb_alloc(capacity, sizeof *tree->left);
	tree->right = hb_alloc(capacity, sizeof *tree->right);
	tree->queue = hb_alloc(capacity, sizeof *tree->queue);
	tree->starts = hb_alloc(capacity, sizeof *tree->starts);
}

void hb_parse_tree_release(struct hb_parse_tree *tree)
{
	free(tree->heads);
	free(tree->moves);
	free(tree->left);
	free(tree->right);
	free(tree->queue);
	free(tree->starts);
	*tree = (struct hb_parse_tree){0};
}

static void widen(struct hb_parse_tree *tree, int32_t child)
{
	int32_t head = tree->heads[child];
	if (tree->left[child] < tree->left[head])
		tree->left[head] = tree->left[child];
	if (tree->right[child] > tree->right[head])
		tree->right[head] = tree->right[child];
}

/* One round of widening edges; true when every head lies in its sentence. */
static bool widen_all(struct hb_parse_tree *tree, uint32_t n_tokens)
{
	int32_t n = (int32_t)n_tokens;
	for (int32_t i = 0; i < n; i++)
		widen(tree, i);
	for (int32_t i = n - 1; i >= 0; i--)
		widen(tree, i);
	memset(tree->starts, 0, n_tokens * sizeof *tree->starts);
	for (int32_t i = 0; i < n; i++)
		if (tree->heads[i] == i)
			tree->starts[tree->left[i]] = true;
	int32_t start = 0;
	for (int32_t i = 0; i < n; i++) {
		if (!(i > 0 && tree->starts[i]) && i != n - 1)
			continue;
		for (int32_t j = start; j < i; j++)
			if (tree->heads[j] < start || tree->heads[j] > i)
				return false;
		start = i;
	}
	return true;
}

static void find_edges(struct hb_parse_tree *tree, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		tree->left[i] = tree->right[i] = (int32_t)i;
	for (int round = 0; round < MAX_ROUNDS; round++)
		if (widen_all(tree, n))
			break;
}

/* The first token with the label below `token`'s head, breadth first and left to right, not looking below `token` itself; the head when
 * there is none.  Edges are those from before any arc was moved, as in spaCy. */
static int32_t find_new_head(const struct hb_parse_tree *tree, const struct hb_features *features,
			     const struct hb_prediction *labelled, int32_t n, int32_t token, const char *label)
{
	int32_t first = 0, end = 0;
	tree->queue[end++] = tree->heads[token];
	while (first < end) {
		int32_t head = tree->queue[first++];
		for (int32_t child = tree->left[head]; child <= tree->right[head]; child++) {
			if (child == head || tree->heads[child] != head || features[child].is_space || child == token)
				continue;
			if (labelled[child].dep == label)
				return child;
			if (end < n)
				tree->queue[end++] = child;
		}
	}
	return tree->heads[token];
}

void hb_parse_tree_finish(struct hb_parse_tree *tree, const char *root_label, const struct hb_features *features, uint32_t n,
		    struct hb_prediction *out)
{
	bool lifted = false;
	find_edges(tree, n);
	for (uint32_t i = 0; i < n; i++) {
		out[i].dep = tree->moves[i] == NULL ? root_label : tree->moves[i]->label;
		lifted = lifted || (tree->moves[i] != NULL && tree->moves[i]->head_label != NULL);
	}
	for (uint32_t i = 0; i < n && lifted; i++) {
		const struct hb_move *move = tree->moves[i];
		if (move == NULL || move->head_label == NULL)
			continue;
		tree->heads[i] = find_new_head(tree, features, out, (int32_t)n, (int32_t)i, move->head_label);
		out[i].dep = move->plain;
	}
	if (lifted)
		find_edges(tree, n);
	for (uint32_t i = 0; i < n; i++) {
		out[i].head = (uint32_t)tree->heads[i];
		out[i].sentence_start = false;
	}
	for (uint32_t i = 0; i < n; i++)
		if (tree->heads[i] == (int32_t)i)
			out[tree->left[i]].sentence_start = true;
}
