/* Looking words up in the compiled rules: see rule.h. */
#include "extract/events/rule.h"

#include <string.h>

uint16_t hb_rule_word_number(const char *lemma)
{
	uint32_t hash = 0x811c9dc5u;
	uint16_t number;

	for (const char *c = lemma; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 0x01000193u;
	for (uint32_t slot = hash & (hb_rule_n_slots - 1); (number = hb_rule_slots[slot]);
	     slot = (slot + 1) & (hb_rule_n_slots - 1))
		if (strcmp(hb_rule_words[number].text, lemma) == 0)
			return number;
	return 0;
}

bool hb_rule_requires(const struct hb_rule *rule, uint8_t role)
{
	for (uint16_t i = 0; i < rule->n_arguments; i++) {
		const struct hb_rule_argument *argument = &hb_rule_arguments[rule->first_argument + i];

		if (argument->role == role && argument->how == HB_REQUIRED)
			return true;
	}
	return false;
}

bool hb_rule_in_list(uint16_t word, uint16_t list)
{
	if (!word)
		return false;
	for (const uint16_t *item = hb_rule_lists + list; *item && *item <= word; item++)
		if (*item == word)
			return true;
	return false;
}
