"""The figures that `make bench` watches, how much chance there is in each, and the comparing of two runs.  doc/bench.md says why it is done
so; tools/bench measures.

A run is {"values": {figure: number}, "sets": {set: {"key": .., "folds": {figure: [number, ..]}}}}: what the scorers printed for all documents, and
for all but one group of them in turn (leave one group out).  `key` changes when the documents of the set do.
"""
import hashlib
import json
import math
import re

GROUPS = 20
T_975 = 2.093  # Student's t, 19 degrees of freedom: 95 % of what chance does lies within
ALLOWANCE = {"of 100": 1.0, "of 1": 0.005, "count": 0.0}  # where the earlier run left no folds to compare with


class Figure:
    def __init__(self, name, set_name, line, field, target=None, elsewhere="", unit="of 100"):
        self.name = name          # as in bench/RESULTS.md
        self.set_name = set_name  # of tools/bench; None for the seed checks
        self.line = line          # how the scorer's line begins (spaces as one); HEADLINE for the headline
        self.field = field        # the word before the number on that line; None for the last word of HEADLINE
        self.target = target
        self.elsewhere = elsewhere
        self.unit = unit

    def read(self, lines):
        """The number in a scorer's output, None where it is not."""
        for line in (re.sub(r"\s+", " ", text).strip() for text in lines):
            if self.line == "HEADLINE" and line.startswith("HEADLINE"):
                return float(line.split()[2])
            if self.line != "HEADLINE" and line.startswith(self.line + " "):
                found = re.search(rf"(?:^|\s){re.escape(self.field)} (-?[\d.]+)", line[len(self.line):])
                return float(found.group(1)) if found else None
        return None

    def text(self, value):
        return "-" if value is None else f"{value:.3f}" if self.unit == "of 1" else f"{value:.0f}" if self.unit == "count" else f"{value:.2f}"


def headline(name, set_name, target=None, elsewhere="", unit="of 100"):
    return Figure(name, set_name, "HEADLINE", None, target, elsewhere, unit)


FIGURES = [
    headline("ner: person F1", "ner", 94.5, "CoreNLP 91.9"),
    Figure("ner: person F1 worldwide", "ner", "worldwide person", "F1", 90, "CoreNLP 85.8"),
    Figure("ner: rare persons R", "ner", "rare persons all", "R", 92, "CoreNLP 87.4"),
    Figure("ner: persons_in_news R", "ner", "persons_in_news all", "R", 97.5, "CoreNLP 95.2"),
    Figure("ner: organization F1", "ner", "mean of sets organization", "F1", 77, "CoreNLP 72.6"),
    Figure("ner: place F1", "ner", "mean of sets place", "F1", 88, "CoreNLP 87.0"),
    headline("coref: named referent F1", "coref", 76, "CoreNLP 61.5"),
    Figure("coref: nominals R", "coref", "referent, nominal", "R", 45, "CoreNLP 4"),
    Figure("coref: name pairs F1", "coref", "name pairs", "F1", 88, "CoreNLP 64"),
    headline("coref: gap F1", "coref, gap", 78, "CoreNLP 57"),
    headline("relations: family F1", "relations", 72, "a dozen patterns 50"),
    Figure("relations: family F1 gumkin", "relations", "family, gumkin", "F1", 95, "CoreNLP 15"),
    Figure("relations: attributes F1", "relations", "attributes", "F1", 55, "CoreNLP 41"),
    headline("muc4: kidnapping F1", "muc4", 62, "55.4"),
    Figure("muc4: who F1", "muc4", "who, as GTT (names, perp)", "F1", 68, "60.9"),
    Figure("muc4: kidnapping in the report F1", "muc4", "kidnapping in the document?", "F1", 93, "94.7"),
    headline("polnear: source and content F1", "polnear", 64, "CoreNLP 25; two humans 75.7"),
    Figure("polnear: content F1", "polnear", "content soft", "F1", 73, "two humans 81.7"),
    Figure("polnear: source F1", "polnear", "source soft", "F1", 75, "two humans 81.3"),
    headline("dates: value F1", "dates", 82, "HeidelTime 73.1"),
    Figure("dates: value F1 of days", "dates", "DATE day value", "F1", 94),
    headline("plover: core event F1", "plover", 85),
    Figure("events: told as facts P", "events", "told as facts", "P", 95),
    Figure("events: told as facts R", "events", "told as facts", "R"),
    headline("names: pooled F1", "names", 96, "one system 70.6"),
    headline("articles: shingle F1", "articles", 0.975, "0.972 (commercial), 0.961", "of 1"),
    headline("articles: segment F1", "articles, segments", 0.935, "0.924", "of 1"),
    Figure("seed: checks", None, "seed_checks", None, 56, "", "count"),
]
BY_NAME = {figure.name: figure for figure in FIGURES}


def of_set(set_name):
    return [figure for figure in FIGURES if figure.set_name == set_name]


def values_of(set_name, lines):
    read = ((figure.name, figure.read(lines)) for figure in of_set(set_name))
    return {name: value for name, value in read if value is not None}


