/* Where a content ends: what hangs on its right edge may be the reporter's own ("said the men were alive, a claim that nobody could
 * check"). */
#include "extract/people/mention_internal.h"
#include "extract/statements/statement_internal.h"

/* The log odds under which a part is cut off. */
static const double cut = -0.5;

/* The part that ends with the content and begins first after `from`; HB_NONE when nothing hangs there. */
static uint32_t next_part(const struct hb_speech *speech, const struct hb_run *run, uint32_t from)
{
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t last = run->end;

	while (last > run->first && speech->words_before[last] == speech->words_before[last - 1])
		last--;
	for (uint32_t k = from; k < last; k++) {
		uint32_t head = k;

		/* the words from k on are one subtree if the one that they hang on stands among them */
		if (tokens[k].left_edge != k)
			continue;
		while (tokens[head].head != head && tokens[tokens[head].head].left_edge == k)
			head = tokens[head].head;
		if (tokens[head].right_edge + 1 >= last && tokens[head].head < k && tokens[head].head >= run->first &&
		    !hb_is(tokens[head].dep, "punct"))
			return head;
	}
	return HB_NONE;
}

uint32_t hb_find_edges(const struct hb_speech *speech, const struct hb_candidate *candidate, struct hb_edge *ret_edges)
{
	const struct hb_run *run = &candidate->content.items[candidate->content.count - 1];
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t count = 0, from = run->first + 1;

	/* a quotation is all the speaker's */
	if (speech->quotation_of[run->end - 1] != HB_NONE &&
	    speech->quotation_of[run->end - 1] != speech->quotation_of[candidate->cue])
		return 0;
	while (count < HB_EDGES) {
		uint32_t part = next_part(speech, run, from);

		if (part == HB_NONE)
			break;
		ret_edges[count++] = (struct hb_edge){.head = part, .first = tokens[part].left_edge, .end = run->end};
		from = tokens[part].left_edge + 1;
	}
	return count;
}

void hb_cut_edges(const struct hb_speech *speech, struct hb_candidate *candidate)
{
	struct hb_edge edges[HB_EDGES];
	uint32_t count = hb_find_edges(speech, candidate, edges);

	for (uint32_t i = 0; i < count; i++) {
		struct hb_signs signs;

		hb_edge_signs(speech, candidate, &edges[i], i, &signs);
		if (hb_judge(HB_JUDGE_EDGE, &signs) >= cut)
			continue;
		if (hb_runs_words(speech, &candidate->content) >
		    speech->words_before[edges[i].end] - speech->words_before[edges[i].first])
			hb_runs_remove(&candidate->content, edges[i].first, edges[i].end);
		return;
	}
}
