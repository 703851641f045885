/* Ranking who is meant: the candidates, their scores, the choice.  See coref_rank.h. */
#include "extract/people/coref_rank.h"

enum {
	SCAN_MENTIONS = 400, /* how many mentions back candidates are looked for */
	PRONOUN_SENTENCES = 6,
	NOMINAL_SENTENCES = 40,
	TOP_NAMES = 6, /* the people with the most names are candidates wherever they were named last */
	RECENT_SENTENCES = 3,
};

/* ---- candidates ---------------------------------------------------------------------------------------------- */

/* Entities that the mention cannot be. */
struct bars {
	HB_ARRAY(uint32_t) items;
};

static bool is_barred(const struct bars *bars, uint32_t entity)
{
	for (size_t i = 0; i < bars->items.count; i++) {
		if (bars->items.items[i] == entity)
			return true;
	}
	return false;
}

/* Is the later mention an object of what the subject does, there or in a verb that is joined to it? */
static bool shares_subject(const struct hb_reading *reading, uint32_t subject, uint32_t other)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t verb = tokens[subject].head, governor = hb_governor(reading, other);

	if (!hb_is_any(tokens[subject].dep, "nsubj nsubjpass") || governor == HB_NONE || hb_is_any(tokens[other].dep, "nsubj nsubjpass"))
		return false;
	return governor == verb ||
	       (hb_is(tokens[governor].dep, "conj") && tokens[governor].head == verb && hb_child(reading, governor, 0, "nsubj nsubjpass") == HB_NONE);
}

/* "He asked the president": he is not whom the report calls president, if it calls one so. */
static void bar_described(const struct hb_coref *coref, const struct hb_found_mention *mention, const struct hb_found_mention *later, struct bars *bars)
{
	const char *noun = hb_tok(coref->reading, later->head)->lower;
	uint32_t found = HB_NONE;

	if (mention->kind != HB_PRONOUN || later->kind != HB_NOMINAL || !later->specific || later->number == HB_PLURAL ||
	    !shares_subject(coref->reading, mention->head, later->head))
		return;
	for (uint32_t i = 0; i < coref->entities.count; i++) {
		if (coref->reading->entities.items[i].entity.type != HB_PERSON || !hb_coref_described(coref, i, noun))
			continue;
		if (found != HB_NONE)
			return;
		found = i;
	}
	if (found != HB_NONE)
		HB_PUSH(coref->reading->arena, bars->items, found);
}

/* "The president" is nobody whom the report tells of as taken, held or freed, unless it calls him so. */
static void bar_from_office(const struct hb_coref *coref, const struct hb_found_mention *nominal, struct bars *bars)
{
	const struct hb_token *noun = hb_tok(coref->reading, nominal->head);
	const struct hb_lexicon_entry *entry = hb_noun_entry(&hb_lexicon_occupations, noun);

	if (!entry || !hb_is(entry->fields[0], "office"))
		return;
	for (uint32_t i = 0; i < coref->entities.count; i++) {
		if ((coref->entities.items[i].story & HB_STORY_HARMED) && coref->reading->entities.items[i].entity.type == HB_PERSON &&
		    !hb_coref_described(coref, i, noun->lower))
			HB_PUSH(coref->reading->arena, bars->items, i);
	}
}

/* "asked the president to bring Mr. Ruiz home": who is named later in what the noun's verb governs is somebody else. */
static bool named_below(const struct hb_reading *reading, const struct hb_found_mention *nominal, const struct hb_found_mention *name)
{
	uint32_t verb = hb_governor(reading, nominal->head);

	return name->kind == HB_NAME && name->head > nominal->head && verb != HB_NONE && name->head <= hb_tok(reading, verb)->right_edge &&
	       hb_tok(reading, nominal->head)->right_edge < name->first;
}

static void find_bars(const struct hb_coref *coref, uint32_t index, struct bars *bars)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *mention = &reading->mentions.items[index];
	uint32_t sentence = hb_tok(reading, mention->head)->sentence, first = index;

	while (first > 0 && hb_tok(reading, reading->mentions.items[first - 1].head)->sentence == sentence)
		first--;
	for (uint32_t i = first; i < reading->mentions.count; i++) {
		const struct hb_found_mention *other = &reading->mentions.items[i];

		if (hb_tok(reading, other->head)->sentence != sentence)
			break;
		if (i != index && other->entity != HB_NONE &&
		    (hb_coref_barred(reading, mention, other) || (mention->kind == HB_NOMINAL && named_below(reading, mention, other))))
			HB_PUSH(reading->arena, bars->items, other->entity);
		if (i > index && other->entity == HB_NONE)
			bar_described(coref, mention, other, bars);
	}
	if (mention->kind == HB_NOMINAL) {
		uint32_t owner = hb_coref_owner(reading, mention);

		if (owner != HB_NONE)
			HB_PUSH(reading->arena, bars->items, owner);
		bar_from_office(coref, mention, bars);
	}
}

static const struct hb_found_mention *mention_of(const struct hb_coref *coref, const struct hb_coref_slate *slate)
{
	return &coref->reading->mentions.items[slate->mention];
}

