#!/usr/bin/env python3
"""Record the analyses of the sentences in data/times.txt and data/event_times.txt, with what must be read in them, as JSON lines beside them.

usage: record_times.py HABEAS

HABEAS is the built program with its language model.
"""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def cases(path):
    group, number = None, 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                group, number = line.strip("[]"), 0
                continue
            published, text, expected = (part.strip() for part in line.split(" | "))
            number += 1
            yield group, "%s %d" % (group, number), published if published != "-" else None, text, expected


def timex(text):
    match = re.fullmatch(r"(.+) = (\w+) ([^:]\S*?)(?:: (\S*)\.\.(\S*))?", text)
    if not match:
        sys.exit("record_times: cannot read: " + text)
    words, kind, value, earliest, latest = match.groups()
    one = {"words": words, "type": kind, "value": value}
    if earliest is not None:
        one.update(earliest=earliest, latest=latest)
    return one


def event(text):
    kind, value = text.split(" = ")
    return {"type": kind, "value": "" if value == "open" else value}


def record(habeas, name, expectation):
    found = list(cases(os.path.join(HERE, "data", name + ".txt")))
    given = "".join(json.dumps({"id": case, "text": text}) + "\n" for _, case, _, text, _ in found)
    answer = subprocess.run([habeas, "parse", "--json", "-"], input=given, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    analyses = {record["id"]: record for record in map(json.loads, answer.stdout.splitlines())}
    with open(os.path.join(HERE, "data", name + ".jsonl"), "w", encoding="utf-8") as out:
        for group, case, published, text, expected in found:
            line = {"group": group, "expected": [expectation(one) for one in expected.split(" ; ")] if expected != "nothing" else []}
            line.update(analyses[case])
            line["text"] = text
            if published:
                line["published"] = published
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    record(sys.argv[1], "times", timex)
    record(sys.argv[1], "event_times", event)
