/* The language stage: a source's blocks to tokens, sentences, tags, lemmas, a dependency tree and names.
 *
 * Life cycle: load a model once (constant, shared by threads); one hb_workspace per thread; hb_analyse per document into
 * the document's arena.  Labels (tag, pos, dep, entity label, morph) are texts that live as long as the model and are unique
 * by content within one model, so two equal labels of one model are the same pointer.
 *
 * The analysis is that of spaCy 3.8's pipeline of the imported model, run block by block: no sentence crosses a block.
 * Blocks of the kinds byline and furniture are not analysed. */
#ifndef HB_LANGUAGE_LANGUAGE_H
#define HB_LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "record.h"

struct hb_token {
	uint32_t start, end;           /* code points in source->text */
	uint32_t start_byte, end_byte; /* bytes in source->text */
	const char *text;              /* its letters, NUL-terminated, in the arena */
	const char *lower;             /* in lower case */
	const char *norm;              /* spaCy's NORM: "n't" -> "not" */
	const char *lemma;
	const char *tag;   /* fine tag, Penn for English: "VBD" */
	const char *pos;   /* universal part of speech: "VERB" */
	const char *morph; /* "Number=Sing|Person=3", "" if none */
	const char *dep;   /* dependency label: "nsubjpass"; "ROOT" for the root */
	uint32_t head;     /* index of the head token; its own index for the root */
	uint32_t left_edge, right_edge; /* first and last token (inclusive) of its subtree */
	uint32_t sentence; /* index */
	uint32_t name;     /* index into names, HB_NONE outside of any */
	bool space_after;  /* a space follows in the text */
	bool is_space;     /* the token is white space */
};

struct hb_sentence {
	uint32_t first, end; /* tokens, half-open */
	uint32_t block;      /* index into source->blocks */
};

struct hb_name_span {
	uint32_t first, end; /* tokens, half-open */
	const char *label;   /* "PERSON", "GPE", "ORG", "NORP", "DATE" ... of the model */
};

struct hb_analysis {
	const struct hb_source *source;
	struct hb_token *tokens;
	size_t n_tokens;
	struct hb_sentence *sentences;
	size_t n_sentences;
	struct hb_name_span *names;
	size_t n_names;
};

/* Is the first letter (of any script that has case) a capital? */
bool hb_is_capital(const struct hb_token *token);

struct hb_language_model; /* constant once loaded, shared by threads */
struct hb_workspace;      /* scratch memory and caches of one thread */

enum hb_precision { HB_FLOAT32, HB_REDUCED }; /* reduced: bf16 or int8 where the processor has it */

HB_MUST_USE enum hb_status hb_language_load(const char *path, struct hb_language_model **ret_model,
					    struct hb_error *error);

/* The same over the bytes of a model file that the caller keeps alive and aligned to 64 (tests, fuzzing). */
HB_MUST_USE enum hb_status hb_language_from_bytes(const void *bytes, size_t n_bytes,
						  struct hb_language_model **ret_model, struct hb_error *error);
void hb_language_free(struct hb_language_model *model); /* NULL is accepted */
const char *hb_language_name(const struct hb_language_model *model);    /* "en" */
const char *hb_language_version(const struct hb_language_model *model); /* "en_core_web_sm 3.8.0" */

struct hb_workspace *hb_workspace_new(const struct hb_language_model *model, enum hb_precision precision);
void hb_workspace_free(struct hb_workspace *workspace);

/* Analyse the readable blocks of the source.  Everything in *ret_analysis lives in the arena. */
void hb_analyse(struct hb_workspace *workspace, const struct hb_source *source, struct hb_arena *arena,
		struct hb_analysis *ret_analysis);

#endif
