/* The features of the name finder: see feature.h.  Their kinds are those of the literature on names (Ratinov and Roth 2009 compare
 * them); which earn their keep is measured by tools/train_names.c --without. */
#include "finder/feature.h"

#include <string.h>

#include "finder/code.h"

/* What stands for a place beside the chain's end, and for a word without classes: no list and no table has these. */
enum { EDGE = 9999, EDGE_ANSWER = 99, NO_CLASS = 999 };

const char *const hb_feature_names[HB_N_FEATURE_KINDS] = {
	[HB_F_WORD] = "word",
	[HB_F_LOWER] = "lower",
	[HB_F_PREFIX] = "prefix",
	[HB_F_LONG_PREFIX] = "long_prefix",
	[HB_F_SUFFIX] = "suffix",
	[HB_F_SUFFIX_BESIDE] = "suffix_beside",
	[HB_F_LONG_SUFFIX] = "long_suffix",
	[HB_F_SHAPE] = "shape",
	[HB_F_SHORT_SHAPE] = "short_shape",
	[HB_F_COARSE] = "coarse",
	[HB_F_MIDDLE] = "middle",
	[HB_F_FINE] = "fine",
	[HB_F_GIVEN_NAME] = "given_name",
	[HB_F_CASES] = "cases",
	[HB_F_CASES_BESIDE] = "cases_beside",
	[HB_F_AROUND_BEFORE] = "around_before",
	[HB_F_AROUND_AFTER] = "around_after",
	[HB_F_LENGTH] = "length",
	[HB_F_PAIR_OF_WORDS] = "pair_of_words",
	[HB_F_PAIR_OF_SHAPES] = "pair_of_shapes",
	[HB_F_TRIPLE_OF_SHAPES] = "triple_of_shapes",
	[HB_F_PAIR_OF_CLASSES] = "pair_of_classes",
	[HB_F_TAG] = "tag",
	[HB_F_PAIR_OF_TAGS] = "pair_of_tags",
	[HB_F_TREE] = "tree",
	[HB_F_HEAD_WORD] = "head_word",
	[HB_F_MODEL_NAME] = "model_name",
	[HB_F_MODEL_NAME_AND_SHAPE] = "model_name_and_shape",
	[HB_F_STARTS] = "starts",
	[HB_F_AGE_AFTER] = "age_after",
	[HB_F_BIAS] = "bias",
	[HB_F_ELSEWHERE] = "elsewhere",
	[HB_F_ELSEWHERE_PART] = "elsewhere_part",
	[HB_F_ELSEWHERE_BESIDE] = "elsewhere_beside",
	[HB_F_HYPHENS] = "hyphens",
	[HB_F_BLOCK] = "block",
	[HB_F_NAME_PART] = "name_part",
	[HB_F_PAIR_OF_PARTS] = "pair_of_parts",
	[HB_F_PLACE_LIST] = "place_list",
	[HB_F_BODY_LIST] = "body_list",
};

static uint64_t mix(uint64_t kind, uint64_t a, uint64_t b)
{
	uint64_t x = (a ^ (kind * 0x9e3779b97f4a7c15U)) * 0xbf58476d1ce4e5b9U;

	x ^= x >> 29;
	x = (x + b) * 0x94d049bb133111ebU;
	return x ^ (x >> 32);
}

static void give(const struct hb_feature_sink *sink, enum hb_feature_kind kind, uint64_t a, uint64_t b)
{
	sink->take(sink->context, kind, mix(kind, a, b));
}

/* The code of the first (or last) `n` bytes of a word. */
static uint64_t part_code(const char *text, size_t n)
{
	return hb_code_stirred(text, n, n);
}

static uint64_t at(int distance)
{
	return (uint64_t)(distance + 16);
}

