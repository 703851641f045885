"""Make labelled pairs of two scripts that are not Latin, by way of a shared Latin part.

usage: cross.py LISTS >PAIRS.tsv     (seeded)
"""

import collections
import random
import sys

B = sys.argv[1] + "/"
rnd = random.Random(4)
L = {l: collections.defaultdict(list) for l in ("he", "ar", "ru", "ko", "ja", "zh")}
for l in L:
    for x in open(B + f"train_parts_{l}.tsv", encoding="utf8"):
        a, b, c = x.rstrip("\n").split("\t")
        if int(c) >= 2 and len(a) > 2:
            L[l][a].append(b)


def main(n):
    ls = list(L)
    for _ in range(n):
        x, y = rnd.sample(ls, 2)
        both = list(set(L[x]) & set(L[y]))
        k = rnd.choice([1, 2, 2]) if not {"ja", "zh"} & {x, y} else 1
        w = rnd.choices(both, k=k)
        v = list(w)
        lab = 1
        if rnd.random() < 0.58:
            lab = 0
            v[rnd.randrange(k)] = rnd.choice(both)
            if v == w:
                continue
        print(
            "cross", lab, " ".join(rnd.choice(L[x][q]) for q in w), " ".join(rnd.choice(L[y][q]) for q in v), sep="\t"
        )


main(6000)
