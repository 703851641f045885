/* The patterns in one hash table by their text; a line is looked up whole and by each of its beginnings. */
#include "source/furniture.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "source/text_tools.h"

extern const char hb_furniture_data[];

enum { WHOLE = 0, ANY_LENGTH = UINT16_MAX, MAX_LINE_BYTES = 1000, LONGEST_PATTERN_WORDS = 12 };

static struct hb_arena *patterns_arena;
static struct hb_table patterns; /* value: the largest number of words of the line, ANY_LENGTH, or WHOLE; plus 1 << 16 if both */

/* The line without punctuation at its ends. */
static const char *strip(const char *line, size_t *n_bytes)
{
	static const char marks[] = " \t\n.:;,!?-|>[](){}*#\"'";
	while (*n_bytes > 0 && strchr(marks, *line)) {
		line++;
		--*n_bytes;
	}
	while (*n_bytes > 0 && strchr(marks, line[*n_bytes - 1]))
		--*n_bytes;
	return line;
}

static void add_pattern(const char *line, size_t n_bytes)
{
	const char *star = memchr(line, '*', n_bytes);
	uint64_t words = WHOLE;
	if (star) {
		words = star + 1 < line + n_bytes ? (uint64_t)strtoul(star + 1, NULL, 10) : ANY_LENGTH;
		n_bytes = (size_t)(star - line);
	}
	char *key = hb_text_fold(patterns_arena, line, n_bytes);
	uint64_t *value = hb_table_add(&patterns, key, strlen(key), words, NULL);
	if (words > *value)
		*value = words;
}

static void make_patterns(void)
{
	patterns_arena = hb_arena_new();
	hb_table_init(&patterns);
	for (const char *line = hb_furniture_data; *line;) {
		const char *end = strchr(line, '\n');
		add_pattern(line, (size_t)(end - line));
		line = end + 1;
	}
}

bool hb_is_furniture_line(const char *line, size_t n_bytes)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, make_patterns);
	line = strip(line, &n_bytes);
	if (n_bytes == 0 || n_bytes > MAX_LINE_BYTES)
		return false;
	struct hb_arena *arena = hb_arena_new();
	const char *fold = hb_text_fold(arena, line, n_bytes);
	size_t length = strlen(fold), n_words = hb_text_count_words(fold, length);
	bool found = hb_table_get(&patterns, fold, length) != NULL;
	size_t n_tried = 0;
	for (size_t i = 1; i < length && !found && n_tried < LONGEST_PATTERN_WORDS; i++) {
		if (fold[i] != ' ' && fold[i] != ':' && fold[i] != ',')
			continue;
		n_tried++;
		const uint64_t *words = hb_table_get(&patterns, fold, i);
		if (!words && fold[i] == ':')
			words = hb_table_get(&patterns, fold, i + 1);
		found = words && *words != WHOLE && n_words <= *words;
	}
	hb_arena_free(arena);
	return found;
}
