/* What the tests of reading share: sentences of our own with their recorded analyses, as JSON lines in files that the environment
 * names. */
#ifndef HB_SENTENCES_TEST_H
#define HB_SENTENCES_TEST_H

#include "test.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "language/analysis_json.h"
#include "source/source.h"

/* The sentence with this id, of the file that the variable names; fails the test when there is none.  The caller releases it. */
static inline json_t *sentence_with_id(const char *variable, const char *id)
{
	FILE *file = fopen(getenv(variable), "r");
	json_t *object = NULL;
	char *line = NULL;
	size_t capacity = 0;

	assert_non_null(file);
	while (!object && getline(&line, &capacity, file) > 0) {
		const char *found;

		object = json_loads(line, 0, NULL);
		found = json_string_value(json_object_get(object, "id"));
		if (found && strcmp(found, id) == 0)
			continue;
		json_decref(object);
		object = NULL;
	}
	free(line);
	fclose(file);
	assert_non_null(object);
	return object;
}

/* Its text and analysis; they keep pointers to each other and into the arena. */
static inline void sentence_read(const json_t *object, struct hb_arena *arena, struct hb_source *ret_source,
				 struct hb_analysis *ret_analysis)
{
	assert_int_equal(hb_source_from_json(object, arena, ret_source, NULL), HB_OK);
	assert_int_equal(hb_analysis_from_json(object, ret_source, arena, ret_analysis, NULL), HB_OK);
}

#endif
