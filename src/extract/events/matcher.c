/* Dependency trees for the event rules: see matcher.h. */
#include "extract/events/matcher.h"

#include <string.h>

enum { CLIMB_MAX = 16 }; /* how far shared subjects and antecedents are looked for */

static uint8_t dep_number(const char *name)
{
	for (uint8_t i = 0; i < HB_DEP_OTHER; i++)
		if (strcmp(hb_rule_deps[i], name) == 0)
			return i;
	return HB_DEP_OTHER;
}

/* Labels of one model are unique texts, so the last texts seen answer nearly every look-up. */
static void number_deps(struct hb_tree *tree)
{
	const char *seen[64] = {0};
	uint8_t number[64] = {0};

	for (uint32_t i = 0; i < tree->n_tokens; i++) {
		const char *name = tree->tokens[i].dep;
		size_t slot = ((uintptr_t)name >> 3) % 64;

		if (seen[slot] != name) {
			seen[slot] = name;
			number[slot] = dep_number(name);
		}
		tree->dep[i] = number[slot];
	}
}

void hb_tree_init(struct hb_tree *tree, struct hb_reading *reading)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t n = (uint32_t)reading->analysis->n_tokens;
	struct hb_arena *arena = reading->arena;

	*tree = (struct hb_tree){
		.reading = reading,
		.tokens = tokens,
		.n_tokens = n,
		.dep = hb_arena_alloc(arena, n, sizeof *tree->dep),
		.word = hb_arena_alloc(arena, n, sizeof *tree->word),
		.first_child = hb_arena_alloc(arena, n, sizeof *tree->first_child),
		.next_sibling = hb_arena_alloc(arena, n, sizeof *tree->next_sibling),
	};
	number_deps(tree);
	for (uint32_t i = 0; i < n; i++) {
		tree->word[i] = hb_rule_word_number(tokens[i].lemma);
		if (!tree->word[i]) /* lemmas of capitalised words may keep their capital: "Police" */
			tree->word[i] = hb_rule_word_number(tokens[i].lower);
		tree->first_child[i] = tree->next_sibling[i] = HB_NONE;
	}
	for (uint32_t i = n; i-- > 0;) {
		if (tokens[i].head == i)
			continue;
		tree->next_sibling[i] = tree->first_child[tokens[i].head];
		tree->first_child[tokens[i].head] = i;
	}
}

bool hb_tree_is_verb(const struct hb_tree *tree, uint32_t token)
{
	return tree->tokens[token].tag[0] == 'V';
}

bool hb_tree_is_noun(const struct hb_tree *tree, uint32_t token)
{
	return tree->tokens[token].tag[0] == 'N';
}

bool hb_tree_has_tag(const struct hb_tree *tree, uint32_t token, const char *tag)
{
	return strcmp(tree->tokens[token].tag, tag) == 0;
}

bool hb_tree_says(const struct hb_tree *tree, uint32_t token, const char *lower)
{
	return strcmp(tree->tokens[token].lower, lower) == 0;
}

bool hb_tree_named(const struct hb_tree *tree, uint32_t token, enum hb_named_words list)
{
	return hb_rule_in_list(tree->word[token], hb_rule_named[list]);
}

bool hb_tree_says_one_of(const struct hb_tree *tree, uint32_t token, enum hb_named_words list)
{
	return hb_rule_in_list(hb_rule_word_number(tree->tokens[token].lower), hb_rule_named[list]);
}

uint32_t hb_tree_head_of(const struct hb_tree *tree, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		uint32_t head = tree->tokens[i].head;

		if ((head < first || head >= end || head == i) && !tree->tokens[i].is_space)
			return i;
	}
	return first;
}

uint32_t hb_tree_child(const struct hb_tree *tree, uint32_t token, uint64_t deps)
{
	uint32_t child = tree->first_child[token];

	while (child != HB_NONE && !(deps & HB_DEP_BIT(tree->dep[child])))
		child = tree->next_sibling[child];
	return child;
}

