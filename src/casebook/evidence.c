/* Weighing two profiles: see facts.h.
 *
 * Weights (rough logarithmic odds).  The name: 2.2 for the same full name when few bear it, 1.8 for another spelling or form of
 * it, less for common names, 0.6 for a single word.  Rarely shared by chance: a birth date 4, a relative's name 3, a fellow
 * victim's full name 2, an event of one type within the same day 2 (within a month 1.2), an age 2 (two intervals of birth
 * overlap), an office 1.5.  Often shared: home 1.2; employer, captor, nationality, occupation, a person who acts in both 1;
 * place 0.8.  What the reports speak of besides: somebody else's full name 1.2, a second one 0.6; a country within two years 0.8.
 * Against: gender -2 (nothing between equal rare names, for a pronoun is easily misread); nationalities that share none and
 * places of taking -1, homes -0.7, occupations and employers -0.3; and, as contradictions that end it, birth date, ages two years
 * apart, parents of different names, takings at different places on different days. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "casebook/facts.h"

enum {
	AGE_SLACK_DAYS = 730,   /* reports err by a year and round */
	NEAR_DAYS = 31,         /* an event's time that is wider says little */
	SAME_COUNTRY_DAYS = 730, /* reports of one country that are further apart say nothing */
	SAME_TAKING_DAYS = 3,   /* reports of one taking differ by so much */
};

struct weighing {
	const struct hb_profile *a, *b;
	struct hb_arena *arena; /* NULL: no reasons wanted */
	struct hb_evidence *evidence;
};

static void say(struct weighing *w, const char *reason)
{
	if (w->evidence->n_reasons < HB_MAX_REASONS)
		w->evidence->reasons[w->evidence->n_reasons++] = reason;
}

static void agree_beside(struct weighing *w, double weight, const char *what, const char *key)
{
	w->evidence->score += weight;
	w->evidence->n_agreeing++;
	if (w->arena)
		say(w, hb_arena_format(w->arena, "%s: %s", what, key));
}

static void agree(struct weighing *w, double weight, const char *what, const char *key)
{
	w->evidence->n_strong++;
	agree_beside(w, weight, what, key);
}

static void contradict(struct weighing *w, const char *what)
{
	w->evidence->contradiction = true;
	if (w->arena)
		say(w, hb_arena_format(w->arena, "against: %s", what));
}

/* The facts of one kind: the first of them, and their number. */
static const struct hb_fact *of_kind(const struct hb_profile *profile, enum hb_fact_kind kind, size_t *ret_count)
{
	size_t first = 0, end;
	while (first < profile->facts.count && profile->facts.items[first].kind < kind)
		first++;
	for (end = first; end < profile->facts.count && profile->facts.items[end].kind == kind;)
		end++;
	*ret_count = end - first;
	return profile->facts.items ? profile->facts.items + first : NULL;
}

/* Do the texts agree: equal, or all words of one in the other ("president", "president of russia")? */
static bool keys_agree(const char *a, const char *b, bool part_counts)
{
	if (strcmp(a, b) == 0)
		return true;
	const char *longer = strlen(a) > strlen(b) ? a : b, *shorter = longer == a ? b : a;
	const char *found = part_counts && *shorter ? strstr(longer, shorter) : NULL;
	size_t n = strlen(shorter);
	return found && (found == longer || found[-1] == ' ') && (found[n] == '\0' || found[n] == ' ');
}

/* Kinds with one key: some value shared (true), or values on both sides and none shared. */
static bool weigh_keys(struct weighing *w, enum hb_fact_kind kind, const char *what, double weight, double against)
{
	size_t n_a, n_b;
	bool part_counts = kind == HB_FACT_OFFICE || kind == HB_FACT_OCCUPATION || kind == HB_FACT_HOME;
	const struct hb_fact *a = of_kind(w->a, kind, &n_a), *b = of_kind(w->b, kind, &n_b);
	if (!n_a || !n_b)
		return false;
	for (size_t i = 0; i < n_a; i++)
		for (size_t j = 0; j < n_b; j++)
			if (keys_agree(a[i].key, b[j].key, part_counts)) {
				if (weight > 0)
					agree(w, weight, what, a[i].key);
				return true;
			}
	if (kind == HB_FACT_BIRTH_DATE)
		contradict(w, what);
	w->evidence->score += against;
	return false;
}

