/* Nobody is his own kin.  Relatives often share a family name, and coref may have taken two of them for one person; a tie
 * between two mentions of one entity shows it, and the one is parted from the other by name. */
#include "extract/family/kinship_internal.h"
#include "extract/trace.h"

static const struct hb_found_mention *name_of(const struct hb_reading *reading, uint32_t mention)
{
	return mention != HB_NONE && reading->mentions.items[mention].kind == HB_NAME ? &reading->mentions.items[mention] : NULL;
}

static bool same_words(const struct hb_reading *reading, const struct hb_found_mention *one, const struct hb_found_mention *other)
{
	if (one->end - one->first != other->end - other->first)
		return false;
	for (uint32_t i = 0; i < one->end - one->first; i++) {
		if (!hb_is(hb_tok(reading, one->first + i)->lower, hb_tok(reading, other->first + i)->lower))
			return false;
	}
	return true;
}

static bool same_given_name(const struct hb_reading *reading, const struct hb_found_mention *one,
			    const struct hb_found_mention *other)
{
	return hb_is(hb_tok(reading, one->first)->lower, hb_tok(reading, other->first)->lower);
}

/* Does a mention of the entity go along with the name that leaves it?  By the given name where that tells the two apart, else only
 * the very same words. */
static bool goes_along(const struct hb_reading *reading, const struct hb_found_mention *mention,
		       const struct hb_found_mention *name, const struct hb_found_mention *other)
{
	if (mention->kind != HB_NAME)
		return false;
	if (other && !same_given_name(reading, name, other))
		return same_given_name(reading, mention, name);
	return same_words(reading, mention, name);
}

/* The longest of the names of an entity, in the arena. */
static const char *longest_name(const struct hb_reading *reading, const struct hb_found_entity *entity)
{
	const struct hb_found_mention *best = NULL;

	for (size_t i = 0; i < entity->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[entity->mentions.items[i]];

		if (mention->kind == HB_NAME && (!best || mention->end - mention->first > best->end - best->first))
			best = mention;
	}
	return best ? hb_reading_text(reading, hb_reading_span(reading, best->first, best->end)) : NULL;
}

/* Move the name, and what is called the same, into an entity of its own.  HB_NONE when nothing would stay behind. */
static uint32_t part(struct hb_reading *reading, uint32_t entity, const struct hb_found_mention *name,
		     const struct hb_found_mention *other)
{
	uint32_t moved = 0, names = 0, created;
	struct hb_found_entity *from, *to;
	size_t kept = 0;

	for (size_t i = 0; i < reading->entities.items[entity].mentions.count; i++) {
		const struct hb_found_mention *mention =
			&reading->mentions.items[reading->entities.items[entity].mentions.items[i]];

		names += mention->kind == HB_NAME;
		moved += goes_along(reading, mention, name, other);
	}
	if (moved == 0 || moved >= names)
		return HB_NONE;
	hb_trace(reading, HB_PASS_KINSHIP, name->first, name->end, "parted from %s, whose kin it is: %s", hb_trace_entity(reading, entity),
		 hb_trace_at_work(reading));
	created = hb_reading_add_entity(reading, HB_PERSON);
	from = &reading->entities.items[entity];
	to = &reading->entities.items[created];
	to->gender = name->gender ? name->gender : hb_first_name_gender(hb_tok(reading, name->first)->lower);
	to->number = HB_SINGULAR;
	for (size_t i = 0; i < from->mentions.count; i++) {
		uint32_t index = from->mentions.items[i];

		if (goes_along(reading, &reading->mentions.items[index], name, other)) {
			reading->mentions.items[index].entity = created;
			HB_PUSH(reading->arena, to->mentions, index);
		} else {
			from->mentions.items[kept++] = index;
		}
	}
	from->mentions.count = kept;
	from->entity.name = longest_name(reading, from);
	to->entity.name = longest_name(reading, to);
	return created;
}

static uint32_t uses(const struct hb_reading *reading, uint32_t entity, const struct hb_found_mention *name)
{
	uint32_t n = 0;

	for (size_t i = 0; i < reading->entities.items[entity].mentions.count; i++)
		n += goes_along(reading, &reading->mentions.items[reading->entities.items[entity].mentions.items[i]], name, NULL);
	return n;
}

