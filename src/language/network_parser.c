/* The dependency parser: arc-eager transitions with sentence breaks and non-monotonic reduce, after spaCy 3's arc_eager.pyx and
 * _state.pxd, greedy.  The tree that comes out is finished by network_tree.c. */
#include "language/network_parser.h"

#include <stdlib.h>
#include <string.h>

#include "language/network_tree.h"

enum { NONE = -1 };

struct hb_parse {
	uint32_t capacity, n;
	int32_t next; /* first token of the buffer that was never shifted */
	int32_t *stack, *returned; /* returned: tokens put back before the buffer, the first one last */
	uint32_t n_stack, n_returned;
	bool *unshiftable, *sentence_start;
	/* The arcs: for each head its last child to either side, for each child the one before it. */
	int32_t *last_left, *last_right, *previous;
	struct hb_parse_tree tree;
};

struct hb_parse *hb_parse_new(void)
{
	return hb_alloc_zero(1, sizeof(struct hb_parse));
}

static void release_arrays(struct hb_parse *parse)
{
	free(parse->stack);
	free(parse->returned);
	free(parse->unshiftable);
	free(parse->sentence_start);
	free(parse->last_left);
	free(parse->last_right);
	free(parse->previous);
	hb_parse_tree_release(&parse->tree);
}

void hb_parse_free(struct hb_parse *parse)
{
	if (parse == NULL)
		return;
	release_arrays(parse);
	free(parse);
}

static void begin(struct hb_parse *parse, uint32_t n)
{
	if (n > parse->capacity) {
		release_arrays(parse);
		uint32_t capacity = n + n / 2 + 64;
		*parse = (struct hb_parse){.capacity = capacity};
		parse->stack = hb_alloc(capacity, sizeof *parse->stack);
		parse->returned = hb_alloc(capacity, sizeof *parse->returned);
		parse->unshiftable = hb_alloc(capacity, sizeof *parse->unshiftable);
		parse->sentence_start = hb_alloc(capacity, sizeof *parse->sentence_start);
		parse->last_left = hb_alloc(capacity, sizeof *parse->last_left);
		parse->last_right = hb_alloc(capacity, sizeof *parse->last_right);
		parse->previous = hb_alloc(capacity, sizeof *parse->previous);
		hb_parse_tree_init(&parse->tree, capacity);
	}
	parse->n = n;
	parse->next = 0;
	parse->n_stack = parse->n_returned = 0;
	memset(parse->unshiftable, 0, n * sizeof *parse->unshiftable);
	memset(parse->sentence_start, 0, n * sizeof *parse->sentence_start);
	memset(parse->last_left, 0xff, n * sizeof *parse->last_left);
	memset(parse->last_right, 0xff, n * sizeof *parse->last_right);
	parse->sentence_start[0] = true;
	for (uint32_t i = 0; i < n; i++) {
		parse->tree.heads[i] = (int32_t)i;
		parse->tree.moves[i] = NULL;
	}
}

static int32_t on_stack(const struct hb_parse *parse, uint32_t i)
{
	return i < parse->n_stack ? parse->stack[parse->n_stack - 1 - i] : NONE;
}

static int32_t in_buffer(const struct hb_parse *parse, uint32_t i)
{
	if (i < parse->n_returned)
		return parse->returned[parse->n_returned - 1 - i];
	uint32_t token = (uint32_t)parse->next + (i - parse->n_returned);
	return token < parse->n ? (int32_t)token : NONE;
}

static uint32_t buffer_length(const struct hb_parse *parse)
{
	return parse->n - (uint32_t)parse->next + parse->n_returned;
}

static void look(const struct hb_parse *parse, int32_t tokens[HB_PARSER_FEATURES])
{
	int32_t first = in_buffer(parse, 0), top = on_stack(parse, 0);
	tokens[0] = first;
	tokens[1] = in_buffer(parse, 1);
	tokens[2] = top;
	tokens[3] = on_stack(parse, 1);
	tokens[4] = on_stack(parse, 2);
	tokens[5] = first >= 0 ? parse->last_left[first] : NONE;
	tokens[6] = top >= 0 ? parse->last_left[top] : NONE;
	tokens[7] = top >= 0 ? parse->last_right[top] : NONE;
}

static void find_allowed(const struct hb_parse *parse, bool allowed[HB_MOVE_KINDS])
{
	uint32_t length = buffer_length(parse);
	int32_t first = in_buffer(parse, 0), second = in_buffer(parse, 1);
	bool starts = first >= 0 && parse->sentence_start[first];
	memset(allowed, 0, HB_MOVE_KINDS * sizeof *allowed);
	allowed[HB_SHIFT] = parse->n_stack == 0 || (length >= 2 && !starts && !parse->unshiftable[first]);
	allowed[HB_REDUCE] = parse->n_stack > 0;
	allowed[HB_LEFT] = allowed[HB_RIGHT] = parse->n_stack > 0 && length > 0 && !starts;
	allowed[HB_BREAK] = length >= 2 && second == first + 1 && !parse->sentence_start[second];
}

