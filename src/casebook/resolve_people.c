/* People across reports: see resolve.h.
 *
 * Clusters start as single entities.  A pass takes each cluster in order, looks up the earlier ones that share a key with it, and
 * joins it to the best of them when the evidence is enough and no rival that is certainly somebody else comes near.  Each joining
 * adds names and facts, so passes are repeated until one joins nothing. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "casebook/facts.h"
#include "casebook/resolve.h"

enum {
	MAX_PASSES = 6,
	MAX_KEY_WORDS = 14,   /* words of all names of a cluster that make keys */
	MAX_CANDIDATES = 400, /* a key shared by more earlier clusters is a common word and no key */
	MAX_RIVALS = 48,
};

static const double enough = 2.95; /* score to join: a distinctive full name and one fact that is often shared */
static const double rival_margin = 1.0;

/* A relation in which a cluster stands to somebody: "the mother of node 17". */
struct tie {
	struct hb_kin kin;
	const char *type;
	uint32_t owner; /* node */
};

struct cluster {
	struct hb_profile profile;
	HB_ARRAY(uint32_t) sources; /* ascending */
	HB_ARRAY(struct tie) ties;
	bool named;
};

struct people {
	struct hb_joining *joining;
	struct cluster *clusters; /* by root node; only those of people are used */
	struct hb_table keys;     /* key to index of a list */
	HB_ARRAY(struct key_list { HB_ARRAY(uint32_t) roots; }) lists;
	uint32_t *seen_by; /* by root: the last cluster that looked at it */
	unsigned n_joined;
};

static bool is_person(const struct people *people, uint32_t node)
{
	return hb_corpus_entity(people->joining->corpus, node)->type == HB_PERSON;
}

static bool share_source(const struct cluster *a, const struct cluster *b)
{
	for (size_t i = 0, j = 0; i < a->sources.count && j < b->sources.count;) {
		if (a->sources.items[i] == b->sources.items[j])
			return true;
		if (a->sources.items[i] < b->sources.items[j])
			i++;
		else
			j++;
	}
	return false;
}

/* Is one of them a relative of the other?  Then they are two. */
static bool related(struct people *people, uint32_t a, uint32_t b)
{
	for (int turn = 0; turn < 2; turn++) {
		const struct cluster *cluster = &people->clusters[turn ? b : a];
		for (size_t i = 0; i < cluster->ties.count; i++)
			if (hb_joining_root(people->joining, cluster->ties.items[i].owner) == (turn ? a : b))
				return true;
	}
	return false;
}

static bool certainly_two(struct people *people, uint32_t a, uint32_t b)
{
	struct hb_evidence evidence;
	if (share_source(&people->clusters[a], &people->clusters[b]) || related(people, a, b))
		return true;
	hb_profiles_compare(&people->clusters[a].profile, &people->clusters[b].profile, NULL, &evidence);
	return evidence.contradiction || evidence.name == HB_NAME_DIFFERS;
}

static bool is_enough(const struct hb_evidence *evidence)
{
	/* A single word in common needs more than one fact beside it, and one that is about the person. */
	bool part = evidence->name == HB_NAME_PART;
	return !evidence->contradiction && evidence->name != HB_NAME_DIFFERS && evidence->n_agreeing >= (part ? 2 : 1) &&
	       evidence->n_strong >= (part ? 1 : 0) && evidence->score >= enough;
}

static double probability_of(double score)
{
	return round(1000 / (1 + exp(-1.2 * (score - 1.5)))) / 1000;
}

static struct hb_judgement judge(struct people *people, uint32_t a, uint32_t b)
{
	struct hb_evidence evidence;
	hb_profiles_compare(&people->clusters[a].profile, &people->clusters[b].profile, people->joining->arena, &evidence);
	const char **reasons = hb_arena_copy(people->joining->arena, evidence.reasons,
					     evidence.n_reasons * sizeof *reasons);
	return (struct hb_judgement){probability_of(evidence.score), reasons, evidence.n_reasons};
}

