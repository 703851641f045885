/* The signs by which statements and their speakers are judged: see statement_model.h. */
#include <string.h>

#include "extract/people/mention_internal.h"
#include "extract/statements/statement_internal.h"
#include "finder/code.h"
#include "finder/word_classes.h"

/* The templates.  A number may not change its meaning without learning the weights again. */
#define PUT(template, a, b, c) hb_signs_put(signs, #template, SIGN_##template, (uint32_t)(a), (uint32_t)(b), (uint32_t)(c))

enum sign {
	SIGN_frame, SIGN_word, SIGN_word_frame, SIGN_class, SIGN_class_frame, SIGN_fine_frame, SIGN_tag, SIGN_tag_frame, SIGN_dep,
	SIGN_dep_frame, SIGN_dep_governor, SIGN_word_tag, SIGN_word_dep, SIGN_before, SIGN_after, SIGN_before_word,
	SIGN_after_word, SIGN_child, SIGN_child_word, SIGN_helper, SIGN_helper_frame, SIGN_negated, SIGN_mark, SIGN_particle,
	SIGN_object, SIGN_in_quotation, SIGN_headline, SIGN_block, SIGN_sentence_place, SIGN_speaker, SIGN_speaker_frame,
	SIGN_speaker_word, SIGN_speaker_class, SIGN_speaker_noun, SIGN_speaker_type, SIGN_how, SIGN_how_frame, SIGN_how_word,
	SIGN_first, SIGN_first_frame, SIGN_first_word, SIGN_first_tag, SIGN_head, SIGN_head_tag, SIGN_head_class, SIGN_head_word,
	SIGN_head_dep, SIGN_head_child, SIGN_head_subject, SIGN_length, SIGN_length_frame, SIGN_length_word, SIGN_verb,
	SIGN_quoted, SIGN_quoted_frame, SIGN_quoted_word, SIGN_side, SIGN_gap, SIGN_gap_frame, SIGN_left_mark, SIGN_right_mark,
	SIGN_pieces, SIGN_rivals, SIGN_governor, SIGN_governor_word, SIGN_determiner,
	SIGN_s_path, SIGN_s_path_frame, SIGN_s_path_class, SIGN_s_path_word, SIGN_s_path_tag, SIGN_s_steps, SIGN_s_usual,
	SIGN_s_rank, SIGN_s_tag, SIGN_s_tag_path, SIGN_s_lower, SIGN_s_lower_path, SIGN_s_type, SIGN_s_type_path, SIGN_s_word,
	SIGN_s_class, SIGN_s_class_path, SIGN_s_class_word, SIGN_s_gap, SIGN_s_quoted, SIGN_s_length, SIGN_s_governor,
	SIGN_n_any, SIGN_n_frame, SIGN_n_word, SIGN_n_word_frame, SIGN_n_tag, SIGN_n_class, SIGN_n_first, SIGN_n_count,
	SIGN_n_first_lower, SIGN_n_quoted, SIGN_n_dep,
	SIGN_e_dep, SIGN_e_dep_frame, SIGN_e_dep_governor, SIGN_e_first, SIGN_e_first_dep, SIGN_e_first_frame, SIGN_e_tag,
	SIGN_e_word, SIGN_e_class, SIGN_e_mark, SIGN_e_mark_dep, SIGN_e_length, SIGN_e_length_dep, SIGN_e_rest, SIGN_e_rest_dep,
	SIGN_e_index, SIGN_e_governor, SIGN_e_depth, SIGN_e_side, SIGN_e_cue, SIGN_e_cue_dep, SIGN_e_object, SIGN_e_quoted,
	SIGN_e_second, SIGN_e_verb,
};

static uint32_t code_of(const char *text)
{
	uint64_t code = hb_code(text, strlen(text), 0);

	return (uint32_t)(code ^ (code >> 32));
}

/* The code of a word in lower case. */
static uint32_t code_of_lower(const char *text)
{
	char lower[64];
	size_t n = 0;

	for (; text[n] && n < sizeof lower; n++)
		lower[n] = text[n] >= 'A' && text[n] <= 'Z' ? (char)(text[n] + 32) : text[n];
	return (uint32_t)hb_code(lower, n, 0);
}

static const struct hb_token *token_at(const struct hb_speech *speech, uint32_t token)
{
	return &speech->reading->analysis->tokens[token];
}

