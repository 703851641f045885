/* The explanation on a terminal: see explain.h. */
#include "views/explain.h"

#include <stdlib.h>
#include <string.h>


enum { WORD_COLUMNS = 22, INDENT = 4, PASS_COLUMNS = 11, LABEL_BYTES = 96, QUOTED_CODE_POINTS = 80 };

struct page {
	const struct hb_terminal *terminal;
	const struct hb_explanation *explanation;
	const struct hb_reading *reading;
	const struct hb_extraction *extraction;
};

/* ---- what both forms show ------------------------------------------------------------------------------------ */

bool hb_explanation_shows(const struct hb_explanation *explanation, size_t sentence)
{
	const struct hb_sentence *found = &explanation->reading->analysis->sentences[sentence];

	return !explanation->find ||
	       strstr(hb_reading_text(explanation->reading, hb_reading_span(explanation->reading, found->first, found->end)), explanation->find);
}

static uint32_t sentence_of(const struct hb_reading *reading, const struct hb_trace_note *note)
{
	return note->first < reading->analysis->n_tokens ? reading->analysis->tokens[note->first].sentence : 0;
}

static int by_place(const void *a, const void *b, void *context)
{
	const struct hb_trace_note *x = *(const struct hb_trace_note *const *)a, *y = *(const struct hb_trace_note *const *)b;
	uint32_t in_x = sentence_of(context, x), in_y = sentence_of(context, y);

	if (in_x != in_y)
		return in_x < in_y ? -1 : 1;
	if (x->pass != y->pass)
		return x->pass < y->pass ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x < y ? -1 : x > y; /* as they were taken */
}

void hb_explanation_init(struct hb_explanation *explanation, const struct hb_reading *reading, const struct hb_extraction *extraction)
{
	*explanation = (struct hb_explanation){.reading = reading, .extraction = extraction, .n_notes = reading->trace->notes.count};
	explanation->notes = hb_arena_alloc(reading->arena, explanation->n_notes, sizeof *explanation->notes);
	for (size_t i = 0; i < explanation->n_notes; i++)
		explanation->notes[i] = &reading->trace->notes.items[i];
	if (explanation->n_notes)
		qsort_r(explanation->notes, explanation->n_notes, sizeof *explanation->notes, by_place, (void *)reading);
}

size_t hb_explanation_notes(const struct hb_explanation *explanation, size_t sentence, const struct hb_trace_note *const **ret_notes)
{
	const struct hb_reading *reading = explanation->reading;
	size_t low = 0, high = explanation->n_notes;
	HB_ARRAY(const struct hb_trace_note *) shown = {0};

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sentence_of(reading, explanation->notes[middle]) < sentence)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < explanation->n_notes && sentence_of(reading, explanation->notes[low]) == sentence; low++)
		if (!explanation->brief || !explanation->notes[low]->miss)
			HB_PUSH(reading->arena, shown, explanation->notes[low]);
	*ret_notes = shown.items;
	return shown.count;
}

/* ---- words --------------------------------------------------------------------------------------------------- */

static const char *text_of(const struct page *page, struct hb_span span)
{
	return span.start < span.end ? hb_reading_text(page->reading, span) : "";
}

/* The words of a span, cut when they are many. */
static const char *quoted(const struct page *page, struct hb_span span)
{
	if (span.end > span.start + QUOTED_CODE_POINTS)
		return hb_arena_format(page->reading->arena, "%s ...", text_of(page, (struct hb_span){span.start, span.start + QUOTED_CODE_POINTS}));
	return text_of(page, span);
}

/* "e3 Ana Ruiz" */
static const char *label(const struct page *page, uint32_t entity)
{
	if (entity == HB_NONE)
		return "nobody known";
	return hb_arena_format(page->reading->arena, "e%u %s", entity + 1, hb_trace_entity(page->reading, entity));
}

/* The sentence that a place in the text stands in, counted from 1; 0 for none. */
static unsigned sentence_at(const struct page *page, uint32_t code_point)
{
	const struct hb_analysis *analysis = page->reading->analysis;

	for (size_t i = 0; i < analysis->n_sentences; i++) {
		struct hb_span span = hb_reading_span(page->reading, analysis->sentences[i].first, analysis->sentences[i].end);

		if (span.start <= code_point && code_point < span.end)
			return (unsigned)i + 1;
	}
	return 0;
}

static const char *gender_text(enum hb_gender gender)
{
	return gender == HB_FEMALE ? ", female" : gender == HB_MALE ? ", male" : "";
}

static const char *number_text(enum hb_number number)
{
	return number == HB_SINGULAR ? ", one" : number == HB_PLURAL ? ", several" : "";
}

/* ---- parts of the page --------------------------------------------------------------------------------------- */

static void heading(const struct page *page, const char *text)
{
	fputs("   ", page->terminal->out);
	hb_terminal_text(page->terminal, HB_DIM, text);
	fputc('\n', page->terminal->out);
}