static int compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* Join two clusters; the smaller root keeps. */
static void join(struct people *people, uint32_t a, uint32_t b, struct hb_judgement judgement)
{
	struct hb_arena *arena = people->joining->arena;
	uint32_t low = a < b ? a : b, high = a < b ? b : a;
	struct cluster *kept = &people->clusters[low], *gone = &people->clusters[high];
	hb_joining_join(people->joining, low, high, judgement);
	hb_profile_join(&kept->profile, &gone->profile, arena);
	for (size_t i = 0; i < gone->sources.count; i++)
		HB_PUSH(arena, kept->sources, gone->sources.items[i]);
	qsort(kept->sources.items, kept->sources.count, sizeof(uint32_t), compare_numbers);
	for (size_t i = 0; i < gone->ties.count; i++)
		HB_PUSH(arena, kept->ties, gone->ties.items[i]);
	kept->named |= gone->named;
	people->n_joined++;
}

/* ---- keys ---------------------------------------------------------------------------------------------------- */

static struct key_list *list_of(struct people *people, const char *key, bool add)
{
	bool is_new = false;
	uint64_t *place = add ? hb_table_add(&people->keys, key, strlen(key), people->lists.count, &is_new)
			      : hb_table_get(&people->keys, key, strlen(key));
	if (!place)
		return NULL;
	if (is_new)
		HB_PUSH(people->joining->arena, people->lists, (struct key_list){0});
	return &people->lists.items[*place];
}

/* Add the root once.  A list that is too long is not looked at and need not grow. */
static void list_add(struct people *people, struct key_list *list, uint32_t root)
{
	bool known = list->roots.count > MAX_CANDIDATES;
	for (size_t i = list->roots.count; i-- > 0 && !known;)
		known = list->roots.items[i] == root;
	if (!known)
		HB_PUSH(people->joining->arena, list->roots, root);
}

struct key_set {
	const char *keys[MAX_KEY_WORDS * (MAX_KEY_WORDS + 1) / 2 + MAX_KEY_WORDS];
	size_t count;
};

static size_t add_key_word(const char *words[MAX_KEY_WORDS], size_t n, const char *word)
{
	for (size_t k = 0; k < n; k++)
		if (strcmp(words[k], word) == 0)
			return n;
	if (n < MAX_KEY_WORDS)
		words[n++] = word;
	return n;
}

/* Different words of all names of the cluster, and the given names that they may be short for. */
static size_t key_words(const struct cluster *cluster, const char *words[MAX_KEY_WORDS])
{
	size_t n = 0;
	for (size_t i = 0; i < cluster->profile.names.count; i++) {
		const struct hb_name_form *form = cluster->profile.names.items[i];
		for (size_t w = 0; w < form->n_words; w++)
			if (strlen(form->words[w]) > 1)
				n = add_key_word(words, n, form->keys[w]);
		for (size_t k = 0; k < form->n_full_keys; k++)
			n = add_key_word(words, n, form->full_keys[k]);
	}
	return n;
}

static bool has_full_name(const struct cluster *cluster)
{
	for (size_t i = 0; i < cluster->profile.names.count; i++)
		if (cluster->profile.names.items[i]->n_words >= 2)
			return true;
	return false;
}

/* The keys under which a cluster is found: pairs of words for those with a full name, which also look among those known by one
 * word; single words ("?word") for everybody, to be found by those.  `looking` gives the keys to look under instead. */
static void make_keys(struct people *people, const struct cluster *cluster, bool looking, struct key_set *set)
{
	const char *words[MAX_KEY_WORDS];
	size_t n = key_words(cluster, words);
	struct hb_arena *arena = people->joining->arena;
	bool full = has_full_name(cluster);
	set->count = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; full && j < n; j++) {
			bool swap = strcmp(words[i], words[j]) > 0;
			set->keys[set->count++] = hb_arena_format(arena, "%s %s", words[swap ? j : i], words[swap ? i : j]);
		}
		/* "!word": known by this word only; "?word": has this word in a name. */
		if (looking)
			set->keys[set->count++] = hb_arena_format(arena, full ? "!%s" : "?%s", words[i]);
		else
			set->keys[set->count++] = hb_arena_format(arena, "?%s", words[i]);
		if (!looking && !full)
			set->keys[set->count++] = hb_arena_format(arena, "!%s", words[i]);
	}
}

static void index_cluster(struct people *people, uint32_t root)
{
	struct key_set set;
	make_keys(people, &people->clusters[root], false, &set);
	for (size_t i = 0; i < set.count; i++)
		list_add(people, list_of(people, set.keys[i], true), root);
}

/* ---- by name ------------------------------------------------------------------------------------------------- */

