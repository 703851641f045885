/* How a person and what may be said of him stand to each other in a sentence: the way through the tree, the words between and
 * around, their kinds.  Names are replaced by what they name, words of kinship by their type, so that a feature speaks of the
 * sentence and not of the people in it. */
#include "extract/facts/tie_internal.h"

#include <ctype.h>

#include "extract/facts/attribute_internal.h"

enum { LINE_BYTES = 200, FARTHEST_UP = 9, WIDEST_GAP = 10, MOST_OF_A_KIND = 24, FARTHEST = 45 };

/* A feature on its way: pieces put one after the other, what does not fit is cut. */
struct line {
	char text[LINE_BYTES];
	size_t n;
};

static void put(struct line *line, const char *piece)
{
	while (*piece && line->n < LINE_BYTES)
		line->text[line->n++] = *piece++;
}

static struct line begin(enum hb_tie_kind kind, const char *name)
{
	struct line line = {.text = {(char)kind}, .n = 1};

	put(&line, name);
	return line;
}

static void take(const struct hb_tie_sink *sink, const struct line *line)
{
	sink->take(sink->context, line->text, line->n);
}

/* One feature: the letter of the kind, its name, and the pieces that the NULL-terminated list holds. */
static void say(const struct hb_tie_sink *sink, enum hb_tie_kind kind, const char *name, const char *const *pieces)
{
	struct line line = begin(kind, name);

	for (; *pieces; pieces++)
		put(&line, *pieces);
	take(sink, &line);
}
#define SAY(name, ...) say(sink, pair->kind, name, (const char *const[]){__VA_ARGS__, NULL})

/* ---- words ----------------------------------------------------------------------------------------------------- */

static const char *kind_of_name(enum hb_entity_type type)
{
	static const char *const words[] = {[HB_PERSON] = "PER", [HB_ORGANIZATION] = "ORG", [HB_PLACE] = "LOC", [HB_GROUP] = "GRP"};

	return words[type];
}

static const char *lower_ascii(struct hb_arena *arena, const char *text)
{
	size_t n = strlen(text);
	char *lower;
	const char *capital = text;

	while (*capital && !isupper((unsigned char)*capital))
		capital++;
	if (!*capital)
		return text;
	lower = hb_arena_alloc(arena, n + 1, 1);
	for (size_t i = 0; i <= n; i++)
		lower[i] = (char)tolower((unsigned char)text[i]);
	return lower;
}

static const char *find_word(const struct hb_tie_view *view, uint32_t token)
{
	const struct hb_token *found = hb_tok(view->reading, token);
	const struct hb_lexicon_entry *kin;

	if (view->name[token] != HB_NONE)
		return kind_of_name(view->reading->mentions.items[view->name[token]].type);
	if (view->date[token] != HB_NONE)
		return "DATE";
	if (hb_is(found->pos, "NUM"))
		return "NUM";
	if (hb_is_capital(found) && hb_demonym_code(found->lower))
		return "NAT";
	kin = hb_kin_entry(view->reading, token);
	if (kin && hb_is(kin->fields[2], "family"))
		return hb_arena_format(view->reading->arena, "KIN:%s", kin->fields[0]);
	return lower_ascii(view->reading->arena, hb_is(found->pos, "PROPN") ? found->lower : found->lemma);
}

/* The word of a token as features show it. */
static const char *word(const struct hb_tie_view *view, uint32_t token)
{
	if (!view->words[token])
		view->words[token] = find_word(view, token);
	return view->words[token];
}

/* The same with every occupation and office as one. */
static const char *mask(const struct hb_tie_view *view, uint32_t token)
{
	const struct hb_token *found = hb_tok(view->reading, token);
	const char *plain = word(view, token);

	if (hb_is_noun(found) && plain[0] >= 'a' && hb_noun_entry(&hb_lexicon_occupations, found))
		return "OCC";
	return plain;
}

