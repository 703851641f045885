/* The features by which coreference is ranked: see coref_rank.h. */
#include "extract/people/coref_rank.h"

const struct hb_coref_template_info hb_coref_templates[HB_COREF_N_TEMPLATES] = {
#define X(name, n_values) {#name, HB_COREF_FIRST_##name, HB_COREF_LAST_##name},
	HB_COREF_TEMPLATES(X)
#undef X
};

/* Add the value of a template; what is beyond its last value counts as that. */
static void add(struct hb_coref_features *features, enum hb_coref_template template, uint32_t value)
{
	const struct hb_coref_template_info *info = &hb_coref_templates[template];

	if (value > (uint32_t)info->last - info->first)
		value = (uint32_t)info->last - info->first;
	if (features->count < HB_COREF_ACTIVE)
		features->items[features->count++] = (uint16_t)(info->first + value);
}

/* 0, 1, 2, 3-4, 5-8, 9-16, 17-32 ... as 0, 1, 2, 3, 4, 5, 6 ... */
static uint32_t rough(uint32_t n)
{
	uint32_t value = 0;

	for (uint32_t bound = 1; n >= bound; bound = bound < 3 ? bound + 1 : 2 * bound - 1)
		value++;
	return value;
}

static const struct hb_found_mention *mention_of(const struct hb_coref *coref, uint32_t index)
{
	return &coref->reading->mentions.items[index];
}

static uint32_t sentence_of(const struct hb_coref *coref, uint32_t index)
{
	return hb_tok(coref->reading, mention_of(coref, index)->head)->sentence;
}

static uint32_t block_of(const struct hb_coref *coref, uint32_t index)
{
	return coref->reading->analysis->sentences[sentence_of(coref, index)].block;
}

/* ---- the mention --------------------------------------------------------------------------------------------- */

/* How it is said: which pronoun, or a noun with which article. */
static uint32_t form_of(const struct hb_coref *coref, const struct hb_found_mention *mention)
{
	static const char *const pronouns[] = {"he", "him", "his", "she", "her", "they", "them", "their", "himself", "herself"};
	enum { N_PRONOUNS = sizeof pronouns / sizeof pronouns[0] };
	const struct hb_reading *reading = coref->reading;
	const struct hb_token *first = hb_tok(reading, mention->first);

	if (mention->kind == HB_PRONOUN) {
		for (uint32_t i = 0; i < N_PRONOUNS; i++) {
			if (hb_is(first->lower, pronouns[i]))
				return hb_is(first->lower, "her") && mention->possessive ? N_PRONOUNS : i;
		}
		return N_PRONOUNS + 1;
	}
	if (hb_is(first->lower, "the"))
		return N_PRONOUNS + 2;
	if (hb_is_word(first->lower, "demonstrative"))
		return N_PRONOUNS + 3;
	if (hb_is(first->tag, "PRP$"))
		return N_PRONOUNS + 4;
	if (hb_child(reading, mention->head, mention->first, "poss") != HB_NONE)
		return N_PRONOUNS + 5;
	if (hb_is_word(first->lower, "article"))
		return N_PRONOUNS + 6;
	if (hb_is_word(first->lower, "quantifier"))
		return N_PRONOUNS + 7;
	if (hb_is(first->tag, "CD"))
		return N_PRONOUNS + 8;
	if (mention->number == HB_PLURAL)
		return N_PRONOUNS + 9;
	return hb_is_capital(first) ? N_PRONOUNS + 10 : N_PRONOUNS + 11;
}

static uint32_t noun_class(const struct hb_coref *coref, const struct hb_found_mention *mention)
{
	static const char *const kinds[] = {"person", "captive", "fighter", "group", "generic"};
	const struct hb_token *head = hb_tok(coref->reading, mention->head);
	const struct hb_lexicon_entry *entry;

	if (mention->kind == HB_PRONOUN)
		return 0;
	entry = hb_noun_entry(&hb_lexicon_person_nouns, head);
	if (entry) {
		for (uint32_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
			if (hb_is(entry->fields[2], kinds[i]))
				return i == 0 && mention->gender ? 1 : i + 2;
		}
	}
	if (hb_kin_entry(coref->reading, mention->head))
		return 7;
	entry = hb_noun_entry(&hb_lexicon_occupations, head);
	if (entry)
		return hb_is(entry->fields[0], "office") ? 8 : 9;
	return hb_demonym_code(head->lower) ? 10 : 11;
}

/* 1 offender, 2 victim, 3 speaker; 0 neither. */
static uint32_t story_word(const struct hb_coref *coref, const struct hb_found_mention *mention)
{
	const struct hb_lexicon_entry *entry = hb_noun_entry(&hb_lexicon_story_words, hb_tok(coref->reading, mention->head));

	if (!entry || mention->kind == HB_PRONOUN || !*entry->fields[2])
		return 0;
	return hb_is(entry->fields[2], "offender") ? 1 : hb_is(entry->fields[2], "victim") ? 2 : 3;
}

