/* SHA-256 by OpenSSL's EVP: libcurl brings the library along anyway, and it uses the processor's instructions. */
#include <openssl/evp.h>
#include <stdio.h>

#include "source/source_internal.h"

const char *hb_sha256(const void *bytes, size_t n_bytes, struct hb_arena *arena)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned n_digest = 0;
	if (!EVP_Digest(bytes, n_bytes, digest, &n_digest, EVP_sha256(), NULL) || n_digest != 32)
		hb_out_of_memory(n_bytes); /* nothing else can fail here */
	char *text = hb_arena_alloc(arena, 65, 1);
	for (size_t i = 0; i < 32; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	return text;
}
