/* Ties learnt from examples: scores of all pairs of a document, and what is likely enough written down as relations and
 * attributes.  Rules go before: what they say of the same two people, or of the same property that one has only once, stands. */
#include "extract/facts/tie_internal.h"

#include <math.h>
#include <stdlib.h>

#include "extract/facts/attribute_internal.h"
#include "extract/family/kinship_internal.h"
#include "extract/trace.h"

/* The role of the second of two people (data/en/kinship.txt), or the property. */
static const char *const tie_names[HB_TIE_COUNT] = {"spouse",   "parent",      "child",      "sibling",   "nationality",
						    "home",     "employer",    "birth_place", "birth_date", "death_date"};

/* ---- scores ----------------------------------------------------------------------------------------------------- */

static uint64_t hash_of(const char *bytes, size_t n)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a, as in tools/compile_ties.py */

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001B3);
	return hash ? hash : 1;
}

/* The weights of a feature, NULL if it has none. */
static const struct hb_tie_slot *slot_of(const char *feature, size_t n_bytes)
{
	uint64_t hash = hash_of(feature, n_bytes);
	uint32_t mask = hb_tie_n_slots - 1;

	for (uint32_t at = (uint32_t)hash & mask; hb_tie_slots[at].hash; at = (at + 1) & mask)
		if (hb_tie_slots[at].hash == hash)
			return &hb_tie_slots[at];
	return NULL;
}

static void add_weights(void *context, const char *feature, size_t n_bytes)
{
	int32_t *scores = context;
	const struct hb_tie_slot *slot = slot_of(feature, n_bytes);

	for (uint32_t i = 0; slot && i < slot->n; i++)
		scores[hb_tie_weights[slot->first + i].tie] += hb_tie_weights[slot->first + i].hundredths;
}

static bool fits(enum hb_tie tie, enum hb_tie_kind kind)
{
	switch (tie) {
	case HB_TIE_SPOUSE:
	case HB_TIE_PARENT:
	case HB_TIE_CHILD:
	case HB_TIE_SIBLING:
		return kind == HB_TIE_PEOPLE;
	case HB_TIE_NATIONALITY:
		return kind == HB_TIE_BODY || kind == HB_TIE_DEMONYM;
	case HB_TIE_BIRTH_DATE:
	case HB_TIE_DEATH_DATE:
		return kind == HB_TIE_DATE;
	default:
		return kind == HB_TIE_BODY;
	}
}

/* ---- why --------------------------------------------------------------------------------------------------------- */

enum { MOST_REASONS = 5 };
/* A tie that lacks no more than this, in hundredths, is worth a note. */
enum { NEARLY = 100 };

/* The features that weigh most for one tie of one pair. */
struct reasons {
	struct hb_arena *arena;
	enum hb_tie tie;
	struct {
		const char *feature;
		int32_t hundredths;
	} items[MOST_REASONS];
	size_t n;
};

static int32_t size_of(int32_t hundredths)
{
	return hundredths < 0 ? -hundredths : hundredths;
}

static void keep_reason(void *context, const char *feature, size_t n_bytes)
{
	struct reasons *reasons = context;
	const struct hb_tie_slot *slot = slot_of(feature, n_bytes);
	int32_t weight = 0;
	size_t at;

	for (uint32_t i = 0; slot && i < slot->n; i++)
		if (hb_tie_weights[slot->first + i].tie == reasons->tie)
			weight = hb_tie_weights[slot->first + i].hundredths;
	for (at = reasons->n; at > 0 && size_of(reasons->items[at - 1].hundredths) < size_of(weight); at--)
		if (at < MOST_REASONS)
			reasons->items[at] = reasons->items[at - 1];
	if (at == MOST_REASONS || !weight)
		return;
	reasons->items[at].feature = hb_arena_copy_text(reasons->arena, feature, n_bytes);
	reasons->items[at].hundredths = weight;
	reasons->n += reasons->n < MOST_REASONS;
}

/* "learnt tie parent 2.31 (from 0.69 on): after2= where +0.19, ..." */
static const char *why(const struct hb_tie_view *view, const struct hb_tie_pair *pair, enum hb_tie tie, int32_t score)
{
	struct reasons reasons = {.arena = view->reading->arena, .tie = tie};
	struct hb_tie_sink sink = {.take = keep_reason, .context = &reasons};
	const char *text = hb_arena_format(reasons.arena, "learnt %s %.2f (data/en/ties.txt, from %.2f on):", tie_names[tie],
					   score / 100.0, hb_tie_least[tie] / 100.0);

	hb_tie_features(view, pair, &sink);
	for (size_t i = 0; i < reasons.n; i++)
		text = hb_arena_format(reasons.arena, "%s%s %s %+.2f", text, i ? "," : "", reasons.items[i].feature,
				       reasons.items[i].hundredths / 100.0);
	return text;
}

