/* Facts of a life in set phrases: the patterns of data/LANG/life.txt over the tokens of a sentence, in which names count as one. */
#include "extract/facts/attribute_internal.h"
#include "extract/trace.h"
#include "life_words.h"

enum { WORDS_BEFORE_WORK = 5, OLDEST = 120 };

enum { COMPUTED_CLASSES = 16 };

/* Where the computed classes end that start at the token all patterns are tried at: asked for often, worked out once. */
struct start {
	uint32_t token;
	uint32_t end[COMPUTED_CLASSES];
	bool known[COMPUTED_CLASSES];
};

/* One way in which a pattern stands in the text. */
struct phrase {
	const struct hb_pattern *pattern;
	uint32_t first[HB_PATTERN_ELEMENTS], end[HB_PATTERN_ELEMENTS]; /* of each element; equal when it was left out */
	uint16_t class[HB_PATTERN_ELEMENTS];
	uint32_t limit; /* the end of the sentence */
	struct start *start;
};

static bool is_person(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	return mention->entity != HB_NONE && reading->entities.items[mention->entity].entity.type == HB_PERSON;
}

/* The end of the noun for what somebody is, with the words before it, that starts at a token; the token itself if there is none. */
static uint32_t end_of_work(const struct hb_reading *reading, uint32_t token, uint32_t limit)
{
	for (uint32_t i = token; i < limit && i < token + WORDS_BEFORE_WORK; i++) {
		const struct hb_token *found = hb_tok(reading, i);
		uint32_t mention = reading->mention_of_head[i];

		if (mention != HB_NONE && reading->mentions.items[mention].kind == HB_NOMINAL &&
		    reading->mentions.items[mention].number != HB_PLURAL && is_person(reading, &reading->mentions.items[mention]))
			return i + 1;
		if (hb_is_noun(found) && hb_noun_entry(&hb_lexicon_occupations, found) && !hb_is_plural_noun(found))
			return i + 1;
		if (!hb_is_any(found->pos, "NOUN ADJ NUM") && !hb_demonym_code(found->lower) && !hb_is(found->text, "-"))
			return token;
	}
	return token;
}

static uint32_t end_of_nation(const struct hb_reading *reading, uint32_t token, uint32_t limit)
{
	uint32_t n;

	return hb_is_capital(hb_tok(reading, token)) && hb_demonym_at(reading->analysis, token, limit, &n) ? token + n : token;
}

static uint32_t end_of_name(const struct hb_reading *reading, uint32_t token, uint16_t class)
{
	uint32_t index = hb_mention_at(reading, token);
	const struct hb_found_mention *mention;
	bool country;

	if (index == HB_NONE)
		return token;
	mention = &reading->mentions.items[index];
	if (mention->first != token || mention->kind == HB_NOMINAL)
		return token;
	if (class == HB_LIFE_WORDS_PERSON)
		return is_person(reading, mention) ? mention->end : token;
	if (mention->kind != HB_NAME)
		return token;
	if (class == HB_LIFE_WORDS_BODY)
		return mention->type == HB_ORGANIZATION ? mention->end : token;
	if (mention->type != HB_PLACE)
		return token;
	if (class == HB_LIFE_WORDS_PLACE)
		return mention->end;
	country = hb_country_code(reading->analysis, mention->first, mention->end) != NULL;
	return country == (class == HB_LIFE_WORDS_COUNTRY) ? mention->end : token;
}

/* One past the element of this class that starts at a token; the token itself if none does. */
static uint32_t end_of_class(const struct hb_reading *reading, uint32_t token, uint32_t limit, uint16_t class)
{
	const struct hb_token *found = hb_tok(reading, token);

	switch (class) {
	case HB_LIFE_WORDS_PERSON:
	case HB_LIFE_WORDS_PLACE:
	case HB_LIFE_WORDS_TOWN:
	case HB_LIFE_WORDS_COUNTRY:
	case HB_LIFE_WORDS_BODY:
		return end_of_name(reading, token, class);
	case HB_LIFE_WORDS_WORK:
		return end_of_work(reading, token, limit);
	case HB_LIFE_WORDS_NATION:
		return end_of_nation(reading, token, limit);
	case HB_LIFE_WORDS_NUMBER:
		return hb_number_of(found) > 0 && hb_number_of(found) < OLDEST ? token + 1 : token;
	default:
		return hb_words_of_class(&hb_life_words, found->lower, class) ? token + 1 : token;
	}
}

