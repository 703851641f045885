/* Python's patterns in PCRE2's syntax: what they match. */
#include "language/python_regex.h"

#include <stdlib.h>

#include "language/regex.h"

#include "test.h"

/* The first match as text, NULL if there is none. */
static const char *match(const char *pattern, bool anchored, const char *text)
{
	static char found[64];
	struct hb_buffer out;
	struct hb_regex *regex;
	size_t start, end;

	hb_buffer_init(&out, 4096);
	assert_int_equal(hb_python_regex(pattern, strlen(pattern), "test", anchored, &out, NULL), HB_OK);
	assert_int_equal(hb_regex_new(out.bytes, "test", &regex, NULL), HB_OK);
	struct hb_regex_state *state = hb_regex_state_new();
	bool matched = hb_regex_search(state, regex, text, strlen(text), 0, false, &start, &end);
	if (matched) {
		memcpy(found, text + start, end - start);
		found[end - start] = '\0';
	}
	hb_regex_state_free(state);
	hb_regex_free(regex);
	hb_buffer_release(&out);
	return matched ? found : NULL;
}

static void refused(const char *pattern)
{
	struct hb_buffer out;
	hb_buffer_init(&out, 4096);
	assert_int_equal(hb_python_regex(pattern, strlen(pattern), "test", false, &out, NULL), HB_BAD_INPUT);
	hb_buffer_release(&out);
}

static void python_regex__escapes(void **state)
{
	assert_string_equal(match("\\u00e9+", false, "caf\xc3\xa9\xc3\xa9"), "\xc3\xa9\xc3\xa9");
	assert_string_equal(match("[\\U0001F600-\\U0001F64F]", false, "a\xf0\x9f\x99\x82"), "\xf0\x9f\x99\x82");
	assert_string_equal(match("\\x41\\'", false, "A'"), "A'");
	assert_string_equal(match("a\\v", false, "a\x0b"), "a\x0b");
	assert_null(match("a\\v", false, "a\n"));
	assert_string_equal(match("b\\Z", false, "ab"), "b");
	assert_null(match("b\\Z", false, "ab\n"));
}

static void python_regex__unicode_classes(void **state)
{
	assert_string_equal(match("\\w+", false, "-na\xc3\xafve_1-"), "na\xc3\xafve_1");
	assert_string_equal(match("[\\w-]+", false, "a-\xd0\xb6"), "a-\xd0\xb6");
	assert_string_equal(match("\\d+", false, "x\xd9\xa3"), "\xd9\xa3");
	assert_string_equal(match("\\s", false, "a\x1c"), "\x1c");
	assert_string_equal(match("\\bb\\w*\\b", false, "abc \xc3\xa9""b be"), "be");
	assert_string_equal(match("\\S+", false, " ab "), "ab");
}

static void python_regex__brackets_and_counts(void **state)
{
	assert_string_equal(match("[[:]+", false, "a[:"), "[:");
	assert_string_equal(match("[]a]+", false, "x]a"), "]a");
	assert_string_equal(match("a{,2}b", false, "aaab"), "aab");
	assert_string_equal(match("a{x}", false, "a{x}"), "a{x}");
}

static void python_regex__flags_and_anchors(void **state)
{
	assert_string_equal(match("(?u)a", false, "ba"), "a");
	assert_string_equal(match("(?iu)A", false, "ba"), "a");
	assert_string_equal(match("(?P<x>a)b", false, "ab"), "ab");
	assert_null(match("a", true, "ba"));
	assert_string_equal(match("b|a", true, "ab"), "a");
	assert_string_equal(match("a$", false, "a\n"), "a");
}

static void python_regex__refuses_what_it_does_not_know(void **state)
{
	refused("\\q");
	refused("\\u12");
	refused("[a");
	refused("a\\");
	refused("(?a)\\w");
}

static void gathered(const char *pattern, const char *expected)
{
	struct hb_buffer out;
	hb_buffer_init(&out, 4096);
	hb_gather_endings(pattern, &out);
	assert_string_equal(out.bytes, expected);
	hb_buffer_release(&out);
}

static void gather_endings__single_characters_of_endings(void **state)
{
	gathered("\\)$|'s$|\xe2\x80\xa6$|\\.\\.+$|]$", "[\\)\xe2\x80\xa6\\]]$|'s$|\\.\\.+$");
	gathered("(?<=[0-9])(?:a|b)$|x$|[|]$", "[x]$|(?<=[0-9])(?:a|b)$|[|]$");
	gathered("%$", "[%]$");
	gathered("a$|\\d$|.$|^$", "[a]$|\\d$|.$|^$");
}

static void gather_endings__leaves_other_patterns(void **state)
{
	gathered("a$|b", "a$|b");
	gathered("^a|^b", "^a|^b");
	gathered("a\\$|b$", "a\\$|b$"); /* an escaped sign is no end */
	gathered("", "");
}

TEST_MAIN(cmocka_unit_test(gather_endings__single_characters_of_endings),
	  cmocka_unit_test(gather_endings__leaves_other_patterns), cmocka_unit_test(python_regex__escapes), cmocka_unit_test(python_regex__unicode_classes),
	  cmocka_unit_test(python_regex__brackets_and_counts), cmocka_unit_test(python_regex__flags_and_anchors),
	  cmocka_unit_test(python_regex__refuses_what_it_does_not_know))