/* A line of a left cell and text that wraps beside it. */
static void line(const struct page *page, enum hb_style style, const char *left, int columns, const char *text)
{
	int indent = INDENT + columns + 1;

	fprintf(page->terminal->out, "%*s", INDENT, "");
	hb_terminal_cell(page->terminal, style, left, columns);
	fputc(' ', page->terminal->out);
	hb_terminal_wrap(page->terminal, text, indent, indent);
	fputc('\n', page->terminal->out);
}

static void print_words(const struct page *page, const struct hb_sentence *sentence)
{
	const struct hb_token *tokens = page->reading->analysis->tokens;

	heading(page, "words");
	for (uint32_t i = sentence->first; i < sentence->end; i++) {
		const struct hb_token *token = &tokens[i];
		const char *head = token->head == i ? "root"
						    : hb_arena_format(page->reading->arena, "%s of %u %s", token->dep,
								      token->head - sentence->first + 1, tokens[token->head].text);

		if (token->is_space)
			continue;
		fprintf(page->terminal->out, "%*s%3u ", INDENT - 1, "", i - sentence->first + 1);
		hb_terminal_cell(page->terminal, HB_PLAIN, token->text, WORD_COLUMNS - 4);
		fputc(' ', page->terminal->out);
		hb_terminal_cell(page->terminal, HB_DIM, token->lemma, WORD_COLUMNS - 4);
		fprintf(page->terminal->out, " %-6s ", token->tag);
		hb_terminal_text(page->terminal, HB_PLAIN, head);
		fputc('\n', page->terminal->out);
	}
}

/* Mentions whose head stands in the sentence, in text order. */
static void print_mentions(const struct page *page, const struct hb_sentence *sentence)
{
	const struct hb_reading *reading = page->reading;
	bool any = false;

	for (uint32_t i = sentence->first; i < sentence->end; i++) {
		const struct hb_found_mention *mention;
		const char *text;

		if (reading->mention_of_head[i] == HB_NONE)
			continue;
		mention = &reading->mentions.items[reading->mention_of_head[i]];
		text = hb_arena_format(reading->arena, "%s, %s%s%s: %s", hb_mention_kind_text(mention->kind), hb_entity_type_text(mention->type),
				       gender_text(mention->gender), number_text(mention->number),
				       mention->entity == HB_NONE ? "nobody in particular" : label(page, mention->entity));
		if (!any)
			heading(page, "mentions");
		any = true;
		line(page, HB_BOLD, hb_trace_words(reading, mention->first, mention->end), WORD_COLUMNS, text);
	}
}

static bool starts_in(const struct page *page, struct hb_span span, const struct hb_sentence *sentence)
{
	struct hb_span whole = hb_reading_span(page->reading, sentence->first, sentence->end);

	return whole.start <= span.start && span.start < whole.end;
}

static void print_statements(const struct page *page, const struct hb_sentence *sentence)
{
	bool any = false;

	for (size_t i = 0; i < page->extraction->n_statements; i++) {
		const struct hb_statement *statement = &page->extraction->statements[i];
		struct hb_span place = statement->n_content ? statement->content[0] : statement->cue;
		const char *text;

		if (!starts_in(page, place, sentence))
			continue;
		text = hb_arena_format(page->reading->arena, "%s '%s': %s (%s %s, %.2f)", label(page, statement->speaker), text_of(page, statement->cue),
				       quoted(page, place), hb_statement_kind_text(statement->kind), hb_attitude_text(statement->attitude),
				       (double)statement->confidence);
		if (!any)
			heading(page, "statements");
		any = true;
		line(page, HB_BOLD, hb_arena_format(page->reading->arena, "t%zu", i + 1), 4, text);
	}
}

static const char *event_text(const struct page *page, const struct hb_event *event)
{
	struct hb_arena *arena = page->reading->arena;
	const char *text = hb_arena_format(arena, "%s '%s', %s, %.2f", event->type, text_of(page, event->trigger), hb_reality_text(event->reality),
					   (double)event->confidence);

	for (int role = 0; role < HB_ROLE_COUNT; role++)
		for (size_t i = 0; i < event->n_roles[role]; i++)
			text = hb_arena_format(arena, "%s; %s %s", text, hb_role_text((enum hb_role)role), label(page, event->roles[role][i]));
	if (event->time.text)
		text = hb_arena_format(arena, "%s; time %s '%s'", text, event->time.value ? event->time.value : "not known", event->time.text);
	if (event->about != HB_NONE)
		text = hb_arena_format(arena, "%s; about v%u", text, event->about + 1);
	if (event->source != HB_NONE)
		text = hb_arena_format(arena, "%s; says %s", text, label(page, event->source));
	return hb_arena_format(arena, "%s (%s)", text, event->rule);
}

static void print_events(const struct page *page, const struct hb_sentence *sentence)
{
	bool any = false;

	for (size_t i = 0; i < page->extraction->n_events; i++) {
		const struct hb_event *event = &page->extraction->events[i];

		if (!starts_in(page, event->trigger, sentence))
			continue;
		if (!any)
			heading(page, "events");
		any = true;
		line(page, HB_BOLD, hb_arena_format(page->reading->arena, "v%zu", i + 1), 4, event_text(page, event));
	}
}

