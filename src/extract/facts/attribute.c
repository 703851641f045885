/* Attributes of people, each with the words that say it.  Here: age, nationality, occupation, office, gender, health; the facts of
 * a life (birth, death, home, employer) are in attribute_life.c. */
#include "extract/facts/attribute_internal.h"
#include "extract/trace.h"

/* Armed groups have captives and members, and prisons inmates: whoever is "of Hamas" in a report is not on its payroll. */
static bool employs_nobody(const char *value)
{
	struct hb_organization body;

	return hb_organization_find(value, strlen(value), &body) && (body.is_place || hb_is(body.kind, "armed group"));
}

void hb_attribute_add(struct hb_reading *reading, uint32_t entity, const char *property, const char *value,
		      struct hb_span span, float confidence)
{
	uint32_t at = reading->trace ? hb_trace_token(reading, span) : 0;
	struct hb_found_entity *found;

	entity = hb_bearer(reading, entity);
	if (entity == HB_NONE || span.start >= span.end || reading->entities.items[entity].entity.type != HB_PERSON) {
		hb_trace_miss(reading, HB_PASS_ATTRIBUTE, at, at + 1, "%s %s of no person (%s): %s", property, value,
			      hb_trace_entity(reading, entity), hb_trace_at_work(reading));
		return;
	}
	if (hb_is(property, "employer") && employs_nobody(value)) {
		hb_trace_miss(reading, HB_PASS_ATTRIBUTE, at, at + 1,
			      "employer %s: an armed group or a place that holds people employs nobody", value);
		return;
	}
	found = &reading->entities.items[entity];
	for (size_t i = 0; i < found->attributes.count; i++) {
		const struct hb_attribute *old = &found->attributes.items[i];

		if (hb_is(old->property, property) && hb_is(old->value, value))
			return;
	}
	hb_trace(reading, HB_PASS_ATTRIBUTE, at, at + 1, "%s %s of %s: %s", property, value, hb_trace_entity(reading, entity),
		 hb_trace_at_work(reading));
	HB_PUSH(reading->arena, found->attributes,
		(struct hb_attribute){.property = property,
				      .value = value,
				      .span = span,
				      .confidence = confidence,
				      .asserter = HB_NONE,
				      .reality = HB_ACTUAL});
}

/* ---- age ----------------------------------------------------------------------------------------------------- */

/* "then 29", "29 at the time", "was 29 when": an age of an earlier day. */
static bool is_past_age(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	const struct hb_token *tokens = reading->analysis->tokens, *head = &tokens[end - 1];
	uint32_t last = hb_sentence_end(reading, first);
	bool said = hb_is_any(head->dep, "acomp attr dobj npadvmod") && hb_is(tokens[head->head].tag, "VBD");

	if (first > hb_sentence_first(reading, first) && hb_is(tokens[first - 1].lower, "then"))
		return true;
	if (end < last && hb_is_any(tokens[end].lower, ", ("))
		end++;
	if (end + 2 < last && hb_is(tokens[end].lower, "at") && hb_is_any(tokens[end + 1].lower, "the that"))
		return hb_is(tokens[end + 2].lower, "time");
	return said || (end < last && hb_is(tokens[end].lower, "when"));
}

/* The one date that the sentence of a token gives, as text; NULL when it gives none or several. */
static const char *date_in_sentence(const struct hb_reading *reading, uint32_t token)
{
	const char *found = NULL;
	struct hb_date date;

	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];

		if (timex->first < hb_sentence_first(reading, token) || timex->first >= hb_sentence_end(reading, token) ||
		    timex->timex.type != HB_TIMEX_DATE || !timex->timex.value || !hb_date_parse(timex->timex.value, &date))
			continue;
		if (found && !hb_is(found, timex->timex.value))
			return NULL;
		found = timex->timex.value;
	}
	return found;
}

/* The day that an age counts from: that of publication, or the date beside "was 29". */
static const char *age_day(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	const char *said = NULL;
	char text[HB_DATE_TEXT_BYTES];

	if (is_past_age(reading, first, end))
		said = date_in_sentence(reading, first);
	else if (reading->published.year)
		said = hb_arena_text(reading->arena, hb_date_text(reading->published, text));
	return said ? said : "";
}

