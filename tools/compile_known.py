#!/usr/bin/env python3
"""Compile lists of names into sorted hashes (src/names/known.h).

usage: compile_known.py PAIRS FREQUENT OUT.c
PAIRS: lines "script latin other ..." ; FREQUENT: lines "level part ..."; parts are folded and plain (src/names/fold.h).
"""
import sys

from c_tables import data_lines, mixed, write_array

SCRIPTS = {"he": 1, "ar": 2, "ru": 3, "ko": 4, "zh": 5, "ja": 6}  # enum hb_script


def part_hash(text):
    value = 2166136261
    for letter in [1, *map(ord, text), 2]:
        value = (value ^ letter) * 16777619 & 0xFFFFFFFF
    return value


def pair_hash(a, b):
    return mixed(a << 32 | b)


def write(out, name, values):
    values = sorted(values)
    write_array(out, f"uint32_t {name}[]", (f"{value}u" for value in values))
    out.write(f"const size_t {name.replace('hb_', 'hb_n_')} = {len(values)};\n")


def main():
    pairs, frequent, target = sys.argv[1:]
    known, parts, levels = set(), set(), {}
    for _, line in data_lines(pairs):
        script, latin, *others = line.split(" ")
        parts.add(pair_hash(part_hash(latin), SCRIPTS[script]))
        known.update(pair_hash(part_hash(latin), part_hash(other)) for other in others)
    for _, line in data_lines(frequent):
        level, *words = line.split(" ")
        for word in words:
            levels[part_hash(word) & ~15] = int(level)
    with open(target, "w", encoding="ascii") as out:
        out.write('#include "names/known.h"\n\n')
        write(out, "hb_known_pairs", known)
        write(out, "hb_known_parts", parts)
        write(out, "hb_frequent_parts", [h | level for h, level in levels.items()])


main()
