/* The reading of one document: what the passes of the extract stage share.
 *
 * hb_extract (extract.h) runs the passes in this order, each in a file of its own or several; each appends to the reading and looks at
 * what earlier ones found:
 *   timex       times, durations, sets                          hb_read_times
 *   quantity    counts ("at least 276", "some 20 of the 48")     hb_read_quantities
 *   mention     names, nominals and pronouns as mentions         hb_read_mentions
 *   coref       mentions to entities                             hb_read_entities
 *   kinship     relations and unnamed relatives                  hb_read_relations
 *   attribute   age, nationality, occupation, office ...         hb_read_attributes
 *   tie         both of these, as learnt from examples           hb_read_learnt_ties
 *   statement   who said what                                    hb_read_statements
 *   event       events and interventions with roles              hb_read_events
 *   position    what the speakers are in a position to know      hb_read_positions
 *   finish      to the hb_extraction of record.h                 hb_finish_reading
 * The folders: times (timex, quantity), people (mention, coref), family (kinship), facts (attribute, tie), statements, events.
 * Everything lives in the document's arena. */
#ifndef HB_EXTRACT_READING_H
#define HB_EXTRACT_READING_H

#include "base/date.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "language/language.h"
#include "record.h"

enum hb_gender { HB_GENDER_UNKNOWN, HB_FEMALE, HB_MALE };
enum hb_number { HB_NUMBER_UNKNOWN, HB_SINGULAR, HB_PLURAL };

/* A mention before and after it is joined to an entity. */
struct hb_found_mention {
	enum hb_mention_kind kind;
	enum hb_entity_type type;
	uint32_t first, end; /* tokens, half-open */
	uint32_t head;       /* token */
	uint32_t entity;     /* index into entities, HB_NONE before coref or when it is nobody in particular */
	enum hb_gender gender;
	enum hb_number number;
	int32_t count_min, count_max; /* "two drivers": 2, 2; -1 when not said */
	bool specific;                /* false for generic plurals, negated and questioned ones */
	bool possessive;              /* "his" in "his father" */
};

struct hb_found_timex {
	struct hb_timex timex;
	uint32_t first, end; /* tokens, half-open */
	struct hb_time time; /* the same as days; for durations value is NULL */
	int32_t days_min, days_max; /* a duration in days, -1 when it is none or not known */
};

struct hb_found_quantity {
	uint32_t first, end;    /* tokens of the number phrase, half-open */
	uint32_t noun;          /* the token counted, HB_NONE if none */
	int32_t min, max;       /* -1 when open */
	int32_t out_of;         /* 48 in "some 20 of the 48", -1 */
};

struct hb_found_entity {
	struct hb_entity entity; /* mentions, aliases and attributes are filled in by hb_finish_reading */
	HB_ARRAY(uint32_t) mentions; /* indices into reading->mentions, in text order */
	HB_ARRAY(struct hb_attribute) attributes;
	enum hb_gender gender;
	enum hb_number number;
	const char *relation_type; /* for one known only by relation: "grandmother" */
	uint32_t relation_of;      /* and whose, HB_NONE */
};

struct hb_trace; /* trace.h */

struct hb_reading {
	struct hb_arena *arena;
	const struct hb_analysis *analysis;
	struct hb_offsets offsets; /* of the source's text */
	struct hb_date published; /* day, month or year of publication; year 0 when not known */
	HB_ARRAY(struct hb_found_timex) timexes;
	HB_ARRAY(struct hb_found_quantity) quantities;
	HB_ARRAY(struct hb_found_mention) mentions; /* in order of head */
	uint32_t *mention_of_head; /* for each token: the mention whose head it is, HB_NONE */
	const bool *quoted;        /* for each token: inside quotation marks; from hb_read_entities on */
	HB_ARRAY(struct hb_found_entity) entities;
	HB_ARRAY(struct hb_relation) relations;
	HB_ARRAY(struct hb_statement) statements;
	uint32_t *statement_of; /* for each token: innermost likely (>= 0.5) statement whose content holds it, HB_NONE */
	HB_ARRAY(struct hb_event) events;
	struct hb_trace *trace; /* where the passes note why they decided as they did; NULL when nobody asks */
};

/* An empty reading of the analysis, ready for the passes. */
void hb_reading_init(struct hb_reading *reading, struct hb_arena *arena, const struct hb_analysis *analysis);

void hb_read_times(struct hb_reading *reading);
void hb_read_quantities(struct hb_reading *reading);
void hb_read_mentions(struct hb_reading *reading);
void hb_read_entities(struct hb_reading *reading);
void hb_read_relations(struct hb_reading *reading);
void hb_read_attributes(struct hb_reading *reading);
void hb_read_learnt_ties(struct hb_reading *reading);
void hb_read_statements(struct hb_reading *reading);
void hb_read_events(struct hb_reading *reading);
void hb_read_positions(struct hb_reading *reading);
void hb_finish_reading(struct hb_reading *reading, struct hb_extraction *ret_extraction);

/* The passes in their order, without the finish, which takes the record, too. */
struct hb_reading_pass {
	const char *name;
	void (*read)(struct hb_reading *reading);
};
extern const struct hb_reading_pass hb_reading_passes[];
extern const size_t hb_n_reading_passes;

/* Run the passes that come before this one. */
void hb_read_before(struct hb_reading *reading, void (*pass)(struct hb_reading *));

/* The tokens [first, end) as a span of code points without white space at the edges. */
struct hb_span hb_reading_span(const struct hb_reading *reading, uint32_t first, uint32_t end);

/* The text of a span, in the arena. */
const char *hb_reading_text(const struct hb_reading *reading, struct hb_span span);

/* The entity that the mention with this head belongs to, HB_NONE if none.  A token inside a name counts as its head. */
uint32_t hb_reading_entity_at(const struct hb_reading *reading, uint32_t token);

/* A new entity (for someone known only by relation or role); returns its index. */
uint32_t hb_reading_add_entity(struct hb_reading *reading, enum hb_entity_type type);

#endif
