"""How sure habeas is of events and how sure it may be: the golden texts whose events are all known, of which nobody looks at the blind ones.

`judged` are the lines of `test/golden/run.py HABEAS --events-json FILE`: one an event of the record, one a gold event that was missed.  An event is
right when a gold event of its type and reality has its word or is about the same, and it is about nobody else.  What the gold calls arguable counts
neither way.  Told as facts is what a case file shows outside of its doubtful part (src/views/casefile_events.c).
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
FEW = 5  # a type with fewer gold events gets no line of its own


def judge(habeas):
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        subprocess.run([sys.executable, os.path.join(ROOT, "test", "golden", "run.py"), habeas, "--events-json", file.name], stdout=subprocess.DEVNULL)
        return [json.loads(line) for line in open(file.name, encoding="utf-8")]


def threshold():
    with open(os.path.join(ROOT, "src", "record.c"), encoding="utf-8") as file:
        return float(re.search(r"hb_told_as_fact = ([\d.]+)", file.read()).group(1))


def ratio(part, whole):
    return 100 * part / whole if whole else 0.0


class Count:
    """Of some gold events and some that were found."""

    def __init__(self):
        self.gold, self.found, self.said, self.right = set(), set(), 0, 0

    def take(self, line, told):
        if line.get("gold") is not None:
            self.gold.add((line["text"], line["gold"]))
        if told and line["right"] is not None:
            self.said += 1
            self.right += line["right"]
            if line["right"]:
                self.found.add((line["text"], line["gold"]))

    def text(self):
        p, r = ratio(self.right, self.said), ratio(len(self.found), len(self.gold))
        return f"P {p:.2f} R {r:.2f} F1 {2 * p * r / (p + r) if p + r else 0:.2f} (gold {len(self.gold)}, told {self.said}, right {self.right})"


def lines_of(judged, least):
    """The figures, as the scorers of the sets print them."""
    counts = {"told as facts": Count(), "all that is read": Count()}
    for line in judged:
        missed = line.get("missed", False)
        counts["all that is read"].take(line, not missed)
        counts["told as facts"].take(line, not missed and line["shown"] and line["confidence"] >= least)
    lines = [f"{name} {count.text()}" for name, count in counts.items()]
    return lines + [f"HEADLINE told_as_facts_precision {ratio(counts['told as facts'].right, counts['told as facts'].said):.2f}"]


def reliability(judged):
    """The ten bins of confidence: how many, what was said, what was right; then the mean distance of the two, weighed by number."""
    bins = collections.defaultdict(list)
    for line in judged:
        if line["right"] is not None:
            bins[min(int(line["confidence"] * 10), 9)].append(line)
    total, error = sum(map(len, bins.values())), 0.0
    yield "| confidence | events | said, mean | right |"
    yield "| --- | --- | --- | --- |"
    for number in range(10):
        lines = bins[number]
        if not lines:
            yield f"| {number / 10:.1f} to {(number + 1) / 10:.1f} | 0 | | |"
            continue
        said, right = sum(line["confidence"] for line in lines) / len(lines), sum(line["right"] for line in lines) / len(lines)
        error += abs(said - right) * len(lines) / total
        yield f"| {number / 10:.1f} to {(number + 1) / 10:.1f} | {len(lines)} | {said:.2f} | {right:.2f} |"
    yield ""
    yield f"Mean distance of what is said and what is right (expected calibration error): {error:.3f}, over {total} events."


def by_type(judged, least):
    counts = collections.defaultdict(Count)
    for line in judged:
        told = not line.get("missed", False) and line["shown"] and line["confidence"] >= least
        counts[line["type"]].take(line, told)
    yield "| type | gold | told as facts | right of these, % | of the gold, % |"
    yield "| --- | --- | --- | --- | --- |"
    few = Count()
    for name, count in sorted(counts.items()):
        if len(count.gold) < FEW:
            few.gold |= count.gold
            few.found |= count.found
            few.said, few.right = few.said + count.said, few.right + count.right
            continue
        yield row(name, count)
    yield row(f"fewer than {FEW} each", few)


def row(name, count):
    precise = f"{ratio(count.right, count.said):.0f}" if count.said else ""
    return f"| {name} | {len(count.gold)} | {count.said} | {precise} | {ratio(len(count.found), len(count.gold)):.0f} |"


def section(judged):
    """What bench/RESULTS.md says of it."""
    least = threshold()
    for half, is_blind in (("blind half", True), ("open half, which the weights were learnt from", False)):
        part = [line for line in judged if line["blind"] == is_blind]
        yield from ["", f"## Confidence of events: {half}", "",
                    f"`test/golden/run.py build/habeas --events-json FILE`, {len({line['text'] for line in part})} texts; told as facts from {least:.2f} on.", ""]
        yield from reliability(part)
        yield ""
        yield from (f"- {line}" for line in lines_of(part, least)[:-1])
        if is_blind:
            yield ""
            yield from by_type(part, least)