static void weigh_birth(struct weighing *w)
{
	size_t n_a, n_b;
	const struct hb_fact *a = of_kind(w->a, HB_FACT_BIRTH, &n_a), *b = of_kind(w->b, HB_FACT_BIRTH, &n_b);
	bool overlap = false, apart = n_a && n_b;
	char first[HB_DATE_TEXT_BYTES], last[HB_DATE_TEXT_BYTES];
	int32_t low = 0, high = 0;
	for (size_t i = 0; i < n_a; i++)
		for (size_t j = 0; j < n_b; j++) {
			int32_t from = a[i].first > b[j].first ? a[i].first : b[j].first;
			int32_t to = a[i].last < b[j].last ? a[i].last : b[j].last;
			if (from <= to && !overlap) {
				low = from;
				high = to;
			}
			overlap |= from <= to;
			apart &= from - to > AGE_SLACK_DAYS;
		}
	if (overlap)
		agree(w, 2, "age agrees, born between",
		      w->arena ? hb_arena_format(w->arena, "%s and %s", hb_date_text(hb_date_of_day(low), first),
						 hb_date_text(hb_date_of_day(high), last))
			       : "");
	else if (apart)
		contradict(w, "ages");
}

static bool forms_agree(const struct hb_name_form *a, const struct hb_name_form *b)
{
	return hb_names_compare(&a, 1, &b, 1, NULL, NULL) != HB_NAME_DIFFERS;
}

/* The same other people in the events of both. */
static void weigh_others(struct weighing *w, enum hb_fact_kind kind, double weight, const char *what)
{
	size_t n_a, n_b;
	unsigned n = 0;
	const struct hb_fact *a = of_kind(w->a, kind, &n_a), *b = of_kind(w->b, kind, &n_b);
	for (size_t i = 0; i < n_a && n < 2; i++)
		for (size_t j = 0; j < n_b; j++)
			if (forms_agree(a[i].form, b[j].form)) {
				n++;
				agree(w, weight, what, b[j].form->text);
				break;
			}
}

static struct hb_kin kin_of_key(const char *key)
{
	char *end;
	long group = strtol(key, &end, 10);
	return end == key || *end != '/' ? (struct hb_kin){HB_KIN_OTHER, HB_KIN_ANY}
					 : (struct hb_kin){(enum hb_kin_group)group, (enum hb_kin_gender)atoi(end + 1)};
}

static bool same_relation(const char *a, const char *b)
{
	struct hb_kin kin_a = kin_of_key(a), kin_b = kin_of_key(b);
	if (kin_a.group == HB_KIN_OTHER || kin_b.group == HB_KIN_OTHER)
		return strcmp(a, b) == 0;
	return kin_a.group == kin_b.group &&
	       (kin_a.gender == HB_KIN_ANY || kin_b.gender == HB_KIN_ANY || kin_a.gender == kin_b.gender);
}

/* Two full names with no word alike. */
static bool clearly_different(const struct hb_name_form *a, const struct hb_name_form *b)
{
	if (a->n_words < 2 || b->n_words < 2)
		return false;
	for (size_t i = 0; i < a->n_words; i++)
		for (size_t j = 0; j < b->n_words; j++)
			if (hb_name_word_likeness(a->words[i], a->sounds[i], b->words[j], b->sounds[j]) > 0)
				return false;
	return true;
}

/* True when a relative agrees. */
static bool weigh_kin(struct weighing *w)
{
	size_t n_a, n_b;
	unsigned n = 0;
	bool parents_differ = false, parents_agree = false;
	const struct hb_fact *a = of_kind(w->a, HB_FACT_KIN, &n_a), *b = of_kind(w->b, HB_FACT_KIN, &n_b);
	for (size_t i = 0; i < n_a; i++)
		for (size_t j = 0; j < n_b; j++) {
			if (!same_relation(a[i].key, b[j].key))
				continue;
			struct hb_kin kin = kin_of_key(a[i].key), other = kin_of_key(b[j].key);
			bool parent = kin.group == HB_KIN_PARENT && kin.gender != HB_KIN_ANY && kin.gender == other.gender;
			if (forms_agree(a[i].form, b[j].form)) {
				parents_agree |= parent;
				if (n++ < 2)
					agree(w, n == 1 ? 3 : 1, "same relative", b[j].form->text);
			} else if (parent && clearly_different(a[i].form, b[j].form)) {
				parents_differ = true;
			}
		}
	if (parents_differ && !parents_agree)
		contradict(w, "parents of different names");
	return n > 0;
}

