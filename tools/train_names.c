/* Train the name finder (src/finder): a linear-chain conditional random field by stochastic gradient descent.
 *
 * usage: train-names MODEL [--gold FILE[=WEIGHT]] ... [--predict TEXTS OUT] [--out WEIGHTS] [--epochs N] [--without KINDS] ...
 *
 * FILE holds JSON lines with `text` and `entities` [{"span": [start, end], "type": "person|organization|place|misc"}], in code points.  Updates are
 * AdaGrad's (Duchi, Hazan and Singer 2011) with an L2 term and truncation at the end; features that name one word are left out at random so that the
 * others learn to do without them.  The second reading's weights are learned on top of first readings that have not seen the document (five
 * folds).  Everything is seeded: the same files give the same weights on the same machine. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "finder/chain.h"
#include "finder/weights.h"
#include "language/language.h"
#include "source/source.h"

enum { N_FOLDS = 5 };

struct feature_map { /* code -> row */
	uint64_t *codes;
	uint32_t *rows;
	size_t capacity, count;
};

struct document {
	struct hb_arena *arena;
	struct hb_finder_document found;
	struct hb_source source;
	struct hb_analysis analysis;
	uint32_t *starts;  /* [n + 1] into features */
	uint32_t *features; /* row * 2 + identity */
	uint32_t *answer_starts, *answers; /* those of the second reading */
	uint8_t *first;    /* labels of a first reading */
	uint32_t *allowed; /* of each position: a bit for each label that may be right; several where annotators differ */
	float (*base)[HB_N_LABELS]; /* scores of a first reading that has not seen it */
	float weight;
	int fold;
	json_t *id;
};

struct options {
	int epochs;
	double rate, l2, drop, prune;
	uint32_t least;
	bool without[HB_N_FEATURE_KINDS];
	bool fast; /* no second reading */
};

struct weights {
	float *of;      /* rows of HB_N_LABELS */
	float *squares; /* AdaGrad's sums */
	float transitions[HB_N_LABELS][HB_N_LABELS], transition_squares[HB_N_LABELS][HB_N_LABELS];
};

static struct options options = {.epochs = 12, .rate = 0.15, .l2 = 2e-7, .drop = 0.2, .prune = 0.02, .least = 2};
static struct feature_map map;
static uint32_t *row_counts;
static uint64_t *row_codes;
static size_t row_capacity;
static struct document *documents;
static size_t n_documents, document_capacity;

static uint64_t random_state = 88172645463325252U;

static uint64_t random_bits(void) /* xorshift64 (Marsaglia 2003) */
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

static double random_unit(void)
{
	return (double)(random_bits() >> 11) / 9007199254740992.0;
}

static void grow_map(void)
{
	struct feature_map old = map;

	map.capacity = old.capacity ? old.capacity * 2 : 1 << 22;
	map.codes = hb_alloc_zero(map.capacity, sizeof *map.codes);
	map.rows = hb_alloc(map.capacity, sizeof *map.rows);
	for (size_t i = 0; i < old.capacity; i++) {
		if (!old.codes[i])
			continue;
		size_t slot = old.codes[i] % map.capacity;
		while (map.codes[slot])
			slot = (slot + 1) % map.capacity;
		map.codes[slot] = old.codes[i];
		map.rows[slot] = old.rows[i];
	}
	free(old.codes);
	free(old.rows);
}

static uint32_t row_of(uint64_t code, bool add)
{
	code = code ? code : 1;
	if (map.count * 3 >= map.capacity * 2)
		grow_map();
	size_t slot = code % map.capacity;
	while (map.codes[slot] && map.codes[slot] != code)
		slot = (slot + 1) % map.capacity;
	if (!map.codes[slot]) {
		if (!add)
			return HB_NONE;
		map.codes[slot] = code;
		map.rows[slot] = (uint32_t)map.count;
		if (map.count == row_capacity) {
			row_capacity = row_capacity ? row_capacity * 2 : 1 << 20;
			row_counts = hb_realloc(row_counts, row_capacity, sizeof *row_counts);
			row_codes = hb_realloc(row_codes, row_capacity, sizeof *row_codes);
		}
		row_counts[map.count] = 0;
		row_codes[map.count++] = code;
	}
	return map.rows[slot];
}