def key_of(gold):
    """Another key for other documents."""
    return hashlib.sha256("\n".join(str(record["id"]) for record in gold).encode()).hexdigest()[:16]


def groups(gold):
    """The documents without those of each group in turn; every GROUPS-th document belongs to one group."""
    for group in range(min(GROUPS, len(gold))):
        yield [record for i, record in enumerate(gold) if i % GROUPS != group]


def noise(old_folds, new_folds):
    """How far the difference of two runs over the same documents may lie from zero by chance: half of the 95 % interval of the paired difference,
    by the jackknife over groups of documents."""
    differences = [new - old for old, new in zip(old_folds, new_folds)]
    count = len(differences)
    mean = sum(differences) / count
    variance = (count - 1) / count * sum((d - mean) ** 2 for d in differences)
    return T_975 * math.sqrt(variance)


class Change:
    def __init__(self, figure, old, new, around, verdict):
        self.figure, self.old, self.new, self.noise, self.verdict = figure, old, new, around, verdict

    @property
    def fails(self):
        return self.verdict in ("WORSE", "GONE")


def compare_one(figure, old, new, old_set, new_set, accepted):
    """The change of one figure; accepted None: only look, judge nothing."""
    if old is None and new is None:
        return None
    if accepted is None:
        verdict = "" if old is None or new is None or new == old else "better" if new > old else "worse"
        return Change(figure, old, new, None, verdict)
    if old is None:
        return Change(figure, old, new, None, "new")
    if new is None:
        return Change(figure, old, new, None, "gone, accepted" if accepted else "GONE")
    if old_set and new_set and old_set["key"] != new_set["key"]:
        return Change(figure, old, new, None, "other documents: not compared")
    folds = [one.get("folds", {}).get(figure.name) if one else None for one in (old_set, new_set)]
    paired = all(folds) and len(folds[0]) == len(folds[1])
    around = noise(*folds) if paired else ALLOWANCE[figure.unit]
    if new > old:
        verdict = "better" if new - old > around else "better, within noise"
    elif new == old:
        verdict = "same"
    elif old - new > around + 1e-9:
        verdict = "worse, accepted" if accepted else "WORSE"
    else:
        verdict = "worse, within noise"
    return Change(figure, old, new, around, verdict)


def compare(old_run, new_run, asked, accepted=()):
    """The changes of all figures of the sets that were asked for (names of sets, None for the seed checks).  accepted: the names of figures that
    may fall, or "all"; None: only look, judge nothing."""
    rows = []
    for figure in FIGURES:
        if figure.set_name not in asked:
            continue
        take = [run["sets"].get(figure.set_name) for run in (old_run, new_run)]
        change = compare_one(figure, old_run["values"].get(figure.name), new_run["values"].get(figure.name), *take,
                             None if accepted is None else "all" in accepted or figure.name in accepted)
        if change:
            rows.append(change)
    return rows


def table_of_changes(rows):
    yield f"{'figure':36} {'before':>8} {'now':>8} {'change':>8} {'noise':>7}  {'target':>7}"
    for row in rows:
        figure = row.figure
        change = "-" if row.old is None or row.new is None else f"{row.new - row.old:+.3f}" if figure.unit == "of 1" else f"{row.new - row.old:+.2f}"
        around = "-" if row.noise is None else f"{row.noise:.3f}" if figure.unit == "of 1" else f"{row.noise:.2f}"
        yield (f"{figure.name:36} {figure.text(row.old):>8} {figure.text(row.new):>8} {change:>8} {around:>7}  "
               f"{'-' if figure.target is None else format(figure.target, 'g'):>7}  {row.verdict}")


def table_of_results(values):
    """The lines of bench/RESULTS.md."""
    yield "| figure | value | target | best known elsewhere |"
    yield "| --- | --- | --- | --- |"
    for figure in FIGURES:
        if figure.name in values:
            target = "" if figure.target is None else f"{figure.target:g}"
            yield f"| {figure.name} | **{figure.text(values[figure.name])}** | {target} | {figure.elsewhere} |"


def values_in_results(text):
    """{figure: number} out of the text of bench/RESULTS.md."""
    found = re.findall(r"^\| ([^|]+) \| \*\*([\d.]+)\*\* \|", text, re.MULTILINE)
    return {name: float(value) for name, value in found if name in BY_NAME}


def read_run(results_text, folds_text):
    """The committed run.  Folds of a set count only where they were written with the values that stand in the results."""
    values = values_in_results(results_text)
    sets = json.loads(folds_text) if folds_text else {}
    fitting = {}
    for name, one in sets.items():
        same = all(abs(values.get(figure, math.inf) - value) < 1e-6 for figure, value in one["values"].items())
        fitting[name] = one if same else {"key": one["key"], "folds": {}}
    return {"values": values, "sets": fitting}


def folds_text(run):
    sets = {name: dict(one, values={f.name: run["values"][f.name] for f in of_set(name) if f.name in run["values"]})
            for name, one in run["sets"].items()}
    lines = (f"{json.dumps(name)}: {json.dumps(sets[name], sort_keys=True)}" for name in sorted(sets))
    return "{\n" + ",\n".join(lines) + "\n}\n"
