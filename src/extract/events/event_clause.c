/* What a clause says by itself of how real its verb is: negation, modal verbs, "if", "almost", clauses of time that are still to
 * come, commands and questions. */
#include <stdio.h>
#include <string.h>

#include "extract/events/event_internal.h"

enum { LONGEST_WORD = 48 };

/* "called off": what the data say of a verb with the particle behind it; 0 if nothing. */
static uint8_t with_particle(const struct hb_tree *tree, uint32_t verb, enum hb_embedder as)
{
	char text[LONGEST_WORD];

	if (verb + 1 >= tree->n_tokens || tree->tokens[verb + 1].head != verb ||
	    !((HB_DEP_BIT(HB_DEP_PRT) | HB_DEP_BIT(HB_DEP_ADVMOD) | HB_DEP_BIT(HB_DEP_PREP)) & HB_DEP_BIT(tree->dep[verb + 1])))
		return 0;
	if ((size_t)snprintf(text, sizeof text, "%s-%s", tree->tokens[verb].lemma, tree->tokens[verb + 1].lower) >= sizeof text)
		return 0;
	return hb_rule_words[hb_rule_word_number(text)].signature[as];
}

const struct hb_signature *hb_event_signature(const struct hb_tree *tree, uint32_t token, enum hb_embedder as)
{
	uint8_t number = hb_tree_is_verb(tree, token) ? with_particle(tree, token, as) : 0;

	if (!number)
		number = hb_rule_words[tree->word[token]].signature[as];
	return number ? &hb_rule_signatures[number] : NULL;
}

/* "not only freed": no negation. */
static bool is_not_only(const struct hb_tree *tree, uint32_t negator)
{
	return negator + 1 < tree->n_tokens && hb_tree_says_one_of(tree, negator + 1, HB_MERELY);
}

/* "no hostages were taken", "freed none of them" */
static bool is_nobody(const struct hb_tree *tree, uint32_t noun)
{
	const uint64_t at = HB_DEP_BIT(HB_DEP_DET) | HB_DEP_BIT(HB_DEP_PRECONJ);

	if (hb_tree_named(tree, noun, HB_NEGATOR))
		return true;
	for (uint32_t child = tree->first_child[noun]; child != HB_NONE; child = tree->next_sibling[child])
		if ((HB_DEP_BIT(tree->dep[child]) & at) && hb_tree_named(tree, child, HB_NEGATOR))
			return true;
	return false;
}

bool hb_event_is_negated(const struct hb_tree *tree, uint32_t token)
{
	const uint64_t at = HB_DEP_BIT(HB_DEP_ADVMOD) | HB_DEP_BIT(HB_DEP_DET) | HB_DEP_BIT(HB_DEP_PRECONJ) |
			    HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS);

	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		uint8_t dep = tree->dep[child];

		if (dep == HB_DEP_NEG || ((HB_DEP_BIT(dep) & at) && hb_tree_named(tree, child, HB_NEGATOR))) {
			if (!is_not_only(tree, child))
				return true;
		}
		if (dep == HB_DEP_ADVMOD && hb_tree_named(tree, child, HB_NOT_YET) &&
		    hb_tree_child(tree, child, HB_DEP_BIT(HB_DEP_NEG)) != HB_NONE)
			return true; /* "have not so far asked" */
		if (dep == HB_DEP_DOBJ && is_nobody(tree, child))
			return true; /* "would pay no ransom" */
	}
	return false;
}

static bool has_nobody(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t parties =
		HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS) | HB_DEP_BIT(HB_DEP_DOBJ) | HB_DEP_BIT(HB_DEP_ATTR);

	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if ((HB_DEP_BIT(tree->dep[child]) & parties) && is_nobody(tree, child))
			return true;
	/* "there are no foreigners held" */
	return tree->dep[verb] == HB_DEP_ACL && hb_tree_has_tag(tree, verb, "VBN") &&
	       hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_MARK)) == HB_NONE && is_nobody(tree, tree->tokens[verb].head);
}

/* The word that carries the tense of the clause: its first auxiliary, or the verb. */
static uint32_t finite_word(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t aux = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_AUX) | HB_DEP_BIT(HB_DEP_AUXPASS));

	return aux == HB_NONE ? verb : aux;
}

/* "was not freed until May": then he was. */
static bool comes_late(const struct hb_tree *tree, uint32_t verb)
{
	if (!hb_tree_has_tag(tree, finite_word(tree, verb), "VBD") || hb_tree_says(tree, finite_word(tree, verb), "had"))
		return false;
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child]) {
		uint32_t mark = tree->dep[child] == HB_DEP_ADVCL ? hb_tree_child(tree, child, HB_DEP_BIT(HB_DEP_MARK)) : HB_NONE;

		if ((tree->dep[child] == HB_DEP_PREP && hb_tree_named(tree, child, HB_UNTIL)) ||
		    (mark != HB_NONE && hb_tree_named(tree, mark, HB_UNTIL)))
			return true;
	}
	return false;
}

bool hb_event_is_infinitive(const struct hb_tree *tree, uint32_t verb)
{
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_AUX && hb_tree_has_tag(tree, child, "TO"))
			return true;
	return false;
}

bool hb_event_is_indicative(const struct hb_tree *tree, uint32_t verb)
{
	const char *tag = tree->tokens[verb].tag;

	if (strcmp(tag, "VBD") == 0 || strcmp(tag, "VBZ") == 0)
		return true;
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if ((tree->dep[child] == HB_DEP_AUX || tree->dep[child] == HB_DEP_AUXPASS) &&
		    (hb_tree_has_tag(tree, child, "VBD") || hb_tree_has_tag(tree, child, "VBZ") ||
		     hb_tree_has_tag(tree, child, "VBP")))
			return true;
	return false;
}

