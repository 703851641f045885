#!/usr/bin/env python3
"""Compile the list of bodies (data/organizations.txt) and the words that make a name a body's or a place's (data/en/organizations.txt).

usage: compile_organizations.py organizations.txt words.txt OUT.c

Defines hb_lexicon_bodies (folded name -> name, type, code, kind, written), hb_lexicon_body_starts (first word -> most words) and hb_lexicon_organizations (name or word in lower case ->
type, whole or word, code, kind).  written is "capitals" where the name is known by its capitals ("WHO"), else "".
"""
import pathlib
import sys

from c_tables import fail, numbered_lines, place
from compile_lexicon import read, table
from compile_places import fold, plain

KINDS = ["armed group", "security service", "army", "police", "government", "party", "mediator", "media", "ngo", "press freedom",
         "families", "court", "un", "company", "alliance", "religious", "institution", "prison", "camp", "site"]
PLACES = {"prison", "camp", "site"}
SOURCES = {"un", "us", "eu", "self", "state", "press", "rights"}


def rows(path):
    for number, line in numbered_lines(path):
        line = line.split("#")[0].strip()
        if not line:
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 4:
            fail(path, number, f"{len(parts)} columns, not names | kind | code | source")
        names, kind, code, source = parts
        if kind not in KINDS or source not in SOURCES or not (code == "" or len(code) == 2 and code.isupper()):
            fail(path, number, f"no such kind, code or source: {kind}, {code}, {source}")
        yield number, [name.strip() for name in names.split(",")], kind, code


def main(bodies, words, target):
    folded, lower = {}, {}
    for number, names, kind, code in rows(bodies):
        sort = "place" if kind in PLACES else "organization"
        for name in names:
            written = "capitals" if name.isascii() and name.isupper() and len(name) < 8 and " " not in name else ""
            keys = {key[4:] if key.startswith("the ") else key for key in (fold(name), plain(name))} - {""}
            if any(folded.get(key, (names,))[0][0] != names[0] for key in keys):
                fail(bodies, number, f"'{name}' stands twice")
            for key in keys:
                folded[key] = ((names[0], sort, code, kind, written), place(bodies, number))
            lower[name.lower()] = ((sort, "whole", code, kind), place(bodies, number))
    n_fields, entries = read(words)
    for key, (fields, line) in entries.items():
        lower[key] = (fields + ("",) * (4 - n_fields), line)
    lines = ["/* Made by tools/compile_organizations.py; do not edit. */", '#include "base/lexicon.h"', ""]
    word_counts = {}
    for key in folded:
        first = key.split()[0]
        word_counts[first] = max(len(key.split()), word_counts.get(first, 0))
    starts = {first: ((str(n),), place(bodies, 0)) for first, n in word_counts.items()}
    for name, found, n in (("bodies", folded, 5), ("body_starts", starts, 1), ("organizations", lower, 4)):
        lines += table(name, n, found)
    pathlib.Path(target).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
