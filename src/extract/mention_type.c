/* What kind of thing a name names: evidence is added up over the lists, the words around each occurrence, and all occurrences
 * of the same words in the document. */
#include "base/table.h"
#include "extract/mention_internal.h"

enum { N_TYPES = 4 }; /* person, organization, place, group: the values of hb_entity_type */

struct evidence {
	float of[N_TYPES];
};

/* A surname or full name seen as a person's, and the sum of what speaks for each type of one key. */
struct type_judge {
	const struct hb_reading *reading;
	const struct hb_token *tokens;
	struct hb_name_candidate *candidates;
	size_t n_candidates;
	const char **keys;         /* of each candidate */
	struct evidence *own;      /* of each candidate */
	struct hb_table sums;      /* key -> index into totals */
	struct evidence *totals;
	uint32_t *counts;
	struct hb_table surnames;  /* last words of people's full names -> how often */
	struct hb_table acronyms;  /* initials of the names of bodies */
};

/* "X, 29," or "X (29)" */
static bool has_age_after(const struct type_judge *judge, const struct hb_name_candidate *name)
{
	uint32_t i = name->end, end = hb_sentence_end(judge->reading, name->first);
	int32_t age;

	if (i + 1 >= end || !hb_is_any(judge->tokens[i].text, ", ("))
		return false;
	if (hb_is(judge->tokens[i + 1].lower, "aged"))
		return true;
	age = hb_number_of(&judge->tokens[i + 1]);
	return age > 0 && age < 115 && (i + 2 >= end || hb_is_any(judge->tokens[i + 2].text, ", ) ; . and"));
}

/* A pronoun of one person later in the sentence, before any other name. */
static bool he_or_she_follows(const struct type_judge *judge, uint32_t from)
{
	for (uint32_t i = from; i < hb_sentence_end(judge->reading, from - 1); i++) {
		const char *gender = hb_lexicon_field(&hb_lexicon_pronouns, judge->tokens[i].lower, 1);

		if (hb_is(judge->tokens[i].pos, "PROPN"))
			return false;
		if (gender && *gender)
			return true;
	}
	return false;
}

/* Evidence from the sentence the name stands in. */
static void add_context(const struct type_judge *judge, const struct hb_name_candidate *name, struct evidence *ret)
{
	const struct hb_token *tokens = judge->tokens;
	uint32_t head = name->end - 1, child, n;
	const struct hb_lexicon_entry *title =
		hb_entry_before(&hb_lexicon_titles, judge->reading->analysis, hb_sentence_first(judge->reading, head),
				name->first, &n);

	if (title && !hb_is(title->fields[0], "modifier") && !hb_is(tokens[name->first - 1].text, "."))
		ret->of[HB_PERSON] += hb_is(title->fields[0], "honorific") ? 5 : 2.5f;
	else if (name->first > 0 && hb_is(tokens[name->first - 1].dep, "compound") &&
		 hb_noun_entry(&hb_lexicon_occupations, &tokens[name->first - 1]))
		ret->of[HB_PERSON] += 2;
	if (has_age_after(judge, name))
		ret->of[HB_PERSON] += 3;
	for (child = hb_child(judge->reading, head, 0, "appos"); child != HB_NONE;
	     child = hb_next_child(judge->reading, head, child, "appos")) {
		if (hb_noun_entry(&hb_lexicon_occupations, &tokens[child]) || hb_noun_entry(&hb_lexicon_kinship, &tokens[child]))
			ret->of[HB_PERSON] += 2;
	}
	if (hb_is(tokens[head].dep, "appos") && (hb_noun_entry(&hb_lexicon_kinship, &tokens[tokens[head].head]) ||
						 hb_noun_entry(&hb_lexicon_occupations, &tokens[tokens[head].head])))
		ret->of[HB_PERSON] += 2;
	/* "his son Nidaime", "daughter Tanya" */
	for (n = name->first; n > hb_sentence_first(judge->reading, head) && name->first - n < 2; n--) {
		if (hb_kin_entry(judge->reading, n - 1)) {
			ret->of[HB_PERSON] += 3;
			break;
		}
		if (!hb_is(tokens[n - 1].text, ","))
			break;
	}
	child = hb_child(judge->reading, head, head + 1, "relcl");
	if (child != HB_NONE && head + 2 < hb_sentence_end(judge->reading, head) &&
	    (hb_is(tokens[name->end].lower, "who") || hb_is(tokens[name->end + 1].lower, "who")))
		ret->of[HB_PERSON] += 2;
	if (hb_is(tokens[head].dep, "nsubj") && hb_is_word(tokens[tokens[head].head].lemma, "speech"))
		ret->of[HB_PERSON] += 1;
	if (hb_is(tokens[head].dep, "nsubjpass") && (hb_is_word(tokens[tokens[head].head].lemma, "bear") ||
						     hb_is_word(tokens[tokens[head].head].lemma, "human")))
		ret->of[HB_PERSON] += 2.5F;
	if (hb_is(tokens[head].dep, "nsubj") && hb_is_word(tokens[tokens[head].head].lemma, "copula")) {
		child = hb_child(judge->reading, tokens[head].head, head + 1, "attr");
		if (child != HB_NONE && (hb_noun_entry(&hb_lexicon_occupations, &tokens[child]) ||
					 hb_noun_entry(&hb_lexicon_kinship, &tokens[child])))
			ret->of[HB_PERSON] += 2.5F;
	}
	if (hb_is_any(tokens[head].dep, "nsubj nsubjpass") && he_or_she_follows(judge, name->end))
		ret->of[HB_PERSON] += 1.2F;
	if (hb_is(tokens[head].dep, "pobj") && hb_is_any(tokens[tokens[head].head].lower, "in near at across outside inside"))
		ret->of[HB_PLACE] += 0.8f;
}

