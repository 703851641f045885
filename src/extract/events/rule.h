/* The event rules as constant tables, made at build time by tools/compile_rules.py (which explains the language) out of
 * data/en/events.
 *
 * Every lemma that any rule names has a number (from 1); a token is looked up once, and everything after compares numbers.  A
 * list of words is a run of numbers in hb_rule_lists that ends in 0; offset 0 is the empty list.  A path is a run of steps in
 * hb_rule_steps: alternatives parted by HB_STEP_OR, closed by HB_STEP_END. */
#ifndef HB_EXTRACT_RULE_H
#define HB_EXTRACT_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Dependency labels in the order of tools/compile_rules.py; a set of labels is a mask of 1 << label. */
enum hb_dep {
	HB_DEP_ROOT, HB_DEP_ACL, HB_DEP_ACOMP, HB_DEP_ADVCL, HB_DEP_ADVMOD, HB_DEP_AGENT, HB_DEP_AMOD, HB_DEP_APPOS,
	HB_DEP_ATTR, HB_DEP_AUX, HB_DEP_AUXPASS, HB_DEP_CASE, HB_DEP_CC, HB_DEP_CCOMP, HB_DEP_COMPOUND, HB_DEP_CONJ,
	HB_DEP_CSUBJ, HB_DEP_CSUBJPASS, HB_DEP_DATIVE, HB_DEP_DEP, HB_DEP_DET, HB_DEP_DOBJ, HB_DEP_EXPL, HB_DEP_INTJ,
	HB_DEP_MARK, HB_DEP_META, HB_DEP_NEG, HB_DEP_NMOD, HB_DEP_NPADVMOD, HB_DEP_NSUBJ, HB_DEP_NSUBJPASS, HB_DEP_NUMMOD,
	HB_DEP_OPRD, HB_DEP_PARATAXIS, HB_DEP_PCOMP, HB_DEP_POBJ, HB_DEP_POSS, HB_DEP_PRECONJ, HB_DEP_PREDET, HB_DEP_PREP,
	HB_DEP_PRT, HB_DEP_PUNCT, HB_DEP_QUANTMOD, HB_DEP_RELCL, HB_DEP_XCOMP,
	HB_DEP_OTHER, /* a label that is none of these */
};
#define HB_DEP_BIT(label) (UINT64_C(1) << (label))

enum hb_step {
	HB_STEP_END,     /* the path is over */
	HB_STEP_OR,      /* the next alternative starts */
	HB_STEP_CHILD,   /* to the children with one of the labels (and words, if any) */
	HB_STEP_HEAD,    /* to the head, if the own label is one of these */
	HB_STEP_BELOW,   /* to everything below, four levels deep */
	HB_STEP_IS,      /* stay if the lemma is one of the words */
	HB_STEP_SUBJECT, /* who does it */
	HB_STEP_OBJECT,  /* to whom it is done */
	HB_STEP_PASSIVE, /* stay if the verb is passive */
	HB_STEP_ACTIVE,
	HB_STEP_NEAREST, /* from a dependent participle or relative clause to the word before it */
	HB_STEP_MATCHED, /* to where the last wanted condition led */
};

struct hb_path_step {
	uint8_t op;     /* enum hb_step */
	uint16_t words; /* offset into hb_rule_lists, 0 for any */
	uint64_t deps;
};

enum hb_word_class { HB_CLASS_VERB, HB_CLASS_NOUN, HB_CLASS_ADJECTIVE, HB_CLASS_ADVERB, HB_CLASS_ANY };
enum hb_constraint {
	HB_ANY,
	HB_IS_PERSON,       /* a person or a group */
	HB_SURELY_PERSON,   /* the same, and a name that nothing else speaks for is one of a person */
	HB_WHOEVER,         /* the same, and whatever common noun stands there */
	HB_IS_ACTOR,        /* a person, group or organisation, or a place that acts (a state) */
	HB_IS_BODY,         /* an actor that is no person */
	HB_IS_ORGANIZATION, /* an organisation or a group */
	HB_IS_PLACE,
	HB_IS_EVENT, /* a word that other rules found an event at, or above such a word */
};
enum { HB_ABOUT_ROLE = 5 }; /* comes after the roles of record.h */

enum hb_argument_how {
	HB_OPTIONAL,
	HB_REQUIRED,
	HB_ADDED, /* adds to what the other arguments of the role found, if they found any */
};

struct hb_rule_argument {
	uint8_t role; /* enum hb_role, or HB_ABOUT_ROLE */
	uint8_t how; /* enum hb_argument_how */
	uint8_t constraint;
	uint16_t path; /* offset into hb_rule_steps */
	const char *place, *text; /* file:line that asks for it, and what stands there */
};

