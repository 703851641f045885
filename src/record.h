/* The plain records that stages hand on: a source with its blocks, and what was extracted from it.
 *
 * All texts are valid UTF-8, NUL-terminated, and live in the arena of the document (or as long as the program, where they
 * are labels).  A text that is not known is NULL.  Spans count Unicode code points of source->text, half-open.
 * The words follow the design: span, claim, episode, origin. */
#ifndef HB_RECORD_H
#define HB_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hb_span {
	uint32_t start, end; /* code points, half-open */
};

/* ---- the source ---------------------------------------------------------------------------------------------- */

enum hb_block_kind {
	HB_BLOCK_TITLE,
	HB_BLOCK_STANDFIRST, /* the lead or summary under the title */
	HB_BLOCK_HEADING,    /* a cross-head inside the body */
	HB_BLOCK_PARAGRAPH,
	HB_BLOCK_QUOTATION,
	HB_BLOCK_LIST_ITEM,
	HB_BLOCK_CAPTION,
	HB_BLOCK_DATELINE,   /* place, day and agency before the first paragraph of a wire report */
	HB_BLOCK_CREDIT,     /* who reported and edited it, below the text: read for names, not for facts */
	HB_BLOCK_BYLINE,    /* not read for facts */
	HB_BLOCK_FURNITURE, /* comment lines, share lines, notices: not read for facts */
};

struct hb_block {
	enum hb_block_kind kind;
	struct hb_span span; /* blocks are in order and do not overlap; white space between them belongs to none */
};

struct hb_source {
	const char *id;        /* given by the input, or the first 16 hexadecimal digits of sha256 */
	const char *url;       /* canonical address, or the one given */
	const char *title;
	const char *publisher;
	const char *const *bylines; /* names only, without "By" */
	size_t n_bylines;
	const char *agency;          /* agency credit as printed, such as "AP" */
	const char *dateline;        /* place (and day) of the dateline as printed */
	const char *published;       /* ISO 8601, partial or with time and zone; NULL when no date was found */
	const char *published_basis; /* metadata, text, address, file */
	const char *updated, *updated_basis;
	const char *lang;     /* ISO 639-1 */
	const char *charset;  /* of the original bytes */
	const char *sha256;   /* 64 hexadecimal digits over the original bytes */
	const char *text;     /* the extracted text; or the given text, unchanged */
	size_t n_text_bytes;
	const struct hb_block *blocks;
	size_t n_blocks;
};

/* ---- the extraction ------------------------------------------------------------------------------------------ */

#define HB_NONE UINT32_MAX /* "no such item" for an index */

enum hb_entity_type { HB_PERSON, HB_ORGANIZATION, HB_PLACE, HB_GROUP };
enum hb_mention_kind { HB_NAME, HB_NOMINAL, HB_PRONOUN };
enum hb_reality { HB_ACTUAL, HB_DENIED, HB_PLANNED, HB_REQUESTED, HB_POSSIBLE };
enum hb_statement_kind { HB_DIRECT, HB_INDIRECT, HB_MIXED };
enum hb_attitude { HB_SPEECH, HB_BELIEF, HB_INTENT };
enum hb_timex_type { HB_TIMEX_DATE, HB_TIMEX_TIME, HB_TIMEX_DURATION, HB_TIMEX_SET };

/* The names used in JSON for the values above ("person", "actual", ...), and back (-1 if it is none). */
const char *hb_entity_type_text(enum hb_entity_type type);
const char *hb_mention_kind_text(enum hb_mention_kind kind);
const char *hb_reality_text(enum hb_reality reality);
const char *hb_statement_kind_text(enum hb_statement_kind kind);
const char *hb_attitude_text(enum hb_attitude attitude);
const char *hb_timex_type_text(enum hb_timex_type type);
const char *hb_block_kind_text(enum hb_block_kind kind);
int hb_entity_type_parse(const char *text);
int hb_mention_kind_parse(const char *text);
int hb_reality_parse(const char *text);
int hb_statement_kind_parse(const char *text);
int hb_attitude_parse(const char *text);
int hb_timex_type_parse(const char *text);
int hb_block_kind_parse(const char *text);

struct hb_mention {
	struct hb_span span;
	struct hb_span head; /* the head word */
	enum hb_mention_kind kind;
};

/* One property of one person.  property: age, birth_date, gender, nationality (ISO 3166-1 alpha-2), occupation, office,
 * home, health, employer, death_date, birth_place, religion, ethnicity (the last two only as a report says them). */
struct hb_attribute {
	const char *property, *value;
	struct hb_span span;
	float confidence;
	const char *as_of;     /* of an age: the day, month or year that it counts from, ISO 8601; "" for an earlier day that is not said; else NULL */
	uint32_t asserter;     /* entity who says so, HB_NONE for the narrator */
	enum hb_reality reality;
};

