/* One name or two?  A score from 0 to 1 on one scale for all scripts, and the reasons.
 *
 * A name is prepared once (folded, cut, looked up) and compared often.  The score is the chance that two texts are spellings of
 * one name; above HB_NAME_THRESHOLD they are taken for one.  It says nothing of whether they are one person. */
#ifndef HB_NAMES_COMPARISON_H
#define HB_NAMES_COMPARISON_H

#include "names/names.h"

struct hb_name; /* prepared; lives in an arena; may be shared by threads */

#define HB_NAME_THRESHOLD 0.65

/* Any bytes; a text without letters is like no name, not even itself.  One thread at a time may use the book. */
const struct hb_name *hb_name_prepare(const struct hb_name_book *book, struct hb_arena *arena, const char *text);

/* How likely the two are one name.  Symmetric. */
double hb_name_compare(const struct hb_name *a, const struct hb_name *b);

/* How a part of one name stands to the other name. */
enum hb_name_reason_kind {
	HB_REASON_SAME,
	HB_REASON_SPELLING,        /* another spelling in the same script */
	HB_REASON_TRANSLITERATION, /* the same in another script */
	HB_REASON_NICKNAME,
	HB_REASON_INITIAL,
	HB_REASON_PATRONYMIC, /* one has a patronymic that the other leaves out */
	HB_REASON_PARTICLE,   /* the same of al, de, ibn */
	HB_REASON_MISSING,    /* a part that the other leaves out */
	HB_REASON_ORDER,      /* the parts stand in another order; no texts */
	HB_REASON_DIFFERENT,  /* contradicts: two parts that stand for each other and are not one */
	HB_N_REASON_KINDS,
};

struct hb_name_reason {
	enum hb_name_reason_kind kind;
	const char *a, *b; /* the part in the first and in the second name, folded; NULL where there is none */
};

enum { HB_NAME_REASONS = 24 };

/* The same score, and its reasons, in the order of the parts; texts live in the arena. */
double hb_name_explain(const struct hb_name *a, const struct hb_name *b, struct hb_arena *arena,
		       struct hb_name_reason reasons[HB_NAME_REASONS], size_t *ret_n_reasons);

const char *hb_name_reason_text(enum hb_name_reason_kind kind); /* "transliteration" */

#endif