static void add_age(struct hb_reading *reading, uint32_t entity, uint32_t first, uint32_t end, int32_t age, float confidence)
{
	size_t before;

	entity = hb_bearer(reading, entity);
	if (age < 0 || age >= 125 || entity == HB_NONE)
		return;
	before = reading->entities.items[entity].attributes.count;
	hb_attribute_add(reading, entity, "age", hb_arena_format(reading->arena, "%d", age), hb_reading_span(reading, first, end),
			 confidence);
	if (reading->entities.items[entity].attributes.count > before)
		reading->entities.items[entity].attributes.items[before].as_of = age_day(reading, first, end);
}

/* "29-year-old": of the name or noun it stands before, of its own mention, or of the subject of "is 29 years old". */
static void age_phrase(struct hb_reading *reading, uint32_t token)
{
	uint32_t end, head, entity;
	int32_t age = hb_age_phrase(reading, token, &end);
	const struct hb_token *last;

	if (age < 0)
		return;
	hb_trace_by(reading, "'%s'", hb_trace_words(reading, token, end));
	head = end - 1;
	last = hb_tok(reading, head);
	entity = hb_entity_of(reading, head);
	if (entity == HB_NONE)
		entity = hb_entity_of(reading, last->head);
	/* a title or noun before a name: the noun is no mention of its own */
	for (uint32_t i = end; entity == HB_NONE && i < end + 5 && i < hb_sentence_end(reading, token); i++) {
		if (!hb_is_any(hb_tok(reading, i)->pos, "NOUN PROPN ADJ"))
			break;
		entity = hb_entity_of(reading, i);
	}
	if (entity == HB_NONE && hb_is_any(last->dep, "acomp attr") && hb_is_word(hb_tok(reading, last->head)->lemma, "copula"))
		entity = hb_entity_of(reading, hb_child(reading, last->head, 0, "nsubj"));
	add_age(reading, entity, token, end, age, 0.95F);
}

/* "X, 29," "X (29)" "X, aged 29" after a name or a noun for a person. */
static void age_after(struct hb_reading *reading, const struct hb_found_mention *mention)
{
	uint32_t i = mention->end, end = hb_sentence_end(reading, mention->head), close;
	bool aged;

	if (i + 1 >= end || mention->number == HB_PLURAL)
		return;
	if (hb_is_any(hb_tok(reading, i)->text, ", ("))
		i++;
	aged = i + 1 < end && hb_is_any(hb_tok(reading, i)->lower, "aged age then");
	if (aged)
		i++;
	else if (i == mention->end)
		return;
	close = i + 1;
	if (hb_tok(reading, i)->text[0] < '0' || hb_tok(reading, i)->text[0] > '9')
		return;
	if (!aged && close < end && !hb_is_any(hb_tok(reading, close)->text, ", ) . ; : \u2014 \u2013 - and") &&
	    !hb_is_any(hb_tok(reading, close)->lower, "of from who was is were and said"))
		return;
	if (close < end && hb_is_any(hb_tok(reading, i)->text, "1 2") && !aged)
		return;
	hb_trace_by(reading, "a number after '%s'", hb_trace_words(reading, mention->first, mention->end));
	if (hb_number_of(hb_tok(reading, i)) < 115)
		add_age(reading, mention->entity, i, close, hb_number_of(hb_tok(reading, i)), aged ? 0.95F : 0.9F);
}

/* "X is 29", "X turned 29": of a person, the whole complement being the number. */
static void age_predicate(struct hb_reading *reading, uint32_t token)
{
	const struct hb_token *number = hb_tok(reading, token);
	uint32_t subject;

	if (!hb_is(number->pos, "NUM") || !hb_is_any(number->dep, "attr acomp dobj") || number->left_edge != token ||
	    (number->right_edge != token && !hb_is(hb_tok(reading, token + 1)->lower, "when")) ||
	    !hb_is_any(hb_tok(reading, number->head)->lemma, "be turn"))
		return;
	subject = hb_child(reading, number->head, 0, "nsubj");
	hb_trace_by(reading, "said by '%s'", hb_tok(reading, number->head)->text);
	if (subject != HB_NONE && hb_number_of(number) > 2)
		add_age(reading, hb_entity_of(reading, subject), token, token + 1, hb_number_of(number), 0.8F);
}

