"""Look things up in a casebook export: book.py EXPORT.json CODE runs the code with what is defined here."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    data = json.load(file)
people = {p["id"]: p for p in data["people"]}


def names(item):
    return [t for t in [item.get("name")] + [n["text"] for n in item.get("names", [])] if t]


def find(name):
    """All people with this very name."""
    return [p for p in data["people"] if name in names(p)]


def one(name):
    """The only person with this name."""
    found = find(name)
    if len(found) != 1:
        sys.exit(f"{len(found)} people are called {name}: " + "; ".join(", ".join(names(p)) for p in found))
    return found[0]


def status(name):
    return one(name)["status"]["value"]


def events(kind, victim, reality="actual"):
    """Events of this type that happened to the person."""
    who = one(victim)["id"]
    return [e for e in data["events"] if e["type"] == kind and who in e["victims"] and e["reality"] == reality]


exec(sys.argv[2])
