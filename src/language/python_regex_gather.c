/* Gathering endings of one character: see hb_gather_endings in python_regex.h. */
#include <string.h>

#include "base/memory.h"
#include "language/python_regex.h"

struct branch {
	const char *start, *end;
};

/* The end of the branch that starts here: the next '|' outside of groups and classes, or the end of the pattern. */
static const char *end_of_branch(const char *at)
{
	int depth = 0;
	bool in_class = false;
	for (; *at; at++) {
		if (*at == '\\' && at[1])
			at++;
		else if (in_class)
			in_class = *at != ']';
		else if (*at == '[')
			in_class = true;
		else if (*at == '(')
			depth++;
		else if (*at == ')')
			depth--;
		else if (*at == '|' && depth == 0)
			break;
	}
	return at;
}

/* Does the branch end in a '$' that stands for the end of the text? */
static bool reaches_end(struct branch branch)
{
	size_t n_backslashes = 0;
	if (branch.end == branch.start || branch.end[-1] != '$')
		return false;
	for (const char *at = branch.end - 1; at > branch.start && at[-1] == '\\'; at--)
		n_backslashes++;
	return n_backslashes % 2 == 0;
}

/* Is all before the '$' one character that means itself: a letter, or an escaped mark? */
static bool is_one_character(struct branch branch)
{
	const char *at = branch.start, *last = branch.end - 1;
	if (*at == '\\') {
		at++;
		if (at == last || !strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", *at))
			return false;
	} else if (at == last || strchr(".^$*+?()[{\\|", *at)) {
		return false;
	}
	at++;
	while (at < last && ((unsigned char)*at & 0xc0) == 0x80)
		at++;
	return at == last;
}

void hb_gather_endings(const char *pattern, struct hb_buffer *out)
{
	struct hb_arena *arena = hb_arena_new();
	HB_ARRAY(struct branch) branches = {0};
	size_t n_gathered = 0;
	bool all_reach_end = true;

	for (const char *at = pattern;; at++) {
		struct branch branch = {at, end_of_branch(at)};
		HB_PUSH(arena, branches, branch);
		all_reach_end &= reaches_end(branch);
		at = branch.end;
		if (!*at)
			break;
	}
	for (size_t i = 0; all_reach_end && i < branches.count; i++) {
		struct branch branch = branches.items[i];
		if (!is_one_character(branch))
			continue;
		hb_buffer_add_text(out, n_gathered++ ? "" : "[");
		if (*branch.start != '\\' && strchr("]-^&~", *branch.start))
			hb_buffer_add_byte(out, '\\');
		hb_buffer_add(out, branch.start, (size_t)(branch.end - 1 - branch.start));
	}
	if (!n_gathered) {
		hb_buffer_add_text(out, pattern);
	} else {
		hb_buffer_add_text(out, "]$");
		for (size_t i = 0; i < branches.count; i++) {
			if (is_one_character(branches.items[i]))
				continue;
			hb_buffer_add_byte(out, '|');
			hb_buffer_add(out, branches.items[i].start,
				      (size_t)(branches.items[i].end - branches.items[i].start));
		}
	}
	hb_arena_free(arena);
}