static void push(struct hb_parse *parse)
{
	int32_t token = parse->n_returned > 0 ? parse->returned[--parse->n_returned] : parse->next++;
	parse->stack[parse->n_stack++] = token;
}

static void add_arc(struct hb_parse *parse, int32_t head, int32_t child, const struct hb_move *move)
{
	if (parse->tree.moves[child] != NULL) {
		int32_t old = parse->tree.heads[child];
		int32_t *last = old > child ? &parse->last_left[old] : &parse->last_right[old];
		if (*last == child)
			*last = parse->previous[child];
	}
	int32_t *last = head > child ? &parse->last_left[head] : &parse->last_right[head];
	parse->previous[child] = *last;
	*last = child;
	parse->tree.heads[child] = head;
	parse->tree.moves[child] = move;
}

static void apply(struct hb_parse *parse, const struct hb_move *move)
{
	int32_t first = in_buffer(parse, 0), top = on_stack(parse, 0);
	switch (move->kind) {
	case HB_SHIFT:
		push(parse);
		break;
	case HB_REDUCE:
		parse->n_stack--;
		/* A token without a head is no longer lost: it goes back before the buffer, unless the stack is empty then. */
		if (parse->tree.moves[top] == NULL && parse->n_stack > 0) {
			parse->unshiftable[top] = true;
			parse->returned[parse->n_returned++] = top;
		}
		break;
	case HB_LEFT:
		add_arc(parse, first, top, move);
		parse->unshiftable[first] = false;
		parse->n_stack--;
		break;
	case HB_RIGHT:
		add_arc(parse, top, first, move);
		push(parse);
		break;
	default:
		parse->sentence_start[in_buffer(parse, 1)] = true;
		break;
	}
}

uint32_t hb_best_move(const struct hb_kernels *kernels, const struct hb_component *component, const float *scores,
		      const bool *allowed)
{
	uint32_t best = UINT32_MAX;
	for (uint32_t r = 0; r < component->n_ranges; r++) {
		const struct hb_move_range *range = &component->ranges[r];
		if (!allowed[range->kind])
			continue;
		uint32_t c = range->first + kernels->best(scores + range->first, range->end - range->first);
		if (best == UINT32_MAX || scores[c] > scores[best])
			best = c;
	}
	return best;
}

/* The same where a label may bind neighbours only. */
static uint32_t best_of_all(const struct hb_parse *parse, const struct hb_kernels *kernels,
			    const struct hb_component *component, const float *scores, const bool *allowed)
{
	bool neighbours = on_stack(parse, 0) == in_buffer(parse, 0) - 1;
	uint32_t best = hb_best_move(kernels, component, scores, allowed);
	if (best == UINT32_MAX || neighbours || !component->moves[best].subtoken)
		return best;
	best = UINT32_MAX;
	for (uint32_t c = 0; c < component->scorer_shape.n_classes; c++)
		if (allowed[component->moves[c].kind] && !component->moves[c].subtoken &&
		    (best == UINT32_MAX || scores[c] > scores[best]))
			best = c;
	return best;
}

/* The class when only one is allowed, so that nothing needs to be scored; UINT32_MAX otherwise. */
static uint32_t only_move(const struct hb_component *component, const bool *allowed)
{
	uint32_t only = UINT32_MAX;
	for (int kind = 0; kind < HB_MOVE_KINDS; kind++) {
		if (!allowed[kind])
			continue;
		if (only != UINT32_MAX || !component->one_class_kinds[kind])
			return UINT32_MAX;
		only = component->class_of_kind[kind];
	}
	return only;
}

void hb_parse_document(struct hb_parse *parse, const struct hb_network *network, const struct hb_component *component,
		       struct hb_scorer_state *scorer, const struct hb_features *features, uint32_t n,
		       struct hb_prediction *out)
{
	begin(parse, n);
	while (parse->n_stack > 0 || buffer_length(parse) > 0) {
		bool allowed[HB_MOVE_KINDS];
		find_allowed(parse, allowed);
		uint32_t best = only_move(component, allowed);
		if (best == UINT32_MAX) {
			int32_t tokens[HB_PARSER_FEATURES];
			look(parse, tokens);
			best = best_of_all(parse, network->kernels, component, hb_scorer_scores(scorer, tokens), allowed);
		}
		if (best == UINT32_MAX)
			break; /* a model that lacks a move: leave the rest without heads */
		apply(parse, &component->moves[best]);
	}
	hb_parse_tree_finish(&parse->tree, network->root_label, features, n, out);
}
