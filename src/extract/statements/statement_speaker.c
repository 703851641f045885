/* Who says what a word attributes: its subject, the subject of the verb that it hangs on, the agent of a passive, the owner
 * of a noun. */
#include <math.h>

#include "extract/people/mention_internal.h"
#include "extract/statements/statement_internal.h"
#include "speech_words.h"

enum { CLIMB = 5 };

static bool climbs(const char *dep)
{
	return hb_is_any(dep, "conj xcomp advcl pcomp ccomp prep oprd dep acomp attr");
}

static const char *subject_how(const struct hb_speech *speech, uint32_t at, uint32_t subject, const char *first)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;

	if (hb_words_of_class(&hb_speech_words, tokens[subject].lower, HB_SPEECH_WORDS_RELATIVE) && hb_is(tokens[at].dep, "relcl"))
		return "rel";
	return first[0] ? hb_arena_format(speech->reading->arena, "%s-subj", first) : "subj";
}

/* The subject of this very word, or the agent if it is passive. */
static uint32_t own_subject(const struct hb_speech *speech, uint32_t at, bool climbed, const char *first, const char **ret_how)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t passive = HB_NONE, quoted = HB_NONE, agent;

	for (uint32_t k = speech->first_child[at]; k != HB_NONE; k = speech->next_sibling[k]) {
		bool is_passive = hb_is(tokens[k].dep, "nsubjpass");

		if (is_passive && passive == HB_NONE)
			passive = k;
		if (!hb_is(tokens[k].dep, "nsubj") && !hb_is(tokens[k].dep, "csubj") && !(is_passive && climbed))
			continue;
		if (speech->words_before[k + 1] == speech->words_before[k])
			continue; /* parsers may take a quotation mark of another language for the subject */
		if (speech->quotation_of[k] != HB_NONE && speech->quotation_of[at] == HB_NONE) {
			quoted = k; /* '"Thirty," said the man': a subject outside of the quotation goes before */
			continue;
		}
		*ret_how = subject_how(speech, at, k, first);
		return k;
	}
	if (quoted != HB_NONE) {
		*ret_how = subject_how(speech, at, quoted, first);
		return quoted;
	}
	if (passive == HB_NONE)
		return HB_NONE;
	agent = hb_speech_agent(speech, at);
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
		if (hb_is(dep, "acl")) {
			if (!hb_is(tokens[at].tag, "VBN")) {
				*ret_how = "acl";
				return tokens[at].head;
			}
			found = hb_speech_agent(speech, at);
			*ret_how = found == HB_NONE ? "pass" : "agent";
			return found;
		}
		if (!climbs(dep) || (at == cue && hb_is(tokens[at].tag, "VBN") && hb_is(dep, "advcl")))
			return HB_NONE;
		if (!first[0])
			first = dep;
		at = tokens[at].head;
		if (!hb_speech_is_verb(&tokens[at]) && !hb_is(dep, "prep") && !hb_is(dep, "pcomp"))
			return HB_NONE;
	}
	return HB_NONE;
}

static uint32_t speaker_of_noun(const struct hb_speech *speech, uint32_t cue, const char **ret_how)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens, *token = &tokens[cue];
	uint32_t found = hb_speech_child(speech, cue, "poss");

	if (found != HB_NONE) {
		*ret_how = "poss";
		return found;
	}
	for (uint32_t k = speech->first_child[cue]; k != HB_NONE; k = speech->next_sibling[k]) {
		if (!hb_is(tokens[k].dep, "prep") || !hb_words_of_class(&hb_speech_words, tokens[k].lower, HB_SPEECH_WORDS_AUTHOR))
			continue;
		found = hb_speech_child(speech, k, "pobj");
		if (found != HB_NONE) {
			*ret_how = "nby";
			return found;
		}
	}
	if ((!hb_is(token->dep, "dobj") && !hb_is(token->dep, "attr")) || token->head == cue ||
	    !hb_speech_is_verb(&tokens[token->head]))
		return HB_NONE;
	found = speaker_of_verb(speech, token->head, ret_how);
	if (found != HB_NONE)
		*ret_how = hb_arena_format(speech->reading->arena, "n-%s", *ret_how);
	return found;
}

