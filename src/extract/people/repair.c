/* Entities that turn out to be one: see repair.h. */
#include "extract/people/repair.h"

void hb_join_entities(struct hb_reading *reading, uint32_t from, uint32_t to)
{
	struct hb_found_entity *left = &reading->entities.items[from], *joined = &reading->entities.items[to];
	uint32_t *merged;
	size_t i = 0, j = 0, n = 0;

	if (from == to)
		return;
	/* both lists are in text order, and so is what comes of them */
	merged = hb_arena_alloc(reading->arena, left->mentions.count + joined->mentions.count + 1, sizeof *merged);
	while (i < left->mentions.count || j < joined->mentions.count) {
		if (j == joined->mentions.count || (i < left->mentions.count && left->mentions.items[i] < joined->mentions.items[j]))
			merged[n++] = left->mentions.items[i++];
		else
			merged[n++] = joined->mentions.items[j++];
	}
	for (size_t m = 0; m < left->mentions.count; m++)
		reading->mentions.items[left->mentions.items[m]].entity = to;
	joined->mentions.items = merged;
	joined->mentions.count = joined->mentions.capacity = n;
	left->mentions.count = 0;
	if (joined->gender == HB_GENDER_UNKNOWN)
		joined->gender = left->gender;
	for (size_t e = 0; e < reading->entities.count; e++) {
		if (reading->entities.items[e].relation_of == from)
			reading->entities.items[e].relation_of = to;
	}
	for (size_t r = 0; r < reading->relations.count; r++) {
		struct hb_relation *relation = &reading->relations.items[r];

		relation->who = relation->who == from ? to : relation->who;
		relation->of = relation->of == from ? to : relation->of;
	}
}

/* Relations without those that joining made nobody's: one of oneself, and one that is said twice. */
static void drop_relations(struct hb_reading *reading)
{
	size_t kept = 0;

	for (size_t i = 0; i < reading->relations.count; i++) {
		struct hb_relation relation = reading->relations.items[i];
		bool twice = relation.who == relation.of || relation.who == HB_NONE || relation.of == HB_NONE;

		for (size_t j = 0; j < kept && !twice; j++)
			twice = reading->relations.items[j].who == relation.who && reading->relations.items[j].of == relation.of &&
				strcmp(reading->relations.items[j].type, relation.type) == 0;
		if (!twice)
			reading->relations.items[kept++] = relation;
	}
	reading->relations.count = kept;
}

void hb_drop_empty_entities(struct hb_reading *reading)
{
	uint32_t *place = hb_arena_alloc(reading->arena, reading->entities.count + 1, sizeof *place), kept = 0;

	for (uint32_t i = 0; i < reading->entities.count; i++) {
		place[i] = reading->entities.items[i].mentions.count > 0 ? kept : HB_NONE;
		if (place[i] != HB_NONE)
			reading->entities.items[kept++] = reading->entities.items[i];
	}
	reading->entities.count = kept;
	for (size_t i = 0; i < reading->mentions.count; i++) {
		if (reading->mentions.items[i].entity != HB_NONE)
			reading->mentions.items[i].entity = place[reading->mentions.items[i].entity];
	}
	for (uint32_t i = 0; i < kept; i++) {
		uint32_t of = reading->entities.items[i].relation_of;

		reading->entities.items[i].relation_of = of == HB_NONE ? HB_NONE : place[of];
	}
	for (size_t i = 0; i < reading->relations.count; i++) {
		reading->relations.items[i].who = place[reading->relations.items[i].who];
		reading->relations.items[i].of = place[reading->relations.items[i].of];
	}
	drop_relations(reading);
}
