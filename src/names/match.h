/* Two names matched part by part: which part stands for which, and how well.  Between part.h (what is known of one name) and
 * feature.h (numbers for the trees). */
#ifndef HB_NAMES_MATCH_H
#define HB_NAMES_MATCH_H

#include "names/aligner.h"
#include "names/part.h"

/* One name, prepared: folded and cut once, compared often. */
struct hb_name {
	size_t n_parts;
	enum hb_script script; /* of most letters */
	uint64_t sound;        /* of all parts together */
	struct hb_part parts[HB_NAME_PARTS];
	const struct hb_part *latin; /* n_parts too; parts themselves when they are Latin */
	const struct hb_part *sounds; /* how Han parts are read; NULL for other scripts */
};

struct hb_block {
	uint8_t a, n_a, b, n_b; /* parts, first and how many; a part stands in one block */
	struct hb_alignment alignment, sound; /* sound: by the readings of Han letters */
	uint8_t letters_a, letters_b; /* without begin and end */
	bool equal;                   /* the same plain letters */
	bool initial, initial_agrees; /* one is an initial */
	bool nickname;
	bool known, known_other; /* the lists have the pair; they have the Latin part with other partners only */
	int distance;            /* Damerau-Levenshtein of the plain letters where both are of one script, else -1 */
	float jaro_winkler;
};

struct hb_match {
	const struct hb_part *a, *b; /* of the first name in Latin letters (or the script of both), of the second */
	const struct hb_part *sounds; /* of the second name, or NULL */
	size_t n_a, n_b;
	enum hb_script aligner;
	bool romanised; /* neither name is Latin and the scripts differ: a is in Latin letters that nobody wrote */
	bool same_script, native; /* native: the letters of both are of one script that is not Latin */
	size_t n_blocks;
	struct hb_block blocks[HB_NAME_PARTS];
	uint16_t used_a, used_b; /* bits of the parts that stand in a block */
	bool rotated;            /* joined parts agree in another order */
	bool crossed;            /* the blocks stand in another order in the second name */
	bool swapped;            /* a here is the second name of the caller */
};

/* Names that share too few sounds to be worth matching: sure to be two. */
bool hb_names_are_far(const struct hb_name *a, const struct hb_name *b);

/* The same parts in the same order, but for case, marks and separators? */
bool hb_names_are_equal(const struct hb_name *a, const struct hb_name *b);

/* The name with the letters that the aligners want first becomes a of the match. */
void hb_match_parts(const struct hb_name *a, const struct hb_name *b, struct hb_match *ret_match);

#endif
