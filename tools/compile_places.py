#!/usr/bin/env python3
"""Compile the places of data/ into one block of bytes and a C file that holds it (src/world/place_data.h tells the form).

usage: compile_places.py geonames.txt places.txt countries.txt OUT.bin OUT.c
"""
import collections
import pathlib
import struct
import sys
import unicodedata

from c_tables import fail, numbered_lines, place as place_of_line
from compile_lexicon import table
from embed_binary import definition

KINDS = ["country", "division", "district", "capital", "city", "town", "village", "region", "area", "site"]
N_BUCKETS = 1 << 16
MOST_PLACES = 60  # of one name
OWN = 0x80        # in the byte of the kind: of our own list
OTHER = 0x800000  # in the number of a place under a key: the key is another name of it

# As in hb_fold_text (src/world/key.c); test_place.c looks names up that need every rule.
LATIN_BASE = ("aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"
              "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
              "lllnnnnnn?nnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs")
DIVISION_WORDS = set("""province governorate state region oblast department district county prefecture municipality krai kray raion
    rayon viloyati voivodeship canton parish emirate division regency township commune cercle territory zone local government area
    autonomous okrug wilaya republic vilayet""".split())
# Words that are no name without the word for the kind ("Western Province").
NO_NAMES = set("""north south east west central centre center northern southern eastern western northeast northwest southeast southwest
    nord sud est ouest norte sur este oeste centro capital federal metropolitan upper lower middle coast island islands islas city town
    local rural urban greater national river delta highlands gulf""".split()) | {"north east", "north west", "south east", "south west"}


def fold(name):
    out = []
    for c in name:
        cp = ord(c)
        if c in " -\u00a0":
            if out and out[-1] != " ":
                out.append(" ")
        elif cp < 0x80:
            out.append(c.lower() if c.isalnum() else "")
        elif c in "Ææ":
            out.append("ae")
        elif c == "ß":
            out.append("ss")
        elif 0xC0 <= cp < 0xC0 + len(LATIN_BASE) and LATIN_BASE[cp - 0xC0] != "?":
            out.append(LATIN_BASE[cp - 0xC0])
        elif not 0x2010 <= cp <= 0x201F:
            out.append(c)
    return "".join(out).strip()


def plain(name):
    """The key in letters of ASCII, for names with letters that fold() leaves."""
    text = unicodedata.normalize("NFKD", fold(name))
    return "".join(c for c in text if c.isascii()).strip()


def keys_of(name):
    keys = {fold(name), plain(name)}
    keys |= {key[4:] for key in keys if key.startswith("the ")}
    return {key for key in keys if 2 <= len(key) and len(key.encode()) < 120 and key not in NO_NAMES}


def bare_division(name):
    """Anbar of "Al Anbar Governorate"; "" where nothing is left."""
    words = plain(name).split()
    while words and (words[-1] in DIVISION_WORDS or words[0] in ("al", "ad", "ar", "as", "ash", "an", "at", "az", "republic", "of")):
        words = words[:-1] if words[-1] in DIVISION_WORDS else words[1:]
    return " ".join(words)


class World:
    def __init__(self):
        self.countries = [("", "", 0)]       # code, name, whether its divisions stand for themselves
        self.divisions = [("", 0)]           # name, country
        self.places = []                     # id, name, population, division, kind, country, weight
        self.keys = collections.defaultdict(dict)  # key -> place -> weight

    def country(self, code):
        for index, (known, *_) in enumerate(self.countries):
            if known == code:
                return index
        return None

    def add(self, number, name, population, division, kind, country, weight, others=()):
        index = len(self.places)
        self.places.append((number, name, population, division, KINDS.index(kind), country))
        for rank, text in enumerate((name, *others)):
            for key in keys_of(text):
                self.name(key, index, weight * (1 if rank == 0 else 0.3), rank > 0)
        return index

    def name(self, key, index, weight, other=False):
        """The key names the place; the heavier of two such ways counts."""
        self.keys[key][index] = max(self.keys[key].get(index, (0, False)), (weight, not other))


def kind_of(letter, population):
    if letter == "c":
        return "capital"
    if letter == "a" or population >= 100000:
        return "city"
    return "town" if letter == "b" or population >= 5000 else "village"


def read_geonames(world, path):
    country = division = 0
    total = {}  # division -> people of its places
    rows = []
    for number, line in numbered_lines(path):
        if line.startswith("@"):
            code, identifier, population, name = line[1:].split(" ", 3)
            world.countries.append((code, name, 0))
            country, division = len(world.countries) - 1, 0
            rows.append((int(identifier), name, int(population), 0, "country", country, []))
        elif line.startswith("="):
            world.divisions.append((line[1:], country))
            division = len(world.divisions) - 1 if line[1:] else 0
            if division:
                rows.append((0, line[1:], 0, division, "division", country, [bare_division(line[1:])]))
        elif line.startswith("-"):
            for name in line[1:].split("|"):
                rows.append((0, name, 0, division, "district", country, [bare_division(name)]))
        elif line and line[0] != "#":
            head, _, others = line.partition("|")
            identifier, population, letter, name = head.split(" ", 3)
            rows.append((int(identifier), name, int(population), division, kind_of(letter, int(population)), country,
                         others.split("|") if others else []))
            total[division] = total.get(division, 0) + int(population)
        if line and line[0] not in "#@=-" and not line[0].isdigit():
            fail(path, number, f"not understood: {line[:40]}")
    for identifier, name, population, inside, kind, place_country, others in rows:
        if kind == "division":
            population = total.get(inside, 0)
        weight = {"country": 1e12, "capital": population * 3 + 50000, "division": population * 0.8 + 20000,
                  "district": 300}.get(kind, population + 100)
        world.add(identifier, name, population, inside, kind, place_country, weight, others)


