/* Caches of vectors: see cache.h. */
#include "nn/cache.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/kernels.h"

enum { END = UINT32_MAX };

void hb_cache_init(struct hb_cache *cache, uint32_t n_slots, uint32_t n_keys, size_t n_floats)
{
	uint32_t n_buckets = 64;
	while (n_buckets < 2 * n_slots)
		n_buckets *= 2;
	*cache = (struct hb_cache){.n_slots = n_slots, .n_keys = n_keys, .n_floats = n_floats, .now = 1};
	cache->keys = hb_alloc(n_slots, n_keys * sizeof *cache->keys);
	cache->values = hb_aligned_raw(n_slots, n_floats * sizeof *cache->values);
	cache->buckets = hb_alloc(n_buckets, sizeof *cache->buckets);
	memset(cache->buckets, 0xff, n_buckets * sizeof *cache->buckets);
	cache->next = hb_alloc(n_slots, sizeof *cache->next);
	cache->stamps = hb_alloc_zero(n_slots, sizeof *cache->stamps);
	cache->warm = hb_alloc_zero(n_slots, sizeof *cache->warm);
	cache->bucket_mask = n_buckets - 1;
}

void hb_cache_release(struct hb_cache *cache)
{
	free(cache->keys);
	free(cache->values);
	free(cache->buckets);
	free(cache->next);
	free(cache->stamps);
	free(cache->warm);
	*cache = (struct hb_cache){0};
}

void hb_cache_advance(struct hb_cache *cache)
{
	cache->now++;
}

/* A multiply-and-shift mix of all words; the ids are hashes already, the small flags are not. */
uint32_t hb_cache_bucket(const struct hb_cache *cache, const uint64_t *key)
{
	uint64_t hash = 0x9e3779b97f4a7c15u;
	for (uint32_t i = 0; i < cache->n_keys; i++) {
		hash = (hash ^ key[i]) * 0xff51afd7ed558ccdu;
		hash ^= hash >> 32;
	}
	return (uint32_t)hash & cache->bucket_mask;
}

static bool equal(const uint64_t *a, const uint64_t *b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static void unlink_slot(struct hb_cache *cache, uint32_t slot)
{
	uint32_t *link = &cache->buckets[hb_cache_bucket(cache, cache->keys + (size_t)slot * cache->n_keys)];
	while (*link != slot)
		link = &cache->next[*link];
	*link = cache->next[slot];
}

static uint32_t free_slot(struct hb_cache *cache)
{
	if (cache->n_used < cache->n_slots)
		return cache->n_used++;
	for (uint32_t tried = 0;; tried++) {
		assert(tried <= 2 * cache->n_slots);
		uint32_t slot = cache->hand;
		cache->hand = slot + 1 < cache->n_slots ? slot + 1 : 0;
		if (cache->stamps[slot] == cache->now)
			continue;
		if (!cache->warm[slot]) {
			unlink_slot(cache, slot);
			return slot;
		}
		cache->warm[slot] = false;
	}
}

uint32_t hb_cache_slot(struct hb_cache *cache, uint32_t bucket, const uint64_t *key, bool *ret_new)
{
	uint32_t slot = cache->buckets[bucket];
	while (slot != END && !equal(cache->keys + (size_t)slot * cache->n_keys, key, cache->n_keys))
		slot = cache->next[slot];
	*ret_new = slot == END;
	if (slot == END) {
		slot = free_slot(cache);
		memcpy(cache->keys + (size_t)slot * cache->n_keys, key, cache->n_keys * sizeof *key);
		cache->next[slot] = cache->buckets[bucket];
		cache->buckets[bucket] = slot;
	}
	cache->warm[slot] = !*ret_new;
	cache->stamps[slot] = cache->now;
	return slot;
}
