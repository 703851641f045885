/* An extraction cut into claims: see corpus.h. */
#include <string.h>

#include "base/utf8.h"
#include "casebook/corpus.h"

struct builder {
	struct hb_arena *arena;
	const struct hb_extraction *extraction;
	struct hb_offsets offsets;
	struct hb_claims *claims;
	bool outside; /* a span was outside the text */
};

static const char *const kind_names[HB_CLAIM_KINDS] = {"name",	"description", "attribute", "relation", "event",
						       "role", "time",	       "duration",  "count",	"condition", "deadline",
						       "amount", "statement"};

const char *hb_claim_kind_text(enum hb_claim_kind kind)
{
	return kind_names[kind];
}

int hb_claim_kind_parse(const char *text)
{
	for (int i = 0; text && i < HB_CLAIM_KINDS; i++)
		if (strcmp(kind_names[i], text) == 0)
			return i;
	return -1;
}

static const char *words_of(struct builder *builder, struct hb_span span)
{
	size_t first = hb_offsets_byte(&builder->offsets, span.start), end = hb_offsets_byte(&builder->offsets, span.end);
	return hb_arena_copy_text(builder->arena, builder->offsets.text + first, end - first);
}

/* Add the claim when it has a span. */
static void add(struct builder *builder, struct hb_claim claim)
{
	if (claim.span.end > builder->offsets.n_cp || claim.span.start > claim.span.end) {
		builder->outside = true;
		return;
	}
	if (claim.span.start == claim.span.end)
		return;
	claim.text = words_of(builder, claim.span);
	HB_PUSH(builder->arena, *builder->claims, claim);
}

static bool inside(struct hb_span inner, struct hb_span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end;
}

static uint32_t distance(struct hb_span a, struct hb_span b)
{
	return a.end <= b.start ? b.start - a.end : a.start >= b.end ? a.start - b.end : 0;
}

/* The words that name an entity in an event: its mention nearest to the trigger in the sentence, else the nearest before it,
 * else the whole sentence. */
static struct hb_span role_span(const struct hb_entity *entity, const struct hb_event *event)
{
	struct hb_span best = event->span;
	uint32_t best_distance = UINT32_MAX;
	for (size_t i = 0; i < entity->n_mentions; i++) {
		struct hb_span span = entity->mentions[i].span;
		uint32_t apart = distance(span, event->trigger);
		bool near = inside(span, event->span);
		if (!near && span.start > event->trigger.start)
			continue;
		apart += near ? 0 : UINT32_MAX / 2;
		if (apart < best_distance) {
			best_distance = apart;
			best = span;
		}
	}
	return best;
}

/* The mentions differ in weight: a name is as sure as the reading itself, and the reading gives no figure for it. */
static void add_names(struct builder *builder, uint32_t index, const struct hb_entity *entity)
{
	size_t first = builder->claims->count;
	uint32_t part = 0;
	for (size_t i = 0; i < entity->n_mentions; i++) {
		const struct hb_mention *mention = &entity->mentions[i];
		if (mention->kind != HB_NAME)
			continue;
		size_t before = builder->claims->count;
		add(builder, (struct hb_claim){.kind = HB_CLAIM_NAME, .item = index, .part = part, .property = "name",
					       .span = mention->span, .asserter = HB_NONE, .confidence = 1});
		if (builder->claims->count == before)
			continue;
		struct hb_claim *added = &builder->claims->items[before];
		added->value = added->text;
		bool known = false;
		for (size_t c = first; c < before && !known; c++)
			known = strcmp(builder->claims->items[c].text, added->text) == 0;
		if (known)
			builder->claims->count--;
		else
			part++;
	}
}

static void add_description(struct builder *builder, uint32_t index, const struct hb_entity *entity)
{
	if (entity->name || !entity->n_mentions)
		return;
	add(builder, (struct hb_claim){.kind = HB_CLAIM_DESCRIPTION, .item = index, .property = "description",
				       .value = entity->description, .span = entity->mentions[0].span,
				       .asserter = HB_NONE, .confidence = 1});
}

/* What the lists know of a place is no claim of a report. */
static void add_attributes(struct builder *builder, uint32_t index, const struct hb_entity *entity)
{
	if (entity->type == HB_PLACE)
		return;
	for (uint32_t i = 0; i < entity->n_attributes; i++) {
		const struct hb_attribute *attribute = &entity->attributes[i];
		add(builder, (struct hb_claim){.kind = HB_CLAIM_ATTRIBUTE, .item = index, .part = i,
					       .property = attribute->property, .value = attribute->value,
					       .span = attribute->span, .asserter = attribute->asserter,
					       .reality = attribute->reality, .confidence = attribute->confidence});
	}
}

static struct hb_claim event_claim(const struct hb_event *event, uint32_t index, enum hb_claim_kind kind,
				   struct hb_span span)
{
	return (struct hb_claim){.kind = kind, .item = index, .property = event->type, .span = span,
				 .asserter = event->source, .reality = event->reality, .confidence = event->confidence};
}