/* A relative of one, whom the report of the other names, and the other is the like of somebody there: "Lena, whose son is held",
 * in a report about Lena's son.  Counts when no relative agrees by name. */
static bool weigh_kin_beside(struct weighing *w, const struct hb_profile *a, const struct hb_profile *b)
{
	size_t n_kin, n_roles, n_neighbours;
	const struct hb_fact *kin = of_kind(a, HB_FACT_KIN, &n_kin), *roles = of_kind(b, HB_FACT_KIN_ROLE, &n_roles);
	const struct hb_fact *neighbours = of_kind(b, HB_FACT_NEIGHBOUR, &n_neighbours);
	for (size_t i = 0; i < n_kin; i++) {
		enum hb_kin_group role = hb_kin_inverse(kin_of_key(kin[i].key).group);
		bool same_role = false;
		for (size_t r = 0; r < n_roles && !same_role && role != HB_KIN_OTHER; r++)
			same_role = kin_of_key(roles[r].key).group == role;
		for (size_t k = 0; k < n_neighbours && same_role && *kin[i].more; k++)
			if (strcmp(neighbours[k].key, kin[i].more) == 0) {
				agree(w, 2, "relative named by the report", kin[i].form->text);
				return true;
			}
	}
	return false;
}

static bool is_taking(const char *key)
{
	return strcmp(key, "victim abduction") == 0 || strcmp(key, "victim capture") == 0 ||
	       strcmp(key, "victim arrest") == 0 || strcmp(key, "victim disappearance") == 0;
}

/* Events of one type: the best agreement of each type counts; takings on other days at other places contradict. */
static void weigh_events(struct weighing *w)
{
	size_t n_a, n_b;
	double total = 0;
	const struct hb_fact *a = of_kind(w->a, HB_FACT_EVENT, &n_a), *b = of_kind(w->b, HB_FACT_EVENT, &n_b);
	bool taking_agrees = false, taking_differs = false;
	for (size_t i = 0; i < n_a; i++) {
		double best = 0;
		const struct hb_fact *found = NULL;
		for (size_t j = 0; j < n_b; j++) {
			if (strcmp(a[i].key, b[j].key) != 0)
				continue;
			int32_t from = a[i].first > b[j].first ? a[i].first : b[j].first;
			int32_t to = a[i].last < b[j].last ? a[i].last : b[j].last;
			int32_t width_a = a[i].last - a[i].first, width_b = b[j].last - b[j].first;
			bool near = width_a <= NEAR_DAYS && width_b <= NEAR_DAYS;
			bool places = *a[i].more && *b[j].more, same_place = places && strcmp(a[i].more, b[j].more) == 0;
			if (from <= to && near && is_taking(a[i].key) && places && !same_place)
				continue; /* two places: one may hold the other, or they are two takings */
			if (from <= to && near) {
				double weight = width_a <= 1 && width_b <= 1 ? 2 : 1.2;
				weight += same_place ? 0.5 : 0;
				if (weight > best) {
					best = weight;
					found = &b[j];
				}
				taking_agrees |= is_taking(a[i].key);
			} else if (is_taking(a[i].key) && from - to > SAME_TAKING_DAYS && places && !same_place) {
				taking_differs = true;
			}
		}
		if (found && total < 3) {
			char day[HB_DATE_TEXT_BYTES];
			total += best;
			agree(w, best, "same event",
			      w->arena ? hb_arena_format(w->arena, "%s, %s", found->key,
							 hb_date_text(hb_date_of_day(found->first), day))
				       : "");
		}
	}
	if (taking_differs && !taking_agrees)
		contradict(w, "taken at different places on different days");
}