static void give_affixes(const struct hb_finder_word *word, const struct hb_feature_sink *sink)
{
	size_t n = strlen(word->lower);

	for (size_t k = 1; k <= 5 && k <= n; k++) {
		give(sink, k > 4 ? HB_F_LONG_PREFIX : HB_F_PREFIX, part_code(word->lower, k), word->capital);
		give(sink, k > 4 ? HB_F_LONG_SUFFIX : HB_F_SUFFIX, part_code(word->lower + n - k, k), word->capital);
	}
	give(sink, HB_F_LENGTH, n > 12 ? 12 : n, word->short_shape);
	if (strchr(word->lower, '-'))
		give(sink, HB_F_HYPHENS, part_code(word->lower, strcspn(word->lower, "-")), 0);
}

static void give_document(const struct hb_finder_document *document, const struct hb_finder_word *word, const struct hb_feature_sink *sink)
{
	give(sink, HB_F_CASES, (uint64_t)word->lower_seen * 4 + word->capital_seen, word->short_shape);
	for (uint32_t i = word->around; i != HB_NONE; i = document->around.items[i].next)
		give(sink, document->around.items[i].after ? HB_F_AROUND_AFTER : HB_F_AROUND_BEFORE, document->around.items[i].code, 0);
}

void hb_word_features(const struct hb_finder_document *document, uint32_t index, int distance, const struct hb_feature_sink *sink)
{
	const struct hb_finder_word *word = &document->words_seen.items[index];
	uint64_t d = at(distance);

	give(sink, HB_F_LOWER, word->lower_code, d);
	give(sink, HB_F_SHORT_SHAPE, word->short_shape, d);
	if (word->classes.known) {
		give(sink, HB_F_COARSE, word->classes.coarse, d * 2 + word->capital);
		give(sink, HB_F_MIDDLE, word->classes.middle, d * 2 + word->capital);
		give(sink, HB_F_FINE, word->classes.fine, d * 2 + word->capital);
	} else {
		give(sink, HB_F_COARSE, NO_CLASS, d * 2 + word->capital);
	}
	if (distance < -1 || distance > 1)
		return;
	give(sink, HB_F_GIVEN_NAME, word->gender, d);
	give(sink, HB_F_NAME_PART, word->classes.name_part, d * 2 + word->capital);
	give(sink, HB_F_SHAPE, word->shape, d);
	if (distance != 0) {
		size_t n = strlen(word->lower);
		give(sink, HB_F_SUFFIX_BESIDE, part_code(word->lower + (n > 3 ? n - 3 : 0), n > 3 ? 3 : n), d * 2 + word->capital);
		give(sink, HB_F_CASES_BESIDE, (uint64_t)word->lower_seen * 4 + word->capital_seen, d * 2 + word->capital);
		return;
	}
	give(sink, HB_F_WORD, word->code, d);
	give_affixes(word, sink);
	give_document(document, word, sink);
}

bool hb_finder_beside(const struct hb_finder_document *document, size_t position, int distance)
{
	for (; distance < 0; distance++, position--) {
		if (document->first_in_chain[position])
			return false;
	}
	for (; distance > 0; distance--, position++) {
		if (position + 1 >= document->n || document->first_in_chain[position + 1])
			return false;
	}
	return true;
}

static const struct hb_finder_word *word_at(const struct hb_finder_document *document, size_t position, int distance)
{
	static const struct hb_finder_word nobody = {.text = "", .lower = "", .code = 1, .lower_code = 1, .shape = 1, .short_shape = 1};

	if (!hb_finder_beside(document, position, distance))
		return &nobody;
	return &document->words_seen.items[document->words[position + (size_t)distance]];
}

static uint64_t text_code(const char *text)
{
	return part_code(text, strlen(text));
}

static const struct hb_token *token_at(const struct hb_finder_document *document, size_t position)
{
	return &document->analysis->tokens[document->tokens[position]];
}

/* The language model's name over a token: its label and whether it begins here. */
static uint64_t model_name(const struct hb_finder_document *document, size_t position)
{
	const struct hb_token *token = token_at(document, position);

	if (token->name == HB_NONE)
		return 0;
	const struct hb_name_span *name = &document->analysis->names[token->name];
	return text_code(name->label) * 4 + (name->first == document->tokens[position]) * 2 + (name->end == document->tokens[position] + 1);
}

