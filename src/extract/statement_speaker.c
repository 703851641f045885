/* Who says what a word attributes: its subject, the subject of the verb that it hangs on, the agent of a passive, the owner
 * of a noun. */
#include <string.h>

#include "extract/statement_internal.h"

enum { CLIMB = 5 };

static bool is(const char *text, const char *other)
{
	return strcmp(text, other) == 0;
}

static bool is_verb(const struct hb_token *token)
{
	return is(token->pos, "VERB") || is(token->pos, "AUX");
}

static uint32_t child_with(const struct hb_speech *speech, uint32_t token, const char *dep)
{
	for (uint32_t k = speech->first_child[token]; k != HB_NONE; k = speech->next_sibling[k])
		if (is(speech->reading->analysis->tokens[k].dep, dep))
			return k;
	return HB_NONE;
}

static uint32_t agent_of(const struct hb_speech *speech, uint32_t verb)
{
	uint32_t by = child_with(speech, verb, "agent");

	return by == HB_NONE ? HB_NONE : child_with(speech, by, "pobj");
}

static bool climbs(const char *dep)
{
	static const char *const labels[] = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "oprd", "dep", "acomp", "attr"};

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (is(dep, labels[i]))
			return true;
	return false;
}

/* The subject of this very word, or the agent if it is passive. */
static uint32_t own_subject(const struct hb_speech *speech, uint32_t at, bool climbed, const char *first, const char **ret_how)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t passive = HB_NONE, agent;

	for (uint32_t k = speech->first_child[at]; k != HB_NONE; k = speech->next_sibling[k]) {
		const char *lower = tokens[k].lower;
		bool is_passive = is(tokens[k].dep, "nsubjpass");

		if (is_passive && passive == HB_NONE)
			passive = k;
		if (!is(tokens[k].dep, "nsubj") && !is(tokens[k].dep, "csubj") && !(is_passive && climbed))
			continue;
		if (speech->words_before[k + 1] == speech->words_before[k])
			continue; /* parsers may take a quotation mark of another language for the subject */
		if ((is(lower, "who") || is(lower, "which") || is(lower, "that")) && is(tokens[at].dep, "relcl"))
			*ret_how = "rel";
		else
			*ret_how = first[0] ? hb_arena_format(speech->reading->arena, "%s-subj", first) : "subj";
		return k;
	}
	if (passive == HB_NONE)
		return HB_NONE;
	agent = agent_of(speech, at);
	*ret_how = agent == HB_NONE ? "passubj" : "agent";
	return agent == HB_NONE ? passive : agent;
}

static uint32_t speaker_of_verb(const struct hb_speech *speech, uint32_t cue, const char **ret_how)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	const char *first = "";
	uint32_t at = cue, found;

	for (int i = 0; i < CLIMB; i++) {
		const char *dep = tokens[at].dep;

		found = own_subject(speech, at, at != cue, first, ret_how);
		if (found != HB_NONE)
			return found;
		if (tokens[at].head == at)
			return HB_NONE;
		if (is(dep, "acl")) {
			if (!is(tokens[at].tag, "VBN")) {
				*ret_how = "acl";
				return tokens[at].head;
			}
			found = agent_of(speech, at);
			*ret_how = found == HB_NONE ? "pass" : "agent";
			return found;
		}
		if (!climbs(dep) || (at == cue && is(tokens[at].tag, "VBN") && is(dep, "advcl")))
			return HB_NONE;
		if (!first[0])
			first = dep;
		at = tokens[at].head;
		if (!is_verb(&tokens[at]) && !is(dep, "prep") && !is(dep, "pcomp"))
			return HB_NONE;
	}
	return HB_NONE;
}

static uint32_t speaker_of_noun(const struct hb_speech *speech, uint32_t cue, const char **ret_how)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens, *token = &tokens[cue];
	uint32_t found = child_with(speech, cue, "poss");

	if (found != HB_NONE) {
		*ret_how = "poss";
		return found;
	}
	for (uint32_t k = speech->first_child[cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		if (!is(tokens[k].dep, "prep") || (!is(tokens[k].lower, "by") && !is(tokens[k].lower, "from")))
			continue;
		found = child_with(speech, k, "pobj");
		if (found != HB_NONE) {
			*ret_how = "nby";
			return found;
		}
	}
	if ((!is(token->dep, "dobj") && !is(token->dep, "attr")) || token->head == cue || !is_verb(&tokens[token->head]))
		return HB_NONE;
	found = speaker_of_verb(speech, token->head, ret_how);
	if (found != HB_NONE)
		*ret_how = hb_arena_format(speech->reading->arena, "n-%s", *ret_how);
	return found;
}

uint32_t hb_find_speaker(const struct hb_speech *speech, uint32_t cue, const char **ret_how)
{
	const char *pos = speech->reading->analysis->tokens[cue].pos;

	*ret_how = "";
	return is(pos, "NOUN") || is(pos, "PROPN") ? speaker_of_noun(speech, cue, ret_how) : speaker_of_verb(speech, cue, ret_how);
}
