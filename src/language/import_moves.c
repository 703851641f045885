/* Moves of transition systems: see import_moves.h.
 *
 * The file holds how often each label was seen with each action.  spaCy numbers its classes from that: actions in order, within one the
 * labels by falling frequency, then falling name; labels with a negative frequency were added later and come after all others. */
#include "language/import_moves.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "language/import_weights.h"

enum { MAX_MOVES = 4 * HB_MAX_CLASSES };

struct counted {
	char action; /* digit */
	const char *label;
	json_int_t count;
};

/* Order of classes; stable where spaCy's is: two entries of one label that were added later keep their actions' order. */
static int compare(const void *a, const void *b)
{
	const struct counted *first = a, *second = b;
	bool later = first->count < 0, second_later = second->count < 0;
	if (later != second_later)
		return later ? 1 : -1;
	if (!later && first->action != second->action)
		return first->action < second->action ? -1 : 1;
	if (first->count != second->count)
		return first->count > second->count ? -1 : 1;
	int names = strcmp(second->label, first->label);
	return names != 0 ? names : (first->action > second->action) - (first->action < second->action);
}

static const char *letter_of(const struct counted *move, bool parser)
{
	static const char *const parser_letters[] = {"S", "D", "L", "R", "B"};
	static const char *const ner_letters[] = {NULL, "B", "I", "L", "U", "O"};
	int action = move->action - '0';
	if (parser)
		return parser_letters[action];
	/* "outside" bears no label, and "missing" is no move. */
	return action == 5 && move->label[0] != '\0' ? NULL : ner_letters[action];
}

static enum hb_status count_moves(const json_t *actions, bool parser, struct counted *moves, size_t *ret_n,
				  struct hb_error *error)
{
	const char *action, *label;
	json_t *labels, *count;
	size_t n = 0;
	json_object_foreach ((json_t *)(uintptr_t)actions, action, labels) {
		if (action[0] < '0' || action[0] > (parser ? '4' : '5') || action[1] != '\0')
			return hb_fail(error, HB_BAD_INPUT, "a transition system of the pipeline has an unknown action '%.20s'", action);
		json_object_foreach (labels, label, count) {
			if (n == MAX_MOVES || !json_is_integer(count))
				return hb_fail(error, HB_BAD_INPUT, "a transition system of the pipeline has too many moves, or no counts");
			moves[n++] = (struct counted){action[0], label, json_integer_value(count)};
		}
	}
	*ret_n = n;
	return HB_OK;
}

enum hb_status hb_import_moves(const char *bytes, size_t n_bytes, bool parser, json_t **ret_moves, struct hb_error *error)
{
	struct hb_msgpack document;
	const char *text;
	size_t n_text, n = 0;
	enum hb_status status = hb_msgpack_read(bytes, n_bytes, "moves", &document, error);
	if (status != HB_OK)
		return status;
	json_t *actions = NULL;
	if (hb_thinc_bytes(hb_thinc_get(&document.root, "moves"), &text, &n_text))
		actions = json_loadb(text, n_text, 0, NULL);
	struct counted *moves = hb_alloc(MAX_MOVES, sizeof *moves);
	if (actions == NULL)
		status = hb_fail(error, HB_BAD_INPUT, "a transition system of the pipeline has no list of moves");
	else
		status = count_moves(actions, parser, moves, &n, error);
	if (status == HB_OK) {
		qsort(moves, n, sizeof *moves, compare);
		*ret_moves = json_array();
		for (size_t i = 0; i < n; i++) {
			const char *letter = letter_of(&moves[i], parser);
			if (letter != NULL)
				json_array_append_new(*ret_moves, json_pack("[s, s]", letter, moves[i].label));
		}
	}
	free(moves);
	json_decref(actions);
	hb_msgpack_release(&document);
	return status;
}
