/* The source stage: bytes of any kind to a hb_source with clean text in blocks and metadata.
 *
 * A reader for a kind of input takes an hb_input and fills one hb_source; new kinds (feeds, mail, PDF, web archives) are new
 * readers behind hb_source_read.  Nothing here touches the network but fetch.h.  Input is hostile: sizes are capped, and a
 * broken page gives a poorer source or HB_BAD_INPUT that names the place, never a crash. */
#ifndef HB_SOURCE_SOURCE_H
#define HB_SOURCE_SOURCE_H

#include <jansson.h>

#include "base/memory.h"
#include "record.h"

enum hb_media { HB_MEDIA_UNKNOWN, HB_MEDIA_TEXT, HB_MEDIA_HTML };

/* What is known of the bytes before they are read.  Any text may be NULL. */
struct hb_input {
	const char *bytes;
	size_t n_bytes;
	const char *file;         /* for messages */
	const char *id, *url;     /* given by the user or the input line */
	const char *content_type; /* of the delivery, such as "text/html; charset=utf-8" */
	const char *title, *published, *lang, *publisher; /* given: they win over what the bytes say */
	enum hb_media media;
	bool title_in_text; /* HTML only: doc.text begins with the title, a block of that kind.  It costs a point of precision in
			     * the measure of main text, whose gold has no headlines; without it the title is only metadata */
	bool given_text; /* the bytes are `text` of a record: they are kept unchanged to the last space, blocks are marked */
};

/* Read plain text or HTML (told apart by content type, file name and content). */
HB_MUST_USE enum hb_status hb_source_read(const struct hb_input *input, struct hb_arena *arena,
					  struct hb_source *ret_source, struct hb_error *error);

/* One line of JSON lines (id, url, title, published, lang, text or html) as an input; texts live in the arena.  The hash
 * is over the bytes of `text` or `html`. */
HB_MUST_USE enum hb_status hb_input_from_json_line(const char *line, size_t n_bytes, struct hb_arena *arena,
						   struct hb_input *ret_input, struct hb_error *error);

/* The record that `habeas read --json` writes: id, url, title, byline, publisher, agency, dateline, published,
 * published_basis, updated, updated_basis, lang, charset, sha256, text, blocks [[start, end, kind]]. */
json_t *hb_source_to_json(const struct hb_source *source);

/* Read such a record back (used for the `doc` of an extraction).  Copies into the arena; blocks and text are checked. */
HB_MUST_USE enum hb_status hb_source_from_json(const json_t *object, struct hb_arena *arena,
					       struct hb_source *ret_source, struct hb_error *error);

#endif