static struct hb_coref_candidate *find_candidate(struct hb_coref_slate *slate, uint32_t entity)
{
	for (uint32_t i = 0; i < slate->count; i++) {
		if (slate->items[i].entity == entity)
			return &slate->items[i];
	}
	return NULL;
}

/* The next name of the entity after the mention. */
static uint32_t next_name(const struct hb_coref_entity *entity, uint32_t index)
{
	for (size_t i = 0; i < entity->names.count; i++) {
		if (entity->names.items[i] > index)
			return entity->names.items[i];
	}
	return HB_NONE;
}

static struct hb_coref_candidate *add_candidate(const struct hb_coref *coref, struct hb_coref_slate *slate, uint32_t entity,
						uint32_t last)
{
	struct hb_coref_candidate *candidate;

	/* the first place of a choice is that of somebody new */
	if (slate->count + 1 >= HB_COREF_CANDIDATES)
		return NULL;
	candidate = &slate->items[slate->count++];
	*candidate = (struct hb_coref_candidate){.entity = entity, .last = last, .next = HB_NONE, .n_nearer = slate->count - 1};
	if (last == HB_NONE)
		candidate->next = next_name(&coref->entities.items[entity], slate->mention);
	slate->n_named += coref->entities.items[entity].named;
	slate->n_described += hb_coref_described(coref, entity, hb_tok(coref->reading, mention_of(coref, slate)->head)->lower);
	return candidate;
}

/* Walk back over the mentions. */
static void scan_back(const struct hb_coref *coref, struct hb_coref_slate *slate, const struct bars *bars, uint32_t sentences)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *mention = &reading->mentions.items[slate->mention];
	uint32_t sentence = hb_tok(reading, mention->head)->sentence, n_passed = 0;

	for (uint32_t i = slate->mention, seen = 0; i-- > 0 && seen < SCAN_MENTIONS; seen++) {
		const struct hb_found_mention *other = &reading->mentions.items[i];
		uint32_t distance = sentence - hb_tok(reading, other->head)->sentence;
		struct hb_coref_candidate *candidate;

		if (distance > sentences)
			break;
		if (other->entity == HB_NONE || is_barred(bars, other->entity) || !hb_coref_kind_fits(coref, mention, other->entity))
			continue;
		candidate = find_candidate(slate, other->entity);
		if (!candidate) {
			candidate = add_candidate(coref, slate, other->entity, i);
			if (!candidate)
				break;
			candidate->n_between = n_passed;
		}
		n_passed++;
		candidate->n_recent += distance <= RECENT_SENTENCES;
		candidate->n_here += distance == 0;
	}
}

/* People named often, and those whom the sentence or the next ones bring in. */
static void add_named(const struct hb_coref *coref, struct hb_coref_slate *slate, const struct bars *bars)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *mention = &reading->mentions.items[slate->mention];

	for (uint32_t i = 0; i < coref->entities.count; i++) {
		const struct hb_coref_entity *entity = &coref->entities.items[i];

		if (entity->name_rank >= TOP_NAMES || is_barred(bars, i) || !hb_coref_kind_fits(coref, mention, i) ||
		    find_candidate(slate, i))
			continue;
		add_candidate(coref, slate, i, entity->last);
	}
	for (uint32_t i = slate->mention + 1; i < reading->mentions.count; i++) {
		const struct hb_found_mention *other = &reading->mentions.items[i];
		uint32_t distance = hb_tok(reading, other->head)->sentence - hb_tok(reading, mention->head)->sentence;

		if (distance > (mention->kind == HB_PRONOUN ? 0 : NOMINAL_SENTENCES / 5))
			break;
		if (other->kind == HB_NAME && other->entity != HB_NONE && !is_barred(bars, other->entity) &&
		    hb_coref_kind_fits(coref, mention, other->entity) && !find_candidate(slate, other->entity))
			add_candidate(coref, slate, other->entity, HB_NONE);
	}
}

/* A name that the sentence brings only after the pronoun: "After his release, Ruiz spoke". */
static uint32_t later_subject(const struct hb_coref *coref, const struct hb_found_mention *pronoun)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = pronoun->head, subject;

	for (int steps = 0; steps < 12 && tokens[at].head != at; steps++) {
		bool fronted = hb_is_any(tokens[at].dep, "prep advcl") && tokens[at].head > at;

		at = tokens[at].head;
		if (!fronted)
			continue;
		subject = hb_child(reading, at, 0, "nsubj nsubjpass");
		if (subject == HB_NONE || subject < pronoun->head || reading->mention_of_head[subject] == HB_NONE ||
		    reading->mentions.items[reading->mention_of_head[subject]].kind != HB_NAME)
			return HB_NONE;
		return hb_entity_of(reading, subject);
	}
	return HB_NONE;
}

/* ---- scores -------------------------------------------------------------------------------------------------- */

