/* The document as the name finder sees it: its positions, its words, and how each word is written and placed elsewhere. */
#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "finder/code.h"
#include "finder/feature.h"
#include "names/lists.h"
#include "world/organization.h"
#include "world/place.h"

enum {
	N_AROUND = 6,         /* surroundings kept of one word */
	LONGEST_LISTED = 12,  /* tokens of a listed name, at most */
	SMALL_WORD_BYTES = 4, /* "of", "al", "dos": words without a capital inside a listed name */
};

static uint64_t code_of(const char *text)
{
	return hb_code_stirred(text, strlen(text), 0);
}

/* X for a capital, x for a letter, 9 for a digit, else the sign itself; runs as one letter in the short form. */
static void take_shape(struct hb_finder_word *word)
{
	const char *text = word->text, *lower = word->lower, *text_end = text + strlen(text), *lower_end = lower + strlen(lower);
	uint64_t shape = 7, short_shape = 7, last = 0;
	unsigned n = 0;

	while (text < text_end && lower < lower_end) {
		uint32_t sign = hb_utf8_next(&text, text_end), small = hb_utf8_next(&lower, lower_end);
		bool letter = sign != small || sign > 0x2fff || (sign >= 'a' && sign <= 'z') || (sign >= 0xc0 && sign < 0x2000);
		uint64_t kind = sign != small ? 'X' : letter ? 'x' : sign >= '0' && sign <= '9' ? '9' : sign;

		if (n++ < 8)
			shape = shape * 1000003 + kind;
		if (kind != last)
			short_shape = short_shape * 1000003 + kind;
		last = kind;
	}
	word->shape = shape;
	word->short_shape = short_shape;
}

static uint32_t add_word(struct hb_finder_document *document, struct hb_table *table, const struct hb_token *token)
{
	bool is_new;
	size_t n = strlen(token->text);
	uint64_t *slot = hb_table_add(table, token->text, n, document->words_seen.count, &is_new);
	struct hb_finder_word word = {.text = token->text, .lower = token->lower, .around = HB_NONE};
	const struct hb_lexicon_entry *given;

	if (!is_new)
		return (uint32_t)*slot;
	word.code = code_of(token->text);
	word.lower_code = code_of(token->lower);
	word.capital = hb_is_capital(token);
	take_shape(&word);
	/* the table of classes has words as they are written: "Haifa", "haifa" */
	if (!hb_word_class_find(token->text, n, &word.classes) || !word.classes.known) {
		uint8_t name_part = word.classes.name_part;

		hb_word_class_find(token->lower, strlen(token->lower), &word.classes);
		word.classes.name_part = name_part;
	}
	given = hb_lexicon_find(&hb_lexicon_first_names, token->lower, strlen(token->lower));
	word.gender = given ? (uint8_t)given->fields[0][0] : 0;
	HB_PUSH(document->arena, document->words_seen, word);
	return (uint32_t)*slot;
}

/* At least seven in ten of its longer words are in capitals. */
static bool sentence_is_loud(const struct hb_analysis *analysis, const struct hb_sentence *sentence)
{
	uint32_t loud = 0, all = 0;

	for (uint32_t i = sentence->first; i < sentence->end; i++) {
		const char *text = analysis->tokens[i].text, *lower = analysis->tokens[i].lower;
		size_t n = strlen(text);

		if (n < 2 || (text[0] >= '0' && text[0] <= '9'))
			continue;
		all++;
		loud += text[0] != lower[0] && text[n - 1] != lower[n - 1];
	}
	return all > 2 && loud * 10 >= all * 7;
}