void hb_tie_view_init(struct hb_tie_view *view, const struct hb_reading *reading)
{
	size_t n = reading->analysis->n_tokens;
	uint32_t *name = hb_arena_alloc(reading->arena, n + 1, sizeof *name);
	uint32_t *date = hb_arena_alloc(reading->arena, n + 1, sizeof *date);

	for (size_t i = 0; i <= n; i++)
		name[i] = date[i] = HB_NONE;
	for (size_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];

		for (uint32_t t = mention->first; mention->kind == HB_NAME && t < mention->end; t++)
			name[t] = (uint32_t)i;
	}
	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];

		for (uint32_t t = timex->first; timex->timex.type == HB_TIMEX_DATE && t < timex->end; t++)
			date[t] = (uint32_t)i;
	}
	*view = (struct hb_tie_view){.reading = reading, .name = name, .date = date,
				     .words = hb_arena_zero(reading->arena, n + 1, sizeof *view->words)};
}

/* ---- the way through the tree ----------------------------------------------------------------------------------- */

struct way {
	uint32_t up[FARTHEST_UP + 1], down[FARTHEST_UP + 1]; /* from each end (first) to the token where they meet (last) */
	uint32_t n_up, n_down;
};

static bool find_way(const struct hb_token *tokens, uint32_t from, uint32_t to, struct way *ret)
{
	uint32_t at = from;

	ret->n_up = 0;
	for (;;) {
		ret->up[ret->n_up++] = at;
		if (tokens[at].head == at || ret->n_up > FARTHEST_UP)
			break;
		at = tokens[at].head;
	}
	ret->n_down = 0;
	for (at = to;; at = tokens[at].head) {
		ret->down[ret->n_down++] = at;
		for (uint32_t i = 0; i < ret->n_up; i++) {
			if (ret->up[i] == at) {
				ret->n_up = i + 1;
				return true;
			}
		}
		if (tokens[at].head == at || ret->n_down > FARTHEST_UP)
			return false;
	}
}

/* The label of a step, with the preposition's word where it is one. */
static void put_label(struct line *line, const struct hb_token *token)
{
	put(line, token->dep);
	if (hb_is(token->dep, "prep") || hb_is(token->dep, "agent")) {
		put(line, ":");
		put(line, token->lower);
	}
}

/* The whole way as one feature; with_words: the words on it too. */
static void whole_way(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct way *way, bool with_words,
		      const struct hb_tie_sink *sink)
{
	const struct hb_token *tokens = view->reading->analysis->tokens;
	struct line line = begin(pair->kind, with_words ? "way=" : "labels=");

	for (uint32_t i = 0; i + 1 < way->n_up; i++) {
		put(&line, "<");
		put_label(&line, &tokens[way->up[i]]);
		if (with_words) {
			put(&line, " ");
			put(&line, mask(view, way->up[i + 1]));
		}
	}
	if (!with_words && way->n_up > 1 && way->n_down > 1)
		put(&line, "^");
	for (uint32_t i = way->n_down - 1; i-- > 0;) {
		put(&line, ">");
		put_label(&line, &tokens[way->down[i]]);
		if (with_words && i > 0) {
			put(&line, " ");
			put(&line, mask(view, way->down[i]));
		}
	}
	take(sink, &line);
}

static void steps_of_way(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct way *way,
			 const struct hb_tie_sink *sink)
{
	const struct hb_token *tokens = view->reading->analysis->tokens;
	uint32_t top = way->up[way->n_up - 1];
	const char *up = way->n_up > 1 ? tokens[way->up[way->n_up - 2]].dep : "-";
	uint32_t last = way->down[0], before = way->n_down > 1 ? way->down[1] : HB_NONE;

	for (uint32_t i = 1; i < way->n_up; i++)
		SAY("up=", tokens[way->up[i - 1]].dep, " ", word(view, way->up[i]));
	for (uint32_t i = 1; i < way->n_down; i++) {
		SAY("down=", tokens[way->down[i - 1]].dep, " ", word(view, way->down[i]));
		if (i + 1 < way->n_down)
			SAY("two=", word(view, way->down[i + 1]), ">", word(view, way->down[i]), ">", tokens[way->down[i - 1]].dep);
	}
	for (uint32_t i = 1; i + 1 < way->n_up; i++)
		SAY("on=", word(view, way->up[i]));
	for (uint32_t i = 1; i + 1 < way->n_down; i++)
		SAY("on=", word(view, way->down[i]));
	SAY("top=", word(view, top), " ", up);
	SAY("meet=", mask(view, top), "<", up, ">", tokens[last].dep, " ", before == HB_NONE ? "-" : word(view, before));
	SAY("length=", way->n_up + way->n_down > 9 ? "long" : (char[]){(char)('0' + way->n_up + way->n_down), '\0'});
}