static bool is_identity(enum hb_feature_kind kind)
{
	return kind == HB_F_WORD || kind == HB_F_LOWER || kind == HB_F_PAIR_OF_WORDS || kind == HB_F_LONG_PREFIX || kind == HB_F_LONG_SUFFIX;
}

struct gathered {
	uint32_t *items;
	size_t count, capacity;
	bool add;
};

static void gather(void *context, enum hb_feature_kind kind, uint64_t feature)
{
	struct gathered *gathered = context;
	uint32_t row;

	if (options.without[kind])
		return;
	row = row_of(feature, gathered->add);
	if (row == HB_NONE)
		return;
	if (gathered->count == gathered->capacity) {
		gathered->capacity = gathered->capacity ? gathered->capacity * 2 : 4096;
		gathered->items = hb_realloc(gathered->items, gathered->capacity, sizeof *gathered->items);
	}
	row_counts[row] += gathered->add;
	gathered->items[gathered->count++] = row * 2 + is_identity(kind);
}

static void take_features(struct document *document, bool add)
{
	struct gathered gathered = {.add = add};
	struct hb_feature_sink sink = {gather, &gathered};
	struct hb_finder_document *found = &document->found;

	document->starts = hb_alloc(found->n + 1, sizeof *document->starts);
	for (size_t i = 0; i < found->n; i++) {
		document->starts[i] = (uint32_t)gathered.count;
		for (int d = -HB_REACH; d <= HB_REACH; d++) {
			if (hb_finder_beside(found, i, d))
				hb_word_features(found, found->words[i + (size_t)d], d, &sink);
		}
		hb_place_features(found, i, &sink);
	}
	document->starts[found->n] = (uint32_t)gathered.count;
	document->features = gathered.items;
}

static void take_answers(struct document *document, bool add)
{
	struct gathered gathered = {.add = add};
	struct hb_feature_sink sink = {gather, &gathered};

	hb_finder_answer(&document->found, document->first);
	free(document->answer_starts);
	free(document->answers);
	document->answer_starts = hb_alloc(document->found.n + 1, sizeof *document->answer_starts);
	for (size_t i = 0; i < document->found.n; i++) {
		document->answer_starts[i] = (uint32_t)gathered.count;
		hb_answer_features(&document->found, i, document->first, &sink);
	}
	document->answer_starts[document->found.n] = (uint32_t)gathered.count;
	document->answers = gathered.items;
}

static int kind_of(const char *type)
{
	static const char *const names[] = {"person", "organization", "place", "misc"};

	for (int k = 0; k < 4; k++) {
		if (strcmp(type, names[k]) == 0)
			return k;
	}
	return -1;
}

static unsigned span_label(unsigned kind, size_t first, size_t i, size_t last)
{
	return hb_label(kind, first == last ? HB_UNIT : i == first ? HB_BEGIN : i == last ? HB_LAST : HB_INSIDE);
}

/* Spans to labels: a token belongs to a name when they overlap; what crosses a block is cut there. */
static void take_labels(const struct document *document, const json_t *entities, uint8_t *ret_labels)
{
	const struct hb_finder_document *found = &document->found;
	size_t index;
	json_t *entity;

	memset(ret_labels, HB_OUTSIDE, found->n);
	json_array_foreach(entities, index, entity) {
		json_t *span = json_object_get(entity, "span");
		json_int_t start = json_integer_value(json_array_get(span, 0)), end = json_integer_value(json_array_get(span, 1));
		int kind = kind_of(json_string_value(json_object_get(entity, "type")));
		size_t first = found->n, last = 0;

		for (size_t i = 0; i < found->n && kind >= 0; i++) {
			const struct hb_token *token = &document->analysis.tokens[found->tokens[i]];
			if ((json_int_t)token->start >= end || (json_int_t)token->end <= start || ret_labels[i] != HB_OUTSIDE)
				continue;
			if (first < i && found->first_in_chain[i]) {
				for (size_t k = first; k <= last; k++)
					ret_labels[k] = (uint8_t)span_label((unsigned)kind, first, k, last);
				first = i;
			}
			first = i < first ? i : first;
			last = i;
		}
		for (size_t k = first; k <= last && first < found->n; k++)
			ret_labels[k] = (uint8_t)span_label((unsigned)kind, first, k, last);
	}
}

