/* The look-up of places in the block that the build makes: see place.h, and place_data.h for the block's form. */
#include "world/place.h"

#include <string.h>

#include "world/key.h"
#include "world/lists.h"
#include "world/place_data.h"

enum { LONGEST_NAME = 9 /* tokens */, FAR_LARGER = 8, LARGE_ENOUGH = 20000, LARGE = 100000 };

static uint32_t number_at(const unsigned char *bytes, size_t n_bytes)
{
	uint32_t value = 0;

	for (size_t i = n_bytes; i-- > 0;)
		value = value << 8 | bytes[i];
	return value;
}

static const struct hb_place_header *header(void)
{
	return (const struct hb_place_header *)(const void *)hb_place_data;
}

static const char *text_at(uint32_t offset)
{
	return (const char *)hb_place_data + header()->texts + offset;
}

static const char *country_text(uint32_t country, bool name)
{
	const unsigned char *row = hb_place_data + header()->countries + country * (size_t)HB_PLACE_COUNTRY_BYTES;

	return text_at(number_at(row + (name ? 4 : 0), 4));
}

static void read_place(uint32_t entry, struct hb_place *ret_place)
{
	uint32_t number = entry & ~(uint32_t)HB_PLACE_OTHER_NAME;
	const unsigned char *row = hb_place_data + header()->places + number * (size_t)HB_PLACE_RECORD_BYTES;
	uint32_t division = number_at(row + 12, 2);

	*ret_place = (struct hb_place){
		.number = number,
		.id = number_at(row, 4),
		.name = text_at(number_at(row + 4, 4)),
		.population = number_at(row + 8, 4),
		.kind = (enum hb_place_kind)(row[14] & ~HB_PLACE_LISTED),
		.listed = (row[14] & HB_PLACE_LISTED) && !(entry & HB_PLACE_OTHER_NAME),
		.other_name = entry & HB_PLACE_OTHER_NAME,
		.country = country_text(row[15], false),
	};
	if (division)
		ret_place->division = text_at(number_at(hb_place_data + header()->divisions + division * (size_t)4, 4));
}

/* The entry of a folded key: its list of places, and how many; NULL if there is none. */
static const unsigned char *find_key(const char *key, size_t n_bytes, size_t *ret_n)
{
	uint32_t hash = 2166136261;
	const unsigned char *starts = hb_place_data + header()->starts, *entry, *end;

	for (size_t i = 0; i < n_bytes; i++)
		hash = (hash ^ (unsigned char)key[i]) * 16777619;
	entry = hb_place_data + header()->keys;
	end = entry + number_at(starts + (hash >> 16) * (size_t)4 + 4, 4);
	entry += number_at(starts + (hash >> 16) * (size_t)4, 4);
	for (; entry < end; entry += 2 + entry[0] + entry[1] * (size_t)3) {
		if (entry[0] == n_bytes && memcmp(entry + 2, key, n_bytes) == 0) {
			*ret_n = entry[1];
			return entry + 2 + n_bytes;
		}
	}
	return NULL;
}

static bool kind_fits(enum hb_place_kind kind, const char *word_kind)
{
	if (!word_kind)
		return true;
	if (strcmp(word_kind, "division") == 0)
		return kind == HB_PLACE_DIVISION || kind == HB_PLACE_REGION;
	if (strcmp(word_kind, "district") == 0)
		return kind == HB_PLACE_DISTRICT;
	return kind >= HB_PLACE_CAPITAL && kind <= HB_PLACE_VILLAGE;
}

static size_t find_folded(const char *key, size_t n_bytes, const char *word_kind, struct hb_place *ret_places, size_t most)
{
	size_t n_listed = 0, n = 0;
	const unsigned char *list = find_key(key, n_bytes, &n_listed);

	for (size_t i = 0; i < n_listed; i++) {
		struct hb_place place;

		read_place(number_at(list + i * 3, 3), &place);
		if (!kind_fits(place.kind, word_kind))
			continue;
		if (n < most)
			ret_places[n] = place;
		n++;
	}
	return n;
}

/* The key without a word for the kind of place at its front or end; the kind that the word says, NULL if there is no such word. */
static const char *strip_kind(const char **key, size_t *n_bytes)
{
	const char *start = *key, *end = start + *n_bytes;

	for (const char *space = start; (space = memchr(space, ' ', (size_t)(end - space))); space++) {
		size_t head = (size_t)(space - start);
		const struct hb_lexicon_entry *word = hb_lexicon_find(&hb_lexicon_place_words, start, head);

		if (word && strcmp(word->fields[1], "after") != 0) {
			*key = space + 1;
			if (end - *key > 3 && strncmp(*key, "of ", 3) == 0)
				*key += 3;
			*n_bytes = (size_t)(end - *key);
			return word->fields[0];
		}
		word = hb_lexicon_find(&hb_lexicon_place_words, space + 1, (size_t)(end - space - 1));
		if (word && strcmp(word->fields[1], "before") != 0) {
			*n_bytes = head;
			return word->fields[0];
		}
	}
	return NULL;
}

