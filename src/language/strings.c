/* String ids: see strings.h.  MurmurHash2 64A is Austin Appleby's (public domain). */
#include "language/strings.h"

#include <string.h>

#include "language/spacy_symbols.inc"

enum { MAX_SYMBOL_BYTES = 32 };

static uint64_t murmur_hash_64a(const char *bytes, size_t n_bytes, uint64_t seed)
{
	const uint64_t m = UINT64_C(0xc6a4a7935bd1e995);
	const int r = 47;
	uint64_t hash = seed ^ (n_bytes * m);

	for (; n_bytes >= 8; bytes += 8, n_bytes -= 8) {
		uint64_t k;
		memcpy(&k, bytes, 8);
		k *= m;
		k ^= k >> r;
		k *= m;
		hash = (hash ^ k) * m;
	}
	if (n_bytes) {
		for (size_t i = 0; i < n_bytes; i++)
			hash ^= (uint64_t)(unsigned char)bytes[i] << (8 * i);
		hash *= m;
	}
	hash ^= hash >> r;
	hash *= m;
	return hash ^ (hash >> r);
}

static const uint32_t *find_symbol(const char *bytes, size_t n_bytes)
{
	char name[MAX_SYMBOL_BYTES + 1];
	size_t low = 0, high = sizeof symbols / sizeof *symbols;

	memcpy(name, bytes, n_bytes);
	name[n_bytes] = '\0';
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(name, symbols[middle].key);
		if (order == 0)
			return &symbols[middle].value;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

uint64_t hb_string_id(const char *bytes, size_t n_bytes)
{
	if (n_bytes == 0)
		return 0;
	if (n_bytes <= MAX_SYMBOL_BYTES && !memchr(bytes, '\0', n_bytes)) {
		const uint32_t *symbol = find_symbol(bytes, n_bytes);
		if (symbol)
			return *symbol;
	}
	return murmur_hash_64a(bytes, n_bytes, 1);
}
