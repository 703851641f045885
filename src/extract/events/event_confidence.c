/* How sure an event is: a logistic model over how it was found, what it has and how it stands in the document.  Features are short
 * texts; data/LANG/confidence.txt holds what each adds to the logarithm of the odds, in hundredths, learnt by
 * tools/train-confidence from texts whose events are all known.  tools/print_events.c prints the features for the training. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/events/event_internal.h"
#include "extract/lexicon.h"

enum { FEATURE_BYTES = 96, LONG_SENTENCE = 45, MIDDLE_SENTENCE = 20, REASONS = 4, LEVELS = 4 };

static void give(const struct hb_event_sink *sink, const char *format, ...) HB_PRINTF(2, 3);

static void give(const struct hb_event_sink *sink, const char *format, ...)
{
	char feature[FEATURE_BYTES];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(feature, sizeof feature, format, arguments);
	va_end(arguments);
	sink->take(sink->context, feature);
}

static const char *entity_text(const struct hb_found_entity *found)
{
	switch (found->entity.type) {
	case HB_PERSON:
		return found->entity.name ? "named" : "person";
	case HB_GROUP:
		return found->entity.name ? "named group" : "group";
	case HB_ORGANIZATION:
		return "body";
	default:
		return "place";
	}
}

static const char *class_text(const struct hb_rule *rule)
{
	static const char *const texts[] = {"verb", "noun", "adjective", "adverb", "any"};

	return texts[rule->word_class];
}

static const char *kind_text(const struct hb_rule *rule)
{
	return rule->kind == HB_OF_CAPTIVITY ? "captivity" : rule->kind == HB_OF_FATE ? "fate" : "intervention";
}

/* At most `most`, so that rare numbers share a feature. */
static size_t up_to(size_t number, size_t most)
{
	return number < most ? number : most;
}

static void give_roles(const struct hb_event_search *search, const struct hb_found_event *found, const struct hb_event_sink *sink)
{
	const struct hb_reading *reading = search->tree.reading;

	for (int role = 0; role < HB_ROLE_COUNT; role++) {
		const struct hb_entity_list *list = &found->roles[role];

		if (list->count == 0) {
			give(sink, "no %s %s", hb_role_text((enum hb_role)role), kind_text(found->rule));
			continue;
		}
		give(sink, "%s %s %s", hb_role_text((enum hb_role)role), entity_text(&reading->entities.items[list->items[0]]),
		     kind_text(found->rule));
		give(sink, "%zu of %s", up_to(list->count, 3), hb_role_text((enum hb_role)role));
	}
}

/* What stands at the word and at the words above it: negation, auxiliaries, "if", and how the clause hangs on the next. */
static void give_clause(const struct hb_event_search *search, const struct hb_found_event *found, const struct hb_event_sink *sink)
{
	const struct hb_tree *tree = &search->tree;
	uint32_t token = found->trigger;

	for (int level = 0; level < LEVELS; level++) {
		const char *where = level == 0 ? "own" : "above";

		for (uint32_t child = tree->first_child[token]; child != HB_NONE; child = tree->next_sibling[child]) {
			if (tree->dep[child] == HB_DEP_NEG)
				give(sink, "%s neg", where);
			else if (tree->dep[child] == HB_DEP_AUX || tree->dep[child] == HB_DEP_MARK)
				give(sink, "%s %s %s", where, tree->tokens[child].dep, tree->tokens[child].lower);
		}
		if (tree->tokens[token].head == token)
			return;
		token = tree->tokens[token].head;
		if (level == 0)
			give(sink, "under %s", tree->tokens[token].pos);
	}
}

/* How the text calls those to whom it happens: by name, by noun or by pronoun. */
static void give_victims(const struct hb_event_search *search, const struct hb_found_event *found, const struct hb_event_sink *sink)
{
	const struct hb_reading *reading = search->tree.reading;

	for (size_t i = 0; i < found->victims.count; i++) {
		uint32_t token = found->victims.tokens[i], mention = reading->mention_of_head[token];

		if (mention == HB_NONE)
			continue;
		give(sink, "victim by %s", hb_mention_kind_text(reading->mentions.items[mention].kind));
		give(sink, "victim %s",
		     search->tree.tokens[token].sentence == search->tree.tokens[found->trigger].sentence ? "near" : "far");
		return;
	}
}

static const char *statement_text(const struct hb_reading *reading, uint32_t token)
{
	uint32_t statement = reading->statement_of[token];

	return statement == HB_NONE ? "no statement" : hb_statement_kind_text(reading->statements.items[statement].kind);
}

void hb_event_view_init(struct hb_event_view *view, const struct hb_event_search *search)
{
	struct hb_reading *reading = search->tree.reading;

	*view = (struct hb_event_view){
		.search = search,
		.tellings = hb_arena_zero(reading->arena, search->found.count, sizeof *view->tellings),
		.captivities = hb_arena_zero(reading->arena, reading->entities.count, sizeof *view->captivities),
	};
	for (size_t i = 0; i < search->found.count; i++) {
		const struct hb_found_event *found = &search->found.items[i];

		if (found->merged_into != HB_NONE)
			view->tellings[found->merged_into]++;
		if (found->dropped || found->rule->kind != HB_OF_CAPTIVITY || found->reality != HB_ACTUAL)
			continue;
		for (size_t v = 0; v < found->roles[HB_VICTIM].count; v++)
			view->captivities[found->roles[HB_VICTIM].items[v]]++;
	}
}

