"""Make labelled pairs (set, label, name, name) from the training lists: right ones, and wrong ones that share a part, look alike or
are random.

Sets with @K are made of the parts of fold K only, for features of an aligner that has not seen them.
usage: pairs.py LISTS NUMBER >PAIRS.tsv     (needs PyICU 2.17, rapidfuzz 3.14; seeded)
"""

import collections
import random
import sys
import zlib
import icu
from rapidfuzz import process, distance

B = sys.argv[1] + "/"
rnd = random.Random(11)
T = icu.Transliterator.createInstance("Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII; Lower")
rom = lambda s: T.transliterate(s)
tight = lambda s: T.transliterate(s).replace(" ", "").replace("'", "")


def nearest(xs, ys, pool):
    """for each row i of xs the index of the most alike among a random pool of ys, not itself"""
    out = []
    lev = distance.Levenshtein.normalized_similarity
    for i, x in enumerate(xs):
        ids = rnd.sample(range(len(ys)), min(pool, len(ys)))
        cand = [ys[k] for k in ids]
        best = process.extract(x, cand, scorer=lev, limit=3)
        best = [ids[b[2]] for b in best if ids[b[2]] != i]
        out.append(best[0] if best else rnd.randrange(len(ys)))
    return out


rows = []  # set,label,a,b


def title(a):
    return a[:1].upper() + a[1:]


def full(lang, n):
    data = [l.rstrip("\n").split("\t") for l in open(B + f"train_full_{lang}.tsv", encoding="utf8")]
    data = [d for d in data if len(d) >= 2]
    pick = rnd.sample(range(len(data)), n)
    ra = [rom(d[0]) for d in data]
    rb = [rom(d[1]) for d in data]
    bypart = collections.defaultdict(list)
    for i, d in enumerate(data):
        for p in set(d[1].split()) | set(d[0].lower().split()):
            bypart[p].append(i)
    for i in pick:
        rows.append((lang, 1, data[i][0], data[i][1]))
    for j in range(int(n * 1.5)):
        i = rnd.choice(pick)
        r = rnd.random()
        if r < 0.4:
            k = rnd.randrange(len(data))
        elif r < 0.72:
            p = rnd.choice(list(set(data[i][1].split()) | set(data[i][0].lower().split())))
            k = rnd.choice(bypart[p])
        else:
            k = None
            ids = rnd.sample(range(len(data)), 400 if rnd.random() < 0.5 else 3000)
            best = process.extract(
                ra[i], [rb[q] for q in ids], scorer=distance.Levenshtein.normalized_similarity, limit=2
            )
            best = [ids[b[2]] for b in best if ids[b[2]] != i]
            k = best[0]
        if k == i or data[k][1] == data[i][1] or data[k][0] == data[i][0]:
            continue
        rows.append((lang, 0, data[i][0], data[k][1]))


def parts(lang, fold):
    data = []
    for l in open(B + f"train_parts_{lang}.tsv", encoding="utf8"):
        a, b, c = l.rstrip("\n").split("\t")
        if zlib.crc32(a.lower().encode()) % 3 != fold:
            continue
        if int(c) >= 2 or rnd.random() < 0.2:
            data.append((a, b, int(c)))
    return data


def single(lang, n, fold):
    tag = f"{lang}@{fold}"
    data = parts(lang, fold)
    ra = [tight(d[0]) for d in data]
    rb = [tight(d[1]) for d in data]
    right = set((d[0], d[1]) for d in data)
    pick = rnd.sample(range(len(data)), min(n, len(data)))
    for i in pick:
        rows.append((tag, 1, title(data[i][0]), data[i][1]))
    for j in range(int(len(pick) * 1.5)):
        i = rnd.choice(pick)
        if rnd.random() < 0.37:
            k = rnd.randrange(len(data))
        else:
            ids = rnd.sample(range(len(data)), min(len(data), rnd.choice([1200, 4000])))
            best = process.extract(
                ra[i],
                [rb[q] for q in ids],
                scorer=rnd.choice(
                    [
                        distance.Levenshtein.normalized_similarity,
                        distance.Levenshtein.normalized_similarity,
                        distance.JaroWinkler.similarity,
                    ]
                ),
                limit=3,
            )
            best = [ids[b[2]] for b in best if (data[i][0], data[ids[b[2]]][1]) not in right]
            k = best[0] if best else i
        if (data[i][0], data[k][1]) in right:
            continue
        rows.append((tag, 0, title(data[i][0]), data[k][1]))


def composed(lang, n, fold):
    tag = f"{lang}@{fold}"
    data = [d for d in parts(lang, fold) if d[2] >= 2]
    ra = [rom(d[0]) for d in data]
    rb = [rom(d[1]) for d in data]
    right = collections.defaultdict(set)
    for a, b, c in data:
        right[a].add(b)
    nat = (lambda s: title(s)) if lang == "ru" else (lambda s: s)
    w = [min(d[2], 30) ** 0.5 for d in data]

    def name():
        return rnd.choices(range(len(data)), w, k=2)

    for _ in range(n):
        g, f = name()
        rows.append((tag, 1, title(data[g][0]) + " " + title(data[f][0]), nat(data[g][1]) + " " + nat(data[f][1])))
    for _ in range(int(n * 1.5)):
        g, f = name()
        g2, f2 = name()
        r = rnd.random()
        if r < 0.15:
            pass
        elif r < 0.38:
            f2 = f
        elif r < 0.64:
            g2 = g
        else:
            g2 = g
            ids = rnd.sample(range(len(data)), min(len(data), rnd.choice([400, 1200, 4000])))
            best = process.extract(
                ra[f],
                [rb[q] for q in ids],
                scorer=rnd.choice(
                    [
                        distance.Levenshtein.normalized_similarity,
                        distance.Levenshtein.normalized_similarity,
                        distance.JaroWinkler.similarity,
                    ]
                ),
                limit=3,
            )
            best = [ids[b[2]] for b in best if data[ids[b[2]]][1] not in right[data[f][0]]]
            if not best:
                continue
            f2 = best[0]
        if data[g2][1] in right[data[g][0]] and data[f2][1] in right[data[f][0]]:
            continue
        rows.append((tag, 0, title(data[g][0]) + " " + title(data[f][0]), nat(data[g2][1]) + " " + nat(data[f2][1])))


n = int(sys.argv[2])
full("he", n)
full("ko", n)
for fold in range(3):
    composed("ar", n // 3, fold)
    composed("ru", n // 3, fold)
    single("zh", n // 3, fold)
    single("ja", n // 3, fold)
for r in rows:
    print(r[0], r[1], r[2], r[3], sep="\t")
