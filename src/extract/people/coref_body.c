/* Names of bodies and places to entities.
 *
 * Each name has a key: the place or body of the lists that it names, else its folded words.  Keys of one thing are joined: an
 * abbreviation in brackets behind the name it stands for ("the Committee to Protect Journalists (CPJ)"), or the other way round;
 * one brought in by "known as" or "or"; and one that is spelt by the initials of a name in the report.  Two bodies that the list
 * tells apart are never joined. */
#include "base/table.h"
#include "extract/people/coref_internal.h"
#include "extract/people/country_votes.h"
#include "extract/trace.h"

enum { LONGEST_ABBREVIATION = 10 };

struct body_name {
	uint32_t mention;
	uint32_t key;              /* an index into keys */
	const char *abbreviation;  /* its letters in lower case, when it is one */
	const char *initials;      /* of its words with a capital, when it has two or more */
};

struct body_key {
	uint32_t parent;
	uint32_t entity;
	bool listed;              /* a body or place of the lists */
	struct hb_organization body; /* name NULL: none */
	struct hb_place place;       /* name NULL: none */
};

struct body_joiner {
	struct hb_coref *coref;
	struct hb_reading *reading;
	struct hb_country_votes votes;
	struct hb_table ids; /* text of a key to its index */
	HB_ARRAY(struct body_key) keys;
	HB_ARRAY(struct body_name) names;
};

static uint32_t root(const struct body_joiner *joiner, uint32_t key)
{
	while (joiner->keys.items[key].parent != key)
		key = joiner->keys.items[key].parent;
	return key;
}

/* The lesser key holds what the lists know of either. */
static void join(struct body_joiner *joiner, uint32_t a, uint32_t b)
{
	struct body_key *low, *high;

	a = root(joiner, a);
	b = root(joiner, b);
	if (a == b || (joiner->keys.items[a].listed && joiner->keys.items[b].listed))
		return;
	low = &joiner->keys.items[a < b ? a : b];
	high = &joiner->keys.items[a < b ? b : a];
	high->parent = a < b ? a : b;
	if (high->listed) {
		low->listed = true;
		low->body = high->body;
		low->place = high->place;
	}
}

/* ---- one name ------------------------------------------------------------------------------------------------- */