struct hb_entity {
	enum hb_entity_type type;
	const char *name; /* the fullest name; NULL when it is known only by description */
	const char *description; /* "grandmother of Alexander Trufanov", "two Kenyan drivers"; NULL if it has a name */
	const char *const *aliases; /* other names and spellings in the text, without `name` */
	size_t n_aliases;
	const struct hb_mention *mentions; /* in text order */
	size_t n_mentions;
	const struct hb_attribute *attributes;
	size_t n_attributes;
	int32_t count_min, count_max; /* how many a group has; -1 when not said */
	/* What the lists know of a place or organisation; all NULL or 0 when they do not have it, or when it does not show which of
	 * several places of one name is meant. */
	const char *country;   /* ISO 3166-1 alpha-2 */
	const char *kind;      /* "city", "division" ... (world/place.h); "armed group", "prison" ... (data/organizations.txt) */
	const char *canonical; /* its usual name */
	const char *within;    /* what holds a place, nearest first: "Southern District, Israel" */
	uint32_t geonames;     /* number of a place there */
	bool specific;                /* false: generic ("hostages") and nobody in particular */
};

/* who is the `type` of `of`: father, mother, son, daughter, husband, wife, partner, grandmother, lawyer, member ... */
struct hb_relation {
	const char *type;
	uint32_t who, of; /* entities */
	struct hb_span span;
	float confidence;
	uint32_t asserter;
	enum hb_reality reality;
};

/* A date or interval: the words, and the days they may mean.  "February 15" with no year known has a value and no days. */
struct hb_time {
	const char *value; /* ISO 8601, partial or interval "A/B", "../B", "A/.."; NULL when the words settle nothing */
	const char *text;  /* the words used; NULL when no words say when */
	struct hb_span span;
	const char *earliest, *latest; /* YYYY-MM-DD or partial where no more is known; NULL when not known */
	const char *anchor; /* what it is counted from: published, dateline, event, text; NULL for absolute dates */
};

enum hb_role { HB_VICTIM, HB_AGENT, HB_ADDRESSEE, HB_BENEFICIARY, HB_PLACE_ROLE, HB_ROLE_COUNT };
const char *hb_role_text(enum hb_role role); /* "victim", "agent", "addressee", "beneficiary", "place" */

/* An event below hb_sure_enough changes no status and is told as doubtful; one from there to hb_told_as_fact is told as probable; the rest is
 * told as it is.  hb_told_as_fact is set so that about 95 of 100 events told so are right in texts that nobody looked at: bench/RESULTS.md,
 * "Confidence of events". */
extern const double hb_sure_enough, hb_told_as_fact;

struct hb_event {
	const char *type; /* one of the event or intervention types of the design, hyphens as there ("body-return") */
	const uint32_t *roles[HB_ROLE_COUNT]; /* entities */
	size_t n_roles[HB_ROLE_COUNT];
	struct hb_time time;
	int32_t days_min, days_max;   /* duration in days; -1 when not said.  "nearly 500 days" is -1 to 499 */
	struct hb_span duration_span; /* the words of the duration; empty if none */
	int32_t count_min, count_max; /* how many victims; -1 when not said.  "more than 100" is 101 to -1 */
	struct hb_span count_span;
	enum hb_reality reality;
	uint32_t source;    /* entity whose words say so, HB_NONE for the narrator */
	uint32_t statement; /* the statement that it stands in, HB_NONE if in none */
	uint32_t about;     /* the event that is asked for, promised, refused, thanked for; HB_NONE */
	uint32_t earlier;   /* an earlier event of this record that it renews or repeats ("renewed his pledge"); HB_NONE */
	struct hb_span condition; /* the words of its condition, "if", "unless", "in exchange for" and on; empty if none */
	struct hb_time deadline;  /* by when what is asked, offered or threatened is to be done */
	struct hb_span amount;    /* the money asked for, offered or paid; empty if none */
	struct hb_span trigger; /* the word that names the event */
	struct hb_span span;    /* the sentence or clause that says it */
	float confidence;       /* 0 to 1 */
	const char *rule;       /* file:line of the rule or the model's name, so that one can look up why */
};

/* A span in pieces is a list of spans in text order. */
struct hb_statement {
	uint32_t speaker;           /* entity, HB_NONE when not known */
	struct hb_span speaker_span; /* empty when nobody is named */
	const uint32_t *addressees;
	size_t n_addressees;
	const struct hb_span *content;
	size_t n_content;
	struct hb_span cue; /* the verb or phrase of speech; empty if none */
	const char *position; /* the speaker's position to know (data/LANG/positions.txt); NULL when nothing shows it */
	uint32_t relayed_by;  /* entity that passes it on: whom the speaker told who published it, or who quotes the speaker; HB_NONE */
	uint32_t within;      /* the statement in whose words it stands, HB_NONE */
	enum hb_statement_kind kind;
	enum hb_attitude attitude;
	float confidence;
};

struct hb_timex {
	struct hb_span span;
	enum hb_timex_type type;
	const char *value;  /* TIMEX3 */
	const char *anchor; /* as in hb_time */
};

struct hb_extraction {
	const struct hb_source *source;
	const char *extractor; /* "habeas 0.1.0 en-1" */
	const struct hb_entity *entities;
	size_t n_entities;
	const struct hb_relation *relations;
	size_t n_relations;
	const struct hb_event *events;
	size_t n_events;
	const struct hb_statement *statements;
	size_t n_statements;
	const struct hb_timex *timexes;
	size_t n_timexes;
};

#endif
