#!/usr/bin/env python3
"""Record the analyses of the sentences in data/times.txt, with what must be read in them, as data/times.jsonl.

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


def expectation(text):
    match = re.fullmatch(r"(.+) = (\w+) ([^:]\S*?)(?:: (\S*)\.\.(\S*))?", text)
    if not match:
        sys.exit("record_times: cannot read: " + text)
    words, kind, value, earliest, latest = match.groups()
    one = {"words": words, "type": kind, "value": value}
    if earliest is not None:
        one.update(earliest=earliest, latest=latest)
    return one


def main(habeas):
    found = list(cases(os.path.join(HERE, "data", "times.txt")))
    given = "".join(json.dumps({"id": case, "text": text}) + "\n" for _, case, _, text, _ in found)
    answer = subprocess.run([habeas, "parse", "--json", "-"], input=given, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    analyses = {record["id"]: record for record in map(json.loads, answer.stdout.splitlines())}
    with open(os.path.join(HERE, "data", "times.jsonl"), "w", encoding="utf-8") as out:
        for group, case, published, text, expected in found:
            record = {"group": group, "expected": [expectation(one) for one in expected.split(" ; ")] if expected != "nothing" else []}
            record.update(analyses[case])
            record["text"] = text
            if published:
                record["published"] = published
            out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
