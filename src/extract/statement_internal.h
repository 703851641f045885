/* What the files of the pass statement share.
 *
 * Words that may attribute something (a verb, noun or adjective) and what they govern in the tree make candidates; a logistic
 * model (data/LANG/attribution.txt) scores each; the best that do not repeat each other become statements; quotations that
 * none of them holds are joined to the speech that they go on with. */
#ifndef HB_EXTRACT_STATEMENT_INTERNAL_H
#define HB_EXTRACT_STATEMENT_INTERNAL_H

#include "extract/reading.h"
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

struct hb_speech {
	struct hb_reading *reading;
	HB_ARRAY(struct hb_quotation) quotations;
	uint32_t *quotation_of; /* for each token, HB_NONE outside */
	uint32_t *block_of;     /* for each token */
	uint32_t *words_before; /* for each token and the end: how many tokens before it have a letter or digit */
	uint32_t *first_child, *next_sibling; /* of each token, HB_NONE at the end; children stand in text order */
};

struct hb_candidate {
	uint32_t cue;          /* token */
	char class;            /* v, n, j */
	const char *frame;
	const char *how;       /* how the speaker was found, "" if there is none */
	uint32_t speaker;      /* head token, HB_NONE */
	struct hb_runs speaker_runs;
	struct hb_runs content;
	bool quoted, starts_quoted;
	double score;          /* log odds that it is a statement */
};

void hb_speech_init(struct hb_speech *speech, struct hb_reading *reading);

/* Number of words (tokens with a letter or digit) in the runs, and in both of two. */
uint32_t hb_runs_words(const struct hb_speech *speech, const struct hb_runs *runs);
uint32_t hb_runs_common_words(const struct hb_speech *speech, const struct hb_runs *a, const struct hb_runs *b);

/* All candidates of the document, scored, those hopeless left out. */
struct hb_candidates {
	struct hb_candidate *items;
	size_t count, capacity;
};
void hb_find_candidates(const struct hb_speech *speech, struct hb_candidates *ret_candidates);

/* The speaker of what a word attributes: its token and how it was found. */
uint32_t hb_find_speaker(const struct hb_speech *speech, uint32_t cue, const char **ret_how);

/* Logarithm of the odds that the candidate is a statement. */
double hb_score_candidate(const struct hb_speech *speech, const struct hb_candidate *candidate);

/* What the lexicon alone says of the word with this frame. */
double hb_cue_log_odds(const char *lemma, char class, const char *frame);

/* Where the data count the word with this frame, NULL if they do not know it. */
const char *hb_cue_place(const char *lemma, char class, const char *frame);

#endif
