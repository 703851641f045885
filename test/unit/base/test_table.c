/* The hash table. */
#include "base/table.h"

#include <stdio.h>
#include <stdlib.h>

#include "test.h"

static void table__finds_every_key_it_was_given(void **state)
{
	static char keys[5000][8];
	struct hb_table table;
	hb_table_init(&table);
	assert_null(hb_table_get(&table, "x", 1));
	for (uint64_t i = 0; i < 5000; i++) {
		snprintf(keys[i], sizeof keys[i], "k%d", (int)i);
		bool is_new;
		assert_int_equal(*hb_table_add(&table, keys[i], strlen(keys[i]), i, &is_new), i);
		assert_true(is_new);
	}
	for (uint64_t i = 0; i < 5000; i++) {
		bool is_new;
		assert_int_equal(*hb_table_add(&table, keys[i], strlen(keys[i]), 9999, &is_new), i);
		assert_false(is_new);
	}
	assert_null(hb_table_get(&table, "absent", 6));
	hb_table_release(&table);
}

TEST_MAIN(cmocka_unit_test(table__finds_every_key_it_was_given))
