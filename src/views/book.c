/* Look-ups in the export: see book.h. */
#include "views/book.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

void hb_book_init(struct hb_book *book, const json_t *export)
{
	static const char *const lists[] = {"sources", "people", "organizations", "places", "groups",
					    "events",  "statements", "claims"};
	book->export = export;
	hb_table_init(&book->by_id);
	for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
		size_t i;
		json_t *item;
		json_array_foreach(json_object_get(export, lists[l]), i, item)
		{
			const char *id = hb_book_text(item, "id");
			if (id)
				hb_table_add(&book->by_id, id, strlen(id), (uintptr_t)item, NULL);
		}
	}
}

void hb_book_release(struct hb_book *book)
{
	hb_table_release(&book->by_id);
}

const json_t *hb_book_item(const struct hb_book *book, const char *id)
{
	const uint64_t *value = id ? hb_table_get(&book->by_id, id, strlen(id)) : NULL;
	return value ? (const json_t *)(uintptr_t)*value : NULL;
}

const char *hb_book_text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

const char *hb_book_name(const struct hb_book *book, const char *id)
{
	const json_t *item = hb_book_item(book, id);
	const char *name = hb_book_text(item, "name");
	if (!name)
		name = hb_book_text(item, "description");
	return name ? name : "somebody not named";
}

bool hb_book_holds(const json_t *ids, const char *id)
{
	size_t i;
	const json_t *value;
	json_array_foreach(ids, i, value)
	{
		const char *text = json_string_value(value);
		if (text && strcmp(text, id) == 0)
			return true;
	}
	return false;
}

/* Fold case and accents: NFKD without marks, case-folded; letters and digits only, words between single spaces with one at
 * either end.  The caller frees it; NULL when the text is too long for a name. */
static char *fold(const char *text)
{
	enum { MAX_UNITS = 1024 };
	UErrorCode code = U_ZERO_ERROR;
	UChar wide[MAX_UNITS], decomposed[MAX_UNITS], folded[MAX_UNITS], kept[MAX_UNITS];
	int32_t n = 0, n_kept = 0;
	u_strFromUTF8WithSub(wide, MAX_UNITS, &n, text, -1, 0xFFFD, NULL, &code);
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&code);
	n = unorm2_normalize(nfkd, wide, n, decomposed, MAX_UNITS, &code);
	n = u_strFoldCase(folded, MAX_UNITS, decomposed, n, U_FOLD_CASE_DEFAULT, &code);
	if (U_FAILURE(code) || n >= MAX_UNITS - 2)
		return NULL;
	kept[n_kept++] = ' ';
	for (int32_t i = 0; i < n;) {
		UChar32 c;
		int32_t start = i;
		U16_NEXT(folded, i, n, c);
		if (u_getCombiningClass(c) || u_charType(c) == U_NON_SPACING_MARK)
			continue;
		if (u_isalnum(c)) {
			u_memcpy(kept + n_kept, folded + start, i - start);
			n_kept += i - start;
		} else if (kept[n_kept - 1] != ' ') {
			kept[n_kept++] = ' ';
		}
	}
	if (kept[n_kept - 1] != ' ')
		kept[n_kept++] = ' ';
	char *out = hb_alloc((size_t)n_kept * 3 + 1, 1);
	int32_t n_bytes = 0;
	u_strToUTF8(out, n_kept * 3 + 1, &n_bytes, kept, n_kept, &code);
	out[n_bytes] = '\0';
	return out;
}

/* Does the folded name hold every word of the folded wanted text?  2: it is the same. */
static int agrees(const char *name, char *wanted)
{
	if (strcmp(name, wanted) == 0)
		return 2;
	for (char *word = wanted; word[1];) {
		char *end = strchr(word + 1, ' ');
		char after = end[1];
		end[1] = '\0';
		bool found = strstr(name, word) != NULL;
		end[1] = after;
		if (!found)
			return 0;
		word = end;
	}
	return 1;
}

static int best_agreement(const json_t *person, char *wanted)
{
	int best = 0;
	size_t i;
	const json_t *name;
	const json_t *names = json_object_get(person, "names");
	for (i = 0; i <= json_array_size(names); i++) {
		name = json_array_get(names, i);
		const char *text = name ? hb_book_text(name, "text") : hb_book_text(person, "name");
		char *folded = text ? fold(text) : NULL;
		int agreement = folded ? agrees(folded, wanted) : 0;
		free(folded);
		best = agreement > best ? agreement : best;
	}
	return best;
}

json_t *hb_book_find_people(const struct hb_book *book, const char *wanted)
{
	json_t *same = json_array(), *alike = json_array();
	json_t *folded_away = NULL;
	char *folded = fold(wanted);
	size_t i;
	json_t *person;
	json_array_foreach(json_object_get(book->export, "people"), i, person)
	{
		const char *id = hb_book_text(person, "id");
		int agreement = folded && folded[1] ? best_agreement(person, folded) : 0;
		if (id && strcmp(id, wanted) == 0)
			agreement = 2;
		if (agreement)
			json_array_append(agreement == 2 ? same : alike, person);
	}
	free(folded);
	folded_away = json_array_size(same) ? alike : same;
	json_decref(folded_away);
	return folded_away == same ? alike : same;
}
