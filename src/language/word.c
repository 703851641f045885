/* Word types: see word.h. */
#include "language/word.h"

#include <string.h>

#include "base/utf8.h"
#include "language/strings.h"
#include "language/unicode.h"
#include "record.h"

#include "language/spacy_base_norms.inc"

enum { SUFFIX_CHARACTERS = 3 };

enum hb_status hb_vocabulary_open(const struct hb_model_file *file, struct hb_vocabulary *ret_vocabulary,
				  struct hb_error *error)
{
	struct hb_vocabulary vocabulary = {0};
	enum hb_status status = hb_id_map_open(file, "vocabulary/norms", &vocabulary.norms, error);
	if (status != HB_OK && status != HB_NOT_FOUND)
		return status;
	*ret_vocabulary = vocabulary;
	return HB_OK;
}

void hb_words_init(struct hb_words *words, const struct hb_vocabulary *vocabulary)
{
	*words = (struct hb_words){.vocabulary = vocabulary, .arena = hb_arena_new(), .scratch = hb_arena_new()};
	hb_table_init(&words->by_text);
}

void hb_words_release(struct hb_words *words)
{
	hb_table_release(&words->by_text);
	hb_arena_free(words->arena);
	hb_arena_free(words->scratch);
}

void hb_words_clear(struct hb_words *words)
{
	hb_table_release(&words->by_text);
	hb_arena_reset(words->arena);
	words->count = 0;
}

size_t hb_words_used_bytes(const struct hb_words *words)
{
	return hb_arena_used_bytes(words->arena) + words->by_text.capacity * sizeof *words->by_text.entries;
}

static const char *find_base_norm(const char *text)
{
	size_t low = 0, high = sizeof base_norms / sizeof *base_norms;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(text, base_norms[middle].key);
		if (order == 0)
			return base_norms[middle].value;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* The norm of the model's table, else of the table that all languages share, else the lower case. */
static const char *find_norm(const struct hb_vocabulary *vocabulary, const struct hb_word *word)
{
	uint32_t offset;
	if (hb_id_map_get(&vocabulary->norms, word->orth, &offset))
		return hb_id_map_text(&vocabulary->norms, offset);
	const char *base = find_base_norm(word->text);
	return base ? base : word->lower;
}

static struct hb_word *new_word(struct hb_words *words, const char *text, size_t n_bytes, const char *norm)
{
	const struct hb_vocabulary *vocabulary = words->vocabulary;
	struct hb_word *word = hb_arena_zero(words->arena, 1, sizeof *word);
	size_t first = hb_first_character_bytes(text, n_bytes);
	size_t last = hb_last_characters_bytes(text, n_bytes, SUFFIX_CHARACTERS);

	hb_arena_reset(words->scratch);
	word->text = hb_arena_copy_text(words->arena, text, n_bytes);
	word->n_bytes = (uint32_t)n_bytes;
	word->n_cp = (uint32_t)hb_utf8_count_cp(text, n_bytes);
	word->number = words->count++;
	word->orth = hb_string_id(text, n_bytes);
	const char *lower = hb_lower(words->scratch, text, n_bytes);
	word->lower = strcmp(lower, word->text) == 0 ? word->text : hb_arena_text(words->arena, lower);
	word->lower_bytes = (uint32_t)strlen(word->lower);
	word->lower_id = hb_string_id(word->lower, word->lower_bytes);
	word->norm = norm ? norm : find_norm(vocabulary, word);
	word->norm_bytes = (uint32_t)strlen(word->norm);
	word->norm_id = hb_string_id(word->norm, word->norm_bytes);
	word->prefix = hb_string_id(text, first);
	word->suffix = hb_string_id(text + n_bytes - last, last);
	const char *shape = hb_word_shape(words->scratch, text, n_bytes);
	word->shape = hb_string_id(shape, strlen(shape));
	word->is_space = hb_is_space_text(text, n_bytes);
	word->is_punctuation = hb_is_punctuation(text, n_bytes);
	word->phrase = HB_NONE;
	return word;
}

struct hb_word *hb_words_get(struct hb_words *words, const char *text, size_t n_bytes, const char *norm, bool *ret_new)
{
	const char *key = text;
	size_t n_key_bytes = n_bytes;

	if (norm) {
		hb_arena_reset(words->scratch);
		size_t norm_bytes = strlen(norm);
		char *both = hb_arena_alloc(words->scratch, n_bytes + 1 + norm_bytes, 1);
		memcpy(both, text, n_bytes);
		both[n_bytes] = '\0';
		memcpy(both + n_bytes + 1, norm, norm_bytes);
		key = both;
		n_key_bytes += 1 + norm_bytes;
	}
	uint64_t *known = hb_table_get(&words->by_text, key, n_key_bytes);
	if (ret_new)
		*ret_new = !known;
	if (known)
		return (struct hb_word *)(uintptr_t)*known;

	key = hb_arena_copy(words->arena, key, n_key_bytes);
	struct hb_word *word = new_word(words, text, n_bytes, norm);
	hb_table_add(&words->by_text, key, n_key_bytes, (uint64_t)(uintptr_t)word, NULL);
	return word;
}