/* A step through a list, an apposition or a compound, in which every member stands for the whole. */
static bool is_flat(const struct hb_token *token)
{
	return hb_is_any(token->dep, "conj appos compound nmod");
}

/* The way without those steps. */
static void short_way(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct way *way,
		      const struct hb_tie_sink *sink)
{
	const struct hb_token *tokens = view->reading->analysis->tokens;
	struct line line = begin(pair->kind, "short=");

	for (uint32_t i = 0; i + 1 < way->n_up; i++) {
		if (is_flat(&tokens[way->up[i]]))
			continue;
		put(&line, "<");
		put_label(&line, &tokens[way->up[i]]);
		put(&line, " ");
		put(&line, mask(view, way->up[i + 1]));
	}
	for (uint32_t i = way->n_down - 1; i-- > 0;) {
		if (is_flat(&tokens[way->down[i]]))
			continue;
		put(&line, ">");
		put_label(&line, &tokens[way->down[i]]);
		if (i > 0 && !hb_is(tokens[way->down[i]].dep, "prep")) {
			put(&line, " ");
			put(&line, mask(view, way->down[i]));
		}
	}
	take(sink, &line);
}

/* What governs the second end, through its list and its preposition. */
static void governor(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct hb_tie_sink *sink)
{
	const struct hb_token *tokens = view->reading->analysis->tokens;
	uint32_t at = pair->head, above;

	for (int steps = 0; steps < 6 && is_flat(&tokens[at]) && tokens[at].head != at; steps++)
		at = tokens[at].head;
	if (tokens[at].head == at)
		return;
	above = tokens[at].head;
	if (hb_is(tokens[at].dep, "pobj") && tokens[above].head != above) {
		SAY("governor=", mask(view, tokens[above].head), " ", tokens[above].lower);
		SAY("governor word=", word(view, tokens[above].head), " ", tokens[above].lower);
	} else {
		SAY("governor=", mask(view, above), " ", tokens[at].dep);
	}
}

static void way_features(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct hb_tie_sink *sink)
{
	const struct hb_token *tokens = view->reading->analysis->tokens;
	struct way way;

	if (!find_way(tokens, view->reading->mentions.items[pair->person].head, pair->head, &way)) {
		SAY("noway", "");
		return;
	}
	if (way.n_up + way.n_down <= 8)
		whole_way(view, pair, &way, true, sink);
	whole_way(view, pair, &way, false, sink);
	short_way(view, pair, &way, sink);
	steps_of_way(view, pair, &way, sink);
}

/* ---- the words between and around --------------------------------------------------------------------------------- */

static const char *size_of_gap(uint32_t n)
{
	return n == 0 ? "0" : n == 1 ? "1" : n <= 3 ? "3" : n <= 6 ? "6" : n <= 12 ? "12" : n <= 20 ? "20" : "more";
}

/* How many names of people, and of what the second end is, stand between. */
static void rivals(const struct hb_tie_view *view, const struct hb_tie_pair *pair, uint32_t from, uint32_t to,
		   const struct hb_tie_sink *sink)
{
	static const char *const numbers[] = {"0", "1", "2", "3"};
	uint32_t people = 0, bodies = 0, last = HB_NONE;

	for (uint32_t i = from; i < to; i++) {
		uint32_t name = view->name[i];

		if (name == HB_NONE || name == last)
			continue;
		last = name;
		if (view->reading->mentions.items[name].type == HB_PERSON)
			people++;
		else
			bodies++;
	}
	SAY("between=", numbers[people < 3 ? people : 3], numbers[bodies < 3 ? bodies : 3]);
}