/* "Quoted him as saying", "he was quoted as saying", "the mayor, quoted as saying": who is quoted. */
static uint32_t speaker_quoted(const struct hb_speech *speech, uint32_t verb)
{
	const struct hb_token *token = &speech->reading->analysis->tokens[verb];
	uint32_t found = hb_speech_child(speech, verb, "nsubjpass");

	if (found == HB_NONE)
		found = hb_speech_child(speech, verb, "dobj");
	return found == HB_NONE && hb_is(token->dep, "acl") && hb_is(token->tag, "VBN") ? token->head : found;
}

uint32_t hb_find_speaker(const struct hb_speech *speech, uint32_t cue, const char **ret_how)
{
	const char *pos = speech->reading->analysis->tokens[cue].pos;
	uint32_t verb = hb_quoting_verb(speech, cue), quoted = verb == HB_NONE ? HB_NONE : speaker_quoted(speech, verb);

	*ret_how = quoted == HB_NONE ? "" : "quoted";
	if (quoted != HB_NONE)
		return quoted;
	return hb_is(pos, "NOUN") || hb_is(pos, "PROPN") ? speaker_of_noun(speech, cue, ret_how)
							 : speaker_of_verb(speech, cue, ret_how);
}

/* ---- all who may be -------------------------------------------------------------------------------------------------- */

void hb_speaker_runs(const struct hb_speech *speech, uint32_t cue, uint32_t speaker, struct hb_runs *ret_runs)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t branch = cue;
	struct hb_run run;

	ret_runs->count = 0;
	if (speaker == HB_NONE)
		return;
	run = (struct hb_run){tokens[speaker].left_edge, tokens[speaker].right_edge + 1};
	hb_runs_add(ret_runs, run.first, run.end);
	if (branch < run.first || branch >= run.end)
		return;
	for (size_t steps = 0; tokens[branch].head != speaker && tokens[branch].head != branch && steps < run.end - run.first;
	     steps++)
		branch = tokens[branch].head;
	if (branch != speaker)
		hb_runs_remove(ret_runs, tokens[branch].left_edge, tokens[branch].right_edge + 1);
}

/* Those found so far. */
struct finding {
	const struct hb_speech *speech;
	const struct hb_candidate *candidate;
	struct hb_speaker *found;
	uint32_t count;
	const char *path; /* labels on the way up */
	uint32_t steps;
};

static void add_speaker(struct finding *finding, uint32_t token, const char *down)
{
	const struct hb_candidate *candidate = finding->candidate;
	struct hb_speaker speaker = {.token = token, .steps = finding->steps};

	/* "quoted the spokesman as saying": the parser may leave "quoted" without an object */
	if (token == HB_NONE || finding->count + 1 >= HB_SPEAKERS || hb_runs_hold(&candidate->content, token) ||
	    finding->speech->words_before[token + 1] == finding->speech->words_before[token])
		return;
	for (uint32_t i = 0; i < finding->count; i++)
		if (finding->found[i].token == token)
			return;
	speaker.how = hb_arena_format(finding->speech->reading->arena, "%s/%s", finding->path, down);
	hb_speaker_runs(finding->speech, candidate->cue, token, &speaker.runs);
	for (uint32_t i = 0; i < candidate->content.count; i++)
		hb_runs_remove(&speaker.runs, candidate->content.items[i].first, candidate->content.items[i].end);
	if (hb_runs_words(finding->speech, &speaker.runs) > 0)
		finding->found[finding->count++] = speaker;
}

