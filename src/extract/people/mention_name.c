/* Names as mentions: the spans of the name finder (src/finder), mended (mention_person.c, mention_body.c) and without titles, nicknames inside
 * them joined, and their gender as far as a title says it. */
#include "extract/people/mention_internal.h"
#include "extract/trace.h"
#include "finder/finder.h"

/* A name on its way to a mention. */
struct name {
	uint32_t first, end; /* tokens, half-open; without titles */
	uint32_t titles;     /* first token of the titles before it; == first when there are none */
	enum hb_entity_type type;
};

struct names {
	struct hb_reading *reading;
	const struct hb_token *tokens;
	struct hb_found_name *found;
	size_t n_found;
	uint32_t *kin; /* for each token: the end of the name that begins here after a word of kinship, HB_NONE */
};

/* Person titles at the front, with demonyms and articles between them; the name itself is never eaten up. */
static uint32_t skip_titles(const struct names *names, uint32_t first, uint32_t end)
{
	const struct hb_analysis *analysis = names->reading->analysis;

	while (first < end) {
		uint32_t n = 1;
		bool title = hb_demonym_code(names->tokens[first].lower) ||
			     hb_entry_at(&hb_lexicon_titles, analysis, first, end, &n) ||
			     hb_entry_at(&hb_lexicon_occupations, analysis, first, end, &n) ||
			     hb_is_any(names->tokens[first].text, "- .");
		/* a word that is also a given name stays, unless it is written like a title */
		if (!title || first + n >= end ||
		    (n == 1 && hb_lexicon_field(&hb_lexicon_first_names, names->tokens[first].lower, 0)))
			break;
		first += n;
	}
	return first;
}

/* Titles inside the span leave it; those before it are noted. */
static void part_titles(const struct names *names, struct name *name)
{
	uint32_t n;

	name->titles = name->first;
	if (name->type != HB_PERSON)
		return;
	name->first = skip_titles(names, name->first, name->end);
	while (hb_entry_before(&hb_lexicon_titles, names->reading->analysis, hb_sentence_first(names->reading, name->titles), name->titles, &n) &&
	       name->titles >= n)
		name->titles -= n;
}

/* A nickname between quotation marks or in brackets: what stands on its two sides is one name.  Returns how many names were taken. */
static size_t join_nickname(const struct names *names, size_t i, struct name *name)
{
	uint32_t at = name->end, end = hb_sentence_end(names->reading, name->first);

	if (i + 1 >= names->n_found || name->type != HB_PERSON || at >= end || !hb_is_any(names->tokens[at].text, "\" \u201c \u2018 ' ("))
		return 1;
	for (size_t next = i + 1; next < names->n_found && next < i + 3 && names->found[next].first <= at + 4; next++) {
		const struct hb_found_name *found = &names->found[next];

		if (found->kind == HB_NAMES_PERSON && found->first > at + 1 && found->first < end &&
		    hb_is_any(names->tokens[found->first - 1].text, "\" \u201d \u2019 ' )") && hb_is_capital(&names->tokens[at + 1]) &&
		    found->first <= at + 4) {
			name->end = found->end;
			return next - i + 1;
		}
	}
	return 1;
}

/* The token of the name that the rest of its tokens hang on. */
static uint32_t name_head(const struct names *names, const struct name *name)
{
	for (uint32_t i = name->end; i > name->first; i--) {
		uint32_t head = names->tokens[i - 1].head;

		if ((head < name->first || head >= name->end || head == i - 1) && !hb_is(names->tokens[i - 1].dep, "punct") &&
		    !hb_is_word(names->tokens[i - 1].lower, "suffix"))
			return i - 1;
	}
	return name->end - 1;
}

/* What stands right before the name says it: a title, an occupation, a word of kinship ("their son Omid"). */
static enum hb_gender title_gender(const struct names *names, const struct name *name)
{
	const struct hb_lexicon_entry *kin = name->titles > hb_sentence_first(names->reading, name->first)
						     ? hb_kin_entry(names->reading, name->titles - 1)
						     : NULL;

	for (uint32_t i = name->titles; i < name->first; i++) {
		const char *gender = hb_lexicon_field(&hb_lexicon_titles, names->tokens[i].lower, 1);

		if (!gender)
			gender = hb_lexicon_field(&hb_lexicon_occupations, names->tokens[i].lower, 1);
		if (gender && *gender)
			return hb_gender_of_text(gender);
	}
	return kin ? hb_gender_of_text(kin->fields[1]) : HB_GENDER_UNKNOWN;
}

static void add_mention(const struct names *names, const struct name *name)
{
	struct hb_reading *reading = names->reading;
	struct hb_found_mention mention = hb_mention_new(HB_NAME, name->type, name_head(names, name));

	mention.first = name->first;
	mention.end = name->end;
	mention.number = HB_SINGULAR;
	if (name->type == HB_PERSON)
		mention.gender = title_gender(names, name);
	mention.possessive = name->end < reading->analysis->n_tokens && hb_is(names->tokens[name->end].tag, "POS");
	for (uint32_t i = name->first; i < name->end; i++)
		reading->mention_of_head[i] = (uint32_t)reading->mentions.count;
	HB_PUSH(reading->arena, reading->mentions, mention);
}

static bool in_dateline(const struct hb_reading *reading, uint32_t token)
{
	const struct hb_sentence *sentence = &reading->analysis->sentences[hb_tok(reading, token)->sentence];

	return reading->analysis->source->blocks[sentence->block].kind == HB_BLOCK_DATELINE;
}

