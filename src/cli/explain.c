/* habeas explain: what the reading of a report came to, and why. */
#include "cli/engine.h"
#include "cli/inputs.h"
#include "extract/extract.h"
#include "extract/trace.h"
#include "views/explain.h"

static const struct hb_option options[] = {
	{"json", 0, NULL, NULL, "write one JSON object a line: sentences with words, mentions and notes, and the extraction record"},
	{"brief", 0, NULL, NULL, "leave out the words of each sentence, and what was looked at and not taken"},
	{"find", 0, "TEXT", NULL, "only the sentences that hold this text, as it is written there"},
	HB_ENGINE_OPTIONS,
	{0},
};

struct explain {
	struct hb_engine engine;
	struct hb_terminal terminal;
	const char *find;
	bool as_json, brief;
	size_t n_shown;
};

static void show(struct explain *explain, const struct hb_explanation *explanation)
{
	json_t *object;

	if (!explain->as_json) {
		explain->n_shown += hb_explanation_print(&explain->terminal, explanation);
		return;
	}
	object = hb_explanation_json(explanation);
	if (!object)
		return;
	explain->n_shown++;
	json_dumpf(object, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(object);
}

static enum hb_status explain_item(void *context, const struct hb_item *item, struct hb_arena *arena, struct hb_error *error)
{
	struct explain *explain = context;
	struct hb_source source;
	struct hb_analysis analysis;
	struct hb_trace trace = {0};
	struct hb_reading reading;
	struct hb_extraction extraction;
	struct hb_explanation explanation;
	struct hb_input input = item->input;
	input.title_in_text = true; /* as for extract and add */
	enum hb_status status = hb_engine_start(&explain->engine, error);
	if (!status)
		status = hb_source_read(&input, arena, &source, error);
	if (status)
		return status;
	hb_analyse(explain->engine.workspace, &source, arena, &analysis);
	hb_extract_explained(&analysis, arena, &trace, &reading, &extraction);
	hb_explanation_init(&explanation, &reading, &extraction);
	explanation.find = explain->find;
	explanation.brief = explain->brief;
	show(explain, &explanation);
	return HB_OK;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	struct explain explain = {
		.find = hb_option_value(invocation, "find"),
		.as_json = hb_option_value(invocation, "json") != NULL,
		.brief = hb_option_value(invocation, "brief") != NULL,
	};
	struct hb_inputs_options inputs = {0};
	if (explain.find && !explain.find[0])
		return hb_complain(HB_EXIT_MISUSE, "--find takes words of a report, and none were given");
	if (!hb_engine_init(&explain.engine, invocation))
		return HB_EXIT_MISUSE;
	hb_terminal_init(&explain.terminal, stdout);
	enum hb_exit code = hb_each_input(invocation, &inputs, explain_item, &explain);
	hb_engine_release(&explain.engine);
	if (code == HB_EXIT_DONE && explain.find && !explain.n_shown)
		return hb_complain(HB_EXIT_NOTHING, "no sentence holds '%s'", explain.find);
	return code;
}

const struct hb_command hb_command_explain = {
	.name = "explain",
	.arguments = "FILE ...",
	.summary = "show sentence by sentence what was read, and why",
	.description = "Reads reports as 'habeas extract' does, stores nothing, and shows for each sentence its words (number, word, lemma, tag, "
		       "label and head in the tree), its mentions and whom they mean, its statements and events, and why: which line of which "
		       "file under data/, which step or which model decided, and what was looked at and not taken (marked -). Who is who, with "
		       "ties and attributes, stands at the end. For those who mend a rule, a list or a model.",
	.examples = "  habeas explain report.txt\n  habeas explain --find freed report.txt\n  echo 'She was freed on Monday.' | habeas explain --brief -\n",
	.options = options,
	.run = run,
};
