/* What each mention does in its sentence, and what is said of it: the roles and predicates that the ranking weighs. */
#include "extract/people/coref_internal.h"

#include <stdlib.h>

enum { ENTITY_PREDICATES = 32, ROLE_STEPS = 6 };

/* Does the phrase of the head hold the token? */
static bool phrase_holds(const struct hb_reading *reading, const struct hb_found_mention *mention, uint32_t token)
{
	return hb_tok(reading, mention->head)->left_edge <= token && token <= hb_tok(reading, mention->head)->right_edge;
}

/* Is the second mention in the clause, or a clause below it, of which the first is the subject?  "The minister pledged to free Ruiz",
 * "he said that Ruiz ..." speak of two. */
static bool commands(const struct hb_reading *reading, const struct hb_found_mention *first, const struct hb_found_mention *second)
{
	const struct hb_token *head = hb_tok(reading, first->head), *verb = hb_tok(reading, head->head);

	return hb_is_any(head->dep, "nsubj nsubjpass") && first->head < second->head && second->head <= verb->right_edge &&
	       head->head < second->head;
}

bool hb_coref_barred(const struct hb_reading *reading, const struct hb_found_mention *mention,
		     const struct hb_found_mention *candidate)
{
	const struct hb_token *here = hb_tok(reading, mention->head), *there = hb_tok(reading, candidate->head);

	if (here->sentence != there->sentence)
		return false;
	if (mention->kind == HB_NOMINAL && (phrase_holds(reading, mention, candidate->head) || commands(reading, candidate, mention)))
		return true;
	if (candidate->kind != HB_PRONOUN && commands(reading, mention, candidate))
		return true;
	if (mention->possessive && mention->kind == HB_PRONOUN) /* "his" is not the father of "his father" */
		return here->head == candidate->head ||
		       (phrase_holds(reading, candidate, mention->head) && candidate->head > mention->head);
	if (candidate->possessive && there->head != mention->head)
		return false;
	if (mention->kind == HB_NOMINAL && phrase_holds(reading, candidate, mention->head))
		return true;
	return hb_governor(reading, mention->head) == hb_governor(reading, candidate->head);
}

/* The token whose place the mention shares: up through lists and appositions. */
static uint32_t shared_place(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_token *tokens = reading->analysis->tokens;

	for (int steps = 0; steps < ROLE_STEPS && hb_is_any(tokens[token].dep, "conj appos") && tokens[token].head < token &&
			    hb_is_noun(&tokens[tokens[token].head]);
	     steps++)
		token = tokens[token].head;
	return token;
}

static enum hb_coref_role role_of(const struct hb_token *token)
{
	static const struct {
		const char *deps;
		enum hb_coref_role role;
	} roles[] = {
		{"nsubj csubj expl", HB_ROLE_SUBJECT}, {"nsubjpass csubjpass", HB_ROLE_PASSIVE},
		{"dobj dative", HB_ROLE_OBJECT},       {"pobj agent", HB_ROLE_OBLIQUE},
		{"poss", HB_ROLE_OWNER},               {"attr oprd appos", HB_ROLE_PREDICATE},
		{"compound nmod amod nummod npadvmod", HB_ROLE_MODIFIER},
	};

	for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
		if (hb_is_any(token->dep, roles[i].deps))
			return roles[i].role;
	}
	return HB_ROLE_OTHER;
}

static uint32_t story_of_verb(const char *lemma, char place)
{
	const char *kind = hb_lexicon_field(&hb_lexicon_story_words, lemma, 0);

	if (place == 's' && hb_is_word(lemma, "speech"))
		return HB_STORY_SPEAKS;
	if (!kind)
		return 0;
	if (hb_is(kind, "harm"))
		return place == 'o' ? HB_STORY_HARMED : HB_STORY_ACCUSED;
	if (hb_is(kind, "suffer"))
		return place == 's' ? HB_STORY_HARMED : 0;
	return hb_is(kind, "accuse") && place == 'o' ? HB_STORY_ACCUSED : 0;
}

static uint32_t story_of_owned(const char *lemma)
{
	const char *kind = hb_lexicon_field(&hb_lexicon_story_words, lemma, 1);

	if (!kind)
		return 0;
	return hb_is(kind, "harmed") ? HB_STORY_HARMED : hb_is(kind, "accused") ? HB_STORY_ACCUSED : 0;
}

static void add_predicate(struct hb_coref_mention *mention, const struct hb_token *word, char place)
{
	mention->story |= place == 'p' ? story_of_owned(word->lemma) : story_of_verb(word->lemma, place);
	if (mention->n_predicates < HB_COREF_PREDICATES && !hb_is_word(word->lemma, "copula") && !hb_is(word->lemma, "have"))
		mention->predicates[mention->n_predicates++] = (struct hb_coref_predicate){word->lemma, place};
}

