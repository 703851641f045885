/* The pass quantity: how many of what.  Numbers that are part of an expression of time, of money, of a measure or of an age are
 * passed over: they count no heads. */
#include <stdlib.h>
#include <string.h>

#include "extract/times/pieces.h"
#include "extract/trace.h"
#include "time_words.h"

enum { LARGEST = 2000000000, LOOK_AHEAD = 6 };

struct count {
	size_t first, end; /* pieces */
	double min, max;   /* -1 when open */
};

static bool is_of(const struct hb_pieces *pieces, size_t i, unsigned class)
{
	return i < pieces->count && hb_piece_value(&pieces->items[i], class);
}

static bool same_sentence(const struct hb_pieces *pieces, size_t i, size_t j)
{
	return i < pieces->count && j < pieces->count && pieces->items[i].sentence == pieces->items[j].sentence;
}

static bool in_time(const struct hb_reading *reading, uint32_t token, size_t *cursor)
{
	while (*cursor < reading->timexes.count && reading->timexes.items[*cursor].end <= token)
		++*cursor;
	return *cursor < reading->timexes.count && reading->timexes.items[*cursor].first <= token;
}

/* Money, percent, measures, ages, numbered things ("Room 12", "No. 3"), scores. */
static bool no_count(const struct hb_reading *reading, const struct hb_pieces *pieces, size_t first, size_t end)
{
	const struct hb_token *token = &reading->analysis->tokens[pieces->items[first].first];
	const struct hb_token *after =
		same_sentence(pieces, first, end) ? &reading->analysis->tokens[pieces->items[end].first] : NULL;

	if (pieces->items[first].ordinal)
		return true;
	if (first > 0 && same_sentence(pieces, first, first - 1)) {
		const struct hb_piece *before = &pieces->items[first - 1];

		if (strchr("$#-/\xC2", before->lower[0]) || hb_piece_value(before, HB_TIME_WORDS_NUMBERED))
			return true;
		if (strncmp(reading->analysis->tokens[before->first].tag, "NNP", 3) == 0 && strcmp(token->dep, "nummod") == 0 &&
		    token->head < pieces->items[first].first)
			return true;
		/* An age in apposition: "Ana Ruiz, 34, said". */
		if (before->lower[0] == ',' && !pieces->items[first].word && after &&
		    (after->text[0] == ',' || after->text[0] == '.'))
			return true;
	}
	if (!after)
		return false;
	if (strcmp(after->text, "%") == 0 || hb_piece_value(&pieces->items[end], HB_TIME_WORDS_MEASURE))
		return true;
	/* "29-year-old", "7.30", "3-2" */
	return (strcmp(after->text, "-") == 0 || strcmp(after->text, "/") == 0 || strcmp(after->text, ":") == 0) &&
	       after[-1].end == after->start;
}

/* "20 to 30", "two or three", "10-15", "between 20 and 30": the piece after the number behind a join; i if there is none.
 * `between`: what joins the two, where a word before them says so, or NULL. */
static size_t range_end(const struct hb_pieces *pieces, size_t i, const char *between)
{
	if (!same_sentence(pieces, i, i + 2) || !hb_piece_value(&pieces->items[i + 2], HB_TIME_WORDS_NUMBER) ||
	    pieces->items[i + 2].number <= pieces->items[i].number)
		return i;
	if (between)
		return strcmp(pieces->items[i + 1].lower, between) == 0 ? i + 3 : i;
	return is_of(pieces, i + 1, HB_TIME_WORDS_UPTO) ? i + 3 : i;
}

/* The part that a word takes of what is named after it: "half", "a third"; 0 if none. */
static double fraction(const struct hb_piece *piece)
{
	const char *parts = hb_piece_value(piece, HB_TIME_WORDS_FRACTION), *second = parts ? strchr(parts, ' ') : NULL;

	return second ? strtod(parts, NULL) / strtod(second, NULL) : 0;
}

