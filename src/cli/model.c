/* habeas model: importing and showing language models. */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/paths.h"
#include "language/import.h"
#include "language/language.h"

static const struct hb_option options[] = {
	{"out", 'o', "FILE", NULL, "where to write the imported model (default: the user's data folder)"},
	{"model", 0, "FILE", NULL, "the model to show"},
	{0},
};

static enum hb_exit import(const struct hb_invocation *invocation)
{
	struct hb_error error = {0};
	const char *given = hb_option_value(invocation, "out");
	if (invocation->n_arguments != 2)
		return hb_complain(HB_EXIT_MISUSE, "usage: habeas model import WHEEL [--out FILE]");
	char *path = given ? hb_strdup(given) : hb_user_model("en");
	enum hb_status status = hb_make_folder_of(path, &error);
	if (!status)
		status = hb_model_import(invocation->arguments[1], path, &error);
	if (!status)
		printf("%s\n", path);
	free(path);
	return status ? hb_report(&error) : HB_EXIT_DONE;
}

static enum hb_exit show(const struct hb_invocation *invocation)
{
	struct hb_error error = {0};
	struct hb_language_model *model;
	char *path;
	if (hb_find_model(hb_option_value(invocation, "model"), "en", &path, &error))
		return hb_report(&error);
	enum hb_status status = hb_language_load(path, &model, &error);
	if (!status) {
		printf("file      %s\nlanguage  %s\npipeline  %s\n", path, hb_language_name(model),
		       hb_language_version(model));
		hb_language_free(model);
	}
	free(path);
	return status ? hb_report(&error) : HB_EXIT_DONE;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	const char *action = invocation->n_arguments ? invocation->arguments[0] : "show";
	if (strcmp(action, "import") == 0)
		return import(invocation);
	if (strcmp(action, "show") == 0)
		return show(invocation);
	return hb_complain(HB_EXIT_MISUSE, "model takes 'import WHEEL' or 'show', not '%s'", action);
}

const struct hb_command hb_command_model = {
	.name = "model",
	.arguments = "import WHEEL | show",
	.summary = "import a language model, or show the one in use",
	.description = "'import' turns the wheel of a spaCy 3 pipeline (a file that you have; nothing is fetched) into one mapped, "
		       "checksummed model file. 'show' says which model is used. The model is found by --model, then "
		       "$HABEAS_MODEL, then beside the program, then where it was installed, then in the user's data folder.",
	.examples = "  habeas model import en_core_web_sm.whl\n  habeas model show\n",
	.options = options,
	.run = run,
};
