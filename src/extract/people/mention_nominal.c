/* Nominals and pronouns: nouns for people, kin, captives and groups, "the 29-year-old", and the pronouns that stand for them.
 * While names are being found reading->mention_of_head marks every token of a name, so that no part of one is read again. */
#include "extract/people/mention_internal.h"
#include "extract/trace.h"

/* ---- pronouns ------------------------------------------------------------------------------------------------ */

static bool read_pronoun(struct hb_reading *reading, uint32_t i)
{
	const struct hb_token *token = hb_tok(reading, i);
	const struct hb_lexicon_entry *entry;
	struct hb_found_mention mention;

	if (!hb_is_any(token->tag, "PRP PRP$ WP WP$"))
		return false;
	entry = hb_lexicon_find(&hb_lexicon_pronouns, token->lower, strlen(token->lower));
	if (!entry)
		return false;
	mention = hb_mention_new(HB_PRONOUN, hb_is(entry->fields[2], "p") ? HB_GROUP : HB_PERSON, i);
	mention.gender = hb_gender_of_text(entry->fields[1]);
	mention.number = hb_is(entry->fields[2], "p") ? HB_PLURAL : hb_is(entry->fields[2], "s") ? HB_SINGULAR
												 : HB_NUMBER_UNKNOWN;
	mention.possessive = hb_is_any(token->tag, "PRP$ WP$");
	hb_trace(reading, HB_PASS_MENTION, i, i + 1, "pronoun (%s)", entry->place);
	HB_PUSH(reading->arena, reading->mentions, mention);
	return true;
}

/* ---- nouns --------------------------------------------------------------------------------------------------- */

/* What a noun says about whom it stands for. */
struct noun_sense {
	enum hb_gender gender;
	bool plural, group, generic;
	uint32_t first; /* of the words that make up the noun: "prisoner of war", "aid worker" */
	uint32_t end;
	const char *place; /* of the list that says so, or what else does */
};

/* "Englishwoman", "militiamen": by what the word ends in. */
static bool sense_by_ending(const struct hb_token *token, struct noun_sense *ret)
{
	size_t n = strlen(token->lower);

	for (size_t start = 2; start < n; start++) {
		const struct hb_lexicon_entry *entry = hb_lexicon_find(&hb_lexicon_people_words, token->lower + start, n - start);

		if (entry && hb_is(entry->fields[0], "ending")) {
			ret->gender = hb_gender_of_text(entry->fields[1]);
			ret->place = entry->place;
			return true;
		}
	}
	return false;
}

static bool sense_of_noun(const struct hb_reading *reading, uint32_t i, struct noun_sense *ret)
{
	const struct hb_token *token = hb_tok(reading, i);
	const struct hb_lexicon_entry *entry = hb_noun_entry(&hb_lexicon_person_nouns, token);
	uint32_t n;

	*ret = (struct noun_sense){.first = i, .end = i + 1, .plural = hb_is_plural_noun(token)};
	if (entry) {
		ret->place = entry->place;
		ret->gender = hb_gender_of_text(entry->fields[0]);
		ret->group = hb_is(entry->fields[2], "group");
		ret->generic = hb_is(entry->fields[2], "generic");
		ret->plural = ret->plural || hb_is(entry->fields[1], "p");
		entry = hb_entry_at(&hb_lexicon_person_nouns, reading->analysis, i, hb_sentence_end(reading, i), &n);
		if (entry)
			ret->end = i + n;
		return true;
	}
	entry = hb_kin_entry(reading, i);
	if (entry) {
		ret->place = entry->place;
		ret->gender = hb_gender_of_text(entry->fields[1]);
		return true;
	}
	entry = hb_noun_entry(&hb_lexicon_occupations, token);
	if (entry) {
		ret->place = entry->place;
		ret->gender = hb_gender_of_text(entry->fields[1]);
		return true;
	}
	entry = hb_entry_before(&hb_lexicon_occupations, reading->analysis, hb_sentence_first(reading, i), i + 1, &n);
	if (entry && n > 1) {
		ret->place = entry->place;
		ret->gender = hb_gender_of_text(entry->fields[1]);
		ret->first = i + 1 - n;
		return true;
	}
	if (hb_demonym_code(token->lower) && !hb_is(token->pos, "ADJ")) {
		ret->place = "a word for a people, data/en/demonyms.txt";
		ret->plural = ret->plural || hb_is_any(token->tag, "NNPS NNS");
		/* "the Dutch" is a people, "a Dutch" is not said */
		return ret->plural || hb_child(reading, i, 0, "det nummod poss") != HB_NONE;
	}
	return sense_by_ending(token, ret);
}

/* A noun that anything with "who" after it says of a person. */
static bool has_who_clause(const struct hb_reading *reading, uint32_t i)
{
	uint32_t clause = hb_child(reading, i, i + 1, "relcl"), subject;

	if (clause == HB_NONE)
		return false;
	subject = hb_child(reading, clause, 0, "nsubj nsubjpass");
	return subject != HB_NONE && hb_is(hb_tok(reading, subject)->lower, "who");
}

