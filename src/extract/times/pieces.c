/* Cutting tokens to pieces, naming digits, joining number words. */
#include "extract/times/pieces.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "time_words.h"

enum { LONGEST_PIECE_BYTES = 40 };

struct builder {
	const struct hb_reading *reading;
	HB_ARRAY(struct hb_piece) pieces;
};

static void add_class(struct hb_piece *piece, unsigned class, const char *value)
{
	if (piece->n_classes < HB_PIECE_CLASSES)
		piece->classes[piece->n_classes++] = (struct hb_piece_class){(uint16_t)class, value};
}

const char *hb_piece_value(const struct hb_piece *piece, unsigned class)
{
	for (unsigned i = 0; i < piece->n_classes; i++)
		if (piece->classes[i].class == class)
			return piece->classes[i].value;
	return NULL;
}

static bool tag_begins(const struct hb_token *token, const char *letters)
{
	return token->tag[0] && strchr(letters, token->tag[0]);
}

static void name_word(struct hb_piece *piece, const struct hb_token *token, char first_letter)
{
	const struct hb_word *end = hb_time_words.words + hb_time_words.n_words;

	for (const struct hb_word *word = hb_words_find(&hb_time_words, piece->lower); word && word < end; word++) {
		if (strcmp(word->text, piece->lower) != 0)
			break;
		if (word->capital && (!isupper((unsigned char)first_letter) || tag_begins(token, "VM")))
			continue;
		if (word->noun && !tag_begins(token, "NJ"))
			continue;
		add_class(piece, word->class, word->value);
		if (word->class == HB_TIME_WORDS_ORDINALWORD) {
			piece->number = strtod(word->value, NULL);
			piece->ordinal = true;
			if (piece->number >= 1 && piece->number <= 31)
				add_class(piece, HB_TIME_WORDS_DAY, word->value);
		}
	}
}

/* Does the text have the form, where d is a digit, D one or two digits, and anything else stands for itself? */
static bool has_form(const char *text, const char *form)
{
	for (; *form; form++) {
		if (*form == 'd' || *form == 'D') {
			if (!isdigit((unsigned char)*text))
				return false;
			text++;
			if (*form == 'D' && isdigit((unsigned char)*text))
				text++;
		} else if (*text++ != *form) {
			return false;
		}
	}
	return *text == '\0';
}

static bool has_letters(const char *text, const char *letters)
{
	return *text && text[strspn(text, letters)] == '\0';
}

/* "12", "1,200", "3.5", "7th", "1990s", "10:35" and dates in digits. */
static void name_digits(struct hb_arena *arena, struct hb_piece *piece)
{
	const char *text = piece->lower;
	char digits[LONGEST_PIECE_BYTES + 1];
	size_t n = 0, i = 0;
	long whole;

	if (has_form(text, "dddd-dd-dd"))
		add_class(piece, HB_TIME_WORDS_ISODATE, text);
	else if (has_form(text, "dddd/dd/dd"))
		add_class(piece, HB_TIME_WORDS_ISODATE, hb_arena_format(arena, "%.4s-%.2s-%.2s", text, text + 5, text + 8));
	else if (has_form(text, "D/D/dddd") || has_form(text, "D/D/dd") || has_form(text, "D.D.dddd"))
		add_class(piece, HB_TIME_WORDS_SLASHDATE, text);
	else if (has_form(text, "D:dd") || has_form(text, "D:dd:dd"))
		add_class(piece, HB_TIME_WORDS_CLOCK, text);
	else if (has_form(text, "D.dd"))
		add_class(piece, HB_TIME_WORDS_DOTCLOCK, text);
	else if (has_form(text, "dddds") || has_form(text, "dds") || has_form(text, "'dds"))
		add_class(piece, HB_TIME_WORDS_DECADE, text);
	else if (has_form(text, "'dd"))
		add_class(piece, HB_TIME_WORDS_SHORTYEAR, text);
	if (!isdigit((unsigned char)text[0]))
		return;
	for (; text[i] && n < LONGEST_PIECE_BYTES && (isdigit((unsigned char)text[i]) || text[i] == ',' || text[i] == '.'); i++)
		if (text[i] != ',')
			digits[n++] = text[i];
	digits[n] = '\0';
	if (text[i] && strcmp(text + i, "st") != 0 && strcmp(text + i, "nd") != 0 && strcmp(text + i, "rd") != 0 &&
	    strcmp(text + i, "th") != 0)
		return;
	piece->ordinal = text[i] != '\0';
	piece->number = strtod(digits, NULL);
	if (!piece->ordinal)
		add_class(piece, HB_TIME_WORDS_NUMBER, "");
	if (strchr(digits, '.') || n > 9)
		return;
	whole = strtol(digits, NULL, 10);
	if (whole >= 1 && whole <= 31)
		add_class(piece, HB_TIME_WORDS_DAY, hb_arena_copy_text(arena, digits, n));
	if (piece->ordinal)
		return;
	add_class(piece, HB_TIME_WORDS_INTEGER, hb_arena_copy_text(arena, digits, n));
	if (n == 4 && i == 4 && whole >= 1600 && whole <= 2100)
		add_class(piece, HB_TIME_WORDS_YEAR, hb_arena_copy_text(arena, digits, n));
}