static bool edge(const struct hb_finder_document *document, size_t position)
{
	return position >= document->n || document->first_in_chain[position];
}

static void give_tree(const struct hb_finder_document *document, size_t position, const struct hb_feature_sink *sink)
{
	const struct hb_token *token = token_at(document, position), *head = &document->analysis->tokens[token->head];
	uint64_t before = edge(document, position) ? 0 : text_code(token_at(document, position - 1)->tag);
	uint64_t after = edge(document, position + 1) ? 0 : text_code(token_at(document, position + 1)->tag);
	uint64_t own = text_code(token->tag);

	give(sink, HB_F_TAG, own, 0);
	give(sink, HB_F_TAG, before, 1);
	give(sink, HB_F_TAG, after, 2);
	give(sink, HB_F_PAIR_OF_TAGS, own, before);
	give(sink, HB_F_PAIR_OF_TAGS, own + 1, after);
	give(sink, HB_F_TREE, text_code(token->dep), text_code(head->tag));
	give(sink, HB_F_HEAD_WORD, text_code(token->dep), text_code(head->lemma));
	give(sink, HB_F_MODEL_NAME, model_name(document, position), 0);
	give(sink, HB_F_MODEL_NAME, edge(document, position) ? 1 : model_name(document, position - 1), 1);
	give(sink, HB_F_MODEL_NAME, edge(document, position + 1) ? 1 : model_name(document, position + 1), 2);
	give(sink, HB_F_MODEL_NAME_AND_SHAPE, model_name(document, position),
	     document->words_seen.items[document->words[position]].short_shape);
}

static void give_lists(const struct hb_finder_document *document, size_t position, const struct hb_feature_sink *sink)
{
	unsigned kind = document->words_seen.items[document->words[position]].classes.name_part > 0;

	give(sink, HB_F_PLACE_LIST, document->place[position], kind);
	give(sink, HB_F_PLACE_LIST, edge(document, position) ? EDGE : document->place[position - 1], 2);
	give(sink, HB_F_PLACE_LIST, edge(document, position + 1) ? EDGE : document->place[position + 1], 3);
	give(sink, HB_F_BODY_LIST, document->body[position], kind);
	give(sink, HB_F_BODY_LIST, edge(document, position) ? EDGE : document->body[position - 1], 2);
	give(sink, HB_F_BODY_LIST, edge(document, position + 1) ? EDGE : document->body[position + 1], 3);
}

/* ", 29," or "(29)" after the word */
static bool age_after(const struct hb_finder_document *document, size_t position)
{
	const char *mark = word_at(document, position, 1)->text, *number = word_at(document, position, 2)->text;
	size_t n = strspn(number, "0123456789");

	return (mark[0] == ',' || mark[0] == '(') && n > 0 && n < 3 && number[n] == '\0';
}

void hb_place_features(const struct hb_finder_document *document, size_t position, const struct hb_feature_sink *sink)
{
	const struct hb_finder_word *own = word_at(document, position, 0), *before = word_at(document, position, -1),
				    *after = word_at(document, position, 1);
	const struct hb_sentence *sentence = &document->analysis->sentences[token_at(document, position)->sentence];

	give(sink, HB_F_BIAS, 0, 0);
	give(sink, HB_F_PAIR_OF_WORDS, before->lower_code, own->lower_code);
	give(sink, HB_F_PAIR_OF_WORDS, own->lower_code + 1, after->lower_code);
	give(sink, HB_F_PAIR_OF_SHAPES, before->short_shape, own->short_shape);
	give(sink, HB_F_PAIR_OF_SHAPES, own->short_shape + 1, after->short_shape);
	give(sink, HB_F_TRIPLE_OF_SHAPES, before->short_shape * 31 + own->short_shape, after->short_shape);
	give(sink, HB_F_PAIR_OF_CLASSES, before->classes.middle, own->classes.middle * 2U + own->capital);
	give(sink, HB_F_PAIR_OF_CLASSES, after->classes.middle + 1000U, own->classes.middle * 2U + own->capital);
	give(sink, HB_F_PAIR_OF_CLASSES, before->classes.middle + 2000U, after->classes.middle * 2U + own->capital);
	give(sink, HB_F_STARTS, document->sentence_start[position], own->short_shape);
	give(sink, HB_F_STARTS, 2U + document->loud[position], own->short_shape);
	if (own->capital && age_after(document, position))
		give(sink, HB_F_AGE_AFTER, 0, 0);
	give(sink, HB_F_BLOCK, (uint64_t)document->analysis->source->blocks[sentence->block].kind, own->short_shape);
	give(sink, HB_F_PAIR_OF_PARTS, before->classes.name_part * 2U + before->capital, own->classes.name_part * 2U + own->capital);
	give(sink, HB_F_PAIR_OF_PARTS, own->classes.name_part * 2U + own->capital, 100U + after->classes.name_part * 2U + after->capital);
	give_lists(document, position, sink);
	give_tree(document, position, sink);
}