static const struct hb_token_codes *codes_of(const struct hb_speech *speech, uint32_t index)
{
	const struct hb_token *token = token_at(speech, index);
	struct hb_token_codes *codes = &speech->codes[index];
	struct hb_word_class class;

	if (codes->known)
		return codes;
	*codes = (struct hb_token_codes){
		.known = true, .lemma = code_of_lower(token->lemma), .tag = code_of(token->tag), .dep = code_of(token->dep)};
	if (hb_word_class_find(token->lower, strlen(token->lower), &class) && class.known) {
		codes->coarse = (uint16_t)(class.coarse + 1);
		codes->middle = (uint16_t)(class.middle + 1);
		codes->fine = (uint16_t)(class.fine + 1);
	}
	return codes;
}

static uint32_t size_class(uint32_t n)
{
	return n <= 4 ? n : n <= 6 ? 5 : n <= 9 ? 6 : n <= 14 ? 7 : n <= 22 ? 8 : n <= 40 ? 9 : 10;
}

/* What the token is: nobody, a pronoun, a name of a kind, a noun; with the type of what it mentions. */
static uint32_t kind_of(const struct hb_speech *speech, uint32_t index)
{
	const struct hb_reading *reading = speech->reading;
	const struct hb_token *token;
	uint32_t mention, part, type = 0;

	if (index == HB_NONE)
		return 0;
	token = token_at(speech, index);
	mention = reading->mention_of_head[index];
	if (mention != HB_NONE)
		type = 1 + (uint32_t)reading->mentions.items[mention].type + 4 * (uint32_t)reading->mentions.items[mention].kind;
	part = hb_is(token->pos, "PRON") ? 1 : hb_is(token->pos, "PROPN") ? 2 : hb_is(token->pos, "NOUN") ? 3 : 0;
	return 1 + type + 16 * part + 64 * (uint32_t)(token->name != HB_NONE);
}

static uint32_t label_of(const struct hb_speech *speech, uint32_t index)
{
	const struct hb_token *token = token_at(speech, index);

	if (hb_is(token->pos, "PRON"))
		return code_of(token->lower);
	return token->name == HB_NONE ? 0 : code_of(speech->reading->analysis->names[token->name].label);
}

static uint32_t mark_code(const struct hb_speech *speech, uint32_t index)
{
	const struct hb_token *token;

	if (index >= speech->reading->analysis->n_tokens)
		return 0;
	token = token_at(speech, index);
	return code_of(token->pos) ^ (hb_is(token->pos, "PUNCT") ? code_of(token->text) : 0);
}

/* ---- contents ---------------------------------------------------------------------------------------------------- */

static void put_cue(const struct hb_speech *speech, const struct hb_candidate *candidate, uint32_t frame, struct hb_signs *signs)
{
	const struct hb_analysis *analysis = speech->reading->analysis;
	const struct hb_token *tokens = analysis->tokens, *cue = &tokens[candidate->cue];
	const struct hb_token_codes *codes = codes_of(speech, candidate->cue);
	const struct hb_sentence *sentence = &analysis->sentences[cue->sentence];
	uint32_t class = (uint32_t)candidate->class, at = candidate->cue, rivals = 0;
	bool negated = false, object = false, governed = cue->head != at;

	PUT(frame, class, frame, 0);
	PUT(word, codes->lemma, class, 0);
	PUT(word_frame, codes->lemma, class, frame);
	PUT(class, codes->middle, class, 0);
	PUT(class_frame, codes->coarse, class, frame);
	PUT(fine_frame, codes->fine, class, frame);
	PUT(tag, codes->tag, class, 0);
	PUT(tag_frame, codes->tag, class, frame);
	PUT(dep, codes->dep, class, 0);
	PUT(dep_frame, codes->dep, class, frame);
	PUT(word_tag, codes->lemma, codes->tag, 0);
	PUT(word_dep, codes->lemma, codes->dep, 0);
	PUT(dep_governor, codes->dep, governed ? codes_of(speech, cue->head)->lemma : 0, 0);
	PUT(governor, class, governed ? codes_of(speech, cue->head)->tag : 0, frame);
	PUT(governor_word, codes->lemma, governed ? codes_of(speech, cue->head)->lemma : 0, 0);
	PUT(before, at > sentence->first ? code_of(tokens[at - 1].lower) : 0, class, 0);
	PUT(after, at + 1 < sentence->end ? code_of(tokens[at + 1].lower) : 0, class, 0);
	PUT(before_word, at > sentence->first ? code_of(tokens[at - 1].lower) : 0, codes->lemma, 0);
	PUT(after_word, at + 1 < sentence->end ? code_of(tokens[at + 1].lower) : 0, codes->lemma, 0);
	for (uint32_t k = speech->first_child[at]; k != HB_NONE; k = speech->next_sibling[k]) {
		const struct hb_token_codes *child = codes_of(speech, k);

		if (hb_is(tokens[k].dep, "punct") || signs->count > HB_SIGNS - 70)
			continue;
		PUT(child, child->dep, class, frame);
		if (hb_is(tokens[k].dep, "aux") || hb_is(tokens[k].dep, "auxpass")) {
			PUT(helper, child->lemma, class, 0);
			PUT(helper_frame, child->lemma, codes->tag, frame);
		} else if (hb_is(tokens[k].dep, "neg")) {
			negated = true;
		} else if (hb_is(tokens[k].dep, "mark")) {
			PUT(mark, code_of(tokens[k].lower), 0, 0);
		} else if (hb_is(tokens[k].dep, "prt") || hb_is(tokens[k].dep, "prep")) {
			PUT(particle, codes->lemma, child->lemma, frame);
		} else if (hb_is(tokens[k].dep, "det") || hb_is(tokens[k].dep, "poss")) {
			PUT(determiner, child->lemma, class, 0);
		}
		object = object || hb_is(tokens[k].dep, "dobj");
		rivals += hb_is(tokens[k].dep, "ccomp") ? 4 : hb_is(tokens[k].dep, "xcomp") ? 2 : hb_is(tokens[k].dep, "dobj");
	}
	PUT(negated, negated, class, 0);
	PUT(object, object, codes->lemma, frame);
	PUT(rivals, rivals, class, frame);
	PUT(in_quotation, speech->quotation_of[at] != HB_NONE, class, 0);
	PUT(headline, candidate->class == 'p', sentence->end - sentence->first < 20, speech->block_of[at] == 0);
	PUT(block, analysis->source->blocks[speech->block_of[at]].kind, class, 0);
	PUT(sentence_place, size_class(cue->sentence), 0, 0);
}