static uint32_t story_code(uint32_t story)
{
	if (story & HB_STORY_HARMED)
		return story & HB_STORY_ACCUSED ? 3 : 1;
	if (story & HB_STORY_ACCUSED)
		return 2;
	return story & HB_STORY_SPEAKS ? 4 : 0;
}

void hb_coref_features_own(const struct hb_coref *coref, uint32_t index, struct hb_coref_features *ret)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *mention = mention_of(coref, index);
	const struct hb_token *head = hb_tok(reading, mention->head);
	bool after = head->right_edge > mention->head, before = mention->head > mention->first + 1;

	ret->count = 0;
	add(ret, HB_COREF_m_form, form_of(coref, mention));
	add(ret, HB_COREF_m_role, coref->mentions[index].role);
	add(ret, HB_COREF_m_sentence, rough(head->sentence));
	add(ret, HB_COREF_m_quoted, coref->quoted[mention->head]);
	add(ret, HB_COREF_m_specific, mention->specific);
	add(ret, HB_COREF_m_noun, noun_class(coref, mention));
	add(ret, HB_COREF_m_story_word, story_word(coref, mention));
	add(ret, HB_COREF_m_story, story_code(coref->mentions[index].story));
	add(ret, HB_COREF_m_gender, mention->gender);
	add(ret, HB_COREF_m_modified, (uint32_t)after + 2 * (uint32_t)before);
	add(ret, HB_COREF_m_length, rough((uint32_t)reading->analysis->n_sentences) / 2);
}

void hb_coref_features_new(const struct hb_coref *coref, const struct hb_coref_slate *slate, struct hb_coref_features *ret)
{
	uint32_t sentence = sentence_of(coref, slate->mention), nearest = 4;

	*ret = slate->own;
	for (uint32_t i = 0; i < slate->count; i++) {
		uint32_t last = slate->items[i].last;

		if (last != HB_NONE && sentence - sentence_of(coref, last) < nearest)
			nearest = sentence - sentence_of(coref, last);
	}
	add(ret, HB_COREF_new_any, 0);
	add(ret, HB_COREF_new_candidates, rough(slate->count));
	add(ret, HB_COREF_new_near, nearest);
	add(ret, HB_COREF_new_named, rough(slate->n_named));
}

/* ---- a candidate, as last spoken of -------------------------------------------------------------------------- */

/* How the clause of the mention hangs together with one of which the other mention is the subject: 0 not, 1 same clause. */
static uint32_t clause_link(const struct hb_reading *reading, const struct hb_found_mention *mention,
			    const struct hb_found_mention *other)
{
	static const char *const links[] = {"ccomp", "xcomp", "advcl", "conj", "relcl", "acl pcomp", "parataxis"};
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t at = mention->head, target = tokens[other->head].head, link = 1;

	if (!hb_is_any(tokens[other->head].dep, "nsubj nsubjpass"))
		return 0;
	for (int steps = 0; steps < 24; steps++) {
		if (at == target)
			return link;
		for (uint32_t i = 0; i < sizeof links / sizeof links[0]; i++) {
			if (hb_is_any(tokens[at].dep, links[i]) && (link == 1 || i != 3))
				link = i == 0 && hb_is_word(tokens[tokens[at].head].lemma, "speech") ? 10 : i + 2;
		}
		if (tokens[at].head == at)
			break;
		at = tokens[at].head;
	}
	return 0;
}

/* Is the mention the subject of its sentence's main clause? */
static bool is_topic(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	const struct hb_token *head = hb_tok(reading, mention->head);

	return hb_is_any(head->dep, "nsubj nsubjpass") && hb_is(hb_tok(reading, head->head)->dep, "ROOT");
}

/* "his father ... his mother": the owner of one relative is the owner of the next. */
static bool owns_kin_too(const struct hb_reading *reading, const struct hb_found_mention *pronoun,
			 const struct hb_found_mention *other)
{
	return pronoun->possessive && other->possessive && other->kind == HB_PRONOUN &&
	       hb_tok(reading, pronoun->head)->sentence == hb_tok(reading, other->head)->sentence &&
	       hb_is(hb_tok(reading, pronoun->head)->lower, hb_tok(reading, other->head)->lower) &&
	       hb_kin_entry(reading, hb_tok(reading, other->head)->head) &&
	       (hb_kin_entry(reading, hb_tok(reading, pronoun->head)->head) || hb_kin_entry(reading, pronoun->head + 1));
}

