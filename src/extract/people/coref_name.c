/* Names to entities.
 *
 * People: a full name (two words or more) is compared with the full names before it: same last word and given names that agree,
 * near spellings of the last word with the same given name, or all words of one inside the other.  A single word goes to the
 * person one of whose names has it as last word, as given name, or in near spelling; of several the one named last before it.
 * "X, also known as Y" joins X and Y whatever they look like.  A person named right after a word of kinship is never the person
 * whose kin it is.  Bodies and places are joined in coref_body.c. */
#include "base/table.h"
#include "extract/people/coref_internal.h"

#include <stdlib.h>

enum {
	NAME_WORDS = 8,
	SPEAKER_SENTENCES = 3,
	FAR = 1 << 26, /* more than there are mentions */
};

struct person_name {
	uint32_t mention;
	const char *folded;
	const char *words[NAME_WORDS];
	uint32_t n_words;
	bool one_word; /* as written, with hyphens in it perhaps */
	uint32_t cluster;    /* an index into clusters */
	const char *why;     /* it is the person of its cluster, for notes; NULL: the first with that name */
	const char *epithet; /* what follows "of" or "the": "stridon" of Jerome of Stridon; NULL */
};

struct cluster {
	uint32_t first_name; /* index into names */
	uint32_t last_mention;
	uint32_t last_full;  /* the last full name so far, HB_NONE */
	const char *epithet; /* the first of its names, NULL */
	uint32_t entity;
	uint32_t merged; /* into this cluster, HB_NONE */
};

struct name_joiner {
	struct hb_coref *coref;
	struct hb_reading *reading;
	HB_ARRAY(struct person_name) names;
	HB_ARRAY(struct cluster) clusters;
};

/* The words of the folded name that tell people apart: without suffixes, "Saint", and what follows "of" or "the". */
static void split_words(struct name_joiner *joiner, struct person_name *name)
{
	const char *at = name->folded;

	while (*at && name->n_words < NAME_WORDS) {
		size_t n = strcspn(at, " ");
		const char *word = hb_arena_copy_text(joiner->reading->arena, at, n);

		at += n + (at[n] == ' ');
		if (name->n_words > 0 && (hb_is(word, "of") || hb_is(word, "the")) && *at) {
			name->epithet = at;
			break;
		}
		/* "Johann II" is told apart by it, "John Smith III" by the rest */
		if (!(name->n_words > 0 ? hb_is_word(word, name->n_words > 1 ? "suffix" : "junior") : *at && hb_is_word(word, "saint")))
			name->words[name->n_words++] = word;
	}
}

static const char *last_word(const struct person_name *name)
{
	return name->words[name->n_words - 1];
}

static bool has_word(const struct person_name *name, const char *word)
{
	for (uint32_t i = 0; i < name->n_words; i++) {
		if (hb_is(name->words[i], word))
			return true;
	}
	return false;
}

static bool words_inside(const struct person_name *small, const struct person_name *large)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < small->n_words; i++) {
		while (at < large->n_words && !hb_is(small->words[i], large->words[at]))
			at++;
		if (at++ >= large->n_words)
			return false;
	}
	return true;
}

/* A shorter form of the full name: its words stand in the longer one, which begins with the same word or only with an initial
 * ("W. Mark Felt"), or they are the family name. */
static bool is_shorter_form(const struct person_name *small, const struct person_name *large)
{
	return words_inside(small, large) &&
	       (hb_is(small->words[0], large->words[0]) || strlen(large->words[0]) == 1);
}

/* The family name, of several words, of somebody who was named in full before: "Lo Porto" for "Giovanni Lo Porto".  A word that is
 * given to people as a first name may be that of the father ("Ali Hassan" and "Ahmed Ali Hassan"), unless a hyphen makes one word of it; and
 * what is one word may stand in the headline before the full name. */
static bool is_family_name_of(const struct person_name *small, const struct person_name *large)
{
	uint32_t less = large->n_words - small->n_words;

	if ((small->mention < large->mention && !small->one_word) || small->n_words >= large->n_words)
		return false;
	for (uint32_t i = 0; i < small->n_words; i++) {
		if (!hb_is(small->words[i], large->words[less + i]))
			return false;
	}
	return small->one_word || !hb_first_name_gender(small->words[0]) || hb_is_word(small->words[0], "particle");
}

/* The same words in another order: "Higuchi Ichiyo" and "Ichiyo Higuchi". */
static bool is_turned_round(const struct person_name *a, const struct person_name *b)
{
	return a->n_words == b->n_words && hb_is(a->words[0], last_word(b)) && hb_is(last_word(a), b->words[0]);
}

