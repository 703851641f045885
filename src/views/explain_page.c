/* The explanation on a terminal: see explain.h. */
#include "views/explain.h"

#include <string.h>

#include "base/buffer.h"

enum { WORD_COLUMNS = 22, INDENT = 4, PASS_COLUMNS = 11, QUOTED_CODE_POINTS = 80, LINE_BYTES = 1 << 22 };

/* What stands in each sentence: the first of a list of items for each sentence, the next one for each item; HB_NONE ends a list. */
struct standing {
	uint32_t *first, *next;
};

struct page {
	const struct hb_terminal *terminal;
	const struct hb_explanation *explanation;
	const struct hb_reading *reading;
	const struct hb_extraction *extraction;
	struct standing statements, events;
	struct hb_buffer line;
};

/* ---- words --------------------------------------------------------------------------------------------------- */

static const char *text_of(const struct page *page, struct hb_span span)
{
	return span.start < span.end ? hb_reading_text(page->reading, span) : "";
}

/* The words of a span, cut when they are many. */
static const char *quoted(const struct page *page, struct hb_span span)
{
	if (span.end > span.start + QUOTED_CODE_POINTS)
		return hb_arena_format(page->reading->arena, "%s ...",
				       text_of(page, (struct hb_span){span.start, span.start + QUOTED_CODE_POINTS}));
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
	uint32_t token = hb_trace_token(page->reading, (struct hb_span){code_point, code_point});

	return token < analysis->n_tokens ? analysis->tokens[token].sentence + 1 : 0;
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
		text = hb_arena_format(reading->arena, "%s, %s%s%s: %s", hb_mention_kind_text(mention->kind),
				       hb_entity_type_text(mention->type), gender_text(mention->gender),
				       number_text(mention->number),
				       mention->entity == HB_NONE ? "nobody in particular" : label(page, mention->entity));
		if (!any)
			heading(page, "mentions");
		any = true;
		line(page, HB_BOLD, hb_trace_words(reading, mention->first, mention->end), WORD_COLUMNS, text);
	}
}

static struct hb_span place_of(const struct hb_statement *statement)
{
	return statement->n_content ? statement->content[0] : statement->cue;
}

static void print_statements(const struct page *page, size_t sentence)
{
	bool any = false;

	for (uint32_t i = page->statements.first[sentence]; i != HB_NONE; i = page->statements.next[i]) {
		const struct hb_statement *statement = &page->extraction->statements[i];
		const char *text = hb_arena_format(page->reading->arena, "%s '%s': %s (%s %s, %.2f)",
						   label(page, statement->speaker), text_of(page, statement->cue),
						   quoted(page, place_of(statement)), hb_statement_kind_text(statement->kind),
						   hb_attitude_text(statement->attitude), (double)statement->confidence);
		if (!any)
			heading(page, "statements");
		any = true;
		line(page, HB_BOLD, hb_arena_format(page->reading->arena, "t%u", i + 1), 4, text);
	}
}

static const char *event_text(struct page *page, const struct hb_event *event)
{
	struct hb_buffer *text = &page->line;

	hb_buffer_clear(text);
	hb_buffer_format(text, "%s '%s', %s, %.2f", event->type, text_of(page, event->trigger), hb_reality_text(event->reality),
			 (double)event->confidence);
	for (int role = 0; role < HB_ROLE_COUNT; role++)
		for (size_t i = 0; i < event->n_roles[role]; i++)
			hb_buffer_format(text, "; %s %s", hb_role_text((enum hb_role)role), label(page, event->roles[role][i]));
	if (event->time.text)
		hb_buffer_format(text, "; time %s '%s'", event->time.value ? event->time.value : "not known", event->time.text);
	if (event->about != HB_NONE)
		hb_buffer_format(text, "; about v%u", event->about + 1);
	if (event->earlier != HB_NONE)
		hb_buffer_format(text, "; again, as v%u", event->earlier + 1);
	if (event->condition.start < event->condition.end)
		hb_buffer_format(text, "; on condition '%s'", text_of(page, event->condition));
	if (event->deadline.text)
		hb_buffer_format(text, "; by %s '%s'", event->deadline.value ? event->deadline.value : "not known",
				 event->deadline.text);
	if (event->amount.start < event->amount.end)
		hb_buffer_format(text, "; amount '%s'", text_of(page, event->amount));
	if (event->source != HB_NONE)
		hb_buffer_format(text, "; says %s", label(page, event->source));
	hb_buffer_format(text, " (%s)", event->rule);
	return text->bytes;
}

static void print_events(struct page *page, size_t sentence)
{
	bool any = false;

	for (uint32_t i = page->events.first[sentence]; i != HB_NONE; i = page->events.next[i]) {
		if (!any)
			heading(page, "events");
		any = true;
		line(page, HB_BOLD, hb_arena_format(page->reading->arena, "v%u", i + 1), 4,
		     event_text(page, &page->extraction->events[i]));
	}
}

static void print_notes(const struct page *page, size_t sentence)
{
	const struct hb_trace_note *const *notes;
	size_t n_notes = hb_explanation_notes(page->explanation, sentence, &notes);

	if (n_notes)
		heading(page, page->explanation->brief ? "why" : "why (- looked at and not taken)");
	for (size_t i = 0; i < n_notes; i++) {
		const char *pass =
			hb_arena_format(page->reading->arena, "%s %s", notes[i]->miss ? "-" : " ", hb_pass_text(notes[i]->pass));

		line(page, notes[i]->miss ? HB_DIM : HB_PLAIN, pass, PASS_COLUMNS,
		     hb_arena_format(page->reading->arena, "'%s': %s",
				     hb_trace_words(page->reading, notes[i]->first, notes[i]->end), notes[i]->text));
	}
}

