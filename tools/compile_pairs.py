#!/usr/bin/env python3
"""Compile a file of pairs ("word value" a line, # starts a comment line) into a sorted C array.

compile_pairs.py ARRAY number|text INPUT OUTPUT
The array is `static const struct { const char *key; T value; } ARRAY[]`, sorted by the bytes of the key, where T is
uint32_t or const char *.
"""

import sys

from c_tables import fail, numbered_lines, quoted


def main():
    array, kind, source, target = sys.argv[1:]
    pairs = {}
    for number, line in numbered_lines(source):
        if not line or line.startswith("# "):
            continue
        key, space, value = line.partition(" ")
        if not space or key in pairs:
            fail(source, number, f"not a new pair: {line}")
        pairs[key] = value
    ctype = {"number": "uint32_t ", "text": "const char *"}[kind]
    with open(target, "w", encoding="ascii") as out:
        out.write(f"static const struct {{ const char *key; {ctype}value; }} {array}[] = {{\n")
        for key in sorted(pairs, key=str.encode):
            value = str(int(pairs[key])) if kind == "number" else quoted(pairs[key])
            out.write(f"\t{{{quoted(key)}, {value}}},\n")
        out.write("};\n")


main()
