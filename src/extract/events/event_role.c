/* Arguments of events: from words to the entities they stand for. */
#include <string.h>

#include "extract/events/event_internal.h"
#include "extract/lexicon.h"

enum { PLACE_DEPTH = 4 }; /* phrases inside a place's phrase that may say in what it lies */

/* "all but two of the twelve": the number, on which the rest hangs. */
static uint32_t excepted_word(const struct hb_tree *tree, uint32_t token)
{
	uint32_t but = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_PREP));

	if (but != token + 1 || !hb_tree_says(tree, token, "all") || hb_tree_says(tree, but, "of"))
		return token;
	but = hb_tree_child(tree, but, HB_DEP_BIT(HB_DEP_POBJ));
	return but != HB_NONE && hb_tree_has_tag(tree, but, "CD") ? but : token;
}

/* "two of its nationals", "a group of hostages": who is meant stands after the "of". */
static uint32_t counted_word(const struct hb_tree *tree, uint32_t token)
{
	bool counts = hb_tree_named(tree, token, HB_QUANTITY);
	uint32_t of = HB_NONE, object;

	token = excepted_word(tree, token);
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child])
		if (tree->dep[child] == HB_DEP_PREP && hb_tree_says(tree, child, "of"))
			of = child;
	object = of == HB_NONE ? HB_NONE : hb_tree_child(tree, of, HB_DEP_BIT(HB_DEP_POBJ));
	if (object == HB_NONE)
		return token;
	if (tree->reading->mention_of_head[token] != HB_NONE)
		return counts && tree->reading->mention_of_head[object] != HB_NONE ? object : token;
	return counts || !hb_tree_is_noun(tree, token) ? object : token;
}

/* In "the priest Samir Haddad" the parser takes the priest for the head; the mention is the name. */
static uint32_t named_word(const struct hb_tree *tree, uint32_t token)
{
	const struct hb_reading *reading = tree->reading;

	if (hb_reading_entity_at(reading, token) != HB_NONE || reading->mention_of_head[token] != HB_NONE)
		return token;
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		uint32_t mention = reading->mention_of_head[child];

		if (mention == HB_NONE)
			continue;
		if (reading->mentions.items[mention].first <= token && token < reading->mentions.items[mention].end)
			return child;
		if (tree->dep[child] == HB_DEP_APPOS && reading->mentions.items[mention].kind == HB_NAME)
			return child;
	}
	return token;
}

/* An entity for somebody whom only this event speaks of. */
static uint32_t describe(struct hb_reading *reading, enum hb_entity_type type, struct hb_span span, bool specific)
{
	uint32_t entity = hb_reading_add_entity(reading, type);

	reading->entities.items[entity].entity.description = hb_reading_text(reading, span);
	reading->entities.items[entity].entity.specific = specific;
	return entity;
}

static void add_mention(struct hb_reading *reading, uint32_t entity, struct hb_found_mention mention)
{
	mention.type = reading->entities.items[entity].entity.type;
	mention.entity = entity;
	mention.count_min = mention.count_max = -1;
	mention.specific = reading->entities.items[entity].entity.specific;
	HB_PUSH(reading->arena, reading->entities.items[entity].mentions, (uint32_t)reading->mentions.count);
	reading->mention_of_head[mention.head] = (uint32_t)reading->mentions.count;
	HB_PUSH(reading->arena, reading->mentions, mention);
}

/* The first word of a noun's own phrase that says what it is: adjectives, nouns and numbers before it. */
static uint32_t phrase_first(const struct hb_tree *tree, uint32_t noun)
{
	const uint64_t inner =
		HB_DEP_BIT(HB_DEP_AMOD) | HB_DEP_BIT(HB_DEP_COMPOUND) | HB_DEP_BIT(HB_DEP_NUMMOD) | HB_DEP_BIT(HB_DEP_NMOD);

	for (uint32_t child = tree->first_child[noun]; child != HB_NONE && child < noun; child = tree->next_sibling[child])
		if (inner & HB_DEP_BIT(tree->dep[child]))
			return tree->tokens[child].left_edge;
	return noun;
}

