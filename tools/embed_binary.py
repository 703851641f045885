#!/usr/bin/env python3
"""Make a C file that holds the bytes of a data file: embed_binary.py NAME INPUT OUTPUT.

The assembler reads the file itself (.incbin), so that megabytes of weights cost no time to compile; works with gcc and clang on ELF systems.
"""
import os
import sys


def main():
    name, source, target = sys.argv[1:]
    path = os.path.abspath(source)
    if '"' in path or "\\" in path:
        sys.exit(f"{path}: a path with quotation marks cannot be embedded")
    with open(target, "w", encoding="utf-8") as out:
        out.write(f"/* Made from {os.path.basename(source)} ({os.path.getsize(source)} bytes); do not edit. */\n")
        out.write(f'__asm__(".section .rodata\\n.balign 64\\n.global {name}\\n.hidden {name}\\n{name}:\\n.incbin \\"{path}\\"\\n.byte 0\\n.previous\\n");\n')
        out.write(f"extern const unsigned char {name}[];\n")


if __name__ == "__main__":
    main()
