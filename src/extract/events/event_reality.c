/* Reality: whether a sentence says that an event happened, was denied, is planned, asked for, or only possible.
 *
 * From the event's word the way leads up the tree over all that decides: its own clause (event_clause.c), the words it stands under
 * ("asked for", "refused to", "the plan to"), to where a clause asserts by itself (relative clauses, appositions, adverbial
 * clauses).  From there down, each word makes something of what stands under it, and something else when it is negated or only
 * possible itself: its signature (rule.h) out of data/en/events/reality.txt.  So "failed to prevent the killing" comes out as one
 * that happened.  After R. Nairn, C. Condoravdi, L. Karttunen, "Computing relative polarity for textual inference" (2006). */
#include <string.h>

#include "extract/events/event_internal.h"

enum { UP_MAX = 12 };

/* What one step down the tree does. */
struct step {
	uint32_t above;             /* the word whose reality goes into it */
	enum hb_clause_part part;   /* how much of what that word's own clause says */
	enum hb_reality reality, negated;
	bool hedged;
	const char *place;          /* where the data say so, NULL */
};

/* One event whose reality is asked. */
struct inquiry {
	const struct hb_tree *tree;
	uint32_t trigger;
	const struct hb_rule *rule;
	bool hedged;
};

/* What a word makes of an event under it; NULL if the data say nothing. */
static const struct hb_signature *gives(const struct hb_tree *tree, uint32_t token)
{
	switch (tree->tokens[token].tag[0]) {
	case 'V':
		return hb_event_signature(tree, token, HB_VERB_ABOVE);
	case 'N':
		return hb_event_signature(tree, token, HB_NOUN_ABOVE);
	case 'J':
		return hb_event_signature(tree, token, HB_ADJECTIVE_ABOVE);
	default:
		return NULL;
	}
}

/* Hands on what stands above. */
static struct step passing(uint32_t above, enum hb_clause_part part)
{
	return (struct step){.above = above, .part = part, .reality = HB_ACTUAL, .negated = HB_DENIED};
}

/* "is said to have", "it is believed that": the passive leaves open who vouches for it. */
static bool is_hedge(const struct hb_tree *tree, uint32_t word, const struct hb_signature *signature)
{
	return signature->hedged &&
	       (!hb_tree_is_verb(tree, word) || hb_tree_child(tree, word, HB_DEP_BIT(HB_DEP_AUXPASS)) != HB_NONE);
}

/* `word` says it; `above` is the word whose reality counts for it: itself, or the verb that it is predicate of. */
static struct step given_by(const struct hb_tree *tree, uint32_t word, const struct hb_signature *signature, uint32_t above)
{
	return (struct step){
		.above = above,
		.part = signature->told ? HB_WITHOUT_MODALS : HB_ALL,
		.reality = (enum hb_reality)signature->reality,
		.negated = (enum hb_reality)signature->negated,
		.hedged = is_hedge(tree, word, signature),
		.place = signature->place,
	};
}

/* "a release": what is not yet known to be depends on the verb; "the release" does not. */
static bool is_indefinite(const struct hb_tree *tree, uint32_t noun)
{
	uint32_t det = hb_tree_child(tree, noun, HB_DEP_BIT(HB_DEP_DET));

	return hb_tree_is_noun(tree, noun) && det != HB_NONE && tree->tokens[det].lower[0] == 'a';
}

/* What stands under `head` as its object, or as an infinitive that needs the word's meaning. */
static struct step under(const struct hb_tree *tree, uint32_t from, uint32_t head, bool infinitive)
{
	const struct hb_signature *signature = infinitive ? hb_event_signature(tree, head, HB_VERB_OF_INFINITIVE) : NULL;

	if (!signature)
		signature = gives(tree, head);
	if (signature)
		return given_by(tree, head, signature, head);
	if (infinitive)
		return (struct step){.above = head, .part = HB_ALL, .reality = HB_POSSIBLE, .negated = HB_POSSIBLE};
	return passing(head, is_indefinite(tree, from) || !hb_tree_is_verb(tree, head) ? HB_ALL : HB_NOTHING);
}