/* Part of another phrase's name: "climber Ana Ruiz", "hostage deal", "family friend". */
static bool is_modifier(const struct hb_reading *reading, uint32_t i)
{
	const struct hb_token *token = hb_tok(reading, i);
	const struct hb_found_mention *next;

	if (hb_is_any(token->dep, "compound nmod amod") && token->head > i)
		return true;
	/* an occupation right before a name without a comma is a title, whatever the tree says */
	if (i + 1 >= reading->analysis->n_tokens || reading->mention_of_head[i + 1] == HB_NONE)
		return false;
	next = &reading->mentions.items[reading->mention_of_head[i + 1]];
	return next->kind == HB_NAME && next->type == HB_PERSON && next->first == i + 1 &&
	       hb_tok(reading, i + 1)->sentence == token->sentence;
}

/* The first token of the words before the noun that belong to its phrase. */
static uint32_t phrase_first(const struct hb_reading *reading, uint32_t head, uint32_t first)
{
	const struct hb_token *tokens = reading->analysis->tokens;

	while (first > tokens[head].left_edge) {
		uint32_t child = first - 1;

		while (tokens[child].head != head && tokens[child].head != child && tokens[child].head < head &&
		       tokens[child].head >= tokens[head].left_edge)
			child = tokens[child].head;
		if (tokens[child].head != head ||
		    !hb_is_any(tokens[child].dep, "det amod compound poss nummod nmod predet quantmod npadvmod punct case"))
			break;
		if (hb_is(tokens[child].dep, "punct") && !hb_is(tokens[child].text, "-"))
			break;
		first = tokens[child].left_edge < first ? tokens[child].left_edge : first - 1;
	}
	return first;
}

static void count_nominal(const struct hb_reading *reading, struct hb_found_mention *mention)
{
	uint32_t number = hb_child(reading, mention->head, mention->first, "nummod");

	for (size_t i = 0; i < reading->quantities.count; i++) {
		const struct hb_found_quantity *quantity = &reading->quantities.items[i];

		if (quantity->noun == mention->head) {
			mention->count_min = quantity->min;
			mention->count_max = quantity->max;
			return;
		}
	}
	if (number != HB_NONE && number < mention->head) {
		mention->count_min = mention->count_max = hb_number_of(hb_tok(reading, number));
		if (mention->count_min > 1)
			mention->number = HB_PLURAL;
	}
}

/* "held hostage", "served as head of": a role, not somebody. */
static bool is_role(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	const struct hb_token *head = hb_tok(reading, mention->head);

	if (mention->number == HB_PLURAL || hb_kin_entry(reading, mention->head))
		return false;
	if (hb_is(head->dep, "pobj") && hb_is_word(hb_tok(reading, head->head)->lower, "role") &&
	    !hb_is_word(hb_tok(reading, mention->first)->lower, "pointing"))
		return true;
	return mention->first == mention->head && !hb_is_any(head->dep, "nsubj nsubjpass appos attr conj ROOT") &&
	       head->left_edge == mention->head && !hb_is(head->tag, "NNP");
}

/* "hostages", "any prisoner", "more captives": nobody in particular. */
static bool is_generic(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	const struct hb_token *first = hb_tok(reading, mention->first);
	bool determined = mention->number != HB_PLURAL || mention->count_min >= 0;
	bool is_definite = hb_is(first->lower, "the") || hb_is(first->tag, "PRP$");

	for (uint32_t i = mention->first; i < mention->head; i++) {
		const struct hb_token *token = hb_tok(reading, i);

		if (hb_is(token->lower, "the") || hb_is_word(token->lower, "plural") || hb_is_any(token->tag, "PRP$ POS"))
			determined = true;
		if (token->head == mention->head && hb_is_word(token->lower, "generic") && mention->count_min < 0 &&
		    !is_definite)
			return true;
	}
	return !determined;
}

static void note(const struct hb_reading *reading, const struct hb_found_mention *mention, const struct noun_sense *sense)
{
	hb_trace(reading, HB_PASS_MENTION, mention->first, mention->end, "%s: '%s' (%s)%s", hb_entity_type_text(mention->type),
		 hb_tok(reading, mention->head)->text, sense->place ? sense->place : "its form",
		 mention->specific ? "" : ", nobody in particular: no article or owner, or a word such as 'any', or a role");
}

