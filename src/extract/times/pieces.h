/* A text in the pieces that expressions of time and number are made of: tokens cut at hyphens, slashes and between digits
 * and letters, number words put together to one piece, each with the classes it has in the vocabulary.
 *
 * Pieces are built once per document, in the arena, and serve the passes timex and quantity. */
#ifndef HB_EXTRACT_PIECES_H
#define HB_EXTRACT_PIECES_H

#include "extract/reading.h"
#include "extract/words.h"

enum { HB_PIECE_CLASSES = 10 };

struct hb_piece_class {
	uint16_t class;
	const char *value;
};

struct hb_piece {
	uint32_t first, end;     /* tokens that it touches, half-open */
	uint32_t start_byte, end_byte;
	uint32_t sentence;
	const char *lower;
	struct hb_piece_class classes[HB_PIECE_CLASSES];
	uint8_t n_classes;
	double number;           /* of the class NUMBER; 0 otherwise */
	bool ordinal;            /* "7th", "fifth" */
	bool word;               /* a number in words */
};

struct hb_pieces {
	struct hb_piece *items;
	size_t count;
};

/* Cut up the whole document. */
void hb_pieces_read(const struct hb_reading *reading, struct hb_pieces *ret_pieces);

/* Its value in a class ("" if the class has none), NULL when it is not of that class. */
const char *hb_piece_value(const struct hb_piece *piece, unsigned class);

/* What the words in front of a number make of it: "at least", "more than", "nearly". */
enum hb_bound { HB_BOUND_NONE, HB_BOUND_ATLEAST, HB_BOUND_MORE, HB_BOUND_ATMOST, HB_BOUND_FEWER, HB_BOUND_ABOUT, HB_BOUND_EXACT };

/* The bound that ends before piece i; *ret_first (may be NULL) is its first piece, or i. */
enum hb_bound hb_bound_before(const struct hb_pieces *pieces, size_t i, size_t *ret_first);

/* Least and largest number that n may be under a bound; -1 when open. */
void hb_bound_range(enum hb_bound bound, double n, double *ret_min, double *ret_max);

#endif