/* "Moscow pledges help to free the crew": headlines read as "the pledges help".  A plural noun that a name stands right before, and
 * that is the subject of a bare verb, is the verb. */
static uint32_t headline_verb(const struct hb_tree *tree, uint32_t head)
{
	uint32_t noun = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_NSUBJ)), name;

	if (noun == HB_NONE || !hb_tree_has_tag(tree, noun, "NNS") ||
	    (!hb_tree_has_tag(tree, head, "VBP") && !hb_tree_has_tag(tree, head, "VB")))
		return HB_NONE;
	name = hb_tree_child(tree, noun, HB_DEP_BIT(HB_DEP_COMPOUND) | HB_DEP_BIT(HB_DEP_NMOD));
	return name != HB_NONE && hb_tree_has_tag(tree, name, "NNP") && hb_tree_child(tree, noun, HB_DEP_BIT(HB_DEP_DET)) == HB_NONE
		       ? noun
		       : HB_NONE;
}

/* A noun or adjective that a verb says of something: "it is certain that", "called it a lie that", "proved false"; HB_NONE. */
static uint32_t predicate(const struct hb_tree *tree, uint32_t verb)
{
	const uint64_t labels = HB_DEP_BIT(HB_DEP_ACOMP) | HB_DEP_BIT(HB_DEP_ATTR) | HB_DEP_BIT(HB_DEP_OPRD);

	for (uint32_t child = tree->first_child[verb]; child != HB_NONE; child = tree->next_sibling[child])
		if ((HB_DEP_BIT(tree->dep[child]) & labels) && !hb_tree_is_verb(tree, child) && gives(tree, child))
			return child;
	return HB_NONE;
}

/* "The plan is to free her", "the demand is that she be freed": the subject says it. */
static uint32_t subject_of_be(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t subject = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_NSUBJ));

	return subject != HB_NONE && strcmp(tree->tokens[verb].lemma, "be") == 0 && hb_tree_is_noun(tree, subject) &&
			       gives(tree, subject)
		       ? subject
		       : HB_NONE;
}

/* "had yet to be freed" */
static bool is_yet_to_come(const struct hb_tree *tree, uint32_t head)
{
	for (uint32_t child = tree->first_child[head]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_ADVMOD && hb_tree_says(tree, child, "yet"))
			return strcmp(tree->tokens[head].lemma, "have") == 0;
	return false;
}

/* A clause under a verb. */
static struct step as_clause(const struct hb_tree *tree, uint32_t clause, uint32_t head, bool infinitive)
{
	const struct hb_signature *signature = gives(tree, head);
	uint32_t said = predicate(tree, head), subject = subject_of_be(tree, head);
	uint32_t headline = infinitive ? headline_verb(tree, head) : HB_NONE;

	if (headline != HB_NONE && gives(tree, headline))
		return given_by(tree, headline, gives(tree, headline), head);
	if (said != HB_NONE && said != clause)
		return given_by(tree, said, gives(tree, said), head);
	if (subject != HB_NONE)
		return given_by(tree, subject, gives(tree, subject), head);
	if (infinitive && is_yet_to_come(tree, head))
		return (struct step){.above = head, .part = HB_NOTHING, .reality = HB_DENIED, .negated = HB_DENIED};
	if (!infinitive && tree->dep[clause] == HB_DEP_CCOMP) {
		if (!signature)
			return (struct step){.above = head, .part = HB_ALL, .reality = HB_ACTUAL, .negated = HB_POSSIBLE};
		if ((signature->reality == HB_REQUESTED || signature->reality == HB_PLANNED) &&
		    hb_event_is_indicative(tree, clause))
			return passing(head, HB_NOTHING);
	}
	return under(tree, clause, head, infinitive);
}

/* "is due to open", "failed to take place": the infinitive that shares the subject, if it says of an event that it happens;
 * HB_NONE. */
