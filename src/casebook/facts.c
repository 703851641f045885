/* Facts of people out of the corpus: see facts.h.  How they are weighed is in evidence.c. */
#include "casebook/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "casebook/event_types.h"

enum { MAX_NEIGHBOURS = 24 };

static const char *kin_key(struct hb_arena *arena, enum hb_kin_group group, enum hb_kin_gender gender)
{
	return hb_arena_format(arena, "%d/%d", (int)group, (int)gender);
}

/* The sounds of the first and the last word, of a short form those of the full name; nobody is found by one word. */
static const char *neighbour_key(struct hb_arena *arena, const struct hb_name_form *form)
{
	const char *given = form->n_full_keys ? form->full_keys[0] : form->keys[0];
	return form->n_words < 2 ? "" : hb_arena_format(arena, "%s %s", given, form->keys[form->n_words - 1]);
}

static int compare_texts(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_facts(const struct hb_fact *a, const struct hb_fact *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	int order = compare_texts(a->key, b->key);
	if (!order)
		order = compare_texts(a->form ? a->form->folded : NULL, b->form ? b->form->folded : NULL);
	if (!order && a->first != b->first)
		order = a->first < b->first ? -1 : 1;
	if (!order && a->last != b->last)
		order = a->last < b->last ? -1 : 1;
	return order ? order : compare_texts(a->more, b->more);
}

static void add_fact(struct hb_profile *profile, struct hb_arena *arena, struct hb_fact fact)
{
	size_t low = 0, high = profile->facts.count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare_facts(&profile->facts.items[middle], &fact);
		if (order == 0)
			return;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	HB_PUSH(arena, profile->facts, fact);
	memmove(profile->facts.items + low + 1, profile->facts.items + low,
		(profile->facts.count - 1 - low) * sizeof fact);
	profile->facts.items[low] = fact;
}

static void add_name(struct hb_profile *profile, struct hb_arena *arena, const struct hb_name_form *form)
{
	if (!form->n_words)
		return;
	for (size_t i = 0; i < profile->names.count; i++)
		if (strcmp(profile->names.items[i]->folded, form->folded) == 0)
			return;
	HB_PUSH(arena, profile->names, form);
}

void hb_profile_join(struct hb_profile *profile, const struct hb_profile *other, struct hb_arena *arena)
{
	for (size_t i = 0; i < other->names.count; i++)
		add_name(profile, arena, other->names.items[i]);
	for (size_t i = 0; i < other->facts.count; i++)
		add_fact(profile, arena, other->facts.items[i]);
}

static bool day_of(const char *text, bool last, int32_t *ret_day)
{
	struct hb_date date;
	int32_t first_day, last_day;
	if (!text || !hb_date_parse(text, &date) || !hb_date_range(date, &first_day, &last_day))
		return false;
	*ret_day = last ? last_day : first_day;
	return true;
}

void hb_time_days(const struct hb_time *time, int32_t *ret_first, int32_t *ret_last)
{
	*ret_first = HB_DAY_UNKNOWN_FIRST;
	*ret_last = HB_DAY_UNKNOWN_LAST;
	bool has_first = day_of(time->earliest, false, ret_first);
	bool has_last = day_of(time->latest, true, ret_last);
	if (!has_first && !has_last && time->value && !strchr(time->value, '/')) {
		day_of(time->value, false, ret_first);
		day_of(time->value, true, ret_last);
	}
	if (*ret_first > *ret_last) {
		*ret_first = HB_DAY_UNKNOWN_FIRST;
		*ret_last = HB_DAY_UNKNOWN_LAST;
	}
}

struct collecting {
	const struct hb_corpus *corpus;
	const struct hb_corpus_source *source;
	struct hb_name_book *book;
	struct hb_arena *arena;
	struct hb_profile *profiles; /* of this source's entities */
};

static bool is_person(const struct collecting *c, uint32_t entity)
{
	return c->source->extraction.entities[entity].type == HB_PERSON;
}

static const struct hb_name_form *form_of(const struct collecting *c, uint32_t entity)
{
	const char *name = c->source->extraction.entities[entity].name;
	return name ? hb_name_form(c->book, name) : NULL;
}

static void collect_names(struct collecting *c, uint32_t index)
{
	const struct hb_entity *entity = &c->source->extraction.entities[index];
	if (entity->name)
		add_name(&c->profiles[index], c->arena, hb_name_form(c->book, entity->name));
	for (size_t i = 0; i < entity->n_aliases; i++)
		add_name(&c->profiles[index], c->arena, hb_name_form(c->book, entity->aliases[i]));
}

bool hb_birth_days(const struct hb_attribute *attribute, int32_t published_first, int32_t published_last, int32_t *ret_first,
		   int32_t *ret_last)
{
	char *end;
	long age = strtol(attribute->value, &end, 10);
	struct hb_date day;
	if (attribute->as_of && (!hb_date_parse(attribute->as_of, &day) || !hb_date_range(day, &published_first, &published_last)))
		return false; /* an age of some earlier day says nothing of the day of birth */
	if (*end || end == attribute->value || age < 0 || age > 130 || published_first == HB_DAY_UNKNOWN_FIRST ||
	    published_last == HB_DAY_UNKNOWN_LAST)
		return false;
	*ret_first = published_first - (int32_t)((double)(age + 1) * 365.2425) + 1;
	*ret_last = published_last - (int32_t)((double)age * 365.2425);
	return true;
}

static void add_age(struct collecting *c, struct hb_profile *profile, const struct hb_attribute *age)
{
	int32_t first, last;
	if (hb_birth_days(age, c->source->published_first, c->source->published_last, &first, &last))
		add_fact(profile, c->arena, (struct hb_fact){.kind = HB_FACT_BIRTH, .first = first, .last = last});
}

static void collect_attributes(struct collecting *c, uint32_t index)
{
	static const struct {
		const char *property;
		enum hb_fact_kind kind;
	} kinds[] = {{"birth_date", HB_FACT_BIRTH_DATE}, {"gender", HB_FACT_GENDER},	 {"nationality", HB_FACT_NATIONALITY},
		     {"office", HB_FACT_OFFICE},	 {"occupation", HB_FACT_OCCUPATION}, {"home", HB_FACT_HOME},
		     {"employer", HB_FACT_EMPLOYER}};
	const struct hb_entity *entity = &c->source->extraction.entities[index];
	for (size_t i = 0; i < entity->n_attributes; i++) {
		const struct hb_attribute *attribute = &entity->attributes[i];
		if (attribute->reality != HB_ACTUAL || !attribute->property || !attribute->value)
			continue;
		if (strcmp(attribute->property, "age") == 0)
			add_age(c, &c->profiles[index], attribute);
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
			if (strcmp(attribute->property, kinds[k].property) == 0) {
				const char *key = hb_name_form(c->book, attribute->value)->folded;
				add_fact(&c->profiles[index], c->arena, (struct hb_fact){.kind = kinds[k].kind, .key = key});
			}
	}
}

static void collect_relation(struct collecting *c, const struct hb_relation *relation)
{
	struct hb_kin kin = hb_kin_of(relation->type);
	if (relation->reality != HB_ACTUAL || !is_person(c, relation->who) || !is_person(c, relation->of))
		return;
	const struct hb_name_form *who = form_of(c, relation->who), *of = form_of(c, relation->of);
	bool family = kin.group != HB_KIN_OTHER;
	if (who)
		add_fact(&c->profiles[relation->of], c->arena,
			 (struct hb_fact){.kind = HB_FACT_KIN, .form = who, .more = neighbour_key(c->arena, who),
					  .key = family ? kin_key(c->arena, kin.group, kin.gender) : relation->type});
	if (of)
		add_fact(&c->profiles[relation->who], c->arena,
			 (struct hb_fact){.kind = HB_FACT_KIN, .form = of, .more = neighbour_key(c->arena, of),
					  .key = family ? kin_key(c->arena, hb_kin_inverse(kin.group), HB_KIN_ANY)
							: hb_arena_format(c->arena, "of %s", relation->type)});
	if (!family)
		return;
	add_fact(&c->profiles[relation->who], c->arena,
		 (struct hb_fact){.kind = HB_FACT_KIN_ROLE, .key = kin_key(c->arena, kin.group, HB_KIN_ANY)});
	add_fact(&c->profiles[relation->of], c->arena,
		 (struct hb_fact){.kind = HB_FACT_KIN_ROLE, .key = kin_key(c->arena, hb_kin_inverse(kin.group), HB_KIN_ANY)});
}

static const char *place_of(struct collecting *c, const struct hb_event *event)
{
	for (size_t i = 0; i < event->n_roles[HB_PLACE_ROLE]; i++) {
		const struct hb_name_form *form = form_of(c, event->roles[HB_PLACE_ROLE][i]);
		if (form)
			return form->folded;
	}
	return "";
}

static void collect_companions(struct collecting *c, const struct hb_event *event, enum hb_role role, uint32_t entity)
{
	for (size_t i = 0; i < event->n_roles[role]; i++) {
		uint32_t other = event->roles[role][i];
		const struct hb_name_form *form = form_of(c, other);
		if (other != entity && is_person(c, other) && form && form->n_words >= 2)
			add_fact(&c->profiles[entity], c->arena, (struct hb_fact){.kind = HB_FACT_COMPANION, .form = form});
	}
}

/* The full names of people who have another part in an event about the person. */
static void collect_parties(struct collecting *c, const struct hb_event *event, uint32_t entity)
{
	for (int role = HB_AGENT; role <= HB_ADDRESSEE; role++)
		for (size_t i = 0; i < event->n_roles[role]; i++) {
			uint32_t other = event->roles[role][i];
			const struct hb_name_form *form = form_of(c, other);
			if (other != entity && is_person(c, other) && form && form->n_words >= 2)
				add_fact(&c->profiles[entity], c->arena, (struct hb_fact){.kind = HB_FACT_PARTY, .form = form});
		}
}

static void collect_captivity(struct collecting *c, const struct hb_event *event, struct hb_profile *profile)
{
	if (!hb_event_is_deprivation(event->type))
		return;
	add_fact(profile, c->arena, (struct hb_fact){.kind = HB_FACT_HELD, .key = ""});
	for (size_t i = 0; i < event->n_roles[HB_AGENT]; i++) {
		const struct hb_name_form *form = form_of(c, event->roles[HB_AGENT][i]);
		if (form && !is_person(c, event->roles[HB_AGENT][i]))
			add_fact(profile, c->arena, (struct hb_fact){.kind = HB_FACT_CAPTOR, .key = form->folded});
	}
	const char *place = place_of(c, event);
	bool taking = hb_event_class(event->type) == HB_CLASS_TAKING;
	if (*place)
		add_fact(profile, c->arena, (struct hb_fact){.kind = taking ? HB_FACT_PLACE_TAKEN : HB_FACT_PLACE, .key = place});
}

static void collect_event(struct collecting *c, const struct hb_event *event)
{
	int32_t first, last;
	if (event->reality != HB_ACTUAL)
		return;
	hb_time_days(&event->time, &first, &last);
	bool dated = first != HB_DAY_UNKNOWN_FIRST && last != HB_DAY_UNKNOWN_LAST;
	for (int role = HB_VICTIM; role < HB_PLACE_ROLE; role++)
		for (size_t i = 0; i < event->n_roles[role]; i++) {
			uint32_t entity = event->roles[role][i];
			if (!is_person(c, entity))
				continue;
			struct hb_profile *profile = &c->profiles[entity];
			if (dated)
				add_fact(profile, c->arena,
					 (struct hb_fact){.kind = HB_FACT_EVENT, .first = first, .last = last,
							  .more = place_of(c, event),
							  .key = hb_arena_format(c->arena, "%s %s", hb_role_text(role),
										 event->type)});
			if (role == HB_VICTIM || role == HB_BENEFICIARY)
				collect_parties(c, event, entity);
			if (role == HB_VICTIM) {
				collect_companions(c, event, HB_VICTIM, entity);
				collect_captivity(c, event, profile);
			}
		}
}

static bool holds_office(const struct hb_entity *entity)
{
	for (size_t i = 0; i < entity->n_attributes; i++)
		if (entity->attributes[i].property && strcmp(entity->attributes[i].property, "office") == 0)
			return true;
	return false;
}

/* What else the report speaks of: people with full names, and countries.  A report that names a crowd says little with each. */
static void collect_surroundings(struct collecting *c)
{
	const struct hb_extraction *extraction = &c->source->extraction;
	struct hb_profile around = {0};
	size_t n_people = 0;
	for (uint32_t i = 0; i < extraction->n_entities; i++) {
		const struct hb_entity *entity = &extraction->entities[i];
		const struct hb_name_form *form = form_of(c, i);
		if (entity->type == HB_PERSON && form && form->n_words >= 2 && !holds_office(entity) && n_people++ < MAX_NEIGHBOURS)
			add_fact(&around, c->arena, (struct hb_fact){.kind = HB_FACT_NEIGHBOUR, .more = form->text,
								      .key = neighbour_key(c->arena, form)});
		if (entity->type == HB_PLACE && entity->country && c->source->published_last != HB_DAY_UNKNOWN_LAST)
			add_fact(&around, c->arena, (struct hb_fact){.kind = HB_FACT_COUNTRY, .key = entity->country,
								      .first = c->source->published_first,
								      .last = c->source->published_last});
	}
	for (uint32_t i = 0; i < extraction->n_entities; i++) {
		const struct hb_name_form *form = form_of(c, i);
		if (!is_person(c, i) || !form)
			continue;
		const char *own = neighbour_key(c->arena, form);
		for (size_t k = 0; k < around.facts.count; k++)
			if (around.facts.items[k].kind != HB_FACT_NEIGHBOUR || strcmp(around.facts.items[k].key, own) != 0)
				add_fact(&c->profiles[i], c->arena, around.facts.items[k]);
	}
}

struct hb_profile *hb_profiles_collect(const struct hb_corpus *corpus, struct hb_name_book *book, struct hb_arena *arena)
{
	struct hb_profile *profiles = hb_arena_zero(arena, corpus->n_nodes, sizeof *profiles);
	for (size_t s = 0; s < corpus->n_sources; s++) {
		const struct hb_corpus_source *source = &corpus->sources[s];
		const struct hb_extraction *extraction = &source->extraction;
		struct collecting c = {corpus, source, book, arena, profiles + source->first_node};
		for (uint32_t i = 0; i < extraction->n_entities; i++) {
			if (extraction->entities[i].type != HB_PERSON)
				continue;
			collect_names(&c, i);
			collect_attributes(&c, i);
		}
		for (size_t i = 0; i < extraction->n_relations; i++)
			collect_relation(&c, &extraction->relations[i]);
		for (size_t i = 0; i < extraction->n_events; i++)
			collect_event(&c, &extraction->events[i]);
		collect_surroundings(&c);
	}
	return profiles;
}
