/* What the files of the pass statement share.
 *
 * Words that may attribute something (a verb, noun or adjective) and what they govern in the tree make candidates; what was learnt
 * (statement_model.h) says how likely each is a statement, and who of those that may be is its speaker; the best that do not repeat
 * each other become statements; quotations that none of them holds are joined to the speech that they go on with. */
#ifndef HB_EXTRACT_STATEMENT_INTERNAL_H
#define HB_EXTRACT_STATEMENT_INTERNAL_H

#include "extract/reading.h"
#include "extract/statements/statement_model.h"
#include "extract/words.h"

/* Runs of tokens, half-open, in order and apart. */
struct hb_run {
	uint32_t first, end;
};

enum { HB_RUNS = 12 }; /* a content in more pieces keeps its first ones */

struct hb_runs {
	struct hb_run items[HB_RUNS];
	uint32_t count;
};

void hb_runs_add(struct hb_runs *runs, uint32_t first, uint32_t end);
void hb_runs_remove(struct hb_runs *runs, uint32_t first, uint32_t end);
bool hb_runs_hold(const struct hb_runs *runs, uint32_t token);

/* Tokens between quotation marks, marks included. */
struct hb_quotation {
	uint32_t first, end;
	uint32_t block;  /* index into source->blocks */
	bool open;       /* not closed at the end of its block: the next paragraph goes on */
	bool marked_end; /* its last token is a mark */
};

/* What signs ask of a token again and again, as codes. */
struct hb_token_codes {
	bool known;
	uint32_t lemma, tag, dep;
	uint16_t coarse, middle, fine; /* class of the word (finder/word_classes.h), 0 when there is none */
};

struct hb_speech {
	struct hb_reading *reading;
	HB_ARRAY(struct hb_quotation) quotations;
	uint32_t *quotation_of; /* for each token, HB_NONE outside */
	uint32_t *block_of;     /* for each token */
	uint32_t *words_before; /* for each token and the end: how many tokens before it have a letter or digit */
	uint32_t *first_child, *next_sibling; /* of each token, HB_NONE at the end; in text order, the first 500 of a token */
	struct hb_token_codes *codes; /* of each token, worked out when they are asked for */
};

/* Somebody who may have said it. */
struct hb_speaker {
	uint32_t token;      /* the head of the words for it, HB_NONE: nobody that is named */
	const char *how;     /* how it was found from the cue: labels of the tree that one goes up, and the one down to it */
	uint32_t steps;      /* how many up */
	struct hb_runs runs; /* all its words */
	double score;
};

enum { HB_SPEAKERS = 12 };

/* The log odds from which on what stands in the content of a statement is taken as that speaker's word: as likely as not. */
enum { HB_LIKELY = 0 };

struct hb_candidate {
	uint32_t cue; /* token */
	char class;   /* v, n, j; p for a capitalised word of a headline, c for a colon */
	const char *frame;
	const char *how;       /* how the speaker was found, "" if there is none */
	uint32_t speaker;      /* head token, HB_NONE */
	struct hb_runs speaker_runs;
	struct hb_runs content;
	bool quoted, starts_quoted;
	double score;          /* log odds that it is a statement */
	const char *why;       /* the signs that weighed most in them; only where the reading is traced */
	double speaker_share;  /* how likely that it is this speaker's */
};

void hb_speech_init(struct hb_speech *speech, struct hb_reading *reading);

/* The first child of the token with this label, HB_NONE. */
uint32_t hb_speech_child(const struct hb_speech *speech, uint32_t token, const char *dep);

/* Who does what a passive verb says ("by ..."), HB_NONE. */
uint32_t hb_speech_agent(const struct hb_speech *speech, uint32_t verb);

/* A verb, auxiliaries among them. */
bool hb_speech_is_verb(const struct hb_token *token);

/* Number of words (tokens with a letter or digit) in the runs, and in both of two. */
uint32_t hb_runs_words(const struct hb_speech *speech, const struct hb_runs *runs);
uint32_t hb_runs_common_words(const struct hb_speech *speech, const struct hb_runs *a, const struct hb_runs *b);

/* All candidates of the document, not yet judged. */
struct hb_candidates {
	struct hb_candidate *items;
	size_t count, capacity;
};
void hb_find_candidates(const struct hb_speech *speech, struct hb_candidates *ret_candidates);

/* For qsort: by where the content begins, then the cue. */
int hb_candidates_by_place(const void *a, const void *b);

/* Judge the candidates, which are settled and put in another order on the way, and take those that are statements; by block and
 * place. */
void hb_choose_statements(const struct hb_speech *speech, struct hb_candidates *candidates, struct hb_candidates *ret_chosen);

/* Join quotations that none of the chosen holds to the one that they go on with, or make a statement of its speaker of them. */
void hb_place_quotations(const struct hb_speech *speech, struct hb_candidates *chosen);

/* The words of a speaker: its subtree, without the branch that the cue itself stands in ("the man claiming that ..."). */
void hb_speaker_runs(const struct hb_speech *speech, uint32_t cue, uint32_t speaker, struct hb_runs *ret_runs);

/* The speaker that the tree makes most likely: its token and how it was found. */
uint32_t hb_find_speaker(const struct hb_speech *speech, uint32_t cue, const char **ret_how);

/* All who may have said the candidate's content, that one and "nobody named" (the last) among them; returns how many. */
uint32_t hb_find_speakers(const struct hb_speech *speech, const struct hb_candidate *candidate, struct hb_speaker *ret_speakers);

/* Settle the candidate's speaker. */
void hb_choose_speaker(const struct hb_speech *speech, struct hb_candidate *candidate);

/* "His lawyer quoted him as saying": the verb by which the words at the cue are passed on, HB_NONE. */
uint32_t hb_quoting_verb(const struct hb_speech *speech, uint32_t cue);

/* Who passes on each statement, and in which other it stands; the statements are those chosen, in the same order. */
void hb_chain_statements(const struct hb_speech *speech, const struct hb_candidates *chosen);

/* A part of the tree with which a content ends, and which may not belong to it. */
struct hb_edge {
	uint32_t head, first, end;
};
enum { HB_EDGES = 6 };

/* The parts at the end of the content, the longest first; returns how many. */
uint32_t hb_find_edges(const struct hb_speech *speech, const struct hb_candidate *candidate, struct hb_edge *ret_edges);

/* Cut off the longest part that is more likely not the speaker's. */
void hb_cut_edges(const struct hb_speech *speech, struct hb_candidate *candidate);

/* The signs of the judges (statement_model.h). */
void hb_content_signs(const struct hb_speech *speech, const struct hb_candidate *candidate, struct hb_signs *ret_signs);
void hb_speaker_signs(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_speaker *speakers,
		      uint32_t n_speakers, uint32_t index, struct hb_signs *ret_signs);
void hb_edge_signs(const struct hb_speech *speech, const struct hb_candidate *candidate, const struct hb_edge *edge, uint32_t index,
		   struct hb_signs *ret_signs);

#endif