static void word_features(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct hb_tie_sink *sink)
{
	const struct hb_found_mention *person = &view->reading->mentions.items[pair->person];
	bool forward = person->head < pair->head;
	uint32_t from = forward ? person->end : pair->end, to = forward ? pair->first : person->first;
	uint32_t first = hb_sentence_first(view->reading, pair->head), end = hb_sentence_end(view->reading, pair->head);
	const char *side = forward ? "" : "~";
	const char *previous = "[";

	if (from > to)
		from = to;
	SAY("gap=", side, size_of_gap(to - from));
	rivals(view, pair, from, to, sink);
	if (to - from <= 5) {
		struct line line = begin(pair->kind, forward ? "words=" : "words~=");

		for (uint32_t i = from; i < to; i++) {
			put(&line, mask(view, i));
			put(&line, " ");
		}
		take(sink, &line);
	}
	for (uint32_t i = from; i < to && i < from + WIDEST_GAP; i++) {
		SAY("in=", side, word(view, i));
		SAY("pair=", side, previous, " ", word(view, i));
		previous = word(view, i);
	}
	if (to - from <= WIDEST_GAP)
		SAY("pair=", side, previous, " ]");
	if (pair->first > first)
		SAY("before=", word(view, pair->first - 1));
	if (pair->first > first + 1)
		SAY("before2=", word(view, pair->first - 2), " ", word(view, pair->first - 1));
	SAY("after=", pair->end < end ? word(view, pair->end) : "]");
	if (pair->end + 1 < end)
		SAY("after2=", word(view, pair->end), " ", word(view, pair->end + 1));
	SAY("lead=", person->first > first ? word(view, person->first - 1) : "[");
	SAY("follow=", person->end < end ? word(view, person->end) : "]");
}

/* ---- the two ends ------------------------------------------------------------------------------------------------ */

static const char *kind_of_mention(const struct hb_found_mention *mention)
{
	return mention->possessive ? "his" : mention->kind == HB_NAME ? "name" : mention->kind == HB_PRONOUN ? "he" : "noun";
}

static void end_features(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct hb_tie_sink *sink)
{
	const struct hb_reading *reading = view->reading;
	const struct hb_found_mention *person = &reading->mentions.items[pair->person];
	const struct hb_token *head = hb_tok(reading, pair->head);

	SAY("all", "");
	SAY("person=", kind_of_mention(person));
	SAY("deps=", hb_tok(reading, person->head)->dep, " ", head->dep);
	if (pair->kind == HB_TIE_PEOPLE) {
		SAY("kinds=", kind_of_mention(person), " ", kind_of_mention(&reading->mentions.items[pair->other]));
	} else if (pair->kind == HB_TIE_BODY) {
		const struct hb_found_mention *other = &reading->mentions.items[pair->other];
		bool country = hb_country_code(reading->analysis, pair->first, pair->end) != NULL;

		SAY("other=", country ? "country" : kind_of_name(other->type), " ", kind_of_mention(person));
		SAY("head=", hb_tok(reading, other->end - 1)->lower);
		SAY("start=", hb_tok(reading, other->first)->lower);
		if (country)
			SAY("country dep=", head->dep, " ", pair->first > 0 ? word(view, pair->first - 1) : "");
		else
			SAY("body dep=", kind_of_name(other->type), " ", head->dep, " ",
			    pair->first > 0 ? word(view, pair->first - 1) : "");
	} else if (pair->kind == HB_TIE_DEMONYM) {
		SAY("of=", mask(view, head->head), " ", head->dep);
	}
}

void hb_tie_features(const struct hb_tie_view *view, const struct hb_tie_pair *pair, const struct hb_tie_sink *sink)
{
	end_features(view, pair, sink);
	governor(view, pair, sink);
	way_features(view, pair, sink);
	word_features(view, pair, sink);
}

/* ---- pairs ------------------------------------------------------------------------------------------------------- */

struct walk {
	const struct hb_tie_view *view;
	void (*visit)(void *context, const struct hb_tie_pair *pair);
	void *context;
	uint32_t people[MOST_OF_A_KIND], n_people;
};

static bool near(const struct hb_reading *reading, uint32_t mention, uint32_t token)
{
	uint32_t head = reading->mentions.items[mention].head;

	return head < token ? token - head <= FARTHEST : head - token <= FARTHEST;
}

