#!/usr/bin/env python3
"""Compile the weights of the coreference ranking (data/en/coref_weights.txt, made by tools/train-coref) to constant C tables.

usage: compile_coref.py WEIGHTS.txt src/extract/people/coref_rank.h OUT.c

A file of weights has one section a ranker, "[pronoun]" and "[nominal]", with lines "bias NUMBERS", "out NUMBERS", "new_margin NUMBER",
"kin_margin NUMBER" and "TEMPLATE VALUE NUMBERS"; numbers are thousandths.  Templates and how many values each has stand in the header;
a feature without a line has no weight.
"""
import re
import sys

from c_tables import fail, numbered_lines

HEAD = '/* Made by tools/compile_coref.py; do not edit. */\n#include "extract/people/coref_rank.h"\n'


def read_header(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    templates = [(name, int(size)) for name, size in re.findall(r"^\tX\((\w+), (\d+)\)", text, re.MULTILINE)]
    columns = int(re.search(r"HB_COREF_COLUMNS = (\d+)", text).group(1))
    offsets, total = {}, 0
    for name, size in templates:
        offsets[name] = (total, size)
        total += size
    return offsets, total, columns


def row(path, number, words, columns):
    if len(words) != columns:
        fail(path, number, f"{len(words)} numbers, not {columns}")
    return [int(word) / 1000 for word in words]


def initialiser(values):
    return ", ".join(f"{value:g}F" if "." in f"{value:g}" or "e" in f"{value:g}" else f"{value:g}.0F" for value in values)


def main(weights, header, out):
    offsets, total, columns = read_header(header)
    rankers, ranker = {}, None
    for number, line in numbered_lines(weights):
        words = line.split("#")[0].split()
        if not words:
            continue
        if words[0].startswith("["):
            ranker = rankers[words[0].strip("[]")] = {"rows": {}, "bias": [0] * columns, "out": [0] * columns, "new_margin": [0], "kin_margin": [0]}
        elif ranker is None:
            fail(weights, number, "a line before the first section")
        elif words[0] in ("bias", "out"):
            ranker[words[0]] = row(weights, number, words[1:], columns)
        elif words[0] in ("new_margin", "kin_margin"):
            ranker[words[0]] = row(weights, number, words[1:], 1)
        else:
            offset, size = offsets.get(words[0]) or fail(weights, number, f"no template {words[0]}: learn the weights again")
            if not 0 <= int(words[1]) < size:
                fail(weights, number, f"{words[0]} has {size} values")
            ranker["rows"][offset + int(words[1])] = row(weights, number, words[2:], columns)
    with open(out, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for name in ("pronoun", "nominal"):
            ranker = rankers[name]
            file.write(f"\nstatic const float {name}_rows[HB_COREF_N_FEATURES][HB_COREF_COLUMNS] = {{\n")
            for feature in range(total):
                if feature in ranker["rows"]:
                    file.write(f"\t[{feature}] = {{{initialiser(ranker['rows'][feature])}}},\n")
            file.write("};\n")
            for part in ("bias", "out"):
                file.write(f"static const float {name}_{part}[HB_COREF_COLUMNS] = {{{initialiser(ranker[part])}}};\n")
            file.write(f"const struct hb_coref_weights hb_coref_{name}_weights = {{\n\t.rows = {name}_rows,\n\t.bias = {name}_bias,\n"
                       f"\t.out = {name}_out,\n\t.new_margin = {initialiser(ranker['new_margin'])},\n"
                       f"\t.kin_margin = {initialiser(ranker['kin_margin'])},\n}};\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
