/* The form of the block of places that tools/compile_places.py makes and place.c reads.  All numbers little-endian.
 *
 *   header     16 u32: "PLB1"; number of places, countries, divisions; offsets of the six parts; bytes of keys; bytes in all; 0
 *   places     16 bytes each: u32 id, u32 text of the name, u32 population, u16 division, u8 kind, with 0x80 of our own list,
 *              u8 country
 *   countries  12 bytes each: u32 text of the code, u32 text of the name, u32 1 where its divisions are told without it; number 0
 *              is none
 *   divisions  u32 text of the name; number 0 is none
 *   starts     65537 u32: where in keys the bucket of a hash begins (the upper 16 bits of FNV-1a over the key)
 *   keys       by bucket: u8 bytes of the key, u8 number of places, the key, u24 for each place, likeliest first,
 *              with 0x800000 where the key is another name of it
 *   texts      NUL-terminated, an offset into this part names one */
#ifndef HB_WORLD_PLACE_DATA_H
#define HB_WORLD_PLACE_DATA_H

#include <stdint.h>

enum { HB_PLACE_MAGIC = 0x31424C50, HB_PLACE_RECORD_BYTES = 16, HB_PLACE_COUNTRY_BYTES = 12, HB_PLACE_LISTED = 0x80, HB_PLACE_OTHER_NAME = 0x800000 };

struct hb_place_header {
	uint32_t magic, n_places, n_countries, n_divisions;
	uint32_t places, countries, divisions, starts, keys, texts;
	uint32_t n_key_bytes, n_bytes, spare[4];
};

extern const unsigned char hb_place_data[];

#endif
