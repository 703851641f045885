/* Wheels: the folder of the pipeline, what is refused. */
#include "wheel_bytes.h"
#include "test.h"

static struct wheel_bytes bytes;

static void wheel__files_under_the_shallowest_config(void **state)
{
	struct hb_wheel *wheel;
	const char *content;
	size_t n_bytes;
	wheel_bytes_init(&bytes);
	wheel_bytes_add_text(&bytes, "p/p-1/sub/config.cfg", "deep");
	wheel_bytes_add_text(&bytes, "p/p-1/config.cfg", "root");
	wheel_bytes_add_text(&bytes, "p/p-1/vocab/key", "abc");
	wheel_bytes_add_text(&bytes, "p/other", "x");
	assert_int_equal(wheel_bytes_open(&bytes, &wheel), HB_OK);
	assert_int_equal(hb_wheel_file(wheel, "config.cfg", &content, &n_bytes, NULL), HB_OK);
	assert_string_equal(content, "root");
	assert_int_equal(hb_wheel_file(wheel, "vocab/key", &content, &n_bytes, NULL), HB_OK);
	assert_string_equal(content, "abc");
	assert_int_equal(n_bytes, 3);
	assert_int_equal(hb_wheel_file(wheel, "other", &content, &n_bytes, NULL), HB_NOT_FOUND);
	hb_wheel_free(wheel);
}

static void wheel__refuses_names_that_lead_out(void **state)
{
	static const char *const paths[] = {"../config.cfg", "a/../../b", "/etc/config.cfg", "a\\b", ".."};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct hb_wheel *wheel;
		wheel_bytes_init(&bytes);
		wheel_bytes_add_text(&bytes, "config.cfg", "");
		wheel_bytes_add_text(&bytes, paths[i], "x");
		assert_int_equal(wheel_bytes_open(&bytes, &wheel), HB_BAD_INPUT);
	}
}

static void wheel__allows_dots_that_stay_inside(void **state)
{
	struct hb_wheel *wheel;
	wheel_bytes_init(&bytes);
	wheel_bytes_add_text(&bytes, "config.cfg", "");
	wheel_bytes_add_text(&bytes, "a..b/..c", "x");
	assert_int_equal(wheel_bytes_open(&bytes, &wheel), HB_OK);
	hb_wheel_free(wheel);
}

static void wheel__refuses_what_is_none(void **state)
{
	struct hb_wheel *wheel;
	wheel_bytes_init(&bytes);
	wheel_bytes_add_text(&bytes, "readme", "no pipeline");
	assert_int_equal(wheel_bytes_open(&bytes, &wheel), HB_BAD_INPUT);
	assert_int_equal(hb_wheel_from_bytes("PK\3\4 cut short", 14, &wheel, NULL), HB_BAD_INPUT);
	assert_int_equal(hb_wheel_from_bytes("", 0, &wheel, NULL), HB_BAD_INPUT);
	assert_int_not_equal(hb_wheel_open("/no/such/wheel", &wheel, NULL), HB_OK);
}

TEST_MAIN(cmocka_unit_test(wheel__files_under_the_shallowest_config), cmocka_unit_test(wheel__refuses_names_that_lead_out),
	  cmocka_unit_test(wheel__allows_dots_that_stay_inside), cmocka_unit_test(wheel__refuses_what_is_none))