static bool read_count(const struct hb_pieces *pieces, size_t i, struct count *ret_count)
{
	const struct hb_piece *piece = &pieces->items[i];
	const char *some = hb_piece_value(piece, HB_TIME_WORDS_SOME), *pack;
	size_t first, end;
	enum hb_bound bound;
	const char *between = i > 0 ? hb_piece_value(&pieces->items[i - 1], HB_TIME_WORDS_BETWEEN) : NULL;

	if (hb_piece_value(piece, HB_TIME_WORDS_NUMBER)) {
		bound = hb_bound_before(pieces, i, &first);
		end = range_end(pieces, i, between);
		if (end > i) {
			*ret_count = (struct count){between ? i - 1 : first, end, piece->number, pieces->items[end - 1].number};
			return true;
		}
		*ret_count = (struct count){.first = first, .end = i + 1};
		if (piece->number < 0 || piece->number > LARGEST)
			return false;
		pack = same_sentence(pieces, i, i + 1) ? hb_piece_value(&pieces->items[i + 1], HB_TIME_WORDS_PACK) : NULL;
		if (pack) {
			ret_count->end = i + 2;
			hb_bound_range(bound, piece->number * strtod(pack, NULL), &ret_count->min, &ret_count->max);
			return true;
		}
		hb_bound_range(bound, piece->number, &ret_count->min, &ret_count->max);
		return piece->number == (double)(int64_t)piece->number;
	}
	if (!some || (same_sentence(pieces, i, i + 1) && hb_piece_value(&pieces->items[i + 1], HB_TIME_WORDS_NUMBER)))
		return false;
	*ret_count = (struct count){.first = i, .end = i + 1, .min = strtod(some, NULL), .max = -1};
	if (strchr(some, ' ') && strchr(some, ' ')[1] != '-')
		ret_count->max = strtod(strchr(some, ' '), NULL);
	if (i > 0 && is_of(pieces, i - 1, HB_TIME_WORDS_BEFORESOME))
		ret_count->first = --i;
	if (i > 0 && is_of(pieces, i, HB_TIME_WORDS_ONEOF) && is_of(pieces, i - 1, HB_TIME_WORDS_BEFORESOME) &&
	    fraction(&pieces->items[i - 1]) > 0)
		ret_count->first = --i;
	if (i < ret_count->end - 1 && fraction(&pieces->items[i]) > 0)
		ret_count->min = ret_count->max = ret_count->min * fraction(&pieces->items[i]);
	return true;
}

/* The noun that the tokens count: that they stand before in the tree, or that follows "of". */
static uint32_t counted_noun(const struct hb_reading *reading, uint32_t first, uint32_t end)
{
	const struct hb_token *tokens = reading->analysis->tokens;
	uint32_t last = end - 1, sentence_end = reading->analysis->sentences[tokens[first].sentence].end;

	for (uint32_t i = first; i < end; i++)
		if (tokens[i].head >= end && tokens[i].head < sentence_end && tokens[tokens[i].head].tag[0] == 'N')
			return tokens[i].head;
	if (end < sentence_end && hb_words_of_class(&hb_time_words, tokens[end].lower, HB_TIME_WORDS_PARTOF))
		for (uint32_t i = end + 1; i < sentence_end && i <= end + LOOK_AHEAD; i++)
			if (tokens[i].head == end && strcmp(tokens[i].dep, "pobj") == 0)
				return i;
	if (end < sentence_end && tokens[end].tag[0] == 'N')
		return end;
	return tokens[last].tag[0] == 'N' && !hb_words_of_class(&hb_time_words, tokens[last].lower, HB_TIME_WORDS_SOME) &&
			       strcmp(tokens[last].pos, "NUM") != 0
		       ? last
		       : HB_NONE;
}

/* The whole in "some 20 of the 48"; -1 if none is named.  *ret_end is the piece after it. */
static int32_t out_of(const struct hb_pieces *pieces, size_t end, size_t *ret_end)
{
	size_t i = end;

	if (!same_sentence(pieces, end, end - 1) || !is_of(pieces, i, HB_TIME_WORDS_OUTOF))
		return -1;
	for (i++; i < pieces->count && i < end + 4 && same_sentence(pieces, i, end); i++) {
		const struct hb_piece *piece = &pieces->items[i];

		if (hb_piece_value(piece, HB_TIME_WORDS_NUMBER) && !piece->ordinal && piece->number <= LARGEST) {
			*ret_end = i + 1;
			return (int32_t)piece->number;
		}
	}
	return -1;
}

