"""Single sentences: the files of sentences/ (open) and sentences/blind/, and the minimal pairs of reality among them.

    # kind: negation               what follows up to the next such line are pairs: the first sentence with the second, and so on
    The rebels freed Anna Keller.
    <tab>release victim=Anna Keller
    The rebels did not free Anna Keller.
    <tab>release denied victim=Anna Keller
    <tab>no release actual

A pair is right when all lines of both sentences hold.  A line that says `hedged` wants of an actual event less confidence than the
other sentence's has; an event that is only possible is no less right.
"""
import collections
import os

from matching import SentenceExpectation

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sentences")
KIND = "# kind: "


def read_file(path, prefix):
    """(document, expectations, None) of each sentence of a file."""
    name = prefix + os.path.splitext(os.path.basename(path))[0]
    sentences, kind, start = [], None, 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith(KIND):
                kind, start = line[len(KIND):].strip(), len(sentences)
            if line.startswith("#") or not line.strip():
                continue
            if line[0].isspace():
                expectation = SentenceExpectation(line.strip())
                if kind:
                    expectation.pair = (name, (len(sentences) - 1 - start) // 2 + start, kind)
                sentences[-1][1].append(expectation)
            else:
                sentences.append(({"id": f"{name}: {line.strip()}", "lang": "en", "text": line.strip()}, [], None))
    return sentences


def read_sentences():
    """The same of all files, with "sentences/" or "sentences/blind/" and the name of the file in front of the id."""
    for prefix in ("sentences/", "sentences/blind/"):
        folder = os.path.join(os.path.dirname(FOLDER), prefix)
        for name in sorted(os.listdir(folder)):
            if name.endswith(".txt"):
                yield from read_file(os.path.join(folder, name), prefix)


def is_blind(name):
    return name.startswith("sentences/blind/")


def complaints(tasks, types):
    """What is wrong with the sentences among the tasks: unknown types, lines that cannot be read, one twice, half a pair."""
    seen, halves = set(), collections.defaultdict(set)
    for document, expectations, _ in tasks:
        if not document["id"].startswith("sentences/"):
            continue
        if document["text"] in seen:
            yield f"{document['id']}: is there twice"
        seen.add(document["text"])
        if not expectations:
            yield f"{document['id']}: nothing is asked of it"
        for expectation in expectations:
            yield from (f"{document['id']}: no type is called {name}" for name in expectation.types if name not in types)
            if expectation.unread:
                yield f"{document['id']}: cannot read {expectation.unread!r}"
            strange = [value for value in expectation.words() if value not in document["text"]]
            yield from (f"{document['id']}: {value!r} is not in it" for value in strange)
            if expectation.pair:
                halves[expectation.pair].add(document["id"])
    yield from (f"{next(iter(ids))}: is half a pair" for ids in halves.values() if len(ids) != 2)


def pair_is_right(results):
    """The results are those of all lines of both sentences."""
    return all(r.good for r in results) and all(
        r.expectation.confidence(r.record) < max(o.expectation.confidence(o.record) for o in results if o.name != r.name)
        for r in results if r.expectation.hedged)


def pair_table(results):
    """Lines of a table: for each kind of marker how many pairs there are and how many are right, open and blind."""
    pairs = collections.defaultdict(list)
    for result in results:
        if getattr(result.expectation, "pair", None):
            pairs[result.expectation.pair].append(result)
    rows = collections.defaultdict(lambda: [0, 0, 0, 0])
    for (name, _, kind), own in pairs.items():
        at = 2 if is_blind(name + ": ") else 0
        right = pair_is_right(own)
        for row in (kind, "all"):
            rows[row][at] += 1
            rows[row][at + 1] += right
    if not rows:
        return []
    out = ["minimal pairs of reality", f"{'kind':34} {'open':>6} {'right':>6} {'%':>6} {'blind':>6} {'right':>6} {'%':>6}"]
    for kind in sorted(rows, key=lambda k: (k == "all", k)):
        halves = rows[kind][:2], rows[kind][2:]
        cells = (f"{n:6} {right:6} " + (f"{100 * right / n:6.1f}" if n else f"{'-':>6}") for n, right in halves)
        out.append(f"{kind:34} " + " ".join(cells))
    return out


def positive_counts(tasks):
    """Sentences of which an actual event is asked, by type."""
    counts = collections.Counter()
    for document, expectations, _ in tasks:
        if document["id"].startswith("sentences/"):
            counts.update({e.types[0] for e in expectations if len(e.types) == 1 and "actual" in e.realities and not e.negative})
    return counts
