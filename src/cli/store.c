/* Opening the casebook: see store.h. */
#include "cli/store.h"

#include <unistd.h>

#include "base/date.h"

struct hb_casebook *hb_open_casebook(const struct hb_invocation *invocation, enum hb_exit *ret_code)
{
	struct hb_error error = {0};
	struct hb_casebook *casebook;
	if (access(invocation->casebook, F_OK) != 0) {
		*ret_code = hb_complain(HB_EXIT_SYSTEM, "there is no casebook at %s yet; 'habeas add FILE ...' makes it",
					invocation->casebook);
		return NULL;
	}
	if (hb_casebook_open(invocation->casebook, false, &casebook, &error)) {
		*ret_code = hb_report(&error);
		return NULL;
	}
	return casebook;
}

json_t *hb_open_export(const struct hb_invocation *invocation, enum hb_exit *ret_code)
{
	const char *as_of = hb_option_value(invocation, "as-of");
	struct hb_error error = {0};
	struct hb_date date;
	json_t *export = NULL;
	if (as_of && (!hb_date_parse(as_of, &date) || !date.day)) {
		*ret_code = hb_complain(HB_EXIT_MISUSE, "--as-of takes a day such as 2025-04-20, not '%s'", as_of);
		return NULL;
	}
	struct hb_casebook *casebook = hb_open_casebook(invocation, ret_code);
	if (casebook && hb_casebook_export(casebook, as_of, &export, &error)) {
		*ret_code = hb_report(&error);
		export = NULL;
	}
	hb_casebook_close(casebook);
	return export;
}

const char *hb_json_text_or(const json_t *object, const char *key, const char *fallback)
{
	const char *text = json_string_value(json_object_get(object, key));
	return text ? text : fallback;
}

void hb_print_json(const json_t *value)
{
	json_dumpf(value, stdout, JSON_INDENT(1));
	putchar('\n');
}
