/* The two transition systems over one document (spaCy 3's arc_eager with sentence breaks, and ner). */
#ifndef HB_LANGUAGE_NETWORK_PARSER_H
#define HB_LANGUAGE_NETWORK_PARSER_H

#include "language/network_config.h"

struct hb_parse; /* scratch of one thread */

struct hb_parse *hb_parse_new(void);
void hb_parse_free(struct hb_parse *parse);

/* Parse the document of n > 0 tokens that `scorer` has begun: heads (indices within the document), labels and sentence starts of
 * out[0 .. n). */
void hb_parse_document(struct hb_parse *parse, const struct hb_network *network, const struct hb_component *component,
		       struct hb_scorer_state *scorer, const struct hb_features *features, uint32_t n,
		       struct hb_prediction *out);

/* Find names in the document of n > 0 tokens that `scorer` has begun; reads out[i].sentence_start, fills name and name_start. */
void hb_name_document(const struct hb_kernels *kernels, const struct hb_component *component, struct hb_scorer_state *scorer,
		      const struct hb_features *features, uint32_t n, struct hb_prediction *out);

/* The best class among the ranges whose kind is allowed; the first of equals, as spaCy does.  UINT32_MAX if none. */
uint32_t hb_best_move(const struct hb_kernels *kernels, const struct hb_component *component, const float *scores,
		      const bool *allowed);

#endif