static uint32_t raised(const struct hb_tree *tree, uint32_t verb)
{
	uint32_t above = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_ACOMP)), inner;

	if (above == HB_NONE || hb_tree_child(tree, above, HB_DEP_BIT(HB_DEP_XCOMP)) == HB_NONE)
		above = verb;
	inner = hb_tree_child(tree, above, HB_DEP_BIT(HB_DEP_XCOMP));
	if (inner == HB_NONE || !hb_event_is_infinitive(tree, inner))
		return HB_NONE;
	return hb_tree_is_passive(tree, inner) || hb_event_signature(tree, inner, HB_VERB_OF_SUBJECT) ? inner : HB_NONE;
}

/* A nominal event as subject: "the release is possible", "the release did not take place". */
static struct step as_subject(const struct hb_tree *tree, uint32_t verb)
{
	const struct hb_signature *signature = hb_event_signature(tree, verb, HB_VERB_OF_SUBJECT);
	uint32_t said = predicate(tree, verb), inner = raised(tree, verb), be = hb_tree_child(tree, verb, HB_DEP_BIT(HB_DEP_XCOMP));

	if (said == HB_NONE && be != HB_NONE)
		said = predicate(tree, be); /* "turned out to be false" */
	if (inner != HB_NONE)
		return passing(inner, HB_ALL);
	if (said != HB_NONE && gives(tree, said)->reality != HB_ACTUAL)
		return given_by(tree, said, gives(tree, said), verb);
	if (said != HB_NONE && gives(tree, said)->negated != HB_ACTUAL && hb_event_is_negated(tree, verb))
		return given_by(tree, said, gives(tree, said), verb);
	return signature ? given_by(tree, verb, signature, verb) : passing(verb, HB_NOTHING);
}

/* "will arrest and jail", "was not seen or heard": a second verb without a subject or auxiliary of its own shares what the first
 * has, but not over "but", and not in another form. */
static struct step as_conjunct(const struct hb_tree *tree, uint32_t token, uint32_t head)
{
	const uint64_t own =
		HB_DEP_BIT(HB_DEP_AUX) | HB_DEP_BIT(HB_DEP_AUXPASS) | HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS);
	uint32_t cc = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_CC));
	bool but = cc != HB_NONE && hb_tree_says_one_of(tree, cc, HB_ADVERSATIVE);

	if (!hb_tree_is_verb(tree, token))
		return passing(head, hb_tree_is_noun(tree, token) && !but ? HB_ALL : HB_NOTHING);
	return passing(head, hb_tree_child(tree, token, own) == HB_NONE && !but &&
					     hb_tree_has_tag(tree, token, tree->tokens[head].tag) &&
					     (hb_tree_has_tag(tree, token, "VB") || hb_tree_has_tag(tree, token, "VBN"))
				     ? HB_ALL
				     : HB_NOTHING);
}

/* "without", or "instead of", "far from", "close to", "rather than": what the data say of the preposition or the adverb at it. */
static const struct hb_signature *of_preposition(const struct hb_tree *tree, uint32_t prep, bool clause)
{
	const struct hb_signature *signature = hb_event_signature(tree, prep, HB_PREPOSITION_ABOVE);
	uint32_t head = tree->tokens[prep].head;

	for (uint32_t child = tree->first_child[prep]; !signature && child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_ADVMOD)
			signature = hb_event_signature(tree, child, HB_PREPOSITION_ABOVE);
	if (!signature && clause && (tree->tokens[head].tag[0] == 'R' || tree->tokens[head].tag[0] == 'J'))
		signature = hb_event_signature(tree, head, HB_PREPOSITION_ABOVE);
	return signature;
}

static bool after_preposition(const struct hb_tree *tree, uint32_t from, uint32_t prep, struct step *ret_step)
{
	uint32_t head = tree->tokens[prep].head;
	const struct hb_signature *signature = of_preposition(tree, prep, tree->dep[from] == HB_DEP_PCOMP);

	if (signature) {
		*ret_step = given_by(tree, prep, signature, head);
		ret_step->part = HB_NOTHING;
		return true;
	}
	/* "succeeded in freeing": any preposition leads a gerund to a verb that says something of it */
	if (head == prep || (!hb_tree_named(tree, prep, HB_COMPLEMENT) &&
			     (tree->dep[from] != HB_DEP_PCOMP || !hb_tree_says(tree, prep, "in") || !gives(tree, head))))
		return false;
	*ret_step = under(tree, from, head, false);
	return true;
}