struct choice {
	uint32_t root;
	double score;
};

struct choices {
	HB_ARRAY(struct choice) items;
};

static void look_at_list(struct people *people, uint32_t root, const struct key_list *list, struct choices *choices)
{
	if (!list || list->roots.count > MAX_CANDIDATES)
		return;
	for (size_t i = 0; i < list->roots.count; i++) {
		uint32_t other = hb_joining_root(people->joining, list->roots.items[i]);
		struct hb_evidence evidence;
		if (other >= root || people->seen_by[other] == root)
			continue;
		people->seen_by[other] = root;
		if (share_source(&people->clusters[root], &people->clusters[other]))
			continue;
		hb_profiles_compare(&people->clusters[root].profile, &people->clusters[other].profile, NULL, &evidence);
		if (evidence.name != HB_NAME_DIFFERS && !evidence.contradiction && !related(people, root, other)) {
			struct choice choice = {other, is_enough(&evidence) ? evidence.score : evidence.score - 100};
			HB_PUSH(people->joining->arena, choices->items, choice);
		}
	}
}

/* Join the cluster to the best of the earlier ones, unless somebody who is certainly another is nearly as good. */
static bool join_by_name(struct people *people, uint32_t root)
{
	struct choices choices = {{0}};
	struct key_set set;
	const struct choice *best = NULL;
	make_keys(people, &people->clusters[root], true, &set);
	for (size_t i = 0; i < set.count; i++)
		look_at_list(people, root, list_of(people, set.keys[i], false), &choices);
	for (size_t i = 0; i < choices.items.count; i++) {
		const struct choice *choice = &choices.items.items[i];
		if (choice->score > 0 && (!best || choice->score > best->score ||
					  (choice->score == best->score && choice->root < best->root)))
			best = choice;
	}
	if (!best)
		return false;
	unsigned n_rivals = 0;
	for (size_t i = 0; i < choices.items.count; i++) {
		const struct choice *rival = &choices.items.items[i];
		double score = rival->score < 0 ? rival->score + 100 : rival->score;
		if (rival == best || score <= best->score - rival_margin)
			continue;
		if (++n_rivals > MAX_RIVALS || certainly_two(people, rival->root, best->root))
			return false;
	}
	join(people, best->root, root, judge(people, best->root, root));
	return true;
}

/* ---- by relation --------------------------------------------------------------------------------------------- */

/* Do their names allow it: one has none, or they agree? */
static bool names_allow(const struct cluster *a, const struct cluster *b)
{
	return !a->named || !b->named ||
	       hb_names_compare(a->profile.names.items, a->profile.names.count, b->profile.names.items,
				b->profile.names.count, NULL, NULL) != HB_NAME_DIFFERS;
}

/* Two people of one report stay two; but "his mother" is his mother, whom the same report names. */
static bool reports_allow(const struct cluster *a, const struct cluster *b, struct hb_kin kin)
{
	return (a->named != b->named && kin.group != HB_KIN_GRANDPARENT) || !share_source(a, b);
}

/* A cluster that stands to the same person in the same single relation ("mother of"); there must be just one that fits. */
static bool join_by_tie(struct people *people, uint32_t root)
{
	struct cluster *cluster = &people->clusters[root];
	for (size_t i = 0; i < cluster->ties.count; i++) {
		struct tie tie = cluster->ties.items[i];
		if (!hb_kin_is_single(tie.kin))
			continue;
		uint32_t owner = hb_joining_root(people->joining, tie.owner), found = HB_NONE;
		char key[48];
		unsigned n_found = 0;
		snprintf(key, sizeof key, "=%d/%d/%u", (int)tie.kin.group,
			 (int)(tie.kin.group == HB_KIN_SPOUSE ? HB_KIN_ANY : tie.kin.gender), owner);
		const struct key_list *list = list_of(people, key, false);
		for (size_t j = 0; list && j < list->roots.count; j++) {
			uint32_t other = hb_joining_root(people->joining, list->roots.items[j]);
			struct hb_evidence evidence;
			if (other == root || other == found || !reports_allow(cluster, &people->clusters[other], tie.kin) ||
			    related(people, root, other) || !names_allow(cluster, &people->clusters[other]))
				continue;
			hb_profiles_compare(&cluster->profile, &people->clusters[other].profile, NULL, &evidence);
			if (evidence.contradiction)
				continue;
			/* Unnamed ones are one relative, and so are named ones that agree; two who are not one leave it open. */
			if (found != HB_NONE && people->clusters[found].named && people->clusters[other].named &&
			    certainly_two(people, found, other))
				n_found++;
			if (found == HB_NONE || (!people->clusters[found].named && people->clusters[other].named))
				found = other;
		}
		if (found == HB_NONE || n_found)
			continue;
		const char **reasons = hb_arena_alloc(people->joining->arena, 1, sizeof *reasons);
		const struct hb_profile *of = &people->clusters[owner].profile;
		reasons[0] = hb_arena_format(people->joining->arena, "same relation: %s of %s", tie.type,
					     of->names.count ? of->names.items[0]->text : "one person");
		join(people, found, root,
		     (struct hb_judgement){tie.kin.group == HB_KIN_GRANDPARENT ? 0.85 : 0.93, reasons, 1});
		return true;
	}
	return false;
}

