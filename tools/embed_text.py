#!/usr/bin/env python3
"""Turn a data file into a C file that holds its text: embed_text.py NAME INPUT OUTPUT.

Comment lines (from '#') and empty lines are left out.  The C file defines `const char NAME[]`.
"""
import sys


def main():
    name, source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as lines:
        kept = [line.rstrip() for line in lines if line.strip() and not line.startswith("#")]
    with open(target, "w", encoding="utf-8") as out:
        out.write("/* Made from %s; do not edit. */\n" % source.rsplit("/", 1)[-1])
        out.write("extern const char %s[];\nconst char %s[] = {\n" % (name, name))
        for line in kept:
            out.write("\t" + " ".join("'\\x%02x'," % byte for byte in (line + "\n").encode()) + "\n")
        out.write("\t0,\n};\n")


if __name__ == "__main__":
    main()
