/* Fuzz target: any bytes as a model file.  The length and checksum in its head are put right first, so that a changed byte reaches
 * the checks of the sections; what loads must analyse a text without reading outside of it. */
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "language/language.h"

enum { HEAD_BYTES = 32, LENGTH_AT = 16, HASH_AT = 24 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static void analyse(struct hb_language_model *model, enum hb_precision precision)
{
	static const char text[] = "Anna Berg wasn't freed in Oslo; she sleeps.  (No: to-day, 3.5km.)\nדניאל met Ивана.";
	static const struct hb_block blocks[] = {{HB_BLOCK_TITLE, {0, 65}}, {HB_BLOCK_PARAGRAPH, {66, 82}}};
	const struct hb_source source = {
		.id = "x", .text = text, .n_text_bytes = sizeof text - 1, .blocks = blocks, .n_blocks = 2};
	struct hb_workspace *workspace = hb_workspace_new(model, precision);
	struct hb_arena *arena = hb_arena_new();
	struct hb_analysis analysis;
	hb_analyse(workspace, &source, arena, &analysis);
	hb_arena_free(arena);
	hb_workspace_free(workspace);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
	struct hb_error error;
	struct hb_language_model *model;
	size_t padded = (n_bytes + 63) / 64 * 64;
	unsigned char *aligned = aligned_alloc(64, padded ? padded : 64);
	memcpy(aligned, bytes, n_bytes);
	if (n_bytes > HEAD_BYTES) {
		uint64_t length = n_bytes, hash = XXH3_64bits(aligned + HEAD_BYTES, n_bytes - HEAD_BYTES);
		memcpy(aligned + LENGTH_AT, &length, sizeof length);
		memcpy(aligned + HASH_AT, &hash, sizeof hash);
	}
	if (hb_language_from_bytes(aligned, n_bytes, &model, &error) == HB_OK) {
		analyse(model, HB_FLOAT32);
		analyse(model, HB_REDUCED);
		hb_language_free(model);
	}
	free(aligned);
	return 0;
}
