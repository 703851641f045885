/* What is learnt of statements: three judges, each a small network over signs.
 *
 * A sign is a code of a template and its values ("the cue's lemma is say and the frame ccomp").  Every judge has a table of signs
 * (data/LANG/statements.weights, learnt by tools/train-statements): a row is what the sign says by itself and its part in each
 * hidden unit.  What the rows of all signs come to is the logarithm of odds.  The signs are worked out in statement_signs.c and
 * nowhere else: tools/print_statements.c prints them for the training. */
#ifndef HB_EXTRACT_STATEMENT_MODEL_H
#define HB_EXTRACT_STATEMENT_MODEL_H

#include <stdbool.h>
#include <stdint.h>

enum hb_judge {
	HB_JUDGE_CONTENT, /* is this a statement? */
	HB_JUDGE_SPEAKER, /* is this one its speaker, among those that may be? */
	HB_JUDGE_EDGE,    /* does this part at the edge of a content belong to it? */
	HB_JUDGES
};

enum {
	HB_SIGNS = 128,         /* most signs of one thing judged */
	HB_JUDGE_COLUMNS = 28,  /* of a row */
};

struct hb_signs {
	uint32_t items[HB_SIGNS];
	const char *names[HB_SIGNS]; /* of the templates */
	uint32_t count;
};

/* Add the sign that a template has these values. */
void hb_signs_put(struct hb_signs *signs, const char *template, uint32_t number, uint32_t a, uint32_t b, uint32_t c);

/* Log odds; of a speaker: a score among the others'. */
double hb_judge(enum hb_judge judge, const struct hb_signs *signs);

/* The templates of the signs without which the judgement would differ most, for a note; in static or arena memory. */
struct hb_arena;
const char *hb_judge_reasons(struct hb_arena *arena, enum hb_judge judge, const struct hb_signs *signs);

#endif
