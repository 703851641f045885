"""The Chinese parts by their readings, for the aligner of sounds.

usage: readings.py LISTS >READINGS.tsv     (needs PyICU 2.17)
"""

import icu
import sys

T = icu.Transliterator.createInstance("Han-Latin; NFD; [:Mn:] Remove; Latin-ASCII; Lower")
for l in open(sys.argv[1] + "/train_parts_zh.tsv", encoding="utf8"):
    a, b, c = l.rstrip("\n").split("\t")
    p = "".join(x for x in T.transliterate(b) if "a" <= x <= "z")
    if len(p) > 1:
        print(a, p, c, sep="\t")