/* "CPJ", "U.N.": capitals and stops alone. */
static const char *abbreviation_of(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	char out[LONGEST_ABBREVIATION];
	size_t n = 0;

	for (const char *c = hb_tok(reading, mention->first)->text; *c; c++) {
		if (*c == '.' || *c == '-')
			continue;
		if (!((*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9' && n > 0)) || n + 1 >= sizeof out)
			return NULL;
		out[n++] = *c >= 'A' && *c <= 'Z' ? (char)(*c + 'a' - 'A') : *c;
	}
	return mention->end == mention->first + 1 && n > 1 ? hb_arena_copy_text(reading->arena, out, n) : NULL;
}

/* The first letters of the words with a capital: "Palestine Liberation Organization" -> "plo". */
static const char *initials_of(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	char out[16];
	size_t n = 0;

	for (uint32_t i = mention->first; i < mention->end && n + 1 < sizeof out; i++) {
		char letter = hb_tok(reading, i)->lower[0];

		if (hb_is_capital(hb_tok(reading, i)) && letter >= 'a' && letter <= 'z')
			out[n++] = letter;
	}
	return n > 1 ? hb_arena_copy_text(reading->arena, out, n) : NULL;
}

static uint32_t add_key(struct body_joiner *joiner, const char *text, const struct body_key *new_key)
{
	bool is_new;
	uint64_t *id = hb_table_add(&joiner->ids, text, strlen(text), joiner->keys.count, &is_new);

	if (is_new) {
		HB_PUSH(joiner->reading->arena, joiner->keys, *new_key);
		joiner->keys.items[joiner->keys.count - 1].parent = (uint32_t)*id;
		joiner->keys.items[joiner->keys.count - 1].entity = HB_NONE;
	}
	return (uint32_t)*id;
}

/* "Kibbutz Nir Oz", "Moshav Patish": a place, whatever it was taken for.  ("Manchester City" may well be none.) */
static bool says_place(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	const char *where = hb_lexicon_field(&hb_lexicon_place_words, hb_tok(reading, mention->first)->lower, 1);

	return mention->end - mention->first > 1 && where && hb_is(where, "before");
}

/* What the name names by the lists, else its words.  What both lists have is a place if the name was taken for one and is well
 * known as such. */
static uint32_t key_of(struct body_joiner *joiner, const struct hb_found_mention *mention)
{
	struct hb_reading *reading = joiner->reading;
	const char *text = hb_reading_text(reading, hb_reading_span(reading, mention->first, mention->end));
	struct body_key key = {0};
	bool is_code = strlen(text) < 4 && abbreviation_of(reading, mention); /* "WA", "SAN": hardly the towns of that name */
	bool is_body, is_place;

	if (mention->type == HB_PERSON)
		return add_key(joiner, hb_fold_name(reading->arena, text, strlen(text)), &key);
	/* "Nova" and "Nova music festival", "UN" and "UN Security Council": the words behind the name belong to it */
	is_body = hb_organization_longest(reading->analysis, mention->first, hb_sentence_end(reading, mention->first), &key.body) >=
		  mention->end - mention->first;
	is_place = (mention->type == HB_PLACE || says_place(reading, mention)) &&
		   hb_country_votes_place(&joiner->votes, reading, mention->first, mention->end, &key.place) &&
		   (key.place.kind == HB_PLACE_COUNTRY || key.place.listed || (!is_body && !is_code));
	if (is_place) {
		key.body.name = NULL;
		key.listed = *key.place.country;
		hb_trace(reading, HB_PASS_COREF, mention->first, mention->end, "the place %s (%s)%s%s", key.place.name,
			 hb_place_kind_text(key.place.kind), *key.place.country ? " in " : ", one of several or of no state",
			 key.place.country);
		return add_key(joiner, hb_arena_format(reading->arena, "place %u", key.place.number), &key);
	}
	key.place.name = NULL;
	key.listed = is_body;
	if (is_body) {
		hb_trace(reading, HB_PASS_COREF, mention->first, mention->end, "listed as %s (%s)", key.body.name, key.body.kind);
		return add_key(joiner, hb_arena_format(reading->arena, "body %s", key.body.name), &key);
	}
	return add_key(joiner, hb_fold_name(reading->arena, text, strlen(text)), &key);
}

/* ---- names that stand for one another -------------------------------------------------------------------------- */

/* Are the letters of an abbreviation first letters of the words of a name, in order, from the first on? */
static bool spells(const struct hb_reading *reading, const struct hb_found_mention *mention, const char *letters)
{
	for (uint32_t i = mention->first; i < mention->end && *letters; i++) {
		if (hb_tok(reading, i)->lower[0] == *letters)
			letters++;
		else if (i == mention->first)
			return false;
	}
	return !*letters;
}

static bool brings_alias(const struct hb_reading *reading, uint32_t from, uint32_t to)
{
	uint32_t n;

	for (uint32_t i = from; i < to; i++) {
		const struct hb_lexicon_entry *entry = hb_entry_at(&hb_lexicon_people_words, reading->analysis, i, to, &n);

		if (entry && hb_is(entry->fields[0], "alias"))
			return true;
		if (hb_is(hb_tok(reading, i)->lower, "or"))
			return true;
	}
	return false;
}

/* Does the second name, right behind the first, stand for it? */
static bool is_alias(const struct body_joiner *joiner, const struct body_name *a, const struct body_name *b)
{
	const struct hb_reading *reading = joiner->reading;
	const struct hb_found_mention *first = &reading->mentions.items[a->mention], *second = &reading->mentions.items[b->mention];
	const struct body_name *full = a->abbreviation ? b : a, *brief = a->abbreviation ? a : b;
	bool spelt, bracket;

	if (second->first <= first->end || second->first - first->end > 8 || !brief->abbreviation || full->abbreviation ||
	    hb_tok(reading, first->head)->sentence != hb_tok(reading, second->head)->sentence)
		return false;
	spelt = spells(reading, &reading->mentions.items[full->mention], brief->abbreviation);
	bracket = second->first == first->end + 1 && hb_is(hb_tok(reading, first->end)->text, "(") &&
		  second->end < reading->analysis->n_tokens && hb_is_any(hb_tok(reading, second->end)->text, ") ,");
	if (bracket)
		/* "Today Nicaragua (EFE)": a body of the list keeps its name */
		return spelt || (brief == b && full->initials && !joiner->keys.items[brief->key].listed &&
				 first->type == HB_ORGANIZATION && second->type == HB_ORGANIZATION);
	return spelt && brings_alias(reading, first->end, second->first);
}

static void note_join(const struct body_joiner *joiner, const struct body_name *name, const char *why)
{
	const struct hb_found_mention *mention = &joiner->reading->mentions.items[name->mention];

	hb_trace(joiner->reading, HB_PASS_COREF, mention->first, mention->end, "%s", why);
}

static void join_aliases(struct body_joiner *joiner)
{
	struct hb_table initials;

	hb_table_init(&initials);
	for (size_t i = 0; i < joiner->names.count; i++) {
		const struct body_name *name = &joiner->names.items[i];

		if (i > 0 && is_alias(joiner, name - 1, name)) {
			note_join(joiner, name, "stands beside the name it is short for, or that is short for it");
			join(joiner, name[-1].key, name->key);
		}
		if (name->initials && joiner->reading->mentions.items[name->mention].type == HB_ORGANIZATION)
			hb_table_add(&initials, name->initials, strlen(name->initials), name->key, NULL);
	}
	for (size_t i = 0; i < joiner->names.count; i++) {
		const struct body_name *name = &joiner->names.items[i];
		const uint64_t *full = name->abbreviation ? hb_table_get(&initials, name->abbreviation, strlen(name->abbreviation)) : NULL;

		if (full && joiner->reading->mentions.items[name->mention].type == HB_ORGANIZATION) {
			note_join(joiner, name, "spelt by the initials of a name in the report");
			join(joiner, (uint32_t)*full, name->key);
		}
	}
	hb_table_release(&initials);
}

/* ---- the entity ------------------------------------------------------------------------------------------------ */

static void describe(struct body_joiner *joiner, const struct body_key *key, struct hb_entity *entity)
{
	if (key->body.name) {
		entity->type = key->body.is_place ? HB_PLACE : HB_ORGANIZATION;
		entity->kind = key->body.kind;
		entity->canonical = key->body.name;
		entity->country = *key->body.country ? key->body.country : NULL;
		if (key->body.is_place && entity->country)
			entity->within = hb_country_name(entity->country);
	} else if (key->place.name) {
		if (!*key->place.country && key->place.kind < HB_PLACE_REGION)
			return; /* one of several places of the name */
		entity->type = HB_PLACE;
		entity->kind = hb_place_kind_text(key->place.kind);
		entity->canonical = key->place.name;
		entity->country = *key->place.country ? key->place.country : NULL;
		entity->within = hb_place_within(&key->place, joiner->reading->arena);
		entity->geonames = key->place.id;
	}
}

static void explain(const struct hb_reading *reading, const struct body_key *key, bool same_words)
{
	const char *how = same_words ? "" : "another name or abbreviation of ";

	if (key->body.name)
		hb_trace_by(reading, "%s%s '%s' (data/organizations.txt)", how, key->body.kind, key->body.name);
	else if (key->place.name)
		hb_trace_by(reading, "%s%s '%s' %s (data/%s.txt)", how, hb_place_kind_text(key->place.kind), key->place.name, key->place.country,
			    key->place.listed ? "places" : "geonames");
	else
		hb_trace_by(reading, "%s", same_words ? "by its words, which no list has" : "another name or abbreviation of it");
}

void hb_coref_bodies(struct hb_coref *coref)
{
	struct body_joiner joiner = {.coref = coref, .reading = coref->reading};
	struct hb_reading *reading = coref->reading;

	hb_table_init(&joiner.ids);
	hb_country_votes_count(&joiner.votes, reading);
	for (uint32_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];
		struct body_name name = {.mention = i};

		if (mention->kind != HB_NAME || (mention->type == HB_PERSON && mention->entity != HB_NONE))
			continue;
		name.key = key_of(&joiner, mention);
		name.abbreviation = abbreviation_of(reading, mention);
		name.initials = initials_of(reading, mention);
		HB_PUSH(reading->arena, joiner.names, name);
	}
	join_aliases(&joiner);
	for (size_t i = 0; i < joiner.names.count; i++) {
		const struct body_name *name = &joiner.names.items[i];
		struct body_key *key = &joiner.keys.items[root(&joiner, name->key)];
		enum hb_entity_type type = reading->mentions.items[name->mention].type;

		if (key->entity == HB_NONE) {
			key->entity = hb_coref_add(coref, type == HB_PERSON ? HB_GROUP : type);
			describe(&joiner, key, &reading->entities.items[key->entity].entity);
		}
		if (reading->trace)
			explain(reading, key, name->key == root(&joiner, name->key));
		hb_coref_join(coref, name->mention, key->entity);
	}
	hb_table_release(&joiner.ids);
}
