/* Reality: whether a sentence says that an event happened, was denied, is planned, asked for, or only possible.
 *
 * Two things decide it: the event's own clause (negation, modal verbs, "if", questions, commands), and the words it stands
 * under on the way up the tree ("asked for", "refused to", "the plan to"), which data/en/events/reality.txt lists.  The way up ends
 * where a clause asserts by itself (relative clauses, appositions, adverbial clauses).  A nearer word decides over a farther one,
 * but for an outer denial. */
#include <string.h>

#include "extract/event_internal.h"

enum { UP_MAX = 12 };

static bool named(const struct hb_tree *tree, uint32_t token, enum hb_named_words list)
{
	return hb_rule_in_list(tree->word[token], hb_rule_named[list]);
}

static bool has_tag(const struct hb_tree *tree, uint32_t token, const char *tag)
{
	return strcmp(tree->tokens[token].tag, tag) == 0;
}

static bool is_infinitive(const struct hb_tree *tree, uint32_t verb)
{
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_AUX && has_tag(tree, child, "TO"))
			return true;
	return false;
}

/* "no hostages were taken", "there are no foreigners held" */
static bool nobody(const struct hb_tree *tree, uint32_t noun)
{
	uint32_t det = noun == HB_NONE ? HB_NONE : hb_tree_child(tree, noun, HB_DEP_BIT(HB_DEP_DET));

	return det != HB_NONE && named(tree, det, HB_NEGATOR);
}

bool hb_event_is_negated(const struct hb_tree *tree, uint32_t token)
{
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		uint8_t dep = tree->dep[child];

		if (dep == HB_DEP_NEG || ((dep == HB_DEP_ADVMOD || dep == HB_DEP_DET || dep == HB_DEP_PRECONJ || dep == HB_DEP_NSUBJ ||
					   dep == HB_DEP_NSUBJPASS) &&
					  named(tree, child, HB_NEGATOR)))
			return true;
		if (dep == HB_DEP_ADVMOD && named(tree, child, HB_NOT_YET) && hb_tree_child(tree, child, HB_DEP_BIT(HB_DEP_NEG)) != HB_NONE)
			return true; /* "have not so far asked" */
		if (dep == HB_DEP_DOBJ && nobody(tree, child)) /* "would pay no ransom" */
			return true;
	}
	return false;
}

/* What a clause says by itself of its verb. */
static enum hb_reality own_reality(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t parties = HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS) | HB_DEP_BIT(HB_DEP_DOBJ);
	enum hb_reality reality = HB_ACTUAL;

	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child]) {
		if (tree->dep[child] == HB_DEP_AUX && has_tag(tree, child, "MD"))
			reality = named(tree, child, HB_MODAL_PLANNED) ? HB_PLANNED : HB_POSSIBLE;
		else if (tree->dep[child] == HB_DEP_MARK && named(tree, child, HB_HYPOTHETICAL))
			return HB_POSSIBLE;
		else if (tree->dep[child] == HB_DEP_ADVMOD && named(tree, child, HB_HYPOTHETICAL))
			return HB_POSSIBLE;
	}
	if (hb_event_is_negated(tree, verb) || nobody(tree, hb_tree_child(tree, verb, parties)) ||
	    (tree->dep[verb] == HB_DEP_ACL && !has_tag(tree, verb, "VBD") && nobody(tree, tree->tokens[verb].head)))
		return reality == HB_POSSIBLE ? HB_POSSIBLE : HB_DENIED;
	return reality;
}

/* "will arrest and jail": a bare infinitive after "and" stands under the modal verb of the first. */
static bool shares_modal(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t own = HB_DEP_BIT(HB_DEP_AUX) | HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS);

	return tree->dep[verb] == HB_DEP_CONJ && hb_tree_is_verb(tree, verb) && hb_tree_child(tree, verb, own) == HB_NONE;
}

static bool is_command(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t own = HB_DEP_BIT(HB_DEP_AUX) | HB_DEP_BIT(HB_DEP_AUXPASS) | HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS);

	return has_tag(tree, verb, "VB") && tree->dep[verb] == HB_DEP_ROOT && hb_tree_child(tree, verb, own) == HB_NONE;
}

static bool in_question(const struct hb_tree *tree, uint32_t token)
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

/* As what the data may know the word: HB_CLASS_VERB, HB_CLASS_NOUN, HB_CLASS_ADJECTIVE; -1 for another word. */
static int class_of(const struct hb_tree *tree, uint32_t token)
{
	switch (tree->tokens[token].tag[0]) {
	case 'V':
		return HB_CLASS_VERB;
	case 'N':
		return HB_CLASS_NOUN;
	case 'J':
		return HB_CLASS_ADJECTIVE;
	default:
		return -1;
	}
}