/* Are two full names one person's? */
static bool full_names_agree(const struct person_name *a, const struct person_name *b)
{
	if (a->epithet && b->epithet && !hb_is(a->epithet, b->epithet))
		return false;
	if (hb_is(a->folded, b->folded) || is_shorter_form(a, b) || is_shorter_form(b, a) || is_turned_round(a, b) ||
	    is_family_name_of(a, b) || is_family_name_of(b, a))
		return true;
	if (hb_is(last_word(a), last_word(b)))
		return hb_given_names_agree(a->words[0], b->words[0]);
	return hb_is(a->words[0], b->words[0]) && strlen(a->words[0]) > 1 && a->n_words == b->n_words &&
	       hb_spelling_near(last_word(a), last_word(b));
}

static uint32_t root(const struct name_joiner *joiner, uint32_t cluster)
{
	while (joiner->clusters.items[cluster].merged != HB_NONE)
		cluster = joiner->clusters.items[cluster].merged;
	return cluster;
}

static void merge(struct name_joiner *joiner, uint32_t a, uint32_t b)
{
	a = root(joiner, a);
	b = root(joiner, b);
	if (a < b)
		joiner->clusters.items[b].merged = a;
	else if (b < a)
		joiner->clusters.items[a].merged = b;
}

/* "his wife Ana", "his wife, Ana": the token of the word of kinship that introduces the name, HB_NONE if none does. */
static uint32_t kin_noun_before(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	uint32_t i = mention->first;

	if (i > 0 && hb_is(hb_tok(reading, i - 1)->text, ","))
		i--;
	if (i > 0 && hb_tok(reading, i - 1)->sentence == hb_tok(reading, mention->first)->sentence &&
	    hb_noun_entry(&hb_lexicon_kinship, hb_tok(reading, i - 1)))
		return i - 1;
	return HB_NONE;
}

static uint32_t new_cluster(struct name_joiner *joiner, uint32_t name)
{
	HB_PUSH(joiner->reading->arena, joiner->clusters,
		(struct cluster){
			.first_name = name,
			.merged = HB_NONE,
			.entity = HB_NONE,
			.last_mention = HB_NONE,
			.last_full = HB_NONE,
		});
	return (uint32_t)joiner->clusters.count - 1;
}

static void explain(const struct name_joiner *joiner, struct person_name *name, const struct person_name *other, const char *how)
{
	if (joiner->reading->trace)
		name->why = hb_arena_format(joiner->reading->arena, "%s: '%s' and '%s'", how, name->folded, other->folded);
}

static void cluster_full_names(struct name_joiner *joiner)
{
	for (uint32_t i = 0; i < joiner->names.count; i++) {
		struct person_name *name = &joiner->names.items[i];

		if (name->n_words < 2)
			continue;
		for (uint32_t j = 0; j < i && name->cluster == HB_NONE; j++) {
			const struct person_name *other = &joiner->names.items[j];

			if (other->n_words < 2 || !full_names_agree(name, other))
				continue;
			name->cluster = root(joiner, other->cluster);
			explain(joiner, name, other, "full names agree");
		}
		if (name->cluster == HB_NONE)
			name->cluster = new_cluster(joiner, i);
	}
}

/* One past the words of an alias phrase ("also known as") after the name, HB_NONE if there is none. */
static uint32_t alias_phrase_end(const struct hb_reading *reading, uint32_t from)
{
	uint32_t end = hb_sentence_end(reading, from - 1), n;

	for (uint32_t i = from; i < end && i < from + 5; i++) {
		const struct hb_lexicon_entry *entry = hb_entry_at(&hb_lexicon_people_words, reading->analysis, i, end, &n);

		if (entry && hb_is(entry->fields[0], "alias")) {
			i += n;
			while (i < end && (hb_is_any(hb_tok(reading, i)->text, "\" \u201c \u2018 '") || hb_is_word(hb_tok(reading, i)->text, "after-alias")))
				i++;
			return i;
		}
		if (!hb_is_any(hb_tok(reading, i)->text, ", ( \u2014 -") && !hb_is_word(hb_tok(reading, i)->lower, "before-alias") &&
		    !hb_is(hb_tok(reading, i)->tag, "CD"))
			return HB_NONE;
	}
	return HB_NONE;
}

/* How well a single word names a person with this full name: last word 4, given name 3, other word 2, near the last word 1. */
static int single_fit(const struct person_name *name, const char *word)
{
	if (hb_is(last_word(name), word))
		return 4;
	if (hb_is(name->words[0], word))
		return 3;
	if (has_word(name, word))
		return 2;
	return hb_spelling_near(last_word(name), word) ? 1 : 0;
}

/* The best fit of a single word (one of the names, by its index) for each cluster, over all full names in it.  A surname is
 * first of all that of somebody who was introduced with it: 5.  The caller frees it. */