/* "Tom Baker" is no baker, "Bill French" no Frenchman, "Hans Christian Lund" is not said to be a Christian. */
static bool is_in_name(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t mention = hb_mention_at(reading, noun);

	return mention != HB_NONE && reading->mentions.items[mention].kind == HB_NAME &&
	       reading->mentions.items[mention].type == HB_PERSON &&
	       reading->mentions.items[mention].first <= noun && noun < reading->mentions.items[mention].end;
}

/* ---- nationality --------------------------------------------------------------------------------------------- */

/* The entity whose phrase a demonym stands in: its own mention, the noun it modifies, or the name a title leads to. */
static uint32_t demonym_bearer(const struct hb_reading *reading, uint32_t token)
{
	uint32_t at = token, entity = hb_entity_of(reading, token);

	for (int steps = 0; entity == HB_NONE && steps < 4; steps++) {
		const struct hb_token *found = hb_tok(reading, at);

		if (hb_is(found->dep, "acomp") && hb_is_word(hb_tok(reading, found->head)->lemma, "copula"))
			return hb_entity_of(reading, hb_child(reading, found->head, 0, "nsubj"));
		if (!hb_is_any(found->dep, "amod compound nmod conj appos punct") || found->head == at)
			break;
		/* "Ana Ruiz, a New Zealander": the noun itself is the apposition */
		if (hb_is(found->dep, "appos") && found->head < at)
			return at == token && hb_is_noun(found) ? hb_entity_of(reading, found->head) : HB_NONE;
		at = found->head;
		entity = hb_entity_of(reading, at);
	}
	return entity;
}

static void nationality(struct hb_reading *reading, uint32_t token)
{
	const char *code;
	uint32_t n, entity;

	if (!hb_is_capital(hb_tok(reading, token)))
		return;
	/* "Iraqi" of "Iraqi Kurd" says it alone */
	code = hb_demonym_at(reading->analysis, token, token + 1, &n);
	if (!code)
		code = hb_demonym_at(reading->analysis, token, hb_sentence_end(reading, token), &n);
	if (!code || is_in_name(reading, token))
		return;
	hb_trace_by(reading, "a word for a people in data/en/demonyms.txt, in the phrase");
	entity = demonym_bearer(reading, token + n - 1);
	if (entity != HB_NONE)
		hb_attribute_add(reading, entity, "nationality", code, hb_reading_span(reading, token, token + n), 0.85F);
}

/* "a Muslim farmer", "she is Kurdish": a faith or a people, of somebody it is said of. */
static void people(struct hb_reading *reading, uint32_t token)
{
	const struct hb_lexicon_entry *entry = hb_lexicon_find(&hb_lexicon_peoples, hb_tok(reading, token)->lower,
							       strlen(hb_tok(reading, token)->lower));

	if (entry && hb_is_capital(hb_tok(reading, token)) && !is_in_name(reading, token) &&
	    hb_is_any(hb_tok(reading, token)->dep, "amod compound nmod acomp attr"))
		hb_attribute_add(reading, demonym_bearer(reading, token), entry->fields[0], entry->fields[1],
				 hb_reading_span(reading, token, token + 1), 0.8F);
}

/* "holds a British and an Irish passport", "his Israeli citizenship" */
static void papers(struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *found = hb_tok(reading, noun);
	uint32_t entity = hb_entity_of(reading, hb_child(reading, noun, 0, "poss"));

	if (!hb_is_word(found->lemma, "papers"))
		return;
	if (entity == HB_NONE && hb_is(found->dep, "dobj") && hb_child(reading, found->head, 0, "neg") == HB_NONE)
		entity = hb_entity_of(reading, hb_subject_token(reading, found->head));
	for (uint32_t i = found->left_edge; i < noun && entity != HB_NONE; i++) {
		const char *code = hb_is_capital(hb_tok(reading, i)) ? hb_demonym_code(hb_tok(reading, i)->lower) : NULL;

		if (code)
			hb_attribute_add(reading, entity, "nationality", code, hb_reading_span(reading, i, i + 1), 0.9F);
	}
}

