/* The facts of a life: when and where born, when dead, where at home, for whom at work. */
#include "extract/facts/attribute_internal.h"
#include "extract/trace.h"

/* A time in the text that a token stands in: its tokens and value; false if it stands in none. */
static bool date_at(const struct hb_reading *reading, uint32_t token, uint32_t *ret_first, uint32_t *ret_end,
		    const char **ret_value)
{
	for (size_t i = 0; i < reading->timexes.count; i++) {
		const struct hb_found_timex *timex = &reading->timexes.items[i];

		if (timex->timex.type == HB_TIMEX_DATE && timex->first <= token && token < timex->end) {
			*ret_first = timex->first;
			*ret_end = timex->end;
			*ret_value = timex->time.value ? timex->time.value : timex->timex.value;
			return true;
		}
	}
	return false;
}

/* The first date among the words that hang on a verb as "on 3 May", "in 1950". */
static bool date_of_verb(const struct hb_reading *reading, uint32_t verb, uint32_t *ret_first, uint32_t *ret_end,
			 const char **ret_value)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t child = hb_child(reading, verb, verb + 1, "prep npadvmod pobj");

	for (; child != HB_NONE; child = hb_next_child(reading, verb, child, "prep npadvmod pobj")) {
		uint32_t object = hb_is(tokens[child].dep, "prep") ? hb_child(reading, child, child + 1, "pobj") : child;

		if (hb_is(tokens[child].dep, "prep") && !hb_is_any(tokens[child].lower, "on in around circa about"))
			continue;
		if (object != HB_NONE && date_at(reading, object, ret_first, ret_end, ret_value))
			return true;
		/* "in Vigo on 3 May": the second preposition may hang on the place */
		if (object != HB_NONE) {
			uint32_t inner = hb_child(reading, object, object + 1, "prep npadvmod");

			if (inner != HB_NONE && hb_is(tokens[inner].dep, "prep"))
				inner = hb_child(reading, inner, inner + 1, "pobj");
			if (inner != HB_NONE && date_at(reading, inner, ret_first, ret_end, ret_value))
				return true;
		}
	}
	return false;
}

const char *hb_date_value(const struct hb_reading *reading, uint32_t token)
{
	uint32_t first, end;
	const char *value;

	if (!date_at(reading, token, &first, &end, &value))
		return NULL;
	return value ? value : hb_reading_text(reading, hb_reading_span(reading, first, end));
}

static uint32_t subject_of(const struct hb_reading *reading, uint32_t verb)
{
	uint32_t subject = hb_subject_token(reading, verb), entity = hb_entity_of(reading, subject);

	/* "Ana Ruiz, a New Zealander who lives in": what is in apposition need not be a mention */
	if (entity == HB_NONE && subject != HB_NONE && hb_is(hb_tok(reading, subject)->dep, "appos"))
		entity = hb_entity_of(reading, hb_tok(reading, subject)->head);
	return entity;
}

enum { MOST_PLACES = 8 }; /* around one another */

/* The name at a token as a value of the property: a body for an employer, a place for all others. */
static void add_name(struct hb_reading *reading, uint32_t entity, const char *property, uint32_t token, float confidence)
{
	enum hb_entity_type type = hb_is(property, "employer") ? HB_ORGANIZATION : HB_PLACE;

	for (int places = 0; token != HB_NONE && places < MOST_PLACES; places++) {
		uint32_t mention = hb_mention_at(reading, token);
		const struct hb_found_mention *found;
		struct hb_span span;

		if (mention == HB_NONE)
			return;
		found = &reading->mentions.items[mention];
		if (found->kind != HB_NAME || found->type != type)
			return;
		span = hb_reading_span(reading, found->first, found->end);
		hb_attribute_add(reading, entity, property, hb_reading_text(reading, span), span, confidence);
		/* "born in Vigo, Spain": the place around it is said too */
		token = hb_is(property, "birth_place") ? hb_child(reading, token, token + 1, "appos conj") : HB_NONE;
		if (token != HB_NONE && token > found->end + 1)
			return;
	}
}

/* Names that hang on the head by these prepositions (apart by spaces). */
static void add_names(struct hb_reading *reading, uint32_t entity, const char *property, uint32_t head, const char *prepositions,
		      float confidence)
{
	uint32_t prep = hb_child(reading, head, head + 1, "prep");

	for (; prep != HB_NONE; prep = hb_next_child(reading, head, prep, "prep")) {
		uint32_t name;

		if (!hb_is_any(hb_tok(reading, prep)->lower, prepositions))
			continue;
		for (name = hb_child(reading, prep, prep + 1, "pobj"); name != HB_NONE; name = hb_child(reading, name, name + 1, "conj"))
			add_name(reading, entity, property, name, confidence);
	}
}

static void add_date(struct hb_reading *reading, uint32_t entity, const char *property, uint32_t first, uint32_t end,
		     const char *value, float confidence)
{
	struct hb_span span = hb_reading_span(reading, first, end);

	hb_attribute_add(reading, entity, property, value ? value : hb_reading_text(reading, span), span, confidence);
}