static void print_notes(const struct page *page, size_t sentence)
{
	const struct hb_trace_note *const *notes;
	size_t n_notes = hb_explanation_notes(page->explanation, sentence, &notes);

	if (n_notes)
		heading(page, page->explanation->brief ? "why" : "why (- looked at and not taken)");
	for (size_t i = 0; i < n_notes; i++) {
		const char *pass = hb_arena_format(page->reading->arena, "%s %s", notes[i]->miss ? "-" : " ", hb_pass_text(notes[i]->pass));

		line(page, notes[i]->miss ? HB_DIM : HB_PLAIN, pass, PASS_COLUMNS,
		     hb_arena_format(page->reading->arena, "'%s': %s", hb_trace_words(page->reading, notes[i]->first, notes[i]->end), notes[i]->text));
	}
}

static void print_sentence(const struct page *page, size_t index)
{
	const struct hb_analysis *analysis = page->reading->analysis;
	const struct hb_sentence *sentence = &analysis->sentences[index];
	const char *number = hb_arena_format(page->reading->arena, "%zu", index + 1);
	int column = (int)strlen(number) + 2;

	hb_terminal_text(page->terminal, HB_BOLD, number);
	fputs("  ", page->terminal->out);
	hb_terminal_wrap(page->terminal, text_of(page, hb_reading_span(page->reading, sentence->first, sentence->end)), column, column);
	fputc('\n', page->terminal->out);
	heading(page, hb_block_kind_text(analysis->source->blocks[sentence->block].kind));
	if (!page->explanation->brief)
		print_words(page, sentence);
	print_mentions(page, sentence);
	print_statements(page, sentence);
	print_events(page, sentence);
	print_notes(page, index);
	fputc('\n', page->terminal->out);
}

/* ---- who is who ---------------------------------------------------------------------------------------------- */

static void print_entity(const struct page *page, uint32_t index)
{
	const struct hb_entity *entity = &page->extraction->entities[index];
	const struct hb_found_entity *found = &page->reading->entities.items[index];
	struct hb_arena *arena = page->reading->arena;
	const char *text = "";

	fputs("  ", page->terminal->out);
	hb_terminal_text(page->terminal, HB_BOLD, label(page, index));
	fprintf(page->terminal->out, "  %s%s%s%s\n", hb_entity_type_text(entity->type), gender_text(found->gender), number_text(found->number),
		entity->specific ? "" : ", nobody in particular");
	for (size_t i = 0; i < entity->n_mentions; i++)
		text = hb_arena_format(arena, "%s%s%u: %s", text, i ? "; " : "", sentence_at(page, entity->mentions[i].span.start),
				       text_of(page, entity->mentions[i].span));
	if (entity->n_mentions)
		line(page, HB_DIM, "mentions", PASS_COLUMNS, text);
	for (size_t i = 0; i < entity->n_attributes; i++) {
		const struct hb_attribute *attribute = &entity->attributes[i];

		text = hb_arena_format(arena, "%s '%s' (sentence %u, %s, %.2f)", attribute->value, text_of(page, attribute->span),
				       sentence_at(page, attribute->span.start), hb_reality_text(attribute->reality), (double)attribute->confidence);
		line(page, HB_PLAIN, attribute->property, PASS_COLUMNS, text);
	}
}

static void title(const struct page *page, const char *text)
{
	hb_terminal_text(page->terminal, HB_BOLD, text);
	fputc('\n', page->terminal->out);
}

static void print_who_is_who(const struct page *page)
{
	if (page->extraction->n_entities)
		title(page, "Who is who");
	for (uint32_t i = 0; i < page->extraction->n_entities; i++)
		print_entity(page, i);
	if (page->extraction->n_relations)
		title(page, "Ties");
	for (size_t i = 0; i < page->extraction->n_relations; i++) {
		const struct hb_relation *relation = &page->extraction->relations[i];
		const char *text = hb_arena_format(page->reading->arena, "%s is %s of %s: '%s' (sentence %u, %s, %.2f)", label(page, relation->who),
						   relation->type, label(page, relation->of), text_of(page, relation->span),
						   sentence_at(page, relation->span.start), hb_reality_text(relation->reality),
						   (double)relation->confidence);

		fputs("  ", page->terminal->out);
		hb_terminal_wrap(page->terminal, text, 2, INDENT);
		fputc('\n', page->terminal->out);
	}
}

size_t hb_explanation_print(const struct hb_terminal *terminal, const struct hb_explanation *explanation)
{
	struct page page = {terminal, explanation, explanation->reading, explanation->extraction};
	size_t shown = 0;

	for (size_t i = 0; i < explanation->reading->analysis->n_sentences; i++) {
		if (!hb_explanation_shows(explanation, i))
			continue;
		print_sentence(&page, i);
		shown++;
	}
	if (shown)
		print_who_is_who(&page);
	return shown;
}
