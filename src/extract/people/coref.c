/* Mentions to entities: the walk over the document, what entities learn from their mentions, and what they are called. */
#include "base/table.h"
#include "extract/people/coref_rank.h"
#include "extract/people/repair.h"

uint32_t hb_coref_add(struct hb_coref *coref, enum hb_entity_type type)
{
	HB_PUSH(coref->reading->arena, coref->entities,
		(struct hb_coref_entity){.age = -1, .name_rank = HB_NONE, .last = HB_NONE});
	return hb_reading_add_entity(coref->reading, type);
}

void hb_coref_describe(struct hb_coref *coref, uint32_t entity, const char *lemma)
{
	if (!hb_coref_described(coref, entity, lemma))
		HB_PUSH(coref->reading->arena, coref->entities.items[entity].descriptors, lemma);
}

bool hb_coref_described(const struct hb_coref *coref, uint32_t entity, const char *lemma)
{
	for (size_t i = 0; i < coref->entities.items[entity].descriptors.count; i++) {
		if (hb_is(coref->entities.items[entity].descriptors.items[i], lemma))
			return true;
	}
	return false;
}

bool hb_coref_has_office(const struct hb_coref *coref, uint32_t entity)
{
	const struct hb_coref_entity *found = &coref->entities.items[entity];

	for (size_t i = 0; i < found->descriptors.count; i++) {
		const char *kind = hb_lexicon_field(&hb_lexicon_titles, found->descriptors.items[i], 0);

		if (kind && hb_is_any(kind, "office rank religious royal"))
			return true;
	}
	return false;
}

bool hb_coref_gender_fits(const struct hb_coref *coref, const struct hb_found_mention *mention, uint32_t entity)
{
	enum hb_gender gender = coref->reading->entities.items[entity].gender;

	return mention->gender == HB_GENDER_UNKNOWN || gender == HB_GENDER_UNKNOWN || gender == mention->gender;
}

bool hb_coref_kind_fits(const struct hb_coref *coref, const struct hb_found_mention *mention, uint32_t entity)
{
	enum hb_entity_type type = coref->reading->entities.items[entity].entity.type;

	if (!hb_coref_gender_fits(coref, mention, entity))
		return false;
	if (hb_coref_one_person(mention))
		return type == HB_PERSON;
	return type == HB_GROUP || type == HB_ORGANIZATION;
}

/* Titles and occupations right before a name, and the age said with it, belong to its entity. */
static void learn_from_name(struct hb_coref *coref, const struct hb_found_mention *mention)
{
	const struct hb_reading *reading = coref->reading;
	struct hb_coref_entity *entity = &coref->entities.items[mention->entity];
	uint32_t i = mention->first, end, first = hb_sentence_first(reading, mention->head);

	while (i > first && hb_is_noun(hb_tok(reading, i - 1)) &&
	       (hb_noun_entry(&hb_lexicon_titles, hb_tok(reading, i - 1)) ||
		hb_noun_entry(&hb_lexicon_occupations, hb_tok(reading, i - 1)) ||
		hb_noun_entry(&hb_lexicon_person_nouns, hb_tok(reading, i - 1)))) {
		i--;
		hb_coref_describe(coref, mention->entity, hb_tok(reading, i)->lower);
	}
	for (uint32_t back = 1; back <= 6 && i >= first + back && entity->age < 0; back++) {
		int32_t age = hb_age_phrase(reading, i - back, &end);

		if (age >= 0 && end == i)
			entity->age = age;
	}
	i = mention->end;
	if (entity->age < 0 && i + 2 < hb_sentence_end(reading, mention->head) && hb_is_any(hb_tok(reading, i)->text, ", (") &&
	    hb_is_any(hb_tok(reading, i + 2)->text, ", ) . ;"))
		entity->age = hb_number_of(hb_tok(reading, i + 1));
	if (entity->age > 115)
		entity->age = -1;
}

const char *hb_coref_words(const struct hb_coref *coref, uint32_t entity)
{
	const struct hb_reading *reading = coref->reading;

	if (coref->entities.items[entity].names.count) {
		const struct hb_found_mention *name = &reading->mentions.items[coref->entities.items[entity].names.items[0]];

		return hb_trace_words(reading, name->first, name->end);
	}
	for (size_t i = 0; i < reading->mentions.count; i++)
		if (reading->mentions.items[i].entity == entity)
			return hb_trace_words(reading, reading->mentions.items[i].first, reading->mentions.items[i].end);
	return NULL;
}

static void note(const struct hb_coref *coref, const struct hb_found_mention *mention, uint32_t entity)
{
	const char *words = hb_coref_words(coref, entity);

	hb_trace_note(coref->reading, HB_PASS_COREF, false, mention->first, mention->end, "is %s%s%s: %s", words ? "'" : "",
		      words ? words : "somebody new", words ? "'" : "", hb_trace_at_work(coref->reading));
}