/* Evidence from the name's own words. */
static void add_words(const struct type_judge *judge, const struct hb_name_candidate *name, const char *key,
		      struct evidence *ret)
{
	const struct hb_lexicon_entry *body = hb_lexicon_find(&hb_lexicon_organizations, key, strlen(key));
	const struct hb_token *tokens = judge->tokens;
	uint32_t n = name->end - name->first;
	const char *code = hb_place_code(key), *gender = hb_lexicon_field(&hb_lexicon_first_names, tokens[name->first].lower, 0);

	if (body && hb_is(body->fields[1], "whole"))
		ret->of[hb_is(body->fields[0], "place") ? HB_PLACE : HB_ORGANIZATION] += 5;
	if (code)
		ret->of[HB_PLACE] += gender ? 2 : 6;
	if (hb_demonym_code(key))
		ret->of[HB_GROUP] += 5;
	if (gender)
		ret->of[HB_PERSON] += n > 1 ? 2.5f : 1;
	if (n > 1 && n < 4 && strlen(tokens[name->first].text) == 2 && tokens[name->first].text[1] == '.')
		ret->of[HB_PERSON] += 2; /* an initial */
	for (uint32_t i = name->first; i < name->end && n > 1; i++) {
		const struct hb_lexicon_entry *word = hb_noun_entry(&hb_lexicon_organizations, &tokens[i]);
		float weight = i + 1 == name->end || hb_is(tokens[name->first + 1].lower, "of") ? 3 : 1.5f;

		if (word && hb_is(word->fields[1], "word"))
			ret->of[hb_is(word->fields[0], "place") ? HB_PLACE : HB_ORGANIZATION] += weight;
	}
	for (uint32_t i = name->first; i < name->end; i++) {
		if (hb_is_any(tokens[i].lower, "of the for &"))
			ret->of[HB_PERSON] -= 3;
	}
	if (n == 1 && tokens[name->first].text[1] != '\0' && strlen(tokens[name->first].text) < 6 &&
	    !hb_is(tokens[name->first].text, tokens[name->first].lower)) {
		bool acronym = true;
		for (const char *c = tokens[name->first].text; *c; c++)
			acronym = acronym && *c >= 'A' && *c <= 'Z';
		ret->of[HB_PERSON] -= acronym ? 2 : 0;
	}
}

static void weigh(struct type_judge *judge, size_t i)
{
	const struct hb_name_candidate *name = &judge->candidates[i];
	struct evidence *own = &judge->own[i];
	uint64_t *slot;
	bool is_new;

	if (name->label >= 0)
		own->of[name->label] += 2;
	add_context(judge, name, own);
	slot = hb_table_add(&judge->sums, judge->keys[i], strlen(judge->keys[i]), judge->sums.count, &is_new);
	for (int t = 0; t < N_TYPES; t++)
		judge->totals[*slot].of[t] += own->of[t];
	judge->counts[*slot]++;
	add_words(judge, name, judge->keys[i], own);
}

/* In capitals throughout: a headline of a wire. */
static bool in_capitals(const struct type_judge *judge, const struct hb_name_candidate *name)
{
	uint32_t upper = 0, all = 0;

	for (uint32_t i = hb_sentence_first(judge->reading, name->first); i < hb_sentence_end(judge->reading, name->first); i++) {
		const char *text = judge->tokens[i].text;

		if (strlen(text) < 2 || (text[0] >= '0' && text[0] <= '9'))
			continue;
		all++;
		upper += text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
	}
	return all > 2 && upper * 10 > all * 7;
}

static int best_type(const struct evidence *sum, float least)
{
	int best = -1;

	for (int t = 0; t < N_TYPES; t++) {
		if (sum->of[t] >= least && (best < 0 || sum->of[t] > sum->of[best]))
			best = t;
	}
	return best;
}