/* "a citizen of Israel", "national of Mali" */
static void citizenship(struct hb_reading *reading, uint32_t token)
{
	uint32_t prep, place;

	if (!hb_is_word(hb_tok(reading, token)->lemma, "citizen"))
		return;
	hb_trace_by(reading, "'%s' of a state", hb_tok(reading, token)->text);
	prep = hb_child(reading, token, token + 1, "prep");
	for (place = prep == HB_NONE ? HB_NONE : hb_child(reading, prep, prep + 1, "pobj"); place != HB_NONE;
	     place = hb_child(reading, place, place + 1, "conj")) {
		uint32_t mention = hb_mention_at(reading, place);
		const struct hb_found_entity *found;

		if (mention == HB_NONE || reading->mentions.items[mention].entity == HB_NONE)
			continue;
		found = &reading->entities.items[reading->mentions.items[mention].entity];
		if (found->entity.type == HB_PLACE && found->entity.country)
			hb_attribute_add(reading, hb_entity_of(reading, token), "nationality", found->entity.country,
					 hb_reading_span(reading, reading->mentions.items[mention].first,
							 reading->mentions.items[mention].end),
					 0.9F);
	}
}

/* ---- occupation and office ----------------------------------------------------------------------------------- */

/* The words of an occupation that ends at the noun: with compounds and adjectives, without nationality and age. */
static uint32_t occupation_first(const struct hb_reading *reading, uint32_t noun)
{
	uint32_t first = noun;

	while (first > hb_sentence_first(reading, noun)) {
		const struct hb_token *before = hb_tok(reading, first - 1);

		if (!hb_is_any(before->dep, "compound amod nmod") || before->head < first - 1 || before->head > noun ||
		    hb_demonym_code(before->lower) || hb_lexicon_field(&hb_lexicon_peoples, before->lower, 0) ||
		    hb_is_word(before->lower, "aside") ||
		    hb_mention_at(reading, first - 1) != HB_NONE || hb_is_word(before->lower, "health") ||
		    !hb_is_any(before->pos, "NOUN ADJ PROPN") || hb_is(before->text, "-"))
			break;
		first--;
	}
	return first;
}

uint32_t hb_occupation_bearer(const struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *token = hb_tok(reading, noun);
	uint32_t next = noun + 1, mention, verb;

	if (reading->mention_of_head[noun] != HB_NONE && hb_entity_of(reading, noun) != HB_NONE)
		return hb_entity_of(reading, noun);
	/* "reporter Ana Ruiz", a name right after it */
	mention = next < hb_sentence_end(reading, noun) ? hb_mention_at(reading, next) : HB_NONE;
	if (mention != HB_NONE && reading->mentions.items[mention].kind == HB_NAME &&
	    reading->mentions.items[mention].first == next)
		return reading->mentions.items[mention].entity;
	/* "worked as a nurse" */
	if (hb_is(token->dep, "pobj") && hb_is(hb_tok(reading, token->head)->lower, "as")) {
		verb = hb_tok(reading, token->head)->head;
		if (hb_is_word(hb_tok(reading, verb)->lemma, "work"))
			return hb_entity_of(reading, hb_child(reading, verb, 0, "nsubj"));
	}
	return HB_NONE;
}

static void occupation(struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *token = hb_tok(reading, noun);
	const struct hb_lexicon_entry *entry;
	uint32_t n = 1, entity, first, title_first = noun + 1;
	bool office;

	if (!hb_is_noun(token) || is_in_name(reading, noun))
		return;
	entry = hb_entry_before(&hb_lexicon_occupations, reading->analysis, hb_sentence_first(reading, noun), noun + 1, &n);
	if (!entry)
		entry = hb_noun_entry(&hb_lexicon_occupations, token);
	if (!entry || hb_kin_entry(reading, noun))
		return;
	/* the last word of a title decides: "deputy" in "deputy minister" does not */
	if (noun + 1 < hb_sentence_end(reading, noun) && reading->mention_of_head[noun] == HB_NONE &&
	    hb_is_any(token->dep, "compound nmod") && token->head > noun && hb_mention_at(reading, noun + 1) == HB_NONE)
		return;
	hb_trace_by(reading, "'%s' (%s)", token->text, entry->place);
	entity = hb_occupation_bearer(reading, noun);
	if (entity == HB_NONE) {
		hb_trace_miss(reading, HB_PASS_ATTRIBUTE, noun, noun + 1, "occupation of nobody known: %s", hb_trace_at_work(reading));
		return;
	}
	if (hb_entry_before(&hb_lexicon_titles, reading->analysis, hb_sentence_first(reading, noun), noun + 1, &n))
		title_first = noun + 1 - n;
	office = hb_is(entry->fields[0], "office");
	first = occupation_first(reading, noun);
	if (office && title_first < first)
		first = title_first;
	/* an office is told apart by its state: "Russian president" */
	if (office && first > hb_sentence_first(reading, noun) && hb_demonym_code(hb_tok(reading, first - 1)->lower))
		first--;
	hb_attribute_add(reading, entity, office ? "office" : "occupation",
			 hb_reading_text(reading, hb_reading_span(reading, first, noun + 1)),
			 hb_reading_span(reading, first, noun + 1), 0.85F);
}

