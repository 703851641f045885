/* Lemmas: see lemmatizer.h. */
#include "language/lemmatizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/unicode.h"

enum { MAX_FORMS = 64 };

/* The universal parts of speech, under which the tables may stand. */
static const char *const parts_of_speech[] = {"ADJ",  "ADP",   "ADV",   "AUX",   "CCONJ", "CONJ", "DET", "INTJ", "NOUN",
					      "NUM",  "PART",  "PRON",  "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
enum { N_PARTS = sizeof parts_of_speech / sizeof *parts_of_speech };

struct pos_tables {
	uint16_t label;
	struct hb_text_map index, exceptions, rules;
	bool any;
};

struct hb_lemmatizer {
	const struct hb_labels *labels;
	bool by_rule, by_lookup, english_base_forms;
	struct hb_id_map lookup;
	struct pos_tables parts[N_PARTS];
};

struct lemma_entry {
	uint64_t key; /* word number, pos, morph; plus one, so that 0 is free */
	const char *lemma;
	bool computed;
};

struct hb_lemmatizer_state {
	const struct hb_lemmatizer *lemmatizer;
	struct hb_arena *arena;
	struct lemma_entry *entries; /* open addressing, at most half full */
	size_t count, capacity;
};

/* ---- opening ------------------------------------------------------------------------------------------------- */

static enum hb_status open_part(const struct hb_model_file *file, const char *name, struct pos_tables *part,
				struct hb_error *error)
{
	const struct {
		const char *folder;
		struct hb_text_map *map;
	} tables[] = {{"index", &part->index}, {"exceptions", &part->exceptions}, {"rules", &part->rules}};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		char section[40], lower[8];
		size_t j = 0;
		for (; name[j]; j++)
			lower[j] = (char)(name[j] | 32);
		lower[j] = '\0';
		snprintf(section, sizeof section, "lemmatizer/%s/%s", tables[i].folder, lower);
		enum hb_status status = hb_text_map_open(file, section, tables[i].map, error);
		if (status != HB_OK && status != HB_NOT_FOUND)
			return status;
		part->any |= status == HB_OK;
	}
	return HB_OK;
}

static enum hb_status open_tables(struct hb_lemmatizer *lemmatizer, const struct hb_model_file *file,
				  struct hb_error *error)
{
	struct hb_text_map config;
	uint32_t offset;
	enum hb_status status = hb_text_map_open(file, "lemmatizer/config", &config, error);

	if (status == HB_NOT_FOUND)
		return HB_OK;
	if (status != HB_OK)
		return status;
	const char *mode = hb_text_map_get(&config, "mode", 4, &offset, NULL) ? hb_text_map_text(&config, offset) : "";
	if (hb_text_map_get(&config, "base_forms", 10, &offset, NULL))
		lemmatizer->english_base_forms = strcmp(hb_text_map_text(&config, offset), "english") == 0;
	if (strcmp(mode, "lookup") == 0) {
		lemmatizer->by_lookup = true;
		return hb_id_map_open(file, "lemmatizer/lookup", &lemmatizer->lookup, error);
	}
	if (strcmp(mode, "rule") != 0)
		return hb_fail(error, HB_BAD_INPUT, "a lemmatizer of mode \"%.20s\" is not known", mode);
	lemmatizer->by_rule = true;
	for (size_t i = 0; status == HB_OK && i < N_PARTS; i++)
		status = open_part(file, parts_of_speech[i], &lemmatizer->parts[i], error);
	return status;
}

enum hb_status hb_lemmatizer_open(const struct hb_model_file *file, const struct hb_labels *labels,
				  struct hb_lemmatizer **ret_lemmatizer, struct hb_error *error)
{
	struct hb_lemmatizer *lemmatizer = hb_alloc_zero(1, sizeof *lemmatizer);
	lemmatizer->labels = labels;
	for (size_t i = 0; i < N_PARTS; i++)
		lemmatizer->parts[i].label = hb_label_number(labels, parts_of_speech[i]);
	enum hb_status status = open_tables(lemmatizer, file, error);
	if (status == HB_OK)
		*ret_lemmatizer = lemmatizer;
	else
		hb_lemmatizer_free(lemmatizer);
	return status;
}

