/* Look-up of learned weights: see weights.h. */
#include "finder/weights.h"

#include <string.h>

extern const unsigned char hb_names_weights_bytes[];

static uint32_t u32_at(const unsigned char *bytes)
{
	uint32_t value;

	memcpy(&value, bytes, sizeof value);
	return value;
}

void hb_finder_weights_open(struct hb_finder_weights *ret_weights)
{
	const unsigned char *bytes = hb_names_weights_bytes;

	ret_weights->n_slots = u32_at(bytes + 8);
	memcpy(&ret_weights->step, bytes + 12, sizeof ret_weights->step);
	memcpy(ret_weights->transitions, bytes + 16, sizeof ret_weights->transitions);
	ret_weights->prints = bytes + HB_WEIGHT_HEADER_BYTES;
	ret_weights->rows = (const int8_t *)ret_weights->prints + 4 * ret_weights->n_slots;
}

const int8_t *hb_finder_weight(const struct hb_finder_weights *weights, uint64_t feature)
{
	uint64_t slot = ((feature >> 32) * weights->n_slots) >> 32;
	uint32_t print = (uint32_t)feature ? (uint32_t)feature : 1;

	for (;;) {
		uint32_t there = u32_at(weights->prints + 4 * slot);

		if (there == print)
			return weights->rows + HB_LABEL_ROW * slot;
		if (there == 0)
			return NULL;
		slot = slot + 1 == weights->n_slots ? 0 : slot + 1;
	}
}