static void note_miss(const struct hb_tie_view *view, const struct hb_tie_pair *pair, enum hb_tie tie, int32_t score)
{
	const struct hb_reading *reading = view->reading;

	if (score + NEARLY >= hb_tie_least[tie] && score > 0)
		hb_trace_miss(reading, pair->kind == HB_TIE_PEOPLE ? HB_PASS_KINSHIP : HB_PASS_ATTRIBUTE, pair->first, pair->end, "of %s: %s",
			      hb_trace_entity(reading, reading->mentions.items[pair->person].entity), why(view, pair, tie, score));
}

/* ---- writing down ------------------------------------------------------------------------------------------------- */

/* A pair that is likely enough to be tied. */
struct found {
	struct hb_tie_pair pair;
	enum hb_tie tie;
	int32_t score;
};

struct search {
	struct hb_reading *reading;
	const struct hb_tie_view *view;
	HB_ARRAY(struct found) found;
};

static void score_pair(void *context, const struct hb_tie_pair *pair)
{
	struct search *search = context;
	int32_t scores[HB_TIE_COUNT] = {0};
	struct hb_tie_sink sink = {.take = add_weights, .context = scores};

	hb_tie_features(search->view, pair, &sink);
	for (int tie = 0; tie < HB_TIE_COUNT; tie++) {
		if (!fits((enum hb_tie)tie, pair->kind))
			continue;
		if (scores[tie] < hb_tie_least[tie])
			note_miss(search->view, pair, (enum hb_tie)tie, scores[tie]);
		else
			HB_PUSH(search->reading->arena, search->found,
				(struct found){.pair = *pair, .tie = (enum hb_tie)tie, .score = scores[tie]});
	}
}

static float confidence_of(int32_t score)
{
	float share = 1.0F / (1.0F + expf(-(float)score / 100.0F));

	return share < 0.5F ? 0.5F : share > 0.95F ? 0.95F : share;
}

static const char *country_of(const struct hb_reading *reading, const struct hb_tie_pair *pair)
{
	uint32_t n;
	const char *code = pair->kind == HB_TIE_DEMONYM ? hb_demonym_at(reading->analysis, pair->first, pair->end, &n)
							: hb_country_code(reading->analysis, pair->first, pair->end);

	return code && code[0] ? code : NULL;
}

/* Does the relation say to whom one of the two is married? */
static bool tells_spouse(const struct hb_relation *relation, uint32_t one, uint32_t other)
{
	return hb_is(hb_kin_role(relation->type), "spouse") &&
	       (relation->who == one || relation->who == other || relation->of == one || relation->of == other);
}

/* Does the relation say whose child the younger one is? */
static bool tells_parent(const struct hb_relation *relation, uint32_t younger)
{
	return (relation->who == younger && hb_is(hb_kin_role(relation->type), "child")) ||
	       (relation->of == younger && hb_is(hb_kin_role(relation->type), "parent"));
}

/* Has a rule said in this sentence what answers the question already?  "By his wife Karin and his sons": whose sons they are is
 * said, and not that they are hers. */
static bool is_answered(const struct hb_reading *reading, const struct found *found, uint32_t one, uint32_t other, size_t n_rules)
{
	uint32_t start = hb_tok(reading, hb_sentence_first(reading, found->pair.head))->start;
	uint32_t end = hb_tok(reading, hb_sentence_end(reading, found->pair.head) - 1)->end;

	for (size_t i = 0; i < n_rules && found->tie != HB_TIE_SIBLING; i++) {
		const struct hb_relation *relation = &reading->relations.items[i];

		if (relation->span.start >= start && relation->span.end <= end &&
		    (found->tie == HB_TIE_SPOUSE ? tells_spouse(relation, one, other)
						 : tells_parent(relation, found->tie == HB_TIE_PARENT ? one : other)))
			return true;
	}
	return false;
}

static void write_people(struct hb_reading *reading, const struct found *found, size_t n_rules)
{
	uint32_t one = reading->mentions.items[found->pair.person].entity, other = reading->mentions.items[found->pair.other].entity;
	uint32_t first = reading->mentions.items[found->pair.person].first, end = found->pair.end;

	if (!is_answered(reading, found, one, other, n_rules) && !hb_are_family(reading, one, other))
		hb_relate(reading, hb_kin_word(tie_names[found->tie], reading->entities.items[other].gender), other, one,
			  hb_reading_span(reading, first, end), confidence_of(found->score));
}

