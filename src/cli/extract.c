/* habeas extract: the pure filter from reports to extraction records. */
#include "cli/engine.h"
#include "cli/inputs.h"
#include "pipeline.h"
#include "record_json.h"

static const struct hb_option options[] = {
	{"json", 0, NULL, NULL, "write JSON lines (the default, and the only form)"},
	HB_ENGINE_OPTIONS,
	{0},
};

static enum hb_status extract_item(void *context, const struct hb_item *item, struct hb_arena *arena,
				   struct hb_error *error)
{
	struct hb_engine *engine = context;
	struct hb_source source;
	struct hb_extraction extraction;
	struct hb_input input = item->input;
	input.title_in_text = true; /* titles say things, too */
	enum hb_status status = hb_engine_start(engine, error);
	if (!status)
		status = hb_pipeline_run(engine->workspace, &input, arena, &source, &extraction, error);
	if (status)
		return status;
	json_t *object = hb_extraction_to_json(&extraction);
	json_dumpf(object, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(object);
	return HB_OK;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	struct hb_engine engine;
	struct hb_inputs_options inputs = {.progress = true};
	if (!hb_engine_init(&engine, invocation))
		return HB_EXIT_MISUSE;
	enum hb_exit code = hb_each_input(invocation, &inputs, extract_item, &engine);
	hb_engine_release(&engine);
	return code;
}

const struct hb_command hb_command_extract = {
	.name = "extract",
	.arguments = "FILE ...",
	.summary = "write what reports say as JSON lines, storing nothing",
	.description = "Reads pages, plain texts or JSON lines with id, url, title, published, lang and text or html, and writes one "
		       "extraction record a line, in order. A bad line is reported on stderr with its number, the rest goes on, and "
		       "the exit code is 3. 'habeas add' takes the records.",
	.examples = "  habeas extract - < articles.jsonl > extractions.jsonl\n  habeas extract report.html\n",
	.options = options,
	.run = run,
};