static void read_noun(struct hb_reading *reading, uint32_t i)
{
	struct hb_found_mention mention = hb_mention_new(HB_NOMINAL, HB_PERSON, i);
	struct noun_sense sense;
	uint32_t n;

	if (is_modifier(reading, i)) {
		if (reading->trace && sense_of_noun(reading, i, &sense))
			hb_trace_miss(reading, HB_PASS_MENTION, i, i + 1, "no mention of its own: it belongs to the noun or name after it (%s)",
				      sense.place);
		return;
	}
	/* "the Northfield Courier" is a name that nobody found, not a courier */
	if (hb_is(hb_tok(reading, i)->pos, "PROPN") && i > 0 && hb_is_proper(hb_tok(reading, i - 1)) &&
	    hb_tok(reading, i - 1)->head == i && !hb_noun_entry(&hb_lexicon_titles, hb_tok(reading, i - 1)) &&
	    !hb_demonym_code(hb_tok(reading, i - 1)->lower) &&
	    !hb_entry_before(&hb_lexicon_titles, reading->analysis, hb_sentence_first(reading, i), i, &n))
		return;
	if (!sense_of_noun(reading, i, &sense)) {
		if (!has_who_clause(reading, i))
			return;
		sense.place = "'who' follows";
	}
	mention.first = phrase_first(reading, i, sense.first);
	mention.end = sense.end;
	mention.gender = sense.gender;
	mention.number = sense.plural ? HB_PLURAL : HB_SINGULAR;
	count_nominal(reading, &mention);
	if (mention.number == HB_PLURAL || sense.group)
		mention.type = HB_GROUP;
	mention.specific = !sense.generic && !is_generic(reading, &mention) && !is_role(reading, &mention);
	mention.possessive = i + 1 < reading->analysis->n_tokens && hb_is(hb_tok(reading, i + 1)->tag, "POS");
	note(reading, &mention, &sense);
	HB_PUSH(reading->arena, reading->mentions, mention);
}

/* "the 29-year-old", where no noun follows: its last word is the head.  Returns one past the phrase, or token + 1. */
static uint32_t read_age(struct hb_reading *reading, uint32_t token)
{
	struct hb_found_mention mention;
	uint32_t end, head, first = token;

	if (hb_age_phrase(reading, token, &end) < 0)
		return token + 1;
	head = end - 1;
	if ((hb_is_noun(hb_tok(reading, hb_tok(reading, head)->head)) && hb_tok(reading, head)->head >= end) ||
	    hb_is_any(hb_tok(reading, head)->dep, "acomp amod compound npadvmod") ||
	    (end < reading->analysis->n_tokens && reading->mention_of_head[end] != HB_NONE))
		return end;
	/* "the 29-year-old"; headlines leave the article out */
	if (token > 0 && (hb_is_word(hb_tok(reading, token - 1)->lower, "article") || hb_is_word(hb_tok(reading, token - 1)->lower, "pointing")))
		first = token - 1;
	else if (!hb_is_any(hb_tok(reading, head)->dep, "nsubj nsubjpass pobj dobj"))
		return end;
	mention = hb_mention_new(HB_NOMINAL, HB_PERSON, head);
	mention.first = first;
	mention.end = end;
	mention.number = HB_SINGULAR;
	hb_trace(reading, HB_PASS_MENTION, mention.first, mention.end, "person: an age without a noun");
	HB_PUSH(reading->arena, reading->mentions, mention);
	return end;
}

/* Do people do or suffer this? */
static bool is_of_people(const struct hb_token *verb)
{
	return hb_is_word(verb->lemma, "human") || hb_is_word(verb->lemma, "speech") || hb_lexicon_field(&hb_lexicon_story_words, verb->lemma, 0);
}

static bool is_time_or_money(const struct hb_reading *reading, uint32_t token)
{
	return hb_is_in_time(reading, token) || (token > 0 && hb_is_any(hb_tok(reading, token - 1)->tag, "$ #")) ||
	       (token + 1 < reading->analysis->n_tokens && hb_is_word(hb_tok(reading, token + 1)->lower, "measure"));
}

/* "The three were freed", "all four", "the remaining 22": a number without a noun, of people by what is said of them. */
static bool read_number(struct hb_reading *reading, uint32_t i)
{
	const struct hb_token *token = hb_tok(reading, i);
	int32_t count = hb_is(token->tag, "CD") ? hb_number_of(token) : -1;
	struct hb_found_mention mention;
	uint32_t first = i;

	if (count < 2 || (count > 1899 && count < 2101) || !hb_is_any(token->dep, "nsubj nsubjpass dobj pobj") || is_time_or_money(reading, i))
		return false;
	while (first > hb_sentence_first(reading, i) &&
	       hb_is_word(hb_tok(reading, first - 1)->lower, "counted"))
		first--;
	if (first == i || !is_of_people(hb_tok(reading, hb_governor(reading, i))))
		return false;
	mention = hb_mention_new(HB_NOMINAL, HB_GROUP, i);
	mention.first = first;
	mention.end = i + 1;
	mention.number = HB_PLURAL;
	mention.count_min = mention.count_max = count;
	hb_trace(reading, HB_PASS_MENTION, first, i + 1, "group: a number without a noun, of people by the verb '%s'",
		 hb_tok(reading, hb_governor(reading, i))->lemma);
	HB_PUSH(reading->arena, reading->mentions, mention);
	return true;
}

void hb_find_nominals(struct hb_reading *reading)
{
	uint32_t n = (uint32_t)reading->analysis->n_tokens;

	for (uint32_t i = 0, next; i < n; i = next) {
		const struct hb_token *token = hb_tok(reading, i);

		next = i + 1;
		if (reading->mention_of_head[i] != HB_NONE || token->is_space)
			continue;
		if (read_pronoun(reading, i) || read_number(reading, i))
			continue;
		next = read_age(reading, i);
		if (next == i + 1 && hb_is_noun(token))
			read_noun(reading, i);
	}
}