static bool is_present(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t word = finite_word(tree, verb);

	return hb_tree_has_tag(tree, word, "VBZ") || hb_tree_has_tag(tree, word, "VBP");
}

/* "may", "could": possible; "will": planned; "would have", "should have": only thought of. */
static enum hb_reality modal_reality(const struct hb_tree *tree, uint32_t verb)
{
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child]) {
		bool perfect = child + 1 < tree->n_tokens && hb_tree_says(tree, child + 1, "have") &&
			       !hb_tree_says(tree, child, "will");

		if (tree->dep[child] == HB_DEP_AUX && hb_tree_has_tag(tree, child, "MD"))
			return hb_tree_named(tree, child, HB_MODAL_PLANNED) && !perfect ? HB_PLANNED : HB_POSSIBLE;
	}
	return HB_ACTUAL;
}

/* "Should the ransom be paid", "had his father paid": the auxiliary before the subject makes a condition. */
static bool is_inverted(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t aux = finite_word(tree, verb),
		 subject = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS));

	return (tree->dep[verb] == HB_DEP_ADVCL || tree->dep[verb] == HB_DEP_CCOMP) && aux != verb && subject != HB_NONE &&
	       aux < subject && hb_tree_says_one_of(tree, aux, HB_INVERTED);
}

/* "if they are freed"; "until they are freed", "when they are freed" beside something that is still to come */
static bool is_condition(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t head = tree->tokens[verb].head;

	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child]) {
		if (tree->dep[child] != HB_DEP_MARK && tree->dep[child] != HB_DEP_ADVMOD)
			continue;
		if (hb_tree_named(tree, child, HB_HYPOTHETICAL))
			return true;
		if (hb_tree_named(tree, child, HB_TIME_CONJUNCTION) && tree->dep[verb] == HB_DEP_ADVCL && is_present(tree, verb) &&
		    (modal_reality(tree, head) != HB_ACTUAL || hb_event_is_infinitive(tree, head)))
			return true;
	}
	return is_inverted(tree, verb);
}

/* "almost arrested" */
static const struct hb_signature *at_verb(const struct hb_tree *tree, uint32_t verb)
{
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child]) {
		const struct hb_signature *signature =
			tree->dep[child] == HB_DEP_ADVMOD ? hb_event_signature(tree, child, HB_ADVERB_AT) : NULL;

		/* "in almost ten years" and "died almost at once" say nothing of the verb */
		if (signature && child < verb)
			return signature;
	}
	return NULL;
}

/* "rather than free her", "freed rather than killed" */
static bool is_spared(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t head = tree->tokens[verb].head;

	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_MARK && hb_tree_says_one_of(tree, child, HB_RATHER_THAN))
			return hb_tree_has_tag(tree, verb, "VB") || hb_tree_has_tag(tree, verb, "VBG");
	if (tree->dep[verb] != HB_DEP_CONJ || head >= verb)
		return false;
	for (uint32_t i = head + 1; i < verb; i++)
		if (hb_tree_says_one_of(tree, i, HB_RATHER_THAN))
			return tree->dep[i] == HB_DEP_CC;
	return false;
}

static enum hb_reality of_verb(const struct hb_tree *tree, uint32_t verb, enum hb_clause_part part)
{
	enum hb_reality reality = part == HB_WITHOUT_MODALS ? HB_ACTUAL : modal_reality(tree, verb);
	bool negated = hb_event_is_negated(tree, verb) || has_nobody(tree, verb);

	if (is_condition(tree, verb))
		return HB_POSSIBLE;
	if (is_spared(tree, verb) || at_verb(tree, verb))
		return HB_DENIED;
	if (!negated || comes_late(tree, verb))
		return reality;
	return reality == HB_POSSIBLE ? HB_POSSIBLE : HB_DENIED;
}

enum hb_reality hb_clause_reality(const struct hb_tree *tree, uint32_t token, enum hb_clause_part part)
{
	if (part == HB_NOTHING)
		return HB_ACTUAL;
	if (hb_tree_is_verb(tree, token))
		return of_verb(tree, token, part);
	return hb_event_is_negated(tree, token) ? HB_DENIED : HB_ACTUAL;
}

bool hb_clause_is_command(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t own =
		HB_DEP_BIT(HB_DEP_AUX) | HB_DEP_BIT(HB_DEP_AUXPASS) | HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS);

	return hb_tree_has_tag(tree, verb, "VB") && tree->dep[verb] == HB_DEP_ROOT && hb_tree_child(tree, verb, own) == HB_NONE;
}

bool hb_clause_is_question(const struct hb_tree *tree, uint32_t token)
{
	const struct hb_sentence *sentence = &tree->reading->analysis->sentences[tree->tokens[token].sentence];

	for (uint32_t i = sentence->end; i-- > sentence->first;) {
		if (tree->tokens[i].text[0] == '?')
			return true;
		if (tree->dep[i] != HB_DEP_PUNCT && !tree->tokens[i].is_space)
			return false;
	}
	return false;
}

bool hb_clause_is_headline(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t subject = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS)),
		 head = tree->tokens[verb].head;

	if (!hb_event_is_infinitive(tree, verb))
		return false;
	if (tree->dep[verb] == HB_DEP_ACL || tree->dep[verb] == HB_DEP_RELCL)
		return tree->dep[head] == HB_DEP_ROOT && hb_tree_is_noun(tree, head);
	return subject != HB_NONE && hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_MARK)) == HB_NONE &&
	       (head == verb || (tree->dep[verb] == HB_DEP_CCOMP && head > verb));
}