/* Other people whom both reports name. */
static void weigh_neighbours(struct weighing *w)
{
	size_t n_a, n_b;
	unsigned n = 0;
	const struct hb_fact *a = of_kind(w->a, HB_FACT_NEIGHBOUR, &n_a), *b = of_kind(w->b, HB_FACT_NEIGHBOUR, &n_b);
	const char *last = "";
	for (size_t i = 0, j = 0; i < n_a && j < n_b && n < 2;) {
		int order = strcmp(a[i].key, b[j].key);
		if (order == 0 && strcmp(a[i].key, last) != 0) {
			agree_beside(w, n++ ? 0.6 : 1.2, "both reports name", b[j].more);
			last = a[i].key;
		}
		i += order <= 0;
		j += order >= 0;
	}
}

static void weigh_country(struct weighing *w)
{
	size_t n_a, n_b;
	const struct hb_fact *a = of_kind(w->a, HB_FACT_COUNTRY, &n_a), *b = of_kind(w->b, HB_FACT_COUNTRY, &n_b);
	for (size_t i = 0; i < n_a; i++)
		for (size_t j = 0; j < n_b; j++)
			if (strcmp(a[i].key, b[j].key) == 0 && a[i].first - b[j].last <= SAME_COUNTRY_DAYS &&
			    b[j].first - a[i].last <= SAME_COUNTRY_DAYS) {
				agree_beside(w, 0.8, "both reports are about", a[i].key);
				return;
			}
}

static double name_weight(enum hb_name_match match, const struct hb_name_form *a, const struct hb_name_form *b)
{
	static const double common[] = {0, 0.6, 1.2, 1.6, 1.6}, distinctive[] = {0, 0.6, 1.8, 1.8, 2.2};
	return a && b && hb_name_is_distinctive(a) && hb_name_is_distinctive(b) ? distinctive[match] : common[match];
}

static void weigh_name(struct weighing *w)
{
	const struct hb_name_form *a = NULL, *b = NULL;
	w->evidence->name = hb_names_compare(w->a->names.items, w->a->names.count, w->b->names.items, w->b->names.count,
					     &a, &b);
	w->evidence->score += name_weight(w->evidence->name, a, b);
	if (a && b && w->arena)
		say(w, strcmp(a->text, b->text) == 0 ? hb_arena_format(w->arena, "name: %s", a->text)
						     : hb_arena_format(w->arena, "name: %s, %s", a->text, b->text));
}

void hb_profiles_compare(const struct hb_profile *a, const struct hb_profile *b, struct hb_arena *arena,
			 struct hb_evidence *ret_evidence)
{
	*ret_evidence = (struct hb_evidence){0};
	struct weighing w = {a, b, arena, ret_evidence};
	weigh_name(&w);
	/* Misread pronouns are more common than two people of one rare name. */
	weigh_keys(&w, HB_FACT_GENDER, "gender", 0, ret_evidence->score > 2 ? 0 : -2);
	weigh_keys(&w, HB_FACT_BIRTH_DATE, "birth date", 4, 0);
	weigh_birth(&w);
	if (ret_evidence->contradiction)
		return;
	if (!weigh_kin(&w) && !weigh_kin_beside(&w, a, b))
		weigh_kin_beside(&w, b, a);
	weigh_others(&w, HB_FACT_COMPANION, 2, "same event with");
	weigh_others(&w, HB_FACT_PARTY, 1, "same person acting");
	weigh_events(&w);
	weigh_keys(&w, HB_FACT_OFFICE, "office", 1.5, 0);
	bool nationality = weigh_keys(&w, HB_FACT_NATIONALITY, "nationality", 1, -1);
	weigh_keys(&w, HB_FACT_OCCUPATION, "occupation", 1, -0.3);
	weigh_keys(&w, HB_FACT_HOME, "home", 1.2, -0.7);
	weigh_keys(&w, HB_FACT_EMPLOYER, "employer", 1, -0.3);
	weigh_keys(&w, HB_FACT_CAPTOR, "captor", 1, 0);
	weigh_keys(&w, HB_FACT_PLACE_TAKEN, "place of taking", 0.8, -1);
	weigh_keys(&w, HB_FACT_PLACE, "place", 0.8, 0);
	weigh_neighbours(&w);
	if (!nationality) /* it would say the same again */
		weigh_country(&w);
}