bool hb_tree_is_passive(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t bare = HB_DEP_BIT(HB_DEP_ACL) | HB_DEP_BIT(HB_DEP_AMOD) | HB_DEP_BIT(HB_DEP_ADVCL) |
			      HB_DEP_BIT(HB_DEP_XCOMP) | HB_DEP_BIT(HB_DEP_OPRD) | HB_DEP_BIT(HB_DEP_CCOMP) |
			      HB_DEP_BIT(HB_DEP_DEP) | HB_DEP_BIT(HB_DEP_ROOT);
	const uint64_t passive = HB_DEP_BIT(HB_DEP_AUXPASS) | HB_DEP_BIT(HB_DEP_NSUBJPASS) | HB_DEP_BIT(HB_DEP_AGENT);

	for (int i = 0; i < CLIMB_MAX; i++) {
		if (hb_tree_child(tree, verb, passive) != HB_NONE)
			return true;
		/* "released" after "freed" may be tagged as a past tense where the parser takes it for a participle: a
		 * dependent participle of either tag without an auxiliary and without an object is passive. */
		if ((!hb_tree_has_tag(tree, verb, "VBN") &&
		     !(hb_tree_has_tag(tree, verb, "VBD") && tree->dep[verb] == HB_DEP_ACL)) ||
		    hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_AUX)) != HB_NONE)
			return false;
		if (HB_DEP_BIT(tree->dep[verb]) & bare)
			return hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_DOBJ)) == HB_NONE;
		if (tree->dep[verb] != HB_DEP_CONJ || hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_NSUBJ)) != HB_NONE)
			return false;
		verb = tree->tokens[verb].head;
	}
	return false;
}

/* "his mother and his partner, who were freed": a plural verb speaks of all who are listed, not of the last that the parser hung it
 * on. */
static uint32_t first_listed(const struct hb_tree *tree, uint32_t noun, uint32_t verb)
{
	uint32_t plural = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_AUX) | HB_DEP_BIT(HB_DEP_AUXPASS));

	plural = plural == HB_NONE ? verb : plural;
	if (!hb_tree_says(tree, plural, "were") && !hb_tree_says(tree, plural, "are") &&
	    !hb_tree_says(tree, plural, "have"))
		return noun;
	if (!hb_tree_has_tag(tree, noun, "NN") && !hb_tree_has_tag(tree, noun, "NNP"))
		return noun;
	for (int i = 0; i < CLIMB_MAX && (tree->dep[noun] == HB_DEP_APPOS || tree->dep[noun] == HB_DEP_CONJ); i++) {
		if (!hb_tree_is_noun(tree, tree->tokens[noun].head))
			break;
		noun = tree->tokens[noun].head;
	}
	return noun;
}

/* The relative pronoun in "all of whom", else the token itself. */
static uint32_t relative_in(const struct hb_tree *tree, uint32_t token)
{
	uint32_t of = token == HB_NONE ? HB_NONE : hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_PREP)), object;

	if (of == HB_NONE || !hb_tree_says(tree, of, "of"))
		return token;
	object = hb_tree_child(tree, of, HB_DEP_BIT(HB_DEP_POBJ));
	return object != HB_NONE && hb_tree_says(tree, object, "whom") &&
			       (hb_tree_says(tree, token, "all") || hb_tree_says(tree, token, "both"))
		       ? object
		       : token;
}

uint32_t hb_tree_antecedent(const struct hb_tree *tree, uint32_t token)
{
	uint32_t quantity = token, verb;

	token = relative_in(tree, token);
	verb = token;
	if (token == HB_NONE || tree->tokens[token].tag[0] != 'W')
		return token;
	for (int i = 0; i < CLIMB_MAX; i++) {
		if (tree->dep[verb] == HB_DEP_RELCL)
			return first_listed(tree, tree->tokens[verb].head, verb);
		if (tree->tokens[verb].head == verb)
			break;
		verb = tree->tokens[verb].head;
	}
	/* "her brother, all of whom were freed": where the parser hung the clause on the verb before, the noun stands before the
	 * comma */
	if (quantity != token && quantity > 1 && tree->dep[quantity - 1] == HB_DEP_PUNCT && hb_tree_is_noun(tree, quantity - 2))
		return first_listed(tree, quantity - 2, tree->tokens[quantity].head);
	return token;
}

