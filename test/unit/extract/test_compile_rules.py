#!/usr/bin/env python3
"""A bad rule is an error that names file and line.

usage: test_compile_rules.py COMPILER FILE.txt ...   (the files of the real rules, to which a bad line is added)
"""
import os
import subprocess
import sys
import tempfile

BAD = {
    "an unknown event type": "event teleportation captivity\n",
    "an unknown label": "frame x\n\tvictim! >subjekt : person\n",
    "an unknown frame": "event release captivity\n\tverb loosen : no-such-frame\n",
    "an unknown role": "frame x\n\tculprit subject : person\n",
    "an unknown constraint": "frame x\n\tvictim subject : animal\n",
    "an unknown word class": "frame x\n\t+ >dobj=@no-such-words\n",
    "a path that leads nowhere": "frame x\n\t+ sideways\n",
    "two realities for one word": "reality actual\n\tverb zzz\nreality denied\n\tverb zzz\n",
    "words that nothing uses": "words zzz-a = b\n",
    "an indented line without a head": "words zzz-a = b\n\tverb zzz\n",
}


def main(compiler, files):
    print(f"1..{len(BAD) + 1}")
    number = 1
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.c")
        done = subprocess.run([sys.executable, compiler, out, *files], capture_output=True, text=True)
        print("ok" if done.returncode == 0 else "not ok", number, "- the rules compile", done.stderr.strip())
        for name, text in BAD.items():
            number += 1
            bad = os.path.join(folder, "bad.txt")
            with open(bad, "w", encoding="utf-8") as file:
                file.write(text)
            done = subprocess.run([sys.executable, compiler, out, *files, bad], capture_output=True, text=True)
            line = f"{bad}:{text.count(chr(10))}: "
            # "an unknown event type" stands in the first line, the others in their last
            good = done.returncode != 0 and line in done.stderr
            print("ok" if good else "not ok", number, "-", name, "is an error that names file and line")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