static uint32_t quote_code(const struct hb_coref *coref, const struct hb_found_mention *mention,
			   const struct hb_found_mention *other)
{
	bool here = coref->quoted[mention->head], there = coref->quoted[other->head];

	if (here && there)
		return coref->quote[mention->head] == coref->quote[other->head] ? 4 : 3;
	return (uint32_t)here + 2 * (uint32_t)there;
}

/* What the last mention says. */
static void add_last(const struct hb_coref *coref, const struct hb_coref_slate *slate,
		     const struct hb_coref_candidate *candidate, struct hb_coref_features *features)
{
	const struct hb_reading *reading = coref->reading;
	const struct hb_found_mention *mention = mention_of(coref, slate->mention), *last = mention_of(coref, candidate->last);
	uint32_t distance = sentence_of(coref, slate->mention) - sentence_of(coref, candidate->last);
	uint32_t near = distance < 2 ? distance : 2, blocks = block_of(coref, slate->mention) - block_of(coref, candidate->last);

	add(features, HB_COREF_c_distance, distance < 4 ? distance : distance < 6 ? 4 : distance < 9 ? 5 : distance < 14 ? 6 : 7);
	add(features, HB_COREF_c_role, 8 * near + coref->mentions[candidate->last].role);
	add(features, HB_COREF_c_kind, 4 * near + last->kind);
	add(features, HB_COREF_c_same_form,
	    last->kind == mention->kind && hb_is(hb_tok(reading, last->head)->lower, hb_tok(reading, mention->head)->lower));
	add(features, HB_COREF_c_parallel,
	    2 * near + (coref->mentions[candidate->last].role == coref->mentions[slate->mention].role));
	add(features, HB_COREF_c_quote, quote_code(coref, mention, last));
	if (distance == 0)
		add(features, HB_COREF_c_clause, clause_link(reading, mention, last));
	if (distance < 2)
		add(features, HB_COREF_c_topic, 2 * distance + is_topic(reading, last));
	add(features, HB_COREF_c_between, rough(candidate->n_between));
	add(features, HB_COREF_c_block, blocks);
	if (mention->kind == HB_PRONOUN)
		add(features, HB_COREF_p_kin, owns_kin_too(reading, mention, last));
}

/* ---- a candidate as a whole ---------------------------------------------------------------------------------- */

static uint32_t gender_code(const struct hb_found_mention *mention, enum hb_gender gender)
{
	if (!mention->gender)
		return gender ? 1 : 0;
	return gender == mention->gender ? 3 : gender ? 4 : 2;
}

static void add_entity(const struct hb_coref *coref, const struct hb_coref_slate *slate,
		       const struct hb_coref_candidate *candidate, struct hb_coref_features *features)
{
	const struct hb_found_entity *found = &coref->reading->entities.items[candidate->entity];
	const struct hb_coref_entity *entity = &coref->entities.items[candidate->entity];
	const struct hb_found_mention *mention = mention_of(coref, slate->mention);
	uint32_t speaker = coref->quoted[mention->head] ? coref->speakers[coref->quote[mention->head]] : HB_NONE;

	add(features, HB_COREF_c_any, 0);
	add(features, HB_COREF_c_rank, candidate->last == HB_NONE ? 5 : candidate->n_nearer < 4 ? candidate->n_nearer : 4);
	add(features, HB_COREF_c_said, rough(entity->n_said));
	add(features, HB_COREF_c_recent, rough(candidate->n_recent));
	add(features, HB_COREF_c_in_sentence, candidate->n_here);
	add(features, HB_COREF_c_names, rough((uint32_t)entity->names.count));
	add(features, HB_COREF_c_name_rank, entity->name_rank < 3 ? entity->name_rank : entity->name_rank == HB_NONE ? 4 : 3);
	add(features, HB_COREF_c_first, candidate->entity == 0);
	add(features, HB_COREF_c_gender, gender_code(mention, found->gender));
	add(features, HB_COREF_c_full, entity->full_name ? 2 : entity->named);
	add(features, HB_COREF_c_kin, !found->relation_type ? 0 : entity->named ? 1 : 2);
	add(features, HB_COREF_c_type, found->entity.type == HB_PERSON ? 0 : found->entity.type == HB_GROUP ? 1 : 2);
	add(features, HB_COREF_c_speaker,
	    speaker != HB_NONE && mention_of(coref, speaker)->entity == candidate->entity);
}

/* ---- a candidate for a nominal ------------------------------------------------------------------------------- */

