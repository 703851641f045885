/* From a packaged spaCy pipeline to the model file of habeas.  No Python is needed.
 *
 * Model section "meta": text map from "name" ("en_core_web_sm"), "lang" ("en"), "version" ("3.8.0"), "licence" ("MIT"), "source"
 * (file name of the wheel) to offsets in its pool.  The other sections: word.h, tokenizer.h, ruler.h, lemmatizer.h, import_network.h. */
#ifndef HB_LANGUAGE_IMPORT_H
#define HB_LANGUAGE_IMPORT_H

#include "base/error.h"
#include "language/wheel.h"
#include "nn/model_file.h"

/* Read the wheel and write the model file.  HB_BAD_INPUT when it is no pipeline, or one of a kind that is not known. */
HB_MUST_USE enum hb_status hb_model_import(const char *wheel_path, const char *out_path, struct hb_error *error);

/* The same from an open wheel to a writer; source_name may be NULL. */
HB_MUST_USE enum hb_status hb_model_import_wheel(const struct hb_wheel *wheel, const char *source_name,
						 struct hb_model_writer *writer, struct hb_error *error);

#endif
