/* Opening the casebook: see store.h. */
#include "cli/store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"

/* False after saying why there is no casebook to read. */
static bool is_there(const char *path)
{
	struct stat file;
	if (stat(path, &file) != 0 && errno == ENOENT)
		hb_complain(HB_EXIT_SYSTEM, "there is no casebook at %s yet; 'habeas add FILE ...' makes it", path);
	else if (access(path, R_OK) != 0)
		hb_complain(HB_EXIT_SYSTEM, "%s: cannot read the casebook: %s", path, strerror(errno));
	else if (S_ISDIR(file.st_mode))
		hb_complain(HB_EXIT_SYSTEM, "%s: this is a folder; name the file of a casebook", path);
	else
		return true;
	return false;
}

enum hb_exit hb_report_store(const char *path, const struct hb_error *error)
{
	enum hb_exit code = hb_worse(hb_report(error), HB_EXIT_SYSTEM); /* without its casebook a command can do nothing */
	struct stat file;
	if (stat(path, &file) == 0 && S_ISDIR(file.st_mode))
		fputs("habeas: this is a folder; name the file of a casebook\n", stderr);
	else if (error->status == HB_BAD_INPUT)
		fputs("habeas: name another file with --casebook, or a new one for 'habeas add' to make\n", stderr);
	else if (access(path, F_OK) == 0 && access(path, W_OK) != 0)
		fputs("habeas: even reading a casebook needs leave to write it: copy it into a folder of yours and name the copy\n", stderr);
	return code;
}

struct hb_casebook *hb_open_casebook(const struct hb_invocation *invocation, enum hb_exit *ret_code)
{
	struct hb_error error = {0};
	struct hb_casebook *casebook;
	if (!is_there(invocation->casebook)) {
		*ret_code = HB_EXIT_SYSTEM;
		return NULL;
	}
	if (hb_casebook_open(invocation->casebook, false, &casebook, &error)) {
		*ret_code = hb_report_store(invocation->casebook, &error);
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
