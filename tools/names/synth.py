"""Make labelled pairs within one script by rules: typing errors, order, spellings, titles, nicknames, patronymics; wrong
ones with another part.

usage: synth.py LISTS LATIN.tsv NUMBER >PAIRS.tsv     (needs rapidfuzz 3.14; seeded)
"""

import collections
import random
import re
import sys
from rapidfuzz import process, distance

B = sys.argv[1] + "/"
rnd = random.Random(23)


def load(lang):
    return [l.rstrip("\n").split("\t") for l in open(B + f"train_full_{lang}.tsv", encoding="utf8")]


he, ko = load("he"), load("ko")
latin = [d[0] for d in he + ko if len(d[0].split()) >= 2]
asian = [d[0] for d in ko if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+", d[0])]
ara_re = re.compile(
    r"\b(al|el|ibn|bin|abd|abu|ben|ul|ud|ad|Muhammad|Mohammed|Mohamed|Ahmed|Ahmad|Ali|Hassan|Hussein|Khan|"
    r"Abdul|Abdullah|Mahmoud|Mustafa|Ibrahim|Omar|Yusuf|Saleh|Khalid)\b",
    re.I,
)
ara = [n for n in latin if ara_re.search(n)]
ARAW = [w for n in ara for w in re.split(r"[ \-]", n) if len(w) > 3 and not re.match(r"(al|el|ibn|bin)$", w, re.I)]
ARAW += (
    "Muhammad Ahmad Ali Hassan Hussein Khalid Omar Abdullah Abdul Rahman Rahim Karim Aziz Salim Salem "
    "Said Saeed Mahmoud Mustafa Ibrahim Ismail Yusuf Yunus Hamid Rashid Nasir Jamal Bashir Faisal Fahd "
    "Sultan Latif Wali Haq Zaman Gul Agha Shah Mir Noor Rauf Qadir Hadi Mahdi Taha Yasin Tariq Zaki "
    "Fadil Adil"
).split() * 3
rus = [n for n in latin if re.search(r"(ov|ev|sky|skiy|in|enko|ova|eva|skaya)$", n)]
RGIV = (
    "Alexander Sergei Vladimir Dmitry Andrei Alexei Nikolai Mikhail Ivan Yuri Viktor Oleg Igor Pavel "
    "Boris Anatoly Valery Vasily Konstantin Roman Maxim Denis Ruslan Magomed Ramzan Aslan Salim Timur "
    "Rustam Evgeny Yevgeny Grigory Leonid Stanislav Vyacheslav Arkady Gennady Eduard Artur Zaurbek"
).split()


def patron(g, f=False):
    g = {
        "Nikolai": "Nikola",
        "Sergei": "Sergee",
        "Andrei": "Andree",
        "Alexei": "Alexee",
        "Dmitry": "Dmitri",
        "Yuri": "Yur",
        "Anatoly": "Anatol",
        "Valery": "Valer",
        "Vasily": "Vasil",
        "Evgeny": "Evgen",
        "Yevgeny": "Yevgen",
        "Grigory": "Grigor",
        "Arkady": "Arkad",
        "Gennady": "Gennad",
    }.get(g, g)
    if g[-1] in "aei":
        g = g[:-1] if g[-1] == "a" else g
    return g + (
        rnd.choice(["evich", "ievich"]) if g[-1] in "eirnlv" and rnd.random() < 0.3 else "ovich" if not f else "ovna"
    )


PART = "al el bin ibn ben bint abu de la van von der del da di dos".split()
CHI = (
    "Chang Wang Li Zhang Liu Chen Yang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Kim Ri Pak Choe "
    "Jo Kang Han Jang Yun Im Sin So Kwon Hwang An Song Jon Hong Yu Ko Mun Son Pae Paek Ho Nam Sim No Ha "
    "Kwak Song Cha Chu U Ku Min Ryu Na Jin Om Chol Song Ryong Yong Myong Hyok Hyon Chun Il Su Ho Jong Un "
    "Kyong Nam Sok Hak Pong Kwang Chin Tae Won Gun Jun Hui Gi Guk Ung"
).split()


def make():
    r = rnd.random()
    if r < 0.30:
        return rnd.choice(latin)
    if r < 0.58:
        k = rnd.choice([2, 2, 3, 3, 4, 5])
        ws = [rnd.choice(ARAW) for _ in range(k)]
        out = []
        for i, w in enumerate(ws):
            if i and rnd.random() < 0.12:
                out.append(rnd.choice(["bin", "ibn", "Ben", "ould", "bin"]))
            if i == k - 1 and rnd.random() < 0.35:
                w = rnd.choice(["al-", "Al-", "el-", "al ", "El "]) + w
            if rnd.random() < 0.08:
                w = rnd.choice(["Abd al-", "Abdul ", "Abdel ", "Abd el "]) + w
            out.append(w)
        return " ".join(out)
    if r < 0.75:
        fam = rnd.choice(rus).split()[-1]
        g = rnd.choice(RGIV)
        if rnd.random() < 0.75:
            return g + " " + patron(rnd.choice(RGIV), fam.endswith("a")) + " " + fam
        return g + " " + fam
    if r < 0.9:
        k = rnd.choice([2, 3, 3, 3])
        ws = rnd.sample(CHI, k)
        if k == 3 and rnd.random() < 0.4:
            return f"{ws[0]} {ws[1]}-{ws[2].lower()}"
        return " ".join(ws)
    if r < 0.95:
        return rnd.choice(asian)
    a, b = rnd.choice(latin).split()[0], rnd.choice(latin).split()
    return a + " " + rnd.choice(latin).split()[0] + " " + b[-1]


# spelling variants
VAR = collections.defaultdict(list)
for l in open(sys.argv[2], encoding="utf8"):
    a, b, c = l.rstrip("\n").split("\t")
    if a != b:
        VAR[a].append(b)
NICK = collections.defaultdict(list)
for l in open("data/nicknames.txt", encoding="utf8"):
    l = l.split("#")[0].strip()
    if "|" in l:
        k, f = l.split("|")
        for x in k.split(","):
            for y in f.split():
                NICK[y].append(x.strip())
                NICK[x.strip()].append(y)
TITLES = (
    "Mr. Mr Dr. Dr Mrs. Ms. Prof. Sheikh Mullah Haji General Gen. Col. Colonel Captain Major Lt. Sir Mohammad".split()[
        :-1
    ]
)
ADJ = {}
for row in ["qwertyuiop", "asdfghjkl", "zxcvbnm"]:
    for i, c in enumerate(row):
        ADJ[c] = row[max(0, i - 1)] + row[min(len(row) - 1, i + 1)]


def case(new, old):
    return new.upper() if old.isupper() and len(old) > 1 else new[:1].upper() + new[1:] if old[:1].isupper() else new


def typo(w):
    if len(w) < 4:
        return w
    i = rnd.randrange(1, len(w))
    r = rnd.random()
    if r < 0.22 and i + 1 < len(w):
        return w[:i] + w[i + 1] + w[i] + w[i + 2 :]
    if r < 0.45:
        return w[:i] + w[i + 1 :]
    if r < 0.65:
        return w[:i] + w[i] + w[i:]
    if r < 0.85:
        return w[:i] + rnd.choice(ADJ.get(w[i].lower(), "aeiou")) + w[i + 1 :]
    return w[:i] + rnd.choice("abcdefghijklmnoprstuvyz") + w[i:]


PH = [
    ("k", "q"),
    ("q", "k"),
    ("k", "c"),
    ("c", "k"),
    ("f", "ph"),
    ("ph", "f"),
    ("i", "y"),
    ("y", "i"),
    ("ee", "i"),
    ("i", "ee"),
    ("ou", "u"),
    ("u", "ou"),
    ("oo", "u"),
    ("u", "oo"),
    ("kh", "h"),
    ("h", "kh"),
    ("sh", "ch"),
    ("ch", "sh"),
    ("j", "dj"),
    ("dj", "j"),
    ("z", "s"),
    ("s", "z"),
    ("v", "w"),
    ("w", "v"),
    ("e", "i"),
    ("i", "e"),
    ("o", "u"),
    ("u", "o"),
    ("a", "e"),
    ("e", "a"),
    ("ei", "ey"),
    ("aj", "ai"),
    ("x", "ks"),
    ("ks", "x"),
    ("gh", "g"),
    ("g", "gh"),
    ("dh", "d"),
    ("th", "t"),
    ("t", "th"),
    ("ov", "off"),
    ("ov", "ow"),
    ("sky", "ski"),
    ("sky", "skiy"),
    ("skiy", "sky"),
    ("y", "iy"),
    ("zh", "j"),
    ("ts", "tz"),
    ("yu", "iu"),
    ("ya", "ia"),
    ("ll", "l"),
    ("l", "ll"),
    ("ss", "s"),
    ("mm", "m"),
    ("m", "mm"),
    ("nn", "n"),
    ("r", "rr"),
    ("ck", "k"),
    ("h", ""),
    ("ie", "y"),
    ("ah", "a"),
    ("a", "ah"),
    ("aa", "a"),
    ("a", "aa"),
]


def phon(w):
    l = w.lower()
    opts = [p for p in PH if p[0] in l]
    if not opts:
        return w
    a, b = rnd.choice(opts)
    i = l.find(a, 0)
    js = [m.start() for m in re.finditer(a, l)]
    i = rnd.choice(js)
    return case(l[:i] + b + l[i + len(a) :], w)


def variant(w):
    v = VAR.get(w.lower())
    return case(rnd.choice(v), w) if v else phon(w)


def toks(n):
    return n.split(" ")


def core(ts):
    return [i for i, t in enumerate(ts) if len(t) > 2 and t.lower() not in PART]


def positive(n):
    """same person"""
    ts = toks(n)
    ops = rnd.choice([1, 1, 1, 2, 2, 3])
    for _ in range(ops):
        c = core(ts) or [0]
        i = rnd.choice(c)
        r = rnd.random()
        if r < 0.26:
            ts[i] = typo(ts[i])
        elif r < 0.42:
            ts[i] = variant(ts[i])
        elif r < 0.48:
            ts[i] = phon(ts[i])
        elif r < 0.58:
            if rnd.random() < 0.5:
                ts = ts[-1:] + ts[:-1]
            elif rnd.random() < 0.5:
                ts = [ts[-1] + ","] + ts[:-1]
            else:
                ts = ts[1:] + ts[:1]
        elif r < 0.65 and len(ts) >= 3:
            j = rnd.randrange(1, len(ts) - 1) if rnd.random() < 0.7 or len(ts) < 4 else 0
            del ts[j]
            if len(ts) >= 4 and rnd.random() < 0.4:
                del ts[rnd.randrange(1, len(ts) - 1)]
        elif r < 0.69:
            k = [j for j, t in enumerate(ts) if t.lower() in PART]
            if k:
                del ts[rnd.choice(k)]
            else:
                ts = " ".join(ts).replace("-", " ").split(" ")
        elif r < 0.73:
            ts = [rnd.choice(TITLES)] + ts
        elif r < 0.79:
            v = NICK.get(ts[0].lower())
            if v:
                ts[0] = case(rnd.choice(v), ts[0])
        elif r < 0.85:
            s = " ".join(ts)
            k = [j for j, ch in enumerate(s) if ch in " -"]
            if k:
                j = rnd.choice(k)
                s = s[:j] + rnd.choice(["", "", "-", " "]) + s[j + 1 :]
            ts = s.split(" ")
        elif r < 0.89:
            if len(ts[i]) > 5:
                j = rnd.randrange(2, len(ts[i]) - 2)
                ts[i : i + 1] = [ts[i][:j], ts[i][j:]]
        elif r < 0.93 and len(ts) >= 2 and len(ts[0]) > 1:
            ts[0] = ts[0][0] + rnd.choice([".", ""]) if rnd.random() < 0.4 or len(ts) < 3 else ts[0]
            if len(ts) >= 3 and rnd.random() < 0.5 and len(ts[1]) > 1:
                ts[1] = ts[1][0] + "."
        elif r < 0.97 and len(ts) == 2:
            ts = [ts[0], rnd.choice([rnd.choice("ABCDEFGHJKLMNPRST") + ".", rnd.choice(latin).split()[0]])] + ts[1:]
        else:
            ts[i] = typo(ts[i])
    return " ".join(t for t in ts if t)


POOL = [w for w in set(w for n in latin + ARAW for w in n.split()) if len(w) > 2]
LOW = [w.lower() for w in POOL]


def other(w, like):
    """a different name, perhaps one that looks alike"""
    lw = w.lower()
    var = set(VAR.get(lw, ())) | {lw} | set(NICK.get(lw, ()))
    if lw.endswith("vich"):
        return case(patron(rnd.choice(RGIV)), w)
    if lw.endswith("vna"):
        return case(patron(rnd.choice(RGIV), True), w)
    if len(w) <= 5 and w in CHI:
        return rnd.choice(CHI)
    if like:
        ids = rnd.sample(range(len(POOL)), rnd.choice([300, 1000, 3000]))
        b = process.extract(
            lw,
            [LOW[i] for i in ids],
            scorer=rnd.choice([distance.Levenshtein.normalized_similarity, distance.JaroWinkler.similarity]),
            limit=4,
        )
        b = [x for x in b if x[0] not in var and distance.Levenshtein.distance(x[0], lw) >= 2]
        if b:
            return case(b[0][0], w)
    for _ in range(9):
        x = rnd.choice(ARAW if w in ARAW and rnd.random() < 0.7 else POOL)
        if x.lower() not in var and distance.Levenshtein.distance(x.lower(), lw) >= 3:
            return case(x.lower(), w)
    return "Xyz"


def negative(n):
    ts = toks(n)
    c = core(ts) or [0]
    r = rnd.random()
    i = rnd.choice(c) if r < 0.5 else c[-1] if r < 0.75 else c[0]
    if rnd.random() < 0.04:
        return n + " Jr.", n + " Sr."
    # split compound
    h = ts[i].split("-")
    j = rnd.randrange(len(h))
    h[j] = other(h[j], rnd.random() < 0.6)
    ts[i] = "-".join(h)
    if rnd.random() < 0.25 and len(c) >= 3:
        k = rnd.choice(c)
        ts[k] = other(ts[k], rnd.random() < 0.5)
    m = " ".join(ts)
    q = rnd.random()
    if q < 0.12:
        m = positive(m)
    elif q < 0.17:
        m = " ".join(ts[-1:] + ts[:-1])
    return n, m


byw = collections.defaultdict(list)


def natives():
    out = [d[1] for d in he if " " in d[1]] + [d[1] for d in ko if " " in d[1]][:4000]
    for lang in ("ar", "ru"):
        ps = [l.rstrip("\n").split("\t")[1] for l in open(B + f"train_parts_{lang}.tsv", encoding="utf8")]
        ps = [p for p in ps if len(p) > 2]
        for _ in range(15000):
            out.append(" ".join((p.title() if lang == "ru" else p) for p in rnd.sample(ps, rnd.choice([2, 2, 3]))))
    return out


NAT = natives()


def nat_pair(pos):
    n = rnd.choice(NAT)
    ts = n.split(" ")
    i = rnd.randrange(len(ts))
    if pos:
        r = rnd.random()
        if r < 0.3:
            pass
        elif r < 0.5 and len(ts[i]) > 3:
            w = ts[i]
            j = rnd.randrange(1, len(w))
            ts[i] = w[:j] + w[j + 1 :]
        elif r < 0.65 and len(ts[i]) > 3:
            w = ts[i]
            j = rnd.randrange(1, len(w))
            ts[i] = w[: j - 1] + w[j] + w[j - 1] + w[j + 1 :]
        elif r < 0.8:
            ts = ts[-1:] + ts[:-1]
        elif len(ts) > 2:
            del ts[1]
        return n, " ".join(ts)
    m = rnd.choice(NAT)
    for _ in range(50):
        m = rnd.choice(NAT).split(" ")
        if ord(m[0][0]) >> 8 == ord(n[0]) >> 8:
            break
    ts[i] = m[0]
    if rnd.random() < 0.4:
        ts = list(m)
        ts[-1] = n.split(" ")[-1]
    return n, " ".join(ts)


def up(s):
    return s.upper()


def main(n):
    names = [make() for _ in range(n)]
    for nm in names:
        for w in set(re.split("[ -]", nm)):
            if len(w) > 2 and w.lower() not in PART:
                byw[w.lower()].append(nm)
    rows = []
    for k in range(n):
        nm = names[k]
        r = rnd.random()
        cap = rnd.random() < 0.5
        if r < 0.12:
            lab = int(rnd.random() < 0.45)
            a, b = nat_pair(lab)
            rows.append(("latin", lab, a, b))
            continue
        if r < 0.5:
            a, b, lab = nm, (positive(nm) if rnd.random() < 0.9 else nm), 1
        elif r < 0.72:
            (a, b), lab = negative(nm), 0
        elif r < 0.95:
            ws = [w.lower() for w in re.split("[ -]", nm) if len(w) > 2 and w.lower() not in PART]
            b = rnd.choice(names)
            if ws:
                near = byw[rnd.choice(ws)]
                b = rnd.choice(near)
                if rnd.random() < 0.5:
                    b = max(
                        (x for x in rnd.sample(near, min(30, len(near))) if x != nm),
                        key=lambda x: distance.JaroWinkler.similarity(
                            " ".join(sorted(nm.lower().split())), " ".join(sorted(x.lower().split()))
                        ),
                        default=b,
                    )
            a, lab = nm, 0
            if set(re.split("[ -]", a.lower())) <= set(re.split("[ -]", b.lower())) or set(
                re.split("[ -]", b.lower())
            ) <= set(re.split("[ -]", a.lower())):
                continue
        else:
            a, b, lab = nm, rnd.choice(names), 0
        if lab == 0 and a.lower() == b.lower():
            continue
        if cap:
            a, b = up(a), (up(b) if rnd.random() < 0.7 else b)
        if rnd.random() < 0.5:
            a, b = b, a
        rows.append(("latin", lab, a, b))
    for r in rows:
        print(r[0], r[1], r[2].replace("\t", " "), r[3].replace("\t", " "), sep="\t")


main(int(sys.argv[3]))