/* What the entities say; where a second annotator (`others`) says otherwise, either may be right. */
static void take_gold(struct document *document, const json_t *object)
{
	size_t n = document->found.n;
	uint8_t *labels = hb_alloc(n + 1, 1);
	json_t *others = json_object_get(object, "others");

	document->allowed = hb_alloc_zero(n + 1, sizeof *document->allowed);
	take_labels(document, json_object_get(object, "entities"), labels);
	for (size_t i = 0; i < n; i++)
		document->allowed[i] = 1U << labels[i];
	if (others) {
		take_labels(document, others, labels);
		for (size_t i = 0; i < n; i++)
			document->allowed[i] |= 1U << labels[i];
	}
	free(labels);
}

static void load(const char *path, struct hb_workspace *workspace, float weight, bool add)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	if (!file) {
		perror(path);
		exit(3);
	}
	while ((n = getline(&line, &size, file)) > 0) {
		struct hb_error error;
		struct hb_input input;
		struct document document = {.arena = hb_arena_new(), .weight = weight};
		json_t *object = json_loads(line, 0, NULL), *plain = json_object();
		char *text;

		json_object_set(plain, "text", json_object_get(object, "text"));
		json_object_set_new(plain, "lang", json_string("en"));
		text = json_dumps(plain, JSON_COMPACT);
		if (hb_input_from_json_line(text, strlen(text), document.arena, &input, &error) ||
		    hb_source_read(&input, document.arena, &document.source, &error)) {
			fprintf(stderr, "%s: a text that cannot be read\n", path);
			exit(3);
		}
		document.id = json_incref(json_object_get(object, "id"));
		hb_analyse(workspace, &document.source, document.arena, &document.analysis);
		hb_finder_open(&document.analysis, document.arena, &document.found);
		take_gold(&document, object);
		take_features(&document, add);
		document.fold = (int)(n_documents % N_FOLDS);
		if (n_documents == document_capacity) {
			document_capacity = document_capacity ? document_capacity * 2 : 1024;
			documents = hb_realloc(documents, document_capacity, sizeof *documents);
		}
		documents[n_documents] = document;
		documents[n_documents].found.analysis = NULL; /* moved below, once the array has its place */
		n_documents++;
		free(text);
		json_decref(object);
		json_decref(plain);
	}
	free(line);
	fclose(file);
}

static void settle(void)
{
	for (size_t i = 0; i < n_documents; i++) {
		documents[i].analysis.source = &documents[i].source;
		documents[i].found.analysis = &documents[i].analysis;
	}
}

/* Scores of the positions [first, end) out of rows; drop: leave identities out. */
static void score(const struct weights *weights, const uint32_t *starts, const uint32_t *features, size_t first, size_t end, const uint8_t *drop,
		  float (*scores)[HB_N_LABELS])
{
	for (size_t i = first; i < end; i++) {
		float *sum = scores[i - first];

		for (uint32_t f = starts[i]; f < starts[i + 1]; f++) {
			const float *row = weights->of + (size_t)(features[f] >> 1) * HB_N_LABELS;

			if (row_counts[features[f] >> 1] < options.least || (drop && drop[i - first] && (features[f] & 1)))
				continue;
			for (unsigned k = 0; k < HB_N_LABELS; k++)
				sum[k] += row[k];
		}
	}
}

static void adagrad(float *weight, float *square, float gradient, double rate)
{
	gradient += (float)options.l2 * *weight;
	*square += gradient * gradient;
	*weight -= (float)rate * gradient / (sqrtf(*square) + 1e-6F);
}

static void update(struct weights *weights, const uint32_t *starts, const uint32_t *features, size_t i, const float *gradient, bool drop, double rate)
{
	for (uint32_t f = starts[i]; f < starts[i + 1]; f++) {
		size_t row = features[f] >> 1;

		if (row_counts[row] < options.least || (drop && (features[f] & 1)))
			continue;
		for (unsigned k = 0; k < HB_N_LABELS; k++) {
			if (gradient[k] > 1e-5F || gradient[k] < -1e-5F)
				adagrad(&weights->of[row * HB_N_LABELS + k], &weights->squares[row * HB_N_LABELS + k], gradient[k], rate);
		}
	}
}

/* Marginals of labels and of pairs by the forward-backward algorithm in scaled probabilities, over the label sequences that
 * `allowed` leaves (NULL: all). */
