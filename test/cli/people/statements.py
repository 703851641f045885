"""Print who says what in an extraction record: statements.py RECORDS.jsonl"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    for record in map(json.loads, file):
        text, names = record["doc"]["text"], {e["id"]: e["name"] for e in record["entities"]}
        for statement in record["statements"]:
            content = statement["content"] if isinstance(statement["content"][0], list) else [statement["content"]]
            pieces = " ... ".join(text[start:end] for start, end in content)
            print(f"{names.get(statement['speaker'])} ({statement['kind']}): {pieces}")
