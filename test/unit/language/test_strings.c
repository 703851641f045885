/* String ids against values that spaCy gives. */
#include "language/strings.h"

#include "test.h"

static uint64_t id(const char *text)
{
	return hb_string_id(text, strlen(text));
}

static void string_id__hash(void **state)
{
	assert_true(id("coffee") == UINT64_C(3197928453018144401));
	assert_true(id("noun") == UINT64_C(16833663260455505849));
	assert_true(id("adv") == UINT64_C(10054248821341768113));
}

static void string_id__symbols_and_empty(void **state)
{
	assert_true(id("") == 0);
	assert_true(id("punct") == 445);
	assert_true(id("ORTH") == 65);
	assert_true(id("_") == 456);
}

TEST_MAIN(cmocka_unit_test(string_id__hash), cmocka_unit_test(string_id__symbols_and_empty))