size_t hb_place_find(const char *name, size_t n_bytes, struct hb_place *ret_places, size_t most)
{
	char key[HB_KEY_BYTES];
	const char *start = key, *kind;
	size_t n_key = hb_fold_text(name, n_bytes, key, sizeof key), n;

	if (n_key > 4 && strncmp(start, "the ", 4) == 0) {
		start += 4;
		n_key -= 4;
	}
	n = find_folded(start, n_key, NULL, ret_places, most);
	if (n == 0 && (kind = strip_kind(&start, &n_key)) != NULL)
		n = find_folded(start, n_key, kind, ret_places, most);
	return n;
}

size_t hb_place_find_tokens(const struct hb_analysis *analysis, uint32_t first, uint32_t end, struct hb_place *ret_places,
			    size_t most)
{
	char key[HB_KEY_BYTES];

	hb_range_key(analysis, first, end, key);
	return hb_place_find(key, strlen(key), ret_places, most);
}

uint32_t hb_place_longest(const struct hb_analysis *analysis, uint32_t token, uint32_t end, struct hb_place *ret_place)
{
	uint32_t last = token;

	while (last < end && last - token < LONGEST_NAME && !strchr(",;:()[]\"?!", analysis->tokens[last].text[0]))
		last++;
	for (; last > token; last--) {
		char key[HB_KEY_BYTES], folded[HB_KEY_BYTES];

		hb_range_key(analysis, token, last, key);
		if (find_folded(folded, hb_fold_text(key, strlen(key), folded, sizeof folded), NULL, ret_place, 1) > 0)
			return last - token;
	}
	return 0;
}

/* May the place be meant where the first one of the name is better known? */
static bool may_rival(const struct hb_place *first, const struct hb_place *place)
{
	return !first->listed || place->listed || place->population >= LARGE || strcmp(first->country, place->country) == 0;
}

/* The place in the country that the report names most, -1 if it names none of theirs or two as often. */
static int in_named_country(const struct hb_place *places, size_t n, hb_country_count *named, const void *context)
{
	int best = -1;
	unsigned most = 0;
	bool several = false;

	for (size_t i = 0; i < n; i++) {
		unsigned count = *places[i].country ? named(context, places[i].country) : 0;

		if (count == 0 || !may_rival(&places[0], &places[i]) || (best >= 0 && strcmp(places[i].country, places[best].country) == 0))
			continue;
		several = count == most;
		if (count > most) {
			most = count;
			best = (int)i;
		}
	}
	return several ? -1 : best;
}

/* Is the first place known far better than all others of the name in other countries? */
static bool stands_out(const struct hb_place *places, size_t n)
{
	if (places[0].listed)
		return true;
	if (places[0].population < LARGE_ENOUGH && places[0].kind > HB_PLACE_CAPITAL)
		return false;
	for (size_t i = 1; i < n; i++) {
		if (strcmp(places[i].country, places[0].country) != 0 && places[i].population > places[0].population / FAR_LARGER)
			return false;
	}
	return true;
}

int hb_place_choose(const struct hb_place *places, size_t n, hb_country_count *named, const void *context)
{
	int near;

	if (n == 0)
		return -1;
	near = in_named_country(places, n, named, context);
	if (places[0].kind == HB_PLACE_COUNTRY) {
		/* Georgia, a state of the United States with more people than the state */
		bool rivals = near > 0 && places[near].kind == HB_PLACE_DIVISION && places[near].population > places[0].population;

		return rivals ? -1 : 0;
	}
	if (near >= 0)
		return near;
	return stands_out(places, n) ? 0 : -1;
}

/* The number of the country with this code, 0 if there is none. */
static uint32_t country_number(const char *code)
{
	for (uint32_t i = 1; i < header()->n_countries; i++) {
		if (strcmp(country_text(i, false), code) == 0)
			return i;
	}
	return 0;
}

const char *hb_country_name(const char *code)
{
	uint32_t number = country_number(code);

	return number ? country_text(number, true) : NULL;
}

const char *hb_place_within(const struct hb_place *place, struct hb_arena *arena)
{
	uint32_t number = place->kind == HB_PLACE_COUNTRY ? 0 : country_number(place->country);
	const char *division = place->kind == HB_PLACE_DIVISION || place->kind == HB_PLACE_REGION ? NULL : place->division;
	bool apart = number && number_at(hb_place_data + header()->countries + number * (size_t)HB_PLACE_COUNTRY_BYTES + 8, 4);
	const char *country = number && !(apart && place->division) ? country_text(number, true) : NULL;

	if (division && country && strcmp(division, place->name) != 0)
		return hb_arena_format(arena, "%s, %s", division, country);
	return country ? country : division;
}

const char *hb_place_kind_text(enum hb_place_kind kind)
{
	static const char *const texts[] = {"country", "division", "district", "capital", "city",
					    "town",    "village",  "region",   "area",    "site"};

	return texts[kind];
}
