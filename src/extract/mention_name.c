/* Names: the spans of the language model with their edges repaired, the names it missed, and their order.
 *
 * 1. The model's spans lose titles, articles, nationalities, possessive 's, and everything after a comma or an "and".
 * 2. Runs of proper nouns that no span covers become candidates too, and so does every later word that is the last word of
 *    a full name found elsewhere.
 * 3. Types are decided over the whole document (mention_type.c); a candidate without enough evidence is dropped. */
#include "base/table.h"
#include "extract/mention_internal.h"

typedef HB_ARRAY(struct hb_name_candidate) candidate_array;

struct name_finder {
	struct hb_reading *reading;
	const struct hb_token *tokens;
	candidate_array candidates;
	uint32_t *owner; /* for each token: the candidate that covers it, HB_NONE */
};

static int label_type(const char *label)
{
	if (hb_is(label, "PERSON") || hb_is(label, "PER"))
		return HB_PERSON;
	if (hb_is(label, "ORG"))
		return HB_ORGANIZATION;
	if (hb_is_any(label, "GPE LOC FAC"))
		return HB_PLACE;
	return hb_is(label, "NORP") ? HB_GROUP : -1;
}

static bool is_name_word(const struct hb_token *token)
{
	return hb_is_capital(token) || (token->text[0] >= '0' && token->text[0] <= '9');
}

/* Tokens that end a name wherever they stand inside its span. */
static bool breaks_name(const struct name_finder *finder, uint32_t token)
{
	const struct hb_token *found = &finder->tokens[token];

	return found->is_space || hb_is_any(found->text, ", ; : ( ) [ ] / -- \u2014 \u201d \u201c \"") ||
	       hb_is_any(found->lower, "and or who whose with for in on at to from by as");
}

/* Person titles at the front, with demonyms and articles between them; the name itself is never eaten up. */
static uint32_t skip_titles(const struct name_finder *finder, uint32_t first, uint32_t end)
{
	const struct hb_analysis *analysis = finder->reading->analysis;

	while (first < end) {
		uint32_t n = 1;
		bool title = hb_demonym_code(finder->tokens[first].lower) ||
			     hb_entry_at(&hb_lexicon_titles, analysis, first, end, &n) ||
			     hb_entry_at(&hb_lexicon_occupations, analysis, first, end, &n) ||
			     hb_is_any(finder->tokens[first].text, "- .");
		/* a word that is also a given name stays, unless it is written like a title */
		if (!title || first + n >= end ||
		    (n == 1 && hb_lexicon_field(&hb_lexicon_first_names, finder->tokens[first].lower, 0)))
			break;
		first += n;
	}
	return first;
}

static uint32_t trim_end(const struct name_finder *finder, uint32_t first, uint32_t end, bool person)
{
	while (end > first + 1) {
		const struct hb_token *last = &finder->tokens[end - 1];

		if (hb_is_capital(last) && !hb_is(last->tag, "POS"))
			break;
		if (!person && is_name_word(last))
			break;
		if (hb_is_word(last->lower, "suffix"))
			break;
		end--;
	}
	return end;
}

static void repair(const struct name_finder *finder, struct hb_name_candidate *candidate)
{
	const struct hb_analysis *analysis = finder->reading->analysis;
	uint32_t n;

	while (candidate->first < candidate->end && (!is_name_word(&finder->tokens[candidate->first]) ||
						     hb_is(finder->tokens[candidate->first].lower, "the")) &&
	       !hb_is_word(finder->tokens[candidate->first].lower, "particle"))
		candidate->first++;
	for (uint32_t i = candidate->first + 1; i < candidate->end; i++) {
		if (!breaks_name(finder, i))
			continue;
		if (candidate->label != HB_PERSON && !hb_is_any(finder->tokens[i].text, ", ; ( ) \u201d \u201c \"") &&
		    !finder->tokens[i].is_space)
			continue;
		if (hb_is(finder->tokens[i].text, ",") && i + 1 < candidate->end &&
		    hb_is_word(finder->tokens[i + 1].lower, "suffix"))
			continue;
		candidate->end = i;
	}
	candidate->titles = candidate->first;
	if (candidate->label == HB_PERSON)
		candidate->first = skip_titles(finder, candidate->first, candidate->end);
	candidate->end = trim_end(finder, candidate->first, candidate->end, candidate->label == HB_PERSON);
	/* titles that stand before the span */
	while (hb_entry_before(&hb_lexicon_titles, analysis, hb_sentence_first(finder->reading, candidate->titles),
			       candidate->titles, &n) &&
	       candidate->titles >= n)
		candidate->titles -= n;
}