/* "the report that he was killed", and "a lie that he was killed", which parsers take for a relative clause; or "the plan to". */
static bool after_noun(const struct hb_tree *tree, uint32_t clause, uint32_t head, bool infinitive, struct step *ret_step)
{
	uint32_t mark = hb_tree_child(tree, clause, HB_DEP_BIT(HB_DEP_MARK)),
		 object = hb_tree_child(tree, clause, HB_DEP_BIT(HB_DEP_DOBJ));
	bool whole = object != HB_NONE && hb_tree_has_tag(tree, object, "WDT") &&
		     hb_tree_child(tree, clause, HB_DEP_BIT(HB_DEP_NSUBJPASS)) != HB_NONE;
	uint32_t first = hb_tree_child(tree, head, HB_DEP_BIT(HB_DEP_AMOD));

	if (infinitive) {
		if (hb_tree_named(tree, head, HB_FOREMOST) || (first != HB_NONE && hb_tree_named(tree, first, HB_FOREMOST)))
			*ret_step = passing(head, HB_ALL); /* "the first to be freed" */
		else
			*ret_step = under(tree, clause, head, true);
		return true;
	}
	if (!gives(tree, head) || (mark == HB_NONE && !whole))
		return false;
	*ret_step = given_by(tree, head, gives(tree, head), head);
	return true;
}

/* An infinitive of purpose: "came to free her"; not "freed only to be arrested again". */
static struct step as_purpose(const struct hb_tree *tree, uint32_t clause, uint32_t head)
{
	const struct hb_signature *signature = gives(tree, head);
	uint32_t subject = subject_of_be(tree, head), adverb = hb_tree_child(tree, clause, HB_DEP_BIT(HB_DEP_ADVMOD));

	if (subject != HB_NONE)
		return given_by(tree, subject, gives(tree, subject), head);
	if (adverb != HB_NONE && hb_tree_says_one_of(tree, adverb, HB_MERELY))
		return passing(head, HB_ALL);
	if (signature && signature->reality != HB_ACTUAL)
		return given_by(tree, head, signature, head);
	return (struct step){.above = head, .part = HB_NOTHING, .reality = HB_POSSIBLE, .negated = HB_POSSIBLE};
}

/* "He was tried in May; his sentence was never published": parsers take what stands before the semicolon for a complement. */
static bool stands_apart(const struct hb_tree *tree, uint32_t clause, uint32_t head)
{
	for (uint32_t i = clause + 1; i < head; i++)
		if (tree->tokens[i].text[0] == ';')
			return true;
	return false;
}

/* The step from a word's head down to it.  False where what stands above says nothing of it. */
static bool step_from_head(const struct hb_tree *tree, uint32_t from, struct step *ret_step)
{
	uint32_t head = tree->tokens[from].head;
	bool verb = hb_tree_is_verb(tree, from), infinitive = verb && hb_event_is_infinitive(tree, from);

	switch (tree->dep[from]) {
	case HB_DEP_OPRD:
	case HB_DEP_XCOMP:
	case HB_DEP_CCOMP:
	case HB_DEP_DEP:
		if (head == from || stands_apart(tree, from, head))
			return false;
		*ret_step = as_clause(tree, from, head, infinitive);
		return true;
	case HB_DEP_ACL:
	case HB_DEP_RELCL:
		return after_noun(tree, from, head, infinitive, ret_step);
	case HB_DEP_ADVCL:
		if (infinitive)
			*ret_step = as_purpose(tree, from, head);
		return infinitive;
	case HB_DEP_POBJ:
	case HB_DEP_PCOMP:
		return after_preposition(tree, from, head, ret_step);
	case HB_DEP_NSUBJPASS:
		if (raised(tree, head) != HB_NONE) {
			*ret_step = passing(raised(tree, head), HB_ALL);
			return true;
		}
		/* fall through */
	case HB_DEP_DOBJ:
	case HB_DEP_COMPOUND:
		*ret_step = under(tree, from, head, false);
		return true;
	case HB_DEP_ATTR:
	case HB_DEP_ACOMP:
		*ret_step = passing(head, HB_ALL);
		return true;
	case HB_DEP_NSUBJ:
	case HB_DEP_CSUBJ:
		*ret_step = as_subject(tree, head);
		return true;
	case HB_DEP_CONJ:
		*ret_step = as_conjunct(tree, from, head);
		return true;
	case HB_DEP_NMOD:
		*ret_step = passing(head, HB_NOTHING);
		return true;
	default:
		return false;
	}
}