/* Bodies that act without being called by name: "the government", "a court in Ankara".  One entity for all "the government"s: the
 * noun alone is the first body that it was said of. */
static uint32_t body_of(struct hb_event_search *search, uint32_t token)
{
	struct hb_tree *tree = &search->tree;
	struct hb_reading *reading = tree->reading;
	bool plural = hb_tree_has_tag(tree, token, "NNS");
	uint32_t first = phrase_first(tree, token), entity;
	struct hb_span span = hb_reading_span(reading, first, token + 1);
	const char *noun, *key;
	const uint64_t *known;

	if (!hb_tree_is_noun(tree, token) || !hb_tree_named(tree, token, HB_BODY))
		return HB_NONE;
	noun = hb_arena_format(reading->arena, "%u", tree->word[token]);
	key = first == token ? noun : hb_arena_format(reading->arena, "%s %s", noun, hb_reading_text(reading, span));
	known = hb_table_get(&search->bodies, key, strlen(key));
	entity = known ? (uint32_t)*known : describe(reading, plural ? HB_GROUP : HB_ORGANIZATION, span, true);
	hb_table_add(&search->bodies, key, strlen(key), entity, NULL);
	hb_table_add(&search->bodies, noun, strlen(noun), entity, NULL);
	add_mention(reading, entity, (struct hb_found_mention){.kind = HB_NOMINAL, .first = first, .end = token + 1, .head = token,
							      .number = plural ? HB_PLURAL : HB_SINGULAR});
	return entity;
}

/* Whoever a common noun names that no list knows ("fifty villagers"), where only people can stand. */
static uint32_t somebody(struct hb_event_search *search, uint32_t token)
{
	struct hb_tree *tree = &search->tree;
	struct hb_reading *reading = tree->reading;
	bool counted = hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_NUMMOD)) != HB_NONE; /* "three Europeans" */
	bool plural = hb_tree_has_tag(tree, token, "NNS") || (counted && hb_tree_has_tag(tree, token, "NNPS"));
	uint32_t first = phrase_first(tree, token), entity;

	if ((!plural && !hb_tree_has_tag(tree, token, "NN")) || hb_tree_named(tree, token, HB_THING))
		return HB_NONE;
	entity = describe(reading, plural ? HB_GROUP : HB_PERSON, hb_reading_span(reading, first, token + 1),
			  hb_tree_child(tree, token, HB_DEP_BIT(HB_DEP_DET) | HB_DEP_BIT(HB_DEP_NUMMOD)) != HB_NONE);
	for (size_t i = 0; plural && i < reading->quantities.count; i++) {
		if (reading->quantities.items[i].noun == token) {
			reading->entities.items[entity].entity.count_min = reading->quantities.items[i].min;
			reading->entities.items[entity].entity.count_max = reading->quantities.items[i].max;
		}
	}
	add_mention(reading, entity, (struct hb_found_mention){.kind = HB_NOMINAL, .first = first, .end = token + 1, .head = token,
							      .number = plural ? HB_PLURAL : HB_SINGULAR});
	return entity;
}

/* A name that no finder took for one ("extradited Haroon Aswad"), where only a person can stand. */
static uint32_t person_of_name(struct hb_event_search *search, uint32_t token)
{
	struct hb_tree *tree = &search->tree;
	struct hb_reading *reading = tree->reading;
	uint32_t first = token, entity;

	while (first > 0 && hb_tree_has_tag(tree, first - 1, "NNP") && tree->tokens[first - 1].head == token &&
	       reading->mention_of_head[first - 1] == HB_NONE)
		first--;
	if (!hb_tree_has_tag(tree, token, "NNP") || first == token || tree->tokens[token].name != HB_NONE)
		return HB_NONE;
	entity = hb_reading_add_entity(reading, HB_PERSON);
	reading->entities.items[entity].entity.name = hb_reading_text(reading, hb_reading_span(reading, first, token + 1));
	add_mention(reading, entity, (struct hb_found_mention){.kind = HB_NAME, .first = first, .end = token + 1, .head = token,
							      .number = HB_SINGULAR});
	return entity;
}