void hb_lemmatizer_free(struct hb_lemmatizer *lemmatizer)
{
	free(lemmatizer);
}

struct hb_lemmatizer_state *hb_lemmatizer_state_new(const struct hb_lemmatizer *lemmatizer)
{
	struct hb_lemmatizer_state *state = hb_alloc_zero(1, sizeof *state);
	state->lemmatizer = lemmatizer;
	state->arena = hb_arena_new();
	return state;
}

void hb_lemmatizer_state_free(struct hb_lemmatizer_state *state)
{
	if (!state)
		return;
	hb_arena_free(state->arena);
	free(state->entries);
	free(state);
}

void hb_lemmatizer_state_clear(struct hb_lemmatizer_state *state)
{
	hb_arena_reset(state->arena);
	free(state->entries);
	state->entries = NULL;
	state->count = state->capacity = 0;
}

/* ---- by rule ------------------------------------------------------------------------------------------------- */

static bool has_feature(const char *morph, const char *feature)
{
	size_t n_bytes = strlen(feature);
	for (const char *at = morph; *at; at += strcspn(at, "|"), at += *at == '|') {
		if (strncmp(at, feature, n_bytes) == 0 && (at[n_bytes] == '|' || at[n_bytes] == '\0'))
			return true;
	}
	return false;
}

static bool has_field(const char *morph, const char *field)
{
	size_t n_bytes = strlen(field);
	for (const char *at = morph; *at; at += strcspn(at, "|"), at += *at == '|') {
		if (strncmp(at, field, n_bytes) == 0 && at[n_bytes] == '=')
			return true;
	}
	return false;
}

/* English words that are uninflected by their tag (spaCy's EnglishLemmatizer.is_base_form). */
static bool is_english_base_form(const char *pos, const char *morph)
{
	if (strcmp(pos, "NOUN") == 0 && has_feature(morph, "Number=Sing"))
		return true;
	if (strcmp(pos, "VERB") == 0 && has_feature(morph, "VerbForm=Fin") && has_feature(morph, "Tense=Pres") &&
	    !has_field(morph, "Number"))
		return true;
	return has_feature(morph, "VerbForm=Inf") || has_feature(morph, "VerbForm=None") ||
	       has_feature(morph, "Degree=Pos");
}

struct forms {
	const char *items[MAX_FORMS];
	bool computed[MAX_FORMS];
	size_t count;
};

static void add_form(struct forms *forms, const char *form, bool computed)
{
	for (size_t i = 0; i < forms->count; i++) {
		if (strcmp(forms->items[i], form) == 0)
			return;
	}
	if (forms->count < MAX_FORMS) {
		forms->items[forms->count] = form;
		forms->computed[forms->count++] = computed;
	}
}

/* Forms by the rules that fit: those in the index, and those that are not. */
static void apply_rules(struct hb_lemmatizer_state *state, const struct pos_tables *part, const struct hb_word *word,
			struct forms *known, struct forms *unknown)
{
	for (uint32_t i = 0; i + 1 < part->rules.n_values; i += 2) {
		const char *ending = hb_text_map_text(&part->rules, part->rules.values[i]);
		const char *other = hb_text_map_text(&part->rules, part->rules.values[i + 1]);
		size_t ending_bytes = strlen(ending), other_bytes = strlen(other), stem_bytes;
		uint32_t value;
		const char *key;

		if (ending_bytes > word->lower_bytes ||
		    memcmp(word->lower + word->lower_bytes - ending_bytes, ending, ending_bytes) != 0)
			continue;
		stem_bytes = word->lower_bytes - ending_bytes;
		if (stem_bytes + other_bytes == 0)
			continue;
		char *form = hb_arena_alloc(state->arena, stem_bytes + other_bytes + 1, 1);
		memcpy(form, word->lower, stem_bytes);
		memcpy(form + stem_bytes, other, other_bytes + 1);
		if (hb_text_map_get(&part->index, form, stem_bytes + other_bytes, &value, &key))
			add_form(known, key, false);
		else if (!hb_is_alpha(form, stem_bytes + other_bytes))
			add_form(known, form, true);
		else
			add_form(unknown, form, true);
	}
}

