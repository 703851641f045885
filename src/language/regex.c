/* Regular expressions: see regex.h. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "language/regex.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Far above what a match in a word needs (the worst seen is some thousands of steps). */
enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000, HEAP_LIMIT_KIB = 4096, JIT_STACK_BYTES = 256 << 10 };

struct hb_regex {
	pcre2_code *code;
};

struct hb_regex_state {
	pcre2_match_data *match;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

enum hb_status hb_regex_new(const char *pattern, const char *name, struct hb_regex **ret_regex, struct hb_error *error)
{
	int code;
	PCRE2_SIZE offset;
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);

	if (!context)
		hb_out_of_memory(0);
	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)pattern, strlen(pattern), PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code,
					     &offset, context);
	pcre2_compile_context_free(context);
	if (!compiled) {
		PCRE2_UCHAR message[128] = "";
		pcre2_get_error_message(code, message, sizeof message);
		return hb_fail(error, HB_BAD_INPUT, "the pattern %s does not compile at byte %zu: %s", name, offset,
			       (const char *)message);
	}
	pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE); /* without it the interpreter does the same, slower */
	struct hb_regex *regex = hb_alloc(1, sizeof *regex);
	regex->code = compiled;
	*ret_regex = regex;
	return HB_OK;
}

void hb_regex_free(struct hb_regex *regex)
{
	if (!regex)
		return;
	pcre2_code_free(regex->code);
	free(regex);
}

struct hb_regex_state *hb_regex_state_new(void)
{
	struct hb_regex_state *state = hb_alloc(1, sizeof *state);
	state->match = pcre2_match_data_create(1, NULL);
	state->context = pcre2_match_context_create(NULL);
	state->stack = pcre2_jit_stack_create(32 << 10, JIT_STACK_BYTES, NULL); /* NULL where there is no JIT */
	if (!state->match || !state->context)
		hb_out_of_memory(0);
	pcre2_set_match_limit(state->context, MATCH_LIMIT);
	pcre2_set_depth_limit(state->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(state->context, HEAP_LIMIT_KIB);
	if (state->stack)
		pcre2_jit_stack_assign(state->context, NULL, state->stack);
	return state;
}

void hb_regex_state_free(struct hb_regex_state *state)
{
	if (!state)
		return;
	pcre2_match_data_free(state->match);
	pcre2_match_context_free(state->context);
	if (state->stack)
		pcre2_jit_stack_free(state->stack);
	free(state);
}

bool hb_regex_search(struct hb_regex_state *state, const struct hb_regex *regex, const char *text, size_t n_bytes,
		     size_t start, bool not_empty, size_t *ret_start, size_t *ret_end)
{
	if (!regex)
		return false;
	uint32_t options = PCRE2_NO_UTF_CHECK | (not_empty ? PCRE2_NOTEMPTY_ATSTART : 0);
	if (pcre2_match(regex->code, (PCRE2_SPTR)text, n_bytes, start, options, state->match, state->context) < 0)
		return false;
	const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(state->match);
	/* A pattern of a hostile model (\K in a lookaround) may give what no match of Python's is. */
	if (bounds[0] > bounds[1] || bounds[0] < start || bounds[1] > n_bytes)
		return false;
	*ret_start = bounds[0];
	*ret_end = bounds[1];
	return true;
}
