/* Reports for tests: a text with its extraction, put together by naming words of the text.  Texts are ASCII. */
#ifndef HB_TEST_CASEBOOK_REPORT_H
#define HB_TEST_CASEBOOK_REPORT_H

#include <jansson.h>

#include "casebook/casebook.h"

struct report {
	const char *text, *published; /* published may be NULL */
	json_t *record;
	const char *url;
	bool imported; /* a finished extraction of a page whose bytes are not at hand */
};

struct report report_new(const char *text, const char *published);
void report_free(struct report *report);

/* An entity whose name (and alias, may be NULL) is a name mention wherever it stands.  Returns its number from 1. */
int report_person(struct report *report, const char *name, const char *alias);
int report_thing(struct report *report, const char *type, const char *name, const char *country);

/* Somebody known by these words only. */
int report_unnamed(struct report *report, const char *words);

void report_attribute(struct report *report, int entity, const char *property, const char *value, const char *words);
void report_relation(struct report *report, const char *type, int who, int of, const char *words);

/* An event in these words; date (ISO, its earliest and latest day are worked out) and its words may be NULL.  Returns its number. */
int report_event(struct report *report, const char *type, const char *reality, const char *words, const char *date,
		 const char *date_words);
void report_role(struct report *report, int event, const char *role, int entity);
void report_days(struct report *report, int event, int days, const char *words);
void report_about(struct report *report, int event, int about);
void report_earlier(struct report *report, int event, int earlier);

/* What a deal hangs on, in words of the text; any may be NULL.  The day is ISO. */
void report_terms(struct report *report, int event, const char *condition, const char *amount, const char *deadline_day,
		  const char *deadline);
void report_statement(struct report *report, int speaker, const char *words);

/* Add to the casebook, as read by this extractor; returns what *ret_new was. */
bool report_add(const struct report *report, struct hb_casebook *casebook, const char *extractor);

/* ---- looking at an export ---------------------------------------------------------------------------------------- */

/* The only person one of whose names is this one; NULL if there is none or several. */
const json_t *book_person(const json_t *book, const char *name);
size_t book_count_people(const json_t *book, const char *name);
const char *book_status(const json_t *book, const char *name); /* "nobody" when there is no such person */

/* Events of this type and reality with this person as victim. */
size_t book_count_events(const json_t *book, const char *type, const char *reality, const char *victim,
			 const json_t **ret_first);

#endif