static void push(struct name_finder *finder, struct hb_name_candidate candidate)
{
	uint32_t index = (uint32_t)finder->candidates.count;

	if (candidate.first >= candidate.end)
		return;
	for (uint32_t i = candidate.first; i < candidate.end; i++) {
		if (finder->owner[i] != HB_NONE)
			return;
	}
	for (uint32_t i = candidate.first; i < candidate.end; i++)
		finder->owner[i] = index;
	HB_PUSH(finder->reading->arena, finder->candidates, candidate);
}

static bool free_proper(const struct name_finder *finder, uint32_t token)
{
	const struct hb_token *found = &finder->tokens[token];

	return finder->owner[token] == HB_NONE && hb_is_proper(found) && !hb_is_word(found->lower, "calendar");
}

/* A model's span of a person grows over proper nouns beside it that belong to the same phrase. */
static void widen(const struct name_finder *finder, struct hb_name_candidate *candidate)
{
	const struct hb_token *tokens = finder->tokens;
	uint32_t first = hb_sentence_first(finder->reading, candidate->first);
	uint32_t end = hb_sentence_end(finder->reading, candidate->first);

	if (candidate->label != HB_PERSON)
		return;
	while (candidate->end < end && free_proper(finder, candidate->end) && tokens[candidate->end].name == HB_NONE &&
	       (tokens[candidate->end].head == candidate->end - 1 || tokens[candidate->end - 1].head == candidate->end ||
		tokens[candidate->end].head == tokens[candidate->end - 1].head) &&
	       hb_is_any(tokens[candidate->end - 1].dep, "compound nmod") && !hb_demonym_code(tokens[candidate->end].lower))
		candidate->end++;
	while (candidate->end + 1 < end && hb_is(tokens[candidate->end].text, "-") && !tokens[candidate->end].space_after &&
	       !tokens[candidate->end - 1].space_after && hb_is_capital(&tokens[candidate->end + 1]) &&
	       finder->owner[candidate->end + 1] == HB_NONE)
		candidate->end += 2;
	while (candidate->first > first && candidate->titles == candidate->first &&
	       free_proper(finder, candidate->first - 1) && tokens[candidate->first - 1].name == HB_NONE &&
	       hb_is(tokens[candidate->first - 1].dep, "compound") &&
	       tokens[candidate->first - 1].head >= candidate->first && tokens[candidate->first - 1].head < candidate->end &&
	       hb_lexicon_field(&hb_lexicon_first_names, tokens[candidate->first - 1].lower, 0))
		candidate->titles = --candidate->first;
}

/* A nickname in quotation marks inside a name: the two halves and what stands between become one. */
static void join_nickname(const struct name_finder *finder, struct hb_name_candidate *candidate)
{
	const struct hb_token *tokens = finder->tokens;
	uint32_t i = candidate->end, end = hb_sentence_end(finder->reading, candidate->first);

	if ((candidate->label != HB_PERSON && !hb_lexicon_field(&hb_lexicon_first_names, tokens[candidate->first].lower, 0)) ||
	    i + 3 >= end || !hb_is_any(tokens[i].text, "\" \u201c \u2018 ' ("))
		return;
	for (uint32_t n = 1; n <= 2 && i + n + 2 < end; n++) {
		if (!hb_is_capital(&tokens[i + n]))
			return;
		if (hb_is_any(tokens[i + n + 1].text, "\" \u201d \u2019 ' )") && hb_is_proper(&tokens[i + n + 2])) {
			candidate->end = i + n + 3;
			candidate->label = HB_PERSON;
			while (candidate->end < end && hb_is_proper(&tokens[candidate->end]) &&
			       hb_is_any(tokens[candidate->end - 1].dep, "compound"))
				candidate->end++;
			return;
		}
	}
}

