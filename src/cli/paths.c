/* Places of files: see paths.h. */
#include "cli/paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "habeas_config.h"

static char *join(const char *folder, const char *rest)
{
	size_t size = strlen(folder) + strlen(rest) + 2;
	char *path = hb_alloc(size, 1);
	snprintf(path, size, "%s/%s", folder, rest);
	return path;
}

/* A file in the folder that the user's data live in. */
static char *user_path(const char *rest)
{
	const char *data = getenv("XDG_DATA_HOME");
	if (data && data[0] == '/')
		return join(data, rest);
	const char *home = getenv("HOME");
	char *share = join(home && home[0] ? home : ".", ".local/share");
	char *path = join(share, rest);
	free(share);
	return path;
}

char *hb_default_casebook(void)
{
	const char *given = getenv("HABEAS_CASEBOOK");
	return given && given[0] ? hb_strdup(given) : user_path("habeas/casebook.db");
}

static char *model_name(const char *folder, const char *language)
{
	char rest[64];
	snprintf(rest, sizeof rest, "models/%.16s.model", language);
	return join(folder, rest);
}

char *hb_user_model(const char *language)
{
	char *folder = user_path("habeas");
	char *path = model_name(folder, language);
	free(folder);
	return path;
}

enum hb_status hb_make_folder_of(const char *path, struct hb_error *error)
{
	char *folder = hb_strdup(path);
	enum hb_status status = HB_OK;
	for (char *slash = strchr(folder + 1, '/'); slash && !status; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(folder, 0777) && errno != EEXIST) {
			status = hb_fail(error, HB_SYSTEM, "cannot make this folder: %s", strerror(errno));
			hb_error_at(error, folder, 0, UINT64_MAX);
		}
		*slash = '/';
	}
	free(folder);
	return status;
}

/* The folder of the running program, or NULL. */
static char *program_folder(void)
{
	char path[4096];
	ssize_t n_bytes = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n_bytes <= 0)
		return NULL;
	path[n_bytes] = '\0';
	*strrchr(path, '/') = '\0';
	return hb_strdup(path);
}

/* Keep the path if there is a file, else free it. */
static char *if_readable(char *path)
{
	if (path && access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

enum hb_status hb_find_model(const char *given, const char *language, char **ret_path, struct hb_error *error)
{
	if (!given || !given[0])
		given = getenv("HABEAS_MODEL");
	if (given && given[0]) {
		*ret_path = hb_strdup(given);
		return HB_OK;
	}
	char *folder = program_folder();
	char *path = folder ? if_readable(model_name(folder, language)) : NULL;
	if (!path && folder) {
		char *installed = join(folder, "../share/habeas");
		path = if_readable(model_name(installed, language));
		free(installed);
	}
	free(folder);
	if (!path)
		path = if_readable(model_name(HB_DATA_DIRECTORY, language));
	if (!path)
		path = if_readable(hb_user_model(language));
	if (!path)
		return hb_fail(error, HB_NOT_FOUND,
			       "no language model for '%s' was found; 'make deps' fetches it, and 'habeas model import WHEEL' "
			       "makes one from a wheel that you have",
			       language);
	*ret_path = path;
	return HB_OK;
}
