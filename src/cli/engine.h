/* The language engine of a command: model and workspace, loaded when the first report needs them. */
#ifndef HB_CLI_ENGINE_H
#define HB_CLI_ENGINE_H

#include "cli/command.h"
#include "language/language.h"

struct hb_engine {
	const char *model_path; /* given by --model, NULL */
	enum hb_precision precision;
	struct hb_language_model *model;
	struct hb_workspace *workspace;
};

/* The options of every command that runs the engine; put them in its table with HB_ENGINE_OPTIONS. */
#define HB_ENGINE_OPTIONS                                                                                    \
	{"model", 0, "FILE", NULL, "the language model to use"},                                             \
	{"precision", 0, "KIND", "float32 reduced",                                                          \
	 "arithmetic of the language engine: float32 (default) or reduced (bf16, faster)"}

/* Take the options in; false after printing what was wrong. */
bool hb_engine_init(struct hb_engine *engine, const struct hb_invocation *invocation);
HB_MUST_USE enum hb_status hb_engine_start(struct hb_engine *engine, struct hb_error *error); /* once; then free */
void hb_engine_release(struct hb_engine *engine);

#endif