/* Other events of captivity of those whom the event is about. */
static size_t support(const struct hb_event_view *view, const struct hb_found_event *found)
{
	bool counts_itself = found->rule->kind == HB_OF_CAPTIVITY && found->reality == HB_ACTUAL;
	size_t most = 0;

	for (int role = 0; role < HB_ROLE_COUNT; role++)
		for (size_t i = 0; i < found->roles[role].count; i++) {
			size_t count = view->captivities[found->roles[role].items[i]];

			if (role == HB_VICTIM && counts_itself && count > 0)
				count--;
			most = count > most ? count : most;
		}
	return most;
}

void hb_event_features(const struct hb_event_view *view, size_t index, const struct hb_event_sink *sink)
{
	const struct hb_event_search *search = view->search;
	const struct hb_found_event *found = &search->found.items[index];
	const struct hb_reading *reading = search->tree.reading;
	const struct hb_token *token = &search->tree.tokens[found->trigger];
	const struct hb_sentence *sentence = &reading->analysis->sentences[token->sentence];
	uint32_t length = sentence->end - sentence->first;
	const char *reality = hb_reality_text(found->reality);

	give(sink, "bias");
	give(sink, "type %s", found->rule->type);
	give(sink, "reality %s", reality);
	give(sink, "reality %s %s", reality, kind_text(found->rule));
	give(sink, "rule %.1f", (double)found->rule->confidence);
	give(sink, "rule %.1f %s", (double)found->rule->confidence, kind_text(found->rule));
	give(sink, "found %.1f", (double)found->confidence);
	give(sink, "class %s %s", class_text(found->rule), kind_text(found->rule));
	give(sink, "stands as %s", token->dep);
	give(sink, "%s", statement_text(reading, found->trigger));
	give(sink, "told %zu", up_to(1 + view->tellings[index], 3));
	give(sink, "support %zu %s", up_to(support(view, found), 4), kind_text(found->rule));
	give(sink, "time %s", found->time.value ? "known" : found->time.text ? "open" : "none");
	give(sink, "sentence %s", length > LONG_SENTENCE ? "long" : length > MIDDLE_SENTENCE ? "middle" : "short");
	if (found->hedged)
		give(sink, "hedged");
	if (found->reference)
		give(sink, "reference");
	if (found->about != HB_NONE)
		give(sink, "about %s", kind_text(search->found.items[found->about].rule));
	give(sink, "word %s", token->lemma);
	give_roles(search, found, sink);
	give_clause(search, found, sink);
	give_victims(search, found, sink);
}

/* The features that weigh most, for a note. */
struct sum {
	double score;
	struct hb_arena *arena; /* NULL when nobody asks for the reasons */
	const char *names[REASONS];
	long weights[REASONS]; /* hundredths; the heaviest first */
};

static void keep_reason(struct sum *sum, const char *feature, long weight)
{
	for (int i = 0; i < REASONS; i++) {
		if (labs(weight) <= labs(sum->weights[i]))
			continue;
		for (int j = REASONS - 1; j > i; j--) {
			sum->weights[j] = sum->weights[j - 1];
			sum->names[j] = sum->names[j - 1];
		}
		sum->weights[i] = weight;
		sum->names[i] = hb_arena_copy_text(sum->arena, feature, strlen(feature));
		return;
	}
}

static void add_weight(void *context, const char *feature)
{
	struct sum *sum = context;
	const char *field = hb_lexicon_field(&hb_lexicon_confidence, feature, 0);
	long weight = field ? strtol(field, NULL, 10) : 0;

	sum->score += (double)weight / 100;
	if (sum->arena && weight != 0 && strcmp(feature, "bias") != 0)
		keep_reason(sum, feature, weight);
}

static void note(const struct hb_event_search *search, const struct hb_found_event *found, const struct sum *sum, double confidence)
{
	const char *reasons = "";

	for (int i = 0; i < REASONS && sum->names[i]; i++)
		reasons = hb_arena_format(sum->arena, "%s%s '%s' %+.2f", reasons, i ? "," : "", sum->names[i],
					  (double)sum->weights[i] / 100);
	hb_trace_event(search, found, "confidence %.2f; what weighs most:%s", confidence, reasons);
}

float hb_event_confidence(const struct hb_event_view *view, size_t index)
{
	struct hb_reading *reading = view->search->tree.reading;
	struct sum sum = {.arena = reading->trace ? reading->arena : NULL};
	double confidence;

	hb_event_features(view, index, &(struct hb_event_sink){.take = add_weight, .context = &sum});
	confidence = 1 / (1 + exp(-sum.score));
	if (reading->trace)
		note(view->search, &view->search->found.items[index], &sum, confidence);
	return (float)confidence;
}
