"""Write data/names/known.txt and frequent.txt from the lists of parts.

usage: known.py LISTS PRINT-NAMES
"""

import collections
import math
import subprocess
import sys

B = sys.argv[1] + "/"
rows = []
for lang in "he ar ru ko zh ja".split():
    for l in open(B + f"train_parts_{lang}.tsv", encoding="utf8"):
        a, b, c = l.rstrip("\n").split("\t")
        rows.append((lang, a, b, int(c)))


def fold(xs):
    r = subprocess.run(
        [sys.argv[2], "--fold"], input="\n".join(xs) + "\n", capture_output=True, text=True
    ).stdout.split("\n")[:-1]
    assert len(r) == len(xs)
    return r


fa = fold([r[1] for r in rows])
fb = fold([r[2] for r in rows])
known = collections.defaultdict(collections.Counter)
freq = collections.Counter()
for (lang, _, _, c), a, b in zip(rows, fa, fb):
    if " " in a or " " in b or not a or not b:
        continue
    if c >= 2:
        known[lang, a][b] += c
    fr = freq
    fr[a] = max(fr[a], c)
    fr[b] = max(fr[b], c)
with open("data/names/known.txt", "w", encoding="utf8") as f:
    f.write(
        (
            "# Parts of names and how they are written in another script, seen twice or more in Wikidata labels: "
            "script, Latin, others.\n"
        )
    )
    for (lang, a), bs in sorted(known.items()):
        f.write(" ".join([lang, a] + [b for b, _ in bs.most_common(6)]) + "\n")
levels = collections.defaultdict(list)
for p, c in freq.items():
    if c >= 4:
        levels[min(15, int(math.log2(c)))].append(p)
with open("data/names/frequent.txt", "w", encoding="utf8") as f:
    f.write("# How often parts of names stand in Wikidata labels: the power of two, then the parts.\n")
    for k in sorted(levels):
        ps = sorted(levels[k])
        for i in range(0, len(ps), 12):
            f.write(" ".join([str(k)] + ps[i : i + 12]) + "\n")
