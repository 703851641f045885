/* Phrases of the case file: see phrases.h. */
#include "views/phrases.h"

#include <stddef.h>
#include <string.h>

struct phrase {
	const char *type, *text;
	const char *toward; /* with somebody named after it; NULL: the same */
};

static const struct phrase events[] = {
	{"abduction", "taken", NULL},
	{"arrest", "arrested", NULL},
	{"capture", "captured", NULL},
	{"disappearance", "disappeared", NULL},
	{"captivity", "held", NULL},
	{"sighting", "seen alive", NULL},
	{"transfer", "moved", NULL},
	{"ill-treatment", "ill-treated", NULL},
	{"charge", "charged", NULL},
	{"trial", "on trial", NULL},
	{"sentence", "sentenced", NULL},
	{"release", "freed", NULL},
	{"exchange", "exchanged", NULL},
	{"rescue", "rescued", NULL},
	{"escape", "escaped", NULL},
	{"death", "died", NULL},
	{"body-return", "body returned", NULL},
	{"return", "came home", NULL},
};

static const struct phrase interventions[] = {
	{"plea", "pleads", "pleads with"},
	{"demand", "demands", "demands of"},
	{"offer", "offers", "offers to"},
	{"pledge", "pledges", "pledges to"},
	{"refusal", "refuses", NULL},
	{"negotiation", "negotiates", "negotiates with"},
	{"mediation", "mediates", "mediates with"},
	{"agreement", "agrees", "agrees with"},
	{"threat", "threatens", NULL},
	{"payment", "pays", NULL},
	{"thanks", "gives thanks", "thanks"},
	{"condemnation", "condemns", NULL},
	{"claim-of-responsibility", "claims responsibility", "claims responsibility to"},
	{"denial", "denies", "denies to"},
	{"meeting", "meets", NULL},
	{"pressure", "presses", NULL},
	{"designation", "designates", NULL},
};

static const struct phrase *find(const struct phrase *phrases, size_t n_phrases, const char *type)
{
	for (size_t i = 0; i < n_phrases; i++)
		if (strcmp(phrases[i].type, type) == 0)
			return &phrases[i];
	return NULL;
}

const char *hb_event_phrase(const char *type)
{
	const struct phrase *phrase = find(events, sizeof events / sizeof *events, type);
	return phrase ? phrase->text : type;
}

const char *hb_intervention_phrase(const char *type, bool has_addressee)
{
	const struct phrase *phrase = find(interventions, sizeof interventions / sizeof *interventions, type);
	if (!phrase)
		return type;
	return has_addressee && phrase->toward ? phrase->toward : phrase->text;
}

bool hb_is_intervention(const char *type)
{
	return find(interventions, sizeof interventions / sizeof *interventions, type) != NULL;
}