static bool has(const struct hb_reading *reading, uint32_t entity, const char *property)
{
	const struct hb_found_entity *found = &reading->entities.items[entity];

	for (size_t i = 0; i < found->attributes.count; i++) {
		if (hb_is(found->attributes.items[i].property, property))
			return true;
	}
	return false;
}

enum { NEXT_TO = 5 };

/* One is born in one place; more words for it stand next to each other: "Vigo, Spain". */
static bool is_elsewhere(const struct hb_reading *reading, uint32_t entity, const char *property, struct hb_span span)
{
	const struct hb_found_entity *found = &reading->entities.items[entity];
	bool said = false;

	for (size_t i = 0; i < found->attributes.count; i++) {
		const struct hb_attribute *old = &found->attributes.items[i];

		if (!hb_is(old->property, property))
			continue;
		said = true;
		if (old->span.start <= span.end + NEXT_TO && span.start <= old->span.end + NEXT_TO)
			return false;
	}
	return said;
}

static bool are_joined(const struct hb_reading *reading, uint32_t one, uint32_t other)
{
	const struct hb_token *tokens = reading->analysis->tokens;

	return (hb_is(tokens[one].dep, "conj") && tokens[one].head == other) ||
	       (hb_is(tokens[other].dep, "conj") && tokens[other].head == one) ||
	       (hb_is(tokens[one].dep, "conj") && hb_is(tokens[other].dep, "conj") && tokens[one].head == tokens[other].head);
}

/* Is the same place, body or day somebody else's already, with whom this one is not named together? */
static bool is_anothers(const struct hb_reading *reading, uint32_t mention, const char *property, struct hb_span span)
{
	const struct hb_found_mention *person = &reading->mentions.items[mention];
	uint32_t first = hb_sentence_first(reading, person->head), end = hb_sentence_end(reading, person->head);

	for (uint32_t i = first; i < end; i++) {
		uint32_t index = reading->mention_of_head[i], entity;
		const struct hb_found_entity *other;

		entity = index == HB_NONE ? HB_NONE : reading->mentions.items[index].entity;
		if (entity == HB_NONE || entity == person->entity || are_joined(reading, i, person->head))
			continue;
		other = &reading->entities.items[entity];
		for (size_t a = 0; a < other->attributes.count; a++) {
			const struct hb_attribute *said = &other->attributes.items[a];

			if (said->span.start == span.start && said->span.end == span.end && hb_is(said->property, property))
				return true;
		}
	}
	return false;
}

static void write_attribute(struct hb_reading *reading, const struct found *found)
{
	const char *property = tie_names[found->tie], *value;
	uint32_t entity = reading->mentions.items[found->pair.person].entity;
	struct hb_span span = hb_reading_span(reading, found->pair.first, found->pair.end);

	if ((found->pair.kind == HB_TIE_DATE && has(reading, entity, property)) ||
	    (found->tie == HB_TIE_BIRTH_PLACE && is_elsewhere(reading, entity, property, span)) ||
	    is_anothers(reading, found->pair.person, property, span))
		return;
	if (found->tie == HB_TIE_NATIONALITY)
		value = country_of(reading, &found->pair);
	else if (found->pair.kind == HB_TIE_DATE)
		value = hb_date_value(reading, found->pair.head);
	else
		value = hb_reading_text(reading, span);
	if (value)
		hb_attribute_add(reading, entity, property, value, span, confidence_of(found->score));
}

static int by_score(const void *a, const void *b)
{
	const struct found *left = a, *right = b;

	if (left->score != right->score)
		return left->score > right->score ? -1 : 1;
	if (left->pair.head != right->pair.head)
		return left->pair.head < right->pair.head ? -1 : 1;
	return (left->pair.person > right->pair.person) - (left->pair.person < right->pair.person);
}

void hb_read_learnt_ties(struct hb_reading *reading)
{
	struct hb_tie_view view;
	struct search search = {.reading = reading, .view = &view};
	size_t n_rules = reading->relations.count;

	hb_tie_view_init(&view, reading);
	hb_tie_pairs(&view, score_pair, &search);
	/* the likeliest first: it stands where the others would contradict it */
	if (search.found.count > 1)
		qsort(search.found.items, search.found.count, sizeof *search.found.items, by_score);
	for (size_t i = 0; i < search.found.count; i++) {
		hb_trace_by(reading, "%s", why(&view, &search.found.items[i].pair, search.found.items[i].tie, search.found.items[i].score));
		if (search.found.items[i].pair.kind == HB_TIE_PEOPLE)
			write_people(reading, &search.found.items[i], n_rules);
		else
			write_attribute(reading, &search.found.items[i]);
	}
}
