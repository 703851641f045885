#!/usr/bin/env python3
"""Compile the units of the aligners (data/names/units.txt) into constant C tables (src/names/aligner.h).

usage: compile_aligner.py UNITS PINYIN OUT.c
Han letters that the units do not have, or seldom, borrow from those that are read alike (data/names/pinyin.txt).
"""
import collections
import math
import sys
import unicodedata

from c_tables import data_lines, mixed, numbers, write_array

MODELS = ["latin", "he", "ar", "ru", "ko", "zh", "ja", "sound"]  # in the order of enum hb_script; HB_ALIGNER_SOUND
MARKED_PENALTY = 30  # a letter with a diacritic may stand for the plain one
ALIKE_SHARE = 0.25   # of a Han letter's probability that comes from the letters read alike


def plain(text):
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text)


def packed(text):
    value = 0
    for c in text:
        value = value << 16 | {"<": 1, ">": 2}.get(c, ord(c))
    return value


def slots(keys):
    """Open addressing, half full: the key of each slot, and the mask."""
    size = 1 << max(4, (2 * len(keys) - 1).bit_length())
    table = [None] * size
    for key in keys:
        at = mixed(key) & (size - 1)
        while table[at] is not None:
            at = (at + 1) & (size - 1)
        table[at] = key
    return table, size - 1


def read_units(path):
    units = collections.defaultdict(dict)
    for _, line in data_lines(path):
        model, first, second, cost = line.split(" ")
        units[model][first, second] = math.exp(-int(cost) / 100)
    return units


def smooth_han(units, pinyin):
    """Letters read alike share what they stand for; letters that were never seen take the whole of it."""
    reading = {}
    for _, line in data_lines(pinyin):
        sound, letters = line.split(" ")
        for letter in letters:
            reading[letter] = sound

    def sound_of(text):
        core = text.strip("<>")
        return reading.get(core) if len(core) == 1 else None

    by_sound, mass, whole = collections.defaultdict(collections.Counter), collections.Counter(), collections.Counter()
    for (first, second), p in units.items():
        if sound_of(second):
            key = second.replace(second.strip("<>"), "*"), sound_of(second)
            by_sound[key][first] += p
            mass[key] += p
            whole[second] += p
    out = dict(units)
    lowest = math.exp(-14)
    for (shape, sound), firsts in by_sound.items():
        for letter in (l for l, s in reading.items() if s == sound):
            second = shape.replace("*", letter)
            share = whole[second] * ALIKE_SHARE if whole[second] else mass[shape, sound] * 0.01
            if not whole[second] and not ("\u4e00" <= letter and in_use(letter)):
                continue
            for first, p in firsts.items():
                old = units.get((first, second), 0)
                value = old * ((1 - ALIKE_SHARE) if whole[second] else 0) + share * p / mass[shape, sound]
                if old or value > lowest:
                    out[first, second] = value
    return out


def in_use(letter):
    try:
        letter.encode("gb2312")
        return True
    except UnicodeEncodeError:
        return False


def complete_marked(units, marked):
    out = dict(units)
    plains = collections.defaultdict(list)
    for chunk in marked:
        plains[plain(chunk)].append(chunk)
    for (first, second), p in units.items():
        for chunk in plains.get(first, ()):
            out.setdefault((chunk, second), p * math.exp(-MARKED_PENALTY / 100))
    return out


def main():
    source, pinyin, target = sys.argv[1:]
    units = read_units(source)
    units["zh"] = smooth_han(units["zh"], pinyin)
    marked = {a for model in MODELS for a, _ in units[model] if a != plain(a)}
    for model in MODELS:
        units[model] = complete_marked(units[model], marked)
    chunks = sorted({c for model in MODELS for pair in units[model] for c in pair if c})
    firsts = {a for model in MODELS for a, _ in units[model]} | {b for _, b in units["latin"]}
    chunks.sort(key=lambda c: (c not in firsts, c))  # the tables of Latin chunks end early
    ids = {c: i + 1 for i, c in enumerate(chunks)}
    ids[""] = 0
    assert len(chunks) < 65535
    chance, best = [[0.0] * len(MODELS) for _ in range(len(ids))], [[0.0] * len(MODELS) for _ in range(len(ids))]
    chance_other, best_other = [0.0] * len(ids), [0.0] * len(ids)
    partners = [[0] * len(MODELS) for _ in range(len(ids))]
    n_firsts = len(firsts | {""})
    drop = [[0.0] * len(MODELS) for _ in range(len(ids))]
    costs = {}
    for m, model in enumerate(MODELS):
        for (first, second), p in units[model].items():
            a, b = ids[first], ids[second]
            if b:
                partners[a][m] |= 1 << ((b * 40503 & 0xFFFF) >> 10)  # bit_of in aligner.c
                costs[a << 16 | b] = min(65000, round(-100 * math.log(p)))
                chance_other[b] += p
                best_other[b] = max(best_other[b], p)
            else:
                drop[a][m] = p
            chance[a][m] += p
            best[a][m] = max(best[a][m], p)
    cost = lambda p: str(min(65000, max(0, round(-100 * math.log(p)))) if p > 0 else 65535)
    with open(target, "w", encoding="ascii") as out:
        out.write('#include "names/aligner.h"\n\n')
        by_key = {packed(c): ids[c] for c in chunks}
        table, mask = slots(list(by_key))
        write_array(out, "struct hb_chunk_slot hb_chunk_slots[]", (f"{{{k or 0}u, {by_key[k] if k else 0}}}" for k in table))
        out.write(f"const uint32_t hb_chunk_mask = {mask};\n")
        table, mask = slots(list(costs))
        write_array(out, "struct hb_unit_slot hb_unit_slots[]", (f"{{{k or 0}u, {costs[k] if k else 0}}}" for k in table))
        out.write(f"const uint32_t hb_unit_mask = {mask};\n")
        out.write(f"const uint16_t hb_n_first_chunks = {n_firsts};\n")
        for name, rows in (("hb_chance_latin", chance), ("hb_best_latin", best), ("hb_drop_latin", drop)):
            write_array(out, f"uint16_t {name}[][HB_N_ALIGNERS]", (f"{{{numbers(map(cost, row))}}}" for row in rows[:n_firsts]))
        write_array(out, "uint64_t hb_unit_partners[][HB_N_ALIGNERS]",
                    (f"{{{numbers(f'{v}u' for v in row)}}}" for row in partners[:n_firsts]))
        write_array(out, "uint16_t hb_chance_other[]", map(cost, chance_other))
        write_array(out, "uint16_t hb_best_other[]", map(cost, best_other))


main()
