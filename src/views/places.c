/* Where something happened, in words: see places.h. */
#include "views/places.h"

#include <string.h>

/* Is `name` one of the names apart by ", "? */
static bool is_among(const char *names, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = names; at && *at; at = strstr(at, ", ") ? strstr(at, ", ") + 2 : NULL) {
		if (strncmp(at, name, n) == 0 && (at[n] == '\0' || strncmp(at + n, ", ", 2) == 0))
			return true;
	}
	return false;
}

/* Does the first place lie in the second? */
static bool lies_in(const json_t *inner, const json_t *outer)
{
	const char *within = hb_book_text(inner, "within"), *name = hb_book_text(outer, "canonical");
	const char *inner_country = hb_book_text(inner, "country"), *country = hb_book_text(outer, "country");

	return within && name && inner_country && country && strcmp(inner_country, country) == 0 && is_among(within, name);
}

static bool holds_another(const struct hb_book *book, const json_t *ids, const json_t *place)
{
	size_t i;
	const json_t *id;

	json_array_foreach(ids, i, id)
	{
		if (lies_in(hb_book_item(book, json_string_value(id)), place))
			return true;
	}
	return false;
}

/* What holds a place in the end, most often the state; NULL where the place says enough: a state, a capital, a part of the world. */
static const char *state_of(const json_t *place)
{
	const char *within = hb_book_text(place, "within"), *kind = hb_book_text(place, "kind");

	if (!within || !kind || strcmp(kind, "capital") == 0)
		return NULL;
	for (const char *comma = strstr(within, ", "); comma; comma = strstr(within, ", "))
		within = comma + 2;
	return within;
}

static void add_place(struct hb_buffer *line, const struct hb_book *book, const json_t *ids, const char *id)
{
	const json_t *place = hb_book_item(book, id), *outer_id;
	const char *state = state_of(place);
	size_t i;

	hb_buffer_add_text(line, hb_book_name(book, id));
	json_array_foreach(ids, i, outer_id)
	{
		const json_t *outer = hb_book_item(book, json_string_value(outer_id));
		const char *kind = hb_book_text(outer, "kind");

		if (!lies_in(place, outer))
			continue;
		if (kind && strcmp(kind, "country") == 0) {
			state = hb_book_name(book, json_string_value(outer_id));
			continue;
		}
		hb_buffer_format(line, ", in %s", hb_book_name(book, json_string_value(outer_id)));
		if (state && strcmp(state, hb_book_text(outer, "canonical")) == 0)
			state = NULL;
	}
	if (state)
		hb_buffer_format(line, ", %s", state);
}

void hb_places_add(struct hb_buffer *line, const struct hb_book *book, const char *before, const json_t *ids)
{
	size_t i, left = 0, done = 0;
	const json_t *id;

	json_array_foreach(ids, i, id) left += !holds_another(book, ids, hb_book_item(book, json_string_value(id)));
	json_array_foreach(ids, i, id)
	{
		const char *text = json_string_value(id);

		if (holds_another(book, ids, hb_book_item(book, text)))
			continue;
		hb_buffer_add_text(line, done == 0 ? before : done + 1 == left ? " and " : ", ");
		add_place(line, book, ids, text);
		done++;
	}
}