/* What a step makes of the reality of the word above. */
static enum hb_reality project(enum hb_reality above, const struct step *step)
{
	if (above == HB_ACTUAL)
		return step->reality;
	if (above == HB_DENIED)
		return step->negated;
	if (step->reality == HB_ACTUAL)
		return step->negated == HB_ACTUAL ? HB_ACTUAL : above;
	return step->reality == HB_DENIED ? HB_POSSIBLE : step->reality;
}

/* What a clause says of itself inside what is said of it.  A nearer word decides over a farther one, but for denials and for what
 * is asked for. */
static enum hb_reality compose(enum hb_reality own, enum hb_reality outer)
{
	if (own == HB_ACTUAL)
		return outer;
	if (outer == HB_DENIED)
		return own == HB_PLANNED ? HB_DENIED : HB_POSSIBLE;
	if (own == HB_DENIED)
		return outer == HB_POSSIBLE ? HB_POSSIBLE : HB_DENIED;
	return outer == HB_REQUESTED && own == HB_POSSIBLE ? HB_REQUESTED : own;
}

/* "reportedly", "according to unconfirmed reports", "rumours say" */
static bool is_hedged(const struct hb_tree *tree, uint32_t token)
{
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		uint32_t inner = hb_tree_says_one_of(tree, child, HB_ACCORDING)
					 ? hb_tree_child(tree, child, HB_DEP_BIT(HB_DEP_PREP))
					 : HB_NONE;
		uint32_t said = tree->dep[child] == HB_DEP_NSUBJ ? child : HB_NONE;
		uint32_t source = inner == HB_NONE ? said : hb_tree_child(tree, inner, HB_DEP_BIT(HB_DEP_POBJ));
		uint32_t kind = source == HB_NONE ? HB_NONE : hb_tree_child(tree, source, HB_DEP_BIT(HB_DEP_AMOD));

		if (hb_tree_named(tree, child, HB_DOUBT) || (source != HB_NONE && hb_tree_named(tree, source, HB_UNVERIFIED)) ||
		    (kind != HB_NONE && hb_tree_named(tree, kind, HB_UNVERIFIED)))
			return true;
	}
	return false;
}

static void note(const struct inquiry *it, enum hb_reality reality, const char *why)
{
	hb_trace(it->tree->reading, HB_PASS_EVENT, it->trigger, it->trigger + 1, "%s: %s by %s", it->rule->type,
		 hb_reality_text(reality), why);
}

/* A word that makes something else of what stands under it: which, and where the data say so. */
static void note_word(const struct inquiry *it, enum hb_reality reality, uint32_t word, const char *place)
{
	hb_trace(it->tree->reading, HB_PASS_EVENT, it->trigger, it->trigger + 1, "%s: %s by '%s' (%s)", it->rule->type,
		 hb_reality_text(reality), it->tree->tokens[word].text, place ? place : "its clause");
}

/* "attempted murder", "the planned release" */
static enum hb_reality by_adjectives(struct inquiry *it, uint32_t token, enum hb_reality reality)
{
	const struct hb_tree *tree = it->tree;

	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		const struct hb_signature *signature = tree->dep[child] == HB_DEP_AMOD ? gives(tree, child) : NULL;

