/* habeas verify: every cited span read again. */
#include <stdlib.h>

#include "cli/store.h"

static const struct hb_option options[] = {
	{"json", 0, NULL, NULL, "print the report as JSON"},
	{0},
};

static void print_report(const json_t *report)
{
	const json_t *failed = json_object_get(report, "failed");
	size_t i;
	const json_t *failure;
	json_array_foreach(failed, i, failure)
	{
		char *line = json_dumps(failure, JSON_COMPACT | JSON_ENCODE_ANY);
		printf("FAILED %s\n", line ? line : "");
		free(line);
	}
	printf("%" JSON_INTEGER_FORMAT " sources, %" JSON_INTEGER_FORMAT " claims read again, %zu failed\n",
	       json_integer_value(json_object_get(report, "sources")),
	       json_integer_value(json_object_get(report, "claims")), json_array_size(failed));
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	enum hb_exit code = HB_EXIT_DONE;
	struct hb_error error = {0};
	json_t *report;
	struct hb_casebook *casebook = hb_open_casebook(invocation, &code);
	if (!casebook)
		return code;
	if (hb_casebook_verify(casebook, &report, &error)) {
		code = hb_report(&error);
	} else {
		if (hb_option_value(invocation, "json"))
			hb_print_json(report);
		else
			print_report(report);
		if (json_array_size(json_object_get(report, "failed")))
			code = HB_EXIT_SYSTEM;
		json_decref(report);
	}
	hb_casebook_close(casebook);
	return code;
}

const struct hb_command hb_command_verify = {
	.name = "verify",
	.arguments = "",
	.summary = "prove that every cited word still stands in its source",
	.description = "Hashes the stored bytes of every source again and reads every cited span of every claim again. Prints what "
		       "no longer agrees; the exit code is then 4.",
	.options = options,
	.run = run,
};