static void expect(const struct weights *weights, float (*scores)[HB_N_LABELS], size_t n, const uint32_t *allowed,
		   float (*ret_marginals)[HB_N_LABELS], float ret_pairs[HB_N_LABELS][HB_N_LABELS])
{
	static float (*alpha)[HB_N_LABELS], (*local)[HB_N_LABELS], *scale;
	static size_t capacity;
	static float moves[HB_N_LABELS][HB_N_LABELS];
	float beta[HB_N_LABELS], next[HB_N_LABELS];

	if (n > capacity) {
		capacity = n;
		alpha = hb_realloc(alpha, n, sizeof *alpha);
		local = hb_realloc(local, n, sizeof *local);
		scale = hb_realloc(scale, n, sizeof *scale);
	}
	for (unsigned a = 0; a < HB_N_LABELS; a++)
		for (unsigned b = 0; b < HB_N_LABELS; b++)
			moves[a][b] = hb_label_follows(a, b) ? expf(weights->transitions[a][b]) : 0;
	for (size_t i = 0; i < n; i++) {
		float most = -1e30F, sum = 0;
		for (unsigned k = 0; k < HB_N_LABELS; k++)
			most = scores[i][k] > most && (!allowed || (allowed[i] >> k & 1)) ? scores[i][k] : most;
		for (unsigned k = 0; k < HB_N_LABELS; k++) {
			local[i][k] = allowed && !(allowed[i] >> k & 1) ? 0 : expf(scores[i][k] - most);
			float in = 0;
			if (i == 0)
				in = hb_label_follows(HB_OUTSIDE, k) ? 1 : 0;
			else
				for (unsigned j = 0; j < HB_N_LABELS; j++)
					in += alpha[i - 1][j] * moves[j][k];
			alpha[i][k] = in * local[i][k];
			if (i + 1 == n && hb_label_open(k))
				alpha[i][k] = 0;
			sum += alpha[i][k];
		}
		scale[i] = sum > 1e-30F ? sum : 1e-30F;
		for (unsigned k = 0; k < HB_N_LABELS; k++)
			alpha[i][k] /= scale[i];
	}
	for (unsigned k = 0; k < HB_N_LABELS; k++)
		beta[k] = hb_label_open(k) ? 0 : 1;
	memset(ret_pairs, 0, sizeof(float) * HB_N_LABELS * HB_N_LABELS);
	for (size_t i = n; i-- > 0;) {
		for (unsigned k = 0; k < HB_N_LABELS; k++)
			ret_marginals[i][k] = alpha[i][k] * beta[k];
		if (i == 0)
			break;
		for (unsigned k = 0; k < HB_N_LABELS; k++)
			next[k] = local[i][k] * beta[k] / scale[i];
		for (unsigned j = 0; j < HB_N_LABELS; j++) {
			float sum = 0;
			for (unsigned k = 0; k < HB_N_LABELS; k++) {
				sum += moves[j][k] * next[k];
				ret_pairs[j][k] += alpha[i - 1][j] * moves[j][k] * next[k];
			}
			beta[j] = sum;
		}
	}
}

struct chain {
	uint32_t document;
	uint32_t first, end;
};

static struct chain *chains;
static size_t n_chains;

static void take_chains(size_t n_trained)
{
	size_t capacity = 0;

	for (size_t d = 0; d < n_trained; d++) {
		const struct hb_finder_document *found = &documents[d].found;
		for (size_t first = 0, end; first < found->n; first = end) {
			for (end = first + 1; end < found->n && !found->first_in_chain[end];)
				end++;
			if (n_chains == capacity) {
				capacity = capacity ? capacity * 2 : 1 << 16;
				chains = hb_realloc(chains, capacity, sizeof *chains);
			}
			chains[n_chains++] = (struct chain){(uint32_t)d, (uint32_t)first, (uint32_t)end};
		}
	}
}