/* A two-word name that the finder took for an organisation although no list knows it and no word of it is one of organisations. */
static bool may_be_person(const struct hb_reading *reading, uint32_t entity)
{
	const struct hb_entity *found = &reading->entities.items[entity].entity;
	const char *word = found->name;
	char lower[64];

	if (found->type != HB_ORGANIZATION || !word || !strchr(word, ' '))
		return false;
	while (*word) {
		size_t n = strcspn(word, " ");

		if (n == 0 || n >= sizeof lower || (unsigned char)*word >= 0x80 || *word < 'A' || *word > 'Z')
			return false;
		for (size_t i = 0; i < n; i++)
			lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] + 32) : word[i];
		if (n > 1 && word[1] >= 'A' && word[1] <= 'Z')
			return false; /* an abbreviation */
		if (hb_lexicon_find(&hb_lexicon_organizations, lower, n))
			return false;
		word += n + (word[n] == ' ');
	}
	return true;
}

/* One entity for all that is said of "more hostages", with whatever capitals. */
static uint32_t nobody_in_particular(struct hb_event_search *search, const struct hb_found_mention *mention)
{
	struct hb_reading *reading = search->tree.reading;
	enum hb_entity_type type = mention->number == HB_PLURAL ? HB_GROUP : mention->type;
	struct hb_span span = hb_reading_span(reading, mention->first, mention->end);
	char *key = hb_arena_format(reading->arena, "%d %s", (int)type, hb_reading_text(reading, span));
	uint64_t *entity;
	bool new;

	for (char *c = key; *c; c++)
		*c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
	entity = hb_table_add(&search->general, key, strlen(key), HB_NONE, &new);
	if (new)
		*entity = describe(reading, type, span, false);
	return (uint32_t)*entity;
}

/* "All three had been seized": the people of that number whom the text last counted. */
static uint32_t counted_before(const struct hb_reading *reading, uint32_t token)
{
	int32_t number = strcmp(reading->analysis->tokens[token].lower, "both") == 0 ? 2 : -1;

	for (size_t i = 0; i < reading->quantities.count; i++) {
		const struct hb_found_quantity *quantity = &reading->quantities.items[i];

		if (quantity->first <= token && token < quantity->end && quantity->min == quantity->max)
			number = quantity->min;
	}
	for (uint32_t i = token; number > 1 && i-- > 0;) {
		uint32_t mention = reading->mention_of_head[i],
			 entity = mention == HB_NONE ? HB_NONE : reading->mentions.items[mention].entity;

		if (entity != HB_NONE && reading->mentions.items[mention].count_min == number &&
		    reading->mentions.items[mention].count_max == number && reading->entities.items[entity].entity.type == HB_GROUP)
			return entity;
	}
	return HB_NONE;
}

/* "Hundreds were arrested": people of whom only the number is told, as the subject of a verb. */
static uint32_t counted_people(struct hb_event_search *search, uint32_t token)
{
	const uint64_t parties = HB_DEP_BIT(HB_DEP_NSUBJ) | HB_DEP_BIT(HB_DEP_NSUBJPASS);
	struct hb_tree *tree = &search->tree;
	struct hb_reading *reading = tree->reading;

	if (!(parties & HB_DEP_BIT(tree->dep[token])) || hb_tree_has_tag(tree, token, "CD"))
		return HB_NONE;
	for (size_t i = 0; i < reading->quantities.count; i++) {
		const struct hb_found_quantity *quantity = &reading->quantities.items[i];
		struct hb_entity *group;
		uint32_t entity;

		if (quantity->noun != HB_NONE || token < quantity->first || quantity->end <= token || quantity->min < 2)
			continue;
		entity = describe(reading, HB_GROUP, hb_reading_span(reading, quantity->first, quantity->end), true);
		group = &reading->entities.items[entity].entity;
		group->count_min = quantity->min;
		group->count_max = quantity->max;
		add_mention(reading, entity,
			    (struct hb_found_mention){.kind = HB_NOMINAL,
						      .first = quantity->first,
						      .end = quantity->end,
						      .head = token,
						      .number = HB_PLURAL});
		reading->mentions.items[reading->mentions.count - 1].count_min = quantity->min;
		reading->mentions.items[reading->mentions.count - 1].count_max = quantity->max;
		return entity;
	}
	return HB_NONE;
}