static uint32_t share(uint32_t part, uint32_t all)
{
	return part == all ? 2 : 2 * part > all;
}

/* What was said of the other occurrences of a word: the commonest class and how firmly. */
static uint64_t elsewhere(const struct hb_finder_document *document, size_t position, const uint8_t *labels, struct hb_word_answers *ret_others)
{
	struct hb_word_answers others = document->answers[document->lowers[position]];
	uint8_t own = labels[position];
	uint32_t all = 0, best = 0;

	others.of[own == HB_OUTSIDE ? HB_N_NAME_CLASSES : hb_label_kind(own)]--;
	if (own != HB_OUTSIDE) {
		others.last_of_person -= own == hb_label(HB_NAMES_PERSON, HB_LAST);
		others.first_of_person -= own == hb_label(HB_NAMES_PERSON, HB_BEGIN);
		others.alone_person -= own == hb_label(HB_NAMES_PERSON, HB_UNIT);
		others.in_organization -= hb_label_kind(own) == HB_NAMES_ORGANIZATION && hb_label_part(own) != HB_UNIT;
	}
	for (uint32_t k = 0; k <= HB_N_NAME_CLASSES; k++) {
		all += others.of[k];
		if (others.of[k] > others.of[best])
			best = k;
	}
	*ret_others = others;
	return all == 0 ? 0 : 1 + best * 4 + share(others.of[best], all);
}

void hb_answer_features(const struct hb_finder_document *document, size_t position, const uint8_t *labels, const struct hb_feature_sink *sink)
{
	const struct hb_finder_word *own = word_at(document, position, 0);
	struct hb_word_answers others, beside;
	uint64_t said = elsewhere(document, position, labels, &others);

	give(sink, HB_F_ELSEWHERE, said, own->capital + 2U * document->loud[position]);
	give(sink, HB_F_ELSEWHERE_BESIDE, edge(document, position) ? EDGE_ANSWER : elsewhere(document, position - 1, labels, &beside), 0);
	give(sink, HB_F_ELSEWHERE_BESIDE, edge(document, position + 1) ? EDGE_ANSWER : elsewhere(document, position + 1, labels, &beside), 1);
	if (!own->capital)
		return;
	for (uint32_t k = 0; k <= HB_N_NAME_CLASSES; k++) {
		if (others.of[k])
			give(sink, HB_F_ELSEWHERE_PART, k, others.of[k] > 2 ? 2 : others.of[k]);
	}
	if (others.last_of_person)
		give(sink, HB_F_ELSEWHERE_PART, 10, others.alone_person > 0);
	if (others.first_of_person)
		give(sink, HB_F_ELSEWHERE_PART, 11, others.alone_person > 0);
	if (others.alone_person)
		give(sink, HB_F_ELSEWHERE_PART, 12, 0);
	if (others.in_organization)
		give(sink, HB_F_ELSEWHERE_PART, 13, others.of[HB_NAMES_PERSON] > 0);
	give(sink, HB_F_ELSEWHERE_PART, 20 + said, (uint64_t)(labels[position] == HB_OUTSIDE ? HB_N_NAME_CLASSES : hb_label_kind(labels[position])));
}