static void put_speaker(const struct hb_speech *speech, const struct hb_candidate *candidate, uint32_t frame,
			struct hb_signs *signs)
{
	uint32_t kind = kind_of(speech, candidate->speaker), how = code_of(candidate->how),
		 word = codes_of(speech, candidate->cue)->lemma;
	uint32_t class = (uint32_t)candidate->class;

	PUT(how, how, class, 0);
	PUT(how_frame, how, class, frame);
	PUT(how_word, how, word, 0);
	PUT(speaker_type, kind, class, 0);
	PUT(speaker_frame, kind, class, frame);
	if (candidate->speaker == HB_NONE)
		return;
	PUT(speaker, label_of(speech, candidate->speaker), class, 0);
	PUT(speaker_word, label_of(speech, candidate->speaker), word, 0);
	PUT(speaker_class, codes_of(speech, candidate->speaker)->coarse, class, 0);
	PUT(speaker_noun, codes_of(speech, candidate->speaker)->lemma, class, 0);
}

/* The token of the content that the others hang on. */
static uint32_t head_of(const struct hb_speech *speech, const struct hb_runs *runs)
{
	for (uint32_t i = 0; i < runs->count; i++)
		for (uint32_t j = runs->items[i].first; j < runs->items[i].end; j++) {
			uint32_t head = token_at(speech, j)->head;

			if ((head == j || !hb_runs_hold(runs, head)) && speech->words_before[j + 1] != speech->words_before[j])
				return j;
		}
	return runs->items[0].first;
}

static void put_content_head(const struct hb_speech *speech, const struct hb_candidate *candidate, uint32_t frame,
			     struct hb_signs *signs)
{
	uint32_t head = head_of(speech, &candidate->content), word = codes_of(speech, candidate->cue)->lemma,
		 class = (uint32_t)candidate->class;
	const struct hb_token_codes *codes = codes_of(speech, head);

	PUT(head, codes->lemma, frame, 0);
	PUT(head_tag, codes->tag, class, frame);
	PUT(head_class, codes->coarse, class, frame);
	PUT(head_word, codes->middle, word, 0);
	PUT(head_dep, codes->dep, frame, 0);
	for (uint32_t k = speech->first_child[head]; k != HB_NONE && signs->count < HB_SIGNS - 30; k = speech->next_sibling[k]) {
		if (hb_is(token_at(speech, k)->dep, "punct"))
			continue;
		PUT(head_child, codes_of(speech, k)->dep, frame, 0);
		if (hb_is(token_at(speech, k)->dep, "nsubj") || hb_is(token_at(speech, k)->dep, "aux"))
			PUT(head_subject, code_of(token_at(speech, k)->lower), frame, 0);
	}
}

static bool holds_verb(const struct hb_speech *speech, const struct hb_runs *runs)
{
	for (uint32_t i = 0; i < runs->count; i++)
		for (uint32_t j = runs->items[i].first; j < runs->items[i].end; j++)
			if (hb_speech_is_verb(token_at(speech, j)))
				return true;
	return false;
}

