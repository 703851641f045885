/* Mentions: who and what the text speaks of, before it is known who is who.  Names are found in mention_name.c, nominals and
 * pronouns in mention_nominal.c; here are the questions about tokens that they share, and the ordering of the result. */
#include "extract/people/mention_internal.h"

#include <stdlib.h>

enum { GOVERNOR_STEPS = 6 };

bool hb_is_any(const char *label, const char *list)
{
	size_t n = strlen(label);

	if (n == 0)
		return false;
	for (const char *at = strstr(list, label); at; at = strstr(at + 1, label)) {
		if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
			return true;
	}
	return false;
}

bool hb_is_word(const char *word, const char *class)
{
	const char *found = hb_lexicon_field(&hb_lexicon_people_words, word, 0);

	return found && hb_is_any(class, found);
}

bool hb_is_proper(const struct hb_token *token)
{
	return hb_is(token->pos, "PROPN") && hb_is_capital(token);
}

uint32_t hb_child(const struct hb_reading *reading, uint32_t head, uint32_t from, const char *deps)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t i = from > tokens[head].left_edge ? from : tokens[head].left_edge;

	for (; i <= tokens[head].right_edge; i++) {
		if (i != head && tokens[i].head == head && hb_is_any(tokens[i].dep, deps))
			return i;
	}
	return HB_NONE;
}

int32_t hb_number_of(const struct hb_token *token)
{
	const char *text = token->text;

	if (token->text[0] < '0' || token->text[0] > '9') {
		if (!hb_is_word(token->lower, "number"))
			return -1;
		text = hb_lexicon_field(&hb_lexicon_people_words, token->lower, 1);
	}
	char *end;
	long value = strtol(text, &end, 10);
	return *end == '\0' && value < 100000 ? (int32_t)value : -1;
}

static bool is_dash(const struct hb_token *token)
{
	return hb_is(token->text, "-") || hb_is(token->text, "\u2010") || hb_is(token->text, "\u2011") ||
	       hb_is(token->text, "\u2013");
}

int32_t hb_age_phrase(const struct hb_reading *reading, uint32_t token, uint32_t *ret_end)
{
	uint32_t end = hb_sentence_end(reading, token), at = token + 1;
	const struct hb_token *tokens = reading->analysis->tokens;
	int32_t age = hb_number_of(&tokens[token]);
	char *rest;

	if (age < 0 && tokens[token].text[0] >= '1' && tokens[token].text[0] <= '9') {
		long value = strtol(tokens[token].text, &rest, 10); /* "29-year" or "29-year-old" in one token */
		if (value < 130 && hb_is_word(rest, "aged")) {
			*ret_end = token + 1;
			return (int32_t)value;
		}
		return -1;
	}
	if (age < 0 || age > 129)
		return -1;
	if (at < end && is_dash(&tokens[at]))
		at++;
	if (at >= end || !hb_is_word(tokens[at].lower, "age-unit"))
		return -1;
	if (!hb_is_word(tokens[at].lower, "year"))
		age = 0; /* younger than one, or nearly */
	at++;
	if (at < end && is_dash(&tokens[at]))
		at++;
	if (at >= end || !hb_is_word(tokens[at].lower, "old"))
		return -1;
	*ret_end = at + 1;
	return age;
}

int32_t hb_age_in(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	int32_t age = -1;
	uint32_t past;

	for (uint32_t i = first; i < end && age < 0; i++)
		age = hb_age_phrase(reading, i, &past);
	return age;
}

const struct hb_lexicon_entry *hb_kin_entry(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t n, end = hb_sentence_end(reading, noun);
	const struct hb_lexicon_entry *entry;

	if (!hb_is_noun(&tokens[noun]))
		return NULL;
	if (noun + 2 < end && hb_is(tokens[noun + 1].text, "-") && hb_is(tokens[noun + 2].lower, "in"))
		return NULL; /* the word goes on: "-in-law" */
	entry = hb_entry_before(&hb_lexicon_kinship, reading->analysis, hb_sentence_first(reading, noun), noun + 1, &n);
	return entry ? entry : hb_noun_entry(&hb_lexicon_kinship, &tokens[noun]);
}

