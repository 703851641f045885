/* A bounded cache from short tuples of 64-bit keys to vectors of floats.
 *
 * Slots stay where they are; when all are taken, those that were not asked for lately are given away (a clock), but never one that was
 * asked for since the last hb_cache_advance.  So at most n_slots different keys may be asked for between two advances. */
#ifndef HB_NN_CACHE_H
#define HB_NN_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hb_cache {
	uint32_t n_slots, n_used, n_keys; /* n_keys: words of a key */
	size_t n_floats;                  /* of a value, padded */
	uint64_t *keys;
	float *values;
	uint32_t *buckets, *next; /* chains of slots, ending in UINT32_MAX */
	uint32_t bucket_mask, hand, now;
	uint32_t *stamps; /* when a slot was last asked for */
	bool *warm;       /* asked for since the hand passed */
};

void hb_cache_init(struct hb_cache *cache, uint32_t n_slots, uint32_t n_keys, size_t n_floats);
void hb_cache_release(struct hb_cache *cache);

void hb_cache_advance(struct hb_cache *cache);

/* Where a key would be found; asking ahead of time for what is looked at first, then for the key there, hides memory that is slow. */
uint32_t hb_cache_bucket(const struct hb_cache *cache, const uint64_t *key);

static inline void hb_cache_fetch_bucket(const struct hb_cache *cache, uint32_t bucket)
{
	__builtin_prefetch(&cache->buckets[bucket]);
}

static inline void hb_cache_fetch_key(const struct hb_cache *cache, uint32_t bucket)
{
	if (cache->buckets[bucket] != UINT32_MAX)
		__builtin_prefetch(&cache->keys[(size_t)cache->buckets[bucket] * cache->n_keys]);
}

/* The slot of a key in its bucket; *ret_new says that it is new and its value is to be filled in. */
uint32_t hb_cache_slot(struct hb_cache *cache, uint32_t bucket, const uint64_t *key, bool *ret_new);

static inline float *hb_cache_value(const struct hb_cache *cache, uint32_t slot)
{
	return cache->values + (size_t)slot * cache->n_floats;
}

#endif
