/* What every unit test includes: cmocka with what it needs, and the main of a test program. */
#ifndef HB_TEST_H
#define HB_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TEST_MAIN(...)                                                        \
	int main(void)                                                        \
	{                                                                     \
		const struct CMUnitTest tests[] = {__VA_ARGS__};              \
		return cmocka_run_group_tests(tests, NULL, NULL);             \
	}

#endif