static double learn_chain(struct weights *weights, const struct chain *chain, bool second, double rate)
{
	static float (*scores)[HB_N_LABELS], (*marginals)[HB_N_LABELS], (*right)[HB_N_LABELS];
	static uint8_t *drop;
	static size_t capacity;
	struct document *document = &documents[chain->document];
	const uint32_t *starts = second ? document->answer_starts : document->starts, *features = second ? document->answers : document->features;
	size_t n = chain->end - chain->first;
	float pairs[HB_N_LABELS][HB_N_LABELS], right_pairs[HB_N_LABELS][HB_N_LABELS];
	double loss = 0;

	if (n > capacity) {
		capacity = n;
		scores = hb_realloc(scores, n, sizeof *scores);
		marginals = hb_realloc(marginals, n, sizeof *marginals);
		right = hb_realloc(right, n, sizeof *right);
		drop = hb_realloc(drop, n, 1);
	}
	for (size_t i = 0; i < n; i++) {
		drop[i] = !second && random_unit() < options.drop;
		if (second)
			memcpy(scores[i], document->base[chain->first + i], sizeof scores[i]);
		else
			memset(scores[i], 0, sizeof scores[i]);
	}
	score(weights, starts, features, chain->first, chain->end, drop, scores);
	expect(weights, scores, n, NULL, marginals, pairs);
	expect(weights, scores, n, document->allowed + chain->first, right, right_pairs);
	for (size_t i = 0; i < n; i++) {
		float most = 0;

		for (unsigned k = 0; k < HB_N_LABELS; k++) {
			marginals[i][k] = document->weight * (marginals[i][k] - right[i][k]);
			most = fabsf(marginals[i][k]) > most ? fabsf(marginals[i][k]) : most;
		}
		loss += most;
		if (most > 5e-4F)
			update(weights, starts, features, chain->first + i, marginals[i], drop[i], rate);
	}
	for (unsigned a = 0; a < HB_N_LABELS; a++)
		for (unsigned b = 0; b < HB_N_LABELS; b++)
			if (hb_label_follows(a, b) && fabsf(pairs[a][b] - right_pairs[a][b]) > 1e-4F)
				adagrad(&weights->transitions[a][b], &weights->transition_squares[a][b],
					document->weight * (pairs[a][b] - right_pairs[a][b]), rate);
	return loss;
}

/* Learn from every chain whose document is not in the fold that is left out (-1: none). */
static void learn(struct weights *weights, int fold_out, bool second)
{
	size_t *order = hb_alloc(n_chains, sizeof *order);

	random_state = 88172645463325252U + (uint64_t)(fold_out + 2);
	for (size_t i = 0; i < n_chains; i++)
		order[i] = i;
	for (int epoch = 0; epoch < options.epochs; epoch++) {
		double loss = 0, rate = options.rate * (1 - 0.9 * epoch / options.epochs);

		for (size_t i = n_chains; i > 1; i--) {
			size_t j = random_bits() % i, swapped = order[i - 1];
			order[i - 1] = order[j];
			order[j] = swapped;
		}
		for (size_t i = 0; i < n_chains; i++) {
			if (documents[chains[order[i]].document].fold != fold_out)
				loss += learn_chain(weights, &chains[order[i]], second, rate);
		}
		fprintf(stderr, "%s reading, fold %d, epoch %d: loss %.0f\n", second ? "second" : "first", fold_out, epoch + 1, loss);
	}
	free(order);
}

static struct weights new_weights(void)
{
	return (struct weights){.of = hb_alloc_zero(map.count * HB_N_LABELS, sizeof(float)),
				.squares = hb_alloc_zero(map.count * HB_N_LABELS, sizeof(float))};
}

/* First readings of the documents of a fold (or all with -1). */
static void read_first(const struct weights *weights, struct document *document)
{
	size_t n = document->found.n;

	document->base = hb_realloc(document->base, n + 1, sizeof *document->base);
	document->first = hb_realloc(document->first, n + 1, 1);
	memset(document->base, 0, (n + 1) * sizeof *document->base);
	score(weights, document->starts, document->features, 0, n, NULL, document->base);
	for (size_t first = 0, end; first < n; first = end) {
		for (end = first + 1; end < n && !document->found.first_in_chain[end];)
			end++;
		hb_chain_best(document->arena, (const float (*)[HB_N_LABELS])document->base + first, end - first, weights->transitions, document->first + first, NULL);
	}
}

static void read_second(const struct weights *weights, struct document *document)
{
	size_t n = document->found.n;

	take_answers(document, false);
	score(weights, document->answer_starts, document->answers, 0, n, NULL, document->base);
	for (size_t first = 0, end; first < n; first = end) {
		for (end = first + 1; end < n && !document->found.first_in_chain[end];)
			end++;
		hb_chain_best(document->arena, (const float (*)[HB_N_LABELS])document->base + first, end - first, weights->transitions, document->first + first, NULL);
	}
}

