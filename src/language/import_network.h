/* From a packaged spaCy pipeline to the sections net/... of a model file (network_config.h says what they hold). */
#ifndef HB_LANGUAGE_IMPORT_NETWORK_H
#define HB_LANGUAGE_IMPORT_NETWORK_H

#include "language/wheel.h"
#include "nn/model_file.h"

/* Import the components tok2vec, tagger, morphologizer, parser and ner, as far as the pipeline has them enabled, in its order.  Other
 * components are passed over.  HB_BAD_INPUT when one is of an architecture that habeas does not know. */
HB_MUST_USE enum hb_status hb_import_network(const struct hb_wheel *wheel, struct hb_model_writer *writer,
					     struct hb_error *error);

#endif