static void read_verb(struct hb_reading *reading, uint32_t verb)
{
	const struct hb_token *token = hb_tok(reading, verb);
	const char *value;
	uint32_t first, end, entity;

	if (hb_child(reading, verb, 0, "neg") != HB_NONE)
		return;
	hb_trace_by(reading, "verb '%s'", token->text);
	if (hb_is_word(token->lemma, "bear") && hb_is(token->tag, "VBN")) {
		entity = subject_of(reading, verb);
		add_names(reading, entity, "birth_place", verb, "in at near", 0.9F);
		if (date_of_verb(reading, verb, &first, &end, &value))
			add_date(reading, entity, "birth_date", first, end, value, 0.9F);
	} else if (hb_is_word(token->lemma, "die") && hb_is(token->pos, "VERB")) {
		if (date_of_verb(reading, verb, &first, &end, &value))
			add_date(reading, subject_of(reading, verb), "death_date", first, end, value, 0.85F);
	} else if (hb_is_word(token->lemma, "live") && hb_is(token->pos, "VERB")) {
		add_names(reading, subject_of(reading, verb), "home", verb, "in at near", 0.8F);
	} else if (hb_is_word(token->lemma, "work")) {
		add_names(reading, subject_of(reading, verb), "employer", verb, "for at with", 0.8F);
	}
}

/* "Ana Ruiz (born 3 May 1950)", "Ana Ruiz (3 May 1950 – 4 June 2001)" */
static void read_brackets(struct hb_reading *reading, const struct hb_found_mention *mention)
{
	uint32_t i = mention->end, end = hb_sentence_end(reading, mention->head), first, last, close;
	const char *value;
	bool born = false;

	/* other spellings may stand before the dates */
	if (i >= end || !hb_is(hb_tok(reading, i)->text, "("))
		return;
	hb_trace_by(reading, "dates in brackets after the name");
	for (close = i + 1; close < end && close < i + 40 && !hb_is(hb_tok(reading, close)->text, ")"); close++)
		;
	for (i++; i < close && !date_at(reading, i, &first, &last, &value); i++)
		born = born || hb_is_word(hb_tok(reading, i)->lemma, "bear") || hb_is_any(hb_tok(reading, i)->lower, "b. b");
	if (i >= close)
		return;
	for (end = last; end < close; end++) {
		uint32_t second_first, second_end;
		const char *second_value;

		if (date_at(reading, end, &second_first, &second_end, &second_value) && second_first >= last) {
			bool dash = last < close && hb_is_any(hb_tok(reading, last)->text, "\u2013 \u2014 - --");

			if (dash || born) {
				add_date(reading, mention->entity, "birth_date", first, last, value, 0.9F);
				add_date(reading, mention->entity, "death_date", second_first, second_end, second_value, 0.9F);
			}
			return;
		}
	}
	if (born)
		add_date(reading, mention->entity, "birth_date", first, last, value, 0.9F);
}

/* "a reporter for Vigo Hoy", "the Vigo Hoy reporter", "a resident of Vigo", "Vigo resident Ana" */
static void read_noun(struct hb_reading *reading, uint32_t noun)
{
	const struct hb_token *token = hb_tok(reading, noun);
	const struct hb_lexicon_entry *work = hb_noun_entry(&hb_lexicon_occupations, token);
	bool resident = hb_is_word(token->lemma, "resident");
	const char *property;
	uint32_t entity, child;

	if (!hb_is_noun(token) || (!work && !resident))
		return;
	hb_trace_by(reading, "'%s' (%s)", token->text, work ? work->place : "data/en/people_words.txt");
	entity = hb_occupation_bearer(reading, noun);
	if (entity == HB_NONE || reading->entities.items[entity].entity.type != HB_PERSON)
		return;
	property = resident ? "home" : "employer";
	add_names(reading, entity, property, noun, resident ? "of in" : "of at for with", resident ? 0.85F : 0.8F);
	for (child = hb_child(reading, noun, 0, "compound nmod poss"); child != HB_NONE && child < noun;
	     child = hb_next_child(reading, noun, child, "compound nmod poss"))
		add_name(reading, entity, property, child, resident ? 0.8F : 0.75F);
}

/* "Ana Ruiz of Vigo", but not "Ana Ruiz of Spain" */
static void add_town(struct hb_reading *reading, const struct hb_found_mention *mention)
{
	uint32_t prep = hb_child(reading, mention->head, mention->head + 1, "prep"), token, place;
	const struct hb_found_mention *town;

	if (prep == HB_NONE || !hb_is_any(hb_tok(reading, prep)->lower, "of from"))
		return;
	token = hb_child(reading, prep, prep + 1, "pobj");
	place = token == HB_NONE ? HB_NONE : hb_mention_at(reading, token);
	town = place == HB_NONE ? NULL : &reading->mentions.items[place];
	if (town && !hb_country_code(reading->analysis, town->first, town->end))
		add_name(reading, mention->entity, "home", token, 0.7F);
}

void hb_read_lives(struct hb_reading *reading)
{
	uint32_t n = (uint32_t)reading->analysis->n_tokens;

	for (uint32_t i = 0; i < n; i++) {
		if (hb_is_any(hb_tok(reading, i)->pos, "VERB AUX"))
			read_verb(reading, i);
		else
			read_noun(reading, i);
	}
	for (size_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];

		if (mention->kind != HB_NAME || mention->type != HB_PERSON || mention->entity == HB_NONE)
			continue;
		read_brackets(reading, mention);
		/* "Alfonso of Vigo" may be called so */
		if (mention->end > mention->first + 1) {
			hb_trace_by(reading, "a town after the name");
			add_town(reading, mention);
		}
	}
}