/* Was the noun said of the entity: 4 of it alone; 1 of others, too; 2 others of its kind were, not this; 3 others; 0 none. */
static uint32_t noun_code(const struct hb_coref *coref, const struct hb_coref_slate *slate, const struct hb_coref_entity *entity,
			  uint32_t index)
{
	const struct hb_token *head = hb_tok(coref->reading, mention_of(coref, slate->mention)->head);
	bool occupation = hb_noun_entry(&hb_lexicon_occupations, head) != NULL;

	if (hb_coref_described(coref, index, head->lower))
		return slate->n_described < 2 ? 4 : 1;
	for (size_t i = 0; i < entity->descriptors.count; i++) {
		const char *word = entity->descriptors.items[i];

		if (occupation && hb_lexicon_find(&hb_lexicon_occupations, word, strlen(word)))
			return 2;
	}
	return entity->descriptors.count > 0 ? 3 : 0;
}

/* Does the person whose the nominal is ("his mother") bear the same surname: 1 no, 2 yes, 0 it is nobody's. */
static uint32_t surname_code(const struct hb_coref *coref, const struct hb_found_mention *mention, const struct hb_coref_entity *entity)
{
	uint32_t owner = hb_coref_owner(coref->reading, mention);
	const char *surname = owner == HB_NONE ? NULL : coref->entities.items[owner].surname;

	if (!surname)
		return 0;
	return entity->surname && hb_is(surname, entity->surname) ? 2 : 1;
}

/* Is the same said of both: 0 no, 1 one word, 2 several, 3 one word in another place ("killed" and "was killed"). */
static uint32_t predicate_code(const struct hb_coref_mention *mention, const struct hb_coref_entity *entity)
{
	uint32_t same = 0, crossed = 0;

	for (uint32_t p = 0; p < mention->n_predicates; p++) {
		for (size_t e = 0; e < entity->predicates.count; e++) {
			if (!hb_is(mention->predicates[p].lemma, entity->predicates.items[e].lemma))
				continue;
			if (mention->predicates[p].place == entity->predicates.items[e].place) {
				same++;
				break;
			}
			crossed = 1;
		}
	}
	return same > 1 ? 2 : same == 1 ? 1 : crossed ? 3 : 0;
}

/* What the story says of both: 1 both harmed, 2 both accused, 3 one this and one that, 4 only the entity something, 5 only
 * the mention; 0 nothing. */
static uint32_t story_agreement(uint32_t a, uint32_t b)
{
	uint32_t fates = HB_STORY_HARMED | HB_STORY_ACCUSED;

	if (a & b & HB_STORY_HARMED)
		return 1;
	if (a & b & HB_STORY_ACCUSED)
		return 2;
	if ((a & fates) && (b & fates))
		return 3;
	return b & fates ? 4 : a & fates ? 5 : 0;
}

static void add_nominal(const struct hb_coref *coref, const struct hb_coref_slate *slate,
			const struct hb_coref_candidate *candidate, struct hb_coref_features *features)
{
	const struct hb_coref_entity *entity = &coref->entities.items[candidate->entity];
	const struct hb_found_mention *mention = mention_of(coref, slate->mention);
	uint32_t word = story_word(coref, mention), fate = story_code(entity->story);
	int32_t age = hb_age_in(coref->reading, mention->first, mention->end);

	add(features, HB_COREF_n_noun,
	    noun_code(coref, slate, entity, candidate->entity) + (hb_is(hb_tok(coref->reading, mention->first)->lower, "the") ? 5 : 0));
	add(features, HB_COREF_n_surname, surname_code(coref, mention, entity));
	add(features, HB_COREF_n_age, age < 0 ? 0 : entity->age < 0 ? 3 : age == entity->age ? 1 : 2);
	add(features, HB_COREF_n_predicate, predicate_code(&coref->mentions[slate->mention], entity));
	if (word > 0)
		add(features, HB_COREF_n_story_word, word == 1 ? fate : word == 2 ? 5 + (fate < 3 ? fate : 0) : 8 + (fate == 4));
	add(features, HB_COREF_n_story, story_agreement(coref->mentions[slate->mention].story, entity->story));
	add(features, HB_COREF_n_office, hb_coref_has_office(coref, candidate->entity));
}

void hb_coref_features_of(const struct hb_coref *coref, const struct hb_coref_slate *slate,
			  const struct hb_coref_candidate *candidate, struct hb_coref_features *ret)
{
	*ret = slate->own;
	add_entity(coref, slate, candidate, ret);
	if (candidate->last != HB_NONE) {
		add_last(coref, slate, candidate, ret);
	} else if (candidate->next != HB_NONE) {
		uint32_t distance = sentence_of(coref, candidate->next) - sentence_of(coref, slate->mention);

		add(ret, HB_COREF_c_distance, distance < 2 ? 8 + distance : distance < 4 ? 10 : distance < 8 ? 11 : 12);
	}
	if (mention_of(coref, slate->mention)->kind == HB_NOMINAL)
		add_nominal(coref, slate, candidate, ret);
	else
		add(ret, HB_COREF_p_later, slate->later == candidate->entity);
}
