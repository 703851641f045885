/* Names are split into words; each word that occurs in a pattern of the data has a number; a pattern is a run of numbers,
 * found by the number of its first word. */
#include "source/hints.h"

#include <ctype.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "source/text_tools.h"

extern const char hb_html_hints_data[];

enum { MAX_WORDS = 12, MAX_NAME_BYTES = 200, MOST_NAMES = 40, IGNORE = 1 << 30 };

struct pattern {
	uint32_t kind;
	uint32_t words[MAX_WORDS]; /* numbers, from 1; 0 after the last */
	uint32_t n_words;
	bool at_start, at_end;
	struct pattern *next; /* the next one with the same first word */
};

static struct {
	struct hb_arena *arena;
	struct hb_table numbers;
	HB_ARRAY(struct pattern *) by_first_word;
} table;

static const struct {
	const char *name;
	uint32_t kind;
} kinds[] = {
	{"ignore", IGNORE},
	{"body", HB_HINT_BODY},
	{"good", HB_HINT_GOOD},
	{"furniture", HB_HINT_FURNITURE},
	{"comment", HB_HINT_COMMENT},
	{"related", HB_HINT_RELATED},
	{"byline", HB_HINT_BYLINE},
	{"date", HB_HINT_DATE},
	{"title", HB_HINT_TITLE},
	{"standfirst", HB_HINT_STANDFIRST},
	{"caption", HB_HINT_CAPTION},
	{"quotation", HB_HINT_QUOTATION},
};

struct words {
	const char *texts[MAX_WORDS];
	size_t lengths[MAX_WORDS];
	uint32_t numbers[MAX_WORDS];
	uint32_t count;
};

/* Split a name at everything but letters and digits and where a capital follows a small letter; the words come out in
 * lower case in `lower`, which has room for n_bytes. */
static void split(const char *name, size_t n_bytes, char *lower, struct words *words)
{
	words->count = 0;
	bool in_word = false;
	for (size_t i = 0; i < n_bytes; i++) {
		unsigned char byte = (unsigned char)name[i];
		lower[i] = (char)tolower(byte);
		bool letter = isalnum(byte) || byte >= 0x80;
		bool hump = i > 0 && isupper(byte) && islower((unsigned char)name[i - 1]);
		if (letter && (!in_word || hump)) {
			if (words->count == MAX_WORDS)
				return;
			words->texts[words->count] = lower + i;
			words->lengths[words->count++] = 0;
		}
		if (letter)
			words->lengths[words->count - 1]++;
		in_word = letter;
	}
}

static void add_pattern(uint32_t kind, const char *name, size_t n_bytes)
{
	struct pattern *pattern = hb_arena_zero(table.arena, 1, sizeof *pattern);
	pattern->kind = kind;
	pattern->at_start = name[0] == '^';
	pattern->at_end = name[n_bytes - 1] == '$';
	char *lower = hb_arena_alloc(table.arena, n_bytes, 1);
	struct words words;
	split(name, n_bytes, lower, &words);
	for (uint32_t i = 0; i < words.count; i++) {
		uint64_t *number = hb_table_add(&table.numbers, words.texts[i], words.lengths[i],
						table.numbers.count + 1, NULL);
		pattern->words[pattern->n_words++] = (uint32_t)*number;
	}
	if (pattern->n_words == 0)
		return;
	while (table.by_first_word.count <= table.numbers.count)
		HB_PUSH(table.arena, table.by_first_word, NULL);
	struct pattern **first = &table.by_first_word.items[pattern->words[0]];
	pattern->next = *first;
	*first = pattern;
}

static void add_line(const char *line, size_t n_bytes)
{
	const char *colon = memchr(line, ':', n_bytes), *end = line + n_bytes;
	uint32_t kind = 0;
	for (size_t i = 0; colon && i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i].name) == (size_t)(colon - line) && !memcmp(kinds[i].name, line, strlen(kinds[i].name)))
			kind = kinds[i].kind;
	for (const char *at = colon ? colon + 1 : end; kind && at < end;) {
		size_t length = strcspn(at, " \n");
		if (length > 0)
			add_pattern(kind, at, length);
		at += length + 1;
	}
}

static void make_table(void)
{
	table.arena = hb_arena_new();
	hb_table_init(&table.numbers);
	for (const char *line = hb_html_hints_data; *line;) {
		const char *end = strchr(line, '\n');
		add_line(line, (size_t)(end - line));
		line = end + 1;
	}
}

static bool matches(const struct pattern *pattern, const struct words *words, uint32_t at)
{
	if ((pattern->at_start && at > 0) || at + pattern->n_words > words->count ||
	    (pattern->at_end && at + pattern->n_words < words->count))
		return false;
	return memcmp(pattern->words, words->numbers + at, pattern->n_words * sizeof *words->numbers) == 0;
}

static uint32_t hints_of_name(const char *name, size_t n_bytes)
{
	char lower[MAX_NAME_BYTES];
	struct words words;
	if (n_bytes > sizeof lower)
		return 0;
	for (size_t i = 1; i + 1 < n_bytes; i++) /* what follows "--" says how it looks, not what it is (BEM) */
		if (name[i] == '-' && name[i + 1] == '-')
			n_bytes = i;
	split(name, n_bytes, lower, &words);
	uint32_t hints = 0;
	for (uint32_t i = 0; i < words.count; i++) {
		const uint64_t *number = hb_table_get(&table.numbers, words.texts[i], words.lengths[i]);
		words.numbers[i] = number ? (uint32_t)*number : 0;
	}
	for (uint32_t i = 0; i < words.count; i++) {
		if (words.numbers[i] == 0)
			continue;
		for (const struct pattern *pattern = table.by_first_word.items[words.numbers[i]]; pattern; pattern = pattern->next)
			if (matches(pattern, &words, i))
				hints |= pattern->kind;
		if (hints & IGNORE && words.count > 1)
			return 0;
	}
	return hints & ~(uint32_t)IGNORE;
}

uint32_t hb_hints_of_names(const char *names, size_t n_bytes)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	const char *end = names + n_bytes;
	uint32_t hints = 0;
	pthread_once(&once, make_table);
	for (size_t n_names = 0; names < end && n_names < MOST_NAMES; n_names++) {
		const char *start = names;
		while (names < end && !hb_is_html_space(*names))
			names++;
		if (names > start)
			hints |= hints_of_name(start, (size_t)(names - start));
		names += names < end;
	}
	return hints;
}

uint32_t hb_hints(const struct hb_html_node *node)
{
	static const char *const attributes[] = {"class", "id", "itemprop"};
	if (!node->element || node->element->attributes.length == 0)
		return 0;
	uint32_t hints = 0;
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		const char *value = hb_html_attribute(node, attributes[i]);
		if (value)
			hints |= hb_hints_of_names(value, strlen(value));
	}
	return hints;
}
