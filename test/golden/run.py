#!/usr/bin/env python3
"""Run habeas over the golden texts and say what it got right.

usage: run.py HABEAS [--update] [--show-blind] [--why] [--only NAME] [--events-json FILE]
       run.py --check | --show NAME

HABEAS is the program.  Prints TAP: one test a text, which fails when a line that baseline.tsv lists holds no longer; then what is violated,
what is missed (with --why: the events of that type that were found), and tables.  The texts of blind.txt count as one test, by their number
of lines that hold, and their lines are shown only on demand: nobody tunes on them.
  --update       write what holds now to baseline.tsv
  --only NAME    this text alone (no baseline)
  --check        only read the gold and say what is wrong with it
  --events-json FILE  write a JSON line for each event of the records of texts with whole events (confidence; right: true, false, or null for
                 what is neither asked for nor wrong), and one for each event of the gold that has none
  --show NAME    print a text with the number of its person in front of each mention, to proofread whole gold
"""
import argparse
import collections
import functools
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import single  # noqa: E402
from events import Judgement, TellingScore, Told  # noqa: E402
from matching import Expectation, Record  # noqa: E402
from people import GoldError, PersonExpectation, Whole  # noqa: E402
from score import Score  # noqa: E402

BLIND = "(blind)"
BLIND_SENTENCES = "(blind sentences)"


def join_lines(text):
    """The lines of gold; one that begins with white space continues the one before."""
    lines = []
    for line in text.splitlines():
        if line[:1].isspace():
            lines[-1] += " " + line.strip()
        elif line:
            lines.append(line.rstrip())
    return lines


def read_whole(text, lines, kinds):
    """(Whole, expectations) of a text whose gold is whole in `kinds`."""
    whole = Whole(text, lines, kinds)
    expectations, read, n_people = [], [], 0
    for line in lines:
        kind = line.split(" ", 1)[0]
        if kind in ("who", "they"):
            expectations.append(PersonExpectation(line, whole, n_people))
            n_people += 1
        elif kind not in ("free", "nobody", "other"):
            expectation = Expectation(line[4:] if kind == "may" else line, whole)
            read.append((expectation, kind == "may"))
            if expectation.kind == "relation" and not expectation.negative:
                whole.add_tie(expectation.plain[0], expectation.field("who"), expectation.field("of"), kind == "may")
            elif expectation.kind == "attribute" and not expectation.negative and expectation.plain[0] != "gender":
                whole.add_attribute(expectation.plain[0], expectation.field("of"), expectation.field("value"), kind == "may")
            if kind != "may":
                expectations.append(expectation)
    whole.told = Told(whole, read)
    if whole.errors:
        raise GoldError("; ".join(whole.errors))
    return whole, expectations


def read_golden(path):
    """(document for habeas extract, expectations, Whole or None) of one golden text."""
    name = os.path.splitext(os.path.basename(path))[0]
    with open(path, encoding="utf-8") as file:
        head, body, gold = file.read().split("\n---\n")
    document = {"id": name, "lang": "en"}
    for line in head.splitlines():
        key, value = line.split(": ", 1)
        document[key] = value
    kinds = document.pop("whole", "").split()
    title = document.get("title")
    document["text"] = f"{title}\n\n{body}" if title else body
    lines = join_lines(gold)
    try:
        whole, expectations = read_whole(document["text"], lines, kinds) if kinds else (None, [Expectation(line) for line in lines])
    except GoldError as error:
        raise GoldError(f"{name}.txt: {error}") from None
    return document, expectations, whole


def read_all():
    """(name, function that reads it) of each text, then of each sentence."""
    texts = sorted(n for n in os.listdir(HERE) if n.endswith(".txt") and n != "blind.txt")
    for name in texts:
        yield name, functools.partial(read_golden, os.path.join(HERE, name))
    for sentence in single.read_sentences():
        yield sentence[0]["id"], lambda sentence=sentence: sentence


