/* Fuzz target: any bytes as a packaged pipeline, through import; what imports must load, and what loads must analyse.
 * The saved inputs hold uncompressed tar archives, where a changed byte reaches the parsers instead of failing a checksum. */
#include <stdlib.h>
#include <string.h>

#include "language/import.h"
#include "language/language.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static void analyse(struct hb_language_model *model)
{
	static const char text[] = "Anna Berg wasn't freed in Oslo; she sleeps.  (No: to-day, 3.5km.)";
	const struct hb_block block = {HB_BLOCK_PARAGRAPH, {0, sizeof text - 1}};
	const struct hb_source source = {
		.id = "x", .text = text, .n_text_bytes = sizeof text - 1, .blocks = &block, .n_blocks = 1};
	struct hb_workspace *workspace = hb_workspace_new(model, HB_FLOAT32);
	struct hb_arena *arena = hb_arena_new();
	struct hb_analysis analysis;
	hb_analyse(workspace, &source, arena, &analysis);
	hb_arena_free(arena);
	hb_workspace_free(workspace);
}

static void load(struct hb_model_writer *writer)
{
	struct hb_error error;
	struct hb_language_model *model;
	struct hb_buffer file;
	hb_model_writer_bytes(writer, &file);
	size_t padded = (file.n_bytes + 63) / 64 * 64;
	void *aligned = aligned_alloc(64, padded ? padded : 64);
	memcpy(aligned, file.bytes, file.n_bytes);
	if (hb_language_from_bytes(aligned, file.n_bytes, &model, &error) == HB_OK) {
		analyse(model);
		hb_language_free(model);
	}
	free(aligned);
	hb_buffer_release(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
	struct hb_error error;
	struct hb_wheel *wheel;
	if (hb_wheel_from_bytes(bytes, n_bytes, &wheel, &error))
		return 0;
	struct hb_model_writer *writer = hb_model_writer_new();
	if (hb_model_import_wheel(wheel, "fuzz.whl", writer, &error) == HB_OK)
		load(writer);
	hb_model_writer_free(writer);
	hb_wheel_free(wheel);
	return 0;
}