/* "a third of the 30 students": a part is a number when the whole is one. */
static bool read_part(const struct hb_pieces *pieces, size_t i, struct count *ret_count)
{
	double part = fraction(&pieces->items[i]), all;
	size_t end, first = i;

	if (part == 0 || !is_of(pieces, i + 1, HB_TIME_WORDS_PARTOF))
		return false;
	all = out_of(pieces, i + 1, &end);
	if (all < 0)
		return false;
	if (i > 0 && is_of(pieces, i - 1, HB_TIME_WORDS_ONEPART))
		first--;
	*ret_count =
		(struct count){.first = first, .end = i + 1, .min = (int32_t)(all * part), .max = (int32_t)(all * part + 0.999)};
	return true;
}

/* "all but two of the twelve": the words before turn the number round; and where the whole is not said, nothing is left to say. */
static void turn_round(const struct hb_pieces *pieces, struct hb_found_quantity *quantity, struct count *count)
{
	size_t first = count->first;

	if (first < 2 || !same_sentence(pieces, first, first - 2) ||
	    !hb_piece_value(&pieces->items[first - 1], HB_TIME_WORDS_EXCEPT) || fraction(&pieces->items[first - 2]) != 1)
		return;
	quantity->first = pieces->items[first - 2].first;
	if (quantity->out_of >= quantity->max && quantity->max >= 0 && quantity->min >= 0) {
		int32_t least = quantity->out_of - quantity->max;

		quantity->max = quantity->out_of - quantity->min;
		quantity->min = least;
	} else {
		quantity->min = quantity->max = -1;
	}
}

static int32_t whole(double value)
{
	return value < 0 || value > LARGEST ? -1 : (int32_t)value;
}

/* Where the words say that this is a number. */
static const char *number_place(const struct hb_piece *piece)
{
	const struct hb_word *word = hb_words_of_class(&hb_time_words, piece->lower, HB_TIME_WORDS_NUMBER);

	if (!word)
		word = hb_words_of_class(&hb_time_words, piece->lower, HB_TIME_WORDS_SOME);
	return word ? word->place : piece->word ? "number words" : "digits";
}

static void note(const struct hb_reading *reading, const struct hb_piece *piece, const struct hb_found_quantity *quantity)
{
	const char *noun = quantity->noun == HB_NONE ? "nothing named" : reading->analysis->tokens[quantity->noun].text;

	hb_trace(reading, HB_PASS_QUANTITY, quantity->first, quantity->end, "%d to %d of '%s' (%s); -1 is open", quantity->min,
		 quantity->max, noun, number_place(piece));
}

void hb_read_quantities(struct hb_reading *reading)
{
	struct hb_pieces pieces;
	size_t cursor = 0;

	hb_pieces_read(reading, &pieces);
	for (size_t i = 0; i < pieces.count; i++) {
		struct hb_found_quantity quantity;
		struct count count;
		size_t end;

		if (in_time(reading, pieces.items[i].first, &cursor) ||
		    (!read_count(&pieces, i, &count) && !read_part(&pieces, i, &count)))
			continue;
		if (fraction(&pieces.items[i]) == 0 && no_count(reading, &pieces, i, count.end)) {
			hb_trace_miss(reading, HB_PASS_QUANTITY, pieces.items[count.first].first, pieces.items[count.end - 1].end,
				      "counts nothing: part of a sum, measure, age, score or number of something");
			continue;
		}
		end = count.end;
		quantity = (struct hb_found_quantity){
			.first = pieces.items[count.first].first,
			.end = pieces.items[count.end - 1].end,
			.min = whole(count.min),
			.max = whole(count.max),
			.out_of = out_of(&pieces, count.end, &end),
		};
		quantity.noun = counted_noun(reading, pieces.items[i].first, pieces.items[end - 1].end);
		turn_round(&pieces, &quantity, &count);
		note(reading, &pieces.items[i], &quantity);
		HB_PUSH(reading->arena, reading->quantities, quantity);
		i = end - 1;
	}
}
