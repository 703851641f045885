"""Write data/names/han.txt and pinyin.txt from the transliteration rules of ICU.

usage: han.py     (at the root of the repository; needs PyICU 2.17)
"""

import icu

ts = icu.Transliterator.createInstance("Traditional-Simplified")
py = icu.Transliterator.createInstance("Han-Latin; NFD; [:Mn:] Remove")
rows = []
read = {}
for c in range(0x4E00, 0xA000):
    ch = chr(c)
    s = ts.transliterate(ch)
    if s != ch and len(s) == 1:
        rows.append((ch, s))
    r = py.transliterate(ch).strip().lower()
    if r.isalpha() and r.isascii():
        read.setdefault(r, []).append(ch)
with open("data/names/han.txt", "w", encoding="utf8") as f:
    f.write(
        (
            "# Han letters that count as another: traditional, a space, simplified (from the transliteration "
            "rules of ICU 72.1).\n"
        )
    )
    for a, b in rows:
        f.write(f"{a} {b}\n")
with open("data/names/pinyin.txt", "w", encoding="utf8") as f:
    f.write(
        (
            "# The first reading of each Han letter, without tones (from the transliteration rules of ICU 72.1): "
            "reading, a space, letters.\n"
        )
    )
    simp = set(b for a, b in rows)
    trad = set(a for a, b in rows)
    for r in sorted(read):
        l = "".join(x for x in read[r] if x not in trad)
        if l:
            f.write(f"{r} {l}\n")
print(len(rows), len(read))