/* What a word makes of an event under it; -1 if the data say nothing. */
static int gives(const struct hb_tree *tree, uint32_t token)
{
	int class = class_of(tree, token);

	return class < 0 ? -1 : hb_rule_words[tree->word[token]].reality[class];
}

/* The reality of what stands under `head` as a complement that needs the word's meaning (an infinitive, an object). */
static enum hb_reality under(const struct hb_tree *tree, uint32_t head, bool infinitive)
{
	int given = gives(tree, head);
	enum hb_reality own = own_reality(tree, head);

	if (given < 0)
		return infinitive ? HB_POSSIBLE : HB_ACTUAL;
	if (given == HB_DENIED && hb_event_is_negated(tree, head))
		return HB_POSSIBLE;
	return given == HB_ACTUAL ? own : (enum hb_reality)given;
}

/* "Moscow pledges help to free the crew": headlines read as "the pledges help".  A plural noun that a name stands right before, and
 * that is the subject of a bare verb, is the verb. */
static uint32_t headline_verb(const struct hb_tree *tree, uint32_t head)
{
	uint32_t noun = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_NSUBJ)), name;

	if (noun == HB_NONE || !has_tag(tree, noun, "NNS") || (!has_tag(tree, head, "VBP") && !has_tag(tree, head, "VB")))
		return HB_NONE;
	name = hb_tree_child(tree, noun, HB_DEP_BIT(HB_DEP_COMPOUND) | HB_DEP_BIT(HB_DEP_NMOD));
	return name != HB_NONE && has_tag(tree, name, "NNP") && hb_tree_child(tree, noun, HB_DEP_BIT(HB_DEP_DET)) == HB_NONE ? noun
															      : HB_NONE;
}

/* A clause that states a fact: "insisted that he was held", not "insisted that he be freed". */
static bool is_indicative(const struct hb_tree *tree, uint32_t verb)
{
	const char *tag = tree->tokens[verb].tag;

	if (strcmp(tag, "VBD") == 0 || strcmp(tag, "VBZ") == 0)
		return true;
	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if ((tree->dep[child] == HB_DEP_AUX || tree->dep[child] == HB_DEP_AUXPASS) &&
		    (has_tag(tree, child, "VBD") || has_tag(tree, child, "VBZ") || has_tag(tree, child, "VBP")))
			return true;
	return false;
}

/* A clause under a verb, an adjective or a noun. */
static enum hb_reality as_clause(const struct hb_tree *tree, uint32_t clause, uint32_t head, bool infinitive)
{
	int given = gives(tree, head);
	uint32_t headline = infinitive ? headline_verb(tree, head) : HB_NONE;

	if (headline != HB_NONE && gives(tree, headline) > 0)
		return (enum hb_reality)gives(tree, headline);
	if (tree->dep[clause] == HB_DEP_CCOMP && !infinitive) {
		if (given == HB_ACTUAL)
			return hb_event_is_negated(tree, head) ? HB_POSSIBLE : HB_ACTUAL;
		if ((given == HB_REQUESTED || given == HB_PLANNED) && is_indicative(tree, clause))
			return HB_ACTUAL;
	}
	return under(tree, head, infinitive && tree->dep[clause] == HB_DEP_XCOMP);
}

/* A nominal event as subject: "the release is possible", "the release did not take place". */
static enum hb_reality as_subject(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t adjective = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_ACOMP));

	if (adjective != HB_NONE && gives(tree, adjective) >= 0)
		return (enum hb_reality)gives(tree, adjective);
	return named(tree, verb, HB_HAPPENING) ? own_reality(tree, verb) : HB_ACTUAL;
}

/* "He was tried in May; his sentence was never published": parsers take what stands before the semicolon for a complement. */
static bool stands_apart(const struct hb_tree *tree, uint32_t clause, uint32_t head)
{
	for (uint32_t i = clause + 1; i < head; i++)
		if (tree->tokens[i].text[0] == ';')
			return true;
	return false;
}

