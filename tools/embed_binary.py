#!/usr/bin/env python3
"""Make a C file that holds the bytes of a data file: embed_binary.py NAME INPUT OUTPUT.

The assembler reads the file itself (.incbin), so that megabytes of weights cost no time to compile; works with gcc and clang on ELF systems.
"""
import os
import sys


def definition(name, source):
    """The lines of C that define `const unsigned char NAME[]` as the bytes of the file."""
    path = os.path.abspath(source)
    if '"' in path or "\\" in path:
        sys.exit(f"{path}: a path with quotation marks cannot be embedded")
    return (f'__asm__(".pushsection .rodata\\n.balign 64\\n.global {name}\\n.hidden {name}\\n{name}:\\n.incbin \\"{path}\\"\\n.byte 0\\n.popsection\\n");\n'
            f"extern const unsigned char {name}[];\n")


def main():
    name, source, target = sys.argv[1:]
    with open(target, "w", encoding="utf-8") as out:
        out.write(f"/* Made from {os.path.basename(source)} ({os.path.getsize(source)} bytes); do not edit. */\n")
        out.write(definition(name, source))


if __name__ == "__main__":
    main()
