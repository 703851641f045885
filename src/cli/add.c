/* habeas add: reports into the casebook. */
#include <inttypes.h>
#include <sys/stat.h>

#include "casebook/casebook.h"
#include "cli/engine.h"
#include "cli/inputs.h"
#include "cli/paths.h"
#include "cli/store.h"
#include "views/terminal.h"
#include "extract/extract.h"
#include "record_json.h"

static const struct hb_option options[] = {
	{"url", 0, "ADDRESS", NULL, "the address that the file was saved from"},
	{"json", 0, NULL, NULL, "print one JSON object a source: sha256, title, url, published, whether it is new"},
	{"quiet", 'q', NULL, NULL, "print nothing but errors"},
	HB_ENGINE_OPTIONS,
	{0},
};

struct add {
	struct hb_engine engine;
	struct hb_casebook *casebook;
	bool as_json, quiet;
	uint64_t n_new, n_known;
};

static void tell(const struct add *add, const struct hb_source *source, const char *place, bool is_new)
{
	if (add->as_json) {
		json_t *object = json_pack("{s:s?, s:s?, s:s?, s:s?, s:b}", "sha256", source->sha256, "title",
					   source->title, "url", source->url, "published", source->published, "new",
					   (int)is_new);
		json_dumpf(object, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(object);
	} else if (!add->quiet) {
		fputs(is_new ? "new    " : "known  ", stdout);
		hb_print_safe(stdout, source->title ? source->title : place);
		putchar('\n');
	}
}

static enum hb_status read_claims(struct add *add, const struct hb_source *source, struct hb_arena *arena,
				  struct hb_extraction *ret_extraction, struct hb_error *error)
{
	struct hb_analysis analysis;
	enum hb_status status = hb_engine_start(&add->engine, error);
	if (status)
		return status;
	hb_analyse(add->engine.workspace, source, arena, &analysis);
	hb_extract(&analysis, arena, ret_extraction);
	return HB_OK;
}

static enum hb_status add_item(void *context, const struct hb_item *item, struct hb_arena *arena,
			       struct hb_error *error)
{
	struct add *add = context;
	struct hb_source source;
	struct hb_extraction extraction;
	struct hb_delivery delivery = {
		.bytes = item->input.bytes,
		.n_bytes = item->input.n_bytes,
		.file = item->input.file,
		.url = item->input.url,
		.final_url = item->final_url,
		.headers = item->headers,
		.content_type = item->input.content_type,
		.retrieved = item->retrieved,
		.redirects = item->redirects,
		.n_redirects = item->n_redirects,
	};
	struct hb_input input = item->input;
	input.title_in_text = true; /* titles say things, too */
	bool is_new = false;
	enum hb_status status = hb_casebook_note(add->casebook, item->place, error);
	if (!status && item->extraction)
		status = hb_extraction_from_json(item->extraction, arena, &source, &extraction, error);
	else if (!status)
		status = hb_source_read(&input, arena, &source, error);
	if (!status && !item->extraction && !input.url &&
	    hb_casebook_has(add->casebook, source.sha256, hb_extractor())) {
		tell(add, &source, item->place, false); /* the same bytes, read by this program: nothing can change */
		add->n_known++;
		return HB_OK;
	}
	if (!status && !item->extraction)
		status = read_claims(add, &source, arena, &extraction, error);
	if (!status)
		status = hb_casebook_add(add->casebook, &delivery, &extraction, &is_new, error);
	if (status)
		return status;
	tell(add, &source, item->place, is_new);
	*(is_new ? &add->n_new : &add->n_known) += 1;
	return HB_OK;
}

static enum hb_exit run(const struct hb_invocation *invocation)
{
	struct add add = {.as_json = hb_option_value(invocation, "json") != NULL,
			  .quiet = hb_option_value(invocation, "quiet") != NULL};
	struct hb_inputs_options inputs = {.url = hb_option_value(invocation, "url"),
					   .fetch = true,
					   .take_extractions = true,
					   .progress = !add.quiet};
	struct hb_error error = {0};
	if (!hb_engine_init(&add.engine, invocation))
		return HB_EXIT_MISUSE;
	if (!hb_names_inputs(invocation))
		return HB_EXIT_MISUSE;
	umask(077); /* what a casebook knows can get people hurt: a new one is for its owner alone */
	if (hb_make_folder_of(invocation->casebook, &error) ||
	    hb_casebook_open(invocation->casebook, true, &add.casebook, &error))
		return hb_report_store(invocation->casebook, &error);
	if (hb_casebook_interrupted(add.casebook))
		fprintf(stderr, "habeas: the last run was cut off at %s; add its files again (what is stored already stays as it is)\n",
			hb_casebook_interrupted(add.casebook));
	enum hb_exit code = hb_each_input(invocation, &inputs, add_item, &add);
	if (hb_casebook_note(add.casebook, NULL, &error) || hb_casebook_resolve(add.casebook, &error))
		code = hb_worse(code, hb_report(&error));
	if (!add.quiet)
		fprintf(stderr, "%" PRIu64 " new, %" PRIu64 " known; casebook %s\n", add.n_new, add.n_known,
			invocation->casebook);
	hb_casebook_close(add.casebook);
	hb_engine_release(&add.engine);
	return code;
}

const struct hb_command hb_command_add = {
	.name = "add",
	.arguments = "FILE|ADDRESS ...",
	.summary = "read reports into the casebook",
	.description = "Reads pages, plain texts, JSON lines (.jsonl) and finished extraction records, keeps the original bytes, and "
		       "files every claim with the exact words that it rests on. Adding a report twice changes nothing. An "
		       "address is fetched; nothing else ever touches the network. '-' is standard input.\n\n"
		       "An interrupted run keeps what was added before; only the next 'add' says that it was cut off. Run it again with the same "
		       "files.",
	.examples = "  habeas add samples/*\n  habeas add https://example.org/report.html\n  habeas --casebook case.db add archive.jsonl\n",
	.options = options,
	.run = run,
};