struct hb_rule_condition {
	uint8_t wanted; /* 0: the path must lead nowhere */
	uint16_t path;
	const char *place, *text; /* file:line, and what stands there */
};

enum hb_rule_kind {
	HB_OF_CAPTIVITY,    /* implies that somebody is or was held */
	HB_OF_FATE,         /* happens to captives and to others: death, trial, return */
	HB_OF_INTERVENTION, /* what others do about it */
};

struct hb_rule {
	const char *type;
	const char *place; /* file:line of the rule */
	uint8_t kind;      /* enum hb_rule_kind */
	uint8_t lasting;   /* has a duration */
	uint8_t for_captives; /* is made for captives, also where they are not named */
	uint8_t has_terms; /* takes a condition, a deadline, an amount */
	uint8_t word_class;
	uint16_t first_argument, n_arguments;
	uint16_t first_condition, n_conditions;
	uint8_t needs_captivity; /* 1: drop it unless it is about captives; 2: or stands close to a sentence that is; 3: by its own words; 4: or its parties;
	                          * 5: a victim of it is a captive */
	uint8_t negated;         /* the verb must be negated, and that is part of the meaning */
	uint8_t reality;         /* enum hb_reality */
	float confidence;
};

/* What a word makes of what stands under it.  After L. Karttunen's implicative verbs (1971): "managed to" makes it actual and "did not
 * manage to" denied, "failed to" and "did not fail to" the other way round; and the plans, requests, denials and doubts beside them. */
struct hb_signature {
	uint8_t reality, negated; /* enum hb_reality: as it stands, and when the word itself is negated */
	bool told;                /* under a modal verb as without it: "can confirm that" */
	bool hedged;              /* what stands under it is less sure */
	const char *place;        /* file:line that says so */
};

/* As what a word has a signature. */
enum hb_embedder {
	HB_VERB_ABOVE,
	HB_NOUN_ABOVE,
	HB_ADJECTIVE_ABOVE,
	HB_ADVERB_AT,
	HB_PREPOSITION_ABOVE, /* or an adverb with a preposition: "instead of" */
	HB_VERB_OF_SUBJECT,   /* "the rescue failed" */
	HB_VERB_OF_INFINITIVE,
	HB_EMBEDDER_COUNT
};

struct hb_rule_word {
	const char *text;
	uint16_t first_trigger, n_triggers;    /* rules in hb_rule_triggers that the word triggers */
	uint8_t signature[HB_EMBEDDER_COUNT]; /* index into hb_rule_signatures; 0: none */
};

/* Word classes that the code asks for; their lists are hb_rule_lists + hb_rule_named[...]. */
enum hb_named_words {
	HB_MODAL_PLANNED, HB_MODAL_POSSIBLE, HB_HYPOTHETICAL, HB_NEGATOR, HB_DOUBT, HB_HAPPENING, HB_EVIDENCE, HB_CAPTIVE,
	HB_CAPTIVITY, HB_OBJECT_CONTROL, HB_COMPLEMENT, HB_QUANTITY, HB_PLACE_PREPOSITION, HB_BODY,
	HB_LIGHT_VERB, HB_ANYBODY, HB_ARMED_NOUN, HB_THING, HB_CONDITION_MARK, HB_CONDITION_PHRASE,
	HB_UNTIL_WHEN, HB_DEADLINE_WORD, HB_CURRENCY, HB_RENEWING, HB_KIN, HB_NOT_YET, HB_TIME_CONJUNCTION, HB_UNTIL,
	HB_FOREMOST, HB_UNVERIFIED, HB_SET_WORD, HB_NAMED_COUNT,
};

extern const uint16_t hb_rule_lists[];
extern const struct hb_path_step hb_rule_steps[];
extern const struct hb_rule_argument hb_rule_arguments[];
extern const struct hb_rule_condition hb_rule_conditions[];
extern const struct hb_rule hb_rules[];
extern const size_t hb_n_rules;
extern const uint16_t hb_rule_triggers[];
extern const struct hb_rule_word hb_rule_words[];
extern const struct hb_signature hb_rule_signatures[];
extern const uint32_t hb_rule_n_slots; /* a power of two */
extern const uint16_t hb_rule_slots[];
extern const uint16_t hb_rule_named[HB_NAMED_COUNT];

/* The number of a lemma, 0 if no rule names it. */
uint16_t hb_rule_word_number(const char *lemma);

/* Is a word number in a list? */
bool hb_rule_in_list(uint16_t word, uint16_t list);

#endif
