/* Starting the engine: see engine.h. */
#include "cli/engine.h"

#include <stdlib.h>
#include <string.h>

#include "cli/paths.h"

bool hb_engine_init(struct hb_engine *engine, const struct hb_invocation *invocation)
{
	const char *precision = hb_option_value(invocation, "precision");
	*engine = (struct hb_engine){.model_path = hb_option_value(invocation, "model"), .precision = HB_FLOAT32};
	if (precision && strcmp(precision, "reduced") == 0)
		engine->precision = HB_REDUCED;
	else if (precision && strcmp(precision, "float32") != 0) {
		hb_complain(HB_EXIT_MISUSE, "--precision is float32 or reduced, not '%s'", precision);
		return false;
	}
	return true;
}

enum hb_status hb_engine_start(struct hb_engine *engine, struct hb_error *error)
{
	if (engine->workspace)
		return HB_OK;
	char *path;
	enum hb_status status = hb_find_model(engine->model_path, "en", &path, error);
	if (status) {
		error->status = HB_SYSTEM; /* without a model no report can be read */
		return HB_SYSTEM;
	}
	status = hb_language_load(path, &engine->model, error);
	free(path);
	if (status) {
		error->status = HB_SYSTEM;
		return HB_SYSTEM;
	}
	engine->workspace = hb_workspace_new(engine->model, engine->precision);
	return HB_OK;
}

void hb_engine_release(struct hb_engine *engine)
{
	hb_workspace_free(engine->workspace);
	hb_language_free(engine->model);
	*engine = (struct hb_engine){0};
}
