#include "nn/cache.h"

#include "test.h"

static uint32_t slot_of(struct hb_cache *cache, const uint64_t *key, bool *ret_new)
{
	return hb_cache_slot(cache, hb_cache_bucket(cache, key), key, ret_new);
}

static void cache__keeps_what_was_put_in(void **state)
{
	struct hb_cache cache;
	hb_cache_init(&cache, 8, 2, 16);
	for (uint64_t key = 0; key < 8; key++) {
		bool is_new;
		uint64_t pair[2] = {key, 1};
		uint32_t slot = slot_of(&cache, pair, &is_new);
		assert_true(is_new);
		hb_cache_value(&cache, slot)[0] = (float)key;
	}
	for (uint64_t key = 0; key < 8; key++) {
		bool is_new;
		uint64_t pair[2] = {key, 1};
		uint32_t slot = slot_of(&cache, pair, &is_new);
		assert_false(is_new);
		assert_true(hb_cache_value(&cache, slot)[0] == (float)key);
	}
	hb_cache_release(&cache);
}

/* Many more keys than slots, some asked for again and again. */
static void cache__a_key_never_has_the_value_of_another(void **state)
{
	struct hb_cache cache;
	uint64_t seed = 1;
	hb_cache_init(&cache, 16, 1, 16);
	for (int i = 0; i < 20000; i++) {
		bool is_new;
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		uint64_t key = (seed >> 33) % (i % 3 == 0 ? 4 : 60);
		if (i % 5 == 0)
			hb_cache_advance(&cache);
		float *value = hb_cache_value(&cache, slot_of(&cache, &key, &is_new));
		if (is_new)
			value[0] = (float)key;
		assert_true(value[0] == (float)key);
	}
	hb_cache_release(&cache);
}

static void cache__gives_away_nothing_asked_for_since_the_last_advance(void **state)
{
	struct hb_cache cache;
	hb_cache_init(&cache, 8, 1, 16);
	for (uint64_t round = 0; round < 50; round++) {
		uint32_t slots[7];
		hb_cache_advance(&cache);
		for (uint64_t k = 0; k < 7; k++) {
			bool is_new;
			uint64_t key = round * 5 + k;
			slots[k] = slot_of(&cache, &key, &is_new);
			for (uint64_t earlier = 0; earlier < k; earlier++)
				assert_int_not_equal(slots[earlier], slots[k]);
		}
	}
	hb_cache_release(&cache);
}

TEST_MAIN(cmocka_unit_test(cache__keeps_what_was_put_in), cmocka_unit_test(cache__a_key_never_has_the_value_of_another),
	  cmocka_unit_test(cache__gives_away_nothing_asked_for_since_the_last_advance))