/* A dateline names where; then, in brackets, the agency. */
static enum hb_entity_type type_in_dateline(const struct hb_reading *reading, uint32_t token)
{
	for (uint32_t i = hb_sentence_first(reading, token); i < token; i++)
		if (hb_is(hb_tok(reading, i)->text, "("))
			return HB_ORGANIZATION;
	return HB_PLACE;
}

/* A name that the finder is not sure of, with a margin below this, is a place if our own list of places has it and its words speak for it. */
static const float unsure = 2.5F;

/* "Nir Oz", "in Gao": the whole name stands in the list of places that reports of captivity name often, and it has several words or
 * stands where places do. */
static bool is_listed_place(const struct names *names, uint32_t first, uint32_t end)
{
	const struct hb_reading *reading = names->reading;
	struct hb_place place;

	if (!hb_place_find_tokens(reading->analysis, first, end, &place, 1) || !place.listed)
		return false;
	return end > first + 1 || (first > hb_sentence_first(reading, first) &&
				   hb_is_word(names->tokens[first - 1].lower, "where"));
}

/* Words that are no part of a name by less than this are noted. */
static const float doubtful = 2.0F;

/* Notes on the words of names, and on those that were nearly taken for one. */
static void note_reasons(const struct hb_reading *reading)
{
	static const char *const kinds[] = {"no name", "person", "organization", "place", "name of something else"};
	struct hb_finder_reason *reasons;
	size_t n_reasons;

	if (!reading->trace)
		return;
	hb_finder_reasons(reading->analysis, reading->arena, doubtful, &reasons, &n_reasons);
	for (size_t i = 0; i < n_reasons; i++) {
		const struct hb_finder_reason *reason = &reasons[i];

		hb_trace_note(reading, HB_PASS_MENTION, reason->kind < 0, reason->token, reason->token + 1,
			      "%s: by the name finder (data/en/names.weights), %.1f better than %s: %s", kinds[reason->kind + 1],
			      (double)reason->margin, kinds[reason->other + 1], reason->text);
	}
}

/* Listed bodies that the finder passed over. */
static void add_missed_bodies(const struct names *names, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		struct hb_organization body;
		struct name name = {.first = i, .end = hb_listed_body(names->reading, i, &body), .titles = i};

		if (name.end == 0 || name.end > end)
			continue;
		name.type = body.is_place ? HB_PLACE : HB_ORGANIZATION;
		hb_trace(names->reading, HB_PASS_MENTION, name.first, name.end, "%s: a listed name (data/organizations.txt)", hb_entity_type_text(name.type));
		add_mention(names, &name);
		i = name.end - 1;
	}
}

/* Names after words of kinship that the finder passed over. */
static void add_missed_kin(const struct names *names, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		struct name name = {.first = i, .end = names->kin[i], .titles = i, .type = HB_PERSON};

		if (names->kin[i] == HB_NONE || names->kin[i] > end)
			continue;
		hb_trace(names->reading, HB_PASS_MENTION, name.first, name.end, "person: named after a word of kinship (data/en/kinship.txt)");
		add_mention(names, &name);
	}
}

void hb_find_names(struct hb_reading *reading)
{
	static const enum hb_entity_type types[] = {HB_PERSON, HB_ORGANIZATION, HB_PLACE};
	struct names names = {.reading = reading, .tokens = reading->analysis->tokens};
	uint32_t passed = 0;
	size_t taken;

	names.kin = hb_arena_alloc(reading->arena, reading->analysis->n_tokens, sizeof *names.kin);
	hb_names_of_kin(reading, names.kin);
	hb_finder_run(reading->analysis, reading->arena, &names.found, &names.n_found);
	note_reasons(reading);
	hb_mend_persons(reading, names.kin, names.found, names.n_found);
	hb_widen_to_bodies(reading, names.found, names.n_found);
	for (size_t i = 0; i < names.n_found; i += taken) {
		const struct hb_found_name *found = &names.found[i];
		struct name name = {.first = found->first, .end = found->end};

		taken = 1;
		add_missed_kin(&names, passed, name.first);
		add_missed_bodies(&names, passed, name.first);
		passed = name.end;
		if (found->kind == HB_NAMES_OTHER)
			continue; /* peoples, events, works: nominals, or nothing that is followed */
		if (name.end == name.first + 1 && hb_is(names.tokens[name.first].tag, "NNPS") && hb_demonym_code(names.tokens[name.first].lower))
			continue; /* "two Italians" */
		name.type = types[found->kind];
		if (in_dateline(reading, name.first)) {
			if (hb_is_in_time(reading, name.first))
				continue;
			name.type = type_in_dateline(reading, name.first);
			hb_trace(reading, HB_PASS_MENTION, name.first, name.end, "%s: by its place in the dateline", hb_entity_type_text(name.type));
		}
		if (found->margin < unsure && name.type != HB_PLACE && is_listed_place(&names, name.first, name.end)) {
			hb_trace(reading, HB_PASS_MENTION, name.first, name.end, "place: in data/places.txt, and the name finder is not sure");
			name.type = HB_PLACE;
		}
		taken = join_nickname(&names, i, &name);
		part_titles(&names, &name);
		if (name.titles < name.first)
			hb_trace(reading, HB_PASS_MENTION, name.titles, name.first, "title before a name (data/en/titles.txt, occupations.txt)");
		add_mention(&names, &name);
		passed = name.end > passed ? name.end : passed;
	}
	add_missed_kin(&names, passed, (uint32_t)reading->analysis->n_tokens);
	add_missed_bodies(&names, passed, (uint32_t)reading->analysis->n_tokens);
}