static void write_answers(FILE *out, const struct document *document)
{
	static const char *const names[] = {"person", "organization", "place", "misc"};
	json_t *object = json_object(), *entities = json_array();

	for (size_t i = 0, end; i < document->found.n; i = end) {
		end = i + 1;
		if (document->first[i] == HB_OUTSIDE)
			continue;
		while (hb_label_open(document->first[end - 1]))
			end++;
		json_array_append_new(entities, json_pack("{s:[i,i],s:s}", "span", (int)document->analysis.tokens[document->found.tokens[i]].start,
							  (int)document->analysis.tokens[document->found.tokens[end - 1]].end, "type",
							  names[hb_label_kind(document->first[i])]));
	}
	json_object_set(object, "id", document->id);
	json_object_set_new(object, "entities", entities);
	json_dumpf(object, out, JSON_COMPACT);
	putc('\n', out);
	json_decref(object);
}

static void put_u32(unsigned char *at, uint32_t value)
{
	memcpy(at, &value, sizeof value);
}

/* Keep rows whose largest weight is worth a step, in one table. */
static void write_weights(const char *path, const struct weights *first, const struct weights *second)
{
	FILE *out = fopen(path, "wb");
	float most = 0, step;
	size_t kept = 0, n_slots;
	unsigned char header[16] = "HBNW";
	uint32_t *prints;
	int8_t *quantised;
	float *rows = hb_alloc(map.count * HB_N_LABELS, sizeof *rows);

	for (size_t i = 0; i < map.count * HB_N_LABELS; i++) {
		rows[i] = first->of[i] + (second ? second->of[i] : 0);
		most = fabsf(rows[i]) > most ? fabsf(rows[i]) : most;
	}
	step = most / 127;
	for (size_t row = 0; row < map.count; row++) {
		float largest = 0;
		for (unsigned k = 0; k < HB_N_LABELS; k++)
			largest = fmaxf(largest, fabsf(rows[row * HB_N_LABELS + k]));
		row_counts[row] = largest < fmaxf(step / 2, (float)options.prune) ? 0 : 1;
		kept += row_counts[row];
	}
	n_slots = kept * 5 / 4 + 1;
	prints = hb_alloc_zero(n_slots, sizeof *prints);
	quantised = hb_alloc_zero(n_slots, HB_LABEL_ROW);
	for (size_t row = 0; row < map.count; row++) {
		uint64_t slot = ((row_codes[row] >> 32) * n_slots) >> 32;
		if (!row_counts[row])
			continue;
		while (prints[slot])
			slot = slot + 1 == n_slots ? 0 : slot + 1;
		prints[slot] = (uint32_t)row_codes[row] ? (uint32_t)row_codes[row] : 1;
		for (unsigned k = 0; k < HB_N_LABELS; k++)
			quantised[slot * HB_LABEL_ROW + k] = (int8_t)lrintf(rows[row * HB_N_LABELS + k] / step);
	}
	put_u32(header + 4, 2);
	put_u32(header + 8, (uint32_t)n_slots);
	memcpy(header + 12, &step, 4);
	fwrite(header, 1, sizeof header, out);
	fwrite(first->transitions, sizeof first->transitions, 1, out);
	fwrite((second ? second : first)->transitions, sizeof first->transitions, 1, out);
	fwrite(prints, sizeof *prints, n_slots, out);
	fwrite(quantised, HB_LABEL_ROW, n_slots, out);
	if (fclose(out))
		perror(path);
	fprintf(stderr, "%zu features kept of %zu, %.1f MB, largest weight %.2f\n", kept, map.count,
		(double)(n_slots * (4 + HB_LABEL_ROW)) / 1e6, (double)most);
	free(prints);
	free(quantised);
	free(rows);
}

static void leave_out(char *kinds)
{
	for (char *name = strtok(kinds, ","); name; name = strtok(NULL, ",")) {
		for (int k = 1; k < HB_N_FEATURE_KINDS; k++)
			options.without[k] |= strcmp(hb_feature_names[k], name) == 0;
	}
}

enum { MOST_FILES = 16 };