static void take_model_names(struct name_finder *finder)
{
	const struct hb_analysis *analysis = finder->reading->analysis;

	for (size_t i = 0; i < analysis->n_names; i++) {
		struct hb_name_candidate candidate = {.first = analysis->names[i].first,
						      .end = analysis->names[i].end,
						      .label = label_type(analysis->names[i].label)};
		if (candidate.label < 0)
			continue;
		repair(finder, &candidate);
		if (candidate.first < candidate.end) {
			join_nickname(finder, &candidate);
			widen(finder, &candidate);
		}
		push(finder, candidate);
	}
}

/* Does the model see a longer name here, such as a newspaper's with the town in front? */
static bool in_longer_name(const struct name_finder *finder, uint32_t first, uint32_t end)
{
	const struct hb_analysis *analysis = finder->reading->analysis;

	for (uint32_t i = first; i < end; i++) {
		uint32_t name = finder->tokens[i].name;
		if (name != HB_NONE && (analysis->names[name].end > end || analysis->names[name].end - analysis->names[name].first > end - first))
			return true;
	}
	return false;
}

/* Places of several words that the list has: the model often sees one half of "Nir Oz". */
static void take_listed_places(struct name_finder *finder)
{
	for (uint32_t i = 0; i < finder->reading->analysis->n_tokens; i++) {
		uint32_t n;

		if (!hb_is_capital(&finder->tokens[i]) ||
		    !hb_entry_at(&hb_lexicon_places, finder->reading->analysis, i, hb_sentence_end(finder->reading, i), &n) || n < 2 ||
		    !hb_is_capital(&finder->tokens[i + n - 1]) || in_longer_name(finder, i, i + n))
			continue;
		push(finder, (struct hb_name_candidate){.first = i, .end = i + n, .titles = i, .label = HB_PLACE});
		i += n - 1;
	}
}

/* Runs of proper nouns outside of all spans. */
static void take_missed_runs(struct name_finder *finder)
{
	const struct hb_analysis *analysis = finder->reading->analysis;

	for (uint32_t i = 0; i < analysis->n_tokens; i++) {
		uint32_t end = i;

		if (!free_proper(finder, i))
			continue;
		while (end < hb_sentence_end(finder->reading, i) &&
		       (free_proper(finder, end) ||
			(end > i && end + 1 < hb_sentence_end(finder->reading, i) && free_proper(finder, end + 1) &&
			 (hb_is_word(finder->tokens[end].lower, "particle") || hb_is(finder->tokens[end].text, "-")))))
			end++;
		struct hb_name_candidate candidate = {.first = i, .end = end, .label = -1};
		candidate.titles = i;
		candidate.first = skip_titles(finder, i, end);
		candidate.end = trim_end(finder, candidate.first, end, false);
		while (candidate.titles > hb_sentence_first(finder->reading, i)) {
			uint32_t n;
			if (!hb_entry_before(&hb_lexicon_titles, analysis, hb_sentence_first(finder->reading, i),
					     candidate.titles, &n))
				break;
			candidate.titles -= n;
		}
		push(finder, candidate);
		i = end - 1;
	}
}

/* Words with a capital that are the last word of a person's full name found elsewhere.  The tagger may take a rare surname at
 * the head of a sentence for an adverb; one that the document never writes in lower case is believed all the same. */
