/* Phrases of the case file: see phrases.h. */
#include "views/phrases.h"

#include <stddef.h>
#include <string.h>

struct phrase {
	const char *type, *text;
};

static const struct phrase events[] = {
	{"abduction", "taken"},
	{"arrest", "arrested"},
	{"capture", "captured"},
	{"disappearance", "disappeared"},
	{"captivity", "held"},
	{"sighting", "seen alive"},
	{"transfer", "moved"},
	{"ill-treatment", "ill-treated"},
	{"charge", "charged"},
	{"trial", "on trial"},
	{"sentence", "sentenced"},
	{"release", "freed"},
	{"exchange", "exchanged"},
	{"rescue", "rescued"},
	{"escape", "escaped"},
	{"death", "died"},
	{"body-return", "body returned"},
	{"return", "came home"},
};

static const struct phrase interventions[] = {
	{"plea", "pleads"},
	{"demand", "demands"},
	{"offer", "offers"},
	{"pledge", "pledges"},
	{"refusal", "refuses"},
	{"negotiation", "negotiates"},
	{"mediation", "mediates"},
	{"agreement", "agrees"},
	{"threat", "threatens"},
	{"payment", "pays"},
	{"thanks", "thanks"},
	{"condemnation", "condemns"},
	{"claim-of-responsibility", "claims responsibility"},
	{"denial", "denies"},
	{"meeting", "meets"},
	{"pressure", "presses"},
	{"designation", "designates"},
};

static const char *find(const struct phrase *phrases, size_t n_phrases, const char *type)
{
	for (size_t i = 0; i < n_phrases; i++)
		if (strcmp(phrases[i].type, type) == 0)
			return phrases[i].text;
	return NULL;
}

const char *hb_event_phrase(const char *type)
{
	const char *text = find(events, sizeof events / sizeof *events, type);
	return text ? text : type;
}

const char *hb_intervention_phrase(const char *type)
{
	const char *text = find(interventions, sizeof interventions / sizeof *interventions, type);
	return text ? text : type;
}

bool hb_is_intervention(const char *type)
{
	return find(interventions, sizeof interventions / sizeof *interventions, type) != NULL;
}