static int *single_fits(const struct name_joiner *joiner, uint32_t index)
{
	const struct person_name *single = &joiner->names.items[index];
	int *fits = hb_alloc_zero(joiner->clusters.count + 1, sizeof *fits);

	for (size_t i = 0; i < joiner->names.count; i++) {
		const struct person_name *name = &joiner->names.items[i];
		int fit;

		if (name->n_words < 2 || name->cluster == HB_NONE)
			continue;
		fit = single_fit(name, single->words[0]);
		if (fit == 4 && i < index)
			fit = 5;
		if (fit > fits[root(joiner, name->cluster)])
			fits[root(joiner, name->cluster)] = fit;
	}
	return fits;
}

static enum hb_gender cluster_gender(const struct name_joiner *joiner, uint32_t cluster)
{
	const struct person_name *name = &joiner->names.items[joiner->clusters.items[cluster].first_name];

	return hb_first_name_gender(name->words[0]);
}

/* Is the cluster the one whose kin the mention is said to be? */
static bool is_own_kin(const struct name_joiner *joiner, uint32_t kin_noun, uint32_t cluster)
{
	uint32_t owner = kin_noun == HB_NONE ? HB_NONE : hb_owner_token(joiner->reading, kin_noun), mention;

	mention = owner == HB_NONE ? HB_NONE : hb_mention_at(joiner->reading, owner);
	for (size_t i = 0; mention != HB_NONE && i < joiner->names.count; i++) {
		if (joiner->names.items[i].mention == mention && joiner->names.items[i].cluster != HB_NONE)
			return root(joiner, joiner->names.items[i].cluster) == cluster;
	}
	return false;
}

/* How much later than others the cluster was spoken of: for surnames what counts is who bore it first, since a report that goes
 * on with the bare surname means whom it is about, and calls relatives by given names; but a relative who was just named in full
 * may speak. */
static long standing(const struct name_joiner *joiner, uint32_t cluster, const struct hb_found_mention *mention, bool surname)
{
	const struct cluster *found = &joiner->clusters.items[cluster];
	const struct hb_reading *reading = joiner->reading;
	const struct hb_token *head = hb_tok(reading, mention->head);
	uint32_t last = found->last_mention, full = found->last_full;

	if (!surname)
		return last == HB_NONE ? 0 : (long)last + 1;
	if (full != HB_NONE && hb_is(head->dep, "nsubj") && hb_is_word(hb_tok(reading, head->head)->lemma, "speech") &&
	    hb_tok(reading, reading->mentions.items[full].head)->sentence + SPEAKER_SENTENCES >= head->sentence)
		return FAR + (long)full;
	return FAR - (long)joiner->names.items[found->first_name].mention;
}

static uint32_t choose_single(struct name_joiner *joiner, uint32_t index)
{
	const struct person_name *single = &joiner->names.items[index];
	const struct hb_found_mention *mention = &joiner->reading->mentions.items[single->mention];
	uint32_t best = HB_NONE, kin = kin_noun_before(joiner->reading, mention);
	int *fits = single_fits(joiner, index);
	long best_score = 0;

	for (uint32_t c = 0; c < joiner->clusters.count; c++) {
		const struct cluster *cluster = &joiner->clusters.items[c];
		enum hb_gender gender = cluster_gender(joiner, c);
		bool same = joiner->names.items[cluster->first_name].n_words == 1 &&
			    hb_is(joiner->names.items[cluster->first_name].words[0], single->words[0]);
		/* twice the fit: a given name alone is as good as a surname, said of the one named last */
		long score = same ? 8 : 2 * fits[c];

		if (cluster->merged != HB_NONE || is_own_kin(joiner, kin, c) ||
		    (single->epithet && (cluster->epithet ? !hb_is(single->epithet, cluster->epithet) : !same)))
			continue;
		if (mention->gender && gender && gender != mention->gender)
			continue;
		/* spellings that are only near are not enough for given names, nor where kin would be told apart by them */
		if (score == 0 || (score < 4 && (kin != HB_NONE || hb_first_name_gender(single->words[0]))))
			continue;
		if (score == 6 && kin == HB_NONE)
			score++;
		score = score * 4 * FAR + standing(joiner, c, mention, score >= 8);
		if (score > best_score) {
			best_score = score;
			best = c;
		}
	}
	free(fits);
	return best;
}

