/* Whom a word of kinship stands for. */
#include "extract/family/kinship_internal.h"

/* May the person be called so?  "his wife, Luis" is a list. */
static bool gender_fits(const struct hb_reading *reading, uint32_t noun, uint32_t mention)
{
	enum hb_gender gender = hb_gender_of_text(hb_kin_entry(reading, noun)->fields[1]);
	enum hb_gender other = hb_first_name_gender(hb_tok(reading, reading->mentions.items[mention].first)->lower);

	return gender == HB_GENDER_UNKNOWN || other == HB_GENDER_UNKNOWN || gender == other;
}

/* A name behind a comma is the relative's when the tree says so or when the phrase closes after it ("his wife, Ana, said"); in a
 * list the next item stands there. */
static bool is_apposed(const struct hb_reading *reading, uint32_t noun, uint32_t name, bool owned)
{
	const struct hb_found_mention *found = &reading->mentions.items[name];
	const struct hb_token *head = hb_tok(reading, found->head);
	uint32_t end = hb_sentence_end(reading, noun), first;

	if (head->head == hb_kin_head(reading, noun) && hb_is(head->dep, "appos"))
		return true;
	if (!owned || !gender_fits(reading, noun, name))
		return false;
	if (found->end >= end)
		return true;
	if (hb_is_any(hb_tok(reading, found->end)->text, ", . ; ( ) \u2013 \u2014"))
		return true;
	/* "Her son, Luis shared" opens a sentence or a part of it; elsewhere a clause may begin with the name */
	first = hb_tok(reading, hb_kin_head(reading, noun))->left_edge;
	return hb_is_any(hb_tok(reading, found->end)->pos, "VERB AUX") &&
	       (first == hb_sentence_first(reading, noun) || hb_is(hb_tok(reading, first - 1)->text, ","));
}

/* Names after a plural: "his sons, Ana and Luis", "three children - Ana, Luis and Eva". */
static void add_names_after(const struct hb_reading *reading, uint32_t token, struct hb_ends *ret)
{
	uint32_t end = hb_sentence_end(reading, token), i = token;

	while (i < end && ret->count < HB_MOST_ENDS) {
		uint32_t name = hb_name_after(reading, i), before = ret->count, next;

		if (name == HB_NONE)
			return;
		hb_add_mention(reading, ret, name);
		if (ret->count > before)
			ret->last = reading->mentions.items[name].end - 1;
		next = reading->mentions.items[name].end;
		/* "Ana, 8, Luis (12) and Eva" */
		if (next + 1 < end && hb_is_any(hb_tok(reading, next)->text, ", (") && hb_is(hb_tok(reading, next + 1)->pos, "NUM"))
			next += 2;
		else if (next < end && hb_is(hb_tok(reading, next)->pos, "NUM"))
			next++;
		if (next < end && hb_is(hb_tok(reading, next)->text, ")"))
			next++;
		i = next;
		while (i < end && i < next + 2 && hb_is_any(hb_tok(reading, i)->lower, ", and & ;"))
			i++;
		if (i == next)
			return;
	}
}

/* The names right after the word, or after a mark. */
static void by_names_after(const struct hb_reading *reading, uint32_t noun, bool owned, struct hb_ends *ret)
{
	uint32_t end = hb_sentence_end(reading, noun), next = hb_after_mark(reading, noun + 1), name;
	bool plural = hb_is_plural_noun(hb_tok(reading, noun)), marked = next > noun + 1;

	if (next >= end)
		return;
	if (plural && hb_is_word(hb_tok(reading, next)->lower, "naming"))
		next++;
	name = next < end ? hb_name_after(reading, next) : HB_NONE;
	if (name == HB_NONE)
		return;
	if (plural) {
		add_names_after(reading, next, ret);
		return;
	}
	if (marked ? is_apposed(reading, noun, name, owned)
		   : gender_fits(reading, noun, name) || reading->mentions.items[name].first == noun + 1) {
		hb_add_mention(reading, ret, name);
		ret->last = reading->mentions.items[name].end - 1;
	}
}

/* "His wife is Ana Ruiz", "their children were Ana and Luis"; the other way round "Ana is the wife of". */
static void by_copula(const struct hb_reading *reading, uint32_t word, struct hb_ends *ret)
{
	uint32_t noun = hb_kin_head(reading, word);
	const struct hb_token *token = hb_tok(reading, noun);
	uint32_t verb, other;
	bool plural = hb_is_plural_noun(hb_tok(reading, word));

	/* "is a guitarist and son of": what is joined to a predicate is said of the same subject */
	for (int steps = 0; steps < 4 && hb_is(token->dep, "conj") && token->head < noun; steps++) {
		noun = token->head;
		token = hb_tok(reading, noun);
	}
	if (noun != hb_kin_head(reading, word) && !hb_is(token->dep, "attr"))
		return;
	verb = token->head;
	if (!hb_is_any(token->dep, "nsubj attr") || !hb_is_word(hb_tok(reading, verb)->lemma, "copula") ||
	    hb_child(reading, verb, 0, "neg") != HB_NONE)
		return;
	other = hb_is(token->dep, "attr") ? hb_subject_token(reading, verb) : hb_child(reading, verb, verb + 1, "attr");
	if (other == HB_NONE || other == noun || hb_kin_entry(reading, other))
		return;
	if (plural)
		hb_add_people(reading, ret, other, HB_NONE, hb_is(token->dep, "nsubj"));
	else
		hb_add_mention(reading, ret, hb_person_mention_at(reading, other));
}

