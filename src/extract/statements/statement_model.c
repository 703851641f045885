/* The judges of statements: see statement_model.h; the layout of the weights is told in tools/train-statements. */
#include "extract/statements/statement_model.h"

#include <string.h>

#include "base/memory.h"

extern const unsigned char hb_statement_weights_bytes[];

enum {
	HEADER_BYTES = 64, /* of the file: its mark */
	PART_HEADER_BYTES = 256, /* of a judge: number of slots, the scale of its rows, bias and outgoing weights of each column */
	REASONS = 4,
};

/* A row in its table; the code 0 is an empty place. */
struct row {
	uint32_t code;
	int8_t weights[HB_JUDGE_COLUMNS];
};

struct part {
	uint32_t n_slots; /* a power of two */
	float scale;      /* of what stands in the rows */
	float bias[HB_JUDGE_COLUMNS], out[HB_JUDGE_COLUMNS];
	const struct row *rows;
};

static struct part part_of(enum hb_judge judge)
{
	const unsigned char *at = hb_statement_weights_bytes + HEADER_BYTES;
	struct part part;

	for (int i = 0;; i++) {
		memcpy(&part.n_slots, at, sizeof part.n_slots);
		memcpy(&part.scale, at + 4, sizeof part.scale);
		memcpy(part.bias, at + 8, sizeof part.bias);
		memcpy(part.out, at + 8 + sizeof part.bias, sizeof part.out);
		part.rows = (const struct row *)(const void *)(at + PART_HEADER_BYTES);
		if (i == (int)judge)
			return part;
		at += PART_HEADER_BYTES + (size_t)part.n_slots * sizeof *part.rows;
	}
}

static uint32_t stir(uint32_t code, uint32_t value)
{
	code = (code ^ value) * UINT32_C(0x9E3779B1);
	return code ^ (code >> 15);
}

void hb_signs_put(struct hb_signs *signs, const char *template, uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t code = stir(stir(stir(stir(UINT32_C(0x85EBCA6B), number), a), b), c);

	if (signs->count == HB_SIGNS)
		return;
	signs->names[signs->count] = template;
	signs->items[signs->count++] = code ? code : 1;
}

static const struct row *row_of(const struct part *part, uint32_t code)
{
	uint32_t mask = part->n_slots - 1;

	for (uint32_t at = code & mask; part->rows[at].code; at = (at + 1) & mask)
		if (part->rows[at].code == code)
			return &part->rows[at];
	return NULL;
}

static double judge_part(const struct part *part, const struct hb_signs *signs, uint32_t without)
{
	int32_t sums[HB_JUDGE_COLUMNS] = {0};
	float total;

	for (uint32_t i = 0; i < signs->count; i++) {
		const struct row *row = i == without ? NULL : row_of(part, signs->items[i]);

		if (!row)
			continue;
		for (int c = 0; c < HB_JUDGE_COLUMNS; c++)
			sums[c] += row->weights[c];
	}
	/* the first column is what the signs say by themselves, the others are the hidden units */
	total = part->bias[0] + part->scale * (float)sums[0];
	for (int c = 1; c < HB_JUDGE_COLUMNS; c++) {
		float unit = part->bias[c] + part->scale * (float)sums[c];

		total += unit > 0 ? unit * part->out[c] : 0;
	}
	return (double)total;
}

double hb_judge(enum hb_judge judge, const struct hb_signs *signs)
{
	struct part part = part_of(judge);

	return judge_part(&part, signs, UINT32_MAX);
}

const char *hb_judge_reasons(struct hb_arena *arena, enum hb_judge judge, const struct hb_signs *signs)
{
	struct part part = part_of(judge);
	double all = judge_part(&part, signs, UINT32_MAX), parts[HB_SIGNS];
	const char *text = "";

	for (uint32_t i = 0; i < signs->count; i++)
		parts[i] = all - judge_part(&part, signs, i);
	for (int n = 0; n < REASONS && (uint32_t)n < signs->count; n++) {
		uint32_t best = 0;

		for (uint32_t i = 1; i < signs->count; i++)
			if (parts[i] * parts[i] > parts[best] * parts[best])
				best = i;
		text = hb_arena_format(arena, "%s%s%s %+.1f", text, n ? ", " : "", signs->names[best], parts[best]);
		parts[best] = 0;
	}
	return text;
}
