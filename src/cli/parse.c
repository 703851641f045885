/* habeas parse: the language stage. */
#include "cli/engine.h"
#include "cli/inputs.h"
#include "language/analysis_json.h"

static const struct hb_option options[] = {
	{"json", 0, NULL, NULL, "write one JSON object a line: tokens, sentences, names"},
	HB_ENGINE_OPTIONS,
	{0},
};

struct parse {
	struct hb_engine engine;
	bool as_json;
};

/* One token a line, a blank line after each sentence: index, word, lemma, tag, part of speech, head, label, name. */
static void print_analysis(const struct hb_analysis *analysis)
{
	for (size_t s = 0; s < analysis->n_sentences; s++) {
		const struct hb_sentence *sentence = &analysis->sentences[s];
		for (uint32_t i = sentence->first; i < sentence->end; i++) {
			const struct hb_token *token = &analysis->tokens[i];
			if (token->is_space)
				continue;
			uint32_t head = token->head == i ? 0 : token->head - sentence->first + 1;
			printf("%u\t%s\t%s\t%s\t%s\t%u\t%s\t", i - sentence->first + 1, token->text, token->lemma,
			       token->tag, token->pos, head, token->dep);
			if (token->name == HB_NONE)
				puts("O");
			else
				printf("%s-%s\n", analysis->names[token->name].first == i ? "B" : "I",
				       analysis->names[token->name].label);
		}
		puts("");
	}
}

static enum hb_status parse_item(void *context, const struct hb_item *item, struct hb_arena *arena,
				 struct hb_error *error)
{
	struct parse *parse = context;
	struct hb_source source;
	struct hb_analysis analysis;
	enum hb_status status = hb_engine_start(&parse->engine, error);
	if (!status)
		status = hb_source_read(&item->input, arena, &source, error);
	if (status)
		return status;
	hb_analyse(parse->engine.workspace, &source, arena, &analysis);
	if (parse->as_json) {
		json_t *object = hb_analysis_to_json(&analysis);
		json_dumpf(object, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(object);
	} else {
		print_analysis(&analysis);
	}
	return HB_OK;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	struct parse parse = {.as_json = hb_option_value(invocation, "json") != NULL};
	struct hb_inputs_options inputs = {0};
	if (!hb_engine_init(&parse.engine, invocation))
		return HB_EXIT_MISUSE;
	enum hb_exit code = hb_each_input(invocation, &inputs, parse_item, &parse);
	hb_engine_release(&parse.engine);
	return code;
}

const struct hb_command hb_command_parse = {
	.name = "parse",
	.arguments = "FILE ...",
	.summary = "show tokens, tags, lemmas, trees and names",
	.description = "Runs the language engine and prints one token a line in columns separated by tabs: number, word, lemma, "
		       "fine tag, part of speech, head (0 for the root), label, name. Nothing is stored.",
	.examples = "  habeas parse report.txt\n  echo 'She was freed on Monday.' | habeas parse -\n",
	.options = options,
	.run = run,
};
