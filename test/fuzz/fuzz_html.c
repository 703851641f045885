/* Fuzz target: any bytes as a page or plain text.  The source that comes out must be valid: UTF-8, blocks in order and inside the
 * text, and readable again from its JSON. */
#include <assert.h>

#include "base/utf8.h"
#include "source/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static void check(const struct hb_source *source, struct hb_arena *arena)
{
	struct hb_error error;
	struct hb_source again;
	assert(hb_utf8_valid(source->text, source->n_text_bytes));
	json_t *object = hb_source_to_json(source);
	assert(object);
	enum hb_status status = hb_source_from_json(object, arena, &again, &error);
	assert(status == HB_OK);
	(void)status;
	json_decref(object);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
	static const enum hb_media media[] = {HB_MEDIA_HTML, HB_MEDIA_TEXT, HB_MEDIA_UNKNOWN};
	struct hb_arena *arena = hb_arena_new();
	struct hb_error error;
	for (int i = 0; i < 3; i++) {
		struct hb_source source;
		struct hb_input input = {.bytes = (const char *)bytes,
					 .n_bytes = n_bytes,
					 .file = "fuzz",
					 .url = "https://example.org/2024/05/06/page",
					 .media = media[i]};
		if (hb_source_read(&input, arena, &source, &error) == HB_OK)
			check(&source, arena);
		hb_arena_reset(arena);
	}
	hb_arena_free(arena);
	return 0;
}