static void add_piece(struct builder *builder, uint32_t token_index, size_t start, size_t end)
{
	struct hb_arena *arena = builder->reading->arena;
	const struct hb_token *token = &builder->reading->analysis->tokens[token_index];
	struct hb_piece piece = {
		.first = token_index,
		.end = token_index + 1,
		.start_byte = (uint32_t)(token->start_byte + start),
		.end_byte = (uint32_t)(token->start_byte + end),
		.sentence = token->sentence,
	};
	char *lower;

	if (start == 0 && token->text[end] == '\0' && token->lower) {
		piece.lower = token->lower;
	} else {
		lower = hb_arena_copy_text(arena, token->text + start, end - start);
		for (char *c = lower; *c; c++)
			*c = (char)((*c >= 'A' && *c <= 'Z') ? *c + 32 : *c);
		piece.lower = lower;
	}
	name_word(&piece, token, token->text[start]);
	if (end - start <= LONGEST_PIECE_BYTES)
		name_digits(arena, &piece);
	HB_PUSH(arena, builder->pieces, piece);
}

static bool whole_token(const char *text)
{
	return has_form(text, "dddd-dd-dd") || has_form(text, "dddd/dd/dd") || has_form(text, "D/D/dddd") || has_form(text, "D/D/dd");
}

/* Length of the cut at this place: a hyphen, dash, slash or bracket, as a piece of its own. */
static size_t cut_bytes(const char *text)
{
	if (*text == '-' || *text == '/' || *text == '(' || *text == ')')
		return 1;
	if (memcmp(text, "\xE2\x80", 2) == 0 && (text[2] == '\x93' || text[2] == '\x94' || text[2] == '\x90' || text[2] == '\x91'))
		return 3;
	return 0;
}

static void cut_token(struct builder *builder, uint32_t token_index)
{
	const char *text = builder->reading->analysis->tokens[token_index].text;
	size_t start = 0, i = 0;

	if (whole_token(text)) {
		add_piece(builder, token_index, 0, strlen(text));
		return;
	}
	while (text[i]) {
		size_t cut = cut_bytes(text + i);

		if (cut) {
			if (i > start)
				add_piece(builder, token_index, start, i);
			add_piece(builder, token_index, i, i + cut);
			i += cut;
			start = i;
		} else {
			i++;
			if (isdigit((unsigned char)text[i - 1]) && isalpha((unsigned char)text[i]) &&
			    !has_letters(text + i, "stndrh")) {
				add_piece(builder, token_index, start, i);
				start = i;
			}
		}
	}
	if (i > start)
		add_piece(builder, token_index, start, i);
}

/* ---- number words -------------------------------------------------------------------------------------------- */

static bool joins(const struct hb_piece *pieces, size_t count, size_t i, const char *text)
{
	return i < count && strcmp(pieces[i].lower, text) == 0;
}

static bool numeral(const struct hb_piece *piece, double *ret_value)
{
	const char *value = hb_piece_value(piece, HB_TIME_WORDS_NUMERAL);

	if (value)
		*ret_value = strtod(value, NULL);
	else if (hb_piece_value(piece, HB_TIME_WORDS_NUMBER) && !piece->word)
		*ret_value = piece->number;
	else
		return false;
	return true;
}

/* The number that begins at piece i: "twenty-five", "two hundred and six", "3.5 million", "1,200".  Returns the piece after
 * it, i if there is none. */
static size_t read_number(const struct hb_piece *pieces, size_t count, size_t i, double *ret_value)
{
	double total = 0, part = 0, value;
	size_t at = i, last = i;
	bool digits = false;

	while (at < count && pieces[at].sentence == pieces[i].sentence) {
		const char *scale = hb_piece_value(&pieces[at], HB_TIME_WORDS_SCALE);

		if (numeral(&pieces[at], &value)) {
			bool is_digits = !hb_piece_value(&pieces[at], HB_TIME_WORDS_NUMERAL);
			bool tens_and_units = part >= 20 && part < 100 && value < 10 && value > 0;

			if (at > i && (is_digits || digits))
				break;
			if (part != 0 && !tens_and_units && (part < 100 || value >= 100))
				break;
			digits = is_digits;
			part += value;
		} else if (scale && at > i) {
			double factor = strtod(scale, NULL);

			if (factor == 100) {
				part *= 100;
			} else {
				total += part * factor;
				part = 0;
			}
			digits = false;
		} else {
			break;
		}
		last = ++at;
		if (at + 1 < count && part >= 20 && part < 100 && joins(pieces, count, at, "-") && numeral(&pieces[at + 1], &value) &&
		    value < 10 && hb_piece_value(&pieces[at + 1], HB_TIME_WORDS_NUMERAL))
			at++;
		else if (at + 1 < count && joins(pieces, count, at, "and") && (part >= 100 || total > 0) &&
			 hb_piece_value(&pieces[at + 1], HB_TIME_WORDS_NUMERAL))
			at++;
	}
	*ret_value = total + part;
	return last;
}