		if (!signature)
			continue;
		if (signature->hedged)
			it->hedged = true;
		if (signature->reality != HB_ACTUAL) {
			note_word(it, (enum hb_reality)signature->reality, child, signature->place);
			reality = compose(reality, (enum hb_reality)signature->reality);
		}
	}
	return reality;
}

/* What the clause of the event's own word says, with the rule that found it. */
static enum hb_reality own_reality(struct inquiry *it)
{
	const struct hb_tree *tree = it->tree;
	enum hb_reality reality = (enum hb_reality)it->rule->reality, own = HB_ACTUAL;

	if (reality != HB_ACTUAL)
		note(it, reality, "the rule itself");
	if (!it->rule->negated)
		own = hb_clause_reality(tree, it->trigger, HB_ALL);
	if (own != HB_ACTUAL)
		note(it, own, "its own clause (modal verb, 'if', negation)");
	reality = compose(reality, own);
	if (hb_tree_is_verb(tree, it->trigger) && hb_clause_is_command(tree, it->trigger)) {
		note(it, HB_REQUESTED, "a command");
		reality = HB_REQUESTED;
	}
	return by_adjectives(it, it->trigger, reality);
}

/* "the hostage Ana Ruiz": what somebody is called is no part of what is said of her. */
static bool is_description(const struct hb_tree *tree, uint32_t token)
{
	const uint64_t at = HB_DEP_BIT(HB_DEP_COMPOUND) | HB_DEP_BIT(HB_DEP_NMOD) | HB_DEP_BIT(HB_DEP_APPOS);

	return (HB_DEP_BIT(tree->dep[token]) & at) && hb_tree_named(tree, token, HB_CAPTIVE) &&
	       strncmp(tree->tokens[tree->tokens[token].head].tag, "NNP", 3) == 0;
}

/* What is said of a word from above, itself left out. */
static enum hb_reality from_above(struct inquiry *it, uint32_t token, int height)
{
	const struct hb_tree *tree = it->tree;
	struct step step;
	enum hb_reality above, reality;

	if (tree->dep[token] == HB_DEP_AMOD || is_description(tree, token))
		return HB_ACTUAL; /* "the kidnapped banker": said as a fact about him */
	if (is_hedged(tree, token))
		it->hedged = true;
	if (hb_tree_is_verb(tree, token) && hb_clause_is_headline(tree, token)) {
		note(it, HB_PLANNED, "the infinitive of a headline");
		return HB_PLANNED;
	}
	if (height >= UP_MAX || !step_from_head(tree, token, &step)) {
		bool asked = tree->tokens[token].head == token && hb_clause_is_question(tree, token);

		if (asked)
			note(it, HB_POSSIBLE, "a question");
		return asked ? HB_POSSIBLE : HB_ACTUAL;
	}
	if (step.hedged)
		it->hedged = true;
	if (step.reality == HB_ACTUAL && step.negated == HB_ACTUAL)
		return HB_ACTUAL; /* "regrets that": a fact, whatever is made of the regret */
	above = from_above(it, step.above, height + 1);
	above = compose(hb_clause_reality(tree, step.above, step.part), above);
	if (!hb_tree_is_verb(tree, step.above) && step.part != HB_NOTHING)
		above = by_adjectives(it, step.above, above);
	reality = project(above, &step);
	if (reality != HB_ACTUAL)
		note_word(it, reality, step.above, step.place);
	return reality;
}

enum hb_reality hb_event_reality(const struct hb_tree *tree, uint32_t trigger, const struct hb_rule *rule, bool *ret_hedged)
{
	struct inquiry it = {.tree = tree, .trigger = trigger, .rule = rule};
	enum hb_reality own = own_reality(&it);
	enum hb_reality reality = compose(own, from_above(&it, trigger, 0));

	if (it.hedged)
		hb_trace(tree->reading, HB_PASS_EVENT, trigger, trigger + 1, "%s: less sure, as a word hedges", rule->type);
	*ret_hedged = it.hedged;
	return reality;
}