void hb_coref_join(struct hb_coref *coref, uint32_t index, uint32_t entity)
{
	struct hb_found_mention *mention = &coref->reading->mentions.items[index];
	struct hb_found_entity *found = &coref->reading->entities.items[entity];
	const struct hb_token *head = hb_tok(coref->reading, mention->head);

	if (coref->reading->trace && mention->entity != entity)
		note(coref, mention, entity);
	mention->entity = entity;
	if (coref->mentions)
		hb_coref_learn_predicates(coref, index, entity);
	if (found->gender == HB_GENDER_UNKNOWN)
		found->gender = mention->gender;
	if (found->number == HB_NUMBER_UNKNOWN)
		found->number = mention->number;
	if (mention->kind == HB_NAME) {
		coref->entities.items[entity].named = true;
		if (mention->end > mention->first + 1 && !coref->entities.items[entity].full_name) {
			coref->entities.items[entity].full_name = true;
			coref->entities.items[entity].surname = hb_tok(coref->reading, mention->end - 1)->lower;
		}
		HB_PUSH(coref->reading->arena, coref->entities.items[entity].names, index);
		if (mention->type == HB_PERSON)
			learn_from_name(coref, mention);
	} else if (mention->kind == HB_NOMINAL) {
		hb_coref_describe(coref, entity, head->lower);
		if (found->entity.count_min < 0 && found->entity.count_max < 0) {
			found->entity.count_min = mention->count_min;
			found->entity.count_max = mention->count_max;
		}
		if (mention->end > mention->first + 1 && coref->entities.items[entity].age < 0)
			coref->entities.items[entity].age = hb_age_in(coref->reading, mention->first, mention->end);
	}
}

void hb_coref_absorb(struct hb_coref *coref, uint32_t entity, uint32_t into, uint32_t end)
{
	struct hb_coref_entity *from = &coref->entities.items[entity], *to = &coref->entities.items[into];

	for (uint32_t m = 0; m < end; m++) {
		if (coref->reading->mentions.items[m].entity == entity)
			hb_coref_join(coref, m, into);
	}
	to->n_said += from->n_said;
	if (to->last == HB_NONE || (from->last != HB_NONE && from->last > to->last))
		to->last = from->last;
}

uint32_t hb_entity_of(const struct hb_reading *reading, uint32_t token)
{
	uint32_t mention = token == HB_NONE ? HB_NONE : hb_mention_at(reading, token);

	return mention == HB_NONE ? HB_NONE : reading->mentions.items[mention].entity;
}

uint32_t hb_owner_token(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t owner = hb_child(reading, noun, 0, "poss"), of;

	if (owner != HB_NONE)
		return owner;
	of = hb_child(reading, noun, noun + 1, "prep");
	if (of != HB_NONE && (hb_is(tokens[of].lower, "of") || hb_is(tokens[of].lower, "to")))
		return hb_child(reading, of, of + 1, "pobj");
	return HB_NONE;
}

/* Mark what stands in quotation marks, block by block.  A quotation that a block leaves open ends with the block. */
static void mark_quotations(struct hb_coref *coref)
{
	const struct hb_analysis *analysis = coref->reading->analysis;
	uint32_t block = HB_NONE, number = 0;
	bool open = false;

	coref->quoted = hb_arena_zero(coref->reading->arena, analysis->n_tokens, sizeof *coref->quoted);
	coref->quote = hb_arena_zero(coref->reading->arena, analysis->n_tokens, sizeof *coref->quote);
	for (size_t s = 0; s < analysis->n_sentences; s++) {
		if (analysis->sentences[s].block != block)
			open = false;
		block = analysis->sentences[s].block;
		for (uint32_t i = analysis->sentences[s].first; i < analysis->sentences[s].end; i++) {
			const char *text = analysis->tokens[i].text;

			if (hb_is_any(text, "\u201d ''") || (open && hb_is(text, "\""))) {
				open = false;
			} else if (hb_is_any(text, "\u201c `` \"")) {
				open = true;
				number++;
			} else if (open) {
				coref->quoted[i] = true;
				coref->quote[i] = number;
			}
		}
	}
	coref->n_quotes = number;
	coref->reading->quoted = coref->quoted;
}

static uint32_t words_in(const char *text)
{
	uint32_t n = 1;

	for (; *text; text++)
		n += *text == ' ';
	return n;
}

/* Names that are counted as one: as many tokens, with the same first word. */
static const char *use_key(const struct hb_reading *reading, const struct hb_found_mention *name)
{
	return hb_arena_format(reading->arena, "%u %s", name->end - name->first, hb_tok(reading, name->first)->lower);
}

/* The fullest name: most words; of equals the one that is used most, then the first. */
static const char *best_name(const struct hb_reading *reading, const struct hb_found_entity *entity)
{
	const char *best = NULL;
	uint32_t best_words = 0;
	uint64_t best_uses = 0;
	struct hb_table uses;

	hb_table_init(&uses);
	for (size_t i = 0; i < entity->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[entity->mentions.items[i]];
		const char *key = mention->kind == HB_NAME ? use_key(reading, mention) : NULL;

		if (key)
			++*hb_table_add(&uses, key, strlen(key), 0, NULL);
	}
	for (size_t i = 0; i < entity->mentions.count && uses.count > 0; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[entity->mentions.items[i]];
		const char *text, *key;
		uint32_t words;
		uint64_t n;

		if (mention->kind != HB_NAME)
			continue;
		text = hb_reading_text(reading, hb_reading_span(reading, mention->first, mention->end));
		words = words_in(text);
		key = use_key(reading, mention);
		n = *hb_table_get(&uses, key, strlen(key));
		if (words > best_words || (words == best_words && n > best_uses)) {
			best = text;
			best_words = words;
			best_uses = n;
		}
	}
	hb_table_release(&uses);
	return best;
}

