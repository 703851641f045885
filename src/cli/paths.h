/* Where things lie on the user's machine. */
#ifndef HB_CLI_PATHS_H
#define HB_CLI_PATHS_H

#include "base/error.h"

/* $HABEAS_CASEBOOK, or habeas/casebook.db under $XDG_DATA_HOME (~/.local/share).  The caller frees it. */
char *hb_default_casebook(void);

/* Make the folder that a file is to stand in, with its parents. */
HB_MUST_USE enum hb_status hb_make_folder_of(const char *path, struct hb_error *error);

/* The first that exists of: `given`, $HABEAS_MODEL, models/LANG.model beside the program (the build tree), the installed one,
 * the user's own.  The caller frees it.  HB_NOT_FOUND says how to get one. */
HB_MUST_USE enum hb_status hb_find_model(const char *given, const char *language, char **ret_path,
					 struct hb_error *error);

/* Where `habeas model import` puts a model by default: the user's data folder.  The caller frees it. */
char *hb_user_model(const char *language);

#endif
