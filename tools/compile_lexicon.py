#!/usr/bin/env python3
"""Compile a word list under data/ into a constant C table.  The form of the lists is told in src/base/lexicon.h.

usage: compile_lexicon.py LIST.txt OUT.c      defines hb_lexicon_LIST
"""
import pathlib
import re
import sys

from c_tables import fail, numbered_lines, place, quoted


def read(path):
    columns, keep_case, entries = None, False, {}
    for number, line in numbered_lines(path):
        if line.startswith("#:"):
            columns = [c.strip() for c in line[2:].split("|")]
            continue
        if line.startswith("#!"):
            keep_case = "case" in line.split()
            continue
        line = line.split("#")[0].strip()
        if not line:
            continue
        if columns is None:
            fail(path, number, "an entry before the line '#: key | field ...' that names the columns")
        parts = [p.strip() for p in line.split("|")]
        if len(parts) > len(columns):
            fail(path, number, f"{len(parts)} columns, but the list has {len(columns)}")
        parts += [""] * (len(columns) - len(parts))
        for key in parts[0].split(","):
            key = re.sub(r"\s+", " ", key.strip())
            key = key if keep_case else key.lower()
            if not key:
                fail(path, number, "an empty key")
            if key in entries:
                fail(path, number, f"'{key}' stands twice")
            entries[key] = (tuple(parts[1:]), place(path, number))
    if columns is None:
        fail(path, 1, "no line '#: key | field ...' that names the columns")
    return len(columns) - 1, entries


def table(name, n_fields, entries):
    """The lines of C that define hb_lexicon_NAME.  entries: key -> (fields, where it stands)."""
    rows, places, lines = {}, {}, []
    for row, line in entries.values():
        if line not in places:
            places[line] = f"place_of_{name}_{len(places)}"
            lines.append(f"static const char {places[line]}[] = {quoted(line)};")
        if row not in rows:
            rows[row] = f"fields_of_{name}_{len(rows)}"
            items = ", ".join(map(quoted, row)) or '""'
            lines.append(f"static const char *const {rows[row]}[] = {{{items}}};")
    lines += ["", f"static const struct hb_lexicon_entry entries_of_{name}[] = {{"]
    for key in sorted(entries, key=lambda k: k.encode("utf-8")):
        row, line = entries[key]
        lines.append(f"\t{{{quoted(key)}, {rows[row]}, {places[line]}}},")
    most = max((len(k.split()) for k in entries), default=0)
    return lines + ["};", "", f"const struct hb_lexicon hb_lexicon_{name} = {{",
                    f"\t.entries = entries_of_{name}, .n_entries = {len(entries)}, .n_fields = {n_fields}, .max_words = {most},", "};", ""]


def main(source, target):
    path = pathlib.Path(source)
    n_fields, entries = read(path)
    lines = [f"/* Made from {path.name} by tools/compile_lexicon.py; do not edit. */", '#include "base/lexicon.h"', ""]
    pathlib.Path(target).write_text("\n".join(lines + table(path.stem, n_fields, entries)), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
