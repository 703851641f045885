/* Resolution put together, and the simple kinds: organisations by name or alias, places by name and country.  See resolve.h. */
#include "casebook/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"

uint32_t hb_joining_root(struct hb_joining *joining, uint32_t node)
{
	while (joining->parent[node] != node) {
		joining->parent[node] = joining->parent[joining->parent[node]];
		node = joining->parent[node];
	}
	return node;
}

void hb_joining_join(struct hb_joining *joining, uint32_t a, uint32_t b, struct hb_judgement judgement)
{
	a = hb_joining_root(joining, a);
	b = hb_joining_root(joining, b);
	if (a == b)
		return;
	uint32_t low = a < b ? a : b, high = a < b ? b : a;
	joining->parent[high] = low;
	joining->judgements[high] = judgement;
}

/* Things that are joined by key alone, with the reports each comes from, so that two of one report stay two. */
struct keyed {
	struct hb_joining *joining;
	struct hb_table by_key;      /* key to the last source and the root of a thing */
	HB_ARRAY(uint32_t) *sources; /* by root: the sources it has an entity in, ascending */
};

static bool has_source(const struct keyed *keyed, uint32_t root, uint32_t source)
{
	for (size_t i = keyed->sources[root].count; i-- > 0 && keyed->sources[root].items[i] >= source;)
		if (keyed->sources[root].items[i] == source)
			return true;
	return false;
}

static bool share_source(const struct keyed *keyed, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < keyed->sources[b].count; i++)
		if (has_source(keyed, a, keyed->sources[b].items[i]))
			return true;
	return false;
}

static int compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* Join the node to the thing that has the key, when that keeps things of one report apart. */
static void join_by_key(struct keyed *keyed, uint32_t node, const char *key, const char *reason)
{
	struct hb_joining *joining = keyed->joining;
	bool is_new;
	uint64_t *place = hb_table_add(&keyed->by_key, key, strlen(key), node, &is_new);
	uint32_t a = hb_joining_root(joining, (uint32_t)*place), b = hb_joining_root(joining, node);
	if (is_new || a == b || share_source(keyed, a, b))
		return;
	const char **reasons = hb_arena_alloc(joining->arena, 1, sizeof *reasons);
	reasons[0] = reason;
	hb_joining_join(joining, a, b, (struct hb_judgement){0.95, reasons, 1});
	uint32_t low = a < b ? a : b, high = a < b ? b : a;
	for (size_t i = 0; i < keyed->sources[high].count; i++)
		HB_PUSH(joining->arena, keyed->sources[low], keyed->sources[high].items[i]);
	qsort(keyed->sources[low].items, keyed->sources[low].count, sizeof(uint32_t), compare_numbers);
}

/* An alias can carry a thing over to another one only when it is a name: it has a capital or is not of the Latin script. */
static bool looks_like_name(const char *text)
{
	for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++)
		if ((*byte >= 'A' && *byte <= 'Z') || *byte >= 0x80)
			return true;
	return false;
}

static void keyed_init(struct keyed *keyed, struct hb_joining *joining, enum hb_entity_type type)
{
	keyed->joining = joining;
	hb_table_init(&keyed->by_key);
	keyed->sources = hb_arena_zero(joining->arena, joining->corpus->n_nodes, sizeof *keyed->sources);
	for (size_t s = 0; s < joining->corpus->n_sources; s++) {
		const struct hb_corpus_source *source = &joining->corpus->sources[s];
		for (uint32_t i = 0; i < source->extraction.n_entities; i++)
			if (source->extraction.entities[i].type == type)
				HB_PUSH(joining->arena, keyed->sources[source->first_node + i], (uint32_t)s);
	}
}

void hb_resolve_organizations(struct hb_joining *joining)
{
	struct keyed keyed;
	keyed_init(&keyed, joining, HB_ORGANIZATION);
	for (uint32_t node = 0; node < joining->corpus->n_nodes; node++) {
		const struct hb_entity *entity = hb_corpus_entity(joining->corpus, node);
		if (entity->type != HB_ORGANIZATION || !entity->name)
			continue;
		if (entity->canonical)
			join_by_key(&keyed, node, hb_name_form(joining->book, entity->canonical)->folded,
				    hb_arena_format(joining->arena, "listed as: %s", entity->canonical));
		for (size_t i = 0; i <= entity->n_aliases; i++) {
			const char *name = i ? entity->aliases[i - 1] : entity->name;
			const char *key = hb_name_form(joining->book, name)->folded;
			if (strncmp(key, "the ", 4) == 0)
				key += 4;
			if (*key && (!i || looks_like_name(name)))
				join_by_key(&keyed, node, key, hb_arena_format(joining->arena, "name: %s", name));
		}
	}
	hb_table_release(&keyed.by_key);
}