static const char *lemmatize_by_rule(struct hb_lemmatizer_state *state, const struct hb_word *word, const char *pos,
				     const struct pos_tables *part, bool *ret_computed)
{
	struct forms known = {.count = 0}, unknown = {.count = 0};
	const char *first_exception = NULL;
	uint32_t index, count;

	if (!part || !part->any)
		return strcmp(pos, "PROPN") == 0 ? word->text : word->lower;
	apply_rules(state, part, word, &known, &unknown);
	/* Exceptions come before all else, the last of them first, unless the rules gave them already. */
	if (hb_text_map_get(&part->exceptions, word->lower, word->lower_bytes, &index, NULL)) {
		const uint32_t *list = hb_text_map_list(&part->exceptions, index, &count);
		for (uint32_t i = 0; i < count; i++) {
			const char *form = hb_text_map_text(&part->exceptions, list[i]);
			size_t before = known.count;
			add_form(&known, form, false);
			if (known.count > before)
				first_exception = form;
		}
	}
	if (first_exception)
		return first_exception;
	const struct forms *best = known.count ? &known : &unknown;
	if (!best->count)
		return word->text;
	*ret_computed = best->computed[0];
	return best->items[0];
}

static const char *find_lemma(struct hb_lemmatizer_state *state, const struct hb_word *word, uint16_t pos_label,
			      uint16_t morph_label, bool *ret_computed)
{
	const struct hb_lemmatizer *lemmatizer = state->lemmatizer;
	uint32_t offset;

	if (lemmatizer->by_lookup)
		return hb_id_map_get(&lemmatizer->lookup, word->orth, &offset)
			       ? hb_id_map_text(&lemmatizer->lookup, offset)
			       : word->text;
	if (!lemmatizer->by_rule)
		return "";
	const char *pos = hb_label_text(lemmatizer->labels, pos_label);
	const char *morph = hb_label_text(lemmatizer->labels, morph_label);
	if (!*pos || strcmp(pos, "EOL") == 0 || strcmp(pos, "SPACE") == 0)
		return word->lower;
	if (lemmatizer->english_base_forms && is_english_base_form(pos, morph))
		return word->lower;
	const struct pos_tables *part = NULL;
	for (size_t i = 0; i < N_PARTS && !part; i++) {
		if (lemmatizer->parts[i].label == pos_label)
			part = &lemmatizer->parts[i];
	}
	return lemmatize_by_rule(state, word, pos, part, ret_computed);
}

/* ---- the cache ----------------------------------------------------------------------------------------------- */

static struct lemma_entry *find_entry(struct lemma_entry *entries, size_t capacity, uint64_t key)
{
	uint64_t hash = key * UINT64_C(0x9e3779b97f4a7c15);
	for (size_t i = (hash >> 32) & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
		if (entries[i].key == key || entries[i].key == 0)
			return &entries[i];
	}
}

static void grow(struct hb_lemmatizer_state *state)
{
	size_t capacity = state->capacity ? state->capacity * 2 : 1024;
	struct lemma_entry *entries = hb_alloc_zero(capacity, sizeof *entries);
	for (size_t i = 0; i < state->capacity; i++) {
		if (state->entries[i].key)
			*find_entry(entries, capacity, state->entries[i].key) = state->entries[i];
	}
	free(state->entries);
	state->entries = entries;
	state->capacity = capacity;
}

const char *hb_lemmatize(struct hb_lemmatizer_state *state, const struct hb_word *word, uint16_t pos, uint16_t morph,
			 bool *ret_computed)
{
	uint64_t key = ((uint64_t)word->number << 32 | (uint64_t)pos << 16 | morph) + 1;
	if (state->count * 2 >= state->capacity)
		grow(state);
	struct lemma_entry *entry = find_entry(state->entries, state->capacity, key);
	if (!entry->key) {
		bool computed = false;
		const char *lemma = find_lemma(state, word, pos, morph, &computed);
		*entry = (struct lemma_entry){key, lemma, computed};
		state->count++;
	}
	*ret_computed = entry->computed;
	return entry->lemma;
}
