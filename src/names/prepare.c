/* A text to a prepared name: see comparison.h. */
#include <string.h>

#include "names/book.h"
#include "names/comparison.h"
#include "names/known.h"
#include "names/match.h"

struct cutting {
	struct hb_name *name;
	struct hb_part part; /* being filled */
};

static void begin_part(struct cutting *cutting)
{
	memset(&cutting->part, 0, sizeof cutting->part);
	cutting->part.letters[0] = HB_LETTER_BEGIN;
	cutting->part.n_letters = 1;
}

static void end_part(struct cutting *cutting)
{
	struct hb_part *part = &cutting->part;
	struct hb_name *name = cutting->name;
	if (part->n_letters > 1 && name->n_parts < HB_NAME_PARTS) {
		part->letters[part->n_letters++] = HB_LETTER_END;
		part->place = (uint8_t)name->n_parts;
		hb_part_finish(part);
		hb_part_look_up(part);
		hb_part_set_sound(part);
		name->parts[name->n_parts++] = *part;
	}
	begin_part(cutting);
}

static void cut_parts(const char *text, struct hb_name *name)
{
	uint16_t letters[HB_FOLDED_LETTERS];
	size_t n = hb_fold_letters(text, letters), counts[HB_N_SCRIPTS] = {0};
	struct cutting cutting = {.name = name};
	begin_part(&cutting);
	for (size_t i = 0; i < n; i++) {
		uint16_t letter = letters[i];
		if (letter == HB_LETTER_SPACE) {
			end_part(&cutting);
			continue;
		}
		enum hb_script script = hb_letter_script(letter);
		if (cutting.part.n_letters == 1)
			cutting.part.script = (uint8_t)script;
		counts[script]++;
		if (cutting.part.n_letters + 1 < HB_PART_LETTERS)
			cutting.part.letters[cutting.part.n_letters++] = letter;
	}
	end_part(&cutting);
	for (size_t s = 0; s < HB_N_SCRIPTS; s++)
		if (counts[s] > counts[name->script])
			name->script = (enum hb_script)s;
}

/* Titles stand before or after a name, not in it; a name of titles alone keeps them. */
static void drop_titles(struct hb_name *name)
{
	size_t kept = 0, words = 0;
	for (size_t i = 0; i < name->n_parts; i++)
		words += name->parts[i].kind == HB_PART_WORD;
	if (!words)
		return;
	for (size_t i = 0; i < name->n_parts; i++)
		if (name->parts[i].kind != HB_PART_TITLE)
			name->parts[kept++] = name->parts[i];
	name->n_parts = kept;
}

/* The letters of a part in Latin letters, by ICU's general rules; the part itself where they are Latin or ICU does not know. */
static void romanise(const struct hb_name_book *book, const struct hb_part *part, struct hb_part *ret_part)
{
	UChar units[HB_BOOK_UNITS];
	char bytes[HB_BOOK_BYTES];
	uint16_t letters[HB_FOLDED_LETTERS];
	int32_t n_units = 0;
	*ret_part = *part;
	for (size_t i = 1; i + 1 < part->n_letters; i++)
		units[n_units++] = part->letters[i];
	if (part->script == HB_SCRIPT_LATIN || !hb_book_to_latin(book, units, n_units, bytes))
		return;
	size_t n = hb_fold_letters(bytes, letters), length = 1;
	for (size_t i = 0; i < n && length + 1 < HB_PART_LETTERS; i++)
		if (letters[i] >= 'a' && letters[i] <= 'z')
			ret_part->letters[length++] = letters[i];
	if (length == 1) {
		*ret_part = *part;
		return;
	}
	ret_part->letters[length++] = HB_LETTER_END;
	ret_part->n_letters = (uint8_t)length;
	ret_part->script = HB_SCRIPT_LATIN;
	hb_part_finish(ret_part);
	uint8_t kind = part->kind;
	hb_part_look_up(ret_part);
	ret_part->kind = kind;
}

/* How Han letters are read, from the Latin part: as letters of their own. */
static void make_sound(const struct hb_part *latin, struct hb_part *ret_part)
{
	*ret_part = *latin;
	for (size_t i = 1; i + 1 < ret_part->n_letters; i++)
		ret_part->letters[i] |= HB_LETTER_SOUND;
	ret_part->script = HB_SCRIPT_HAN;
	hb_part_finish(ret_part);
}

/* The same parts in Latin letters, and for Han letters how they are read. */
static void add_latin_parts(const struct hb_name_book *book, struct hb_arena *arena, struct hb_name *name)
{
	struct hb_part *latin = hb_arena_alloc(arena, name->n_parts, sizeof *latin);
	for (size_t i = 0; i < name->n_parts; i++) {
		romanise(book, &name->parts[i], &latin[i]);
		hb_part_set_sound(&latin[i]);
		name->parts[i].sound = latin[i].sound;
	}
	name->latin = latin;
	if (name->script != HB_SCRIPT_HAN)
		return;
	struct hb_part *sounds = hb_arena_alloc(arena, name->n_parts, sizeof *sounds);
	for (size_t i = 0; i < name->n_parts; i++)
		make_sound(&latin[i], &sounds[i]);
	name->sounds = sounds;
}

const struct hb_name *hb_name_prepare(const struct hb_name_book *book, struct hb_arena *arena, const char *text)
{
	struct hb_name *name = hb_arena_zero(arena, 1, sizeof *name);
	bool latin = true;
	cut_parts(text, name);
	drop_titles(name);
	for (size_t i = 0; i < name->n_parts; i++)
		latin &= name->parts[i].script == HB_SCRIPT_LATIN;
	name->latin = name->parts;
	if (!latin)
		add_latin_parts(book, arena, name);
	for (size_t i = 0; i < name->n_parts; i++)
		name->sound |= name->parts[i].sound;
	return name;
}
