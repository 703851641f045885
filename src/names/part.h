/* Names cut to parts, and everything that can be known of a part before it is compared. */
#ifndef HB_NAMES_PART_H
#define HB_NAMES_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names/fold.h"

enum {
	HB_PART_LETTERS = 26, /* begin and end included; what is longer is cut */
	HB_CHUNK_LETTERS = 4, /* of the longest unit that the aligner knows */
	HB_NAME_PARTS = 10,   /* further ones are passed over */
	HB_ALIGNER_SOUND = HB_SCRIPT_OTHER, /* Latin letters against readings of Han letters */
	HB_N_ALIGNERS,                      /* the others: against each script that has lists */
};

enum hb_part_kind {
	HB_PART_WORD,
	HB_PART_INITIAL,
	HB_PART_PARTICLE, /* al, ibn, de, van: says little when it is missing */
	HB_PART_TITLE,    /* no part of the name */
	HB_PART_JUNIOR,   /* Jr., III: tells relatives apart */
};

struct hb_part {
	uint16_t letters[HB_PART_LETTERS]; /* HB_LETTER_BEGIN, folded letters, HB_LETTER_END */
	uint16_t plain[HB_PART_LETTERS];   /* the same without diacritics */
	uint16_t chunk[HB_PART_LETTERS][HB_CHUNK_LETTERS]; /* the unit of n + 1 letters that begins here, 0 for none */
	uint16_t chance[HB_N_ALIGNERS]; /* cost of the letters by themselves, for each aligner (of its own script at 0); see aligner.h */
	uint16_t best[HB_N_ALIGNERS];   /* cost with the likeliest partner */
	uint64_t sound;                 /* a bit for each class of consonants and each sequence of two; hb_sounds_alike */
	uint32_t hash;                  /* of the plain letters */
	uint8_t n_letters;              /* begin and end included */
	uint8_t script;                 /* enum hb_script */
	uint8_t kind;                   /* enum hb_part_kind */
	uint8_t frequency;              /* how often the lists have it: 0 never or once, then in powers of two */
	uint8_t place;                  /* which of the parts of the name */
};

/* Fill in what follows from letters, plain and n_letters. */
void hb_part_finish(struct hb_part *part);

/* Sets the bits of sound from the letters that are Latin. */
void hb_part_set_sound(struct hb_part *part);

/* How much of the fewer bits are common, 0 to 100; 100 where there are too few to tell. */
int hb_sounds_alike(uint64_t a, uint64_t b);

/* By its ending, in Latin letters. */
bool hb_part_is_patronymic(const struct hb_part *part);

/* The parts written as one; what is longer than a part can be is cut. */
void hb_part_join(const struct hb_part *const *parts, size_t n, struct hb_part *ret_part);

/* Damerau-Levenshtein of the plain letters, with transpositions of neighbours only. */
int hb_part_distance(const struct hb_part *a, const struct hb_part *b);

/* Their Jaro-Winkler similarity, 0 to 1. */
float hb_part_jaro_winkler(const struct hb_part *a, const struct hb_part *b);

#endif
