#!/usr/bin/env python3
"""Compile a file of pairs ("word value" a line, # starts a comment line) into a sorted C array.

compile_pairs.py ARRAY number|text INPUT OUTPUT
The array is `static const struct { const char *key; T value; } ARRAY[]`, sorted by the bytes of the key, where T is
uint32_t or const char *.
"""

import sys


def c_text(text):
    return '"' + "".join(
        chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\?' else "\\%03o" % byte for byte in text.encode()
    ) + '"'


def main():
    array, kind, source, target = sys.argv[1:]
    pairs = {}
    for number, line in enumerate(open(source, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("# "):
            continue
        key, space, value = line.partition(" ")
        if not space or key in pairs:
            sys.exit(f"{source}:{number}: not a new pair: {line}")
        pairs[key] = value
    ctype = {"number": "uint32_t ", "text": "const char *"}[kind]
    with open(target, "w", encoding="ascii") as out:
        out.write(f"static const struct {{ const char *key; {ctype}value; }} {array}[] = {{\n")
        for key in sorted(pairs, key=str.encode):
            value = str(int(pairs[key])) if kind == "number" else c_text(pairs[key])
            out.write(f"\t{{{c_text(key)}, {value}}},\n")
        out.write("};\n")


main()