uint32_t hb_subject_token(const struct hb_reading *reading, uint32_t verb)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = verb;

	for (int steps = 0; steps < 5; steps++) {
		uint32_t subject = hb_child(reading, at, 0, "nsubj nsubjpass");

		if (subject != HB_NONE) {
			/* "who was born": whom the clause is about */
			if (hb_is_word(tokens[subject].lower, "relative") && hb_is(tokens[at].dep, "relcl"))
				return tokens[at].head;
			return subject;
		}
		if (tokens[at].head == at)
			return HB_NONE;
		if (hb_is_any(tokens[at].dep, "acl relcl amod appos") && hb_is_noun(&tokens[tokens[at].head]))
			return tokens[at].head;
		if (!hb_is_any(tokens[at].dep, "advcl conj acomp attr xcomp aux auxpass oprd"))
			return HB_NONE;
		at = tokens[at].head;
	}
	return HB_NONE;
}

uint32_t hb_governor(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_token *tokens = reading->analysis->tokens;

	for (int steps = 0; steps < GOVERNOR_STEPS; steps++) {
		uint32_t head = tokens[token].head;

		if (head == token)
			return token;
		token = head;
		if (!hb_is_any(tokens[token].dep, "prep conj agent dative") || hb_is_any(tokens[token].pos, "VERB AUX"))
			return token;
	}
	return token;
}

bool hb_is_in_time(const struct hb_reading *reading, uint32_t token)
{
	size_t low = 0, high = reading->timexes.count; /* they stand in text order */

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (reading->timexes.items[middle].end <= token)
			low = middle + 1;
		else
			high = middle;
	}
	return low < reading->timexes.count && reading->timexes.items[low].first <= token;
}

struct hb_found_mention hb_mention_new(enum hb_mention_kind kind, enum hb_entity_type type, uint32_t head)
{
	return (struct hb_found_mention){
		.kind = kind,
		.type = type,
		.first = head,
		.end = head + 1,
		.head = head,
		.entity = HB_NONE,
		.count_min = -1,
		.count_max = -1,
		.specific = true,
	};
}

uint32_t hb_subject_of_clause(const struct hb_reading *reading, uint32_t verb)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = verb;

	for (int steps = 0; steps < 6; steps++) {
		uint32_t subject = hb_subject_token(reading, at);

		if (subject != HB_NONE)
			return subject;
		if (tokens[at].head == at || !hb_is_any(tokens[at].dep, "advcl conj xcomp pcomp prep acl relcl ccomp"))
			return HB_NONE;
		at = tokens[at].head;
	}
	return HB_NONE;
}

uint32_t hb_mention_at(const struct hb_reading *reading, uint32_t token)
{
	uint32_t best = reading->mention_of_head[token];

	/* heads lie inside their mentions, and names are short */
	for (uint32_t i = token > 8 ? token - 8 : 0; best == HB_NONE && i < token + 9 && i < reading->analysis->n_tokens; i++) {
		uint32_t found = reading->mention_of_head[i];

		if (found != HB_NONE && reading->mentions.items[found].kind == HB_NAME &&
		    reading->mentions.items[found].first <= token && token < reading->mentions.items[found].end)
			best = found;
	}
	return best;
}

static int by_head(const void *a, const void *b)
{
	const struct hb_found_mention *left = a, *right = b;

	if (left->head != right->head)
		return left->head < right->head ? -1 : 1;
	return (left->first > right->first) - (left->first < right->first);
}

void hb_read_mentions(struct hb_reading *reading)
{
	hb_find_names(reading);
	hb_find_nested_names(reading);
	hb_find_nominals(reading);
	if (reading->mentions.count > 1)
		qsort(reading->mentions.items, reading->mentions.count, sizeof *reading->mentions.items, by_head);
	for (size_t i = 0; i < reading->analysis->n_tokens; i++)
		reading->mention_of_head[i] = HB_NONE;
	for (size_t i = 0; i < reading->mentions.count; i++)
		reading->mention_of_head[reading->mentions.items[i].head] = (uint32_t)i;
}
