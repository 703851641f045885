#!/usr/bin/env python3
"""Compile the letters of names (data/names/letters.txt, han.txt, plain.txt) and the endings of patronymics (patronymics.txt) into
constant C tables (src/names/tables.h).

usage: compile_names.py LETTERS HAN PLAIN PATRONYMICS OUT.c
"""
import sys

from c_tables import data_lines, fail, quoted


def pairs(path):
    for number, line in data_lines(path):
        parts = line.split(" ")
        if len(parts) != 2 or len(parts[0]) != 1 or len(parts[1]) > 2:
            fail(path, number, f"not a letter and what stands for it: {line}")
        yield ord(parts[0]), [] if parts[1] == "-" else [ord(c) for c in parts[1]]


def main():
    letters, han, plain, patronymics, target = sys.argv[1:]
    with open(target, "w", encoding="ascii") as out:
        out.write('#include "names/tables.h"\n\nconst struct hb_letter_fold hb_letter_folds[] = {\n')
        folds = sorted([*pairs(letters), *pairs(han)])
        for letter, to in folds:
            out.write(f"\t{{{letter}, {{{', '.join(map(str, (to + [0, 0])[:2]))}}}}},\n")
        out.write(f"}};\nconst size_t hb_n_letter_folds = {len(folds)};\n\nconst uint16_t hb_plain_latin[0x250] = {{\n")
        for letter, to in sorted(pairs(plain)):
            out.write(f"\t[{letter}] = {to[0]},\n")
        endings = [line for _, line in data_lines(patronymics)]
        out.write("};\n\nconst char *const hb_patronymic_endings[] = {" + ", ".join(map(quoted, endings)) + ", NULL};\n")


main()
