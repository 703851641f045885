#!/usr/bin/env python3
"""Compile lists of names into sorted hashes (src/names/known.h).

usage: compile_known.py PAIRS FREQUENT OUT.c
PAIRS: lines "script latin other ..." ; FREQUENT: lines "level part ..."; parts are folded and plain (src/names/fold.h).
"""
import sys

from c_tables import numbered_lines

SCRIPTS = {"he": 1, "ar": 2, "ru": 3, "ko": 4, "zh": 5, "ja": 6}


def part_hash(text):
    value = 2166136261
    for letter in [1, *map(ord, text), 2]:
        value = (value ^ letter) * 16777619 & 0xFFFFFFFF
    return value


def mixed(a, b):
    return ((a << 32 | b) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) >> 32


def write(out, name, values):
    values = sorted(values)
    out.write(f"const uint32_t {name}[] = {{\n")
    for i in range(0, len(values), 12):
        out.write("\t" + ", ".join(f"{v}u" for v in values[i:i + 12]) + ",\n")
    out.write(f"}};\nconst size_t {name.replace('hb_', 'hb_n_')} = {len(values)};\n")


def main():
    pairs, frequent, target = sys.argv[1:]
    known, parts, levels = set(), set(), {}
    for _, line in numbered_lines(pairs):
        if not line.startswith("# "):
            script, latin, *others = line.split(" ")
            parts.add(mixed(part_hash(latin), SCRIPTS[script]))
            known.update(mixed(part_hash(latin), part_hash(other)) for other in others)
    for _, line in numbered_lines(frequent):
        if not line.startswith("# "):
            level, *words = line.split(" ")
            for word in words:
                levels[part_hash(word) & ~15] = int(level)
    with open(target, "w", encoding="ascii") as out:
        out.write('#include "names/known.h"\n\n')
        write(out, "hb_known_pairs", known)
        write(out, "hb_known_parts", parts)
        write(out, "hb_frequent_parts", [h | level for h, level in levels.items()])


main()