static uint32_t end_of_element(const struct hb_reading *reading, const struct phrase *phrase, uint32_t token, uint16_t class)
{
	struct start *start = phrase->start;

	if (token != start->token || class >= COMPUTED_CLASSES)
		return end_of_class(reading, token, phrase->limit, class);
	if (!start->known[class]) {
		start->end[class] = end_of_class(reading, token, phrase->limit, class);
		start->known[class] = true;
	}
	return start->end[class];
}

/* The elements from e on, at a token.  An optional one is tried before it is left out; a pattern has at most HB_PATTERN_ELEMENTS
 * elements, which bounds the depth. */
static bool match_from(const struct hb_reading *reading, struct phrase *phrase, unsigned e, uint32_t token)
{
	const struct hb_pattern_element *element;

	if (e == phrase->pattern->n_elements)
		return true;
	element = &phrase->pattern->elements[e];
	for (unsigned c = 0; c < element->n_classes && token < phrase->limit; c++) {
		uint32_t end = end_of_element(reading, phrase, token, element->classes[c]);

		if (end == token)
			continue;
		phrase->first[e] = token;
		phrase->end[e] = end;
		phrase->class[e] = element->classes[c];
		if (match_from(reading, phrase, e + 1, end))
			return true;
	}
	phrase->first[e] = phrase->end[e] = token;
	return element->optional && match_from(reading, phrase, e + 1, token);
}

/* Whom the phrase is about. */
static uint32_t bearer_of(const struct hb_reading *reading, const struct phrase *phrase)
{
	for (unsigned e = 0; e < phrase->pattern->n_elements; e++) {
		if (phrase->end[e] > phrase->first[e] && phrase->class[e] == HB_LIFE_WORDS_PERSON)
			return reading->mentions.items[hb_mention_at(reading, phrase->first[e])].entity;
	}
	for (unsigned e = 0; e < phrase->pattern->n_elements; e++) {
		uint32_t entity;

		if (phrase->end[e] == phrase->first[e])
			continue;
		if (phrase->class[e] == HB_LIFE_WORDS_WORK) {
			entity = hb_occupation_bearer(reading, phrase->end[e] - 1);
			if (entity != HB_NONE)
				return entity;
		}
		/* "who moved to": the person of the clause */
		entity = hb_entity_of(reading, phrase->first[e]);
		if (entity != HB_NONE && hb_is_any(hb_tok(reading, phrase->first[e])->tag, "WP PRP$ PRP"))
			return entity;
	}
	return HB_NONE;
}

static void write_down(struct hb_reading *reading, const struct phrase *phrase)
{
	const char *property = phrase->pattern->action, *value;
	uint32_t entity = bearer_of(reading, phrase);

	for (unsigned e = 0; e < phrase->pattern->n_elements && entity != HB_NONE; e++) {
		uint32_t first = phrase->first[e], end = phrase->end[e];
		struct hb_span span;
		uint32_t n;

		if (phrase->pattern->elements[e].context || first == end)
			continue;
		/* words that follow each other are one value: "high blood pressure" */
		while (e + 1 < phrase->pattern->n_elements && !phrase->pattern->elements[e + 1].context && phrase->first[e + 1] == end &&
		       phrase->end[e + 1] > end)
			end = phrase->end[++e];
		span = hb_reading_span(reading, first, end);
		if (!hb_is(property, "nationality"))
			value = hb_reading_text(reading, span);
		else if (!(value = hb_country_code(reading->analysis, first, end)))
			value = hb_demonym_at(reading->analysis, first, end, &n);
		if (!value)
			continue;
		hb_trace(reading, HB_PASS_ATTRIBUTE, first, end, "%s: a set phrase (%s)", property, phrase->pattern->place);
		hb_attribute_add(reading, entity, property, value, span, 0.8F);
	}
}

void hb_read_life_phrases(struct hb_reading *reading)
{
	for (uint32_t i = 0; i < reading->analysis->n_tokens; i++) {
		struct start start = {.token = i};

		/* all patterns begin with somebody, something named, or a noun and what stands before it */
		if (!hb_is_any(hb_tok(reading, i)->pos, "PROPN NOUN PRON ADJ NUM"))
			continue;
		for (size_t p = 0; p < hb_life_words.n_patterns; p++) {
			struct phrase phrase = {.pattern = &hb_life_words.patterns[p], .limit = hb_sentence_end(reading, i), .start = &start};

			if (match_from(reading, &phrase, 0, i))
				write_down(reading, &phrase);
		}
	}
}