static void put_content(const struct hb_speech *speech, const struct hb_candidate *candidate, uint32_t frame,
			struct hb_signs *signs)
{
	const struct hb_run *items = candidate->content.items;
	uint32_t first = items[0].first, end = items[candidate->content.count - 1].end, class = (uint32_t)candidate->class;
	uint32_t length = size_class(hb_runs_words(speech, &candidate->content)),
		 quoted = candidate->quoted + 2U * candidate->starts_quoted;
	uint32_t word = codes_of(speech, candidate->cue)->lemma;
	uint32_t gap = first > candidate->cue ? first - candidate->cue : end <= candidate->cue ? candidate->cue - end : 99;
	uint32_t opener = code_of(token_at(speech, first)->lower);

	PUT(first, opener, 0, 0);
	PUT(first_frame, opener, class, frame);
	PUT(first_word, opener, word, 0);
	PUT(first_tag, codes_of(speech, first)->tag, class, frame);
	PUT(length, length, 0, 0);
	PUT(length_frame, length, class, frame);
	PUT(length_word, length, word, 0);
	PUT(verb, holds_verb(speech, &candidate->content), class, frame);
	PUT(quoted, quoted, 0, 0);
	PUT(quoted_frame, quoted, class, frame);
	PUT(quoted_word, quoted, word, 0);
	PUT(side, first < candidate->cue, class, frame);
	PUT(gap, size_class(gap), 0, 0);
	PUT(gap_frame, size_class(gap), class, frame);
	PUT(left_mark, first ? mark_code(speech, first - 1) : 0, class, 0);
	PUT(right_mark, mark_code(speech, end), class, 0);
	PUT(pieces, candidate->content.count, class, frame);
}

void hb_content_signs(const struct hb_speech *speech, const struct hb_candidate *candidate, struct hb_signs *ret_signs)
{
	uint32_t frame = code_of(candidate->frame);

	ret_signs->count = 0;
	put_cue(speech, candidate, frame, ret_signs);
	put_speaker(speech, candidate, frame, ret_signs);
	put_content_head(speech, candidate, frame, ret_signs);
	put_content(speech, candidate, frame, ret_signs);
}

/* ---- speakers ---------------------------------------------------------------------------------------------------- */

static void put_nobody(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_speaker *speakers,
		       uint32_t n_speakers, uint32_t frame, struct hb_signs *signs)
{
	const struct hb_token_codes *cue = codes_of(speech, candidate->cue);
	uint32_t class = (uint32_t)candidate->class;

	PUT(n_any, class, 0, 0);
	PUT(n_frame, class, frame, 0);
	PUT(n_word, cue->lemma, 0, 0);
	PUT(n_word_frame, cue->lemma, frame, 0);
	PUT(n_tag, cue->tag, frame, 0);
	PUT(n_dep, cue->dep, cue->tag, 0);
	PUT(n_class, cue->coarse, class, 0);
	PUT(n_first, code_of(speakers[0].how), cue->tag, 0);
	PUT(n_count, n_speakers, class, 0);
	PUT(n_quoted, candidate->quoted, candidate->starts_quoted, speech->quotation_of[candidate->cue] != HB_NONE);
	if (speakers[0].token != HB_NONE) {
		PUT(n_first_lower, label_of(speech, speakers[0].token), codes_of(speech, speakers[0].token)->tag, 0);
		PUT(n_first_lower, codes_of(speech, speakers[0].token)->coarse, code_of(speakers[0].how), 1);
	}
}