/* The verbs of "was found and killed": the subject of the first is the subject of all. */
static void add_verbs(const struct hb_reading *reading, struct hb_coref_mention *mention, uint32_t verb, char place)
{
	for (int steps = 0; verb != HB_NONE && steps < HB_COREF_PREDICATES; steps++) {
		uint32_t next = hb_child(reading, verb, verb + 1, "conj"), own;

		add_predicate(mention, hb_tok(reading, verb), place);
		own = next == HB_NONE ? HB_NONE : hb_child(reading, next, 0, "nsubj nsubjpass");
		if (own != HB_NONE)
			return;
		verb = next;
		if (verb != HB_NONE && place == 's' && hb_child(reading, verb, 0, "auxpass") != HB_NONE)
			place = 'o';
	}
}

/* What the clauses and participles after a noun say: "a man shot by police", "the woman who died". */
static void add_clauses(const struct hb_reading *reading, struct hb_coref_mention *mention, uint32_t noun)
{
	uint32_t clause = hb_child(reading, noun, noun + 1, "acl relcl"), subject;

	if (clause == HB_NONE)
		return;
	if (hb_is(hb_tok(reading, clause)->dep, "acl")) {
		add_verbs(reading, mention, clause, hb_is(hb_tok(reading, clause)->tag, "VBN") ? 'o' : 's');
		return;
	}
	subject = hb_child(reading, clause, 0, "nsubj nsubjpass");
	if (subject != HB_NONE && hb_is_word(hb_tok(reading, subject)->lower, "relative"))
		add_verbs(reading, mention, clause, hb_is(hb_tok(reading, subject)->dep, "nsubj") ? 's' : 'o');
}

static void set_place(const struct hb_reading *reading, uint32_t index, struct hb_coref_mention *mention)
{
	const struct hb_found_mention *found = &reading->mentions.items[index];
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = shared_place(reading, found->head), head = tokens[at].head, of;

	mention->role = role_of(&tokens[at]);
	if (mention->role == HB_ROLE_SUBJECT)
		add_verbs(reading, mention, head, 's');
	else if (mention->role == HB_ROLE_PASSIVE)
		add_verbs(reading, mention, head, 'o');
	else if (mention->role == HB_ROLE_OBJECT)
		add_predicate(mention, &tokens[head], 'o');
	else if (mention->role == HB_ROLE_OWNER)
		add_predicate(mention, &tokens[head], 'p');
	else if (mention->role == HB_ROLE_OBLIQUE && hb_is(tokens[head].dep, "agent"))
		add_predicate(mention, &tokens[tokens[head].head], 's');
	else if (mention->role == HB_ROLE_OBLIQUE && hb_is(tokens[head].lower, "of"))
		add_predicate(mention, &tokens[tokens[head].head], 'p');
	if (found->kind != HB_PRONOUN) {
		add_clauses(reading, mention, found->head);
		of = hb_child(reading, found->head, 0, "amod");
		if (of != HB_NONE && hb_is(tokens[of].tag, "VBN"))
			add_predicate(mention, &tokens[of], 'o');
	}
}

void hb_coref_set_scene(struct hb_coref *coref)
{
	const struct hb_reading *reading = coref->reading;

	coref->mentions = hb_arena_zero(reading->arena, reading->mentions.count + 1, sizeof *coref->mentions);
	for (uint32_t i = 0; i < reading->mentions.count; i++)
		set_place(reading, i, &coref->mentions[i]);
}

void hb_coref_learn_predicates(struct hb_coref *coref, uint32_t index, uint32_t entity)
{
	const struct hb_coref_mention *mention = &coref->mentions[index];
	struct hb_coref_entity *found = &coref->entities.items[entity];

	found->story |= mention->story;
	for (uint32_t p = 0; p < mention->n_predicates && found->predicates.count < ENTITY_PREDICATES; p++)
		HB_PUSH(coref->reading->arena, found->predicates, mention->predicates[p]);
}

/* Rank the people by how many names they have. */
static int by_names(const void *a, const void *b)
{
	const uint64_t *left = a, *right = b;

	return (*left < *right) - (*left > *right);
}

void hb_coref_learn_names(struct hb_coref *coref)
{
	const struct hb_reading *reading = coref->reading;
	uint32_t n = 0, max = (uint32_t)coref->entities.count;
	uint64_t *order = hb_arena_alloc(reading->arena, max + 1, sizeof *order);

	for (uint32_t i = 0; i < max; i++) {
		const struct hb_coref_entity *entity = &coref->entities.items[i];

		if (entity->names.count > 0 && reading->entities.items[i].entity.type == HB_PERSON)
			order[n++] = (uint64_t)entity->names.count << 32 | (UINT32_MAX - i); /* of equals the first */
	}
	if (n > 1)
		qsort(order, n, sizeof *order, by_names);
	for (uint32_t rank = 0; rank < n; rank++)
		coref->entities.items[UINT32_MAX - (uint32_t)order[rank]].name_rank = rank;
}