/* What is known of the candidate with its key's other occurrences. */
static struct evidence with_document(const struct type_judge *judge, size_t i)
{
	struct evidence sum = judge->own[i];
	uint64_t slot = *hb_table_get(&judge->sums, judge->keys[i], strlen(judge->keys[i]));

	for (int t = 0; t < N_TYPES; t++)
		sum.of[t] += 1.5f * judge->totals[slot].of[t] / (float)judge->counts[slot];
	return sum;
}

static bool in_dateline(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_sentence *sentence = &reading->analysis->sentences[hb_tok(reading, token)->sentence];
	return reading->analysis->source->blocks[sentence->block].kind == HB_BLOCK_DATELINE;
}

/* A dateline names where; then the day, and in brackets the agency. */
static int type_in_dateline(const struct hb_reading *reading, uint32_t token)
{
	for (size_t i = 0; i < reading->timexes.count; i++)
		if (token >= reading->timexes.items[i].first && token < reading->timexes.items[i].end)
			return -1;
	for (uint32_t i = hb_sentence_first(reading, token); i < token; i++)
		if (hb_is(hb_tok(reading, i)->text, "("))
			return HB_ORGANIZATION;
	return HB_PLACE;
}

static void decide(struct type_judge *judge, size_t i)
{
	struct hb_name_candidate *name = &judge->candidates[i];
	struct evidence sum = with_document(judge, i);
	const char *last = judge->tokens[name->end - 1].lower;
	uint64_t *surname = hb_table_get(&judge->surnames, last, strlen(last));
	bool alone = name->end - name->first == 1;
	/* names that the model did not see need more to be believed */
	float least = name->label >= 0 ? 1.5f : alone && name->first == hb_sentence_first(judge->reading, name->first) ? 3 : 2.5f;

	if (alone && hb_table_get(&judge->acronyms, judge->keys[i], strlen(judge->keys[i])))
		sum.of[HB_ORGANIZATION] += 5;
	if (alone && surname)
		sum.of[HB_PERSON] += 5;
	if (in_capitals(judge, name) && !(surname && *surname > 0))
		least = 6;
	name->type = best_type(&sum, least);
	if (in_dateline(judge->reading, name->first))
		name->type = type_in_dateline(judge->reading, name->first);
	if (name->type == HB_GROUP)
		name->type = -1; /* peoples and believers are nominals or adjectives */
}

/* "Front for Northern Liberation" makes FNL the name of a body. */
static void learn_acronym(struct type_judge *judge, const struct hb_name_candidate *name)
{
	char letters[16];
	size_t n = 0;

	for (uint32_t i = name->first; i < name->end && n + 1 < sizeof letters; i++) {
		char letter = judge->tokens[i].lower[0];

		if (hb_is_capital(&judge->tokens[i]) && letter >= 'a' && letter <= 'z')
			letters[n++] = letter;
	}
	if (n > 1)
		hb_table_add(&judge->acronyms, hb_arena_copy_text(judge->reading->arena, letters, n), n, 1, NULL);
}

void hb_decide_names(const struct hb_reading *reading, struct hb_name_candidate *candidates, size_t n_candidates)
{
	struct type_judge judge = {.reading = reading,
				   .tokens = reading->analysis->tokens,
				   .candidates = candidates,
				   .n_candidates = n_candidates};

	judge.keys = hb_arena_alloc(reading->arena, n_candidates, sizeof *judge.keys);
	judge.own = hb_arena_zero(reading->arena, n_candidates, sizeof *judge.own);
	judge.totals = hb_arena_zero(reading->arena, n_candidates, sizeof *judge.totals);
	judge.counts = hb_arena_zero(reading->arena, n_candidates, sizeof *judge.counts);
	hb_table_init(&judge.sums);
	hb_table_init(&judge.surnames);
	hb_table_init(&judge.acronyms);
	for (size_t i = 0; i < n_candidates; i++) {
		char key[HB_KEY_BYTES];

		judge.keys[i] = hb_arena_text(reading->arena,
					      hb_range_key(reading->analysis, candidates[i].first, candidates[i].end, key));
		weigh(&judge, i);
	}
	for (int alone = 0; alone < 2; alone++) {
		for (size_t i = 0; i < n_candidates; i++) {
			if ((candidates[i].end - candidates[i].first == 1) != (alone == 1))
				continue;
			decide(&judge, i);
			if (alone == 0 && candidates[i].type == HB_ORGANIZATION)
				learn_acronym(&judge, &candidates[i]);
			if (alone == 0 && candidates[i].type == HB_PERSON) {
				const char *last = judge.tokens[candidates[i].end - 1].lower;
				++*hb_table_add(&judge.surnames, last, strlen(last), 0, NULL);
			}
		}
	}
	hb_table_release(&judge.sums);
	hb_table_release(&judge.surnames);
	hb_table_release(&judge.acronyms);
}