void hb_speaker_signs(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_speaker *speakers,
		      uint32_t n_speakers, uint32_t index, struct hb_signs *signs)
{
	const struct hb_speaker *speaker = &speakers[index];
	const struct hb_token_codes *cue = codes_of(speech, candidate->cue), *codes;
	uint32_t frame = code_of(candidate->frame), class = (uint32_t)candidate->class, path = code_of(speaker->how);
	uint32_t label, kind, gap, governor;

	signs->count = 0;
	if (speaker->token == HB_NONE) {
		put_nobody(speech, candidate, speakers, n_speakers, frame, signs);
		return;
	}
	codes = codes_of(speech, speaker->token);
	label = label_of(speech, speaker->token);
	kind = kind_of(speech, speaker->token);
	governor = token_at(speech, speaker->token)->head;
	gap = speaker->token > candidate->cue ? speaker->token - candidate->cue : 20 + candidate->cue - speaker->token;
	PUT(s_path, path, 0, 0);
	PUT(s_path_frame, path, frame, 0);
	PUT(s_path_class, path, class, 0);
	PUT(s_path_word, path, cue->lemma, 0);
	PUT(s_path_tag, path, cue->tag, frame);
	PUT(s_steps, speaker->steps, class, 0);
	PUT(s_usual, speaker->token == candidate->speaker, code_of(candidate->how), 0);
	PUT(s_rank, index, n_speakers, 0);
	PUT(s_tag, codes->tag, class, 0);
	PUT(s_tag_path, codes->tag, path, 0);
	PUT(s_lower, label, class, 0);
	PUT(s_lower_path, label, path, 0);
	PUT(s_type, kind, class, 0);
	PUT(s_type_path, kind, path, 0);
	PUT(s_word, codes->lemma, 0, 0);
	PUT(s_class, codes->middle, class, 0);
	PUT(s_class_path, codes->coarse, path, 0);
	PUT(s_class_word, codes->coarse, cue->lemma, 0);
	PUT(s_gap, speaker->token > candidate->cue, size_class(gap > 20 ? gap - 20 : gap), 0);
	PUT(s_quoted, speech->quotation_of[speaker->token] == speech->quotation_of[candidate->cue], candidate->quoted, 0);
	PUT(s_length, size_class(hb_runs_words(speech, &speaker->runs)), class, 0);
	PUT(s_governor, governor == candidate->cue ? 0 : codes_of(speech, governor)->lemma, path, 0);
}

/* ---- edges --------------------------------------------------------------------------------------------------------- */

void hb_edge_signs(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_edge *edge, uint32_t index,
		   struct hb_signs *signs)
{
	const struct hb_token_codes *cue = codes_of(speech, candidate->cue), *part = codes_of(speech, edge->head),
				    *first = codes_of(speech, edge->first);
	const struct hb_token *tokens = speech->reading->analysis->tokens;
	uint32_t frame = code_of(candidate->frame), governor = tokens[edge->head].head, depth = 0,
		 mark = mark_code(speech, edge->first - 1);
	uint32_t content = hb_runs_words(speech, &candidate->content),
		 length = speech->words_before[edge->end] - speech->words_before[edge->first];
	uint32_t object = HB_NONE;
	struct hb_runs runs = {.items = {{edge->first, edge->end}}, .count = 1};

	for (uint32_t at = edge->head; depth < 8 && tokens[at].head != at && hb_runs_hold(&candidate->content, tokens[at].head);
	     depth++)
		at = tokens[at].head;
	for (uint32_t k = speech->first_child[edge->head]; k != HB_NONE && object == HB_NONE; k = speech->next_sibling[k])
		if (hb_is(tokens[k].dep, "pobj") || hb_is(tokens[k].dep, "nsubj"))
			object = k;
	signs->count = 0;
	PUT(e_dep, part->dep, 0, 0);
	PUT(e_dep_frame, part->dep, frame, (uint32_t)candidate->class);
	PUT(e_dep_governor, part->dep, codes_of(speech, governor)->tag, 0);
	PUT(e_first, first->lemma, 0, 0);
	PUT(e_first_dep, first->lemma, part->dep, mark);
	PUT(e_first_frame, first->lemma, frame, 0);
	PUT(e_tag, part->tag, part->dep, first->tag);
	PUT(e_word, part->lemma, part->dep, 0);
	PUT(e_class, part->coarse, part->dep, 0);
	PUT(e_mark, mark, 0, 0);
	PUT(e_mark_dep, mark, part->dep, frame);
	PUT(e_length, size_class(length), 0, 0);
	PUT(e_length_dep, size_class(length), part->dep, 0);
	PUT(e_rest, size_class(content > length ? content - length : 0), 0, 0);
	PUT(e_rest_dep, size_class(content > length ? content - length : 0), part->dep, frame);
	PUT(e_index, index, 0, 0);
	PUT(e_governor, codes_of(speech, governor)->lemma, part->dep, first->lemma);
	PUT(e_depth, depth, part->dep, 0);
	PUT(e_side, edge->first > candidate->cue, part->dep, 0);
	PUT(e_cue, cue->lemma, 0, 0);
	PUT(e_cue_dep, cue->lemma, part->dep, 0);
	PUT(e_object, object == HB_NONE ? 0 : codes_of(speech, object)->middle,
	    object == HB_NONE ? 0 : tokens[object].name != HB_NONE, first->lemma);
	PUT(e_quoted, candidate->quoted, part->dep, 0);
	PUT(e_second, edge->first + 1 < edge->end ? codes_of(speech, edge->first + 1)->lemma : 0, part->dep, 0);
	PUT(e_verb, holds_verb(speech, &runs), part->dep, mark);
}
