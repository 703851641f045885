#!/usr/bin/env python3
"""Compile data/LANG/ties.txt, the weights that tools/train-ties learnt, to the constant tables of src/extract/facts/tie_internal.h.

usage: compile_ties.py TIES.txt OUT.c

"#" at the start of a line is a comment.  "least TIE N": the score (hundredths) from which the tie is written down.  Every other line is
"FEATURE<tab>TIE N TIE N ...": what the feature adds to the score of each tie.
"""
import pathlib
import sys

from c_tables import fail, numbered_lines

TIES = ("spouse", "parent", "child", "sibling", "nationality", "home", "employer", "birth_place", "birth_date", "death_date")


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value or 1


def read(path):
    least, features = {}, {}
    for number, line in numbered_lines(path):
        if not line or line.startswith("#"):
            continue
        name, tab, rest = line.partition("\t")
        words = (rest if tab else line).split()
        if not tab:
            if len(words) != 3 or words[0] != "least" or words[1] not in TIES:
                fail(path, number, "expected 'least TIE N' or 'FEATURE<tab>TIE N ...'")
            least[words[1]] = int(words[2])
            continue
        if len(words) % 2 or not set(words[::2]) <= set(TIES):
            fail(path, number, f"after the tab come pairs 'TIE N', of {', '.join(TIES)}")
        key = fnv(name.encode("utf-8"))
        if key in features:
            fail(path, number, f"'{name}' stands twice, or has the hash of another feature")
        features[key] = [(TIES.index(tie), int(n)) for tie, n in zip(words[::2], words[1::2])]
    missing = set(TIES) - set(least)
    if missing:
        fail(path, 1, f"no line 'least {sorted(missing)[0]} N'")
    return [least[tie] for tie in TIES], features


def main(source, target):
    path = pathlib.Path(source)
    least, features = read(path)
    n_slots = 1
    while n_slots < 2 * len(features):
        n_slots *= 2
    slots, weights = [None] * n_slots, []
    for key in sorted(features):
        at = key % n_slots
        while slots[at]:
            at = (at + 1) % n_slots
        slots[at] = (key, len(weights), len(features[key]))
        weights += features[key]
    lines = [f"/* Made from {path.name} by tools/compile_ties.py; do not edit. */", '#include "extract/facts/tie_internal.h"', "",
             f"const uint32_t hb_tie_n_slots = {n_slots};", "const struct hb_tie_slot hb_tie_slots[] = {"]
    lines += [f"\t{{{key}U, {first}, {n}}}," if key else "\t{0, 0, 0}," for key, first, n in (s or (0, 0, 0) for s in slots)]
    lines += ["};", "const struct hb_tie_weight hb_tie_weights[] = {"]
    lines += [f"\t{{{tie}, {n}}}," for tie, n in weights or [(0, 0)]]
    lines += ["};", "const int16_t hb_tie_least[HB_TIE_COUNT] = {" + ", ".join(map(str, least)) + "};", ""]
    pathlib.Path(target).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