static void index_ties(struct people *people, uint32_t root)
{
	const struct cluster *cluster = &people->clusters[root];
	for (size_t i = 0; i < cluster->ties.count; i++) {
		const struct tie *tie = &cluster->ties.items[i];
		const char *key = hb_arena_format(people->joining->arena, "=%d/%d/%u", (int)tie->kin.group,
						  (int)(tie->kin.group == HB_KIN_SPOUSE ? HB_KIN_ANY : tie->kin.gender),
						  hb_joining_root(people->joining, tie->owner));
		list_add(people, list_of(people, key, true), root);
	}
}

/* Under "~group/owner": the children and siblings of the owner, by their own ties and by those of their parents. */
static void index_kin(struct people *people, uint32_t root)
{
	const struct cluster *cluster = &people->clusters[root];
	struct hb_arena *arena = people->joining->arena;
	for (size_t i = 0; i < cluster->ties.count; i++) {
		enum hb_kin_group group = cluster->ties.items[i].kin.group;
		uint32_t owner = hb_joining_root(people->joining, cluster->ties.items[i].owner);
		if (group == HB_KIN_CHILD || group == HB_KIN_SIBLING)
			list_add(people, list_of(people, hb_arena_format(arena, "~%d/%u", (int)group, owner), true), root);
		if (group == HB_KIN_PARENT || group == HB_KIN_SIBLING)
			list_add(people, list_of(people, hb_arena_format(arena, "~%d/%u", (int)hb_kin_inverse(group), root), true),
				 owner);
	}
}

static bool genders_allow(const struct cluster *cluster, enum hb_kin_gender gender)
{
	bool known = false, agrees = false;
	for (size_t i = 0; i < cluster->profile.facts.count && gender != HB_KIN_ANY; i++) {
		const struct hb_fact *fact = &cluster->profile.facts.items[i];
		if (fact->kind != HB_FACT_GENDER)
			continue;
		known = true;
		agrees |= (fact->key[0] == 'f') == (gender == HB_KIN_FEMALE);
	}
	return agrees || !known;
}

static bool is_held(const struct cluster *cluster)
{
	for (size_t i = 0; i < cluster->profile.facts.count; i++)
		if (cluster->profile.facts.items[i].kind == HB_FACT_HELD)
			return true;
	return false;
}

/* A son, daughter, brother or sister without a name who is held is the one of them who is known by name and held, if there is just
 * one. */
static bool join_held_relative(struct people *people, uint32_t root)
{
	struct cluster *cluster = &people->clusters[root];
	if (cluster->named || !is_held(cluster))
		return false;
	for (size_t i = 0; i < cluster->ties.count; i++) {
		struct tie tie = cluster->ties.items[i];
		if (tie.kin.group != HB_KIN_CHILD && tie.kin.group != HB_KIN_SIBLING)
			continue;
		uint32_t owner = hb_joining_root(people->joining, tie.owner), found = HB_NONE;
		unsigned n_found = 0;
		char key[32];
		snprintf(key, sizeof key, "~%d/%u", (int)tie.kin.group, owner);
		const struct key_list *list = list_of(people, key, false);
		for (size_t k = 0; list && k < list->roots.count; k++) {
			uint32_t other = hb_joining_root(people->joining, list->roots.items[k]);
			struct hb_evidence evidence;
			if (other == found || other == root || other == owner || !people->clusters[other].named ||
			    !is_held(&people->clusters[other]) || !genders_allow(&people->clusters[other], tie.kin.gender))
				continue;
			hb_profiles_compare(&cluster->profile, &people->clusters[other].profile, NULL, &evidence);
			if (evidence.contradiction)
				continue;
			found = other;
			n_found++;
		}
		if (n_found != 1)
			continue;
		const char **reasons = hb_arena_alloc(people->joining->arena, 1, sizeof *reasons);
		reasons[0] = hb_arena_format(people->joining->arena, "the only %s of %s who is known and held", tie.type,
					     people->clusters[owner].named ? people->clusters[owner].profile.names.items[0]->text
									   : "one person");
		join(people, found, root, (struct hb_judgement){0.85, reasons, 1});
		return true;
	}
	return false;
}