static float score(const struct hb_coref_weights *weights, const struct hb_coref_features *features)
{
	float sums[HB_COREF_COLUMNS], total;

	for (uint32_t c = 0; c < HB_COREF_COLUMNS; c++)
		sums[c] = weights->bias[c];
	for (uint32_t f = 0; f < features->count; f++) {
		const float *row = weights->rows[features->items[f]];

		for (uint32_t c = 0; c < HB_COREF_COLUMNS; c++)
			sums[c] += row[c];
	}
	total = sums[0];
	for (uint32_t c = 1; c < HB_COREF_COLUMNS; c++)
		total += sums[c] > 0 ? sums[c] * weights->out[c] : 0;
	return total;
}

/* ---- why ----------------------------------------------------------------------------------------------------- */

enum { REASONS = 4, RIVALS = 3 };

/* "c_distance=1" */
static const char *feature_text(struct hb_arena *arena, uint32_t feature)
{
	const struct hb_coref_template_info *info = hb_coref_templates;

	while (feature > info->last)
		info++;
	return hb_arena_format(arena, "%s=%u", info->name, feature - info->first);
}

/* The features without which the score would differ most: "c_distance=1 +0.8, c_gender=2 +0.5". */
static const char *reasons_of(struct hb_arena *arena, const struct hb_coref_weights *weights, const struct hb_coref_features *features)
{
	bool told[HB_COREF_ACTIVE] = {false};
	float all = score(weights, features);
	const char *text = "";

	for (int n = 0; n < REASONS && (uint32_t)n < features->count; n++) {
		uint32_t best = HB_NONE;
		float most = 0;

		for (uint32_t f = 0; f < features->count; f++) {
			struct hb_coref_features rest = *features;
			float part;

			rest.items[f] = rest.items[--rest.count];
			part = all - score(weights, &rest);
			if (!told[f] && (best == HB_NONE || (part < 0 ? -part : part) > (most < 0 ? -most : most))) {
				best = f;
				most = part;
			}
		}
		told[best] = true;
		text = hb_arena_format(arena, "%s%s%s %+.1f", text, n ? ", " : "", feature_text(arena, features->items[best]), (double)most);
	}
	return text;
}

static const char *candidate_text(const struct hb_coref *coref, uint32_t entity)
{
	return entity == HB_NONE ? "somebody new or nobody" : hb_coref_words(coref, entity);
}

/* Say what the ranking came to, for the note that is taken when the mention is joined. */
static void explain(const struct hb_coref *coref, const struct hb_coref_weights *weights, const struct hb_coref_choice *choice)
{
	struct hb_arena *arena = coref->reading->arena;
	const char *text = reasons_of(arena, weights, &choice->features[choice->chosen]);
	bool told[HB_COREF_CANDIDATES] = {false};

	told[choice->chosen] = true;
	for (int n = 0; n < RIVALS; n++) {
		uint32_t best = HB_NONE;

		for (uint32_t i = 0; i < choice->count; i++)
			if (!told[i] && (best == HB_NONE || choice->scores[i] > choice->scores[best]))
				best = i;
		if (best == HB_NONE)
			break;
		told[best] = true;
		text = hb_arena_format(arena, "%s; %s %.1f", text, candidate_text(coref, choice->entities[best]), (double)choice->scores[best]);
	}
	hb_trace_by(coref->reading, "ranked (data/en/coref_weights.txt) %.1f: %s", (double)choice->scores[choice->chosen], text);
}

uint32_t hb_coref_rank(struct hb_coref *coref, uint32_t index)
{
	const struct hb_found_mention *mention = &coref->reading->mentions.items[index];
	bool pronoun = mention->kind == HB_PRONOUN;
	const struct hb_coref_weights *weights = pronoun ? &hb_coref_pronoun_weights : &hb_coref_nominal_weights;
	struct hb_coref_slate slate = {.mention = index, .later = HB_NONE};
	struct hb_coref_choice choice;
	struct bars bars = {0};

	find_bars(coref, index, &bars);
	if (pronoun)
		slate.later = later_subject(coref, mention);
	scan_back(coref, &slate, &bars, pronoun ? PRONOUN_SENTENCES : NOMINAL_SENTENCES);
	add_named(coref, &slate, &bars);
	choice.mention = index;
	choice.count = slate.count + 1;
	choice.chosen = 0;
	choice.entities[0] = HB_NONE;
	hb_coref_features_own(coref, index, &slate.own);
	hb_coref_features_new(coref, &slate, &choice.features[0]);
	choice.scores[0] = score(weights, &choice.features[0]) + weights->new_margin +
			   (hb_kin_entry(coref->reading, mention->head) ? weights->kin_margin : 0);
	for (uint32_t i = 1; i < choice.count; i++) {
		choice.entities[i] = slate.items[i - 1].entity;
		hb_coref_features_of(coref, &slate, &slate.items[i - 1], &choice.features[i]);
		choice.scores[i] = score(weights, &choice.features[i]);
		if (choice.scores[i] > choice.scores[choice.chosen])
			choice.chosen = i;
	}
	if (coref->reading->trace)
		explain(coref, weights, &choice);
	if (coref->watch)
		coref->watch(coref->watch_context, coref->reading, &choice);
	return choice.entities[choice.chosen];
}