/* "Ana, her mother and her sister": the nominal was taken for the owner; it is somebody else. */
static uint32_t part_nominal(struct hb_reading *reading, uint32_t mention)
{
	struct hb_found_mention *nominal = &reading->mentions.items[mention];
	uint32_t created = hb_reading_add_entity(reading, nominal->number == HB_PLURAL ? HB_GROUP : HB_PERSON);
	struct hb_found_entity *from = &reading->entities.items[nominal->entity];
	size_t kept = 0;

	hb_trace(reading, HB_PASS_KINSHIP, nominal->first, nominal->end, "parted from %s, whose kin it is: %s",
		 hb_trace_entity(reading, nominal->entity), hb_trace_at_work(reading));
	for (size_t i = 0; i < from->mentions.count; i++) {
		if (from->mentions.items[i] != mention)
			from->mentions.items[kept++] = from->mentions.items[i];
	}
	from->mentions.count = kept;
	nominal->entity = created;
	/* what the noun said of the one it was taken for is not his */
	if (from->relation_type && hb_is(from->relation_type, hb_kin_entry(reading, nominal->head)->fields[0])) {
		from->relation_type = NULL;
		from->relation_of = HB_NONE;
	}
	reading->entities.items[created].gender = nominal->gender;
	reading->entities.items[created].number = nominal->number;
	HB_PUSH(reading->arena, reading->entities.items[created].mentions, mention);
	return created;
}

/* Part one end from the other: whose name is used less leaves. */
static void part_two(struct hb_reading *reading, struct hb_ends *one, uint32_t i, struct hb_ends *other, uint32_t j)
{
	uint32_t entity = one->items[i], created;
	const struct hb_found_mention *a = name_of(reading, one->mentions[i]), *b = name_of(reading, other->mentions[j]);
	const struct hb_found_mention *mention;

	if (a && b && same_words(reading, a, b))
		return;
	mention = &reading->mentions.items[one->mentions[i]];
	if (mention->kind == HB_NOMINAL && hb_kin_entry(reading, mention->head) && reading->entities.items[entity].mentions.count > 1) {
		one->items[i] = part_nominal(reading, one->mentions[i]);
		return;
	}
	if (b && (!a || uses(reading, entity, b) <= uses(reading, entity, a))) {
		created = part(reading, entity, b, a);
		if (created != HB_NONE)
			other->items[j] = created;
	} else if (a) {
		created = part(reading, entity, a, b);
		if (created != HB_NONE)
			one->items[i] = created;
	}
}

bool hb_are_two_names(const struct hb_reading *reading, uint32_t one, uint32_t other)
{
	const struct hb_found_mention *a = name_of(reading, one), *b = name_of(reading, other);

	return a && b && a->type == HB_PERSON && b->type == HB_PERSON && !same_given_name(reading, a, b) && a->end > a->first + 1 &&
	       b->end > b->first + 1;
}

/* Members of one list are different people; what cannot be told apart counts once. */
static void part_list(struct hb_reading *reading, struct hb_ends *ends)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < ends->count; i++) {
		bool twice = false;

		for (uint32_t j = 0; j < kept; j++) {
			if (ends->items[j] == ends->items[i] && hb_are_two_names(reading, ends->mentions[j], ends->mentions[i])) {
				uint32_t created = part(reading, ends->items[i], name_of(reading, ends->mentions[i]),
							name_of(reading, ends->mentions[j]));

				ends->items[i] = created == HB_NONE ? ends->items[i] : created;
			}
			twice = twice || ends->items[j] == ends->items[i];
		}
		if (twice)
			continue;
		ends->items[kept] = ends->items[i];
		ends->mentions[kept++] = ends->mentions[i];
	}
	ends->count = kept;
}

void hb_part_ends(struct hb_reading *reading, struct hb_ends *ends, struct hb_ends *others)
{
	part_list(reading, ends);
	part_list(reading, others);
	for (uint32_t i = 0; i < ends->count; i++) {
		for (uint32_t j = 0; j < others->count; j++) {
			if (ends->items[i] == others->items[j] && ends->mentions[i] != HB_NONE && others->mentions[j] != HB_NONE)
				part_two(reading, ends, i, others, j);
		}
	}
}
