"""Make pairs of Latin spellings that share a spelling in another script.

usage: pivot.py LISTS >LATIN.tsv     (needs rapidfuzz 3.14)
"""

import collections
import random
import sys
from rapidfuzz.distance import JaroWinkler

B = sys.argv[1] + "/"
random.seed(5)
out = collections.Counter()
for lang in "he ar ru ko ja".split():
    g = collections.defaultdict(list)
    for l in open(B + f"train_parts_{lang}.tsv", encoding="utf8"):
        a, b, c = l.rstrip("\n").split("\t")
        g[b].append((a, int(c)))
    for b, xs in g.items():
        if len(b) < 3 or len(xs) < 2:
            continue
        xs = sorted(xs, key=lambda x: -x[1])[:8]
        for i in range(len(xs)):
            for j in range(i):
                x, y = xs[i], xs[j]
                if JaroWinkler.similarity(x[0], y[0]) < 0.7:
                    continue
                out[(x[0], y[0])] += 1
                out[(y[0], x[0])] += 1
for (a, b), c in sorted(out.items()):
    print(a, b, c, sep="\t")
# names that are what they are
names = set(a for a, _ in out)
for n in sorted(names):
    print(n, n, 2, sep="\t")