/* The entity of a word.  Nobody in particular ("hostages") becomes an entity of its own when an event needs it. */
static uint32_t entity_of(struct hb_event_search *search, uint32_t token, uint8_t constraint)
{
	struct hb_reading *reading = search->tree.reading;
	uint32_t entity = hb_reading_entity_at(reading, token), index = reading->mention_of_head[token];
	struct hb_found_mention *mention;

	if (entity != HB_NONE) {
		if ((constraint == HB_SURELY_PERSON || constraint == HB_WHOEVER) && may_be_person(reading, entity))
			reading->entities.items[entity].entity.type = HB_PERSON;
		return entity;
	}
	if (index == HB_NONE && (constraint == HB_IS_PERSON || constraint == HB_SURELY_PERSON || constraint == HB_WHOEVER)) {
		if (strcmp(reading->analysis->tokens[token].tag, "CD") == 0 ||
		    strcmp(reading->analysis->tokens[token].lower, "both") == 0)
			entity = counted_before(reading, token);
		if (entity == HB_NONE)
			entity = counted_people(search, token);
		if (entity != HB_NONE)
			return entity;
	}
	if (index == HB_NONE && (constraint == HB_SURELY_PERSON || constraint == HB_WHOEVER)) {
		entity = person_of_name(search, token);
		return entity == HB_NONE && constraint == HB_WHOEVER ? somebody(search, token) : entity;
	}
	if (index == HB_NONE)
		return constraint == HB_IS_ACTOR || constraint == HB_IS_ORGANIZATION || constraint == HB_IS_BODY
			       ? body_of(search, token)
			       : HB_NONE;
	mention = &reading->mentions.items[index];
	if (mention->kind != HB_NOMINAL || (mention->type != HB_PERSON && mention->type != HB_GROUP))
		return HB_NONE;
	entity = nobody_in_particular(search, mention);
	mention->entity = entity;
	reading->entities.items[entity].entity.count_min = mention->count_min;
	reading->entities.items[entity].entity.count_max = mention->count_max;
	HB_PUSH(reading->arena, reading->entities.items[entity].mentions, index);
	return entity;
}

/* Is the body an army, a police, a government, by the list or by its name? */
static bool is_state_body(const struct hb_tree *tree, uint32_t entity)
{
	const struct hb_found_entity *found = &tree->reading->entities.items[entity];
	const char *kind = found->entity.kind;

	if (kind)
		return strcmp(kind, "armed group") != 0 && strcmp(kind, "party") != 0;
	for (size_t i = 0; i < found->mentions.count; i++) {
		const struct hb_found_mention *mention = &tree->reading->mentions.items[found->mentions.items[i]];

		if (mention->kind == HB_NAME && hb_tree_says_one_of(tree, mention->end - 1, HB_BODY_NAME))
			return true;
	}
	return false;
}

/* "The terrorists" are no army and no ministry, whichever body coreference took them for. */
static bool is_misread(const struct hb_tree *tree, uint32_t token, uint32_t entity)
{
	const struct hb_entity *body = &tree->reading->entities.items[entity].entity;
	uint32_t mention = tree->reading->mention_of_head[token];

	return body->type == HB_ORGANIZATION && mention != HB_NONE && tree->reading->mentions.items[mention].kind == HB_NOMINAL &&
	       hb_tree_named(tree, token, HB_ARMED_NOUN) && is_state_body(tree, entity);
}