static void take_known_surnames(struct name_finder *finder)
{
	struct hb_table surnames, common;
	size_t n_known = finder->candidates.count;

	hb_table_init(&surnames);
	hb_table_init(&common);
	for (uint32_t i = 0; i < finder->reading->analysis->n_tokens; i++) {
		const char *text = finder->tokens[i].text;

		if (!hb_is_capital(&finder->tokens[i]))
			hb_table_add(&common, text, strlen(text), 1, NULL);
	}
	for (size_t i = 0; i < n_known; i++) {
		const struct hb_name_candidate *known = &finder->candidates.items[i];
		const struct hb_token *last = &finder->tokens[known->end - 1];

		if (known->label == HB_PERSON && known->end - known->first > 1 && strlen(last->text) > 3)
			hb_table_add(&surnames, last->text, strlen(last->text), 1, NULL);
	}
	for (uint32_t i = 0; i < finder->reading->analysis->n_tokens; i++) {
		const struct hb_token *token = &finder->tokens[i];

		if (finder->owner[i] == HB_NONE && hb_is_capital(token) &&
		    hb_table_get(&surnames, token->text, strlen(token->text)) &&
		    (hb_is_noun(token) || !hb_table_get(&common, token->lower, strlen(token->lower))))
			push(finder, (struct hb_name_candidate){.first = i, .end = i + 1, .titles = i, .label = -1});
	}
	hb_table_release(&surnames);
	hb_table_release(&common);
}

/* The token of the name that the rest of its tokens hang on. */
static uint32_t name_head(const struct name_finder *finder, const struct hb_name_candidate *name)
{
	for (uint32_t i = name->end; i > name->first; i--) {
		uint32_t head = finder->tokens[i - 1].head;

		if ((head < name->first || head >= name->end || head == i - 1) && !hb_is(finder->tokens[i - 1].dep, "punct") &&
		    !hb_is_word(finder->tokens[i - 1].lower, "suffix"))
			return i - 1;
	}
	return name->end - 1;
}

static enum hb_gender title_gender(const struct name_finder *finder, const struct hb_name_candidate *name)
{
	for (uint32_t i = name->titles; i < name->first; i++) {
		const char *gender = hb_lexicon_field(&hb_lexicon_titles, finder->tokens[i].lower, 1);

		if (!gender)
			gender = hb_lexicon_field(&hb_lexicon_occupations, finder->tokens[i].lower, 1);
		if (gender && *gender)
			return hb_gender_of_text(gender);
	}
	return HB_GENDER_UNKNOWN;
}

static void add_mention(struct name_finder *finder, const struct hb_name_candidate *name)
{
	struct hb_reading *reading = finder->reading;
	struct hb_found_mention mention = {
		.kind = HB_NAME,
		.type = (enum hb_entity_type)name->type,
		.first = name->first,
		.end = name->end,
		.head = name_head(finder, name),
		.entity = HB_NONE,
		.number = HB_SINGULAR,
		.count_min = -1,
		.count_max = -1,
		.specific = true,
	};

	if (name->type == HB_PERSON)
		mention.gender = title_gender(finder, name);
	mention.possessive = name->end < reading->analysis->n_tokens && hb_is(finder->tokens[name->end].tag, "POS");
	for (uint32_t i = name->first; i < name->end; i++)
		reading->mention_of_head[i] = (uint32_t)reading->mentions.count;
	HB_PUSH(reading->arena, reading->mentions, mention);
}

void hb_find_names(struct hb_reading *reading)
{
	struct name_finder finder = {.reading = reading, .tokens = reading->analysis->tokens};
	size_t n = reading->analysis->n_tokens;

	finder.owner = hb_arena_alloc(reading->arena, n, sizeof *finder.owner);
	for (size_t i = 0; i < n; i++)
		finder.owner[i] = HB_NONE;
	take_listed_places(&finder);
	take_model_names(&finder);
	take_known_surnames(&finder);
	take_missed_runs(&finder);
	hb_decide_names(reading, finder.candidates.items, finder.candidates.count);
	for (size_t i = 0; i < finder.candidates.count; i++) {
		if (finder.candidates.items[i].type >= 0)
			add_mention(&finder, &finder.candidates.items[i]);
	}
}