/* What one without a name is called: "grandmother of Ana Ruiz", or the words of the first nominal without its article. */
static const char *describe(const struct hb_reading *reading, const struct hb_found_entity *entity)
{
	for (size_t i = 0; i < entity->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[entity->mentions.items[i]];
		uint32_t first = mention->first;

		if (mention->kind != HB_NOMINAL)
			continue;
		if (first < mention->head && (hb_is_word(hb_tok(reading, first)->lower, "article") || hb_is_word(hb_tok(reading, first)->lower, "pointing")))
			first++;
		return hb_reading_text(reading, hb_reading_span(reading, first, mention->end));
	}
	return NULL;
}

static const char *relation_description(const struct hb_reading *reading, const struct hb_found_entity *entity)
{
	const struct hb_entity *of = &reading->entities.items[entity->relation_of].entity;
	const char *owner = of->name ? of->name : of->description;

	return owner ? hb_arena_format(reading->arena, "%s of %s", entity->relation_type, owner) : NULL;
}

/* Each entity gets its mentions; those that lost all of theirs to others are dropped. */
static void list_mentions(struct hb_reading *reading)
{
	for (size_t i = 0; i < reading->mentions.count; i++) {
		uint32_t entity = reading->mentions.items[i].entity;

		if (entity != HB_NONE)
			HB_PUSH(reading->arena, reading->entities.items[entity].mentions, (uint32_t)i);
	}
	hb_drop_empty_entities(reading);
}

static void call_entities(struct hb_reading *reading)
{
	for (size_t i = 0; i < reading->entities.count; i++) {
		struct hb_found_entity *entity = &reading->entities.items[i];

		entity->entity.name = best_name(reading, entity);
		if (!entity->entity.name && !entity->relation_type)
			entity->entity.description = describe(reading, entity);
	}
	for (size_t i = 0; i < reading->entities.count; i++) {
		struct hb_found_entity *entity = &reading->entities.items[i];

		if (entity->entity.name || !entity->relation_type)
			continue;
		if (entity->relation_of != HB_NONE)
			entity->entity.description = relation_description(reading, entity);
		if (!entity->entity.description)
			entity->entity.description = describe(reading, entity);
	}
}

/* What apposition and predicate say of the names is known from the start: "the nurse" may stand before "Ruiz, a nurse". */
static void join_by_structure(struct hb_coref *coref)
{
	struct hb_reading *reading = coref->reading;

	for (uint32_t i = 0; i < reading->mentions.count; i++) {
		uint32_t entity = HB_NONE;

		if (reading->mentions.items[i].kind == HB_NOMINAL && reading->mentions.items[i].entity == HB_NONE)
			entity = hb_coref_nominal_structure(coref, i);
		if (entity != HB_NONE)
			hb_coref_join(coref, i, entity);
	}
}

static void find_entity(struct hb_coref *coref, uint32_t index)
{
	struct hb_found_mention *mention = &coref->reading->mentions.items[index];
	uint32_t entity = mention->entity;

	if (entity == HB_NONE) {
		hb_trace_by(coref->reading, "nobody told before fits");
		entity = mention->kind == HB_NOMINAL   ? hb_coref_nominal(coref, index)
			 : mention->kind == HB_PRONOUN ? hb_coref_pronoun(coref, index)
						       : HB_NONE;
		if (entity == HB_NONE) {
			hb_trace_miss(coref->reading, HB_PASS_COREF, mention->first, mention->end, "nobody in particular: %s",
				      hb_trace_at_work(coref->reading));
			return;
		}
		hb_coref_join(coref, index, entity);
	}
	hb_coref_note_kin(coref, index);
	coref->entities.items[entity].n_said++;
	coref->entities.items[entity].last = index;
}

void hb_read_entities_watched(struct hb_reading *reading, hb_coref_watcher *watch, void *context)
{
	struct hb_coref coref = {.reading = reading, .watch = watch, .watch_context = context};

	mark_quotations(&coref);
	hb_coref_set_scene(&coref);
	hb_coref_names(&coref);
	hb_coref_learn_names(&coref);
	hb_coref_find_speakers(&coref);
	join_by_structure(&coref);
	for (uint32_t i = 0; i < reading->mentions.count; i++)
		find_entity(&coref, i);
	hb_coref_lead(&coref);
	hb_coref_first_person(&coref);
	list_mentions(reading);
	call_entities(reading);
}

void hb_read_entities(struct hb_reading *reading)
{
	hb_read_entities_watched(reading, NULL, NULL);
}