static void join_aliases(struct name_joiner *joiner)
{
	for (uint32_t i = 0; i + 1 < joiner->names.count; i++) {
		const struct hb_found_mention *mention = &joiner->reading->mentions.items[joiner->names.items[i].mention];
		const struct person_name *next = &joiner->names.items[i + 1];
		uint32_t start = alias_phrase_end(joiner->reading, mention->end);

		if (start == HB_NONE || joiner->reading->mentions.items[next->mention].first != start)
			continue;
		for (uint32_t k = i; k <= i + 1; k++) {
			struct person_name *name = &joiner->names.items[k];

			if (name->cluster == HB_NONE)
				name->cluster = choose_single(joiner, k);
			if (name->cluster == HB_NONE)
				name->cluster = new_cluster(joiner, k);
		}
		explain(joiner, &joiner->names.items[i + 1], &joiner->names.items[i], "also known as");
		merge(joiner, joiner->names.items[i].cluster, next->cluster);
	}
}

static void cluster_single_names(struct name_joiner *joiner)
{
	for (uint32_t i = 0; i < joiner->names.count; i++) {
		struct person_name *name = &joiner->names.items[i];
		struct cluster *cluster;

		if (name->cluster == HB_NONE) {
			name->cluster = choose_single(joiner, i);
			if (name->cluster != HB_NONE)
				explain(joiner, name, &joiner->names.items[joiner->clusters.items[name->cluster].first_name], "part of a full name");
		}
		if (name->cluster == HB_NONE)
			name->cluster = new_cluster(joiner, i);
		cluster = &joiner->clusters.items[root(joiner, name->cluster)];
		cluster->last_mention = name->mention;
		if (name->n_words > 1)
			cluster->last_full = name->mention;
		if (!cluster->epithet)
			cluster->epithet = name->epithet;
	}
}

/* "the Ruiz family", "the Ruiz brothers": the name of several, not of one. */
static bool names_several(const struct hb_reading *reading, const struct hb_found_mention *mention)
{
	const struct hb_token *head = hb_tok(reading, mention->head);
	const struct hb_token *noun = hb_tok(reading, head->head);
	const struct hb_lexicon_entry *entry;

	if (!hb_is_any(head->dep, "compound nmod") || head->head <= mention->head || mention->end - mention->first > 1)
		return false;
	entry = hb_noun_entry(&hb_lexicon_person_nouns, noun);
	return (entry && hb_is(entry->fields[2], "group")) ||
	       (hb_is(noun->tag, "NNS") && hb_noun_entry(&hb_lexicon_kinship, noun));
}

/* From the first words of names of so many words or more. */
static void learn_genders(struct name_joiner *joiner, uint32_t least_words)
{
	struct hb_reading *reading = joiner->reading;

	for (size_t i = 0; i < joiner->names.count; i++) {
		const struct person_name *name = &joiner->names.items[i];
		struct hb_found_entity *entity = &reading->entities.items[reading->mentions.items[name->mention].entity];

		if (entity->gender == HB_GENDER_UNKNOWN && name->n_words >= least_words)
			entity->gender = hb_first_name_gender(name->words[0]);
	}
}

static void join_people(struct hb_coref *coref)
{
	struct name_joiner joiner = {.coref = coref, .reading = coref->reading};
	struct hb_reading *reading = coref->reading;

	for (uint32_t i = 0; i < reading->mentions.count; i++) {
		const struct hb_found_mention *mention = &reading->mentions.items[i];
		struct person_name name = {.mention = i, .cluster = HB_NONE};
		const char *text;

		if (mention->kind != HB_NAME || mention->type != HB_PERSON || names_several(reading, mention))
			continue;
		text = hb_reading_text(reading, hb_reading_span(reading, mention->first, mention->end));
		name.one_word = !strchr(text, ' ');
		name.folded = hb_fold_name(reading->arena, text, strlen(text));
		split_words(&joiner, &name);
		if (name.n_words > 0)
			HB_PUSH(reading->arena, joiner.names, name);
	}
	cluster_full_names(&joiner);
	join_aliases(&joiner);
	cluster_single_names(&joiner);
	for (size_t i = 0; i < joiner.names.count; i++) {
		struct person_name *name = &joiner.names.items[i];
		struct cluster *cluster = &joiner.clusters.items[root(&joiner, name->cluster)];

		if (cluster->entity == HB_NONE) {
			cluster->entity = hb_coref_add(coref, HB_PERSON);
			reading->entities.items[cluster->entity].number = HB_SINGULAR;
		}
		hb_trace_by(reading, "%s", name->why ? name->why : "a name of its own");
		hb_coref_join(coref, name->mention, cluster->entity);
	}
	/* given names are weaker than titles, so they come after them; and a word alone, which may be a surname, is weaker than a full name */
	learn_genders(&joiner, 2);
	learn_genders(&joiner, 1);
}

void hb_coref_names(struct hb_coref *coref)
{
	join_people(coref);
	hb_coref_bodies(coref);
}