/* What the command line asks for beside the options of learning. */
struct task {
	char *gold[MOST_FILES]; /* FILE or FILE=WEIGHT */
	int n_gold;
	const char *texts, *answers; /* to be labelled, and where to; NULL */
	const char *target;          /* of the weights; NULL */
	struct hb_workspace *workspace;
};

static bool take_option(struct task *task, const char *name, char **values)
{
	if (!strcmp(name, "--gold") && task->n_gold < MOST_FILES) {
		task->gold[task->n_gold++] = values[0];
	} else if (!strcmp(name, "--predict") && values[1]) {
		task->texts = values[0];
		task->answers = values[1];
	} else if (!strcmp(name, "--out")) {
		task->target = values[0];
	} else if (!strcmp(name, "--epochs")) {
		options.epochs = atoi(values[0]);
	} else if (!strcmp(name, "--rate")) {
		options.rate = atof(values[0]);
	} else if (!strcmp(name, "--l2")) {
		options.l2 = atof(values[0]);
	} else if (!strcmp(name, "--drop")) {
		options.drop = atof(values[0]);
	} else if (!strcmp(name, "--least")) {
		options.least = (uint32_t)atoi(values[0]);
	} else if (!strcmp(name, "--prune")) {
		options.prune = atof(values[0]);
	} else if (!strcmp(name, "--without")) {
		leave_out(values[0]);
	} else if (!strcmp(name, "--readings")) {
		options.fast = atoi(values[0]) < 2;
	} else {
		return false;
	}
	return true;
}

/* First readings of each fold by weights that were learned without it, and the features that they give the second reading. */
static void read_unseen(size_t n_trained)
{
	for (int fold = 0; fold < N_FOLDS; fold++) {
		struct weights without = new_weights();

		learn(&without, fold, false);
		for (size_t d = 0; d < n_trained; d++) {
			if (documents[d].fold == fold)
				read_first(&without, &documents[d]);
		}
		free(without.of);
		free(without.squares);
	}
	for (size_t d = 0; d < n_trained; d++)
		take_answers(&documents[d], true);
}

static void predict(const struct task *task, const struct weights *first, const struct weights *second, size_t n_trained)
{
	FILE *out = fopen(task->answers, "w");

	if (!out) {
		perror(task->answers);
		exit(4);
	}
	load(task->texts, task->workspace, 1, false);
	settle();
	for (size_t d = n_trained; d < n_documents; d++) {
		read_first(first, &documents[d]);
		if (!options.fast)
			read_second(second, &documents[d]);
		write_answers(out, &documents[d]);
	}
	fclose(out);
}

int main(int n_arguments, char **arguments)
{
	struct hb_language_model *model;
	struct hb_error error;
	struct weights first, second = {0};
	struct task task = {0};
	size_t n_trained;

	if (n_arguments < 2 || hb_language_load(arguments[1], &model, &error)) {
		fputs("usage: train-names MODEL [--gold FILE[=WEIGHT]] ... (see the head of tools/train_names.c)\n", stderr);
		return 2;
	}
	task.workspace = hb_workspace_new(model, HB_FLOAT32);
	for (int i = 2; i + 1 < n_arguments; i += strcmp(arguments[i], "--predict") ? 2 : 3) {
		if (!take_option(&task, arguments[i], arguments + i + 1)) {
			fprintf(stderr, "%s: no such option\n", arguments[i]);
			return 2;
		}
	}
	for (int i = 0; i < task.n_gold; i++) { /* after all options: --without is about their features */
		char *weight = strrchr(task.gold[i], '=');

		if (weight)
			*weight++ = '\0';
		load(task.gold[i], task.workspace, weight ? strtof(weight, NULL) : 1, true);
	}
	n_trained = n_documents;
	settle();
	take_chains(n_trained);
	fprintf(stderr, "%zu documents, %zu chains, %zu features\n", n_trained, n_chains, map.count);
	if (!options.fast)
		read_unseen(n_trained);
	first = new_weights();
	learn(&first, -1, false);
	if (!options.fast) {
		second = new_weights();
		memcpy(second.transitions, first.transitions, sizeof second.transitions);
		learn(&second, -1, true);
	}
	if (task.texts)
		predict(&task, &first, &second, n_trained);
	if (task.target)
		write_weights(task.target, &first, options.fast ? NULL : &second);
	return 0;
}