/* Who stands after "by" (a preposition or an agent by the parser). */
static uint32_t by_phrase(const struct hb_tree *tree, uint32_t token)
{
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_AGENT ||
		    (tree->dep[child] == HB_DEP_PREP && hb_tree_says(tree, child, "by")))
			return hb_tree_child(tree, child, HB_DEP_BIT(HB_DEP_POBJ));
	return HB_NONE;
}

/* The subject of a clause without one, from the clause it hangs on.  Returns the token, or HB_NONE; *verb becomes the verb
 * where the search goes on. */
static uint32_t borrowed_subject(const struct hb_tree *tree, uint32_t *verb)
{
	const uint64_t object = HB_DEP_BIT(HB_DEP_DOBJ) | HB_DEP_BIT(HB_DEP_DATIVE);
	uint32_t head = tree->tokens[*verb].head, found = HB_NONE, prep;

	switch (tree->dep[*verb]) {
	case HB_DEP_RELCL:
	case HB_DEP_ACL:
		if (hb_tree_is_verb(tree, *verb) && hb_tree_child(tree, *verb, HB_DEP_BIT(HB_DEP_AUX)) != HB_NONE &&
		    tree->dep[*verb] == HB_DEP_ACL) {
			/* "his efforts to free", "an attempt by rebels to kidnap", "made an attempt to free" */
			found = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_POSS));
			if (found == HB_NONE)
				found = by_phrase(tree, head);
			if (found == HB_NONE && tree->dep[head] == HB_DEP_DOBJ &&
			    hb_tree_named(tree, tree->tokens[head].head, HB_LIGHT_VERB))
				*verb = tree->tokens[head].head;
			return found;
		}
		return head;
	case HB_DEP_PCOMP:
		prep = head;
		head = tree->tokens[prep].head;
		if (hb_tree_named(tree, prep, HB_OBJECT_CONTROL))
			found = hb_tree_child(tree, head, object | HB_DEP_BIT(HB_DEP_NSUBJPASS));
		if (found == HB_NONE && hb_tree_is_verb(tree, head))
			*verb = head;
		else if (found == HB_NONE && (tree->dep[head] == HB_DEP_DOBJ || tree->dep[head] == HB_DEP_NSUBJPASS) &&
			 hb_tree_named(tree, prep, HB_OBJECT_CONTROL))
			found = head; /* "accused the rebels of taking": where the parser hung "of" on the rebels */
		return found;
	case HB_DEP_XCOMP:
		found = hb_tree_child(tree, head, object);
		if (found == HB_NONE && (prep = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_PREP))) != HB_NONE &&
		    hb_tree_named(tree, prep, HB_OBJECT_CONTROL) && prep < *verb)
			found = hb_tree_child(tree, prep, HB_DEP_BIT(HB_DEP_POBJ));
		if (found == HB_NONE)
			*verb = head;
		return found;
	case HB_DEP_CONJ:
	case HB_DEP_ADVCL:
		*verb = head;
		return HB_NONE;
	default:
		return HB_NONE;
	}
}

/* "were hit by gunfire and a driver went missing": parsers may coordinate the driver with the gunfire.  A finite verb that is
 * coordinated has "and" or a comma right before it; where a noun stands there instead, that is its subject. */
static uint32_t misplaced_subject(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t before = verb, head = tree->tokens[verb].head;

	if (tree->dep[verb] == HB_DEP_CCOMP &&
	    hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_AUX) | HB_DEP_BIT(HB_DEP_AUXPASS)) != HB_NONE) {
		/* "the report says two men were taken": the men taken for the object of the report */
		uint32_t object = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_DOBJ));

		return object != HB_NONE && head < object && object < verb ? object : HB_NONE;
	}
	if (tree->dep[verb] != HB_DEP_CONJ || hb_tree_has_tag(tree, verb, "VBG") || hb_tree_has_tag(tree, verb, "VB") ||
	    hb_tree_has_tag(tree, verb, "VBN"))
		return HB_NONE;
	do {
		if (before == 0 || tree->tokens[before - 1].sentence != tree->tokens[verb].sentence)
			return HB_NONE;
		before--;
	} while (tree->tokens[before].head == verb && (tree->dep[before] == HB_DEP_AUX || tree->dep[before] == HB_DEP_ADVMOD ||
						       tree->dep[before] == HB_DEP_AUXPASS || tree->dep[before] == HB_DEP_NEG));
	return hb_tree_is_noun(tree, before) && tree->dep[before] == HB_DEP_CONJ ? before : HB_NONE;
}