/* The participle of birth before a phrase, with nothing but places and dates between: "born on 3 May in Vigo, Spain, the son of".
 * Where these stand, trees differ. */
static uint32_t birth_before(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t first = hb_sentence_first(reading, noun), at = tokens[noun].left_edge;

	if (at == first || !hb_is(tokens[at - 1].text, ","))
		return HB_NONE;
	for (uint32_t steps = 0; at > first && steps < 16; steps++) {
		at--;
		if (hb_is_word(tokens[at].lemma, "bear") && hb_is(tokens[at].tag, "VBN"))
			return at;
		if (!hb_is_any(tokens[at].lower, ", in on at near - of the ( )") && !hb_is_any(tokens[at].pos, "PROPN NUM") &&
		    !hb_lexicon_field(&hb_lexicon_place_words, tokens[at].lower, 0))
			return HB_NONE;
	}
	return HB_NONE;
}

/* "The daughter of actors, she made her first film": the subject after the comma. */
static uint32_t subject_after(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t next = tokens[noun].right_edge + 1, end = hb_sentence_end(reading, noun), mention;

	if (tokens[noun].left_edge != hb_sentence_first(reading, noun) || hb_child(reading, noun, 0, "poss") != HB_NONE)
		return HB_NONE;
	if (next + 1 >= end || !hb_is(tokens[next].text, ",") || hb_is(tokens[next + 1].tag, "WP"))
		return HB_NONE;
	mention = reading->mention_of_head[next + 1];
	if (mention == HB_NONE)
		mention = hb_name_after(reading, next + 1);
	if (mention == HB_NONE || !hb_is_any(tokens[reading->mentions.items[mention].head].dep, "nsubj nsubjpass"))
		return HB_NONE;
	return mention;
}

/* "Ana Ruiz (daughter of Luis)": the name before the bracket that the phrase opens. */
static uint32_t name_before_bracket(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t first = hb_tok(reading, noun)->left_edge, mention;

	if (first < hb_sentence_first(reading, noun) + 2 || !hb_is(hb_tok(reading, first - 1)->text, "("))
		return HB_NONE;
	mention = hb_mention_at(reading, first - 2);
	if (mention == HB_NONE || reading->mentions.items[mention].kind != HB_NAME ||
	    reading->mentions.items[mention].type != HB_PERSON)
		return HB_NONE;
	return mention;
}

/* "Ana, daughter of", "born in Vigo, the son of", "known as the son of". */
static void by_clause(const struct hb_reading *reading, uint32_t word, struct hb_ends *ret)
{
	uint32_t noun = hb_kin_head(reading, word);
	const struct hb_token *tokens = reading->analysis->tokens, *token = &tokens[noun];
	uint32_t found = name_before_bracket(reading, noun), verb = birth_before(reading, noun);

	if (hb_is(token->dep, "pobj") && hb_is(tokens[token->head].lower, "as"))
		verb = tokens[token->head].head;
	if (verb != HB_NONE && found == HB_NONE)
		found = hb_person_mention_at(reading, hb_subject_token(reading, verb));
	/* "Ana, her mother and her sister" is a list */
	if (found == HB_NONE && hb_is(token->dep, "appos") && token->head < noun &&
	    !(hb_is(tokens[token->left_edge].tag, "PRP$") && word + 1 < reading->analysis->n_tokens &&
	      hb_is_any(tokens[word + 1].lower, "and &"))) {
		uint32_t mention = hb_mention_at(reading, token->head);

		if (mention != HB_NONE && reading->mentions.items[mention].type == HB_PERSON && !hb_kin_entry(reading, token->head))
			found = mention;
	}
	if (found == HB_NONE)
		found = subject_after(reading, noun);
	hb_add_mention(reading, ret, found);
}

/* "the parents of Ana Ruiz, Luz and Luis, waited": the names after the owner's comma. */
static void by_owner(const struct hb_reading *reading, uint32_t noun, struct hb_ends *ret)
{
	uint32_t owner = hb_owner_token(reading, noun), mention;

	if (owner == HB_NONE || !hb_is_closed_pair(reading, noun, owner))
		return;
	mention = hb_person_mention_at(reading, owner);
	add_names_after(reading, reading->mentions.items[mention].end + 1, ret);
}

void hb_kin_meant(const struct hb_reading *reading, uint32_t noun, bool owned, struct hb_ends *ret)
{
	uint32_t appos = hb_child(reading, hb_kin_head(reading, noun), noun + 1, "appos");

	ret->last = noun;
	by_names_after(reading, noun, owned, ret);
	if (ret->count == 0 && appos != HB_NONE && hb_is_plural_noun(hb_tok(reading, noun)))
		hb_add_people(reading, ret, appos, HB_NONE, true);
	if (ret->count == 0)
		by_owner(reading, noun, ret);
	if (ret->count == 0)
		by_copula(reading, noun, ret);
	if (ret->count == 0)
		by_clause(reading, noun, ret);
	if (ret->count == 0)
		hb_add_mention(reading, ret, hb_mention_at(reading, noun));
	if (ret->last < noun)
		ret->last = noun;
}