/* Those that hang on the word `at`. */
static void add_children(struct finding *finding, uint32_t at)
{
	const struct hb_speech *speech = finding->speech;
	const struct hb_token *tokens = speech->reading->analysis->tokens;

	for (uint32_t k = speech->first_child[at]; k != HB_NONE; k = speech->next_sibling[k]) {
		const char *dep = tokens[k].dep;
		uint32_t object;

		if (hb_is_any(dep, "nsubj nsubjpass csubj")) {
			uint32_t owner = hb_speech_child(speech, k, "poss");

			add_speaker(finding, k, dep);
			if (owner != HB_NONE)
				add_speaker(finding, owner, "nsubj/poss");
		} else if (hb_is(dep, "poss")) {
			add_speaker(finding, k, "poss");
		} else if (finding->steps == 0 && hb_is_any(dep, "dobj dative compound amod")) {
			add_speaker(finding, k, dep);
		} else if (hb_is(dep, "agent") || (hb_is(dep, "prep") && finding->steps < 2)) {
			object = hb_speech_child(speech, k, "pobj");
			if (object != HB_NONE)
				add_speaker(finding, object, tokens[k].lower);
		}
	}
}

static void climb(struct finding *finding)
{
	const struct hb_speech *speech = finding->speech;
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t at = finding->candidate->cue;

	for (finding->steps = 0; finding->steps <= CLIMB; finding->steps++) {
		const char *dep = tokens[at].dep;

		add_children(finding, at);
		if (tokens[at].head == at)
			return;
		if (hb_is_any(dep, "acl relcl appos amod"))
			add_speaker(finding, tokens[at].head, dep);
		finding->path = finding->steps < 3 ? hb_arena_format(speech->reading->arena, "%s/%s", finding->path, dep) : "far";
		at = tokens[at].head;
	}
}

/* What stands before a colon. */
static void add_before_colon(struct finding *finding)
{
	const struct hb_analysis *analysis = finding->speech->reading->analysis;
	uint32_t colon = finding->candidate->cue, first = analysis->sentences[analysis->tokens[colon].sentence].first;
	struct hb_speaker whole = {.token = HB_NONE, .how = "colon/all"};

	for (uint32_t i = first; i < colon; i++) {
		uint32_t head = analysis->tokens[i].head;

		if (whole.token == HB_NONE && (head < first || head >= colon || head == i))
			whole.token = i;
	}
	if (whole.token != HB_NONE) {
		hb_runs_add(&whole.runs, first, colon);
		if (hb_runs_words(finding->speech, &whole.runs) > 0)
			finding->found[finding->count++] = whole;
		finding->path = "colon";
		add_children(finding, whole.token);
	}
}

uint32_t hb_find_speakers(const struct hb_speech *speech, const struct hb_candidate *candidate, struct hb_speaker *ret_speakers)
{
	struct finding finding = {.speech = speech, .candidate = candidate, .found = ret_speakers, .path = ""};

	if (candidate->class == 'c')
		add_before_colon(&finding);
	else if (hb_is(candidate->frame, "accord") || hb_is(candidate->how, "quoted"))
		add_speaker(&finding, candidate->speaker, candidate->how);
	else
		climb(&finding);
	ret_speakers[finding.count++] = (struct hb_speaker){.token = HB_NONE, .how = "nobody"};
	return finding.count;
}

void hb_choose_speaker(const struct hb_speech *speech, struct hb_candidate *candidate)
{
	struct hb_speaker speakers[HB_SPEAKERS];
	uint32_t count = hb_find_speakers(speech, candidate, speakers), best = 0;
	double sum = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct hb_signs signs;

		hb_speaker_signs(speech, candidate, speakers, count, i, &signs);
		speakers[i].score = hb_judge(HB_JUDGE_SPEAKER, &signs);
		if (speakers[i].score > speakers[best].score)
			best = i;
	}
	for (uint32_t i = 0; i < count; i++)
		sum += exp(speakers[i].score - speakers[best].score);
	candidate->speaker = speakers[best].token;
	candidate->how = speakers[best].how;
	candidate->speaker_runs = speakers[best].runs;
	candidate->speaker_share = 1 / sum;
}