static bool opens_sentence(const struct hb_analysis *analysis, uint32_t token)
{
	const struct hb_sentence *sentence = &analysis->sentences[analysis->tokens[token].sentence];

	for (uint32_t i = sentence->first; i < token; i++) {
		const char *text = analysis->tokens[i].text;
		bool letter = (text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z') || (unsigned char)text[0] >= 0xc3;

		if (i + 3 < token || letter)
			return false;
	}
	return true;
}

static void take_positions(struct hb_finder_document *document)
{
	const struct hb_analysis *analysis = document->analysis;
	struct hb_table words, lowers;
	uint32_t block = HB_NONE;

	hb_table_init(&words);
	hb_table_init(&lowers);
	for (size_t s = 0; s < analysis->n_sentences; s++) {
		const struct hb_sentence *sentence = &analysis->sentences[s];
		bool loud = sentence_is_loud(analysis, sentence);

		for (uint32_t i = sentence->first; i < sentence->end; i++) {
			const struct hb_token *token = &analysis->tokens[i];
			size_t at = document->n;

			if (token->is_space)
				continue;
			document->tokens[at] = i;
			document->words[at] = add_word(document, &words, token);
			document->lowers[at] = (uint32_t)*hb_table_add(&lowers, token->lower, strlen(token->lower), lowers.count, NULL);
			document->first_in_chain[at] = sentence->block != block;
			document->sentence_start[at] = opens_sentence(analysis, i);
			document->loud[at] = loud;
			block = sentence->block;
			document->n++;
		}
	}
	document->n_lowers = lowers.count;
	hb_table_release(&words);
	hb_table_release(&lowers);
}

static uint8_t up_to_three(uint32_t n)
{
	return (uint8_t)(n > 3 ? 3 : n);
}

/* How often each word stands in lower case, and with a capital where none is needed. */
static void count_cases(struct hb_finder_document *document)
{
	uint32_t *small = hb_arena_zero(document->arena, document->n_lowers, sizeof *small);
	uint32_t *great = hb_arena_zero(document->arena, document->n_lowers, sizeof *great);

	for (size_t i = 0; i < document->n; i++) {
		if (!document->words_seen.items[document->words[i]].capital)
			small[document->lowers[i]]++;
		else if (!document->sentence_start[i] && !document->loud[i])
			great[document->lowers[i]]++;
	}
	for (size_t i = 0; i < document->n; i++) {
		struct hb_finder_word *word = &document->words_seen.items[document->words[i]];

		word->lower_seen = up_to_three(small[document->lowers[i]]);
		word->capital_seen = up_to_three(great[document->lowers[i]]);
	}
}

static void add_around(struct hb_finder_document *document, struct hb_finder_word *word, uint64_t code, bool after)
{
	uint32_t n = 0;

	for (uint32_t at = word->around; at != HB_NONE; at = document->around.items[at].next, n++) {
		if (document->around.items[at].code == code && document->around.items[at].after == after)
			return;
	}
	if (n >= N_AROUND)
		return;
	struct hb_finder_around found = {.code = code, .after = after, .next = word->around};
	word->around = (uint32_t)document->around.count;
	HB_PUSH(document->arena, document->around, found);
}

static void take_surroundings(struct hb_finder_document *document)
{
	struct hb_finder_word *words = document->words_seen.items;
	uint32_t *times = hb_arena_zero(document->arena, document->words_seen.count, sizeof *times);

	for (size_t i = 0; i < document->n; i++)
		times[document->words[i]]++;
	for (size_t i = 0; i < document->n; i++) {
		struct hb_finder_word *word = &words[document->words[i]];

		if (!word->capital || times[document->words[i]] < 2)
			continue;
		if (!document->first_in_chain[i])
			add_around(document, word, words[document->words[i - 1]].lower_code, false);
		if (i + 1 < document->n && !document->first_in_chain[i + 1])
			add_around(document, word, words[document->words[i + 1]].lower_code, true);
	}
}

/* The part that a token has in a listed name of n tokens: 1 begin, 2 inside, 3 last, 4 alone. */
static uint8_t list_part(uint32_t i, uint32_t n)
{
	return n == 1 ? 4 : i == 0 ? 1 : i + 1 == n ? 3 : 2;
}

static uint8_t place_value(const struct hb_place *place)
{
	unsigned people = place->population > 1000000 ? 3 : place->population > 100000 ? 2 : place->population > 10000;

	return (uint8_t)(((unsigned)place->kind << 2 | people) << 1 | place->listed);
}

/* Where a listed name that starts here ends at the latest: names have capitals, and small words between. */
static uint32_t list_end(const struct hb_analysis *analysis, uint32_t token, uint32_t end)
{
	uint32_t last = token + 1;

	for (uint32_t i = token + 1; i < end && i < token + LONGEST_LISTED; i++) {
		bool capital = hb_is_capital(&analysis->tokens[i]);

		if (!capital && strlen(analysis->tokens[i].text) > SMALL_WORD_BYTES)
			break;
		last = capital ? i + 1 : last;
	}
	return last;
}

/* Listed names over the document's tokens, longest first from the left. */
static void take_lists(struct hb_finder_document *document)
{
	size_t place_end = 0, body_end = 0;

	document->place = hb_arena_zero(document->arena, document->n, sizeof *document->place);
	document->body = hb_arena_zero(document->arena, document->n, sizeof *document->body);
	for (size_t i = 0; i < document->n; i++) {
		const struct hb_sentence *sentence = &document->analysis->sentences[document->analysis->tokens[document->tokens[i]].sentence];
		struct hb_place place;
		struct hb_organization body;
		uint32_t n, end;

		if (!document->words_seen.items[document->words[i]].capital)
			continue;
		end = list_end(document->analysis, document->tokens[i], sentence->end);
		n = i < place_end ? 0 : hb_place_longest(document->analysis, document->tokens[i], end, &place);
		for (uint32_t k = 0; k < n && i + k < document->n; k++)
			document->place[i + k] = (uint16_t)(list_part(k, n) + 4U * place_value(&place));
		place_end = n ? i + n : place_end;
		n = i < body_end ? 0 : hb_organization_longest(document->analysis, document->tokens[i], end, &body);
		for (uint32_t k = 0; k < n && i + k < document->n; k++)
			document->body[i + k] = (uint16_t)(list_part(k, n) + 4 * body.is_place);
		body_end = n ? i + n : body_end;
	}
}

/* Names have capitals or figures, or stand beside a word that has. */
static void mark_far(struct hb_finder_document *document)
{
	document->far = hb_arena_alloc(document->arena, document->n, 1);
	for (size_t i = 0; i < document->n; i++) {
		const char *text = document->words_seen.items[document->words[i]].text;

		document->far[i] = text[0] < '0' || text[0] > '9';
		for (int d = -HB_REACH; d <= HB_REACH && document->far[i]; d++)
			document->far[i] = !hb_finder_beside(document, i, d) || !document->words_seen.items[document->words[i + (size_t)d]].capital;
	}
}

void hb_finder_open(const struct hb_analysis *analysis, struct hb_arena *arena, struct hb_finder_document *ret_document)
{
	size_t n = analysis->n_tokens;

	*ret_document = (struct hb_finder_document){.analysis = analysis, .arena = arena};
	ret_document->tokens = hb_arena_alloc(arena, n, sizeof *ret_document->tokens);
	ret_document->words = hb_arena_alloc(arena, n, sizeof *ret_document->words);
	ret_document->lowers = hb_arena_alloc(arena, n, sizeof *ret_document->lowers);
	ret_document->first_in_chain = hb_arena_alloc(arena, n, 1);
	ret_document->sentence_start = hb_arena_alloc(arena, n, 1);
	ret_document->loud = hb_arena_alloc(arena, n, 1);
	take_positions(ret_document);
	count_cases(ret_document);
	take_surroundings(ret_document);
	take_lists(ret_document);
	mark_far(ret_document);
}

void hb_finder_answer(struct hb_finder_document *document, const uint8_t *labels)
{
	document->answers = hb_arena_zero(document->arena, document->n_lowers, sizeof *document->answers);
	for (size_t i = 0; i < document->n; i++) {
		struct hb_word_answers *answers = &document->answers[document->lowers[i]];

		if (labels[i] == HB_OUTSIDE) {
			answers->of[HB_N_NAME_CLASSES]++;
			continue;
		}
		unsigned kind = hb_label_kind(labels[i]);
		enum hb_label_part part = hb_label_part(labels[i]);
		answers->of[kind]++;
		answers->last_of_person += kind == HB_NAMES_PERSON && part == HB_LAST;
		answers->first_of_person += kind == HB_NAMES_PERSON && part == HB_BEGIN;
		answers->alone_person += kind == HB_NAMES_PERSON && part == HB_UNIT;
		answers->in_organization += kind == HB_NAMES_ORGANIZATION && part != HB_UNIT;
	}
}