/* One step up from *token: the reality that the step adds.  False when the way up ends here. */
static bool step_up(const struct hb_tree *tree, uint32_t *token, enum hb_reality *ret_reality)
{
	uint32_t from = *token, head = tree->tokens[from].head, prep;
	bool verb = hb_tree_is_verb(tree, from), infinitive = verb && is_infinitive(tree, from);

	*ret_reality = HB_ACTUAL;
	*token = head;
	switch (tree->dep[from]) {
	case HB_DEP_XCOMP:
	case HB_DEP_OPRD:
	case HB_DEP_CCOMP:
	case HB_DEP_DEP:
		if (stands_apart(tree, from, head))
			return false;
		*ret_reality = as_clause(tree, from, head, infinitive);
		return true;
	case HB_DEP_ACL:
	case HB_DEP_RELCL:
		if (!infinitive)
			return false;
		*ret_reality = under(tree, head, true);
		return true;
	case HB_DEP_ADVCL:
		if (!infinitive)
			return false;
		*ret_reality = gives(tree, head) > 0 ? under(tree, head, true) : HB_POSSIBLE;
		return true;
	case HB_DEP_POBJ:
	case HB_DEP_PCOMP:
		prep = head;
		*token = tree->tokens[prep].head;
		if (named(tree, prep, HB_NEGATOR)) {
			*ret_reality = HB_DENIED;
			return true;
		}
		if (*token == prep || !named(tree, prep, HB_COMPLEMENT))
			return false;
		*ret_reality = under(tree, *token, false);
		return true;
	case HB_DEP_DOBJ:
	case HB_DEP_NSUBJPASS:
	case HB_DEP_COMPOUND:
	case HB_DEP_ATTR:
		*ret_reality = under(tree, head, false);
		return true;
	case HB_DEP_NSUBJ:
		*ret_reality = as_subject(tree, head);
		return true;
	case HB_DEP_CONJ:
		if (shares_modal(tree, from))
			*ret_reality = has_tag(tree, from, "VB") ? own_reality(tree, head) : HB_ACTUAL;
		return true;
	case HB_DEP_NMOD:
		return true;
	default:
		return false;
	}
}

static enum hb_reality compose(enum hb_reality inner, enum hb_reality outer)
{
	if (inner == HB_ACTUAL || (outer == HB_DENIED && inner != HB_DENIED))
		return outer;
	return inner;
}

/* "reportedly", "allegedly" at the verb, "alleged" at the noun. */
static bool is_hedged(const struct hb_tree *tree, uint32_t trigger)
{
	for (uint32_t child = tree->first_child[trigger]; child != HB_NONE; child = tree->next_sibling[child])
		if (named(tree, child, HB_DOUBT))
			return true;
	return false;
}

static void note(const struct hb_tree *tree, uint32_t trigger, const struct hb_rule *rule, enum hb_reality reality, const char *why)
{
	hb_trace(tree->reading, HB_PASS_EVENT, trigger, trigger + 1, "%s: %s by %s", rule->type, hb_reality_text(reality), why);
}

/* The event stands under a word: which, and where the data say what that makes of it. */
static void note_word(const struct hb_tree *tree, uint32_t trigger, const struct hb_rule *rule, enum hb_reality reality, uint32_t word)
{
	int class = class_of(tree, word);
	const char *place = class < 0 ? NULL : hb_rule_reality_places[tree->word[word]][class];

	hb_trace(tree->reading, HB_PASS_EVENT, trigger, trigger + 1, "%s: %s by '%s' (%s)", rule->type, hb_reality_text(reality),
		 tree->tokens[word].text, place ? place : "its clause");
}

enum hb_reality hb_event_reality(const struct hb_tree *tree, uint32_t trigger, const struct hb_rule *rule, float *confidence)
{
	enum hb_reality reality = (enum hb_reality)rule->reality, step;
	uint32_t token = trigger;

	if (reality != HB_ACTUAL)
		note(tree, trigger, rule, reality, "the rule itself");
	if (hb_tree_is_verb(tree, trigger)) {
		enum hb_reality own = rule->negated ? HB_ACTUAL : own_reality(tree, trigger);

		if (own != HB_ACTUAL)
			note(tree, trigger, rule, own, "its own clause (modal verb, 'if', negation)");
		reality = compose(reality, own);
		if (is_command(tree, trigger)) {
			note(tree, trigger, rule, HB_REQUESTED, "a command");
			reality = HB_REQUESTED;
		}
	} else if (hb_event_is_negated(tree, trigger)) {
		note(tree, trigger, rule, HB_DENIED, "negated");
		reality = HB_DENIED;
	}
	for (uint32_t child = tree->first_child[trigger]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_AMOD && gives(tree, child) > 0) {
			note_word(tree, trigger, rule, (enum hb_reality)gives(tree, child), child);
			reality = compose(reality, (enum hb_reality)gives(tree, child));
		}
	if (is_hedged(tree, trigger)) {
		hb_trace(tree->reading, HB_PASS_EVENT, trigger, trigger + 1, "%s: less sure, as a word at it hedges", rule->type);
		*confidence *= 0.7f;
	}
	if (tree->dep[trigger] == HB_DEP_AMOD)
		return reality; /* "the kidnapped banker": said as a fact about him */
	for (int i = 0; i < UP_MAX && tree->tokens[token].head != token; i++) {
		if (!step_up(tree, &token, &step))
			return reality;
		if (step != HB_ACTUAL)
			note_word(tree, trigger, rule, step, token);
		reality = compose(reality, step);
	}
	if (reality == HB_ACTUAL && in_question(tree, trigger)) {
		note(tree, trigger, rule, HB_POSSIBLE, "a question");
		reality = HB_POSSIBLE;
	}
	return reality;
}