/* ---- all together -------------------------------------------------------------------------------------------- */

static void start(struct people *people, const struct hb_profile *profiles)
{
	const struct hb_corpus *corpus = people->joining->corpus;
	struct hb_arena *arena = people->joining->arena;
	for (size_t s = 0; s < corpus->n_sources; s++) {
		const struct hb_corpus_source *source = &corpus->sources[s];
		for (uint32_t i = 0; i < source->extraction.n_entities; i++) {
			struct cluster *cluster = &people->clusters[source->first_node + i];
			cluster->profile = profiles[source->first_node + i];
			cluster->named = cluster->profile.names.count > 0;
			HB_PUSH(arena, cluster->sources, (uint32_t)s);
			people->seen_by[source->first_node + i] = HB_NONE;
		}
		for (size_t i = 0; i < source->extraction.n_relations; i++) {
			const struct hb_relation *relation = &source->extraction.relations[i];
			struct tie tie = {hb_kin_of(relation->type), relation->type, source->first_node + relation->of};
			if (relation->reality == HB_ACTUAL && relation->type && tie.kin.group != HB_KIN_OTHER &&
			    relation->who != relation->of)
				HB_PUSH(arena, people->clusters[source->first_node + relation->who].ties, tie);
			/* The other way round it is a single relation too only between partners. */
			if (relation->reality == HB_ACTUAL && tie.kin.group == HB_KIN_SPOUSE && relation->who != relation->of) {
				tie.kin.gender = HB_KIN_ANY;
				tie.owner = source->first_node + relation->who;
				tie.type = "partner";
				HB_PUSH(arena, people->clusters[source->first_node + relation->of].ties, tie);
			}
		}
	}
}

static void clear_index(struct people *people)
{
	hb_table_release(&people->keys);
	people->lists.count = 0;
}

static void pass(struct people *people)
{
	const struct hb_corpus *corpus = people->joining->corpus;
	clear_index(people);
	memset(people->seen_by, 0xff, corpus->n_nodes * sizeof *people->seen_by);
	for (uint32_t node = 0; node < corpus->n_nodes; node++) {
		if (hb_joining_root(people->joining, node) != node || !is_person(people, node))
			continue;
		uint32_t root = node;
		if (people->clusters[node].named && join_by_name(people, node))
			root = hb_joining_root(people->joining, node);
		index_cluster(people, root);
	}
	clear_index(people);
	for (uint32_t node = 0; node < corpus->n_nodes; node++)
		if (hb_joining_root(people->joining, node) == node && is_person(people, node)) {
			index_ties(people, node);
			index_kin(people, node);
		}
	for (uint32_t node = 0; node < corpus->n_nodes; node++)
		if (hb_joining_root(people->joining, node) == node && is_person(people, node) && !join_by_tie(people, node))
			join_held_relative(people, node);
}

void hb_resolve_people(struct hb_joining *joining)
{
	struct people people = {.joining = joining};
	uint32_t n_nodes = joining->corpus->n_nodes;
	hb_table_init(&people.keys);
	people.clusters = hb_arena_zero(joining->arena, n_nodes, sizeof *people.clusters);
	people.seen_by = hb_arena_alloc(joining->arena, n_nodes, sizeof *people.seen_by);
	start(&people, hb_profiles_collect(joining->corpus, joining->book, joining->arena));
	for (int i = 0; i < MAX_PASSES; i++) {
		people.n_joined = 0;
		pass(&people);
		if (!people.n_joined)
			break;
	}
	hb_table_release(&people.keys);
}