static bool fits(const struct hb_reading *reading, uint32_t entity, uint32_t token, uint8_t constraint)
{
	enum hb_entity_type type = reading->entities.items[entity].entity.type;

	switch (constraint) {
	case HB_IS_PERSON:
	case HB_SURELY_PERSON:
	case HB_WHOEVER:
		return type == HB_PERSON || type == HB_GROUP;
	case HB_IS_ACTOR:
		return type != HB_PLACE || reading->analysis->tokens[token].tag[0] != 'V';
	case HB_IS_BODY:
		return type != HB_PERSON;
	case HB_IS_ORGANIZATION:
		return type == HB_ORGANIZATION || type == HB_GROUP;
	case HB_IS_PLACE:
		return type == HB_PLACE;
	default:
		return true;
	}
}

/* "Four members of one family, Daud Rahimi, his wife Sara ...": where all of a group are named in apposition to it, they take its
 * place. */
static bool add_named_members(struct hb_event_search *search, uint32_t word, uint32_t group, struct hb_entity_list *list,
			      struct hb_walk *ret_tokens)
{
	struct hb_tree *tree = &search->tree;
	const struct hb_reading *reading = tree->reading;
	const struct hb_entity *whole = &reading->entities.items[group].entity;
	uint32_t first = hb_tree_child(tree, word, HB_DEP_BIT(HB_DEP_APPOS));
	struct hb_entity_list members = {0};
	struct hb_walk all;

	if (whole->type != HB_GROUP || first == HB_NONE)
		return false;
	hb_tree_coordinated(tree, first, &all);
	for (size_t i = 0; i < all.count; i++) {
		uint32_t entity = hb_reading_entity_at(reading, named_word(tree, all.tokens[i]));

		if (entity == HB_NONE || reading->entities.items[entity].entity.type != HB_PERSON ||
		    !reading->entities.items[entity].entity.name)
			return false;
		hb_entity_list_add(reading->arena, &members, entity);
	}
	if (members.count < 2 ||
	    (whole->count_max >= 0 && (whole->count_min != whole->count_max || whole->count_min != (int32_t)members.count)))
		return false;
	hb_entity_list_add_all(reading->arena, list, &members);
	for (size_t i = 0; ret_tokens && i < all.count; i++)
		hb_walk_add(ret_tokens, named_word(tree, all.tokens[i]));
	return true;
}

static void add_argument(struct hb_event_search *search, uint32_t token, uint8_t constraint, struct hb_entity_list *list,
			 struct hb_walk *ret_tokens)
{
	struct hb_tree *tree = &search->tree;
	struct hb_walk all;

	token = hb_tree_antecedent(tree, token);
	hb_tree_coordinated(tree, token, &all);
	for (size_t i = 0; i < all.count; i++) {
		uint32_t word = named_word(tree, counted_word(tree, named_word(tree, all.tokens[i])));
		/* what a verb says of the first word it need not say of what the parser coordinates with it */
		uint8_t wanted = i > 0 && (constraint == HB_SURELY_PERSON || constraint == HB_WHOEVER) ? HB_IS_PERSON : constraint;
		bool of_people = constraint == HB_IS_PERSON || constraint == HB_SURELY_PERSON || constraint == HB_WHOEVER;
		uint32_t entity;

		if (of_people && hb_event_listed_people(search, word, list, ret_tokens))
			continue;
		entity = entity_of(search, word, wanted);
		if (entity != HB_NONE && is_misread(tree, word, entity))
			entity = nobody_in_particular(search, &tree->reading->mentions.items[tree->reading->mention_of_head[word]]);
		if (entity == HB_NONE || !fits(tree->reading, entity, word, wanted) ||
		    add_named_members(search, word, entity, list, ret_tokens))
			continue;
		hb_entity_list_add(tree->reading->arena, list, entity);
		if (ret_tokens)
			hb_walk_add(ret_tokens, word);
	}
}