/* "The envoy condemned the arrest, demanded an inquiry and left": parsers may hang the first verb under the second.  A clause
 * before it that ends in its comma lends a finite verb its subject. */
static uint32_t subject_before(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t clause = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_CCOMP));

	if (clause == HB_NONE || clause > verb || !hb_tree_has_tag(tree, verb, "VBD") || !hb_tree_has_tag(tree, clause, "VBD") ||
	    verb == 0 || tree->dep[verb - 1] != HB_DEP_PUNCT || strcmp(tree->tokens[verb - 1].text, ",") != 0 ||
	    tree->tokens[clause].right_edge >= verb)
		return HB_NONE;
	return hb_tree_child(tree, clause, HB_DEP_BIT(HB_DEP_NSUBJ));
}

/* "The nurse Ana Ruiz was freed", "they freed the nurse Ana Ruiz": where the parser hung both on the verb, the name is meant. */
static uint32_t named_word(const struct hb_tree *tree, uint32_t found)
{
	uint32_t next = found == HB_NONE ? HB_NONE : tree->next_sibling[found];

	if (next == HB_NONE || tree->dep[next] != tree->dep[found] ||
	    tree->tokens[next].left_edge != tree->tokens[found].right_edge + 1)
		return found;
	return hb_tree_has_tag(tree, next, "NNP") ? next : found;
}

uint32_t hb_tree_surface_subject(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t subject = HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS);

	for (int i = 0; i < CLIMB_MAX; i++) {
		uint32_t at = verb, found = named_word(tree, hb_tree_child(tree, verb, subject));

		if (found == HB_NONE)
			found = misplaced_subject(tree, verb);
		if (found == HB_NONE)
			found = subject_before(tree, verb);
		if (found == HB_NONE)
			found = borrowed_subject(tree, &verb);
		if (found != HB_NONE)
			return hb_tree_antecedent(tree, found);
		if (verb == at)
			return HB_NONE;
	}
	return HB_NONE;
}

/* Who a passive verb is done by; of "abducted and murdered by rebels" the second verb's agent serves both. */
static uint32_t passive_agent(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t own = HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS) | HB_DEP_BIT(HB_DEP_AUXPASS);

	for (int i = 0; i < CLIMB_MAX; i++) {
		uint32_t found = by_phrase(tree, verb);

		if (found != HB_NONE)
			return found;
		verb = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_CONJ));
		if (verb == HB_NONE || !hb_tree_has_tag(tree, verb, "VBN") || hb_tree_child(tree, verb, own) != HB_NONE)
			return HB_NONE;
	}
	return HB_NONE;
}

uint32_t hb_tree_subject(const struct hb_tree *tree, uint32_t verb)
{
	if (!hb_tree_is_passive(tree, verb))
		return hb_tree_surface_subject(tree, verb);
	return hb_tree_antecedent(tree, passive_agent(tree, verb));
}

/* The object that a verb shares with the verb after it: "kidnapped and killed the priest". */
static uint32_t shared_object(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t complement = HB_DEP_BIT(HB_DEP_PREP) | HB_DEP_BIT(HB_DEP_CCOMP) | HB_DEP_BIT(HB_DEP_XCOMP);

	for (int i = 0; i < CLIMB_MAX; i++) {
		uint32_t next = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_CONJ)), found;

		if (next == HB_NONE || hb_tree_child(tree, verb, complement) != HB_NONE ||
		    hb_tree_child(tree, next, HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS)) != HB_NONE)
			return HB_NONE;
		found = hb_tree_child(tree, next, HB_DEP_BIT(HB_DEP_DOBJ));
		if (found != HB_NONE)
			return found;
		verb = next;
	}
	return HB_NONE;
}

uint32_t hb_tree_object(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t found;

	if (hb_tree_is_passive(tree, verb)) {
		if (tree->dep[verb] == HB_DEP_AMOD)
			return tree->tokens[verb].head;
		return hb_tree_surface_subject(tree, verb);
	}
	found = named_word(tree, hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_DOBJ)));
	if (found != HB_NONE)
		return hb_tree_antecedent(tree, found);
	if (tree->dep[verb] == HB_DEP_RELCL) {
		/* "the men the group freed", "the men who freed": the antecedent is the object unless it is the subject */
		uint32_t subject = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_NSUBJ));

		if (subject != HB_NONE && tree->tokens[subject].tag[0] != 'W')
			return tree->tokens[verb].head;
	}
	return shared_object(tree, verb);
}