/* A place without a country takes the one country that all its namesakes are in, if there is just one. */
static const char *place_country(const struct hb_table *countries, const char *key, const struct hb_entity *entity)
{
	if (entity->country)
		return entity->country;
	const uint64_t *only = hb_table_get(countries, key, strlen(key));
	return only && *only ? (const char *)(uintptr_t)*only : "";
}

void hb_resolve_places(struct hb_joining *joining)
{
	struct keyed keyed;
	struct hb_table countries; /* name to its country, 0 when there are several */
	keyed_init(&keyed, joining, HB_PLACE);
	hb_table_init(&countries);
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t node = 0; node < joining->corpus->n_nodes; node++) {
			const struct hb_entity *entity = hb_corpus_entity(joining->corpus, node);
			if (entity->type != HB_PLACE || !entity->name)
				continue;
			const char *key = hb_name_form(joining->book, entity->name)->folded;
			if (!*key)
				continue;
			if (pass == 0 && entity->country) {
				bool is_new;
				uint64_t *only = hb_table_add(&countries, key, strlen(key), (uintptr_t)entity->country, &is_new);
				if (!is_new && *only && strcmp((const char *)(uintptr_t)*only, entity->country) != 0)
					*only = 0;
			} else if (pass == 1) {
				const char *country = place_country(&countries, key, entity);
				if (entity->canonical)
					key = hb_name_form(joining->book, entity->canonical)->folded;
				join_by_key(&keyed, node, hb_arena_format(joining->arena, "%s|%s", key, country),
					    hb_arena_format(joining->arena, "name and country: %s %s", entity->name, country));
			}
		}
	hb_table_release(&countries);
	hb_table_release(&keyed.by_key);
}

static void collect_things(struct hb_joining *joining, struct hb_resolution *resolution)
{
	const struct hb_corpus *corpus = joining->corpus;
	uint32_t *counts = hb_arena_zero(joining->arena, corpus->n_nodes, sizeof *counts);
	for (uint32_t node = 0; node < corpus->n_nodes; node++)
		counts[hb_joining_root(joining, node)]++;
	resolution->things = hb_arena_zero(joining->arena, corpus->n_nodes, sizeof *resolution->things);
	resolution->thing_of = hb_arena_alloc(joining->arena, corpus->n_nodes, sizeof *resolution->thing_of);
	for (uint32_t node = 0; node < corpus->n_nodes; node++) {
		uint32_t root = hb_joining_root(joining, node);
		if (root == node) {
			struct hb_thing *thing = &resolution->things[resolution->n_things];
			thing->type = hb_corpus_entity(corpus, node)->type;
			thing->nodes = hb_arena_alloc(joining->arena, counts[node], sizeof *thing->nodes);
			resolution->thing_of[node] = (uint32_t)resolution->n_things++;
		}
		uint32_t index = resolution->thing_of[root]; /* the root is the smallest, so it has been seen */
		struct hb_thing *thing = &resolution->things[index];
		resolution->thing_of[node] = index;
		((uint32_t *)thing->nodes)[thing->n_nodes++] = node;
	}
}

void hb_resolve(const struct hb_corpus *corpus, struct hb_name_book *book, struct hb_arena *arena,
		struct hb_resolution *ret_resolution)
{
	struct hb_joining joining = {.corpus = corpus, .book = book, .arena = arena};
	joining.parent = hb_arena_alloc(arena, corpus->n_nodes, sizeof *joining.parent);
	joining.judgements = hb_arena_zero(arena, corpus->n_nodes, sizeof *joining.judgements);
	for (uint32_t node = 0; node < corpus->n_nodes; node++) {
		joining.parent[node] = node;
		joining.judgements[node].probability = 1;
	}
	hb_resolve_organizations(&joining);
	hb_resolve_places(&joining);
	hb_resolve_people(&joining);
	*ret_resolution = (struct hb_resolution){.judgements = joining.judgements};
	collect_things(&joining, ret_resolution);
}