static void add_roles(struct builder *builder, uint32_t index, const struct hb_event *event)
{
	for (uint32_t role = 0; role < HB_ROLE_COUNT; role++)
		for (uint32_t i = 0; i < event->n_roles[role] && i < 65536; i++) {
			const struct hb_entity *entity = &builder->extraction->entities[event->roles[role][i]];
			struct hb_claim claim = event_claim(event, index, HB_CLAIM_ROLE, role_span(entity, event));
			claim.part = role * 65536 + i;
			claim.property = hb_role_text((enum hb_role)role);
			claim.value = entity->name ? entity->name : entity->description;
			add(builder, claim);
		}
}

static const char *bounds_text(struct builder *builder, int32_t min, int32_t max)
{
	if (min == max)
		return hb_arena_format(builder->arena, "%d", min);
	if (min < 0)
		return hb_arena_format(builder->arena, "../%d", max);
	if (max < 0)
		return hb_arena_format(builder->arena, "%d/..", min);
	return hb_arena_format(builder->arena, "%d/%d", min, max);
}

/* One pass over the events for each kind keeps the claims in order of kind. */
static void add_events(struct builder *builder, enum hb_claim_kind kind)
{
	for (uint32_t i = 0; i < builder->extraction->n_events; i++) {
		const struct hb_event *event = &builder->extraction->events[i];
		struct hb_span span = event->span.start < event->span.end ? event->span : event->trigger;
		struct hb_claim claim = event_claim(event, i, kind, span);
		if (kind == HB_CLAIM_EVENT) {
			add(builder, claim);
		} else if (kind == HB_CLAIM_ROLE) {
			add_roles(builder, i, event);
		} else if (kind == HB_CLAIM_TIME && event->time.text) {
			claim.span = event->time.span;
			claim.value = event->time.value;
			add(builder, claim);
		} else if (kind == HB_CLAIM_DURATION && (event->days_min >= 0 || event->days_max >= 0)) {
			claim.span = event->duration_span.start < event->duration_span.end ? event->duration_span : span;
			claim.value = bounds_text(builder, event->days_min, event->days_max);
			add(builder, claim);
		} else if (kind == HB_CLAIM_COUNT && (event->count_min >= 0 || event->count_max >= 0)) {
			claim.span = event->count_span;
			claim.value = bounds_text(builder, event->count_min, event->count_max);
			add(builder, claim);
		} else if (kind == HB_CLAIM_CONDITION) {
			claim.span = event->condition;
			add(builder, claim);
		} else if (kind == HB_CLAIM_DEADLINE && event->deadline.text) {
			claim.span = event->deadline.span;
			claim.value = event->deadline.value;
			add(builder, claim);
		} else if (kind == HB_CLAIM_AMOUNT) {
			claim.span = event->amount;
			add(builder, claim);
		}
	}
}

static void add_relations(struct builder *builder)
{
	for (uint32_t i = 0; i < builder->extraction->n_relations; i++) {
		const struct hb_relation *relation = &builder->extraction->relations[i];
		add(builder, (struct hb_claim){.kind = HB_CLAIM_RELATION, .item = i, .property = relation->type,
					       .span = relation->span, .asserter = relation->asserter,
					       .reality = relation->reality, .confidence = relation->confidence});
	}
}

static void add_statements(struct builder *builder)
{
	for (uint32_t i = 0; i < builder->extraction->n_statements; i++) {
		const struct hb_statement *statement = &builder->extraction->statements[i];
		for (uint32_t piece = 0; piece < statement->n_content; piece++)
			add(builder, (struct hb_claim){.kind = HB_CLAIM_STATEMENT, .item = i, .part = piece,
						       .property = hb_statement_kind_text(statement->kind),
						       .span = statement->content[piece], .asserter = statement->speaker,
						       .confidence = statement->confidence});
	}
}

enum hb_status hb_claims_build(const struct hb_extraction *extraction, struct hb_arena *arena,
			       struct hb_claims *ret_claims, struct hb_error *error)
{
	struct hb_claims claims = {0};
	struct builder builder = {.arena = arena, .extraction = extraction, .claims = &claims};
	hb_offsets_init(&builder.offsets, arena, extraction->source->text, extraction->source->n_text_bytes);
	for (uint32_t i = 0; i < extraction->n_entities; i++)
		add_names(&builder, i, &extraction->entities[i]);
	for (uint32_t i = 0; i < extraction->n_entities; i++)
		add_description(&builder, i, &extraction->entities[i]);
	for (uint32_t i = 0; i < extraction->n_entities; i++)
		add_attributes(&builder, i, &extraction->entities[i]);
	add_relations(&builder);
	for (int kind = HB_CLAIM_EVENT; kind <= HB_CLAIM_AMOUNT; kind++)
		add_events(&builder, (enum hb_claim_kind)kind);
	add_statements(&builder);
	if (builder.outside)
		return hb_fail(error, HB_BAD_INPUT, "an extraction cites words outside of its text");
	*ret_claims = claims;
	return HB_OK;
}