static void print_sentence(struct page *page, size_t index)
{
	const struct hb_analysis *analysis = page->reading->analysis;
	const struct hb_sentence *sentence = &analysis->sentences[index];
	const char *number = hb_arena_format(page->reading->arena, "%zu", index + 1);
	int column = (int)strlen(number) + 2;

	hb_terminal_text(page->terminal, HB_BOLD, number);
	fputs("  ", page->terminal->out);
	hb_terminal_wrap(page->terminal, text_of(page, hb_reading_span(page->reading, sentence->first, sentence->end)), column,
			 column);
	fputc('\n', page->terminal->out);
	heading(page, hb_block_kind_text(analysis->source->blocks[sentence->block].kind));
	if (!page->explanation->brief)
		print_words(page, sentence);
	print_mentions(page, sentence);
	print_statements(page, index);
	print_events(page, index);
	print_notes(page, index);
	fputc('\n', page->terminal->out);
}

/* ---- who is who ---------------------------------------------------------------------------------------------- */

static void print_entity(struct page *page, uint32_t index)
{
	const struct hb_entity *entity = &page->extraction->entities[index];
	const struct hb_found_entity *found = &page->reading->entities.items[index];
	struct hb_buffer *mentions = &page->line;

	fputs("  ", page->terminal->out);
	hb_terminal_text(page->terminal, HB_BOLD, label(page, index));
	fprintf(page->terminal->out, "  %s%s%s%s\n", hb_entity_type_text(entity->type), gender_text(found->gender),
		number_text(found->number), entity->specific ? "" : ", nobody in particular");
	hb_buffer_clear(mentions);
	for (size_t i = 0; i < entity->n_mentions; i++)
		hb_buffer_format(mentions, "%s%u: %s", i ? "; " : "", sentence_at(page, entity->mentions[i].span.start),
				 text_of(page, entity->mentions[i].span));
	if (entity->n_mentions)
		line(page, HB_DIM, "mentions", PASS_COLUMNS, mentions->bytes);
	for (size_t i = 0; i < entity->n_attributes; i++) {
		const struct hb_attribute *attribute = &entity->attributes[i];
		const char *text = hb_arena_format(page->reading->arena, "%s '%s' (sentence %u, %s, %.2f)", attribute->value,
						   text_of(page, attribute->span), sentence_at(page, attribute->span.start),
						   hb_reality_text(attribute->reality), (double)attribute->confidence);
		line(page, HB_PLAIN, attribute->property, PASS_COLUMNS, text);
	}
}

static void title(const struct page *page, const char *text)
{
	hb_terminal_text(page->terminal, HB_BOLD, text);
	fputc('\n', page->terminal->out);
}

static void print_who_is_who(struct page *page)
{
	if (page->extraction->n_entities)
		title(page, "Who is who");
	for (uint32_t i = 0; i < page->extraction->n_entities; i++)
		print_entity(page, i);
	if (page->extraction->n_relations)
		title(page, "Ties");
	for (size_t i = 0; i < page->extraction->n_relations; i++) {
		const struct hb_relation *relation = &page->extraction->relations[i];
		const char *text = hb_arena_format(page->reading->arena, "%s is %s of %s: '%s' (sentence %u, %s, %.2f)",
						   label(page, relation->who), relation->type, label(page, relation->of),
						   text_of(page, relation->span), sentence_at(page, relation->span.start),
						   hb_reality_text(relation->reality), (double)relation->confidence);

		fputs("  ", page->terminal->out);
		hb_terminal_wrap(page->terminal, text, 2, INDENT);
		fputc('\n', page->terminal->out);
	}
}

static struct standing nothing(const struct page *page, size_t n_items)
{
	size_t n_sentences = page->reading->analysis->n_sentences;
	struct standing standing = {
		.first = hb_arena_alloc(page->reading->arena, n_sentences, sizeof *standing.first),
		.next = hb_arena_alloc(page->reading->arena, n_items, sizeof *standing.next),
	};

	for (size_t i = 0; i < n_sentences; i++)
		standing.first[i] = HB_NONE;
	return standing;
}

/* Items are put from the last to the first. */
static void put(const struct page *page, struct standing *standing, uint32_t item, struct hb_span span)
{
	unsigned sentence = sentence_at(page, span.start);

	if (!sentence)
		return;
	standing->next[item] = standing->first[sentence - 1];
	standing->first[sentence - 1] = item;
}

static void find_standing(struct page *page)
{
	page->statements = nothing(page, page->extraction->n_statements);
	page->events = nothing(page, page->extraction->n_events);
	for (size_t i = page->extraction->n_statements; i-- > 0;)
		put(page, &page->statements, (uint32_t)i, place_of(&page->extraction->statements[i]));
	for (size_t i = page->extraction->n_events; i-- > 0;)
		put(page, &page->events, (uint32_t)i, page->extraction->events[i].trigger);
}

size_t hb_explanation_print(const struct hb_terminal *terminal, const struct hb_explanation *explanation)
{
	struct page page = {
		.terminal = terminal,
		.explanation = explanation,
		.reading = explanation->reading,
		.extraction = explanation->extraction,
	};
	size_t shown = 0;

	hb_buffer_init(&page.line, LINE_BYTES);
	find_standing(&page);
	for (size_t i = 0; i < explanation->reading->analysis->n_sentences; i++) {
		if (!hb_explanation_shows(explanation, i))
			continue;
		print_sentence(&page, i);
		shown++;
	}
	if (shown)
		print_who_is_who(&page);
	hb_buffer_release(&page.line);
	return shown;
}
