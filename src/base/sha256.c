/* SHA-256 by OpenSSL's EVP: libcurl brings the library along anyway, and it uses the processor's instructions. */
#include "base/sha256.h"

#include <openssl/evp.h>
#include <stdio.h>

void hb_sha256_text(const void *bytes, size_t n_bytes, char out[HB_SHA256_TEXT_BYTES])
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned n_digest = 0;
	if (!EVP_Digest(bytes, n_bytes, digest, &n_digest, EVP_sha256(), NULL) || n_digest != 32)
		hb_out_of_memory(n_bytes); /* nothing else can fail here */
	for (size_t i = 0; i < 32; i++)
		snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

const char *hb_sha256(const void *bytes, size_t n_bytes, struct hb_arena *arena)
{
	char *text = hb_arena_alloc(arena, HB_SHA256_TEXT_BYTES, 1);
	hb_sha256_text(bytes, n_bytes, text);
	return text;
}