def own_rows(path):
    """(number, names, kind, code, inside) of each place of our own list, its usual name first."""
    for number, line in numbered_lines(path):
        line = line.split("#")[0].strip()
        if not line:
            continue
        parts = [part.strip() for part in line.split("|")] + ["", ""]
        for place in parts[0].split(","):
            yield number, [name.strip() for name in place.split("=")], *parts[1:4]


def read_own(world, path):
    """Our own list stands before all but states; a row of the kind country names a state."""
    number_of = {(name, country): i for i, (name, country) in enumerate(world.divisions)}
    state_of = {place[5]: i for i, place in enumerate(world.places) if place[4] == 0}
    for number, names, kind, code, inside in own_rows(path):
        country = world.country(code)
        if (kind not in KINDS and kind != "place") or country is None or not all(names):
            fail(path, number, f"no such kind or state, or no name: {names}, {kind}, {code}")
        if inside and kind != "country" and (inside, country) not in number_of:
            fail(path, number, f"{code} has no division '{inside}'")
        if kind == "country":
            known = state_of[country]
            world.countries[country] = (code, names[0], int(inside == "apart"))
            world.places[known] = (world.places[known][0], names[0], *world.places[known][2:])
            for key in (key for name in names for key in keys_of(name)):
                world.name(key, known, 1e12)
            continue
        known = known_place(world, names, kind, country)
        if known is None:
            known = world.add(0, names[0], 0, 0, "village" if kind == "place" else kind, country, 1e9)
        place = world.places[known]
        sort = place[4] & ~OWN if kind == "place" else KINDS.index(kind)
        if kind == "division" and place[3]:
            world.divisions[place[3]] = (names[0], country)
        world.places[known] = (place[0], names[0], place[2], number_of[inside, country] if inside else place[3], sort | OWN, country)
        for key in (key for name in names for key in keys_of(name)):
            world.name(key, known, 1e9 + world.places[known][2])


def known_place(world, names, kind, country):
    """The place of GeoNames that a row speaks of: the largest of the state and of such a kind that has one of its names."""
    sort = {"division": ("division",), "region": ("division",), "district": ("district",),
            "place": ("capital", "city", "town", "village")}.get(kind, ())
    for name in names:
        keys = keys_of(name) | ({bare_division(name)} if kind == "division" else set())
        found = [i for key in keys for i in world.keys.get(key, {})]
        found = [i for i in found if world.places[i][5] == country and KINDS[world.places[i][4] & ~OWN] in sort]
        if found:
            return max(found, key=lambda i: (world.places[i][2], -i))
    return None


def read_countries(world, path):
    for number, line in numbered_lines(path):
        line = line.split("#")[0].strip()
        if not line:
            continue
        names, code = [part.strip() for part in line.split("|")]
        country = world.country(code)
        if country is None:
            fail(path, number, f"GeoNames has no state {code}")
        index = next(i for i, p in enumerate(world.places) if p[4] == 0 and p[5] == country)
        for name in names.split(","):
            for key in keys_of(name):
                world.name(key, index, 1e12)


def hash_of(key):
    value = 2166136261
    for byte in key:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


class Texts:
    def __init__(self):
        self.bytes, self.known = bytearray(), {}

    def add(self, text):
        if text not in self.known:
            self.known[text] = len(self.bytes)
            self.bytes += text.encode() + b"\0"
        return self.known[text]


def block(world):
    texts = Texts()
    countries = b"".join(struct.pack("<III", texts.add(code), texts.add(name), apart) for code, name, apart in world.countries)
    divisions = b"".join(struct.pack("<I", texts.add(name)) for name, _ in world.divisions)
    places = b"".join(struct.pack("<IIIHBB", number, texts.add(name), population, division, kind, country)
                      for number, name, population, division, kind, country in world.places)
    buckets = [bytearray() for _ in range(N_BUCKETS)]
    for key in sorted(world.keys):
        found = sorted(world.keys[key].items(), key=lambda item: (-item[1][0], item[0]))[:MOST_PLACES]
        name = key.encode()
        bucket = buckets[hash_of(name) >> 16]
        bucket += struct.pack("<BB", len(name), len(found)) + name
        for place, (_, own_name) in found:
            bucket += struct.pack("<I", place | (0 if own_name else OTHER))[:3]
    starts, keys = [0], bytearray()
    for bucket in buckets:
        keys += bucket
        starts.append(len(keys))
    parts = [places, countries, divisions, struct.pack(f"<{len(starts)}I", *starts), bytes(keys), bytes(texts.bytes)]
    at, offsets = 4 * 16, []
    for part in parts:
        offsets.append(at)
        at += (len(part) + 15) // 16 * 16
    head = struct.pack("<16I", 0x31424C50, len(world.places), len(world.countries), len(world.divisions), *offsets, len(keys), at,
                       0, 0, 0, 0)
    return head + b"".join(part + bytes(-len(part) % 16) for part in parts)


def main(geonames, own, countries, target, source):
    world = World()
    read_geonames(world, geonames)
    read_countries(world, countries)
    read_own(world, own)
    pathlib.Path(target).write_bytes(block(world))
    listed = {name.lower(): ((kind, code), place_of_line(own, number)) for number, names, kind, code, _ in own_rows(own) if kind != "country"
              for name in names}
    lines = ["/* Made by tools/compile_places.py; do not edit.  The bytes are linked in as they are, so that start-up has nothing to do. */",
             definition("hb_place_data", target), '#include "base/lexicon.h"', ""]
    pathlib.Path(source).write_text("\n".join(lines + table("places", 2, listed)), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
