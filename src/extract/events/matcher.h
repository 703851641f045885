/* The dependency tree of a document as the event rules see it: labels and lemmas as numbers, children as lists; and walking
 * paths (rule.h) over it.
 *
 * Labels follow the English scheme of spaCy's models (ClearNLP).  What a walk gives are tokens; who they are is for
 * event_role.c. */
#ifndef HB_EXTRACT_MATCHER_H
#define HB_EXTRACT_MATCHER_H

#include "extract/reading.h"
#include "extract/events/rule.h"

struct hb_tree {
	struct hb_reading *reading;
	const struct hb_token *tokens;
	uint32_t n_tokens;
	uint8_t *dep;           /* enum hb_dep */
	uint16_t *word;         /* number of the lemma, 0 if no rule names it */
	uint32_t *first_child;  /* HB_NONE if none; children in text order */
	uint32_t *next_sibling; /* HB_NONE after the last */
};

enum { HB_WALK_MAX = 48 }; /* tokens that a walk can give; more are dropped */

struct hb_walk {
	uint32_t tokens[HB_WALK_MAX];
	size_t count;
};

/* Add the token, unless it is HB_NONE, there already, or the walk is full. */
void hb_walk_add(struct hb_walk *walk, uint32_t token);

void hb_tree_init(struct hb_tree *tree, struct hb_reading *reading);

bool hb_tree_is_verb(const struct hb_tree *tree, uint32_t token); /* by the fine tag */
bool hb_tree_is_noun(const struct hb_tree *tree, uint32_t token);
bool hb_tree_is_passive(const struct hb_tree *tree, uint32_t verb); /* also participles that stand at a noun */

bool hb_tree_has_tag(const struct hb_tree *tree, uint32_t token, const char *tag); /* the fine tag: "VBN" */
bool hb_tree_says(const struct hb_tree *tree, uint32_t token, const char *lower);  /* the word itself, in small letters */

/* Is the word in a class of words of data/en/events, by its lemma?  Or as it stands, in small letters ("were", not "be")? */
bool hb_tree_named(const struct hb_tree *tree, uint32_t token, enum hb_named_words list);
bool hb_tree_says_one_of(const struct hb_tree *tree, uint32_t token, enum hb_named_words list);

/* The word of [first, end) that the others hang on. */
uint32_t hb_tree_head_of(const struct hb_tree *tree, uint32_t first, uint32_t end);

/* The first child with one of these labels, HB_NONE if none. */
uint32_t hb_tree_child(const struct hb_tree *tree, uint32_t token, uint64_t deps);

/* The word that stands as subject of the verb's clause, shared subjects and controlled ones too; HB_NONE if none.
 * A relative pronoun gives its antecedent. */
uint32_t hb_tree_surface_subject(const struct hb_tree *tree, uint32_t verb);

/* Who does it, and to whom it is done, whatever the voice. */
uint32_t hb_tree_subject(const struct hb_tree *tree, uint32_t verb);
uint32_t hb_tree_object(const struct hb_tree *tree, uint32_t verb);

/* The antecedent of a relative pronoun, else the token itself. */
uint32_t hb_tree_antecedent(const struct hb_tree *tree, uint32_t token);

/* Walk the next alternative of the path that starts at *step (which moves past it).  matched is what '$' means.  False when there
 * was no alternative left. */
bool hb_tree_walk(const struct hb_tree *tree, uint32_t from, uint32_t matched, uint32_t *step, struct hb_walk *ret_walk);

/* The token with what is coordinated with it, in text order: "X, Y and Z" for X. */
void hb_tree_coordinated(const struct hb_tree *tree, uint32_t token, struct hb_walk *ret_walk);

#endif