/* "rebels of the Front", "Front rebels": the organisation acts through them. */
static void add_organizations(struct hb_event_search *search, uint32_t token, struct hb_entity_list *list)
{
	const uint64_t before = HB_DEP_BIT(HB_DEP_COMPOUND) | HB_DEP_BIT(HB_DEP_NMOD) | HB_DEP_BIT(HB_DEP_AMOD);
	struct hb_tree *tree = &search->tree;

	token = hb_tree_antecedent(tree, token);
	if (!hb_tree_has_tag(tree, token, "NNS") && !hb_tree_named(tree, token, HB_QUANTITY) &&
	    !hb_tree_named(tree, token, HB_BODY))
		return; /* one official is not the body */
	for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
		uint32_t word = before & HB_DEP_BIT(tree->dep[child]) ? child : HB_NONE, entity;

		if (tree->dep[child] == HB_DEP_PREP && hb_tree_says(tree, child, "of"))
			word = hb_tree_child(tree, child, HB_DEP_BIT(HB_DEP_POBJ));
		entity = word == HB_NONE ? HB_NONE : hb_reading_entity_at(tree->reading, word);
		if (entity != HB_NONE && tree->reading->entities.items[entity].entity.type == HB_ORGANIZATION &&
		    tree->reading->entities.items[entity].entity.name)
			hb_entity_list_add(tree->reading->arena, list, entity);
	}
}

/* "in Achi, in the department of Bolivar", "in the town of Achi": what stands inside the place's phrase. */
static void add_places_below(struct hb_event_search *search, uint32_t token, int depth, struct hb_entity_list *list)
{
	struct hb_tree *tree = &search->tree;

	for (uint32_t prep = tree->first_child[token]; prep != HB_NONE; prep = tree->next_sibling[prep]) {
		uint32_t word = tree->dep[prep] == HB_DEP_APPOS || tree->dep[prep] == HB_DEP_NPADVMOD ? prep : HB_NONE;

		if (tree->dep[prep] == HB_DEP_PREP && hb_tree_named(tree, prep, HB_PLACE_PREPOSITION))
			word = hb_tree_child(tree, prep, HB_DEP_BIT(HB_DEP_POBJ));
		if (word == HB_NONE)
			continue;
		add_argument(search, word, HB_IS_PLACE, list, NULL);
		if (depth > 1)
			add_places_below(search, word, depth - 1, list);
	}
}

void hb_event_places_below(struct hb_event_search *search, uint32_t token, struct hb_entity_list *list)
{
	add_places_below(search, token, PLACE_DEPTH, list);
}

static void walk_argument(struct hb_event_search *search, uint32_t trigger, uint32_t matched,
			  const struct hb_rule_argument *argument, uint8_t constraint, struct hb_entity_list *list,
			  struct hb_walk *ret_tokens)
{
	uint32_t step = argument->path;
	size_t before = list->count;
	struct hb_walk walk;

	while (list->count == before && hb_tree_walk(&search->tree, trigger, matched, &step, &walk)) {
		for (size_t i = 0; i < walk.count; i++) {
			if (walk.tokens[i] == trigger)
				continue;
			add_argument(search, walk.tokens[i], constraint, list, ret_tokens);
			if (argument->constraint == HB_IS_PLACE)
				add_places_below(search, walk.tokens[i], PLACE_DEPTH, list);
			if (argument->role == HB_AGENT || argument->role == HB_ADDRESSEE)
				add_organizations(search, walk.tokens[i], list);
		}
	}
}

void hb_event_argument(struct hb_event_search *search, uint32_t trigger, uint32_t matched,
		       const struct hb_rule_argument *argument, struct hb_entity_list *list, struct hb_walk *ret_tokens)
{
	size_t before = list->count;

	if ((argument->how == HB_ADDED) != (before > 0))
		return;
	/* "the release of the nurse, taken in May": who is known to be a person goes before whatever else stands there */
	if (argument->constraint == HB_WHOEVER)
		walk_argument(search, trigger, matched, argument, HB_IS_PERSON, list, ret_tokens);
	if (list->count == before)
		walk_argument(search, trigger, matched, argument, argument->constraint, list, ret_tokens);
}
