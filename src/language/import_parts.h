/* The parts of the import: each reads its component's files from the wheel and writes the model sections that the component's
 * header describes.  A component that the pipeline lacks writes nothing and is no error. */
#ifndef HB_LANGUAGE_IMPORT_PARTS_H
#define HB_LANGUAGE_IMPORT_PARTS_H

#include <jansson.h>

#include "base/error.h"
#include "language/wheel.h"
#include "nn/model_file.h"

HB_MUST_USE enum hb_status hb_import_vocabulary(const struct hb_wheel *wheel, struct hb_model_writer *writer,
						struct hb_error *error);
HB_MUST_USE enum hb_status hb_import_tokenizer(const struct hb_wheel *wheel, struct hb_model_writer *writer,
					       struct hb_error *error);
HB_MUST_USE enum hb_status hb_import_lemmatizer(const struct hb_wheel *wheel, const char *language,
						struct hb_model_writer *writer, struct hb_error *error);
/* Also gathers the labels of the whole pipeline, out of the rules and out of meta (meta.json, parsed). */
HB_MUST_USE enum hb_status hb_import_ruler(const struct hb_wheel *wheel, const json_t *meta,
					   struct hb_model_writer *writer, struct hb_error *error);

#endif