def extract(habeas, documents):
    """The records of habeas extract, by id."""
    environment = dict(os.environ)
    if environment.get("HB_MODEL"):
        environment.setdefault("HABEAS_MODEL", environment["HB_MODEL"])
    lines = "".join(json.dumps(d) + "\n" for d in documents)
    run = subprocess.run([habeas, "extract", "-"], input=lines, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    if run.returncode:
        print(f"Bail out! habeas extract ended with {run.returncode} after {len(records)} of {len(documents)} records")
        sys.exit(1)
    return {r["doc"]["id"]: Record(r) for r in records}


class Result:
    def __init__(self, document, expectation, record, blind):
        self.name = document["id"]
        self.expectation = expectation
        self.record = record
        self.blind = blind
        self.found = expectation.holds(record)
        self.good = self.found != expectation.negative
        self.nearly = self.found or (expectation.kind == "event" and expectation.nearly_holds(record))

    @property
    def key(self):
        return f"{self.name}\t{self.expectation.text}"

    @property
    def group(self):
        """The test that it belongs to."""
        if self.blind:
            return BLIND_SENTENCES if self.expectation.kind == "sentence" else BLIND
        return self.name.split(": ")[0]


def read_baseline(path):
    """(keys of what holds, {blind group: how many lines hold})."""
    if not os.path.exists(path):
        return set(), {}
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    blind = dict(line.split("\t") for line in lines if line.startswith("(blind"))
    return {line for line in lines if not line.startswith("(blind")}, {group: int(number) for group, number in blind.items()}


def write_baseline(path, results):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Lines of gold that hold; run.py fails when one of them holds no longer, and run.py --update writes this file.\n")
        for group in (BLIND, BLIND_SENTENCES):
            file.write(f"{group}\t{sum(r.good for r in results if r.group == group)}\n")
        for key in sorted({r.key for r in results if r.good and not r.blind}):
            file.write(key + "\n")


def print_tests(results, baseline, blind_baseline):
    """TAP; returns how many tests failed."""
    by_name = collections.defaultdict(list)
    for result in results:
        by_name[result.group].append(result)
    print(f"1..{len(by_name)}")
    failures = 0
    for number, (name, own) in enumerate(sorted(by_name.items()), 1):
        lost = [r for r in own if not r.good and not r.blind and r.key in baseline]
        good = sum(r.good for r in own)
        failed = bool(lost) or good < blind_baseline.get(name, 0)
        failures += failed
        print(f"{'not ok' if failed else 'ok'} {number} - {name}: {good} of {len(own)} lines hold")
        if failed and name in blind_baseline:
            print(f"# the baseline is {blind_baseline[name]}")
        for result in lost:
            print(f"# held before: {result.key}")
    return failures


def print_bad(results, why):
    for title, negative in (("violated", True), ("missed", False)):
        for result in results:
            expectation, record = result.expectation, result.record
            if result.good or expectation.negative != negative:
                continue
            print(f"# {title}: {result.name}: {expectation.text}")
            types = expectation.plain[:1] if expectation.kind == "event" else getattr(expectation, "types", [])
            if why or negative:
                for event in record.data["events"]:
                    if event["type"] in types:
                        print(f"#     found {record.describe_event(event)}")


def percent(part, whole):
    return f"{100 * part / whole:6.1f}" if whole else "     -"


def print_table(title, results):
    """A line that must not be found and is found counts as a wrong answer of its kind; the lists of gold are not complete, so real
    precision is lower where wrong things were found that no line forbids.  Nearly: of an event, type, reality and whom it is about are right."""
    rows = collections.defaultdict(lambda: [0, 0, 0, 0, 0])
    for result in results:
        kinds = [result.expectation.kind, "all"]
        if result.expectation.kind == "event":
            kinds.append("event " + result.expectation.plain[0])
        elif result.expectation.kind == "sentence":
            kinds.append("event " + ("|".join(result.expectation.types) or "of any type"))
        for kind in kinds:
            at = 2 if result.expectation.negative else 0
            rows[kind][at] += 1
            rows[kind][at + 1] += result.found
            rows[kind][4] += result.nearly and not result.expectation.negative
    print(f"# {title}")
    print(f"# {'kind':34} {'asked':>6} {'found':>6} {'recall':>6} {'nearly':>6} {'forbidden':>9} {'found':>6} {'precision':>9}")
    for kind in sorted(rows, key=lambda k: (k == "all", k)):
        asked, found, forbidden, wrong, nearly = rows[kind]
        print(f"# {kind:34} {asked:6} {found:6} {percent(found, asked)} {nearly:6} {forbidden:9} {wrong:6} {percent(found, found + wrong):>9}")


def print_whole(tasks, records, blind, why):
    """The tables of whole gold, open and blind."""
    for title, is_blind in (("open half", False), ("blind half", True)):
        score, telling = Score(), TellingScore()
        for document, _, whole in tasks:
            if whole and (document["id"] in blind) == is_blind:
                answer = whole.answer(records[document["id"]])
                score.add(answer)
                judgement = Judgement(whole.told, answer.record)
                telling.add(judgement)
                for line in answer.complaints() + judgement.complaints() if why and not is_blind else ():
                    print(f"# {document['id']}: {line}")
        for part in (score, telling):
            if part.texts:
                print("\n".join("# " + line for line in part.table(title)))


def write_events(path, tasks, records, blind):
    with open(path, "w", encoding="utf-8") as file:
        for document, _, whole in tasks:
            if whole and whole.told.has("events"):
                for line in Judgement(whole.told, records[document["id"]]).lines(document["id"] in blind):
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_or_complain(only):
    """All texts, of which the gold is right."""
    tasks, bad = [], 0
    for name, task in read_all():
        try:
            if not only or name.startswith(only):
                tasks.append(task())
        except GoldError as error:
            bad += 1
            print(f"# {error}".replace("; ", "\n#     "))
    with open(os.path.join(HERE, "..", "..", "data", "event_types.txt"), encoding="utf-8") as file:
        types = {line.split(" |")[0] for line in file if not line.startswith("#")}
    for complaint in single.complaints(tasks, types):
        bad += 1
        print(f"# {complaint}")
    if bad:
        print(f"Bail out! the gold of {bad} texts or sentences is wrong")
        sys.exit(1)
    return tasks


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("habeas", nargs="?")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--show-blind", action="store_true")
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--events-json", metavar="FILE")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", metavar="NAME")
    arguments = parser.parse_args()
    with open(os.path.join(HERE, "blind.txt"), encoding="utf-8") as file:
        blind = {line.strip() for line in file if not line.startswith("#")}
    tasks = read_or_complain(arguments.only or arguments.show)
    if arguments.check or arguments.show:
        print("\n\n".join(whole.show() for _, _, whole in tasks if whole and arguments.show) or f"the gold of {len(tasks)} texts and sentences can be read")
        if arguments.check:
            counts = single.positive_counts(tasks)
            print("sentences that ask for a type: " + ", ".join(f"{kind} {counts[kind]}" for kind in sorted(counts)))
        return 0
    if not arguments.habeas:
        parser.error("which program?")
    records = extract(arguments.habeas, [document for document, _, _ in tasks])
    results = [Result(document, expectation, records[document["id"]], document["id"] in blind or single.is_blind(document["id"]))
               for document, expectations, _ in tasks for expectation in expectations]
    baseline_path = os.path.join(HERE, "baseline.tsv")
    if arguments.update:
        write_baseline(baseline_path, results)
    baseline, blind_baseline = (set(), {}) if arguments.only else read_baseline(baseline_path)
    failures = print_tests(results, baseline, blind_baseline)
    open_half = [r for r in results if not r.blind and r.expectation.kind != "sentence"]
    print_bad(results if arguments.show_blind or arguments.only else [r for r in results if not r.blind], arguments.why)
    sentences = [r for r in results if r.expectation.kind == "sentence"]
    for title, part in (("open half", open_half), ("blind half", [r for r in results if r.blind and r.expectation.kind != "sentence"]),
                        ("sentences, open", [r for r in sentences if not r.blind]), ("sentences, blind", [r for r in sentences if r.blind])):
        if part:
            print_table(title, part)
    for line in single.pair_table(sentences):
        print(f"# {line}")
    print_whole(tasks, records, blind, arguments.why)
    if arguments.events_json:
        write_events(arguments.events_json, tasks, records, blind)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