/* Pair all people of the sentence with one more end. */
static void pair_with(const struct walk *walk, struct hb_tie_pair pair)
{
	const struct hb_reading *reading = walk->view->reading;

	for (uint32_t i = 0; i < walk->n_people; i++) {
		const struct hb_found_mention *person = &reading->mentions.items[walk->people[i]];

		pair.person = walk->people[i];
		if (!near(reading, walk->people[i], pair.head) || (person->first < pair.end && pair.first < person->end &&
								   person->kind == HB_NAME))
			continue;
		walk->visit(walk->context, &pair);
	}
}

static void pair_people(const struct walk *walk)
{
	const struct hb_reading *reading = walk->view->reading;

	for (uint32_t i = 0; i < walk->n_people; i++) {
		for (uint32_t j = i + 1; j < walk->n_people; j++) {
			const struct hb_found_mention *one = &reading->mentions.items[walk->people[i]];
			const struct hb_found_mention *other = &reading->mentions.items[walk->people[j]];

			if (one->entity != other->entity && near(reading, walk->people[i], other->head) &&
			    (one->kind == HB_NAME || other->kind == HB_NAME))
				walk->visit(walk->context, &(struct hb_tie_pair){.kind = HB_TIE_PEOPLE, .person = walk->people[i],
										.other = walk->people[j], .first = other->first,
										.end = other->end, .head = other->head});
		}
	}
}

static void pairs_of_sentence(struct walk *walk, uint32_t first, uint32_t end)
{
	const struct hb_reading *reading = walk->view->reading;
	uint32_t others = 0, last = HB_NONE;

	walk->n_people = 0;
	for (uint32_t i = first; i < end && walk->n_people < MOST_OF_A_KIND; i++) {
		uint32_t mention = reading->mention_of_head[i];

		/* who is somebody else by what the sentence says has that other one's pair */
		if (mention != HB_NONE && reading->mentions.items[mention].entity != HB_NONE &&
		    reading->entities.items[reading->mentions.items[mention].entity].entity.type == HB_PERSON &&
		    hb_bearer(reading, reading->mentions.items[mention].entity) == reading->mentions.items[mention].entity)
			walk->people[walk->n_people++] = mention;
	}
	if (walk->n_people == 0)
		return;
	pair_people(walk);
	for (uint32_t i = first; i < end && others < MOST_OF_A_KIND; i++) {
		uint32_t mention = reading->mention_of_head[i], date = walk->view->date[i];
		uint32_t n;

		if (mention != HB_NONE && reading->mentions.items[mention].kind == HB_NAME &&
		    reading->mentions.items[mention].type != HB_PERSON) {
			pair_with(walk, (struct hb_tie_pair){.kind = HB_TIE_BODY, .other = mention, .head = i,
							     .first = reading->mentions.items[mention].first,
							     .end = reading->mentions.items[mention].end});
			others++;
		} else if (date != HB_NONE && date != last) {
			const struct hb_found_timex *timex = &reading->timexes.items[date];
			uint32_t head = timex->first;

			while (head + 1 < timex->end && hb_tok(reading, head)->head > head && hb_tok(reading, head)->head < timex->end)
				head = hb_tok(reading, head)->head;
			pair_with(walk, (struct hb_tie_pair){.kind = HB_TIE_DATE, .other = HB_NONE, .head = head, .first = timex->first,
							     .end = timex->end});
			last = date;
			others++;
		} else if (walk->view->name[i] == HB_NONE && hb_is_capital(hb_tok(reading, i)) &&
			   hb_demonym_at(reading->analysis, i, end, &n)) {
			pair_with(walk, (struct hb_tie_pair){.kind = HB_TIE_DEMONYM, .other = HB_NONE, .head = i + n - 1, .first = i,
							     .end = i + n});
			i += n - 1;
			others++;
		}
	}
}

void hb_tie_pairs(const struct hb_tie_view *view, void (*visit)(void *context, const struct hb_tie_pair *pair), void *context)
{
	const struct hb_analysis *analysis = view->reading->analysis;
	struct walk walk = {.view = view, .visit = visit, .context = context};

	for (size_t s = 0; s < analysis->n_sentences; s++)
		pairs_of_sentence(&walk, analysis->sentences[s].first, analysis->sentences[s].end);
}