/* The word right before a dependent participle or relative clause, past commas, adverbs and the clause's own small words. */
static uint32_t word_before(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t clause = HB_DEP_BIT(HB_DEP_ACL) | HB_DEP_BIT(HB_DEP_RELCL) | HB_DEP_BIT(HB_DEP_ADVCL);
	uint32_t before = verb;

	if (!(clause & HB_DEP_BIT(tree->dep[verb])) || !hb_tree_is_passive(tree, verb) ||
	    hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_MARK)) != HB_NONE)
		return HB_NONE;
	do {
		if (before == 0 || tree->tokens[before - 1].sentence != tree->tokens[verb].sentence)
			return HB_NONE;
		before--;
	} while (tree->tokens[before].head == verb || tree->dep[before] == HB_DEP_PUNCT);
	return before;
}

void hb_walk_add(struct hb_walk *walk, uint32_t token)
{
	if (token == HB_NONE || walk->count == HB_WALK_MAX)
		return;
	for (size_t i = 0; i < walk->count; i++)
		if (walk->tokens[i] == token)
			return;
	walk->tokens[walk->count++] = token;
}

static void add_children(const struct hb_tree *tree, uint32_t token, const struct hb_path_step *step, struct hb_walk *walk)
{
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child])
		if ((step->deps & HB_DEP_BIT(tree->dep[child])) &&
		    (!step->words || hb_rule_in_list(tree->word[child], step->words)))
			hb_walk_add(walk, child);
}

static void add_below(const struct hb_tree *tree, uint32_t token, int depth, struct hb_walk *walk)
{
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		hb_walk_add(walk, child);
		if (depth > 1)
			add_below(tree, child, depth - 1, walk);
	}
}

static void take_step(const struct hb_tree *tree, const struct hb_path_step *step, uint32_t token, uint32_t matched,
		      struct hb_walk *walk)
{
	switch (step->op) {
	case HB_STEP_CHILD:
		add_children(tree, token, step, walk);
		break;
	case HB_STEP_HEAD:
		if ((step->deps & HB_DEP_BIT(tree->dep[token])) && tree->tokens[token].head != token)
			hb_walk_add(walk, tree->tokens[token].head);
		break;
	case HB_STEP_BELOW:
		add_below(tree, token, 4, walk);
		break;
	case HB_STEP_IS:
		if (hb_rule_in_list(tree->word[token], step->words))
			hb_walk_add(walk, token);
		break;
	case HB_STEP_SUBJECT:
		hb_walk_add(walk, hb_tree_subject(tree, token));
		break;
	case HB_STEP_OBJECT:
		hb_walk_add(walk, hb_tree_object(tree, token));
		break;
	case HB_STEP_PASSIVE:
	case HB_STEP_ACTIVE:
		if (hb_tree_is_passive(tree, token) == (step->op == HB_STEP_PASSIVE))
			hb_walk_add(walk, token);
		break;
	case HB_STEP_NEAREST:
		hb_walk_add(walk, word_before(tree, token));
		break;
	case HB_STEP_MATCHED:
		hb_walk_add(walk, matched);
		break;
	}
}

bool hb_tree_walk(const struct hb_tree *tree, uint32_t from, uint32_t matched, uint32_t *step, struct hb_walk *ret_walk)
{
	const struct hb_path_step *steps = hb_rule_steps;

	if (*step == HB_NONE)
		return false;
	*ret_walk = (struct hb_walk){.tokens = {from}, .count = 1};
	for (; steps[*step].op != HB_STEP_OR && steps[*step].op != HB_STEP_END; ++*step) {
		struct hb_walk next = {.count = 0};

		for (size_t i = 0; i < ret_walk->count; i++)
			take_step(tree, &steps[*step], ret_walk->tokens[i], matched, &next);
		*ret_walk = next;
	}
	*step = steps[*step].op == HB_STEP_OR ? *step + 1 : HB_NONE;
	return true;
}