/* One "hundred" said with "a": "a hundred men". */
static size_t read_scale(const struct hb_piece *pieces, size_t count, size_t i, double *ret_value)
{
	const char *scale;

	if (i + 1 >= count || strcmp(pieces[i].lower, "a") != 0)
		return i;
	scale = hb_piece_value(&pieces[i + 1], HB_TIME_WORDS_SCALE);
	if (!scale)
		return i;
	*ret_value = strtod(scale, NULL);
	return i + 2;
}

static void join_numbers(struct hb_pieces *pieces)
{
	size_t kept = 0;

	for (size_t i = 0; i < pieces->count;) {
		struct hb_piece piece = pieces->items[i];
		double value;
		size_t end = read_number(pieces->items, pieces->count, i, &value);

		if (end == i)
			end = read_scale(pieces->items, pieces->count, i, &value);
		if (end == i) {
			pieces->items[kept++] = piece;
			i++;
			continue;
		}
		if (end > i + 1) {
			piece.n_classes = 0;
			piece.end = pieces->items[end - 1].end;
			piece.end_byte = pieces->items[end - 1].end_byte;
		}
		if (!hb_piece_value(&piece, HB_TIME_WORDS_NUMBER))
			add_class(&piece, HB_TIME_WORDS_NUMBER, "");
		piece.word = !isdigit((unsigned char)piece.lower[0]);
		piece.number = value;
		pieces->items[kept++] = piece;
		i = end;
	}
	pieces->count = kept;
}

void hb_pieces_read(const struct hb_reading *reading, struct hb_pieces *ret_pieces)
{
	struct builder builder = {.reading = reading};

	for (size_t i = 0; i < reading->analysis->n_tokens; i++)
		if (!reading->analysis->tokens[i].is_space)
			cut_token(&builder, (uint32_t)i);
	ret_pieces->items = builder.pieces.items;
	ret_pieces->count = builder.pieces.count;
	join_numbers(ret_pieces);
}

/* ---- bounds ---------------------------------------------------------------------------------------------------- */

static enum hb_bound bound_named(const char *name)
{
	static const char *const names[] = {"", "atleast", "more", "atmost", "fewer", "about", "exact"};

	for (unsigned i = 1; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], name) == 0)
			return (enum hb_bound)i;
	return HB_BOUND_NONE;
}

enum hb_bound hb_bound_before(const struct hb_pieces *pieces, size_t i, size_t *ret_first)
{
	char text[4 * (LONGEST_PIECE_BYTES + 1)];

	if (ret_first)
		*ret_first = i;
	for (size_t n = i < 4 ? i : 4; n > 0; n--) {
		const struct hb_word *word;
		size_t length = 0, j = i - n;

		if (pieces->items[j].sentence != pieces->items[i].sentence)
			continue;
		for (; j < i; j++) {
			size_t bytes = strlen(pieces->items[j].lower);

			if (bytes > LONGEST_PIECE_BYTES)
				break;
			memcpy(text + length, pieces->items[j].lower, bytes);
			length += bytes;
			text[length++] = ' ';
		}
		if (j < i)
			continue;
		text[length - 1] = '\0';
		word = hb_words_of_class(&hb_time_words, text, HB_TIME_WORDS_BOUND);
		if (!word)
			continue;
		if (ret_first)
			*ret_first = i - n;
		return bound_named(word->value);
	}
	return HB_BOUND_NONE;
}

void hb_bound_range(enum hb_bound bound, double n, double *ret_min, double *ret_max)
{
	double least = n, most = n;

	switch (bound) {
	case HB_BOUND_ATLEAST:
		most = -1;
		break;
	case HB_BOUND_MORE:
		least = n + 1;
		most = -1;
		break;
	case HB_BOUND_ATMOST:
		least = -1;
		break;
	case HB_BOUND_FEWER:
		least = -1;
		most = n - 1;
		break;
	case HB_BOUND_ABOUT:
		least = (double)(long long)(n * 0.9 + 0.999);
		most = (double)(long long)(n * 1.1);
		break;
	case HB_BOUND_NONE:
	case HB_BOUND_EXACT:
		break;
	}
	*ret_min = least;
	*ret_max = most;
}