/* ---- gender and health --------------------------------------------------------------------------------------- */

enum { ENOUGH_PRONOUNS = 4 };

/* A word for the person says it; a pronoun or two may be somebody else's, so without such a word it takes some that agree. */
static void genders(struct hb_reading *reading)
{
	for (uint32_t e = 0; e < reading->entities.count; e++) {
		const struct hb_found_entity *entity = &reading->entities.items[e];
		uint32_t female = 0, male = 0, words = 0, shown = HB_NONE;

		for (size_t i = 0; i < entity->mentions.count; i++) {
			const struct hb_found_mention *mention = &reading->mentions.items[entity->mentions.items[i]];

			female += mention->gender == HB_FEMALE;
			male += mention->gender == HB_MALE;
			words += mention->gender != HB_GENDER_UNKNOWN && mention->kind != HB_PRONOUN;
			if (mention->gender != HB_GENDER_UNKNOWN && shown == HB_NONE)
				shown = entity->mentions.items[i];
		}
		if (shown != HB_NONE && (female == 0 || male == 0) && (words > 0 || female + male >= ENOUGH_PRONOUNS)) {
			const struct hb_found_mention *mention = &reading->mentions.items[shown];
			uint32_t first = mention->kind == HB_NAME && mention->first > 0 ? mention->first - 1 : mention->first;

			hb_trace_by(reading, "%u words and pronouns say female, %u male", female, male);
			hb_attribute_add(reading, e, "gender", female ? "female" : "male",
					 hb_reading_span(reading, first, mention->end), 0.9F);
		}
	}
}

/* "X is ill", "was seriously wounded", "the wounded soldier" */
static void health(struct hb_reading *reading, uint32_t token)
{
	const struct hb_token *found = hb_tok(reading, token);
	uint32_t entity = HB_NONE;

	if (!hb_is_word(found->lower, "health") || hb_child(reading, token, 0, "neg") != HB_NONE)
		return;
	hb_trace_by(reading, "a word of health in data/en/people_words.txt, as %s", found->dep);
	if (hb_is(found->dep, "amod"))
		entity = hb_entity_of(reading, found->head);
	else if (hb_is(found->dep, "acomp") && hb_child(reading, found->head, 0, "neg") == HB_NONE)
		entity = hb_entity_of(reading, hb_child(reading, found->head, 0, "nsubj"));
	else if (hb_is(found->tag, "VBN"))
		entity = hb_entity_of(reading, hb_child(reading, token, 0, "nsubjpass"));
	hb_attribute_add(reading, entity, "health", found->lower, hb_reading_span(reading, token, token + 1), 0.75F);
}

void hb_read_attributes(struct hb_reading *reading)
{
	uint32_t n = (uint32_t)reading->analysis->n_tokens;

	for (uint32_t i = 0; i < n; i++) {
		if (hb_tok(reading, i)->is_space)
			continue;
		age_phrase(reading, i);
		age_predicate(reading, i);
		nationality(reading, i);
		people(reading, i);
		citizenship(reading, i);
		papers(reading, i);
		occupation(reading, i);
		health(reading, i);
	}
	for (size_t i = 0; i < reading->mentions.count; i++) {
		if (reading->mentions.items[i].kind != HB_PRONOUN && reading->mentions.items[i].entity != HB_NONE)
			age_after(reading, &reading->mentions.items[i]);
	}
	genders(reading);
	hb_read_lives(reading);
	hb_read_life_phrases(reading);
}
